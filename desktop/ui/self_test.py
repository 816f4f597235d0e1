"""A built program tries itself: a file or a font may be missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.documents.sheet import SheetData, set_paper
from desktop.documents.typesetter import Typesetter
from desktop.licences import without_text
from desktop.services.desk import Desk
from desktop.services.system_keyring import loads
from desktop.settings import Settings
from desktop.ui import theme

#: Who works in a self-test, in characters that any Chinese font has.
NAME = "自检"
#: One that every translation has.
A_WORD: Final = ("pages", "Settings")
NO_TYPE = "no font for Chinese on {where}: install one, such as fonts-noto-cjk (没有中文字体，请安装)"


class Tried(Protocol):
    """The program, as ``desktop.app`` wires it."""

    settings: Settings
    window: Any
    desk: Desk | None

    @property
    def folder(self) -> Path: ...

    def start(self) -> None: ...

    def end(self) -> None: ...


def tried(program: Tried, pages: Sequence[str], encrypts: bool) -> int:
    """Opens a desk that was written, sets a paper, loads the words, looks for Chinese type, shows every page,
    ends. ``encrypts``: whether a township's file was encrypted and opened again. Prints OK and returns 0 when all is
    well, else what is missing, a line each.
    """
    program.start()
    window, desk_now = program.window, program.desk
    if window is None or desk_now is None:
        print("the window does not open")
        return 1
    sheet = set_paper(SheetData(NAME, "000000", desk_now.now()), Typesetter())
    for page in pages:
        window.go(page)
        QCoreApplication.processEvents()
    missing = [
        words
        for words, there in (
            ("the list of gachas is missing", bool(desk_now.units.gachas())),
            ("nothing encrypts: SQLCipher's library is missing", encrypts),
            ("nothing speaks with the system's keyring: keyring's library is missing", loads()),
            ("papers cannot be set", sheet.pdf.startswith(b"%PDF")),
            ("the Chinese words are missing", QCoreApplication.translate(*A_WORD) != A_WORD[1]),
            ("a licence's text is missing", not without_text()),
            (NO_TYPE.format(where="the screen"), theme.shows(NAME)),
            (NO_TYPE.format(where="paper"), not sheet.unshown),
        )
        if not there
    ]
    program.end()
    print("\n".join(missing) or "OK")
    return 1 if missing else 0


def application() -> QApplication:
    """Without a screen, but on Windows: there Qt's offscreen platform knows no fonts, and a session always has one."""
    if sys.platform != "win32":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(["sumu"])
    assert isinstance(app, QApplication)
    return app
