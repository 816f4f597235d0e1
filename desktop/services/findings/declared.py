"""资料核对 Every finding, declared once: what it is about, what is said, how it is mended.

A finding never holds anybody up and is never stored. O: organisations; R: terms and re-elections; P: people in office;
F: serving women.
The codes are those of the domain's list; what follows them in each letter is what else rows can say by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, NamedTuple

from protocol.ids import derived_id


class Mend(Enum):
    """The one act that mends a finding; all but ``OPEN`` are written at once and can be undone."""

    OPEN = "open"  # somebody has to look: its record opens
    END_POSTS = "end_posts"  # the posts end on the day that is told
    END_TERM = "end_term"
    SWAP_DAYS = "swap_days"  # a post's two days stand the other way round
    TAKE_DAY_OFF = "take_day_off"  # a reform that is still to come is no date of a reform
    UNDER_TOWNSHIP = "under_township"
    END_LINKS = "end_links"  # nobody is linked to who is gone


@dataclass(frozen=True)
class Declared:
    """One finding. ``kind``: what it is about; ``en``, ``zh``: what is the matter, with ``{n}`` and ``{most}`` for how
    many or how long there are and should be, and ``{who}`` for whom else it names; ``how``: how it is mended, in the
    same languages; ``today``: whether it stands on Today, where alike ones are one line (``folded``)."""

    code: str
    kind: str
    en: str
    zh: str
    how_en: str
    how_zh: str
    mend: Mend = Mend.OPEN
    today: bool = True

    def words(self, language: Literal["en", "zh"], **values: object) -> str:
        """What is the matter in one of the languages."""
        return (self.zh if language == "zh" else self.en).format(**{"n": 0, "most": 0, "who": "", **values})

    def how(self, language: Literal["en", "zh"]) -> str:
        """How it is mended."""
        return self.how_zh if language == "zh" else self.how_en


class Found(NamedTuple):
    """A finding of some rows. ``about``: the record that it opens, of the declared kind; ``rows``: what its act
    writes to, with ``about`` also what tells it from others of its code; ``on``: the day (ISO) of that act; ``where``:
    the organisation beside which it stands; ``who``: whom else it names, people or organisations; ``part``: what
    parts two of one code about the same rows."""

    code: str
    about: bytes
    number: int = 0
    most: int = 0
    rows: tuple[bytes, ...] = ()
    on: str = ""
    where: bytes | None = None
    who: tuple[bytes, ...] = ()
    part: str = ""

    @property
    def id(self) -> bytes:
        """It is no row: what stands for it in a list follows from its key."""
        return derived_id("finding", self.key)

    @property
    def key(self) -> str:
        """What stays the same while it is found again: its numbers may change."""
        return " ".join([self.code, self.part, *sorted({each.hex() for each in (self.about, *self.rows)})])


def _of(*given: Declared) -> Mapping[str, Declared]:
    return {each.code: each for each in given}


#: In the order of the list.
DECLARED: Final = _of(
    Declared(
        "O1",
        "org_unit",
        "No full-time chair and no full-time vice chair",
        "没有专职主席，也没有专职副主席",
        "Write down who is full-time on its posts, or give the post.",
        "在任职里写明谁是专职，或补任专职副主席。",
    ),
    Declared(
        "O2",
        "org_unit",
        "{n} executive members; {most} are planned or usual",
        "执委 {n} 名，应有 {most} 名",
        "Fill the seats by a by-election or by co-opting, and write the posts down.",
        "届中补选或增补，再登记任职。",
    ),
    Declared(
        "O3",
        "org_unit",
        "Nobody from here sits on the sumu's executive committee",
        "苏木妇联执委中没有来自这里的人",
        "Say on an executive member's post which unit she comes from; or think of it at the next co-opting.",
        "在执委的任职里写明来自哪个单位；或在下次增补时考虑。",
        today=False,
    ),
    Declared(
        "O4",
        "org_unit",
        "{n} women and no women's organisation",
        "有妇女 {n} 人，没有妇女组织",
        "Build one, join others, or say by whom it is covered.",
        "单独或联合组建，或写明由谁覆盖。",
    ),
    Declared(
        "O5", "org_unit", "Nobody leads it", "没有在任的主席（负责人）", "Write down who leads it.", "登记现任主席。"
    ),
    Declared(
        "O6",
        "org_unit",
        "A member body with which nothing was done for 12 months",
        "团体会员 12 个月没有联系",
        "Hold something together and name it as a host; or write down that it left.",
        "联办一次活动并写进联办单位；已退出的，写退出日期。",
    ),
    Declared(
        "O7",
        "appointment",
        "Seconded until {on}, still in office",
        "挂职到 {on} 期满，仍在任",
        "Its post ends on that day; one that was prolonged takes a later day.",
        "任职到期满日结束；延期的，改期满日。",
        Mend.END_POSTS,
    ),
    Declared(
        "O8",
        "appointment",
        "Holds an ex-officio seat of {who}, but does not come from there",
        "占用{who}的席位，但不是该单位的人",
        "Correct where she comes from, or end the post and name who holds the office now.",
        "更正她的单位，或结束任职，由现任者接替。",
    ),
    Declared(
        "O9",
        "org_unit",
        "{n} chairs at the same time",
        "同时有 {n} 位在任主席",
        "The earlier one's post ends on the day the later one's began.",
        "前任任职到后任开始之日结束。",
        Mend.END_POSTS,
    ),
    Declared(
        "O10",
        "org_unit",
        "Counted twice: {who} has the same registration number",
        "重复计算：与{who}登记证号相同",
        "Merge the two, or correct the number.",
        "合并两个组织，或更正登记证号。",
    ),
    Declared(
        "O11",
        "org_unit",
        "Its women were last counted more than 12 months ago",
        "妇女人数超过 12 个月没有更新",
        "Write down a count of today.",
        "登记一次新的人数。",
        today=False,
    ),
    Declared(
        "O12",
        "org_unit",
        "No joint meeting in this quarter",
        "本季度没有开联席会议",
        "Plan one, with 联席 in its name.",
        "安排一次，名称里写“联席会议”。",
    ),
    Declared(
        "O13",
        "org_unit",
        "It stands below itself",
        "上级组织成了自己的下级",
        "It stands directly below the sumu again; choose another parent after that.",
        "先改为直属苏木，再选正确的上级。",
        Mend.UNDER_TOWNSHIP,
    ),
    Declared(
        "O14",
        "org_unit",
        "Merged or closed, and {n} posts are still held",
        "已撤并，仍有 {n} 项任职没有结束",
        "The posts end on the day on which it was merged or closed.",
        "任职到撤并之日结束。",
        Mend.END_POSTS,
    ),
    Declared(
        "R1",
        "org_unit",
        "Its term is over for {n} days",
        "届期已超 {n} 天",
        "Begin a re-election, or write down until when the term was extended.",
        "启动换届，或写明延期到哪天。",
        today=False,
    ),
    Declared(
        "R2",
        "org_unit",
        "Its term is over in {n} days",
        "还有 {n} 天届满",
        "Begin a re-election.",
        "启动换届。",
        today=False,
    ),
    Declared(
        "R3",
        "process",
        "The congress was {n} days ago; {who} is still to come",
        "大会已过 {n} 天，{who}还没有办",
        "Tick the step once it is done.",
        "办好后勾选这一步。",
    ),
    Declared(
        "R4",
        "process",
        "Posted for {n} working days; {most} are asked for",
        "公示 {n} 个工作日，要求 {most} 个",
        "Correct the days, or post the list again.",
        "更正日期，或重新公示。",
    ),
    Declared(
        "R5",
        "process",
        "The candidates were not checked by the offices",
        "候选人没有联审",
        "Tick 联审, or say that it does not apply.",
        "勾选联审，或标“不适用”。",
    ),
    Declared(
        "R6",
        "process",
        "{n} delegates; {most} are usual",
        "代表 {n} 名，一般为 {most} 名",
        "Correct the number, or note why.",
        "更正人数，或写明原因。",
    ),
    Declared(
        "R7",
        "process",
        "{n} executive members elected",
        "选出执委 {n} 名：偏少或为双数",
        "Correct the number, or think of co-opting.",
        "更正人数，或考虑增补。",
        today=False,
    ),
    Declared(
        "R8",
        "org_unit",
        "It counts as a federation, but no term and no officer is written down",
        "登记了会改联日期，但没有届次，也没有任职",
        "Write down its term and its officers.",
        "登记届次和任职。",
    ),
    Declared(
        "R9",
        "org_unit",
        "Its chair sits in neither of the village's committees",
        "主席没有进两委",
        "Say on her post in which committee she sits.",
        "在主席的任职里写明进两委的情况。",
    ),
    Declared(
        "R10",
        "process",
        "{who} was done before what it rests on was over",
        "{who}早于它所依据的环节",
        "Correct one of the two days.",
        "更正两个日期之一。",
    ),
    Declared(
        "R11",
        "org_unit",
        "Two terms run at the same time",
        "两届任期重叠",
        "The earlier one ends on the day of the later one's congress.",
        "前一届到后一届大会之日结束。",
        Mend.END_TERM,
    ),
    Declared(
        "R12",
        "org_unit",
        "A reform on {on}, which is still to come",
        "会改联日期 {on} 还没有到",
        "The day is taken off; plan it as a re-election.",
        "去掉这个日期，改在“会改联与换届”里计划。",
        Mend.TAKE_DAY_OFF,
    ),
    Declared(
        "P2",
        "appointment",
        "The same post is written down twice for the same days",
        "同一人同一职务任期重叠",
        "The earlier one ends on the day the later one began.",
        "前一条到后一条开始之日结束。",
        Mend.END_POSTS,
    ),
    Declared(
        "P3",
        "appointment",
        "The post lies outside the term that it names",
        "任职不在所写届次之内",
        "Correct its days, or its term.",
        "更正任职日期或届次。",
    ),
    Declared(
        "P4",
        "appointment",
        "Moved away or died, still in office",
        "已迁出或去世，仍在任",
        "Her post ends today; give the true day on the post where it was another.",
        "任职今天结束；实际日期不同的，再更正。",
        Mend.END_POSTS,
    ),
    Declared(
        "P5",
        "appointment",
        "A chair who was not elected to the executive committee",
        "主席不是本届选出的执委",
        "Write down how she was elected.",
        "写明产生方式。",
        today=False,
    ),
    Declared(
        "P6",
        "establishment",
        "{n} sit on {most} planned seats",
        "名额 {most} 名，在任 {n} 名",
        "Correct the planned number, or end a post.",
        "更正名额，或结束多出的任职。",
    ),
    Declared(
        "P7",
        "org_unit",
        "{n} executive members, fewer than the least of {most}",
        "执委 {n} 名，少于最低 {most} 名",
        "Fill the seats.",
        "补选或增补。",
    ),
    Declared(
        "P9",
        "establishment",
        "An ex-officio seat stands empty for {n} days",
        "席位空缺 {n} 天，没有接替",
        "Name who holds the office of that unit now.",
        "登记该单位现任者接替。",
    ),
    Declared(
        "P10",
        "person",
        "Her birth is not known: ages of officers leave her out",
        "出生年月不详，年龄统计未计",
        "Write down at least the year.",
        "至少写上出生年份。",
        today=False,
    ),
    Declared(
        "P11",
        "person",
        "Written down as a man, and an officer of the federation",
        "性别登记为男，却有妇联任职",
        "Correct the sex, or the post.",
        "更正性别或任职。",
    ),
    Declared(
        "P12",
        "org_unit",
        "{n} of the executive members were co-opted, more than {most} %",
        "增补执委 {n} 名，超过 {most}%",
        "Ask the federation above whether that may be.",
        "请示上级妇联。",
        today=False,
    ),
    Declared(
        "P13",
        "appointment",
        "The post ends before it begins",
        "任职结束日早于开始日",
        "The two days change places.",
        "两个日期对调。",
        Mend.SWAP_DAYS,
    ),
    Declared(
        "P14",
        "person",
        "Sits on {n} executive committees",
        "同时是 {n} 个组织的执委",
        "It may be so; say that it is no fault.",
        "属实的，点“不是问题”。",
        today=False,
    ),
    Declared(
        "F1.3",
        "linker",
        "No longer in office, and keeps {n} links",
        "已不在任，仍有联系 {n} 条",
        "Hand them over to somebody in office; one act does it.",
        "一次移交给在任的人。",
    ),
    Declared(
        "F1.4",
        "link",
        "Linked to somebody who moved away, died or is gone",
        "联系对象已迁出、去世或不在名册",
        "The link ends today; give the true day where it was another.",
        "联系今天结束；实际日期不同的，再更正。",
        Mend.END_LINKS,
    ),
    Declared(
        "F1.5",
        "linker",
        "{n} links; {most} are the number set",
        "联系 {n} 条，应为 {most} 条",
        "Take women nobody is linked to from the proposals, or hand some over.",
        "从建议里选未联系的妇女，或移交一部分。",
        today=False,
    ),
    Declared(
        "F1.6",
        "person",
        "In difficulty, and nobody is linked to her",
        "有关爱标签，没有人联系",
        "Link an executive to her.",
        "安排一名执委联系。",
        today=False,
    ),
    Declared(
        "F1.7",
        "link",
        "Not met for {n} days; {most} are agreed",
        "{n} 天没有走访到，约定 {most} 天内一次",
        "Visit her, and log the visit with who went.",
        "走访并登记，写上走访人。",
    ),
    Declared(
        "F1.11",
        "aid",
        "Helped before, on {on}, by a programme that helps once",
        "曾于 {on} 受助，这类救助只有一次",
        "Look whether the earlier help was of another kind.",
        "核对以前的救助是不是同一类。",
    ),
    Declared(
        "F1.12",
        "aid",
        "{who} of the same household applied in the same year",
        "同户的{who}当年也申报了",
        "Ask whether the programme takes two of one household.",
        "核实这类救助同户能否两人。",
    ),
    Declared(
        "F1.13",
        "person_tag",
        "To be looked at again since {on}",
        "{on} 起该复核",
        "Ask whether it still holds: give a later day, or end it.",
        "核实是否仍符合：改复核日，或结束。",
    ),
    Declared(
        "F1.1",
        "need",
        "Its term ends on {on}; {n} days over",
        "期限 {on}，超期 {n} 天",
        "Chase the answer, close it, or extend its term before it ends.",
        "催办、办结，或在到期前登记延期。",
        today=False,
    ),
    Declared(
        "F1.2",
        "need",
        "Referred {n} days ago, and nobody signed for it",
        "转办 {n} 天，没有签收",
        "Ask the office for the stub, and write the receipt down.",
        "向承办单位要回签收联，登记签收。",
    ),
    Declared(
        "F1.8",
        "org_unit",
        "Not asked for disputes this month",
        "本月没有报矛盾排查",
        "Ask its chair: write a dispute down, or that there is nothing to report.",
        "问嘎查妇联主席：有则登记，没有则零报告。",
    ),
    Declared(
        "F1.9",
        "dispute",
        "Red, and nobody looked at it for {n} days; {most} are agreed",
        "红色纠纷 {n} 天没有回访，应在 {most} 天内",
        "Look at it today, and tell the police station and the level above.",
        "今天回访，并报派出所和上级。",
    ),
    Declared(
        "F1.10",
        "need",
        "The same woman came with the same rights {n} days before",
        "同一人同类权益 {n} 天前来过",
        "Join it with the earlier one, or take that one up again.",
        "并案，或把以前那件再次受理。",
        today=False,
    ),
    Declared(
        "F1.14",
        "need",
        "Closed on {on}, and nobody told her",
        "{on} 办结，没有告知本人",
        "Tell her, and write it down with what she says.",
        "告知本人，登记告知和满意度。",
    ),
    Declared(
        "F1.16",
        "need",
        "Sealed, but its visit still tells its words",
        "诉求已封存，走访记录里还有原文",
        "Take the words out of the visit.",
        "删去走访里的文字。",
    ),
    Declared(
        "H1",
        "home",
        "Nobody keeps this home, or who kept it moved away or died",
        "没有负责人，或负责人已迁出、去世",
        "Write down who keeps it now.",
        "登记现在的负责人。",
    ),
    Declared(
        "H2",
        "home",
        "Another home has the same name",
        "与另一个妇女之家同名",
        "Correct the name, or delete the one that was written down twice.",
        "更正名称，或删掉重复登记的一个。",
    ),
    Declared(
        "H3",
        "home",
        "Its place of this season is not written down; the last one is since {on}",
        "还没有登记本季营地，上次登记的是 {on}",
        "Add where it stands now, in words of the herders.",
        "添加现在的扎营地点。",
    ),
    Declared(
        "H4",
        "home",
        "It is to cover {n} women, and {most} are written down as belonging to it",
        "填报覆盖妇女 {n} 人，登记的流动妇女有 {most} 人",
        "Correct one of the two.",
        "更正覆盖人数或名单。",
        today=False,
    ),
    Declared(
        "H5",
        "home",
        "Closed on {on}, and something was held there later",
        "{on}已停用，之后还登记了活动",
        "Correct the day on which it was closed, or where the activity was.",
        "更正停用日期，或活动地点。",
    ),
    Declared(
        "H6",
        "home",
        "Its model is not complete: a mobile woman, an organisation, {most} volunteers ({n} now)",
        "服务模式不完整：要有流动妇女、妇女组织和志愿者 {most} 人（现有 {n} 人）",
        "Add who belongs to it, on its people.",
        "在“人员”里补上。",
        today=False,
    ),
    Declared(
        "T1",
        "person",
        "In office for more than half a year and never trained",
        "任职半年以上没有参加过轮训",
        "Propose her for the next course, or write down one that another level gave.",
        "下期优先安排；参加过上级培训的，补登记。",
    ),
    Declared(
        "T2",
        "person",
        "Her training expires within 90 days",
        "轮训 90 天内到期",
        "Propose her for the next course.",
        "下期优先安排。",
        today=False,
    ),
    Declared(
        "T3",
        "person",
        "Came to a course and did not finish it",
        "参加了培训，没有结业",
        "Say on the course what was decided of her.",
        "在班次里写明结业或未结业。",
        today=False,
    ),
    Declared(
        "T4",
        "person",
        "The same certificate number as {who}",
        "证书号与{who}重复",
        "Correct one of the two numbers.",
        "更正其中一个证书号。",
    ),
)
#: Findings of the specification that another one already says: two chairs (P1) and a secondment that is over (P8).
SAME: Final[Mapping[str, str]] = {"P1": "O9", "P8": "O7"}
