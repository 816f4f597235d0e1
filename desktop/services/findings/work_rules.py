"""What there is to look at in homes (H) and training (T), computed from their rows on a day: pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from desktop.services.called import home_name
from desktop.services.findings.finding import Found

#: Mobile homes move in spring and autumn: the day by which a season's place is to be known, and since when it may
#: have been written down (month, day).
_SEASONS: Final = (((10, 15), (9, 1)), ((4, 15), (3, 1)))
_MOBILE: Final = "H40"


class WorkRows(NamedTuple):
    """``homes``: every home as its row; ``gone``: who moved away or died; ``members``: home → role → how many belong to
    it; ``later``: closed homes where something was held after; ``volunteers``: how many a home is to have;
    ``training``: (code, women, what the words name) as ``Training.findings`` has them."""

    homes: Sequence[Mapping[str, Any]] = ()
    gone: Collection[bytes] = frozenset()
    members: Mapping[bytes, Mapping[str, int]] = {}
    later: Collection[bytes] = frozenset()
    volunteers: int = 1
    training: Sequence[tuple[str, tuple[bytes, ...], str]] = ()


def work_findings(rows: WorkRows, day: date) -> Iterator[Found]:
    """H1 to H6, T1 to T5."""
    named: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    since = season_since(day)
    for home in rows.homes:
        id_, org = home["id"], home["org"]
        if home["closed_on"]:
            if id_ in rows.later:
                yield Found("H5", id_, on=home["closed_on"], where=org)
            continue
        named[home_name(home)].append(home)
        keeper, members = home["keeper"], rows.members.get(id_, {})
        if keeper is None or keeper in rows.gone:
            yield Found("H1", id_, where=org, who=(keeper,) if keeper else ())
        if home["kind"] == _MOBILE:
            if home["stands_since"] and home["stands_since"] < since[: len(home["stands_since"])]:
                yield Found("H3", id_, on=home["stands_since"], where=org)
            if not members.get("mobile") or org is None or members.get("volunteer", 0) < rows.volunteers:
                yield Found("H6", id_, members.get("volunteer", 0), rows.volunteers, where=org)
        if home["women_covered"] is not None and home["women_covered"] < members.get("mobile", 0):
            yield Found("H4", id_, home["women_covered"], members["mobile"], where=org)
    for same in named.values():
        for other in same[1:]:
            yield Found("H2", other["id"], where=other["org"])
    yield from _training(rows.training)


def season_since(day: date) -> str:
    """Since when (ISO) the place of a mobile home is to have been written down, as of a day."""
    for (month, by), begins in _SEASONS:
        if (day.month, day.day) >= (month, by):
            return date(day.year, *begins).isoformat()
    return date(day.year - 1, *_SEASONS[0][1]).isoformat()


def _training(found: Sequence[tuple[str, tuple[bytes, ...], str]]) -> Iterator[Found]:
    codes = {"never": "T1", "soon": "T2", "unfinished": "T3", "course_twice": "T5"}
    for code, women, words in found:
        if code in codes:
            yield from (Found(codes[code], her, part=words) for her in women)
        else:
            first, *others = women
            yield Found("T4", first, rows=tuple(others), who=tuple(others), part=words)
