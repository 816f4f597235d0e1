"""What the sample township tells of congresses: a gacha's that was held, and the sumu's that is prepared."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any, Final

from desktop.services.congress.elections import in_order
from desktop.services.sample_progress import Told
from protocol.election_rows import locked
from protocol.election_rules import Order, RuleSet
from protocol.elections import Ballots, Election, Method, Mode, Outcome, Tally, decide
from protocol.records import CONGRESS_ITEM, DELEGATE, ELECTION_TALLY

#: Of the gacha's congress: days from today; delegates, those present, candidates, seats.
HELD_DAYS: Final = -250
DUE, PRESENT, NAMES, SEATS = 35, 33, 16, 15
#: Of the sumu's: days from today; delegates, candidates, seats.
TO_COME: Final = 53
SUMU_DUE, SUMU_NAMES, SUMU_SEATS = 65, 26, 25
_DONE: Final = ("I01", "I02", "I07", "I09", "I13", "I20", "I21")
_ROLES: Final = ("W1", "W2", "W2", "W3", "W4")


class Congresses:
    """The rows of both. ``names``: what each woman is called; ``new_id``: the id of the next row."""

    def __init__(self, names: Mapping[bytes, str], today: date, new_id: Callable[[], bytes]) -> None:
        self._names, self._today, self._id = names, today, new_id

    def rows(
        self, gacha: bytes, women: Sequence[bytes], sumu: bytes, groups: Sequence[tuple[str, Sequence[bytes]]]
    ) -> Iterator[Told]:
        """``women``: of the gacha; ``groups``: delegation → women of the sumu's congress."""
        if len(women) >= DUE + len(_ROLES):
            yield from self._held(gacha, women)
        members = [(name, her) for row in zip_longest(*_of_groups(groups)) for name, her in filter(None, row)]
        if len(members) >= SUMU_DUE:
            yield from self._to_come(sumu, members[:SUMU_DUE])

    def _held(self, org: bytes, women: Sequence[bytes]) -> Iterator[Told]:
        day = (self._today + timedelta(days=HELD_DAYS)).isoformat()
        congress, rules = self._id(), RuleSet()
        fields = {"org": org, "ordinal": 3, "body": "delegates", "day": day, "quota": DUE, "due": DUE, "report_on": day}
        yield Told("congress", congress, {**fields, "rules": rules.frozen()})
        yield from self._delegates(congress, [("", her) for her in women[:DUE]], "confirmed")
        for at, code in enumerate(_DONE):
            yield _keyed(
                "congress_item",
                CONGRESS_ITEM,
                {"congress": congress, "code": code, "done_at": f"{day}T{9 + at // 2:02}:{30 * (at % 2):02}"},
            )
        sitting = self._id()
        yield Told("congress_sitting", sitting, {"congress": congress, "kind": "S4", "start": f"{day}T10:00"})
        call = {"sitting": sitting, "taken_at": f"{day}T10:05", "due": DUE, "present": PRESENT, "on_leave": 2}
        yield Told("roll_call", self._id(), call)
        # 执委 by ballot; of 15th and 16th one has 20, the other 19 votes
        votes = [32, 31, 31, 30, 30, 29, 29, 28, 28, 27, 26, 25, 24, 22, 20, 19]
        hall = {"due": DUE, "present": PRESENT, "printed": 35, "issued": PRESENT, "exchanged": 0, "destroyed": 2}
        own = {"office": "P4", "seats": SEATS, "stage": "E2", "mode": "more", "method": "ballot", **hall}
        chosen = yield from self._election(congress, own, rules, women[:NAMES], votes, day, "11:42", women[DUE:])
        plenary = {"due": SEATS, "present": SEATS, "stage": "E2", "mode": "equal", "method": "hands"}
        yield from self._election(
            congress, {**plenary, "office": "P1", "seats": 1}, rules, chosen[:1], [14], day, "12:10", ()
        )
        yield from self._election(
            congress, {**plenary, "office": "P2", "seats": 2}, rules, chosen[1:3], [15, 13], day, "12:20", ()
        )

    def _election(
        self,
        congress: bytes,
        own: Mapping[str, Any],
        rules: RuleSet,
        people: Sequence[bytes],
        votes: Sequence[int],
        day: str,
        at: str,
        workers: Sequence[bytes],
    ) -> Generator[Told, None, list[bytes]]:
        """One vote with its count, locked; gives who was elected, by votes."""
        election, count = self._id(), self._id()
        ordered = in_order([(her, self._names[her]) for her in people], Order.SURNAME)
        rows = {her: self._id() for her, _ in ordered if her is not None}
        method, plan = (
            Method(own["method"]),
            Election(own["seats"], rules, mode=Mode(own["mode"]), method=Method(own["method"])),
        )
        box = {"returned": own["present"], "void": 0} if method is Method.BALLOT else {}
        ballots = Ballots(
            **{name: own.get(name) for name in ("due", "present", "printed", "issued", "exchanged", "destroyed")}, **box
        )
        figures = {
            her: self._figures(own["present"], number, method) for her, number in zip(people, votes, strict=True)
        }
        tallies = [Tally(rows[her].hex(), person=her, **figures[her]) for her in rows]
        outcome: Outcome = decide(plan, ballots, tallies)
        printed = {"candidates": [row.hex() for row in rows.values()]}
        whole = locked(plan, ballots, tallies, outcome, [count])
        fields = {
            **own,
            "congress": congress,
            "rules": rules.frozen(),
            "ballot": printed,
            "announced_at": f"{day}T{at}",
        }
        yield Told("election", election, {**fields, "outcome": whole})
        for place, (her, row) in enumerate(rows.items(), 1):
            named = {"election": election, "person": her, "name": self._names[her], "position": place}
            yield Told("candidate", row, {**named, "nominated_by": "party", "checked": "passed"})
        yield Told("election_count", count, {"election": election, "counted_at": f"{day}T{at}", **box})
        for her, row in rows.items():
            yield _keyed("election_tally", ELECTION_TALLY, {"count": count, "candidate": row, **figures[her]})
        for role, her in zip(_ROLES, workers, strict=False):
            yield Told("election_worker", self._id(), {"election": election, "person": her, "role": role})
        by_row = {row.hex(): her for her, row in rows.items()}
        return [by_row[key] for key in outcome.elected]

    @staticmethod
    def _figures(present: int, votes: int, method: Method) -> dict[str, Any]:
        left = present - votes
        return {"votes": votes, "against": left, **({"abstained": 0} if method is Method.HANDS else {})}

    def _to_come(self, org: bytes, members: Sequence[tuple[str, bytes]]) -> Iterator[Told]:
        day = (self._today + timedelta(days=TO_COME)).isoformat()
        congress, election, rules = self._id(), self._id(), RuleSet()
        fields = {"org": org, "ordinal": 3, "body": "delegates", "day": day, "quota": SUMU_DUE, "rules": rules.frozen()}
        yield Told("congress", congress, fields)
        yield from self._delegates(congress, members, "confirmed")
        names = [(her, self._names[her]) for _, her in members[:SUMU_NAMES]]
        rows = {her: self._id() for her, _ in in_order(names, Order.SURNAME) if her is not None}
        own = {"office": "P4", "seats": SUMU_SEATS, "stage": "E2", "mode": "more", "method": "ballot"}
        ballot = {"candidates": [row.hex() for row in rows.values()]}
        yield Told("election", election, {"congress": congress, "rules": rules.frozen(), "ballot": ballot, **own})
        for place, (her, row) in enumerate(rows.items(), 1):
            named = {"election": election, "person": her, "name": self._names[her], "position": place}
            yield Told("candidate", row, {**named, "nominated_by": "party"})
        for role, (_, her) in zip(_ROLES, members[SUMU_NAMES:], strict=False):
            yield Told("election_worker", self._id(), {"election": election, "person": her, "role": role})

    def _delegates(self, congress: bytes, members: Sequence[tuple[str, bytes]], credential: str) -> Iterator[Told]:
        for number, (delegation, her) in enumerate(members):
            own = {"category": "C1", "origin": "elected" if number % 4 else "recommended", "credential": credential}
            named = {"congress": congress, "person": her, **({"delegation": delegation} if delegation else {})}
            yield _keyed("delegate", DELEGATE, {**named, **own})


def _of_groups(groups: Sequence[tuple[str, Sequence[bytes]]]) -> list[list[tuple[str, bytes]]]:
    return [[(name, her) for her in women] for name, women in groups]


def _keyed(kind: str, declared: Any, fields: dict[str, Any]) -> Told:
    row = declared.derived_id(fields)
    assert row is not None
    return Told(kind, row, fields)
