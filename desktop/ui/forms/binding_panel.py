"""What one cell of a form takes: a figure, a small sum of figures or a text; of which period, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.figures import DECLARED
from desktop.services.office_forms.template import What
from desktop.ui import theme
from desktop.ui.form import Form, choice
from desktop.ui.forms.words import figure_options, period_options, shown_options, text_options
from desktop.ui.widgets import button, label

#: Further figures of a sum, each with its sign.
_MORE = ("second", "third")


class BindingPanel(QWidget):
    """``taken(what, by_gacha)``: she said what the cell takes. ``cleared``: it takes nothing any more."""

    taken = Signal(object, bool)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        self.name = label("", "section")
        self.around = label("", "muted", wrap=True)
        self.said = label("", "error", wrap=True)
        outer.addWidget(self.name)
        outer.addWidget(self.around)
        outer.addWidget(self.said)
        signs = [("plus", self.tr("plus")), ("minus", self.tr("minus"))]
        fields = [
            choice("text", self.tr("Text"), text_options()),
            choice("first", self.tr("Figure"), figure_options([])),
            choice("second_sign", self.tr("Plus or minus"), signs, half=True),
            choice("second", self.tr("Another figure"), figure_options([]), half=True),
            choice("third_sign", self.tr("Plus or minus"), signs, half=True),
            choice("third", self.tr("Another figure"), figure_options([]), half=True),
            choice("period", self.tr("Period"), period_options(), may_be_empty=False),
            choice("shown", self.tr("Written"), shown_options(), may_be_empty=False),
        ]
        self.form = Form(fields, above=True)
        self.form.edited.connect(lambda _name: self._show_fields())
        outer.addWidget(self.form)
        self.blank_zero = QCheckBox(self.tr("Leave it empty where it is 0"))
        self.by_gacha = QCheckBox(self.tr("In each row the gacha that stands there"))
        outer.addWidget(self.blank_zero)
        outer.addWidget(self.by_gacha)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.take_button = button(self.tr("Take it"), self._on_take, look="primary")
        self.clear_button = button(self.tr("Nothing"), self.cleared.emit)
        row.addWidget(self.take_button)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        outer.addLayout(row)

    def show_cell(
        self,
        name: str,
        around: str,
        what: What | None,
        *,
        figures: Sequence[str],
        bound: bool,
        by_gacha: bool | None,
        refused: str = "",
    ) -> None:
        """Shows a cell. ``figures``: those that its words ask for; ``by_gacha``: None where it is in no row of a
        gacha; ``refused``: why it can take nothing."""
        self.name.setText(name)
        self.around.setText(around)
        self.around.setVisible(bool(around))
        self.said.setText(refused)
        self.said.setVisible(bool(refused))
        for each in ("first", *_MORE):
            editor: Any = self.form.editor(each)
            editor.set_options(figure_options(list(figures)))
        values: dict[str, Any] = {"period": "term", "shown": "plain"}
        if what is not None:
            terms = dict(zip(("first", *_MORE), what.terms, strict=False))
            values |= {each: id_ for each, (_, id_) in terms.items()}
            values |= {f"{each}_sign": "minus" if terms[each][0] < 0 else "plus" for each in _MORE if each in terms}
            values |= {"text": what.text or None, "period": what.period, "shown": what.shown or "plain"}
        self.blank_zero.setChecked(what is not None and what.blank_zero)
        self.by_gacha.setChecked(bool(by_gacha))
        self.form.load(values)
        self._may_gacha = by_gacha is not None
        self._refused = bool(refused)
        for widget in (self.form, self.take_button):
            widget.setVisible(not refused)
        self.clear_button.setVisible(bound)
        self._show_fields()

    def what(self) -> What | None:
        """What is chosen; None where nothing is."""
        values = self.form.values()
        if values["text"]:
            return What(text=values["text"])
        if not values["first"]:
            return None
        terms = [(1, values["first"])]
        terms += [(-1 if values[f"{each}_sign"] == "minus" else 1, values[each]) for each in _MORE if values[each]]
        shown = values["shown"] or "plain"
        return What(
            tuple(terms),
            period=values["period"] or "term",
            shown="" if shown == "plain" else shown,
            blank_zero=self.blank_zero.isChecked(),
        )

    def _show_fields(self) -> None:
        values = self.form.values()
        figure = bool(values["first"])
        share = figure and DECLARED[values["first"]].of is not None if values["first"] in DECLARED else False
        shown: dict[str, bool] = {
            "text": not figure,
            "first": not values["text"],
            "second_sign": figure and not share,
            "second": figure and not share and bool(values["second_sign"]),
            "third_sign": figure and bool(values["second"]),
            "third": figure and bool(values["second"]) and bool(values["third_sign"]),
            "period": figure,
            "shown": figure,
        }
        self.blank_zero.setVisible(figure and not self._refused)
        self.by_gacha.setVisible(figure and self._may_gacha and not self._refused)
        for name, visible in shown.items():
            self.form.show_field(name, visible)
        self.take_button.setEnabled(figure or bool(values["text"]))

    _may_gacha = _refused = False

    def _on_take(self) -> None:
        what = self.what()
        if what is not None:
            self.taken.emit(what, self.by_gacha.isChecked() and self._may_gacha and not what.text)
