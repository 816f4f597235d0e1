"""What bundles need of a township's file: what goes into one, whose signatures came with one, which ones wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from desktop.store.database import Database, translated
from desktop.store.operations import COLUMNS, decode, operation_of
from protocol.operations import Entry, Operation

#: Entries read at a time.
_PAGE = 1000


class Mark(NamedTuple):
    """The log's hash at a sequence that this copy once reached."""

    seq: int
    log_hash: bytes


class Peer(NamedTuple):
    """Another device: its certificate (msgpack), how far it followed which log, and when it said so (ms UTC)."""

    device: bytes
    certificate: bytes
    epoch: bytes
    seq: int
    told_at: int


class WaitingBundle(NamedTuple):
    """A bundle that does not fit yet: what its file is called by, who wrote it and when (ms UTC), and why it waits."""

    id: bytes
    device: bytes
    made_at: int
    reason: str


@contextmanager
def one_sight(db: Database) -> Iterator[None]:
    """Reads in here see one state of the file, whatever is saved meanwhile. Nothing may be written within."""
    with translated():
        db.raw.execute("BEGIN")
        try:
            yield
        finally:
            db.raw.execute("COMMIT")


# What goes into one --------------------------------------------------------------------------------------------------


def marks(db: Database, since: int, until: int) -> list[Mark]:
    """The marks between two sequences, both included, in order."""
    found = db.rows("SELECT seq, log_hash FROM mark WHERE seq BETWEEN ? AND ? ORDER BY seq", (since, until))
    return [Mark(*row) for row in found]


def is_gapless(db: Database, since: int, until: int) -> bool:
    """Whether this copy holds every entry of the log above ``since`` up to ``until``."""
    found = db.value("SELECT COUNT(*) FROM operation WHERE seq > ? AND seq <= ?", (since, until))
    return bool(found == until - since)


def entries(db: Database, since: int, until: int) -> Iterator[Entry]:
    """The log's entries above ``since`` up to ``until``, as far as this copy holds them."""
    while True:
        page = db.rows(
            f"SELECT {COLUMNS}, seq, outcomes, refused FROM operation WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
            (since, until, _PAGE),
        )
        if not page:
            return
        for row in page:
            since, outcomes, refused = row[-3:]
            yield Entry(since, operation_of(row), decode(outcomes) if outcomes else {}, refused or "")


def own_waiting(db: Database, device: bytes, after: int) -> list[Operation]:
    """This device's operations above number ``after`` that the log does not have yet."""
    found = db.rows(
        f"SELECT {COLUMNS} FROM operation WHERE device = ? AND number > ? AND seq IS NULL AND carried IS NULL"
        " ORDER BY number",
        (device, after),
    )
    return [operation_of(row) for row in found]


def entry_at(db: Database, seq: int) -> tuple[bytes, int, int] | None:
    """Device, number and stamp of the log's entry at ``seq``; None where this copy does not hold it."""
    found = db.rows("SELECT device, number, stamp FROM operation WHERE seq = ?", (seq,))
    return found[0] if found else None


def operations_between(db: Database, device: bytes, first: int, last: int) -> dict[int, Operation]:
    """A device's operations between two numbers, both included, by number."""
    found = db.rows(
        f"SELECT {COLUMNS} FROM operation WHERE device = ? AND number BETWEEN ? AND ?", (device, first, last)
    )
    return {row[1]: operation_of(row) for row in found}


# Signatures and devices ----------------------------------------------------------------------------------------------


def keep_head(db: Database, device: bytes, number: int, signature: bytes) -> None:
    """Keeps a device's signature over its chain at ``number``, for whoever gets its operations from here."""
    with db.writing() as connection:
        connection.execute("INSERT OR IGNORE INTO signed_head VALUES (?, ?, ?)", (device, number, signature))


def signed_heads(db: Database, device: bytes, first: int, last: int) -> dict[int, bytes]:
    """A device's signatures between two numbers, both included, by number."""
    found = db.rows(
        "SELECT number, signature FROM signed_head WHERE device = ? AND number BETWEEN ? AND ? ORDER BY number",
        (device, first, last),
    )
    return dict(found)


def drop_heads(db: Database) -> None:
    """Lets signatures go whose operation waits no more."""
    with db.writing() as connection:
        connection.execute(
            "DELETE FROM signed_head WHERE NOT EXISTS (SELECT 1 FROM operation WHERE seq IS NULL"
            " AND operation.device = signed_head.device AND operation.number = signed_head.number)"
        )


def keep_certificate(db: Database, device: bytes, certificate: bytes) -> None:
    """Keeps a device's certificate (msgpack), checked before."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO peer (device, certificate) VALUES (?, ?)"
            " ON CONFLICT (device) DO UPDATE SET certificate = excluded.certificate",
            (device, certificate),
        )


def keep_peer(db: Database, peer: Peer) -> None:
    """Keeps how far another device follows the log; an older word does not take a newer one's place."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO peer (device, certificate, epoch, seq, told_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (device) DO UPDATE SET certificate = excluded.certificate, epoch = excluded.epoch,"
            " seq = excluded.seq, told_at = excluded.told_at"
            " WHERE peer.told_at IS NULL OR peer.told_at < excluded.told_at",
            peer,
        )


def certificate_of(db: Database, device: bytes) -> bytes | None:
    """A device's certificate (msgpack), where this copy saw it."""
    found: bytes | None = db.value("SELECT certificate FROM peer WHERE device = ?", (device,))
    return found


def furthest_behind(db: Database, epoch: bytes, told_after: int) -> int | None:
    """The lowest place in this log of the devices that told theirs after a moment (ms UTC); None where none did."""
    found: int | None = db.value("SELECT MIN(seq) FROM peer WHERE epoch = ? AND told_at > ?", (epoch, told_after))
    return found


# Those that wait -----------------------------------------------------------------------------------------------------


def keep_waiting(db: Database, bundle: WaitingBundle) -> None:
    """Lists a bundle as waiting, or tells why it still does."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO bundle (id, device, made_at, reason) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET reason = excluded.reason",
            bundle,
        )


def waits_no_more(db: Database, id_: bytes) -> None:
    """Takes a bundle from the list."""
    with db.writing() as connection:
        connection.execute("DELETE FROM bundle WHERE id = ?", (id_,))


def waiting_bundles(db: Database) -> list[WaitingBundle]:
    """The bundles that wait, the oldest first."""
    return [WaitingBundle(*row) for row in db.rows("SELECT id, device, made_at, reason FROM bundle ORDER BY made_at")]


def last_author(db: Database, device: bytes) -> bytes | None:
    """The person who wrote last on a device, as far as this copy knows."""
    found: bytes | None = db.value(
        "SELECT author FROM operation WHERE device = ? ORDER BY number DESC LIMIT 1", (device,)
    )
    return found
