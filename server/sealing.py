"""The keys of a township's sealed words, and which laptops get them (decision 94).

They lie encrypted under the server's own key, which is a file beside the database: a copy of the database alone opens
nothing. Each has its place in their order; after a revocation whoever asks next has a new one made.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from protocol.roles import CHAIR
from protocol.sealing import key_id, new_seal_key
from server.auth import Caller
from server.database import Database

#: A township has at most so many: one more each time that a laptop is shut out.
MOST_KEYS: Final = 500
_NONCE: Final = 12


class SealKey(NamedTuple):
    """A key of sealed words, and its id."""

    id: bytes
    key: bytes


class Keeper:
    """Reads and writes the keys by the server's own."""

    def __init__(self, seed: bytes) -> None:
        self._aes = AESGCM(_derived(seed, b"sumu keys of sealed words"))
        #: The private key by which laptops send keys here.
        self.private = _derived(seed, b"sumu exchange of sealed words")

    def keys(self, db: Database, township: str, *, make: bool) -> list[SealKey]:
        """A township's keys, the one for what is written from now on last; ``make``: also where it has none yet. Where
        a laptop was shut out since the last was made, another follows it."""

        def work() -> list[SealKey]:
            # The lock on the township orders those who ask at once.
            db.execute("UPDATE township SET name = name WHERE code = ?", (township,))
            found = self._all(db, township)
            turn = _turn(db, township)
            if (found and _since(db, township) != turn and len(found) < MOST_KEYS) or (make and not found):
                found.append(self._add(db, township, new_seal_key(), _last_place(db, township) + 1, turn))
            return found

        return db.run(work)

    def take(self, db: Database, township: str, keys: Sequence[bytes]) -> None:
        """Keys that a laptop made before it had a server: those that are not known, before all others, in their
        order; the last of them is the one for what is written now where there was none."""

        def work() -> None:
            db.execute("UPDATE township SET name = name WHERE code = ?", (township,))
            known = {each.id for each in self._all(db, township)}
            new = [key for key in dict.fromkeys(keys) if key_id(key) not in known][: MOST_KEYS - len(known)]
            turn = _since(db, township) or _turn(db, township)
            for place, key in enumerate(new, _first_place(db, township) - len(new)):
                self._add(db, township, key, place, turn)

        db.run(work)

    def _all(self, db: Database, township: str) -> list[SealKey]:
        rows = db.rows("SELECT id, key FROM seal_key WHERE township = ? ORDER BY place, id", (township,))
        return [SealKey(bytes(id_), self._opened(township, bytes(kept))) for id_, kept in rows]

    def _add(self, db: Database, township: str, key: bytes, place: int, turn: bytes) -> SealKey:
        nonce = secrets.token_bytes(_NONCE)
        kept = nonce + self._aes.encrypt(nonce, key, township.encode())
        db.execute(
            "INSERT INTO seal_key (township, id, key, place, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (township, key_id(key), kept, place, turn),
        )
        return SealKey(key_id(key), key)

    def _opened(self, township: str, kept: bytes) -> bytes:
        try:
            return self._aes.decrypt(kept[:_NONCE], kept[_NONCE:], township.encode())
        except InvalidTag:
            raise RuntimeError("keys of sealed words were kept under another key of the server") from None


def may_have(db: Database, caller: Caller) -> bool:
    """Whether a device gets the keys: one certified as a chair's, or one that she named."""
    if caller.role == CHAIR:
        return True
    with db.reading():
        found = db.row(
            "SELECT reads_sealed FROM device WHERE township = ? AND id = ?", (caller.township, caller.device)
        )
    return bool(found and found[0])


def _turn(db: Database, township: str) -> bytes:
    """Which of the township's keys is the newest: each revocation makes one, whatever the clock says."""
    sql = "SELECT id FROM township_key WHERE township = ? ORDER BY made_at DESC, id LIMIT 1"
    found = db.row(sql, (township,))
    return bytes(found[0]) if found else b""


def _since(db: Database, township: str) -> bytes:
    """The turn at which the last seal key was made."""
    found = db.row("SELECT since FROM seal_key WHERE township = ? ORDER BY place DESC, id DESC LIMIT 1", (township,))
    return bytes(found[0]) if found else b""


def _last_place(db: Database, township: str) -> int:
    return int(db.rows("SELECT COALESCE(MAX(place), 0) FROM seal_key WHERE township = ?", (township,))[0][0])


def _first_place(db: Database, township: str) -> int:
    return int(db.rows("SELECT COALESCE(MIN(place), 1) FROM seal_key WHERE township = ?", (township,))[0][0])


def _derived(seed: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, purpose).derive(seed)
