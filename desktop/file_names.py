"""Names of files that the program proposes or completes: good on every system, nothing typed lost, nothing replaced.

The kernel of every "save as", of backups and of files of changes.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

#: What Windows allows in no name, invisible characters, and what Windows keeps for devices.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
#: File systems take 255 bytes; some room is left for ``free`` and for names of what is not whole yet.
_MOST_BYTES = 200
_MOST_ENDING = 8


def file_name(name: str, ending: str, otherwise: str = "") -> str:
    """``name`` as a file's name on every system, with ``ending``; ``otherwise`` where nothing of it is left."""
    plain = _plain(name)
    most = _MOST_BYTES - len(ending.encode())
    plain = plain.encode()[:most].decode(errors="ignore").rstrip(" .")
    return f"{plain or otherwise}{ending}"


def bare_name(name: str, otherwise: str = "") -> str:
    """The last part of a name that came from elsewhere (``..\\x.pdf``, ``a/b.pdf``), good on every system; its ending
    stays however long it is."""
    plain = _plain(re.split(r"[\\/]", name)[-1])
    stem, _, ending = plain.rpartition(".")
    if stem and ending.isascii() and ending.isalnum() and len(ending) <= _MOST_ENDING:
        return file_name(stem, f".{ending}", otherwise)
    return file_name(plain, "", otherwise)


def ending_of(name: str) -> str:
    """What a name ends with, in small letters and without the dot; "" for none."""
    stem, _, ending = name.rpartition(".")
    return ending.lower() if stem else ""


def _plain(name: str) -> str:
    plain = "".join(one for one in _FORBIDDEN.sub(" ", name) if unicodedata.category(one) not in ("Cf", "Cs"))
    return _DEVICE.sub(r"\1_", " ".join(plain.split()).strip(" ."))


def with_ending(path: Path, ending: str) -> Path:
    """``path`` as it was typed, with ``ending`` where it does not end so: a dot within a name ends nothing."""
    return path if path.name.lower().endswith(ending) else path.with_name(path.name + ending)


def free(path: Path) -> Path:
    """``path``, or with a number where a file stands there already."""
    tried, number = path, 1
    while tried.exists():
        number += 1
        tried = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return tried
