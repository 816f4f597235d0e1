"""Bundles at the server: what a stick brings from laptops that have no network, and what it takes back to them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

import msgspec

from protocol.bundle import SERVER, BundleError, BundleReader, BundleWriter, Flaw, Head
from protocol.codec import PackedRun, pack_log, unpack_log, unpack_run
from protocol.operations import Entry, from_canonical, log_start
from protocol.signing import check_head
from protocol.wire import DONE, LOG, OPERATIONS, SINCE, TARGET_FRAME, FrameError, Problem
from server.database import Database
from server.ledger import Ledger, Rejected, Run, aside_of
from server.room import Room

#: Log entries read in one query.
_PAGE = 1000

_decode = msgspec.msgpack.Decoder().decode
ForgetPhotos = Callable[[str, Sequence[bytes]], object]


class Taken(NamedTuple):
    """What a bundle brought: ``new`` operations that the server had not, of ``all``. ``problems``: device → ``Problem``
    of the first of its runs that was not taken. ``aside``: devices that are shut out, and how many of their operations
    in it are laid aside."""

    township: str
    device: bytes
    all: int
    new: int
    problems: dict[bytes, str]
    aside: dict[bytes, int]


class Given(NamedTuple):
    """Which entries of the log a bundle holds: above ``since``, up to ``until``."""

    since: int
    until: int


class UnknownKey(Exception):
    """A bundle that none of its township's keys opens."""


def is_vouched_for(db: Database, township: str, run: PackedRun) -> bool:
    """Whether the run's own device signed its chain at the run's end: then it may come through anybody's hands."""
    found = db.row("SELECT public_key FROM device WHERE township = ? AND id = ?", (township, run.device))
    last = run.first + len(run.operations) - 1
    return found is not None and check_head(found[0], township, run.device, last, run.chain, run.signature)


def import_bundle(
    db: Database,
    server_public: bytes,
    file: BinaryIO,
    now_ms: int,
    forget_photos: ForgetPhotos,
    room: Room | None = None,
) -> Taken:
    """Takes in what waits in a bundle, each device's operations as far as they join what the server has. A second time
    is no harm. ``forget_photos`` removes the photos that an erasure in it leaves without a record; ``room``: how much
    of the disk a township may take. Raises BundleError and UnknownKey: then nothing was taken, for all of it is read
    before any of it counts."""
    reader = BundleReader(file, None, server_public)
    head = reader.head
    with db.reading():
        key = db.row("SELECT key FROM township_key WHERE township = ? AND id = ?", (head.township, head.key_id))
    if key is None:
        raise UnknownKey
    count = sum(len(run.operations) for run in _runs(reader, key[0]))
    new = 0
    problems: dict[bytes, str] = {}
    numbers: dict[bytes, list[int]] = {}
    for run in _runs(reader, key[0]):
        if run.device not in problems:
            try:
                new += _take(db, head.township, run, now_ms, forget_photos, room or Room())
            except Rejected as error:
                problems[run.device] = error.problem
            else:
                numbers.setdefault(run.device, []).extend(op.number for op in run.operations)
    with db.reading():
        kept = aside_of(db, head.township, numbers)
        known = {device: _number(db, head.township, device) for device in kept}
    aside = {
        device: sum(1 for number in numbers[device] if known[device] < number <= last) for device, last in kept.items()
    }
    return Taken(head.township, head.device, count, new, problems, {d: n for d, n in aside.items() if n})


def _runs(reader: BundleReader, key: bytes) -> Iterator[PackedRun]:
    """What waits in a bundle. Raises BundleError, also for what is rightly signed and no frame of ours."""
    try:
        for payload, ids in reader.frames(key):
            if payload[0] == LOG:
                # Only for the ids that it names; its log hash may be left out.
                unpack_log([*payload[:3], bytes(16)], ids)
            elif payload[0] == OPERATIONS:
                yield unpack_run(payload, SERVER, ids)
    except FrameError as error:
        raise BundleError(Flaw.TAMPERED) from error


def _take(db: Database, township: str, run: PackedRun, now_ms: int, forget_photos: ForgetPhotos, room: Room) -> int:
    """Merges one run; how many of its operations were new."""
    with db.reading():
        vouched = is_vouched_for(db, township, run)
    if not run.operations or not vouched:
        raise Rejected(Problem.SIGNATURE)

    def work() -> tuple[int, Ledger]:
        before = _number(db, township, run.device)
        ledger = Ledger(db, township, now_ms, room=room.records())
        ledger.take([Run(run.device, run.first, run.chain, run.operations)])
        ledger.close()
        return _number(db, township, run.device) - before, ledger

    new, ledger = db.run(work)
    if ledger.erased:
        db.forget()
        forget_photos(township, ledger.photos)
    return new


def _number(db: Database, township: str, device: bytes) -> int:
    found = db.row("SELECT number FROM device WHERE township = ? AND id = ?", (township, device))
    return 0 if found is None else int(found[0])


def export_bundle(db: Database, seed: bytes, township: str, since: int, file: BinaryIO, now_ms: int) -> Given:
    """Writes the township's log above ``since`` up to its head, for any of its laptops. ``seed``: the server's key.

    Raises LookupError where there is no such township."""
    with db.reading():
        found = db.row("SELECT epoch, head, log_hash, digest FROM township WHERE code = ?", (township,))
        key = db.row(
            "SELECT id, key FROM township_key WHERE township = ? ORDER BY made_at DESC, id LIMIT 1", (township,)
        )
    if found is None or key is None:
        raise LookupError(township)
    epoch, head, log_hash, digest = found
    since = min(max(0, since), head)
    with db.reading():
        row = db.row("SELECT log_hash FROM log WHERE township = ? AND seq = ?", (township, since))
    start = log_start(township, epoch) if row is None else row[0]
    writer = BundleWriter(
        file, Head(township, SERVER, b"", key[0], secrets.token_bytes(16), now_ms, epoch, head), key[1], seed
    )
    writer.frame([SINCE, since, start])
    at = since
    while at < head:
        with db.reading():
            page = db.rows(
                "SELECT seq, log_hash, body, decided FROM log WHERE township = ? AND seq > ? AND seq <= ?"
                " ORDER BY seq LIMIT ?",
                (township, at, head, _PAGE),
            )
        for entries, hash_ in _cut(page):
            writer.frame(pack_log(LOG, entries, SERVER, hash_, writer.ids))
        at = page[-1][0]
    writer.frame([DONE, head, log_hash, 1, digest])
    writer.close()
    return Given(since, head)


def _cut(page: Sequence[tuple[int, bytes, bytes, bytes | None]]) -> list[tuple[list[Entry], bytes]]:
    """Entries in frames of about the aimed size, each with the log hash at its end."""
    parts: list[tuple[list[Entry], bytes]] = []
    entries: list[Entry] = []
    size = 0
    for i, (seq, log_hash, body, decided) in enumerate(page, 1):
        outcomes, refused = ({}, "") if decided is None else _decode(decided)
        entries.append(Entry(seq, from_canonical(body), outcomes, refused))
        size += len(body)
        if size >= TARGET_FRAME or i == len(page):
            parts.append((entries, log_hash))
            entries, size = [], 0
    return parts
