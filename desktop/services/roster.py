"""The roster in memory: every woman's few shown values, found and sorted within a keystroke.

Five thousand women are a few megabytes; a scan over them takes a millisecond or two, where a query of names in three
scripts, pinyin and phone tails takes many. What is kept follows the rows by itself (see ``freshness``).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.services.called import named
from desktop.services.freshness import Freshness
from desktop.services.matching import By, Index, Query, Spelt, spelt
from desktop.services.mongolian_names import in_chinese
from desktop.services.names import name_key, surname_stroke_key
from desktop.store.queries import people as queries
from desktop.store.queries import tags as tag_queries
from desktop.store.values import DECODED

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: GB/T 2261.1.
MAN, WOMAN = "1", "2"
#: Fewer women than this are looked through one by one faster than all at once.
FEW = 800
#: One letter or digit finds thousands: so many are weighed.
WEIGHED = 1500
_TAGS = DECODED["person"]["tags"]


class Post(NamedTuple):
    """A post held now: a code of ``codes.POST`` and the unit."""

    code: str
    org: bytes


class Woman(NamedTuple):
    """What lists show of a woman, and what finds her."""

    id: bytes
    name: str
    spelt: Spelt
    key: str
    phone: str
    birth: str | None
    gacha: bytes | None
    household: bytes | None
    residence: str | None
    tags: tuple[str, ...]
    to_complete: bool
    status: str
    strokes: str
    id_no: str | None
    updated_at: int
    posts: tuple[Post, ...]
    sex: str
    review: bool = False  # a tag of hers was to be looked at by today

    @property
    def man(self) -> bool:
        """Whether this is a man, a head of a household: he counts in no figure called women."""
        return self.sex == MAN

    @property
    def named(self) -> str:
        """The name she is shown by in the form in which names are compared; "" where she has none."""
        return self.spelt.texts.partition("\t")[0]


@dataclass(frozen=True)
class Filter:
    """Which women a list shows; what is empty does not narrow. ``gachas``: ids that count as one gacha."""

    text: str = ""
    gachas: frozenset[bytes] = frozenset()
    status: str = "active"  # "" shows those who moved away or died as well
    tag: str = ""
    to_complete: bool = False
    residence: str = ""
    post: str = ""
    people: frozenset[bytes] | None = None  # only these
    review: bool = False  # only those of whom a tag was to be looked at by today
    who: str = "women"  # men only when asked for: "men", or "" for everybody; without a sex noted she is a woman


@dataclass(frozen=True)
class Snapshot:
    """The roster at one moment; it does not change."""

    women: dict[bytes, Woman]
    ranks: dict[bytes, int] = field(default_factory=dict)  # gacha → its place in the list of gachas
    survivors: dict[bytes, bytes] = field(default_factory=dict)  # merged person → who stands for her

    @cached_property
    def index(self) -> Index:
        """Everybody by name, to look through."""
        return Index([woman.spelt for woman in self.by_name])

    @cached_property
    def namesakes(self) -> dict[tuple[str, bytes | None], list[Woman]]:
        """The women who have name and gacha in common with another one, by both."""
        found: dict[tuple[str, bytes | None], list[Woman]] = {}
        for woman in self.women.values():
            if woman.named:
                found.setdefault((woman.named, woman.gacha), []).append(woman)
        return {same: women for same, women in found.items() if len(women) > 1}

    @cached_property
    def by_name(self) -> list[Woman]:
        """By pinyin, then as written."""
        return sorted(self.women.values(), key=lambda w: (w.key == "", w.key, w.name, w.id))

    @cached_property
    def by_strokes(self) -> list[Woman]:
        """By number and order of strokes (姓名笔画)."""
        return sorted(self.by_name, key=lambda w: w.strokes)

    @cached_property
    def by_surname(self) -> list[Woman]:
        """The same, names of two characters first within a surname (姓氏笔画)."""
        return sorted(self.by_name, key=lambda w: surname_stroke_key(w.strokes))

    @cached_property
    def by_gacha(self) -> list[Woman]:
        """By gacha in the list's order, then by name; those without one last."""
        return sorted(self.by_name, key=lambda w: self.ranks.get(w.gacha or b"", 10**6))

    @cached_property
    def by_birth(self) -> list[Woman]:
        """The youngest first; those without a birth date last."""
        known = sorted((w for w in self.by_name if w.birth), key=lambda w: w.birth or "", reverse=True)
        return known + [w for w in self.by_name if not w.birth]

    @cached_property
    def by_phone(self) -> list[Woman]:
        """By phone number; those without one last."""
        return sorted(self.by_name, key=lambda w: (not w.phone, w.phone))

    @cached_property
    def by_update(self) -> list[Woman]:
        """The one changed last first."""
        return sorted(self.by_name, key=lambda w: -w.updated_at)

    def sorted(self, key: str, descending: bool = False) -> list[Woman]:
        """All women by ``name``, ``strokes``, ``surname``, ``gacha``, ``birth``, ``phone`` or ``updated``."""
        order = {
            "strokes": "by_strokes",
            "surname": "by_surname",
            "gacha": "by_gacha",
            "birth": "by_birth",
            "phone": "by_phone",
            "updated": "by_update",
        }.get(key, "by_name")
        found: list[Woman] = getattr(self, order)
        return found[::-1] if descending else found


def meant(snapshot: Snapshot, query: Query) -> list[Woman]:
    """The women whom a typed text may mean, by name."""
    return [snapshot.by_name[at] for at in query.hits(snapshot.index)]


@dataclass(frozen=True)
class Selection:
    """Who a list showed: what the next keystroke narrows; ``base``: who fit but for the text."""

    snapshot: Snapshot
    key: tuple[Filter, str, bool]
    query: Query
    women: list[Woman]
    base: list[Woman]


def select(
    snapshot: Snapshot, wanted: Filter, sort: str = "name", descending: bool = False, last: Selection | None = None
) -> Selection:
    """The women who fit, in order. ``last``: an earlier selection, which is narrowed where that is enough."""
    key = (replace(wanted, text=""), sort, descending)
    query = Query(wanted.text)
    if last is not None and last.snapshot is snapshot and last.key == key:
        base = last.base
        if query.narrows(last.query) and len(last.women) < FEW:
            return Selection(snapshot, key, query, [w for w in last.women if query.finds(w.spelt)], base)
    else:
        base = snapshot.sorted(sort, descending)
        for test in _tests(wanted):
            base = list(filter(test, base))
    if query.by is By.ALL:
        return Selection(snapshot, key, query, base, base)
    found = {woman.id for woman in meant(snapshot, query)}
    return Selection(snapshot, key, query, [woman for woman in base if woman.id in found], base)


def _tests(wanted: Filter) -> Iterator[Callable[[Woman], bool]]:
    """What a filter asks of a woman, but for the text."""
    if wanted.people is not None:
        people = wanted.people
        yield lambda w: w.id in people
    if wanted.who:
        men = wanted.who == "men"
        yield lambda w: (w.sex == MAN) == men
    if wanted.gachas:
        yield lambda w: w.gacha in wanted.gachas
    if wanted.status:
        yield lambda w: w.status == wanted.status
    if wanted.to_complete:
        yield lambda w: w.to_complete
    if wanted.tag:
        yield lambda w: wanted.tag in w.tags
    if wanted.review:
        yield lambda w: w.review
    if wanted.residence:
        yield lambda w: w.residence == wanted.residence
    if wanted.post:
        yield lambda w: any(post.code == wanted.post for post in w.posts)


def search(
    snapshot: Snapshot, query: Query, limit: int, among: Collection[bytes] | None = None
) -> list[tuple[int, Woman]]:
    """The women who are most likely meant, the likeliest first, each with how well she fits; [] where nothing was
    typed."""
    if query.by is By.ALL:
        return []
    found = [w for w in meant(snapshot, query) if among is None or w.id in among][:WEIGHED]
    fits = [(w.status != "active", query.fit(w.spelt) or 0, not w.posts) for w in found]
    best = nsmallest(limit, range(len(found)), key=lambda at: (fits[at], at))
    return [(fits[at][1], found[at]) for at in best]


class Roster:
    """Keeps the snapshot up to date. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._db = desk.db
        self._today = desk.today
        self._units = desk.units
        self._freshness = Freshness(desk, "person", "person_alias", "person_tag", "appointment")
        self._lock = threading.Lock()
        self._snapshot = Snapshot({})
        self._stands: dict[bytes, bytes] = {}
        self._read_on = ""

    def snapshot(self) -> Snapshot:
        """The roster as it stands now."""
        with self._lock:
            today = self._today().isoformat()
            rows = self._freshness.changed()
            if rows is None or today != self._read_on:
                self._stands = queries.survivors(self._db)
                self._snapshot = self._made({w.id: w for w in self._read(None, today)})
                self._read_on = today
            elif rows:
                before, self._stands = self._stands, queries.survivors(self._db)
                behind = queries.people_behind(self._db, rows)
                about = behind | {each.get(id_, id_) for each in (before, self._stands) for id_ in behind}
                women = {id_: w for id_, w in self._snapshot.women.items() if id_ not in about}
                women.update((w.id, w) for w in self._read(about, today))
                self._snapshot = self._made(women)
            elif (ranks := self._units.ranks()) is not self._snapshot.ranks:
                self._snapshot = replace(self._snapshot, ranks=ranks)
            return self._snapshot

    def _made(self, women: dict[bytes, Woman]) -> Snapshot:
        return Snapshot(women, self._units.ranks(), self._stands)

    def _read(self, ids: set[bytes] | None, today: str) -> Iterator[Woman]:
        stands = self._stands
        behind = None if ids is None else ids | {merged for merged, into in stands.items() if into in ids}
        spellings: dict[bytes, list[tuple[str, str]]] = {}
        for person, text, script in queries.aliases(self._db, behind):
            spellings.setdefault(stands.get(person, person), []).append((text, script))
        posts: dict[bytes, list[Post]] = {}
        for person, code, org in queries.posts_held(self._db, today, behind):
            posts.setdefault(stands.get(person, person), []).append(Post(code, org))
        tags: dict[bytes, dict[str, bool]] = {}
        for person, tag, review in tag_queries.held(self._db, today, behind):
            due = bool(review and review <= today[: len(review)])
            hers = tags.setdefault(stands.get(person, person), {})
            hers[tag] = hers.get(tag, False) or due
        for row in queries.roster(self._db, ids):
            yield _woman(row, spellings.get(row[0], []), tuple(posts.get(row[0], ())), tags.get(row[0], {}))


def _woman(
    row: tuple[Any, ...], spellings: list[tuple[str, str]], posts: tuple[Post, ...], held: Mapping[str, bool]
) -> Woman:
    """``held``: her tags that say dates and hold today → whether somebody was to look at it by now."""
    (
        id_,
        name_zh,
        name_mn,
        name_latin,
        nickname,
        key,
        strokes,
        birth,
        phone,
        gacha,
        household,
        residence,
        tags,
        to_complete,
        status,
        id_no,
        updated_at,
        sex,
    ) = row
    written = [name_zh, name_mn, name_latin, nickname, *(text for text, _ in spellings)]
    sorted_by = name_zh or name_latin or name_mn or nickname
    keys = [key or "", *(name_key(name) for name in written if name and name is not sorted_by)]
    if name_mn and not name_zh:
        keys.append(name_key(in_chinese(name_mn)))  # initials find her too
    return Woman(
        id_,
        named((name_zh, name_mn, name_latin, nickname), None),
        spelt(written, phone, keys),
        key or "",
        phone or "",
        birth,
        gacha,
        household,
        residence,
        tuple(dict.fromkeys([*(_TAGS(tags) if tags else ()), *held])) if tags or held else (),
        bool(to_complete),
        status or "active",
        strokes or "~",
        id_no,
        updated_at or 0,
        posts,
        sex or "",
        any(held.values()),
    )
