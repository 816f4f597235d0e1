"""One election in the records: typed twice, locked, superseded, and the posts that follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import FieldErrors, KnownError
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.election_rules import RuleSet
from protocol.ids import new_id

HALL = {"due": "35", "present": "33", "printed": "35", "issued": "33", "exchanged": "0", "destroyed": "2"}
NAMES = ("丁小宁", "王兰", "高娃")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def begun(desk: Desk) -> tuple[bytes, list[str]]:
    """An election of two seats among three women of the roster; with the keys of its candidates."""
    congress, org = new_id(), new_id()
    rows = [
        Edit("org_unit", org, {"name_zh": "萨仁台嘎查", "level": "gacha"}),
        Edit("congress", congress, {"org": org, "ordinal": 3}),
    ]
    desk.journal.write(rows, Label("test"))
    women = [(desk.people.quick_add(name).id, name) for name in NAMES]
    id_ = desk.elections.begin(congress, {"seats": 2, "office": "P4"}, RuleSet(), women).id
    desk.elections.save_hall(id_, HALL)
    return id_, desk.elections.get(id_).row["ballot"]["candidates"]


def typed(keys: list[str], *votes: str, void: str = "0") -> dict[str, str | None]:
    cells: dict[str, str | None] = {"returned": "33", "void": void}
    for key, count in zip(keys, votes, strict=True):
        cells |= {f"{key}.votes": count, f"{key}.against": "1"}
    return cells


def refused(desk: Desk, id_: bytes) -> str:
    with pytest.raises(KnownError) as told:
        desk.elections.lock(id_)
    return told.value.code


def test_two_typings_stand_side_by_side_and_the_cell_is_picked_before_locking(desk: Desk) -> None:
    id_, keys = begun(desk)
    assert desk.elections.get(id_).quorum == (24, 9) and refused(desk, id_) == "election_missing"
    first = desk.elections.type_count(id_, typed(keys, "30", "14", "20")).id
    desk.elections.type_count(id_, typed(keys, "30", "41", "20"))
    vote = desk.elections.get(id_)
    assert vote.differing == [f"{keys[1]}.votes"] and len(vote.typings) == 2
    assert [each.code for each in desk.elections.findings(id_) if each.error] == ["F7", "F8", "F10"]
    assert refused(desk, id_) == "election_missing"
    desk.elections.lock(id_, {f"{keys[1]}.votes": 14})
    outcome = desk.elections.get(id_).row["outcome"]
    assert outcome["threshold"] == 18 and [each["candidate"] for each in outcome["results"]][:2] == [keys[0], keys[2]]
    assert refused(desk, id_) == "election_locked"
    desk.elections.type_count(id_, {f"{keys[0]}.votes": "3"}, first)  # kept, and changes nothing
    assert desk.elections.get(id_).row["outcome"] == outcome
    with pytest.raises(KnownError, match="election_locked"):
        desk.elections.save_hall(id_, {"present": "3"})


def test_empty_is_not_zero_and_what_cannot_be_is_saved_but_not_decided(desk: Desk) -> None:
    id_, keys = begun(desk)
    count = desk.elections.type_count(id_, typed(keys, "30", "", "20")).id
    assert [each.code for each in desk.elections.findings(id_)] == ["F9"] and refused(desk, id_) == "election_missing"
    desk.elections.type_count(id_, {f"{keys[1]}.votes": "0"}, count)
    assert desk.elections.preview(id_)[0].elected == (keys[0], keys[2])
    desk.elections.type_count(id_, {"returned": "34"}, count)
    assert refused(desk, id_) == "election_void_vote"
    desk.elections.type_count(id_, {"returned": "33", "void": "40"}, count)
    assert refused(desk, id_) == "election_impossible"
    desk.elections.save_hall(id_, {"present": "20"})
    assert desk.elections.get(id_).quorum == (24, -4)
    with pytest.raises(FieldErrors) as told:
        desk.elections.type_count(id_, {f"{keys[0]}.votes": "三"}, count)
    assert told.value.fields == {f"{keys[0]}.votes": "number_format"}
    desk.journal.write([Edit("election", id_, {"stage": "E9"})], Label("newer"))
    assert refused(desk, id_) == "election_newer" and desk.elections.findings(id_) == []


def test_posts_are_made_in_one_act_and_proposed_for_ending_once_another_election_takes_its_place(desk: Desk) -> None:
    id_, keys = begun(desk)
    desk.elections.type_count(id_, typed(keys, "30", "10", "20"))
    desk.elections.lock(id_)
    proposed = desk.elections.proposed(id_)
    assert [(each["post"], each["votes"], each["made_by"]) for each in proposed.values()] == [
        ("P4", 30, "第3次妇女代表大会"),
        ("P4", 20, "第3次妇女代表大会"),
    ]
    act = desk.elections.appoint(id_, "2026-11-25")
    assert desk.elections.proposed(id_) == {} and desk.elections.to_end(id_) == {}
    with pytest.raises(KnownError, match="election_nothing_to_appoint"):
        desk.elections.appoint(id_, "2026-11-25")
    assert act.act is not None
    desk.journal.undo(act.act)
    assert desk.elections.proposed(id_).keys() == proposed.keys()
    row = next(iter(proposed))
    ended = [Edit("appointment", row, {"to_date": "2026-11-26", "ended_why": "resigned", "deleted": 1})]
    desk.journal.write(ended, Label("test"))
    desk.elections.appoint(id_, "2026-11-25")
    again = desk.journal.rows.get("appointment", row) or {}
    assert (again["from_date"], again["to_date"], again["ended_why"], again["deleted"]) == ("2026-11-25", *[None] * 3)
    outcome = desk.elections.get(id_).row["outcome"]
    desk.journal.write([Edit("election", id_, {"outcome": {"newer": 2}})], Label("newer"))
    assert desk.elections.proposed(id_) == {}
    desk.journal.write([Edit("election", id_, {"outcome": outcome})], Label("test"))
    new = desk.elections.supersede(id_, "第一名应为14票").id
    assert desk.elections.to_end(id_).keys() == proposed.keys() and desk.elections.proposed(id_) == {}
    vote = desk.elections.get(new)
    assert desk.elections.get(id_).superseded_by == new and desk.elections.get(id_).locked
    assert not vote.locked and not vote.typings and vote.row["present"] == 33 and vote.row["reason"]
    assert [vote.candidates[bytes.fromhex(key)]["name"] for key in vote.row["ballot"]["candidates"]] == list(NAMES)
    with pytest.raises(KnownError, match="election_superseded"):
        desk.elections.supersede(id_, "再来")
    with pytest.raises(FieldErrors):
        desk.elections.supersede(new, " ")


def test_one_woman_as_candidate_and_written_in_is_added_together(desk: Desk) -> None:
    id_, keys = begun(desk)
    her = desk.elections.get(id_).candidates[bytes.fromhex(keys[1])]["person"]
    row = desk.elections.write_in(id_, "王兰", her).id
    desk.elections.type_count(id_, {**typed(keys, "30", "17", "20"), f"{row.hex()}.votes": "4"})
    assert "F13" in [each.code for each in desk.elections.findings(id_)]
    assert desk.elections.preview(id_)[0].elected == (keys[0], keys[1])
    with pytest.raises(FieldErrors):
        desk.elections.write_in(id_, " ")
