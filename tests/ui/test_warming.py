"""What the other pages are made of is loaded once the first page stands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.ui.warming import page_modules

CHILD = """
import sys
from pathlib import Path
from desktop.__main__ import before_qt
before_qt()
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from desktop import app as wiring
from desktop.services.desk import Desk
from desktop.services.starting import load_sample
from desktop.settings import Settings

root = Path(sys.argv[1])
desk = Desk.open(root / "sample")
load_sample(desk)
desk.close()
app = QApplication([])
program = wiring.Program(app, root, Settings(root / "settings.json", township="sample"))
program.start()
first = "desktop.ui.people.page" in sys.modules
loop = QEventLoop()

def look():
    if program.warming is not None:
        timer.stop()
        program.warming.ended.connect(loop.quit)

timer = QTimer()
timer.timeout.connect(look)
timer.start(10)
QTimer.singleShot(60_000, loop.quit)
loop.exec()
from desktop.ui.warming import page_modules
print(first, [name for name in page_modules() if name not in sys.modules])
program.end()
"""


def test_the_pages_are_loaded_after_the_first_stands(tmp_path: Path) -> None:
    """In a program of its own: here most of them are loaded."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.strip().splitlines()[-1:] == ["False []"], done.stderr


def test_every_folder_with_a_page_is_among_them() -> None:
    folder = Path(sys.modules[page_modules.__module__].__file__ or "").parent
    assert {f"desktop.ui.{found.parent.name}.page" for found in folder.glob("*/page.py")} <= set(page_modules())
