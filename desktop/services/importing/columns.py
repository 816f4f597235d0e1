"""What the columns of a roster are: by the words at their heads, and by what stands in their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from desktop.services.comparing import half_width
from desktop.services.importing.births import read_birth
from desktop.services.importing.cells import Places, read_coded, read_identity, read_name, read_phone
from desktop.services.importing.reads import plain
from desktop.services.names import HAN

#: A column's cells are put into her note, with the head before them.
KEEP: Final = "keep"
#: A column is not taken.
LEAVE: Final = ""
#: The age in years: it tells the year of birth where nothing better does.
AGE: Final = "age"
#: The code of her row, in a table that this program gave out: it says who she is, whatever else was written over.
ROW_CODE: Final = "row_code"
#: Whose household hers is, its number, and how she is related to its head.
HOUSEHOLD_HEAD: Final = "household_head"
HOUSEHOLD_NUMBER: Final = "household_number"
RELATION: Final = "relation"
#: What a column may be, in the order to offer; besides these KEEP and LEAVE.
FIELDS: Final = (
    *("name_zh", "name_mn", "name_latin", "nickname", "gacha", "birth", AGE, "id_no", "phone", "sex", "ethnic"),
    *(
        "education",
        "politics",
        "marital",
        "job",
        "residence",
        HOUSEHOLD_HEAD,
        HOUSEHOLD_NUMBER,
        RELATION,
        "note",
        ROW_CODE,
    ),
)
#: Words at the head of a column, as they stand in real rosters, without blanks and marks.
_WORDS: Final[Mapping[str, str]] = {
    "name_zh": (
        "姓名 名字 妇女姓名 汉文姓名 汉语姓名 中文姓名 本人姓名 人员姓名 成员姓名 妇女名称 代表姓名 执委姓名 "
        "姓名(汉) name"
    ),
    "name_mn": "蒙文姓名 蒙古文姓名 蒙文名 蒙文 蒙语姓名 姓名(蒙) ᠨᠡᠷ᠎ᠡ",
    "name_latin": "拼音 姓名拼音 拉丁姓名 护照姓名",
    "nickname": "小名 别名 曾用名 称呼 昵称 外号",
    "gacha": (
        "嘎查 嘎查村 村 所属嘎查 所在嘎查 嘎查(村) 嘎查名称 嘎查村名称 村名 村别 社区 嘎查社区 嘎查(社区) 所在村 "
        "行政村 单位 所属单位 所在嘎查村 嘎查/村 gacha village"
    ),
    "birth": "出生 出生日期 出生年月 出生年月日 出生时间 生日 生年月 出生年 年月 出生年份 公历生日 birth born",
    AGE: "年龄 年纪 周岁 岁数 age",
    "id_no": "身份证 身份证号 身份证号码 公民身份号码 公民身份证号码 居民身份证号 证件号 证件号码 身份证件号码",
    "phone": (
        "电话 手机 手机号 手机号码 电话号码 联系电话 联系方式 联系手机 移动电话 本人电话 手机电话 电话/手机 联系号码 "
        "固定电话 固话 座机 家庭电话 phone tel mobile"
    ),
    "sex": "性别 男女 sex gender",
    "ethnic": "民族 族别 族 ethnic",
    "education": "学历 文化程度 文化 教育程度 学历层次 受教育程度 education",
    "politics": "政治面貌 政治面目 面貌 党派 是否党员 politics",
    "marital": "婚姻 婚姻状况 婚姻情况 婚否 婚育状况 marital",
    "job": "职业 从事职业 工作 从业情况 就业情况 身份 occupation",
    "residence": "居住情况 居住状况 常住流动 流动情况 是否常住 人口类型 residence",
    HOUSEHOLD_HEAD: "户主 户主姓名 户主名字 家庭户主",
    HOUSEHOLD_NUMBER: "户号 户编号 家庭编号 户籍号 户口编号",
    RELATION: "与户主关系 户主关系 和户主关系 与户主的关系",
    ROW_CODE: "行码",
    "note": "备注 备考 说明 其他 note remarks",
}
_BY_WORD: Final = {word: field for field, words in _WORDS.items() for word in words.split()}
#: Heads that are known and hold nothing about her that is taken.
_PASSED: Final = frozenset(
    ["序号", "编号", "号", "序", "no", "no.", "顺序", "行号", "照片", "签名", "签字", "签到", "盖章"]
)
#: Looked for within longer heads, where nothing fits whole; the first that fits counts.
_WITHIN: Final = (
    *(("身份证", "id_no"), ("出生", "birth"), ("年龄", AGE), ("民族", "ethnic"), ("文化程度", "education")),
    *(("学历", "education"), ("政治面貌", "politics"), ("婚姻", "marital"), ("性别", "sex"), ("嘎查", "gacha")),
    *(("手机", "phone"), ("电话", "phone"), ("联系方式", "phone"), ("姓名", "name_zh"), ("职业", "job")),
)
#: Words that make another's of a column: 丈夫姓名, 户主电话, 父亲.
_ANOTHERS: Final = re.compile("丈夫|配偶|爱人|户主|父亲|母亲|子女|孩子|儿子|女儿|家庭成员|联系人|监护|帮扶|负责人|男方")
#: So many cells of a column are looked at.
_LOOKED: Final = 300
#: This share of a column's cells must read for it to be taken for something by its cells alone.
_MOST: Final = 0.6


def head_words(cell: str) -> str:
    """A head as it is compared: no blanks, no marks at its ends, one width."""
    return re.sub(r"[\s:：*＊]|^[、.]+", "", half_width(cell)).lower()


def field_of_head(cell: str) -> str | None:
    """The field that a head names, LEAVE where it is one that is passed over, None where it says nothing known."""
    words = head_words(cell)
    if not words:
        return None
    for each in (words, re.sub(r"\(.*?\)", "", words)):
        if each in _BY_WORD:
            return _BY_WORD[each]
        if each in _PASSED:
            return LEAVE
    if _ANOTHERS.search(words):
        return KEEP
    return next((field for word, field in _WITHIN if word in words and len(words) <= 20), None)


def passed_over(words: str) -> bool:
    """Whether a column under these words (``head_words``) is known to hold nothing that is taken: 序号, 签名."""
    return words in _PASSED


def proposed(heads: Sequence[str], columns: Sequence[Sequence[str]], places: Places, today: date) -> list[str]:
    """The field of each column, each field once but for phones: by its head, else by its cells. ``columns``: their
    cells. A head that is not known, over cells that say nothing, is left; another column of a field that is taken is
    kept beside her."""
    fields: list[str | None] = []
    for head in heads:
        field = field_of_head(head)
        fields.append(KEEP if field and field in fields and field not in (KEEP, LEAVE, "phone") else field)
    tests = _tests(places, today)
    for at, field in enumerate(fields):
        if field is None and (not heads[at] or len(heads) == len(columns)):
            fields[at] = _by_cells(columns[at], {known for known in fields if known}, tests, bool(heads[at]))
    return [field or LEAVE for field in fields]


def _tests(places: Places, today: date) -> Mapping[str, Callable[[str], bool]]:
    def coded(field: str) -> Callable[[str], bool]:
        return lambda cell: read_coded(field, cell).value is not None and not cell.isdecimal()

    return {
        **_numbers(today),
        "birth": lambda cell: not cell.isdecimal() and read_birth(cell, today).value is not None and "岁" not in cell,
        "gacha": lambda cell: places.read(cell)[0] is not None,
        **{field: coded(field) for field in ("sex", "ethnic", "politics", "education", "marital")},
        "name_mn": lambda cell: read_name(cell)[0] == "name_mn",
        "name_zh": lambda cell: re.fullmatch(f"({HAN}|[·•]|\\s){{2,12}}", cell) is not None,
    }


def _numbers(today: date) -> Mapping[str, Callable[[str], bool]]:
    return {
        "id_no": lambda cell: (read := read_identity(cell, today)).value is not None or read.unread == "id_no_damaged",
        "phone": lambda cell: read_phone(cell)[0].value is not None,
    }


def numbers_in(cells: Sequence[str], today: date) -> str:
    """Whether the cells of a column are identity numbers (id_no) or phones (phone), whatever its head says; "" neither.
    They stand on the roster, and are kept beside no other record."""
    return _by_cells(cells, set(), _numbers(today), headed=True) or ""


def _by_cells(
    cells: Sequence[str], taken: set[str], tests: Mapping[str, Callable[[str], bool]], headed: bool
) -> str | None:
    looked = [line for cell in cells[:_LOOKED] if (line := plain(cell))]
    if not looked:
        return None
    for field, test in tests.items():
        if field in taken or (headed and field in ("name_zh", "education", "marital")):
            continue  # under a head that is not known, two characters may be anything
        if sum(map(test, looked)) >= _MOST * len(looked):
            return field
    return None
