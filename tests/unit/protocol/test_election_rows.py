"""Rows of a vote as what is decided, and what is locked of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from protocol.election_rows import ballots_of, elected_of, election_of, locked, tallies_of
from protocol.election_rules import Base, NewerRules, RuleSet
from protocol.elections import Ballots, Method, Mode, Obstacle, Stage, decide, obstacle

A, B, W = bytes([2] * 16), bytes([1] * 16), bytes([0] * 16)
ROW: dict[str, Any] = {
    "seats": 1,
    "stage": "E2",
    "rules": RuleSet(majority_base=Base.VALID).frozen(),
    "ballot": {"candidates": [A.hex(), B.hex()]},
    "due": 65,
    "present": 61,
    "printed": 65,
    "issued": 61,
    "exchanged": 1,
    "destroyed": 3,
}
PEOPLE = [
    {"id": W, "name": "高娃", "written": 1},
    {"id": B, "name": "王兰", "position": 1, "person": b"b"},
    {"id": A, "name": "丁小宁", "position": 2, "person": b"a"},
]


def typed(candidate: bytes, votes: int | None, against: int | None = None, **more: Any) -> dict[str, Any]:
    return {"candidate": candidate, "votes": votes, "against": against, **more}


def test_a_tally_hangs_on_its_candidate_and_the_printed_order_stays() -> None:
    found = tallies_of(ROW, PEOPLE, [typed(B, 20, 5), typed(A, 39, 1), typed(W, 2)])
    assert [(each.key, each.votes, each.written) for each in found] == [
        (A.hex(), 39, False),
        (B.hex(), 20, False),
        (W.hex(), 2, True),
    ]
    before = tallies_of({}, PEOPLE, [])
    assert [each.key for each in before] == [B.hex(), A.hex(), W.hex()] and {each.votes for each in before} == {None}
    gone = [{**each, "deleted": 1} if each["id"] == W else {**each, "withdrawn_on": "2026-11-25"} for each in PEOPLE]
    assert [each.withdrawn for each in tallies_of(ROW, gone, [])] == [True, True]
    assert tallies_of(ROW, PEOPLE, [typed(A, 3, deleted=1)])[0].votes is None


def test_what_is_locked_names_nobody_and_says_who_is_elected() -> None:
    election, ballots = election_of(ROW), ballots_of(ROW, {"returned": 60, "void": 1})
    assert ballots == Ballots(65, 61, 65, 61, 1, 3, 60, 1)
    tallies = tallies_of(ROW, PEOPLE, [typed(B, 20, 5), typed(A, 39, 1), typed(W, 0)])
    whole = locked(election, ballots, tallies, decide(election, ballots, tallies), [b"\7" * 16])
    assert elected_of(whole) == [A] and whole["threshold"] == 30
    assert whole["results"][0] == {"candidate": A.hex(), "votes": 39, "against": 1, "abstained": 19, "why": "majority"}
    assert json.loads(json.dumps(whole)) == whole and "高娃" not in json.dumps(whole, ensure_ascii=False)
    assert RuleSet.of(whole["rules"]) == election.rules and elected_of({"results": "newer"}) == []


def test_an_empty_count_is_not_decided_and_a_newer_election_is_not_read() -> None:
    assert obstacle(election_of(ROW), ballots_of(ROW, {}), tallies_of(ROW, PEOPLE, [])) is Obstacle.MISSING
    plain = election_of({})
    assert (plain.seats, plain.stage, plain.mode, plain.method) == (0, Stage.FORMAL, Mode.MORE, Method.BALLOT)
    for newer in ({"stage": "E9"}, {"mode": "lot"}, {"method": "web"}, {"rules": {"lots": 1}}):
        with pytest.raises(NewerRules):
            election_of({**ROW, **newer})
