"""口径包 in Settings: which pack counts, set here, taken from a file of the banner, given to others as one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.forms_packs import Given, Pack
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.file_dialogs import ask_where_to_save, save_bytes, stick_folder
from desktop.ui.page import Context
from desktop.ui.roles import may_change
from desktop.ui.settings_page.pack_dialogs import PackDialog, TakeDialog, pack_lines
from desktop.ui.widgets import Card, Flow, button, chip_words, label

ENDING = ".sumupack"


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
        self.months_area = QWidget()
        self._months = Flow(self.months_area, 8)
        self.body.addWidget(self.months_area)
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
        self._months.clear()
        for since, pack in packs.all() if may else ():
            words = self.tr("Take away the one from {month}: {pack}")
            words = words.format(month=self._month(since), pack=pack.title)
            self._months.addWidget(button(chip_words(words), partial(self.delete, pack, since), look="link"))
        self.months_area.setVisible(bool(self._months.count()))
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

    def delete(self, pack: Pack, since: date) -> None:
        """Takes the pack of a month away; undo brings it back."""
        words = self.tr("Taken away: {pack}").format(pack=pack.title)
        self._context.act(lambda: self._context.desk.forms_packs.delete(pack, since), words)

    def ask(self) -> None:
        """Asks how the township counts."""
        own = self._context.desk.township_settings.closing_day(
            self._context.today(), self._context.settings.closing_day
        )
        pack = self.pack or Pack(self.tr("The township's own"), "1", closing=own)
        forms = [form.name for form in self._context.desk.office_forms.all()]
        PackDialog(self.window(), self.tr("Forms pack"), pack, self.months(), self.save, forms).open()

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
