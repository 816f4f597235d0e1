"""关爱帮扶 Care: who has a tag of difficulty, what help there is, who applied and had it, who went to a screening.

What is said of an illness is sealed: for programmes of ``OF_ILLNESS`` no open words are taken. A screening is asked to
and gone to; what was found is nobody's to write here, and there is no field for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.errors import FieldErrors
from desktop.services.contact_codes import OF_ILLNESS
from desktop.services.plain_records import PlainRecords
from desktop.services.validation import check_span
from desktop.store.queries import contact as queries
from desktop.store.queries.contact import AidRow
from desktop.store.values import Record, Value

#: Tags that say that a woman wants care, those that come first first. What is said of an illness is not among them.
CARE_TAGS: Final = (
    *("困难", "特困", "低保", "易返贫", "支出型困难", "留守", "监护", "流动", "单亲", "残疾", "重病"),
    *("失独", "独居", "空巢"),
)


class Programmes(PlainRecords):
    """Programmes of help, year by year. Each has ``applicants``: how many applied."""

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        records = super().page(ids)
        many: dict[bytes | None, int] = {}
        for row in queries.aid(self._desk.db):
            many[row.programme] = many.get(row.programme, 0) + 1
        for record in records:
            if record is not None:
                record["applicants"] = many.get(record["id"], 0)
                record["names"]["applicants"] = str(record["applicants"])
        return records

    def proposal(self) -> dict[str, Value]:
        return {**super().proposal(), "year": self._desk.today().year}

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        clean = super().checked(values, present)
        whole = {**(present or {}), **clean}
        if span := check_span(whole.get("opens_on"), whole.get("closes_on")):
            raise FieldErrors({"closes_on" if "closes_on" in clean else "opens_on": span})
        young, old = whole.get("age_from"), whole.get("age_to")
        if young is not None and old is not None and young > old:
            raise FieldErrors({"age_to" if "age_to" in clean else "age_from": "ages_reversed"})
        return clean


class Aid(PlainRecords):
    """Applications for help. Each has in ``names`` what registers show: ``gacha``, ``year``, ``missing`` papers."""

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        records = super().page(ids)
        there = [record for record in records if record is not None]
        if not there:
            return records
        desk = self._desk
        programmes = desk.journal.rows.get_many("programme", list({r["programme"] for r in there if r["programme"]}))
        her = {r["id"]: desk.people.standing([r["person"]])[0] for r in there if r["person"]}
        people = desk.people.records(list(set(her.values())), {"gacha"})
        for record in there:
            programme = programmes.get(record["programme"] or b"") or {}
            have = set(record["papers"] or ())
            record["missing"] = [paper for paper in programme.get("papers") or () if paper not in have]
            own = people.get(her.get(record["id"], b"")) or {}
            record["names"] |= {
                "gacha": desk.units.name(own.get("gacha")),
                "missing": "、".join(record["missing"]),
                "year": str(programme.get("year") or ""),
            }
        return records

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """As of any plain kind; open words of an illness are not taken. Raises FieldErrors."""
        clean = super().checked(values, present)
        whole = {**(present or {}), **clean}
        if clean.get("note") and self.is_of_illness(whole.get("programme")):
            raise FieldErrors({"note": "words_of_illness"})
        if (
            clean.get("programme")
            and "note" not in clean
            and whole.get("note")
            and self.is_of_illness(clean["programme"])
        ):
            raise FieldErrors({"programme": "words_of_illness"})
        return clean

    def is_of_illness(self, programme: Value) -> bool:
        """Whether what is said of a programme's applicants is said of an illness."""
        held = self._desk.journal.rows.get("programme", programme) if isinstance(programme, bytes) else None
        return bool(held and held["kind"] == OF_ILLNESS)


class Screenings(PlainRecords):
    """Who was asked to a screening and went. The year stands by itself: an earlier year's row is not moved."""

    def proposal(self) -> dict[str, Value]:
        return {**super().proposal(), "year": self._desk.today().year}


def twice(rows: Sequence[AidRow]) -> list[tuple[AidRow, AidRow]]:
    """(a later application, the earlier one by which she was helped) of programmes that help once: of the same kind,
    whatever year's. Who applied and was not helped may apply again."""
    helped: dict[tuple[bytes, str], AidRow] = {}
    found = []
    for row in rows:  # the earliest first
        if row.person is None or not row.kind:
            continue
        key = (row.person, row.kind)
        if row.once and key in helped and row.decided != "refused":
            found.append((row, helped[key]))
        if row.helped:
            helped.setdefault(key, row)
    return found


def of_one_household(rows: Sequence[AidRow]) -> list[tuple[AidRow, AidRow]]:
    """(a later application, the earlier one) of two women of one household, of the same kind in the same year."""
    first: dict[tuple[bytes, str, int | None], AidRow] = {}
    found = []
    for row in rows:
        if row.household is None or row.person is None:
            continue
        key = (row.household, row.kind, row.year)
        earlier = first.setdefault(key, row)
        if earlier.person != row.person:
            found.append((row, earlier))
    return found
