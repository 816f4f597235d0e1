"""走访 Visits, the thin form: when, whom, who went, what was found, what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import FieldErrors
from desktop.services.seen import Seen, edit_of
from desktop.services.validation import check_date, clean_line
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import people
from desktop.store.queries import visits as queries
from desktop.store.values import Record, Value, from_column
from protocol.ids import new_id
from protocol.records import VISIT

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: In place of a target's code: visits for which none was chosen.
UNCLASSIFIED = "none"
_LONG = ("situation", "difficulty", "measure")
_WENT = ("visitors", "visitors_text")


@dataclass(frozen=True)
class VisitFilter:
    """Which visits a list shows; dates ISO, both counted."""

    text: str = ""
    targets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    person: bytes | None = None


class Visits:
    """The visits of one township."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ids(self, filter: VisitFilter | None = None, newest: bool = True) -> list[bytes]:
        """Ids of the visits that fit, by date."""
        wanted = filter or VisitFilter()
        return queries.ids(
            self._desk.db,
            text=wanted.text.strip(),
            people=self._desk.people.meant(wanted.text),
            targets=list(wanted.targets),
            since=wanted.since,
            until=wanted.until,
            of=people.counted_as(self._desk.db, wanted.person) if wanted.person else None,
            newest=newest,
        )

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """A list's page of records in the order of ``ids``, None for one that is gone, each with ``person_name`` and
        ``person_apart`` (of a household visited as a whole its head's, and ``whole``), ``gacha`` (id), ``gacha_name``
        and ``visitor_names``."""
        rows = self._desk.journal.rows
        records = {id_: r for id_, r in rows.get_many(VISIT.name, list(ids)).items() if not r["deleted"]}
        wanted = {r["person"] for r in records.values() if r["person"]}
        wanted.update(v for r in records.values() for v in r["visitors"] or ())
        households = rows.get_many("household", list({r["household"] for r in records.values() if r["household"]}))
        wanted.update(h["head"] for h in households.values() if h["head"])
        known, apart = self._desk.people.whose(wanted), self._desk.people.apart(wanted)
        for record in records.values():
            household = households.get(record["household"]) or {}
            name, gacha = known.get(record["person"] or household.get("head") or b"", ("", None))
            record["person_name"] = name
            record["whole"] = not record["person"] and bool(record["household"])
            record["person_apart"] = apart.get(record["person"] or household.get("head") or b"")
            record["gacha"] = gacha or household.get("gacha")
            record["gacha_name"] = self._desk.units.name(record["gacha"])
            went = [known[visitor][0] for visitor in record["visitors"] or ()]
            record["visitor_names"] = [*went, *(record["visitors_text"] or ())]
        return [records.get(id_) for id_ in ids]

    def get(self, id: bytes) -> Record | None:
        """One visit as in ``page``."""
        return self.page([id])[0]

    def count(self, since: str | None = None, until: str | None = None) -> int:
        """How many visits between two ISO dates, both counted."""
        return queries.count(self._desk.db, since, until)

    def proposal(self) -> dict[str, Value]:
        """What a new visit starts with: today, and who went last time; the first time who uses this laptop."""
        last = queries.last_visitors(self._desk.db, self._desk.journal.author)
        went = [from_column(VISIT.name, name, value) or [] for name, value in zip(_WENT, last, strict=True)]
        me = self.myself()
        visitors = [*went[0], *went[1]] or ([me] if me else [])
        return {"date": self._desk.today().isoformat(), "visitors": visitors}

    def who_went(self, record: Mapping[str, Any]) -> list[bytes | str]:
        """The visitors of a visit: women of the roster, then names of those who are not on it."""
        return [*(record["visitors"] or ()), *(record["visitors_text"] or ())]

    def myself(self) -> bytes | str | None:
        """Who uses this laptop, as a visitor: her row on the roster where there is one, else her name."""
        records = self._desk.records
        user = self._desk.journal.rows.get("user", records.user) or {}
        name = user.get("name") or ""
        found = [user["person"]] if user.get("person") else self._desk.people.named(name)
        return found[0] if len(found) == 1 else name or None

    def save(self, id: bytes | None, values: Mapping[str, Value], seen: Seen | None = None) -> Written:
        """Makes or changes a visit. Raises FieldErrors: a date that is none, nobody visited, a woman who was erased;
        ChangedMeanwhile.

        ``visitors`` may hold ids and, of those who are not on the roster, names.
        """
        clean: dict[str, Value] = {
            name: clean_line(v) if isinstance(v, str) and name not in _LONG else v for name, v in values.items()
        }
        if "visitors" in clean:
            clean |= _apart(clean["visitors"])
            seen = seen and Seen(seen.sight, {**seen.values, **_apart(seen.values.get("visitors"))})
        errors: dict[str, str] = {}
        if id is None or "date" in clean:
            checked = check_date(clean.get("date"), self._desk.today(), partial=False)
            clean["date"] = checked.value
            if checked.error or not checked.value:
                errors["date"] = checked.error or "required"
        present = self._desk.journal.rows.get(VISIT.name, id) if id is not None else None
        if not any(clean.get(name, (present or {}).get(name)) for name in ("person", "household")):
            errors["person"] = "required"
        person = clean.get("person") or (present or {}).get("person")
        if isinstance(person, bytes) and self._desk.erasure.is_asked(person):
            errors["person"] = "woman_erased"
        if errors:
            raise FieldErrors(errors)
        visit = id or new_id()
        household = clean.get("household") or (present or {}).get("household")
        whom = self._desk.people.name(person) if person else self._desk.records.household_name(household or b"")
        label = Label("visit.save", whom)
        return Written(visit, self._desk.journal.write([edit_of(VISIT.name, visit, clean, seen)], label))

    def delete(self, id: bytes) -> Changes:
        """Takes a visit out; it can be undone."""
        visit = self._desk.journal.rows.get(VISIT.name, id) or {}
        label = Label("visit.delete", self._desk.records.subject(VISIT.name, visit))
        return self._desk.journal.write([Edit(VISIT.name, id, {"deleted": 1})], label)


def _apart(visitors: Sequence[bytes | str] | None) -> dict[str, Value]:
    """Women of the roster and names of others, as the two fields that hold them."""
    names = [name for one in visitors or () if isinstance(one, str) and (name := clean_line(one))]
    people = [one for one in visitors or () if isinstance(one, bytes)]
    return {"visitors": list(dict.fromkeys(people)) or None, "visitors_text": list(dict.fromkeys(names)) or None}
