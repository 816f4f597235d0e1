"""Frozen reports between laptops: another one shows them, an erasure leaves them, only the server answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.services.figures import Span, Term
from desktop.services.reporting.differences import Why
from desktop.services.reporting.reports import State
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id
from protocol.wire import Refusal
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import Laptop, World

NOVEMBER = Term(Span.MONTH, 2026, 11)
CLOSING = 25


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def desk_of(laptop: Laptop) -> Desk:
    return Desk(laptop.db, laptop.journal, laptop.world.folder / laptop.name, lambda: datetime(2026, 11, 27, 9))


def a_month(laptop: Laptop) -> bytes:
    """An activity to which a woman came; her id."""
    her, activity = new_id(), new_id()
    laptop.write("person", her, name_zh="其木格", sex="2")
    laptop.write("activity", activity, title="座谈", start="2026-11-10T09:00", status="held")
    came = derived_id("attendance", activity, her)
    laptop.write("attendance", came, activity=activity, person=her, state="present")
    return her


def test_a_second_laptop_shows_what_was_frozen_and_what_became_of_it(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a_month(a)
    reports = desk_of(a).reports
    reports.freeze(reports.prepare(NOVEMBER, CLOSING))
    standing = reports.standing(NOVEMBER)
    assert standing is not None
    reports.send(standing, "pdf", datetime(2026, 11, 27).date())
    a.sync()
    b.sync()
    there = desk_of(b).reports.standing(NOVEMBER)
    assert there is not None and there.frozen == standing.frozen and there.state is State.SENT
    assert desk_of(b).reports.differences(there).known and not desk_of(b).reports.differences(there).lines
    late = new_id()
    b.write("activity", late, title="后来", start="2026-11-11T09:00", status="held")
    found = desk_of(b).reports.differences(there)
    assert [(row.id, row.why) for row in found.lines[0].rows] == [(late, Why.NEW)]
    assert_replay_gives_rows(b.db)


def test_what_another_laptop_sent_up_stands_though_its_freezing_was_undone(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a_month(a)
    there, here = desk_of(a), desk_of(b)
    frozen = there.reports.freeze(there.reports.prepare(NOVEMBER, CLOSING)).act
    assert frozen is not None
    a.sync()
    b.sync()
    standing = here.reports.standing(NOVEMBER)
    assert standing is not None
    here.reports.send(standing, "paper", datetime(2026, 11, 27).date())
    there.records.undo(frozen)  # before it hears of that
    assert there.reports.versions(NOVEMBER) == []
    for laptop in (b, a, b):
        laptop.sync()
    for desk in (there, here):
        (version,) = desk.reports.versions(NOVEMBER)
        assert version.state is State.SENT and desk.reports.differences(version).known
        assert desk.reports.prepare(NOVEMBER, CLOSING).version == 2


def test_a_number_whose_freezing_was_undone_here_is_given_to_no_other_one(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a_month(a)
    there, here = desk_of(a), desk_of(b)
    frozen = there.reports.freeze(there.reports.prepare(NOVEMBER, CLOSING)).act
    assert frozen is not None
    a.sync()
    b.sync()
    standing = here.reports.standing(NOVEMBER)
    assert standing is not None
    here.reports.withdraw(standing, "")
    there.records.undo(frozen)
    there.reports.freeze(there.reports.prepare(NOVEMBER, CLOSING))
    for laptop in (b, a, b):
        laptop.sync()
    for desk in (there, here):
        found = [(each.number, each.state) for each in desk.reports.versions(NOVEMBER)]
        assert found == [(1, State.WITHDRAWN), (2, State.FROZEN)]


def test_an_erasure_leaves_what_was_frozen_and_is_told(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    her = a_month(a)
    reports = desk_of(a).reports
    reports.freeze(reports.prepare(NOVEMBER, CLOSING))
    before = reports.standing(NOVEMBER)
    asked = {"kind": "person", "row": her, "reason": "her_wish", "requested_on": "2026-11-27"}
    a.journal.write([Edit("erasure", derived_id("erasure", "person", her), asked)], Label("person.erase"))
    for laptop in (a, b, a):
        laptop.sync()
    for laptop in (a, b):
        standing = desk_of(laptop).reports.standing(NOVEMBER)
        assert standing is not None and before is not None and standing.frozen == before.frozen
        found = desk_of(laptop).reports.differences(standing)
        assert found.known and found.erased == 1
        # She goes on counting; what was her sex nobody knows any more.
        assert {line.figure: line.delta for line in found.lines} == {
            "act.women_heads_sex_unknown": 1,
            "act.women_sex_unknown": 1,
        }


def test_a_laptop_answers_for_no_office(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a_month(a)
    reports = desk_of(a).reports
    reports.freeze(reports.prepare(NOVEMBER, CLOSING))
    standing = reports.standing(NOVEMBER)
    assert standing is not None
    made_up = new_id()
    a.write("report_answer", made_up, report=standing.id, act="adopted", who="旗妇联")
    a.sync()
    b.sync()
    assert [reason for _, _, reason in a.journal.log.refused()] == [Refusal.SERVER_ONLY]
    for laptop in (a, b):
        there = desk_of(laptop).reports.standing(NOVEMBER)
        assert there is not None and not there.answers and there.state is State.FROZEN
