"""The frames of an answer as this laptop believes them: of the right shape, with values that its tables can hold."""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec

from protocol.codec import Payload
from protocol.digest import BUCKETS
from protocol.limits import is_storable
from protocol.operations import Acknowledged, Entry
from protocol.records import FIRST_KINDS
from protocol.wire import MAX_NUMBER, FrameError, Problem

_S = TypeVar("_S", bound=msgspec.Struct)
_Number = Annotated[int, msgspec.Meta(ge=0, lt=MAX_NUMBER)]
_Id = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_Hash = Annotated[bytes, msgspec.Meta(max_length=16)]
_Seconds = Annotated[int, msgspec.Meta(ge=0, lt=MAX_NUMBER // 1000)]


class Opening(msgspec.Struct, array_like=True, frozen=True):
    """An ANSWER frame: who answers, and how far it holds this device's chain. Epoch and chain are empty where they are
    those that HELLO told. ``kinds``: the highest number of a kind that it knows, ``knows``: how many of
    ``protocol.records.ADDED``; the first servers say neither, or no more than the former."""

    tag: int
    version: int
    epoch: _Hash
    server_seconds: _Seconds
    number: _Number
    chain: _Hash
    problem: str | None
    kinds: _Number = FIRST_KINDS
    knows: _Number | None = None


class Done(msgspec.Struct, array_like=True, frozen=True):
    """A DONE frame: how far the log was told."""

    tag: int
    seq: _Number
    log_hash: _Hash
    at_head: int
    digest: _Hash


class Start(msgspec.Struct, array_like=True, frozen=True):
    """A START frame: the cursor of a first copy."""

    tag: int
    seq: _Number
    log_hash: _Id
    rows: _Number
    heads: list[tuple[_Id, _Number]]


class Copied(msgspec.Struct, array_like=True, frozen=True):
    """A COPIED frame."""

    tag: int
    whole: int


class Common(msgspec.Struct, array_like=True, frozen=True):
    """A COMMON frame: the highest point that both have."""

    tag: int
    number: _Number
    hash: _Id
    refilling: int


class DigestsOf(msgspec.Struct, array_like=True, frozen=True):
    """A DIGESTS_OF frame."""

    tag: int
    seq: _Number
    log_hash: _Id
    root: _Hash
    kinds: dict[_Number, bytes]


class BucketEnd(msgspec.Struct, array_like=True, frozen=True):
    """A BUCKET frame."""

    tag: int
    kind: _Number
    place: Annotated[int, msgspec.Meta(ge=0, lt=BUCKETS)]


class Aside(msgspec.Struct, array_like=True, frozen=True):
    """An ASIDE frame: devices that are shut out, and up to which number what they wrote is laid aside."""

    tag: int
    devices: list[tuple[_Id, _Number]]


def read(payload: Payload, to: type[_S]) -> _S:
    """A frame; a later version may have added to it. Raises FrameError."""
    try:
        return msgspec.convert(payload, to)
    except msgspec.ValidationError as error:
        raise FrameError(Problem.FRAME, "frame") from error


def is_shown(entry: Entry | Acknowledged) -> bool:
    """Whether the tables can hold what an entry changes."""
    return isinstance(entry, Acknowledged) or is_storable(entry.operation.kind, entry.applied)
