"""选举办法: what the congress adopts before it votes. What is not chosen counts as the stricter reading."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.services.congress import RuleSet
from desktop.ui import theme
from desktop.ui.form import Form, FormField, choice, flag, number
from desktop.ui.page import Context
from desktop.ui.record_words import options
from desktop.ui.widgets import Scroll, button, label


class RulesDialog(QDialog):
    """Asks for the settings of a vote; they hold for elections that begin from now on."""

    def __init__(self, context: Context, congress: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._congress = context, congress
        self.setWindowTitle(self.tr("Rules of the vote"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("Rules of the vote (选举办法)"), "heading", wrap=True))
        words = self.tr("Elections that begin from now on are held by them; what was begun keeps its own.")
        outer.addWidget(label(words, "muted", wrap=True))
        self.form = Form(self._fields(), above=True)
        self.form.load(self._loaded())
        scroll = Scroll()
        scroll.body.addWidget(self.form)
        scroll.setMinimumSize(theme.px(520), theme.px(420))
        outer.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Adopt"), self.finish, look="primary")
        row.addWidget(self.take)
        outer.addLayout(row)

    def _fields(self) -> list[FormField]:
        return [
            choice("quorum_share", self.tr("How many must be here"), options("quorum_share"), may_be_empty=False),
            choice("quorum_bound", self.tr("… more than it, or it is enough"), options("bound")),
            choice("majority_base", self.tr("Half of whom elects"), options("majority_base"), may_be_empty=False),
            choice("majority_bound", self.tr("… more than half, or half is enough"), options("bound")),
            number("surplus", self.tr("More candidates than seats, at least"), half=True),
            number("surplus_percent", self.tr("… or in per cent"), half=True),
            choice("order", self.tr("Order of names"), options("name_order"), may_be_empty=False),
            choice("marks", self.tr("Where a name is marked"), options("ballot_marks"), may_be_empty=False),
            number("written_cells", self.tr("Fields for other names"), half=True),
            choice("blank", self.tr("A ballot without any mark is"), options("blank_ballot"), may_be_empty=False),
            choice("ties", self.tr("Equal at the last seat"), options("ties"), may_be_empty=False),
            choice("open_seats", self.tr("Seats that nobody won"), options("open_seats"), may_be_empty=False),
            choice("announcing", self.tr("Read out by"), options("announcing"), may_be_empty=False),
            flag("guests_vote", "", self.tr("Invited delegates have a vote")),
            flag("hands_for_list", "", self.tr("A show of hands is for the whole list")),
        ]

    def _loaded(self) -> dict[str, Any]:
        try:
            rules = self._context.desk.congresses.rules(self._congress)
        except KnownError:
            rules = RuleSet()
        return {**rules.frozen(), "quorum_share": f"{rules.quorum_part}_{rules.quorum_whole}"}

    def finish(self) -> None:
        """Adopts them; what is wrong is said beside its field."""
        problems = self.form.problems()
        if problems:
            self.form.show_errors(problems)
            return
        values = self.form.values()
        part, _, whole = str(values.pop("quorum_share")).partition("_")
        kept = {**self._loaded(), **values, "quorum_part": int(part), "quorum_whole": int(whole)}
        kept.pop("quorum_share")
        for name in ("surplus", "written_cells"):
            kept[name] = int(kept[name] or 0)
        percent = kept["surplus_percent"]
        kept["surplus_percent"] = None if percent in (None, "") else int(percent)
        for name in ("guests_vote", "hands_for_list"):
            kept[name] = bool(kept[name])
        rules, congresses = RuleSet.of(kept), self._context.desk.congresses
        if self._context.act(lambda: congresses.adopt(self._congress, rules), self.tr("Rules adopted")) is not None:
            self.accept()
