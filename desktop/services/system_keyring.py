"""The system's keyring: where the secret lies that a PIN is mixed with, so that a stolen disk does not give it away.

On Linux the Secret Service of the person's session (GNOME's keyring, KWallet), on Windows the vault of her account;
both open with her log-in. They are named here and not looked for: what else a system offers may be a plain file.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desktop.errors import KnownError
from desktop.store.keys import MIXED_BYTES, new_mixed

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

#: Under what the secret stands in the keyring; one for all townships of whoever is logged in.
SERVICE, ENTRY = "org.sumuhome.SumuHome", "PIN"


class Keyring(Protocol):
    """Where the secret lies. May ask the person for her keyring's password: never on the window's thread."""

    def answers(self) -> bool:
        """Whether there is one; asks nobody anything."""

    def secret(self) -> bytes | None:
        """What lies there (``MIXED_BYTES``); None where nothing does, or nobody opens it."""

    def made(self) -> bytes:
        """What lies there, made where nothing does. Raises KnownError ``keyring_missing`` where it does not keep it."""

    def forget(self) -> None:
        """Takes it away, as far as the system lets it go: without slots that are mixed with it, it opens nothing."""


class SystemKeyring:
    """That of whoever is logged in."""

    def answers(self) -> bool:
        try:
            return _backend().priority > 0
        except Exception as error:  # each backend, and each bus below it, fails in ways of its own
            log.info("no keyring: %s", type(error).__name__)
            return False

    def secret(self) -> bytes | None:
        try:
            kept = _backend().get_password(SERVICE, ENTRY)
            found = bytes.fromhex(kept or "")
        except Exception as error:
            log.warning("the keyring gives nothing: %s", type(error).__name__)
            return None
        return found if len(found) == MIXED_BYTES else None

    def made(self) -> bytes:
        if (there := self.secret()) is not None:
            return there
        secret = new_mixed()
        try:
            _backend().set_password(SERVICE, ENTRY, secret.hex())
        except Exception as error:
            log.warning("the keyring keeps nothing: %s", type(error).__name__)
            raise KnownError("keyring_missing") from error
        if self.secret() != secret:  # a PIN that is mixed with what is not kept opens nothing tomorrow
            raise KnownError("keyring_missing")
        return secret

    def forget(self) -> None:
        try:
            _backend().delete_password(SERVICE, ENTRY)
        except Exception as error:
            log.info("the keyring forgets nothing: %s", type(error).__name__)


def loads() -> bool:
    """Whether what speaks with keyrings is there at all; a package without it is broken."""
    try:
        _backend()
    except ImportError as error:
        log.warning("nothing speaks with keyrings: %s", error)
        return False
    return True


def _backend() -> KeyringBackend:
    """Raises whatever the system does; loading takes a twentieth of a second."""
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        return WinVaultKeyring()
    from keyring.backends.SecretService import Keyring as SecretServiceKeyring

    make: Callable[[], KeyringBackend] = SecretServiceKeyring  # its ``__init__`` carries no types
    return make()
