"""履职积分 By what points are given: off, a table of a place that published its own, and its numbers changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.duty.points import BASE, GRADES, MINUS, PRESETS, TARGET, Item, Table
from desktop.ui import theme
from desktop.ui.form import Form, FormField, number
from desktop.ui.form_fields import ComboEditor
from desktop.ui.page import Context
from desktop.ui.record_words import options, term
from desktop.ui.screens import fit
from desktop.ui.widgets import Scroll, button, emptied, label

OFF = "off"


class TableDialog(QDialog):
    """It holds for the whole township and every year: what was printed stays as it was printed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._held = context.desk.duty.table()
        self.setWindowTitle(self.tr("Points for duty"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("Points for duty"), "heading"))
        self.choice = ComboEditor([(OFF, self.tr("Off")), *options("duty_preset")], may_be_empty=False, width=320)
        self.choice.setAccessibleName(self.tr("Points for duty"))
        self.choice.set_value(self._held.preset if self._held is not None else OFF)
        self.choice.edited.connect(self._follow)
        outer.addWidget(self.choice)
        self._scroll = Scroll()
        outer.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(button(self.tr("Set"), self.save, look="primary", tip="Ctrl+Enter"))
        outer.addLayout(row)
        self.form: Form | None = None
        self._follow()
        fit(self, theme.px(560), theme.px(640))

    def _follow(self) -> None:
        """The numbers of the chosen table."""
        emptied(self._scroll.body)
        self.form = None
        words = self.tr(
            "For executives alone; a full-time cadre has none. The tables are those of places that published theirs: "
            "take one and change its numbers. This holds for the whole township."
        )
        self._scroll.body.addWidget(label(words, "muted", wrap=True))
        table = self._table()
        if table is None:
            self._scroll.body.addStretch(1)
            return
        self.form = Form(
            [field for item in table.items for field in self._fields(item)] + self._grades(table), above=True
        )
        values: dict[str, Any] = {}
        for item in table.items:
            values |= {
                f"points_{item.code}": item.points,
                f"cap_{item.code}": item.cap,
                f"least_{item.code}": item.least,
            }
        values |= {f"grade_{grade}": least for grade, least in zip(GRADES, table.grades, strict=False)}
        self.form.load({name: value for name, value in values.items() if name in self.form.values()})
        self.form.submitted.connect(self.save)
        self._scroll.body.addWidget(self.form)
        self._scroll.body.addStretch(1)

    def _table(self) -> Table | None:
        chosen = str(self.choice.value())
        if self._held is not None and self._held.preset == chosen:
            return self._held
        return PRESETS.get(chosen)

    def _fields(self, item: Item) -> list[FormField]:
        what = term("duty_item", item.code)
        found = []
        if item.part != TARGET:
            found.append(number(f"points_{item.code}", self.tr("Points: {item}").format(item=what), needed=True))
        if item.part == TARGET or item.least > 1:
            found.append(number(f"least_{item.code}", self.tr("At least: {item}").format(item=what), needed=True))
        elif item.part not in (BASE, MINUS):
            found.append(number(f"cap_{item.code}", self.tr("At most: {item}").format(item=what), needed=True))
        return found

    def _grades(self, table: Table) -> list[FormField]:
        words = self.tr("From points on: {grade}")
        return [
            number(f"grade_{grade}", words.format(grade=term("duty_grade", grade)), needed=True)
            for grade in GRADES
            if table.adds_up
        ]

    def save(self) -> None:
        """Sets it, and closes; what cannot be is said beside its field."""
        made: Table | None = None
        if self.form is not None:
            if problems := self.form.problems():
                self.form.show_errors(problems)
                return
            made = self._made(self.form.values())
        desk = self._context.desk
        words = self.tr("Points for duty set") if made is not None else self.tr("Points switched off")
        try:
            if self._context.act(lambda: desk.duty.set_table(made), words) is not None:
                self.accept()
        except FieldErrors as error:
            if self.form is not None:
                self.form.show_errors(self._beside(error.fields))

    def _made(self, values: dict[str, Any]) -> Table | None:
        table = self._table()
        if table is None:
            return None

        def given(name: str, usual: int) -> int:
            return int(values[name]) if values.get(name) not in (None, "") else usual

        items = []
        for item in table.items:
            points = given(f"points_{item.code}", item.points)
            least, cap = given(f"least_{item.code}", item.least), given(f"cap_{item.code}", item.cap)
            if item.part != TARGET and f"cap_{item.code}" not in values and item.cap:
                cap = points  # what gives its points once gives no more
            items.append(item._replace(points=points, least=least, cap=cap))
        grades = tuple(given(f"grade_{grade}", 0) for grade in GRADES) if table.adds_up else ()
        return Table(table.preset, tuple(items), grades)

    def _beside(self, fields: dict[str, str]) -> dict[str, str]:
        assert self.form is not None
        there = self.form.values()
        found = {}
        for name, code in fields.items():
            named = (
                [f"grade_{grade}" for grade in GRADES]
                if name == "grades"
                else [f"{p}_{name}" for p in ("points", "least", "cap")]
            )
            found[next((each for each in named if each in there), name)] = code
        return found
