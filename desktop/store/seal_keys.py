"""The township's seal keys, as an encrypted database of this laptop keeps them (``protocol.sealing``).

They lie in ``meta``, which copies and backups carry and sync never sends. The last one seals what is written from now
on; the earlier ones stay, to read what they sealed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from desktop.store.database import put_meta
from protocol.sealing import SEAL_KEY_BYTES, new_seal_key

if TYPE_CHECKING:
    from desktop.store.database import Database

#: Meta key: the keys one after the other, the one for what is written now last.
SEAL_KEYS: Final = "seal_keys"


def held(db: Database) -> list[bytes]:
    """Those that this laptop has; [] where it was given none."""
    packed: bytes = db.get_meta(SEAL_KEYS) or b""
    return [packed[at : at + SEAL_KEY_BYTES] for at in range(0, len(packed), SEAL_KEY_BYTES)]


def first(db: Database) -> bytes:
    """The key of a township that has none yet, made now; what another thread made meanwhile. The file must be
    encrypted."""
    with db.writing() as connection:
        found = held(db)
        if found:
            return found[-1]
        key = new_seal_key()
        put_meta(connection, {SEAL_KEYS: key})
    return key


def keep(db: Database, keys: Sequence[bytes]) -> None:
    """Puts these in place of those that are held, in their order. The file must be encrypted."""
    db.put_meta(**{SEAL_KEYS: b"".join(dict.fromkeys(keys)) or None})
