"""All photos of a township: chosen by month, home and words, exported as files with names that a person reads."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.errors import KnownError
from desktop.file_names import file_name
from desktop.store.files import settle
from desktop.store.queries import album as queries

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What a photo's file is called where its record has no name. A visit's names nobody: such files are passed on.
_OTHERWISE, _VISIT, _ACTIVITY = "照片", "走访", "活动"
#: Bytes of a title in a file's name: the day, its number and an ending stand beside it.
_MOST_TITLE: Final = 150
_ENDING: Final = ".jpg"
_PART: Final = ".part"


@dataclass(frozen=True)
class Shot:
    """A photo of a record: ``day`` as ISO text (partial where the record's is, "" for none); ``here``: it lies on this
    laptop as far as is known."""

    id: bytes
    sha256: bytes
    here: bool
    owner_kind: str
    owner: bytes
    day: str
    title: str


class Exported(NamedTuple):
    """How many photos were written; were in the folder already; are not on this laptop (yet)."""

    written: int
    there: int
    missing: int


class Album:
    """The photos of one desk's records. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def months(self) -> list[str]:
        """The months (``2026-11``) of which there are photos, the latest first."""
        return queries.months(self._desk.db)

    def homes(self) -> list[tuple[bytes, str]]:
        """The women's homes by name: id, name."""
        homes = self._desk.homes
        return [(home["id"], home["name"]) for home in homes.page(homes.ids()) if home is not None]

    def find(self, month: str = "", home: bytes | None = None, text: str = "") -> list[Shot]:
        """Photos in their order in time: of a month, of a home with its activities, with each word of ``text`` in what
        their records say."""
        return [
            Shot(id_, sha256, bool(here), kind or "", owner or b"", day, self._title(kind, owner, title, place))
            for id_, sha256, here, kind, owner, day, title, place in queries.photos(self._desk.db, month, home, text)
        ]

    def _title(self, kind: str, owner: bytes, title: str | None, place: str | None) -> str:
        if kind == "activity":
            return title or _ACTIVITY
        if kind == "visit":
            return f"{_VISIT} {place}" if place else _VISIT
        if kind == "person":
            return self._desk.people.name(owner)  # of who stands for her where she was merged
        record = self._desk.journal.rows.get(kind, owner) if kind in ("home", "org_unit") else None
        return self._desk.records.subject(kind, record or {}) or _OTHERWISE

    def export(
        self,
        shots: Sequence[Shot],
        folder: Path,
        progress: Callable[[int, int], object],
        stopped: Callable[[], bool],
    ) -> Exported:
        """Writes photos as they are stored into ``folder``, each as ``2026-11-20_title_1.jpg``, by the same name each
        time; ``progress`` gets how many are done, of how many. No file is replaced, and one that is there with the same
        content is left.

        What was written before it was ``stopped`` stays. Raises KnownError ``folder_full``, ``file_unwritable``.
        """
        names = self._names()
        counted = Counter[str]()
        for done, shot in enumerate(shots):
            progress(done, len(shots))
            if stopped():
                break
            body = self._desk.photos.body(shot.sha256)
            if body is None:
                counted["missing"] += 1
            else:
                name = names.get(shot.id) or f"{_stem(shot)}_1"
                counted["written" if _write(folder, name, body) else "there"] += 1
        return Exported(counted["written"], counted["there"], counted["missing"])

    def _names(self) -> dict[bytes, str]:
        """What each photo's file is called, without its ending: numbered among all of its day and title."""
        numbers, names = Counter[str](), dict[bytes, str]()
        for shot in self.find():
            stem = _stem(shot)
            numbers[stem.casefold()] += 1
            names[shot.id] = f"{stem}_{numbers[stem.casefold()]}"
        return names


def _write(folder: Path, name: str, body: bytes) -> bool:
    """Writes a file under a name that is free; False where it is there with that content."""
    target, number = folder / f"{name}{_ENDING}", 1
    try:
        while target.exists():
            if target.is_file() and target.stat().st_size == len(body) and target.read_bytes() == body:
                return False
            number += 1
            target = folder / f"{name}-{number}{_ENDING}"
        part = target.with_name(f".{target.name}{_PART}")
        try:
            part.write_bytes(body)
            settle(part, target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise KnownError("folder_full" if full else "file_unwritable") from error
    return True


def _stem(shot: Shot) -> str:
    """``2026-11-20_title``, good on every system."""
    title = file_name(shot.title, "").encode()[:_MOST_TITLE].decode(errors="ignore").rstrip(" .")
    return "_".join(part for part in (shot.day, title or _OTHERWISE) if part)
