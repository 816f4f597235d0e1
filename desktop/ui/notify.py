"""Telling what happened without getting in the way: one banner, a toast with undo, and the report of a bug."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from bisect import bisect_right
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import __version__
from desktop.errors import KnownError
from desktop.ui import theme
from desktop.ui.icons import pixmap
from desktop.ui.messages import words_of
from desktop.ui.tips import set_tip
from desktop.ui.widgets import button, label, restyle, tool_button

log = logging.getLogger(__name__)

TOAST_MS = 7000
#: What a toast leaves free of its area at each side, its own edges counted (pixels at scale 1).
TOAST_MARGIN = 60
#: Below it: the status line, and the foot of a panel with the button that she presses next.
TOAST_ABOVE = 104
#: A longer text is broken into lines, and cut after the last one with the whole in its hint.
TOAST_WIDTH, TOAST_LINES = 640, 3
_ICONS = {"link": "info", "accent": "check-circle", "warn": "warning", "danger": "warning-circle", "neutral": "info"}


class Banner(QFrame):
    """The one line above a page that says what failed in the background; the next one replaces it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.key = ""
        self._action: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(6))
        row.setSpacing(theme.px(8))
        self._picture, self._text = QLabel(), label(wrap=True)
        self._button = button("", self._on_action)
        self._close = tool_button("x", self.tr("Close"), self.clear)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def say(
        self, text: str, tone: str = "warn", key: str = "", action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Say ``text`` until it is closed, replaced, or ``clear(key)`` says that it is over."""
        self.key, self._action = key, run
        self._text.setText(text)
        self._picture.setPixmap(pixmap(_ICONS[tone], theme.px(20), _colour(tone), self.devicePixelRatioF()))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        restyle(self, tone=tone)
        self.show()

    def text(self) -> str:
        return self._text.text()

    def clear(self, key: str | None = None) -> None:
        """Take the banner away; with a ``key`` only if it is the one that stands there."""
        if key is None or key == self.key:
            self.key, self._action = "", None
            self.hide()

    def _on_action(self) -> None:
        run = self._action
        self.clear()
        if run is not None:
            run()


def _colour(tone: str) -> str:
    return "muted" if tone == "neutral" else tone


class Toast(QFrame):
    """A few words at the foot of ``area`` (a part of the window, never beside it) that go away by themselves, with an
    undo: ``已删除 · 撤销``."""

    def __init__(self, window: QWidget, area: QWidget) -> None:
        super().__init__(window)
        self._area = area
        self.setProperty("look", "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        row.setSpacing(theme.px(16))
        self._text = label(wrap=True)
        self._whole = ""
        self._run: Callable[[], object] | None = None
        self._button = button("", self._on_action)
        row.addWidget(self._text)
        row.addWidget(self._button)
        row.addSpacing(theme.px(8))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.hide)
        area.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Say ``text``; with ``action`` a button that does ``run`` once."""
        self._whole, self._run = text, run
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """The whole text, also where there was no room for it."""
        return self._whole

    def press(self) -> None:
        """Do what the button offers (Ctrl+Z does the same)."""
        if self.isVisible() and self._run is not None:
            self._on_action()

    def _on_action(self) -> None:
        run, self._run = self._run, None
        self._timer.stop()
        self.hide()
        if run is not None:
            run()

    def _place(self) -> None:
        window, area = self.parentWidget(), self._area
        assert window is not None, "laid over its window"
        beside = 0 if self._button.isHidden() else self._button.sizeHint().width() + theme.px(16)
        room = max(theme.px(120), min(area.width() - beside - theme.px(2 * TOAST_MARGIN), theme.px(TOAST_WIDTH)))
        metrics = self._text.fontMetrics()
        self._text.setFixedWidth(min(room, metrics.horizontalAdvance(self._whole) + theme.px(4)))
        most = (TOAST_LINES + 0.5) * metrics.lineSpacing()  # a font for other scripts makes a line a little higher

        def too_high(words: str) -> bool:
            return metrics.boundingRect(0, 0, room, 10**6, Qt.TextFlag.TextWordWrap, words).height() > most

        shown = self._whole
        if too_high(shown):
            taken = bisect_right(range(1, len(shown)), False, key=lambda end: too_high(f"{shown[:end]}…"))
            shown = f"{shown[: max(1, taken)]}…"
        self._text.setText(shown)
        bounds = metrics.boundingRect(0, 0, self._text.width(), 10**6, Qt.TextFlag.TextWordWrap, shown)
        self._text.setFixedHeight(bounds.height() + theme.px(2))
        set_tip(self, self._whole if shown != self._whole else "")
        layout = self.layout()
        assert layout is not None, "made with it"
        layout.activate()  # or it is as high as the words before these
        self.adjustSize()
        left = area.mapTo(window, QPoint(0, 0)).x()
        self.move(left + (area.width() - self.width()) // 2, window.height() - self.height() - theme.px(TOAST_ABOVE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


class Notifier(QObject):
    """What pages call to tell something; the window owns the banner and the toast."""

    def __init__(self, banner: Banner, toast: Toast) -> None:
        super().__init__(banner)
        self.banner_, self.toast_ = banner, toast

    def banner(
        self, text: str, tone: str = "warn", key: str = "", action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        self.banner_.say(text, tone, key, action, run)

    def clear(self, key: str | None = None) -> None:
        self.banner_.clear(key)

    def toast(
        self, text: str, undo: Callable[[], object] | None = None, redo: Callable[[], object] | None = None
    ) -> None:
        """Say what was done, and offer to undo it; or what was undone, and offer to do it again."""
        action = self.tr("Undo") if undo else self.tr("Redo") if redo else ""
        self.toast_.say(text, action, undo or redo)

    def error(self, error: KnownError, retry: Callable[[], object] | None = None) -> None:
        """Say what went wrong and what to do, with "Try again" where it can be."""
        self.banner_.say(words_of(error), "danger", error.code, self.tr("Try again") if retry else "", retry)


def describe_bug(kind: type[BaseException], where: TracebackType | None) -> str:
    """What a programmer needs of an error, without personal data: no message, no values, only where it happened."""
    lines = [f"Sumu Home {__version__} · Python {platform.python_version()} · {platform.system()}", kind.__name__]
    for frame in traceback.extract_tb(where):
        place = frame.filename.replace("\\", "/").split("/")
        lines.append(f"  {'/'.join(place[-3:])}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


class CrashDialog(QDialog):
    """Shown for a bug: what happened in plain words, and the report to copy."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(self.tr("Something went wrong in the program"), "heading"))
        words = self.tr(
            "What was saved is safe, and you can go on. Please copy this report and send it to whoever looks after "
            "the program; it holds no names and no records."
        )
        outer.addWidget(label(words, wrap=True))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setMinimumSize(theme.px(560), theme.px(160))
        outer.addWidget(self._report)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Copy"), self.copy, icon_name="copy"))
        row.addWidget(button(self.tr("Go on"), self.accept, look="primary"))
        outer.addLayout(row)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


class CrashReporter(QObject):
    """Takes ``sys.excepthook`` (from any thread): logs and shows a bug once for each place where it happens.

    One that happens while a table is painted happens sixty times a second.
    """

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: set[str] = set()
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(args.exc_type, args.exc_value, args.exc_traceback)

    def report(self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), where)
            return
        text = describe_bug(kind, where)
        if text not in self._known:
            self._known.add(text)
            log.error("bug\n%s", text)
            self._caught.emit(text)

    @staticmethod
    def _show(text: str) -> None:
        dialog = CrashDialog(text)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
