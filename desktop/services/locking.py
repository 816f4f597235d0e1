"""Who may open an encrypted township on this laptop, and by what: asked before its file is open, changed while it is.

The data key is wrapped for each user of this laptop (``desktop.store.keys``). Their names stand beside it in
``users.json``, in the clear like those of a system's log-in, for a name is asked before anything is open.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from desktop.errors import KnownError
from desktop.services.opened_copies import OpenedCopies
from desktop.services.system_keyring import Keyring
from desktop.store import backup, converting, copies
from desktop.store.copying import users_of
from desktop.store.database import translated
from desktop.store.driver import DATABASE, KEY_FILE, KEY_SPARE, DatabaseError, Key, key_error
from desktop.store.files import write_synced
from desktop.store.keys import Keys, Way, check_secret, has_keys
from desktop.store.lock import Lock
from desktop.store.recovery_code import GROUPS, new_code, read_code
from desktop.store.tries import Tries

__all__ = [
    "GROUPS",
    "WHOEVER",
    "Encrypted",
    "Key",
    "Keys",
    "LaptopUser",
    "Secret",
    "TownshipLock",
    "Way",
    "check_secret",
    "is_encrypted_backup",
    "key_of_backup",
    "new_code",
    "new_key",
    "read_code",
    "same_group",
]

#: Who the first way in belongs to until she has said who she is: the first run asks that later.
WHOEVER: Final = bytes(16)
_NAMES: Final = "users.json"
_MOST_BYTES: Final = 1 << 16


class Secret(NamedTuple):
    """What somebody chose to open the records by."""

    way: Way
    text: str


class Encrypted(NamedTuple):
    """What a conversion tells: how many damaged backups were left out, and the names of files that were none of the
    program's and are kept sealed (``Backups.sealed``)."""

    left_out: int
    sealed: tuple[str, ...]


class LaptopUser(NamedTuple):
    """Who may open the records here. ``name`` is "" where it is not known; ``ways``: a PIN, a passphrase, or both."""

    id: bytes
    name: str
    ways: tuple[Way, ...]


class TownshipLock:
    """The lock of the township in ``folder``, one for the whole run: wrong tries wait by the program's own clock.

    Whatever takes a secret takes a fifth of a second, and may ask the person for her keyring's password: on another
    thread than the window's.
    """

    def __init__(self, folder: Path, keyring: Keyring) -> None:
        self.folder, self.keyring = folder, keyring
        self._tries: Tries | None = None
        self._change = threading.Lock()

    # Before the file is open ----------------------------------------------------------------------------------------

    @property
    def stands(self) -> bool:
        """Whether the township is encrypted."""
        return has_keys(self.folder)

    @property
    def may_begin(self) -> bool:
        """Whether nothing lies here that a key of before would open: then another one may be made."""
        return not (self.folder / DATABASE).exists() and not any((self.folder / copies.BACKUPS).glob("*.db"))

    def finish(self) -> Path | None:
        """Ends what a killed run left: a conversion, and what lies in the clear for other programs; to be called before
        anybody is asked and anything opened. Gives where plain records lie that an older version of the program began
        in between; None where it began none."""
        between = converting.finish(self.folder)
        self.drop_opened()
        return between

    def users(self) -> list[LaptopUser]:
        """Who may open it, by name. Raises KnownError, see ``Keys.load``."""
        names = self._names()
        ways: dict[str, list[Way]] = {}
        for slot in Keys.load(self.folder).slots:
            if slot.way != "recovery":
                ways.setdefault(slot.user, []).append(slot.way)
        found = [LaptopUser(bytes.fromhex(user), names.get(user, ""), tuple(of)) for user, of in ways.items()]
        return sorted(found, key=lambda user: (not user.name, user.name, user.id))

    def wait(self) -> float:
        """Seconds until a try may be made."""
        return self._tried().wait()

    def open(self, user: bytes, secret: Secret) -> Key:
        """The data key. Raises KnownError, see ``desktop.store.lock.Lock.open``; ``user_gone`` where the records do not
        know her: nobody works as somebody whose role they do not state."""
        lock = Lock(self.folder, self.keyring.secret, self._tried())
        if secret.way == "recovery":
            return lock.open("recovery", b"", secret.text)
        key = lock.open(secret.way, user, secret.text)
        known: list[tuple[bytes, str]] = []
        with contextlib.suppress(KnownError):  # what is wrong with the file is told as it is opened
            known = self.users_in(key)
        if known and user != WHOEVER and user not in dict(known):
            raise KnownError("user_gone")
        return key

    def users_in(self, key: Key) -> list[tuple[bytes, str]]:
        """Who the closed file knows (id, name, by name): nobody before the first run came so far. Raises KnownError
        for what is wrong with it."""
        path = self.folder / DATABASE
        if not path.exists():
            return []
        try:
            return users_of(path, key)
        except DatabaseError as error:
            raise key_error(path, key) from error

    def _tried(self) -> Tries:
        if self._tries is None:
            self._tries = Tries(self.folder)
        return self._tries

    # What opens it --------------------------------------------------------------------------------------------------

    def begin(self, key: Key, secret: Secret, code: str, user: bytes = WHOEVER) -> None:
        """The keys of a township that is about to be made here under ``key``. Raises KnownError, see ``with_secret``;
        ``already_encrypted`` where something lies here that another key opens."""
        made = self.made(key, secret, code, user)
        self.make_room()
        with self._change, translated():
            self.folder.mkdir(parents=True, exist_ok=True)
            made.save(self.folder)

    def make_room(self) -> None:
        """Before an encrypted backup brings its own keys: those of a first run that wrote nothing go. Raises KnownError
        ``already_encrypted`` where they open something."""
        if not self.may_begin:
            raise KnownError("already_encrypted")
        with self._change, translated():
            for name in (KEY_FILE, KEY_SPARE, _NAMES):
                (self.folder / name).unlink(missing_ok=True)
        self._tries = None

    def made(self, key: Key, secret: Secret, code: str, user: bytes) -> Keys:
        """Keys that are nowhere yet: of one user, and the recovery code."""
        keys = Keys.new(key).with_slot(key, "recovery", b"", code)
        return keys.with_slot(key, secret.way, user, secret.text, self._mixed(secret.way))

    def set_secret(self, key: Key, user: bytes, secret: Secret, *, instead_of: bytes | None = None) -> None:
        """``user`` opens the township by this from now on, in place of her former one of the same sort;
        ``instead_of``: somebody whose ways go. Raises KnownError ``pin_short`` …, ``keyring_missing``, or for the disk;
        then all is as it was."""
        check_secret(secret.way, secret.text)
        mixed = self._mixed(secret.way)

        def changed(keys: Keys) -> Keys:
            keys = keys if instead_of is None else keys.without_user(instead_of)
            return keys.with_slot(key, secret.way, user, secret.text, mixed)

        self._write(changed)

    def set_code(self, key: Key, code: str) -> None:
        """Another recovery code; that of before opens nothing here any more."""
        self._write(lambda keys: keys.with_slot(key, "recovery", b"", code))

    def remove(self, user: bytes) -> None:
        """Somebody no longer opens it here. Raises KnownError ``last_user``."""
        if all(each.id == user for each in self.users()):
            raise KnownError("last_user")
        self._write(lambda keys: keys.without_user(user))

    def note(self, key: Key, user: bytes, users: Sequence[tuple[bytes, str, str]], first: Secret | None = None) -> None:
        """What the users (id, name, role) are called, as the open township's records say; a disk that refuses costs
        only their names. ``first``: what the first run chose before it knew that it was for ``user``. Raises KnownError
        as ``set_secret``."""
        if first is not None:
            self.set_secret(key, user, first, instead_of=WHOEVER)
        opening = {each.id for each in self.users()}
        told = {id_.hex(): name for id_, name, _ in users if id_ in opening}
        if told != self._names():
            with contextlib.suppress(OSError):
                write_synced(self.folder / _NAMES, msgspec.json.encode(told))

    def _write(self, changed: Callable[[Keys], Keys]) -> None:
        with self._change, translated():
            changed(Keys.load(self.folder)).save(self.folder)

    def _mixed(self, way: Way) -> bytes | None:
        return self.keyring.made() if way == "pin" else None

    def _names(self) -> dict[str, str]:
        try:
            with (self.folder / _NAMES).open("rb") as stream:
                return msgspec.json.decode(stream.read(_MOST_BYTES), type=dict[str, str])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return {}

    # The folder -----------------------------------------------------------------------------------------------------

    def encrypt(
        self, keys: Keys, key: Key, tell: Callable[[int, int], object], stopped: Callable[[], bool] = lambda: False
    ) -> Encrypted:
        """Encrypts the plain township, which nobody has open. Raises KnownError; then it is as it was."""
        sealed: list[str] = []
        left_out = converting.encrypt_township(self.folder, key, keys, tell, stopped, sealed=sealed.append)
        self._tries = None
        return Encrypted(left_out, tuple(sealed))

    def drop_opened(self) -> None:
        """Takes away the plain copies that other programs were given to open."""
        OpenedCopies(self.folder).drop()


def new_key() -> Key:
    """A data key that nobody had before."""
    return Key.new()


def is_encrypted_backup(path: Path) -> bool:
    """Whether a ``.sumubak`` is encrypted, by its own word. Raises KnownError as ``Backups.read``."""
    return backup.keys_in(path) is not None


def key_of_backup(path: Path, code: str) -> Key | None:
    """What the recovery code opens an encrypted backup with; None of a plain one. Raises KnownError ``secret_wrong``,
    ``recovery_code_group`` …, or what ``Backups.read`` does."""
    found = backup.keys_in(path)
    if found is None:
        return None
    keys = Keys.from_bytes(found)
    for slot in keys.slots:
        if slot.way == "recovery":
            return keys.open(slot, code)
    raise KnownError("no_such_way")


def same_group(typed: str, code: str, number: int) -> bool:
    """Whether that is the group of this ``number`` (from 0) of a code, however it was typed."""
    groups = code.split("-")
    try:
        return read_code("-".join([*groups[:number], typed, *groups[number + 1 :]])) == code
    except KnownError:
        return False
