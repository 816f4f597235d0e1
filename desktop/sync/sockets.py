"""The sockets of a line: known, so that whoever no longer wants to wait can hang up from another thread."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any, Final
from weakref import WeakSet

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

#: What the system may take of a request before it is sent: little, so that a stall is seen as one (it doubles this).
_SEND_BUFFER: Final = 24 * 1024


class OpenSockets:
    """The open sockets of one pool of connections. ``stall``: seconds that sending may stand still."""

    def __init__(self, stall: float) -> None:
        self._stall = stall
        self._sockets: WeakSet[socket.socket] = WeakSet()

    def watch(self, pools: PoolManager) -> None:
        """From now on the pools' sockets are known here."""
        opened = self._opened

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                opened(self.sock)

        class Secure(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                opened(self.sock)

        plain: Any = type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": Plain})
        secure: Any = type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": Secure})
        pools.pool_classes_by_scheme = {"http": plain, "https": secure}

    def shut(self) -> None:
        """Ends every connection at once. The sockets' owners notice it and close them."""
        for each in list(self._sockets):
            with suppress(OSError):
                # the plain socket's own: TLS would first forget its state, which its owner is using
                socket.socket.shutdown(each, socket.SHUT_RDWR)

    def _opened(self, opened: socket.socket | None) -> None:
        if opened is not None:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
            opened.settimeout(self._stall)  # else writing a request would have the shorter time to connect
            self._sockets.add(opened)
