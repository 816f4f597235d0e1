"""Townships, invitations and devices: who may speak for which township."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import Final, NamedTuple

from protocol.invitation import normal_code
from protocol.operations import chain_start, log_start
from server.database import Database
from server.ledger import server_device

#: Crockford's alphabet: no I, L, O, U.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 10
MAX_TRIES: Final = 5
INVITATION_MS: Final = 72 * 3600 * 1000
ROLES: Final = ("chair", "gacha_chair", "viewer")
_TOWNSHIP = re.compile(r"[0-9]{9}")


class Refused(Exception):
    """Why a device is not let in; ``code`` is told to it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Caller(NamedTuple):
    """An enrolled device, known by its token."""

    township: str
    device: bytes
    role: str


class Enrolled(NamedTuple):
    """What a device that was let in needs to know."""

    township: str
    name: str
    epoch: bytes
    role: str


class DeviceLine(NamedTuple):
    """One enrolled device, for the administrator. Times in ms UTC."""

    township: str
    device: bytes
    role: str
    number: int
    enrolled_at: int
    revoked_at: int | None
    clock_ahead_at: int | None


def is_township(code: str) -> bool:
    """Whether this is a township's code: nine digits."""
    return _TOWNSHIP.fullmatch(code) is not None


def add_township(db: Database, code: str, name: str = "") -> None:
    """Makes a township where it is not yet there; a given name is kept up to date."""
    if not is_township(code):
        raise ValueError("a township's code has nine digits")
    epoch = secrets.token_bytes(16)
    chain = chain_start(server_device(code, epoch))

    def work() -> None:
        db.execute(
            "INSERT INTO township (code, name, epoch, turn, head, log_hash, digest, server_number, server_chain)"
            " VALUES (?, ?, ?, 0, 0, ?, ?, 0, ?) ON CONFLICT (code) DO NOTHING",
            (code, name, epoch, log_start(code, epoch), bytes(16), chain),
        )
        if name:
            db.execute("UPDATE township SET name = ? WHERE code = ?", (name, code))

    db.run(work)


def invite(db: Database, township: str, role: str, now_ms: int) -> str:
    """A fresh one-use code for a device of the township: 10 characters, good for 72 hours. Only its hash is kept."""
    if role not in ROLES:
        raise ValueError(f"no such role: {role}")
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    salt = secrets.token_bytes(16)
    db.run(
        lambda: db.execute(
            "INSERT INTO invitation (township, salt, hash, role, expires_at, tries, device)"
            " VALUES (?, ?, ?, ?, ?, 0, NULL)",
            (township, salt, _hash_code(code, salt), role, now_ms + INVITATION_MS),
        )
    )
    return code


def enrol(db: Database, township: str, code: str, device: bytes, secret: str, now_ms: int) -> Enrolled:
    """Lets a device in by an invitation's code.

    The device chose ``device`` and ``secret``, so that it may ask again when the answer was lost: the same device with
    the same secret gets the same answer. Raises Refused: invitation-wrong, invitation-used, invitation-expired,
    invitation-locked (too many wrong tries). Every wrong try counts against all open invitations of the township.
    """
    if not is_township(township) or len(device) != 16 or not 20 <= len(secret) <= 64:
        raise Refused("invitation-wrong")
    typed, hashed = normal_code(code), hash_secret(secret)
    with db.reading():
        open_ones = db.rows("SELECT salt, hash, tries FROM invitation WHERE township = ?", (township,))
    salt = next((salt for salt, kept, _ in open_ones if hmac.compare_digest(_hash_code(typed, salt), kept)), None)
    if salt is None:
        sql = "UPDATE invitation SET tries = tries + 1 WHERE township = ? AND device IS NULL AND expires_at > ?"
        db.run(lambda: db.execute(sql, (township, now_ms)))
        raise Refused("invitation-wrong")
    return db.run(lambda: _admit(db, township, salt, device, hashed, now_ms))


def _admit(db: Database, township: str, salt: bytes, device: bytes, hashed: bytes, now_ms: int) -> Enrolled:
    """The right code was given: is it still good? Within a transaction."""
    used = db.execute(
        "UPDATE invitation SET device = ? WHERE township = ? AND salt = ? AND device IS NULL AND tries < ?"
        " AND expires_at > ?",
        (device, township, salt, MAX_TRIES, now_ms),
    )
    role, expires_at, used_by = db.rows(
        "SELECT role, expires_at, device FROM invitation WHERE township = ? AND salt = ?", (township, salt)
    )[0]
    if used:
        added = db.execute(
            "INSERT INTO device (township, id, secret, role, number, chain, enrolled_at) VALUES (?, ?, ?, ?, 0, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (township, device, hashed, role, chain_start(device), now_ms),
        )
        if not added:  # an id or a secret that another device has
            raise Refused("invitation-wrong")
    elif used_by is not None:
        mine = db.row(
            "SELECT 1 FROM device WHERE township = ? AND id = ? AND secret = ? AND revoked_at IS NULL",
            (township, used_by, hashed),
        )
        if used_by != device or mine is None:
            raise Refused("invitation-used")
    else:
        raise Refused("invitation-expired" if expires_at <= now_ms else "invitation-locked")
    name, epoch = db.rows("SELECT name, epoch FROM township WHERE code = ?", (township,))[0]
    return Enrolled(township, name, epoch, role)


def recognise(db: Database, token: str) -> Caller:
    """Who sends this token ("township.secret"). Raises Refused: token-unknown, device-revoked."""
    township, _, secret = token.partition(".")
    found = None
    if is_township(township) and secret:
        with db.reading():
            found = db.row(
                "SELECT id, role, revoked_at FROM device WHERE township = ? AND secret = ?",
                (township, hash_secret(secret)),
            )
    if found is None:
        raise Refused("token-unknown")
    device, role, revoked_at = found
    if revoked_at is not None:
        raise Refused("device-revoked")
    return Caller(township, device, role)


def devices(db: Database) -> list[DeviceLine]:
    """All devices, by township and time of enrolment."""
    with db.reading():
        found = db.rows(
            "SELECT township, id, role, number, enrolled_at, revoked_at, clock_ahead_at FROM device"
            " ORDER BY township, enrolled_at, id"
        )
    return [DeviceLine(*line) for line in found]


def revoke(db: Database, township: str, device: bytes, now_ms: int) -> bool:
    """Shuts a device out; False where there is none such. What it had sent stays."""
    sql = "UPDATE device SET revoked_at = ? WHERE township = ? AND id = ? AND revoked_at IS NULL"
    return bool(db.run(lambda: db.execute(sql, (now_ms, township, device))))


def hash_secret(secret: str) -> bytes:
    """How a token's secret is kept: it has 128 random bits, so a plain hash holds."""
    return hashlib.sha256(secret.encode()).digest()


def _hash_code(code: str, salt: bytes) -> bytes:
    # A code has 50 bits only: a slow hash.
    return hashlib.scrypt(code.encode(), salt=salt, n=1 << 13, r=8, p=1, dklen=32)
