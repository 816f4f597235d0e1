"""Updates of the laptops' program, put here by whoever runs the server and handed on as they are.

The server believes nothing of them: it reads from a file's head which system and version it is for. Whether a maker
signed it is for each laptop to find out.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Final, NamedTuple

from protocol.update_label import MOST_BYTES, SUFFIX, SYSTEMS, HeadError, Label, Offered, as_numbers, read_head

#: Bytes given at once: a cut line costs no more than these, and no request lasts.
PIECE: Final = 256 * 1024


class NoUpdate(Exception):
    """A file that no laptop would take: "foreign", "truncated", "newer" (of a later form), "system"."""


class Kept(NamedTuple):
    """An update in the folder."""

    path: Path
    label: Label
    offered: Offered


class Updates:
    """The updates in one folder, at most one a system and version."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, source: Path) -> Kept:
        """Keeps a copy of an update file. Raises NoUpdate, OSError; then the folder is as it was."""
        label = _kept(source).label
        self._folder.mkdir(mode=0o700, exist_ok=True)
        target = self._folder / f"{label.system}-{label.version}{SUFFIX}"
        part = target.with_suffix(".part")
        try:
            shutil.copyfile(source, part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            _kept(part)  # the stick may have been another by the end
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
        return _kept(target)

    def all(self) -> list[Kept]:
        """What lies there, by system, the newest version first. A file that is no update is passed over."""
        found = []
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            try:
                found.append(_kept(path))
            except (NoUpdate, OSError):
                continue
        found.sort(key=lambda kept: as_numbers(kept.label.version), reverse=True)
        return sorted(found, key=lambda kept: kept.label.system)

    def newest(self, system: str) -> Offered | None:
        """The newest update for a system; None where there is none."""
        return next((kept.offered for kept in self.all() if kept.label.system == system), None)

    def piece(self, system: str, mark: str, start: int) -> tuple[bytes, int] | None:
        """At most ``PIECE`` bytes of an update from ``start`` on, and how long the whole is; None where it is not here
        (any more)."""
        for kept in self.all():
            if (kept.label.system, kept.offered.mark) == (system, mark):
                with kept.path.open("rb") as file:
                    file.seek(start)
                    return file.read(PIECE), kept.offered.size
        return None


def _kept(path: Path) -> Kept:
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        try:
            head = read_head(file)
        except HeadError as error:
            raise NoUpdate("truncated" if error.code == "truncated" else "foreign") from error
    label = head.label()
    if label is None:
        raise NoUpdate("newer")
    if label.system not in SYSTEMS:
        raise NoUpdate("system")
    if size != len(head.signed) + len(head.signature) + label.size or size > MOST_BYTES:
        raise NoUpdate("truncated")
    mark = hashlib.sha256(head.signed + head.signature).hexdigest()[:32]
    return Kept(path, label, Offered(version=label.version, mark=mark, size=size))
