"""口径包 in Settings: which pack counts, set here, taken from a file of the banner, given to others as one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.figures import FIGURES
from desktop.services.forms_packs import WITH_TARGET, Given, Pack
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.file_dialogs import ask_where_to_save, save_bytes, stick_folder
from desktop.ui.form import ErrorLine, Form, choice, number, text
from desktop.ui.messages import words_of
from desktop.ui.month.words import figure_words
from desktop.ui.page import Context
from desktop.ui.roles import may_change
from desktop.ui.screens import fit
from desktop.ui.widgets import Card, Scroll, button, label

ENDING = ".sumupack"
#: The size to begin with (pixels at scale 1).
WIDTH, HEIGHT = 640, 640


def pack_lines(pack: Pack) -> list[str]:
    """A pack in lines of words."""
    lines = [QCoreApplication.translate("PackCard", "A month's report ends on day {day}").format(day=pack.closing)]
    if pack.due is not None:
        words = QCoreApplication.translate("PackCard", "Due on day {day} by {clock}")
        lines.append(words.format(day=pack.due[0], clock=pack.due[1]))
    for id_, target in pack.targets.items():
        name = figure_words(FIGURES[id_]).strip("　… ") if id_ in FIGURES else id_
        words = QCoreApplication.translate("PackCard", "{figure}: {number} in the year")
        lines.append(words.format(figure=name, number=f"{target:,}"))
    return lines


class PackCard(Card):
    """Reads by itself what it shows: ``refresh``."""

    def __init__(self, context: Context) -> None:
        super().__init__("x")
        self.heading.setText(self.tr("Forms pack"))
        self._context = context
        self.shown = label("", wrap=True)
        self.details = label("", "muted", wrap=True)
        self.body.addWidget(self.shown)
        self.body.addWidget(self.details)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.change_button = button(self.tr("Change…"), self.ask)
        self.take_button = button(self.tr("Take from a file…"), self._choose, icon_name="folder-open")
        self.give_button = button(self.tr("Save as a file…"), self._give, icon_name="export")
        for made in (self.change_button, self.take_button, self.give_button):
            row.addWidget(made)
        row.addStretch(1)
        self.body.addLayout(row)
        self.refresh()

    @property
    def pack(self) -> Pack | None:
        """The one that counts this month; before the first, the one that begins next."""
        packs = self._context.desk.forms_packs
        found = packs.all()
        return packs.at(self._context.today()) or (found[0][1] if found else None)

    def refresh(self) -> None:
        """Shows what counts now and what comes."""
        packs, today = self._context.desk.forms_packs, self._context.today()
        now = packs.at(today)
        if now is None:
            self.shown.setText(
                self.tr("None yet: months close on the day that is set above. The banner may give one as a file.")
            )
        else:
            self.shown.setText(" · ".join(part for part in (now.title, now.office) if part))
        lines = pack_lines(now) if now is not None else []
        if packs.needs_update(today):
            lines.append(self.tr("A newer version of the program set the one of this month; update to count by it."))
        for since, pack in packs.all():
            if since > today:
                lines.append(self.tr("From {month}: {pack}").format(month=self._month(since), pack=pack.title))
        self.details.setText("\n".join(lines))
        self.details.setVisible(bool(lines))
        may = may_change(self._context.desk, "forms_pack")
        self.change_button.setVisible(may)
        self.take_button.setVisible(may and may_change(self._context.desk, "form_template", "file"))
        self.give_button.setVisible(self.pack is not None)

    def _month(self, since: date) -> str:
        return show_date(since.isoformat()[:7], self._context.today())

    def months(self) -> list[tuple[str, str]]:
        """(first day as ISO, words) of the months from which a pack may count: this one and the next two."""
        first = self._context.today().replace(day=1)
        found = []
        for _ in range(3):
            found.append((first.isoformat(), self._month(first)))
            first = (first + timedelta(days=32)).replace(day=1)
        return found

    def ask(self) -> None:
        """Asks how the township counts."""
        own = self._context.desk.township_settings.closing_day(
            self._context.today(), self._context.settings.closing_day
        )
        pack = self.pack or Pack(self.tr("The township's own"), "1", closing=own)
        PackDialog(self.window(), self.tr("Forms pack"), pack, self.months(), self.save).open()

    def save(self, pack: Pack, since: date) -> bool:
        """From a month on; whether that went through. What is wrong is raised."""
        words = self.tr("From {month} on it counts by {pack}").format(month=self._month(since), pack=pack.title)
        packs = self._context.desk.forms_packs

        def failed(error: KnownError) -> None:
            raise error

        return self._context.act(lambda: packs.save(pack, since), words, failed=failed) is not None

    # --- files ------------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        words = self.tr("Take a forms pack from a file")
        chosen, _ = QFileDialog.getOpenFileName(self, words, stick_folder(), f"{self.tr('Forms pack')} (*{ENDING})")
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Reads a pack and shows what is in it."""
        packs = self._context.desk.forms_packs
        jobs.run(lambda _task: packs.of_file(path), self._on_read, self._failed, self)

    def _on_read(self, given: Given) -> None:
        known = {(form.name, form.office) for form in self._context.desk.office_forms.all()}
        lines = pack_lines(given.pack)
        for name, office, _, _ in given.forms:
            words = (
                self.tr("Form in place of the one here: {name}") if (name, office) in known else self.tr("Form: {name}")
            )
            lines.append(words.format(name=name))
        TakeDialog(self.window(), given.pack, lines, self.months(), partial(self.take, given)).open()

    def take(self, given: Given, since: date) -> bool:
        """The pack and its forms; whether that went through."""
        words = self.tr("From {month} on it counts by {pack}").format(month=self._month(since), pack=given.pack.title)
        packs = self._context.desk.forms_packs
        return self._context.act(lambda: packs.take(given, since), words) is not None

    def _give(self) -> None:
        pack = self.pack
        if pack is None:
            return
        chosen = ask_where_to_save(self, self.tr("Save the forms pack"), pack.title, ENDING, self.tr("Forms pack"))
        if chosen is not None:
            self.give(chosen)

    def give(self, path: Path) -> None:
        """Writes the pack with the township's forms."""
        pack, packs = self.pack, self._context.desk.forms_packs
        if pack is None:
            return
        jobs.run(lambda _task: save_bytes(packs.to_file(pack), path), partial(self._given, path), self._failed, self)

    def _given(self, path: Path, _done: object) -> None:
        self._context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))

    def _failed(self, error: KnownError) -> None:
        self._context.window.notify.error(error)


class PackDialog(QDialog):
    """``save(pack, since)`` gives whether it went through."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        pack: Pack,
        months: list[tuple[str, str]],
        save: Callable[[Pack, date], bool],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._pack, self._save = pack, save
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(20)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(title, "heading"))
        words = self.tr("It counts from the month that you choose; reports that are frozen stay as they are.")
        outer.addWidget(label(words, "muted", wrap=True))
        days = [(str(day), self.tr("Day {n}").format(n=day)) for day in range(1, 32)]
        fields = [
            text("name", self.tr("Name"), limit=80, needed=True),
            text("version", self.tr("Version"), limit=80, width=160),
            text("office", self.tr("Office"), limit=80),
            choice("since", self.tr("From"), months, may_be_empty=False),
            choice("closing", self.tr("A month ends on"), days, may_be_empty=False),
            choice("due_day", self.tr("Due on"), days),
            text("due_clock", self.tr("by"), hint="18:00", width=96),
            *(
                number(id_, figure_words(FIGURES[id_]).strip("　… "), unit="")
                for id_ in WITH_TARGET
                if "unknown" not in id_
            ),
        ]
        self.form = Form(fields)
        values: dict[str, Any] = {"name": pack.name, "version": pack.version, "office": pack.office or None}
        values |= {"since": months[0][0], "closing": str(pack.closing), **pack.targets}
        if pack.due is not None:
            values |= {"due_day": str(pack.due[0]), "due_clock": pack.due[1]}
        self.form.load(values)
        scroll = Scroll()
        scroll.body.addWidget(self.form)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        self.said = ErrorLine()
        outer.addWidget(self.said)
        row = QHBoxLayout()
        row.addWidget(
            label(self.tr("Numbers are targets of the year; leave out what has none."), "small", wrap=True), 1
        )
        row.addWidget(button(self.tr("Not yet"), self.reject))
        self.save_button = button(self.tr("Keep it"), self._on_save, look="primary")
        row.addWidget(self.save_button)
        outer.addLayout(row)
        fit(self, theme.px(WIDTH), theme.px(HEIGHT))

    def pack(self) -> Pack:
        """What stands in the fields."""
        values = self.form.values()
        due = None
        if values["due_day"]:
            due = (int(values["due_day"]), values["due_clock"] or "18:00")
        targets = {id_: target for id_, target in self._pack.targets.items() if id_ not in values}
        targets |= {id_: values[id_] for id_ in WITH_TARGET if values.get(id_)}
        return Pack(
            values["name"] or "", values["version"] or "", values["office"] or "", int(values["closing"]), due, targets
        )

    def _on_save(self) -> None:
        problems = self.form.problems()
        self.form.show_errors(problems)
        if problems:
            return
        try:
            if self._save(self.pack(), date.fromisoformat(self.form.values()["since"])):
                self.accept()
        except KnownError as error:
            self.said.say(words_of(error))


class TakeDialog(QDialog):
    """What a file holds, and from which month on it is to count. ``take(since)`` gives whether it went through."""

    def __init__(
        self,
        parent: QWidget,
        pack: Pack,
        lines: list[str],
        months: list[tuple[str, str]],
        take: Callable[[date], bool],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(pack.title)
        self._take = take
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(20)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(pack.title, "heading", wrap=True))
        if pack.office:
            outer.addWidget(label(pack.office, "muted", wrap=True))
        scroll = Scroll()
        for line in lines:
            scroll.body.addWidget(label(line, wrap=True))
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        self.form = Form([choice("since", self.tr("From"), months, may_be_empty=False)])
        self.form.load({"since": months[0][0]})
        outer.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Not yet"), self.reject))
        self.take_button = button(self.tr("Take it"), self._on_take, look="primary")
        row.addWidget(self.take_button)
        outer.addLayout(row)
        fit(self, theme.px(520), theme.px(420))

    def _on_take(self) -> None:
        if self._take(date.fromisoformat(self.form.values()["since"])):
            self.accept()
