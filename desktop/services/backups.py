"""Copies of a desk: made by themselves while one works, carried on a stick, and put back."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.store import backup
from desktop.store.backup import Cancelled, Kept, Progress, Summary

if TYPE_CHECKING:
    from desktop.services.desk import Desk

__all__ = ["Backups", "Kept", "Summary"]

#: A copy is due after so much time in which something was written.
EVERY = timedelta(minutes=30)


class Backups:
    """The copies of one desk, in its folder ``backups``. Threads may share it; making one takes seconds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._path = desk.folder / backup.DATABASE
        self.folder = desk.folder / backup.BACKUPS
        self._one_at_a_time = threading.Lock()

    def list(self) -> list[Kept]:
        """The copies on this laptop, the newest first."""
        return backup.copies(self.folder)

    def back_up_now(self, reason: str = backup.BY_HAND) -> Kept:
        """Makes a checked copy and lets old ones go. Raises KnownError; then the former copies all stand."""
        with self._one_at_a_time:
            state = self._state()
            now = self._desk.now()
            path = backup.back_up_file(self._path, self.folder, reason, now)
            self._desk.db.put_meta(backed_up=state)
            backup.thin_out(self.folder, now)
        return next(kept for kept in self.list() if kept.path == path)

    def back_up_if_due(self) -> Kept | None:
        """What the clock of the program calls: a copy where one is due, else None."""
        return self.back_up_now(backup.AUTO) if self.due(self._desk.now()) else None

    def due(self, now: datetime) -> bool:
        """Whether something was written since the last copy, and that was half an hour ago (or was never)."""
        if self._state() == (self._desk.db.get_meta("backed_up") or "0/0"):
            return False
        newest = self._newest()
        # A clock that was set back must not put it off until the old time comes again.
        return newest is None or not timedelta(0) <= now - newest < EVERY

    def age(self) -> timedelta | None:
        """How old the newest copy is, here or on a stick; None where there is none."""
        times = [at for at in (self._newest(), self.last_to_stick()) if at is not None]
        return max(self._desk.now() - max(times), timedelta(0)) if times else None

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
                now=now,
                progress=progress,
                cancelled=cancelled,
            )
            if path is not None:
                self._desk.db.put_meta(stick_at=now.isoformat(timespec="seconds"))
        return path

    def _newest(self) -> datetime | None:
        return next((kept.at for kept in self.list() if kept.reason != backup.BEFORE_RESTORE), None)

    def _state(self) -> str:
        journal = self._desk.journal
        return f"{journal.head[0]}/{journal.cursor.seq}"

    # Before a desk is open --------------------------------------------------------------------------------------

    @staticmethod
    def read(path: Path) -> Summary:
        """What a backup holds, read to its last byte. Raises KnownError ``backup_damaged``, ``backup_newer`` …"""
        return backup.read_backup(path)

    @staticmethod
    def restore(path: Path, folder: Path) -> Path | None:
        """Puts a backup in the place of the desk in ``folder``, which must be closed; gives where the old file is kept.

        The restored desk takes a new device id at its next exchange; nothing of the old one is deleted.
        """
        return backup.restore_backup(path, folder)

    @staticmethod
    def newest_good(folder: Path) -> Kept | None:
        """The copy to offer where the file of the desk in ``folder`` cannot be opened; None where there is none."""
        return backup.newest_good(folder / backup.BACKUPS)
