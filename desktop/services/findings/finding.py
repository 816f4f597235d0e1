"""资料核对 What a finding is, and how one is declared: what it is about, what is said, how it is mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal, NamedTuple

from protocol.ids import derived_id


class Mend(Enum):
    """The one act that mends a finding; all but ``OPEN`` are written at once and can be undone."""

    OPEN = "open"  # somebody has to look: its record opens
    END_POSTS = "end_posts"  # the posts end on the day that is told
    END_TERM = "end_term"
    SWAP_DAYS = "swap_days"  # a post's two days stand the other way round
    TAKE_DAY_OFF = "take_day_off"  # a reform that is still to come is no date of a reform
    UNDER_TOWNSHIP = "under_township"
    END_LINKS = "end_links"  # nobody is linked to who is gone


@dataclass(frozen=True)
class Declared:
    """One finding. ``kind``: what it is about; ``en``, ``zh``: what is the matter, with ``{n}`` and ``{most}`` for how
    many or how long there are and should be, and ``{who}`` for whom else it names; ``how``: how it is mended, in the
    same languages; ``today``: whether it stands on Today, where alike ones are one line (``folded``)."""

    code: str
    kind: str
    en: str
    zh: str
    how_en: str
    how_zh: str
    mend: Mend = Mend.OPEN
    today: bool = True

    def words(self, language: Literal["en", "zh"], **values: object) -> str:
        """What is the matter in one of the languages."""
        return (self.zh if language == "zh" else self.en).format(**{"n": 0, "most": 0, "who": "", **values})

    def how(self, language: Literal["en", "zh"]) -> str:
        """How it is mended."""
        return self.how_zh if language == "zh" else self.how_en


class Found(NamedTuple):
    """A finding of some rows. ``about``: the record that it opens, of the declared kind; ``rows``: what its act
    writes to, with ``about`` also what tells it from others of its code; ``on``: the day (ISO) of that act; ``where``:
    the organisation beside which it stands; ``who``: whom else it names, people or organisations; ``part``: what
    parts two of one code about the same rows."""

    code: str
    about: bytes
    number: int = 0
    most: int = 0
    rows: tuple[bytes, ...] = ()
    on: str = ""
    where: bytes | None = None
    who: tuple[bytes, ...] = ()
    part: str = ""

    @property
    def id(self) -> bytes:
        """It is no row: what stands for it in a list follows from its key."""
        return derived_id("finding", self.key)

    @property
    def key(self) -> str:
        """What stays the same while it is found again: its numbers may change."""
        return " ".join([self.code, self.part, *sorted({each.hex() for each in (self.about, *self.rows)})])


def by_code(*given: Declared) -> Mapping[str, Declared]:
    """Declared findings by their codes, in their order."""
    return {each.code: each for each in given}
