"""Where files come from and go to: every dialog that saves asks alike, and none begins in the program's own folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QFileDevice, QIODevice, QSaveFile, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import KnownError
from desktop.file_names import file_name, with_ending
from desktop.ui.drives import plugged_sticks
from desktop.ui.widgets import Ask

#: The files that tables come in.
TABLE_ENDINGS = "*.xlsx *.xls *.xlsm *.ods *.csv *.txt *.et"


def documents_folder() -> str:
    """The person's own documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def stick_folder() -> str:
    """The stick that is plugged in, else the person's own documents: where a dialog for something from outside
    begins."""
    sticks = plugged_sticks()
    return str(sticks[0].folder) if sticks else documents_folder()


def ask_where_to_save(parent: QWidget, title: str, name: str, ending: str, kind: str) -> Path | None:
    """Where a file is to be saved: the name as it was typed, with ``ending`` (such as ``.xlsx``) added where it is not
    there. None where she thought better of it. ``kind``: what such files are called.

    No file is replaced without being asked: by the dialog for the name that was typed, here for the completed one.
    """
    proposed = Path(documents_folder()) / file_name(name, ending)
    while True:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), f"{kind} (*{ending})")
        if not chosen:
            return None
        path = with_ending(Path(chosen), ending)
        if str(path) == str(Path(chosen)) or not path.exists() or _may_replace(parent, path):
            return path
        proposed = path


def _may_replace(parent: QWidget, path: Path) -> bool:
    translate = QCoreApplication.translate
    text = translate("files", "There is a file of this name already. What is in it would be lost.")
    answers = [
        ("no", translate("files", "Another name"), "primary"),
        ("yes", translate("files", "Replace it"), "danger"),
    ]
    return Ask.question(parent, translate("files", "Replace {name}?").format(name=path.name), text, answers) == "yes"


def save_bytes(body: bytes, path: Path) -> None:
    """Writes a file; one that stood there is replaced only once the new one is whole.

    On any thread. Raises ``KnownError``: ``file_no_room`` where the disk is full, ``file_in_use`` where a file of this
    name stands there and cannot be replaced (another program has it open), else ``file_unwritable``.
    """
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    written = file.write(QByteArray(body)) if opened else 0
    full = opened and 0 <= written < len(body)  # a part had room, and Qt calls that no error
    if not (file.commit() if opened and written == len(body) else False):
        if full or file.error() == QFileDevice.FileError.ResourceError:
            raise KnownError("file_no_room")
        raise KnownError("file_in_use" if opened and path.exists() else "file_unwritable")
