"""Who the server is to its laptops: the key that it certifies devices with, and the authorities of its TLS."""

from __future__ import annotations

from protocol.sealing import exchange_public
from protocol.signing import certify, public_of, sign_exchange, sign_order
from server.configuration import Configuration, DataFolder
from server.devices import Membership
from server.sealing import Keeper


class Identity:
    """As of the start of the server; only the next authority is looked up when it is asked for, since the administrator
    may prepare it meanwhile."""

    def __init__(self, folder: DataFolder, configuration: Configuration) -> None:
        self._folder = folder
        self._seed = folder.signing_seed()
        self.public_key = public_of(self._seed)
        self.ca_pem = folder.ca_pem(configuration)
        self.fingerprint = folder.fingerprint(configuration)

    @property
    def ca_next(self) -> bytes:
        """The authority that the server will go over to, in PEM; empty where none is prepared."""
        return self._folder.next_ca_pem()

    @property
    def seal_keys(self) -> Keeper:
        """Who keeps the keys of sealed words."""
        return Keeper(self._seed)

    def exchange_key(self, township: str) -> tuple[bytes, bytes]:
        """The key by which seal keys are sent to the server, and the server's signature over it."""
        public = exchange_public(self.seal_keys.private)
        return public, sign_exchange(self._seed, township, public)

    def order(self, township: str, device: bytes, order: str) -> bytes:
        """The signature over what a laptop is to do with its keys."""
        return sign_order(self._seed, township, device, order)

    def certificate(self, township: str, device: bytes, member: Membership) -> bytes:
        """The certificate of an enrolled device, as it travels; the same each time."""
        return certify(self._seed, township, device, member.public_key, member.role, member.enrolled_at).packed
