"""Where the files that travel with the program stand: in the checkout, or in the built program."""

from __future__ import annotations

import sys
from pathlib import Path


def resource_path(name: str = "") -> Path:
    """The path of ``resources/name`` (``documents/x.typ``). It is not checked that it exists."""
    built = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's loader
    root = Path(built) if built else Path(__file__).resolve().parent.parent
    return root / "resources" / name
