"""One finding and what can be done about it: its record opened, mended by one act, or said to be no fault here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.findings.declared import DECLARED, Found, Mend
from desktop.ui import theme
from desktop.ui.elided import ElidedLink
from desktop.ui.findings.words import about_words, how_words, place_of, subject_words
from desktop.ui.page import Context
from desktop.ui.roles import may_change
from desktop.ui.widgets import Flow, button, label

#: Finding's act → the kind that it writes to.
_WRITES = {Mend.END_TERM: "term", Mend.TAKE_DAY_OFF: "org_unit", Mend.UNDER_TOWNSHIP: "org_unit"} | {
    Mend.END_LINKS: "link"
}


def open_finding(context: Context, found: Found) -> None:
    """Opens the record that a finding is about."""
    page, where = place_of(context, found)
    context.window.go(page, **where)


def may_mend(context: Context, found: Found) -> bool:
    """Whether one act of who works here mends it."""
    mend = DECLARED[found.code].mend
    return mend is not Mend.OPEN and may_change(context.desk, _WRITES.get(mend, "appointment"))


class FindingActs(QWidget):
    """The buttons of one finding. ``passed``: one that was said to be no fault; ``opens``: with a way to its record."""

    def __init__(self, context: Context, found: Found, *, passed: bool = False, opens: bool = True) -> None:
        super().__init__()
        self._context, self._found = context, found
        row = Flow(self, 8)
        self.mend = button(self.tr("Mend"), self._mend, look="primary")
        self.open = button(self.tr("Open the record"), lambda: open_finding(context, found))
        self.pass_over = button(self.tr("Not a fault here"), self._pass_over, look="link")
        self.again = button(self.tr("Look at it again"), self._look_again)
        may_set = context.desk.township_settings.may_change
        shown = (
            (self.mend, not passed and may_mend(context, found)),
            (self.open, opens),
            (self.pass_over, not passed and may_set),
            (self.again, passed and may_set),
        )
        for widget, is_shown in shown:
            row.addWidget(widget)
            widget.setVisible(is_shown)

    def _mend(self) -> None:
        words = self.tr("Mended: {subject}").format(subject=subject_words(self._context, self._found))
        self._context.act(lambda: self._context.desk.findings.mend(self._found), words)

    def _pass_over(self) -> None:
        self._context.act(lambda: self._context.desk.findings.pass_over([self._found]), self.tr("Not a fault here"))

    def _look_again(self) -> None:
        words = self.tr("It stands in the list again")
        self._context.act(lambda: self._context.desk.findings.look_again([self._found]), words)


class Beside(QWidget):
    """Beside a record: what there is to look at about it, each line with its acts; hidden where there is nothing."""

    def __init__(self, context: Context, found: Sequence[Found]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(4))
        if found:
            column.addWidget(label(self.tr("To look at"), "section"))
        for each in found:
            line = ElidedLink(f"{each.code} · {about_words(context, each)}", partial(open_finding, context, each))
            column.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(label(how_words(each), "muted", wrap=True))
            column.addWidget(FindingActs(context, each, opens=False))
        if not found:
            self.hide()
