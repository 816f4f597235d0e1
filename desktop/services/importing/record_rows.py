"""Rows of a table as records of one kind: read, found among the records that stand, and written.

``Reader`` is what all kinds share; ``PlainReader`` reads every plain kind by what its ``Plain`` states. Values stand as
they are stored. A cell never refuses the record: what cannot be read is kept in its note, under its head; only without
what a record needs a row waits for somebody.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import FieldErrors
from desktop.services.comparing import squeezed
from desktop.services.importing.columns import KEEP, LEAVE, head_words
from desktop.services.importing.directory import Directory
from desktop.services.importing.plan import Decision, Reason, Row
from desktop.services.importing.reads import EMPTY, Read, plain, unread, without_identity
from desktop.services.importing.record_cells import read_day, read_flag, read_names, read_number, read_word
from desktop.services.importing.table_kinds import OF_GACHA, OFFICERS, PEOPLE, TableKind
from desktop.services.importing.understanding import Doubt, Rules, Source, Understood
from desktop.services.money import read_amount
from desktop.services.plain import ABOUT, Plain, Rows, Type, parted
from desktop.services.rows import edits_of, of_cell, rows_apart
from desktop.services.sealing import HIDDEN, Clear
from desktop.services.validation import check_tenths, clean_line
from desktop.store import kind_queries as queries
from desktop.store.changes import Edit, Sight
from desktop.store.values import Record, Value
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: With these a program of tables begins to compute; what goes out has a mark before them.
_COMPUTED: Final = ("=", "+", "-", "@")
#: What a cell says that a program of tables could not compute.
_BROKEN: Final = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)|Err:[0-9]+")
#: Records that are read at once.
_STEP: Final = 500
Key = tuple[Any, ...]


@dataclass
class Line(Understood):
    """A row as a record. ``blocks``: why it cannot be written as it stands; ``told``: what is to be said of it;
    ``several``: names in it → who may be meant; ``people``: women whom it names and the roster does not have."""

    blocks: list[Reason] = field(default_factory=list)
    told: list[Reason] = field(default_factory=list)
    several: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    people: list[bytes] = field(default_factory=list)
    settled: bool = False
    derived: bool = False  # whether its kind was worked out from other words

    def complete(self) -> bool:
        return (self.settled or not self.doubts) and not self.unread


def typed(cell: str) -> str:
    """What somebody wrote into a cell, without the mark that keeps it from being computed."""
    words = cell.strip()
    return words[1:] if words[:1] == "'" and words[1:2] in _COMPUTED else words


class Reader(ABC):
    """Rows as records of one kind. A subclass reads, finds and writes."""

    #: The field that takes what could not be read; "" where none does.
    keeps: str = ""
    #: Fields without which nothing is written.
    needed: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, kind: TableKind, rules: Rules, directory: Directory) -> None:
        self.desk, self.kind, self.rules, self.directory = desk, kind, rules, directory

    # --- reading ------------------------------------------------------------------------------------------------------

    def line(self, source: Source, at: int, decision: Decision) -> Line:
        """The row ``at`` of a source as a record, as it stands after what was decided of its names and doubts."""
        line = Line(settled=decision.accepted)
        cells: dict[str, str] = {}
        for column, name in enumerate(source.fields):
            text = typed(source.table.rows[at][column])
            if name == LEAVE or not text:
                continue
            if name == KEEP:
                if plain(text):
                    line.kept[source.table.heads[column] or str(column + 1)] = clean_line(text) or ""
            elif _BROKEN.fullmatch(text):
                self.put(line, name, Read(unread="cell_broken", kept=text))
            elif name in cells and text:
                line.kept[source.table.heads[column] or name] = text
            else:
                cells[name] = text
                if (at, column) in source.table.filled:
                    line.filled.add(name)
        if place := source.table.places[at]:
            cells.setdefault(OF_GACHA, place)
        self.read(line, cells, source, decision)
        if decision.accepted:
            for name, doubt in line.doubts.items():
                line.values.setdefault(name, doubt.taken(decision.other))
                line.kept.pop(name, None)
        self._keep(line, source)
        self.check(line)
        line.values = {name: value for name, value in line.values.items() if value not in (None, "", [])}
        self._before_birth(line, decision)
        return line

    @abstractmethod
    def read(self, line: Line, cells: Mapping[str, str], source: Source, decision: Decision) -> None:
        """Reads the cells into the line's values."""

    def check(self, line: Line) -> None:
        """Says what stands against writing the values."""
        for name in self.needed:
            if line.values.get(name) in (None, "", []) and not self.blocked(line, name):
                line.blocks.append(Reason(line.unread.get(name, "required"), name))

    @staticmethod
    def blocked(line: Line, name: str) -> bool:
        """Whether something is said already of why a field has no value."""
        return any(reason.field == name for reason in line.blocks) or (name in line.doubts and not line.settled)

    @staticmethod
    def put(line: Line, name: str, read: Read, value: Value = None) -> None:
        """What a cell gave: a value (``value``, where it is no text), a doubt, or a text that is kept."""
        if read.kept:
            line.kept[name] = read.kept
        if read.unread:
            line.unread[name] = read.unread
        elif read.doubt and read.value is not None:
            line.doubts[name] = Doubt(read.doubt, read.value, read.other)
        elif read.value is not None:
            line.values[name] = read.value if value is None else value

    def refer(
        self, line: Line, name: str, kinds: Sequence[str], words: str, gacha: bytes | None, decision: Decision
    ) -> tuple[str, bytes] | None:
        """The (kind, row) that a name means; None where nobody knows, and then the line says so: of several whoever is
        meant is asked for; of none the text is kept, or where the field is needed the row waits."""
        found = [(kind, self.directory.find(kind, words, gacha)) for kind in kinds]
        chosen = decision.means.get(words)
        if chosen:
            return next((kind for kind, meant in found if chosen in meant.ids), kinds[0]), chosen
        if chosen is not None and self.may_be_new(name):
            return "person", self.newcomer(line, words, gacha)
        if chosen is not None:
            found = []
        sure = next(((kind, meant.ids[0]) for kind, meant in found if not meant.code), None)
        if sure is not None:
            return sure
        perhaps = next((meant for _, meant in found if meant.ids), None)
        if perhaps is not None:
            line.several[words] = perhaps.ids
            line.blocks.append(Reason(perhaps.code, name, word=words))
            return None
        code = next((meant.code for _, meant in found if meant.code != "name_unknown"), "name_unknown")
        if name in self.needed:
            line.blocks.append(Reason(code, name, word=words))
        else:
            line.unread[name], line.kept[name] = code, words
        return None

    def newcomer(self, line: Line, words: str, gacha: bytes | None) -> bytes:
        """The id of a woman whom the roster does not have; she is written with the record."""
        id_ = self.directory.newcomer(words, gacha)
        if id_ not in line.people:
            line.people.append(id_)
        return id_

    def _keep(self, line: Line, source: Source) -> None:
        lines = []
        for name, text in line.kept.items():
            column = source.column(name)
            head = source.table.heads[column] if column is not None else name
            lines.append(f"{head_words(head)}：{without_identity(text)}")
        if lines and self.keeps:
            line.values[self.keeps] = "\n".join([*filter(None, [line.values.get(self.keeps)]), *lines])
        elif lines and not line.kept.keys() <= self.needed:
            line.blocks.append(Reason("nowhere_kept"))

    def _before_birth(self, line: Line, decision: Decision) -> None:
        """A day before the birth of the woman whom it is about is asked about."""
        name, woman = self.dated(line.values)
        day, born = str(line.values.get(name) or ""), self.directory.born(woman) if woman else ""
        if name and day and born and day[: len(born)] < born[: len(day)] and not decision.accepted:
            line.doubts[name] = Doubt("before_birth", line.values.pop(name))

    def dated(self, values: Mapping[str, Value]) -> tuple[str, bytes | None]:
        """The field that says when, and the woman who was born before that."""
        return "", None

    def may_be_new(self, name: str) -> bool:
        """Whether a field that names a woman may bring her onto the roster: a recorder's visit may not."""
        return self.desk.records.may_change("person") and self.names_women(name)

    def names_women(self, name: str) -> bool:
        """Whether a field names a woman who may be new."""
        return name in (*OFFICERS, PEOPLE, "person")

    # --- what stands --------------------------------------------------------------------------------------------------

    @abstractmethod
    def key(self, line: Line) -> Key | None:
        """What two rows share that are one record; None where a row says too little."""

    @abstractmethod
    def find(self, line: Line) -> tuple[bytes, ...]:
        """The records that a row may be: one, or several of which nobody knows which."""

    def another(self, id: bytes, line: Line) -> str:
        """The code of why a row that is found to be a record may yet be another one; "" where it is that record."""
        return ""

    def rounds(self, rows: Sequence[Row]) -> Mapping[int, str]:
        """The rows, of all that are to be written, that cannot stand together: place in the plan → the code of why."""
        return {}

    def load(self, ids: Sequence[bytes]) -> None:
        """Reads the records that are compared next; a reader that holds them all need not."""
        return

    @abstractmethod
    def changes(self, id: bytes, line: Line) -> dict[str, tuple[Value, Value]]:
        """Field → (old, new) of what a row says otherwise than the record; blanks say nothing."""

    def was_deleted(self, line: Line) -> bool:
        """Whether a record like this was here and was deleted."""
        return False

    # --- writing ------------------------------------------------------------------------------------------------------

    @abstractmethod
    def new(self, line: Line) -> Iterator[Edit]:
        """A record that is not here yet."""

    @abstractmethod
    def change(self, id: bytes, changes: Mapping[str, Value], line: Line, sight: Sight) -> Iterator[Edit]:
        """What a row changes in a record."""


class PlainReader(Reader):
    """Rows of a plain kind."""

    def __init__(self, desk: Desk, kind: TableKind, rules: Rules, directory: Directory) -> None:
        super().__init__(desk, kind, rules, directory)
        self._service = desk.plain[kind.kind]
        self.plain: Plain = self._service.plain
        plain = self.plain
        self.needed = frozenset(name for name, rule in plain.rules.items() if rule.needed)
        if plain.about is not None and plain.about.needed:
            self.needed |= {ABOUT}
        long = [name for name, rule in plain.rules.items() if rule.long and plain.type(name) is Type.TEXT]
        self.keeps = "note" if "note" in long else next(iter(long), "")
        stated = plain.same or (plain.named_by, *([plain.newest] if plain.newest else []), ABOUT)
        parts = [list(plain.subjects) if name == ABOUT else [name] for name in stated]
        self._same = [name for part in parts for name in part]
        named = parts[stated.index(plain.named_by)] if plain.named_by in stated else self._same[:1]
        self._anchor = [self._same.index(name) for name in named]
        self._exact: dict[Key, list[bytes]] = {}
        self._loose: dict[Key, list[bytes]] = {}
        self._keys: dict[bytes, Key] = {}
        self._records: dict[bytes, Record] = {}
        #: What ended, of a kind whose records are told apart by their dates.
        self._ended: set[bytes] = set()
        ends = plain.ends if plain.ends and plain.newest in self._same else ""
        today = desk.today().isoformat()
        for id_, end, *cells in queries.cells(desk.db, plain.kind, [ends or self._same[0], *self._same]):
            record = dict(zip(self._same, cells, strict=True))
            if ends and end and end < today[: len(end)]:
                self._ended.add(id_)
            key = self._key_of(record)
            self._keys[id_] = key
            self._exact.setdefault(key, []).append(id_)
            self._loose.setdefault(self._anchored(key), []).append(id_)
        gone = queries.gone(desk.db, plain.kind, plain.named_by) if plain.named_by != ABOUT else []
        self._gone = {squeezed(str(value)) for _, value in gone if value}

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self, line: Line, cells: Mapping[str, str], source: Source, decision: Decision) -> None:
        gacha = self.directory.gacha_of(cells.get(OF_GACHA, "")) or source.gacha
        if "org" in cells and self.plain.to("org") == "org_unit":
            gacha = self.directory.gacha_of(cells["org"])
        for name, text in cells.items():
            if name not in (OF_GACHA, ABOUT):
                self._cell(line, name, text, gacha, source, decision)
        if ABOUT in cells:
            self._about(line, cells[ABOUT], gacha, decision)

    def _cell(self, line: Line, name: str, text: str, gacha: bytes | None, source: Source, decision: Decision) -> None:
        plain_kind = self.plain
        rows = next((rows for rows in plain_kind.rows if rows.kind == name), None)
        if rows is not None:
            self._rows(line, rows, text, source)
        elif name in plain_kind.beside:
            self._people(line, name, text, gacha, decision)
        elif name in plain_kind.lists:
            self._list(line, name, plain_kind.lists[name], text, gacha)
        elif plain_kind.type(name) is Type.REF:
            found = self.refer(line, name, [plain_kind.to(name) or ""], clean_line(text) or "", gacha, decision)
            if found is not None:
                line.values[name] = found[1]
        else:
            self._simple(line, plain_kind, name, text, source)

    def _simple(self, line: Line, plain_kind: Plain, name: str, text: str, source: Source) -> None:
        """A cell that refers to nothing."""
        rule, type_ = plain_kind.rule(name), plain_kind.type(name)
        if rule.codes:
            self.put(line, name, read_word(rule.codes, text, self.desk.forms_packs.own_words(rule.codes)))
        elif rule.offers:  # any other word is taken as it is
            line.values[name] = read_word(rule.offers, text).value or clean_line(text)
        elif type_ is Type.DATE:
            self.put(line, name, read_day(text, self.rules.today, source.year, future=rule.future))
        elif rule.tenths:
            hours = check_tenths(text)
            self.put(line, name, Read(str(hours.value)) if not hours.error else unread(hours.error, text), hours.value)
        elif rule.money:
            amount = read_amount(text, signed=rule.signed)
            self.put(line, name, Read(unread=amount.error, kept=text) if amount.error else EMPTY)
            if amount.fen is not None:
                line.values[name] = amount.fen
        elif type_ is Type.INT:
            read = read_number(text)
            self.put(line, name, read, int(read.value) if read.value else None)
        elif type_ is Type.FLAG:
            read = read_flag(text)
            self.put(line, name, read, int(read.value) if read.value else None)
        elif type_ is Type.LIST:
            line.values[name] = [part.strip() for part in re.split("[、，,;；]", text) if part.strip()]
        elif type_ is Type.TEXT:
            line.values[name] = text
        elif type_ is Type.SEALED:
            self._sealed(line, name, text)
        else:
            line.kept[name] = text

    def _sealed(self, line: Line, name: str, text: str) -> None:
        """Words to be sealed. Where they cannot be, they are in no note either: the file still has them. What went out
        of this program was never the words."""
        if text != HIDDEN and self.desk.sealing.can_open:
            line.values[name] = Clear(text)
        elif text != HIDDEN:
            line.unread[name] = self.desk.sealing.why_not

    def _about(self, line: Line, text: str, gacha: bytes | None, decision: Decision) -> None:
        """Whom or what the record is about: of several women of that name she of whom just this record stands is
        meant."""
        words = clean_line(text) or ""
        subjects = {kind: name for name, kind in self.plain.subjects.items()}
        found = self.refer(line, ABOUT, list(subjects), words, gacha, decision)
        if found is None and words in line.several and (name := subjects.get("person")):
            self._keep_texts(line)
            stands = [her for her in line.several[words] if self._exact.get(self._key_of({**line.values, name: her}))]
            if len(stands) == 1:
                found = ("person", stands[0])
                del line.several[words]
                line.blocks = [reason for reason in line.blocks if reason.word != words]
        if found is not None:
            line.values[subjects[found[0]]] = found[1]

    def _keep_texts(self, line: Line) -> None:
        for name, value in line.values.items():
            if isinstance(value, str):
                line.values[name] = value.strip()

    def _list(self, line: Line, name: str, kind: str, text: str, gacha: bytes | None) -> None:
        """Several rows by their names; with one that nobody knows the whole cell is kept in words."""
        meant = [self.directory.find(kind, words, gacha) for words in read_names(text)[0]]
        code = next((each.code for each in meant if each.code), "")
        if code:
            line.unread[name], line.kept[name] = code, text
        else:
            line.values[name] = list(dict.fromkeys(each.ids[0] for each in meant))

    def _people(self, line: Line, name: str, text: str, gacha: bytes | None, decision: Decision) -> None:
        """Women by their names, others by the words that were written."""
        women: list[bytes] = []
        others: list[str] = []
        for words in read_names(text)[0]:
            if decision.means.get(words) == b"":
                others.append(words)
                continue
            meant = self.directory.find("person", words, None if words in decision.means else gacha)
            if words in decision.means:
                women.append(decision.means[words])
            elif not meant.code:
                women.append(meant.ids[0])
            elif meant.code == "name_several":
                line.several[words] = meant.ids
                line.blocks.append(Reason(meant.code, name, word=words))
            elif meant.ids and len(meant.ids) == 1:  # who went need not be of the gacha of whom she went to
                women.append(meant.ids[0])
            else:
                others.append(words)
        line.values[name] = list(dict.fromkeys(women))
        line.values[self.plain.beside[name]] = list(dict.fromkeys(others))

    def _rows(self, line: Line, rows: Rows, text: str, source: Source) -> None:
        """The rows that a record owns, out of its cell; one that cannot be read leaves the whole cell in the note."""
        found: list[Record] = []
        for words in of_cell(text):
            part = Line()
            for name, cell in zip(rows.columns, words, strict=False):
                if cell and rows.plain.type(name) is Type.REF:
                    meant = self.directory.find(rows.plain.to(name) or "", cell)
                    if meant.code:
                        part.unread[name] = meant.code
                    else:
                        part.values[name] = meant.ids[0]
                elif cell:
                    self._simple(part, rows.plain, name, cell, source)
            if part.unread or part.doubts:
                line.unread[rows.kind] = next(iter(part.unread.values()), "rows_unsure")
                line.kept[rows.kind] = text
                return
            found.append(part.values)
        try:
            edits_of(self.desk, new_id(), {rows.kind: found}, None)
        except FieldErrors as error:
            line.unread[rows.kind] = next(iter(error.fields.values()))
            line.kept[rows.kind] = text
            return
        line.values[rows.kind] = found

    def check(self, line: Line) -> None:
        """As a form checks it. What a form would refuse is kept in words, or waits where it is needed."""
        own, rows = rows_apart(self.plain.kind, line.values)
        known = {name: value for name, value in own.items() if value not in (None, "", [])}
        for _ in range(len(known) + 2):
            try:
                line.values = {**self._service.checked(parted(self.plain, known)), **rows}
                return
            except FieldErrors as error:
                for name, code in error.fields.items():
                    subjects = [subject for subject in self.plain.subjects if subject in known]
                    if name in self.needed or name == self.keeps or (name == ABOUT and subjects):
                        if not self.blocked(line, name):
                            line.blocks.append(Reason(line.unread.get(name, code), name))
                        known.pop(name, None)
                    elif name in known:
                        line.unread[name] = code
                        kept = known.pop(name)
                        text = f"{head_words(name)}：{kept}"
                        if self.keeps and not isinstance(kept, Clear):
                            known[self.keeps] = "\n".join(filter(None, [known.get(self.keeps), text]))
                if error.fields.keys() <= self.needed | {ABOUT, self.keeps}:
                    line.values = {**known, **rows}
                    return
        line.values = {**known, **rows}

    def names_women(self, name: str) -> bool:
        to = self.plain.subjects.values() if name == ABOUT else [self.plain.to(name)]
        return "person" in to and name not in self.plain.beside

    def dated(self, values: Mapping[str, Value]) -> tuple[str, bytes | None]:
        her = next(
            (values[name] for name, kind in self.plain.subjects.items() if kind == "person" and values.get(name)), None
        )
        return self.plain.newest, her

    # --- what stands --------------------------------------------------------------------------------------------------

    def _key_of(self, record: Mapping[str, Value]) -> Key:
        found: list[Any] = []
        for name in self._same:
            value = record.get(name)
            if isinstance(value, bytes) and self.plain.to(name) == "person":
                value = self.directory.stands(value)
            found.append(squeezed(value) if isinstance(value, str) else value)
        return tuple(value if value != "" else None for value in found)

    def _anchored(self, key: Key) -> Key:
        return tuple(key[at] for at in self._anchor)

    def key(self, line: Line) -> Key | None:
        key = self._key_of(line.values)
        return key if any(part is not None for part in self._anchored(key)) else None

    def find(self, line: Line) -> tuple[bytes, ...]:
        """Its record by the fields that make two rows one: where all agree, else where none of them says another thing
        (what a row leaves open agrees with anything). What ended is not meant by a row that says no day."""
        key = self.key(line)
        if key is None:
            return ()
        undated = not line.values.get(self.plain.newest) and not line.values.get(self.plain.ends)
        over = self._ended if undated else frozenset()
        if exact := [id_ for id_ in self._exact.get(key, ()) if id_ not in over]:
            return tuple(exact[:1])
        return tuple(
            id_
            for id_ in self._loose.get(self._anchored(key), ())
            if id_ not in over
            and all(mine is None or mine == theirs for mine, theirs in zip(key, self._keys[id_], strict=True))
        )

    def was_deleted(self, line: Line) -> bool:
        return squeezed(str(line.values.get(self.plain.named_by) or "")) in self._gone if self._gone else False

    def load(self, ids: Sequence[bytes]) -> None:
        missing = [id_ for id_ in ids if id_ not in self._records]
        for start in range(0, len(missing), _STEP):
            self._records |= self.desk.journal.rows.get_many(self.plain.kind, missing[start : start + _STEP])

    def changes(self, id: bytes, line: Line) -> dict[str, tuple[Value, Value]]:
        record = self._records.get(id, {})
        found: dict[str, tuple[Value, Value]] = {}
        for name, new in line.values.items():
            if name in self.desk.rows:
                held = self.desk.rows[name].of(id)
                added = [row for row in new if not any(_says_same(row, other) for other in held)]
                if added:
                    found[name] = (held, [*held, *added])
                continue
            old = record.get(name)
            new = self.desk.sealing.sealed_for(self.plain.kind, id, {name: new})[name]
            if name == self.keeps and old and name not in self._same:
                lines = [each for each in str(new).split("\n") if squeezed(each) not in squeezed(str(old))]
                if lines:
                    found[name] = (old, "\n".join([str(old), *lines]))
            elif not self._agrees(name, old, new):
                found[name] = (old, new)
        return found

    def _agrees(self, name: str, old: Value, new: Value) -> bool:
        if isinstance(new, str) and isinstance(old, str):
            earlier = self.plain.type(name) is Type.DATE and old.startswith(new)
            return earlier or squeezed(old) == squeezed(new)
        if isinstance(new, list):
            stands = self.directory.stands
            return {stands(x) if isinstance(x, bytes) else x for x in new} == {
                stands(x) if isinstance(x, bytes) else x for x in old or ()
            }
        if isinstance(new, bytes) and isinstance(old, bytes) and self.plain.to(name) == "person":
            return self.directory.stands(old) == self.directory.stands(new)
        return (old or None) == (new or None)

    # --- writing ------------------------------------------------------------------------------------------------------

    def new(self, line: Line) -> Iterator[Edit]:
        own, rows = rows_apart(self.plain.kind, line.values)
        id_, own = self._service.made(own)
        yield Edit(self.plain.kind, id_, self.desk.sealing.sealed_for(self.plain.kind, id_, own))
        yield from edits_of(self.desk, id_, rows, None)
        yield from self.desk.plain[self.plain.kind].beside(own)

    def change(self, id: bytes, changes: Mapping[str, Value], line: Line, sight: Sight) -> Iterator[Edit]:
        own, rows = rows_apart(self.plain.kind, changes)
        if own:
            yield Edit(self.plain.kind, id, own, sight)
        added = {name: [row for row in held if "id" not in row] for name, held in rows.items()}
        yield from edits_of(self.desk, id, added, None)


def _says_same(row: Mapping[str, Value], held: Mapping[str, Value]) -> bool:
    """Whether a row that a record owns says nothing else than one that stands."""
    return all(value in (None, "") or value == held.get(name) for name, value in row.items())
