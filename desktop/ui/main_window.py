"""The one window: side bar, pages, status line, and the keys that work everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import jobs
from desktop.settings import Settings
from desktop.ui import theme
from desktop.ui.guarded import guarded
from desktop.ui.icons import pixmap
from desktop.ui.notify import Banner, Notifier, Toast
from desktop.ui.page import Context, Found, Page, PageSpec
from desktop.ui.screens import fit
from desktop.ui.side import SidePages
from desktop.ui.sidebar import SideBar
from desktop.ui.widgets import label, restyle

if TYPE_CHECKING:
    from desktop.services.finding import Finding, Hit
    from desktop.ui.find_box import FindBox

#: The page of cards; pages that are not in the side bar are found there.
MORE = "more"
#: So many choices of the find box are offered again.
REMEMBERED = 8
_HEX = re.compile("(?:[0-9a-f]{2})+")
_NOTHING: list[Found] = []
#: The least size of the window: what a screen of 1366 × 768 at 150 % leaves with its bars.
LEAST = 840, 400
FOLD_UNDER = 1200  # window width in pixels, whatever the scale, under which the side bar shows icons only
PARTS = ("saved", "waiting", "synced", "plain", "encrypted")
_PART_ICONS = {
    "saved": "check-circle",
    "waiting": "cloud-arrow-up",
    "synced": "sync",
    "plain": "lock-simple-open",
    "encrypted": "lock-simple",
}


class StatusLine(QFrame):
    """Always says in words: saved, what waits since when, the last sync, and *not encrypted* where that is so."""

    pressed = Signal(str)  # a part was clicked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "status")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        row.setSpacing(theme.px(24))
        self._parts: dict[str, tuple[QWidget, QLabel, QLabel]] = {}
        for part in PARTS:
            box = QWidget()
            inner = QHBoxLayout(box)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(theme.px(6))
            picture, words = QLabel(), label("", "small")
            inner.addWidget(picture)
            inner.addWidget(words)
            box.setProperty("part", part)
            box.installEventFilter(self)
            box.hide()
            row.addWidget(box)
            self._parts[part] = box, picture, words
        row.addStretch(1)
        self.setMinimumHeight(theme.px(32))

    def say(self, part: str, text: str, tone: str = "neutral") -> None:
        """Say ``text`` in a part; "" takes it away."""
        box, picture, words = self._parts[part]
        words.setText(text)
        restyle(words, tone="" if tone == "neutral" else tone)
        colour = "muted" if tone == "neutral" else tone
        picture.setPixmap(pixmap(_PART_ICONS[part], theme.px(16), colour, self.devicePixelRatioF()))
        box.setVisible(bool(text))

    def text(self) -> str:
        """The whole line as it is read."""
        return " · ".join(words.text() for box, _, words in self._parts.values() if not box.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.pressed.emit(watched.property("part"))
        return super().eventFilter(watched, event)


class Cover(QWidget):
    """F9: hides every record at once, for when somebody comes to the desk. Any key or click takes it away."""

    lifted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        for words in (
            label(self.tr("Covered"), "title"),
            label(self.tr("F9 or a click shows the window again."), "muted"),
        ):
            outer.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lifted.emit()


class MainWindow(QMainWindow):
    """The window around ``specs``. ``make_context(window)`` gives what pages are handed.

    ``undo_asked`` and ``redo_asked`` (Ctrl+Z, Ctrl+Y outside a text), ``help_asked`` (F1, with the page's topic) and
    ``sync_asked`` are for the wiring; ``rebuild_asked`` when language or scale changed: the wiring builds another
    window and hands it this one's ``place()``.
    """

    undo_asked = Signal()
    redo_asked = Signal()
    help_asked = Signal(str)
    status_pressed = Signal(str)
    rebuild_asked = Signal()
    scale_asked = Signal(int)  # +1, -1; 0 back to the usual size
    closing = Signal()
    uncovered = Signal()
    lock_asked = Signal()

    def __init__(
        self,
        specs: Sequence[PageSpec],
        settings: Settings,
        make_context: Callable[[MainWindow], Context],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._specs = {spec.key: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self._left = False
        self._title = self.tr("Sumu Home")
        self._place_name = ""
        self._build(specs)
        self.notify = Notifier(self.banner, self.toast)
        self.context = make_context(self)
        self.side = SidePages(specs, settings, lambda kind: self.context.desk.records.holds(kind))
        self.side.changed.connect(self._show_side)
        self.context.bus.changed.connect(lambda changes: self.side.follow(changes.touches))
        self._show_side()
        self._bind_keys()
        program = QGuiApplication.instance()
        assert isinstance(program, QGuiApplication)
        program.applicationStateChanged.connect(self._on_program_left)
        self._restore_geometry()
        self._retitle()

    def _build(self, specs: Sequence[PageSpec]) -> None:
        self.sidebar = SideBar(specs)
        self.sidebar.chosen.connect(self.go)
        self.banner = Banner()
        self.pages = QStackedWidget()
        self.status = StatusLine()
        self.status.pressed.connect(self.status_pressed)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._banner_row = QVBoxLayout()
        self._banner_row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), 0)
        self._banner_row.addWidget(self.banner)
        right.addLayout(self._banner_row)
        right.addWidget(self.pages, 1)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addLayout(right, 1)
        central = QWidget()
        central.setProperty("look", "ground")
        outer = QVBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(upper, 1)
        outer.addWidget(self.status)
        self._ground = central
        self.setCentralWidget(central)
        self.toast = Toast(self, self.pages)
        self.cover = Cover(self)
        self.cover.lifted.connect(self.uncover)
        self._find_box: FindBox | None = None
        self.sidebar.find_asked.connect(self._open_find_box)
        self.setMinimumSize(*LEAST)

    @property
    def find_box(self) -> FindBox:
        """The find box (Ctrl+K), made when it is first asked for."""
        if self._find_box is None:
            from desktop.ui.find_box import FindBox

            self._find_box = FindBox(self, guarded(_NOTHING)(self._find), self._remember)
        return self._find_box

    def _open_find_box(self) -> None:
        if not self.cover.isVisible():
            self.find_box.open()

    def _find_box_shown(self) -> bool:
        return self._find_box is not None and self._find_box.isVisible()

    def _bind_keys(self) -> None:
        keys: list[tuple[str | QKeySequence.StandardKey, Callable[[], object]]] = [
            ("Ctrl+K", self._open_find_box),
            (QKeySequence.StandardKey.New, lambda: self._on_page(Page.new_record)),
            (QKeySequence.StandardKey.Print, lambda: self._on_page(Page.print_shown)),
            (QKeySequence.StandardKey.Find, lambda: self._on_page(Page.focus_search)),
            ("Ctrl+S", lambda: self._on_page(Page.flush)),  # drafts save themselves; the habit does no harm
            (QKeySequence.StandardKey.Undo, self._undo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+Shift+Z", self._redo),
            ("Esc", self._back),
            ("F1", lambda: self.help_asked.emit(self._help_topic())),
            ("F9", self.toggle_cover),
            ("F12", self.lock_asked.emit),
            ("Ctrl+=", lambda: self.scale_asked.emit(1)),
            ("Ctrl++", lambda: self.scale_asked.emit(1)),
            ("Ctrl+-", lambda: self.scale_asked.emit(-1)),
            ("Ctrl+0", lambda: self.scale_asked.emit(0)),
        ]
        for sequence, action in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(action)
        for number in range(9):
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self).activated.connect(partial(self._go_to_entry, number))

    def _go_to_entry(self, number: int) -> None:
        shown = self.side.shown()
        if number < len(shown) and not self.cover.isVisible():
            self.go(shown[number])

    def _show_side(self) -> None:
        self.sidebar.set_shown(self.side.shown())
        self.sidebar.set_chosen(self.current_key(), MORE)

    # --- pages ------------------------------------------------------------------------------------------------------

    def go(self, key: str, **where: Any) -> None:
        """Show a page, built now if it was never shown; an unknown key shows the first."""
        if key not in self._specs:
            if not self._specs:
                return
            if key and self.current() is not None:
                self.notify.toast(self.tr("Your role does not open this page."))
                return
            key, where = next(iter(self._specs)), {}
        page = self.page(key)
        if page is not self.pages.currentWidget():
            before = self.current()
            if before is not None:
                before.flush()
            self.pages.setCurrentWidget(page)
            self.settings.page = key
        self.sidebar.set_chosen(key, MORE)
        self.sidebar.setVisible(not page.alone)
        focus: QWidget | None = self.focusWidget()
        if where:
            page.go_to(**where)
        elif focus is None or not page.isAncestorOf(focus):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def page(self, key: str) -> Page:
        """The page ``key``, built if need be."""
        if key not in self._pages:
            page = self._specs[key].make(self.context)
            self._pages[key] = page
            self.pages.addWidget(page)
            page.stands_alone.connect(lambda alone, page=page: self._on_alone(page, alone))
        return self._pages[key]

    def _on_alone(self, page: Page, alone: bool) -> None:
        if page is self.pages.currentWidget():
            self.sidebar.setVisible(not alone)

    def current(self) -> Page | None:
        page = self.pages.currentWidget()
        return page if isinstance(page, Page) else None

    def current_key(self) -> str:
        page = self.current()
        return next((key for key, made in self._pages.items() if made is page), "")

    def place(self) -> dict[str, Any]:
        """Where one stands, for ``restore`` of a window built after this one."""
        return {"page": self.current_key(), "pages": {key: page.place() for key, page in self._pages.items()}}

    def restore(self, place: dict[str, Any]) -> None:
        key = place.get("page") or ""
        self.go(key, **place.get("pages", {}).get(key, {}))

    def flush(self) -> None:
        """Write what is being typed, or put it into its draft; nothing once the desk was left."""
        for page in () if self._left else self._pages.values():
            page.flush()

    def leave(self) -> None:
        """The desk is about to be closed: what is typed is kept, and nothing is typed or written here any more."""
        self.keep()
        self._left = True
        self.setEnabled(False)

    def _on_program_left(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.flush()

    def _on_page(self, action: Callable[[Page], object]) -> None:
        page = self.current()
        if page is not None and not self.cover.isVisible():
            # by name, so that the page's own method is called and not Page's
            getattr(page, action.__name__)()

    def _help_topic(self) -> str:
        page = self.current()
        return (page.help_topic or self.current_key()) if page else ""

    def _back(self) -> None:
        if self.cover.isVisible():
            return
        if self._find_box_shown():
            self.find_box.dismiss()
            return
        page = self.current()
        if page is not None and page.go_back():
            return
        self.banner.clear()

    def _undo(self) -> None:
        if not self.cover.isVisible():
            self.undo_asked.emit()

    def _redo(self) -> None:
        if self.cover.isVisible():
            return
        typed = self.focusWidget()
        # Not every system's text fields take these keys themselves.
        if isinstance(typed, QLineEdit | QTextEdit | QPlainTextEdit) and not typed.isReadOnly():
            typed.redo()
        else:
            self.redo_asked.emit()

    def _find(self, text: str) -> list[Found]:
        """What a text may mean; where nothing was typed, what was chosen before, then the pages."""
        from desktop.ui.found import PAGE

        specs = list(self._specs.values())
        if text:
            rows = [row for spec in specs if spec.find for row in guarded(_NOTHING)(spec.find)(self.context, text)]
            return rows + self._leading(self._finding.find(text))
        before = self._chosen_before()
        pages = [(PAGE, key.encode()) for key in self.side.shown()]
        return self._leading(self._finding.hits([*before, *(page for page in pages if page not in before)]))

    def _leading(self, hits: Sequence[Hit]) -> list[Found]:
        """Those that open on a page that she has."""
        from desktop.ui.found import found

        shown = (found(self.context, list(self._specs.values()), hit) for hit in hits)
        return [each for each in shown if each.page in self._specs]

    @cached_property
    def _finding(self) -> Finding:
        """What is found, read for the first time in the background while she begins to type."""
        from desktop.ui.found import PAGE, Pages

        made = self.context.desk.finding.with_own({PAGE: Pages(list(self._specs.values()))})
        jobs.run(lambda _task: made.prepare(), parent=self)
        return made

    def _chosen_before(self) -> list[tuple[str, bytes]]:
        parts = [str(kept).partition(":") for kept in self.settings.found]
        return [(group, bytes.fromhex(id_)) for group, _, id_ in parts if _HEX.fullmatch(id_)][:REMEMBERED]

    def _remember(self, chosen: Found) -> None:
        if chosen.chosen is not None:
            before = [each for each in self._chosen_before() if each != chosen.chosen]
            kept = [chosen.chosen, *before][:REMEMBERED]
            self.settings.found = [f"{group}:{id_.hex()}" for group, id_ in kept]
            self.settings.save_soon()

    # --- words around the pages -------------------------------------------------------------------------------------

    def set_badge(self, key: str, text: str) -> None:
        entry = self.sidebar.entry(key)
        if entry is not None:
            entry.set_badge(text)

    def set_status(self, part: str, text: str, tone: str = "neutral") -> None:
        self.status.say(part, text, tone)

    def say_where(self, place: str, person: str = "", title: str = "") -> None:
        """Whose records these are, in the title (there as ``title``, if given) and above the side bar."""
        self._place_name = title or place
        self.sidebar.say_where(place, person)
        self._retitle()

    def _retitle(self) -> None:
        covered = self.cover.isVisible() or not self._place_name
        self.setWindowTitle(self._title if covered else f"{self._title} · {self._place_name}")

    def ask_rebuild(self) -> None:
        """Once the running handler has returned: the window that asks is about to go."""
        QTimer.singleShot(0, self, self.rebuild_asked.emit)

    # --- the cover --------------------------------------------------------------------------------------------------

    def toggle_cover(self) -> None:
        if self.cover.isVisible():
            self.uncover()
        else:
            if self._find_box_shown():
                self.find_box.dismiss()
            self.cover.setGeometry(self.rect())
            self.cover.show()
            self.cover.raise_()
            self.cover.setFocus()
            self._ground.setEnabled(False)  # keys must not reach what is hidden
            self._retitle()

    def uncover(self) -> None:
        self.cover.hide()
        self._ground.setEnabled(True)
        self._retitle()
        page = self.current()
        if page is not None:
            page.setFocus()
        self.uncovered.emit()

    # --- Qt's side --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < FOLD_UNDER
        if folded != self.sidebar.folded:
            self.sidebar.set_folded(folded)
        if self.cover.isVisible():
            self.cover.setGeometry(self.rect())
        if self._find_box_shown():
            self.find_box.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep()
        self.closing.emit()
        super().closeEvent(event)

    def keep(self) -> None:
        """Remember drafts, page and geometry."""
        self.flush()
        self.settings.geometry = self.saveGeometry().toBase64().toStdString()
        self.settings.save_soon()

    def _restore_geometry(self) -> None:
        kept = QByteArray.fromBase64(self.settings.geometry.encode("ascii", "ignore"))
        if kept.isEmpty() or not self.restoreGeometry(kept):
            area = self.screen().availableGeometry()
            fit(self, 1366, 768)
            if area.width() <= 1366:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def raise_window(self) -> None:
        """Come to the front: the program was started a second time."""
        # Only what hides it goes: one that fills the screen still does.
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.setVisible(True)
        self.raise_()
        self.activateWindow()
