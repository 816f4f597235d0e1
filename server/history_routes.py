"""HTTP: a record's history, log and archive."""

from __future__ import annotations

import msgspec
from anyio import to_thread
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath

from server.auth import Caller, Refused
from server.compaction import history
from server.database import Database
from server.description import TOKEN, described

#: Kinds are small numbers; a database takes no larger ones.
_MOST = 1 << 31
_MSGPACK = "application/msgpack"
_encode = msgspec.msgpack.Encoder().encode


@get(
    "/v1/archive/{kind:int}/{row:str}",
    media_type=_MSGPACK,
    operation_class=described(*TOKEN, "not-found", http=[404], gives={200: _MSGPACK}),
)
async def archived(
    kind: FromPath[int], row: FromPath[str], caller: NamedDependency[Caller], db: NamedDependency[Database]
) -> bytes:
    """The operations on a record of the caller's township, in the log and those that compaction took out of it, newest
    first: msgpack of ``[[sequence, canonical operation, decided or nil], …]``, at most 256 KiB of operations."""
    try:
        id_ = bytes.fromhex(row)
    except ValueError:
        id_ = b""
    if len(id_) != 16 or not 0 < kind < _MOST:
        raise Refused("not-found")
    return _encode(await to_thread.run_sync(history, db, caller.township, kind, id_))
