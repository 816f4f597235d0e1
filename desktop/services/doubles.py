"""Who may be written down twice: the one set of rules, for what is typed, for an import and for the list of pairs.

Homonyms are normal: a name alone makes nobody a double. Pure; it looks at rows in the form of ``Line`` and says what
speaks for a pair. ``Finder`` asks only those rows that have a phone, a birth, a number, or a name with a year or a
gacha in common; ``tests/unit/services/test_doubles.py`` holds it against asking all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from desktop.services.characters import plain_characters
from desktop.services.comparing import squeezed
from desktop.services.mongolian_names import consonants, standard
from desktop.services.names import name_key, script_of
from desktop.services.roster import MAN, WOMAN, Woman


class Name(IntEnum):
    """How two people's names are alike, the least first."""

    OTHER = 0
    LOOSELY = 1  # the same consonants in any script, or one is the end of the other
    PART = 2  # one is the other without its first character: with and without a surname
    SOUND = 3  # read alike: zh and z, n and ng count as one
    SPELLING = 4  # the same words of Mongolian names, in whatever script
    VARIANT = 5  # the same characters: 吕 and 呂
    SAME = 6


class Birth(IntEnum):
    """How two dates of birth are alike."""

    DIFFER = 0
    UNKNOWN = 1  # one of them is not written down
    NEAR = 2  # one part of the whole dates is another, or month and day changed places
    YEAR = 3  # of one there is only the year, which agrees
    MONTH = 4
    FULL = 5


class Line(NamedTuple):
    """What is compared of a woman. ``names``: all her spellings as written; ``birth`` may be partial."""

    id: bytes
    names: tuple[str, ...]
    birth: str = ""
    phone: str = ""
    gacha: bytes | None = None
    id_no: str = ""
    sex: str = ""


class Traits(NamedTuple):
    """A line as it is compared. ``tails`` and ``ends``: the readings without the first syllable, without two."""

    line: Line
    written: frozenset[str]
    plain: frozenset[str]
    words: frozenset[str]
    sounds: frozenset[str]
    tails: frozenset[str]
    ends: frozenset[str]
    bones: frozenset[str]
    scripts: frozenset[str]


class Pair(NamedTuple):
    """Two rows that may be one woman; ``one`` has the smaller id. ``reasons``: codes of ``REASONS``, the heaviest
    first; the greater the ``weight``, the surer. ``rare``: it counts only where nobody else bears the name."""

    one: bytes
    other: bytes
    reasons: tuple[str, ...]
    weight: int
    rare: bool = False

    @property
    def key(self) -> tuple[bytes, bytes]:
        """The two ids."""
        return self.one, self.other


#: What speaks for a pair.
REASONS: Final = (
    "id_no",
    "phone",
    "birth",
    "name",
    "variant",
    "spelling",
    "script",
    "sound",
    "full_name",
    "sounds_near",
    "birth_partly",
    "birth_near",
    "gacha",
)
_OF_NAME: Final[Mapping[Name, str]] = {
    Name.SAME: "name",
    Name.VARIANT: "variant",
    Name.SPELLING: "spelling",
    Name.SOUND: "sound",
    Name.PART: "full_name",
    Name.LOOSELY: "sounds_near",
}
_OF_BIRTH: Final[Mapping[Birth, str]] = {
    Birth.FULL: "birth",
    Birth.MONTH: "birth_partly",
    Birth.YEAR: "birth_partly",
    Birth.NEAR: "birth_near",
}
_WEIGHTS: Final = {Birth.FULL: 8, Birth.MONTH: 5, Birth.YEAR: 3, Birth.NEAR: 2, Birth.UNKNOWN: 0, Birth.DIFFER: -6}
_ID, _PHONE, _NEAR_BY = 40, 8, 2
#: A whole date.
_WHOLE: Final = 10
#: So many rows with one phone or birth are a form's placeholder (13800000000, 1970-01-01): they say nothing.
MOST_ALIKE: Final = 40

_FOLDED = re.compile("zh|ch|sh|ng(?=[^aeiouv]|$)")
_FOLDS: Final = {"zh": "z", "ch": "c", "sh": "s", "ng": "n"}


def pair_of(one: bytes, other: bytes) -> tuple[bytes, bytes]:
    """Two ids in the order in which a pair has them."""
    return (one, other) if one < other else (other, one)


def line_of(woman: Woman) -> Line:
    """A woman of the roster as she is compared."""
    names = tuple(name for name in woman.spelt.texts.split("\t") if name)
    return Line(
        woman.id, names, woman.birth or "", woman.spelt.digits, woman.gacha, woman.id_no or "", woman.sex or WOMAN
    )


# --- one woman --------------------------------------------------------------------------------------------------------


def traits(line: Line) -> Traits:
    """A line as it is compared."""
    read = [_read(name) for name in line.names]
    if len(read) == 1:
        return Traits(line, *read[0])  # shared with all of her name
    return Traits(line, *(frozenset[str]().union(*(each[at] for each in read)) for at in range(8)))


@lru_cache(maxsize=65_536)
def _read(name: str) -> tuple[frozenset[str], ...]:
    """What a name gives to ``Traits``, in its order."""
    written = squeezed(name)
    if not written:
        return (frozenset(),) * 8
    plain = plain_characters(written)
    words = standard(plain)
    keys = [key for key in (name_key(plain), name_key(words)) if key]
    syllables = [[_FOLDED.sub(lambda found: _FOLDS[found[0]], part) for part in key.split()] for key in keys]
    bones = consonants(plain, keys[0] if keys else "")
    return (
        frozenset({written}),
        frozenset({plain}),
        frozenset({words} if words else ()),
        frozenset({"".join(parts) for parts in syllables} or {plain}),
        frozenset("".join(parts[1:]) for parts in syllables if len(parts) > 2),
        frozenset("".join(parts[2:]) for parts in syllables if len(parts) > 3),
        frozenset({bones} if len(bones) > 1 else ()),
        frozenset({script_of(name)}),
    )


# --- two of them ------------------------------------------------------------------------------------------------------


def names_alike(a: Traits, b: Traits) -> Name:
    """How the names of two are alike, by the best of their spellings."""
    if a.written & b.written:
        return Name.SAME
    if a.plain & b.plain:
        return Name.VARIANT
    if a.words & b.words:
        return Name.SPELLING
    if a.sounds & b.sounds:
        return Name.SOUND
    if a.tails & b.sounds or b.tails & a.sounds:
        return Name.PART
    if a.bones & b.bones or a.ends & b.sounds or b.ends & a.sounds:
        return Name.LOOSELY
    return Name.OTHER


def births_agree(one: str, other: str) -> bool:
    """Equal, or one partial date the beginning of the other."""
    return one.startswith(other) or other.startswith(one)


def births_alike(one: str, other: str) -> Birth:
    """How two dates of birth, each perhaps partial or empty, are alike."""
    if not one or not other:
        return Birth.UNKNOWN
    if births_agree(one, other):
        shorter = min(len(one), len(other))
        return Birth.FULL if shorter == _WHOLE else Birth.MONTH if shorter > 4 else Birth.YEAR
    if len(one) == len(other) == _WHOLE:
        mine, hers = one.split("-"), other.split("-")
        same = sum(x == y for x, y in zip(mine, hers, strict=True))
        if same == 2 or (mine[0] == hers[0] and mine[1:] == hers[:0:-1]):
            return Birth.NEAR
    return Birth.DIFFER


def judged(a: Traits, b: Traits) -> Pair | None:
    """Whether two rows may be one woman, and why; None where they are two, as far as anybody can tell."""
    one, other = a.line, b.line
    if one.id == other.id:
        return None
    if one.id_no and other.id_no and one.id_no != other.id_no:
        return None
    number = bool(one.id_no and one.id_no == other.id_no)
    if not number and {one.sex, other.sex} == {MAN, WOMAN}:
        return None
    name = names_alike(a, b)
    birth = births_alike(one.birth, other.birth)
    phone = None if not one.phone or not other.phone else one.phone == other.phone
    near = None if one.gacha is None or other.gacha is None else one.gacha == other.gacha
    if not number and not _enough(name, birth, phone, near):
        return None
    reasons = ["id_no"] if number else []
    reasons += ["phone"] if phone else []
    reasons += [_OF_NAME[name]] if name else []
    reasons += [_OF_BIRTH[birth]] if birth in _OF_BIRTH else []
    reasons += ["script"] if name and not a.scripts & b.scripts else []
    reasons += ["gacha"] if near else []
    weight = _ID * number + 2 * name + _WEIGHTS[birth] + _PHONE * bool(phone) + _NEAR_BY * bool(near)
    weight -= (phone is False) + (near is False)
    # Neither number, phone nor a whole birth: two namesakes of one gacha look just so.
    rare = not (number or phone or birth is Birth.FULL or (birth is Birth.MONTH and phone is None))
    return Pair(*pair_of(one.id, other.id), tuple(sorted(reasons, key=REASONS.index)), weight, rare)


def _enough(name: Name, birth: Birth, phone: bool | None, near: bool | None) -> bool:
    """What makes two rows a pair. ``phone``, ``near`` (gacha): None where one of them does not say.

    A phone is a family's, a day of birth many people's, a name a whole gacha's: two of them have to agree, and the
    less exactly they do, the less the rest may speak against it.
    """
    if birth is Birth.FULL:
        if name is Name.OTHER:
            return bool(phone) and near is not False
        return name > Name.LOOSELY or bool(phone) or near is not False
    if birth is Birth.MONTH:
        if phone:
            return name > Name.OTHER
        return name >= Name.PART and near is not False and (near or phone is None or name >= Name.SPELLING)
    if birth in (Birth.YEAR, Birth.NEAR):
        return (name >= Name.PART and bool(phone)) or (name >= Name.SOUND and bool(near) and phone is None)
    if birth is Birth.UNKNOWN:
        return (name > Name.OTHER and bool(phone)) or (name >= Name.SPELLING and bool(near) and phone is None)
    return name >= Name.SPELLING and bool(phone)


# --- all of them ------------------------------------------------------------------------------------------------------

_Key = tuple[object, ...]
#: Who bears a name: asked how many they are, never compared.
BEARERS: Final = "name"


def _keys(told: Traits) -> Iterator[_Key]:
    """What a row must have in common with another one to be asked with it at all."""
    line = told.line
    if line.id_no:
        yield "id_no", line.id_no
    if line.phone:
        yield "phone", line.phone
    if len(line.birth) == _WHOLE:
        yield "birth", line.birth
    for name in told.sounds:
        yield BEARERS, name
    for name in told.sounds | told.tails:
        if line.birth:
            yield "year", line.birth[:4], name
        if line.gacha is not None:
            yield "gacha", line.gacha, name


class Finder:
    """Looks for doubles among many rows. Not for several threads at once: its owner holds a lock."""

    def __init__(self, told: Iterable[Traits] = ()) -> None:
        self._told: dict[bytes, Traits] = {}
        self._blocks: dict[_Key, list[Traits]] = {}
        for each in told:
            self.put(each)

    def shared(self) -> Finder:
        """What several rows have in common now, for another thread: enough to look for ``pairs``."""
        made = Finder()
        made._blocks = {key: block.copy() for key, block in self._blocks.items() if len(block) > 1}
        return made

    def put(self, told: Traits) -> None:
        """Takes a row in, in place of what it was before."""
        id_ = told.line.id
        self.drop(id_)
        self._told[id_] = told
        for key in dict.fromkeys(_keys(told)):
            self._blocks.setdefault(key, []).append(told)

    def drop(self, id: bytes) -> None:
        """Leaves a row out from now on."""
        before = self._told.pop(id, None)
        for key in dict.fromkeys(_keys(before)) if before is not None else ():
            block = self._blocks[key]
            block[:] = [each for each in block if each.line.id != id]
            if not block:
                del self._blocks[key]

    @staticmethod
    def _speaks(key: _Key, block: Sequence[Traits]) -> bool:
        return key[0] != BEARERS and (key[0] not in ("phone", "birth") or len(block) <= MOST_ALIKE)

    def _judged(self, a: Traits, b: Traits) -> Pair | None:
        """``judged``, but for namesakes who are not the only two of their name."""
        pair = judged(a, b)
        if pair is None or not pair.rare:
            return pair
        bearers = {each.line.id for name in a.sounds | b.sounds for each in self._blocks.get((BEARERS, name), ())}
        return None if bearers - {a.line.id, b.line.id} else pair

    def pairs(
        self, apart: Collection[tuple[bytes, bytes]] = (), tick: Callable[[], object] = lambda: None
    ) -> list[Pair]:
        """All pairs but those that are known to be two women, the surest first. ``tick`` is called now and then."""
        found: dict[tuple[bytes, bytes], Pair | None] = {}
        for at, (key, block) in enumerate(self._blocks.items()):
            if at % 50 == 0:
                tick()
            if len(block) < 2 or not self._speaks(key, block):
                continue
            for one, other in combinations(block, 2):
                pair = pair_of(one.line.id, other.line.id)
                if pair not in found:
                    found[pair] = None if pair in apart else self._judged(one, other)
        return sorted((pair for pair in found.values() if pair), key=lambda pair: (-pair.weight, pair.key))

    def like(self, line: Line, apart: Collection[tuple[bytes, bytes]] = ()) -> list[Pair]:
        """The pairs of one more row, or of one of these, the surest first. ``line`` has an id of its own, b"" where
        it is new."""
        told = traits(line)
        found: dict[bytes, Pair | None] = {}
        for key in _keys(told):
            block = self._blocks.get(key, [])
            for each in block if self._speaks(key, block) else ():
                her = each.line.id
                if her not in found and her != line.id:
                    found[her] = None if pair_of(line.id, her) in apart else self._judged(told, each)
        return sorted((pair for pair in found.values() if pair), key=lambda pair: (-pair.weight, pair.key))
