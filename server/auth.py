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
NAME_LENGTH: Final = 4
SECRET_LENGTH: Final = 10
MAX_TRIES: Final = 5
INVITATION_MS: Final = 72 * 3600 * 1000
#: For so long it is still said of an invitation that its time is over.
ENDED_MS: Final = 30 * 24 * 3600 * 1000
_TOWNSHIP = re.compile(r"[0-9]{9}")


class Refused(Exception):
    """Why a device is not let in; ``code`` is told to it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Caller(NamedTuple):
    """An enrolled device, known by its token. One that was ``revoked`` may only hand over what it had not sent;
    ``ordered``: it is told what to do with its keys."""

    township: str
    device: bytes
    role: str
    revoked: bool = False
    ordered: bool = False


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
    """A fresh one-use code for a device of the township, good for 72 hours: four characters that name the invitation,
    ten that are its secret. Only the hash of those is kept. Invitations that ended long ago are deleted."""
    if role not in ROLES:
        raise ValueError(f"no such role: {role}")
    secret = "".join(secrets.choice(ALPHABET) for _ in range(SECRET_LENGTH))

    def work() -> str:
        db.execute("DELETE FROM invitation WHERE expires_at < ?", (now_ms - ENDED_MS,))
        taken = {_name_of(salt) for (salt,) in db.rows("SELECT salt FROM invitation WHERE township = ?", (township,))}
        while _name_of(salt := secrets.token_bytes(16)) in taken:
            pass
        db.execute(
            "INSERT INTO invitation (township, salt, hash, role, expires_at, tries, device)"
            " VALUES (?, ?, ?, ?, ?, 0, NULL)",
            (township, salt, _hash_secret(secret, salt), role, now_ms + INVITATION_MS),
        )
        return _name_of(salt) + secret

    return db.run(work)


def enrol(db: Database, township: str, code: str, newcomer: Newcomer, now_ms: int, fingerprint: str = "") -> Caller:
    """Lets a device in by an invitation's code. ``fingerprint``: the server's authority's, for the eight digits.

    The device made up id, secret and key, so that it may ask again when the answer was lost: the same device with
    the same secret and key gets the same answer. Raises Refused: invitation-wrong, invitation-used,
    invitation-expired, invitation-locked (too many wrong tries at this one).
    """
    if not is_township(township):
        raise Refused("invitation-wrong")
    typed = normal_code(code)
    name, secret = typed[:NAME_LENGTH], typed[NAME_LENGTH:]
    with db.reading():
        all_of_them = db.rows("SELECT salt, hash FROM invitation WHERE township = ?", (township,))
    meant = next(((salt, kept) for salt, kept in all_of_them if _name_of(salt) == name), None)
    if meant is None:
        raise Refused("invitation-wrong")
    salt, kept = meant
    # Counted before it is compared: guesses that come at once count too, and one that is locked costs no hash.
    sql = "UPDATE invitation SET tries = tries + 1 WHERE township = ? AND salt = ? AND tries < ?"
    if not db.run(lambda: db.execute(sql, (township, salt, MAX_TRIES))):
        raise Refused("invitation-locked")
    if not hmac.compare_digest(_hash_secret(secret, salt), kept):
        raise Refused("invitation-wrong")
    digits = eight_digits(township, newcomer.device, newcomer.public_key, fingerprint)
    return db.run(lambda: _admit(db, township, salt, newcomer, digits, now_ms))


def _admit(db: Database, township: str, salt: bytes, newcomer: Newcomer, digits: str, now_ms: int) -> Caller:
    """The right code was given: is it still good? Within a transaction."""
    db.execute("UPDATE invitation SET tries = 0 WHERE township = ? AND salt = ?", (township, salt))
    used = db.execute(
        "UPDATE invitation SET device = ? WHERE township = ? AND salt = ? AND device IS NULL AND expires_at > ?",
        (newcomer.device, township, salt, now_ms),
    )
    role, used_by = db.rows("SELECT role, device FROM invitation WHERE township = ? AND salt = ?", (township, salt))[0]
    if used:
        if not add_device(db, township, newcomer, role, digits, now_ms):
            raise Refused("invitation-wrong")
    elif used_by is None:
        raise Refused("invitation-expired")
    elif used_by != newcomer.device or not is_there(db, township, newcomer):
        raise Refused("invitation-used")
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
            "SELECT id, role, revoked_at, ordered, secret FROM device"
            " WHERE township = ? AND (secret = ? OR secret_next = ?)",
            (township, hashed, hashed),
        )
    if found is None:
        raise Refused("token-unknown")
    device, role, revoked_at, ordered, kept = found
    if kept != hashed:
        sql = "UPDATE device SET secret = ?, secret_next = NULL WHERE township = ? AND id = ? AND secret_next = ?"
        db.run(lambda: db.execute(sql, (hashed, township, device, hashed)))
    return Caller(township, device, role, revoked_at is not None, ordered is not None)


def _name_of(salt: bytes) -> str:
    """How a code names its invitation: no secret, as the salt is none."""
    number = int.from_bytes(salt[:4], "big")
    return "".join(ALPHABET[number >> 5 * i & 31] for i in range(NAME_LENGTH))


def _hash_secret(secret: str, salt: bytes) -> bytes:
    # It has 50 bits only: a slow hash.
    return hashlib.scrypt(secret.encode(), salt=salt, n=1 << 13, r=8, p=1, dklen=32)
