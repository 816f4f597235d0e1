"""Enrolled devices: their keys, tokens and origins, and the townships' own keys."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final, NamedTuple

from protocol.operations import chain_start
from server.database import Database
from server.ledger import server_device

#: Devices of one line, beside its first: a laptop that was copied or restored takes a new id each time.
MAX_RENEWED: Final = 50
#: What a laptop is told to do with the keys of what lies there (``order``), and that it said it does.
RETIRE, DESTROY, OBEYED = "retire", "destroy", "obeyed"


class Newcomer(NamedTuple):
    """What a laptop made up for itself: its id (16 bytes), the secret of its token and its public key (32 bytes)."""

    device: bytes
    secret: str
    public_key: bytes


class DeviceLine(NamedTuple):
    """One enrolled device, for the administrator. Times in ms UTC; ``origin``: the device that it goes on from;
    ``ordered``: what it is told to do with its keys; ``reads_sealed``: it gets those of sealed words though it is no
    chair's."""

    township: str
    device: bytes
    role: str
    number: int
    enrolled_at: int
    revoked_at: int | None
    clock_ahead_at: int | None
    digits: str
    knows_ca: str | None
    origin: bytes | None
    ordered: str | None
    reads_sealed: int


class Membership(NamedTuple):
    """What a device needs to know of itself and its township. ``keys``: (id, key), the newest first; ``place``: how
    many devices of the township were enrolled before it."""

    name: str
    epoch: bytes
    role: str
    public_key: bytes
    enrolled_at: int
    keys: list[tuple[bytes, bytes]]
    place: int


def hash_secret(secret: str) -> bytes:
    """How a token's secret is kept: it has 128 random bits, so a plain hash holds."""
    return hashlib.sha256(secret.encode()).digest()


def add_device(
    db: Database,
    township: str,
    newcomer: Newcomer,
    role: str,
    digits: str,
    now_ms: int,
    origin: tuple[bytes, int] | None = None,
) -> bool:
    """Adds a device, within a transaction; False where its id or secret is another's, or wrote in the log before."""
    device, hashed = newcomer.device, hash_secret(newcomer.secret)
    epoch = db.rows("SELECT epoch FROM township WHERE code = ?", (township,))[0][0]
    wrote = db.row("SELECT 1 FROM log WHERE township = ? AND device = ?", (township, device))
    if wrote is not None or device == server_device(township, epoch) or _secret_taken(db, township, hashed):
        return False
    return bool(
        db.execute(
            "INSERT INTO device (township, id, secret, public_key, digits, role, number, chain, enrolled_at, origin,"
            " origin_number) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                township,
                device,
                hashed,
                newcomer.public_key,
                digits,
                role,
                chain_start(device),
                now_ms,
                *(origin or (None, None)),
            ),
        )
    )


def is_there(db: Database, township: str, newcomer: Newcomer) -> bool:
    """Whether exactly this device was let in before and still is."""
    sql = "SELECT 1 FROM device WHERE township = ? AND id = ? AND secret = ? AND public_key = ? AND revoked_at IS NULL"
    return db.row(sql, (township, newcomer.device, hash_secret(newcomer.secret), newcomer.public_key)) is not None


def renew(db: Database, township: str, old: bytes, newcomer: Newcomer, number: int, digits: str, now_ms: int) -> bool:
    """A laptop that was copied or set back goes on as a new device of the same township and role, from ``number`` of
    its old one, which stays as it is. Asked again the same; False where the id is taken or their line is too long."""

    def work() -> bool:
        if is_there(db, township, newcomer):
            return _origin(db, township, newcomer.device) == old
        if len(_line(db, township, old)) > MAX_RENEWED:
            return False
        ((role,),) = db.rows("SELECT role FROM device WHERE township = ? AND id = ?", (township, old))
        return add_device(db, township, newcomer, role, digits, now_ms, (old, number))

    return db.run(work)


def key_of(db: Database, township: str, device: bytes) -> bytes | None:
    """A device's public key, revoked or not; None where there is none such."""
    with db.reading():
        found = db.row("SELECT public_key FROM device WHERE township = ? AND id = ?", (township, device))
    return None if found is None else bytes(found[0])


def propose_secret(db: Database, township: str, device: bytes, secret: str) -> bool:
    """A device wants to be known by another secret. The one before it is good until the new one was used once, so that
    a lost answer locks nobody out. False where there is no such device, or the secret is another's."""
    hashed = hash_secret(secret)

    def work() -> bool:
        mine = db.row(
            "SELECT 1 FROM device WHERE township = ? AND id = ? AND (secret = ? OR secret_next = ?)",
            (township, device, hashed, hashed),
        )
        if mine is not None:
            return True
        sql = "UPDATE device SET secret_next = ? WHERE township = ? AND id = ?"
        return not _secret_taken(db, township, hashed) and bool(db.execute(sql, (hashed, township, device)))

    return db.run(work)


def membership(db: Database, township: str, device: bytes) -> Membership:
    """What an enrolled device needs to know."""
    with db.reading():
        name, epoch = db.rows("SELECT name, epoch FROM township WHERE code = ?", (township,))[0]
        role, public_key, enrolled_at = db.rows(
            "SELECT role, public_key, enrolled_at FROM device WHERE township = ? AND id = ?", (township, device)
        )[0]
        keys = db.rows("SELECT id, key FROM township_key WHERE township = ? ORDER BY made_at DESC, id", (township,))
        place = db.rows(
            "SELECT count(*) FROM device WHERE township = ? AND (enrolled_at < ? OR (enrolled_at = ? AND id < ?))",
            (township, enrolled_at, enrolled_at, device),
        )[0][0]
    return Membership(name, epoch, role, public_key, enrolled_at, [(id_, key) for id_, key in keys], place)


def note_authority(db: Database, township: str, device: bytes, fingerprint: str) -> None:
    """Writes down the newest authority that a device says it believes."""
    sql = "UPDATE device SET knows_ca = ? WHERE township = ? AND id = ? AND (knows_ca IS NULL OR knows_ca <> ?)"
    db.run(lambda: db.execute(sql, (fingerprint, township, device, fingerprint)))


def add_key(db: Database, township: str, now_ms: int) -> None:
    """A new key for what is encrypted to a township from now on; within a transaction."""
    newest = db.rows("SELECT COALESCE(MAX(made_at), 0) FROM township_key WHERE township = ?", (township,))[0][0]
    db.execute(
        "INSERT INTO township_key (township, id, key, made_at) VALUES (?, ?, ?, ?)",
        # The order of keys must not depend on a clock that was set back.
        (township, secrets.token_bytes(8), secrets.token_bytes(32), max(now_ms, newest + 1)),
    )


def revoke(db: Database, township: str, device: bytes, now_ms: int) -> list[bytes]:
    """Shuts a device out with its whole line, for who has one of those tokens may have them all; and keeps what is
    encrypted from now on from them. Gives those that were shut out now, none where there is no such active device.
    What they had sent stays."""
    sql = "UPDATE device SET revoked_at = ? WHERE township = ? AND id = ? AND revoked_at IS NULL"

    def work() -> list[bytes]:
        active = "SELECT 1 FROM device WHERE township = ? AND id = ? AND revoked_at IS NULL"
        if db.row(active, (township, device)) is None:
            return []
        line = sorted(_line(db, township, device))
        done = [each for each in line if db.execute(sql, (now_ms, township, each))]
        add_key(db, township, now_ms)
        return done

    return db.run(work)


def order(db: Database, township: str, device: bytes, order: str, now_ms: int) -> list[bytes]:
    """Tells a device's whole line to destroy the keys of what lies there, at its next contact. ``order``: RETIRE, once
    all is sent, and it is shut out then; DESTROY, at once, and it is shut out now. Gives those that are told; none
    where there is no such device."""

    def work() -> list[bytes]:
        line = sorted(_line(db, township, device)) if _is_known(db, township, device) else []
        for each in line:
            db.execute("UPDATE device SET ordered = ? WHERE township = ? AND id = ?", (order, township, each))
        return line

    told = db.run(work)
    if told and order == DESTROY:
        revoke(db, township, device, now_ms)
    return told


def ordered(db: Database, township: str, device: bytes) -> str:
    """What a device is told to do; "" for nothing."""
    with db.reading():
        found = db.row("SELECT ordered FROM device WHERE township = ? AND id = ?", (township, device))
    return (found[0] or "") if found else ""


def obeyed(db: Database, township: str, device: bytes, now_ms: int) -> None:
    """A device says that it destroys its keys now: it is shut out, with its line."""
    revoke(db, township, device, now_ms)
    sql = "UPDATE device SET ordered = ? WHERE township = ? AND id = ?"
    db.run(lambda: db.execute(sql, (OBEYED, township, device)))


def name_reader(db: Database, township: str, device: bytes, *, reads: bool) -> bool:
    """Whether a device that is no chair's gets the keys of sealed words; False where there is no such device."""
    sql = "UPDATE device SET reads_sealed = ? WHERE township = ? AND id = ? AND revoked_at IS NULL"
    return bool(db.run(lambda: db.execute(sql, (int(reads), township, device))))


def _is_known(db: Database, township: str, device: bytes) -> bool:
    return db.row("SELECT 1 FROM device WHERE township = ? AND id = ?", (township, device)) is not None


def devices(db: Database) -> list[DeviceLine]:
    """All devices, by township and time of enrolment."""
    with db.reading():
        found = db.rows(
            "SELECT township, id, role, number, enrolled_at, revoked_at, clock_ahead_at, digits, knows_ca, origin"
            ", ordered, reads_sealed FROM device ORDER BY township, enrolled_at, id"
        )
    return [DeviceLine(*line) for line in found]


def _line(db: Database, township: str, device: bytes) -> set[bytes]:
    """A device, those it goes on from, and all that go on from any of these."""
    pairs = db.rows("SELECT id, origin FROM device WHERE township = ? AND origin IS NOT NULL", (township,))
    line, before = {device}, 0
    while len(line) > before:
        before = len(line)
        line |= {id_ for pair in pairs if not line.isdisjoint(pair) for id_ in pair}
    return line


def _origin(db: Database, township: str, device: bytes) -> bytes | None:
    origin: bytes | None = db.rows("SELECT origin FROM device WHERE township = ? AND id = ?", (township, device))[0][0]
    return origin


def _secret_taken(db: Database, township: str, hashed: bytes) -> bool:
    sql = "SELECT 1 FROM device WHERE township = ? AND (secret = ? OR secret_next = ?)"
    return db.row(sql, (township, hashed, hashed)) is not None
