"""按月调度 A month's dispatch: computed from records, what was typed beside it, frozen with the month's report.

What is computed is never a row. What was typed holds from its month on as long as records say nothing; once they do,
they count, and what was typed stays beside them, but for the month that it was typed for: there it counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.errors import FieldErrors, KnownError
from desktop.services.dispatch import facts as facts_of
from desktop.services.dispatch.facts import NOTHING, Fact, Reason
from desktop.services.dispatch.frozen import FORM, FrozenItem, FrozenMonth
from desktop.services.dispatch.items import (
    BY_CODE,
    COLUMNS,
    DONE,
    ITEMS,
    NO,
    NOT_APPLICABLE,
    NOT_BEGUN,
    UNDER_WAY,
    YES,
    Item,
    Takes,
    column_state,
    state_of,
    yes_or_no,
    yuan,
)
from desktop.services.grid import GridCell, GridData, GridLine
from desktop.services.money import read_amount
from desktop.services.reporting.reports import State
from desktop.services.seen import Seen, edit_of
from desktop.services.township_settings import set_ever
from desktop.services.units import GACHA_LEVELS
from desktop.services.validation import check_date, check_number, clean_line
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import dispatch as queries
from desktop.store.queries import reports as report_queries
from desktop.store.queries import settings as settings_queries
from desktop.store.values import Value
from protocol.figures import Cell
from protocol.periods import Period, Span, Term
from protocol.records import DISPATCH_ENTRY

if TYPE_CHECKING:
    from desktop.services.desk import Desk

__all__ = ["Dispatch", "Entry", "ItemNow", "Line", "Month", "Reason", "Target"]

#: The setting that holds the day by which all are to be federations.
TARGET: Final = "dispatch_target"
WORDS: Final = 60
NOTE: Final = 200
_TONES: Final = {DONE: "accent", UNDER_WAY: "warn", NOT_BEGUN: "neutral", NOT_APPLICABLE: ""}


class Entry(NamedTuple):
    """What was typed of an item, and for which month. ``state`` None: the one that the value gives."""

    period: str
    value: str
    state: str | None
    note: str


@dataclass(frozen=True)
class ItemNow:
    """An item of one gacha. ``value``, ``state``: what counts; ``fact``: what records say; ``typed``: what was typed,
    whether it counts or not, for this month or the last before it; ``is_typed``: whether it does; ``own``: what was
    typed for this very month, be it a note alone."""

    item: Item
    value: str
    state: str | None
    fact: Fact = NOTHING
    typed: Entry | None = None
    is_typed: bool = False
    own: Entry | None = None

    @property
    def note(self) -> str:
        """What was noted beside it, this month's note first."""
        if self.own is not None and self.own.note:
            return self.own.note
        return self.typed.note if self.typed else ""


@dataclass(frozen=True)
class Line:
    """One gacha in one month."""

    org: bytes
    name: str
    items: Mapping[str, ItemNow]

    def state(self, column: str) -> str:
        """The state of a column."""
        return column_state((now.item, now.state) for now in self.items.values() if now.item.column == column)

    def required(self, column: str) -> tuple[int, int]:
        """How many of the required items of a column are done, and how many there are."""
        asked = [
            now.state
            for now in self.items.values()
            if now.item.column == column and now.item.required and now.state != NOT_APPLICABLE
        ]
        return asked.count(DONE), len(asked)


@dataclass(frozen=True)
class Month:
    """A month's dispatch. ``rate``: 完成率, those that are federations of those that there are on the closing day;
    ``frozen``: when it was, "" where it is counted now; ``unreadable``: it is frozen in a shape that this program does
    not know, and has no lines."""

    term: Term
    period: Period
    lines: tuple[Line, ...]
    rate: Cell
    frozen: str = ""
    unreadable: bool = False

    def grid(self) -> GridData:
        """Gachas × columns: a cell's number is how many of the required items are done."""
        lines = []
        for line in self.lines:
            cells = []
            for column in COLUMNS:
                state, (done, _) = line.state(column), line.required(column)
                cells.append(GridCell(done, state, _TONES[state]))
            lines.append(GridLine(line.org, line.name, tuple(cells)))
        return GridData(COLUMNS, tuple(lines))

    def line(self, org: bytes) -> Line | None:
        """A gacha's line."""
        return next((line for line in self.lines if line.org == org), None)


class Change(NamedTuple):
    """What differs from the month before: an item's state then and now ("" of a gacha that was not there)."""

    org: bytes
    name: str
    item: str
    before: str
    now: str


@dataclass(frozen=True)
class Target:
    """The day by which all are to be federations; ``months``: how many closing days are left up to it; ``left``: how
    many are no federation yet; ``a_month``: how many a month are needed, None where no month is left."""

    day: date
    months: int
    left: int

    @property
    def a_month(self) -> int | None:
        return -(-self.left // self.months) if self.months > 0 else None


@dataclass
class _Typed:
    """What was typed of one gacha's items: for the month itself, and the last before it."""

    now: dict[str, Entry] = field(default_factory=dict)
    before: dict[str, Entry] = field(default_factory=dict)


class Dispatch:
    """The dispatch of one desk's township. ``own``: this laptop's closing day, see ``TownshipSettings``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- a month ----------------------------------------------------------------------------------------------------

    def month(self, term: Term, own: int) -> Month:
        """A month as it was frozen with its report; one that is not frozen is counted."""
        row = self._row(term)
        if row is None:
            return self.count(term, own)
        kept = FrozenMonth.of_plain(row.frozen)
        if kept is None:
            period = term.period(self._desk.township_settings.closing(own))
            return Month(term, period, (), Cell(0, 0), unreadable=True)
        return self._of_frozen(term, kept)

    def count(self, term: Term, own: int) -> Month:
        """A month counted from the records as they stand, on its closing day."""
        desk, period = self._desk, term.period(self._desk.township_settings.closing(own))
        typed = self._typed(term)
        lines = []
        for org, known in facts_of.read(desk, period).items():
            items = _items(known, typed.get(org, _Typed()))
            unit = desk.units.get(org)
            lines.append(Line(org, unit.short if unit else "", items))
        counted = desk.figures.federations(period.last.isoformat())
        rate = Cell(sum(has for _, has in counted), len(counted))
        return Month(term, period, tuple(lines), rate)

    def frozen(self, term: Term) -> FrozenMonth | None:
        """What was kept of a month; None where nothing was, or a newer program kept it (see ``is_frozen``)."""
        row = self._row(term)
        return FrozenMonth.of_plain(row.frozen) if row is not None else None

    def is_frozen(self, term: Term) -> bool:
        """Whether a month was kept with its report, be it in a shape that only a newer program reads."""
        return self._row(term) is not None

    def _row(self, term: Term) -> report_queries.Row | None:
        """What was kept with the version of the month's report that counts; where that one came without, as older
        programs freeze, with the last before it that was not withdrawn."""
        reports = self._desk.reports
        standing = reports.standing(term)
        if standing is None:
            return None
        counting = {
            each.number
            for each in reports.versions(term)
            if each.number <= standing.number and each.state is not State.WITHDRAWN
        }
        rows = report_queries.reports(self._desk.db, FORM, term.key)
        return next((row for row in reversed(rows) if row.version in counting), None)

    def freeze(self, term: Term, own: int) -> FrozenMonth:
        """What is kept of a month as it is counted now."""
        month = self.count(term, own)
        lines = {
            line.org: (
                line.name,
                {
                    code: _kept(now)
                    for code, now in line.items.items()
                    if now.value or now.note or now.state not in (None, NOT_BEGUN)
                },
            )
            for line in month.lines
        }
        return FrozenMonth(month.period, lines, month.rate, self._desk.now().isoformat(timespec="minutes"))

    def _of_frozen(self, term: Term, kept: FrozenMonth) -> Month:
        """A frozen month; what its items rest on is what the records say now."""
        known = facts_of.read(self._desk, kept.period)
        people = self._desk.people.names(
            {her for _, items in kept.lines.values() for item in items.values() if (her := item.person) is not None}
        )
        lines = []
        for org, (name, items) in kept.lines.items():
            own = known.get(org, {})
            now = {}
            for item in ITEMS:
                cell = items.get(item.code, FrozenItem("", None if item.told else NOT_BEGUN))
                if cell.person is not None:
                    name = people[cell.person]
                    cell = cell._replace(value=cell.value if cell.typed else name, computed=name)
                fact = Fact(cell.computed, own.get(item.code, NOTHING).reasons)
                typed = (
                    Entry(term.key, cell.value if cell.typed else "", None, cell.note)
                    if cell.typed or cell.note
                    else None
                )
                now[item.code] = ItemNow(item, cell.value, cell.state, fact, typed, cell.typed)
            lines.append(Line(org, name, now))
        return Month(term, kept.period, tuple(lines), kept.rate, kept.at)

    def changes(self, now: Month, before: Month) -> list[Change]:
        """Which items of which gachas are in another state than the month before."""
        found = []
        earlier = {line.org: line for line in before.lines}
        for line in now.lines:
            other = earlier.get(line.org)
            for code, item in line.items.items():
                was = (other.items[code].state or "") if other else ""
                if (item.state or "") != was:
                    found.append(Change(line.org, line.name, code, was, item.state or ""))
        return found

    # --- what was typed ---------------------------------------------------------------------------------------------

    def _typed(self, term: Term) -> dict[bytes, _Typed]:
        found: dict[bytes, _Typed] = {}
        for org, item, period, value, state, note in queries.entries(self._desk.db, term.key):
            declared = BY_CODE.get(item)
            if declared is None or (not value and not state and not note):
                continue  # an item of a newer version, or one that was taken back
            if declared.takes is Takes.HOLDER and value:
                value = yes_or_no(value) or YES  # a name that was typed once says no more than that there is somebody
            of, entry = found.setdefault(org, _Typed()), Entry(period, value or "", state, note or "")
            if period == term.key:
                of.now[item] = entry
            elif not entry.value and state == NOT_BEGUN:
                of.before.pop(item, None)  # taken back in that month
            elif declared.stays and (not declared.yearly or period[:4] == term.key[:4]):
                of.before[item] = entry
        return found

    def save(
        self,
        org: bytes,
        term: Term,
        code: str,
        value: str,
        state: str = "",
        note: str = "",
        seen: Seen | None = None,
    ) -> Changes:
        """Keeps what was typed of an item for a month. The day of A1 is written where it belongs, to the unit.

        Raises FieldErrors for value, note; KnownError dispatch_frozen."""
        if self.is_frozen(term):
            raise KnownError("dispatch_frozen")
        clean = self._checked(BY_CODE[code], value)
        words = clean_line(note) or ""
        if len(words) > NOTE:
            raise FieldErrors({"note": "text_too_long"})
        if code == "A1":
            edit = Edit("org_unit", org, {"reformed_on": clean or None})
        else:
            row = self.row_id(org, term, code)
            fields: dict[str, Value] = {"value": clean or None, "state": state or None, "note": words or None}
            present = self._desk.journal.rows.get(DISPATCH_ENTRY.name, row)
            if present is None or present["deleted"]:
                edit = Edit(DISPATCH_ENTRY.name, row, {**_key(org, term, code), **fields, "deleted": None})
            else:
                edit = edit_of(DISPATCH_ENTRY.name, row, fields, seen)
        return self._desk.journal.write([edit], Label("dispatch_entry.save", self._desk.units.name(org)))

    @staticmethod
    def row_id(org: bytes, term: Term, code: str) -> bytes:
        """The id of the row of what is typed of an item for a month, whether anything is."""
        row = DISPATCH_ENTRY.derived_id(_key(org, term, code))
        assert row is not None
        return row

    def of_row(self, row: bytes, own: int) -> tuple[bytes, Term, str] | None:
        """Gacha, month and item of the row of an item, also of one that is only a draft yet; None of another row, and
        of what is older than two years."""
        written = self._desk.journal.rows.get(DISPATCH_ENTRY.name, row)
        if written is not None:
            term = Term.of_key(written["period"] or "")
            known = term is not None and written["org"] is not None and written["item"] in BY_CODE
            return (written["org"], term, written["item"]) if term is not None and known else None
        last = self.terms(own)[1]
        months = [last.step(-back) for back in range(24)]
        gachas = [unit.id for unit in self._desk.units.all() if unit.level in GACHA_LEVELS]
        places = ((org, term, code) for org in gachas for term in months for code in BY_CODE)
        return next((place for place in places if self.row_id(*place) == row), None)

    def clear(self, org: bytes, term: Term, typed: Entry, code: str) -> Changes:
        """Takes back what was typed of an item, in the month that is shown: what was typed for it goes; what was typed
        for an earlier month counts no more from this one on, and stays in its own. Raises KnownError
        dispatch_frozen."""
        if self.is_frozen(term):
            raise KnownError("dispatch_frozen")
        row = self.row_id(org, term, code)
        fields: dict[str, Value] = {"deleted": 1}
        if typed.period != term.key:
            fields = {**_key(org, term, code), "value": None, "state": NOT_BEGUN, "deleted": None}
        edit = Edit(DISPATCH_ENTRY.name, row, fields)
        return self._desk.journal.write([edit], Label("dispatch_entry.clear", self._desk.units.name(org)))

    def _checked(self, item: Item, value: str) -> str:
        words = clean_line(value) or ""
        if not words:
            return ""
        error: str | None = None
        if item.takes is Takes.DAY:
            day = check_date(words, self._desk.today())
            words, error = day.value or "", day.error
        elif item.takes is Takes.NUMBER:
            number = check_number(words)
            words, error = str(number.value), number.error
        elif item.takes is Takes.YUAN:
            amount = read_amount(words)
            words, error = ("" if amount.fen is None else yuan(amount.fen)), amount.error
        elif item.takes is Takes.HOLDER:
            words, error = yes_or_no(words) or "", None if yes_or_no(words) else "holder_by_hand"
        elif len(words) > WORDS:
            error = "text_too_long"
        if error:
            raise FieldErrors({"value": error})
        return words

    # --- the day by which all are to be federations -----------------------------------------------------------------

    def target(self, month: Month, own: int) -> Target | None:
        """How many a month are needed from the end of a month on; None where no day was set."""
        found = settings_queries.values(self._desk.db, TARGET)
        day = found[-1][1] if found else None
        if not isinstance(day, str):
            return None
        try:
            wanted = date.fromisoformat(day)
        except ValueError:
            return None
        closing = self._desk.township_settings.closing(own)
        months, term = 0, month.term.step(1)
        while term.period(closing).last <= wanted and months < 600:
            months, term = months + 1, term.step(1)
        return Target(wanted, months, (month.rate.den or 0) - month.rate.num)

    def set_target(self, day: str) -> Changes:
        """The day by which all are to be federations; "" for none. Raises FieldErrors for day, KnownError role_may_not
        where somebody else than a chair asks."""
        checked = check_date(day, self._desk.today(), partial=False, future=True)
        if checked.error:
            raise FieldErrors({"day": checked.error})
        return self._desk.journal.write([set_ever(TARGET, checked.value)], Label("setting.dispatch_target"))

    def terms(self, own: int) -> tuple[Term, Term]:
        """The first month of which something is known, and that of today."""
        settings = self._desk.township_settings
        today = settings.period_at(self._desk.today(), own)
        begins = self._desk.figures.begins()
        now = Term(Span.MONTH, today.year, today.month)
        if begins is None:
            return now, now
        first = settings.period_at(date.fromisoformat(begins), own)
        return Term(Span.MONTH, first.year, first.month), now


def _items(known: Mapping[str, Fact], typed: _Typed) -> dict[str, ItemNow]:
    found: dict[str, ItemNow] = {}
    for item in ITEMS:
        fact = known.get(item.code, NOTHING)
        own, earlier = typed.now.get(item.code), typed.before.get(item.code)
        counts = own if own is not None and (own.value or own.state) else None
        if counts is None and not fact.value and earlier is not None and (earlier.value or earlier.state):
            counts = earlier
        value = fact.value if counts is None else counts.value or fact.value
        due = found["D1"].value if "D1" in found else ""
        if counts is not None and counts.state and not item.told:
            state: str | None = counts.state
        elif counts is None and fact.state is not None:
            state = fact.state
        else:
            state = state_of(item, value, due)
        found[item.code] = ItemNow(item, value, state, fact, counts or earlier or own, counts is not None, own)
    return found


def _kept(now: ItemNow) -> FrozenItem:
    """An item as a frozen month keeps it: who holds a post by her id, so that her name goes with an erasure."""
    kept = FrozenItem(now.value, now.state, now.fact.value, now.is_typed, now.note)
    if now.item.takes is not Takes.HOLDER or not now.fact.value:
        return kept
    her = next((reason.id for reason in now.fact.reasons if reason.kind == "person"), None)
    return kept._replace(value=kept.value if now.is_typed else YES, computed=YES, person=her)


def _key(org: bytes, term: Term, code: str) -> dict[str, Value]:
    return {"org": org, "period": term.key, "item": code}


def shown(now: ItemNow) -> str:
    """A value as papers and spreadsheets show it: yes and no in words, a day as it is written."""
    if now.state == NOT_APPLICABLE:
        return "—"
    if now.item.takes is Takes.YES:
        return YES if now.state == DONE else NO
    return now.value
