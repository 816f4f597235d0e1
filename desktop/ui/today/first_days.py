"""What to do first, while a township is empty: each step with the buttons that begin it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.today import Begun
from desktop.ui import theme
from desktop.ui.icons import pixmap
from desktop.ui.page import Context
from desktop.ui.roles import may_carry_off, may_change
from desktop.ui.widgets import Card, Flow, Pill, button, label

#: Width (at scale 1) from which two steps stand beside each other.
TWO_BESIDE = 820
#: Words of a button, and what it does.
Way = tuple[str, Callable[[], object]]


class Step(QWidget):
    """One thing to do, with a number or a tick, why, and the ways to begin."""

    def __init__(self, number: int, title: str, why: str, ways: Sequence[Way], *, done: bool, first: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        row.setSpacing(theme.px(12))
        mark: QLabel = Pill(str(number), "accent" if first else "neutral")
        if done:
            mark = QLabel()
            mark.setPixmap(pixmap("check-circle", theme.px(22), "accent", self.devicePixelRatioF()))
        mark.setFixedWidth(theme.px(32))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(label(title, "muted" if done else "section"))
        if not done:
            words.addWidget(label(why, "muted", wrap=True))
            area = QWidget()
            flow = Flow(area, 8)
            for place, (text, run) in enumerate(ways):
                flow.addWidget(button(text, run, look="primary" if first and not place else ""))
            words.addWidget(area)
        row.addLayout(words, 1)


class FirstDays(Card):
    """The steps from an empty township to a day's work; what was done is ticked."""

    def __init__(self, context: Context, begun: Begun) -> None:
        super().__init__(self.tr("What to do first"))
        desk, go = context.desk, context.window.go
        kept = desk.records.joined or desk.backups.last_to_stick() is not None
        keep: list[Way] = [(self.tr("Join a server"), lambda: go("sync"))] if not desk.records.joined else []
        if may_carry_off(desk):
            keep.append((self.tr("Back up to a stick"), lambda: go("settings", part="backup")))
        steps: list[tuple[bool, bool, str, str, list[Way]]] = [
            (
                may_change(desk, "person"),
                begun.women,
                self.tr("The roster of women"),
                self.tr(
                    "Choose the files that you keep in WPS or Excel, or paste their rows; or begin with one woman."
                ),
                [
                    (self.tr("Import a roster"), lambda: go("import")),
                    (self.tr("Add a woman"), lambda: go("people", new=True)),
                ],
            ),
            (
                may_change(desk, "home"),
                begun.homes,
                self.tr("The women's homes"),
                self.tr("Each gacha's home, and mobile ones at their winter and summer camps."),
                [(self.tr("Add a home"), lambda: go("homes", new=True))],
            ),
            (
                may_change(desk, "activity"),
                begun.activities,
                self.tr("The first activity"),
                self.tr("Who came, what was done. It takes a minute and needs no network."),
                [(self.tr("Log an activity"), lambda: go("activities", new=True))],
            ),
            (
                True,
                kept,
                self.tr("A second place for it all"),
                self.tr("A laptop can break: join the banner's server, or keep a backup on a stick."),
                keep,
            ),
        ]
        shown = [step for step in steps if step[0]]
        first = next((number for number, step in enumerate(shown) if not step[1]), -1)
        self._steps = [
            Step(number + 1, title, why, ways, done=done, first=number == first)
            for number, (_, done, title, why, ways) in enumerate(shown)
        ]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(32))
        self._grid.setVerticalSpacing(theme.px(12))
        self.body.addLayout(self._grid)
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        """Two beside each other where there is room, read from left to right."""
        columns = 2 if self.width() >= theme.px(TWO_BESIDE) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, step in enumerate(self._steps):
            self._grid.addWidget(step, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
