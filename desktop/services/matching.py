"""What a typed text may mean: the one matcher of people, units, places, titles and pages.

A name is heard as its readings, one a character: letters find it by initials (``qmg``), syllables (``qimuge``) or both
mixed (``qiuxy``), from any of its characters on; letters beside characters (``w兰``) by both; anything else where it
stands in the name; digits also in a phone number. How well something fits is a number, smaller is better.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, TypeVar

from desktop.services.comparing import squeezed
from desktop.services.names import HAN, name_key, units

K = TypeVar("K")

#: Longer letters are whole syllables, none mixed with initials; a still longer text is looked up as it stands.
MOST_MIXED, MOST_LETTERS = 16, 64
#: So many digits are looked up anywhere in a phone number, fewer at its ends.
ANYWHERE = 3
#: How something fits: it is what was typed; begins so; holds it; holds it with something between, or within a number.
WHOLE, BEGINS, WITHIN, LOOSELY = range(4)


class Spelt(NamedTuple):
    """What finds a thing. ``texts``: its names in the form that is compared, a tab between; ``sounds``: the readings of
    each, a blank before every one; ``digits``: its phone number."""

    texts: str
    sounds: str
    digits: str = ""


def spelt(names: Iterable[str | None], phone: str | None = None, keys: Iterable[str] | None = None) -> Spelt:
    """What finds a thing of these names. ``keys``: the ``name_key`` of each, where they are known already."""
    known = [name for name in names if name]
    read = map(name_key, known) if keys is None else keys
    texts = "\t".join(map(squeezed, known))
    return Spelt(texts, "\t".join(f" {key}" for key in read if key), (phone or "").replace("-", ""))


class By(Enum):
    """What a typed text is looked up in."""

    ALL = "all"  # nothing was typed
    TEXT = "text"  # anywhere in a name
    LETTERS = "letters"  # initials, pinyin, Latin spellings
    MIXED = "mixed"  # letters beside characters
    DIGITS = "digits"  # a phone number, and anywhere in a name


#: Between two letters: they stand in one reading, or the rest of it is left out.
_REST = "(?:[^ \t\n]* )?"


class Query:
    """A typed text; ``text`` is normalised: no blanks, lower case, ü as v among letters alone."""

    def __init__(self, typed: str) -> None:
        """``typed`` may still be composed: an input method writes ``q'm'g``."""
        self._raw = squeezed(typed)
        self._known: dict[Spelt, int | None] = {}  # what takes long to read is read once
        self.by, self.text = _read(self._raw)
        if self.by is By.LETTERS:
            self._heard = " " + (_REST if len(self.text) <= MOST_MIXED else " ?").join(self.text)

    @cached_property
    def _sound(self) -> re.Pattern[str]:
        return re.compile(self._heard)

    @cached_property
    def _sound_at_start(self) -> re.Pattern[str]:
        return re.compile(f"(?:^|\t){self._heard}")

    @cached_property
    def _whole_sound(self) -> re.Pattern[str]:
        return re.compile(f"(?:^|\t){self._heard}[^ \t]*(?:\t|$)")

    @cached_property
    def _characters(self) -> str:
        return "".join(re.findall(HAN, self.text))

    @cached_property
    def _letters(self) -> list[str]:
        """What a reading must begin with: letters after a character, or at the start."""
        return [f" {found[1]}" for found in re.finditer(f"(?:^|(?<={HAN}))([a-z0-9])", self.text)]

    def fit(self, thing: Spelt) -> int | None:
        """How well a thing fits, None where it is not meant."""
        if self.by is By.ALL:
            return WHOLE
        best = self._fit_text(thing.texts)
        if best == WHOLE:
            return best
        other: int | None = None
        if self.by is By.DIGITS:
            other = self._fit_digits(thing.digits)
        elif self.by is By.LETTERS:
            other = self._fit_sound(thing.sounds)
        elif self.by is By.MIXED and best is None:
            other = self._fit_mixed(thing)
        return best if other is None or (best is not None and best <= other) else other

    def _fit_text(self, texts: str) -> int | None:
        if self._raw not in texts:
            return None
        names = texts.split("\t")
        return WHOLE if self._raw in names else BEGINS if any(n.startswith(self._raw) for n in names) else WITHIN

    def _fit_digits(self, digits: str) -> int | None:
        text = self.text
        if text not in digits:
            return None
        if digits.endswith(text):
            return WHOLE if digits == text else BEGINS
        return WITHIN if digits.startswith(text) else LOOSELY if len(text) >= ANYWHERE else None

    def _fit_sound(self, sounds: str) -> int | None:
        if self._sound.search(sounds) is None:
            return None
        if self._sound_at_start.search(sounds) is None:
            return WITHIN
        return BEGINS if self._whole_sound.search(sounds) is None else WHOLE

    def _fit_mixed(self, thing: Spelt) -> int | None:
        if thing not in self._known:
            self._known[thing] = self._read_mixed(thing)
        return self._known[thing]

    def _read_mixed(self, thing: Spelt) -> int | None:
        if any(char not in thing.texts for char in self._characters) or any(
            letter not in thing.sounds for letter in self._letters
        ):
            return None
        best = LOOSELY + 1
        for name in thing.texts.split("\t"):
            parts = units(name)
            if _follows(self.text, parts, gaps=True):
                near = next((at for at in range(len(parts)) if _follows(self.text, parts[at:], gaps=False)), None)
                best = min(best, LOOSELY if near is None else WITHIN if near else BEGINS)
        return best if best <= LOOSELY else None

    def finds(self, thing: Spelt) -> bool:
        """Whether a thing fits at all."""
        if self.by is By.LETTERS:
            return self._raw in thing.texts or self._sound.search(thing.sounds) is not None
        return self.fit(thing) is not None

    def narrows(self, other: Query) -> bool:
        """Whether all that this one finds is among what the other found: more was typed of the same sort."""
        return self.by is other.by is not By.DIGITS and self._raw.startswith(other._raw)

    def hits(self, index: Index) -> Iterator[int]:
        """The places in an index of the things that fit, in its order, as ``fit`` says one by one."""
        raw, text = self._raw, self.text
        if self.by is By.ALL:
            yield from range(len(index.things))
        elif self.by is By.LETTERS:
            written = (at for at, texts in enumerate(index.texts) if raw in texts)
            yield from sorted({*written, *index.heard(self._sound)})
        elif self.by is By.DIGITS:
            for at, (texts, _, digits) in enumerate(index.things):
                if raw in texts or (text in digits and self._fit_digits(digits) is not None):
                    yield at
        elif self.by is By.MIXED:
            first = self._characters[0]
            for at, thing in enumerate(index.things):
                if first in thing.texts and self.fit(thing) is not None:
                    yield at
        else:
            yield from (at for at, texts in enumerate(index.texts) if raw in texts)


def _read(raw: str) -> tuple[By, str]:
    if not raw:
        return By.ALL, ""
    if re.fullmatch("[0-9-]+", raw) and (digits := raw.replace("-", "")):
        return By.DIGITS, digits
    letters = raw.replace("ü", "v")
    if len(letters) <= MOST_LETTERS and re.search("[a-z]", letters):
        if re.fullmatch("[a-z0-9]+", letters):
            return By.LETTERS, letters
        if len(letters) <= MOST_MIXED and re.fullmatch(f"(?:[a-z0-9]|{HAN})+", letters):
            return By.MIXED, letters
    return By.TEXT, raw


def _follows(text: str, parts: Sequence[tuple[str, str]], *, gaps: bool) -> bool:
    """Whether characters and letters are found in the parts of a name, in their order: each part gives its character or
    some first letters of its reading. With ``gaps`` others may stand before and between, else it begins at the first.
    """
    eaten = {0}  # how much of the text the parts so far may have given
    for char, reading in parts:
        now = set(eaten) if gaps else set()
        for start in eaten:
            if text[start] == char:
                now.add(start + 1)
            end = start
            while end < len(text) and text[end] == reading[end - start : end - start + 1]:
                end += 1
                now.add(end)
        if len(text) in now:
            return True
        eaten = now
    return False


class Index:
    """Many things to look through at once, in their order."""

    def __init__(self, things: Sequence[Spelt]) -> None:
        self.things = things
        self.texts = [thing.texts for thing in things]
        self._sounds = "\n".join(thing.sounds for thing in things)
        self._starts = list(accumulate((len(thing.sounds) + 1 for thing in things), initial=0))

    def heard(self, sound: re.Pattern[str]) -> Iterator[int]:
        """The places of the things in whose readings a pattern is found; it never reaches over a line's end."""
        at = 0
        while (found := sound.search(self._sounds, at)) is not None:
            place = bisect_right(self._starts, found.start()) - 1
            yield place
            at = self._starts[place + 1]


def likeliest(typed: str, things: Iterable[tuple[K, Spelt]], limit: int) -> list[K]:
    """The things most likely meant, the best fit first, else in their order; all where nothing was typed."""
    fit: Callable[[Spelt], int | None] = Query(typed).fit
    found = [(how, key) for key, thing in things if (how := fit(thing)) is not None]
    return [key for _, key in sorted(found, key=lambda pair: pair[0])[:limit]]
