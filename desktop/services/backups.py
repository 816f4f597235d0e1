"""Copies of a desk: made by themselves while one works, carried on a stick, and put back."""

from __future__ import annotations

import logging
import os
import platform
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.errors import KnownError
from desktop.file_names import bare_name, free
from desktop.store import backup, copies
from desktop.store.backup import Cancelled, Progress, Summary
from desktop.store.changes import Journal
from desktop.store.copies import Holding, Kept
from desktop.store.copying import counts_of
from desktop.store.database import check, open_database, translated
from desktop.store.driver import DATABASE, Key
from desktop.store.file_cipher import SEALED, FileCipher, sealed_pieces
from desktop.store.files import stick_errors
from desktop.store.keys import Keys
from desktop.store.queries import erasure as queries
from desktop.store.recovery import recount
from desktop.store.regaining import salvage
from desktop.store.whole_folder import TRYING

if TYPE_CHECKING:
    from desktop.services.desk import Desk

__all__ = ["Backups", "Holding", "Kept", "Summary", "Trial"]

log = logging.getLogger(__name__)

#: A copy is due after so much time in which something was written.
EVERY = timedelta(minutes=30)
#: A copy may be dated so far ahead of the clock without its being wrong: clocks are put right by minutes.
LEEWAY = timedelta(minutes=5)
#: The newest copy is put back somewhere else so often, to see that it can be; after a bad end daily.
TRIED_EVERY, TRIED_AGAIN = timedelta(days=7), timedelta(days=1)
#: Meta key of a restored file: how many changes the damaged one still gave.
_REGAINED = "regained"
#: A trial takes the room of so many copies (the file and its log), and leaves so much for her work.
_COPIES, _LEFT = 2, 50 << 20
#: Ends of a trial that say something about the copy, and not about this laptop's disk.
_OF_COPY = frozenset({"backup_damaged", "backup_foreign", "backup_newer", "database_damaged", "key_wrong"})


class Trial(NamedTuple):
    """The last trial restore: when, of the copy made when (local times), how many women came back, and the error's code
    where it went wrong, else ""."""

    at: datetime
    copy: datetime
    women: int
    code: str

    @property
    def damaged(self) -> bool:
        """Whether the copy cannot be put back; another ``code`` says that it could not be tried (``disk_full`` …)."""
        return self.code in _OF_COPY


class Backups:
    """The copies of one desk, in its folder ``backups``. Threads may share it; making one takes seconds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._path, self._key = desk.folder / DATABASE, desk.key
        self.folder = desk.folder / copies.BACKUPS
        self._one_at_a_time = threading.Lock()
        self._not_kept: Trial | None = None  # a trial that this disk would not even note

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

    def look_after(self) -> None:
        """What the clock of the program calls: makes a copy where one is due, then tries the newest where that is."""
        self.back_up_if_due()
        self.try_if_due()

    def trial(self) -> Trial | None:
        """The last trial restore; None before the first."""
        if self._not_kept is not None:
            return self._not_kept
        kept: str | None = self._desk.db.get_meta("tried")
        return None if kept is None else msgspec.json.decode(kept, type=Trial)

    def try_if_due(self) -> Trial | None:
        """A trial restore where a week has passed since the last, or a day since a bad one; else None."""
        last = self.trial()
        every = TRIED_EVERY if last is None or not last.code else TRIED_AGAIN
        # As with copies, a clock that was set back puts nothing off.
        if last is not None and timedelta(0) <= self._desk.now() - last.at < every:
            return None
        return self.try_newest()

    def try_newest(self) -> Trial | None:
        """Puts the copy made last into a folder of its own, opens it, compares what it holds with the copy and its rows
        with their digest, and notes how that ended, also where a full disk … let nothing be tried: else it would be
        begun again each minute. None where there is no copy. Takes seconds."""
        with self._one_at_a_time:
            kept = next(self._regular(), None)
            if kept is None:
                return None
            women, code = 0, ""
            try:
                women = self._put_back(kept.path)
            except KnownError as error:
                code = error.code
                log.warning("a copy was not put back: %s", code)
            done = Trial(self._desk.now().replace(microsecond=0), kept.at, women, code)
            self._not_kept = done
            with suppress(KnownError):
                self._desk.db.put_meta(tried=msgspec.json.encode(done).decode())
                self._not_kept = None
        return done

    def _put_back(self, path: Path) -> int:
        """How many women came back. Raises KnownError, ``disk_full`` before it fills what room there is."""
        place = self._desk.folder / TRYING
        with translated():
            shutil.rmtree(place, ignore_errors=True)
            if shutil.disk_usage(self._desk.folder).free < _COPIES * path.stat().st_size + _LEFT:
                raise KnownError("disk_full")
        try:
            backup.restore_backup(path, place, self._desk.now(), self._key)
            with translated():
                expected = counts_of(path, self._key)
                db = open_database(place / DATABASE, self._key)
                try:
                    journal = Journal(db)
                    digest = journal.digest
                    recount(journal)
                    counted = journal.digest
                finally:
                    db.close_all()
                found = counts_of(place / DATABASE, self._key)
            if (found, counted) != (expected, digest):
                raise KnownError("backup_damaged")
        finally:
            shutil.rmtree(place, ignore_errors=True)
        return found.women

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

    def take_regained(self) -> int:
        """How many changes were taken over from the damaged file; once it was asked, none."""
        number: int = self._desk.db.get_meta(_REGAINED) or 0
        if number:
            self._desk.db.put_meta(**{_REGAINED: None})
        return number

    # What was none of the program's ------------------------------------------------------------------------------

    def sealed(self) -> dict[Path, str]:
        """Files that lay among copies and pictures and were none of the program's as the township was encrypted, with
        what they were called; "" where one is damaged."""
        found: dict[Path, str] = {}
        for path in sorted(self._desk.folder.rglob(f"*{SEALED}")):
            try:
                name = next(sealed_pieces(path, FileCipher(self._key)))
            except (ValueError, OSError):
                found[path] = ""
            else:
                found[path] = bare_name(os.fsdecode(name), path.stem)
        return found

    def take_out(self, path: Path, folder: Path) -> Path:
        """Writes one of these, as it was, into ``folder``, which is hers; gives where. Raises KnownError
        ``backup_damaged``, or for the disk; then nothing of it is left there."""
        pieces = sealed_pieces(path, FileCipher(self._key))
        part: Path | None = None
        try:
            target = free(folder / bare_name(os.fsdecode(next(pieces)), path.stem))
            part = target.with_name(f".{target.name}.part")
            with stick_errors(ValueError), part.open("xb") as out:
                for piece in pieces:
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
            os.replace(part, target)
        except ValueError as error:
            raise KnownError("backup_damaged") from error
        finally:
            if part is not None:
                part.unlink(missing_ok=True)
        return target

    # Before a desk is open --------------------------------------------------------------------------------------

    @staticmethod
    def read(path: Path, key: Key | None = None) -> Summary:
        """What a backup holds, read to its last byte. Raises KnownError ``backup_damaged``, ``backup_newer`` …"""
        return backup.read_backup(path, key)

    @staticmethod
    def restore(path: Path, folder: Path, key: Key | None = None) -> Path | None:
        """Puts a backup in the place of the desk in ``folder``, which must be closed; gives where the old file is kept.

        The restored desk takes a new device id at its next exchange; nothing of the old one is deleted. ``key``: the
        desk's; None for one that is plain. Where the old file is damaged, what can still be read of this laptop's
        changes since the backup is taken over (``take_regained``); the rest comes with a sync, if it was sent.
        """
        former = backup.restore_backup(path, folder, key=key)
        if former is not None and check(former, key) != "ok":
            db = open_database(folder / DATABASE, key)
            try:
                regained = salvage(former, key, Journal(db))
                if regained is not None:
                    db.put_meta(**{_REGAINED: regained.number})
            finally:
                db.close_all()
        return former

    @staticmethod
    def key_of(path: Path, code: str) -> Key:
        """The key of an encrypted backup on a stick, by the recovery code that was typed. Raises KnownError
        ``backup_damaged`` …, ``no_such_way`` where the backup is plain or carries no keys, ``secret_wrong``,
        ``recovery_code_group`` …"""
        content = backup.keys_in(path)
        keys = None if content is None else Keys.from_bytes(content)
        slot = None if keys is None else next((slot for slot in keys.slots if slot.way == "recovery"), None)
        if keys is None or slot is None:
            raise KnownError("no_such_way")
        return keys.open(slot, code)

    @staticmethod
    def newest_good(folder: Path, key: Key | None = None) -> Kept | None:
        """The copy to offer where the file of the desk in ``folder`` cannot be opened; None where there is none."""
        return copies.newest_good(folder / copies.BACKUPS, key)

    @staticmethod
    def holding(path: Path, key: Key | None = None) -> Holding | None:
        """What a copy holds; None where it cannot be read."""
        return copies.holding(path, (), key)
