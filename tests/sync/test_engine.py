"""Promises of an exchange, each by name: the real engine against the real exchange, only the wire is a call."""

from __future__ import annotations

import random

import pytest

from desktop.errors import KnownError
from desktop.store.changes import Edit, Label
from desktop.sync.answers import Opening, read
from protocol.ids import new_id
from protocol.operations import chain_start
from protocol.records import ADDED, ATTENDANCE, FIRST_KINDS, KINDS
from protocol.wire import ANSWER
from server.auth import add_township
from tests.older import unchecked
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import TOWNSHIP, Laptop, Line, World


def noise(seed: int) -> str:
    """Text that does not compress."""
    return random.Random(seed).randbytes(100).hex()


def same(world: World, *laptops: Laptop) -> bool:
    """Whether everybody, a fresh first copy too, has one digest and nothing waits."""
    fresh = world.laptop(f"fresh-{new_id().hex()}")
    fresh.sync()
    assert all(laptop.journal.log.waiting()[0] == 0 for laptop in laptops)
    return {laptop.digest for laptop in (*laptops, fresh)} == {world.digest()}


def test_what_one_writes_the_other_reads(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    a.write("person", woman, name_zh="其木格", phone="13847912345", tags=["骨干"])
    assert (a.sync().sent, b.sync().received) == (1, 1)
    assert b.row("person", woman)["name_zh"] == "其木格"
    b.write("person", woman, note="愿意参加")
    outcome = b.sync()
    assert (outcome.rounds, outcome.sent) == (1, 1)
    changes = a.sync().changes
    assert changes.touches("person")
    assert changes.remote
    assert a.row("person", woman)["note"] == "愿意参加"
    assert same(world, a, b)


def test_nothing_new_is_one_small_round(world: World) -> None:
    a = world.laptop("a")
    a.sync()
    outcome = a.sync()
    assert outcome.rounds == 1
    assert outcome.bytes_sent + outcome.bytes_received <= 300
    assert not outcome.changes


def test_one_edit_is_small_both_ways(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    a.write("person", woman, name_zh="斯琴")
    a.sync()
    b.sync()
    a.write("person", woman, note="已回访，身体尚可")
    outcomes = a.sync(), b.sync()
    assert sum(o.bytes_sent + o.bytes_received for o in outcomes) <= 900


def test_a_cut_upload_keeps_its_whole_frames_and_the_rest_follows(world: World) -> None:
    a = world.laptop("a")
    a.sync()
    edits = [Edit("visit", new_id(), {"situation": noise(i)}) for i in range(2000)]
    a.journal.write_in_slices(edits, Label("test"))
    a.line.cut_up = 60_000
    with pytest.raises(KnownError, match="line_cut"):
        a.engine.exchange()
    with world.db.reading():
        stored = world.db.rows("SELECT COUNT(*) FROM log")[0][0]
    assert 0 < stored < 2000
    outcome = a.sync()
    # It asks first what arrived, and sends the rest only.
    assert outcome.rounds == 2
    assert outcome.bytes_sent < len(a.line.requests[2])
    assert same(world, a)


def test_a_lost_answer_costs_nothing(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    a.write("person", new_id(), name_zh="高娃")
    a.line.cut_down = 0
    with pytest.raises(KnownError, match="line_cut"):
        a.engine.exchange()
    assert a.journal.log.waiting()[0] == 1
    assert a.sync().sent == 1
    b.sync()
    assert same(world, a, b)


def test_a_request_that_arrives_twice_counts_once(world: World) -> None:
    a = world.laptop("a")
    a.sync()
    a.write("person", new_id(), name_zh="高娃")
    a.sync()
    a.write("person", new_id(), name_zh="敖登")
    a.sync()
    before = world.digest()
    for request in a.line.requests:
        a.line.replay(request)
    assert world.digest() == before
    assert same(world, a)


def test_an_interrupted_first_copy_goes_on_where_it_stopped(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    edits = [Edit("visit", new_id(), {"situation": noise(i)}) for i in range(1500)]
    a.journal.write_in_slices(edits, Label("test"))
    a.sync()
    b.line.cut_down = 100_000
    with pytest.raises(KnownError, match="line_cut"):
        b.engine.exchange()
    assert b.journal.sync.first_copy_phase == "running"
    already = len(b.line.answers[0])
    a.write("person", new_id(), name_zh="其间")
    a.sync()  # the log goes on while the copy is made
    b.sync()
    assert b.journal.sync.first_copy_phase == "whole"
    assert 0 < len(b.line.answers[1]) < already
    assert same(world, a, b)


def test_rows_newer_than_the_copys_cursor_converge(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    women = [new_id() for _ in range(1200)]
    edits = [Edit("person", woman, {"name_zh": "一", "note": noise(i)}) for i, woman in enumerate(women)]
    a.journal.write_in_slices(edits, Label("test"))
    a.sync()
    b.line.cut_down = 100_000
    with pytest.raises(KnownError):
        b.engine.exchange()
    for woman in women[::7]:
        a.write("person", woman, name_zh="二")
        a.write("person", woman, deleted=1)
    a.sync()
    b.sync()
    assert same(world, a, b)


def test_two_values_of_a_reviewed_field_wait_for_a_person(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    a.write("person", woman, name_zh="乌云", phone="13800000000")
    a.sync()
    b.sync()
    a.write("person", woman, phone="13811111111")
    b.write("person", woman, phone="13822222222")
    a.sync()
    outcome = b.sync()
    assert outcome.undecided == 1
    a.sync()
    (conflict,) = a.db.rows("SELECT id FROM conflict")
    for laptop in (a, b):
        assert laptop.row("person", woman)["phone"] == "13811111111"
        row = laptop.row("conflict", conflict[0])
        assert (row["state"], row["field"], row["row"]) == ("open", "phone", woman)
        versions = row["versions"]
        assert isinstance(versions, list)
        assert [v["value"] for v in versions] == ["13811111111", "13822222222"]
    a.journal.write(
        [
            Edit("person", woman, {"phone": "13822222222"}),
            Edit("conflict", conflict[0], {"state": "decided", "decided_by": a.journal.author}),
        ],
        Label("conflict.decide"),
    )
    a.sync()
    b.sync()
    assert b.row("person", woman)["phone"] == "13822222222"
    assert b.row("conflict", conflict[0])["state"] == "decided"
    assert same(world, a, b)


def test_one_conflict_decided_differently_stays_open(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    a.write("person", woman, phone="13800000000")
    for laptop in (a, b):
        laptop.sync()
    a.write("person", woman, phone="13811111111")
    b.write("person", woman, phone="13822222222")
    for laptop in (a, b, a):
        laptop.sync()
    conflict = a.db.rows("SELECT id FROM conflict")[0][0]
    for laptop, phone in ((a, "13833333333"), (b, "13844444444")):
        edits = [Edit("person", woman, {"phone": phone}), Edit("conflict", conflict, {"state": "decided"})]
        laptop.journal.write(edits, Label("conflict.decide"))
    for laptop in (a, b, a):
        laptop.sync()
    for laptop in (a, b):
        assert laptop.row("person", woman)["phone"] == "13833333333"
        row = laptop.row("conflict", conflict)
        assert row["state"] == "open"
        assert "13844444444" in str(row["versions"])
    assert same(world, a, b)


@pytest.mark.parametrize("deleter_first", [True, False])
def test_delete_against_edit_is_a_persons_decision(world: World, deleter_first: bool) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    a.write("person", woman, name_zh="托娅", note="旧")
    a.sync()
    b.sync()
    a.write("person", woman, deleted=1)
    b.write("person", woman, note="新")
    for laptop in (a, b, a, b) if deleter_first else (b, a, b, a):
        laptop.sync()
    for laptop in (a, b):
        assert laptop.row("person", woman)["deleted"] == (1 if deleter_first else None)
        assert laptop.db.rows("SELECT state, field FROM conflict") == [("open", "deleted")]
    assert "新" in str(a.row("conflict", a.db.rows("SELECT id FROM conflict")[0][0])["versions"]) or not deleter_first
    assert same(world, a, b)


def test_two_laptops_that_tick_the_same_woman_make_one_row(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    activity, woman = new_id(), new_id()
    row = ATTENDANCE.derived_id({"activity": activity, "person": woman})
    assert row is not None
    for laptop in (a, b):
        laptop.sync()
        laptop.write("attendance", row, activity=activity, person=woman, state="present")
    for laptop in (a, b, a):
        laptop.sync()
    assert a.db.rows("SELECT COUNT(*) FROM attendance") == [(1,)]
    assert a.db.rows("SELECT COUNT(*) FROM conflict") == [(0,)]
    assert same(world, a, b)


def test_a_clock_in_the_future_does_not_win_for_ever(world: World) -> None:
    a, b = world.laptop("a", ahead_ms=10 * 365 * 86_400_000), world.laptop("b")
    woman = new_id()
    b.write("person", woman, note="0")
    b.sync()
    a.sync()
    a.write("person", woman, note="from 2036")
    a.sync()
    b.sync()
    b.write("person", woman, note="now")
    b.sync()
    a.sync()
    assert a.row("person", woman)["note"] == "now"
    assert same(world, a, b)


def test_a_clock_in_1970_saves_and_syncs(world: World) -> None:
    a = world.laptop("a", ahead_ms=-1_800_000_000_000)
    a.write("person", new_id(), name_zh="旧钟")
    a.sync()
    assert same(world, a)


def test_one_poisoned_operation_in_a_thousand_is_listed_the_others_apply(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    bad = new_id()
    edits = [Edit("visit", new_id(), {"situation": str(i)}) for i in range(999)]
    edits.insert(500, Edit("visit", bad, {"situation": "长" * 30_000}))
    with unchecked():
        a.journal.write_in_slices(edits, Label("test"))
    outcome = a.sync()
    assert (outcome.sent, outcome.undecided) == (1000, 1)
    ((op, _, reason),) = a.journal.log.refused()
    assert (op.row, reason) == (bad, "text-too-long")
    b.sync()
    assert b.db.rows("SELECT COUNT(*) FROM visit") == [(999,)]
    assert same(world, a, b)


def test_a_viewers_edits_are_refused(world: World) -> None:
    a, b = world.laptop("a", role="viewer"), world.laptop("b")
    a.write("person", new_id(), name_zh="看")
    assert a.sync().undecided == 1
    b.sync()
    assert b.db.rows("SELECT COUNT(*) FROM person") == [(0,)]


def test_a_laptop_cannot_make_conflicts(world: World) -> None:
    a = world.laptop("a")
    a.write("conflict", new_id(), state="decided")
    a.write("conflict", new_id(), versions=[])
    a.sync()
    assert [reason for _, _, reason in a.journal.log.refused()] == ["server-only", "server-only"]


def test_the_same_map_in_another_order_is_the_same_on_all_sides(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    unit = new_id()
    a.write("org_unit", unit, contact_point_of={"east": 1, "west": 2})
    b.write("org_unit", unit, contact_point_of={"west": 2, "east": 1})
    for laptop in (a, b, a):
        outcome = laptop.sync()
        assert (outcome.checked, laptop.digest) == ("same", world.digest())
        assert_replay_gives_rows(laptop.db)


def test_a_device_of_another_township_reaches_nothing_here(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.write("person", new_id(), name_zh="机密")
    a.sync()
    add_township(world.db, "152221202")
    stranger = Line(world, b.journal.device, "152221202")
    b.engine._transport = stranger
    with pytest.raises(LookupError):
        b.engine.exchange()
    assert stranger.answers == []


def test_an_edit_made_during_a_push_is_not_lost(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    a.write("person", new_id(), name_zh="先")
    late = new_id()
    a.engine.exchange(progress=lambda p: a.write("person", late, name_zh="后") if p.phase == "send" else None)
    a.sync()
    b.sync()
    assert b.row("person", late)["name_zh"] == "后"
    assert same(world, a, b)


def test_a_cancelled_exchange_keeps_what_it_applied(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.journal.write_in_slices([Edit("visit", new_id(), {"situation": str(i)}) for i in range(3000)], Label("t"))
    a.sync()
    b.sync()
    a.journal.write_in_slices([Edit("visit", new_id(), {"situation": str(i)}) for i in range(3000)], Label("t"))
    a.sync()
    before, seen = b.journal.cursor.seq, []
    outcome = b.engine.exchange(progress=seen.append, cancelled=lambda: bool(seen))
    assert not outcome.whole
    assert before < b.journal.cursor.seq < a.journal.cursor.seq
    assert same(world, a) and b.sync().whole


def test_work_done_before_joining_goes_up_under_the_new_device(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    assert a.journal.sync.chain_at(0) == chain_start(a.journal.device)
    a.journal.sync.adopt_device(bytes(16))
    a.write("person", new_id(), name_zh="离线")
    a.journal.sync.adopt_device(a.line._device)
    a.sync()
    b.sync()
    assert b.db.rows("SELECT name_zh FROM person") == [("离线",)]
    assert TOWNSHIP and same(world, a, b)


def test_the_server_says_up_to_which_kind_it_knows(world: World) -> None:
    a = world.laptop("a")
    a.sync()
    assert a.db.get_meta("server_kinds") == KINDS[-1].number and a.db.get_meta("server_knows") == len(ADDED)
    # One of version 0.1.0 does not say: what it surely knows is counted.
    first = read([ANSWER, 1, b"", 0, 0, b"", None], Opening)
    assert (first.kinds, first.knows) == (FIRST_KINDS, None)
    newer = read([ANSWER, 1, b"", 0, 0, b"", None, 110, 40, "what comes later"], Opening)
    assert (newer.kinds, newer.knows) == (110, 40)
