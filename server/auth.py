"""Townships, invitations and tokens: who may speak for which township."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import Final, NamedTuple

from protocol.invitation import normal_code
from protocol.operations import chain_start, log_start
from protocol.roles import ROLES
from protocol.signing import eight_digits
from server.database import Database
from server.devices import Newcomer, add_device, add_key, hash_secret, is_there
from server.ledger import server_device

#: Crockford's alphabet: no I, L, O, U.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 10
MAX_TRIES: Final = 5
INVITATION_MS: Final = 72 * 3600 * 1000
_TOWNSHIP = re.compile(r"[0-9]{9}")


class Refused(Exception):
    """Why a device is not let in; ``code`` is told to it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Caller(NamedTuple):
    """An enrolled device, known by its token. One that was ``revoked`` may only hand over what it had not sent."""

    township: str
    device: bytes
    role: str
    revoked: bool = False


def is_township(code: str) -> bool:
    """Whether this is a township's code: nine digits."""
    return _TOWNSHIP.fullmatch(code) is not None


def add_township(db: Database, code: str, name: str = "", now_ms: int = 0) -> None:
    """Makes a township, with a key of its own, where it is not yet there; a given name is kept up to date."""
    if not is_township(code):
        raise ValueError("a township's code has nine digits")
    epoch = secrets.token_bytes(16)
    chain = chain_start(server_device(code, epoch))

    def work() -> None:
        made = db.execute(
            "INSERT INTO township (code, name, epoch, turn, head, log_hash, digest, server_number, server_chain)"
            " VALUES (?, ?, ?, 0, 0, ?, ?, 0, ?) ON CONFLICT (code) DO NOTHING",
            (code, name, epoch, log_start(code, epoch), bytes(16), chain),
        )
        if made:
            add_key(db, code, now_ms)
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


def enrol(db: Database, township: str, code: str, newcomer: Newcomer, now_ms: int, fingerprint: str = "") -> Caller:
    """Lets a device in by an invitation's code. ``fingerprint``: the server's authority's, for the eight digits.

    The device made up id, secret and key, so that it may ask again when the answer was lost: the same device with
    the same secret and key gets the same answer. Raises Refused: invitation-wrong, invitation-used,
    invitation-expired, invitation-locked (too many wrong tries). Every wrong try counts against all open invitations
    of the township.
    """
    if not is_township(township):
        raise Refused("invitation-wrong")
    typed = normal_code(code)
    with db.reading():
        open_ones = db.rows("SELECT salt, hash, tries FROM invitation WHERE township = ?", (township,))
    salt = next((salt for salt, kept, _ in open_ones if hmac.compare_digest(_hash_code(typed, salt), kept)), None)
    if salt is None:
        sql = "UPDATE invitation SET tries = tries + 1 WHERE township = ? AND device IS NULL AND expires_at > ?"
        db.run(lambda: db.execute(sql, (township, now_ms)))
        raise Refused("invitation-wrong")
    digits = eight_digits(township, newcomer.device, newcomer.public_key, fingerprint)
    return db.run(lambda: _admit(db, township, salt, newcomer, digits, now_ms))


def _admit(db: Database, township: str, salt: bytes, newcomer: Newcomer, digits: str, now_ms: int) -> Caller:
    """The right code was given: is it still good? Within a transaction."""
    used = db.execute(
        "UPDATE invitation SET device = ? WHERE township = ? AND salt = ? AND device IS NULL AND tries < ?"
        " AND expires_at > ?",
        (newcomer.device, township, salt, MAX_TRIES, now_ms),
    )
    role, expires_at, used_by = db.rows(
        "SELECT role, expires_at, device FROM invitation WHERE township = ? AND salt = ?", (township, salt)
    )[0]
    if used:
        if not add_device(db, township, newcomer, role, digits, now_ms):
            raise Refused("invitation-wrong")
    elif used_by is not None:
        if used_by != newcomer.device or not is_there(db, township, newcomer):
            raise Refused("invitation-used")
    else:
        raise Refused("invitation-expired" if expires_at <= now_ms else "invitation-locked")
    return Caller(township, newcomer.device, role)


def recognise(db: Database, token: str) -> Caller:
    """Who sends this token ("township.secret"). A secret that was proposed counts from its first use, and the one
    before it no longer. Raises Refused token-unknown."""
    township, _, secret = token.partition(".")
    if not is_township(township) or not secret:
        raise Refused("token-unknown")
    hashed = hash_secret(secret)
    with db.reading():
        found = db.row(
            "SELECT id, role, revoked_at, secret FROM device WHERE township = ? AND (secret = ? OR secret_next = ?)",
            (township, hashed, hashed),
        )
    if found is None:
        raise Refused("token-unknown")
    device, role, revoked_at, kept = found
    if kept != hashed:
        sql = "UPDATE device SET secret = ?, secret_next = NULL WHERE township = ? AND id = ? AND secret_next = ?"
        db.run(lambda: db.execute(sql, (hashed, township, device, hashed)))
    return Caller(township, device, role, revoked_at is not None)


def _hash_code(code: str, salt: bytes) -> bytes:
    # A code has 50 bits only: a slow hash.
    return hashlib.scrypt(code.encode(), salt=salt, n=1 << 13, r=8, p=1, dklen=32)
