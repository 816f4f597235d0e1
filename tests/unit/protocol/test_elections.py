"""Votes decided: the domain's acceptance examples with their own numbers, and random votes against a slow decision."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from protocol.election_checks import Beside, Finding, cells, check
from protocol.election_rules import (
    Base,
    Blank,
    Bound,
    Delegate,
    NewerRules,
    OpenSeats,
    Order,
    Rounding,
    RuleSet,
    Ties,
    ballot_is_good,
    due,
    may_vote,
    quorum,
)
from protocol.elections import (
    Ballots,
    Election,
    Method,
    Mode,
    Next,
    Obstacle,
    Outcome,
    Stage,
    Tally,
    Undecided,
    Why,
    again,
    chosen,
    decide,
    differing,
    figures_code,
    following,
    joined,
    obstacle,
    rivals,
    superseded,
)
from tests.faults.processes import LONG

UNCHOSEN = RuleSet()
OVER = RuleSet(quorum_bound=Bound.OVER, majority_bound=Bound.OVER)
FROM = RuleSet(quorum_bound=Bound.FROM, majority_bound=Bound.FROM)
#: The examples' sumu: 65 due, 61 present, 59 valid ballots of 60.
SUMU = Ballots(65, 61, 65, 61, 1, 3, 60, 1)
VOTE = Election(25)


def ballot(*votes: int, against: Sequence[int] = ()) -> list[Tally]:
    """Candidates c1, c2 … with so many votes for and against them."""
    given = [*against, *[0] * (len(votes) - len(against))]
    pairs = zip(votes, given, strict=True)
    return [Tally(f"c{n}", each, no, person=bytes([n])) for n, (each, no) in enumerate(pairs, 1)]


def last_of(*told: tuple[int, int], clear: int) -> list[Tally]:
    """``clear`` names with 50 votes, then those told of: (for, against)."""
    return ballot(*[50] * clear, *(each[0] for each in told), against=[*[0] * clear, *(each[1] for each in told)])


def codes(found: Sequence[Finding]) -> list[str]:
    return [each.code for each in found]


# --- quorum and majority ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "rules", "needed", "elects"),
    [
        (65, OVER, 44, 33),  # example 1
        (65, FROM, 44, 33),
        (66, OVER, 45, 34),  # example 2
        (66, FROM, 44, 33),
        (66, UNCHOSEN, 45, 34),
        (60, OVER, 41, 31),  # example 5
        (63, OVER, 43, 32),
        (64, OVER, 43, 33),  # example 6
        (64, FROM, 43, 32),
        (25, OVER, 17, 13),  # example 25
        (35, OVER, 24, 18),  # example 48
        (15, OVER, 11, 8),
        (15, FROM, 10, 8),
        (45, OVER, 31, 23),  # example 28
        (65, RuleSet(1, 2, Bound.FROM), 33, 33),  # an assembly of all women
        (65, RuleSet(4, 5, Bound.FROM), 52, 33),
    ],
)
def test_examples_1_2_5_6_25_how_many_must_be_there_and_how_many_elect(
    number: int, rules: RuleSet, needed: int, elects: int
) -> None:
    assert (rules.quorum(number), rules.threshold(number, number, number)) == (needed, elects)


def test_example_1_the_margin_and_example_2_what_was_not_chosen() -> None:
    assert quorum(OVER, 65, 61) == (44, 17) and quorum(OVER, 65, 61).met
    assert quorum(OVER, 65, 43) == (44, -1) and not quorum(OVER, 65, 43).met
    assert not quorum(FROM, 66, 43).met and quorum(FROM, 66, 44).met
    assert UNCHOSEN.unchosen == ("quorum_bound", "majority_bound") and OVER.unchosen == ()


def test_example_4_each_base_of_a_majority() -> None:
    found = [replace(OVER, majority_base=base).threshold(65, 61, 59) for base in (Base.DUE, Base.PRESENT, Base.VALID)]
    assert found == [33, 31, 30]


def test_example_5_who_counts_as_due() -> None:
    people = [Delegate("C1", "confirmed")] * 60 + [Delegate("C2", "confirmed")] * 3 + [Delegate("C3", "confirmed")] * 2
    assert due(people, OVER) == 60 and due(people, replace(OVER, guests_vote=True)) == 63
    assert not may_vote(Delegate("C3", "confirmed", True), OVER) and not may_vote(Delegate(None, "confirmed"), OVER)
    assert not may_vote(Delegate("C1", "confirmed", False), OVER) and may_vote(Delegate("C2", None, True), OVER)


def test_example_6_an_empty_place_is_not_due() -> None:
    people = [Delegate("C1", "confirmed")] * 64 + [Delegate("C1", "pending"), Delegate("C1", "refused")]
    assert due(people, OVER) == 64


@pytest.mark.parametrize(
    ("seats", "rules", "more"),
    [
        (67, RuleSet(surplus_percent=5), 4),
        (67, RuleSet(surplus_percent=5, rounding=Rounding.NEAREST), 3),
        (67, RuleSet(surplus_percent=5, rounding=Rounding.DOWN), 3),
        (11, RuleSet(surplus_percent=10), 2),  # 12 for 11 are 9.1 %
        (10, RuleSet(surplus_percent=10), 1),
        (15, RuleSet(), 1),
        (25, RuleSet(surplus=2), 2),
    ],
)
def test_the_surplus(seats: int, rules: RuleSet, more: int) -> None:
    assert rules.surplus_for(seats) == more


def test_a_rule_set_is_kept_whole_and_a_newer_one_is_not_read() -> None:
    rules = RuleSet(3, 4, Bound.FROM, Base.VALID, surplus_percent=5, order=Order.NAME, ties=Ties.REVOTE, surplus=2)
    assert RuleSet.of(rules.frozen()) == rules and RuleSet.of({}) == RuleSet()
    assert RuleSet.of({"guests_vote": 1}).guests_vote is True
    for newer in (
        {"lots": 1},
        {"ties": "lot"},
        {"surplus": "2"},
        {"surplus": True},
        {"surplus": None},
        {"surplus": -1},
    ):
        with pytest.raises(NewerRules):
            RuleSet.of(newer)
    for wrong in ({"quorum_part": 4}, {"quorum_part": 0}, {"quorum_whole": 0}, {"guests_vote": 2}):
        with pytest.raises(NewerRules):
            RuleSet.of(wrong)


# --- ballots ----------------------------------------------------------------------------------------------------------


def test_example_8_every_printed_ballot_is_somewhere() -> None:
    people = ballot(*[50] * 26)
    assert check(VOTE, SUMU, people[:0])[:1] == [Finding("F12", "candidates", (0, 25))]
    assert "F4" not in codes(check(VOTE, SUMU, people))
    assert Finding("F4", "printed", (65, 66)) in check(VOTE, replace(SUMU, destroyed=4), people)
    assert Finding("F4", "printed", (65, 64)) in check(VOTE, replace(SUMU, destroyed=2), people)
    assert "F4" not in codes(check(VOTE, replace(SUMU, destroyed=None), people))  # not counted yet
    assert Finding("F4", "printed", (60, 62)) in check(VOTE, replace(SUMU, printed=60, destroyed=None), people)


def test_example_9_more_ballots_than_were_given_out_make_the_vote_void() -> None:
    people = ballot(*[50] * 26)
    assert SUMU.valid == 59 and obstacle(VOTE, SUMU, people) is None
    void = replace(SUMU, returned=62)
    assert Finding("F5", "returned", (62, 61)) in check(VOTE, void, people)
    with pytest.raises(Undecided) as told:
        decide(VOTE, void, people)
    assert told.value.obstacle is Obstacle.VOID_VOTE
    people[6] = replace(people[6], withdrawn=True)
    keys = tuple(f"c{n}" for n in range(1, 27) if n != 7)
    assert again(VOTE, [*people, Tally("w", 3, written=True)]) == Next(Stage.AGAIN, 25, keys)


def test_example_11_the_sum_of_all_votes() -> None:
    assert "F8" not in codes(check(VOTE, SUMU, ballot(*[59] * 25, 0)))  # 1,475
    assert Finding("F8", "votes", (1480, 1475)) in check(
        VOTE, SUMU, [*ballot(*[59] * 25, 0), Tally("w", 5, written=True)]
    )


def test_example_12_what_makes_one_ballot_good() -> None:
    assert not ballot_is_good(OVER, 25, marked=25, written=1)
    assert ballot_is_good(OVER, 25, marked=25)  # a written name without ○ says nothing
    assert ballot_is_good(OVER, 25, marked=20, against=6)
    assert ballot_is_good(OVER, 25, marked=0)
    strict = replace(OVER, blank=Blank.VOID)
    assert not ballot_is_good(strict, 25, marked=0) and ballot_is_good(strict, 25, marked=0, against=1)
    assert not ballot_is_good(OVER, 3, marked=4)  # example 25: three vice chairs


def test_example_14_who_counts_does_not_stand() -> None:
    people = ballot(*[40 + n % 3 for n in range(26)])
    assert check(VOTE, SUMU, people, Beside(workers=[bytes([7])])) == [Finding("F11", "c7", (7,))]
    assert Finding("F11", "c7", (7,)).error
    people[6] = replace(people[6], withdrawn=True)
    assert "F11" not in codes(check(VOTE, SUMU, people, Beside(workers=[bytes([7])])))


def test_example_15_empty_is_not_zero() -> None:
    people = ballot(*[40 + n % 3 for n in range(26)])
    people[11] = replace(people[11], votes=None)
    assert check(VOTE, SUMU, people) == [Finding("F9", "c12", (12,))]
    assert obstacle(VOTE, SUMU, people) is Obstacle.MISSING
    people[11] = replace(people[11], votes=0)
    assert codes(check(VOTE, SUMU, people)) == ["W5"] and obstacle(VOTE, SUMU, people) is None
    people[11] = replace(people[11], against=None)
    assert check(VOTE, SUMU, people)[0] == Finding("F9", "c12", (12,))
    assert check(VOTE, SUMU, [*people[:11], *people[12:], Tally("w", None, written=True)])[0].place == "w"


def test_example_16_two_typings_side_by_side() -> None:
    first, second = ballot(*[40] * 26), ballot(*[40] * 26)
    first[6], second[6] = replace(first[6], votes=41), replace(second[6], votes=47)
    one, other = cells(SUMU, first), cells(SUMU, second)
    assert differing(one, other) == ["c7.votes"]
    assert [each for each in check(VOTE, SUMU, first, Beside(second=other)) if each.code == "F10"] == [
        Finding("F10", "c7.votes", (41, 47))
    ]
    assert chosen(one, other, {})["c7.votes"] is None and chosen(one, other, {"c7.votes": 47})["c7.votes"] == 47
    assert chosen(one, other, {"c6.votes": 3})["c6.votes"] == 40  # what agrees is not picked
    assert differing({"a": None}, {"a": 0}) == ["a"] and differing({"a": None}, {}) == [] and differing({}, {"a": 0})


@pytest.mark.parametrize(
    ("ballots", "code", "place"),
    [
        (replace(SUMU, present=66, issued=66), "F1", "present"),
        (replace(SUMU, present=43), "F2", "present"),
        (replace(SUMU, issued=60), "F3", "issued"),
        (replace(SUMU, issued=62), "F3", "issued"),
        (replace(SUMU, void=61), "F6", "void"),
        (replace(SUMU, void=7), "W1", "void"),
        (replace(SUMU, returned=58), "W2", "returned"),
    ],
)
def test_the_counts_of_people_and_papers(ballots: Ballots, code: str, place: str) -> None:
    people = ballot(*[40 + n % 3 for n in range(26)])
    assert check(VOTE, SUMU, people) == []
    assert (code, place) in [(each.code, each.place) for each in check(VOTE, ballots, people)]


def test_what_is_just_allowed_is_no_finding() -> None:
    people = ballot(*[40 + n % 3 for n in range(26)])
    assert check(VOTE, replace(SUMU, void=6), people) == []  # 10 per cent
    assert check(VOTE, replace(SUMU, returned=59), people) == []  # two stayed out
    assert "F2" not in codes(check(VOTE, replace(SUMU, present=44), people))  # just the quorum
    assert check(VOTE, Ballots(), people) == []
    fits = replace(SUMU, due=61, returned=61, void=61)
    assert not {"F1", "F5", "F6"} & set(codes(check(VOTE, fits, ballot(*[0] * 26))))


def test_the_votes_of_a_name_and_the_warnings() -> None:
    people = ballot(*[40 + n % 3 for n in range(26)])
    people[4] = replace(people[4], votes=50, against=10)
    assert check(VOTE, SUMU, people) == [Finding("F7", "c5", (60, 59))]
    people[4] = replace(people[4], against=9)
    assert check(VOTE, SUMU, people) == []
    assert codes(check(VOTE, SUMU, ballot(*[40] * 26))) == ["W4"]
    few = replace(VOTE, rules=replace(OVER, surplus_percent=10))
    assert check(few, SUMU, people)[-1] == Finding("W3", "candidates", (1, 3))
    written = [*people, Tally("高娃", 3, written=True)]
    assert codes(check(VOTE, SUMU, written, Beside(matches={"高娃": 2}))) == ["W6"]
    assert check(VOTE, SUMU, written, Beside(matches={"高娃": 1})) == []
    assert codes(check(VOTE, SUMU, people, Beside(adopted=OVER))) == ["W7"]
    assert codes(check(VOTE, SUMU, people, Beside(printed_code="A", code="B"))) == ["F14"]
    assert check(VOTE, SUMU, people, Beside(adopted=RuleSet(), printed_code="A", code="A")) == []


# --- deciding ---------------------------------------------------------------------------------------------------------


def test_example_17_fewer_against_decides_without_a_new_vote() -> None:
    found = decide(VOTE, SUMU, last_of((41, 11), (41, 9), clear=24))
    assert found.threshold == 33 and len(found.elected) == 25 and "c26" in found.elected and not found.tied
    assert {each.tally.key: each.why for each in found.results}["c25"] is Why.SEATS_FILLED
    assert found.results[24].why is Why.FEWER_AGAINST
    at_once = replace(VOTE, rules=replace(OVER, ties=Ties.REVOTE))
    assert decide(at_once, SUMU, last_of((41, 11), (41, 9), clear=24)).tied == ("c25", "c26")


def test_example_18_equal_in_both_votes_again_without_threshold() -> None:
    found = decide(VOTE, SUMU, last_of((41, 9), (41, 9), clear=24))
    assert len(found.elected) == 24 and found.contested == 1 and found.open == 0
    assert following(VOTE, found) == [Next(Stage.EQUAL, 1, ("c25", "c26"))]
    second = replace(VOTE, seats=1, stage=Stage.EQUAL)
    papers = replace(SUMU, returned=61, void=0)
    told = decide(second, papers, ballot(31, 28, against=(28, 31)))
    assert told.elected == ("c1",) and told.threshold is None and told.results[0].why is Why.MOST_VOTES
    assert decide(second, papers, ballot(30, 30, against=(9, 4))).tied == ("c1", "c2")  # equal again, again


def test_example_19_below_the_threshold_nothing_is_equal() -> None:
    found = decide(VOTE, SUMU, last_of((32, 0), (30, 0), clear=24))
    assert len(found.elected) == 24 and found.open == 1 and following(VOTE, found) == []
    both = decide(VOTE, SUMU, last_of((32, 5), (32, 5), clear=24))
    assert both.tied == () and both.open == 1
    voted = replace(VOTE, rules=replace(OVER, open_seats=OpenSeats.VOTED))
    assert following(voted, decide(voted, SUMU, last_of((32, 5), (32, 5), clear=24))) == [Next(Stage.OPEN, 1)]


def test_example_20_equal_names_that_both_have_a_seat() -> None:
    found = decide(VOTE, SUMU, last_of((41, 9), (41, 11), (40, 0), clear=23))
    assert len(found.elected) == 25 and {"c24", "c25"} <= set(found.elected) and not found.tied
    assert {each.why for each in found.results[:25]} == {Why.MAJORITY}


def test_example_22_who_withdraws_before_the_vote() -> None:
    people = ballot(*[40 + n % 3 for n in range(26)])
    people[3] = replace(people[3], withdrawn=True)
    assert check(VOTE, SUMU, people) == [Finding("F12", "candidates", (25, 25))]
    agreed = replace(VOTE, mode=Mode.EQUAL)
    reprinted = replace(SUMU, printed=130, destroyed=68)  # the 65 old ones are destroyed
    assert check(agreed, reprinted, people) == []
    assert Finding("F12", "candidates", (24, 25)) in check(agreed, reprinted, people[:25])
    found = decide(agreed, reprinted, people)
    assert "c4" not in found.elected and len(found.elected) == 25 and found.results[-1].why is Why.WITHDRAWN


def test_example_23_a_locked_result_is_superseded_by_name() -> None:
    people = ballot(*[40] * 6, 41, *[40] * 19)
    right = [replace(each, votes=14) if each.key == "c7" else each for each in people]
    assert figures_code(VOTE, SUMU, people) != figures_code(VOTE, SUMU, right)
    assert figures_code(VOTE, SUMU, people) != figures_code(VOTE, replace(SUMU, void=2), people)
    assert figures_code(VOTE, SUMU, people) == figures_code(VOTE, SUMU, people[::-1])  # the order is no figure
    assert superseded({b"old": None, b"new": b"old"}) == {b"old": b"new"}
    assert superseded({b"a": None, b"b": b"a", b"c": b"b"}) == {b"a": b"c", b"b": b"c"}
    assert superseded({b"new": b"elsewhere", b"self": b"self"}) == {}
    twice = {b"old": None, b"one": b"old", b"two": b"old"}
    assert superseded(twice) == {b"old": b"one"} and rivals(twice) == [(b"one", b"two")]
    assert superseded({b"a": b"b", b"b": b"a"}) == {b"b": b"a"}


def test_example_25_a_plenary_elects_its_chair() -> None:
    plenary = Election(1, OVER, mode=Mode.EQUAL)
    papers = Ballots(25, 21, 25, 21, 0, 4, 21, 0)
    found = decide(plenary, papers, ballot(20, against=(1,)))
    assert found.elected == ("c1",) and found.threshold == 13 and check(plenary, papers, ballot(20, against=(1,))) == []


def test_example_27_a_chair_comes_from_the_executive_committee() -> None:
    plenary = Election(1, OVER, mode=Mode.EQUAL)
    elected = [bytes([n]) for n in range(2, 27)]
    assert check(plenary, Ballots(), ballot(0), Beside(executives=elected))[0] == Finding("P5", "c1", (1,))
    assert "P5" not in codes(check(plenary, Ballots(), ballot(0), Beside(executives=[b"\1"])))


def test_example_28_a_hand_vote_on_a_list() -> None:
    hands = Election(11, replace(OVER, hands_for_list=True), mode=Mode.EQUAL, method=Method.HANDS)
    hall = Ballots(45, 42)
    whole = [replace(each, abstained=2) for each in ballot(*[39] * 11, against=[1] * 11)]
    assert check(hands, hall, whole) == []
    found = decide(hands, hall, whole)
    assert found.threshold == 23 and len(found.elected) == 11
    one_short = [replace(each, abstained=1) for each in whole]
    assert check(hands, hall, one_short)[0] == Finding("H1", "c1", (1,))
    assert check(hands, hall, [replace(each, abstained=3) for each in whole])[0] == Finding("F7", "c1", (43, 42))
    assert whole[0].abstaining(42) == 2 and Tally("w", 3, written=True).abstaining(42) == 39


def test_example_48_a_gacha_in_a_day() -> None:
    rules = RuleSet(quorum_bound=Bound.FROM, majority_bound=Bound.OVER)
    vote = Election(15, rules)
    papers = Ballots(35, 33, 35, 33, 0, 2, 33, 0)
    people = last_of((20, 2), (19, 2), clear=14)
    people = [replace(each, votes=30 - n % 3) if n < 14 else each for n, each in enumerate(people)]
    assert rules.quorum(35) == 24 and check(vote, papers, people) == []
    found = decide(vote, papers, people)
    assert found.threshold == 18 and len(found.elected) == 15 and "c15" in found.elected
    plenary = Ballots(15, 15, 15, 15, 0, 0, 15, 0)
    assert decide(Election(1, rules, mode=Mode.EQUAL), plenary, ballot(14, against=(1,))).elected == ("c1",)
    vice = decide(Election(2, rules, mode=Mode.EQUAL), plenary, ballot(15, 13, against=(0, 2)))
    assert vice.threshold == 8 and vice.elected == ("c1", "c2")


def test_a_written_name_counts_and_nobody_votes_against_it() -> None:
    three = [*ballot(50, 41, against=(0, 9)), Tally("w", 41, written=True)]
    found = decide(replace(VOTE, seats=2), SUMU, three)
    assert found.elected == ("c1",) and found.tied == ("c2", "w")
    assert decide(replace(VOTE, seats=1), SUMU, [*ballot(20), Tally("w", 40, written=True)]).elected == ("w",)


def test_one_woman_under_two_names_is_added_together_first() -> None:
    people = [Tally("w", 5, person=b"\1", written=True), *ballot(30, 40, against=(2, 3))]
    assert check(replace(VOTE, seats=2, mode=Mode.EQUAL), SUMU, people) == [Finding("F13", "w")]
    assert obstacle(replace(VOTE, seats=1), SUMU, people) is Obstacle.TWICE
    whole = joined(people)
    assert [(each.key, each.votes, each.against) for each in whole] == [("c1", 35, 2), ("c2", 40, 3)]
    assert decide(replace(VOTE, seats=2, mode=Mode.EQUAL), SUMU, whole).elected == ("c2", "c1")
    unknown = joined([*ballot(30), Tally("w", None, person=b"\1", written=True)])
    assert unknown[0].votes is None
    assert joined([Tally("x", 1, written=True), Tally("y", 2, written=True)])[1].key == "y"
    assert obstacle(VOTE, SUMU, [Tally("x", 1, written=True), Tally("x", 2, written=True)]) is Obstacle.TWICE


@pytest.mark.parametrize(
    ("ballots", "more", "told"),
    [
        (replace(SUMU, present=43), {}, Obstacle.NO_QUORUM),
        (replace(SUMU, present=44), {}, None),
        (replace(SUMU, void=61), {}, Obstacle.IMPOSSIBLE),
        (replace(SUMU, printed=-1), {}, Obstacle.IMPOSSIBLE),
        (replace(SUMU, due=None), {}, Obstacle.MISSING),
        (replace(SUMU, issued=None), {}, Obstacle.MISSING),
        (replace(SUMU, void=None), {}, Obstacle.MISSING),
        (SUMU, {"seats": 0}, Obstacle.NO_SEATS),
        (Ballots(65, 61), {}, Obstacle.MISSING),
        (Ballots(65, 61), {"method": Method.HANDS}, None),
        (replace(SUMU, returned=99), {"method": Method.HANDS}, None),
    ],
)
def test_what_cannot_be_decided(ballots: Ballots, more: dict[str, Any], told: Obstacle | None) -> None:
    assert obstacle(replace(VOTE, **more), ballots, ballot(*[40] * 26)) is told


# --- against a slow decision ------------------------------------------------------------------------------------------


def slow(election: Election, threshold: int | None, people: Sequence[Tally]) -> tuple[set[str], set[str]]:
    """Elected and equal, by comparing every two names: nothing is sorted."""
    stand = [each for each in people if not each.withdrawn and (each.votes or 0) >= (threshold or 0)]

    def better(one: Tally, other: Tally) -> bool:
        if one.votes != other.votes:
            return (one.votes or 0) > (other.votes or 0)
        equal = [each for each in stand if each.votes == one.votes]
        by_against = election.rules.ties is Ties.AGAINST and election.stage is not Stage.EQUAL
        if not by_against or any(each.written for each in equal):
            return False
        return (one.against or 0) < (other.against or 0)

    elected = {
        each.key
        for each in stand
        if sum(not better(each, other) for other in stand if other is not each) < election.seats
    }
    reach = {each.key for each in stand if sum(better(other, each) for other in stand) < election.seats}
    return elected, reach - elected


@st.composite
def votes(draw: st.DrawFn) -> tuple[Election, Ballots, list[Tally]]:
    here = draw(st.integers(1, 30))
    rules = RuleSet(
        majority_bound=draw(st.sampled_from([None, *Bound])),
        majority_base=draw(st.sampled_from(Base)),
        quorum_bound=Bound.FROM,
        ties=draw(st.sampled_from(Ties)),
        open_seats=draw(st.sampled_from(OpenSeats)),
    )
    void = draw(st.integers(0, here))
    papers = Ballots(here + here // 3, here, here, here, 0, 0, here, void)
    names = draw(
        st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.booleans(), st.booleans()), min_size=1, max_size=9)
    )
    base = draw(st.integers(0, here))
    people = [
        Tally(f"n{n}", base + more, None if written else no, written=written, withdrawn=gone and n % 4 == 0)
        for n, (more, no, written, gone) in enumerate(names)
    ]
    return Election(draw(st.integers(1, 6)), rules, draw(st.sampled_from(Stage))), papers, people


@pytest.mark.parametrize("part", range(20 if LONG else 1))
def test_random_votes_agree_with_the_slow_decision(part: int) -> None:
    """500 of them, 10,000 by ``make faults``: in parts with seeds of their own, for one long run of hypothesis becomes
    slower and slower."""
    own = 100 * int(os.environ.get("FAULTS_SEED", "0")) + part
    seed(own)(settings(max_examples=500)(given(votes())(agrees)))()


def agrees(vote: tuple[Election, Ballots, list[Tally]]) -> None:
    election, papers, people = vote
    if papers.present is not None and papers.present < election.rules.quorum(papers.due or 0):
        assert obstacle(election, papers, people) is Obstacle.NO_QUORUM
        return
    found: Outcome = decide(election, papers, people)
    elected, tied = slow(election, found.threshold, people)
    assert (set(found.elected), set(found.tied)) == (elected, tied)
    assert {each.tally.key for each in found.results} == {each.key for each in people}
    assert found.open >= 0 and found.contested >= 0
    assert len(found.elected) + found.open + found.contested == election.seats
    assert sum(each.seats for each in following(election, found)) <= election.seats - len(found.elected)
    shuffled = decide(election, papers, people[::-1])
    assert (set(shuffled.elected), set(shuffled.tied)) == (elected, tied)
