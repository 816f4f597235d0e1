"""The side bar: an icon and a word for each page; it folds to icons where the window is narrow."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.icons import paint_icon
from desktop.ui.page import PageSpec
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Scroll, button, label

#: Pixels: unfolded at any scale, if its words need no more; folded at scale 1.
WIDTH, FOLDED = 200, 64
#: The least height of an entry; it has 40 where there is room (pixels at scale 1).
LEAST = 26


def _gap(pixels: int) -> int:
    """Room between the parts of an entry: with large type a little more, but not twice as much."""
    return min(theme.px(pixels), pixels + 4)


class Entry(QAbstractButton):
    """One page: bar and tint of the accent when chosen, a badge at the right (a dot over the icon when folded)."""

    def __init__(self, spec: PageSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(spec.title())
        self.setAccessibleName(spec.title())
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._icon, self._badge, self._folded = spec.icon, "", False

    def set_badge(self, text: str) -> None:
        self._badge = text
        self.setAccessibleName(f"{self.text()} {text}".strip())
        self._tell()
        self.update()

    def badge(self) -> str:
        return self._badge

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self._tell()
        self.update()

    def _tell(self) -> None:
        set_tip(self, f"{self.text()} {self._badge}".strip() if self._folded else "")

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        return QSize(theme.px(FOLDED) if self._folded else self.wanted_width(), theme.px(40))

    def wanted_width(self) -> int:
        """What icon, words and a badge need."""
        words = QFontMetrics(theme.font(weight=QFont.Weight.DemiBold)).horizontalAdvance(self.text())
        badge = (
            QFontMetrics(theme.font(theme.SMALL_POINTS)).horizontalAdvance("99") + theme.px(20) if self._badge else 0
        )
        return _gap(8) + _gap(12) + theme.px(20) + _gap(12) + words + badge + 2 * _gap(8)

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """Where large type leaves no room for all, they stand closer rather than over each other."""
        return QSize(theme.px(FOLDED), theme.px(LEAST))

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(_gap(8), theme.px(2), self.width() - 2 * _gap(8), self.height() - theme.px(4))
        radius = theme.px(8)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_tint if self.isChecked() else t.hover))
            painter.drawRoundedRect(box, radius, radius)
        if self.isChecked():
            painter.setBrush(QColor(t.accent))
            painter.drawRoundedRect(
                QRect(0, box.y() + theme.px(6), theme.px(4), box.height() - theme.px(12)), theme.px(2), theme.px(2)
            )
        if self.hasFocus():
            painter.setPen(QColor(t.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), radius, radius)
        colour = QColor(t.accent if self.isChecked() else t.text)
        side = theme.px(20)
        left = (self.width() - side) // 2 if self._folded else box.x() + _gap(12)
        icon = QRect(left, box.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, self._icon, icon, QColor(t.accent if self.isChecked() else t.muted))
        if self._folded:
            if self._badge:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(t.link))
                painter.drawEllipse(icon.topRight() + QPoint(theme.px(2), 0), theme.px(4), theme.px(4))
            return
        badge = self._paint_badge(painter, box) if self._badge else 0
        painter.setPen(colour)
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal))
        left = icon.right() + _gap(12)
        words = QRect(left, box.y(), box.right() - left - badge, box.height())
        shown = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_badge(self, painter: QPainter, box: QRect) -> int:
        """Draws the badge at the right end; returns the width that it takes."""
        t = theme.tokens()
        font = theme.font(theme.SMALL_POINTS)
        metrics = QFontMetrics(font)
        height = metrics.height()
        width = max(height, metrics.horizontalAdvance(self._badge) + theme.px(12))
        pill = QRect(box.right() - theme.px(8) - width, box.center().y() - height // 2 + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.link_tint))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(t.link))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._badge)
        return width + theme.px(8)


class SideBar(QFrame):
    """The entries, with whose laptop it is above them. ``chosen`` carries a page's key; ``find_asked`` opens the find
    box.
    """

    chosen = Signal(str)
    find_asked = Signal()

    def __init__(self, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sidebar")
        self._entries: dict[str, Entry] = {}
        self._group = QButtonGroup(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.px(16), 1, theme.px(8))
        outer.setSpacing(theme.px(2))
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(theme.px(20), 0, theme.px(12), theme.px(8))
        head.setSpacing(0)
        self.place = label("", "heading", wrap=True)
        self.person = label("", "small")
        head.addWidget(self.place)
        head.addWidget(self.person)
        outer.addWidget(self._head)
        self._find = button(
            self.tr("Find"), self.find_asked.emit, look="find", icon_name="magnifying-glass", tip="Ctrl+K"
        )
        self._find.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._find.setAccessibleName(self.tr("Find"))
        row = QVBoxLayout()
        row.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(8))
        row.addWidget(self._find)
        outer.addLayout(row)
        self._list = Scroll()  # large type and many pages: what has no room is scrolled to
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it is as wide as its words
        self._list.body.setSpacing(theme.px(2))
        self._list.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._fit())
        outer.addWidget(self._list, 1)
        for spec in sorted(specs, key=lambda spec: spec.foot):
            if spec.foot and not any(entry.property("foot") for entry in self._entries.values()):
                self._list.body.addStretch(1)
            entry = Entry(spec)
            entry.setProperty("foot", spec.foot)
            entry.clicked.connect(lambda _checked=False, key=spec.key: self.chosen.emit(key))
            self._group.addButton(entry)
            self._entries[spec.key] = entry
            self._list.body.addWidget(entry)
        if not any(spec.foot for spec in specs):
            self._list.body.addStretch(1)
        self._folded = False
        self.set_folded(False)

    @property
    def folded(self) -> bool:
        return self._folded

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self._make_room()
        self._find.setText("" if folded else self.tr("Find") + "   Ctrl+K")
        for entry in self._entries.values():
            entry.set_folded(folded)
        self._fit()

    def _make_room(self) -> None:
        """Whose laptop it is gives way to the pages: the window's title says it too."""
        inner = self._list.widget()
        assert inner is not None, "made with it"
        pages = inner.minimumSizeHint().height() + self._find.sizeHint().height() + theme.px(40)
        self._head.setVisible(not self._folded and pages + self._head.sizeHint().height() <= self.height())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _fit(self) -> None:
        """As wide as its words need: large type takes no more of the window than it must."""
        bar = self._list.verticalScrollBar()
        if self._folded:
            self.setFixedWidth(theme.px(FOLDED) + (bar.sizeHint().width() if bar.maximum() else 0))
            return
        words = [entry.wanted_width() for entry in self._entries.values() if not entry.isHidden()]
        wanted = max(words, default=0) + (bar.sizeHint().width() if bar.maximum() else 0)
        self.setFixedWidth(max(WIDTH, wanted, self._find.sizeHint().width() + theme.px(24)))

    def set_shown(self, keys: Collection[str]) -> None:
        """Which pages stand here; the others are away."""
        for key, entry in self._entries.items():
            entry.setVisible(key in keys)
        self._fit()

    def say_where(self, place: str, person: str) -> None:
        """Whose records these are: the township, and who uses this laptop."""
        self.place.setText(place)
        set_tip(self.place, place)
        self.person.setText(person)
        self.person.setVisible(bool(person))

    def set_chosen(self, *keys: str) -> None:
        """Mark a page without announcing it: the first of ``keys`` that stands here."""
        shown = [entry for key in keys if (entry := self._entries.get(key)) is not None and not entry.isHidden()]
        if shown:
            shown[0].setChecked(True)

    def entry(self, key: str) -> Entry | None:
        return self._entries.get(key)
