"""矛盾纠纷 Disputes, the looks at them, and which gachas were asked for them in a month (零报告: nothing)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import FieldErrors, KnownError
from desktop.services.need_kinds import DISPUTE
from desktop.services.needs import rules
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.sealing import HIDDEN
from desktop.services.serial_numbers import SerialNumbers
from desktop.services.validation import check_date
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import needs as queries
from desktop.store.values import Record, Value
from protocol.ids import new_id
from protocol.records import DISPUTE_CHECK

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Two quiet looks at a green one, and it leaves the list.
QUIET_LOOKS = 2


class GachaMonth(NamedTuple):
    """A gacha in a month: ``row`` of its check (None: not asked yet), whether that is a 零报告, and how many disputes
    stand there."""

    gacha: bytes
    name: str
    row: bytes | None
    none: bool
    open: int


class Disputes(PlainRecords):
    """The disputes of one desk. Nobody is told whom one is about but in its own form, who may open it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, DISPUTE)
        self._numbers = SerialNumbers(desk, "dispute")

    def ids(self, filter: PlainFilter | None = None, order: str = "", descending: bool | None = None) -> list[bytes]:
        """As of any plain kind; a typed text finds one by its number alone, and none is found by a household: beside
        its name the number would tell."""
        wanted = filter or PlainFilter()
        if "household" in wanted.of:
            return []
        found = super().ids(wanted, order, descending)
        text = wanted.text.strip()
        if not text:
            return found
        rows = self._desk.journal.rows.get_many("dispute", found)
        return [id_ for id_ in found if text in (rows[id_]["no"] or "")]

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, whom they are about left out; colours only where the township has them."""
        records, shown, opens = super().page(ids), self.rules.on, self._desk.needs.opens_sealed
        for record in records:
            if record is None:
                continue
            record["names"]["household"] = HIDDEN if record["household"] else ""
            record["household"] = record["household"] if opens else None
            record["grade"] = record["grade"] if shown else None
        return records

    def not_told(self, id: bytes) -> Collection[str]:
        """Whom it is about, to who may not open it."""
        return () if self._desk.needs.opens_sealed else ("household",)

    def subject(self, record: Mapping[str, Value]) -> str:
        """Its number alone."""
        return str(record.get("no") or "")

    @property
    def rules(self) -> rules.DisputeRules:
        """Whether disputes have colours here, and how often each is looked at."""
        return rules.dispute_rules(self._desk)

    def proposal(self) -> dict[str, Value]:
        me = self._desk.journal.rows.get("user", self._desk.records.user) or {}
        own = {"found_by": me["person"], "owner": me["person"]} if me.get("person") else {}
        return {**super().proposal(), **own}

    def made(self, values: Mapping[str, Value]) -> tuple[bytes, dict[str, Value]]:
        row, clean = super().made(values)
        return row, clean if clean.get("no") else {**clean, "no": self._numbers.next(str(clean.get("found_on") or ""))}

    def looks(self, id: bytes) -> list[Record]:
        """The looks at a dispute in their order."""
        ids = [look for of, look, *_ in queries.looks(self._desk.db) if of == id]
        held = self._desk.journal.rows.get_many("dispute_look", ids)
        return [held[look] for look in ids]

    def look(self, id: bytes, values: Mapping[str, Value]) -> Written:
        """Somebody looked at it: its colour from then on, and the next look by the rules where none is given. Raises
        FieldErrors, KnownError ``record_gone``."""
        record = self.get(id)
        if record is None:
            raise KnownError("record_gone")
        today = self._desk.today()
        clean: dict[str, Value] = {"dispute": id}
        errors = {}
        for name in ("looked_on", "next_check"):
            given = values.get(name) or (today.isoformat() if name == "looked_on" else None)
            day = check_date(given, today, partial=False, future=name == "next_check")
            clean[name] = day.value
            if day.error:
                errors[name] = day.error
        if errors:
            raise FieldErrors(errors)
        grade = values.get("grade")
        if grade:
            clean["grade"] = grade
            if not clean["next_check"]:
                clean["next_check"] = self.next_check(str(clean["looked_on"]), str(grade))
        clean |= {name: values[name] for name in ("looked_by", "quiet") if values.get(name)}
        row, label = new_id(), Label("dispute.look", self.subject(record))
        fields = {name: value for name, value in clean.items() if value not in (None, "")}
        return Written(row, self._desk.journal.write([Edit("dispute_look", row, fields)], label))

    def next_check(self, looked_on: str, grade: str) -> str | None:
        """When one of a colour is looked at again; None of a colour that the rules do not know."""
        days = self.rules.days.get(grade)
        return None if days is None else (date.fromisoformat(looked_on) + timedelta(days=days)).isoformat()

    def due(self) -> list[tuple[bytes, str, str]]:
        """(id, number, day) of those that stand and were to be looked at again by today, the longest over first."""
        today = self._desk.today().isoformat()
        found = [row for row in queries.disputes(self._desk.db) if not row[3] and row[5] and row[5] <= today]
        rows = self._desk.journal.rows.get_many("dispute", [row[0] for row in found])
        return sorted(
            ((row[0], rows[row[0]]["no"] or "", row[5]) for row in found), key=lambda each: (each[2], each[1])
        )

    def off_the_list(self) -> list[bytes]:
        """Those that may be closed: green, and quiet at the last two looks."""
        found: dict[bytes, list[tuple[str, bool]]] = {}
        for dispute, _, _, grade, quiet, _ in queries.looks(self._desk.db):
            found.setdefault(dispute, []).append((grade, bool(quiet)))
        standing = {row[0] for row in queries.disputes(self._desk.db) if not row[3]}
        return [
            id_
            for id_, looks in found.items()
            if id_ in standing
            and len(looks) >= QUIET_LOOKS
            and all(each == ("green", True) for each in looks[-QUIET_LOOKS:])
        ]

    def delete(self, id: bytes) -> Changes:
        record = self._desk.journal.rows.get("dispute", id) or {}
        looks = [Edit("dispute_look", look["id"], {"deleted": 1}) for look in self.looks(id)]
        label = Label("dispute.delete", self.subject(record))
        return self._desk.journal.write([Edit("dispute", id, {"deleted": 1}), *looks], label)

    # --- asked for, month by month ------------------------------------------------------------------------------------

    def month(self, month: str) -> list[GachaMonth]:
        """How each gacha stands in a month (``2026-11``), in the order of units."""
        checks = queries.checks(self._desk.db, month)
        counts: dict[bytes | None, int] = {}
        for _, gacha, _, resolved, *_ in queries.disputes(self._desk.db):
            if not resolved:
                counts[gacha] = counts.get(gacha, 0) + 1
        found = []
        for unit in self._desk.units.gachas():
            row, none = checks.get(unit.id, (None, None))
            found.append(GachaMonth(unit.id, unit.short, row, bool(none), counts.get(unit.id, 0)))
        return found

    def check(self, gachas: Sequence[bytes], month: str, *, none: bool, day: str = "") -> Changes:
        """Gachas were asked in a month; with ``none`` they signed 零报告. One act; asked again it is the same row."""
        me = self._desk.journal.rows.get("user", self._desk.records.user) or {}
        edits = []
        for gacha in gachas:
            row = DISPUTE_CHECK.derived_id({"gacha": gacha, "month": month})
            assert row is not None
            fields: dict[str, Value] = {"gacha": gacha, "month": month, "none": 1 if none else None, "deleted": None}
            fields |= {"checked_on": day or self._desk.today().isoformat(), "checked_by": me.get("person")}
            edits.append(Edit("dispute_check", row, fields))
        label = Label("dispute_check.none" if none else "dispute_check.save", str(len(edits)))
        return self._desk.journal.write(edits, label) if edits else Changes()
