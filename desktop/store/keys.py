"""The wrapped keys of an encrypted township: what a person knows opens them, and nothing else does.

``keys.json`` holds the data key once for each way to open it, a **slot**: encrypted (AES-256-GCM) under what Argon2id
makes of a PIN, a passphrase or the recovery code. A short PIN is mixed with a secret of the system's keyring, so that a
stolen disk does not let itself be guessed; a passphrase and the recovery code need none, for keyrings get lost. The
data key stays the same for life, so another PIN encrypts nothing anew. A spare lies beside the file, which a torn
write or a bad sector leaves.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from desktop.errors import KnownError
from desktop.file_names import free
from desktop.store.driver import DATABASE, KEY_FILE, KEY_SPARE, Key, mark_in
from desktop.store.files import sync, write_synced
from desktop.store.recovery_code import read_code
from desktop.store.strength import MOST_SECRET, check_passphrase, check_pin, folded

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

log = logging.getLogger(__name__)

#: What a person opens a slot by.
Way = Literal["pin", "passphrase", "recovery"]
#: RFC 9106, section 4, its second choice: 64 MiB, three passes, four lanes; a seventh of a second on a laptop of 2020.
MEMORY_KIB, PASSES, LANES = 64 << 10, 3, 4
#: A slot that asks for more than this was not written by this program (KiB, passes, lanes).
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 1 << 20, 64, 64
#: The secret in the system's keyring (bytes).
MIXED_BYTES: Final = 32
_SALT, _NONCE = 16, 12
_FORMAT = 1
_MOST_BYTES = 1 << 20
#: Two derivations at once may be refused for want of lanes, which the library tells as want of memory.
_DERIVING: Final = threading.Lock()


class Slot(msgspec.Struct, frozen=True):
    """One way to open the data key. ``user``: whose, as hex, "" for the recovery code; ``mixed``: whether the keyring's
    secret is needed too, and ``keyring`` a hash of it, which tells another's; the bytes as hex."""

    way: Way
    user: str
    mixed: bool
    keyring: str
    salt: str
    memory: int
    passes: int
    lanes: int
    nonce: str
    wrapped: str

    def _proved(self) -> bytes:
        """What is proved along with the wrapped key: nothing in a slot can be changed."""
        parts = (
            self.way,
            self.user,
            self.mixed,
            self.keyring,
            self.salt,
            self.memory,
            self.passes,
            self.lanes,
            self.nonce,
        )
        return msgspec.json.encode(parts)

    def check_keyring(self, mixed: bytes | None) -> None:
        """Raises KnownError ``keyring_missing`` where the keyring's secret is needed and there is none,
        ``keyring_other`` where it has another one than the slot was made with: no typing opens it then."""
        if self.mixed and mixed is None:
            raise KnownError("keyring_missing")
        if self.mixed and _keyring_mark(mixed) != self.keyring:
            raise KnownError("keyring_other")

    def _opener(self, secret: str, mixed: bytes | None) -> bytes:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        derive = Argon2id(
            salt=bytes.fromhex(self.salt),
            length=32,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.memory,
            ad=b"sumu slot",
            secret=mixed if self.mixed else None,
        )
        with _DERIVING:
            return derive.derive(secret.encode())


class _Kept(msgspec.Struct, frozen=True):
    """The file. ``turn`` rises with each write; ``key``: a hash of the data key, which tells whose slots they are."""

    format: int
    turn: int
    key: str
    slots: tuple[Slot, ...]


class Keys:
    """The slots of one township; unchangeable, a change gives others. Opening one takes a seventh of a second."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept

    @classmethod
    def new(cls, key: Key) -> Keys:
        """None yet for this data key."""
        return cls(_Kept(_FORMAT, 0, key.mark.hex(), ()))

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The ways to open the data key."""
        return self._kept.slots

    @property
    def mark(self) -> bytes:
        """Which data key they open: ``Key.mark``."""
        return bytes.fromhex(self._kept.key)

    def for_stick(self) -> Keys:
        """The recovery code's slot alone: a stick gets lost, and a passphrase may be searched for."""
        return self._changed(tuple(slot for slot in self.slots if slot.way == "recovery"))

    def with_slot(self, key: Key, way: Way, user: bytes, secret: str, mixed: bytes | None = None) -> Keys:
        """One more way to open ``key``, in the place of the same user's of the same sort.

        ``mixed``: the keyring's secret, which a PIN needs and nothing else takes. Raises KnownError, see
        ``check_secret``.
        """
        if key.mark != self.mark:
            raise ValueError("slots of another data key")
        secret = check_secret(way, secret)
        if (way == "pin") != (mixed is not None and len(mixed) == MIXED_BYTES):
            raise ValueError("a PIN alone is mixed with the keyring's secret")
        bare = Slot(
            way=way,
            user=user.hex(),
            mixed=way == "pin",
            keyring="" if mixed is None else _keyring_mark(mixed),
            salt=secrets.token_hex(_SALT),
            memory=MEMORY_KIB,
            passes=PASSES,
            lanes=LANES,
            nonce=secrets.token_hex(_NONCE),
            wrapped="",
        )
        wrapped = _aes(bare._opener(secret, mixed)).encrypt(bytes.fromhex(bare.nonce), key.raw, bare._proved())
        slot = msgspec.structs.replace(bare, wrapped=wrapped.hex())
        others = (each for each in self.slots if (each.way, each.user) != (way, slot.user))
        return self._changed((*others, slot))

    def without_user(self, user: bytes) -> Keys:
        """None of this user's ways is left; the recovery code stays."""
        return self._changed(tuple(slot for slot in self.slots if slot.user != user.hex() or slot.way == "recovery"))

    def open(self, slot: Slot, secret: str, mixed: bytes | None = None) -> Key:
        """The data key, by what somebody typed. Raises KnownError ``secret_wrong``; ``keyring_missing`` where the slot
        needs the keyring's secret and there is none, ``keyring_other``; ``recovery_code_group`` … for a code that
        cannot be one."""
        from cryptography.exceptions import InvalidTag

        slot.check_keyring(mixed)
        secret = read_code(secret) if slot.way == "recovery" else folded(secret)
        if not secret or len(secret) > MOST_SECRET:
            raise KnownError("secret_wrong")
        try:
            raw = _aes(slot._opener(secret, mixed)).decrypt(
                bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), slot._proved()
            )
        except InvalidTag:
            raise KnownError("secret_wrong") from None
        key = Key(raw)
        if key.mark != self.mark:
            raise KnownError("keys_damaged")
        return key

    def _changed(self, slots: tuple[Slot, ...]) -> Keys:
        return Keys(msgspec.structs.replace(self._kept, slots=slots))

    # On the disk ----------------------------------------------------------------------------------------------------

    def save(self, folder: Path) -> Keys:
        """Writes them, then the spare; gives them as they stand there. Killed or torn anywhere, either the former ones
        or these are there. Those of another data key that stand there are put aside. Raises OSError for what the disk
        does."""
        kept = Keys(msgspec.structs.replace(self._kept, turn=self._kept.turn + 1))
        for name in (KEY_FILE, KEY_SPARE):
            kept._write(folder / name)
            sync(folder)
        return kept

    def _write(self, path: Path) -> None:
        try:
            other = _read(path)
        except KnownError as error:
            if error.code == "keys_newer":
                raise
        else:
            if other.mark != self.mark:
                os.replace(path, free(path.with_name(f"{path.stem}.{other.mark.hex()}.json")))
        write_synced(path, self.to_bytes())

    def to_bytes(self) -> bytes:
        """A line with the SHA-256 of what follows, and that."""
        body = msgspec.json.encode(self._kept)
        return hashlib.sha256(body).hexdigest().encode() + b"\n" + body

    @classmethod
    def from_bytes(cls, content: bytes) -> Keys:
        """Raises KnownError ``keys_damaged`` where a single bit was changed, ``keys_newer`` for a newer version's."""
        line, _, body = content.partition(b"\n")
        if len(content) > _MOST_BYTES or line != hashlib.sha256(body).hexdigest().encode():
            raise KnownError("keys_damaged")
        try:
            version = msgspec.json.decode(body, type=dict[str, msgspec.Raw])["format"]
            if msgspec.json.decode(version, type=int) > _FORMAT:
                raise KnownError("keys_newer")
            kept = msgspec.json.decode(body, type=_Kept)
            for slot in kept.slots:
                _look_at(slot)
        except (msgspec.MsgspecError, LookupError, ValueError) as error:
            raise KnownError("keys_damaged") from error
        return cls(kept)

    @classmethod
    def load(cls, folder: Path) -> Keys:
        """Those of a folder: the file's, or the spare's where the file was damaged; what is damaged or older is put
        right. What is of another data key than the records beside it does not count and is left as it is. Raises
        KnownError ``keys_missing``, ``keys_damaged``, ``keys_newer``."""
        found: dict[str, Keys] = {}
        errors: list[KnownError] = []
        for name in (KEY_FILE, KEY_SPARE):
            try:
                found[name] = _read(folder / name)
            except KnownError as error:
                errors.append(error)
        if not found or any(error.code == "keys_newer" for error in errors):
            raise next((error for error in errors if error.code != "keys_missing"), errors[0])
        wanted = mark_in(folder / DATABASE)
        fits = [keys for keys in found.values() if wanted is not None and keys.mark.startswith(wanted)]
        mark = (fits or list(found.values()))[0].mark
        newest = max((keys for keys in found.values() if keys.mark == mark), key=lambda keys: keys._kept.turn)
        for name in (KEY_FILE, KEY_SPARE):
            if name not in found or (found[name].mark == mark and found[name]._kept != newest._kept):
                newest._mend(folder / name)
            elif found[name].mark != mark:
                log.warning("keys of another township lie in %s", name)
        return newest

    def _mend(self, path: Path) -> None:
        log.warning("keys put right: %s", path.name)
        try:
            write_synced(path, self.to_bytes())
        except OSError as error:  # the township opens all the same; another start tries again
            log.warning("keys not put right: %s", type(error).__name__)


def _read(path: Path) -> Keys:
    """Raises KnownError ``keys_missing``, ``keys_damaged``, ``keys_newer``."""
    try:
        with path.open("rb") as stream:
            return Keys.from_bytes(stream.read(_MOST_BYTES + 1))
    except FileNotFoundError:
        raise KnownError("keys_missing") from None
    except OSError:
        raise KnownError("keys_damaged") from None


def has_keys(folder: Path) -> bool:
    """Whether a folder's township is encrypted, as far as its keys tell."""
    return any((folder / name).exists() for name in (KEY_FILE, KEY_SPARE))


def check_secret(way: Way, secret: str) -> str:
    """What somebody chose, as it is used. Raises KnownError: what ``desktop.store.strength`` says, and
    ``recovery_code_group`` …"""
    if way == "recovery":
        return read_code(secret)
    secret = folded(secret)
    if way == "pin":
        check_pin(secret)
    else:
        check_passphrase(secret)
    return secret


def new_mixed() -> bytes:
    """A secret for the keyring."""
    return os.urandom(MIXED_BYTES)


def _keyring_mark(mixed: bytes | None) -> str:
    return hashlib.sha256(b"sumu mark of a keyring\0" + (mixed or b"")).hexdigest()[:16]


def _aes(opener: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(opener)


def _look_at(slot: Slot) -> None:
    """Raises ValueError for what this program does not write."""
    sizes = ((slot.salt, _SALT), (slot.nonce, _NONCE), (slot.wrapped, 32 + 16))
    if any(len(bytes.fromhex(text)) != size for text, size in sizes):
        raise ValueError("sizes")
    if not 8 * slot.lanes <= slot.memory <= _MOST_MEMORY_KIB or not 1 <= slot.passes <= _MOST_PASSES:
        raise ValueError("costs")
    if not 1 <= slot.lanes <= _MOST_LANES or slot.mixed != (slot.way == "pin") or slot.mixed != bool(slot.keyring):
        raise ValueError("costs")
