"""M: what there is to look at in meetings and in what they resolved; rows of ``declared``."""

from __future__ import annotations

from typing import Final

#: Code, what it is about, what is the matter and how it is mended, each in English and Chinese.
MEETINGS: Final = (
    (
        "M1",
        "org_unit",
        "No plenary of the executive committee was held this year",
        "本年没有召开执委会全体会议",
        "Call one, or write down the one that was held.",
        "召开执委会；已经开过的，补登记。",
    ),
    (
        "M2",
        "meeting",
        "{n} present, {most} are needed, and something was resolved",
        "实到 {n} 人，需 {most} 人，却有议定事项",
        "Correct who came; or resolve it again at the next meeting.",
        "更正签到；人数确实不够的，下次会议重新议定。",
    ),
    (
        "M3",
        "resolution",
        "Overdue by {n} days",
        "逾期 {n} 天没有办结",
        "Write down how far it is, or set another day.",
        "写明进展，或另定时限。",
    ),
    (
        "M4",
        "rota_turn",
        "Over, without a line in its log and without a meeting",
        "轮值已结束，没有日志，也没有会议",
        "Write down what was done in it.",
        "补写轮值工作日志，或登记所开的会议。",
    ),
    (
        "M5",
        "rota_turn",
        "Nobody is on duty: who had it is out of office, or not here",
        "没有人轮值：原轮值人已不在任，或已离开",
        "Give the turn to somebody else.",
        "另定轮值人。",
    ),
    (
        "M6",
        "person",
        "Absent from {n} plenaries one after the other",
        "连续 {n} 次缺席执委会",
        "Ask her why; write down leave where she asked for it.",
        "了解原因；请过假的，补记请假。",
    ),
    (
        "M7",
        "meeting",
        "No minutes {n} days after it",
        "会后 {n} 天没有会议记录",
        "Write down its minutes.",
        "补上会议内容。",
    ),
    (
        "M8",
        "project",
        "Proposed {n} days ago, and nobody answered",
        "提议 {n} 天，还没有答复",
        "Discuss it, and write down what came of that.",
        "商议后写明结果。",
    ),
    (
        "M9",
        "resolution",
        "Still open after {n} further meetings",
        "又开了 {n} 次会，仍没有销号",
        "Let the next meeting close it, give it up, or set another day.",
        "下次会议销号、终止，或另定时限。",
    ),
    (
        "M10",
        "meeting",
        "Bears the same number as another meeting",
        "会议次数与另一次重复",
        "Correct the number that was typed.",
        "更正手填的次数。",
    ),
    (
        "M11",
        "resolution",
        "Nobody answers for it",
        "没有责任人（没有写，或已离开）",
        "Name one person who answers for it.",
        "另定一名责任人。",
    ),
)
