"""The letters and forms that the program brings: what each is for, and its usual wording.

No paper quotes an article of the statutes (their text has not been seen). A township that words a letter otherwise does
so in the settings; what stands here is the usual wording, used wherever there is none of its own that can be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop.services.letters.template import TABLES, Shape, Wording
from desktop.services.process.steps import STEPS

#: What records fill: in braces in the wording.
OF_PROCESS: Final = (
    *("组织", "组织妇联", "苏木", "苏木妇联", "上级", "上级妇联", "党组织", "事项", "依据", "大会", "次", "届", "上届"),
    *("上届选举日", "届满日", "大会日期", "代表名额", "妇女人数", "执委名额", "候选人数", "差额", "副主席人数"),
    *("应到", "实到", "当选人数", "全会日期", "全会应到", "全会实到", "主席", "副主席", "执委"),
    *("公示起", "公示止", "公示天数", "请示文号", "批复文号", "文号", "今日", "年", "填表人"),
)
OF_POST: Final = ("姓名", "职务", "组织", "组织妇联", "苏木", "苏木妇联", "届", "今日", "年", "当选日期")
#: What the congress does.
_AGENDA: Final = "1. 听取和审议上届执行委员会工作报告；\n2. 选举产生{组织妇联}第{届}届执行委员会。"


@dataclass(frozen=True)
class Letter:
    """One letter. ``code``: of the table ``letter``; ``step``: the step of a re-election that it belongs to, "" of one
    for who holds a post."""

    code: str
    step: str
    shape: Shape
    usual: Wording

    @property
    def known(self) -> frozenset[str]:
        """What may stand in its braces."""
        if not self.step:
            return frozenset(OF_POST)
        return frozenset((*OF_PROCESS, *TABLES))


_SIGNED: Final = "{组织妇联}\n{今日}"
_PARTY: Final = "{党组织}\n{今日}"
_ABOVE: Final = "{上级妇联}\n{今日}"
LETTERS: Final = (
    Letter(
        "preparing",
        "K01",
        Shape.LETTER,
        Wording(
            "关于成立{组织}妇联{事项}筹备组的通知",
            "各村民小组、各有关单位",
            "为做好{组织}妇联{事项}工作，经研究，决定成立筹备组，组成人员如下：\n"
            "组　长：＿＿＿＿＿＿\n副组长：＿＿＿＿＿＿\n成　员：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿\n"
            "筹备组负责方案制定、宣传发动、代表推选、候选人推荐、会议组织和材料归档等工作，"
            "大会闭幕后自行撤销。",
            "",
            _PARTY,
        ),
    ),
    Letter(
        "plan",
        "K02",
        Shape.LETTER,
        Wording(
            "{组织}妇联{事项}工作实施方案",
            "",
            "根据上级妇联部署，结合本地实际，制定本方案。\n一、会议时间\n拟于{大会日期}召开{大会}，会期半天。\n"
            f"二、主要议程\n{_AGENDA}\n"
            "三、代表条件和产生办法\n代表应当年满18周岁，拥护中国共产党的领导，遵纪守法，"
            "热心妇女工作，在妇女中有较好的群众基础。"
            "代表由各村民小组、各单位推选产生，经资格审查后予以公示。"
            "牧区可从实际出发灵活设置推选单位。\n"
            "四、代表名额分配\n代表名额共{代表名额}名，分配如下：\n{名额分配}\n"
            "五、执委会组成\n执行委员会由委员{执委名额}名组成，提名候选人{候选人数}名，差额{差额}名。"
            "设主席1名、副主席{副主席人数}名。\n"
            "六、执委条件\n政治坚定，品行端正，有较强的议事和服务能力，热爱妇女工作，受妇女群众拥护；"
            "注重吸收致富带头人、专业技术人员、女党员和各民族妇女。\n"
            "七、工作安排\n按照筹备、推选公示、召开大会、报批备案、总结归档的步骤进行，"
            "确保过程依规、程序到位。",
            "",
            _SIGNED,
        ),
    ),
    Letter(
        "request",
        "K03",
        Shape.LETTER,
        Wording(
            "关于召开{组织}{大会}的请示",
            "{党组织}",
            "{依据}，拟于{大会日期}召开{大会}。现将有关事项请示如下：\n"
            f"一、大会议程\n{_AGENDA}\n"
            "二、代表名额\n代表名额{代表名额}名，由各村民小组、各单位推选产生，分配如下：\n{名额分配}\n"
            "三、执行委员会组成\n第{届}届执行委员会拟设委员{执委名额}名，提名候选人{候选人数}名，差额{差额}名；"
            "设主席1名、副主席{副主席人数}名。\n妥否，请批示。",
            "1. {组织}妇联{事项}工作实施方案\n2. 执行委员会委员候选人建议名单",
            _SIGNED,
        ),
    ),
    Letter(
        "request_reply",
        "K03",
        Shape.LETTER,
        Wording(
            "关于同意召开{组织}{大会}的批复",
            "{组织妇联}",
            "你会《关于召开{组织}{大会}的请示》（{请示文号}）收悉。经研究，原则同意：\n"
            "一、大会于{大会日期}召开。\n二、大会议程。\n三、代表名额{代表名额}名。\n"
            "四、第{届}届执行委员会设委员{执委名额}名、主席1名、副主席{副主席人数}名，"
            "以及候选人建议人选。\n请按照章程和有关规定认真做好筹备和选举工作。",
            "",
            _PARTY,
        ),
    ),
    Letter(
        "report_up",
        "K03",
        Shape.LETTER,
        Wording(
            "关于拟召开{组织}{大会}的报告",
            "{上级妇联}",
            "{依据}，经{党组织}同意（{批复文号}），拟于{大会日期}召开{大会}，"
            "选举产生第{届}届执行委员会。代表名额{代表名额}名，执委{执委名额}名，候选人{候选人数}名，"
            "主席1名，副主席{副主席人数}名。\n特此报告。",
            "",
            _SIGNED,
        ),
    ),
    Letter(
        "announcement",
        "K04",
        Shape.POSTED,
        Wording(
            "公　告",
            "",
            "{组织}定于{大会日期}召开{大会}，选举产生{组织妇联}第{届}届执行委员会。"
            "凡年满18周岁的妇女均可参加推选。经登记，全{组织}年满18周岁的妇女共{妇女人数}人，"
            "名单另行张榜公布。对登记有异议的，请在公布之日起5日内向筹备组提出。\n特此公告。",
            "",
            "{组织}妇联{事项}筹备组\n{今日}",
        ),
    ),
    Letter(
        "delegate_nomination",
        "K05",
        Shape.FORM,
        Wording(
            "{组织}妇女代表推荐表",
            "",
            "姓名：｜性别：女｜民族：\n出生年月：｜政治面貌：｜文化程度：\n单位及职务：｜电话：\n简要事迹：\n"
            "□推选小组（单位）意见\n□党组织意见\n□资格审查意见",
            "",
            "",
        ),
    ),
    Letter(
        "delegates_posted",
        "K06",
        Shape.POSTED,
        Wording(
            "关于{组织}{大会}代表的公示",
            "",
            "经推选和资格审查，现将{组织}{大会}代表名单予以公示：\n{代表名单}\n"
            "公示时间：{公示起}至{公示止}。公示期间，如有异议，请以书面或电话形式反映。\n"
            "受理电话：12338；{组织}电话：＿＿＿＿＿＿＿＿",
            "",
            "{组织}妇联{事项}筹备组\n{今日}",
        ),
    ),
    Letter(
        "nomination",
        "K07",
        Shape.FORM,
        Wording(
            "{组织妇联}第{届}届执行委员会委员候选人推荐表",
            "",
            "姓名：｜性别：女｜民族：\n出生年月：｜政治面貌：｜文化程度：\n单位及职务：｜拟任职务：\n"
            "提名方式：党组织推荐 □　代表联名 □　妇女推荐 □\n简历：\n主要事迹和奖惩：\n"
            "□推荐单位意见\n□党组织意见",
            "",
            "",
        ),
    ),
    Letter(
        "vetting",
        "K08",
        Shape.FORM,
        Wording(
            "{组织妇联}第{届}届执行委员会委员候选人资格联审表",
            "",
            "姓名：｜民族：｜出生年月：\n政治面貌：｜身份证号：\n单位及职务：｜拟任职务：\n"
            "□组织部门意见\n□公安派出所意见\n□纪检监察意见\n□人民法院（法庭）意见\n□信访部门意见\n□苏木审核意见",
            "",
            "",
        ),
    ),
    Letter(
        "candidates_posted",
        "K09",
        Shape.POSTED,
        Wording(
            "关于{组织妇联}第{届}届执行委员会委员候选人的公示",
            "",
            "经推荐提名、资格联审，现将{组织妇联}第{届}届执行委员会委员候选人名单予以公示：\n{候选人名单}\n"
            "公示时间：{公示起}至{公示止}（{公示天数}个工作日）。"
            "公示期间，如对候选人有异议，请以书面或电话形式反映，并署真实姓名、提供事实。\n"
            "受理电话：12338；{苏木}电话：＿＿＿＿＿＿＿＿",
            "",
            "{党组织}\n{今日}",
        ),
    ),
    Letter(
        "chairs_request",
        "K10",
        Shape.LETTER,
        Wording(
            "关于{组织妇联}第{届}届主席、副主席候选人建议人选的请示",
            "{上级}党委",
            "经征求意见、研究酝酿，提出{组织妇联}第{届}届主席、副主席候选人建议人选如下：\n"
            "主　席：{主席}\n副主席：{副主席}\n妥否，请批示。",
            "",
            _PARTY,
        ),
    ),
    Letter(
        "chairs_reply",
        "K10",
        Shape.LETTER,
        Wording(
            "关于{组织妇联}第{届}届主席、副主席候选人建议人选的批复",
            "{党组织}",
            "你单位《关于{组织妇联}第{届}届主席、副主席候选人建议人选的请示》（{请示文号}）收悉。"
            "经研究，同意{主席}为主席候选人建议人选，{副主席}为副主席候选人建议人选。\n"
            "请按照章程和有关规定选举。",
            "",
            "{上级}党委\n{今日}",
        ),
    ),
    Letter(
        "notice",
        "K11",
        Shape.LETTER,
        Wording(
            "关于召开{组织}{大会}的通知",
            "各位代表",
            "经批准，定于{大会日期}召开{组织}{大会}。现将有关事项通知如下：\n"
            "一、时间：{大会日期}＿＿午＿＿时＿＿分，会期半天。\n二、地点：＿＿＿＿＿＿＿＿＿＿。\n"
            f"三、议程：\n{_AGENDA}\n四、请代表按时参加；因故不能到会的，须事先向筹备组请假。",
            "",
            "{组织}妇联{事项}筹备组\n{今日}",
        ),
    ),
    Letter(
        "result_report",
        "K14",
        Shape.LETTER,
        Wording(
            "关于{组织妇联}第{届}届执行委员会选举结果的报告",
            "{党组织}、{上级妇联}",
            "{组织}{大会}于{大会日期}召开。大会应到代表{应到}名，实到{实到}名，符合规定人数。"
            "会议以选举方式产生{组织妇联}第{届}届执行委员会委员{当选人数}名，"
            "名单如下（按姓氏笔画为序）：\n{执委}。\n"
            "{全会日期}召开的第{届}届执行委员会第一次全体会议应到委员{全会应到}名，实到{全会实到}名，"
            "选举{主席}为主席，{副主席}为副主席。\n请予批复。",
            "{组织妇联}第{届}届执行委员会委员名册",
            _SIGNED,
        ),
    ),
    Letter(
        "result_reply",
        "K14",
        Shape.LETTER,
        Wording(
            "关于{组织妇联}第{届}届执行委员会选举结果的批复",
            "{组织妇联}",
            "你会《关于{组织妇联}第{届}届执行委员会选举结果的报告》收悉。经研究，"
            "同意{组织妇联}第{届}届执行委员会由{当选人数}名委员组成；"
            "同意{主席}同志任主席，{副主席}同志任副主席。\n此复。",
            "",
            _ABOVE,
        ),
    ),
    Letter(
        "elected_posted",
        "K15",
        Shape.POSTED,
        Wording(
            "关于{组织妇联}第{届}届执行委员会选举结果的公示",
            "",
            "{大会日期}，{组织}{大会}选举产生{组织妇联}第{届}届执行委员会，现予公示：\n{当选名单}\n"
            "公示时间：{公示起}至{公示止}。受理电话：12338；{苏木}电话：＿＿＿＿＿＿＿＿",
            "",
            "{组织妇联}\n{今日}",
        ),
    ),
    Letter(
        "filing",
        "K16",
        Shape.FORM,
        Wording(
            "{事项}备案表",
            "",
            "组织名称：{组织妇联}｜届次：第{届}届\n大会日期：{大会日期}｜应到/实到：{应到}/{实到}\n"
            "执委数：{当选人数}｜批复文号：{批复文号}\n{委员名单}\n□党组织意见\n□上级妇联意见",
            "",
            "填表人：{填表人}　　{今日}",
        ),
    ),
    Letter(
        "file_list",
        "K17",
        Shape.LIST,
        Wording("{组织}妇联{事项}档案目录", "", "\n".join(f"{step.code} {step.papers}" for step in STEPS)),
    ),
    Letter(
        "certificate",
        "",
        Shape.CERTIFICATE,
        Wording(
            "当选证书",
            "{姓名}同志",
            "您当选为{组织妇联}第{届}届执行委员会{职务}。特发此证。",
            "",
            "{苏木妇联}\n{今日}",
        ),
    ),
    Letter(
        "appointment",
        "",
        Shape.CERTIFICATE,
        Wording(
            "聘　书",
            "{姓名}同志",
            "兹聘请您为{组织妇联}{职务}，聘期与本届执行委员会任期相同。",
            "",
            "{苏木妇联}\n{今日}",
        ),
    ),
)
BY_CODE: Final[Mapping[str, Letter]] = {letter.code: letter for letter in LETTERS}
