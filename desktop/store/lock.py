"""The lock of one encrypted township: who may try, how often, and what opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.errors import KnownError
from desktop.store.driver import Key
from desktop.store.keys import Keys, Slot, Way
from desktop.store.recovery_code import read_code
from desktop.store.tries import Tries


class Lock:
    """``mixed`` asks the system's keyring for the secret that a PIN is mixed with; None where there is none."""

    def __init__(self, folder: Path, mixed: Callable[[], bytes | None], tries: Tries | None = None) -> None:
        self._keys = Keys.load(folder)
        self._mixed = mixed
        self._tries = tries or Tries(folder)

    @property
    def keys(self) -> Keys:
        """The slots as they were read."""
        return self._keys

    def wait(self) -> float:
        """Seconds until a try may be made."""
        return self._tries.wait()

    def open(self, way: Way, user: bytes, secret: str) -> Key:
        """The data key, where ``user`` (b"" for the recovery code) typed what opens it. Takes a fifth of a second.

        Raises KnownError ``try_later``, ``secret_wrong``; and of what counts as no try ``no_such_way``,
        ``keyring_missing``, ``keyring_other``, and for what cannot be a code ``recovery_code_group`` and
        ``recovery_code_length``.
        """
        slot = self._slot(way, user)
        mixed = self._mixed() if slot.mixed else None
        slot.check_keyring(mixed)
        if way == "recovery":
            read_code(secret)
        self._tries.begin()
        key = self._keys.open(slot, secret, mixed)
        self._tries.right()
        return key

    def _slot(self, way: Way, user: bytes) -> Slot:
        for slot in self._keys.slots:
            if (slot.way, slot.user) == (way, user.hex()):
                return slot
        raise KnownError("no_such_way")
