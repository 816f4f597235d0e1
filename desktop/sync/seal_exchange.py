"""A joined laptop and the keys of sealed words: it asks for them once a day, gives what it made before it had a server,
and learns here what it is to do with its own keys (docs/sync-protocol.md, Sealed words)."""

from __future__ import annotations

import time
from typing import Any, Final

import msgspec

from desktop.errors import KnownError
from desktop.store import seal_keys
from desktop.store.database import Database
from desktop.sync.client import Line
from desktop.sync.connection import Connection
from desktop.sync.staying import DAY_MS
from protocol.roles import CHAIR
from protocol.sealing import SEAL_KEY_BYTES, box, exchange_public, new_exchange_key, open_box
from protocol.signing import check_exchange, check_order

#: Meta key: when the server was last asked for them (ms UTC).
ASKED: Final = "seal_asked"
#: What a laptop may be told: destroy the keys once all is sent, or at once.
RETIRE, DESTROY = "retire", "destroy"
_DOWN, _UP = b"sumu keys down\0", b"sumu keys up\0"
#: What older servers, and those that give this laptop none, answer.
_NOTHING: Final = frozenset({"not_found", "role_may_not"})


class _Answer(msgspec.Struct):
    public: str
    signature: str
    boxes: list[str]


class _Order(msgspec.Struct):
    order: str
    signature: str


def keep_seal_keys(db: Database, connection: Connection, line: Line) -> None:
    """Asks the server for the keys where that is due, and keeps what it gave; only in an encrypted file. One that gives
    none leaves what is held as it is. Raises KnownError: wrong_server, and what the line may bring."""
    now = time.time_ns() // 1_000_000
    lacks = connection.role == CHAIR and not seal_keys.held(db)
    if db.key is None or not (lacks or abs(now - (db.get_meta(ASKED) or 0)) >= DAY_MS):
        return
    try:
        own = seal_keys.held(db)
        given, public = _given(connection, line, make=not own)
        if missing := [key for key in own if key not in given]:
            about = _UP + connection.township.encode() + connection.device
            _asked(connection, line, "PUT", {"boxes": [box(public, about, key).hex() for key in missing]})
            given, _ = _given(connection, line, make=False)
        seal_keys.keep(db, given)
    except KnownError as error:
        if error.code not in _NOTHING:
            raise
    db.put_meta(**{ASKED: now})


def order_of(connection: Connection, line: Line) -> str:
    """What the server tells this laptop to do with its keys, "" for nothing. Raises KnownError wrong_server where it is
    not the server's word, and what the line may bring."""
    try:
        told = msgspec.json.decode(_requested(connection, line, "GET", "/v1/device/order"), type=_Order)
        signature = bytes.fromhex(told.signature)
    except (msgspec.MsgspecError, ValueError) as error:
        raise KnownError("captive_portal") from error
    if not check_order(connection.server_public, connection.township, connection.device, told.order, signature):
        raise KnownError("wrong_server")
    return told.order


def obey(connection: Connection, line: Line) -> None:
    """Tells the server that the keys are destroyed now. Raises what the line may bring."""
    _requested(connection, line, "POST", "/v1/device/order")


def _given(connection: Connection, line: Line, *, make: bool) -> tuple[list[bytes], bytes]:
    """The township's keys in their order, and the server's key to send others to."""
    private = new_exchange_key()
    body = _asked(connection, line, "POST", {"public": exchange_public(private).hex(), "make": make})
    about = _DOWN + connection.township.encode() + connection.device
    try:
        answer = msgspec.json.decode(body, type=_Answer)
        public, signature = bytes.fromhex(answer.public), bytes.fromhex(answer.signature)
        keys = [open_box(private, about, bytes.fromhex(boxed)) for boxed in answer.boxes]
    except (msgspec.MsgspecError, ValueError) as error:
        raise KnownError("captive_portal") from error
    found = [key for key in keys if key is not None and len(key) == SEAL_KEY_BYTES]
    signed = check_exchange(connection.server_public, connection.township, public, signature)
    if len(found) < len(keys) or not signed:
        raise KnownError("wrong_server")
    return found, public


def _asked(connection: Connection, line: Line, method: str, asked: dict[str, Any]) -> bytes:
    return _requested(connection, line, method, "/v1/seal-keys", msgspec.json.encode(asked))


def _requested(connection: Connection, line: Line, method: str, path: str, data: bytes | None = None) -> bytes:
    headers = {"Authorization": f"Bearer {connection.township}.{connection.secret}"}
    if data is not None:
        headers["Content-Type"] = "application/json"
    with line.request(method, path, data=data, headers=headers) as response:
        return bytes(response.content)
