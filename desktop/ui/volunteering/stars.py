"""星级: from how many hours on volunteers have one to five stars; off until the chair switches them on."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.volunteers import NATIONAL, SMALL
from desktop.ui import theme
from desktop.ui.form_fields import ComboEditor
from desktop.ui.inputs import LineEdit
from desktop.ui.page import Context
from desktop.ui.widgets import button, label

OFF, OWN = "off", "own"


def _said(hours: tuple[int, ...]) -> str:
    return "、".join(map(str, hours))


class StarsDialog(QDialog):
    """Off, the national steps, small ones, or one's own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Stars for hours"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("Stars for hours"), "heading"))
        words = label(
            self.tr(
                "From how many hours on volunteers have one, two … five stars. The program says who has reached them;"
                " a star stands once you award it. This holds for the whole township."
            ),
            "muted",
            wrap=True,
        )
        words.setMinimumWidth(theme.px(420))
        outer.addWidget(words)
        self._known = {OFF: (), "national": NATIONAL, "small": SMALL}
        options = [(OFF, self.tr("Off")), ("national", _said(NATIONAL)), ("small", _said(SMALL))]
        self.choice = ComboEditor([*options, (OWN, self.tr("Own"))], may_be_empty=False, width=320)
        self.choice.setAccessibleName(self.tr("Stars for hours"))
        self.choice.edited.connect(self._follow)
        outer.addWidget(self.choice)
        self.own = LineEdit()
        self.own.setPlaceholderText(self.tr("Five numbers: 20 50 100 200 300"))
        outer.addWidget(self.own)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(button(self.tr("Set"), self.save, look="primary"))
        outer.addLayout(row)
        held = context.desk.township_settings.volunteer_stars()
        key = next((key for key, hours in self._known.items() if hours == held), OWN)
        self.choice.set_value(key)
        self.own.setText(" ".join(map(str, held)) if key == OWN else "")
        self._follow()

    def _follow(self) -> None:
        self.own.setVisible(self.choice.value() == OWN)

    def hours(self) -> tuple[int, ...]:
        """What is chosen."""
        key = str(self.choice.value())
        if key in self._known:
            return self._known[key]
        return tuple(int(part) for part in re.findall("[0-9]{1,6}", self.own.text())) or (0,)

    def save(self) -> None:
        """Sets them for the township, and closes; what is no five rising numbers is told."""
        settings, hours = self._context.desk.township_settings, self.hours()
        words = self.tr("Stars for hours set") if hours else self.tr("Stars switched off")
        if self._context.act(lambda: settings.set_volunteer_stars(hours), words) is not None:
            self.accept()
