"""轮值安排表, 妇女之家值班表, 轮值工作日志, 轮值交接单, 领办项目登记卡; each also as a blank form.

A blank form is the same paper with nothing in it. Telephone numbers stand only where somebody asks for them, and whole
only for who may see them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.letters import LetterPaper
from desktop.documents.names import spaced_name
from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.errors import KnownError
from desktop.services.codes import label
from desktop.services.letters.template import Shape
from desktop.services.money import amount_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Rows of a page that is written by hand: of a rota, of a log.
ROTA_ROWS: Final = 12
LOG_ROWS: Final = 18
_GAP: Final = "＿＿＿＿"
_PHONE: Final = "电话"
_TURNS: Final = (
    *(RegisterColumn("时段", 46), RegisterColumn("轮值主席", 32), RegisterColumn(_PHONE, 34)),
    *(RegisterColumn("主题", 62, "left"), RegisterColumn("会议日期", 28), RegisterColumn("接待日", 30)),
    RegisterColumn("备注", 29, "left"),
)
_HOME_TURNS: Final = (
    *(RegisterColumn("时段", 64), RegisterColumn("值班人", 40), RegisterColumn(_PHONE, 40)),
    *(RegisterColumn("值班内容", 62, "left"), RegisterColumn("接待时间", 30), RegisterColumn("备注", 25, "left")),
)
_LOG: Final = (
    *(RegisterColumn("日期", 24), RegisterColumn("工作内容", 86, "left"), RegisterColumn("接待妇女", 20)),
    *(RegisterColumn("诉求/处理", 40), RegisterColumn("签字", 16)),
)


def arrangement(desk: Desk, rota: bytes | None, *, phones: bool = False, home: bool = False) -> RegisterData:
    """轮值安排表 of a rota, of a home's 值班表; of None a blank one, ``home`` says which. Raises KnownError
    record_gone."""
    roster = desk.rotas.roster()
    duty = roster.duties.get(rota) if rota is not None else None
    if rota is not None and duty is None:
        raise KnownError("record_gone")
    of_home = duty.home is not None if duty is not None else home
    turns = [row for row in desk.rotas.turns.page([turn.id for turn in roster.of(rota)]) if row] if rota else []
    numbers = _phones(desk, [row["held_by"] for row in turns if row["held_by"]]) if phones else {}
    record = (desk.rotas.get(rota) if rota is not None else None) or {}
    reception = record.get("reception") or ""
    columns = [column for column in (_HOME_TURNS if of_home else _TURNS) if phones or column.heading != _PHONE]
    rows = []
    for row in turns:
        vacant = row["state"] == "vacant"
        cells = [row["name"], "" if vacant else spaced_name(row["holder"])]
        cells += [numbers.get(row["held_by"], "")] if phones else []
        cells.append(row["theme"] or "")
        cells += [] if of_home else [row["meets_on"] or ""]
        rows.append((*cells, reception, "空缺" if vacant else row["note"] or ""))
    title = "妇女之家值班表" if of_home else "轮值安排表"
    whose = "" if duty is None else desk.rotas.name(duty.id)
    return _register(desk, title, tuple(columns), rows, whose, ROTA_ROWS)


def log_of(desk: Desk, turn: bytes | None) -> RegisterData:
    """轮值工作日志 of a turn, with rows left to go on in; of None a blank one. Raises KnownError record_gone."""
    record = _turn(desk, turn)
    rows = []
    for line in record.get("rota_log") or ():
        need = "" if line["need"] is None else f"诉求 {record['names']['rota_log'].get(line['need'], '')}"
        asked = "　".join(filter(None, (line["handled"], need)))
        received = "" if line["received"] is None else str(line["received"])
        rows.append((line["day"] or "", (line["text"] or "").replace("\n", " "), received, asked, ""))
    period = f"轮值人：{record.get('holder') or _GAP}　　时段：{record.get('name') or _GAP}"
    if record.get("theme"):
        period += f"　　主题：{record['theme']}"
    return _register(desk, "轮值工作日志", _LOG, rows, period, LOG_ROWS, portrait=True)


def handover_of(desk: Desk, turn: bytes | None) -> LetterPaper:
    """轮值交接单 of a turn; of None a blank one. Whom it is handed to: who was written down, else who has the next
    one. Raises KnownError record_gone."""
    record = _turn(desk, turn)
    to = record.get("handed_to") or record.get("following")
    received = desk.people.name(to) if to else ""
    lines = record.get("rota_log") or ()
    women = sum(line["received"] or 0 for line in lines)
    done = record.get("finished") or ""
    if lines:
        done = "\n".join(filter(None, (done, f"日志{len(lines)}条，接待妇女{women}人次")))
    cells = (
        (("时段", record.get("name") or ""), ("主题", record.get("theme") or "")),
        (("移交人", record.get("holder") or ""), ("接收人", received)),
        (("本期完成", done),),
        (("未完成事项", record.get("left_open") or ""),),
        (("移交日期", record.get("handed_on") or ""), ("备注", record.get("note") or "")),
    )
    tall = ("本期完成", "未完成事项")
    return _form(desk, "轮值交接单", cells, tall, ("移交人（签名）", "接收人（签名）", "主席（签名）"))


def project_card(desk: Desk, project: bytes | None) -> LetterPaper:
    """领办项目登记卡 of a project; of None a blank one. Raises KnownError record_gone."""
    record: Mapping[str, Any] = {}
    if project is not None:
        found = desk.projects.get(project)
        if found is None:
            raise KnownError("record_gone")
        record = found
    cost = record.get("cost_fen")
    served = record.get("served")
    span = "—".join(filter(None, (record.get("start_on"), record.get("due"))))
    cells = (
        (("项目名称", record.get("title") or ""),),
        (("提议人", record.get("proposer") or ""), ("提议日期", record.get("proposed_on") or "")),
        (("领办组织", record.get("about_name") or ""), ("认领人", (record.get("names") or {}).get("owner") or "")),
        (("起止时间", span), ("进展", label("project_stage", record.get("stage")) if record else "")),
        (
            ("服务妇女", "" if served is None else f"{served}人"),
            ("经费", "" if cost is None else f"{amount_words(cost)}元"),
        ),
        (("成效", record.get("result") or ""),),
    )
    steps = [
        (row["taken_on"] or "", label("project_stage", row["stage"]), row["text"] or "", row["taken_by"] or "")
        for row in record.get("project_step") or ()
    ]
    table = {
        "heads": ["日期", "环节", "情况", "经办"],
        "widths": [28, 34, 84, 28],
        "rows": steps or [("", "", "", "")] * 8,
    }
    return _form(desk, "领办项目登记卡", cells, ("成效",), ("认领人（签名）", "验收人（签名）"), table)


# --- parts ------------------------------------------------------------------------------------------------------------


def _turn(desk: Desk, turn: bytes | None) -> Mapping[str, Any]:
    if turn is None:
        return {}
    found = desk.rotas.turns.get(turn)
    if found is None:
        raise KnownError("record_gone")
    return found


def _phones(desk: Desk, women: Sequence[bytes]) -> dict[bytes, str]:
    """Their numbers, the last digits alone for who may not see them whole."""
    found = {}
    for her, record in desk.people.records(set(women)).items():
        phone = record.get("phone") or ""
        found[her] = phone if desk.records.sees_private or not phone else f"…{phone[-4:]}"
    return found


def _register(
    desk: Desk,
    title: str,
    columns: tuple[RegisterColumn, ...],
    rows: Sequence[tuple[str, ...]],
    period: str,
    least: int,
    *,
    portrait: bool = False,
) -> RegisterData:
    top = desk.units.township()
    return RegisterData(
        title,
        columns,
        (RegisterGroup("", tuple(rows)),),
        desk.now(),
        f"{top.short}妇联" if top else "",
        period,
        max(0, least - len(rows)),
        portrait=portrait,
    )


def _form(
    desk: Desk,
    title: str,
    rows: Sequence[Sequence[tuple[str, str]]],
    tall: Sequence[str],
    signed: Sequence[str],
    table: Mapping[str, Any] | None = None,
) -> LetterPaper:
    blocks: list[Mapping[str, Any]] = [
        {"cells": [{"head": head, "value": value} for head, value in row], "tall": row[0][0] in tall} for row in rows
    ]
    sheet = {
        "title": title,
        "to": "",
        "blocks": [*blocks, *([table] if table is not None else [])],
        "attached": [],
        "signed": [f"{words}：{_GAP}" for words in signed],
    }
    return LetterPaper(title, Shape.FORM, (sheet,), desk.now())
