"""Codes of executives' duty. As ``codes`` says of all tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.services.code_tables import Table, table

#: What an executive is asked to do, in the order of the sheets.
DUTY_ITEM: Table = table(
    self_study=("Studied by herself", "自学"),
    meeting=("Came to a meeting", "参加会议"),
    group=("Took part in activities", "参加本组活动"),
    file=("Kept her duty file", "填写履职档案"),
    report=("Gave her report", "提交述职"),
    survey=("Survey or proposal", "调研、建议"),
    links=("Linked to women", "联系妇女"),
    real=("Did a real thing for women", "办实事"),
    project=("Finished a project", "领办项目"),
    honour=("Was honoured", "荣誉"),
    no_meeting=("Came to no meeting all year", "全年未参加会议"),
    neglect=("Neglected her duty", "失职"),
    poor=("Linked to households in difficulty", "联系困难家庭"),
    point_day=("Days at her contact point", "联系点工作日"),
    listen=("Listened to women", "听取意见"),
    visit=("Visited", "走访"),
    teach=("Taught or explained", "宣讲帮教"),
)
#: To which part of the sum an item belongs.
DUTY_PART: Table = table(
    base=("Base", "基础分"), plus=("Added", "加分"), minus=("Taken off", "减分"), target=("Target", "目标")
)
#: 等次 of points.
DUTY_GRADE: Table = table(
    excellent=("Excellent", "优秀"), good=("Good", "良好"), passed=("Passed", "合格"), failed=("Not passed", "不合格")
)
#: 民主测评: what is ticked on a ballot, and decided of a year.
REVIEW_LEVEL: Table = table(
    excellent=("Excellent", "优秀"),
    competent=("Competent", "称职"),
    basic=("Basically competent", "基本称职"),
    failing=("Not competent", "不称职"),
)
DUTY_STATE: Table = table(claimed=("Told by herself", "本人填报"), confirmed=("Confirmed", "已确认"))
#: By what points are given.
DUTY_PRESET: Table = table(
    points=("60 and what is added", "基础分加减分"),
    one_ten=("One links ten", "一带十"),
    p12621=("12621", "12621"),
    one_ten_n=("1+10+N", "1+10+N"),
    five_ones=("Five ones", "五个一"),
)

#: Those of ``codes.TABLES`` that stand here, by their names.
DUTY_TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "duty_item": DUTY_ITEM,
        "duty_part": DUTY_PART,
        "duty_grade": DUTY_GRADE,
        "duty_preset": DUTY_PRESET,
        "duty_state": DUTY_STATE,
        "review_level": REVIEW_LEVEL,
    }
)
