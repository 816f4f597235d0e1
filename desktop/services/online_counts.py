"""本月录入 What groups and accounts count, typed on one page: what stands on a day, what stood last, and one act.

A number is typed as the platform shows it (1.2万, 1,200); its words are kept beside it where they say less than a
number. Empty is nothing, never 0: an empty field writes nothing, one that was emptied takes its value away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.errors import FieldErrors
from desktop.services.plain_kinds import GROUP_COUNTS, MEDIA_COUNTS
from desktop.services.validation import check_count
from desktop.store.changes import Changes, Edit, Label, Sight
from desktop.store.values import Record, Value

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What is typed of each, in the order of the columns.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "chat_group": ("members", "women", "posts", "handled"),
    "media_account": ("followers", "posts", "reads", "likes", "adopted"),
}
_ROWS: Final = {"chat_group": GROUP_COUNTS, "media_account": MEDIA_COUNTS}
#: How a field is called in ``as_shown``.
_SHOWN: Final[Mapping[str, str]] = {
    "members": "成员",
    "women": "妇女",
    "posts": "发布",
    "handled": "办理",
    "followers": "粉丝",
    "reads": "阅读",
    "likes": "点赞",
    "adopted": "采用",
}
_PART: Final = "；"


class CellKey(NamedTuple):
    """One field of the page."""

    kind: str
    id: bytes
    field: str


class Held(NamedTuple):
    """What a field holds: the number, and its words where these were kept."""

    value: int
    words: str | None = None

    @property
    def shown(self) -> str:
        """As it stands in the field."""
        return self.words or f"{self.value:,}"


class Last(NamedTuple):
    """What was counted before, and on which day or in which month (ISO)."""

    value: int
    on: str


@dataclass(frozen=True)
class CountLine:
    """A group or an account: its name, whose it is, what is held of the day by field, what was held before."""

    kind: str
    id: bytes
    name: str
    whose: str
    held: Mapping[str, Held] = field(default_factory=dict)
    last: Mapping[str, Last] = field(default_factory=dict)


@dataclass(frozen=True)
class CountSheet:
    """All that is counted on a day: groups of that day, accounts of the month. ``sight``: what was known then."""

    day: date
    month: str
    lines: tuple[CountLine, ...]
    sight: Sight

    def held(self, key: CellKey) -> Held | None:
        """What a field holds."""
        line = next((line for line in self.lines if (line.kind, line.id) == key[:2]), None)
        return None if line is None else line.held.get(key.field)


class OnlineCounts:
    """The counts of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sheet(self, day: date, own: int) -> CountSheet:
        """What is counted on a day; accounts by the working month that it falls into. ``own``: this laptop's closing
        day, see ``TownshipSettings``. What was closed by then is left out."""
        sight = self._desk.records.sight()
        period = self._desk.township_settings.period_at(day, own)
        month = f"{period.year}-{period.month:02}"
        lines = (*self._lines("chat_group", day.isoformat()), *self._lines("media_account", month))
        return CountSheet(day, month, lines, sight)

    def _lines(self, kind: str, at: str) -> list[CountLine]:
        service, rows = self._desk.plain[kind], _ROWS[kind]
        records = [r for r in service.page(service.ids()) if r is not None]
        if kind == "chat_group":  # those of women last, as in the list; by gacha
            ranks = self._desk.units.ranks()
            records.sort(key=lambda r: (r["kind"] or "", ranks.get(r["org"], -1), r["name"], r["id"]))
        found = []
        for record in records:
            if record["opened_on"] and record["opened_on"] > at[: len(record["opened_on"])]:
                continue
            held: dict[str, Held] = {}
            last: dict[str, Last] = {}
            for row in record[rows.kind]:
                on = row[rows.day]
                words = shown_words(row["as_shown"])
                for name in FIELDS[kind]:
                    if row[name] is None or on is None or on > at:
                        continue
                    if on == at:
                        typed = words.get(name)
                        # a number that was corrected in the record's form has left its words behind
                        held[name] = Held(row[name], typed if check_count(typed).value == row[name] else None)
                    else:
                        last[name] = Last(row[name], on)
            whose = record["names"]["org"] or record["names"].get("owner", "")
            found.append(CountLine(kind, record["id"], record["name"], whose, held, last))
        return found

    def save(self, sheet: CountSheet, typed: Mapping[CellKey, str]) -> Changes:
        """Writes what was typed on a sheet as one act; what says the same as before is not written. Raises FieldErrors
        by ``name_of`` each field."""
        errors: dict[str, str] = {}
        by_line: dict[tuple[str, bytes], dict[str, Held | None]] = {}
        for key, text in typed.items():
            counted = check_count(text)
            if counted.error:
                errors[name_of(key)] = counted.error
                continue
            value = None if counted.value is None else Held(counted.value, counted.words)
            if value != sheet.held(key):
                by_line.setdefault((key.kind, key.id), {})[key.field] = value
        if errors:
            raise FieldErrors(errors)
        edits = [self._edit(sheet, kind, id_, values) for (kind, id_), values in by_line.items()]
        label = Label("group_count.month", sheet.month)
        return self._desk.journal.write(edits, label) if edits else Changes()

    def _edit(self, sheet: CountSheet, kind: str, id: bytes, values: Mapping[str, Held | None]) -> Edit:
        rows = _ROWS[kind]
        on = sheet.day.isoformat() if kind == "chat_group" else sheet.month
        present = self._row(kind, id, on)
        words = shown_words(present["as_shown"] if present else None)
        for name, value in values.items():
            words.pop(name, None)
            if value is not None and value.words:
                words[name] = value.words
        fields: dict[str, Value] = {name: None if held is None else held.value for name, held in values.items()}
        shown = as_shown(words, present["as_shown"] if present else None)
        if present is not None:
            if shown != present["as_shown"]:
                fields["as_shown"] = shown
            return Edit(rows.kind, present["id"], fields, sheet.sight)
        known = {name: value for name, value in {**fields, "as_shown": shown}.items() if value is not None}
        return self._desk.rows[rows.kind].new(id, {rows.day: on, **known}, set())

    def _row(self, kind: str, id: bytes, on: str) -> Record | None:
        """The row of a day or month as the page shows it: of two the one that is shown."""
        rows = _ROWS[kind]
        same = [row for row in self._desk.rows[rows.kind].of(id) if row[rows.day] == on]
        return same[-1] if same else None


def name_of(key: CellKey) -> str:
    """A field's name in drafts and errors."""
    return f"{key.kind}.{key.id.hex()}.{key.field}"


def key_of(name: str) -> CellKey | None:
    """The field of a name; None where it is none of this page."""
    kind, _, rest = name.partition(".")
    id_, _, field_ = rest.partition(".")
    try:
        key = CellKey(kind, bytes.fromhex(id_), field_)
    except ValueError:
        return None
    return key if field_ in FIELDS.get(kind, ()) else None


def shown_words(text: str | None) -> dict[str, str]:
    """The words that a row keeps (粉丝 1.2万；阅读 18.4万), by field; without what somebody wrote there freely."""
    fields = {words: name for name, words in _SHOWN.items()}
    found: dict[str, str] = {}
    for part in (text or "").split(_PART):
        head, _, words = part.strip().partition(" ")
        if head in fields and words:
            found[fields[head]] = words
    return found


def as_shown(words: Mapping[str, str], before: str | None = None) -> str | None:
    """Those words as a row keeps them; what stood there freely ``before`` stays."""
    free = [part.strip() for part in (before or "").split(_PART) if part.strip() and not shown_words(part)]
    parts = [f"{_SHOWN[name]} {words[name]}" for name in _SHOWN if name in words]
    return _PART.join([*parts, *free]) or None


def gone(sheet: CountSheet, typed: Iterable[CellKey]) -> list[CellKey]:
    """The fields of what was typed that the sheet no longer has: a group that was closed or deleted meanwhile."""
    lines = {(line.kind, line.id) for line in sheet.lines}
    return [key for key in typed if key[:2] not in lines]
