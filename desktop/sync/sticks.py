"""Bundles written to a stick and found on one; ``stick_reading`` takes them in."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Final

from desktop.errors import KnownError
from desktop.store.bundles import (
    Mark,
    certificate_of,
    entries,
    entry_at,
    furthest_behind,
    is_gapless,
    keep_head,
    marks,
    one_sight,
)
from desktop.store.changes import Journal
from desktop.store.database import Database, translated
from desktop.store.files import settle, stick_errors
from desktop.sync.connection import Connection
from desktop.sync.signed_runs import SignedRun, carried_runs, in_order, own_runs
from desktop.sync.stick_parts import SUFFIX, Written
from protocol.bundle import SERVER, BundleError, BundleReader, BundleWriter, Head
from protocol.clock import milliseconds_of
from protocol.codec import pack_log, pack_run
from protocol.operations import Entry, log_start
from protocol.signing import sign_head
from protocol.wire import AUTHORS, DONE, LOG, OPERATIONS, SINCE, TARGET_FRAME

#: Entries of the log that go along in any case: whoever reads it may have been away for long.
MARGIN: Final = 20_000
#: What another laptop told of its place in the log counts so long (ms).
_TOLD_MS: Final = 90 * 24 * 3600 * 1000
_COPY: Final = 1 << 20
#: An entry's weight in a frame beside its texts (bytes).
_ENTRY: Final = 60


def bundles_folder(db: Database) -> Path:
    """Where bundles lie that are being made or that wait; made where it is missing."""
    folder = db.path.parent / "bundles"
    with translated():
        folder.mkdir(exist_ok=True)
    return folder


def export_bundle(journal: Journal, connection: Connection, folder: Path, now: datetime) -> Written:
    """One file into ``folder`` (a stick) with the log's end and all that waits here, own and carried.

    ``now``: local time, for the name. The file is read again before it gets its name. Raises KnownError
    ``bundle_no_key`` before the server gave keys to this laptop, ``bundle_restored`` where it was restored from a
    backup and has no device id of its own yet, ``stick_full``, ``stick_gone`` …, or what this laptop's own disk did;
    then no half file is left.
    """
    if not connection.township_keys or not connection.certificate:
        raise KnownError("bundle_no_key")
    name = f"苏木_{now:%Y-%m-%d-%H%M}_{connection.device.hex()[-6:]}{SUFFIX}"
    work = bundles_folder(journal.db) / "out.part"
    part, target = folder / f".{name}.part", folder / name
    try:
        with translated(), work.open("wb") as file:
            written = _write(journal, connection, file, round(now.timestamp() * 1000))
        with stick_errors():
            _carry_over(work, part)
            with part.open("rb") as file:
                try:
                    BundleReader(file, connection.township, connection.server_public)
                except BundleError as error:
                    raise KnownError("stick_failed") from error  # it does not give back what it took
            settle(part, target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        work.unlink(missing_ok=True)
    return written._replace(path=target)


def _carry_over(source: Path, target: Path) -> None:
    with translated():
        opened = source.open("rb")
    with opened as given, target.open("wb") as out:
        while piece := given.read(_COPY):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def _write(journal: Journal, connection: Connection, file: BinaryIO, now_ms: int) -> Written:
    db = journal.db
    # Read first: what is acknowledged while this goes on stands in the log or among what waits, never in neither.
    acknowledged = journal.acknowledged
    with one_sight(db):
        if db.get_meta("device") != connection.device:
            raise KnownError("bundle_no_key")
        if db.get_meta("restored"):
            raise KnownError("bundle_restored")  # another laptop may go on under the same id
        epoch, seq = db.get_meta("epoch") or bytes(16), db.get_meta("seq") or 0
        key_id, key = connection.township_keys[0]
        head = Head(
            connection.township,
            connection.device,
            connection.certificate,
            key_id,
            secrets.token_bytes(16),
            now_ms,
            epoch,
            seq,
        )
        writer = BundleWriter(file, head, key, connection.key)
        steps = _steps(db, connection.township, epoch, seq, now_ms)
        writer.frame([SINCE, *steps[0]])
        for since, until in pairwise(steps):
            for part, log_hash in _frames(entries(db, since.seq, until.seq), until.log_hash):
                writer.frame(pack_log(LOG, part, SERVER, log_hash, writer.ids))
        writer.frame([DONE, *steps[-1], 1, db.get_meta("digest") or bytes(16)])

        def sign(number: int, chain: bytes) -> bytes:
            return sign_head(connection.key, connection.township, connection.device, number, chain)

        own, carried = own_runs(journal, acknowledged, sign), carried_runs(journal)
        runs = in_order([*own, *carried])
        writer.frame([AUTHORS, _authors(db, connection, runs)])
        for run in runs:
            packed = pack_run(OPERATIONS, run.first, run.chain, run.operations, writer.ids, run.device, run.signature)
            writer.frame(packed)
        writer.close()
        last = entry_at(db, seq)
    for run in own:
        keep_head(db, run.device, run.last, run.signature)
    return Written(
        Path(),
        sum(len(run.operations) for run in own),
        sum(len(run.operations) for run in carried),
        seq - steps[0].seq,
        None if last is None else milliseconds_of(last[2]),
    )


def _steps(db: Database, township: str, epoch: bytes, seq: int, now_ms: int) -> list[Mark]:
    """Where the log of a bundle begins, and the marks on its way to the cursor: far enough back for every laptop that
    told its place lately."""
    here = Mark(seq, db.get_meta("log_hash") or bytes(16))
    told = furthest_behind(db, epoch, now_ms - _TOLD_MS)
    wanted = max(0, seq - MARGIN if told is None else min(told, seq - MARGIN))
    found = [mark for mark in marks(db, 0, seq - 1) if mark.seq > 0]
    found.insert(0, Mark(0, log_start(township, epoch)))
    begins = max((i for i, mark in enumerate(found) if mark.seq <= wanted), default=0)
    for i in range(begins, len(found)):
        if is_gapless(db, found[i].seq, seq):
            return [*found[i:], here]
    return [here]


def _frames(found: Iterator[Entry], log_hash: bytes) -> Iterator[tuple[list[Entry], bytes]]:
    """Entries in frames of about the aimed size; the log hash stands in the last one only."""
    part: list[Entry] = []
    size = 0
    for entry in found:
        if part and size >= TARGET_FRAME:
            yield part, b""
            part, size = [], 0
        part.append(entry)
        size += _ENTRY + sum(len(str(value)) for value in entry.operation.fields.values())
    if part:
        yield part, log_hash


def _authors(db: Database, connection: Connection, runs: Sequence[SignedRun]) -> list[list[object]]:
    """Certificate of each device whose operations wait, with the number and the chain hash before them."""
    found: dict[bytes, list[object]] = {}
    for run in runs:
        if run.device not in found:
            mine = run.device == connection.device
            certificate = connection.certificate if mine else certificate_of(db, run.device)
            found[run.device] = [certificate or b"", run.first - 1, run.before]
    return list(found.values())
