"""Copies of a township's file on this laptop: made, ordered by what they hold, thinned out, taken away.

A copy is an SQLite file in the folder ``backups``, named by local time and reason. A clock may be wrong, so the time in
the name orders nothing: a copy holds its ``turn``, which counts the copies of the folder up. One of an older version of
the program has none; it is as far as the operations that it holds, this laptop's own and the server's.
"""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from desktop.errors import KnownError
from desktop.store.copying import Counts, check_database, copy_database, counts_of, looking_at, put_mark
from desktop.store.database import translated
from desktop.store.driver import DatabaseError, Key
from desktop.store.files import settle

#: Reasons of copies: made as one works; asked for; before tables change; what a restore put aside.
AUTO, BY_HAND, MIGRATION, BEFORE_RESTORE = "auto", "hand", "migration", "before-restore"
#: Only these are thinned out.
_THINNED = (AUTO, BY_HAND)

BACKUPS = "backups"
STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(\d{8}-\d{6})-([a-z-]+)\.db")
_PART = ".part"
#: Meta key of a copy's turn.
TURN = "turn"
_FAR = f"""SELECT ifnull((SELECT value FROM meta WHERE key = '{TURN}'), 0),
    ifnull((SELECT max(number) FROM operation
            WHERE device = ifnull((SELECT value FROM meta WHERE key = 'device'), zeroblob(16))), 0)
    + ifnull((SELECT value FROM meta WHERE key = 'seq'), 0)"""


class Kept(NamedTuple):
    """A copy on this laptop: local time as its clock was, reason, bytes. ``turn`` and ``operations`` say how far it is
    (−1 where it cannot be read)."""

    path: Path
    at: datetime
    reason: str
    size: int
    turn: int
    operations: int


class Holding(NamedTuple):
    """What a copy holds. ``erased``: how many women of whom it still tells although their erasure was asked since."""

    counts: Counts
    erased: int


def back_up_file(path: Path, folder: Path, reason: str, now: datetime | None = None, *, key: Key | None = None) -> Path:
    """A checked copy of the file at ``path``, which may be in use, in ``folder``, under the same ``key``; gives where.

    Raises KnownError ``disk_full``, ``database_damaged`` …; then nothing new stands in the folder.
    """
    at = now or datetime.now()
    while (target := folder / f"{at.strftime(STAMP)}-{reason}.db").exists():
        at += timedelta(seconds=1)  # a clock that was set back
    with translated():
        folder.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(_PART)
        try:
            copy_database(path, part, key=key)
            put_mark(part, TURN, 1 + max((kept.turn for kept in copies(folder, key)), default=0), key)
            settle(part, target)
        finally:
            part.unlink(missing_ok=True)
    return target


def copies(folder: Path, key: Key | None = None) -> list[Kept]:
    """The copies in ``folder``, the one that was made last first, whatever the clock said; other files are none of
    ours."""
    found = []
    if folder.is_dir():
        for path in folder.iterdir():
            named = _NAME.fullmatch(path.name)
            with contextlib.suppress(ValueError, FileNotFoundError):
                if named:
                    at, stat = datetime.strptime(named[1], STAMP), path.stat()
                    found.append(
                        Kept(path, at, named[2], stat.st_size, *_how_far(path, key, stat.st_size, stat.st_mtime_ns))
                    )
    return sorted(found, key=lambda kept: (kept.turn, kept.operations, kept.at, kept.reason), reverse=True)


def time_in_name(path: Path) -> datetime | None:
    """When a copy was made, local time as the clock was; None where it is not named like one."""
    named = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(named[1], STAMP) if named else None
    except ValueError:
        return None


@functools.lru_cache(maxsize=512)
def _how_far(path: Path, key: Key | None, _size: int, _changed_ns: int) -> tuple[int, int]:
    """A copy's turn and operations; kept, for a copy does not change."""
    try:
        with looking_at(path, key) as connection:
            turn, operations = connection.execute(_FAR).fetchone()
    except DatabaseError:
        return -1, -1
    return int(turn), int(operations)


def thin_out(folder: Path, now: datetime, key: Key | None = None) -> list[Path]:
    """Removes the copies that the rule of ``to_remove`` no longer keeps, never the last one; gives which."""
    thinned = [kept for kept in copies(folder, key) if kept.reason in _THINNED]
    gone = set(to_remove([kept.at for kept in thinned], now))
    removed = [kept.path for kept in thinned[1:] if kept.at in gone]
    with translated():
        for path in removed:
            path.unlink(missing_ok=True)
    return removed


def to_remove(times: Sequence[datetime], now: datetime) -> list[datetime]:
    """Which copies may go. Kept are the last of each half hour for 4 hours, of each day for a week, of each week for
    five weeks, of each month for half a year; the newest of all, and what a wrong clock dated in the future, which
    takes no other's place."""
    keep = {at for at in times if at > now}
    past = sorted(set(times) - keep, reverse=True)
    keep.update(past[:1])
    seen: set[tuple[object, ...]] = set()
    for at in past:
        age = now - at
        slots: list[tuple[object, ...]] = []
        if age <= timedelta(hours=4):
            slots.append(("half hour", at.date(), at.hour, at.minute // 30))
        if age <= timedelta(days=7):
            slots.append(("day", at.date()))
        if age <= timedelta(weeks=5):
            slots.append(("week", *at.isocalendar()[:2]))
        if age <= timedelta(days=184):
            slots.append(("month", at.year, at.month))
        if any(slot not in seen for slot in slots):
            keep.add(at)
        seen.update(slots)
    return sorted(at for at in set(times) if at not in keep)


def newest_good(folder: Path, key: Key | None = None) -> Kept | None:
    """The copy made last in ``folder`` that is whole and of this program's version or an older one; None where none
    is."""
    return next(
        (kept for kept in copies(folder, key) if kept.reason != BEFORE_RESTORE and _is_good(kept.path, key)), None
    )


def holding(path: Path, erased: Collection[bytes], key: Key | None = None) -> Holding | None:
    """What a copy holds; None where it cannot be read. ``erased``: women whose erasure was asked."""
    marks = ",".join("?" * len(erased))
    told = f"SELECT count(*) FROM person WHERE id IN ({marks})"
    told += " AND coalesce(name_zh, name_mn, name_latin, nickname, phone) <> ''"
    try:
        with looking_at(path, key) as connection:
            (women,) = connection.execute(told, tuple(erased)).fetchone()
        return Holding(counts_of(path, key), women)
    except DatabaseError:
        return None


def delete(folder: Path, path: Path, key: Key | None = None) -> None:
    """Takes a copy away. Raises KnownError ``backup_last`` where it is the last whole one."""
    if not any(_is_good(kept.path, key) for kept in copies(folder, key) if kept.path != path) and _is_good(path, key):
        raise KnownError("backup_last")
    with translated():
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def _is_good(path: Path, key: Key | None) -> bool:
    try:
        check_database(path, key)
    except (KnownError, OSError):
        return False
    return True
