"""会改联、换届 The processes of a township's units: a plain kind whose steps are ticked, one by one or for many units.

What is derived (state, what is late, findings) stands in ``progress``; rows of steps have ids that follow from process
and step, so that two laptops that tick the same one meet on one row.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.errors import FieldErrors, KnownError
from desktop.services.federation_rules import read_rules
from desktop.services.plain_kinds import PROCESS
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.process.progress import Progress, Rules
from desktop.services.process.steps import APPROVED, BY_CODE, CODES, CONGRESS, FILED, LONG_FORM
from desktop.services.seen import Seen, edit_of
from desktop.services.terms import Term
from desktop.services.township_settings import set_ever
from desktop.services.units import GACHA_LEVELS
from desktop.services.validation import check_date, check_number, clean_line
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import owned_rows
from desktop.store.queries import settings as settings_queries
from desktop.store.values import Record, Value
from protocol.ids import derived_id
from protocol.records import PROCESS_STEP

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The setting that holds what a township decided of its processes, for all time.
SETTING_NAME: Final = "process_rules"
#: What of a step from the congress on goes where that is planned again.
_OF_CONGRESS: Final = ("planned_on", "since", "done_on", "document_no", "result")
#: Fields of a step that are a line of words.
_LINES: Final = ("who", "document_no", "note")
LINE: Final = 120
#: Further from its congress no step is planned.
MOST_DAYS: Final = 3660


@dataclass(frozen=True)
class ProcessFilter(PlainFilter):
    """Which processes a list shows. ``states``: of which they have one; ``late``: only those of which something is."""

    states: Collection[str] = ()
    late: bool = False


@dataclass(frozen=True)
class Proposal:
    """What a congress that was held makes of its unit. ``day``: the congress; ``reforms``: whether the unit is to be
    written down as a federation since then; ``term``: the row of the term that the congress began, None for a new one;
    ``fields``: what is to be written to it, {} where it has all."""

    process: bytes
    org: bytes
    day: str
    reforms: bool
    term: bytes | None
    fields: Mapping[str, Value]


class Made(NamedTuple):
    """What goes where a congress that was held is planned again: its ``day``; ``term``: whether a term began with it;
    ``reforms``: whether its unit is a federation since then."""

    day: str
    term: bool
    reforms: bool


class Processes(PlainRecords):
    """The processes of one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PROCESS)

    # --- lists ------------------------------------------------------------------------------------------------------

    def ids(self, filter: PlainFilter | None = None, order: str = "", descending: bool | None = None) -> list[bytes]:
        """As of any plain kind; sorted by ``org`` as units stand in lists, by ``state``, or by ``late``."""
        own = order in ("about", "state", "late")
        found = super().ids(filter, "" if own else order, None if own else descending)
        wanted = filter if isinstance(filter, ProcessFilter) else ProcessFilter()
        if not (own or wanted.states or wanted.late):
            return found
        told = self.progress(found)
        found = [id_ for id_ in found if not wanted.states or told[id_].state in wanted.states]
        found = [id_ for id_ in found if not wanted.late or told[id_].late is not None]
        if own:
            ranks = self._desk.units.ranks()
            keys = {
                "about": lambda id_: ranks.get(told[id_].process["org"], -1),
                "state": lambda id_: _rank(told[id_]),
                "late": lambda id_: late[1] if (late := told[id_].late) else 0,
            }
            found.sort(key=keys[order], reverse=bool(descending))
        return found

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with its ``progress``, ``state`` and ``late``, (step, days) or None; and by the
        code of each step what the ledger says of it, with ``term_start``, ``term_years``, ``term_due`` and
        ``term_left`` of the unit's present term."""
        records = super().page(ids)
        terms = self._desk.terms.current(self._desk.today())
        told = self.progress([record["id"] for record in records if record is not None])
        for record in records:
            if record is not None:
                record["progress"] = progress = told[record["id"]]
                record["state"], record["late"] = progress.state, progress.late
                record.update({code: _in_ledger(progress, code) for code in CODES})
                record.update(_term_in_ledger(terms.get(record["org"] or b"")))
        return records

    def progress(self, ids: Sequence[bytes]) -> dict[bytes, Progress]:
        """How far processes are today."""
        processes = self._desk.journal.rows.get_many("process", list(ids))
        steps = self.steps(ids)
        rules, today = self.rules(), self._desk.today()
        found = {}
        for id_, process in processes.items():
            rows = steps[id_]
            unit = self._desk.units.get(process["org"]) if process["org"] else None
            whole = unit is None or unit.level not in GACHA_LEVELS or not LONG_FORM.isdisjoint(rows)
            found[id_] = Progress(process, rows, today, whole, rules)
        return found

    def steps(self, ids: Sequence[bytes]) -> dict[bytes, dict[str, Record]]:
        """The steps of which something is written: process → code → row."""
        found: dict[bytes, dict[str, Record]] = {id_: {} for id_ in ids}
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            rows = owned_rows.standing(self._desk.db, "process_step", "process", part, ("code",))
            for row in self._desk.journal.rows.get_many("process_step", rows).values():
                if row["code"] in BY_CODE:  # a newer version may know others
                    found[row["process"]][row["code"]] = row
        return found

    @staticmethod
    def step_id(id: bytes, code: str) -> bytes:
        """The id of the row of a step, whether anything is written of it or not."""
        row = PROCESS_STEP.derived_id({"process": id, "code": code})
        assert row is not None
        return row

    def of_step(self, row: bytes) -> tuple[bytes, str] | None:
        """Process and step of the row of a step, also of one that is only a draft yet; None of another row."""
        rows = self._desk.journal.rows
        if rows.get("process", row) is not None:
            return None
        if (written := rows.get("process_step", row)) is not None:
            return (written["process"], written["code"]) if written["code"] in BY_CODE else None
        ids = self.ids()
        return next(((id_, code) for id_ in ids for code in CODES if self.step_id(id_, code) == row), None)

    def of_unit(self, org: bytes) -> list[bytes]:
        """The processes of a unit, the latest first."""
        return self.ids(PlainFilter(of={"org": org}))

    # --- what the township decided ----------------------------------------------------------------------------------

    def rules(self) -> Rules:
        """Days of the steps and numbers, as the township set them; what a newer version wrote there is passed over."""
        found = settings_queries.values(self._desk.db, SETTING_NAME)
        value = found[-1][1] if found else None
        if not isinstance(value, Mapping):
            return Rules()
        days = value.get("days")
        given = days.items() if isinstance(days, Mapping) else ()
        known = {code: n for code, n in given if code in BY_CODE and type(n) is int and abs(n) <= MOST_DAYS}
        numbers = {
            name: value[name]
            for name in ("posted", "delegates", "executives", "fewest")
            if type(value.get(name)) is int and value[name] > 0
        }
        return Rules(known, **numbers)

    def set_rules(self, rules: Rules) -> Changes:
        """From now on, for all processes. Raises KnownError role_may_not where somebody else than a chair asks."""
        value = {
            "days": {code: n for code, n in rules.days.items() if n != BY_CODE[code].days},
            "posted": rules.posted,
            "delegates": rules.delegates,
            "executives": rules.executives,
            "fewest": rules.fewest,
        }
        return self._desk.journal.write([set_ever(SETTING_NAME, value)], Label("setting.process_rules"))

    # --- what is written --------------------------------------------------------------------------------------------

    def open(self, ids: Sequence[bytes], code: str) -> list[bytes]:
        """Those of some processes in which a step is neither done nor said not to apply, as given."""
        rows = self.steps(ids)
        return [id_ for id_ in ids if not _settled(rows[id_].get(code, {}))]

    def tick(self, ids: Sequence[bytes], code: str, day: str, document_no: str = "") -> Changes:
        """A step is done on one day in several processes, as one act; those in which it is done already, or does not
        apply, stay as they are. Raises FieldErrors for done_on, document_no."""
        clean = self._clean(code, {"done_on": day, "document_no": document_no})
        if not clean["done_on"]:
            raise FieldErrors({"done_on": "required"})
        fields = {name: value for name, value in clean.items() if value is not None}
        edits = [self._edit(id_, code, fields) for id_ in self.open(ids, code)]
        return self._desk.journal.write(edits, Label("process_step.tick", str(len(edits)))) if edits else Changes()

    def save_step(self, id: bytes, code: str, values: Mapping[str, Value], seen: Seen | None = None) -> Changes:
        """What somebody typed of one step, as far as it is in ``values``; ``result``: name → number, as text or whole.
        Raises FieldErrors, ChangedMeanwhile."""
        record = self.get(id)
        if record is None:
            raise KnownError("record_gone")
        edit = self._edit(id, code, self._clean(code, values), seen)
        return self._desk.journal.write([edit], Label("process_step.save", self.subject(record)))

    def came_of(self, id: bytes) -> Made | None:
        """What a congress that was held made, and goes where it is planned again; None where none was held."""
        record = self.get(id)
        day = record["progress"].ended(CONGRESS) if record is not None else None
        if record is None or day is None:
            return None
        unit = self._desk.journal.rows.get("org_unit", record["org"]) if record["org"] else None
        reforms = record["kind"] == "R" and unit is not None and unit["reformed_on"] == day
        return Made(day, record["kind"] != "B" and self._began(record, day) is not None, reforms)

    def replan(self, id: bytes, day: str, reason: str = "") -> Changes:
        """A congress that was called off is planned for another day; the earlier plan stays in the history, what was
        typed of the congress itself goes, and with it what ``came_of`` it. Raises FieldErrors for planned_on."""
        checked = check_date(day, self._desk.today(), partial=False, future=True)
        if checked.error or not checked.value:
            raise FieldErrors({"planned_on": checked.error or "required"})
        record = self.get(id)
        if record is None:
            raise KnownError("record_gone")
        fields: dict[str, Value] = {"planned_on": checked.value}
        if words := reason.strip():
            fields["reason"] = words
        edits, made = [Edit("process", id, fields)], self.came_of(id)
        term = self._began(record, made.day) if made is not None and made.term else None
        if term is not None:
            edits.append(Edit("term", term, {"deleted": 1}))
        if made is not None and made.reforms:
            edits.append(Edit("org_unit", record["org"], {"reformed_on": None}))
        for code in (code for code in CODES if code >= CONGRESS):
            row = record["progress"].rows.get(code)
            if row and any(row[name] for name in _OF_CONGRESS):
                edits.append(self._edit(id, code, dict.fromkeys(_OF_CONGRESS)))
        return self._desk.journal.write(edits, Label("process.replan", self.subject(record)))

    def _began(self, process: Mapping[str, Any], day: str) -> bytes | None:
        """The term that stands and began with a process's congress: the one that was taken over from it, whatever day
        it has, else one of that day."""
        terms = self._desk.terms.of(process["org"], self._desk.today()) if process["org"] else []
        own = _term_id(process["id"])
        found = sorted((term for term in terms if own == term.id or term.days.start == day), key=lambda t: t.id != own)
        return found[0].id if found else None

    def proposal(self) -> dict[str, Value]:
        return {**super().proposal(), "kind": "H", "body": "delegates"}

    def proposed(self, id: bytes) -> Proposal | None:
        """What the unit is to take over from a congress that was held: the day on which it became a federation
        (会改联), a term with its approval and filing; None where it has them, or nothing follows."""
        record = self.get(id)
        if record is None or record["kind"] == "B" or not record["progress"].done(CONGRESS):
            return None
        progress: Progress = record["progress"]
        unit = self._desk.journal.rows.get("org_unit", record["org"]) if record["org"] else None
        day = progress.ended(CONGRESS)
        if unit is None or day is None or not _is_whole(day):
            return None
        began = self._began(record, day)
        present = self._desk.journal.rows.get("term", began) if began else None
        wanted: dict[str, Value] = {
            "approved_on": progress.ended(APPROVED) if progress.done(APPROVED) else None,
            "approved_doc": progress.rows.get(APPROVED, {}).get("document_no"),
            "filed_on": progress.ended(FILED) if progress.done(FILED) else None,
        }
        if present is None:
            years = read_rules(self._desk).years_of(unit["level"])
            wanted |= {"org": unit["id"], "start": day, "length_years": years, "ordinal": record["ordinal"]}
        fields = {name: value for name, value in wanted.items() if value and not (present or {}).get(name)}
        if present is not None and present["start"] != day:
            fields["start"] = day  # the day of the congress was corrected
        reforms = record["kind"] == "R" and unit["reformed_on"] != day
        if not fields and not reforms:
            return None
        return Proposal(id, unit["id"], day, reforms, began, fields)

    def accept(self, proposal: Proposal) -> Changes:
        """The unit takes over what its congress made of it."""
        edits = [Edit("org_unit", proposal.org, {"reformed_on": proposal.day})] if proposal.reforms else []
        if proposal.fields:
            row = proposal.term or _term_id(proposal.process)
            gone = self._desk.journal.rows.get("term", row) if proposal.term is None else None
            edits.append(Edit("term", row, {**proposal.fields, "deleted": None} if gone else proposal.fields))
        return self._desk.journal.write(edits, Label("process.accept", self._desk.units.name(proposal.org)))

    def delete(self, id: bytes) -> Changes:
        """Takes a process out with its steps; they come back with it."""
        record = self._desk.journal.rows.get("process", id) or {}
        rows = owned_rows.standing(self._desk.db, "process_step", "process", [id], ("code",))
        edits = [Edit("process", id, {"deleted": 1}), *(Edit("process_step", row, {"deleted": 1}) for row in rows)]
        return self._desk.journal.write(edits, Label("process.delete", self.subject(record)))

    def _edit(self, id: bytes, code: str, fields: Mapping[str, Value], seen: Seen | None = None) -> Edit:
        row = self.step_id(id, code)
        present = self._desk.journal.rows.get("process_step", row)
        if present is None or present["deleted"]:
            return Edit("process_step", row, {"process": id, "code": code, **fields, "deleted": None})
        return edit_of("process_step", row, fields, seen)

    def _clean(self, code: str, values: Mapping[str, Value]) -> dict[str, Value]:
        """Values of a step as they are stored. A 公示 may end on a day to come, everything else was done before it is
        ticked. Raises FieldErrors."""
        clean: dict[str, Value] = {}
        errors: dict[str, str] = {}
        step, today = BY_CODE[code], self._desk.today()
        for name, value in values.items():
            if name in ("planned_on", "since", "done_on"):
                to_come = name == "planned_on" or step.lasts
                day = check_date(value, today, partial=name == "done_on" and not step.lasts, future=to_come)
                clean[name] = day.value
                if day.error:
                    errors[name] = day.error
            elif name in _LINES:
                clean[name] = clean_line(str(value or "")) or None
                if clean[name] and len(str(clean[name])) > LINE:
                    errors[name] = "text_too_long"
            elif name == "not_applicable":
                clean[name] = 1 if value else None
            elif name == "result":
                clean[name] = _numbers(code, value, errors)
        since, done = clean.get("since"), clean.get("done_on")
        if since and done and str(done) < str(since):
            errors.setdefault("done_on", "end_before_start")
        if errors:
            raise FieldErrors(errors)
        return clean


def _settled(row: Mapping[str, Value]) -> bool:
    return bool(row.get("done_on") or row.get("not_applicable"))


def _term_id(process: bytes) -> bytes:
    """The term that a process's congress begins: two laptops that take it over meet on one row."""
    return derived_id("term", process)


def _is_whole(day: str) -> bool:
    """Whether it is a day: a month or a year alone begins no term."""
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False


def _rank(progress: Progress) -> int:
    from desktop.services.process.progress import STATES

    return STATES.index(progress.state)


def _term_in_ledger(term: Term | None) -> dict[str, str]:
    """A unit's present term in the ledger."""
    if term is None:
        return dict.fromkeys(("term_start", "term_years", "term_due", "term_left"), "")
    return {
        "term_start": _short(term.days.start),
        "term_years": f"{term.days.length_years}年" if term.days.length_years else "",
        "term_due": _short(term.due.isoformat() if term.due else None),
        "term_left": "" if term.left is None else str(term.left),
    }


def _in_ledger(progress: Progress, code: str) -> str:
    """A step in the ledger: its day, of a 公示 both, or that it does not apply."""
    if progress.left_out(code):
        return "不适用"
    first, last = progress.rows.get(code, {}).get("since"), progress.ended(code)
    if first and not last:
        return f"{_short(first)}起"
    return f"{_short(first)}至{_short(last)}" if first and last else _short(last)


def _short(day: str | None) -> str:
    """A day as narrow as a ledger wants it: 26.10.21."""
    return day[2:].replace("-", ".") if day else ""


def _numbers(code: str, value: Any, errors: dict[str, str]) -> dict[str, int] | None:
    """The numbers that are typed with a step; one that is left empty was not counted."""
    given = value if isinstance(value, Mapping) else {}
    found: dict[str, int] = {}
    for name in BY_CODE[code].counts:
        if given.get(name) in (None, ""):
            continue
        number = check_number(str(given[name]))
        if number.error or number.value is None:
            errors[name] = number.error or "number_wrong"
        else:
            found[name] = number.value
    if not errors and found.get("present", 0) > found.get("due", found.get("present", 0)):
        errors["present"] = "more_present_than_due"
    return found or None
