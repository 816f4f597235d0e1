"""What the server promises a laptop, frame by frame, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from typing import Any

import msgspec
import pytest

from protocol.codec import FrameWriter, Payload, pack_run
from protocol.dictionary import DICTIONARY
from protocol.operations import (
    Acknowledged,
    Entry,
    Value,
    chain_next,
    chain_start,
    cursor_proof,
    log_next,
    log_start,
)
from protocol.records import VISIT
from protocol.signing import sign_head
from protocol.wire import (
    COPIED,
    COPY,
    DONE,
    END,
    HELLO,
    MAX_REQUEST,
    NO_DICTIONARY,
    OPERATIONS,
    ROWS,
    START,
    Problem,
    Refusal,
)
from server.database import Database
from server.devices import revoke
from tests.unit.server.device import HERE, NAME, NONE, NOTE, NOW, NOWHERE, PHONE, THERE, Device, person


@pytest.fixture
def a(db: Database) -> Device:
    return Device(db, b"a" * 16)


@pytest.fixture
def b(db: Database, a: Device) -> Device:
    return Device(db, b"b" * 16)


def test_own_operations_come_back_as_one_acknowledgement(a: Device) -> None:
    answer = a.push(a.run((person(i), {NAME: "x"}) for i in range(900)))
    assert answer.entries == [Acknowledged(1, 1, 900)]
    assert (answer.number, answer.chain) == (a.number, b"")  # the chain is the one that was told


def test_others_operations_come_back_whole_with_what_became_of_them(a: Device, b: Device) -> None:
    first = a.run([(person(1), {NAME: "x", PHONE: "1"})])
    a.push(first)
    b.push(b.run([(person(1), {NAME: "y", NOTE: "n"})]))
    answer = a.push(cursor=a.push().cursor, wanted=9999)
    assert answer.entries == []
    (own, entry, conflict) = b.push(wanted=9999).entries[0:1] + a.push().entries[1:]
    assert isinstance(own, Entry)
    assert own.operation.fields == first[2][0].fields
    assert isinstance(entry, Entry) and isinstance(conflict, Entry)
    assert (entry.operation.device, entry.outcomes) == (b.id, {NAME: 2})
    assert conflict.operation.author == NONE


def test_the_log_hash_is_that_of_the_whole_log(a: Device) -> None:
    runs = a.run([(person(1), {NAME: "x"}), (person(2), {NAME: 5})])
    answer = a.push(runs)
    assert answer.entries == [Acknowledged(1, 1, 2, {2: ({}, Refusal.VALUE)})]
    chain, log_hash = chain_start(a.id), log_start(HERE, answer.epoch)
    for op, refused in zip(runs[2], ("", Refusal.VALUE), strict=True):
        chain = chain_next(chain, op)
        log_hash = log_next(log_hash, chain, {}, refused)
    assert answer.cursor == (2, cursor_proof(answer.epoch, log_hash))


def test_a_run_that_was_sent_before_is_dropped_whole_or_in_part(a: Device) -> None:
    first = a.run([(person(1), {NAME: "x"}), (person(2), {NAME: "y"})])
    a.push(first)
    second = a.run([(person(3), {NAME: "z"})])
    both = [1, second[1], [*first[2], *second[2]]]
    assert a.push(both).cursor[0] == 3
    assert a.push(both).cursor[0] == 3
    assert a.push(second).cursor[0] == 3


def test_the_same_number_with_another_content_is_a_fork(a: Device) -> None:
    before = a.number, a.chain
    a.push(a.run([(person(1), {NAME: "x"})]))
    a.number, a.chain = before
    answer = a.push(a.run([(person(1), {NAME: "other"})]))
    assert (answer.problem, DONE in answer.frames) == (Problem.FORK, False)
    longer = a.run([(person(2), {NAME: "next"})])
    assert a.push(longer).problem == Problem.FORK


def test_a_request_without_its_end_is_kept_but_not_answered_as_if_it_were_whole(a: Device) -> None:
    answer = a.send(a.request(a.run([(person(1), {NAME: "x"})]))[:-12])
    assert (answer.problem, answer.number, DONE in answer.frames) == (Problem.FRAME, 1, False)


def test_a_run_is_taken_whole_or_not_at_all(a: Device) -> None:
    first = a.run([(person(1), {NAME: "x"})])
    second = a.run([(person(2), {NAME: "y"}), (person(3), {NAME: "z"})])
    second[2][1] = msgspec.structs.replace(second[2][1], fields={NAME: "changed on the way"})
    answer = a.push(first, second)
    assert (answer.problem, answer.number) == (Problem.FORK, 1)


def test_rows_that_were_made_go_by_their_sequence_both_ways(a: Device, b: Device) -> None:
    made = a.push(a.run((person(i), {NAME: str(i)}) for i in range(1, 40))).cursor
    first, chain, operations = a.run([(person(7), {NOTE: "n"}), (person(50), {NAME: "new"})], base=39)
    writer = FrameWriter()
    writer.ids.aliases = {person(7): 7}
    frame = pack_run(OPERATIONS, first, chain, operations, writer.ids)
    assert person(7) not in msgspec.msgpack.encode(frame)
    hello = [HELLO, 1, 0, *made, a.number, a.chain, 99]
    assert a.send(b"".join(map(writer.frame, (hello, frame, [END]))) + writer.close()).problem is None
    writer = FrameWriter()
    plain = b.send(b.request(cursor=made))
    answer = b"".join(map(writer.frame, ([HELLO, 1, 0, *made, b.number, b.chain, 99, 1], [END]))) + writer.close()
    asked: list[int] = []
    short = b.send(answer, lambda seqs: asked.extend(seqs) or {seq: person(seq) for seq in seqs})
    assert short.entries == plain.entries
    assert asked == [7]


@pytest.mark.parametrize("alias", [6, 40, 99])
def test_an_alias_never_leads_to_another_row(a: Device, alias: int) -> None:
    made = a.push(a.run((person(i), {NAME: str(i)}) for i in range(1, 40))).cursor
    first, chain, operations = a.run([(person(7), {NOTE: "n"})], base=39)
    writer = FrameWriter()
    writer.ids.aliases = {person(7): alias}
    frame = pack_run(OPERATIONS, first, chain, operations, writer.ids)
    hello = [HELLO, 1, 0, *made, a.number, a.chain, 99]
    answer = a.send(b"".join(map(writer.frame, (hello, frame, [END]))) + writer.close())
    assert (answer.problem, answer.number) == (Problem.ALIAS, 39)
    assert a.push([first, chain, operations], cursor=made).problem is None


def test_an_answer_uses_the_dictionary_of_the_greeting_only(a: Device, b: Device) -> None:
    a.push(a.run([(person(1), {NAME: "乌兰其其格", NOTE: "上午在嘎查办公室组织志愿者走访留守老人，大家满意"})]))
    sizes = [len(b.push(dictionary=number).data) for number in (NO_DICTIONARY, DICTIONARY, 77)]
    assert sizes[1] < sizes[0] == sizes[2]


def test_the_last_chain_hash_may_be_the_one_of_the_greeting(a: Device) -> None:
    first, _, operations = a.run([(person(1), {NAME: "x"}), (person(2), {NAME: "y"})])
    assert a.push([first, b"", operations[:1]]).problem == Problem.FRAME
    assert a.push([first, b"", operations], chain=b"?" * 16).problem == Problem.FORK
    assert a.push([first, b"", operations]).number == 2


def test_numbers_that_the_laptop_forgot_are_told(a: Device) -> None:
    a.push(a.run([(person(1), {NAME: "x"}), (person(2), {NAME: "y"})]))
    assert a.push(number=1).problem == Problem.BEHIND


def test_a_gap_is_told_with_the_number_to_go_on_from(a: Device) -> None:
    a.push(a.run([(person(1), {NAME: "x"})]))
    a.run([(person(2), {NAME: "lost"})])
    answer = a.push(a.run([(person(3), {NAME: "z"})]))
    assert (answer.problem, answer.number) == (Problem.GAP, 1)


@pytest.mark.parametrize(
    ("more", "problem"),
    [({"version": 2}, Problem.VERSION), ({"version": "x"}, Problem.VERSION), ({"dictionary": "x"}, Problem.FRAME)],
)
def test_what_the_server_does_not_speak_is_told(a: Device, more: dict[str, Any], problem: str) -> None:
    assert a.push(**more).problem == problem


def test_a_cursor_of_another_log_is_told_before_anything_is_taken(a: Device) -> None:
    cursor = a.push(a.run([(person(1), {NAME: "x"})])).cursor
    run = a.run([(person(2), {NAME: "y"})])
    for other in (
        (99, cursor[1]),
        (1, b"h" * 16),
        (1, cursor[1][:4]),
        (1, b""),
    ):
        assert a.push(run, cursor=other).problem == Problem.CURSOR
    assert a.push(cursor=cursor, number=1, chain=b"?" * 16).problem == Problem.FORK
    assert a.push(run, cursor=cursor).problem is None


def test_a_long_log_comes_in_parts_that_each_can_be_kept(a: Device, b: Device) -> None:
    a.push(a.run((person(i), {NAME: "x"}) for i in range(25)))
    seen: list[int] = []
    cursor: tuple[int, bytes] = NOWHERE
    for _ in range(3):
        answer = b.push(cursor=cursor, wanted=10)
        seen += [e.seq for e in answer.entries]
        cursor = answer.cursor
    assert seen == list(range(1, 26))
    assert answer.frames[DONE][3] == 1


def test_rows_come_in_ranges_with_the_cursor_to_follow(a: Device, b: Device) -> None:
    a.push(a.run((person(i), {NAME: str(i)}) for i in range(30)), a.run([(person(1), {NOTE: "v"})], kind=VISIT.number))
    copied: dict[bytes, dict[int, Value]] = {}
    kind, after = 0, b""
    for part in range(4):
        writer = FrameWriter()
        request = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 10]) + writer.frame([COPY, kind, after])
        answer = b.send(request + writer.frame([END]) + writer.close())
        assert answer.frames[START][1] == 31
        assert answer.frames[START][3] == 31
        assert answer.frames[COPIED][1] == (part == 3)
        copied |= answer.rows
        kind, after = answer.frames[ROWS][1], list(answer.rows)[-1]
    assert len(copied) == 30
    assert kind == VISIT.number


@pytest.mark.parametrize("place", [1, 30, 200, -12, -1])
def test_a_request_cut_anywhere_commits_its_whole_frames(a: Device, place: int) -> None:
    runs = [a.run([(person(i), {NAME: "x"})]) for i in range(3)]
    answer = a.send(a.request(*runs)[:place])
    assert answer.problem in (None, Problem.FRAME)
    stored = answer.number
    assert stored in range(4)
    assert a.push(*runs).cursor[0] == 3


def test_damage_is_told_and_what_came_before_it_counts(a: Device) -> None:
    runs = [a.run([(person(i), {NAME: "x"})]) for i in range(2)]
    writer = FrameWriter()
    data = writer.frame([HELLO, 1, 0, *NOWHERE, a.number, a.chain, 10])
    first, chain, operations = runs[0]
    data += writer.frame(pack_run(OPERATIONS, first, chain, operations, writer.ids))
    data += writer.frame([OPERATIONS, None, 2, 1, chain, "no columns"])
    answer = a.send(data + writer.close())
    assert (answer.problem, answer.number) == (Problem.FRAME, 1)


@pytest.mark.parametrize(
    "frames",
    [[], [[END]], [[HELLO]], [[HELLO, 1, 0, 0, b"", 0, b"", 9]], [[HELLO, 1, 0, -1, b"", 0, NONE, 9]]],
)
def test_a_request_without_a_proper_greeting_is_told(a: Device, frames: list[Payload]) -> None:
    writer = FrameWriter()
    assert a.send(b"".join(map(writer.frame, frames)) + writer.close()).problem in (Problem.FRAME, Problem.VERSION)


def test_more_than_a_request_may_hold_is_told(a: Device) -> None:
    assert a.send(bytes(MAX_REQUEST + 1)).problem == Problem.SIZE


def test_unknown_frames_of_a_later_version_are_passed_over(a: Device) -> None:
    writer = FrameWriter()
    data = writer.frame([HELLO, 1, 0, *NOWHERE, 0, a.chain, 10, 0, 0, "more"]) + writer.frame([9, "new"])
    assert a.send(data + writer.frame([END]) + writer.close()).problem is None


def test_unknown_kinds_and_fields_are_kept_and_given_on(a: Device, b: Device) -> None:
    a.push(a.run([(person(1), {77: {"new": [1, "two"]}})], kind=9000))
    (entry,) = b.push().entries
    assert isinstance(entry, Entry)
    assert (entry.operation.kind, entry.operation.fields) == (9000, {77: {"new": [1, "two"]}})


def test_carried_operations_count_for_their_author(a: Device, b: Device) -> None:
    run = a.run([(person(1), {NAME: "by stick"})])
    writer = FrameWriter()
    data = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 10])
    signature = sign_head(2 * a.id, HERE, a.id, 1, run[1])
    frame = pack_run(OPERATIONS, run[0], run[1], run[2], writer.ids, a.id, signature)
    answer = b.send(data + writer.frame(frame) + writer.frame([END]) + writer.close())
    (entry,) = answer.entries
    assert isinstance(entry, Entry)
    assert entry.operation == msgspec.structs.replace(run[2][0], base=0)
    assert a.push(run).entries == [Acknowledged(1, 1, 1)]


def test_carried_operations_need_their_authors_signature(a: Device, b: Device) -> None:
    run = a.run([(person(1), {NAME: "forged"})])
    of_another, at_another = sign_head(2 * b.id, HERE, a.id, 1, run[1]), sign_head(2 * a.id, HERE, a.id, 2, run[1])
    for signature in (of_another, at_another, bytes(64), b""):
        writer = FrameWriter()
        frame = pack_run(OPERATIONS, run[0], run[1], run[2], writer.ids, a.id, signature)
        data = writer.frame([HELLO, 1, 0, *NOWHERE, 0, b.chain, 10]) + writer.frame(frame)
        assert b.send(data + writer.frame([END]) + writer.close()).problem == Problem.SIGNATURE
    assert b.push().entries == []


def test_a_strangers_operations_are_not_carried(a: Device, db: Database) -> None:
    stranger = Device(db, b"s" * 16, THERE)
    run = stranger.run([(person(1), {NAME: "x"})])
    writer = FrameWriter()
    frame = pack_run(OPERATIONS, run[0], run[1], run[2], writer.ids)
    frame[1] = stranger.id
    data = writer.frame([HELLO, 1, 0, *NOWHERE, 0, a.chain, 10]) + writer.frame(frame) + writer.close()
    assert a.send(data).problem == Problem.SIGNATURE


def test_townships_do_not_meet(a: Device, db: Database) -> None:
    other = Device(db, b"o" * 16, THERE)
    cursor = a.push(a.run([(person(1), {NAME: "here"})])).cursor
    there = other.push(other.run([(person(1), {NAME: "there"})]))
    assert there.entries == [Acknowledged(1, 1, 1)]
    assert other.push(cursor=cursor).problem == Problem.CURSOR
    assert other.send(a.request()).problem == Problem.FORK


def test_a_run_of_a_device_that_is_shut_out_meanwhile_is_laid_aside(a: Device, b: Device, db: Database) -> None:
    run = a.run([(person(1), {NAME: "x"})])
    revoke(db, HERE, a.id, NOW)
    assert a.push(run).entries == []
    with db.reading():
        assert db.rows("SELECT device, number FROM quarantine WHERE township = ?", (HERE,)) == [(a.id, 1)]
    assert b.push().entries == []


def test_a_device_that_is_shut_out_lays_aside_no_more_than_so_much(
    a: Device, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.ledger.MOST_ASIDE", 5)
    revoke(db, HERE, a.id, NOW)
    for _ in range(3):
        a.push(a.run([(person(1), {NAME: "x"}), (person(2), {NAME: "y"})]))
    with db.reading():
        assert db.rows("SELECT COUNT(*) FROM quarantine WHERE township = ?", (HERE,)) == [(4,)]


def test_writers_at_the_same_time_leave_no_gap_and_lose_nothing(db: Database, a: Device) -> None:
    devices = [a, *(Device(db, bytes([n]) * 16) for n in range(1, 4))]
    failures: list[BaseException] = []

    def work(device: Device) -> None:
        try:
            for i in range(8):
                answer = device.push(device.run([(person(i % 3), {NOTE: f"{device.id.hex()}{i}"})]))
                assert answer.problem is None
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(device,)) for device in devices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    with db.reading():
        seqs = [seq for (seq,) in db.rows("SELECT seq FROM log WHERE township = ? ORDER BY seq", (HERE,))]
    assert seqs == list(range(1, 33))
