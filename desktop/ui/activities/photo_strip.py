"""Pictures of an activity: dragged here, pasted or chosen; small ones in a row; what is none is refused in words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.jobs import Task
from desktop.services.photos import Photos, Picture
from desktop.ui import theme
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.form import ErrorLine
from desktop.ui.icons import icon
from desktop.ui.messages import words_of
from desktop.ui.picture_bytes import picture_of
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Flow, button, label, restyle

SIDE = 88  # of a thumbnail, at scale 1
#: More files at once are a folder dropped by mistake.
MOST_AT_ONCE = 40

S = TypeVar("S", bound=Path | bytes)
T = TypeVar("T")


class Refused(NamedTuple):
    """A file that was not taken in, and why."""

    name: str
    error: KnownError


class _Thumbnail(QToolButton):
    """One picture: Enter or a double-click shows it large, Delete takes it away."""

    opened = Signal()
    removed = Signal()

    def __init__(self, body: bytes | None, may_remove: bool) -> None:
        super().__init__()
        self._may_remove = may_remove
        side = theme.px(SIDE)
        self.setFixedSize(side + theme.px(8), side + theme.px(8))
        self.setIconSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if body is None:
            self.setIcon(icon("image", "muted"))
            self.setIconSize(QSize(theme.px(32), theme.px(32)))
            set_tip(self, self.tr("This picture comes with the next sync."))
        else:
            self.setIcon(_rounded(body, side))
            set_tip(self, self.tr("Click to see it large; Delete takes it away") if may_remove else "")
        self.setAccessibleName(self.tr("Picture"))
        self.clicked.connect(self.opened)
        self.cross = QToolButton(self)
        self.cross.setIcon(icon("x-circle", "danger"))
        set_tip(self.cross, self.tr("Take away"))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setFixedSize(theme.px(26), theme.px(26))
        self.cross.setStyleSheet(f"background: {theme.tokens().raised}; border-radius: {theme.px(13)}px; padding: 0;")
        self.cross.move(self.width() - self.cross.width() - 1, 1)
        self.cross.setVisible(may_remove)
        self.cross.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._may_remove and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _rounded(body: bytes, side: int) -> QPixmap:
    """The middle of a picture as a square with round corners."""
    source = picture_of(body)
    filling = source.scaled(
        QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPainterPath()
    edge.addRoundedRect(0, 0, side, side, theme.px(6), theme.px(6))
    painter.setClipPath(edge)
    painter.drawPixmap((side - filling.width()) // 2, (side - filling.height()) // 2, filling)
    painter.end()
    return made


def pictures_in(mime: QMimeData) -> list[Path | bytes]:
    """The files and the picture that are dragged or pasted."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    # What a Mac leaves beside each file on a stick is none of hers.
    files: list[Path | bytes] = [path for path in paths if not path.name.startswith("._")]
    if paths:
        return files[:MOST_AT_ONCE]
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return []
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub leaves the device form out
    return [bytes(buffer.data().data())]


class PhotoStrip(QWidget):
    """``pictures()`` in the order in which they came. ``edited`` after a person added or took one away.

    Files are made small off the window's thread; ``busy`` while that goes on. Refused ones are named with the reason.
    ``may_add``: whether new ones are taken in here.
    """

    edited = Signal()
    added = Signal(list)  # list[Picture]
    added_elsewhere = Signal(bytes, list)  # whose, list[Picture]: they were read while something else came to be shown
    taken = Signal(object)  # Picture
    settled = Signal()  # nothing is being read any more

    def __init__(self, photos: Photos, parent: QWidget | None = None, *, may_add: bool = True) -> None:
        super().__init__(parent)
        self._photos, self._may_add = photos, may_add
        self._pictures: list[Picture] = []
        self._owner = b""
        self._read_only = False
        self._from = ""
        self.busy = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(6))
        self._area = QWidget()
        self._flow = Flow(self._area, 6)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.choose = button(self.tr("Choose pictures…"), self._choose, icon_name="image")
        self.paste_button = button(self.tr("Paste"), self.paste, look="flat", icon_name="copy")
        self.hint = label(self.tr("or drag them here"), "muted", wrap=True)
        self._reading = label("", "muted")
        row.addWidget(self.choose)
        row.addWidget(self.paste_button)
        row.addWidget(self.hint)
        row.addWidget(self._reading)
        row.addStretch(1)
        self.refused = ErrorLine()
        outer.addWidget(self._area)
        outer.addLayout(row)
        outer.addWidget(self.refused)
        self._reading.setVisible(may_add)
        self.set_read_only(False)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def pictures(self) -> list[Picture]:
        return list(self._pictures)

    def set_pictures(self, pictures: Sequence[Picture], owner: bytes) -> None:
        """Show these of a record, without ``edited``."""
        self._owner = owner
        self._pictures = list(dict.fromkeys(pictures))
        self.refused.say("")
        self._draw()

    def set_read_only(self, read_only: bool) -> None:
        """Only look."""
        self._read_only = read_only
        for widget in (self.choose, self.paste_button, self.hint):
            widget.setVisible(self._may_add and not read_only)
        self.setAcceptDrops(self._may_add and not read_only)
        self._draw()

    def _draw(self) -> None:
        self._flow.clear()
        for picture in self._pictures:
            made = _Thumbnail(self._photos.thumbnail(picture.sha256), not self._read_only)
            made.opened.connect(lambda picture=picture: self._open(picture))
            made.removed.connect(lambda picture=picture: self._take(picture))
            self._flow.addWidget(made)
        self._area.setVisible(bool(self._pictures))
        self._area.updateGeometry()

    def _open(self, picture: Picture) -> None:
        try:
            path = self._photos.copy_to_open(picture.sha256, f"{picture.sha256.hex()[:8]}.jpg")
        except KnownError as error:
            self.refused.say(words_of(error))
            return
        if path is None:
            words = self.tr("The picture is not on this laptop. It comes with a sync; if you have it, add it again.")
            self.refused.say(words)
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _take(self, picture: Picture) -> None:
        self._pictures = [other for other in self._pictures if other.sha256 != picture.sha256]
        self._draw()
        self.choose.setFocus()
        self.taken.emit(picture)
        self.edited.emit()

    # --- taking pictures in -------------------------------------------------------------------------------------------

    def add(self, sources: Sequence[Path | bytes]) -> None:
        """Take pictures in, off the window's thread."""
        if not sources or self._read_only:
            return
        self.refused.say("")
        self.busy += 1
        self._reading.setText(self.tr("Reading %n pictures…", "", len(sources)))
        owner = self._owner
        jobs.run(
            lambda task: take_in(self._photos.add, sources, task),
            lambda found: self._on_taken(owner, *found),
            self._on_failed,
            self,
        )

    def _on_taken(self, owner: bytes, taken: list[Picture], refused: list[Refused]) -> None:
        if owner != self._owner:
            self._settle()
            self.added_elsewhere.emit(owner, taken)
            return
        new = [picture for picture in dict.fromkeys(taken) if picture not in self._pictures]
        self._pictures += new
        self._draw()
        if refused:
            lines = [": ".join(part for part in (one.name, words_of(one.error)) if part) for one in refused]
            self.refused.say("\n".join(lines))
        self._settle()
        if new:
            self.added.emit(new)
            self.edited.emit()

    def _on_failed(self, error: KnownError) -> None:
        self.refused.say(words_of(error))
        self._settle()

    def _settle(self) -> None:
        self.busy -= 1
        if not self.busy:
            self._reading.setText("")
            self.settled.emit()

    def paste(self) -> bool:
        """Take what the clipboard holds; False where that is no picture."""
        sources = pictures_in(QGuiApplication.clipboard().mimeData())
        self.add(sources)
        if not sources:
            self.refused.say(self.tr("There is no picture on the clipboard."))
        return bool(sources)

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Choose pictures"),
            self._from or stick_folder(),
            self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.heic *.heif *.avif)"),
        )
        if names:
            self._from = str(Path(names[0]).parent)  # the next ones lie there as well
        self.add([Path(name) for name in names])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            restyle(self.hint, tone="accent")

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self.hint, tone="")
        self.add(pictures_in(event.mimeData()))
        event.acceptProposedAction()


def take_in(take: Callable[[S], T], sources: Sequence[S], task: Task) -> tuple[list[T], list[Refused]]:
    """What ``take`` made of each file, and those that it refused; what the disk does ends it all. Raises KnownError."""
    taken: list[T] = []
    refused: list[Refused] = []
    for source in sources:
        task.check()
        try:
            taken.append(take(source))
        except KnownError as error:
            if error.code in ("disk_full", "disk_read_only", "disk_error"):
                raise
            refused.append(Refused(_name_of(source), error))
        except Exception as error:  # a bug with one picture, reported as such; the others come all the same
            sys.excepthook(type(error), error, error.__traceback__)
            refused.append(Refused(_name_of(source), KnownError("bug")))
    return taken, refused


def _name_of(source: Path | bytes) -> str:
    return source.name if isinstance(source, Path) else ""
