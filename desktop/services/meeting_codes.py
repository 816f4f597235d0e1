"""Codes of meetings. As ``codes`` says of all tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.services.code_tables import Table, table

MEETING_BODY: Table = table(
    M1=("Congress", "妇女代表大会"),
    M2=("Plenary", "执委会全体会议"),
    M3=("Standing body", "常委会会议"),
    M4=("Chair's office meeting", "主席办公会"),
    M5=("Meeting of the rotating chair", "轮值主席会议"),
    M6=("Joint meeting of the area", "区域化联席会议"),
    M7=("Women's council", "妇女议事会"),
    M8=("Regular meeting, dispatch", "工作例会"),
)
#: How many must be there.
MEETING_QUORUM: Table = table(
    over=("Over two thirds", "超过三分之二"),
    least=("Two thirds or more", "三分之二以上"),
    none=("No rule", "不作要求"),
)
#: How far a meeting is; computed.
MEETING_STATE: Table = table(
    planned=("To come", "未召开"),
    held=("Held", "已召开"),
    short=("Held below quorum", "未达到会人数"),
    called_off=("Called off", "已取消"),
)
AGENDA_KIND: Table = table(
    report=("Report", "报告"),
    discuss=("Discussion", "讨论"),
    vote=("Vote", "表决"),
    tell=("Information", "通报"),
    study=("Study", "学习"),
)
VOTE_METHOD: Table = table(
    applause=("Applause", "鼓掌"), hands=("Show of hands", "举手"), ballot=("Secret ballot", "无记名")
)
AGENDA_RESULT: Table = table(passed=("Passed", "通过"), refused=("Not passed", "未通过"), deferred=("Put off", "暂缓"))
RESOLUTION_STATE: Table = table(
    open=("Not begun", "未开始"),
    working=("In hand", "进行中"),
    done=("Done, to be closed by the meeting", "已办结"),
    next=("Put to the next meeting", "转下次"),
    closed=("Closed", "已销号"),
    stopped=("Given up", "终止"),
)
#: How a planned meeting came out; computed.
PLAN_STATE: Table = table(planned=("Planned", "计划"), done=("Held", "已召开"), missed=("Missed", "未召开"))

#: Those of ``codes.TABLES`` that stand here, by their names.
MEETING_TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "meeting_body": MEETING_BODY,
        "meeting_quorum": MEETING_QUORUM,
        "meeting_state": MEETING_STATE,
        "agenda_kind": AGENDA_KIND,
        "vote_method": VOTE_METHOD,
        "agenda_result": AGENDA_RESULT,
        "resolution_state": RESOLUTION_STATE,
        "plan_state": PLAN_STATE,
    }
)
