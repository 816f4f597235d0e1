"""The records of a plain kind: lists, one record, saving and deleting, and their words on papers.

A kind that needs more (a computed value, another way to save) takes a subclass of ``PlainRecords``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.errors import ChangedMeanwhile, FieldErrors
from desktop.services import codes
from desktop.services.called import home_name
from desktop.services.plain import ABOUT, LINE, LONG, Plain, Rows
from desktop.services.rows import all_changed_meanwhile, edits_of, parted, taken_with
from desktop.services.seen import Seen, edit_of
from desktop.services.validation import check_date, check_number, clean_line
from desktop.services.written import Written
from desktop.store import kind_queries as queries
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import people
from desktop.store.values import Record, Value
from protocol.ids import new_id
from protocol.records import BY_NAME, Field, Kind, Type

if TYPE_CHECKING:
    from desktop.services.desk import Desk


@dataclass(frozen=True)
class PlainFilter:
    """Which records a list shows. ``codes``: field → codes of which it has one; ``since``, ``until``: ISO dates of the
    field ``newest``, both counted; ``about``: (field, id) → records about that row."""

    text: str = ""
    codes: Mapping[str, Collection[str]] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    about: tuple[str, bytes] | None = None


class PlainRecords:
    """The records of one plain kind."""

    def __init__(self, desk: Desk, plain: Plain) -> None:
        self._desk, self.plain = desk, plain
        self._kind: Kind = BY_NAME[plain.kind]

    # --- lists ------------------------------------------------------------------------------------------------------

    def ids(self, filter: PlainFilter | None = None, order: str = "", descending: bool | None = None) -> list[bytes]:
        """Ids of the records that fit, by a field of the kind; by ``newest``, the latest first, where none is named."""
        wanted, plain = filter or PlainFilter(), self.plain
        text = wanted.text.strip()
        refs = tuple(plain.subjects)
        found = queries.ids(
            self._desk.db,
            plain.kind,
            text=text,
            searched=plain.searched,
            rows={own.kind: (own.by, own.searched) for own in plain.rows},
            refs=refs,
            one_of={name: chosen for name, chosen in wanted.codes.items() if chosen},
            of=self._of(wanted.about) if wanted.about else None,
            span=(plain.newest, wanted.since, wanted.until) if plain.newest else None,
            order=order or plain.newest,
            ranks=self._ranks(order),
            descending=not order if descending is None else descending,
        )
        if not text:
            return [row[0] for row in found]
        named = self._named(text, {(name, id_) for row in found for name, id_ in zip(refs, row[2:], strict=True)})
        return [row[0] for row in found if row[1] or any(key in named for key in zip(refs, row[2:], strict=True))]

    def _ranks(self, order: str) -> Sequence[str]:
        table = self.plain.rule(order).codes if order else ""
        return tuple(codes.TABLES[table]) if table else ()

    def _of(self, about: tuple[str, bytes]) -> dict[str, Collection[bytes]]:
        name, id_ = about
        same = people.counted_as(self._desk.db, id_) if self.plain.to(name) == "person" else [id_]
        return {name: same}

    def _named(self, text: str, refs: Collection[tuple[str, bytes | None]]) -> set[tuple[str, bytes | None]]:
        """Those of ``refs`` (field, id) whose names a typed text means: a household by its head."""
        subjects, desk = self.plain.subjects, self._desk
        meant = desk.people.meant(text)
        heads = {
            id_: row["head"]
            for id_, row in desk.journal.rows.get_many(
                "household", [id_ for name, id_ in refs if id_ and subjects[name] == "household"]
            ).items()
        }
        found: set[tuple[str, bytes | None]] = set()
        for name, id_ in refs:
            kind = subjects[name]
            if id_ is None:
                continue
            if kind in ("person", "household"):
                hit = (heads.get(id_) if kind == "household" else id_) in meant
            else:
                hit = text in self._plain_name(kind, id_)
            if hit:
                found.add((name, id_))
        return found

    def _plain_name(self, kind: str, id: bytes) -> str:
        if kind == "org_unit":
            return self._desk.units.name(id)
        return home_name(self._desk.journal.rows.get("home", id)) if kind == "home" else ""

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """A list's page of records in the order of ``ids``, None for one that is gone.

        Beside its fields each has ``about`` ({field: id} or None), ``about_name`` (a household by its head),
        ``about_apart`` (what tells her from namesakes) and ``about_kind``; and ``names``: what each other reference
        is called, by field. Of rows that it owns, by their kind: the rows as a form holds them, and in ``names`` what
        they refer to, by id.
        """
        rows = self._desk.journal.rows
        records = {id_: r for id_, r in rows.get_many(self.plain.kind, list(ids)).items() if not r["deleted"]}
        subjects = self.plain.subjects
        others = {f.name: f.to for f in self._kind.fields if f.type is Type.REF and f.name not in subjects}
        told: dict[str, set[bytes]] = {}
        for record in records.values():
            record[ABOUT] = next(({name: record[name]} for name in subjects if record[name]), None)
            for name, kind in (*subjects.items(), *others.items()):
                if kind and record[name]:
                    told.setdefault(kind, set()).add(record[name])
        households = rows.get_many("household", list(told.get("household", ())))
        women = told.get("person", set()) | {h["head"] for h in households.values() if h["head"]}
        known, apart = self._desk.people.names(women), self._desk.people.apart(women)
        homes = {id_: home_name(row) for id_, row in rows.get_many("home", list(told.get("home", ()))).items()}

        def called(kind: str | None, id_: bytes | None) -> tuple[str, bytes | None]:
            """What a row is called, and whose name that is."""
            if id_ is None:
                return "", None
            if kind in ("person", "household"):
                her = (households.get(id_) or {}).get("head") if kind == "household" else id_
                return (known.get(her, ""), her) if her else ("", None)
            return (self._desk.units.name(id_) if kind == "org_unit" else homes.get(id_, "")), None

        for record in records.values():
            field_, id_ = next(iter((record[ABOUT] or {"": None}).items()))
            name, her = called(subjects.get(field_), id_)
            record["about_name"], record["about_kind"] = name, subjects.get(field_, "")
            record["about_apart"] = apart.get(her) if her else None
            record["names"] = {name: called(kind, record[name])[0] for name, kind in others.items()}
        for own in self.plain.rows:
            for id_, held in self._desk.rows[own.kind].of_many(list(records)).items():
                records[id_][own.kind] = held
                records[id_]["names"][own.kind] = self._desk.rows[own.kind].names(held)
        return [records.get(id_) for id_ in ids]

    def get(self, id: bytes) -> Record | None:
        """One record as in ``page``."""
        return self.page([id])[0]

    def count(self) -> int:
        """How many there are."""
        return queries.count(self._desk.db, self.plain.kind)

    # --- what is written --------------------------------------------------------------------------------------------

    def proposal(self) -> dict[str, Value]:
        """What a new record starts with."""
        today = self._desk.today().isoformat()
        return {name: today for name, rule in self.plain.rules.items() if rule.today}

    def save(self, id: bytes | None, values: Mapping[str, Value], seen: Seen | None = None) -> Written:
        """Makes or changes a record; ``values`` as a form holds them, ``about`` for the fields of a ``OneOf``. Raises
        FieldErrors, ChangedMeanwhile."""
        if seen is not None:
            seen = Seen(seen.sight, self._parted(seen.values))
        values, owned = parted(self.plain.kind, values)
        present = self._desk.journal.rows.get(self.plain.kind, id) if id is not None else None
        clean = self.checked(values, present)
        whole = {**(present or {}), **clean}
        row = id or new_id()
        label = Label(f"{self.plain.kind}.save", self._desk.records.subject(self.plain.kind, whole))
        rows = edits_of(self._desk, row, owned, seen)
        try:
            changes = self._desk.journal.write([edit_of(self.plain.kind, row, clean, seen), *rows], label)
        except ChangedMeanwhile as error:
            if seen is not None:
                error = all_changed_meanwhile(self._desk, self.plain.kind, row, error, seen)
            raise ChangedMeanwhile(self._joined(error.now, row), error.sight) from error
        return Written(row, changes)

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """Values as they are stored, those of a new record (``present`` None) without what is empty. Raises
        FieldErrors."""
        clean, errors = self._checked(self._parted(values))
        whole = {**(present or {}), **clean}
        for name, rule in self.plain.rules.items():
            if rule.needed and whole.get(name) in (None, "", []) and (present is None or name in clean):
                errors.setdefault(name, "required")
        about = self.plain.about
        if about is not None and about.needed and not any(whole.get(name) for name in about.fields):
            errors.setdefault(ABOUT, "required")
        if errors:
            raise FieldErrors(errors)
        return clean if present is not None else {n: v for n, v in clean.items() if v not in (None, "", [])}

    def delete(self, id: bytes) -> Changes:
        """Takes a record out; it can be undone."""
        record = self._desk.journal.rows.get(self.plain.kind, id) or {}
        label = Label(f"{self.plain.kind}.delete", self._desk.records.subject(self.plain.kind, record))
        taken = taken_with(self._desk, self.plain.kind, id)
        return self._desk.journal.write([Edit(self.plain.kind, id, {"deleted": 1}), *taken], label)

    def _parted(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """The fields of a ``OneOf`` in the place of the one that the form shows."""
        parted = dict(values)
        if ABOUT in parted and self.plain.about is not None:
            chosen = parted.pop(ABOUT) or {}
            parted.update({name: chosen.get(name) for name in self.plain.about.fields})
        return parted

    def _joined(self, now: Mapping[str, Value], id: bytes) -> dict[str, Value]:
        """What fields hold, as the form shows them."""
        subjects = self.plain.subjects
        joined = {name: value for name, value in now.items() if name not in subjects}
        if joined.keys() != now.keys():
            joined[ABOUT] = (self.get(id) or {}).get(ABOUT)
        return joined

    def _checked(self, values: Mapping[str, Value]) -> tuple[dict[str, Value], dict[str, str]]:
        clean: dict[str, Value] = {}
        errors: dict[str, str] = {}
        subjects = self.plain.subjects
        for name, value in values.items():
            clean[name], error = self._check(self._kind.by_name[name], value)
            if error:
                errors[ABOUT if name in subjects else name] = error
        return clean, errors

    def _check(self, declared: Field, value: Value) -> tuple[Value, str | None]:
        """A field's value as it is stored, and what is wrong with it."""
        rule = self.plain.rule(declared.name)
        if value is None or value == "":
            return None, None
        if declared.type is Type.DATE:
            day = check_date(value, self._desk.today(), partial=not rule.whole, future=rule.future)
            return day.value, day.error
        if declared.type is Type.INT:
            number = check_number(str(value))
            return number.value, number.error
        if declared.type is Type.REF:
            if not isinstance(value, bytes):
                return None, "person_not_chosen"
            erased = declared.to == "person" and self._desk.erasure.is_asked(value)
            return value, "woman_erased" if erased else None
        if declared.type is Type.TEXT:
            text = str(value).strip() if rule.long else clean_line(str(value))
            too_long = text is not None and len(text) > (rule.limit or (LONG if rule.long else LINE))
            return text or None, "text_too_long" if too_long else None
        return value, None


def rows_in(record: Mapping[str, Any], rows: Rows) -> list[Record]:
    """The rows that a record (as ``page`` gives it) owns, each as a record of its own."""
    called = record["names"][rows.kind]
    refs = [name for name in rows.columns if rows.plain.type(name) is Type.REF]
    return [{**row, "names": {name: called.get(row[name], "") for name in refs}} for row in record[rows.kind]]


def paper_words(plain: Plain, record: Mapping[str, Any], name: str) -> str:
    """A field of a record (as ``page`` gives it) in Chinese, as papers show it."""
    rows = next((rows for rows in plain.rows if rows.kind == name), None)
    if rows is not None:
        told = ([paper_words(rows.plain, row, column) for column in rows.columns] for row in rows_in(record, rows))
        return "\n".join(" ".join(filter(None, row)) for row in told)
    if name == ABOUT:
        return f"{record['about_name']}家庭" if record["about_kind"] == "household" else str(record["about_name"])
    value = record[name]
    if value is None or value == "":
        return ""
    rule, type_ = plain.rule(name), plain.type(name)
    if rule.codes:
        return codes.label(rule.codes, str(value))
    if type_ is Type.REF:
        return str(record["names"].get(name, ""))
    if type_ is Type.FLAG:
        return "是" if value else "否"
    if type_ is Type.DATE:
        parts = zip(str(value).split("-"), "年月日", strict=False)
        return "".join(f"{int(number)}{unit}" for number, unit in parts)
    return "、".join(value) if isinstance(value, list) else str(value)
