"""二届三次 What a meeting is called: its number among those of its body in the term in which it was; pure.

Plenaries and standing committees are numbered through a term, each body by itself; other bodies through a year. A
number that a paper gave counts instead of the computed one, and the next goes on from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from desktop.services.congress.congresses import in_characters

#: Bodies that are numbered through a term of office.
BY_TERM: Final = ("M2", "M3")


class Met(NamedTuple):
    """One meeting, as far as its name goes. ``day``: ISO; ``number``: as a paper gave it."""

    id: bytes
    org: bytes | None
    body: str
    day: str
    number: int | None = None


class Begun(NamedTuple):
    """A term of an organisation: which one, and its first day (ISO)."""

    ordinal: int | None
    start: str


class Numbered(NamedTuple):
    """``term``: which term of office, None where it goes by ``year`` or no term is known."""

    number: int
    term: int | None
    year: str


def numbered(meetings: Iterable[Met], terms: Mapping[bytes, Sequence[Begun]]) -> dict[bytes, Numbered]:
    """Meeting → its number. Of two on one day the one that was written down first (by its id) comes first."""
    series: dict[tuple[object, ...], list[Met]] = defaultdict(list)
    spans: dict[bytes, Begun | None] = {}
    for meeting in sorted(meetings, key=lambda each: (each.day, each.id)):
        term = term_of(terms.get(meeting.org or b"", ()), meeting.day) if meeting.body in BY_TERM else None
        spans[meeting.id] = term
        span = term if term is not None else meeting.day[:4]
        series[(meeting.org, meeting.body, span)].append(meeting)
    found = {}
    for those in series.values():
        last = 0
        for meeting in those:
            last = meeting.number or last + 1
            term = spans[meeting.id]
            found[meeting.id] = Numbered(last, term.ordinal if term is not None else None, meeting.day[:4])
    return found


def term_of(terms: Sequence[Begun], day: str) -> Begun | None:
    """The term in which a day lies: the last that had begun; the day of the congress is the new one's."""
    return max((each for each in terms if each.start and each.start <= day), key=lambda each: each.start, default=None)


def repeated(meetings: Iterable[Met], terms: Mapping[bytes, Sequence[Begun]]) -> list[tuple[bytes, bytes]]:
    """M10: (later, earlier) of meetings of one body in one term or year that bear the same number."""
    given = list(meetings)
    numbers = numbered(given, terms)
    first: dict[tuple[object, ...], bytes] = {}
    found = []
    for meeting in sorted(given, key=lambda each: (each.day, each.id)):
        held = numbers[meeting.id]
        span = term_of(terms.get(meeting.org or b"", ()), meeting.day) if meeting.body in BY_TERM else None
        key = (meeting.org, meeting.body, span or held.year, held.number)
        if key in first:
            found.append((meeting.id, first[key]))
        first.setdefault(key, meeting.id)
    return found


def title(body: str, words: str, held: Numbered) -> str:
    """``二届三次执委会全体会议``, ``2026年第2次工作例会``. ``words``: what the body is called."""
    if body in BY_TERM and held.term is not None:
        return f"{in_characters(held.term)}届{in_characters(held.number)}次{words}"
    return f"{held.year}年第{held.number}次{words}" if held.year else words
