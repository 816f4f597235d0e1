"""活动清单, 妇女之家活动月报: what a term's figures were counted from, a line each, for paper and spreadsheet.

Counted from the report's basis, the frozen one where the term is frozen: so a list adds up to its report. What the
program puts on these papers is Chinese, as on every paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from desktop.services import codes
from desktop.services.called import NoName, home_name
from desktop.services.plain_records import paper_words
from desktop.services.reporting import basis as bases
from desktop.services.reporting.reports import Version
from desktop.store.queries import reports as report_queries
from protocol.periods import Period, Term

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Rows that are read at a time.
_STEP: Final = 500
SUM: Final = "合计"


@dataclass(frozen=True)
class Head:
    """One column. ``width``: its share of the paper's; ``total``: it is summed (never different people)."""

    words: str
    width: float
    align: str = "center"
    total: bool = False


@dataclass(frozen=True)
class PeriodList:
    """``rows``: a value for each head. ``version``: of the frozen report that it belongs to, None of a draft."""

    title: str
    period: Period
    heads: tuple[Head, ...]
    rows: tuple[tuple[str | int, ...], ...]
    version: int | None

    def sums(self) -> list[str | int]:
        """A row below all others: the sums of what may be summed."""
        columns = [[value for row in self.rows if isinstance(value := row[at], int)] for at in range(len(self.heads))]
        found = [sum(column) if head.total else "" for head, column in zip(self.heads, columns, strict=True)]
        return [SUM, *found[1:]]

    def table(self) -> list[list[str | int]]:
        """Heads, rows and sums, for a spreadsheet; numbered."""
        heads: list[str | int] = ["序号", *(head.words for head in self.heads)]
        lines: list[list[str | int]] = [[number, *row] for number, row in enumerate(self.rows, 1)]
        return [heads, *lines, ["", *self.sums()]]


@dataclass(frozen=True)
class _Counted:
    basis: bases.Basis
    period: Period
    version: int | None


def activity_list(desk: Desk, term: Term, own: int) -> PeriodList:
    """Every activity that a term counts, by its day, with 人次 and 妇女人次."""
    counted = _counted(desk, term, own)
    given = counted.basis.given()
    ids = list(counted.basis.activities)
    records, places = desk.journal.rows.get_many("activity", ids), dict[bytes, str]()
    for start in range(0, len(ids), _STEP):
        places.update({row.id: row.place for row in desk.activities.page(ids[start : start + _STEP])})
    units = desk.units.names()

    def hosts(record: Mapping[str, Any]) -> str:
        named = [units.get(host, "") for host in record["hosts"] or ()]
        others = list(record["hosts_text"] or ())
        return "、".join(filter(None, [*others, *named] if record["hosts_text_first"] else [*named, *others]))

    rows = []
    for id_, held in counted.basis.activities.items():
        record = records.get(id_)
        heads = given["act.heads"][("activity", id_)], given["act.women_heads"][("activity", id_)]
        kind = codes.label("activity_kind", held.kind)
        if record is None or record.get("deleted"):
            rows.append(("", str(NoName.DELETED), kind, "", "", *heads))
            continue
        day = str(record["start"] or "")[:10]
        rows.append((day, str(record["title"] or ""), kind, places.get(id_, ""), hosts(record), *heads))
    columns = (
        Head("日期", 26),
        Head("活动名称", 64, "left"),
        Head("类型", 26),
        Head("地点", 40, "left"),
        Head("主办", 40, "left"),
        Head("人次", 18, total=True),
        Head("妇女人次", 22, total=True),
    )
    return PeriodList(
        "活动清单", counted.period, columns, tuple(sorted(rows, key=lambda row: row[:2])), counted.version
    )


def home_list(desk: Desk, term: Term, own: int) -> PeriodList:
    """What was held at each home that is open on the last day, or where something was held."""
    counted = _counted(desk, term, own)
    basis = counted.basis
    records = desk.journal.rows.get_many("activity", list(basis.activities))
    held: dict[bytes, list[bytes]] = {home: [] for home in basis.homes}
    for id_, record in records.items():
        if record["home"]:
            held.setdefault(record["home"], []).append(id_)
    service = desk.plain["home"]
    homes = desk.journal.rows.get_many("home", list(held))
    shown = {record["id"]: record for record in service.page(list(held)) if record is not None}
    rows: list[tuple[str | int, ...]] = []
    for home, ids in held.items():
        part = replace(
            basis,
            activities={id_: basis.activities[id_] for id_ in ids},
            visits={},
            homes={},
            gachas={},
            officers=frozenset(),
        )
        cells, listed = part.counted(), shown.get(home)
        words = [paper_words(service.plain, listed, field) if listed else "" for field in ("org", "keeper")]
        kinds = "、".join(f"{codes.label('activity_kind', kind)}{line[0]}" for kind, line in part.kinds().items())
        numbers = (cells[id_].num for id_ in ("act.count", "act.heads", "act.women_heads", "act.women"))
        rows.append((home_name(homes.get(home)) or str(NoName.DELETED), *words, *numbers, kinds))
    columns = (
        Head("妇女之家", 56, "left"),
        Head("所在嘎查", 30),
        Head("负责人", 24),
        Head("场次", 16, total=True),
        Head("人次", 18, total=True),
        Head("妇女人次", 22, total=True),
        Head("妇女人数", 22),
        Head("活动类型", 60, "left"),
    )
    return PeriodList("妇女之家活动月报", counted.period, columns, tuple(sorted(rows)), counted.version)


def _counted(desk: Desk, term: Term, own: int) -> _Counted:
    """What a term is counted from: as it was frozen, else now."""
    version: Version | None = desk.reports.standing(term)
    if version is not None and version.frozen is not None:
        parts = report_queries.parts(desk.db, version.id, version.frozen.basis)
        then = bases.unpack(version.frozen.basis, parts)
        if then is not None:
            return _Counted(then, version.frozen.period, version.number)
    period = desk.township_settings.period(term, own)
    return _Counted(bases.read(desk.db, period), period, None)
