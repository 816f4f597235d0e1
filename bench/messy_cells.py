"""2,000 messy cells of 25 kinds with what each means, made without a look at the rules that read them.

Each kind takes a meaning (a day, a phone, a code), writes it the way people do, and says what a careful clerk would
make of it: the one meaning, or that it cannot be known. Nothing of ``desktop/services/importing`` is used here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

Make = Callable[[random.Random], "Cell"]


class Cell(NamedTuple):
    """``field``, ``text``: what stands in the table; ``means``: the one right value, "" where there is nothing, None
    where nobody can know it from the cell alone."""

    kind: str
    field: str
    text: str
    means: str | None


CELLS = 2_000
_FIRST = date(1936, 1, 1)
_LAST = date(2008, 12, 31)
_FIGURES = "〇一二三四五六七八九"
_ETHNIC = {"蒙": "02", "蒙族": "02", "蒙古族": "02", "汉": "01", "汉族": "01", "满": "11", "满族": "11", "回": "03"} | {
    "达斡尔": "31",
    "鄂温克族": "45",
    "朝鲜族": "10",
    "锡伯": "38",
}
_EDUCATION = {"初中": "70", "初中毕业": "70", "小学文化": "80", "高中": "60", "大专": "30", "大专毕业": "30"} | {
    "本科": "20",
    "大学本科": "20",
    "中专": "40",
    "文盲": "00",
    "硕士研究生": "10",
    "高 中": "60",
}
_MARITAL = {"已婚": "20", "未婚": "10", "离异": "40", "离婚": "40", "丧偶": "30", "丧夫": "30", "再婚": "20"}
_POLITICS = {"群众": "13", "党员": "01", "中共党员": "01", "预备党员": "02", "团员": "03", "共青团员": "03"}
_NAMES = ("其木格", "高娃", "王秀兰", "图雅", "乌云其木格", "萨仁", "李桂英", "敖登高娃")


def cells(seed: int = 20261130, number: int = CELLS) -> list[Cell]:
    """As many cells of each kind, in a fixed order."""
    chance = random.Random(seed)
    made = [_MAKERS[at % len(_MAKERS)](chance) for at in range(number)]
    return list(_checked(made))


def _checked(made: list[Cell]) -> Iterator[Cell]:
    kinds = {cell.kind for cell in made}
    assert len(kinds) == len(_MAKERS) == 25
    yield from made


def _day(chance: random.Random) -> date:
    return _FIRST + timedelta(days=chance.randrange((_LAST - _FIRST).days))


def _old(chance: random.Random) -> date:
    """A day whose year of two digits can be of one century alone, and is no day of a month."""
    return date(chance.randint(1936, 1999), chance.randint(1, 12), chance.randint(1, 28))


def _mobile(chance: random.Random) -> str:
    return chance.choice(("138", "139", "150", "187", "199")) + f"{chance.randrange(10**8):08}"


def _spelt(number: int) -> str:
    """1–99 as one says them: 十二, 二十一."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else _FIGURES[tens] + "十") + (_FIGURES[ones] if ones else "")


def _birth(kind: str, write: Callable[[random.Random, date], tuple[str, str | None]], old: bool = False) -> Make:
    def make(chance: random.Random) -> Cell:
        text, means = write(chance, _old(chance) if old else _day(chance))
        return Cell(kind, "birth", text, means)

    return make


def _points(_: random.Random, day: date) -> tuple[str, str | None]:
    return f"{day.year}.{day.month}.{day.day}", day.isoformat()


def _number_of_month(_: random.Random, day: date) -> tuple[str, str | None]:
    """A number as a spreadsheet keeps it: October has lost its zero and looks like January."""
    if day.month in (1, 10):
        return f"{day.year}.1", None
    return f"{day.year}.{day.month}", f"{day.year}-{day.month:02}"


def _other_calendar(chance: random.Random, day: date) -> tuple[str, str | None]:
    return chance.choice((f"{day.year}年农历{_spelt(day.month)}月", f"农历{day.year}.{day.month}.{day.day}")), None


def _two(kind: str, field: str, words: dict[str, str]) -> Make:
    def make(chance: random.Random) -> Cell:
        word = chance.choice(list(words))
        blank = chance.choice(("", "", " ", "\u3000", "\u202d"))
        return Cell(kind, field, f"{blank}{word}{blank}", words[word])

    return make


def _phone(kind: str, write: Callable[[random.Random, str], tuple[str, str | None]]) -> Make:
    def make(chance: random.Random) -> Cell:
        text, means = write(chance, _mobile(chance))
        return Cell(kind, "phone", text, means)

    return make


def _spaced(chance: random.Random, number: str) -> tuple[str, str | None]:
    mark = chance.choice((" ", "-", "\u00a0", "－"))
    return mark.join((number[:3], number[3:7], number[7:])), number


def _marked(chance: random.Random, number: str) -> tuple[str, str | None]:
    return chance.choice((f"\u202d{number}\u202c", f"+86{number}", f"{number}.0", f"‘{number}", f"86 {number}")), number


def _both(chance: random.Random, number: str) -> tuple[str, str | None]:
    return chance.choice(("/", "、", " ", "，", "\n", "")).join((number, _mobile(chance))), number


def _kin(chance: random.Random, number: str) -> tuple[str, str | None]:
    kin = chance.choice(("儿子", "女儿", "丈夫", "婆婆"))
    return chance.choice((f"{kin}{number}", f"{number}({kin})", f"{number}（{kin}）")), number


def _broken(chance: random.Random, number: str) -> tuple[str, str | None]:
    return chance.choice((number[:10], number + "1", "1.39E+10", number[:7] + "****", "6401234")), None


def _nothing(chance: random.Random) -> Cell:
    field = chance.choice(("birth", "phone", "ethnic", "education"))
    return Cell("nothing", field, chance.choice(("无", "/", "-", "—", "不详", "暂无", " ", "\\", "——")), "")


def _name(chance: random.Random) -> Cell:
    name = chance.choice(_NAMES)
    text = (
        f"{name[0]}{chance.choice(('  ', '　'))}{name[1]}" if len(name) == 2 else f" {name}{chance.choice(('', '　'))}"
    )
    return Cell("name", "name", text, name)


def _unknown(chance: random.Random) -> Cell:
    field = chance.choice(("ethnic", "education", "marital", "politics"))
    return Cell("unknown word", field, chance.choice(("火星", "待定", "见附件", "两个", "同意")), None)


def _sex(chance: random.Random) -> Cell:
    text, means = chance.choice((("女", "2"), ("女性", "2"), ("F", "2"), ("男", "1"), ("女 ", "2"), ("２", "2")))
    return Cell("sex", "sex", text, means)


_MAKERS: tuple[Make, ...] = (
    _birth("1975.3.12", _points),
    _birth("1975.3", _number_of_month),
    _birth("1975-3-2", lambda _, day: (f"{day.year}-{day.month}-{day.day}", day.isoformat())),
    _birth("75-3-2", lambda _, day: (f"{day.year % 100}-{day.month}-{day.day}", day.isoformat()), old=True),
    _birth("1975年3月", lambda _, day: (f"{day.year}年{day.month}月", f"{day.year}-{day.month:02}")),
    _birth("75年3月", lambda _, day: (f"{day.year % 100}年{day.month}月", f"{day.year}-{day.month:02}"), old=True),
    _birth(
        "一九七五年三月",
        lambda _, day: (
            "".join(_FIGURES[int(d)] for d in str(day.year)) + f"年{_spelt(day.month)}月",
            f"{day.year}-{day.month:02}",
        ),
    ),
    _birth("19750302", lambda _, day: (day.strftime("%Y%m%d"), day.isoformat())),
    _birth("197503", lambda _, day: (day.strftime("%Y%m"), f"{day.year}-{day.month:02}")),
    _birth("1975", lambda c, day: (f"{day.year}{c.choice(('', '年', '年生'))}", str(day.year))),
    _birth("37000", lambda _, day: (str((day - date(1899, 12, 30)).days), day.isoformat())),
    _birth("1975-03-02 00:00:00", lambda _, day: (f"{day.isoformat()} 00:00:00", day.isoformat())),
    _birth("1967、8", lambda c, day: (f"{day.year}{c.choice('、/ ')}{day.month}", f"{day.year}-{day.month:02}")),
    _birth("another calendar", _other_calendar),
    _birth("51岁", lambda _, day: (f"{2026 - day.year}岁", None)),
    _phone("139 1234 5678", _spaced),
    _phone("marks around a phone", _marked),
    _phone("two phones", _both),
    _phone("a relative's phone", _kin),
    _phone("no phone", _broken),
    _two("ethnic", "ethnic", _ETHNIC),
    _two("education", "education", _EDUCATION),
    _two("marital or politics", "marital", _MARITAL),
    _nothing,
    lambda chance: chance.choice((_name, _unknown, _sex))(chance)._replace(kind="name, sex or unknown word"),
)
