"""Two laptops and one count (organisation.md, example 50)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.election_rows import tallies_of
from protocol.election_rules import RuleSet
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


def prepared(desk: Desk) -> bytes:
    """An election of three names for two seats, made before the day so that both laptops hold it."""
    org = new_id()
    desk.journal.write([Edit("org_unit", org, {"name_zh": "萨仁台嘎查", "level": "gacha"})], Label("test"))
    congress = desk.congresses.save(None, {"about": {"org": org}, "ordinal": 3, "day": "2026-11-25"}).id
    names = [(desk.people.quick_add(name).id, name) for name in ("王兰", "高娃", "丁小宁")]
    own = {"office": "P4", "seats": 2, "mode": "more", "method": "ballot", "stage": "E2"}
    return desk.elections.begin(congress, own, RuleSet(), names).id


@pytest.mark.parametrize("seed", range(4))
def test_two_laptops_that_type_in_any_order_lock_one_outcome(world: World, tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    laptops = {name: world.laptop(name) for name in ("chair", "vice")}
    desks = {
        name: Desk(each.db, each.journal, tmp_path / name, lambda: datetime(2026, 11, 25, 12))
        for name, each in laptops.items()
    }
    election = prepared(desks["chair"])
    for name in ("chair", "vice"):
        laptops[name].sync()
    keys = desks["vice"].elections.get(election).row["ballot"]["candidates"]
    hall = {"due": "65", "present": "61", "printed": "65", "issued": "61", "exchanged": "0", "destroyed": "4"}
    typed: dict[str, str | None] = {"returned": "60", "void": "1"}
    for key, votes in zip(keys, (50, 41, 30), strict=True):
        typed |= {f"{key}.votes": str(votes), f"{key}.against": "5"}
    slipped = {**typed, f"{keys[1]}.votes": "47"}

    def types(name: str, figures: dict[str, str | None]) -> None:
        desks[name].elections.type_pass(election, hall, figures, None)

    deeds: list[Callable[[], object]] = [lambda: types("chair", typed), lambda: types("vice", slipped)]
    deeds += [laptops[name].sync for name in ("chair", "vice", "chair")]
    rng.shuffle(deeds)
    for deed in deeds:
        deed()
    for name in ("chair", "vice", "chair"):
        laptops[name].sync()
    cell = f"{keys[1]}.votes"
    for desk in desks.values():
        vote = desk.elections.get(election)
        assert len(vote.typings) == 2 and vote.differing == [cell] and vote.row["present"] == 61
    locks = rng.choice(["chair", "vice"])
    desks[locks].elections.lock(election, {cell: 41})
    for name in ("chair", "vice", "chair"):
        laptops[name].sync()
    outcomes = [desk.elections.get(election).row["outcome"] for desk in desks.values()]
    assert outcomes[0] == outcomes[1] and [each["votes"] for each in outcomes[0]["results"]] == [50, 41, 30]
    assert laptops["chair"].db.rows("SELECT id FROM conflict WHERE state = 'open'") == []
    assert laptops["chair"].digest == laptops["vice"].digest == world.digest()
