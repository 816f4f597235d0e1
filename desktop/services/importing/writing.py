"""Imports of one desk: files into a plan, a plan into one act with its batch, and the batches that were.

A batch is undone like any act, at any later time, also after a sync; what others changed since stays
(``desktop/store/undoing.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.services.importing.cells import Places
from desktop.services.importing.households import Households
from desktop.services.importing.plan import Decision, Known, Plan, changed_values, new_values
from desktop.services.importing.readers import likeliest, reader_of, record_source
from desktop.services.importing.record_plan import RecordPlan
from desktop.services.importing.table_kinds import NOT_PLAIN, table_kind
from desktop.services.importing.understanding import Rules, Source, source_of
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.services.roster import MAN
from desktop.store.changes import Act, Changes, Edit, Label, Sight
from desktop.store.values import Record
from desktop.table_files.sheets import Sheet
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk


@dataclass(frozen=True)
class Batch:
    """One import, on whatever laptop. ``at`` (ms UTC), ``author``: a user; ``act``: what undoes it, None where another
    laptop imported; ``kind``: what its tables held, "" where this laptop has not seen that."""

    id: bytes
    files: tuple[str, ...]
    lines: int
    added: int
    changed: int
    at: int
    author: bytes
    act: Act | None
    kind: str = ""


@dataclass(frozen=True)
class Imported:
    """What an import wrote. ``men``: how many of the ``added`` are men; ``kind``: what was added."""

    changes: Changes
    added: int
    changed: int
    men: int = 0
    kind: str = "person"


@dataclass(frozen=True)
class Planned:
    """A plan and what this copy knew when it was made."""

    plan: Plan | RecordPlan
    sight: Sight


class Imports:
    """The imports of one desk. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._db, self._journal = desk.db, desk.journal

    @staticmethod
    def kinds() -> tuple[str, ...]:
        """What a table may hold, in the order to offer: women, and every kind that is read in."""
        return ("person", *PLAIN_BY_KIND, *NOT_PLAIN)

    def rules(
        self, identity_numbers: bool = False, heads: Mapping[str, Mapping[str, Sequence[str]]] | None = None
    ) -> Rules:
        """What reading depends on now. ``identity_numbers``: whether they are kept on this laptop; ``heads``: the kinds
        that tables may hold besides women → field → words that the window has for it."""
        units = self._desk.units
        known = [(unit.id, [unit.short, unit.name, unit.name_mn or ""]) for unit in units.gachas()]
        standing = {id_ for id_, _ in known}
        for unit in units.all():  # a gacha that was merged is written by its old name for years
            into = units.resolve(unit.id)
            if unit.id not in standing and into is not None and into.id in standing:
                known.append((into.id, [unit.short, unit.name]))
        around = [name for unit in units.all() if unit.level in ("sumu", "banner") for name in (unit.short, unit.name)]
        kinds = tuple(table_kind(kind, words) for kind, words in (heads or {}).items())
        return Rules(self._desk.today(), Places(known, around), identity_numbers, kinds)

    def sources(
        self,
        file: str,
        sheets: Sequence[Sheet],
        rules: Rules,
        remembered: Mapping[str, Sequence[str]] | None = None,
        kind: str = "",
    ) -> list[Source]:
        """The tables that stand in the sheets of a file. ``kind``: what they hold, where somebody said so; else what
        their heads and titles say, each sheet by itself."""
        found: list[Source] = []
        for sheet in sheets:
            held = kind or likeliest(sheet, file, rules)
            stated = rules.kind(held)
            if stated is None:
                source = source_of(file, sheet, rules, remembered)
            else:
                source = record_source(file, sheet, stated, rules, remembered)
            if source is not None:
                found.append(source)
        return found

    def plan(
        self,
        sources: Sequence[Source],
        rules: Rules,
        decisions: Mapping[tuple[int, int], Decision] | None = None,
        tick: Callable[[int], None] | None = None,
    ) -> Planned:
        """The rows of sources, all of one kind, against the records as they stand now. ``tick`` gets the rows done."""
        sight = self._journal.sight()  # first: what is written meanwhile is not what she saw
        stated = rules.kind(sources[0].kind) if sources else None
        if stated is not None:
            return Planned(RecordPlan(sources, rules, reader_of(self._desk, stated, rules), decisions, tick), sight)
        people = self._desk.people
        stands, erased = people.snapshot().survivors, self._desk.erasure.all_asked()
        plan = Plan(sources, rules, self._roster(), people.records, decisions, tick, stands, erased)
        return Planned(plan, sight)

    def _roster(self) -> Iterator[Known]:
        units = self._desk.units
        standing = {unit.id: getattr(units.resolve(unit.id), "id", unit.id) for unit in units.all()}
        for woman in self._desk.people.snapshot().women.values():
            names = frozenset(name for name in woman.spelt.texts.split("\t") if name)
            gacha = standing.get(woman.gacha, woman.gacha) if woman.gacha else None
            yield Known(woman.id, names, woman.birth, woman.phone or None, gacha, woman.id_no)

    # Writing --------------------------------------------------------------------------------------------------------

    def write(
        self,
        planned: Planned,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Imported:
        """Writes what the plan says as one act with its batch; what is not decided stays out. Where it is cancelled
        what is written stays, and the batch tells how much that is. ``progress`` gets the rows done."""
        plan, batch = planned.plan, new_id()
        done, men = {"added": 0, "changed": 0}, list[bool]()
        files = list(dict.fromkeys(source.file for source in plan.sources if source.file))

        def edits() -> Iterator[Edit]:
            yield Edit("import_batch", batch, {"files": files or None, "lines": len(plan.rows)})
            written = (
                self._records(plan, planned.sight) if isinstance(plan, RecordPlan) else self._women(plan, planned.sight)
            )
            for new, man, each in written:
                if cancelled is not None and cancelled():
                    break
                done["added" if new else "changed"] += 1
                men.append(man)
                yield from each
            yield Edit("import_batch", batch, dict(done))

        subject = "、".join(files[:3]) + ("…" if len(files) > 3 else "")
        changes = self._journal.write_in_slices(edits(), Label("import_batch.write", subject), progress=progress)
        kind = plan.kind if isinstance(plan, RecordPlan) else "person"
        return Imported(changes, done["added"], done["changed"], sum(men), kind)

    @staticmethod
    def _records(plan: RecordPlan, sight: Sight) -> Iterator[tuple[bool, bool, list[Edit]]]:
        """(whether it is new, False, its edits) of each record that is written."""
        newcomers: set[bytes] = set()
        for row in plan.to_write():
            yield row.who is None, False, list(plan.edits(row, sight, newcomers))

    @staticmethod
    def _women(plan: Plan, sight: Sight) -> Iterator[tuple[bool, bool, list[Edit]]]:
        """(whether she is new, whether it is a man, the edits) of each woman who is written, with her household."""
        ids = {row.at: new_id() for row in plan.to_write() if row.who is None}
        households = Households(plan, ids)
        for row in plan.to_write():
            new = row.who is None
            her = row.who or ids[row.at]
            values = new_values(row, plan.sources[row.source]) if new else changed_values(row)
            if values.pop("household", None) is not None or new:
                home = households.of(row)
                values |= {"household": home} if home is not None else {}
            if values:
                edit = Edit("person", her, values) if new else Edit("person", her, values, sight)
                yield new, new and values["sex"] == MAN, [*households.edits(row, her), edit]

    # What was imported ------------------------------------------------------------------------------------------------

    def batches(self, limit: int = 50) -> list[Batch]:
        """The imports of the township, the newest first; those that were undone are left out."""
        rows = self._db.rows(
            "SELECT id FROM import_batch WHERE deleted IS NULL ORDER BY created_at DESC, id DESC LIMIT ?", (limit,)
        )
        records: dict[bytes, Record] = self._journal.rows.get_many("import_batch", [id_ for (id_,) in rows])
        return [
            Batch(
                id_,
                tuple(record["files"] or ()),
                record["lines"] or 0,
                record["added"] or 0,
                record["changed"] or 0,
                record["created_at"] or 0,
                record["created_by"] or b"",
                self._journal.log.made_by("import_batch", id_),
                _held_by(self._journal.log.written_with("import_batch", id_)),
            )
            for (id_,) in rows
            if (record := records.get(id_)) is not None
        ]


def _held_by(kinds: frozenset[str]) -> str:
    """What the tables of an import held that wrote rows of these kinds: women come last, for others bring newcomers."""
    if "attendance" in kinds:
        return "activity"
    held = (*PLAIN_BY_KIND, "activity", "org_unit", "appointment", "person")
    return next((kind for kind in held if kind in kinds), "")
