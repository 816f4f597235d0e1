"""A congress in the records: who is due, roll calls, ballots, votes that follow, posts; the design's edge cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.errors import FieldErrors, KnownError
from desktop.services.congress.congresses import in_characters
from desktop.services.desk import Desk
from desktop.services.findings.congress_rules import congress_findings
from desktop.store.changes import Edit, Label
from protocol.election_rules import Bound, OpenSeats, Order, RuleSet
from protocol.ids import new_id

DAY = "2026-11-25"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 25, 11, 30))
    made.records.add_user("乌云")
    yield made
    made.close()


def begun(desk: Desk, delegates: int, level: str = "gacha") -> tuple[bytes, list[bytes]]:
    """A congress with confirmed delegates; (its id, women on the roster, some more than delegates)."""
    org, women = new_id(), [new_id() for _ in range(delegates + 6)]
    rows = [Edit("org_unit", org, {"name_zh": "萨仁台嘎查", "short_name": "萨仁台嘎查", "level": level})]
    signs = "一二三四五六七八九十"
    for at, her in enumerate(women):
        name = f"王{signs[at // 10]}{signs[at % 10]}"
        rows.append(Edit("person", her, {"name_zh": name, "status": "active", "sex": "2", "birth": "1985-03"}))
    desk.journal.write(rows, Label("test"))
    congress = desk.congresses.save(None, {"about": {"org": org}, "ordinal": 3, "day": DAY}).id
    desk.delegates.add(congress, [(her, "", "") for her in women[:delegates]])
    desk.delegates.set(congress, [each.id for each in desk.delegates.of(congress)], "credential", "confirmed")
    return congress, women


def voted(
    desk: Desk,
    congress: bytes,
    people: Sequence[bytes],
    seats: int,
    votes: Sequence[tuple[int, int]],
    hall: Sequence[int],
    **own: str,
) -> bytes:
    """An election with its figures typed once; ``hall``: due, present, returned."""
    due, present, returned = map(str, hall)
    fields = {"office": "P4", "seats": seats, "mode": "more", "method": "ballot", "stage": "E2", **own}
    rules = replace(desk.congresses.rules(congress), order=Order.GIVEN)
    id_ = desk.elections.begin(congress, fields, rules, [(her, desk.people.name(her)) for her in people]).id
    papers = {"printed": due, "issued": present, "exchanged": "0", "destroyed": str(int(due) - int(present))}
    keys = desk.elections.get(id_).row["ballot"]["candidates"]
    typed: dict[str, str | None] = {"returned": returned, "void": "0"}
    for key, (ayes, noes) in zip(keys, votes, strict=True):
        typed |= {f"{key}.votes": str(ayes), f"{key}.against": str(noes)}
        if fields["method"] == "hands":
            typed[f"{key}.abstained"] = str(int(present) - ayes - noes)
    desk.elections.type_pass(id_, {"due": due, "present": present, **papers}, typed, None, "11:30")
    return id_


def test_who_is_due_is_fixed_by_the_report_and_nothing_later_changes_it(desk: Desk) -> None:
    congress, women = begun(desk, 60)
    ids = [each.id for each in desk.delegates.of(congress)]
    guests = women[60:65]
    desk.delegates.add(congress, [(her, "", "C2" if at < 3 else "C3") for at, her in enumerate(guests)])
    own = {each.person: each.id for each in desk.delegates.of(congress)}
    desk.delegates.set(congress, [own[her] for her in guests], "credential", "confirmed")
    assert desk.congresses.due(congress) == 60  # invited and sitting in: signed in 65, due 60
    desk.congresses.adopt(congress, RuleSet(guests_vote=True))
    rules = desk.congresses.rules(congress)
    assert desk.congresses.due(congress) == 63 and (rules.quorum(63), rules.threshold(63, 63, 63)) == (43, 32)
    desk.congresses.adopt(congress, RuleSet())
    desk.delegates.set(congress, [ids[0]], "credential", "pending")
    desk.congresses.pass_report(congress, DAY)
    assert desk.congresses.due(congress) == 59
    desk.delegates.set(congress, [ids[1]], "credential", "withdrawn")
    assert desk.congresses.due(congress) == 59, "a delegate who dies the next day changes no number"
    assert desk.delegates.of(congress)[2].snapshot["age"] == 41
    made = desk.delegates.makeup(congress)
    assert (made.due, made.invited, made.sitting_in, made.mean_age) == (58, 3, 2, 41.0)
    desk.delegates.replace(congress, ids[1], women[65])
    mine = next(each for each in desk.delegates.of(congress) if each.person == women[65])
    assert mine.category == "C3" and not mine.counts and desk.congresses.due(congress) == 59
    desk.congresses.take_back_report(congress)
    desk.delegates.set(congress, [ids[0]], "credential", "confirmed")
    assert desk.congresses.due(congress) == 59
    with pytest.raises(FieldErrors):
        desk.delegates.replace(congress, ids[2], women[65])


def test_before_the_report_another_takes_a_delegates_place_and_counts(desk: Desk) -> None:
    congress, women = begun(desk, 5)
    old = desk.delegates.of(congress)[0]
    desk.delegates.replace(congress, old.id, women[7])
    held = {each.person: each for each in desk.delegates.of(congress)}
    assert held[old.person].credential == "replaced" and held[women[7]].replaces == old.id
    assert held[women[7]].origin == "by_election" and desk.congresses.due(congress) == 4
    desk.delegates.set(congress, [held[women[7]].id], "credential", "confirmed")
    assert desk.congresses.due(congress) == 5


def test_a_second_roll_call_is_a_new_number_and_the_election_plenarys_own_decides(desk: Desk) -> None:
    congress, women = begun(desk, 9)
    desk.congresses.pass_report(congress, DAY)
    desk.congresses.add_sitting(congress, "S1", "8:30")
    desk.congresses.add_sitting(congress, "S4", "14:00")
    first, vote = desk.congresses.sittings(congress)
    assert (first.kind, vote.kind) == ("S1", "S4") and "选举会议" in vote.title
    desk.congresses.call_roll(first, congress, women[:9])
    desk.congresses.call_roll(vote, congress, women[:6], women[6:7])
    call = desk.congresses.last_call(congress)
    assert call is not None and (call.due, call.present, call.on_leave) == (9, 6, 1)
    assert desk.congresses.quorum(congress, 6) == (7, -1), "gone after noon: talk may go on, the vote may not"
    desk.congresses.call_roll(vote, congress, women[:8])
    last = desk.congresses.last_call(congress)
    assert last is not None and last.present == 8 and len(desk.congresses.sittings(congress)[1].calls) == 2
    came = desk.activities.get(vote.activity or b"")
    assert came is not None and came.counts.due_came == 8 and came.counts.absent == 1
    desk.congresses.write_call(vote.id, congress, "7", "15:10")
    late = desk.congresses.last_call(congress)
    assert late is not None and (late.at, late.present) == (f"{DAY}T15:10", 7)
    desk.congresses.write_call(vote.id, congress, "9", "14:05")  # the paper of before is typed last
    assert desk.congresses.last_call(congress) == late
    with pytest.raises(FieldErrors):
        desk.congresses.write_call(vote.id, congress, "七")


def test_the_day_may_be_left_and_taken_up_and_a_congress_that_voted_is_not_deleted(desk: Desk) -> None:
    congress, women = begun(desk, 9)
    assert desk.congresses.short_form(congress) and desk.congresses.title(congress) == "萨仁台嘎查第三次妇女代表大会"
    desk.congresses.set_item(congress, "I01")
    desk.congresses.set_item(congress, "I02", left_out=True)
    items = {each.code: each for each in desk.congresses.items(congress)}
    assert items["I01"].done_at == f"{DAY}T11:30" and items["I02"].left_out and not items["I03"].done_at
    desk.congresses.set_item(congress, "I01", at=None)
    assert not desk.congresses.items(congress)[0].done_at
    id_ = voted(desk, congress, women[:4], 3, [(8, 0), (7, 1), (6, 2), (2, 6)], (9, 8, 8))
    desk.elections.lock(id_)
    with pytest.raises(KnownError, match="congress_voted"):
        desk.congresses.delete(congress)
    assert [in_characters(n) for n in (3, 10, 12, 20, 35, 100)] == ["三", "十", "十二", "二十", "三十五", "100"]


def test_names_and_order_stay_once_ballots_are_printed(desk: Desk) -> None:
    congress, women = begun(desk, 9)
    people = [(her, desk.people.name(her)) for her in women[:3]]
    fields = {"office": "P4", "seats": 3, "mode": "more", "method": "ballot", "stage": "E2"}
    id_ = desk.elections.begin(congress, fields, RuleSet(), people).id
    desk.ballots.add(id_, [(women[3], desk.people.name(women[3])), (women[0], "再来一次")])
    vote = desk.elections.get(id_)
    assert len(vote.candidates) == 4
    with pytest.raises(FieldErrors) as told:
        desk.ballots.add_worker(id_, women[0], "W1")
    assert told.value.fields == {"person": "worker_is_candidate"}
    desk.ballots.add_worker(id_, women[5], "W1")
    assert [(each.role, each.person) for each in desk.ballots.workers(id_)] == [("W1", women[5])]
    first = bytes.fromhex(vote.row["ballot"]["candidates"][0])
    desk.elections.save_hall(id_, {"printed": "9", "due": "9", "present": "9"})
    for write in (lambda: desk.ballots.take_out(id_, first), lambda: desk.ballots.set_rules(id_, RuleSet())):
        with pytest.raises(KnownError, match="ballot_printed"):
            write()
    desk.ballots.withdraw(id_, first)
    vote = desk.elections.get(id_)
    assert vote.plan is not None
    tallies = desk.elections.type_count(id_, {"returned": "9", "void": "0"}).id
    assert "F12" in [each.code for each in desk.elections.findings(id_)], "差额 fails: three names for three seats"
    with pytest.raises(FieldErrors):
        desk.ballots.set_mode(id_, "equal", " ")
    desk.ballots.set_mode(id_, "equal", "苏木党委同意改为等额，11月24日")
    desk.ballots.reprint(id_, 9)
    row = desk.elections.get(id_).row
    assert (row["printed"], row["destroyed"]) == (18, 9) and tallies
    desk.ballots.reprint(id_, 10)
    again = desk.elections.get(id_).row
    assert (again["printed"], again["destroyed"]) == (28, 18), "nine and nine, not nine and eighteen"
    desk.elections.save_hall(id_, {"printed": "18", "destroyed": "9"})
    assert "F12" not in [each.code for each in desk.elections.findings(id_)]


def test_equal_at_the_last_seat_they_stand_again_alone_and_the_most_votes_win(desk: Desk) -> None:
    congress, women = begun(desk, 65, "sumu")
    votes = [*[(50, 9)] * 24, (41, 9), (41, 9)]
    id_ = voted(desk, congress, women[:26], 25, votes, (65, 61, 59))
    desk.elections.lock(id_)
    whole = desk.elections.get(id_).row["outcome"]
    assert sum(each["why"] == "majority" for each in whole["results"]) == 24
    again = desk.elections.follow(id_).id
    vote = desk.elections.get(again)
    assert (vote.row["stage"], vote.row["seats"], len(vote.candidates), vote.row["parent"]) == ("E3", 1, 2, id_)
    keys = vote.row["ballot"]["candidates"]
    hall = {"due": "65", "present": "61", "printed": "65", "issued": "61", "exchanged": "0", "destroyed": "4"}
    typed = {f"{keys[0]}.votes": "31", f"{keys[0]}.against": "28", f"{keys[1]}.votes": "28", f"{keys[1]}.against": "31"}
    desk.elections.type_pass(again, hall, {"returned": "61", "void": "0", **typed}, None)
    desk.elections.lock(again)
    results = desk.elections.get(again).row["outcome"]["results"]
    assert (results[0]["candidate"], results[0]["why"]) == (keys[0], "most_votes"), "31 < 33 and elected"
    assert desk.elections.following(desk.elections.get(id_)) == ("", 0, [])
    with pytest.raises(KnownError, match="election_nothing_follows"):
        desk.elections.follow(id_)


def test_open_seats_stay_open_or_are_voted_as_the_rules_have_it_and_a_void_vote_is_held_again(desk: Desk) -> None:
    congress, women = begun(desk, 9)
    left = voted(desk, congress, women[:4], 3, [(8, 0), (7, 1), (4, 4), (4, 4)], (9, 8, 8))
    desk.elections.lock(left)
    assert desk.elections.following(desk.elections.get(left)) == ("", 0, []), "both below the threshold are no tie"
    desk.congresses.adopt(congress, RuleSet(open_seats=OpenSeats.VOTED, quorum_bound=Bound.FROM))
    open_ = voted(desk, congress, women[:4], 3, [(8, 0), (7, 1), (4, 4), (4, 4)], (9, 8, 8))
    desk.elections.lock(open_)
    after = desk.elections.get(desk.elections.follow(open_).id)
    assert (after.row["stage"], after.row["seats"], len(after.candidates)) == ("E4", 1, 2)
    void = voted(desk, congress, women[:4], 3, [(8, 0), (7, 1), (4, 4), (4, 4)], (9, 8, 10))
    assert desk.elections.why_not(desk.elections.get(void)) == "election_void_vote"
    again = desk.elections.get(desk.elections.follow(void).id)
    assert again.row["stage"] == "E5" and again.row["supersedes"] == void and not again.typings
    assert desk.elections.get(void).superseded_by == again.id and desk.elections.get(void).typings


def test_example_48_a_gacha_in_a_day_makes_its_posts_in_one_act(desk: Desk) -> None:
    congress, women = begun(desk, 35)
    org = (desk.congresses.get(congress) or {})["org"]
    before = new_id()
    desk.journal.write(
        [Edit("appointment", before, {"person": women[36], "org": org, "post": "P1", "from_date": "2021-03-22"})],
        Label("test"),
    )
    process = desk.processes.save(None, {"about": {"org": org}, "kind": "H", "planned_on": DAY, "ordinal": 3}).id
    desk.congresses.pass_report(congress, DAY)
    rules = desk.congresses.rules(congress)
    assert (rules.quorum(35), rules.threshold(35, 33, 33)) == (24, 18)
    votes = [*[(30, 3)] * 14, (20, 13), (19, 14)]
    main = voted(desk, congress, women[:16], 15, votes, (35, 33, 33))
    assert not [each for each in desk.elections.findings(main) if each.code in ("W3", "F12")]
    desk.elections.lock(main)
    assert desk.elections.get(main).row["outcome"]["threshold"] == 18
    chair = voted(desk, congress, women[:1], 1, [(14, 1)], (15, 15, 15), office="P1", mode="equal", method="hands")
    vice = voted(
        desk, congress, women[1:3], 2, [(15, 0), (13, 2)], (15, 15, 15), office="P2", mode="equal", method="hands"
    )
    stranger = voted(
        desk, congress, women[30:31], 1, [(15, 0)], (15, 15, 15), office="P1", mode="equal", method="hands"
    )
    assert "P5" in [each.code for each in desk.elections.findings(stranger)], "not among the elected executive members"
    desk.elections.lock(chair)
    desk.elections.lock(vice)
    assert desk.elections.get(vice).row["outcome"]["threshold"] == 8
    act = desk.elections.appoint_all(congress, DAY)
    held = desk.federation.on(desk.today()).of((org,))
    assert sorted(each.post for each in held) == ["P1", "P2", "P2", *["P4"] * 12]
    old = desk.journal.rows.get("appointment", before) or {}
    assert (old["to_date"], old["ended_why"]) == (DAY, "term_end")
    steps = desk.processes.steps([process])[process]
    assert steps["K12"]["result"] == {"due": 35, "present": 33, "elected": 15} and steps["K12"]["done_on"] == DAY
    assert steps["K13"]["result"] == {"due": 15, "present": 15, "vice": 2}
    proposal = desk.processes.proposed(process)
    assert proposal is not None
    desk.processes.accept(proposal)
    (term,) = desk.terms.of(org, desk.today())
    assert term.due is not None and term.due.isoformat() == "2031-11-25"
    assert act.act is not None
    desk.journal.undo(act.act)
    assert [each.post for each in desk.federation.on(desk.today()).of((org,))] == ["P1"]


def test_a_name_that_was_written_in_wins_without_being_on_the_roster(desk: Desk) -> None:
    congress, women = begun(desk, 9)
    id_ = voted(desk, congress, women[:3], 2, [(8, 0), (2, 6), (1, 7)], (9, 8, 8))
    count = desk.elections.get(id_).typings[-1].id
    row = desk.elections.write_in(id_, "新来的人").id
    desk.elections.type_count(id_, {f"{row.hex()}.votes": "6"}, count)
    desk.elections.lock(id_)
    won = [each["candidate"] for each in desk.elections.get(id_).row["outcome"]["results"] if each["why"] == "majority"]
    assert won[1] == row.hex() and len(desk.elections.proposed(id_)) == 1, "she gets her post once she is on the roster"
    desk.ballots.identify(row, "新来的人")
    assert len(desk.people.named("新来的人")) == 1 and len(desk.elections.proposed(id_)) == 2


def test_lines_of_a_table_become_delegates_and_who_is_not_sure_is_left(desk: Desk) -> None:
    congress, _ = begun(desk, 2)
    desk.people.quick_add("王兰")
    desk.people.quick_add("高娃")
    desk.people.quick_add("高娃")
    lines = desk.delegates.read("序号\t姓名\n1\t王　兰\t萨仁台代表团\t特邀\n\n高娃，南片\n没有这个人")
    found = [(line.name, len(line.people), line.delegation, line.category) for line in lines]
    assert ("王兰", 1, "萨仁台代表团", "C2") in found and ("高娃", 2, "南片", "C1") in found
    assert ("没有这个人", 0, "", "C1") in found
    sure = [line for line in lines if len(line.people) == 1]
    desk.delegates.add(congress, [(line.people[0], line.delegation, line.category) for line in sure])
    assert len(desk.delegates.of(congress)) == 3
    assert desk.delegates.add(congress, [(line.people[0], "", "") for line in sure]).act is None


def test_what_is_left_open_after_a_congress_is_told_until_it_is_done(desk: Desk) -> None:
    congress, women = begun(desk, 5)
    vote = voted(desk, congress, women[:2], 1, [(5, 0), (1, 4)], (5, 5, 5))
    desk.elections.lock(vote)
    sitting = desk.congresses.add_sitting(congress, "S4").id
    held = next(each for each in desk.congresses.sittings(congress) if each.id == sitting)

    def told(day: str) -> dict[str, tuple[int, tuple[bytes, ...]]]:
        rows = desk.findings._congresses(date.fromisoformat(day))
        return {each.code: (each.number, each.who) for each in congress_findings(rows, date.fromisoformat(day))}

    assert told(DAY) == {"C4": (1, ())} and told("2026-12-02") == {"C4": (1, ())}
    assert told("2026-12-03") == {"C3": (8, ()), "C4": (1, ())}
    assert "C4" in {each.code for each in desk.findings.all()}
    desk.elections.appoint(vote, DAY)
    desk.journal.write([Edit("activity", held.activity or b"", {"content": "选举执委"})], Label("test"))
    assert told("2026-12-03") == {}
    # another election takes its place and elects the other one: the first one's post is told of until it is taken back
    again = desk.elections.supersede(vote, "两人的票数写反了").id
    keys = desk.elections.get(again).row["ballot"]["candidates"]
    typed: dict[str, str | None] = {"returned": "5", "void": "0"}
    for key, (ayes, noes) in zip(keys, ((1, 4), (5, 0)), strict=True):
        typed |= {f"{key}.votes": str(ayes), f"{key}.against": str(noes)}
    desk.elections.type_count(again, typed)
    desk.elections.lock(again)
    assert told(DAY) == {"C4": (1, ()), "C5": (1, (women[0],))}
    desk.elections.end_made(vote)
    desk.elections.appoint(again, DAY)
    assert told(DAY) == {}


def test_who_was_elected_stays_in_office_when_the_equal_are_voted_again_on_a_later_day(desk: Desk) -> None:
    congress, women = begun(desk, 9)
    first = voted(desk, congress, women[:3], 2, [(8, 0), (6, 2), (6, 2)], (9, 8, 8))
    desk.elections.lock(first)
    desk.elections.appoint(first, DAY)
    again = desk.elections.follow(first).id
    keys = desk.elections.get(again).row["ballot"]["candidates"]
    hall = {"due": "9", "present": "8", "printed": "9", "issued": "8", "exchanged": "0", "destroyed": "1"}
    typed = {f"{keys[0]}.votes": "5", f"{keys[0]}.against": "3", f"{keys[1]}.votes": "3", f"{keys[1]}.against": "5"}
    desk.elections.type_pass(again, hall, {"returned": "8", "void": "0", **typed}, None)
    desk.elections.lock(again)
    desk.elections.appoint(again, "2026-11-26")
    held = [(each.person, each.until) for each in desk.federation.posts()]
    assert sorted(held) == sorted([(women[0], None), (women[1], None)])


def test_one_woman_who_was_written_down_twice_is_due_once(desk: Desk) -> None:
    congress, women = begun(desk, 5)
    seen = desk.doubles.compare(women[0], women[1])
    assert seen is not None
    desk.doubles.merge(seen, women[0], {})
    assert desk.congresses.due(congress) == 4 == len(desk.delegates.of(congress))
    desk.delegates.add(congress, [(women[0], "", "")])
    assert len(desk.delegates.of(congress)) == 4
    assert len(desk.letters.delegates(congress)) == 4
    with pytest.raises(FieldErrors):
        desk.delegates.replace(congress, desk.delegates.of(congress)[2].id, women[1])


def test_whoever_declines_leaves_her_seat_open_and_nobody_follows_by_herself(desk: Desk) -> None:
    """The next by votes takes no seat: the method may ask for another vote, the program proposes nobody."""
    congress, women = begun(desk, 12)
    desk.congresses.pass_report(congress, DAY)
    vote = voted(desk, congress, women[:4], 3, [(12, 0), (11, 1), (10, 2), (9, 3)], (12, 12, 12))
    desk.elections.lock(vote)
    desk.elections.appoint_all(congress, DAY)
    org = (desk.congresses.get(congress) or {})["org"]
    held = {each.person: each.id for each in desk.federation.on(desk.today()).of((org,))}
    assert set(held) == set(women[:3])
    outcome = desk.elections.get(vote).row["outcome"]
    ended = {"to_date": "2026-11-24", "ended_why": "resigned"}
    desk.journal.write([Edit("appointment", held[women[0]], ended)], Label("test"))
    assert {each.person for each in desk.federation.on(desk.today()).of((org,))} == set(women[1:3])
    assert desk.elections.proposed(vote) == {} and desk.elections.get(vote).row["outcome"] == outcome
