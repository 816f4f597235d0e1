"""妇女代表大会 The congresses of a township: a plain kind with the items of its day, its sittings and roll calls.

应到 is fixed when the credentials report is passed; each roll call is a number of its own, a second one an hour later
another. What is computed (how far it is, whether enough are present) is never written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.errors import FieldErrors, KnownError
from desktop.services.activities import CAME
from desktop.services.codes import label
from desktop.services.congress_codes import CONGRESS_ITEM as ITEM_WORDS
from desktop.services.plain_kinds import CONGRESS
from desktop.services.plain_records import PlainRecords
from desktop.services.units import GACHA_LEVELS
from desktop.services.validation import check_date, check_number, check_time, clean_line
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import owned_rows
from desktop.store.values import Record, Value
from protocol.election_rules import NewerRules, Quorum, RuleSet, quorum
from protocol.ids import new_id
from protocol.records import CONGRESS_ITEM

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The items of the day, and those that a gacha's congress shows.
ITEMS: Final = tuple(ITEM_WORDS)
SHORT_ITEMS: Final = ("I01", "I02", "I07", "I09", "I13", "I20", "I21")
#: A meeting in the log.
MEETING: Final = "A11"
#: Where a vote is held: its own roll call decides, not the morning's.
VOTING: Final = "S4"


class RollCall(NamedTuple):
    """One counting. ``at``: HH:MM of the day or a whole moment, as it was written."""

    id: bytes
    at: str
    due: int
    present: int
    on_leave: int


@dataclass(frozen=True)
class Sitting:
    """A sitting with its activity and its roll calls, the oldest first. ``came``: who was marked as there."""

    id: bytes
    kind: str
    title: str
    start: str
    activity: bytes | None
    came: frozenset[bytes]
    calls: tuple[RollCall, ...]


class Item(NamedTuple):
    """An item of the day: ``done_at`` as it was written, "" while it is open."""

    code: str
    done_at: str
    left_out: bool
    note: str


class Congresses(PlainRecords):
    """The congresses of one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, CONGRESS)

    # --- read -------------------------------------------------------------------------------------------------------

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with its ``state`` (``codes.TABLES`` congress_state)."""
        records = super().page(ids)
        for record in records:
            if record is not None:
                record["state"] = self._state(record)
        return records

    def _state(self, record: Mapping[str, Any]) -> str:
        elections = self._desk.elections
        if any(elections.get(id_).locked for id_ in elections.of_congress(record["id"])):
            return "voted"
        return "seated" if record["due"] is not None else "preparing"

    def title(self, id: bytes) -> str:
        """乌兰毛都苏木第三次妇女代表大会."""
        record = self._row(id)
        unit = self._desk.units.name(record["org"]) if record["org"] else ""
        ordinal = f"第{in_characters(record['ordinal'])}次" if record["ordinal"] else ""
        body = "妇女大会" if record["body"] == "all_women" else "妇女代表大会"
        return f"{unit}{ordinal}{body}"

    def short_form(self, id: bytes) -> bool:
        """Whether it is a gacha's, which takes half a day."""
        record = self._row(id)
        unit = self._desk.units.get(record["org"]) if record["org"] else None
        return unit is not None and unit.level in GACHA_LEVELS

    def items(self, id: bytes) -> list[Item]:
        """All items of the day in their order."""
        ids = owned_rows.standing(self._desk.db, "congress_item", "congress", [id])
        rows = {row["code"]: row for row in self._desk.journal.rows.get_many("congress_item", ids).values()}
        found = []
        for code in ITEMS:
            row = rows.get(code, {})
            found.append(Item(code, row.get("done_at") or "", bool(row.get("not_applicable")), row.get("note") or ""))
        return found

    def rules(self, id: bytes) -> RuleSet:
        """The rules as the congress has them; of one that adopted none yet those of the unit's last congress. Raises
        KnownError where a newer version wrote them."""
        found = self._row(id)
        held = found["rules"]
        if held is None:
            others = self.ids()
            rows = self._desk.journal.rows.get_many("congress", others)
            own = [rows[other] for other in others if rows[other]["org"] == found["org"] and rows[other]["rules"]]
            held = own[0]["rules"] if own else {}
        try:
            return RuleSet.of(held)
        except NewerRules as error:
            raise KnownError("election_newer") from error

    def due(self, id: bytes) -> int:
        """应到: as it was fixed, else as the delegates stand now."""
        fixed: int | None = self._row(id)["due"]
        return self._desk.delegates.due_now(id) if fixed is None else fixed

    def sittings(self, id: bytes) -> list[Sitting]:
        """Its sittings as they follow each other."""
        rows = self._children("congress_sitting", "congress", [id])
        calls = self._children("roll_call", "sitting", list(rows))
        activities = self._desk.journal.rows.get_many(
            "activity", [r["activity"] for r in rows.values() if r["activity"]]
        )
        found = []
        for id_, row in rows.items():
            held = activities.get(row["activity"] or b"", {})
            came = frozenset(self._came(row["activity"]) if row["activity"] else ())
            own = [
                RollCall(call, each["taken_at"] or "", each["due"] or 0, each["present"] or 0, each["on_leave"] or 0)
                for call, each in calls.items()
                if each["sitting"] == id_
            ]
            start = row["start"] or held.get("start") or ""
            own.sort(key=lambda call: call.at)  # a number of the paper may be typed after a later one
            sitting = Sitting(id_, row["kind"] or "", held.get("title") or "", start, row["activity"], came, tuple(own))
            found.append(sitting)
        return sorted(found, key=lambda each: (each.start, each.kind, each.id))

    def last_call(self, id: bytes) -> RollCall | None:
        """The roll call that counts for a vote: the last one of the last election plenary; of a congress without one
        the last of all."""
        sittings = self.sittings(id)
        own = [each for each in sittings if each.kind == VOTING and each.calls] or [s for s in sittings if s.calls]
        return own[-1].calls[-1] if own else None

    def quorum(self, id: bytes, present: int) -> Quorum:
        """Whether so many are enough."""
        return quorum(self.rules(id), self.due(id), present)

    def voting_sitting(self, id: bytes) -> Sitting | None:
        """The sitting whose sign-in book is printed: the last election plenary, else the last of all with a meeting."""
        found = [each for each in self.sittings(id) if each.activity is not None]
        return next((each for each in reversed(found) if each.kind == VOTING), found[-1] if found else None)

    def signs_in(self, id: bytes) -> list[bytes]:
        """Who stands in the sign-in book, in its order."""
        return [each.person for each in self._desk.delegates.of(id) if each.counts or each.sits_in]

    def process_of(self, id: bytes) -> bytes | None:
        """The re-election that it belongs to: the one that is named, else the unit's latest."""
        record = self._row(id)
        if record["process"]:
            return bytes(record["process"])
        found = self._desk.processes.of_unit(record["org"]) if record["org"] else []
        rows = self._desk.journal.rows.get_many("process", found)
        near = [each for each in found if (rows[each]["planned_on"] or "")[:4] == (record["day"] or "")[:4]]
        return near[0] if near else None

    # --- written ----------------------------------------------------------------------------------------------------

    def proposal(self) -> dict[str, Value]:
        return {**super().proposal(), "body": "delegates"}

    def set_item(self, id: bytes, code: str, *, at: str | None = "", left_out: bool = False, note: str = "") -> Changes:
        """An item is done (``at``: when, now where it is ""), open again (``at`` None), or does not apply."""
        moment = self._desk.now().isoformat(timespec="minutes")
        own: dict[str, Value] = {"congress": id, "code": code}
        row = CONGRESS_ITEM.derived_id(own)
        assert row is not None
        done = None if left_out or at is None else at or moment
        fields = {**own, "done_at": done, "not_applicable": 1 if left_out else None, "note": clean_line(note) or None}
        return self._desk.journal.write(
            [Edit("congress_item", row, {**fields, "deleted": None})], self._label(id, "item")
        )

    def adopt(self, id: bytes, rules: RuleSet) -> Changes:
        """选举办法 is adopted: it is frozen with each election that begins from now on."""
        return self._desk.journal.write([Edit("congress", id, {"rules": rules.frozen()})], self._label(id, "rules"))

    def pass_report(self, id: bytes, day: str) -> Changes:
        """代表资格审查报告 was passed: 应到 is fixed, and each delegate kept as she was on that day. Raises FieldErrors
        (report_on)."""
        checked = check_date(day, self._desk.today(), partial=False, future=True)
        if checked.error or not checked.value:
            raise FieldErrors({"report_on": checked.error or "required"})
        edits = [Edit("congress", id, {"due": self._desk.delegates.due_now(id), "report_on": checked.value})]
        edits += [
            Edit("delegate", row, {"snapshot": snapshot})
            for row, snapshot in self._desk.delegates.snapshots(id, checked.value).items()
        ]
        return self._desk.journal.write(edits, self._label(id, "report"))

    def take_back_report(self, id: bytes) -> Changes:
        """The report is not passed after all, or a supplementary one is to be passed: 应到 follows the delegates."""
        return self._desk.journal.write(
            [Edit("congress", id, {"due": None, "report_on": None})], self._label(id, "report")
        )

    def add_sitting(self, id: bytes, kind: str, time: str = "", place: str = "") -> Written:
        """One more sitting with its meeting in the log, which expects the delegates. Raises FieldErrors (start)."""
        record = self._row(id)
        checked = check_time(time) if time else None
        if checked is not None and checked.error:
            raise FieldErrors({"start": checked.error})
        day = record["day"] or self._desk.today().isoformat()
        start = f"{day}T{checked.value if checked is not None and checked.value else '09:00'}"
        sitting, activity = new_id(), new_id()
        expected = [each.person for each in self._desk.delegates.of(id) if each.counts or each.sits_in]
        fields: dict[str, Value] = {
            "title": f"{self.title(id)}{label('sitting', kind)}",
            "kind": MEETING,
            "start": start,
        }
        fields |= {"place": clean_line(place) or None, "expected": expected, "status": "planned"}
        fields |= {"hosts": [record["org"]] if record["org"] else None}
        edits = [
            Edit("activity", activity, {name: value for name, value in fields.items() if value}),
            Edit("congress_sitting", sitting, {"congress": id, "activity": activity, "kind": kind, "start": start}),
        ]
        return Written(sitting, self._desk.journal.write(edits, self._label(id, "sitting")))

    def call_roll(
        self, sitting: Sitting, congress: bytes, came: Iterable[bytes], leave: Iterable[bytes] = ()
    ) -> Changes:
        """A roll call: who is there is marked in the meeting's log, and the number kept, in one act. Delegates with a
        vote count; whoever else came is marked too."""
        if sitting.activity is None:
            raise KnownError("record_gone")
        there, away = (set(self._desk.people.standing(ids)) for ids in (came, leave))
        delegates = self._desk.delegates.of(congress)
        states = {
            each.person: "present" if each.person in there else "leave" if each.person in away else "absent"
            for each in delegates
            if each.counts or each.sits_in
        }
        states |= dict.fromkeys(there, "present")
        present = sum(each.counts and each.person in there for each in delegates)
        on_leave = sum(each.counts and each.person in away for each in delegates)
        row = self._call(sitting.id, congress, present, on_leave)
        edits = [*self._desk.activities.marking(sitting.activity, states), row]
        return self._desk.journal.write(edits, self._label(congress, "roll_call"))

    def write_call(self, sitting: bytes, congress: bytes, present: str, at: str = "") -> Changes:
        """A roll call of which only the number is known, as it stands on a paper. ``at``: HH:MM. Raises FieldErrors
        (present, taken_at)."""
        number, time = check_number(present), check_time(at) if at else None
        if number.error or number.value is None:
            raise FieldErrors({"present": number.error or "required"})
        if time is not None and time.error:
            raise FieldErrors({"taken_at": time.error})
        row = self._call(sitting, congress, number.value, None, time.value if time is not None else None)
        return self._desk.journal.write([row], self._label(congress, "roll_call"))

    def delete(self, id: bytes) -> Changes:
        """Takes a congress out with all that it owns; its meetings stay in the log. Raises KnownError where an outcome
        is locked: ballots, candidates and votes of a finished election are never deleted."""
        elections = self._desk.elections.of_congress(id)
        if any(self._desk.elections.get(each).locked for each in elections):
            raise KnownError("congress_voted")
        edits = [Edit("congress", id, {"deleted": 1})]
        for kind in ("congress_item", "congress_sitting", "delegate", "election"):
            rows = owned_rows.standing(self._desk.db, kind, "congress", [id])
            edits += [Edit(kind, row, {"deleted": 1}) for row in rows]
        record = self._desk.journal.rows.get("congress", id) or {}
        return self._desk.journal.write(edits, Label("congress.delete", self.subject(record)))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _call(self, sitting: bytes, congress: bytes, present: int, on_leave: int | None, at: str | None = None) -> Edit:
        now = self._desk.now().isoformat(timespec="minutes")
        taken = f"{(self._row(congress)['day'] or now[:10])}T{at}" if at else now
        fields: dict[str, Value] = {
            "sitting": sitting,
            "taken_at": taken,
            "due": self.due(congress),
            "present": present,
        }
        return Edit("roll_call", new_id(), {**fields, **({"on_leave": on_leave} if on_leave else {})})

    def _came(self, activity: bytes) -> list[bytes]:
        held = self._desk.activities.get(activity)
        return [each.person for each in held.lines if each.person and each.state in CAME] if held is not None else []

    def _children(self, kind: str, by: str, owners: Sequence[bytes]) -> dict[bytes, Record]:
        ids = owned_rows.standing(self._desk.db, kind, by, owners) if owners else []
        rows = self._desk.journal.rows.get_many(kind, ids)
        return {id_: rows[id_] for id_ in ids}

    def _row(self, id: bytes) -> Record:
        row = self._desk.journal.rows.get("congress", id)
        if row is None or row["deleted"]:
            raise KnownError("record_gone")
        return row

    def _label(self, id: bytes, deed: str) -> Label:
        return Label(f"congress.{deed}", self.title(id))


_DIGITS: Final = "零一二三四五六七八九"


def in_characters(number: int) -> str:
    """A number from 0 to 99 as it stands in a title: 3 → 三, 12 → 十二; a greater one in figures."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"
