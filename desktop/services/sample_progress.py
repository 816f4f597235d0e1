"""What the sample township tells of re-elections, of the month's dispatch and of its population."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from protocol.records import DISPATCH_ENTRY, PROCESS_STEP


class Place(NamedTuple):
    """A gacha or community: its id, and how many women it has on the roster."""

    id: bytes
    women: int


class Told(NamedTuple):
    """A row: its kind, its id, its fields."""

    kind: str
    id: bytes
    fields: dict[str, Any]


class _Story(NamedTuple):
    """A re-election: at which place, what it is, days from today to its congress, steps done (days from the congress),
    what was counted at K12, the days of its 公示 from today, why it is late."""

    place: int
    kind: str
    congress: int
    done: dict[str, int]
    result: dict[str, int] | None = None
    posted: tuple[int, int] | None = None
    reason: str = ""


_SHORT = {"K02": -42, "K09": -6, "K12": 0, "K13": 0}
#: The place that is no federation yet: it becomes one.
UNREFORMED = 4
_STORIES = (
    _Story(0, "H", -250, {**_SHORT, "K14": 9, "K15": 10, "K16": 15}, {"due": 35, "present": 33, "elected": 15}),
    _Story(1, "H", 9, {"K02": -42}, posted=(-3, 3)),
    _Story(2, "H", -20, {"K02": -42}, reason="道路封冻，代表不能到会"),
    _Story(3, "H", -240, {**_SHORT, "K14": 8, "K15": 10, "K16": 14}, {"due": 31, "present": 30, "elected": 15}),
    _Story(UNREFORMED, "R", 24, {"K01": -45, "K02": -40, "K03": -35}),
    _Story(5, "H", -38, dict(_SHORT), {"due": 28, "present": 26, "elected": 11}),
)
_NOTE = "2018年纸质档案"


def progress(places: Sequence[Place], today: date, new_id: Callable[[], bytes]) -> Iterator[Told]:
    """Population of each place, six re-elections in all states, what was typed into the dispatch of this year."""
    for number, place in enumerate(places):
        women = place.women * 3 + 17 * number % 41
        counted = {"households": women * 4 // 5, "people": women * 2 + 13, "women": women, "women_18": women * 5 // 6}
        fields = {"org": place.id, "day": f"{today.year - 1}-12-31", "source": "police", "basis": "hukou", **counted}
        yield Told("population", new_id(), fields)
    for story in _STORIES:
        if story.place < len(places):
            yield from _process(story, places[story.place].id, today, new_id())
    first = f"{today.year}-01"
    papers = {story.place for story in _STORIES if "K13" in story.done} | {UNREFORMED}
    for number, place in enumerate(places):
        if number not in papers:
            for item in ("A2", "A3", "A4"):
                yield _entry(place.id, first, item, state="2", note=_NOTE)
        if number % 5:
            yield _entry(place.id, first, "C7", value="是")
            yield _entry(place.id, first, "D3", value="是" if number % 3 else "否")
        women = place.women * 3 + 17 * number % 41
        received = women if number % 4 else women // 2
        yield _entry(place.id, f"{today.year}-03", "D2", value=f"{received}.00")


def _process(story: _Story, org: bytes, today: date, id: bytes) -> Iterator[Told]:
    congress = today + timedelta(days=story.congress)
    fields: dict[str, Any] = {"org": org, "kind": story.kind, "planned_on": congress.isoformat(), "body": "delegates"}
    if story.kind == "H":
        fields["ordinal"] = 3
    if story.reason:
        fields["reason"] = story.reason
    yield Told("process", id, fields)
    for code, days in story.done.items():
        step: dict[str, Any] = {"process": id, "code": code, "done_on": (congress + timedelta(days)).isoformat()}
        if code == "K09":
            step["since"] = (congress + timedelta(days - 6)).isoformat()
        if code == "K12" and story.result:
            step["result"] = story.result
        if code in ("K02", "K14"):
            step["document_no"] = f"乌妇字〔{congress.year}〕{story.place + 2}号"
        yield _step(step)
    if story.posted:
        since, until = (today + timedelta(days) for days in story.posted)
        yield _step({"process": id, "code": "K09", "since": since.isoformat(), "done_on": until.isoformat()})


def _step(fields: dict[str, Any]) -> Told:
    id_ = PROCESS_STEP.derived_id(fields)
    assert id_ is not None
    return Told("process_step", id_, fields)


def _entry(org: bytes, period: str, item: str, **more: str) -> Told:
    fields = {"org": org, "period": period, "item": item, **more}
    id_ = DISPATCH_ENTRY.derived_id(fields)
    assert id_ is not None
    return Told("dispatch_entry", id_, fields)
