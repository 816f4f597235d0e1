"""轮值 The rotas of a township and their turns: plain kinds; who has a turn, and how it stands, is worked out.

A rota of an organisation is its 轮值主席 (or 执委轮值), one of a women's home its 值班表. A turn is out of hands where
nobody has it, or who has it holds no post of the organisation any more on its first day, or is not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from desktop.errors import FieldErrors, KnownError
from desktop.services.meetings.records import Board, Row
from desktop.services.plain_records import PlainRecords
from desktop.services.rota.turns import Span, Swap, Turn, free_of, holder_of, proposal, shared_out, spans
from desktop.services.rota_kinds import ROTA, ROTA_TURN
from desktop.services.rows import taken_with
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import contact as contact_queries
from desktop.store.queries import rota as queries
from desktop.store.values import Record, Value, from_column
from protocol.ids import derived_id, new_id
from protocol.records import BY_NAME
from protocol.terms import Held, first_day, in_office

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: 轮值主席会议: the body that whoever is on duty convenes.
BODY: Final = "M5"


@dataclass(frozen=True)
class Duty:
    """A rota as it is counted. ``members``: who stands for each, in their order."""

    id: bytes
    org: bytes | None
    home: bytes | None
    year: int | None
    unit: str
    members: tuple[bytes, ...]


@dataclass(frozen=True)
class Roster:
    """All rotas and turns as they stand on a day, from one read. ``gone``: who moved away, died, was taken out."""

    day: date
    duties: Mapping[bytes, Duty]
    turns: tuple[Turn, ...]
    posts: tuple[Held, ...]
    gone: frozenset[bytes]

    @cached_property
    def by_id(self) -> Mapping[bytes, Turn]:
        """Turn → itself."""
        return {turn.id: turn for turn in self.turns}

    def of(self, rota: bytes) -> list[Turn]:
        """The turns of a rota, the earliest first."""
        return [turn for turn in self.turns if turn.rota == rota]

    def may_have(self, rota: bytes, her: bytes, day: date) -> bool:
        """Whether somebody can be on duty on a day: here, and in office where posts of the organisation are known."""
        org = self.duties[rota].org
        if her in self.gone:
            return False
        own = [post for post in self.posts if post.org == org] if org is not None else []
        return not own or any(post.person == her for post in in_office(own, day))

    def out_of_hands(self, turn: Turn) -> bool:
        """Whether a turn that is not over is nobody's, or somebody's who cannot have it."""
        if turn.ends < self.day:
            return False
        return turn.holder is None or not self.may_have(
            turn.rota, turn.holder, max(turn.starts, min(self.day, turn.ends))
        )

    def proposed(self, turn: Turn) -> bytes | None:
        """Whom to ask for a turn."""
        others = [her for her in self.duties[turn.rota].members if her != turn.holder]
        return proposal(turn, self.of(turn.rota), others, lambda her, day: self.may_have(turn.rota, her, day))

    def state(self, turn: Turn) -> str:
        """A code of ``turn_state``."""
        return "vacant" if self.out_of_hands(turn) else turn.state(self.day)

    def running(self) -> list[Turn]:
        """The turns of today."""
        return [turn for turn in self.turns if turn.starts <= self.day <= turn.ends]


class Rotas(PlainRecords):
    """The rotas of one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, ROTA)

    @cached_property
    def turns(self) -> Turns:
        """Their turns."""
        return Turns(self._desk)

    # --- what they are called -----------------------------------------------------------------------------------------

    def name(self, id: bytes) -> str:
        """``乌兰毛都苏木2027年轮值``; "" of one that is not known."""
        row = self._desk.journal.rows.get("rota", id)
        return self._called(row["org"], row["home"], row["year"]) if row is not None else ""

    def names(self) -> list[tuple[bytes, str]]:
        """Every rota by whose and which year's it is, the latest first."""
        return [(id_, self._called(org, home, year)) for id_, org, home, year, *_ in queries.rotas(self._desk.db)]

    def _called(self, org: bytes | None, home: bytes | None, year: int | None) -> str:
        whose = self._desk.activities.home_name(home) if home is not None else self._desk.units.name(org)
        return f"{whose or ''}{f'{year}年' if year else ''}{'值班' if home is not None else '轮值'}"

    # --- all of them --------------------------------------------------------------------------------------------------

    def roster(self, board: Board | None = None) -> Roster:
        """All rotas and turns as they stand today. ``board``: the meetings, where somebody has read them."""
        desk, db = self._desk, self._desk.db
        duties = {}
        for id_, org, home, year, unit, members in queries.rotas(db):
            held = from_column("rota", "members", members)
            listed = desk.people.standing(held) if isinstance(held, list) else []
            duties[id_] = Duty(id_, org, home, year, unit, tuple(listed))
        swapped: dict[bytes, list[Swap]] = {}
        for turn, on, id_, her in queries.swaps(db):
            swapped.setdefault(turn, []).append(Swap(turn, on, id_, her))
        found, turns = queries.turns(db), []
        if found and board is None:
            board = desk.meetings.board()
        for id_, rota, starts, ends, name, planned, handed, meeting, logged in found:
            first, last = first_day(starts), first_day(ends)
            if first is None or last is None:
                continue
            org = duties[rota].org
            met = board is not None and org is not None and is_met(board.held(org), org, meeting, first, last)
            kept = bool(logged) or met
            holder = holder_of(planned, swapped.get(id_, ()))
            turns.append(Turn(id_, rota, first, last, name, planned, holder, kept, bool(handed)))
        gone = frozenset(contact_queries.not_here(db))
        return Roster(desk.today(), duties, tuple(turns), tuple(desk.federation.posts()), gone)

    def proposal(self) -> dict[str, Value]:
        """This year, month by month."""
        return {**super().proposal(), "year": self._desk.today().year, "unit": "month"}

    # --- laying out ---------------------------------------------------------------------------------------------------

    def to_lay_out(self, id: bytes) -> list[tuple[Span, bytes | None]]:
        """The turns that a rota's year still lacks, each with whose it is to be: the members one after the other, going
        on after those that stand. Raises KnownError record_gone, rota_without_members."""
        row = self._desk.journal.rows.get("rota", id)
        if row is None or row["deleted"]:
            raise KnownError("record_gone")
        roster = self.roster()
        members, stand = roster.duties[id].members, roster.of(id)
        if not members or not row["year"] or not row["unit"]:
            raise KnownError("rota_without_members")
        free = free_of(spans(row["year"], row["unit"]), [(turn.starts, turn.ends) for turn in stand])
        last = next((turn.planned for turn in reversed(stand) if turn.planned in members), None)
        after = members.index(last) + 1 if last is not None else 0
        return shared_out(free, [*members[after:], *members[:after]])

    def lay_out(self, id: bytes) -> Changes:
        """Writes the turns that are lacking, as one act. Raises as ``to_lay_out``."""
        rows, edits = self._desk.journal.rows, []
        for span, her in self.to_lay_out(id):
            starts = span.starts.isoformat()
            turn = derived_id("rota_turn", id, starts)
            fields: dict[str, Value] = {"rota": id, "starts": starts, "ends": span.ends.isoformat()}
            fields |= {"name": span.name, "planned": her}
            if rows.get("rota_turn", turn) is not None:  # it was taken out: nothing of what it held comes back
                fields = {**dict.fromkeys(BY_NAME["rota_turn"].names), **fields, "deleted": None}
            edits.append(Edit("rota_turn", turn, fields))
        return self._desk.journal.write(edits, Label("rota.lay_out", self.name(id)))

    def delete(self, id: bytes) -> Changes:
        """With its turns and all that was written of them, as one act; it can be undone."""
        desk, edits = self._desk, [Edit("rota", id, {"deleted": 1})]
        for turn in queries.standing_turns(desk.db, id):
            edits += [Edit("rota_turn", turn, {"deleted": 1}), *taken_with(desk, "rota_turn", turn)]
        return desk.journal.write(edits, Label("rota.delete", self.name(id)))

    def subject(self, record: Mapping[str, Value]) -> str:
        org, home, year = record.get("org"), record.get("home"), record.get("year")
        return self._called(
            org if isinstance(org, bytes) else None,
            home if isinstance(home, bytes) else None,
            year if isinstance(year, int) else None,
        )


def is_met(held: Iterable[Row], org: bytes, meeting: bytes | None, first: date, last: date) -> bool:
    """Whether a turn's meeting is among those that were held: the one that is named, or one of the rotating chair in
    its days."""
    days = (first.isoformat(), last.isoformat())
    return any(
        row.org == org and (row.id == meeting or (row.body == BODY and days[0] <= row.day <= days[1])) for row in held
    )


class Turns(PlainRecords):
    """The turns of one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, ROTA_TURN)

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with ``holder`` (her name, "" of nobody), ``held_by`` (her id), ``state``
        (turn_state), ``proposed`` (whom to ask, where it is out of hands) and ``following`` (who has the next one)."""
        records = super().page(ids)
        if not any(records):
            return records
        roster = self._desk.rotas.roster()
        nobody = Turn(b"", b"", date.max, date.max, "", None, None)
        women = {turn.holder for turn in roster.turns if turn.holder is not None}
        names = self._desk.people.names(women)
        for record in records:
            if record is None:
                continue
            turn = roster.by_id.get(record["id"], nobody)
            state = roster.state(turn) if turn is not nobody else ""
            later = [each for each in roster.of(turn.rota) if each.starts > turn.ends]
            if turn is nobody:  # of a rota that is not here
                record |= {"holder": record["names"]["planned"], "held_by": record["planned"], "state": ""}
                record |= {"proposed": None, "following": None}
                continue
            record |= {
                "holder": names.get(turn.holder, "") if turn.holder is not None else "",
                "held_by": turn.holder,
                "state": state,
                "proposed": roster.proposed(turn) if state == "vacant" else None,
                "following": later[0].holder if later else None,
            }
        return records

    def proposal(self) -> dict[str, Value]:
        """Of the latest rota, today."""
        today, rotas = self._desk.today().isoformat(), self._desk.rotas.names()
        return {**super().proposal(), "starts": today, "ends": today, **({"rota": rotas[0][0]} if rotas else {})}

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """It ends on the day on which it begins, or later."""
        clean = super().checked(values, present)
        starts, ends = ((clean.get(name) or (present or {}).get(name) or "") for name in ("starts", "ends"))
        if starts and ends and str(ends) < str(starts):
            raise FieldErrors({"ends": "ends_before_it_begins"})
        return clean

    def give(self, id: bytes, her: bytes) -> Changes:
        """She takes a turn instead of whoever has it now: one swap more. Raises KnownError record_gone."""
        row = self._desk.journal.rows.get("rota_turn", id)
        if row is None or row["deleted"]:
            raise KnownError("record_gone")
        fields: dict[str, Value] = {"turn": id, "swapped_on": self._desk.today().isoformat(), "person": her}
        label = Label("rota_turn.give", f"{row['name']} {self._desk.people.name(her)}")
        return self._desk.journal.write([Edit("rota_swap", new_id(), fields)], label)

    def convene(self, id: bytes) -> tuple[bytes, Changes]:
        """Makes the meeting of a turn, on the day that it has, else on its first one, and gives the meeting's id. A
        turn that has one gives that. Raises KnownError record_gone, home_has_no_meeting."""
        row = self._desk.journal.rows.get("rota_turn", id)
        roster = self._desk.rotas.roster()
        turn = roster.by_id.get(id)
        if row is None or turn is None:
            raise KnownError("record_gone")
        if row["meeting"] is not None:
            return row["meeting"], Changes()
        org = roster.duties[turn.rota].org
        if org is None:
            raise KnownError("home_has_no_meeting")
        meeting, title = new_id(), row["theme"] or row["name"]
        day = row["meets_on"] or row["starts"]
        fields: dict[str, Value] = {"org": org, "body": BODY, "title": title, "day": day, "chaired_by": turn.holder}
        edits = [Edit("meeting", meeting, fields), Edit("rota_turn", id, {"meeting": meeting, "meets_on": day})]
        return meeting, self._desk.journal.write(edits, Label("meeting.save", title))
