"""The sockets of a line: known, so that whoever no longer wants to wait can hang up from another thread."""

from __future__ import annotations

import errno
import os
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.wait import wait_for_read, wait_for_write

#: What the system may take of a request before it is sent: little, so that a stall is seen as one (it doubles this).
_SEND_BUFFER: Final = 24 * 1024
#: Whoever waits for a connection looks so often (seconds) whether it is still wanted.
_LOOK: Final = 0.1
_FOR_EVER: Final = 3600.0
#: What a system says of a connection that is being made, or stands already.
_UNDER_WAY: Final = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY, errno.EINTR})


class OpenSockets:
    """The open sockets of one pool of connections. ``stall``: seconds that sending may stand still."""

    def __init__(self, stall: float) -> None:
        self.stall = stall
        self._lock = threading.Lock()
        self._handles: set[socket.socket] = set()
        self._ended = False

    def watch(self, pools: PoolManager) -> None:
        """From now on the pools' sockets are known here."""
        watched = {"sockets": self}
        plain: Any = type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": type("Plain", (_Watched,), watched)})
        secure: Any = type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": type("Secure", (_Secure,), watched)})
        pools.pool_classes_by_scheme = {"http": plain, "https": secure}

    def connect(
        self, address: tuple[str, int], seconds: float | None, options: Sequence[Sequence[Any]]
    ) -> socket.socket:
        """A connection to an address, whichever of a name's answers. Raises OSError, TimeoutError after so many seconds
        each, ConnectionAbortedError where one hangs up meanwhile."""
        failed: OSError = OSError("no address")
        for family, kind, number, _, place in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
            new = socket.socket(family, kind, number)
            try:
                for option in options:
                    new.setsockopt(*option)
                self._reach(new, place, seconds)
            except ConnectionAbortedError:
                new.close()
                raise
            except OSError as error:
                new.close()
                failed = error
            else:
                new.settimeout(seconds)
                return new
        raise failed

    def _reach(self, new: socket.socket, place: Any, seconds: float | None) -> None:
        new.setblocking(False)
        code = new.connect_ex(place)
        if code not in _UNDER_WAY:  # no way there: such a socket would look writable, and fail with the first bytes
            raise OSError(code, os.strerror(code))
        until = time.monotonic() + (seconds or _FOR_EVER)
        while not wait_for_write(new, _LOOK):
            if self._ended:
                raise ConnectionAbortedError
            if time.monotonic() > until:
                raise TimeoutError
        code = new.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, os.strerror(code))

    def opened(self, new: socket.socket) -> socket.socket:
        """A connection stands: gives a second handle on it, good for ``shut`` whatever becomes of the first. Raises
        ConnectionAbortedError where that came first."""
        new.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        new.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        handle = new.dup()
        with self._lock:
            if self._ended:
                handle.close()
                raise ConnectionAbortedError
            self._handles.add(handle)
        return handle

    def closed(self, handle: socket.socket) -> None:
        """A connection ended."""
        with self._lock:
            self._handles.discard(handle)
            handle.close()

    @property
    def kept(self) -> bool:
        """Whether one stands, and the other side has not closed it."""
        with self._lock:
            return any(not wait_for_read(handle, 0) for handle in self._handles)

    def shut(self) -> None:
        """Ends every connection at once, also one that is being opened; whoever waits on one learns of it. From any
        thread. None is opened until ``resume``."""
        with self._lock:
            self._ended = True
            for handle in self._handles:
                with suppress(OSError):  # it broke just now
                    handle.shutdown(socket.SHUT_RDWR)

    def resume(self) -> None:
        """Connections may be opened again."""
        with self._lock:
            self._ended = False


class _Watched(HTTPConnection):
    """Tells of its socket before a handshake begins on it."""

    sockets: OpenSockets
    _handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        seconds = self.timeout if isinstance(self.timeout, int | float) else None
        try:
            made = self.sockets.connect((self._dns_host, self.port), seconds, self.socket_options or ())
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "nobody answers") from error
        except OSError as error:
            raise NewConnectionError(self, "no connection") from error
        try:
            self._handle = self.sockets.opened(made)
        except OSError:  # reset or hung up already
            made.close()
            raise
        return made

    def connect(self) -> None:
        super().connect()
        if self.sock is not None:
            self.sock.settimeout(self.sockets.stall)  # else writing a request would have the shorter time to connect

    def close(self) -> None:
        super().close()
        if self._handle is not None:
            self.sockets.closed(self._handle)
            self._handle = None


class _Secure(_Watched, HTTPSConnection):
    """With TLS."""


class EndedSocket(ssl.SSLSocket):
    """Closes itself where the other side resets: Python looks whether anything came before the handshake, and leaves
    the socket open if that fails (``SSLSocket._create``)."""

    def recv(self, *args: Any) -> bytes:
        """As ever, but closed after a reset."""
        try:
            return super().recv(*args)
        except ConnectionError:
            self.close()
            raise
