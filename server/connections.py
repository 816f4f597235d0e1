"""Connections: who may keep one open, for how long, and what a request's head must look like.

Without a token nobody is worth waiting for: whoever does not finish a TLS handshake or a head within
``HEAD_SECONDS`` is hung up on, and where there are too many connections the strangers go first, those of the address
that has the most of them. A connection on which a laptop showed its token stays open between requests.

A head that two readers may understand differently (bare line feeds, folded lines, two lengths, a second request
before the first was answered) is refused: see RFC 9112, 2.2, 5.2, 6.3.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import ssl
from collections import Counter, deque
from contextlib import suppress
from typing import Any, Final, cast

import h11
import uvicorn
from uvicorn._types import ASGI3Application, ASGIReceiveCallable, ASGIReceiveEvent, ASGISendCallable, Scope
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

#: Seconds for a handshake, for a head, and for what is left of a body that was answered already.
HEAD_SECONDS: Final = 10.0
#: Seconds for the goodbye of TLS.
_GOODBYE_SECONDS: Final = 3.0
#: Bytes of a head.
MAX_HEAD: Final = 16 * 1024
#: Connections that one device keeps; its oldest goes.
DEVICE_CONNECTIONS: Final = 8

_END: Final = re.compile(rb"\n\r?\n")
_SPOILT: Final = re.compile(rb"(?<!\r)\n|\r(?!\n)|\n[ \t]|\A[\r\n]")
_FRAMING: Final = re.compile(rb"(?i)\n(content-length|transfer-encoding)[ \t]*:")


class Connections:
    """All connections of a server; ``most``: how many there may be."""

    def __init__(self, most: int, tls: ssl.SSLContext | None = None) -> None:
        self.tls = tls
        self._most = most
        self._strangers: dict[Connection, str] = {}
        self._by_address: Counter[str] = Counter()
        self._known: dict[object, deque[Connection]] = {}
        self._owner: dict[Connection, object] = {}

    def enter(self, connection: Connection, address: str) -> None:
        """One more, of which nothing is known. Too many, and a stranger goes."""
        self._strangers[connection] = address
        self._by_address[address] += 1
        if len(self._strangers) + len(self._owner) > self._most:
            ((crowded, _),) = self._by_address.most_common(1)
            next(one for one, at in self._strangers.items() if at == crowded).hang_up()

    def leave(self, connection: Connection) -> None:
        """It is closed; again is no harm."""
        address = self._strangers.pop(connection, None)
        if address is not None:
            self._by_address[address] -= 1
            if not self._by_address[address]:
                del self._by_address[address]
        owner = self._owner.pop(connection, None)
        if owner is not None:
            self._known[owner].remove(connection)
            if not self._known[owner]:
                del self._known[owner]

    def belongs_to(self, connection: Connection, owner: object) -> None:
        """A laptop's token was shown on it."""
        if self._owner.get(connection) == owner:
            return
        self.leave(connection)
        self._owner[connection] = owner
        mine = self._known.setdefault(owner, deque())
        mine.append(connection)
        if len(mine) > DEVICE_CONNECTIONS:
            mine[0].hang_up()

    def is_known(self, connection: Connection) -> bool:
        """Whether a laptop's token was shown on it."""
        return connection in self._owner


class ConnectedConfig(uvicorn.Config):
    """uvicorn's, with the connections that its protocol enters itself into."""

    def __init__(self, app: Any, connections: Connections, **options: Any) -> None:
        super().__init__(heard_out(app), http=Connection, h11_max_incomplete_event_size=MAX_HEAD, **options)
        self.connections_of_server = connections


class Connection(H11Protocol):
    """One connection. Where the server has certificates it begins with a handshake."""

    def __init__(self, config: uvicorn.Config, *args: Any, **options: Any) -> None:
        super().__init__(config, *args, **options)
        self._all = cast("ConnectedConfig", config).connections_of_server
        self._raw: asyncio.Transport | None = None
        self._handshake: asyncio.Task[None] | None = None
        self._ready = False
        self._early = b""  # what came before the handshake's end was noticed
        self._head = b""
        self._deadline: asyncio.TimerHandle | None = None
        self.app_state = {**self.app_state, "connection": self}

    def belongs_to(self, owner: object) -> None:
        """A laptop's token was shown on it: it may stay open between requests."""
        if self._raw is not None:
            self._all.belongs_to(self, owner)

    def hang_up(self) -> None:
        """Ends it at once."""
        self._all.leave(self)
        if self._raw is not None:
            self._raw.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        raw = self._raw = cast("asyncio.Transport", transport)
        peer = raw.get_extra_info("peername")
        self._within(HEAD_SECONDS)
        self._all.enter(self, neighbourhood(str(peer[0]) if peer else ""))
        if self._all.tls is None:
            self._begin(raw)
        elif not raw.is_closing():
            raw.pause_reading()
            self._handshake = self.loop.create_task(self._shake_hands(raw, self._all.tls))

    def _begin(self, transport: asyncio.Transport) -> None:
        self._ready = True
        super().connection_made(transport)

    async def _shake_hands(self, raw: asyncio.Transport, tls: ssl.SSLContext) -> None:
        try:
            secure = await self.loop.start_tls(
                raw,
                self,
                tls,
                server_side=True,
                ssl_handshake_timeout=HEAD_SECONDS,
                ssl_shutdown_timeout=_GOODBYE_SECONDS,
            )
        except (OSError, asyncio.CancelledError):
            secure = None
        self._handshake = None
        if secure is None or raw.is_closing():
            self._forget()
            raw.abort()
            return
        self._begin(secure)
        early, self._early = self._early, b""
        if early:
            self.data_received(early)

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget()
        if self._ready:
            super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if not self._ready:
            self._early += data
            return
        if self.transport.is_closing():
            return
        before, is_head = self.cycle, self.conn.their_state is h11.IDLE
        if is_head:
            if not self._reads_head(data):
                self._refuse_head()
                return
        elif self.conn.our_state is h11.DONE and self.conn.their_state is h11.SEND_BODY:
            self._read_rest(data)
            return
        elif self.conn.their_state is not h11.SEND_BODY:
            self._ask_no_more()
            return
        super().data_received(data)
        self._look_behind(before, is_head)

    def _read_rest(self, data: bytes) -> None:
        """More of a body whose request was answered before it was whole. The next request may come with its end: who
        sends it has the answer."""
        self.conn.receive_data(data)
        try:
            while not isinstance(event := self.conn.next_event(), h11.EndOfMessage):
                if event is h11.NEED_DATA:
                    return
        except h11.RemoteProtocolError:
            self.hang_up()
            return
        before, head = self.cycle, self.conn.trailing_data[0]
        self.conn.start_next_cycle()
        if not head:
            if self._all.is_known(self):
                self._within(self.timeout_keep_alive)
        elif self._reads_head(head):
            self.handle_events()
            self._look_behind(before, was_head=True)
        else:
            self._refuse_head()

    def _refuse_head(self) -> None:
        self._within(HEAD_SECONDS)  # for whoever does not even read that
        self.send_400_response("Invalid HTTP request received.")

    def _reads_head(self, data: bytes) -> bool:
        """Takes some more of a head; False where it is none that is taken."""
        known = len(self._head)
        if not known:
            self._within(HEAD_SECONDS)
        self._head += data
        end = _END.search(self._head, max(0, known - 3))
        head = self._head[: end.end()] if end else self._head
        if len(head) > MAX_HEAD or is_spoilt(head, known):
            return False
        if end:
            self._head = b""
            self._stop()
        return True

    def _look_behind(self, before: object, was_head: bool) -> None:
        """After some bytes of a request: is there more behind it, or was it answered before it was whole?"""
        behind = bool(self.conn.trailing_data[0])
        state = self.conn.their_state
        if not was_head and (self.cycle is not before or (state is h11.IDLE and behind)):
            self.hang_up()
        elif state is h11.DONE and behind:
            self._ask_no_more()
        elif state is h11.IDLE and not was_head and self._all.is_known(self):
            self._within(self.timeout_keep_alive)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.transport.is_closing():  # once its last bytes were read
            self._within(self.timeout_keep_alive if self._all.is_known(self) else HEAD_SECONDS)
        elif self.conn.their_state is not h11.IDLE or not self._all.is_known(self):
            self._within(HEAD_SECONDS)

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._within(_GOODBYE_SECONDS)  # what was not read until now is read by nobody

    def _ask_no_more(self) -> None:
        """A second request came before the first was answered: nobody may mistake one for a part of the other."""
        self.cycle.keep_alive = False

    def _within(self, seconds: float) -> None:
        self._stop()
        self._deadline = self.loop.call_later(seconds, self.hang_up)

    def _stop(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _forget(self) -> None:
        self._stop()
        self._all.leave(self)
        if self._handshake is not None:
            self._handshake.cancel()


def neighbourhood(address: str) -> str:
    """What one who comes from an address has at will: of IPv6 the first half of it."""
    with suppress(ValueError):
        parsed = ipaddress.ip_address(address.partition("%")[0])
        if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is None:
            return str(ipaddress.IPv6Network((int(parsed) >> 64 << 64, 64)))
    return address


def heard_out(app: ASGI3Application) -> ASGI3Application:
    """The application, given all that came of a body before its line broke: uvicorn tells the end first and drops what
    was not read yet."""

    async def heard(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        cycle: RequestResponseCycle | None = getattr(receive, "__self__", None) if scope["type"] == "http" else None

        async def whole() -> ASGIReceiveEvent:
            message = await receive()
            if cycle is None or message["type"] != "http.disconnect" or cycle.response_complete or not cycle.body:
                return message
            body, cycle.body = bytes(cycle.body), bytearray()
            return {"type": "http.request", "body": body, "more_body": True}

        await app(scope, whole, send)

    return heard


def is_spoilt(head: bytes, known: int = 0) -> bool:
    """Whether a request's head, as much as came of it, is one that two readers may understand differently; ``known``:
    how much of it was looked at before."""
    known = max(0, known - 1)
    whole = _END.search(head, known) is not None
    found = _SPOILT.search(head, known, len(head) - (not whole and head.endswith(b"\r")))
    return found is not None or (whole and len(_FRAMING.findall(head)) > 1)
