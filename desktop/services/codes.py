"""Code tables: national standards and the working terms of the women's federations.

The Chinese terms are part of the standards, so they stand here with their codes; English stands beside them. A
table's order is the order in which a form offers its entries. A code that is not known (written by a newer
version) is shown as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.services.code_tables import Language, Table, Term, lines, table
from desktop.services.congress_codes import CONGRESS_TABLES
from desktop.services.contact_codes import CONTACT_TABLES
from desktop.services.duty_codes import DUTY_TABLES
from desktop.services.meeting_codes import MEETING_TABLES
from desktop.services.need_codes import NEED_TABLES
from desktop.services.rota_codes import ROTA_TABLES
from desktop.services.work_codes import WORK_TABLES

__all__ = ["TABLES", "Language", "Table", "Term", "choices", "code_of", "label"]

#: GB/T 2261.1
SEX: Table = table(_2=("Female", "女"), _1=("Male", "男"), _0=("Unknown", "未知"), _9=("Not stated", "未说明"))
#: GB/T 2261.2
MARITAL: Table = table(
    _10=("Single", "未婚"),
    _20=("Married", "已婚"),
    _30=("Widowed", "丧偶"),
    _40=("Divorced", "离婚"),
    _90=("Not stated", "未说明"),
)
#: GB/T 4658; 00 is ours.
EDUCATION: Table = table(
    _10=("Postgraduate", "研究生"),
    _20=("Bachelor's degree", "本科"),
    _30=("Junior college", "专科"),
    _40=("Vocational school", "中职"),
    _60=("Senior high school", "普高"),
    _70=("Junior high school", "初中"),
    _80=("Primary school", "小学"),
    _90=("Other", "其他"),
    _00=("No schooling", "未上学"),
)
#: GB/T 4762
POLITICS: Table = table(
    _13=("No party", "群众"),
    _01=("Party member", "中共党员"),
    _02=("Probationary party member", "中共预备党员"),
    _03=("Youth League member", "共青团员"),
    _04=("Revolutionary Committee of the Kuomintang", "民革党员"),
    _05=("Democratic League", "民盟盟员"),
    _06=("National Construction Association", "民建会员"),
    _07=("Association for Promoting Democracy", "民进会员"),
    _08=("Peasants' and Workers' Party", "农工党党员"),
    _09=("Zhi Gong Party", "致公党党员"),
    _10=("Jiusan Society", "九三学社社员"),
    _11=("Taiwan Democratic Self-Government League", "台盟盟员"),
    _12=("Nonpartisan personage", "无党派人士"),
)
#: GB/T 2261.4. The herders' townships say 牧民 for 27; which word is shown is the township's choice.
JOB: Table = table(
    _27=("Farmer or herder", "农牧民"),
    _11=("Civil servant", "公务员"),
    _13=("Professional", "专业技术人员"),
    _17=("Office worker", "职员"),
    _21=("Business manager", "企业管理人员"),
    _24=("Worker", "工人"),
    _31=("Student", "学生"),
    _37=("In military service", "现役军人"),
    _51=("Freelancer", "自由职业者"),
    _54=("Self-employed", "个体经营者"),
    _70=("Without work", "无业人员"),
    _80=("Retired", "退(离)休人员"),
    _90=("Other", "其他"),
)
#: GB/T 3304
ETHNIC: Table = lines("""
02 蒙古族 Mongol
01 汉族 Han
11 满族 Manchu
03 回族 Hui
31 达斡尔族 Daur
45 鄂温克族 Ewenki
52 鄂伦春族 Oroqen
10 朝鲜族 Korean
38 锡伯族 Xibe
44 俄罗斯族 Russ
04 藏族 Tibetan
05 维吾尔族 Uygur
06 苗族 Miao
07 彝族 Yi
08 壮族 Zhuang
09 布依族 Bouyei
12 侗族 Dong
13 瑶族 Yao
14 白族 Bai
15 土家族 Tujia
16 哈尼族 Hani
17 哈萨克族 Kazak
18 傣族 Dai
19 黎族 Li
20 傈僳族 Lisu
21 佤族 Va
22 畲族 She
23 高山族 Gaoshan
24 拉祜族 Lahu
25 水族 Sui
26 东乡族 Dongxiang
27 纳西族 Naxi
28 景颇族 Jingpo
29 柯尔克孜族 Kirgiz
30 土族 Tu
32 仫佬族 Mulao
33 羌族 Qiang
34 布朗族 Blang
35 撒拉族 Salar
36 毛南族 Maonan
37 仡佬族 Gelao
39 阿昌族 Achang
40 普米族 Pumi
41 塔吉克族 Tajik
42 怒族 Nu
43 乌孜别克族 Uzbek
46 德昂族 De'ang
47 保安族 Bonan
48 裕固族 Yugur
49 京族 Gin
50 塔塔尔族 Tatar
51 独龙族 Derung
53 赫哲族 Hezhen
54 门巴族 Monba
55 珞巴族 Lhoba
56 基诺族 Jino
97 其他 Other
98 外国血统 Foreign descent
""")
ORG_LEVEL: Table = table(
    banner=("Banner", "旗县"),
    sumu=("Sumu or township", "苏木乡镇"),
    gacha=("Gacha or village", "嘎查村"),
    community=("Community", "社区"),
    group_member=("Group member", "团体会员"),
    unit=("Public unit", "机关事业单位"),
    enterprise=("Enterprise", "企业"),
    new_field=("New field", "新领域"),
    group=("Women's group", "妇女小组"),
)
#: What form the women's organisation of a unit has; F7 has a women's home and no organisation.
ORG_FORM: Table = table(
    F1=("Women's federation", "妇联"),
    F2=("Women's committee", "妇委会"),
    F3=("Women's group", "妇女小组"),
    F4=("Union women workers' committee", "女职工委员会"),
    F5=("Women's work committee", "妇工委"),
    F6=("Women's society", "女性社会组织"),
    F7=("A women's home only", "仅有妇女之家"),
    F0=("None yet", "尚未建立"),
)
ORG_SETUP: Table = table(
    U1=("By itself", "单独建立"),
    U2=("Together with others", "联合建立"),
    U3=("By its trade", "行业统建"),
    U4=("Attached to another", "挂靠"),
    U5=("Covered by the area's", "区域覆盖"),
)
ORG_FIELD: Table = table(
    D1=("Farming, herding, cooperatives", "农牧业/合作社"),
    D2=("Public offices", "机关事业"),
    D3=("Education", "教育"),
    D4=("Health", "卫生"),
    D5=("Enterprises", "企业"),
    D6=("Self-employed", "个体商户"),
    D7=("Social organisations", "社会组织"),
    D8=("New jobs", "新就业群体"),
    D9=("Floating and border", "流动/边境"),
    D0=("Other field", "其他领域"),
)
ORG_LINK: Table = table(
    L1=("Subordinate", "隶属"),
    L2=("Group member", "团体会员"),
    L3=("Member of the joint meeting", "联席会议成员单位"),
    L4=("In contact", "联系单位"),
)
AREA_TYPE: Table = table(
    pastoral=("Pastoral", "牧区"),
    farming=("Farming", "农区"),
    forest=("Forest", "林区"),
    mixed=("Half farming, half pastoral", "半农半牧"),
)
JOINED_HOW: Table = table(by_statute=("By statute", "章程规定"), by_approval=("By approval", "申请批准"))
POST: Table = table(
    P1=("Chair", "主席"),
    P2=("Vice chair", "副主席"),
    P3=("Standing committee member", "常委"),
    P4=("Executive member", "执委"),
    P5=("Representative", "代表"),
    P6=("Head of a women's group", "妇女小组组长"),
)
ENGAGEMENT: Table = table(
    E1=("Full-time", "专职"),
    E2=("Part-time", "兼职"),
    E3=("Seconded", "挂职"),
    E4=("Social worker", "社工"),
    E5=("Volunteer", "志愿者"),
)
RANK: Table = table(
    deputy_section=("Deputy section chief", "副科级实职"),
    equal_treatment=("Treated as deputy section chief", "同级待遇"),
)
APPOINTED: Table = table(
    elected=("Elected", "选举"),
    co_opted=("Co-opted", "增补"),
    replaced=("In a leaver's place", "替补"),
    appointed=("Appointed", "任命"),
    acting=("Acting", "主持工作"),
    carried_over=("Carried over", "超期留任"),
    recommended=("Recommended", "推选"),
)
ENDED_WHY: Table = table(
    term_end=("Term over", "届满"),
    resigned=("Resigned", "辞职"),
    moved=("Moved away", "调离"),
    retired=("Retired", "退休"),
    promoted=("Promoted", "升任"),
    died=("Died", "去世"),
    dismissed=("Dismissed", "罢免或免职"),
    disqualified=("Disqualified", "终止资格"),
    seat_lost=("Seat went with her office", "席位随职务卸免"),
    org_merged=("Organisation merged", "组织合并"),
    org_closed=("Organisation closed", "组织撤销"),
    secondment_end=("Secondment over", "挂职期满"),
)
#: Of a gacha's chair in its two committees; of the sumu's in the party committee.
VILLAGE_SEAT: Table = table(
    none=("In neither committee", "不在两委"),
    branch=("Party branch", "支委"),
    committee=("Villagers' committee", "村委"),
    both=("Both committees", "两委交叉任职"),
    party_member=("Party committee member", "党委委员"),
    group_member=("Leading group member", "班子成员"),
    sits_in=("Sits in on the party committee", "列席党委会"),
)
SEAT_KIND: Table = table(S1=("Ex officio", "席位制"), S2=("Personal", "个人身份"))
HOME_KIND: Table = table(
    H10=("Gacha women's home", "嘎查村妇女之家"),
    H20=("Community women's home", "社区妇女之家"),
    H30=("Beijiang women representatives' home", "北疆妇女代表之家"),
    H40=("Beijiang mobile women's home", "北疆流动妇女之家"),
    H50=("Online women's home", "网上妇女之家"),
    H60=("Micro home", "妇女微家"),
)
CARRIER: Table = table(
    place=("Activity place", "活动场所"),
    party_member=("Party member's household", "女党员户"),
    representative=("Representative's household", "妇女代表户"),
    ger=("Ger or mobile point", "蒙古包/流动点"),
    enterprise=("Enterprise", "企业"),
    online=("Online", "网上"),
)
HOME_ROLE: Table = table(mobile=("Mobile woman", "流动妇女"), volunteer=("Volunteer", "志愿者"))
ACTIVITY_KIND: Table = table(
    A01=("Education", "宣传教育"),
    A02=("Training", "培训"),
    A03=("Culture and sport", "文体"),
    A04=("Volunteering", "志愿服务"),
    A05=("Rights", "维权"),
    A06=("Visiting", "走访慰问"),
    A07=("Festive gathering", "节庆团圆"),
    A08=("Family building", "家庭建设"),
    A09=("Starting a business", "创业就业"),
    A10=("Health and screening", "健康/两癌"),
    A11=("Meeting", "会议"),
    A12=("Visitors received: inspection, observation", "督导观摩接待"),
    A99=("Other", "其他"),
)
ACTIVITY_STATUS: Table = table(
    planned=("Planned", "计划中"), held=("Held", "已举办"), cancelled=("Cancelled", "已取消")
)
ATTENDANCE: Table = table(
    present=("Present", "到"),
    late=("Late", "迟到"),
    leave=("On leave", "请假"),
    absent=("Absent", "缺席"),
    unknown=("Not checked", "未核对"),
)
#: What a paper sheet shows for a state of ATTENDANCE.
ATTENDANCE_MARK: Mapping[str, str] = MappingProxyType(
    {"present": "✓", "late": "迟", "leave": "△", "absent": "×", "unknown": ""}
)
VISIT_TARGET: Table = table(
    T1=("Woman with trouble starting a business", "创业困难女性"),
    T2=("Household in difficulty", "困难家庭"),
    T3=("Old people living alone", "空巢老人"),
    T4=("Women and children left behind", "留守妇女儿童"),
    T5=("Marital or family dispute", "婚姻家庭矛盾"),
    T6=("Mobile woman", "流动妇女"),
    T9=("Other", "其他"),
)
AWARD_LEVEL: Table = table(
    national=("National", "国家级"),
    region=("Autonomous region", "自治区级"),
    league=("League", "盟市级"),
    banner=("Banner", "旗县级"),
    sumu=("Sumu", "苏木级"),
    gacha=("Gacha", "嘎查级"),
)
#: Camps of the year; a place in words belongs to each, never coordinates.
HOME_PLACE_KIND: Table = table(
    winter_camp=("Winter camp", "冬营地"),
    summer_camp=("Summer camp", "夏营地"),
    between_camp=("Spring and autumn camp", "春秋营地"),
    settled=("Settlement", "定居点"),
)
#: What is done with a report here, and what an office answers.
REPORT_ACT: Table = table(
    froze=("Frozen", "定稿"),
    sent=("Sent up", "上报"),
    withdrew=("Taken back", "撤回"),
    carry=("Into the next", "并入下期"),
)
REPORT_ANSWER: Table = table(
    received=("Received", "已收到"), returned=("Returned to be changed", "退回修改"), adopted=("Added up", "已汇总")
)
REPORT_CHANNEL: Table = table(
    paper=("On paper", "纸质"), pdf=("As a PDF", "PDF 文件"), xlsx=("As a spreadsheet", "电子表格")
)
RESIDENCE: Table = table(
    resident=("Resident", "常住"), floating_in=("Moved in for now", "流入"), floating_out=("Away for now", "流出")
)
PERSON_STATUS: Table = table(active=("Active", "在册"), moved=("Moved away", "迁出"), died=("Died", "去世"))
PHONE_OF: Table = table(self=("Her own", "本人"), relative=("A relative's", "亲属"))
SCRIPT: Table = table(
    zh=("Chinese", "汉字"), mn=("Traditional Mongolian", "蒙古文"), latin=("Latin letters", "拉丁字母")
)
ROLE: Table = table(
    chair=("Sumu chair", "苏木妇联主席"),
    gacha_chair=("Gacha chair", "嘎查妇联主席"),
    viewer=("Viewer", "查看者"),
)
#: Tags are free words in the rows; these are offered first.
TAG: Table = lines("""
能人 女能人 Capable woman
带头人 女带头人 Leader
骨干 女骨干 Mainstay
先进典型 女先进典型 Model
党员户 女党员户 Party member's household
困难 困难妇女 In difficulty
低保 低保户 On minimum living allowance
特困 特困供养人员 Supported as destitute
易返贫 易返贫户 May fall back into poverty
支出型困难 支出型困难家庭 Costs above what the family has
单亲 单亲母亲 Single mother
留守 留守妇女 Stays while her husband works away
监护 留守儿童监护人 Looks after children left behind
流动 流动妇女 Moves with the herd or for work
重病 重病患者 Gravely ill
独居 独居老人 Lives alone
空巢 空巢老人 Her children live elsewhere
失独 失独母亲 Lost her only child
残疾 残疾妇女 With a disability
巾帼志愿者 巾帼志愿者 Volunteer
非遗传承人 非遗传承人 Keeper of a craft
""")
#: Who said that a woman has a tag.
TAG_SOURCE: Table = table(
    self=("Herself", "本人"),
    gacha=("The gacha", "嘎查（社区）"),
    civil_affairs=("A list of the civil affairs office", "民政名单"),
    federation=("The women's federation", "妇联"),
    other=("Another", "其他"),
)
SHEET_LAYOUT: Table = table(portrait=("Portrait", "竖版"), bilingual=("Bilingual, landscape", "蒙汉双语横版"))

#: Why whole identity numbers leave the program.
ACCESS_REASON: Table = table(
    upward=("Asked for from above, in writing", "上级书面要求"),
    benefit=("A benefit or relief for her", "办理救助补贴"),
    insurance=("An insurance or a check-up for her", "办理保险体检"),
    check=("To check her data", "核对信息"),
    herself=("For herself, who asked for it", "本人索取"),
    other=("Other work", "其他工作"),
)

#: Why somebody reads sealed words, or a record's page.
OPENING_REASON: Table = table(
    work=("The work on it", "办理"),
    refer=("To refer it", "转办"),
    check=("To check it", "核对"),
    correct=("To correct it", "更正"),
    herself=("She asked for it herself", "本人要求"),
    office=("Asked for from above, in writing", "上级书面要求"),
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "sex": SEX,
        "marital": MARITAL,
        "education": EDUCATION,
        "politics": POLITICS,
        "job": JOB,
        "ethnic": ETHNIC,
        "org_level": ORG_LEVEL,
        "org_form": ORG_FORM,
        "org_setup": ORG_SETUP,
        "org_field": ORG_FIELD,
        "org_link": ORG_LINK,
        "joined_how": JOINED_HOW,
        "area_type": AREA_TYPE,
        "ended_why": ENDED_WHY,
        "village_seat": VILLAGE_SEAT,
        "seat_kind": SEAT_KIND,
        "post": POST,
        "engagement": ENGAGEMENT,
        "rank": RANK,
        "appointed": APPOINTED,
        "home_kind": HOME_KIND,
        "carrier": CARRIER,
        "home_role": HOME_ROLE,
        "activity_kind": ACTIVITY_KIND,
        "activity_status": ACTIVITY_STATUS,
        "attendance": ATTENDANCE,
        "visit_target": VISIT_TARGET,
        "award_level": AWARD_LEVEL,
        "home_place_kind": HOME_PLACE_KIND,
        "report_act": REPORT_ACT,
        "report_answer": REPORT_ANSWER,
        "report_channel": REPORT_CHANNEL,
        "residence": RESIDENCE,
        "person_status": PERSON_STATUS,
        "phone_of": PHONE_OF,
        "script": SCRIPT,
        "role": ROLE,
        "tag": TAG,
        "tag_source": TAG_SOURCE,
        "sheet_layout": SHEET_LAYOUT,
        "access_reason": ACCESS_REASON,
        **CONTACT_TABLES,
        "opening_reason": OPENING_REASON,
        **WORK_TABLES,
        **NEED_TABLES,
        **MEETING_TABLES,
        **ROTA_TABLES,
        **DUTY_TABLES,
        **CONGRESS_TABLES,
    }
)


def label(table: str, code: str | None, language: Language = "zh") -> str:
    """What ``code`` of ``TABLES[table]`` is called; "" for none, the code itself where the table does not know it."""
    if not code:
        return ""
    term = TABLES[table].get(code)
    if term is None:
        return code
    return term.zh if language == "zh" else term.en


def choices(table: str, language: Language = "zh") -> list[tuple[str, str]]:
    """(code, what it is called) of a table, in the order to offer."""
    return [(code, label(table, code, language)) for code in TABLES[table]]


def code_of(table: str, text: str) -> str | None:
    """The code whose code, Chinese or English name is ``text`` (spaces at the ends and case aside), else None.

    The word 族 of an ethnic group and a leading 女 of a tag may be left out, so that a typed or imported 蒙古 is found.
    """
    wanted = text.strip().casefold()
    if not wanted:
        return None
    for code, term in TABLES[table].items():
        if wanted in (code.casefold(), term.zh.casefold(), term.en.casefold()):
            return code
    for code, term in TABLES[table].items():
        if wanted in (term.zh.removesuffix("族"), term.zh.removeprefix("女")):
            return code
    return _COMMON_WORDS.get(table, {}).get(wanted)


def _words(text: str) -> Mapping[str, str]:
    return MappingProxyType(dict(pair.split("=") for pair in text.split()))


#: What is written in real rosters for an entry of a table.
_COMMON_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "politics": _words(
            "党员=01 预备党员=02 团员=03 民革=04 民盟=05 民建=06 民进=07 农工=08 农工党=08 致公=09 致公党=09 "
            "九三=10 九三学社=10 台盟=11 无党派=12"
        ),
        "education": _words(
            "硕士=10 博士=10 硕士研究生=10 博士研究生=10 大学=20 大学本科=20 学士=20 大专=30 大学专科=30 "
            "中专=40 职高=40 技校=40 高中=60 普通高中=60 文盲=00"
        ),
        "job": _words("牧民=27 农民=27 专技=13 企管=21 军人=37 自由职业=51 个体=54 个体户=54 无业=70 退休=80 离休=80"),
        "marital": _words("丧夫=30 离异=40 再婚=20 已=20 未=10"),
        "home_kind": _words(
            "嘎查=H10 嘎查村=H10 嘎查妇女之家=H10 村妇女之家=H10 社区=H20 妇女代表=H30 妇女代表之家=H30 "
            "流动=H40 流动妇女之家=H40 网上=H50 微家=H60 妇女微家=H60"
        ),
        "post": _words("委员=P4 执行委员=P4 常务委员=P3 妇女代表=P5"),
    }
)
