"""What a table may hold besides women: its columns for each kind of record, the words at their heads, and which kind a
sheet's own words speak of. Pure.

The words that a form has for its fields are the window's; they come in with ``words_of``. Those that stand here are
what offices write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from desktop.services.importing.columns import KEEP, LEAVE, field_of_head, head_words, passed_over
from desktop.services.importing.heads import Heads, Table, table_of
from desktop.services.plain import ABOUT, Plain
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.table_files.sheets import Sheet

#: Beside a name: the gacha of the woman who is meant, which tells her from her namesakes.
OF_GACHA: Final = "of_gacha"
#: Columns of activities that are no field of theirs: a time of day, heads, women among them, who came.
CLOCK, HEADS, WOMEN_HEADS, PEOPLE = "clock", "heads", "women_heads", "people"
#: Columns of units: who holds a post there.
OFFICERS: Final[Mapping[str, str]] = {
    "post_P1": "P1",
    "post_P2": "P2",
    "post_P3": "P3",
    "post_P4": "P4",
    "post_P5": "P5",
}

#: Fields of the kinds that are not plain, in the order to offer.
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "activity": (
        *("title", "kind", "start", CLOCK, "end", "place", "hosts", HEADS, WOMEN_HEADS, PEOPLE, OF_GACHA, "speaker"),
        *("recorder", "content", "effect", "status"),
    ),
    "org_unit": ("name_zh", "short_name", "name_mn", "level", "parent", *OFFICERS, "from_date"),
    "appointment": ("person", "org", "post", "from_date", "to_date", "engagement", OF_GACHA),
}
#: What stands over a column, by kind and field: head, blank, head ….
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "": {
        "note": "备注 备考 说明 其他 remarks",
        "phone": "电话 联系电话 手机 联系方式",
        "date": "日期 时间",
        OF_GACHA: "嘎查 嘎查村 村 所属嘎查 所在嘎查 嘎查名称 村名 社区 所在村 行政村 嘎查(社区)",
    },
    "visit": {
        ABOUT: "姓名 走访对象姓名 走访对象 走访户 被走访人 被走访人姓名 户主 户主姓名 慰问对象",
        "date": "走访日期 走访时间 日期 时间 入户时间 慰问时间",
        "visitors": "走访人员 走访人 入户人员 入户干部 慰问人员",
        "target": "类别 走访对象类别 人员类别 对象类别 走访类别",
        "situation": "情况 走访情况 基本情况 家庭情况 走访内容",
        "difficulty": "困难 诉求 困难诉求 存在困难 存在问题 主要困难 困难和诉求",
        "measure": "措施 解决措施 办理情况 帮扶措施 解决情况 处理结果",
        "place": "走访地点 地点 住址",
    },
    "home": {
        "name_zh": "名称 妇女之家名称 妇女之家 阵地名称",
        "name_mn": "蒙文名称 蒙古文名称",
        "kind": "类型 妇女之家类型 类别 阵地类型",
        "carrier": "依托 依托单位 依托场所",
        "org": "嘎查 所在嘎查 嘎查村 所属嘎查 单位",
        "keeper": "负责人 妇女之家负责人 姓名 管理员 负责人姓名",
        "area": "面积 面积(平方米) 面积(㎡) 建筑面积",
        "women_covered": "覆盖妇女数 覆盖妇女人数 覆盖人数 服务妇女数",
        "founded_on": "建立时间 成立时间 建立日期 建成时间",
        "awarded_by": "命名单位 挂牌单位",
        "is_model": "示范 是否示范",
        "closed_on": "停用时间",
    },
    "award": {
        "title": "荣誉 荣誉名称 荣誉称号 奖项 奖项名称 表彰名称 所获荣誉 获奖名称 称号",
        ABOUT: "姓名 姓名/集体/家庭 获奖人 获奖者 受表彰对象 获奖单位 获奖人姓名 获奖个人",
        "giver": "授予单位 表彰单位 颁奖单位 授奖单位 颁发单位 发证单位",
        "level": "级别 表彰级别 荣誉级别 奖项级别",
        "given_on": "日期 时间 表彰日期 获奖日期 获奖时间 表彰时间 授予时间 颁发时间",
        "document_no": "文号 文件号 表彰文号 证书编号",
    },
    "activity": {
        "title": "活动名称 活动主题 名称 主题 活动标题 活动",
        "kind": "活动类型 活动类别 类型 类别",
        "start": "活动时间 活动日期 时间 日期 开展时间 举办时间 开始时间",
        CLOCK: "几点 开始几点 时段 具体时间",
        "end": "结束时间 结束",
        "place": "活动地点 地点 举办地点 场所",
        "hosts": "主办单位 主办 承办单位 组织单位 主办方 举办单位 联办单位 单位 嘎查",
        HEADS: "人数 参加人数 参与人数 活动人数 参加人次 人次 到会人数 实到人数",
        WOMEN_HEADS: "妇女人数 其中妇女 女性人数 女 妇女 参加妇女",
        PEOPLE: "参加人员 参与人员 参加人 人员名单 名单 参加人员名单 到会人员 签到人员 姓名 参会人员",
        OF_GACHA: "所在嘎查 所属嘎查 人员嘎查",
        "speaker": "主讲 主讲人 授课人 讲师 主持人",
        "recorder": "记录人 记录",
        "content": "活动内容 内容 主要内容 活动情况",
        "effect": "活动成效 成效 效果 活动效果",
        "status": "状态",
    },
    "org_unit": {
        "name_zh": "单位名称 组织名称 名称 全称 机构名称 妇联名称 嘎查 嘎查村 嘎查名称 嘎查(社区) 单位 组织 官方全称",
        "short_name": "简称",
        "name_mn": "蒙文名称 蒙古文名称",
        "level": "级别 层级 单位类型 组织类型 类型 类别",
        "parent": "上级 上级组织 上级单位 隶属 隶属单位",
        "post_P1": "主席 妇联主席 主席姓名 负责人",
        "post_P2": "副主席 妇联副主席",
        "post_P3": "常委 常务委员",
        "post_P4": "执委 执委名单 执行委员 执委会成员 委员",
        "post_P5": "代表 妇女代表",
        "from_date": "任职时间 任职日期 当选时间 换届时间 届期开始",
    },
    "appointment": {
        "person": "姓名 干部姓名 执委姓名 成员姓名",
        "org": "单位 嘎查 嘎查村 所在嘎查 所属嘎查 组织 任职单位 工作单位 妇联 所在单位",
        "post": "职务 妇联职务 现任职务 任职 职位",
        "from_date": "任职时间 任职日期 任现职时间 当选时间 起",
        "to_date": "离任时间 卸任时间 届满时间 止",
        "engagement": "专兼职 专/兼职 任职方式",
    },
}
#: What a sheet, a file or a title says of what it holds.
_SAYS: Final[Mapping[str, re.Pattern[str]]] = {
    "person": re.compile("花名册|名册|妇女名单|妇女信息|人员信息"),
    "link": re.compile("联系(服务)?(名册|台账|登记|表)|结对"),
    "aid": re.compile("救助(申报|登记|台账|名单|花名册)"),
    "programme": re.compile("救助项目"),
    "screening": re.compile("筛查(组织|登记|名单|台账)"),
    "visit": re.compile("走访|入户|慰问台账"),
    "volunteer_service": re.compile("志愿服务(记录|登记|时长|台账)"),
    "volunteer_team": re.compile("志愿(服务)?队(伍)?(登记|名册|一览|台账)"),
    "volunteer": re.compile("志愿者(登记|名册|名单|花名册)"),
    "chat_group": re.compile("(微信|工作|联系|姐妹)群"),
    "media_account": re.compile("新媒体|公众号|视频号"),
    "home": re.compile("妇女之家|阵地"),
    "award": re.compile("表彰|荣誉|获奖|授奖|先进"),
    "activity": re.compile("活动|签到"),
    "org_unit": re.compile("组织(架构|机构|情况|名单)|妇联组织|班子|机构"),
    "appointment": re.compile("执委|任职|干部|常委|班子成员|代表名"),
}
#: Of these columns at least one of each set.
_NEEDED: Final[Mapping[str, tuple[frozenset[str], ...]]] = {
    "activity": (frozenset({"title", "kind"}), frozenset({"start"})),
    "org_unit": (frozenset({"name_zh"}),),
    "appointment": (frozenset({"person"}), frozenset({"post"})),
}
_NAME: Final = {"activity": "title", "org_unit": "name_zh", "appointment": "person"}
#: Kinds that hold no free words.
_WORDLESS: Final = frozenset({"org_unit", "appointment"})
#: Of each kind that is not plain.
NOT_PLAIN: Final = tuple(_FIELDS)
#: What a sheet's own words weigh, in columns that are known.
_SAID: Final = 2.5


@dataclass(frozen=True)
class TableKind:
    """A kind of record as a table holds it. ``fields``: what its columns may be, in the order to offer, besides KEEP
    and LEAVE; ``words``: a head's words as they are compared → the field; ``keeps``: whether a column that is not known
    is kept beside its record, which some have no words for."""

    kind: str
    fields: tuple[str, ...]
    words: Mapping[str, str]
    heads: Heads
    keeps: bool = True

    def proposed(self, heads: Sequence[str]) -> list[str]:
        """The field of each column by its head, each field once; a second column of a field is kept beside the record,
        and so is one whose head says something that is not known: nothing is dropped unless somebody says so."""
        fields: list[str] = []
        for head in heads:
            field = self.heads.field_of(head)
            if field is None:  # her phone and her number stand on the roster, and nowhere else
                field = KEEP if self.keeps and head_words(head) and field_of_head(head) is None else LEAVE
            fields.append(KEEP if field in fields and field not in (KEEP, LEAVE) else field)
        if PEOPLE in fields and OF_GACHA not in fields and head_words(heads[fields.index(PEOPLE)]) == "姓名":
            # a name a row: the gacha beside it is hers, and nobody who held the activity
            fields = [OF_GACHA if field_of_head(h) == "gacha" else f for h, f in zip(heads, fields, strict=True)]
        return fields


def table_kind(kind: str, words_of: Mapping[str, Sequence[str]]) -> TableKind:
    """What a table of a kind may hold; ``words_of``: field → words that the window has for it, those of a plain kind
    in the order of its form."""
    plain = PLAIN_BY_KIND.get(kind)
    fields = _plain_fields(plain, words_of) if plain is not None else _FIELDS[kind]
    words: dict[str, str] = {}
    for field in fields:
        stated = _WORDS.get(kind, {}).get(field, _WORDS[""].get(field, ""))
        for word in (*words_of.get(field, ()), *stated.split()):
            words.setdefault(head_words(word), field)
    known = frozenset(fields)
    name = plain.named_by if plain is not None else _NAME[kind]
    needed = (frozenset({name}),) if plain is not None else _NEEDED[kind]

    def field_of(cell: str) -> str | None:
        word = head_words(cell)
        for each in (word, re.sub(r"\(.*?\)", "", word)):
            if each and each in words:
                return words[each]
        return LEAVE if passed_over(word) else None

    return TableKind(kind, tuple(fields), words, Heads(field_of, needed, name, alone=known), kind not in _WORDLESS)


def _plain_fields(plain: Plain, words_of: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The fields of a form, those that the window does not name after them, and the gacha of whom it is about."""
    own = {**dict.fromkeys(words_of), plain.named_by: None, **({ABOUT: None} if plain.about else {})}
    own.pop(OF_GACHA, None)
    return (*own, OF_GACHA) if "person" in plain.refs.values() and "org" not in own else tuple(own)


class Told(NamedTuple):
    """A sheet as a table of one kind, and how much speaks for that kind."""

    table: Table
    weight: float


def told_of(sheet: Sheet, file: str, kind: str, wanted: Heads, is_place: object) -> Told | None:
    """A sheet read as a table of a kind; None where it has no such head or no row."""
    table = table_of(sheet, is_place=is_place, wanted=wanted)
    known = wanted.known(table.heads)
    if known is None or not table.rows:
        return None
    return Told(table, len(known) + _said(kind, file, sheet.name, *table.titles))


def weighed(table: Table, sheet: Sheet, file: str, kind: TableKind) -> Told:
    """A table that was made of a sheet of another shape: one more speaks for it than for the list that it holds."""
    known = kind.heads.known(table.heads) or frozenset()
    return Told(table, len(known) + 1 + _said(kind.kind, file, sheet.name, *table.titles))


def _said(kind: str, *texts: str) -> float:
    pattern = _SAYS.get(kind)
    return _SAID if pattern and pattern.search(" ".join(texts)) else 0.0
