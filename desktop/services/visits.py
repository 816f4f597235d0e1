"""走访 Visits: a plain kind, with who went last time and the gacha of whom was visited."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop.errors import FieldErrors
from desktop.services.contact.meeting import meetings
from desktop.services.drafts import Typed
from desktop.services.needs.records import WORDS_OF_A_VISIT as WORDS
from desktop.services.needs.records import is_sealed
from desktop.services.plain import parted
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.sealing import Clear
from desktop.services.seen import Seen, edit_of
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import activities, contact
from desktop.store.queries import visits as queries
from desktop.store.queries.people import survivors
from desktop.store.values import Record, Value, from_column
from protocol.ids import derived_id
from protocol.records import VISIT

#: Among a visit's values: what she asks for.
ASKED = "asked"
_WENT = ("visitors", "visitors_text")


class Visits(PlainRecords):
    """The visits of one township. Each has ``gacha`` (id or None), that of whom was visited; filters know it too."""

    def ids(self, filter: PlainFilter | None = None, order: str = "", descending: bool | None = None) -> list[bytes]:
        wanted = filter or PlainFilter()
        of = dict(wanted.of)
        gacha = of.pop("gacha", None)
        found = super().ids(replace(wanted, of=of), order, descending)
        if not isinstance(gacha, bytes):
            return found
        inside = queries.in_gachas(self._desk.db, self._desk.units.counts_as(gacha))
        return [id_ for id_ in found if id_ in inside]

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        records = super().page(ids)
        there = [record for record in records if record is not None]
        of = dict(queries.gachas(self._desk.db, [record["id"] for record in there]))
        for record in there:
            record["gacha"] = of.get(record["id"])
            record["names"]["gacha"] = self._desk.units.name(record["gacha"])
        return records

    def not_told(self, id: bytes) -> Collection[str]:
        """The words that went over to a sealed need, to who may not open that."""
        sealed = self._desk.needs.is_sealed_from(id) and not self._desk.needs.opens_sealed
        return tuple(WORDS) if sealed else ()

    def choices(self, name: str) -> list[tuple[bytes | str, str]]:
        if name == "gacha":
            return [(unit.id, unit.short) for unit in self._desk.units.gachas()]
        return super().choices(name)

    def count(self, since: str | None = None, until: str | None = None) -> int:
        """How many visits between two ISO dates, both counted."""
        return queries.count(self._desk.db, since, until)

    def proposal(self) -> dict[str, Value]:
        """What a new visit starts with: today, and who went last time; the first time who uses this laptop."""
        last = queries.last_visitors(self._desk.db, self._desk.journal.author)
        went = [from_column(VISIT.name, name, value) or [] for name, value in zip(_WENT, last, strict=True)]
        me = self.myself()
        return {**super().proposal(), "visitors": [*went[0], *went[1]] or ([me] if me else []), "mode": "M1"}

    def log_activity(self, activity: bytes) -> Changes:
        """Writes a visit to each who came to an activity by name (走访慰问 that is to count as visits too), as one
        act. The id is made of both, so two laptops that do it write the same visits; what stands is left."""
        row = self._desk.journal.rows.get("activity", activity) or {}
        me = self.myself()
        who: dict[str, Value] = {"visitors": [me]} if isinstance(me, bytes) else {"visitors_text": [me]} if me else {}
        edits = []
        for her in self._desk.people.standing(activities.came(self._desk.db, activity)):
            id_ = derived_id(VISIT.name, activity, her)
            held = self._desk.journal.rows.get(VISIT.name, id_)
            if self._desk.erasure.is_asked(her) or (held is not None and not held["deleted"]):
                continue
            fields = {"person": her, "date": str(row.get("start") or "")[:10], "mode": "M5", "deleted": None}
            words = {"place": row.get("place"), "situation": row.get("title")}
            told = {name: value for name, value in words.items() if value}
            edits.append(Edit(VISIT.name, id_, {**fields, **who, **told}))
        return self._desk.journal.write(edits, Label("visit.activity", str(len(edits)))) if edits else Changes()

    def counts_for(self, record: Mapping[str, Any]) -> list[Record]:
        """The links that a visit keeps up: of one of those who went to whom it met, kept on its day. Worked out, never
        stored: a link that is written down later counts from its own first day."""
        db, day = self._desk.db, record["date"] or ""
        stands = survivors(db)
        mine = {stands.get(each, each) for each in record["visitors"] or ()}
        rows = [link for link in contact.links(db, day) if link.linker is None or link.linker in mine]
        if not rows:
            return []
        officers = contact.officers(db)
        there = contact.met(db, stands, rows, officers, day, day)
        kept = meetings(rows, [visit for visit in there if self._is(visit, record, stands)], officers)
        return [link for link in self._desk.links.page([row.id for row in rows if row.id in kept]) if link is not None]

    @staticmethod
    def _is(visit: contact.Met, record: Mapping[str, Any], stands: Mapping[bytes, bytes]) -> bool:
        """Whether what was read is this visit, or one that met the same on its day."""
        her = record["person"] and stands.get(record["person"], record["person"])
        return (visit.person, visit.home, visit.org) == (her, record["home"], record["org"]) and (
            record["household"] in (None, visit.household)
        )

    def myself(self) -> bytes | str | None:
        """Who uses this laptop, as a visitor: her row on the roster where there is one, else her name."""
        records = self._desk.records
        user = self._desk.journal.rows.get("user", records.user) or {}
        name = user.get("name") or ""
        found = [user["person"]] if user.get("person") else self._desk.people.named(name)
        return found[0] if len(found) == 1 else name or None

    def save(self, id: bytes | None, values: Mapping[str, Value], seen: Seen | None = None) -> Written:
        """As of any plain kind. With ``ASKED`` among the values (what is known of a need besides) it opens a need with
        the visit's words in the same act; of a sealed one the visit keeps none."""
        asked = values.get(ASKED)
        if not isinstance(asked, Mapping):
            return super().save(id, values, seen)
        return self._save_with_need(id, {name: value for name, value in values.items() if name != ASKED}, seen, asked)

    def _save_with_need(
        self, id: bytes | None, values: Mapping[str, Value], seen: Seen | None, asked: Mapping[str, Value]
    ) -> Written:
        if seen is not None:
            seen = Seen(seen.sight, parted(self.plain, seen.values))
        present = self._desk.journal.rows.get("visit", id) if id is not None else None
        clean = self.checked(values, present)
        row, clean = (id, clean) if id is not None else self.made(clean)
        whole = {**(present or {}), **clean}
        try:
            made = self._desk.needs.from_visit({**whole, "id": row}, asked)
        except FieldErrors as error:
            raise FieldErrors({"difficulty": next(iter(error.fields.values()))}) from error
        fields = {name: value for name, value in {**clean, **made.visit}.items() if present or value is not None}
        edits = [edit_of("visit", row, fields, seen), made.edit]
        label = Label("visit.save", self.subject(whole))
        return Written(row, self._desk.journal.write(edits, label))

    def kept_as(self, typed: Typed, kind: str | None) -> Typed:
        """What the draft of a new visit holds that asks for a need of a ``kind``: that it does, and the words sealed as
        the need's will be, with nothing of them in its title; open only where this laptop can seal none."""
        if not kind:
            return typed
        values = {**typed.values, ASKED: {"kind": kind}}
        if not is_sealed(kind, None) or not self._desk.sealing.can_open:
            return replace(typed, values=values)
        words = {name: Clear(text) for name in WORDS if isinstance(text := values.get(name), str)}
        return replace(typed, values={**values, **words}, title="")

    def subject(self, record: Mapping[str, Value]) -> str:
        """Whom it was made to; the day stands beside an act as it is."""
        if record.get("person"):
            return self._desk.people.name(record["person"])
        if record.get("org"):
            return self._desk.units.name(record["org"])
        if record.get("home"):
            return self._desk.records.row_name("home", record["home"])
        return self._desk.records.household_name(record.get("household") or b"")
