"""The program in a process of its own, which ends as it is told: ``python -m tests.ui.last_run FOLDER HOW``.

Prints one line of JSON once its window stands: what its banner says. ``HOW``: ``close``, ``crash`` (a bug whose words
hold a woman's name and phone, then a breakdown of the interpreter), ``kill``, ``term``, ``copy`` (the banner's button).
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from desktop import app as wiring
from desktop.__main__ import before_qt
from desktop.ui.main_window import MainWindow

#: What must never stand in a log.
NAME, PHONE = "萨仁图雅金丝雀", "13948279406"


def _bug() -> None:
    raise ValueError(f"{NAME} {PHONE}")


def _typed(window: MainWindow) -> None:
    """A woman with the name and the phone is written, and a bug tells of her."""
    window.context.act(lambda: window.context.desk.people.save(None, {"name_zh": NAME, "phone": PHONE}, None), NAME)
    try:
        _bug()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)


def _do(how: str, program: wiring.Program) -> None:
    window, app = program.window, program.app
    assert window is not None
    said: dict[str, Any] = {"banner": "" if window.banner.isHidden() else window.banner.text()}
    if how == "copy":
        next(each for each in window.banner.findChildren(QPushButton) if each.isVisible()).click()
        said |= {"copied": app.clipboard().text(), "toast": window.toast.text()}
    print(json.dumps(said, ensure_ascii=False), flush=True)
    if how in ("close", "copy"):
        window.close()
    elif how == "crash":
        _typed(window)
        faulthandler._sigsegv()  # type: ignore[attr-defined]  # the interpreter's own way to break down
    elif how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif how == "term":
        os.kill(os.getpid(), signal.SIGTERM)


def main(folder: Path, how: str) -> int:
    """Runs it; returns the exit code."""
    before_qt()
    settle = wiring.Program._settled

    def settled(self: wiring.Program) -> None:
        settle(self)
        QTimer.singleShot(0, self, lambda: _do(how, self))

    wiring.Program._settled = settled  # type: ignore[method-assign]
    sample = [] if (folder / "settings.json").exists() else ["--sample", "normal"]
    return wiring.main(["--data", str(folder), *sample])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
