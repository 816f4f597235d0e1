"""HTTP: laptops that may are given the keys of sealed words, and what a laptop is to do with its own keys."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Annotated, Any, Final

import msgspec
from anyio import to_thread
from litestar import get, post, put
from litestar.di import NamedDependency

from protocol.sealing import SEAL_KEY_BYTES, box, open_box
from server import devices
from server.auth import Caller, Refused
from server.database import Database
from server.description import JSON, TOKEN, described
from server.identity import Identity
from server.problems import JSON_PROBLEMS
from server.sealing import MOST_KEYS, may_have

logger = logging.getLogger("sumu.server")

_BODY: Final = 4096
_KEYS_BODY: Final = 256 * 1024
_PublicKey = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
_Box = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{224}$")]
#: What a box is about, before the township: on its way down, on its way up.
_DOWN, _UP = b"sumu keys down\0", b"sumu keys up\0"


class SealRequest(msgspec.Struct):
    """A laptop asks for the keys. ``public``: to be boxed for this key of its own; ``make``: also where the township
    has none yet."""

    public: _PublicKey
    make: bool = False


class SealAnswer(msgspec.Struct):
    """``public``: the key by which keys are sent here, ``signature``: the server's over it; ``boxes``: the township's
    keys, the one for what is written from now on last. All in hex."""

    public: str
    signature: str
    boxes: list[str]


class SealKeys(msgspec.Struct):
    """Keys that a laptop made before it had a server, boxed for the server's key, in hex."""

    boxes: Annotated[list[_Box], msgspec.Meta(max_length=MOST_KEYS)]


class OrderAnswer(msgspec.Struct):
    """``order``: ``retire`` (push all, then destroy), ``destroy`` (at once), "" for nothing; ``signature``: the
    server's over it, in hex."""

    order: str
    signature: str


@post(
    "/v1/seal-keys",
    status_code=200,
    request_max_body_size=_BODY,
    exception_handlers=JSON_PROBLEMS,
    operation_class=described(*TOKEN, "role", "bad-request", http=JSON),
)
async def seal_keys(
    data: SealRequest,
    caller: NamedDependency[Caller],
    db: NamedDependency[Database],
    identity: NamedDependency[Identity],
) -> SealAnswer:
    """The keys of the township's sealed words, for a laptop certified as the chair's or named by her."""

    def work() -> SealAnswer:
        if not may_have(db, caller):
            raise Refused("role")
        about = _DOWN + caller.township.encode() + caller.device
        keys = identity.seal_keys.keys(db, caller.township, make=data.make)
        try:
            boxes = [box(bytes.fromhex(data.public), about, each.key).hex() for each in keys]
        except ValueError:  # a point of small order
            raise Refused("bad-request") from None
        public, signature = identity.exchange_key(caller.township)
        return SealAnswer(public.hex(), signature.hex(), boxes)

    answer = await to_thread.run_sync(work)
    logger.info("gave %d keys of sealed words township=%s", len(answer.boxes), caller.township)
    return answer


@put(
    "/v1/seal-keys",
    status_code=204,
    request_max_body_size=_KEYS_BODY,
    exception_handlers=JSON_PROBLEMS,
    operation_class=described(*TOKEN, "role", "bad-request", http=JSON),
)
async def take_seal_keys(
    data: SealKeys,
    caller: NamedDependency[Caller],
    db: NamedDependency[Database],
    identity: NamedDependency[Identity],
) -> None:
    """What a laptop made before it had a server: the others of the township read what it sealed."""

    def work() -> None:
        if not may_have(db, caller):
            raise Refused("role")
        about = _UP + caller.township.encode() + caller.device
        keeper = identity.seal_keys
        keys = [open_box(keeper.private, about, bytes.fromhex(each)) for each in data.boxes]
        if any(key is None or len(key) != SEAL_KEY_BYTES for key in keys):
            raise Refused("bad-request")
        keeper.take(db, caller.township, [key for key in keys if key])

    await to_thread.run_sync(work)


@get("/v1/device/order", operation_class=described("token-unknown", "busy"))
async def ordered(
    sender: NamedDependency[Caller], db: NamedDependency[Database], identity: NamedDependency[Identity]
) -> OrderAnswer:
    """What a laptop is to do with its keys; one that was shut out is told too."""

    def work() -> OrderAnswer:
        order = devices.ordered(db, sender.township, sender.device)
        return OrderAnswer(order, identity.order(sender.township, sender.device, order).hex())

    return await to_thread.run_sync(work)


@post("/v1/device/order", status_code=204, operation_class=described("token-unknown", "not-found", "busy"))
async def obey(
    sender: NamedDependency[Caller], db: NamedDependency[Database], now_ms: NamedDependency[Callable[[], int]]
) -> None:
    """A laptop says that it destroys its keys now, as it was told. It is shut out from here on."""

    def work() -> None:
        if not devices.ordered(db, sender.township, sender.device):
            raise Refused("not-found")
        devices.obeyed(db, sender.township, sender.device, now_ms())

    await to_thread.run_sync(work)
    logger.info("a device of %s destroys its keys", sender.township)


#: All of them.
SEAL_ROUTES: Final[tuple[Any, ...]] = (seal_keys, take_seal_keys, ordered, obey)
