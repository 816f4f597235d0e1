"""Files of one record: added by a button or dragged here, opened by the system's programs, saved elsewhere, taken away.

A page mounts it with ``FilesPanel(context, kind)`` and tells it which record is shown; it reads anew by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.files import ENDINGS, LIMIT, File, Taken, sort_of
from desktop.services.photos import Picture
from desktop.ui import theme
from desktop.ui.activities.photo_strip import MOST_AT_ONCE, PhotoStrip, Refused, take_in
from desktop.ui.file_dialogs import ask_where_to_save, save_bytes, stick_folder
from desktop.ui.files.line import FileLine
from desktop.ui.form import ErrorLine
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.roles import may_change
from desktop.ui.widgets import button, label, restyle


class FilesPanel(QWidget):
    """The files of a record of ``kind``, and its photos where no ``strip`` beside it shows them: then pictures that
    are added here go there. Takes no room while no record is shown."""

    def __init__(self, context: Context, kind: str, strip: PhotoStrip | None = None) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self._kind, self._strip = kind, strip
        self._owner: bytes | None = None
        self._stale = False
        self._from = ""
        self.busy = 0
        self.lines: list[FileLine] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(6))
        outer.addWidget(label(self.tr("Files"), "section"))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        outer.addLayout(self._list)
        self.photos = PhotoStrip(self._desk.photos, may_add=False)
        self.photos.taken.connect(self._on_picture_taken)
        outer.addWidget(self.photos)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(theme.px(8))
        self.choose = button(self.tr("Add files…"), self._choose, icon_name="paperclip")
        self.hint = label(self.tr("or drag them here"), "muted")
        foot.addWidget(self.choose)
        foot.addWidget(self.hint, 1)
        outer.addWidget(self._foot)
        self.limits = label("", "small", wrap=True)
        outer.addWidget(self.limits)
        self.refused = ErrorLine()
        outer.addWidget(self.refused)
        context.bus.changed.connect(self._on_changed)
        self.hide()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_record(self, id: bytes | None) -> None:
        """Shows the files of a record; None for one that does not stand yet."""
        if id != self._owner:
            self.refused.say("")
        self._owner = id
        self.setVisible(id is not None)
        if id is not None:
            self._draw(id)

    def _draw(self, owner: bytes) -> None:
        self._stale = False
        joined, writes = self._desk.records.joined, may_change(self._desk, "file")
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(file, joined, writes) for file in self._desk.files.of(owner)]
        pictures = self._desk.files.pictures_of(owner) if self._strip is None else {}
        self.photos.set_pictures(list(pictures.values()), owner)
        self.photos.set_read_only(not may_change(self._desk, "attachment"))
        self.photos.setVisible(bool(pictures))
        self._foot.setVisible(writes)
        self.setAcceptDrops(writes)
        self._say_limits(bool(self.lines or pictures), writes)

    def _say_limits(self, any_there: bool, writes: bool) -> None:
        waits = self._desk.records.may_change("file") and not writes
        if waits:
            self.limits.setText(self.tr("Files can be added once the banner's server is upgraded."))
        elif writes:
            text = self.tr("PDF, Word, Excel, pictures, recordings; at most {limit} each")
            self.limits.setText(text.format(limit=LIMIT))
        else:
            self.limits.setText("" if any_there else self.tr("No files"))
        self.limits.setVisible(bool(self.limits.text()))

    def _line(self, file: File, joined: bool, writes: bool) -> FileLine:
        line = FileLine(file, joined=joined, may_remove=writes)
        line.opened.connect(partial(self.open, file))
        line.saved.connect(partial(self.save, file))
        line.removed.connect(partial(self.remove, file))
        self._list.addWidget(line)
        return line

    def _on_changed(self, changes: Any) -> None:
        if self._owner is None or not (changes.remote or changes.touches("file", "attachment", "user")):
            return
        self._redraw()

    def _redraw(self) -> None:
        if self._owner is None:
            return
        if self.isVisible():
            self._draw(self._owner)
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._owner is not None:
            self._draw(self._owner)

    # --- adding -------------------------------------------------------------------------------------------------------

    def add(self, paths: Sequence[Path]) -> None:
        """Reads files off the window's thread and shows them with the record that is shown now."""
        paths = [path for path in paths if not path.name.startswith("._")][:MOST_AT_ONCE]  # a Mac's notes on a stick
        owner = self._owner
        if owner is None or not paths or self._foot.isHidden():
            return
        self.refused.say("")
        if self._strip is not None:
            pictures = [path for path in paths if sort_of(path.name) == "picture" and path.is_file()]
            self._strip.add(pictures)
            paths = [path for path in paths if path not in pictures]
        if not paths:
            return
        self.busy += 1
        self.hint.setText(self.tr("Reading %n files…", "", len(paths)))
        jobs.run(
            lambda task: take_in(self._desk.files.take, paths, task),
            lambda found: self._on_taken(owner, *found),
            self._on_failed,
            self,
        )

    def _on_taken(self, owner: bytes, taken: list[Taken], refused: list[Refused]) -> None:
        self._settle()
        if taken:
            words = self.tr("%n files added", "", len(taken))
            changes = self._context.act(
                lambda: self._desk.files.attach(self._kind, owner, taken), words, failed=self._on_refused
            )
            if changes is not None and not changes:  # it may be whole again all the same
                self._context.window.notify.toast(self.tr("These files are here already"))
                self._redraw()
        if refused:
            said = [self.refused.text(), *(": ".join((one.name, words_of(one.error))) for one in refused)]
            self.refused.say("\n".join(filter(None, said)))

    def _on_failed(self, error: KnownError) -> None:
        self._settle()
        self._on_refused(error)

    def _on_refused(self, error: KnownError) -> None:
        self.refused.say(words_of(error))

    def _settle(self) -> None:
        self.busy -= 1
        if not self.busy:
            self.hint.setText(self.tr("or drag them here"))

    def _choose(self) -> None:
        endings = " ".join(f"*.{ending}" for group in ENDINGS.values() for ending in group)
        kinds = f"{self.tr('Documents, tables, pictures, recordings')} ({endings})"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"), self._from or stick_folder(), kinds)
        if names:
            self._from = str(Path(names[0]).parent)  # the next ones lie there as well
        self.add([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            restyle(self.hint, tone="accent")

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self.hint, tone="")
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    # --- what is there ------------------------------------------------------------------------------------------------

    def open(self, file: File) -> None:
        """Hands a copy under the file's name to the program that the system has for it."""
        self.refused.say("")
        jobs.run(lambda _task: self._desk.files.copy_to_open(file), self._on_copied, self._on_refused, self)

    def _on_copied(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.refused.say(words_of(KnownError("file_no_program")))

    def save(self, file: File) -> None:
        """Saves a copy where she wants it, under the name that she types."""
        name, dot, ending = file.name.rpartition(".")
        path = ask_where_to_save(self, self.tr("Save a copy"), name, f"{dot}{ending.lower()}", self.tr("Files"))
        if path is None:
            return
        self.refused.say("")
        jobs.run(
            lambda _task: save_bytes(self._desk.files.body(file), path),
            lambda _: self._context.window.notify.toast(self.tr("Saved: {name}").format(name=path.name)),
            self._on_refused,
            self,
        )

    def remove(self, file: File) -> None:
        """Takes a file away; a toast brings it back."""
        self._context.act(lambda: self._desk.files.remove(file), self.tr("File taken away"))
        self.choose.setFocus()

    def _on_picture_taken(self, picture: Picture) -> None:
        owner = self._owner
        if owner is None:
            return
        for id_, shown in self._desk.files.pictures_of(owner).items():
            if shown.sha256 == picture.sha256:
                words = self.tr("Picture taken away")
                self._context.act(partial(self._desk.files.remove_picture, id_, self._kind, owner), words)
