"""执委履职档案, 述职表, 民主测评票, 执委履职积分表, 执委履职统计表; each also as a blank form.

What records show stands there counted; what they do not show stays empty, to be written by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.federation_forms import FormPaper, form_row
from desktop.documents.names import spaced_name
from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.errors import KnownError
from desktop.services.codes import label
from desktop.services.duty.facts import Facts
from desktop.services.duty.points import BASE, MINUS, PLUS, Score
from desktop.services.duty.records import VOTES
from desktop.services.figures import percent

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_HEAD, _LONG, _SEAL = "head", "long", "seal"
#: Rows of what was written down on a page of a year, and millimetres of one.
LINES: Final = 10
_LINE: Final = 9.0
#: Names of one ballot: more are too low to tick.
MOST_NAMES: Final = 18
#: Blank rows of a register that is written by hand.
BLANK: Final = 12
_MARK: Final = "　　"


def duty_files(desk: Desk, ids: Sequence[bytes]) -> FormPaper:
    """执委履职档案, a page for each of these years; of none a blank one."""
    records = _records(desk, ids)
    sheets = [_file(desk, record) for record in records] or [_file(desk, None)]
    return FormPaper("执委履职档案", "form", tuple(sheets), desk.now())


def reports(desk: Desk, ids: Sequence[bytes]) -> FormPaper:
    """述职表, a page for each of these years; of none a blank one."""
    records = _records(desk, ids)
    sheets = [_report(desk, record) for record in records] or [_report(desk, None)]
    return FormPaper("执委述职表", "form", tuple(sheets), desk.now())


def ballot(desk: Desk, ids: Sequence[bytes]) -> FormPaper:
    """民主测评票 with the names of these years, A5; of none with room for names. Raises KnownError ``several_units``
    where they are not of one organisation and year: nobody votes on all of these at once."""
    records = _records(desk, ids)
    if len({(record["org"], record["year"]) for record in records}) > 1:
        raise KnownError("several_units")
    first = records[0] if records else None
    unit = f"{desk.units.name(first['org'])}妇联" if first is not None else "＿＿＿＿妇联"
    year = f"{first['year']}" if first is not None else "＿＿"
    names = [spaced_name(str(record["about_name"])) for record in records] or [""] * 10
    marks = [label("review_level", code) for code in VOTES]
    foot = "每人只在一栏内画“○”；不画或多画的，该人一票作废。"
    parts = [names[start : start + MOST_NAMES] for start in range(0, len(names), MOST_NAMES)]
    sheets = tuple(
        {"title": "民主测评票", "lead": f"{unit}　{year}年度", "marks": marks, "names": part, "foot": foot}
        for part in parts
    )
    return FormPaper("民主测评票", "ballot", sheets, desk.now())


def _records(desk: Desk, ids: Sequence[bytes]) -> list[Mapping[str, Any]]:
    return [record for record in desk.duty.page(list(ids)) if record is not None]


def _who(desk: Desk, record: Mapping[str, Any] | None) -> list[Mapping[str, Any]]:
    if record is None:
        record = {"about_name": "", "post": "", "year": "", "org": None, "person": None}
    place = _places(desk, [record])[0] if record["person"] else ""
    unit = f"{desk.units.name(record['org'])}妇联" if record["org"] else ""
    year = f"{record['year']}年" if record["year"] else ""
    name, post = spaced_name(str(record["about_name"])), label("post", record["post"])
    return [
        form_row(12, ("姓名", 20, _HEAD), (name, 38), ("职务", 20, _HEAD), (post, 38), ("年度", 20, _HEAD), (year, 38)),
        form_row(12, ("所在妇联", 30, _HEAD), (unit, 57), ("所在嘎查（单位）", 34, _HEAD), (place, 53)),
    ]


def _places(desk: Desk, records: Sequence[Mapping[str, Any]]) -> list[str]:
    """The gacha that each woman is of; "" where none is written."""
    people = desk.people.records([record["person"] for record in records], {"gacha"})
    return [desk.units.name(people.get(record["person"], {}).get("gacha")) for record in records]


def _counts(facts: Facts | None) -> list[Mapping[str, Any]]:
    """Three rows of what records show."""

    def said(number: int, unit: str, more: str = "") -> str:
        return f"{number} {unit}{more}" if facts is not None else ""

    of = facts or Facts()
    leave = f"，请假 {of.leave}" if of.leave else ""
    cells = (
        *(("联系妇女", said(of.links, "人")), ("联系家庭", said(of.households, "户"))),
        ("走访", said(of.visits, "次", f"（{of.days} 天）")),
        *(
            ("办结诉求", said(of.needs, "件")),
            ("参加会议", f"{of.came}/{of.due} 次{leave}" if facts is not None else ""),
        ),
        *(("参加活动", said(of.activities, "场")), ("参加培训", said(of.courses, "期"))),
        *(("领办项目", said(of.projects, "个")), ("获得荣誉", said(of.honours, "项"))),
    )
    rows = [cells[at : at + 3] for at in range(0, len(cells), 3)]
    return [form_row(11, *(part for head, words in row for part in ((head, 24, _HEAD), (words, 34)))) for row in rows]


def _file(desk: Desk, record: Mapping[str, Any] | None) -> Mapping[str, Any]:
    facts = record["facts"] if record is not None else None
    score = record["score"] if record is not None else None
    entries = _entries(desk, record) if record is not None else []
    entries += [("", "", "", "")] * (LINES - len(entries))
    rows = [
        *_who(desk, record),
        form_row(9, ("履职情况（按记录统计）", 174, _HEAD)),
        *_counts(facts),
        form_row(9, ("日期", 26, _HEAD), ("项目", 30, _HEAD), ("内容", 80, _HEAD), ("佐证", 38, _HEAD)),
        *(form_row(_LINE, (day, 26), (item, 30), (words, 80), (proof, 38)) for day, item, words, proof in entries),
        *([form_row(11, ("积分", 24, _HEAD), (_sum(score), 150))] if score is not None else []),
        form_row(12, ("民主测评", 24, _HEAD), (_votes(record), 102), ("评定", 18, _HEAD), (_level(record), 30)),
        form_row(28, ("本人签名：", 58, _LONG), ("妇联意见", 58, _SEAL), ("上级妇联意见", 58, _SEAL)),
    ]
    return {"title": "执委履职档案", "photo": 0, "rows": rows}


def _entries(desk: Desk, record: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """What was written down, as many as there is room for; the last line says how many more there are."""
    held = record["duty_entry"]
    left = len(held) - (LINES - 1) if len(held) > LINES else 0
    names = record["names"]["duty_entry"]
    found = []
    for row in held[: len(held) - left]:
        waits = "" if row["state"] == "confirmed" else "（未确认）"
        proof = "；".join(filter(None, [row["evidence"] or "", names.get(row["activity"], "")]))
        found.append((row["done_on"] or "", label("duty_item", row["item"]), f"{row['text']}{waits}", proof))
    return [*found, ("", "", f"另有 {left} 项，见履职登记", "")] if left else found


def _report(desk: Desk, record: Mapping[str, Any] | None) -> Mapping[str, Any]:
    facts = record["facts"] if record is not None else None
    said = (record["report"] or "") if record is not None else ""
    comment = (record["comment"] or "") if record is not None else ""
    rows = [
        *_who(desk, record),
        *_counts(facts),
        form_row(112, ("述职", 20, _HEAD), (said, 154, _LONG)),
        form_row(12, ("民主测评", 24, _HEAD), (_votes(record), 150)),
        form_row(22, ("评议意见", 24, _HEAD), (comment, 102, _LONG), ("评定", 18, _HEAD), (_level(record), 30)),
        form_row(28, ("本人签名：", 58, _LONG), ("妇联意见", 58, _SEAL), ("党组织意见", 58, _SEAL)),
    ]
    return {"title": "执委述职表", "photo": 0, "rows": rows}


def _votes(record: Mapping[str, Any] | None) -> str:
    """优秀 12　称职 3 …, with how many ballots came back; of nothing counted the words alone."""
    given = [(label("review_level", code), None if record is None else record[code]) for code in VOTES]
    told = "　".join(f"{words} {_MARK if number is None else number}" for words, number in given)
    share = record["share"] if record is not None else None
    return told if share is None else f"{told}　称职以上 {percent(share)}"


def _level(record: Mapping[str, Any] | None) -> str:
    return label("review_level", record["level"]) if record is not None else ""


def _sum(score: Score) -> str:
    """80 分 良好（基础 60，加 20，减 0）; of targets 3/4 项达到."""
    if not score.table.adds_up:
        missing = "、".join(label("duty_item", line.item.code) for line in score.lines if not line.reached)
        return f"{score.words} 项达到" + (f"，未达到：{missing}" if missing else "")
    parts = f"基础 {score.part(BASE)}，加 {score.part(PLUS)}，减 {-score.part(MINUS)}"
    waits = f"；{score.waiting} 项未确认" if score.waiting else ""
    return f"{score.total} 分 {label('duty_grade', score.grade)}（{parts}{waits}）"


# --- registers --------------------------------------------------------------------------------------------------------

_STATISTICS: Final = (
    *(RegisterColumn("姓名", 30), RegisterColumn("职务", 24), RegisterColumn("组织", 40, "left")),
    RegisterColumn("联系妇女", 20),
    RegisterColumn("联系家庭", 20),
    *(RegisterColumn("走访", 18), RegisterColumn("办结诉求", 20)),
    *(RegisterColumn("应到", 16, over="会议"), RegisterColumn("实到", 16, over="会议")),
    *(RegisterColumn("活动", 16), RegisterColumn("培训", 16), RegisterColumn("荣誉", 16)),
    RegisterColumn("评定", 21),
)


def statistics(desk: Desk, ids: Sequence[bytes]) -> RegisterData:
    """执委履职统计表 of these years, in their order; of none a blank one."""
    rows = []
    for record in _records(desk, ids):
        facts = record["facts"]
        counts = (facts.links, facts.households, facts.visits, facts.needs, facts.due, facts.came)
        more = (facts.activities, facts.courses, facts.honours)
        named = spaced_name(str(record["about_name"])), label("post", record["post"]), desk.units.name(record["org"])
        rows.append((*named, *map(str, (*counts, *more)), _level(record)))
    return _register(desk, "执委履职统计表", _STATISTICS, rows, _years(desk, ids))


def points_register(desk: Desk, ids: Sequence[bytes]) -> RegisterData:
    """执委履职积分表 by the township's table, the best first; who is full-time stands on no line. Raises KnownError
    ``duty_points_off``."""
    table = desk.duty.table()
    if table is None:
        raise KnownError("duty_points_off")
    scored = [(record, record["score"]) for record in _records(desk, ids) if record["score"] is not None]
    scored.sort(key=lambda each: -(each[1].total if table.adds_up else each[1].reached))
    over = {part: label("duty_part", part) for part in (BASE, PLUS, MINUS)}
    columns = [
        *(RegisterColumn("姓名", 26), RegisterColumn("嘎查/单位", 34, "left")),
        *(RegisterColumn(label("duty_item", i.code), 16, over=over.get(i.part, "")) for i in table.items),
        *((RegisterColumn("合计", 16), RegisterColumn("等次", 18)) if table.adds_up else ()),
        *(() if table.adds_up else (RegisterColumn("达到项数", 22),)),
    ]
    rows = []
    for (record, score), place in zip(scored, _places(desk, [record for record, _ in scored]), strict=True):
        shown = [str(line.points) if table.adds_up else f"{line.number}/{line.item.least}" for line in score.lines]
        end = (str(score.total), label("duty_grade", score.grade)) if table.adds_up else (score.words,)
        rows.append((spaced_name(str(record["about_name"])), place or desk.units.name(record["org"]), *shown, *end))
    waits = sum(score.waiting for _, score in scored)
    foot = f"本人填报、尚未确认的 {waits} 项没有计分。" if waits else ""
    return _register(desk, "执委履职积分表", columns, rows, _years(desk, ids), foot)


def _years(desk: Desk, ids: Sequence[bytes]) -> str:
    years = sorted({record["year"] for record in _records(desk, ids)})
    return "" if not years else f"{years[0]}年" if len(years) == 1 else f"{years[0]}—{years[-1]}年"


def _register(
    desk: Desk,
    title: str,
    columns: Sequence[RegisterColumn],
    rows: Sequence[tuple[str, ...]],
    period: str,
    foot: str = "",
) -> RegisterData:
    return RegisterData(
        title=title,
        columns=tuple(columns),
        groups=(RegisterGroup("", tuple(rows)),),
        printed_at=desk.now(),
        unit=f"{desk.records.township_name()}妇联",
        period=period,
        blank_rows=0 if rows else BLANK,
        signed="",
        foot=foot,
    )
