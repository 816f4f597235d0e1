"""Cells of ledgers by what their column is: days, times of day, numbers, yes and no, words that stand for a code,
names in a list. Pure.

A value, a doubt (a value that is one of several that may be meant) or a text that is kept, as for the cells of rosters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from desktop.services.codes import TABLES, code_of
from desktop.services.comparing import half_width
from desktop.services.importing.births import arabic, day_or_month
from desktop.services.importing.reads import EMPTY, Read, plain, unread
from desktop.services.names import HAN
from desktop.services.validation import LARGEST_NUMBER, check_date, check_time

#: Day 0 of a spreadsheet's calendar, as it counts from 1 March 1900 on, and the days that a ledger's cell may mean.
_FIRST_DAY: Final = date(1899, 12, 30)
_SERIAL: Final = re.compile("[2-6][0-9]{4}")
_WEEKDAY: Final = re.compile(r"[(（]?(星期|周|礼拜)[一二三四五六日天][)）]?")
_MONTH_DAY: Final = re.compile(r"([0-9]{1,2})\s*(?:月|[./-])\s*([0-9]{1,2})\s*[日号]?")
_SHORT_YEAR: Final = re.compile(r"'?([0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*(?:[-/.月]\s*([0-9]{1,2})\s*[日号]?)?月?")
_MONTH: Final = re.compile("([0-9]{1,2})月份?")
#: A day that goes on to another, or to another time of day.
_TO: Final = re.compile(
    r"\s*(?:--|[~～—至到]|(?<=[日号])-|(?<=[0-9])-(?=[0-9]{1,2}(?:[日号:时点月]|\.[0-9]{1,2}$))|\s-\s)\s*"
)
_YEAR: Final = re.compile("(?<![0-9])(20[0-9]{2})(?:\\s*年|年度)")
_CLOCK: Final = re.compile(
    r"((?:上午|早上|早晨|中午|下午|晚上|傍晚)?\s*(?<![0-9])[0-9]{1,2}(?:[:点时][0-9]{0,2}半?分?)(?::[0-9]{2})?)$"
    r"|((?:上午|早上|中午|下午|晚上|傍晚))$"
)
_HALVES: Final[Mapping[str, str]] = {"上午": "09:00", "早上": "08:00", "中午": "12:00", "下午": "15:00"} | {
    "晚上": "19:00",
    "傍晚": "18:00",
}
_UNIT_ENDS: Final = re.compile(
    r"(平方米|平米|㎡|m2|人次|人|名|位|户|元整|元|块钱|块|次|场|个|套|条|左右|余|多)$", re.IGNORECASE
)
_ROUGH: Final = re.compile("^(约|大约|近|大概|将近)|(左右|余|多)")
_YES: Final = frozenset(["是", "有", "1", "√", "✓", "✔", "☑", "yes", "y", "true", "对", "示范"])
_NO: Final = frozenset(["否", "不是", "无", "没有", "0", "×", "x", "no", "n", "false", "☐"])

#: What offices write for a code beyond its own words, by table of codes.
_ALSO: Final[Mapping[str, Mapping[str, str]]] = {
    "award_level": {
        **dict.fromkeys(("国家", "全国", "全国级"), "national"),
        **dict.fromkeys(("自治区", "省级", "省", "区级", "内蒙古", "内蒙古自治区", "自治区(省)级"), "region"),
        **dict.fromkeys(("盟", "盟级", "市级", "地市级", "兴安盟"), "league"),
        **dict.fromkeys(("旗", "旗级", "县级", "县", "旗县", "旗县市级", "科右前旗"), "banner"),
        **dict.fromkeys(("苏木", "乡级", "镇级", "乡镇级", "苏木乡镇级", "苏木镇级", "乡镇"), "sumu"),
        **dict.fromkeys(("嘎查", "村级", "村", "嘎查村级", "社区", "社区级"), "gacha"),
    },
    "home_kind": {
        **dict.fromkeys(("嘎查妇女之家", "村妇女之家", "嘎查村", "嘎查", "村级"), "H10"),
        **dict.fromkeys(("社区", "社区级"), "H20"),
        **dict.fromkeys(("代表之家", "妇女代表之家", "妇女代表之家(北疆)"), "H30"),
        **dict.fromkeys(("流动", "流动妇女之家", "流动之家"), "H40"),
        **dict.fromkeys(("网上", "线上"), "H50"),
    },
    "carrier": {
        **dict.fromkeys(("党群服务中心", "活动室", "嘎查部", "文化室", "村部", "场所"), "place"),
        **dict.fromkeys(("党员户", "党员家庭"), "party_member"),
        **dict.fromkeys(("代表户", "代表家庭"), "representative"),
        **dict.fromkeys(("蒙古包", "流动点"), "ger"),
        **dict.fromkeys(("合作社", "公司"), "enterprise"),
    },
    "visit_target": {
        **dict.fromkeys(("创业困难", "创业妇女"), "T1"),
        **dict.fromkeys(("困难", "困难户", "低保户", "低保", "脱贫户", "监测户", "贫困户", "困难妇女"), "T2"),
        **dict.fromkeys(("空巢", "独居老人", "空巢老人户", "孤寡老人"), "T3"),
        **dict.fromkeys(("留守妇女", "留守儿童", "留守", "留守老人"), "T4"),
        **dict.fromkeys(("婚姻矛盾", "家庭矛盾", "矛盾纠纷", "家庭纠纷", "婚姻纠纷"), "T5"),
        **dict.fromkeys(("流动", "外出妇女"), "T6"),
    },
    "activity_kind": {
        **dict.fromkeys(("宣传", "教育", "宣讲", "学习"), "A01"),
        **dict.fromkeys(("培训班", "技能培训", "讲座"), "A02"),
        **dict.fromkeys(("文艺", "体育", "文体活动", "文艺演出", "广场舞"), "A03"),
        **dict.fromkeys(("志愿", "志愿者活动", "巾帼志愿"), "A04"),
        **dict.fromkeys(("普法", "法律", "维权宣传"), "A05"),
        **dict.fromkeys(("走访", "慰问"), "A06"),
        **dict.fromkeys(("节日", "节庆", "三八", "团圆饭", "庆祝"), "A07"),
        **dict.fromkeys(("家庭", "最美家庭", "家风"), "A08"),
        **dict.fromkeys(("创业", "就业"), "A09"),
        **dict.fromkeys(("健康", "两癌", "两癌筛查", "体检", "义诊", "健康讲座"), "A10"),
        **dict.fromkeys(("例会", "座谈会", "座谈", "换届会议", "代表大会"), "A11"),
    },
    "chat_group_kind": {"联络群": "G2", "妇女群": "G2", "姐妹群": "G2", "干部群": "G1"},
    "chat_platform": {"微信群": "wechat", "QQ群": "qq", "qq群": "qq"},
    "media_platform": {"微信公众号": "official", "今日头条": "toutiao", "抖音号": "douyin", "新浪微博": "weibo"},
    "activity_status": {"已举行": "held", "已开展": "held", "完成": "held", "已完成": "held", "取消": "cancelled"}
    | {"计划": "planned", "未开展": "planned"},
    "org_level": {
        **dict.fromkeys(("嘎查", "村", "行政村", "村级"), "gacha"),
        **dict.fromkeys(("社区居委会", "居委会"), "community"),
        **dict.fromkeys(("苏木", "乡镇", "镇", "乡", "苏木镇"), "sumu"),
        **dict.fromkeys(("旗", "旗县级"), "banner"),
        **dict.fromkeys(("机关", "事业单位", "机关单位", "学校", "卫生院"), "unit"),
        **dict.fromkeys(("公司", "合作社", "非公企业"), "enterprise"),
        **dict.fromkeys(("新领域组织", "社会组织", "新业态"), "new_field"),
    },
    "post": {
        **dict.fromkeys(("妇联主席", "妇代会主任", "主任"), "P1"),
        **dict.fromkeys(("妇联副主席", "兼职副主席", "专职副主席", "副主任"), "P2"),
        **dict.fromkeys(("常务委员", "常委会委员"), "P3"),
        **dict.fromkeys(("执行委员", "执委委员", "妇联执委", "委员", "执委会委员"), "P4"),
        **dict.fromkeys(("妇女代表", "妇代会代表"), "P5"),
    },
    "engagement": {"专职干部": "E1", "兼": "E2", "专": "E1", "社会工作者": "E4", "志愿": "E5"},
}


def read_day(text: str, today: date, year: int | None = None, *, future: bool = False) -> Read:
    """A day as ISO, partial where only its month or year is written. ``year``: what a title over the table says;
    else a day without a year is the last one that was, and never sure."""
    line = arabic(_WEEKDAY.sub("", plain(text)).strip())
    if not line:
        return EMPTY
    if len(line) > 60:
        return unread("date_format", text)
    line = re.sub(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9.]+)?$", "", line)
    first = _TO.split(line, maxsplit=1)[0].strip()
    read = _one_day(first, text, today, year, future)
    if first != line and read.value and not read.doubt:
        return Read(read.value, "day_first_of_several", kept=text.strip())
    return read


def _one_day(line: str, text: str, today: date, year: int | None, future: bool) -> Read:
    if _SERIAL.fullmatch(line):
        day = _FIRST_DAY + timedelta(days=int(line))
        if future or day <= today:
            return Read(day.isoformat())
        return unread("date_future", text)
    checked = check_date(line, today, future=future)
    if checked.value is not None:
        return Read(checked.value)
    if (either := day_or_month(line, text, today, future=future)) is not None:
        return either
    if match := _MONTH_DAY.fullmatch(line):
        return _of_year(int(match[1]), int(match[2]), text, today, year, future, sure="月" in line)
    if (match := _SHORT_YEAR.fullmatch(line)) and int(match[1]) <= today.year % 100 + 1:
        checked = check_date(
            "-".join(part for part in (f"20{match[1]}", match[2], match[3]) if part), today, future=future
        )
        if checked.value is not None:
            return Read(checked.value, "birth_two_digits", kept=text.strip())
    if (match := _MONTH.fullmatch(line)) and year:
        checked = check_date(f"{year}-{match[1]}", today, future=future)
        if checked.value is not None:
            return Read(checked.value)
    return unread(checked.error or "date_format", text)


def _of_year(month: int, day: int, text: str, today: date, year: int | None, future: bool, *, sure: bool) -> Read:
    """A day without its year. ``sure``: it says 月; 3.1 may be a number that lost a zero (3.10)."""
    for each in (year,) if year else (today.year, today.year - 1):
        checked = check_date(f"{each}-{month}-{day}", today, future=future and year is not None)
        if checked.value is not None:
            if year and sure:
                return Read(checked.value)
            return Read(checked.value, "" if year and sure else "year_assumed", kept=text.strip())
    return unread(checked.error or "date_format", text)


def year_in(texts: list[str]) -> int | None:
    """The year that titles, a sheet's or a file's name say, where they say one."""
    found = {int(year) for text in texts for year in _YEAR.findall(half_width(text))}
    return found.pop() if len(found) == 1 else None


class Moment(NamedTuple):
    """A day, and the times of day from and to (HH:MM, "" where none is written)."""

    day: Read
    start: str = ""
    end: str = ""
    last: str = ""  # the last day, of what goes on for several


def read_moment(text: str, today: date, year: int | None = None) -> Moment:
    """When something was held: 2026年3月8日下午3点, 2026-03-08 09:30-11:00, 3月8日—10日."""
    line = arabic(_WEEKDAY.sub(" ", plain(text)).strip())
    if not line:
        return Moment(EMPTY)
    line = re.sub(r"(?<=[0-9])T(?=[0-9])", " ", re.sub(r"[ T]0?0:00(:00(\.0+)?)?$", "", line))
    start = end = last = ""
    parts = [part for part in _TO.split(line) if part]
    if len(parts) == 1 and (match := re.fullmatch(r"(.*[0-9:])\s*-\s*([0-9]{1,2}:[0-9]{2})", line)):
        parts = [match[1], match[2]]
    day_words, start = _clock_apart(parts[0]) if parts else ("", "")
    day = _one_day(day_words, text, today, year, True)
    if len(parts) > 1 and day.value:
        rest, end = _clock_apart(" ".join(parts[1:]))
        if rest:
            last = _last_day(rest, day.value, today)
            if not last:
                return Moment(Read(day.value, "day_first_of_several", kept=text.strip()), start)
    return Moment(day, start, end, last)


def _clock_apart(words: str) -> tuple[str, str]:
    """What stands before a time of day, and the time."""
    match = _CLOCK.search(words.strip())
    if match is None:
        return words.strip(), ""
    if match[2]:
        return words.strip()[: match.start()].strip(), _HALVES[match[2]]
    clock = check_time(match[1].strip())
    return (words.strip()[: match.start()].strip(), clock.value) if clock.value else (words.strip(), "")


def _last_day(words: str, first: str, today: date) -> str:
    year, month = int(first[:4]), first[5:7]
    if (match := re.fullmatch("([0-9]{1,2})[日号]?", words)) and month:
        return check_date(f"{year}-{month}-{match[1]}", today, future=True).value or ""
    read = _one_day(words, words, today, year, True)
    return read.value or ""


def read_clock(text: str) -> tuple[str, str, Read]:
    """A time of day, and the one until which it goes: (from, to, what was not read)."""
    line = plain(text)
    if not line:
        return "", "", EMPTY
    parts = [part for part in re.split(r"\s*[-~～—至到]+\s*", line) if part]
    times = [_HALVES.get(part) or check_time(part).value for part in parts[:2]]
    if not times or None in times:
        return "", "", unread("time_format", text)
    return times[0] or "", (times[1] or "") if len(times) > 1 else "", EMPTY


def read_number(text: str) -> Read:
    """A whole number: 32人, 1,200元, 1.2万, 约30. What is rough, and what is no whole number, keeps its words."""
    line = plain(text).replace(",", "").replace(" ", "")
    if not line:
        return Read("0") if half_width(text).strip() in ("0", "无", "没有") else EMPTY
    rough = _ROUGH.search(line) is not None
    line = re.sub("^(约|大约|近|大概|将近|共计|共|￥|¥|人民币)", "", line)
    for _ in range(2):
        line = _UNIT_ENDS.sub("", line)
    times = Decimal(1)
    if line.endswith(("万", "千")):
        times, line = Decimal(10_000 if line.endswith("万") else 1000), line[:-1]
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", line):
        return unread("number_negative" if re.fullmatch(r"-[0-9.]+", line) else "number_format", text)
    try:
        number = Decimal(line) * times
    except InvalidOperation:  # pragma: no cover - the pattern lets nothing else through
        return unread("number_format", text)
    if number != number.to_integral_value():
        return unread("number_format", text)
    if number > LARGEST_NUMBER:
        return unread("number_too_large", text)
    return Read(str(int(number)), kept=text.strip() if rough else "")


def read_flag(text: str) -> Read:
    """Yes or no, as "1" and "0"."""
    line = half_width(text).strip().casefold()
    if not line:
        return EMPTY
    if line in _YES:
        return Read("1")
    return Read("0") if line in _NO else unread("word_unknown", text)


def read_word(table: str, text: str, own: Sequence[str] = ()) -> Read:
    """A word of a table of codes, as its code. ``own``: the township's own words for it, which are their codes."""
    line = re.sub(r"\s+", "", half_width(text))
    if not line:
        return EMPTY
    also = {re.sub(r"\s+", "", half_width(word)).casefold(): word for word in own} | dict(_ALSO.get(table, {}))
    folded = line.casefold()
    for word in (folded, re.sub(r"\(.*?\)", "", folded), re.sub(r"(类|型|活动|单位|组织)$", "", folded)):
        code = code_of(table, word) or also.get(word)
        if code is not None:
            return Read(code)
    return unread("word_unknown", text)


def word_within(table: str, text: str) -> str | None:
    """The code that a longer text speaks of, by the longest word of the table that stands in it, of two alike by the
    first (普法宣传 is about the law); None where it speaks of none."""
    words = {term.zh: code for code, term in TABLES[table].items()} | dict(_ALSO.get(table, {}))
    parts = {part: code for word, code in words.items() for part in re.split("[/]", word) if len(part) > 1}
    held = min((part for part in parts if part in text), key=lambda part: (-len(part), text.index(part)), default=None)
    return None if held is None else parts[held]


_NUMBERED: Final = re.compile(r"(?:^|(?<=[\s、，,;；]))[0-9]{1,3}\s*[.、．)）]\s*")
_MARKS: Final = re.compile(r"[、，,;；/\n|]+")
_AND_SO_ON: Final = re.compile(r"(等)?(共|合计)?[0-9]+\s*(余|多)?(人|名|位)$|等$")


def read_names(text: str) -> tuple[list[str], int | None]:
    """The names in a cell, and how many there are where it says so: 其木格、乌日娜 高  娃 等32人. What is spaced out to
    fill a column (高  娃) is one name; a word in brackets stays with the name before it."""
    line = _NUMBERED.sub(" 、", text.replace("\r", "\n")).strip(" 、")
    number = None
    if match := _AND_SO_ON.search(line):
        digits = re.search("[0-9]+", match[0])
        number = int(digits[0]) if digits else None
        line = line[: match.start()]
    names: list[str] = []
    for part in _MARKS.split(line):
        words = part.split()
        if all(re.search(HAN, word) for word in words):
            names += _joined_short(words)
        elif part.strip():
            names.append(" ".join(words))
    return list(dict.fromkeys(name for name in names if plain(name))), number


def _joined_short(words: list[str]) -> list[str]:
    found: list[str] = []
    lonely = False
    for word in words:
        short = len(word) == 1
        if word.startswith(("(", "（")) and found:
            found[-1] += word
            lonely = False
        elif short and lonely:
            found[-1] += word
            lonely = len(found[-1]) < 2
        else:
            found.append(word)
            lonely = short
    return found


def name_and_place(words: str) -> tuple[str, str]:
    """A name, and what stands in brackets behind it: 其木格（萨仁台嘎查）."""
    match = re.fullmatch(r"(.+?)\s*[(（]\s*(.+?)\s*[)）]", words.strip())
    return (match[1], match[2]) if match else (words.strip(), "")
