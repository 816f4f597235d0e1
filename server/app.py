"""The HTTP shell around ``exchange``, enrolment and photos. It knows tokens and status codes, not operations."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Final, TypeVar

import msgspec
from anyio import to_thread
from litestar import Litestar, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.response import Stream

from protocol import PROTOCOL_VERSION
from protocol.wire import MAX_REQUEST
from server.auth import Caller, Refused, recognise
from server.body import AnyRequest, body_of
from server.daily import sweeping
from server.database import Database
from server.description import COMPONENTS, described
from server.device_routes import DEVICE_ROUTES
from server.exchange import Exchange, Session
from server.gate import Gate, Timed, take_slot
from server.guesses import Guesses
from server.history_routes import archived
from server.identity import Identity
from server.photo_routes import PHOTO_ROUTES
from server.photos import Photos
from server.problems import PROBLEMS
from server.room import Room
from server.seal_routes import SEAL_ROUTES
from server.update_routes import UPDATE_ROUTES
from server.updates import Updates

logger = logging.getLogger("sumu.server")

FRAMES: Final = "application/x-sumu"
#: A header of an answer: the laptop is to ask what to do with its keys (``server.seal_routes``).
ORDER: Final = "sumu-order"
_PEM: Final = "application/x-pem-file"
#: A request with a problem is read on, so that its sender hears the answer, but not for ever.
_DRAINED: Final = 2 * MAX_REQUEST
#: An answer up to this size goes out in one piece, with its length.
_ONE_PIECE: Final = 64 * 1024
T = TypeVar("T")


class Health(msgspec.Struct):
    """The server is up and its database answers."""

    status: str
    protocol: int


class ServerState(State):
    """What an exchange needs. A dependency would be a task of its own for each request, which is what a small one costs
    itself."""

    exchange: Exchange
    gate: Gate


async def sender_of(request: AnyRequest, db: NamedDependency[Database], gate: NamedDependency[Gate]) -> Caller:
    """The device that sends the request, by its token; also one that was shut out. From here on its work counts."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Refused("token-unknown")
    sender = await to_thread.run_sync(recognise, db, token)
    await take_slot(request.scope, gate, sender)
    return sender


async def caller_of(sender: NamedDependency[Caller]) -> Caller:
    """The device that sends the request; one that was shut out is refused."""
    if sender.revoked:
        raise Refused("device-revoked")
    return sender


@post(
    "/v1/sync",
    status_code=200,
    request_max_body_size=None,
    operation_class=described("token-unknown", "busy", takes=FRAMES, gives={200: FRAMES}),
)
async def sync(request: AnyRequest, state: ServerState) -> Response[Any]:
    """One exchange: a zstd stream of frames each way (docs/sync-protocol.md)."""
    started = time.monotonic()
    exchange = state.exchange
    sender = await sender_of(request, exchange.db, state.gate)
    session = exchange.session(sender.township, sender.device, revoked=sender.revoked)
    # Each way into a thread and back costs more than a small request itself.
    at_once = _length_of(request) <= _ONE_PIECE
    gathered, read = bytearray(), 0
    try:
        async for chunk in body_of(request):
            if at_once:
                gathered += chunk
            else:
                await to_thread.run_sync(session.feed, chunk)
            read += len(chunk)
            if read > _DRAINED:
                break
    finally:
        # What came whole before a cut is committed: the laptop learns of it next time.
        answer, first, whole = await to_thread.run_sync(_ended, session, bytes(gathered))
    _log_sync(sender, session, time.monotonic() - started)
    told = {ORDER: "1"} if sender.ordered else {}
    if whole:
        return Response(first, media_type=FRAMES, headers=told)
    return Stream(_pieces(first, answer), media_type=FRAMES, headers=told)


@get(
    "/v1/ca",
    media_type=_PEM,
    operation_class=described("not-found", token=False, gives={200: _PEM}),
)
async def certificate(identity: NamedDependency[Identity]) -> bytes:
    """The certificate authority's certificate; a laptop compares it with its invitation before it believes anything."""
    if identity.ca_pem is None:
        raise Refused("not-found")
    return identity.ca_pem


@get("/health", operation_class=described(token=False))
async def health(db: NamedDependency[Database]) -> Health:
    """Whether the server and its database answer."""

    def ask() -> None:
        with db.reading():
            db.row("SELECT 1")

    await to_thread.run_sync(ask)
    return Health("ok", PROTOCOL_VERSION)


def make_app(
    db: Database, photos: Photos, room: Room, now_ms: Callable[[], int], identity: Identity, updates: Updates
) -> Litestar:
    """The application; the database's tables exist already."""
    exchange, gate = Exchange(db, now_ms, photos.forget, room), Gate()

    def given(value: T) -> Provide:
        return Provide(lambda: value, sync_to_thread=False)

    return Litestar(
        [sync, certificate, health, archived, *DEVICE_ROUTES, *PHOTO_ROUTES, *SEAL_ROUTES, *UPDATE_ROUTES],
        middleware=[Timed()],
        state=State({"exchange": exchange, "gate": gate}),
        lifespan=[sweeping(db, photos, now_ms)],
        dependencies={
            "db": given(db),
            "photos": given(photos),
            "exchange": given(exchange),
            "gate": given(gate),
            "guesses": given(Guesses()),
            "now_ms": given(now_ms),
            "identity": given(identity),
            "updates": given(updates),
            "sender": Provide(sender_of),
            "caller": Provide(caller_of),
        },
        exception_handlers=PROBLEMS,
        # As JSON only: its pages for people would bring scripts from elsewhere.
        openapi_config=OpenAPIConfig(
            title="Sumu Home server",
            version=str(PROTOCOL_VERSION),
            components=COMPONENTS,
            render_plugins=[JsonRenderPlugin()],
        ),
        logging_config=None,
    )


def _length_of(request: AnyRequest) -> float:
    """How many bytes the body is said to have."""
    told = request.headers.get("content-length", "")
    return int(told) if told.isdecimal() else math.inf


def _ended(session: Session, rest: bytes) -> tuple[Iterator[bytes], bytes, bool]:
    """The last bytes of a request, and the answer with its beginning."""
    if rest:
        session.feed(rest)
    session.finish()
    answer = session.answer()
    return answer, *_first_piece(answer)


def _first_piece(answer: Iterator[bytes]) -> tuple[bytes, bool]:
    """The beginning of an answer, and whether it is all of it."""
    pieces, size = [], 0
    for piece in answer:
        pieces.append(piece)
        size += len(piece)
        if size > _ONE_PIECE:
            return b"".join(pieces), False
    return b"".join(pieces), True


async def _pieces(first: bytes, rest: Iterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    while True:
        piece, whole = await to_thread.run_sync(_first_piece, rest)
        if piece:
            yield piece
        if whole:
            return


def _log_sync(caller: Caller, session: Session, seconds: float) -> None:
    logger.info(
        "sync township=%s device=%s whole=%s problem=%s seconds=%.3f",
        caller.township,
        caller.device.hex()[:8],
        session.whole,
        session.problem,
        seconds,
    )
