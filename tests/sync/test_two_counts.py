"""Two laptops and one count (organisation.md, example 50)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.changes import Edit, Label
from protocol.election_rows import tallies_of
from protocol.elections import differing
from protocol.ids import new_id
from protocol.records import ELECTION_TALLY
from tests.sync.laptops import Laptop, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def count(laptop: Laptop, election: bytes, candidate: bytes, votes: int) -> bytes:
    typed = new_id()
    owned = {"count": typed, "candidate": candidate}
    tally = ELECTION_TALLY.derived_id(owned)
    assert tally is not None
    edits = [Edit("election_count", typed, {"election": election, "returned": 60, "void": 1})]
    edits.append(Edit("election_tally", tally, {**owned, "votes": votes, "against": 0}))
    laptop.journal.write(edits, Label("test"))
    return typed


def test_example_50_two_who_type_one_count_meet_without_a_conflict(world: World) -> None:
    chair, vice = world.laptop("chair"), world.laptop("vice")
    election, seventh = new_id(), new_id()
    chair.write("election", election, seats=25)
    chair.write("candidate", seventh, election=election, name="其木格")
    chair.sync()
    vice.sync()
    typings = [count(chair, election, seventh, 41), count(vice, election, seventh, 47)]
    vice.write("election", election, present=61)
    for laptop in (vice, chair, vice):
        laptop.sync()
    for laptop in (chair, vice):
        rows = laptop.journal.rows
        tallies = [ELECTION_TALLY.derived_id({"count": each, "candidate": seventh}) or b"" for each in typings]
        found = [rows.get("election_tally", each) or {} for each in tallies]
        one, other = (tallies_of({}, [{"id": seventh}], [each])[0].votes for each in found)
        assert (one, other) == (41, 47) and differing({"c7": one}, {"c7": other}) == ["c7"]
        assert laptop.row("election", election)["present"] == 61
        assert laptop.db.rows("SELECT id FROM conflict WHERE state = 'open'") == []
    assert chair.digest == vice.digest == world.digest()


def test_two_who_lock_one_vote_otherwise_are_asked(world: World) -> None:
    chair, vice = world.laptop("chair"), world.laptop("vice")
    election = new_id()
    chair.write("election", election, seats=1)
    chair.sync()
    vice.sync()
    chair.write("election", election, outcome={"code": "A"})
    vice.write("election", election, outcome={"code": "B"})
    for laptop in (chair, vice, chair):
        laptop.sync()
    asked = chair.db.rows("SELECT kind, field FROM conflict WHERE state = 'open' AND row = ?", (election,))
    assert asked == [("election", "outcome")] and vice.row("election", election)["outcome"] == {"code": "A"}
