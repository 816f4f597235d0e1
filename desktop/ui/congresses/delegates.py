"""The delegates of a congress: added by name, from a list or a table, checked, replaced; the credentials report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import jobs
from desktop.errors import FieldErrors, KnownError
from desktop.services import codes
from desktop.services.congress.delegates import Delegate, Typed
from desktop.services.congress.tables import lines_of
from desktop.table_files.reading import read_sheets
from desktop.table_files.sheets import Sheet
from desktop.ui import theme
from desktop.ui.acting import W
from desktop.ui.congress_words import CODED
from desktop.ui.congresses.delegate_form import DelegateForm
from desktop.ui.dates import show_date
from desktop.ui.file_dialogs import TABLE_ENDINGS, stick_folder
from desktop.ui.form import ErrorLine
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_for, words_of
from desktop.ui.page import Context
from desktop.ui.person_picker import PersonPicker
from desktop.ui.record_words import field_words, options, term
from desktop.ui.roles import may_change
from desktop.ui.table import DataTable
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import button, label

_TONES = {"confirmed": "accent", "pending": "neutral", "refused": "danger", "withdrawn": "warn", "replaced": "warn"}


def _tone_of(row: Any) -> str:
    """How the credential in a row of (place, delegate) is shown."""
    return _TONES.get(row[1].credential, "neutral")


class DelegatesPart(QWidget):
    """The list, with what is done to those that are chosen in it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._delegates = context, context.desk.delegates
        self._congress: bytes | None = None
        self._rows: dict[bytes, Delegate] = {}
        self._old: bytes | None = None  # who is to be replaced
        writes = may_change(context.desk, "delegate")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        self.told = label("", wrap=True)
        outer.addWidget(self.told)
        adding = QHBoxLayout()
        adding.setSpacing(theme.px(8))
        self.picker = PersonPicker(context.desk.people.search, self.tr("Add a delegate by name"), visible=4)
        self.picker.picked.connect(self._on_picked)
        self.delegation = LineEdit()
        self.delegation.setPlaceholderText(self.tr("Delegation"))
        self.delegation.setAccessibleName(self.tr("Delegation"))
        self.delegation.setFixedWidth(theme.px(160))
        adding.addWidget(self.picker, 1)
        adding.addWidget(self.delegation)
        self.paste_button = button(self.tr("From a table…"), self.paste, icon_name="table")
        adding.addWidget(self.paste_button)
        outer.addLayout(adding)
        self.error = ErrorLine()
        outer.addWidget(self.error)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        self.confirm_all = button(self.tr("Confirm all who wait"), self._confirm_all)
        self.menu_button = button(self.tr("Those chosen…"), self._on_menu, look="flat")
        self.report = button("", self._turn_report, look="primary")
        for widget in (self.confirm_all, self.menu_button):
            acts.addWidget(widget)
        acts.addStretch(1)
        acts.addWidget(self.report)
        outer.addLayout(acts)
        every: list[QWidget] = [self.picker, self.delegation, self.paste_button, self.confirm_all]
        for each in [*every, self.menu_button, self.report]:
            each.setEnabled(writes)
        self.table = DataTable(
            "congress_delegates",
            [
                Column("number", self.tr("No."), lambda row: str(row[0]), width=56, number=True),
                Column("name", field_words("name_zh", "person"), self._named, width=160, stretch=True),
                Column("delegation", field_words("delegation"), lambda row: row[1].delegation, width=160),
                self._coded("category", 96),
                self._coded("vote", 112),
                self._coded("origin", 112),
                self._coded("credential", 112),
                Column("note", field_words("note"), lambda row: row[1].note, width=120, muted=True, drop=1),
            ],
            lambda _sort: list(self._rows),
            self._page,
            context.settings,
            Sort("number"),
        )
        self.table.setAccessibleName(self.tr("Delegates"))
        self.table.opened.connect(self.open_form)
        self.table.menu_asked.connect(lambda where: self.menu().popup(where))
        outer.addWidget(self.table, 1)

    def _coded(self, name: str, width: int) -> Column:
        tone: Callable[[Any], str] | None = _tone_of if name == "credential" else None
        return Column(
            name,
            field_words(name, "delegate"),
            lambda row: term(CODED[name], getattr(row[1], name)),
            width=width,
            tone=tone,
        )

    def _page(self, ids: Sequence[bytes]) -> list[tuple[int, Delegate] | None]:
        numbers = {id_: at for at, id_ in enumerate(self._rows, 1)}
        return [(numbers[id_], self._rows[id_]) if id_ in self._rows else None for id_ in ids]

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_congress(self, id: bytes) -> None:
        """Shows the delegates of a congress."""
        if id != self._congress:
            self._congress, self._old = id, None
            self.error.say("")
        self._rows = {each.id: each for each in self._delegates.of(id)}
        self.table.reload()
        self.picker.set_chosen({each.person for each in self._rows.values()})
        record = self._context.desk.congresses.get(id) or {}
        waiting = sum(each.credential == "pending" for each in self._rows.values())
        due = self._context.desk.congresses.due(id)
        words = self.tr("%n delegates", "", len(self._rows))
        words += " · " + self.tr("{n} are due").format(n=due)
        if record.get("quota"):
            words += " · " + self.tr("{n} planned").format(n=record["quota"])
        if waiting:
            words += " · " + self.tr("%n wait to be checked", "", waiting)
        if record.get("due") is not None:
            day = show_date(record["report_on"], self._context.today(), week=False)
            words += " · " + self.tr("report passed on {day}: what changes now changes no number").format(day=day)
        self.told.setText(words)
        self.confirm_all.setVisible(bool(waiting))
        self.report.setText(
            self.tr("Credentials report passed") if record.get("due") is None else self.tr("Take the report back")
        )

    # --- what is done -----------------------------------------------------------------------------------------------

    def _do(self, write: Callable[[], W], words: str) -> W | None:
        self.error.say("")
        try:
            return self._context.act(write, words)
        except FieldErrors as found:
            self.error.say("\n".join(words_for(code) for code in found.fields.values()))
            return None

    def _on_picked(self, person: bytes) -> None:
        congress, delegation, old = self._congress, self.delegation.text(), self._old
        assert congress is not None
        name = self._context.desk.people.name(person)
        if old is not None:
            self._old = None
            self.picker.field.setPlaceholderText(self.tr("Add a delegate by name"))
            self._do(
                lambda: self._delegates.replace(congress, old, person), self.tr("{name} in her place").format(name=name)
            )
            return
        self._do(
            lambda: self._delegates.add(congress, [(person, delegation, "")]),
            self.tr("Added: {name}").format(name=name),
        )

    def paste(self) -> PasteDialog:
        """Asks for lines of a table."""
        assert self._congress is not None
        dialog = PasteDialog(self._context, self.tr("Delegates from a table"), self._take_in, self)
        dialog.open()
        return dialog

    def _take_in(self, lines: Sequence[Typed]) -> bool:
        congress = self._congress
        assert congress is not None
        given = [(line.people[0], line.delegation, line.category) for line in lines]
        words = self.tr("%n delegates taken in", "", len(given))
        return self._do(lambda: self._delegates.add(congress, given), words) is not None

    def _confirm_all(self) -> None:
        self._set([id_ for id_, each in self._rows.items() if each.credential == "pending"], "credential", "confirmed")

    def _set(self, ids: Sequence[bytes], name: str, value: str | None) -> None:
        congress = self._congress
        assert congress is not None
        if ids:
            words = self.tr("%n delegates changed", "", len(ids))
            self._do(lambda: self._delegates.set(congress, ids, name, value), words)

    def _on_menu(self) -> None:
        self.menu().popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What may be done to those that are chosen."""
        ids, menu = self.table.chosen_ids(), QMenu(self)
        for name in ("credential", "category", "vote", "origin"):
            part = menu.addMenu(field_words(name, "delegate"))
            for code, words in options(CODED[name]):
                part.addAction(self._action(words, partial(self._set, ids, name, code), part))
        menu.addAction(self._action(self.tr("Delegation…"), partial(self._ask_delegation, ids), menu))
        if len(ids) == 1:
            menu.addAction(self._action(self.tr("Her details…"), partial(self.open_form, ids[0]), menu))
            menu.addAction(self._action(self.tr("Replace by another…"), partial(self._replace, ids[0]), menu))
        menu.addSeparator()
        menu.addAction(self._action(self.tr("Take out"), partial(self._take_out, ids), menu))
        menu.setEnabled(bool(ids) and may_change(self._context.desk, "delegate"))
        return menu

    @staticmethod
    def _action(words: str, clicked: Callable[[], object], parent: QWidget) -> QAction:
        made = QAction(words, parent)
        made.triggered.connect(lambda _checked=False: clicked())
        return made

    def _named(self, row: tuple[int, Delegate]) -> str:
        return self.tr("{name} (head)").format(name=row[1].name) if row[1].is_head else row[1].name

    def open_form(self, id: bytes) -> DelegateForm | None:
        """All that is written down of one delegate; None where she may not be changed here."""
        if id not in self._rows or self._congress is None or not may_change(self._context.desk, "delegate"):
            return None
        form = DelegateForm(self._context, self._congress, self._rows[id], self)
        form.open()
        return form

    def _ask_delegation(self, ids: Sequence[bytes]) -> None:
        text, taken = QInputDialog.getText(self, self.tr("Delegation"), self.tr("Delegation of those chosen"))
        if taken:
            self._set(ids, "delegation", text)

    def _replace(self, old: bytes) -> None:
        self._old = old
        words = self.tr("Who comes in the place of {name}?").format(name=self._rows[old].name)
        self.picker.field.setPlaceholderText(words)
        self.picker.field.setFocus()

    def _take_out(self, ids: Sequence[bytes]) -> None:
        congress = self._congress
        assert congress is not None
        words = self.tr("%n delegates taken out", "", len(ids))
        self._do(lambda: self._delegates.take_out(congress, ids), words)

    def _turn_report(self) -> None:
        congress, congresses = self._congress, self._context.desk.congresses
        assert congress is not None
        record = congresses.get(congress) or {}
        if record.get("due") is not None:
            self._do(lambda: congresses.take_back_report(congress), self.tr("Report taken back"))
            return
        day = record.get("day") or self._context.today().isoformat()
        self._do(lambda: congresses.pass_report(congress, day), self.tr("Report passed: who is due is fixed"))


class PasteDialog(QDialog):
    """Lines of a table: what is sure is taken in, the rest stays in the field with the reason. ``take_in`` gives
    whether it was."""

    def __init__(
        self, context: Context, title: str, take_in: Callable[[Sequence[Typed]], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._take_in = context, take_in
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(8))
        outer.addWidget(label(title, "heading"))
        words = self.tr(
            "One a line: name, delegation, kind (正式, 特邀, 列席), as copied from a table or typed with commas."
        )
        outer.addWidget(label(words, "muted", wrap=True))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(title)
        copied = QGuiApplication.clipboard().text()
        if "\n" in copied or "\t" in copied:
            self.text.setPlainText(copied)
        self.text.setMinimumSize(theme.px(520), theme.px(280))
        outer.addWidget(self.text, 1)
        self.told = label("", "small", wrap=True, tone="warn")
        outer.addWidget(self.told)
        row = QHBoxLayout()
        self.file = button(self.tr("From a file…"), self.choose, icon_name="folder-open")
        row.addWidget(self.file)
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Take in"), self.finish, look="primary")
        row.addWidget(self.take)
        outer.addLayout(row)

    def choose(self) -> None:
        """Asks for a file of tables."""
        kinds = self.tr("Tables ({endings})").format(endings=TABLE_ENDINGS)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open a table"), stick_folder(), kinds)
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Puts the people of a file of tables into the field, to be looked at before they are taken in."""
        self._reading(True)
        self.job = jobs.run(lambda task: read_sheets(path, lambda: task.cancelled), self._show, self._refused, self)

    def _reading(self, on: bool) -> None:
        self.file.setEnabled(not on)
        self.take.setEnabled(not on)

    def _show(self, sheets: Sequence[Sheet]) -> None:
        self._reading(False)
        lines = lines_of(sheets)
        self.told.setText("" if lines else self.tr("Nobody stands in this file."))
        if lines:
            typed = self.text.toPlainText().rstrip("\n")
            self.text.setPlainText("\n".join(filter(None, (typed, *lines))))

    def _refused(self, error: KnownError) -> None:
        self._reading(False)
        self.told.setText(words_of(error))

    def finish(self) -> None:
        """Takes in whoever is sure; who is not stays in the field."""
        lines = self._context.desk.delegates.read(self.text.toPlainText())
        sure = [line for line in lines if len(line.people) == 1]
        left = [line for line in lines if len(line.people) != 1]
        if sure and not self._take_in(sure):
            return
        if not left:
            self.accept()
            return
        several = self.tr("{name}: several bear this name, add her by the field above the list")
        unknown = self.tr("{name}: nobody on the roster, write her down there first")
        self.told.setText("\n".join((several if line.people else unknown).format(name=line.name) for line in left))
        kinds = {line: codes.label("delegate_category", line.category) for line in left}
        self.text.setPlainText("\n".join(f"{line.name}\t{line.delegation}\t{kinds[line]}" for line in left))
