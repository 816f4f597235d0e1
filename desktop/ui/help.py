"""F1: a page of plain words about where one stands, beside the work, without a network.

The pages are Markdown in ``resources/help/<language>/<topic>.md``; ``index.md`` lists them all.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from desktop.resources import resource_path
from desktop.ui import theme, translation
from desktop.ui.widgets import label, tool_button

INDEX = "index"
#: Height of a line, in per cent of what the font asks for: Chinese text set tightly is tiring.
LINE_HEIGHT = 140


def page_of(topic: str, language: str) -> Path:
    """The page about ``topic``, or the list of all pages where there is none."""
    folder = resource_path("help") / language
    path = folder / f"{topic}.md"
    return path if topic and path.exists() else folder / f"{INDEX}.md"


class HelpPanel(QFrame):
    """Lies over the right side of ``window``; what is left of it can be worked in. Esc inside, F1 or ✕ closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("look", "raised")
        self.topic = ""
        self._visited: list[str] = []
        self._before: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        head = QHBoxLayout()
        self.back = tool_button("arrow-left", self.tr("Page before"), self._go_back)
        head.addWidget(self.back)
        head.addWidget(label(self.tr("Help"), "heading"), 1)
        head.addWidget(tool_button("list-bullets", self.tr("All pages"), lambda: self.show_topic(INDEX)))
        head.addWidget(tool_button("x", self.tr("Close (Esc)"), self.dismiss))
        outer.addLayout(head)
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        outer.addWidget(self.text, 1)
        for inside in (self.text, *self.findChildren(QWidget)):
            inside.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def toggle(self, topic: str) -> None:
        """F1: opens the page about ``topic``, or closes the panel when that page is open already."""
        if self.isVisible() and page_of(topic, translation.current()).stem == self.topic:
            self.dismiss()
            return
        if not self.isVisible():
            self._before = self.window().focusWidget()
            self._visited.clear()
        self.show_topic(topic)
        self._place()
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_topic(self, topic: str) -> None:
        """Shows the page about ``topic``."""
        path = page_of(topic, translation.current())
        if self.topic and self.isVisible() and self.topic != path.stem:
            self._visited.append(self.topic)
        self.topic = path.stem
        self.back.setVisible(bool(self._visited))
        self.text.setMarkdown(path.read_text(encoding="utf-8"))
        self._space_out()
        self.text.verticalScrollBar().setValue(0)

    def _space_out(self) -> None:
        """Room between the lines, and headings of the window's own sizes."""
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block = self.text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(spacing)
            level = block.blockFormat().headingLevel()
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                size = QTextCharFormat()
                size.setProperty(QTextFormat.Property.FontSizeAdjustment, max(0, 3 - level))
                cursor.mergeCharFormat(size)
            block = block.next()

    def dismiss(self) -> None:
        """Closes the panel; the cursor goes back to where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def _follow(self, url: QUrl) -> None:
        self.show_topic(url.path().removesuffix(".md"))

    def _go_back(self) -> None:
        if self._visited:
            topic = self._visited.pop()
            self.topic = ""  # going back is no visit
            self.show_topic(topic)

    def _place(self) -> None:
        window = self.parentWidget()
        assert window is not None, "laid over its window"
        margin = theme.px(8)
        width = min(theme.px(480), window.width() - 2 * margin)
        self.setGeometry(window.width() - width - margin, margin, width, window.height() - 2 * margin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # the key is this panel's, not the window's way back
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)


def toggle_help(window: QWidget, topic: str) -> None:
    """Shows the page of a topic beside the window's own, or takes it away where it stands there."""
    panel = window.findChild(HelpPanel) or HelpPanel(window)
    panel.toggle(topic)
