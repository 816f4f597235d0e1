"""届次 Terms of organisations: a plain kind, with when each is due and how many days are left on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop.services.federation_rules import LEVELS, read_rules
from desktop.services.plain_records import PlainRecords
from desktop.store.queries import federation as queries
from desktop.store.values import Record, Value
from protocol.terms import Stage, TermDays, ends_with, first_day, warned

__all__ = ["DueTerm", "Stage", "Term", "Terms", "term_name"]


@dataclass(frozen=True)
class Term:
    """A term as it stands on a day. ``due``: its last day, extended or not; ``left``: days to it, below 0 over it;
    ``said_to_end``: its end as it was written, which a later congress may have come before."""

    id: bytes
    org: bytes
    ordinal: int | None
    days: TermDays
    due: date | None
    left: int | None
    stage: Stage
    said_to_end: str | None = None
    soon: bool = False

    @property
    def runs(self) -> bool:
        """Whether it is the one that counts on the day: begun, and no later one began."""
        return self.stage in (Stage.RUNNING, Stage.NEAR, Stage.OVERDUE, Stage.UNDATED)


class DueTerm(NamedTuple):
    """A term that is due soon or overdue; ``within``: days of the warning that it is within, 0 where it is overdue."""

    term: Term
    name: str
    within: int


class Terms(PlainRecords):
    """The terms of all organisations."""

    def all(self, day: date) -> dict[bytes, list[Term]]:
        """Organisation → its terms as they stand on a day, the earliest first. A term ends with the next one's
        congress."""
        rows: dict[bytes, list[tuple[bytes, int | None, TermDays]]] = {}
        for id_, org, ordinal, start, length, due, extended, ended in queries.terms(self._desk.db):
            rows.setdefault(org, []).append((id_, ordinal, TermDays(org, start, length, due, extended, ended)))
        found = {}
        said = {id_: days.ended_on for held in rows.values() for id_, _, days in held}
        rules = read_rules(self._desk)
        for org, held in rows.items():
            unit = self._desk.units.get(org)
            usual = rules.years_of(unit.level if unit is not None else None)
            dated = [each for each in held if first_day(each[2].start)] + [e for e in held if not first_day(e[2].start)]
            ended = ends_with([days for *_, days in dated])
            found[org] = [
                Term(
                    id_,
                    org,
                    ordinal,
                    days,
                    days.runs_to(usual),
                    days.left(day, usual),
                    days.stage(day, usual, rules.warnings[0]),
                    said[id_],
                    (left := days.left(day, usual)) is not None and left <= rules.warnings[1],
                )
                for (id_, ordinal, _), days in zip(dated, ended, strict=True)
            ]
        return found

    def of(self, org: bytes, day: date) -> list[Term]:
        """The terms of one organisation as in ``all``."""
        return self.all(day).get(org, [])

    def current(self, day: date) -> dict[bytes, Term]:
        """Organisation → the term that counts on a day: one without a day only where none that has one runs."""
        found = {}
        for org, terms in self.all(day).items():
            running = [term for term in terms if term.runs]
            if running:
                found[org] = max(running, key=lambda term: first_day(term.days.start) or date.min)
        return found

    @property
    def warnings(self) -> tuple[int, ...]:
        """So many days before a term is over it is told of, the last of them the most urgent."""
        return read_rules(self._desk).warnings

    def due(self, day: date) -> list[DueTerm]:
        """Of organisations that work, the terms that are overdue or within the first warning, the most urgent first."""
        found, warnings = [], self.warnings
        for org, term in self.current(day).items():
            unit = self._desk.units.get(org)
            within = None if term.left is None else warned(term.left, warnings)
            if unit is not None and unit.works and within is not None:
                found.append(DueTerm(term, unit.short, within))
        return sorted(found, key=lambda each: (each.term.left or 0, each.name))

    def name(self, id: bytes) -> str:
        """What a term is called: whose and which (``萨仁台嘎查第3届``); "" of one that is not known."""
        return term_name(self._desk.journal.rows.get("term", id), self._desk.units.names())

    def names(self) -> list[tuple[bytes, str]]:
        """Every term by its name, as units stand in lists, the latest first."""
        units, ranks = self._desk.units.names(), self._desk.units.ranks()
        rows = sorted(queries.terms(self._desk.db), key=lambda row: row[3] or "", reverse=True)
        rows.sort(key=lambda row: ranks.get(row[1], -1))
        return [(row[0], term_name({"org": row[1], "ordinal": row[2], "start": row[3]}, units)) for row in rows]

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with ``due_on`` (ISO or None), ``left``, ``soon`` and ``stage`` (a value of
        ``Stage``)."""
        records = super().page(ids)
        today = self._desk.today()
        orgs = self.all(today)
        for record in records:
            if record is not None:
                term = next((each for each in orgs.get(record["org"] or b"", ()) if each.id == record["id"]), None)
                record["due_on"] = term.due.isoformat() if term and term.due else None
                record["left"] = term.left if term else None
                record["soon"] = term is not None and term.soon
                record["stage"] = (term.stage if term else Stage.UNDATED).value
        return records

    def proposal(self) -> dict[str, Value]:
        """Without a length where that depends on whose term it is."""
        rules = read_rules(self._desk)
        lengths = {rules.years_of(level) for level in LEVELS}
        return {**super().proposal(), **({"length_years": lengths.pop()} if len(lengths) == 1 else {})}

    def made(self, values: Mapping[str, Value]) -> tuple[bytes, dict[str, Value]]:
        """One of which no length is written is as long as the township's are at its level now."""
        org = values.get("org")
        unit = self._desk.units.get(org if isinstance(org, bytes) else None)
        if not values.get("length_years") and unit is not None:
            values = {**values, "length_years": read_rules(self._desk).years_of(unit.level)}
        return super().made(values)


def term_name(record: Mapping[str, Value] | None, units: Mapping[bytes, str]) -> str:
    """What a term is called by its record; by its year where no ordinal is written."""
    if record is None:
        return ""
    which = f"第{record['ordinal']}届" if record.get("ordinal") else f"{str(record.get('start') or '')[:4]}届"
    return f"{units.get(record.get('org') or b'', '')}{which}"
