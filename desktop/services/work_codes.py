"""Codes of what the federations do: groups and accounts, volunteers, re-elections, dispatch, population, money,
training. As ``codes`` says of all tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.services.code_tables import Table, lines, table

#: 工作群 of officials, 联系群 of women.
CHAT_GROUP_KIND: Table = table(G1=("Work group", "工作群"), G2=("Contact group", "联系群"))
CHAT_PLATFORM: Table = table(
    wechat=("WeChat", "微信"),
    wecom=("WeCom", "企业微信"),
    qq=("QQ", "QQ"),
    douyin=("Douyin group", "抖音群"),
    other=("Another", "其他"),
)
MEDIA_PLATFORM: Table = table(
    official=("WeChat official account", "公众号"),
    channels=("WeChat Channels", "视频号"),
    weibo=("Weibo", "微博"),
    toutiao=("Toutiao", "头条号"),
    douyin=("Douyin", "抖音"),
    kuaishou=("Kuaishou", "快手"),
    other=("Another", "其他"),
)
#: What a team of volunteers does, and what was done in an hour of service.
VOLUNTEER_KIND: Table = table(
    law=("Law and rights", "法律维权"),
    health=("Health care", "卫生保健"),
    family=("Family education", "家庭教育"),
    drugs_aids=("Against drugs and AIDS", "禁毒防艾"),
    telling=("Public information", "宣讲"),
    environment=("Environment", "环境"),
    arts=("Arts", "文艺"),
    errands=("Errands for others", "帮办代办"),
    emergency=("Emergencies", "应急"),
    other=("Other", "其他"),
)

#: What a woman agrees to.
CONSENT_COVERS: Table = table(
    roster=("Being on the roster", "登记本人基本信息"),
    photos=("Photos of her being shown", "使用本人照片"),
    needs=("Her difficulties being written down", "登记困难和诉求"),
    passed_on=("Her data going to other offices", "转给其他部门"),
)
CONSENT_HOW: Table = table(
    signed=("Signed", "签字"), thumb=("Thumbprint", "按手印"), spoken=("Said before a witness", "口头，有人在场")
)
CONSENT_LANGUAGE: Table = table(zh=("Chinese", "汉语"), mn=("Mongolian", "蒙古语"), both=("Both", "蒙汉双语"))

#: What makes a women's federation out of a 妇代会, and renews it.
PROCESS_KIND: Table = table(
    R=("Becoming a federation", "会改联"), H=("Re-election", "换届"), B=("By-election", "届中补选")
)
#: 公文 of a re-election and of posts.
LETTER: Table = table(
    preparing=("Notice: who prepares it", "成立筹备组的通知"),
    plan=("Plan", "实施方案"),
    request=("Request to hold the congress", "召开大会的请示"),
    request_reply=("Reply: the congress may be held", "同意召开大会的批复"),
    report_up=("Report to the federation above", "召开大会的书面报告"),
    announcement=("Announcement", "公告"),
    delegate_nomination=("Form: a delegate is proposed", "代表推荐表"),
    delegates_posted=("Posted: delegates", "代表公示"),
    nomination=("Form: a candidate is proposed", "候选人推荐表"),
    vetting=("Form: offices check a candidate", "候选人联审表"),
    candidates_posted=("Posted: candidates", "候选人公示"),
    chairs_request=("Request: who is to be chair", "主席、副主席人选的请示"),
    chairs_reply=("Reply: who is to be chair", "主席、副主席人选的批复"),
    notice=("Notice of the congress", "会议通知"),
    result_report=("Report of the results", "选举结果的报告"),
    result_reply=("Reply to the results", "选举结果的批复"),
    elected_posted=("Posted: who was elected", "当选公示"),
    filing=("Filing form", "备案表"),
    file_list=("File list", "档案目录"),
    certificate=("Certificate of election", "当选证书"),
    appointment=("Letter of appointment", "聘书"),
)
PROCESS_BODY: Table = table(
    delegates=("Congress of delegates", "妇女代表大会"),
    all_women=("Assembly of all women of 18", "妇女大会（年满18周岁）"),
)
PROCESS_STATE: Table = table(
    not_begun=("Not begun", "未启动"),
    preparing=("In preparation", "筹备"),
    posted=("Candidates posted", "公示"),
    held=("Congress held", "已开会"),
    approved=("Approved", "已批复"),
    filed=("Filed", "已备案"),
)
PROCESS_STEP: Table = lines("""
K01 成立筹备组 Preparing group formed
K02 实施方案 Plan written
K03 请示与书面报告 Request sent and answered
K04 公告与妇女登记 Publicity, women counted
K05 产生代表 Delegates chosen
K06 代表资格审查与公示 Delegates checked and posted
K07 提名执委候选人 Candidates proposed
K08 资格联审 Candidates checked by offices
K09 候选人公示 Candidates posted
K10 主席、副主席人选请示批复 Chair and vice chairs agreed
K11 大会材料 Papers of the congress
K12 召开大会 Congress
K13 执委会第一次会议 First plenary
K14 选举结果报批 Results approved
K15 当选公示与挂牌 Results posted, plaque up
K16 备案 Filed with the federation above
K17 归档与分工 Filed away, tasks given
""")
#: 按月调度: what is looked at each month, in its four columns.
DISPATCH_COLUMN: Table = lines("""
A 扩组织 Organisations
B 壮队伍 People
C 强阵地 Places
D 保经费 Funds
""")
DISPATCH_ITEM: Table = lines("""
A1 会改联日期 Became a federation on
A2 执委会一次会议 First plenary
A3 批复和备案 Approved and filed
A4 挂牌 Plaque up
A5 妇女小组 Women's groups
A6 新领域组织 Organisations in new fields
B1 主席 Chair
B2 主席进两委 Chair in the village's committees
B3 兼职副主席 Part-time vice chairs
B4 执委 Executive members
B5 代表 Delegates
B6 志愿者 Volunteers
B7 主席参加轮训 Chair was trained
C1 妇女之家 Women's homes
C2 妇女之家挂牌 Homes with a plaque
C3 制度上墙 Rules on the wall
C4 五簿五册 Five books, five registers
C5 本月活动 Activities this month
C6 流动之家 Mobile homes
C7 工作群 Work group
D1 人均一元钱应到 One yuan a woman, due (yuan)
D2 人均一元钱已到 One yuan a woman, received (yuan)
D3 主席报酬落实 Chair is paid
D4 工作经费 Work funds (yuan)
""")
DISPATCH_STATE: Table = table(
    _0=("Not begun", "未启动"), _1=("Under way", "推进中"), _2=("Done", "完成"), _9=("Does not apply", "不适用")
)
POPULATION_SOURCE: Table = table(
    police=("Police yearbook", "公安年报"),
    census=("Census", "人口普查"),
    yearbook=("Statistical yearbook", "统计年报"),
    gacha=("The gacha's count", "嘎查统计"),
    other=("Another", "其他"),
)
POPULATION_BASIS: Table = table(hukou=("Registered there", "户籍人口"), resident=("Living there", "常住人口"))

#: Whose money it is: each level has its own 妇女人均一元钱; "other" is what another office adds.
FUND_LEVEL: Table = table(
    region=("Autonomous region", "自治区级"),
    league=("League", "盟市级"),
    banner=("Banner", "旗县级"),
    sumu=("Township", "苏木乡镇级"),
    gacha=("Gacha", "嘎查村级"),
    other=("Another office", "其他来源"),
)
#: The levels that owe a budget.
BUDGET_LEVEL: Table = MappingProxyType({code: term for code, term in FUND_LEVEL.items() if code != "other"})
FUND_SIDE: Table = table(
    out=("Spent", "支出"),
    _in=("Received", "收入"),
    back=("Returned", "退回"),
    carried=("Brought forward", "结转"),
)
#: 支出科目. What money goes into is ours to name: no office prescribes it.
FUND_CATEGORY: Table = table(
    _1=("Education activities", "宣传教育活动"),
    _2=("Training", "培训"),
    _3=("Visits and gifts", "走访慰问"),
    _4=("Women's homes: equipment, books", "妇女之家建设"),
    _5=("Rights and mediation", "维权调解"),
    _6=("Family building, prizes", "家庭建设评选奖品"),
    _7=("Volunteers: allowances, insurance", "志愿服务"),
    _8=("Online work", "网上工作"),
    _9=("Printing and office", "印刷办公"),
    _10=("Travel", "差旅交通"),
    _99=("Other", "其他"),
)
PAID_HOW: Table = table(transfer=("Transfer", "转账"), card=("Official card", "公务卡"), cash=("Cash", "现金"))
FUND_STATE: Table = table(
    planned=("To be spent", "拟支"),
    handed_in=("Handed in", "已报账"),
    booked=("Booked", "已入账"),
    void=("Void", "作废"),
)
#: Whom a budget counts, and by which register.
WOMEN_BASE: Table = table(
    all_female=("All of the female sex", "全体女性"),
    female_14_plus=("Women from 14 on", "14周岁以上"),
    female_18_plus=("Women from 18 on", "18周岁以上"),
)
SPENT_BY: Table = table(own=("By that level itself", "本级使用"), passed_down=("Passed down to us", "下拨使用"))

#: Who gave a course.
TRAINING_LEVEL: Table = table(
    banner=("Banner", "旗县级"),
    league=("League", "盟市级"),
    region=("Autonomous region", "自治区级"),
    sumu=("Township", "苏木乡镇级"),
    gacha=("Gacha", "嘎查村级"),
    other=("Another office", "其他单位"),
)
TRAINING_MODE: Table = table(
    gathered=("Gathered", "集中"),
    online=("Online", "网络"),
    visiting=("Taught at home", "送教上门"),
    model=("Seeing others' work", "观摩"),
)
TRAINING_THEME: Table = table(
    politics=("Politics", "政治理论"),
    work=("Work of the federation", "妇联业务"),
    reform=("Reform", "改革"),
    media=("New media", "新媒体"),
    rights=("Rights", "维权"),
    family=("Family education", "家庭教育"),
    business=("Business and skills", "创业技能"),
    health=("Health and screening", "两癌健康"),
    language=("The common language", "国家通用语言"),
    other=("Other", "其他"),
)
#: Who must be trained in turn (轮训).
TRAINING_GROUP: Table = table(
    G1=("Chairs and deputies of the township", "苏木主席副主席"),
    G2=("Chairs of gachas", "嘎查妇联主席"),
    G3=("Keepers of women's homes", "妇女之家负责人"),
    G4=("Executives", "执委"),
)
CERTIFICATE: Table = table(completion=("Of completion", "结业证"), skill=("Of a skill", "技能证"))
TRAINING_OUTCOME: Table = table(finished=("Finished", "结业"), attended=("Came, did not finish", "未结业"))
CHECK_RESULT: Table = table(yes=("There", "有"), no=("Missing", "无"), na=("Does not apply", "不适用"))
#: What fills a book; one without a source is kept by hand.
BOOK_SOURCE: Table = table(
    activities=("Activities", "工作活动"),
    training=("Courses", "妇女培训"),
    awards=("Awards", "各类表彰"),
    letters=("Letters and callers", "来信来访"),
    helped=("Women in need of help", "重点帮扶对象"),
    officers=("Officers", "妇女组织干部"),
    advanced=("Delegates and honoured women", "妇女代表、先进人物"),
    linked=("Whom delegates are linked to", "代表联系群众"),
    paired=("Paired help", "结对帮扶"),
    volunteers=("Volunteers", "巾帼志愿者"),
    visits=("Visits", "走访"),
)

#: Those of ``codes.TABLES`` that stand here, by their names.
WORK_TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "process_kind": PROCESS_KIND,
        "letter": LETTER,
        "process_body": PROCESS_BODY,
        "process_state": PROCESS_STATE,
        "process_step": PROCESS_STEP,
        "dispatch_column": DISPATCH_COLUMN,
        "dispatch_item": DISPATCH_ITEM,
        "dispatch_state": DISPATCH_STATE,
        "population_source": POPULATION_SOURCE,
        "population_basis": POPULATION_BASIS,
        "chat_group_kind": CHAT_GROUP_KIND,
        "chat_platform": CHAT_PLATFORM,
        "media_platform": MEDIA_PLATFORM,
        "volunteer_kind": VOLUNTEER_KIND,
        "fund_level": FUND_LEVEL,
        "budget_level": BUDGET_LEVEL,
        "fund_side": FUND_SIDE,
        "fund_category": FUND_CATEGORY,
        "paid_how": PAID_HOW,
        "fund_state": FUND_STATE,
        "women_base": WOMEN_BASE,
        "spent_by": SPENT_BY,
        "training_level": TRAINING_LEVEL,
        "training_mode": TRAINING_MODE,
        "training_theme": TRAINING_THEME,
        "training_group": TRAINING_GROUP,
        "certificate": CERTIFICATE,
        "training_outcome": TRAINING_OUTCOME,
        "check_result": CHECK_RESULT,
        "book_source": BOOK_SOURCE,
        "consent_covers": CONSENT_COVERS,
        "consent_how": CONSENT_HOW,
        "consent_language": CONSENT_LANGUAGE,
    }
)
