"""民情日记: the visits of one author, in the first person's order. It is no other record: it prints what visits say.

How it went on and what she thought of it are written by hand. Contents are Chinese, as papers are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.documents.names import spaced_name
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services import Record, codes
from desktop.services.plain_records import PlainFilter, paper_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "visit_diary"
TITLE: Final = "民情日记"
#: More entries are no diary that somebody prints.
MOST: Final = 400


class Entry(NamedTuple):
    """One visit: day, place, how, who went, whom it was to, and what was found, asked and done."""

    day: str
    place: str
    mode: str
    visitors: str
    whom: str
    situation: str
    difficulty: str
    measure: str


@dataclass(frozen=True)
class Diary:
    """The diary of ``author`` of some days; ``period`` in words."""

    author: str
    unit: str
    period: str
    entries: tuple[Entry, ...]
    printed_at: datetime


def diary_of(desk: Desk, author: bytes | str | None, since: str | None, until: str | None) -> Diary:
    """The visits on which somebody went (a woman on the roster, or a name), from a day to a day, the earliest first;
    without an author those of all."""
    of: dict[str, bytes | str] = {"visitors": author} if author else {}
    ids = desk.visits.ids(PlainFilter(since=since, until=until, of=of), descending=False)
    if len(ids) > MOST:
        raise KnownError("paper_too_long", rows=len(ids), most=MOST)
    entries = tuple(_entry(desk, record) for record in desk.visits.page(ids) if record is not None)
    name = desk.people.name(author) if isinstance(author, bytes) else author or ""
    period = "至".join(_day(each) for each in (since, until) if each)
    return Diary(name, desk.records.township_name(), period, entries, desk.now())


def _entry(desk: Desk, record: Record) -> Entry:
    plain = desk.visits.plain
    gift = "、".join(part for part in (record["gift_text"], paper_words(plain, record, "gift_fen")) if part)
    measure = record["measure"] or ""
    return Entry(
        paper_words(plain, record, "date"),
        record["place"] or record["names"]["gacha"],
        codes.label("visit_mode", record["mode"]),
        paper_words(plain, record, "visitors"),
        paper_words(plain, record, "about"),
        record["situation"] or "",
        record["difficulty"] or "",
        f"{measure}（慰问：{gift}）" if gift else measure,
    )


def set_diary(diary: Diary, typesetter: Typesetter) -> Paper:
    """The diary as a PDF, and what of it no font has."""
    return typesetter.paper(TEMPLATE, template_data(diary))


def template_data(diary: Diary) -> Mapping[str, Any]:
    """What ``visit_diary.typ`` reads; without a visit one entry to be written by hand."""
    entries = diary.entries or (Entry("", "", "", "", "", "", "", ""),)
    return {
        "title": TITLE,
        "author": spaced_name(diary.author),
        "unit": diary.unit,
        "period": diary.period,
        "printed_at": f"{diary.printed_at:%Y-%m-%d %H:%M}",
        "entries": [entry._asdict() for entry in entries],
    }


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
