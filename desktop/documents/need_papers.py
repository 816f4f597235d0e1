"""来信来访登记簿, 转办单 with its stub and answer, 催办单, 告知单, 办实事清单, and the register as a blank form.

A 转办单 is set from a ``Referral``, which has no name where she did not agree to one going out. Of a sealed need no
register says whom it is about or what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.names import spaced_name
from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services.codes import label
from desktop.services.figures import Cell, Period, percent
from desktop.services.sealing import HIDDEN
from desktop.services.validation import age

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "need_slip"
#: Rows of a page of the register, as it is written by hand.
ROWS: Final = 12
_BOOK: Final = (
    *(RegisterColumn("编号", 19), RegisterColumn("日期", 13), RegisterColumn("方式", 13), RegisterColumn("姓名", 16)),
    *(
        RegisterColumn("性别", 8),
        RegisterColumn("年龄", 8),
        RegisterColumn("嘎查/住址", 16),
        RegisterColumn("电话", 27),
    ),
    *(RegisterColumn("人数", 8), RegisterColumn("反映问题", 31, "left"), RegisterColumn("权益类别", 16)),
    *(RegisterColumn("接待人", 15), RegisterColumn("处理意见", 14), RegisterColumn("承办/转办单位", 18)),
    *(RegisterColumn("期限", 13), RegisterColumn("办理结果", 15), RegisterColumn("答复日期", 13)),
    *(RegisterColumn("满意", 11), RegisterColumn("备注", 12)),
)


def need_register(desk: Desk, ids: list[bytes]) -> RegisterData:
    """来信来访登记簿 of these needs, by day and number; a void one stands there with 作废."""
    rows = desk.needs.register(ids)
    return _register(desk, tuple(_line(desk, row) for row in rows), _span([row["opened"] for row in rows]))


def blank_form(desk: Desk) -> RegisterData:
    """A page of the register to be written by hand."""
    return _register(desk, (), "", ROWS)


def _register(desk: Desk, rows: tuple[tuple[str, ...], ...], period: str, blank: int | None = None) -> RegisterData:
    return RegisterData(
        "来信来访登记簿",
        _BOOK,
        (RegisterGroup("", rows),),
        desk.now(),
        _keeper(desk),
        period,
        -len(rows) % ROWS if blank is None else blank,
        number=10,
        row_height=11.9,
    )


def _line(desk: Desk, row: Mapping[str, Any]) -> tuple[str, ...]:
    her, sealed = row["her"], bool(row["sealed"])
    years = age(her.get("birth"), desk.today()) if her else None
    phone = row["petitioner_phone"] or (her or {}).get("phone") or ""
    return (
        row["no"] or "",
        _short(row["opened"]),
        label("need_channel", row["channel"]).partition("/")[0],
        HIDDEN if sealed else spaced_name(row["about_name"]) if row["about_name"] else "匿名",
        "" if sealed or not her else label("sex", her.get("sex")),
        "" if sealed or years is None else str(years),
        "" if sealed else row["place"],
        "" if sealed or not desk.records.sees_private else phone,
        str(row["petitioners"] or 1),
        HIDDEN if sealed else (row["matter"] or "").replace("\n", " "),
        HIDDEN if sealed else label("need_rights", row["rights"]) or label("need_kind", row["kind"]),
        spaced_name(row["names"]["owner"]),
        row["handled"],
        row["referred_to"] or "",
        _short(row["due_now"]),
        label("need_outcome", row["outcome"]) or label("need_state", row["state"]),
        _short(row["told_on"] or row["closed_on"]),
        label("need_satisfied", row["satisfied"]),
        "作废" if row["void"] else (f"第{row['round']}次受理" if int(row["round"] or 1) > 1 else ""),
    )


_DEEDS: Final = (
    *(RegisterColumn("编号", 24), RegisterColumn("受理日期", 28), RegisterColumn("办结日期", 28)),
    *(RegisterColumn("对象", 30), RegisterColumn("类别", 26), RegisterColumn("事项", 70, "left")),
    *(RegisterColumn("承办", 28), RegisterColumn("结果", 26)),
)


def deeds_register(desk: Desk, year: int) -> RegisterData:
    """为妇女办实事清单: what was solved in a year, whole or in part."""
    rows = desk.needs.register(desk.needs.solved(year))
    lines = tuple(
        (
            row["no"] or "",
            row["opened"] or "",
            row["closed_on"] or "",
            HIDDEN if row["sealed"] else spaced_name(row["about_name"] or ""),
            HIDDEN if row["sealed"] else label("need_kind", row["kind"]),
            HIDDEN if row["sealed"] else (row["matter"] or "").replace("\n", " "),
            spaced_name(row["names"]["owner"]),
            label("need_outcome", row["outcome"]),
        )
        for row in rows
    )
    return RegisterData(
        f"{year}年为妇女儿童办实事清单", _DEEDS, (RegisterGroup("", lines),), desk.now(), _keeper(desk), f"{year}年"
    )


_CHANNELS: Final = ("C2", "C3", "C4", "C5")


def petitions_register(desk: Desk, period: Period, words: str) -> RegisterData:
    """信访统计表 of a period: classes of rights by how needs came, each with its share and how often somebody came."""
    found = desk.needs.petitions(period)
    rights = sorted({right for _, right in found}, key=lambda code: (not code, code))
    whole = sum(len(each.needs) for each in found.values())
    rows = []
    for right in rights:
        mine = {channel: each for (channel, of), each in found.items() if of == right}
        counts = [len(mine[channel].needs) if channel in mine else 0 for channel in _CHANNELS]
        items = sum(len(each.needs) for each in mine.values())
        times = sum(each.times for each in mine.values())
        name = label("need_rights", right) or "未分类"
        rows.append(
            (name, *map(str, counts), str(items - sum(counts)), str(items), percent(Cell(items, whole)), str(times))
        )
    heads = ("来访", "来信", "来电", "网络", "其他", "合计（件）")
    columns = (
        RegisterColumn("权益类别", 60, "left"),
        *(RegisterColumn(head, 24, total=True) for head in heads),
        RegisterColumn("占比", 26),
        RegisterColumn("件次", 24, total=True),
    )
    return RegisterData("信访统计表", columns, (RegisterGroup("", tuple(rows)),), desk.now(), _keeper(desk), words, 0)


# --- slips ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Slip:
    """A paper of one need. ``facts``: (what, said of it); ``stub``: lines to be filled in below the cut, each by its
    words; ``to``: whom it goes to."""

    title: str
    no: str
    to: str
    unit: str
    day: str
    facts: tuple[tuple[str, str], ...]
    ask: str
    stub: tuple[str, ...]
    printed_at: datetime


def referral_of(desk: Desk, step: bytes) -> Slip:
    """转办单 of a step. Printed again, it is the same, with the same number."""
    found = desk.needs.referral(step)
    facts = [("事由", found.matter)]
    if found.name:
        facts.append(("当事人", found.name))
    facts.append(("附件", "＿＿件"))
    by = _long(found.reply_on)
    ask = f"请依职责办理，并于{by}前书面答复我会。" if by else "请依职责办理，并书面答复我会。"
    stub = (f"转办单 {found.no} 签收人", "签收日期", "办理情况", "办理单位（盖章）", "答复日期")
    return Slip("转办单", found.no, found.to, _keeper(desk), found.day, tuple(facts), ask, stub, desk.now())


def reminder_of(desk: Desk, step: bytes) -> Slip:
    """催办单: the referral's number, its day and term, and how many days it is over on the day of the step."""
    found = desk.needs.reminder(step)
    late = f"已过 {found.days_over} 天" if found.days_over > 0 else "尚未到期"
    facts = (
        ("原编号", found.no),
        ("发出日", _long(found.sent_on)),
        ("期限", _long(found.reply_on)),
        ("已过天数", late),
    )
    return Slip(
        "催办单", found.no, found.to, _keeper(desk), found.day, facts, "请尽快办理并书面答复我会。", (), desk.now()
    )


def told_of(desk: Desk, need: bytes) -> Slip:
    """告知单: what she is told, as a paper for her hand: its number, when it came, what came of it. Raises KnownError
    ``record_gone``."""
    rows = desk.needs.register([need])
    if not rows:
        raise KnownError("record_gone")
    row = rows[0]
    result = label("need_outcome", row["outcome"]) or label("need_state", row["state"])
    facts = (("编号", row["no"] or ""), ("来访日期", _long(row["opened"])), ("办理情况", result), ("说明", ""))
    to = "" if row["sealed"] else row["about_name"] or ""
    ask = "如有疑问，请与我会联系；妇女维权热线 12338。"
    stub = ("本人签字", "日期", "满意　基本满意　不满意（画圈）")
    return Slip("告知单", row["no"] or "", to, _keeper(desk), desk.today().isoformat(), facts, ask, stub, desk.now())


#: The slips that are also written by hand, by the codes of their papers.
BLANK: Final = ("referral", "reminder", "told")


def blank_slip(desk: Desk, paper: str) -> Slip:
    """转办单 (referral), 催办单 (reminder), 告知单 (told) with nothing filled in."""
    line = "＿" * 8
    title, facts, ask, stub = {
        "referral": (
            "转办单",
            ("事由", "当事人", "附件"),
            "请依职责办理，并于＿＿年＿＿月＿＿日前书面答复我会。",
            ("转办单编号", "签收人", "签收日期", "办理情况", "办理单位（盖章）", "答复日期"),
        ),
        "reminder": ("催办单", ("原编号", "发出日", "期限", "已过天数"), "请尽快办理并书面答复我会。", ()),
        "told": (
            "告知单",
            ("编号", "来访日期", "办理情况", "说明"),
            "如有疑问，请与我会联系；妇女维权热线 12338。",
            ("本人签字", "日期", "满意　基本满意　不满意（画圈）"),
        ),
    }[paper]
    return Slip(title, line, line, _keeper(desk), "", tuple((fact, "") for fact in facts), ask, stub, desk.now())


def set_slip(slip: Slip, typesetter: Typesetter) -> Paper:
    """The paper as a PDF, and what of it no font has."""
    return typesetter.paper(TEMPLATE, template_data(slip))


def template_data(slip: Slip) -> Mapping[str, Any]:
    """What ``need_slip.typ`` reads."""
    return {
        "title": slip.title,
        "no": slip.no,
        "to": slip.to,
        "unit": slip.unit,
        "day": _long(slip.day),
        "facts": [list(each) for each in slip.facts],
        "ask": slip.ask,
        "stub": list(slip.stub),
        "printed_at": f"{slip.printed_at:%Y-%m-%d %H:%M}",
    }


def _keeper(desk: Desk) -> str:
    top = desk.units.township()
    return f"{top.short}妇联" if top else ""


def _short(day: str | None) -> str:
    return ".".join(str(int(part)) for part in (day or "").split("-")[1:]) if day else ""


def _long(day: str | None) -> str:
    return (
        "".join(f"{int(part)}{unit}" for part, unit in zip((day or "").split("-"), "年月日", strict=False))
        if day
        else ""
    )


def _span(days: list[str | None]) -> str:
    known = sorted(day for day in days if day)
    return f"{_long(known[0])}至{_long(known[-1])}" if known else ""
