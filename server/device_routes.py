"""HTTP: a laptop joins, asks what it should know, takes another secret, goes on as a new device."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Annotated, Any, Final

import msgspec
from anyio import to_thread
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from protocol import PROTOCOL_VERSION
from protocol.signing import check_secret, eight_digits
from server import devices
from server.auth import Caller, Refused, enrol
from server.body import AnyRequest
from server.connections import neighbourhood
from server.database import Database
from server.description import JSON, TOKEN, described
from server.devices import Newcomer
from server.guesses import Guesses
from server.identity import Identity
from server.problems import JSON_PROBLEMS

logger = logging.getLogger("sumu.server")

_BODY: Final = 4096
_FINGERPRINT: Final = "^[0-9A-Za-z_-]{0,64}$"
_Township = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
_DeviceId = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}$")]
_PublicKey = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
_SignatureHex = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{128}$")]
_Secret = Annotated[str, msgspec.Meta(min_length=20, max_length=64, pattern=r"^[0-9A-Za-z_-]+$")]
_Number = Annotated[int, msgspec.Meta(ge=0, lt=1 << 62)]


class EnrolRequest(msgspec.Struct):
    """A laptop asks to be let in. It makes up its own id, secret and key: it can ask again when the answer is lost."""

    township: _Township
    code: Annotated[str, msgspec.Meta(max_length=20)]
    device: _DeviceId
    secret: _Secret
    public_key: _PublicKey


class RenewRequest(msgspec.Struct):
    """A laptop that was copied or set back asks to go on as a new device, from a number of its old one."""

    device: _DeviceId
    secret: _Secret
    public_key: _PublicKey
    origin_number: _Number


class TokenRequest(msgspec.Struct):
    """A device wants to be known by another secret; its key signed that."""

    township: _Township
    device: _DeviceId
    secret: _Secret
    signature: _SignatureHex


class TownshipKey(msgspec.Struct):
    """A key for what is encrypted to the township's laptops, in hex."""

    id: str
    key: str


class DeviceAnswer(msgspec.Struct):
    """What a laptop that is in should know. Its token is ``township.secret``. ``epoch`` is the log's; ``certificate``,
    ``server_public`` and keys are in hex, the newest key first; ``ca`` and ``ca_next`` in PEM, empty without TLS.
    ``place``: how many devices of the township were enrolled before it, which its running numbers bear."""

    township: str
    name: str
    epoch: str
    role: str
    protocol: int
    certificate: str
    server_public: str
    township_keys: list[TownshipKey]
    ca: str
    ca_next: str
    place: int


@post(
    "/v1/enrol",
    status_code=200,
    request_max_body_size=_BODY,
    exception_handlers=JSON_PROBLEMS,
    operation_class=described(
        "invitation-wrong",
        "invitation-used",
        "invitation-expired",
        "invitation-locked",
        "busy",
        http=JSON,
        token=False,
    ),
)
async def enrol_device(
    request: AnyRequest,
    data: EnrolRequest,
    db: NamedDependency[Database],
    identity: NamedDependency[Identity],
    now_ms: NamedDependency[Callable[[], int]],
    guesses: NamedDependency[Guesses],
) -> DeviceAnswer:
    """Lets a laptop in by an invitation's code."""
    address = whence(request)
    if guesses.too_many(address):
        raise Refused("busy")
    newcomer = Newcomer(bytes.fromhex(data.device), data.secret, bytes.fromhex(data.public_key))

    def work() -> DeviceAnswer:
        try:
            caller = enrol(db, data.township, data.code, newcomer, now_ms(), identity.fingerprint)
        except Refused:
            guesses.wrong(address)
            raise
        return _answer(db, identity, caller.township, caller.device)

    answer = await to_thread.run_sync(work)
    logger.info("enrolled a device of %s", answer.township)
    return answer


@get("/v1/device", operation_class=described(*TOKEN, "bad-request", http=[400]))
async def device_status(
    caller: NamedDependency[Caller],
    db: NamedDependency[Database],
    identity: NamedDependency[Identity],
    knows: FromQuery[Annotated[str, msgspec.Meta(max_length=64, pattern=_FINGERPRINT)] | None] = None,
) -> DeviceAnswer:
    """What the asking laptop should know: role, certificate, keys, authorities. ``knows``: the fingerprint of the
    newest authority that it believes."""

    if knows and not re.fullmatch(_FINGERPRINT, knows):  # litestar describes what it does not check
        raise Refused("bad-request")

    def work() -> DeviceAnswer:
        if knows:
            devices.note_authority(db, caller.township, caller.device, knows)
        return _answer(db, identity, caller.township, caller.device)

    return await to_thread.run_sync(work)


@post(
    "/v1/device/renew",
    status_code=200,
    request_max_body_size=_BODY,
    exception_handlers=JSON_PROBLEMS,
    operation_class=described(*TOKEN, "device-taken", http=JSON),
)
async def renew_device(
    data: RenewRequest,
    caller: NamedDependency[Caller],
    db: NamedDependency[Database],
    identity: NamedDependency[Identity],
    now_ms: NamedDependency[Callable[[], int]],
) -> DeviceAnswer:
    """A copied or restored laptop goes on as a new device; the old one stays, for whoever else goes on as it."""
    newcomer = Newcomer(bytes.fromhex(data.device), data.secret, bytes.fromhex(data.public_key))

    def work() -> DeviceAnswer:
        digits = eight_digits(caller.township, newcomer.device, newcomer.public_key, identity.fingerprint)
        old, number = caller.device, data.origin_number
        if not devices.renew(db, caller.township, old, newcomer, number, digits, now_ms()):
            raise Refused("device-taken")
        return _answer(db, identity, caller.township, newcomer.device)

    answer = await to_thread.run_sync(work)
    logger.info("a device of %s goes on as a new one", answer.township)
    return answer


@post(
    "/v1/token",
    status_code=204,
    request_max_body_size=_BODY,
    exception_handlers=JSON_PROBLEMS,
    operation_class=described("token-unknown", "device-taken", http=JSON, token=False),
)
async def renew_token(data: TokenRequest, db: NamedDependency[Database]) -> None:
    """Another secret for a device, good beside the one before it until it is used. The device's key asks, not its old
    secret: whoever lost that comes in again."""
    device, signature = bytes.fromhex(data.device), bytes.fromhex(data.signature)

    def work() -> None:
        public_key = devices.key_of(db, data.township, device)
        if public_key is None or not check_secret(public_key, data.township, device, data.secret, signature):
            raise Refused("token-unknown")
        if not devices.propose_secret(db, data.township, device, data.secret):
            raise Refused("device-taken")

    await to_thread.run_sync(work)


def whence(request: AnyRequest) -> str:
    """Where a request comes from, as wrong codes are counted."""
    return neighbourhood(request.client.host) if request.client is not None else ""


def _answer(db: Database, identity: Identity, township: str, device: bytes) -> DeviceAnswer:
    member = devices.membership(db, township, device)
    return DeviceAnswer(
        township,
        member.name,
        member.epoch.hex(),
        member.role,
        PROTOCOL_VERSION,
        identity.certificate(township, device, member).hex(),
        identity.public_key.hex(),
        [TownshipKey(id_.hex(), key.hex()) for id_, key in member.keys],
        (identity.ca_pem or b"").decode("ascii"),
        identity.ca_next.decode("ascii"),
        member.place,
    )


#: All of them.
DEVICE_ROUTES: Final[tuple[Any, ...]] = (enrol_device, device_status, renew_device, renew_token)
