"""What one frame may stand for: few bytes on the wire must not become many in memory, nor numbers that fit nowhere."""

from __future__ import annotations

import struct
import tracemalloc
from binascii import crc32
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from protocol import codec, wire
from protocol.operations import Entry, Operation, Value
from protocol.records import SHEET
from tests.unit.protocol.strategies import values

OWN = bytes(16)
ROOM = 1 << 24


def stream_of(body: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(struct.pack("<II", len(body), crc32(body)) + body)


def problem_of(body: bytes, unpack: Any = None) -> str:
    """What a reader says to a frame's payload, given as bytes."""
    reader = codec.FrameReader(ROOM, ROOM)
    with pytest.raises(wire.FrameError) as caught:
        for payload in reader.feed(stream_of(body)):
            if unpack is not None:
                unpack(payload, reader.ids)
    return caught.value.code


def run_of(fields: dict[int, Value], count: int = 1) -> codec.Payload:
    operations = [Operation(OWN, n, SHEET.number, b"r" * 16, fields, 1, 1, b"a" * 16) for n in range(1, count + 1)]
    return codec.pack_run(wire.OPERATIONS, 1, bytes(16), operations, codec.Ids())


def unpack(payload: codec.Payload, ids: codec.Ids) -> codec.PackedRun:
    return codec.unpack_run(payload, OWN, ids)


def nested(depth: int) -> Value:
    value: Value = 1
    for _ in range(depth):
        value = [value]
    return value


def test_values_may_be_nested_so_deep_and_no_deeper() -> None:
    """Wherever they are written out again, Python's own limit is far."""
    deepest = {6: nested(wire.MAX_NESTING)}
    assert unpack(run_of(deepest), codec.Ids()).operations[0].fields == deepest
    for depth in (wire.MAX_NESTING + 1, 300):
        assert problem_of(msgspec.msgpack.encode(run_of({6: nested(depth)})), unpack) == wire.Problem.FRAME
        assert problem_of(msgspec.msgpack.encode(run_of({6: {"x": nested(depth - 1)}})), unpack) == wire.Problem.FRAME


@pytest.mark.parametrize("odd", [msgspec.msgpack.Ext(5, b"x"), [msgspec.msgpack.Ext(5, b"x")]])
def test_what_no_cell_may_hold_is_no_frame(odd: Any) -> None:
    assert problem_of(msgspec.msgpack.encode(run_of({6: odd})), unpack) == wire.Problem.FRAME


def test_what_a_column_says_once_counts_as_often_as_it_stands_for() -> None:
    text = "嘎" * 20_000
    body = msgspec.msgpack.encode(run_of({4: text}, 400))
    assert len(body) < 100_000
    assert problem_of(body, unpack) == wire.Problem.SIZE
    assert len(unpack(run_of({4: text}, 40), codec.Ids()).operations) == 40


def test_fields_of_all_operations_count_though_they_are_empty() -> None:
    payload = run_of(dict.fromkeys(range(1, 2000)), 5000)
    assert problem_of(msgspec.msgpack.encode(payload), unpack) == wire.Problem.SIZE


def test_a_frame_has_so_many_operations_and_no_more() -> None:
    most = run_of({}, wire.MAX_ITEMS)
    assert len(unpack(most, codec.Ids()).operations) == wire.MAX_ITEMS
    assert problem_of(msgspec.msgpack.encode(run_of({}, wire.MAX_ITEMS + 1)), unpack) == wire.Problem.FRAME
    log = [wire.LOG, 1, [[0, 1, wire.MAX_ITEMS + 1, {}]], bytes(16)]
    assert problem_of(msgspec.msgpack.encode(log), codec.unpack_log) == wire.Problem.FRAME


@pytest.mark.parametrize("far", [1 << 63, -(1 << 62), (1 << 64) - 1])
@pytest.mark.parametrize("place", ["act", "base"])
def test_numbers_that_fit_nowhere_are_no_frame(far: int, place: str) -> None:
    payload = run_of({})
    columns = payload[5]
    if place == "act":
        columns[5] = [far]
    else:
        columns[7] = [far, 1]
    assert problem_of(msgspec.msgpack.encode(payload), unpack) == wire.Problem.FRAME


@pytest.mark.parametrize("decided", [{"x": [{}, ""]}, {1: [{}, ""]}, {0: [{"x": 1}, ""]}, {0: [{1: "x"}, ""]}, {-1: 1}])
def test_decisions_are_numbers_of_what_is_there(decided: Any) -> None:
    entry = Entry(1, Operation(OWN, 1, SHEET.number, b"r" * 16, {}, 1, 1, b"a" * 16))
    for asking in (OWN, b"x" * 16):
        payload = codec.pack_log(wire.LOG, [entry], asking, bytes(16), codec.Ids())
        assert codec.unpack_log(payload, codec.Ids())
        payload[2][0][-1] = decided
        with pytest.raises(wire.FrameError):
            codec.unpack_log(payload, codec.Ids())


@given(st.lists(values, min_size=1, max_size=5), st.integers(0, 40))
def test_the_values_of_a_large_frame_are_counted(items: list[Value], most: int) -> None:
    payload = [99, *items]
    body = msgspec.msgpack.encode(payload)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codec, "LARGE_FRAME", 0)
        patch.setattr(codec, "MAX_VALUES", most)
        try:
            taken = list(codec.FrameReader(ROOM, ROOM).feed(stream_of(body)))
        except wire.FrameError as error:
            assert error.code == wire.Problem.SIZE
            taken = []
    assert taken == ([payload] if counted(payload) <= most else [])


def counted(value: Value) -> int:
    if isinstance(value, dict):
        return 1 + sum(counted(item) for pair in value.items() for item in pair)
    return 1 + (sum(map(counted, value)) if isinstance(value, list) else 0)


MANY = wire.MAX_FRAME - 8
HUGE = [
    ("lists", b"\x92\x63\xdd" + MANY.to_bytes(4, "big") + b"\x90" * MANY),
    ("maps", b"\x92\x63\xdd" + (MANY // 3).to_bytes(4, "big") + b"\x81\x00\x00" * (MANY // 3)),
    ("texts", b"\x92\x63\xdd" + (MANY // 2).to_bytes(4, "big") + b"\xa1a" * (MANY // 2)),
    ("numbers", b"\x92\x63\xdd" + (MANY // 3).to_bytes(4, "big") + b"\xcd\xff\xff" * (MANY // 3)),
    ("lists of a frame that is not large", b"\x92\x63\xdd\x00\x03\xff\xf8" + b"\x90" * 0x3FFF8),
    ("one text", b"\x92\x63\xdb" + MANY.to_bytes(4, "big") + b"a" * MANY),
]


@pytest.mark.parametrize("body", [body for _, body in HUGE], ids=[name for name, _ in HUGE])
def test_no_frame_takes_many_times_its_bytes_of_memory(body: bytes) -> None:
    data = stream_of(body)
    tracemalloc.start()
    try:
        reader = codec.FrameReader(ROOM, ROOM)
        problems = []
        try:
            for payload in reader.feed(data):
                assert payload[0] == 99
        except wire.FrameError as error:
            problems.append(error.code)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert set(problems) <= {wire.Problem.SIZE}
    assert most < 48 << 20


def test_a_bomb_is_stopped_a_few_mebibytes_past_its_cap() -> None:
    frame = struct.pack("<II", wire.MAX_FRAME, 0)
    bomb = zstandard.ZstdCompressor(level=19).compress(frame + bytes(1 << 26))
    tracemalloc.start()
    try:
        with pytest.raises(wire.FrameError):
            list(codec.FrameReader(ROOM, 1 << 20).feed(bomb))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20 << 20
