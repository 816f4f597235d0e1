"""重点帮扶对象台账: every woman with a tag of difficulty: who looks after her, how often she was visited, what she had.

Contents are Chinese, as papers are.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.services import codes
from desktop.services.contact.care import CARE_TAGS
from desktop.services.contact_codes import OF_ILLNESS
from desktop.services.money import amount_words
from desktop.services.plain_records import PlainFilter
from desktop.services.validation import age

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TITLE: Final = "重点帮扶对象台账"
_COLUMNS: Final = (
    RegisterColumn("姓名", 24),
    RegisterColumn("年龄", 12),
    RegisterColumn("嘎查", 26),
    RegisterColumn("类别", 30),
    RegisterColumn("困难", 44, "left"),
    RegisterColumn("帮扶人", 26),
    RegisterColumn("措施", 44, "left"),
    RegisterColumn("本年走访", 14, total=True),
    RegisterColumn("救助项目", 30),
    RegisterColumn("金额（元）", 22),
)


def blank_ledger(desk: Desk) -> RegisterData:
    """A page of the ledger to be written by hand."""
    group = RegisterGroup("", ())
    return RegisterData(TITLE, _COLUMNS, (group,), desk.now(), desk.records.township_name(), f"{desk.today().year}年")


def ledger_of(desk: Desk) -> RegisterData:
    """The ledger as of today, gacha by gacha. Of help for an illness neither its name nor what was paid is told."""
    today = desk.today()
    order = {tag: at for at, tag in enumerate(CARE_TAGS)}
    tags: dict[bytes, list[str]] = {}
    for held in sorted((each for each in desk.tags.held_on(today) if each.tag in order), key=lambda h: order[h.tag]):
        for her in held.women:
            tags.setdefault(her, []).append(codes.label("tag", held.tag))
    women = desk.people.snapshot().women
    survivors = desk.people.snapshot().survivors
    since = f"{today.year}-01-01"
    visited: Counter[bytes] = Counter()
    latest: dict[bytes, tuple[str, str]] = {}
    for record in desk.visits.page(desk.visits.ids(PlainFilter(since=since))):  # the latest first
        if record is None:
            continue
        met = [record["person"], *(record["reached"] or ())]
        for her in {survivors.get(each, each) for each in met if each} & tags.keys():
            visited[her] += 1
            latest.setdefault(her, (record["difficulty"] or "", record["measure"] or ""))

    def standing(person: bytes) -> bytes:
        return survivors.get(person, person)

    kept: dict[bytes, list[str]] = {}
    for record in desk.links.page(desk.links.ids()):
        if record is not None and record["person"]:
            kept.setdefault(standing(record["person"]), []).append(record["names"]["who"])
    helped: dict[bytes, list[tuple[str, int]]] = {}
    own = desk.plain["programme"]
    programmes = {row["id"]: row for row in own.page(own.ids()) if row is not None}
    for record in desk.aid.page(desk.aid.ids()):
        programme = programmes.get(record["programme"] or b"") if record is not None else None
        if record is None or programme is None or programme["kind"] == OF_ILLNESS:
            continue
        if (record["paid_on"] or "") >= since and record["person"]:
            helped.setdefault(standing(record["person"]), []).append((programme["name"], record["amount_fen"] or 0))
    ranks = desk.units.ranks()
    rows = sorted(
        (women[her] for her in tags if her in women),
        key=lambda woman: (ranks.get(woman.gacha or b"", len(ranks)), woman.key, woman.id),
    )

    def row(her: bytes) -> tuple[str, ...]:
        woman, (difficulty, measure) = women[her], latest.get(her, ("", ""))
        years, aid = age(woman.birth, today), helped.get(her, [])
        return (
            woman.name,
            "" if years is None else str(years),
            desk.units.name(woman.gacha),
            "、".join(tags[her]),
            difficulty,
            "、".join(dict.fromkeys(kept.get(her, ()))),
            measure,
            str(visited[her] or ""),
            "、".join(name for name, _ in aid),
            amount_words(sum(fen for _, fen in aid)) if aid else "",
        )

    group = RegisterGroup("", tuple(row(woman.id) for woman in rows))
    period = f"{today.year}年，截至{today.month}月{today.day}日"
    return RegisterData(TITLE, _COLUMNS, (group,), desk.now(), desk.records.township_name(), period)
