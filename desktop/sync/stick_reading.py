"""Bundles taken in: what joins is applied, what does not yet is kept in a list and tried again.

One effect however often a bundle is read, in whatever order, and whether or not the network brings the same.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop.errors import KnownError
from desktop.store.bundles import (
    Peer,
    WaitingBundle,
    drop_heads,
    entry_at,
    keep_certificate,
    keep_head,
    keep_peer,
    keep_waiting,
    waiting_bundles,
    waits_no_more,
)
from desktop.store.changes import Changes, Cursor, Journal
from desktop.store.database import Database, translated
from desktop.store.regaining import regain
from desktop.sync.connection import Connection
from desktop.sync.stick_frames import Logged, Named, Since, Step, steps_of
from desktop.sync.stick_parts import SUFFIX, Imported, Wait
from desktop.sync.sticks import bundles_folder
from protocol.bundle import MAX_BUNDLE, SERVER, BundleError, BundleReader, Flaw, Head
from protocol.codec import PackedRun
from protocol.operations import Acknowledged, Entry, Operation, chain_next
from protocol.wire import FrameError

_COPY: Final = 1 << 20
_MESSAGES: Final = {
    Flaw.FOREIGN: "bundle_foreign",
    Flaw.NEWER: "bundle_newer",
    Flaw.LARGE: "bundle_too_large",
    Flaw.TRUNCATED: "bundle_truncated",
    Flaw.TAMPERED: "bundle_tampered",
    Flaw.TOWNSHIP: "bundle_other_township",
    Flaw.STRANGER: "bundle_stranger",
}


def import_bundle(journal: Journal, connection: Connection, path: Path, now_ms: int) -> Imported:
    """Takes a bundle in, from a stick. What does not fit yet is kept and listed. ``now_ms``: this laptop's clock.

    Raises KnownError: bundle_foreign, bundle_newer, bundle_too_large, bundle_truncated, bundle_tampered,
    bundle_other_township, bundle_stranger, file_unreadable, or what this laptop's disk does.
    """
    folder = bundles_folder(journal.db)
    part = folder / "in.part"
    try:
        id_ = _take_copy(path, part)
        kept = folder / f"{id_.hex()}{SUFFIX}"
        with translated():
            os.replace(part, kept)
    finally:
        part.unlink(missing_ok=True)
    return _try(journal, connection, id_, now_ms)


def retry_waiting(journal: Journal, connection: Connection, now_ms: int) -> list[Imported]:
    """Tries the bundles that wait, as long as one of them gets on; gives those that wait no more."""
    done: list[Imported] = []
    getting_on = True
    while getting_on:
        getting_on = False
        for waiting in waiting_bundles(journal.db):
            try:
                found = _try(journal, connection, waiting.id, now_ms)
            except KnownError:
                continue  # its file is gone or broken by now, and the list no longer names it
            if not found.waits:
                done.append(found)
                getting_on = getting_on or found.new
    return done


def dismiss(db: Database, id_: bytes) -> None:
    """Lets a bundle go that waits."""
    waits_no_more(db, id_)
    with suppress(OSError):
        (bundles_folder(db) / f"{id_.hex()}{SUFFIX}").unlink(missing_ok=True)


def _take_copy(path: Path, part: Path) -> bytes:
    """Copies a file from a stick, which may be pulled or changed at any time; its content's hash, 16 bytes."""
    hashed, size = hashlib.sha256(), 0
    try:
        given = path.open("rb")
    except OSError as error:
        raise KnownError("file_unreadable") from error
    with given, translated():
        out = part.open("wb")
        with out:
            while True:
                try:
                    piece = given.read(_COPY)
                except OSError as error:
                    raise KnownError("file_unreadable") from error
                if not piece:
                    break
                size += len(piece)
                if size > MAX_BUNDLE:
                    raise KnownError("bundle_too_large")
                hashed.update(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
    return hashed.digest()[:16]


def _try(journal: Journal, connection: Connection, id_: bytes, now_ms: int) -> Imported:
    """Takes in what fits of a kept file; the file and its line in the list go once nothing waits or it is broken. What
    this laptop's own disk does takes nothing away that waits."""
    kept = bundles_folder(journal.db) / f"{id_.hex()}{SUFFIX}"
    try:
        with kept.open("rb") as file:
            reader = BundleReader(file, connection.township, connection.server_public)
            found = _take(journal, connection, reader, now_ms)
            if found.waits:
                keep_waiting(journal.db, WaitingBundle(id_, found.device, found.made_at, found.waits))
    except (BundleError, FrameError) as error:
        dismiss(journal.db, id_)
        code = error.code if isinstance(error, BundleError) else Flaw.TAMPERED
        raise KnownError(_MESSAGES[code]) from error
    except OSError as error:
        dismiss(journal.db, id_)
        raise KnownError("file_unreadable") from error
    except Exception:
        if all(waiting.id != id_ for waiting in waiting_bundles(journal.db)):
            dismiss(journal.db, id_)  # it is on the stick still
        raise
    if not found.waits:
        dismiss(journal.db, id_)
    return found


def _take(journal: Journal, connection: Connection, reader: BundleReader, now_ms: int) -> Imported:
    head = reader.head
    found = Imported(head.device, head.made_ms)
    own = head.device == journal.device
    key = dict(connection.township_keys).get(head.key_id)
    if key is None:
        found.waits = Wait.KEY
    elif journal.sync.first_copy_phase != "whole":
        found.waits = Wait.COPY
    else:
        for _ in steps_of(reader, key, connection):
            pass  # all of it is read before any of it counts
        _Taking(journal, connection, head, found, now_ms).take(steps_of(reader, key, connection))
    if own and not found.new and not (found.waits and journal.db.get_meta("restored")):
        # A copy that was set back may lack what this device wrote later; any other one has it all.
        found.own, found.waits = True, ""
    return found


class _Taking:
    """One bundle on its way into the journal, step by step."""

    def __init__(self, journal: Journal, connection: Connection, head: Head, found: Imported, now_ms: int) -> None:
        self._journal, self._connection, self._head, self._found = journal, connection, head, found
        self._now_ms = now_ms
        #: Whether the log of the bundle is the one that this copy follows.
        self._same_log = False

    def take(self, steps: Iterable[Step]) -> None:
        """Takes the steps of a bundle, as far as they fit."""
        for step in steps:
            self._step(step)
            if self._found.waits in (Wait.GAP, Wait.RENEW):
                return
        self._end()

    def _step(self, step: Step) -> None:
        if isinstance(step, Since):
            self._since(step)
        elif isinstance(step, Logged):
            if self._same_log:
                # Nobody else may move the cursor between the look at it and the step from it.
                with self._journal.db.write_lock:
                    self._apply(step.entries, step.log_hash)
        elif isinstance(step, Named):
            if step.device != self._journal.device:
                keep_certificate(self._journal.db, step.device, step.certificate)
        else:
            self._carry(step.run, step.before)

    def _end(self) -> None:
        drop_heads(self._journal.db)
        head = self._head
        if head.device not in (SERVER, self._journal.device):
            keep_peer(self._journal.db, Peer(head.device, head.certificate, head.epoch, head.seq, head.made_ms))

    # the log ------------------------------------------------------------------------------------------------------

    def _since(self, since: Since) -> None:
        cursor = self._journal.cursor
        if self._head.epoch != cursor.epoch:
            return
        if since.seq > cursor.seq:
            self._found.waits = Wait.GAP
        else:
            self._same_log = since.seq != cursor.seq or since.log_hash == cursor.log_hash

    def _apply(self, entries: list[Entry], log_hash: bytes) -> None:
        journal, found = self._journal, self._found
        cursor = journal.cursor
        here = next((entry for entry in entries if entry.seq == cursor.seq), None)
        known = None if here is None else entry_at(journal.db, cursor.seq)
        if cursor.epoch != self._head.epoch or (
            here is not None and known is not None and (here.operation.device, here.operation.number) != known[:2]
        ):
            self._same_log = False
            return
        new = [entry for entry in entries if entry.seq > cursor.seq]
        if not new:
            return
        if new[0].seq != cursor.seq + 1:
            found.waits = Wait.GAP
            return
        items = self._with_acknowledgements(new)
        if items is None:
            found.waits = Wait.RENEW
            return
        self._observe(entry.operation for entry in new)
        self._changed(journal.sync.apply(items, Cursor(cursor.epoch, new[-1].seq, log_hash)))
        for item in items:
            if isinstance(item, Acknowledged):
                found.acknowledged += item.numbers
            else:
                found.received += 1

    def _with_acknowledgements(self, entries: list[Entry]) -> list[Entry | Acknowledged] | None:
        """Own operations in the log as acknowledgements; None where they are not those that stand here: then this
        laptop was copied or set back, which the next exchange puts right."""
        device = self._journal.device
        own = [entry.operation for entry in entries if entry.operation.device == device]
        if own and not self._regain(own, None):
            return None
        out: list[Entry | Acknowledged] = []
        for entry in entries:
            op = entry.operation
            if op.device != device:
                out.append(entry)
                continue
            decided = {op.number: (entry.outcomes, entry.refused)} if entry.outcomes or entry.refused else {}
            out.append(Acknowledged(entry.seq, op.number, 1, decided))
        return out

    # what waits ---------------------------------------------------------------------------------------------------

    def _carry(self, run: PackedRun, before: bytes) -> None:
        journal, found = self._journal, self._found
        last = run.operations[-1].number
        if run.device == journal.device:
            if run.first > journal.head[0] + 1:
                found.waits = Wait.GAP if self._same_log else Wait.LOG
            elif not self._regain(run.operations, before):
                found.waits = Wait.RENEW
            return
        known = journal.log.known_number(run.device)
        if run.first > known + 1:
            found.waits = found.waits or (Wait.GAP if self._same_log else Wait.LOG)
        elif last > known:
            new = run.operations[max(0, known + 1 - run.first) :]
            for op in run.operations[: -len(new)]:
                before = chain_next(before, op)
            keep_head(journal.db, run.device, last, run.signature)
            self._observe(new)
            self._changed(journal.sync.carry(new, before))
            found.carried += len(new)

    def _regain(self, operations: Sequence[Operation], before: bytes | None) -> bool:
        """Own operations that a copy that was set back lacks; whether all stand here now."""
        regained = regain(self._journal, operations, before)
        if regained is None:
            return False
        if regained.number:
            self._observe(operations)
            self._changed(regained.changes)
            self._found.regained += regained.number
        return True

    def _observe(self, operations: Iterable[Operation]) -> None:
        """Later than what was seen: an edit made on top of it must not look older."""
        for op in operations:
            self._journal.clock.observe(op.stamp, self._now_ms)

    def _changed(self, changes: Changes) -> None:
        self._found.changes = self._found.changes.merged(changes)
