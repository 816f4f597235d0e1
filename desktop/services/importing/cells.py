"""Cells of a roster by what their column is: names, phones, identity numbers, and words that stand for a code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from desktop.services.codes import TABLES, code_of
from desktop.services.comparing import half_width, squeezed
from desktop.services.importing.reads import EMPTY, Read, plain, unread
from desktop.services.names import HAN, is_menksoft, is_mongolian
from desktop.services.validation import check_identity_number, check_phone, clean_line

#: Fields whose words stand for a code, and what rosters write for it beyond what ``codes`` knows.
_ALSO: Final[Mapping[str, Mapping[str, str]]] = {
    "sex": {
        **dict.fromkeys(("女性", "女士", "f", "w", "妇女", "女孩", "母", "♀"), "2"),
        **dict.fromkeys(("男性", "男士", "m", "男孩", "♂"), "1"),
    },
    "ethnic": {"蒙": "02", "蒙族": "02", "蒙古人": "02", "达": "31", "达族": "31", "达斡尔": "31", "达翰尔族": "31"},
    "education": {
        **dict.fromkeys(("高职", "专科生", "大专生", "函授大专", "电大"), "30"),
        **dict.fromkeys(("本科生", "大本", "函授本科", "双学位"), "20"),
        **dict.fromkeys(("硕士生", "博士生", "研", "在职研究生"), "10"),
        **dict.fromkeys(("中师", "中技", "技工", "职业高中", "职中", "中等专业", "中专生", "职业中专", "幼师"), "40"),
        **dict.fromkeys(("高中生", "普通中学"), "60"),
        **dict.fromkeys(("初中生", "初级中学"), "70"),
        **dict.fromkeys(("小学生", "高小", "初小"), "80"),
        **dict.fromkeys(("不识字", "半文盲", "没上学", "没上过学", "未读书", "没文化", "无文化"), "00"),
    },
    "politics": {
        **dict.fromkeys(("共产党员", "中国共产党党员", "正式党员", "中共正式党员", "党"), "01"),
        **dict.fromkeys(("共青团", "团", "青年团员"), "03"),
        **dict.fromkeys(("普通群众", "一般群众", "群", "公民"), "13"),
    },
    "marital": {
        **dict.fromkeys(("已婚有子女", "已婚育", "初婚", "复婚", "有配偶", "结婚", "已结婚"), "20"),
        **dict.fromkeys(("未结婚", "没结婚", "未嫁"), "10"),
        **dict.fromkeys(("丧", "寡", "丧配偶", "寡居"), "30"),
        **dict.fromkeys(("离", "离了", "已离婚"), "40"),
    },
    "job": {
        **dict.fromkeys(("放牧", "牧业", "务农", "农业", "牧户", "农牧业", "种地"), "27"),
        **dict.fromkeys(("教师", "医生", "护士", "老师", "兽医"), "13"),
        **dict.fromkeys(("打工", "务工", "工人/打工", "职工"), "24"),
        **dict.fromkeys(("学生", "在校生", "大学生"), "31"),
        **dict.fromkeys(("待业", "家庭主妇", "家务", "无职业"), "70"),
        **dict.fromkeys(("退休人员", "退休职工"), "80"),
        **dict.fromkeys(("经商", "做买卖", "个体工商户"), "54"),
    },
    "residence": {
        **dict.fromkeys(("本地", "在家", "常住人口", "常驻", "居住", "在村", "在嘎查"), "resident"),
        **dict.fromkeys(("外出", "在外", "流出人口", "外出务工", "人户分离"), "floating_out"),
        **dict.fromkeys(("流入人口", "外来", "外来人口"), "floating_in"),
    },
}
CODED: Final = tuple(_ALSO)
_TABLE_OF: Final = {field: field for field in CODED}
#: Words around an education that do not change it.
_SCHOOL: Final = re.compile(r"(全日制|在职|普通|\(.*\))|(毕业|文化程度|文化|学历|程度|在读|肄业|水平|及以下|以下)$")
_KIN: Final = re.compile(
    "儿子|女儿|丈夫|老公|爱人|对象|婆婆|公公|父亲|母亲|爸|妈|爹|孙子|孙女|儿媳|女婿|哥|姐|弟|妹|嫂|亲属|家属|家人|邻居"
)
#: Most names.
_SHORT_NAME: Final = re.compile(f"{HAN}{{2,12}}")
_MOBILE: Final = re.compile("1[3-9][0-9]{9}")


def read_coded(field: str, text: str) -> Read:
    """A word of one of the CODED fields as its code."""
    line = re.sub(r"\s+", "", plain(text)).casefold()
    if not line:
        return EMPTY
    table, also = _TABLE_OF[field], _ALSO[field]
    words = [line]
    if field == "education":
        words.append(_SCHOOL.sub("", line))
    elif field == "ethnic":
        words += [line.removesuffix("族"), f"{line.removesuffix('族')}族"]
    elif field == "marital" and line.startswith(("已婚", "未婚", "丧偶", "离异", "离婚")):
        words.append(line[:2])
    for word in words:
        code = also.get(word) or code_of(table, word)
        if code is None and word.isdecimal() and len(word) < 3:  # a spreadsheet eats a code's zero too
            code = word.zfill(2) if word.zfill(2) in TABLES[table] else None
        if code is not None:
            return Read(code)
    return unread("word_unknown", text)


# --- names ------------------------------------------------------------------------------------------------------------


def read_name(text: str) -> tuple[str, Read]:
    """A name and the field in which its script stands: name_zh, name_mn, name_latin.

    Blanks between the characters of a short Chinese name are there to fill the column (高  娃). Menksoft's codes are
    said: they show as Mongolian in Menksoft's fonts alone.
    """
    if _SHORT_NAME.fullmatch(text):
        return "name_zh", Read(text) if plain(text) else EMPTY
    line = clean_line(re.sub("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]", "", text)) or ""
    if not plain(line):
        return "name_zh", EMPTY
    if is_menksoft(line):
        return "name_mn", unread("name_menksoft", text)
    if is_mongolian(line):
        return "name_mn", Read(line)
    if not re.search(f"{HAN}|[A-Za-z]", line):
        return "name_zh", unread("name_none", text)
    if not re.search(HAN, line):
        return "name_latin", Read(line)
    parts = line.split(" ")
    if all(re.fullmatch(HAN, part) for part in parts):
        line = "".join(parts)
    return "name_zh", Read(re.sub(f"(?<={HAN})\\s*[•‧∙⋅・･．.﹒·]\\s*(?={HAN})", "·", line))


# --- phones -----------------------------------------------------------------------------------------------------------


def read_phone(text: str) -> tuple[Read, bool]:
    """A phone, and whether words beside it say that it is a relative's. Of two numbers the first mobile is hers, the
    other is kept beside her."""
    line = plain(text)
    if not line:
        return EMPTY, False
    relative = _KIN.search(line) is not None
    checked = check_phone(line)
    if checked.value:
        return Read(checked.value), relative
    if checked.error == "phone_damaged":
        return unread("phone_damaged", text), relative
    digits = re.sub(r"(?<=[0-9])[\s.-]+(?=[0-9])", "", line)  # 139-1234-5678, 139 1234 5678
    if match := re.fullmatch(f"({_MOBILE.pattern})({_MOBILE.pattern})", digits):
        return Read(match[1], kept=text.strip()), relative
    found = []
    for part in re.split(r"[/、,，;；|或\n]|\s{1,}(?=1[3-9]|0[1-9])", line):
        number = re.sub(r"[^0-9+\-]", "", part)
        if len(re.sub("[^0-9]", "", number)) > 6 and (value := check_phone(number).value):
            found.append(value)
    others = re.sub("[^0-9]", "", line)
    if not found and (match := _MOBILE.search(re.sub(r"[^0-9]", " ", digits))):
        found = [match[0]] if len(others) == 11 else []
    if not found:
        return unread("phone_no_area" if re.fullmatch("[2-8][0-9]{6,7}", others) else "phone_format", text), relative
    best = next((number for number in found if _MOBILE.fullmatch(number)), found[0])
    return Read(best, kept="" if line == best else text.strip()), relative


# --- identity numbers -------------------------------------------------------------------------------------------------


def read_identity(text: str, today: date) -> Read:
    """An identity number; one that a spreadsheet spoilt is said, never repaired."""
    if not plain(text):
        return EMPTY
    checked = check_identity_number(text, today)
    if checked.value is None:
        return unread(checked.error or "id_no_format", text)
    return Read(checked.value, checked.warning or "", kept=text.strip() if checked.warning else "")


# --- units ------------------------------------------------------------------------------------------------------------

_UNIT_ENDS: Final = re.compile("(妇女联合会|妇联|村民委员会|居民委员会|嘎查委员会|村委会|居委会|委员会)$")
_LEVEL_ENDS: Final = re.compile("(嘎查村|嘎查|社区|行政村|村|居)$")


class Places:
    """The gachas of a township by every way in which their names are written.

    ``units``: (id, names) of each; ``around``: names of what lies above them, which may stand before.
    """

    def __init__(self, units: list[tuple[bytes, list[str]]], around: list[str]) -> None:
        self._around = sorted({squeezed(name) for name in around if name}, key=len, reverse=True)
        self._exact: dict[str, set[bytes]] = {}
        self._stems: dict[str, set[bytes]] = {}
        self._read: dict[str, tuple[bytes | None, Read]] = {}
        for id_, names in units:
            for name in names:
                whole = squeezed(name)
                if whole:
                    self._exact.setdefault(whole, set()).add(id_)
                    self._exact.setdefault(self._inner(whole), set()).add(id_)
                    stem = _LEVEL_ENDS.sub("", self._inner(whole))
                    if len(stem) > 1:
                        self._stems.setdefault(stem, set()).add(id_)

    def read(self, text: str) -> tuple[bytes | None, Read]:
        """The gacha that a cell names, and what of it is kept beside her: 巴音嘎查二组 keeps its group."""
        if text not in self._read:
            self._read[text] = self._reading(text)
        return self._read[text]

    def _reading(self, text: str) -> tuple[bytes | None, Read]:
        line = plain(text)
        if not line:
            return None, EMPTY
        whole = squeezed(line)
        inner = self._inner(whole)
        stem = _LEVEL_ENDS.sub("", inner)
        for known, word in ((self._exact, whole), (self._exact, inner), (self._stems, stem)):
            if len(found := known.get(word, set())) == 1:
                return next(iter(found)), Read("gacha")
        held = {id_ for word, ids in self._exact.items() if len(word) > 2 and word in inner for id_ in ids}
        if not held:
            held = {
                id_
                for word, ids in self._stems.items()
                if re.match(f"{re.escape(word)}(嘎查|村|社区|独贵龙|[一二三四五六七八九0-9])", inner)
                for id_ in ids
            }
        if len(held) == 1:
            return next(iter(held)), Read("gacha", kept=text.strip())
        return None, unread("gacha_unknown", text)

    def _inner(self, squeezed_name: str) -> str:
        name = _UNIT_ENDS.sub("", squeezed_name)
        for above in self._around:
            if name.startswith(above) and len(name) > len(above):
                name = name[len(above) :]
        return name or squeezed_name


def same_text(one: str, other: str) -> bool:
    """Whether two cells say the same."""
    return squeezed(half_width(one)) == squeezed(half_width(other))
