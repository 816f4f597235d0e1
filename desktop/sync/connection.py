"""What a joined laptop needs to reach its server again; apart from the client, so that a start need not load HTTP."""

from __future__ import annotations

import msgspec


class Connection(msgspec.Struct, frozen=True):
    """What a joined laptop needs to reach its server again, and to show who it is where there is no server.

    ``ca_pem`` is empty on plain loopback; ``ca_next`` is the authority that the server will go over to, if any.
    ``key``: this device's private key (32 bytes). ``certificate``: the server's word for it (msgpack of
    ``protocol.signing.Certificate``), to be checked with ``server_public``. ``township_keys``: (id, key) of 8 and 32
    bytes, the newest first. ``digits``: the eight that server and laptop show. ``checked_at``: when the server was last
    asked about all this, ``secret_at``: when the secret was made (ms UTC). ``place``: how many of the township's
    devices were enrolled before this one; None of a server that does not say it.
    """

    url: str
    township: str
    name: str
    role: str
    device: bytes
    secret: str
    ca_pem: str = ""
    ca_next: str = ""
    key: bytes = b""
    certificate: bytes = b""
    server_public: bytes = b""
    township_keys: tuple[tuple[bytes, bytes], ...] = ()
    digits: str = ""
    checked_at: int = 0
    secret_at: int = 0
    place: int | None = None

    @property
    def authorities(self) -> str:
        """The authorities that are believed, in PEM."""
        return self.ca_pem + self.ca_next
