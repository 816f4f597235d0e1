"""The wire: what goes in comes out, cut anywhere; damage and bombs are told, never believed."""

from __future__ import annotations

import contextlib
import itertools
import struct
from binascii import crc32

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from protocol import codec, columns, wire
from protocol.dictionary import DICTIONARY, dictionary_bytes
from protocol.operations import Acknowledged, Entry, Operation, RowCopy, Value
from protocol.records import ATTENDANCE, SETTING, VISIT, Kind
from tests.unit.protocol.strategies import fields, ids, kinds, runs

OWN = bytes(16)
ROOM = 1 << 24


def stream_of(payloads: list[codec.Payload], writer: codec.FrameWriter | None = None) -> bytes:
    writer = writer or codec.FrameWriter()
    return b"".join([*(writer.frame(p) for p in payloads), writer.close()])


def reader(max_bytes: int = ROOM, max_inflated: int = ROOM) -> codec.FrameReader:
    return codec.FrameReader(max_bytes, max_inflated)


@given(st.lists(runs(), min_size=1, max_size=3), st.lists(st.integers(1, 50), max_size=30))
def test_operations_come_back_whatever_the_pieces(batches: list[list[Operation]], cuts: list[int]) -> None:
    writer = codec.FrameWriter()
    data = stream_of(
        [codec.pack_run(wire.OPERATIONS, run[0].number, b"c" * 16, run, writer.ids) for run in batches], writer
    )
    frames = reader()
    got, at = [], 0
    for length in [*cuts, len(data)]:
        for payload in frames.feed(data[at : at + length]):
            run = codec.unpack_run(payload, OWN, frames.ids)
            assert run[:3] == (OWN, run.operations[0].number, b"c" * 16)
            got.append(run.operations)
        at += length
    assert got == batches
    assert not frames.partial


@given(runs(device=b"another device's"))
def test_a_carried_run_names_its_device_and_its_signature(run: list[Operation]) -> None:
    device, first, signature = run[0].device, run[0].number, b"s" * 64
    payload = codec.pack_run(wire.OPERATIONS, first, b"c" * 16, run, codec.Ids(), device, signature)
    assert codec.unpack_run(payload, OWN, codec.Ids()) == (device, first, b"c" * 16, run, signature)


@given(st.lists(runs(), min_size=2, max_size=4), st.data())
def test_a_cut_stream_gives_its_whole_frames(batches: list[list[Operation]], data: st.DataObject) -> None:
    writer = codec.FrameWriter()
    pieces = [
        writer.frame(codec.pack_run(wire.OPERATIONS, run[0].number, bytes(16), run, writer.ids)) + writer.flush()
        for run in batches
    ]
    whole = b"".join(pieces)
    cut = data.draw(st.integers(0, len(whole)))
    frames = reader()
    got = [codec.unpack_run(payload, OWN, frames.ids).operations for payload in frames.feed(whole[:cut])]
    ends = list(itertools.accumulate(len(piece) for piece in pieces))
    assert got == batches[: sum(end <= cut for end in ends)]


@given(st.lists(st.tuples(st.booleans(), runs()), min_size=1, max_size=4), st.data())
def test_log_entries_come_back_own_ones_as_acknowledgements(
    parts: list[tuple[bool, list[Operation]]], data: st.DataObject
) -> None:
    own, other = b"o" * 16, b"x" * 16
    operations, number = [], {own: 0, other: 0}
    for mine, run in parts:
        device = own if mine else other
        for op in run:
            number[device] += 1
            operations.append(msgspec.structs.replace(op, device=device, number=number[device]))
    outcomes = st.dictionaries(st.integers(1, 30), st.integers(0, 3), max_size=2)
    entries = [
        Entry(7 + i, op, data.draw(outcomes), data.draw(st.sampled_from(["", "bad-value"])))
        for i, op in enumerate(operations)
    ]
    writer, frames = codec.FrameWriter(), reader()
    (payload,) = frames.feed(stream_of([codec.pack_log(wire.LOG, entries, own, b"h" * 16, writer.ids)], writer))
    got, log_hash = codec.unpack_log(payload, frames.ids)
    assert log_hash == b"h" * 16
    expected: list[Entry | Acknowledged] = []
    for entry in entries:
        last, op = expected[-1] if expected else None, entry.operation
        if op.device != own:
            expected.append(entry)
            continue
        decided = {op.number: (entry.outcomes, entry.refused)} if entry.outcomes or entry.refused else {}
        if isinstance(last, Acknowledged):
            expected[-1] = Acknowledged(last.seq, last.number, last.numbers + 1, {**last.decided, **decided})
        else:
            expected.append(Acknowledged(entry.seq, op.number, 1, decided))
    assert got == expected


@given(st.lists(st.tuples(fields, ids, ids), min_size=1, max_size=6, unique_by=lambda t: t[1]), kinds)
def test_rows_come_back(rows: list[tuple[dict[int, Value], bytes, bytes]], kind: int) -> None:
    copies = [
        RowCopy(kind, row, cells, 50 + i, who, 50 + 3 * i, row, 9 - i) for i, (cells, row, who) in enumerate(rows)
    ]
    writer, frames = codec.FrameWriter(), reader()
    (payload,) = frames.feed(stream_of([codec.pack_rows(wire.ROWS, kind, copies, writer.ids)], writer))
    assert codec.unpack_rows(payload, frames.ids) == (kind, copies)


def test_a_derived_id_does_not_travel() -> None:
    activity, person = b"\x11" * 16, b"\x22" * 16
    row = ATTENDANCE.derived_id({"activity": activity, "person": person})
    assert row is not None
    cells = {2: activity, 3: person, 6: "present"}
    op = Operation(OWN, 1, ATTENDANCE.number, row, cells, 1, 1, person)
    writer, frames = codec.FrameWriter(), reader()
    payload = codec.pack_run(wire.OPERATIONS, 1, bytes(16), [op], writer.ids)
    assert row not in msgspec.msgpack.encode(payload)
    (read,) = frames.feed(stream_of([payload], writer))
    assert codec.unpack_run(read, OWN, frames.ids).operations == [op]


def test_an_older_program_reads_the_ids_of_a_later_kind_with_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot work them out, so they travel."""
    later = Kind("later", columns.LAST_DERIVED + 1, ATTENDANCE.fields, ATTENDANCE.key)
    assert SETTING.key and SETTING.number > columns.LAST_DERIVED  # the first of these
    key = {"activity": b"\x11" * 16, "person": b"\x22" * 16}
    row = later.derived_id(key)
    assert row is not None
    op = Operation(OWN, 1, later.number, row, {2: key["activity"], 3: key["person"]}, 1, 1, OWN)
    monkeypatch.setattr(columns, "BY_NUMBER", {**columns.BY_NUMBER, later.number: later})
    writer, frames = codec.FrameWriter(), reader()
    data = stream_of([codec.pack_run(wire.OPERATIONS, 1, bytes(16), [op], writer.ids)], writer)
    monkeypatch.undo()
    (read,) = frames.feed(data)
    assert codec.unpack_run(read, OWN, frames.ids).operations == [op]


@given(st.lists(runs(), min_size=1, max_size=3), st.dictionaries(ids, st.integers(1, 2**31), max_size=20))
def test_rows_that_both_sides_know_go_by_aliases(batches: list[list[Operation]], aliases: dict[bytes, int]) -> None:
    made = {seq: row for row, seq in aliases.items()}
    writer = codec.FrameWriter()
    writer.ids.aliases = {row: seq for seq, row in made.items()}
    payloads = [codec.pack_run(wire.OPERATIONS, run[0].number, bytes(16), run, writer.ids) for run in batches]
    frames = codec.FrameReader(ROOM, ROOM, lambda seqs: {seq: made[seq] for seq in seqs})
    got = [
        codec.unpack_run(payload, OWN, frames.ids).operations for payload in frames.feed(stream_of(payloads, writer))
    ]
    assert got == batches


def test_an_alias_takes_as_many_bytes_as_it_needs_and_names_a_row() -> None:
    op = Operation(OWN, 1, VISIT.number, b"r" * 16, {4: b"p" * 16}, 1, 1, b"a" * 16)
    writer = codec.FrameWriter()
    writer.ids.aliases = {b"r" * 16: 70_000, b"p" * 16: 5, b"a" * 16: 3}
    payload = codec.pack_run(wire.OPERATIONS, 1, b"", [op], writer.ids)
    assert len(msgspec.msgpack.encode(payload)) < 70
    made = {70_000: b"r" * 16, 5: b"p" * 16, 3: b"a" * 16}
    ids_ = codec.Ids(lambda seqs: made)
    assert codec.unpack_run(payload, OWN, ids_).operations == [op]
    assert ids_.aliased


def test_an_alias_that_nobody_knows_is_told_by_name() -> None:
    known = codec.Ids()
    with pytest.raises(wire.FrameError) as caught:
        known.read([1, bytes([columns.FIRST_ALIAS + 2]), b""])
    assert (caught.value.code, known.aliased) == (wire.Problem.ALIAS, True)


@pytest.mark.parametrize("small", [True, False])
def test_a_stream_with_the_dictionary_is_read_by_who_has_it(small: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    payloads: list[codec.Payload] = [[4, "上午在嘎查办公室组织志愿者走访留守老人，大家满意"], [5]]
    data = stream_of(payloads, codec.FrameWriter(DICTIONARY, small=small))
    assert len(data) < len(stream_of(payloads))
    for pieces in ([data], [data[i : i + 1] for i in range(len(data))]):
        frames = reader()
        assert [payload for piece in pieces for payload in frames.feed(piece)] == payloads
    monkeypatch.setattr(codec, "KNOWN", frozenset())
    with pytest.raises(wire.FrameError) as caught:
        list(reader().feed(data))
    assert caught.value.code == wire.Problem.DICTIONARY


def test_the_shipped_dictionary_bears_its_number_and_stays_small() -> None:
    data = dictionary_bytes(DICTIONARY)
    assert zstandard.ZstdCompressionDict(data).dict_id() == DICTIONARY
    assert len(data) <= 32 * 1024


@given(st.lists(st.integers(0, 2**62)))
def test_stamps_come_back(stamps: list[int]) -> None:
    assert columns.unpack_stamps(columns.pack_stamps(stamps), len(stamps)) == stamps


def test_the_stamps_of_one_act_are_a_few_small_numbers() -> None:
    start = 1_800_000_000_000
    stamps = [start << 16, (start << 16) + 1, start + 7000 << 16, start + 7001 << 16, start + 8000 << 16, 5]
    assert columns.pack_stamps(stamps) == [start // 1000, 0, 7, -1, 1, [5 - stamps[-2]]]


def test_one_edit_is_small() -> None:
    op = Operation(b"d" * 16, 812, VISIT.number, b"r" * 16, {9: "愿意参加"}, 1 << 57, 812, b"a" * 16, 4000)
    writer = codec.FrameWriter()
    frame = writer.frame(codec.pack_run(wire.OPERATIONS, 812, b"c" * 16, [op], writer.ids))
    assert len(frame + writer.close()) < 160


def test_a_list_that_is_too_long_travels_so_that_it_can_be_refused_by_itself() -> None:
    many = [bytes([1, *i.to_bytes(15, "big")]) for i in range(wire.MAX_LIST + 1)]
    op = Operation(b"d" * 16, 1, VISIT.number, b"r" * 16, {3: many}, 1 << 57, 1, b"a" * 16)
    payload = codec.pack_run(wire.OPERATIONS, 1, b"", [op], codec.Ids())
    assert codec.unpack_run(payload, op.device, codec.Ids()).operations == [op]


def test_a_bomb_is_stopped_near_its_cap() -> None:
    bomb = zstandard.ZstdCompressor().compress(bytes(1 << 26))
    with pytest.raises(wire.FrameError) as caught:
        list(reader(max_inflated=1 << 20).feed(bomb))
    assert caught.value.code == wire.Problem.SIZE


def test_more_bytes_than_allowed_are_not_even_inflated() -> None:
    with pytest.raises(wire.FrameError) as caught:
        list(reader(max_bytes=10).feed(bytes(11)))
    assert caught.value.code == wire.Problem.SIZE


def test_a_long_frame_is_refused_before_it_is_gathered() -> None:
    head = struct.pack("<II", wire.MAX_FRAME + 1, 0)
    with pytest.raises(wire.FrameError) as caught:
        list(reader().feed(zstandard.ZstdCompressor().compress(head)))
    assert caught.value.code == wire.Problem.SIZE


@pytest.mark.parametrize("body", [b"\xc1", b"\x90", b"\x91\xa1a", b"\x05", b"\x91" * 5000 + b"\xc0", b"\x91\xa1\xff"])
def test_a_frame_that_is_no_tagged_array_is_told(body: bytes) -> None:
    framed = struct.pack("<II", len(body), crc32(body)) + body
    with pytest.raises(wire.FrameError) as caught:
        list(reader().feed(zstandard.ZstdCompressor().compress(framed)))
    assert caught.value.code == wire.Problem.FRAME


@given(runs(), st.data())
def test_a_flipped_byte_is_noticed(run: list[Operation], data: st.DataObject) -> None:
    body = msgspec.msgpack.encode(codec.pack_run(wire.OPERATIONS, run[0].number, bytes(16), run, codec.Ids()))
    framed = bytearray(struct.pack("<II", len(body), crc32(body)) + body)
    framed[data.draw(st.integers(8, len(framed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(wire.FrameError):
        list(reader().feed(zstandard.ZstdCompressor().compress(bytes(framed))))


_junk = st.recursive(
    st.none() | st.integers(-3, 70) | st.binary(max_size=32) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=10) | st.dictionaries(st.integers(0, 3), inner, max_size=2),
    max_leaves=40,
)


@given(runs(), st.data())
def test_a_hostile_frame_is_an_error_of_the_wire_never_a_crash(run: list[Operation], data: st.DataObject) -> None:
    payload = codec.pack_run(wire.OPERATIONS, run[0].number, bytes(16), run, codec.Ids())
    payload = msgspec.msgpack.decode(msgspec.msgpack.encode(payload))
    target = payload
    while isinstance(target, list) and target:
        place = data.draw(st.integers(0, len(target) - 1))
        if not isinstance(target[place], list) or data.draw(st.booleans()):
            target[place] = data.draw(_junk)
            break
        target = target[place]
    with contextlib.suppress(wire.FrameError):
        codec.unpack_run(payload, OWN, codec.Ids())


@given(_junk)
def test_hostile_log_and_rows_frames_are_errors_of_the_wire(junk: Value) -> None:
    for unpack in (codec.unpack_log, codec.unpack_rows):
        for payload in ([wire.LOG, 1, junk, bytes(16)], [wire.ROWS, 3, *([junk] * 9)], [wire.LOG, 1, [junk], b""]):
            with pytest.raises(wire.FrameError):
                unpack(payload, codec.Ids())
                raise wire.FrameError(wire.Problem.FRAME, "read as empty")
