"""What a row of the preview says: its name, its values, why it is not sure, what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.services.importing.columns import KEEP, LEAVE
from desktop.services.importing.plan import Reason, Row, State
from desktop.services.importing.record_plan import RecordPlan
from desktop.services.importing.table_kinds import CLOCK, HEADS, OF_GACHA, OFFICERS, PEOPLE, WOMEN_HEADS
from desktop.services.importing.understanding import Source
from desktop.services.importing.writing import Planned
from desktop.services.plain import ABOUT
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.ui.importing.words import code_words, column_words, state_words
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.plain_page import look_of
from desktop.ui.record_words import field_words, kind_words, page_of_kind, term, value_words
from desktop.ui.roles import may_take_in

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.page import Context

#: What a table may hold, where the word for one record does not say it.
_HOLDS: dict[str, str] = {
    "person": QT_TRANSLATE_NOOP("importing", "Women"),
    "activity": QT_TRANSLATE_NOOP("importing", "Activities and who came"),
    "org_unit": QT_TRANSLATE_NOOP("importing", "Organisations and officers"),
    "appointment": QT_TRANSLATE_NOOP("importing", "Officers"),
}
#: Columns that are no field of a record.
_COLUMNS: dict[str, str] = {
    OF_GACHA: QT_TRANSLATE_NOOP("importing", "Her gacha"),
    CLOCK: QT_TRANSLATE_NOOP("importing", "Time of day"),
    HEADS: QT_TRANSLATE_NOOP("importing", "People, in numbers"),
    WOMEN_HEADS: QT_TRANSLATE_NOOP("importing", "Women among them, in numbers"),
    PEOPLE: QT_TRANSLATE_NOOP("importing", "Who came, by name"),
    "guests": QT_TRANSLATE_NOOP("importing", "Guests"),
    "org_unit.from_date": QT_TRANSLATE_NOOP("importing", "In office from"),
}
#: So many values of a record stand in its line.
_IN_A_LINE = 5


def holds_words(kind: str) -> str:
    """What a table of a kind holds."""
    return QCoreApplication.translate("importing", _HOLDS[kind]) if kind in _HOLDS else kind_words(kind)


def kinds_to_take(desk: Desk) -> list[str]:
    """The kinds that a table may hold and who uses this laptop may write."""
    return [kind for kind in desk.imports.kinds() if may_take_in(desk, kind)]


def heads_of_kinds(desk: Desk) -> dict[str, dict[str, Sequence[str]]]:
    """Kind → field → words that the window has for it, of all that tables may hold besides women."""
    found: dict[str, dict[str, Sequence[str]]] = {}
    for kind in kinds_to_take(desk):
        if kind in PLAIN_BY_KIND:
            look = look_of(page_of_kind(kind))
            found[kind] = {name: (field_words(name, kind), *look.heads.get(name, ())) for name in look.form}
        elif kind != "person":
            found[kind] = {}
    return found


def record_column(kind: str, field: str) -> str:
    """What a column of a table of records is."""
    if field in (KEEP, LEAVE):
        return column_words(field)
    if field in OFFICERS:
        return term("post", OFFICERS[field])
    source = _COLUMNS.get(f"{kind}.{field}") or _COLUMNS.get(field)
    if source and not (field == HEADS and kind != "activity"):
        return QCoreApplication.translate("importing", source)
    return field_words(field, kind)


class Shown:
    """The rows of a plan in words."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.sources: list[Source] = []
        self.planned: Planned | None = None

    @property
    def records(self) -> RecordPlan | None:
        """The plan, where it is of records and not of women."""
        plan = self.planned.plan if self.planned is not None else None
        return plan if isinstance(plan, RecordPlan) else None

    @property
    def kind(self) -> str:
        """What the rows are."""
        return self.records.kind if self.records is not None else "person"

    def column(self, field: str) -> str:
        """What a column or a field is called."""
        return column_words(field) if self.records is None else record_column(self.kind, field)

    def value(self, field: str, value: Any) -> str:
        """A value as its page shows it; a woman whom the roster does not have by the name in the table."""
        desk, today, plan = self._context.desk, self._context.today(), self.records
        if plan is None:
            return value_words(desk, "person", field, value, today)
        new = plan.reader.directory.newcomers
        if isinstance(value, bytes) and value in new:
            return new[value].name
        if isinstance(value, (list, tuple)) and field not in desk.rows and value:
            return "、".join(self._one(field, each) for each in value)
        if field in (HEADS, WOMEN_HEADS):
            return str(value) if value is not None else "–"
        return value_words(desk, self.kind, field, value, today)

    def _one(self, field: str, value: Any) -> str:
        plan = self.records
        if not isinstance(value, bytes) or plan is None:
            return str(value)
        if value in plan.reader.directory.newcomers:
            return plan.reader.directory.newcomers[value].name
        desk = self._context.desk
        return desk.units.name(value) if field == "hosts" else desk.people.name(value)

    def reason(self, reason: Reason) -> str:
        """One reason why a row is not sure: ``出生：…``."""
        assert self.planned is not None
        words = code_words(reason.code)
        if reason.row is not None:
            other = self.planned.plan.rows[reason.row]
            words = words.format(row=self.where(other, alone=other.source == 0 and len(self.sources) == 1))
        if reason.word:
            words = f"“{reason.word}” {words}"
        return f"{self.column(reason.field)}：{words}" if reason.field and reason.code != "no_name" else words

    def state(self, row: Row) -> str:
        """What becomes of a row, in a word."""
        return state_words(row.state, self.kind)

    def where(self, row: Row, *, alone: bool) -> str:
        """Where a row stands; ``alone``: in the one table that there is."""
        source = self.sources[row.source]
        number = QCoreApplication.translate("importing", "row {number}").format(number=row.number)
        if alone:
            return number
        file = source.file or QCoreApplication.translate("importing", "Pasted rows")
        return " · ".join(part for part in (number, file, source.sheet.name) if part)

    def name(self, row: Row) -> str:
        """What a row is called, by what was read of it or by what stands in it."""
        plan, source = self.records, self.sources[row.source]
        if plan is None:
            names = ("name_zh", "name_mn", "name_latin", "nickname")
        else:
            stated = plan.reader.kind.heads.name
            names = (*(PLAIN_BY_KIND[self.kind].subjects if stated == ABOUT else ()), stated)
        for name in names:
            if row.person.values.get(name):
                return self.value(name, row.person.values[name]) if plan else str(row.person.values[name])
        column = source.column(names[-1]) if plan is not None else None
        cells = source.table.rows[row.line]
        if column is not None and cells[column]:
            return cells[column]
        return next((cell for cell in cells if cell), "")

    def cell(self, row: Row, name: str) -> str:
        """A field of a woman's row, with a mark where it is not sure."""
        person, source = row.person, self.sources[row.source]
        if name in person.values:
            return self.value(name, person.values[name])
        if name in person.doubts:
            text = self.value(name, person.doubts[name].value)
            return text if row.decision.accepted else f"{text} ?"
        column = source.column(name)
        text = source.table.rows[row.line][column] if column is not None else ""
        return f"“{text}” ?" if text and name in person.unread else ""

    def about(self, row: Row) -> str:
        """What is to be said of a row: why it is not sure, what it changes, what a new record holds."""
        parts = [self.reason(reason) for reason in row.reasons]
        if row.state is State.CHANGED:
            for name, (old, new) in row.changes.items():
                if name not in row.decision.old:
                    parts.append(f"{self.column(name)}：{self.change(name, old, new)}")
        elif self.records is not None:
            parts += self._held(row)
        if row.state is not State.CHANGED and row.person.unread and row.writes:
            names = "、".join(self.column(name) for name in row.person.unread)
            parts.append(
                QCoreApplication.translate("importing", "not read, kept in the note: {fields}").format(fields=names)
            )
        return " · ".join(part.replace("\n", " ") for part in parts)

    def change(self, name: str, old: Any, new: Any) -> str:
        """What a field was and becomes; of a list what comes to it."""
        if isinstance(new, list) and self.records is not None and isinstance(old or [], list):
            added = [each for each in new if each not in (old or [])]
            return f"+ {self.value(name, added)}"
        return " → ".join(self.value(name, value) for value in (old, new))

    def _held(self, row: Row) -> list[str]:
        shown = self.name(row)
        parts = []
        for name, value in row.person.values.items():
            words = self.value(name, value)
            if words not in ("–", shown) and not name.endswith("_first"):
                parts.append(f"{self.column(name)} {words}")
        return parts[:_IN_A_LINE]
