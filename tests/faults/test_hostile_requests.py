"""Requests made wrong on purpose, to the server's own exchange: a typed problem in the answer and nothing else.

Streams of a real laptop, spoilt in their bytes, frames, values and zstd streams; operations with any content whose
hashes are right; forged and foreign ones. ``FAULTS=long`` throws thousands; a failing set is thrown again by its seed.
"""

from __future__ import annotations

import random
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence

import msgspec

from protocol import PROTOCOL_VERSION
from protocol.clock import stamp_of
from protocol.codec import FrameWriter, pack_run
from protocol.ids import derived_id, new_id
from protocol.operations import Operation, Value, canonical, chain_next, chain_start
from protocol.records import HOME, KINDS, SHEET, Type
from protocol.signing import public_of, sign_head
from protocol.wire import END, HELLO, MAX_FRAME, MAX_LIST, MAX_VALUES, OPERATIONS, Problem
from server.auth import add_township
from server.devices import Newcomer
from tests.faults.besieged import PROBLEMS, Siege, add_past, ask, state_of
from tests.faults.mutations import ODD, compressed, framed, nested, spoilt
from tests.faults.processes import LONG, seeded
from tests.newcomers import let_in
from tests.replay import assert_replay_gives_rows
from tests.sync.conftest import ROOT
from tests.sync.laptops import NOW_MS, TOWNSHIP, World

SPOILT, ROUNDS = (5000, 40) if LONG else (200, 2)
#: Mebibytes that one request may take of the server's memory; operations of one that tries to take more.
MOST_MEMORY, DEAR, FITTING = 64, 6, 2
NOW = stamp_of(NOW_MS)


def hello_of(number: int, chain: bytes) -> list[object]:
    """The greeting of a device that has no copy."""
    return [HELLO, PROTOCOL_VERSION, 0, 0, b"", number, chain, 100]


def test_a_spoilt_request_takes_nothing_that_nobody_wrote(siege: Siege) -> None:
    dice = seeded("spoilt requests")
    written = {
        (op.device, op.number, canonical(op)) for laptop in (siege.a, siege.b) for op in laptop.journal.sync.pending()
    }
    refused = 0
    for number in range(SPOILT):
        request = spoilt(dice, dice.choice(siege.requests), siege.requests)
        told = ask(siege.exchange, siege.a.journal.device, request, TOWNSHIP)
        assert told.problem is None or told.problem in PROBLEMS
        refused += told.problem is not None
        after = state_of(siege.path)
        new = {(row[2], row[3], row[7]) for row in set(after["log"]) - set(siege.state["log"])}
        assert new <= written, f"stream {number}"
        if new:
            siege.lay_back()
        else:
            assert after == siege.state, f"stream {number}"
    assert refused > SPOILT // 2
    for laptop in (siege.a, siege.b, siege.a):
        laptop.sync()
        assert laptop.digest == siege.world.digest()


# --- operations whose hashes are right and that hold anything -------------------------------------------------------


class Writer:
    """A device that speaks the protocol well and writes what it likes."""

    def __init__(self, world: World | Siege, dice: random.Random, rows: list[bytes]) -> None:
        self.device, self.key = world.admit()
        self.number, self.chain = 0, chain_start(self.device)
        self._dice, self._rows = dice, rows

    def _operation(self, number: int) -> Operation:
        dice = self._dice
        kind = dice.choice(KINDS)
        fields: dict[int, Value] = {}
        for _ in range(dice.choice((0, 1, 1, 2, 4, 4)) if dice.random() > 0.02 else 250):
            if dice.random() < 0.7:
                field = dice.choice(kind.fields)
                fields[field.number] = dice.choice(_FITTING[field.type]) if dice.random() < 0.6 else self._value()
            else:
                fields[dice.choice((1, 0, 60, 900, 1 << 20, -3, (1 << 64) - 1))] = self._value()
        if dice.random() < 0.05:
            fields = {0: dice.choice((bytes(16), 1, 2, b"x"))}
        return Operation(
            self.device,
            number,
            dice.choice([kind.number] * 12 + [0, 900, 1 << 33, (1 << 62) - 1]),
            dice.choice([*self._rows, new_id(), bytes(16)]),
            fields,
            dice.choice((NOW, NOW + 7, stamp_of(2 * NOW_MS), 0, 1, (1 << 62) + 5)),
            dice.choice((number, number, number, 1, 0, -5, number + 3)),
            dice.choice([*self._rows[:3], bytes(16), b"a" * 16]),
            dice.choice((0, 0, 1, 40, 10_000, (1 << 62) - 1)),
            tuple((self.device, n) for n in range(dice.choice((0, 0, 0, 1, 300)))),
        )

    def _value(self) -> Value:
        dice = self._dice
        if dice.random() < 0.3:
            return dice.choice(["额尔德尼", 1, 0, 43.5, "2026-11-01", "present", dice.choice(self._rows), None])
        likely = [nested(6), {"a": [True, -0.0, 1]}, {"b": {"c": b"x"}}, ["x"] * 3, [bytes(16)] * (MAX_LIST + 1)]
        value = dice.choice([*_WRITABLE, *likely * 3, *self._rows])
        return [value] if dice.random() < 0.05 else value

    def request(self, count: int) -> bytes:
        """So many operations, in runs of a few."""
        return self._sent([self._operation(self.number + 1 + i) for i in range(count)])

    def request_of(self, kind: int, row: bytes, fields: dict[int, Value], base: int) -> bytes:
        """One operation."""
        number = self.number + 1
        return self._sent([Operation(self.device, number, kind, row, fields, NOW, number, bytes(16), base)])

    def _sent(self, operations: list[Operation]) -> bytes:
        count = len(operations)
        chains = [self.chain]
        for op in operations:
            chains.append(chain_next(chains[-1], op))
        first, self.number, self.chain = self.number + 1, self.number + count, chains[-1]
        writer = FrameWriter()
        pieces = [writer.frame(hello_of(self.number, self.chain))]
        for start in range(0, count, 7):
            run = operations[start : start + 7]
            chain = chains[start + len(run)]
            pieces.append(writer.frame(pack_run(OPERATIONS, first + start, chain, run, writer.ids)))
        return b"".join([*pieces, writer.frame([END]), writer.close()])


#: Values of a field's own type, those that databases and JSON like to change among them.
_FITTING: Mapping[Type, Sequence[Value]] = {
    Type.TEXT: ("", "x", "\0", "嘎查", "deleted", "1", "chair", "open", "person", "a" * 70_000),
    Type.DATE: ("", "2026", "2026-11-01", "x", "\0"),
    Type.TIME: ("", "2026-11-01T10:00", "x", "24:99"),
    Type.INT: (0, 1, -1, (1 << 63) - 1, -(1 << 63), 1 << 63),
    Type.FLAG: (0, 1, 1, None, True, 2),
    Type.REAL: (0.0, -0.0, 1.0, 43.25, 1e300, 5e-324, 1, float("nan")),
    Type.REF: (bytes(16), b"r" * 16, b"", None),
    Type.BYTES: (b"", b"\0" * 32, b"\xff" * 70_000),
    Type.SEALED: (b"", b"\0" * 32, b"\xff" * 70_000),
    Type.REFS: ([], [bytes(16)], [bytes(16)] * 2, [b"r" * 16, b"s" * 16], [None]),
    Type.LIST: ([], [""], ["x", "x"], ["\0"], ["嘎查"] * 300, [1]),
    Type.JSON: (
        *(0, 1, True, False, 0.0, -0.0, 1.0, 1e300, 5e-324, (1 << 63) - 1, 1 << 63, "", "x", "\0", [nested(6)]),
        *([], {}, [[]], {"": None}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": True, "b": 2}, [1], [True], [1.0]),
    ),
}
#: What a stream can carry: neither foreign types nor what is nested without end.
_WRITABLE = [value for value in ODD if type(value) is not msgspec.msgpack.Ext and not repr(value).startswith("[" * 32)]


def test_whatever_an_operation_holds_the_laptops_of_the_township_agree(any_world: World) -> None:
    """It is applied, superseded, in review or refused, each alone; the others go on, and a first copy is the same."""
    world, dice = any_world, seeded("odd operations")
    a, b = world.laptop("a"), world.laptop("b")
    add_past(a, b)
    rows = [op.row for op in a.journal.sync.pending(0)] + [derived_id("person", f"besieged {i}") for i in range(4)]
    odd = Writer(world, dice, rows)
    for number in range(ROUNDS):
        told = ask(world.exchange, odd.device, odd.request(dice.choice((5, 40, 80))), TOWNSHIP)
        assert (told.problem, told.frames[0][4]) == (None, odd.number)
        a.write("person", new_id(), name_zh=f"其木格{number}")
        for laptop in (a, b):
            outcome = laptop.engine.exchange(check=True)
            assert (outcome.whole, outcome.checked, laptop.digest) == (True, "same", world.digest())
    late = world.laptop("late")
    assert late.engine.exchange(check=True).checked == "same"
    assert late.digest == world.digest()
    assert_replay_gives_rows(a.db)


def test_values_that_are_nearly_the_same_stay_apart(world: World) -> None:
    """True beside 1, a map in another order, a negative zero, bytes in a map that a deletion stands against."""
    a, b = world.laptop("a"), world.laptop("b")
    odd = Writer(world, random.Random(1), [])
    sheet, home, thing = new_id(), new_id(), new_id()
    zero = HOME.by_name["lat"].number
    rows = SHEET.by_name["rows"].number
    acts: list[tuple[int, bytes, dict[int, Value], int]] = [
        *((SHEET.number, sheet, {rows: value}, 10_000) for value in (1, True, 1.0, {"a": 1, "b": 2}, {"b": 2, "a": 1})),
        (HOME.number, home, {zero: 43.25}, 10_000),
        (HOME.number, home, {zero: -0.0}, 10_000),
        (900, thing, {5: {"x": [b"x"]}}, 0),
        (HOME.number, home, {60: 1}, 10_000),
        (HOME.number, home, {60: {"x": [b"x"]}}, 10_000),
    ]
    for kind, row, fields, base in acts:
        told = ask(world.exchange, odd.device, odd.request_of(kind, row, fields, base), TOWNSHIP)
        assert told.problem is None
        for laptop in (a, b):
            assert laptop.engine.exchange(check=True).checked == "same"
    a.write("home", home, deleted=1)
    a.sync()
    late = Writer(world, random.Random(2), [])
    ask(world.exchange, late.device, late.request_of(HOME.number, home, {60: {"y": [b"y"]}}, 0), TOWNSHIP)
    for laptop in (a, b, world.laptop("late")):
        assert laptop.engine.exchange(check=True).checked == "same"
        assert laptop.digest == world.digest()
    assert b.row("home", home)["lat"] == 43.25


#: What is told of each request, and how many operations the server then has.
_TOLD = [f"{problem} {FITTING}" for problem in (Problem.SIZE, Problem.SIZE, Problem.SIZE, Problem.FRAME, Problem.FRAME)]


def dear_request(writer: Writer, values: int) -> tuple[bytes, bytes]:
    """Some kilobytes, and the chain hash at their end: frames just short of being large, of values that are dear to
    hold. So many ``values`` in each."""
    stream, chain, frames = FrameWriter(), writer.chain, []
    for number in range(1, DEAR + 1):
        fields: dict[int, Value] = {6: [[]] * values}
        op = Operation(writer.device, number, SHEET.number, new_id(), fields, NOW, number, bytes(16))
        chain = chain_next(chain, op)
        frames.append(pack_run(OPERATIONS, number, chain, [op], stream.ids))
    return b"".join([*map(stream.frame, [hello_of(DEAR, chain), *frames, [END]]), stream.close()]), chain


def test_no_request_takes_much_memory(world: World) -> None:
    writer = Writer(world, random.Random(1), [])
    dear, chain = dear_request(writer, MAX_VALUES - 5)
    dearer, _ = dear_request(writer, 240_000)
    assert len(dear) < 8192
    hello = framed(msgspec.msgpack.encode(hello_of(DEAR, chain)))
    lists = b"\x92\x63\xdd" + (MAX_FRAME - 8).to_bytes(4, "big") + b"\x90" * (MAX_FRAME - 8)
    requests = {
        "dear": dear,
        "dearer": dearer,
        "lists": compressed(hello + framed(lists)),
        "zeros": compressed(hello + struct.pack("<II", MAX_FRAME, 0) + bytes(1 << 27)),
        "empty frames": compressed(hello + framed(b"\x91\x63") * (1 << 17)),
    }
    files = []
    for name, request in requests.items():
        files.append(world.folder / name)
        files[-1].write_bytes(request)
    command = [sys.executable, "-m", "tests.faults.narrow_room", world.folder / "server.db", TOWNSHIP]
    done = subprocess.run(
        [*command, writer.device.hex(), str(MOST_MEMORY), *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == _TOLD, done.stderr


# --- forged and foreign ---------------------------------------------------------------------------------------------


def carried(writer: Writer, device: bytes, signature: bytes, chain: bytes, run: list[Operation]) -> bytes:
    """A request of ``writer`` that carries a run of another device's operations."""
    stream = FrameWriter()
    packed = pack_run(OPERATIONS, run[0].number, chain, run, stream.ids, device, signature)
    frames = [hello_of(writer.number, writer.chain), packed, [END]]
    return b"".join([*map(stream.frame, frames), stream.close()])


def test_nobody_writes_under_anothers_name(siege: Siege) -> None:
    dice = seeded("forged runs")
    writer = Writer(siege, dice, [])
    mine, key = siege.b.journal, siege.b.key
    run = mine.sync.pending()
    last, chain = run[-1].number, mine.head[1]
    right = sign_head(key, TOWNSHIP, mine.device, last, chain)
    forged = [
        (mine.device, sign_head(writer.key, TOWNSHIP, mine.device, last, chain), chain),
        (mine.device, sign_head(key, "152221202", mine.device, last, chain), chain),
        (mine.device, sign_head(key, TOWNSHIP, mine.device, last - 1, chain), chain),
        (mine.device, right[:-1] + bytes([right[-1] ^ 1]), chain),
        (mine.device, b"", chain),
        (mine.device, right[:40], chain),
        (mine.device, right, bytes(16)),
        (siege.a.journal.device, right, chain),
        (bytes(16), right, chain),
        (dice.randbytes(16), right, chain),
    ]
    for device, signature, end in forged:
        told = ask(siege.exchange, writer.device, carried(writer, device, signature, end, run), TOWNSHIP)
        assert told.problem == Problem.SIGNATURE
        assert state_of(siege.path) == siege.state
    changed = [*run[:-1], msgspec.structs.replace(run[-1], fields={2: "别人"})]
    ask(siege.exchange, writer.device, carried(writer, mine.device, right, chain, changed), TOWNSHIP)
    assert state_of(siege.path) == siege.state
    for _ in range(2):  # one that is right counts, and once
        ask(siege.exchange, writer.device, carried(writer, mine.device, right, chain, run), TOWNSHIP)
        assert len(state_of(siege.path)["log"]) == len(siege.state["log"]) + len(run)


def test_another_townships_rows_are_not_to_be_reached(siege: Siege) -> None:
    """What is asked for is one's own township's; the same ids may be written there, and are other rows."""
    foreign, device = "152221299", new_id()
    db, clock = siege.db, siege.world.clock
    add_township(db, foreign)
    let_in(db, foreign, Newcomer(device, "s" * 22, public_of(bytes(32))), "chair", clock())
    for request in siege.requests:
        told = ask(siege.exchange, device, request, foreign)
        assert told.problem in PROBLEMS or "其木格" not in repr(told.frames)
    operations = [
        Operation(device, number, kind, row, {1: 1}, NOW, number, b"a" * 16, 10_000)
        for number, (_, kind, row, _) in enumerate(siege.state["record"], 1)
    ]
    chain = chain_start(device)
    for op in operations:
        chain = chain_next(chain, op)
    stream = FrameWriter()
    frames = [hello_of(len(operations), chain), pack_run(OPERATIONS, 1, chain, operations, stream.ids), [END]]
    assert ask(siege.exchange, device, b"".join([*map(stream.frame, frames), stream.close()]), foreign).problem is None
    after = state_of(siege.path)
    for table in ("log", "record", "township", "device"):
        assert [row for row in after[table] if row[0] == TOWNSHIP] == siege.state[table]
    assert len([row for row in after["record"] if row[0] == foreign]) > 10
