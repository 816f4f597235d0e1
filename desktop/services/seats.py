"""名额 Planned seats of organisations: a plain kind, with how many of each line are vacant today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.services import codes
from desktop.services.plain_records import PlainRecords
from desktop.store.queries import federation as queries
from desktop.store.values import Record, Value
from protocol.terms import EX_OFFICIO


class Seats(PlainRecords):
    """The lines of all establishments."""

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with ``held`` and ``vacant`` (how many sit there today, how many seats nobody
        holds; None of a line that does not count today)."""
        records = super().page(ids)
        found = {each.line.id: each for each in self._desk.federation.today().filled} if any(records) else {}
        for record in records:
            if record is not None:
                each = found.get(record["id"])
                record["held"] = len(each.holders) if each else None
                record["vacant"] = each.vacant if each else None
        return records

    def name(self, id: bytes) -> str:
        """What a line is called: whose, which post, and of an ex-officio seat whose it is."""
        record = self._desk.journal.rows.get("establishment", id)
        return self._called(record) if record else ""

    def names(self, org: bytes | None = None) -> list[tuple[bytes, str]]:
        """Every line (of one organisation) by its name, as units stand in lists."""
        ranks = self._desk.units.ranks()
        names = ("id", "org", "post", "planned", "engagement", "seat_kind", "unit", "field")
        rows = [dict(zip(names, row, strict=False)) for row in queries.seats(self._desk.db)]
        rows = [row for row in rows if org in (None, row["org"])]
        rows.sort(key=lambda row: ranks.get(row["org"], -1))
        return [(row["id"], self._called(row)) for row in rows]

    def _called(self, record: Mapping[str, Value]) -> str:
        name = self._desk.units.name
        kind, unit = record.get("seat_kind"), record.get("unit")
        parts = [
            name(record.get("org")),
            codes.label("engagement", record.get("engagement")) + codes.label("post", record.get("post")),
            f"{name(unit)}席位" if kind == EX_OFFICIO and unit else codes.label("org_field", record.get("field")),
        ]
        return " · ".join(part for part in parts if part)
