"""会议记录, 会议纪要, 议定事项督办台账, 执委出席情况, 会议计划表; each also as a blank form.

The record and the minutes have what was carried over from earlier meetings as their first item. A blank form is the
same paper with nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.letters import LetterPaper
from desktop.documents.names import spaced_name
from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.errors import KnownError
from desktop.services.codes import TABLES, label
from desktop.services.federation import highest
from desktop.services.figures import percent
from desktop.services.letters.template import Shape
from desktop.services.meetings.attending import CAME
from desktop.services.meetings.resolutions import Carried

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What stands as the first item where earlier meetings left something open.
CARRIED: Final = "上次议定事项落实"
#: Rows of a page that is written by hand.
ITEMS: Final = 8
ROWS: Final = 12
_ITEMS: Final = (("序号", 12), ("议题", 72), ("类别", 18), ("提出人", 24), ("表决", 34), ("结果", 18))


def record_of(desk: Desk, meeting: bytes | None) -> LetterPaper:
    """会议记录 of a meeting; of None a blank one. Raises KnownError record_gone."""
    facts = _Facts(desk, meeting)
    call = [
        *(("应到", facts.number("due")), ("实到", facts.number("present"))),
        *(("请假", facts.members("leave")), ("缺席", facts.members("absent"))),
        ("列席", facts.others()),
    ]
    rows = [
        (("会议", facts.title), ("时间", facts.day)),
        (("地点", facts.place), ("主持人", facts.person("chaired_by"))),
        (("应到", call[0][1]), ("实到", call[1][1])),
        (("到会人数", facts.quorum()), ("记录人", facts.person("recorder"))),
        *((pair,) for pair in call[2:]),
    ]
    cells = [{"cells": [{"head": head, "value": value} for head, value in row], "tall": False} for row in rows]
    items = facts.items()
    blank = [("",) * len(_ITEMS)] * (ITEMS if meeting is None else 0)
    lines = [(str(at), *item) for at, item in enumerate(items, 1)] + blank
    blocks: list[Mapping[str, Any]] = list(cells)
    if lines:
        heads, widths = [head for head, _ in _ITEMS], [width for _, width in _ITEMS]
        blocks.append({"heads": heads, "widths": widths, "rows": lines})
    blocks.append({"text": "记录："})
    blocks += [{"text": line} for line in facts.minutes()] or [{"text": "＿" * 40} for _ in range(10)]
    blocks += [{"text": line} for line in facts.resolved()]
    blocks.append({"text": "散会时间：＿＿时＿＿分"})
    sheet = {
        "title": "会议记录",
        "to": "",
        "blocks": blocks,
        "attached": [],
        "signed": ["主持人（签名）：＿＿＿＿＿＿＿＿", "记录人（签名）：＿＿＿＿＿＿＿＿"],
    }
    return LetterPaper("会议记录", Shape.FORM, (sheet,), desk.now())


def minutes_of(desk: Desk, meeting: bytes | None) -> LetterPaper:
    """会议纪要 as an office's letter (GB/T 9704); of None a blank one. Raises KnownError record_gone."""
    facts = _Facts(desk, meeting)
    gap = "＿＿＿＿"
    chair = facts.person("chaired_by") or gap
    opening = f"{facts.day or '＿＿年＿月＿日'}，{facts.title or gap}"
    opening += f"在{facts.place or gap}召开。会议由{chair}主持。"
    opening += f"应到{facts.number('due') or '＿＿'}人，实到{facts.number('present') or '＿＿'}人"
    opening += f"，{facts.quorum()}。" if facts.quorum() else "。"
    parts = [opening, *facts.minutes()]
    items = [f"{title}。" + (f"会议{result}。" if result else "") for title, _, _, _, result in facts.items()]
    if items or meeting is None:
        heading = ["会议议题："] if items else []
        parts += [*heading, *(f"{at}．{words}" for at, words in enumerate(items or [gap * 4] * 3, 1))]
    resolved = facts.resolved() or ([f"1．{gap * 4}，由{gap}负责，＿月＿日前完成。"] if meeting is None else [])
    if resolved:
        parts += ["会议议定：", *resolved]
    parts += [
        f"{head}：{names or gap * 2}"
        for head, names in (
            ("出席", facts.members(*CAME)),
            ("请假", facts.members("leave")),
            ("缺席", facts.members("absent")),
            ("列席", facts.others()),
        )
        if names or meeting is None
    ]
    title = f"{facts.title}纪要" if facts.title else "会议纪要"
    sheet = {
        "title": title,
        "to": "",
        "blocks": [{"text": words} for words in parts],
        "attached": [],
        "signed": [facts.unit or "＿＿＿＿妇联", facts.day or "＿＿年＿月＿日"],
    }
    return LetterPaper("会议纪要", Shape.LETTER, (sheet,), desk.now())


class _Facts:
    """What papers say of a meeting; of None nothing."""

    def __init__(self, desk: Desk, meeting: bytes | None) -> None:
        self._desk = desk
        self.record: Mapping[str, Any] = {}
        if meeting is not None:
            found = desk.meetings.get(meeting)
            if found is None:
                raise KnownError("record_gone")
            self.record = found
        held = desk.activities.get(self.record["activity"]) if self.record.get("activity") else None
        self.place = held.place if held is not None else ""
        self.day = _long(self.record.get("day"))
        self.unit = ""
        if self.record.get("org"):
            self.unit = f"{desk.units.name(self.record['org'])}妇联"
        self.title = f"{self.unit}{self.record['name']}" if self.record else ""

    def number(self, name: str) -> str:
        """应到, 实到."""
        found = getattr(self.record.get("call"), name, None)
        return "" if found is None else str(found)

    def quorum(self) -> str:
        """Whether enough were there, in words; "" where no number is asked for."""
        call = self.record.get("call")
        if call is None or call.quorum is None:
            return ""
        found = call.quorum
        return f"符合规定（需{found.needed}人）" if found.met else f"不足，差{-found.margin}人（需{found.needed}人）"

    def person(self, name: str) -> str:
        """Who chaired or recorded."""
        return (self.record.get("names") or {}).get(name) or ""

    def members(self, *states: str) -> str:
        """Names of members who were marked so."""
        call = self.record.get("call")
        return self._names(call.who(*states) if call is not None and call.states else [])

    def others(self) -> str:
        """列席."""
        call = self.record.get("call")
        return self._names(call.others if call is not None else [])

    def _names(self, people: Sequence[bytes]) -> str:
        names = self._desk.people.names(people)
        return "、".join(names[her] for her in people)

    def items(self) -> list[tuple[str, str, str, str, str]]:
        """(title, kind, who proposed it, vote, result) of what was on the agenda; what was carried over first."""
        found = []
        if left := self.record.get("carried"):
            found.append((f"{CARRIED}（{len(left)}项）", label("agenda_kind", "tell"), "", "", ""))
        for row in self.record.get("agenda_item") or ():
            votes = [
                f"{word}{row[name]}"
                for name, word in (("votes_for", "赞成"), ("against", "反对"), ("abstained", "弃权"))
                if row[name] is not None
            ]
            vote = " ".join(filter(None, [label("vote_method", row["method"]), *votes]))
            found.append(
                (
                    row["title"] or "",
                    label("agenda_kind", row["kind"]),
                    row["proposer"] or "",
                    vote,
                    label("agenda_result", row["result"]),
                )
            )
        return found

    def minutes(self) -> list[str]:
        """What was said, by paragraphs."""
        return [line for line in (self.record.get("minutes") or "").split("\n") if line.strip()]

    def resolved(self) -> list[str]:
        """What it resolved: who answers for it, by when."""
        own = [each for each in self._desk.meetings.resolutions.rows() if each.meeting == self.record.get("id")]
        return resolved_lines(self._desk, own) if self.record else []


def resolved_lines(desk: Desk, rows: Sequence[Carried]) -> list[str]:
    """``1．修缮妇女之家，由其木格负责，12月20日前完成。``"""
    names = desk.people.names({each.owner for each in rows if each.owner is not None})
    found = []
    for at, each in enumerate(rows, 1):
        by = f"，由{names[each.owner]}负责" if each.owner is not None else ""
        until = f"，{_long(each.due)}前完成" if each.due else ""
        found.append(f"{at}．{each.text.rstrip('。')}{by}{until}。")
    return found


# --- registers --------------------------------------------------------------------------------------------------------

_LEDGER: Final = (
    *(RegisterColumn("会议（届次/日期）", 34), RegisterColumn("议定事项", 78, "left"), RegisterColumn("责任人", 24)),
    *(RegisterColumn("协办", 24), RegisterColumn("时限", 20), RegisterColumn("进展", 44, "left")),
    *(RegisterColumn("办结日期", 20), RegisterColumn("销号", 12), RegisterColumn("备注", 8)),
)


def ledger(desk: Desk, ids: Sequence[bytes]) -> RegisterData:
    """议定事项督办台账 of these resolutions, in their order; of none a blank page."""
    board = desk.meetings.board()
    rows = []
    for record in desk.meetings.resolutions.page(list(ids)):
        if record is None:
            continue
        met = board.by_id.get(record["meeting"])
        meeting = f"{board.names[met.id]} {met.day}" if met is not None else ""
        state = record["state"] or "open"
        rows.append(
            (
                meeting,
                (record["text"] or "").replace("\n", " "),
                spaced_name(record["names"]["owner"]),
                "、".join(record["names"]["helpers"]),
                record["due"] or "",
                record["last_note"] or label("resolution_state", state),
                record["done_on"] or "",
                "√" if state == "closed" else "终止" if state == "stopped" else "",
                "",
            )
        )
    return _register(desk, "议定事项督办台账", _LEDGER, rows, number=9)


_RATES: Final = (
    *(RegisterColumn("姓名", 34), RegisterColumn("职务", 30), RegisterColumn("应到次数", 22)),
    *(RegisterColumn("实到", 22), RegisterColumn("请假", 22), RegisterColumn("缺席", 22), RegisterColumn("出席率", 24)),
)


def attendance_register(desk: Desk, org: bytes, year: int) -> RegisterData:
    """执委出席情况 of an organisation's plenaries in a year, by posts; due only since her own post began."""
    board = desk.meetings.board()
    found = board.rates(org, year)
    names = desk.people.names({rate.person for rate in found})
    posts = {each.person: each.post for each in highest(desk.federation.today().now) if each.org == org}
    found.sort(key=lambda rate: (posts.get(rate.person, ""), names[rate.person]))
    rows = [
        (
            spaced_name(names[rate.person]),
            label("post", posts.get(rate.person)),
            *(str(number) for number in (rate.due, rate.present, rate.leave, rate.absent)),
            percent(rate.cell),
        )
        for rate in found
    ]
    held = len(board.held(org, "M2", year))
    period = f"{desk.units.name(org)}妇联　{year}年　召开执委会全体会议{held}次"
    return _register(desk, "执委出席情况", _RATES, rows, period, portrait=True)


_MARKS: Final = {"planned": "○", "done": "√", "missed": "×"}


def plan_register(desk: Desk, year: int | None) -> RegisterData:
    """会议计划表 of a year: bodies by months, with what was held (√), missed (×) and is to come (○); of None blank."""
    plans, found = desk.meetings.plans.plans() if year is not None else [], desk.meetings.plans.outcomes()
    cells: dict[tuple[bytes | None, str], dict[int, str]] = {}
    for plan in plans:
        if plan.month[:4] == str(year) and plan.month[5:7].isdecimal():
            line = cells.setdefault((plan.org, plan.body), {})
            month = int(plan.month[5:7])
            line[month] = line.get(month, "") + _MARKS[found[plan.id].state]
    ranks, bodies = desk.units.ranks(), {body: at for at, body in enumerate(TABLES["meeting_body"])}
    rows = []
    for org, body in sorted(cells, key=lambda key: (ranks.get(key[0] or b"", -1), bodies.get(key[1], 99), key[1])):
        line = cells[(org, body)]
        marks = "".join(line.values())
        months = [line.get(month, "") for month in range(1, 13)]
        name = desk.units.name(org)
        rows.append((name, label("meeting_body", body), *months, str(len(marks)), str(marks.count("√"))))
    columns = (
        *(RegisterColumn("组织", 36, "left"), RegisterColumn("会议", 42, "left")),
        *(RegisterColumn(f"{month}月", 13) for month in range(1, 13)),
        *(RegisterColumn("计划", 14, total=bool(rows)), RegisterColumn("召开", 14, total=bool(rows))),
    )
    return _register(desk, "会议计划表", columns, rows, f"{year}年　√已召开　×未召开　○计划" if year else "＿＿＿＿年")


def _register(
    desk: Desk,
    title: str,
    columns: tuple[RegisterColumn, ...],
    rows: Iterable[tuple[str, ...]],
    period: str = "",
    *,
    number: float = 12,
    portrait: bool = False,
) -> RegisterData:
    lines, top = tuple(rows), desk.units.township()
    return RegisterData(
        title,
        columns,
        (RegisterGroup("", lines),),
        desk.now(),
        f"{top.short}妇联" if top else "",
        period,
        0 if lines else ROWS,
        number=number,
        portrait=portrait,
    )


def _long(day: str | None) -> str:
    parts = zip((day or "").split("-"), "年月日", strict=False)
    return "".join(f"{int(part)}{unit}" for part, unit in parts) if day else ""
