"""docs/sync-protocol.md says what the code does: numbers, codes, limits, and its example."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from protocol import wire
from protocol.codec import Ids, pack_run, unpack_run
from protocol.ids import NAMESPACE
from protocol.operations import Operation, chain_next, chain_start
from protocol.records import VISIT

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "sync-protocol.md").read_text(encoding="utf-8")
FRAMES = ("HELLO", "OPERATIONS", "COPY", "END", "ANSWER", "LOG", "DONE", "START", "ROWS", "COPIED", "SINCE", "AUTHORS")
QUESTIONS = ("MARKS", "HELD", "DIGESTS", "REPAIR", "COMMON", "DIGESTS_OF", "BUCKET")


def codes(of: type) -> set[str]:
    return {value for name, value in vars(of).items() if name.isupper()}


@pytest.mark.parametrize("name", FRAMES + QUESTIONS)
def test_every_frame_stands_there_with_its_number(name: str) -> None:
    assert f"| {name} | {getattr(wire, name)} |" in TEXT


def test_every_problem_and_refusal_stands_there() -> None:
    problems = TEXT.partition("### Problems")[2].partition("### Refusals")[0]
    refusals = TEXT.partition("### Refusals")[2].partition("## Recovery")[0]
    assert codes(wire.Problem) == set(re.findall(r"`([a-z-]+)`", problems))
    assert codes(wire.Refusal) == set(re.findall(r"`([a-z-]+)`", refusals))


def test_the_limits_are_those_of_the_code() -> None:
    assert (wire.MAX_REQUEST, wire.MAX_REQUEST_INFLATED) == (2 << 20, 16 << 20)
    assert (wire.MAX_FRAME, wire.TARGET_FRAME, wire.MAX_TEXT) == (4 << 20, 128 << 10, 64 << 10)
    assert (wire.MAX_LIST, wire.MAX_DEPTH, wire.MAX_FIELDS) == (10_000, 8, 200)
    assert (wire.MAX_SEALED, wire.MAX_JSON) == (65 << 10, 256 << 10)
    assert NAMESPACE.hex() in TEXT


def test_the_example_is_what_the_code_writes_and_reads() -> None:
    (frame,) = (bytes.fromhex(line) for line in TEXT.partition("```\n")[2].partition("\n```")[0].split("\n"))
    hello, run, end = msgspec.msgpack.decode(frame)
    device = b"d" * 16
    fields = {VISIT.by_name["situation"].number: "愿意参加"}
    op = Operation(device, 1, VISIT.number, b"r" * 16, fields, 117964800000000000, 1, b"a" * 16)
    chain = chain_next(chain_start(device), op)
    assert hello == [wire.HELLO, 1, 0, 0, b"", 1, chain[:8], 50000, 1]
    assert run == msgspec.msgpack.decode(msgspec.msgpack.encode(pack_run(wire.OPERATIONS, 1, b"", [op], Ids())))
    assert unpack_run(run, device, Ids()) == (device, 1, b"", [op], b"")
    assert end == [wire.END]
