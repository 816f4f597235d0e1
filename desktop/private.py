"""What the program keeps on this laptop is for the person alone who is logged in.

Files and folders that it makes are hers (``only_hers``); what an older version left open to others of the same computer
is closed at the start (``close_folder`` at once, ``mend`` in the background). Windows keeps a person's own folder by
itself.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

log = logging.getLogger(__name__)

#: Bits of a mode that stand for others.
_OTHERS = 0o077
#: What of a data folder is the program's: somebody may have put it where other things lie too.
_OURS = ("settings.json", "settings.damaged.json", "program.lock", "log", "township", "sample")


def only_hers() -> None:
    """From now on, what this process makes is readable and writable by its user alone: 0700 and 0600."""
    os.umask(_OTHERS)


def close_folder(root: Path) -> None:
    """Closes the data folder itself, which keeps others from all that lies in it. A home stays as it is."""
    if os.name != "nt" and root.absolute() not in (Path.home(), *Path.home().parents):
        _close(os.fspath(root), is_folder=True)


def mend(root: Path) -> int:
    """Closes what lies in the data folder; gives how many files and folders stood open. Links are not followed."""
    if os.name == "nt":
        return 0
    return sum(_close(path, is_folder) for path, is_folder in _within(root))


def _within(root: Path) -> Iterator[tuple[str, bool]]:
    for name in _OURS:
        path = root / name
        if path.is_symlink() or not path.exists():
            continue
        yield os.fspath(path), path.is_dir()
        for folder, folders, files in os.walk(path):
            yield from ((os.path.join(folder, name), True) for name in folders)
            yield from ((os.path.join(folder, name), False) for name in files)


def _close(path: str, is_folder: bool) -> bool:
    """Whether others could look, and now cannot. What is not ours to change is logged and stays."""
    try:
        if os.path.islink(path):
            return False
        mode = os.stat(path).st_mode & 0o777
        closed = mode & ~_OTHERS if is_folder else mode & 0o600
        if mode & _OTHERS:
            os.chmod(path, closed)
        return bool(mode & _OTHERS)
    except FileNotFoundError:  # a log of SQLite's that went meanwhile
        return False
    except OSError as error:
        log.warning("not closed to others: %s", type(error).__name__)
        return False
