"""What a joined laptop needs to reach its server again; apart from the client, so that a start need not load HTTP."""

from __future__ import annotations

import msgspec


class Connection(msgspec.Struct, frozen=True):
    """What a joined laptop needs to reach its server again. ``ca_pem`` is empty on plain loopback."""

    url: str
    township: str
    name: str
    role: str
    device: bytes
    secret: str
    ca_pem: str = ""
