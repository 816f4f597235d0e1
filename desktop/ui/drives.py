"""Which sticks are plugged in."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStorageInfo

#: Where desktops of other systems mount what is plugged in.
_PLUGGED = ("/media/", "/run/media/", "/Volumes/")
_DRIVE_REMOVABLE = 2  # of Windows' GetDriveType


class Stick(NamedTuple):
    """A stick by where it is and what it is called."""

    folder: Path
    name: str


def plugged_sticks() -> list[Stick]:
    """The sticks that can be read just now, by place."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and _is_removable(root):
            found.append(Stick(Path(root), volume.displayName() or root))
    return sorted(found)


def _is_removable(root: str) -> bool:
    if sys.platform == "win32":
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(root)
        return kind == _DRIVE_REMOVABLE
    return root.startswith(_PLUGGED)
