"""Codes of needs and disputes. As ``codes`` says of all tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.services.code_tables import Table, table

#: By which way it came.
NEED_CHANNEL: Table = table(
    C1=("Found at a visit", "走访发现"),
    C2=("She came", "来访"),
    C3=("A letter", "来信"),
    C4=("A call, 12338", "来电/12338"),
    C5=("WeChat, online", "微信网络"),
    C6=("From the level above", "上级转来"),
    C7=("At an activity", "活动现场"),
    C8=("Found while looking for disputes", "排查发现"),
)
NEED_ASK: Table = table(
    help=("Help", "求助"),
    consult=("A question", "咨询"),
    complaint=("A complaint", "投诉"),
    proposal=("A proposal", "建议"),
)
NEED_KIND: Table = table(
    N1=("Living", "生活"),
    N2=("Work", "就业"),
    N3=("Health", "健康"),
    N4=("Law, violence at home", "法律/家暴"),
    N5=("Schooling", "教育"),
    N6=("A dispute to settle", "矛盾调解"),
    N9=("Other", "其他"),
)
#: The federations' own classes, each with what happened.
NEED_RIGHTS: Table = table(
    R1=("Marriage and family", "婚姻家庭权益"),
    R11=("Violence at home", "家庭暴力"),
    R12=("A quarrel at home", "家庭纠纷"),
    R13=("Divorce", "离婚"),
    R14=("Adultery, bigamy", "外遇重婚"),
    R15=("A forced or hindered marriage", "干涉婚姻"),
    R16=("Support of parents or children", "抚养赡养"),
    R2=("Work and insurance", "劳动和社会保障"),
    R3=("Of the person", "人身权利"),
    R31=("Sexual assault", "性侵"),
    R32=("Trafficking", "拐卖"),
    R4=("Property", "财产权益"),
    R41=("Contracted land, pasture", "土地草牧场承包"),
    R42=("Inheritance", "继承"),
    R5=("Culture and schooling", "文化教育"),
    R6=("Political", "政治权利"),
    R9=("Other", "其他"),
)
NEED_LEVEL: Table = table(
    usual=("Usual", "一般"),
    hard=("Hard", "较难"),
    urgent=("Urgent: danger to somebody", "紧急（有人身危险）"),
)
#: How its term is reckoned, in natural days.
DUE_RULE: Table = table(
    simple=("Simple, 7 days", "一般事项"),
    at_once=("At once", "当场答复"),
    referral=("Referred, 15 days", "转办事项"),
    difficult=("Difficult, 30 days", "疑难事项"),
    own=("Another day", "另定日期"),
)
NEED_STATE: Table = table(
    registered=("Registered", "登记"),
    working=("In hand", "办理中"),
    referred=("Referred", "已转办"),
    answered=("Answered, she is not told yet", "已答复待告知"),
    closed=("Closed", "办结"),
    guided=("Guided to court or police", "依法引导"),
    withdrawn=("Withdrawn", "撤回"),
    merged=("Joined with another", "并案"),
    declined=("Not taken up", "不予受理"),
)
NEED_ACT: Table = table(
    accept=("Taken up", "受理"),
    talk=("Talked with her", "谈话"),
    mediate=("Mediated", "调解"),
    refer=("Referred", "转办"),
    signed=("Receipt signed", "签收"),
    chase=("Chased", "催办"),
    answer=("Answer", "答复"),
    returned=("Returned: not their duty", "退回"),
    extend=("Term extended", "延期"),
    report_up=("Reported to the level above", "报上级"),
    tell=("She was told", "告知"),
    ask_back=("Asked her afterwards", "回访"),
    again=("She came or called again", "再次来访来电"),
    close=("Closed", "办结"),
    guide=("Guided to court or police", "依法引导"),
    withdraw=("She withdrew it", "撤回"),
    merge=("Joined with another", "并案"),
    decline=("Not taken up", "不予受理"),
    reopen=("Taken up again", "再次受理"),
)
NEED_OUTCOME: Table = table(
    O1=("Solved", "解决"),
    O2=("Solved in part", "部分解决"),
    O3=("Explained", "解释清楚"),
    O4=("Guided to a legal way", "引导法定途径"),
    O5=("Withdrawn", "撤回"),
    O6=("A repetition, joined", "重复并案"),
    O7=("Cannot be reached", "无法联系"),
)
NEED_SATISFIED: Table = table(
    yes=("Satisfied", "满意"),
    mostly=("Mostly", "基本满意"),
    no=("Not satisfied", "不满意"),
    unreached=("Not reached", "未联系上"),
)
#: To whom a need is referred.
REFERRED_TO: Table = table(
    police=("Police", "公安派出所"),
    justice=("Justice office", "司法所"),
    court=("Court", "人民法院"),
    procuratorate=("Procuratorate", "人民检察院"),
    petitions=("Petitions office", "信访部门"),
    civil=("Civil affairs", "民政部门"),
    health=("Health office", "卫健部门"),
    school=("Education office", "教育部门"),
    labour=("Labour office", "人社部门"),
    gacha=("Gacha committee", "嘎查（社区）"),
    federation=("Another women's federation", "其他妇联"),
    other=("Another", "其他"),
)
DISPUTE_KIND: Table = table(
    R12=("A quarrel at home", "家庭纠纷"),
    R11=("Violence at home", "家庭暴力"),
    R13=("Divorce", "离婚"),
    R14=("Adultery, bigamy", "外遇重婚"),
    R15=("A forced or hindered marriage", "干涉婚姻"),
    R16=("Support of parents or children", "抚养赡养"),
    R41=("Contracted land, pasture", "土地草牧场"),
    neighbours=("Between neighbours", "邻里纠纷"),
    debt=("Debt", "债务"),
    other=("Other", "其他"),
)
#: 等级: by the rules of the place; off until it switches them on.
DISPUTE_GRADE: Table = table(red=("Red", "红"), yellow=("Yellow", "黄"), green=("Green", "绿"))
DISPUTE_OUTCOME: Table = table(
    settled=("Settled", "化解"),
    agreed=("Agreed in writing", "达成协议"),
    law=("Taken to court or police", "转法定途径"),
    moved=("They moved away", "迁出"),
)

#: Those of ``codes.TABLES`` that stand here, by their names.
NEED_TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "need_channel": NEED_CHANNEL,
        "need_ask": NEED_ASK,
        "need_kind": NEED_KIND,
        "need_rights": NEED_RIGHTS,
        "need_level": NEED_LEVEL,
        "due_rule": DUE_RULE,
        "need_state": NEED_STATE,
        "need_act": NEED_ACT,
        "need_outcome": NEED_OUTCOME,
        "need_satisfied": NEED_SATISFIED,
        "referred_to": REFERRED_TO,
        "dispute_kind": DISPUTE_KIND,
        "dispute_grade": DISPUTE_GRADE,
        "dispute_outcome": DISPUTE_OUTCOME,
    }
)
