"""Doubles: how many planted ones are found among 5,000 women, how many of those shown are planted, how long it takes.

The township is the large sample with its homonyms. Two of a hundred women are written down a second time, in turn in
seven ways, by the tables of this module alone: they were put together without looking at the rules of the program. What
a clerk leaves out or has newer is thrown too: a phone, the day of a birth, the gacha.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from bench.figures import Figure, figure

Record = dict[str, Any]
SHARE: Final = 50  # one woman of so many is written down twice
_HEARD: Final = {
    "梅": "玫",
    "英": "瑛",
    "秀": "绣",
    "兰": "岚",
    "红": "虹",
    "丽": "莉",
    "萍": "平",
    "娜": "那",
    "其": "琪",
    "雅": "亚",
    "乐": "勒",
    "仁": "人",
    "高": "皋",
    "春": "椿",
    "玉": "钰",
    "花": "华",
    "琴": "勤",
    "云": "芸",
    "德": "得",
    "娃": "洼",
    "登": "灯",
    "敏": "闵",
    "月": "跃",
    "根": "跟",
    "音": "茵",
}
_SPELT: Final = {
    "其木格": "齐木格",
    "其其格": "齐齐格",
    "高娃": "高瓦",
    "图雅": "图娅",
    "格日乐": "格日勒",
    "娜仁": "那仁",
    "萨仁": "沙仁",
    "斯琴": "斯庆",
    "敖登": "奥登",
    "苏布德": "苏布道",
    "阿拉坦": "阿勒坦",
    "宝音": "布音",
    "乌云": "吴云",
    "青格乐": "清格勒",
}
_LATIN: Final = {
    "其木格": "chimeg",
    "其其格": "tsetseg",
    "高娃": "gowa",
    "图雅": "tuya",
    "格日乐": "gerel",
    "娜仁": "naran",
    "萨仁": "saran",
    "斯琴": "sechen",
    "敖登": "odon",
    "哈斯": "has",
    "塔娜": "tana",
    "乌云": "oyun",
    "诺敏": "nomin",
    "苏布德": "subud",
    "孟根": "monggon",
    "宝音": "buyan",
}
_OLD: Final = {
    "兰": "蘭",
    "凤": "鳳",
    "云": "雲",
    "丽": "麗",
    "红": "紅",
    "华": "華",
    "图": "圖",
    "乌": "烏",
    "萨": "薩",
    "兴": "興",
    "荣": "榮",
    "银": "銀",
    "娅": "婭",
    "宝": "寶",
    "苏": "蘇",
    "乐": "樂",
    "孙": "孫",
    "张": "張",
    "刘": "劉",
    "陈": "陳",
    "吴": "吳",
    "赵": "趙",
    "杨": "楊",
    "齐": "齊",
    "龙": "龍",
    "诺": "諾",
    "罗": "羅",
    "韩": "韓",
    "爱": "愛",
    "阳": "陽",
}
_SURNAMES: Final = "包白吴韩陈"


def _swapped(name: str, table: Mapping[str, str], most: int = 9) -> str | None:
    """The name with words of a table put in place of others; None where it has none of them."""
    found = name
    for word, other in table.items():
        if word in found and other != word and most:
            found, most = found.replace(word, other, 1), most - 1
    return found if found != name else None


def _whole(name: str, table: Mapping[str, str]) -> str | None:
    """The name where all of it stands in a table."""
    rest, found = name, ""
    while rest:
        word = next((word for word in table if rest.startswith(word)), None)
        if word is None:
            return None
        found, rest = found + table[word], rest[len(word) :]
    return found.capitalize() or None


def by_phone(chance: random.Random, her: Record) -> Record | None:
    """The same phone; the name by ear, of the birth the year at most."""
    name = _swapped(her["name_zh"], _HEARD, 1)
    if name is None or not her.get("phone"):
        return None
    birth = her.get("birth")
    return {"name_zh": name, "phone": her["phone"], "birth": birth[:4] if birth and chance.random() < 0.5 else None}


def by_birth(chance: random.Random, her: Record) -> Record | None:
    """The name by ear, of the birth the month; the same gacha."""
    name = _swapped(her["name_zh"], _HEARD, 1)
    if name is None or len(her.get("birth") or "") < 7:
        return None
    return {"name_zh": name, "birth": her["birth"][: chance.choice((7, 10))], "gacha": her["gacha"]}


def by_spelling(chance: random.Random, her: Record) -> Record | None:
    """Another usual spelling; the birth."""
    name = _swapped(her["name_zh"], _SPELT)
    if name is None or len(her.get("birth") or "") < 10:
        return None
    return {"name_zh": name, "birth": her["birth"], "gacha": her["gacha"], "phone": _maybe(chance, her.get("phone"))}


def by_script(chance: random.Random, her: Record) -> Record | None:
    """In Latin letters; the birth."""
    name = _whole(her["name_zh"], _LATIN)
    if name is None or len(her.get("birth") or "") < 10:
        return None
    return {"name_latin": name, "birth": her["birth"], "gacha": _maybe(chance, her["gacha"])}


def by_character(chance: random.Random, her: Record) -> Record | None:
    """In older characters; the birth, or the phone without one."""
    name = _swapped(her["name_zh"], _OLD)
    if name is None or not (her.get("birth") or her.get("phone")):
        return None
    birth = her.get("birth")
    phone = her.get("phone") if not birth or len(birth) < 10 else _maybe(chance, her.get("phone"))
    return {"name_zh": name, "birth": birth, "phone": phone, "gacha": her["gacha"]}


def by_surname(chance: random.Random, her: Record) -> Record | None:
    """With the surname that her other list leaves out; the birth or its month."""
    if len(her["name_zh"]) < 2 or len(her.get("birth") or "") < 7:
        return None
    name = chance.choice(_SURNAMES) + her["name_zh"]
    return {"name_zh": name, "birth": her["birth"][: chance.choice((7, 10))], "gacha": her["gacha"]}


def by_typing(chance: random.Random, her: Record) -> Record | None:
    """The same name: moved with another phone, or the day mistyped with the same one."""
    if len(her.get("birth") or "") < 10:
        return None
    if chance.random() < 0.5 or not her.get("phone"):
        return {"name_zh": her["name_zh"], "birth": her["birth"], "phone": f"139{chance.randrange(10**8):08}"}
    day = f"{int(her['birth'][8:]) % 28 + 1:02}"
    return {"name_zh": her["name_zh"], "birth": her["birth"][:8] + day, "phone": her["phone"], "gacha": her["gacha"]}


WAYS: Final[tuple[Callable[[random.Random, Record], Record | None], ...]] = (
    by_phone,
    by_birth,
    by_spelling,
    by_script,
    by_character,
    by_surname,
    by_typing,
)


def _maybe(chance: random.Random, value: Any) -> Any:
    return value if chance.random() < 0.6 else None


def planted(women: list[tuple[bytes, Record]], seed: int = 61) -> list[tuple[bytes, Record, str]]:
    """(who is meant, the second record, the way) of one woman in ``SHARE``."""
    chance = random.Random(seed)
    wanted, found = len(women) // SHARE, list[tuple[bytes, Record, str]]()
    for id_, her in chance.sample(women, len(women)):
        if len(found) == wanted:
            break
        way = WAYS[len(found) % len(WAYS)]
        made = way(chance, her) if her.get("name_zh") and her.get("sex") == "2" else None
        if made is not None:
            given = {name: value for name, value in made.items() if value is not None}
            found.append((id_, {"sex": "2", "status": "active", **given}, way.__name__))
    return found


def all_figures() -> list[Figure]:
    """``doubles.recall``, ``doubles.precision``, ``doubles.time``."""
    from desktop.services.desk import Desk
    from desktop.services.sample import sample
    from desktop.store.changes import Edit, Label
    from protocol.ids import new_id

    rows = [row for row in sample("large") if row.kind in ("org_unit", "household", "person", "person_alias")]
    women = [(row.id, row.fields) for row in rows if row.kind == "person"]
    second = [(id_, new_id(), values, way) for id_, values, way in planted(women)]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder))
        edits = [Edit(row.kind, row.id, row.fields) for row in rows]
        edits += [Edit("person", id_, values) for _, id_, values, _ in second]
        desk.journal.write_in_slices(edits, Label("sample.load"))
        started = perf_counter()
        pairs = {pair.key for pair in desk.doubles.pairs()}
        time = perf_counter() - started
        desk.close()
    wanted = {tuple(sorted((her, again))): way for her, again, _, way in second}
    missed = [way for pair, way in wanted.items() if pair not in pairs]
    if missed:
        print("doubles missed:", ", ".join(missed))
    hits = len(wanted) - len(missed)
    return [
        figure("doubles.recall", hits / len(wanted), "", 0.97),
        figure("doubles.precision", hits / len(pairs), "", 0.9),
        figure("doubles.time", time, "s", 1.5),
    ]
