"""The records of a plain kind: lists, one record, saving and deleting, and their words on papers.

A kind that needs more (a computed value, another way to save) takes a subclass of ``PlainRecords``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ChangedMeanwhile, FieldErrors
from desktop.services import codes
from desktop.services.called import CALLED_BY_WHOSE, row_name
from desktop.services.money import amount_words, read_amount
from desktop.services.plain import ABOUT, LINE, LONG, Plain, Rows, joined, parted
from desktop.services.rows import all_changed_meanwhile, edits_of, rows_apart, taken_with
from desktop.services.sealing import HIDDEN, Clear, Sealed, wrapped
from desktop.services.seen import Seen, edit_of
from desktop.services.validation import (
    check_date,
    check_number,
    check_phone,
    check_time,
    check_year,
    clean_line,
    tenths_words,
)
from desktop.services.written import Written
from desktop.store import kind_queries as queries
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import people
from desktop.store.values import Record, Value
from protocol.ids import new_id
from protocol.records import BY_NAME, Field, Kind, Type

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: In place of a code: records for which none was chosen.
UNSET: Final = "none"


@dataclass(frozen=True)
class PlainFilter:
    """Which records a list shows. ``codes``: field → codes of which it has one, UNSET for none; ``since``, ``until``:
    ISO dates of the field ``newest``, both counted; ``of``: field → the row that it refers to, of a list one among
    others (a name of those who stand beside it as text); ``present``: fields that hold something; ``ended``: records
    that ended, None for these too; ``due``: only those about which something is to be done by today."""

    text: str = ""
    codes: Mapping[str, Collection[str]] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    of: Mapping[str, bytes | str] = field(default_factory=dict)
    present: frozenset[str] = frozenset()
    ended: bool | None = False
    due: bool = False


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
        own = plain.named_by if plain.named_by != ABOUT else ""
        found = queries.ids(
            self._desk.db,
            plain.kind,
            text=text,
            searched=plain.searched,
            rows={own.kind: (own.by, own.searched) for own in plain.rows},
            refs=tuple(plain.subjects) if text else (),
            one_of={name: _with_none(chosen) for name, chosen in wanted.codes.items() if chosen},
            of=dict(self._of(name, row) for name, row in wanted.of.items()),
            present=dict.fromkeys(wanted.present, True) | self._ended(wanted.ended),
            span=(plain.newest, wanted.since, wanted.until) if plain.newest else None,
            order=order or plain.newest or own,
            ranks=self._ranks(order),
            then="" if plain.newest else own,
            descending=bool(not order and plain.newest) if descending is None else descending,
        )
        if wanted.due:
            due = set(self.due_today())
            found = [row for row in found if row[0] in due]
        if not text:
            return [row[0] for row in found]
        named = self._meant(text, found)
        return [row[0] for row in found if row[1] or any(id_ in named for id_ in row[2:])]

    def to_find(self) -> list[bytes]:
        """The records that the find box may answer with."""
        return self.ids()

    def due_today(self) -> list[bytes]:
        """The records that go on and about which something was to be done by today."""
        plain = self.plain
        today = self._desk.today().isoformat()
        return queries.due(self._desk.db, plain.kind, plain.due, plain.ends, today) if plain.due else []

    def _ranks(self, order: str) -> Sequence[str]:
        table = self.plain.rule(order).codes if order else ""
        return tuple(codes.TABLES[table]) if table else ()

    def _of(self, name: str, row: bytes | str) -> tuple[str, Collection[bytes | str]]:
        """The field that refers to a row, and what stands in it: a woman also by what was merged into her."""
        if isinstance(row, str):
            return self.plain.beside.get(name, name), [row]
        return name, people.counted_as(self._desk.db, row) if self.plain.to(name) == "person" else [row]

    def _ended(self, ended: bool | None) -> dict[str, bool]:
        return {self.plain.ends: ended} if self.plain.ends and ended is not None else {}

    def choices(self, name: str) -> list[tuple[bytes | str, str]]:
        """What a list may be narrowed to by a field that refers to rows: those that records name; by name."""
        db, plain = self._desk.db, self.plain
        rows = queries.referred(db, plain.kind, name)
        found: list[tuple[bytes | str, str]]
        if plain.to(name) == "person":
            found = [*self._desk.people.names(self._desk.people.standing(rows)).items()]
        else:
            found = [*self._row_names(plain.to(name) or "", rows).items()]
        if name in plain.beside:
            found += [(words, words) for words in queries.referred(db, plain.kind, plain.beside[name])]
        return sorted((each for each in found if each[1]), key=lambda each: each[1])

    def _meant(self, text: str, found: Sequence[tuple[Any, ...]]) -> set[bytes]:
        """The rows that ``found`` (id, …, the fields ``subjects``) refer to whose names a typed text means: a household
        by its head."""
        kinds = list(self.plain.subjects.values())
        named = self._desk.people.meant(text) if {"person", "household"} & set(kinds) else set()
        if "household" in kinds and named:
            named |= {id_ for id_, head in queries.heads(self._desk.db) if head in named}
        for at, kind in enumerate(kinds, 2):
            if kind == "org_unit":
                named |= set(self._desk.units.search(text))
            elif kind == "home":
                named |= set(self._desk.homes.ids(PlainFilter(text)))
            elif kind not in ("person", "household"):
                rows = {row[at] for row in found if row[at] is not None}
                named |= {id_ for id_, name in self._row_names(kind, rows).items() if text in name}
        return named

    def _row_names(self, kind: str, ids: Collection[bytes]) -> dict[bytes, str]:
        """What rows are called, of any kind but women and households; "" of one that is not known."""
        desk = self._desk
        if kind == "org_unit":
            return {id_: desk.units.name(id_) for id_ in ids}
        if kind in CALLED_BY_WHOSE and ids:  # which one it is follows from one reading of all
            names = dict(desk.plain[kind].names())
            return {id_: names.get(id_, "") for id_ in ids}
        rows = desk.journal.rows.get_many(kind, list(ids))
        return {id_: row_name(kind, rows.get(id_, {})) for id_ in ids}

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """A list's page of records in the order of ``ids``, None for one that is gone.

        Beside its fields each has ``about`` ({field: id} or None), ``about_name`` (a household by its head),
        ``about_apart`` (what tells her from namesakes) and ``about_kind``; ``names``: what each other reference is
        called, by field, of a list a list (of women with those beside it); and ``aparts``, by field too. Of rows that
        it owns, by their kind: the rows as a form holds them, and in ``names`` what they refer to, by id.
        """
        rows, plain, desk = self._desk.journal.rows, self.plain, self._desk
        found = rows.get_many(plain.kind, list(ids))
        records = {id_: wrapped(plain.kind, id_, r) for id_, r in found.items() if not r["deleted"]}
        subjects = plain.subjects
        others = {name: kind for name, kind in plain.refs.items() if name not in subjects}
        told: dict[str, set[bytes]] = {"person": set()}
        for record in records.values():
            record[ABOUT] = next(({name: record[name]} for name in subjects if record[name]), None)
            for name, kind in plain.refs.items():
                if record[name]:
                    told.setdefault(kind, set()).add(record[name])
            for name, kind in {**dict.fromkeys(plain.beside, "person"), **plain.lists}.items():
                told.setdefault(kind, set()).update(record[name] or ())
        households = rows.get_many("household", list(told.get("household", ())))
        women = told["person"] | {h["head"] for h in households.values() if h["head"]}
        known, apart = (desk.people.names(women), desk.people.apart(women)) if women else ({}, {})
        named: dict[bytes, str] = {}
        for kind in told.keys() - {"person", "household", "org_unit"}:
            named |= self._row_names(kind, told[kind])

        def called(kind: str | None, id_: bytes | None) -> tuple[str, bytes | None]:
            """What a row is called, and whose name that is."""
            if id_ is None:
                return "", None
            if kind in ("person", "household"):
                her = (households.get(id_) or {}).get("head") if kind == "household" else id_
                return (known.get(her, ""), her) if her else ("", None)
            return (desk.units.name(id_) if kind == "org_unit" else named.get(id_, "")), None

        for record in records.values():
            field_, id_ = next(iter((record[ABOUT] or {"": None}).items()))
            name, her = called(subjects.get(field_), id_)
            record["about_name"], record["about_kind"] = name, subjects.get(field_, "")
            record["about_apart"] = apart.get(her) if her else None
            record["names"] = {name: called(kind, record[name])[0] for name, kind in others.items()}
            record["aparts"] = {name: apart.get(record[name]) for name, kind in others.items() if kind == "person"}
            for name, text in plain.beside.items():
                record["names"][name] = [*(known[id_] for id_ in record[name] or ()), *(record[text] or ())]
            for name, kind in plain.lists.items():
                record["names"][name] = [called(kind, id_)[0] for id_ in record[name] or ()]
        for own in plain.rows:
            for id_, held in desk.rows[own.kind].of_many(list(records)).items():
                records[id_][own.kind] = held
                records[id_]["names"][own.kind] = desk.rows[own.kind].names(held)
        return [records.get(id_) for id_ in ids]

    def get(self, id: bytes) -> Record | None:
        """One record as in ``page``."""
        return self.page([id])[0]

    def form(self, id: bytes) -> Record | None:
        """One record as a form shows it, with what ``get`` adds."""
        record = self.get(id)
        return None if record is None else joined(self.plain, record)

    def not_told(self, id: bytes) -> Collection[str]:
        """Fields of which neither its history nor the bin says anything to who uses this laptop: none, but where a kind
        says so."""
        return ()

    def name(self, id: bytes) -> str:
        """What a record is called where another one refers to it; "" of one that is not known."""
        return row_name(self.plain.kind, self._desk.journal.rows.get(self.plain.kind, id) or {})

    def names(self) -> list[tuple[bytes, str]]:
        """Those that another record may refer to, each by its name."""
        return [(id_, self.name(id_)) for id_ in self.ids()]

    def count(self) -> int:
        """How many there are that did not end."""
        return queries.count(self._desk.db, self.plain.kind, self.plain.ends)

    # --- what is written --------------------------------------------------------------------------------------------

    def proposal(self) -> dict[str, Value]:
        """What a new record starts with."""
        today = self._desk.today().isoformat()
        return {name: today for name, rule in self.plain.rules.items() if rule.today}

    def save(self, id: bytes | None, values: Mapping[str, Value], seen: Seen | None = None) -> Written:
        """Makes or changes a record; ``values`` as a form holds them, ``about`` for the fields of a ``OneOf``. Raises
        FieldErrors, ChangedMeanwhile."""
        if seen is not None:
            seen = Seen(seen.sight, parted(self.plain, seen.values))
        values, owned = rows_apart(self.plain.kind, values)
        present = self._desk.journal.rows.get(self.plain.kind, id) if id is not None else None
        clean = self.checked(values, present)
        whole = {**(present or {}), **clean}
        row, clean = (id, clean) if id is not None else self.made(clean)
        label = Label(f"{self.plain.kind}.save", self.subject(whole))
        rows = edits_of(self._desk, row, owned, seen)
        try:
            sealed = self._desk.sealing.sealed_for(self.plain.kind, row, clean)
            edits = [edit_of(self.plain.kind, row, sealed, seen), *rows, *self.beside(whole)]
            changes = self._desk.journal.write(edits, label)
        except ChangedMeanwhile as error:
            if seen is not None:
                error = all_changed_meanwhile(self._desk, self.plain.kind, row, error, seen)
            raise ChangedMeanwhile(self._joined(error.now, row), error.sight) from error
        return Written(row, changes)

    def made(self, values: Mapping[str, Value]) -> tuple[bytes, dict[str, Value]]:
        """The id of a new record of these values, and what is written for it: one whose key makes its id may have been
        deleted, and stands again as if it were new. Raises FieldErrors ``exists_already`` where it stands."""
        row = self._kind.derived_id(values)
        held = None if row is None else self._desk.journal.rows.get(self.plain.kind, row)
        if row is None or held is None:
            return row or new_id(), dict(values)
        if not held["deleted"]:
            raise FieldErrors(dict.fromkeys(self._kind.key, "exists_already"))
        return row, {**{name: values.get(name) for name in self._kind.names}, "deleted": None}

    def beside(self, record: Mapping[str, Value]) -> list[Edit]:
        """What else the act writes that writes this record; nothing, but where a kind says so."""
        return []

    def subject(self, record: Mapping[str, Value]) -> str:
        """What the act that writes a record says of it."""
        return self._desk.records.subject(self.plain.kind, record)

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """Values as they are stored, those of a new record (``present`` None) without what is empty. Raises
        FieldErrors."""
        clean, errors = self._checked(parted(self.plain, values))
        whole = {**(present or {}), **clean}
        for name, rule in self.plain.rules.items():
            if rule.needed and whole.get(name) in (None, "", []) and (present is None or name in clean):
                errors.setdefault(name, "required")
        if present is not None and any(
            clean.get(name, present.get(name)) != present.get(name) for name in self._kind.key
        ):
            errors.update({name: "never_corrected" for name in self._kind.key if name in clean})
        about = self.plain.about
        if about is not None and about.needed and not any(whole.get(name) for name in about.fields):
            errors.setdefault(ABOUT, "required")
        subjects, asked = self.plain.subjects, self._desk.erasure.is_asked
        if any(kind == "person" and whole.get(name) and asked(whole[name]) for name, kind in subjects.items()):
            errors[ABOUT] = "woman_erased"  # no word more about her, whatever field it stands in
        if errors:
            raise FieldErrors(errors)
        return clean if present is not None else {n: v for n, v in clean.items() if v not in (None, "", [])}

    def delete(self, id: bytes) -> Changes:
        """Takes a record out; it can be undone."""
        record = self._desk.journal.rows.get(self.plain.kind, id) or {}
        label = Label(f"{self.plain.kind}.delete", self._desk.records.subject(self.plain.kind, record))
        taken = taken_with(self._desk, self.plain.kind, id)
        return self._desk.journal.write([Edit(self.plain.kind, id, {"deleted": 1}), *taken], label)

    def _joined(self, now: Mapping[str, Value], id: bytes) -> dict[str, Value]:
        """What fields hold, as the form shows them."""
        now = wrapped(self.plain.kind, id, now)
        whole = joined(self.plain, {**(self.get(id) or {}), **now})
        return {name: whole.get(name) for name in joined(self.plain, now)}

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
        if declared.type is Type.SEALED:
            return self._sealed(declared, value)
        if declared.type is Type.DATE:
            day = check_date(value, self._desk.today(), partial=not rule.whole, future=rule.future)
            if rule.month and day.value and len(day.value) < len("2026-11"):
                return None, "month_needed"
            return day.value[:7] if rule.month and day.value else day.value, day.error
        if declared.type is Type.INT and rule.money:
            if type(value) is int and (rule.signed or value >= 0):
                return value, None
            return read_amount(str(value), signed=rule.signed)
        if declared.type is Type.INT:
            number = check_year(str(value)) if rule.year else check_number(str(value))
            return number.value, number.error
        if declared.type is Type.REF:
            if not isinstance(value, bytes):
                return None, "person_not_chosen"
            erased = declared.to == "person" and self._desk.erasure.is_asked(value)
            return value, "woman_erased" if erased else None
        if declared.type is Type.REFS and declared.name in self.plain.lists:
            if not isinstance(value, list) or not all(isinstance(one, bytes) for one in value):
                return None, "person_not_chosen"
            erased = declared.to == "person" and any(map(self._desk.erasure.is_asked, value))
            return list(dict.fromkeys(value)) or None, "woman_erased" if erased else None
        if rule.clock:
            clock = check_time(str(value))
            return clock.value, clock.error
        if rule.phone:
            phone = check_phone(str(value))
            return phone.value, phone.error
        if declared.type is Type.TEXT:
            text = str(value).strip() if rule.long else clean_line(str(value))
            too_long = text is not None and len(text) > (rule.limit or (LONG if rule.long else LINE))
            return text or None, "text_too_long" if too_long else None
        return value, None

    def _sealed(self, declared: Field, value: Value) -> tuple[Value, str | None]:
        """What was typed, cleaned, to be sealed as it is written; what stands sealed as it is."""
        if isinstance(value, Sealed):
            return value, None
        if isinstance(value, bytes):
            raise TypeError(f"{declared.name}: words are sealed by desktop.services.sealing alone")
        typed = value.text if isinstance(value, Clear) else str(value)
        rule = self.plain.rule(declared.name)
        text = typed.strip() if rule.long else clean_line(typed)
        if not text:
            return None, None
        too_long = len(text) > (rule.limit or (LONG if rule.long else LINE))
        return Clear(text), "text_too_long" if too_long else self._desk.sealing.why_not or None


def _with_none(chosen: Collection[str]) -> list[str]:
    return ["" if code == UNSET else code for code in chosen]


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
    if name in record["names"]:
        named = record["names"][name]
        if named and plain.to(name) == "household":
            return f"{named}家庭"
        return str(named) if isinstance(named, str) else "、".join(named)
    value = record[name]
    if value is None or value == "":
        return ""
    rule, type_ = plain.rule(name), plain.type(name)
    if type_ is Type.SEALED:
        return HIDDEN
    if rule.codes or rule.offers:
        return codes.label(rule.codes or rule.offers, str(value))
    if rule.tenths:
        return tenths_words(int(value))
    if rule.money:
        return amount_words(int(value))
    if type_ is Type.FLAG:
        return "是" if value else "否"
    if type_ is Type.DATE:
        parts = zip(str(value).split("-"), "年月日", strict=False)
        return "".join(f"{int(number)}{unit}" for number, unit in parts)
    return "、".join(value) if isinstance(value, list) else str(value)
