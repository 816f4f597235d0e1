"""Copies of a desk: made by themselves while one works, carried on a stick, and put back."""

from __future__ import annotations

import platform
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.store import backup, copies
from desktop.store.backup import Cancelled, Progress, Summary
from desktop.store.copies import Holding, Kept
from desktop.store.driver import Key
from desktop.store.queries import erasure as queries

if TYPE_CHECKING:
    from desktop.services.desk import Desk

__all__ = ["Backups", "Holding", "Kept", "Summary"]

#: A copy is due after so much time in which something was written.
EVERY = timedelta(minutes=30)
#: A copy may be dated so far ahead of the clock without its being wrong: clocks are put right by minutes.
LEEWAY = timedelta(minutes=5)


class Backups:
    """The copies of one desk, in its folder ``backups``. Threads may share it; making one takes seconds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._path, self._key = desk.folder / backup.DATABASE, desk.key
        self.folder = desk.folder / copies.BACKUPS
        self._one_at_a_time = threading.Lock()

    def list(self) -> list[Kept]:
        """The copies on this laptop, the one made last first."""
        return copies.copies(self.folder, self._key)

    def holdings(self) -> Sequence[tuple[Kept, Holding | None]]:
        """The copies with what each holds, None where it cannot be read. Takes its time."""
        erased = queries.asked(self._desk.db)
        return [(kept, copies.holding(kept.path, erased, self._key)) for kept in self.list()]

    def delete(self, path: Path) -> None:
        """Takes one of the copies away for good. Takes its time. Raises KnownError ``backup_last`` where no other one
        is whole."""
        with self._one_at_a_time:
            copies.delete(self.folder, path, self._key)

    def back_up_now(self, reason: str = copies.BY_HAND) -> Kept:
        """Makes a checked copy and lets old ones go. Raises KnownError; then the former copies all stand."""
        with self._one_at_a_time:
            state = self._state()
            now = self._desk.now()
            path = copies.back_up_file(self._path, self.folder, reason, now, key=self._key)
            kept = next(kept for kept in self.list() if kept.path == path)
            self._desk.db.put_meta(
                backed_up=state, backed_up_at=now.isoformat(timespec="seconds"), **{copies.TURN: kept.turn}
            )
            copies.thin_out(self.folder, now, self._key)
        return kept

    def back_up_if_due(self) -> Kept | None:
        """What the clock of the program calls: a copy where one is due, else None."""
        return self.back_up_now(copies.AUTO) if self.due(self._desk.now()) else None

    def due(self, now: datetime) -> bool:
        """Whether something was written since the last copy, and that was half an hour ago (or was never)."""
        if self._state() == (self._desk.db.get_meta("backed_up") or "0/0"):
            return False
        last = self._last()
        # A clock that was set back must not put it off until the old time comes again.
        return last is None or not timedelta(0) <= now - last < EVERY

    def age(self) -> timedelta | None:
        """How old the newest copy is, here or on a stick; None where there is none, or none whose time can be
        right."""
        now = self._desk.now()
        times = [at for at in (self._last(), self.last_to_stick()) if at is not None and at <= now + LEEWAY]
        if not times:
            times = [kept.at for kept in self._regular() if kept.at <= now + LEEWAY]
        return max(now - max(times), timedelta(0)) if times else None

    def ahead(self) -> datetime | None:
        """When the last copy was made, if by this laptop's clock that is yet to come: it was wrong then or is now."""
        last = self._last()
        return last if last is not None and last > self._desk.now() + LEEWAY else None

    def last_to_stick(self) -> datetime | None:
        """When everything last went on a stick, local time."""
        text: str | None = self._desk.db.get_meta("stick_at")
        return None if text is None else datetime.fromisoformat(text)

    def to_stick(
        self, folder: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Path | None:
        """One file with records and pictures into ``folder``; None when called off. See ``store.backup.back_up_to``."""
        township = self._desk.units.township()
        with self._one_at_a_time:
            now = self._desk.now()
            path = backup.back_up_to(
                self._path,
                folder,
                "" if township is None else township.name,
                platform.node(),
                now=now,
                progress=progress,
                cancelled=cancelled,
                key=self._key,
            )
            if path is not None:
                self._desk.db.put_meta(stick_at=now.isoformat(timespec="seconds"))
        return path

    def _last(self) -> datetime | None:
        """When the last copy was made, by the clock as it was."""
        text: str | None = self._desk.db.get_meta("backed_up_at")
        if text is not None:
            return datetime.fromisoformat(text)
        return next((kept.at for kept in self._regular()), None)  # made by an older version of the program

    def _regular(self) -> Iterator[Kept]:
        return (kept for kept in self.list() if kept.reason != copies.BEFORE_RESTORE)

    def _state(self) -> str:
        journal = self._desk.journal
        return f"{journal.head[0]}/{journal.cursor.seq}"

    def take_left_out(self) -> int:
        """How many pictures the backup that was restored held damaged; once it was asked, none."""
        number: int = self._desk.db.get_meta(backup.LEFT_OUT) or 0
        if number:
            self._desk.db.put_meta(**{backup.LEFT_OUT: None})
        return number

    # Before a desk is open --------------------------------------------------------------------------------------

    @staticmethod
    def read(path: Path, key: Key | None = None) -> Summary:
        """What a backup holds, read to its last byte. Raises KnownError ``backup_damaged``, ``backup_newer`` …"""
        return backup.read_backup(path, key)

    @staticmethod
    def restore(path: Path, folder: Path, key: Key | None = None) -> Path | None:
        """Puts a backup in the place of the desk in ``folder``, which must be closed; gives where the old file is kept.

        The restored desk takes a new device id at its next exchange; nothing of the old one is deleted. ``key``: the
        desk's; None for one that is plain.
        """
        return backup.restore_backup(path, folder, key=key)

    @staticmethod
    def newest_good(folder: Path, key: Key | None = None) -> Kept | None:
        """The copy to offer where the file of the desk in ``folder`` cannot be opened; None where there is none."""
        return copies.newest_good(folder / copies.BACKUPS, key)

    @staticmethod
    def holding(path: Path, key: Key | None = None) -> Holding | None:
        """What a copy holds; None where it cannot be read."""
        return copies.holding(path, (), key)
