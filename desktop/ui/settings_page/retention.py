"""保存期限 Who is past her time: how many, since when, to be erased in one act or kept for a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.services import Changes
from desktop.services.retention import MOST_YEARS, Past
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.form_fields import NumberEditor, TextEditor
from desktop.ui.page import Context
from desktop.ui.widgets import Card, Pill, button, emptied, label


class RetentionCard(Card):
    """A line a class; what a person decides there is written as one act."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("How long it is kept"))
        self._context = context
        words = self.tr(
            "Nothing goes by itself. Whoever is past her time stands here; reports keep their numbers, and who held a"
            " post is not proposed. Reports, terms, congresses, meetings and money are kept for good."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(8))
        self.body.addLayout(self._lines)
        self.dialog: QDialog | None = None

    def refresh(self) -> None:
        """Looks anew who is past her time."""
        emptied(self._lines)
        for past in self._context.desk.retention.past():
            self._lines.addWidget(self._line(past))

    def _line(self, past: Past) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(label(f"{self._class_words(past.name, past.years)}\n{self._found_words(past)}", wrap=True), 1)
        if past.kept_until:
            row.addWidget(Pill(self.tr("kept")))
        may = self._context.desk.retention.may_decide
        acts: list[tuple[str, Callable[[], object], bool]] = [
            (self.tr("Years…"), partial(self.ask_years, past), may),
            (self.tr("Keep because…"), partial(self.ask_why, past), may and past.due),
            (self.tr("Look and erase…"), partial(self.ask_erase, past), may and bool(past.women)),
        ]
        for words, act, offered in acts:
            made = button(words, act, look="link")
            made.setEnabled(offered)
            row.addWidget(made)
        return line

    def _class_words(self, name: str, years: int) -> str:
        if not years:
            return {
                "moved": self.tr("Moved away: at once"),
                "died": self.tr("Died: at once"),
                "withdrawn": self.tr("Took her consent back: at once"),
            }[name]
        return {
            "moved": self.tr("Moved away: %n years after something was last written of her", "", years),
            "died": self.tr("Died: %n years after something was last written of her", "", years),
            "withdrawn": self.tr("Took her consent back: %n years after", "", years),
        }[name]

    def _found_words(self, past: Past) -> str:
        if not past.women:
            return self.tr("Nobody is past her time")
        words = self.tr("%n women are past their time, the first since {day}", "", len(past.women)).format(
            day=past.oldest
        )
        if past.kept_until:
            words += self.tr("; kept until {day}: {why}").format(day=past.kept_until, why=past.why)
        return words

    def ask_years(self, past: Past) -> OneAnswer:
        """For how many years a class is kept."""
        retention = self._context.desk.retention
        words = self.tr("For how many years? 0 to {most}.").format(most=MOST_YEARS)
        dialog = OneAnswer(self, words, NumberEditor(), past.years)
        dialog.answered = lambda years: self._act(
            lambda: retention.set_years(past.name, years if type(years) is int else -1),
            self.tr("The years were set"),
            dialog,
        )
        self.dialog = dialog
        dialog.open()
        return dialog

    def ask_why(self, past: Past) -> OneAnswer:
        """Why a class stays."""
        words = self.tr("Why do they stay? They are proposed again in a year. Write no names here.")
        dialog = OneAnswer(self, words, TextEditor(), "")
        dialog.answered = lambda why: self._act(
            lambda: self._context.desk.retention.keep(past.name, str(why or "")), self.tr("They stay"), dialog
        )
        self.dialog = dialog
        dialog.open()
        return dialog

    def ask_erase(self, past: Past) -> EraseSeveral:
        """Which of them go."""
        names = [(woman, shown_name(self._context.desk.people.name(woman))) for woman in past.women]
        dialog = EraseSeveral(self, names)
        dialog.answered = lambda women: self._act(
            lambda: self._context.desk.retention.erase(women), self.tr("They are erased"), dialog
        )
        self.dialog = dialog
        dialog.open()
        return dialog

    def _act(self, write: Callable[[], Changes], words: str, dialog: QDialog) -> None:
        if self._context.act(write, words) is not None:
            dialog.accept()
            self.refresh()


class OneAnswer(QDialog):
    """Asks for one value. ``answered`` takes it."""

    answered: Callable[[object], object]

    def __init__(self, parent: QWidget, words: str, editor: TextEditor, value: object) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How long it is kept"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        said = label(words, wrap=True)
        said.setMinimumWidth(theme.px(400))
        outer.addWidget(said)
        self.editor = editor
        editor.set_value(value)
        outer.addWidget(editor)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Leave it"), self.reject))
        self.go_on = button(self.tr("Set"), self._answer, look="primary")
        row.addWidget(self.go_on)
        outer.addLayout(row)

    def _answer(self) -> None:
        self.answered(self.editor.value())


class EraseSeveral(QDialog):
    """Their names, each with a tick that may be taken off; the rest goes for good. ``answered`` takes their ids."""

    answered: Callable[[tuple[bytes, ...]], object]

    def __init__(self, parent: QWidget, names: list[tuple[bytes, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Past their time"))
        self._women = [woman for woman, _ in names]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        words = self.tr(
            "Whoever has a tick goes for good, on every laptop and the server: name, phone, the words of visits and"
            " needs. Numbers of past reports stay. It cannot be taken back. Take the tick off whom you want to keep."
        )
        said = label(words, wrap=True)
        said.setMinimumWidth(theme.px(460))
        outer.addWidget(said)
        self.list = QListWidget()
        for _, name in names:
            item = QListWidgetItem(name, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.list.itemChanged.connect(lambda _item: self._count())
        outer.addWidget(self.list)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Leave it"), self.reject))
        self.erase_button = button("", lambda: self.answered(self.chosen()), look="danger")
        row.addWidget(self.erase_button)
        outer.addLayout(row)
        self._count()

    def chosen(self) -> tuple[bytes, ...]:
        """Those that go."""
        states = (self.list.item(row).checkState() for row in range(self.list.count()))
        return tuple(w for w, state in zip(self._women, states, strict=True) if state == Qt.CheckState.Checked)

    def _count(self) -> None:
        number = len(self.chosen())
        self.erase_button.setText(self.tr("Erase %n women for good", "", number))
        self.erase_button.setEnabled(number > 0)
