"""What the cells of an office's form take: plain data that is kept as one JSON value and merges as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

#: The shape of the value; one of a newer shape is not read by an older program.
FORMAT: Final = 1
#: Cells and columns of a form that take something; the largest form that was seen has 120.
MOST: Final = 600
#: Which days are counted: the term's; the year's to its end; those of the same term a year before.
TERM, TO_DATE, BEFORE = "term", "to_date", "before"
PERIODS: Final = (TERM, TO_DATE, BEFORE)
#: How a number is written: as the cell is formatted; of a share what is above or below the line; 10,000s; 是 or 否.
AS_IS, NUM, DEN, WAN, YES_NO = "", "num", "den", "wan", "yes_no"
SHOWN: Final = (AS_IS, NUM, DEN, WAN, YES_NO)
#: Texts that a cell may take: the township's name, the term in words, its days, who fills it in, the day.
TEXTS: Final = ("township", "term", "days", "filled_by", "today")
#: The most figures in one sum.
MOST_TERMS: Final = 12
_MOST_WORDS = 200

Place = tuple[int, int]


@dataclass(frozen=True)
class What:
    """What a cell takes: a sum of figures, each with its sign (1 or −1), or one of TEXTS."""

    terms: tuple[tuple[int, str], ...] = ()
    text: str = ""
    period: str = TERM
    shown: str = AS_IS
    blank_zero: bool = False


@dataclass(frozen=True)
class Binding:
    """A cell that takes something. ``last``: then it is a column, down to this row, and each row counts for the gacha
    that column ``key`` names. ``head``, ``label``: the words above and to the left when it was chosen, by which a newer
    file is compared. ``name``: what the file itself calls this one cell (a defined name), "" where it does not: then
    the name says where the cell is in a newer file, whatever the words around it."""

    sheet: str
    row: int
    column: int
    what: What
    last: int | None = None
    key: int | None = None
    head: str = ""
    label: str = ""
    name: str = ""

    @property
    def place(self) -> Place:
        """Its first cell."""
        return self.row, self.column

    @property
    def by_gacha(self) -> bool:
        """Whether it is a column over gachas."""
        return self.last is not None and self.key is not None

    def rows(self) -> range:
        """The rows that it fills."""
        return range(self.row, (self.row if self.last is None else self.last) + 1)


@dataclass(frozen=True)
class Mapped:
    """A form: its file (SHA-256 and name) and its bindings."""

    sha256: str
    file: str
    bindings: tuple[Binding, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As it stands in its row."""
        return {
            "format": FORMAT,
            "sha256": self.sha256,
            "file": self.file,
            "bindings": [_plain(binding) for binding in self.bindings],
        }

    def at(self, sheet: str, place: Place) -> Binding | None:
        """The binding that fills a cell."""
        return next(
            (
                each
                for each in self.bindings
                if each.sheet == sheet and each.column == place[1] and place[0] in each.rows()
            ),
            None,
        )

    def with_binding(self, new: Binding) -> Mapped:
        """The same with a binding, in place of those that fill one of its cells."""
        return replace(self, bindings=(*self._without(new), new))

    def without(self, sheet: str, place: Place) -> Mapped:
        """The same with nothing for a cell."""
        gone = self.at(sheet, place)
        return replace(self, bindings=tuple(each for each in self.bindings if each is not gone))

    def _without(self, new: Binding) -> tuple[Binding, ...]:
        rows = set(new.rows())
        return tuple(
            each
            for each in self.bindings
            if each.sheet != new.sheet or each.column != new.column or not rows & set(each.rows())
        )

    @classmethod
    def of_plain(cls, value: Any) -> Mapped | None:
        """What a row holds; None where a newer program made it, or it is no such value."""
        try:
            if value["format"] != FORMAT or len(value["bindings"]) > MOST:
                return None
            bindings = tuple(_binding(each) for each in value["bindings"])
            sha256 = bytes.fromhex(value["sha256"])
            return cls(sha256.hex(), _words(value["file"]), bindings) if len(sha256) == 32 else None
        except (TypeError, ValueError, KeyError, AttributeError):
            return None


def _plain(binding: Binding) -> dict[str, Any]:
    what = binding.what
    found: dict[str, Any] = {
        "sheet": binding.sheet,
        "at": [binding.row, binding.column],
        "terms": [[sign, id_] for sign, id_ in what.terms],
        "text": what.text,
        "period": what.period,
        "shown": what.shown,
        "blank_zero": int(what.blank_zero),
        "head": binding.head,
        "label": binding.label,
    }
    found |= {"name": binding.name} if binding.name else {}
    return found | ({"block": [binding.last, binding.key]} if binding.by_gacha else {})


def _binding(plain: Mapping[str, Any]) -> Binding:
    row, column = map(_whole, plain["at"])
    last, key = map(_whole, plain["block"]) if "block" in plain else (None, None)
    terms = tuple((_sign(sign), _words(id_)) for sign, id_ in plain["terms"])
    if len(terms) > MOST_TERMS or (last is not None and not row <= last < row + 2000):
        raise ValueError("too much")
    what = What(
        terms,
        _words(plain["text"]),
        _one_of(plain["period"], PERIODS),
        _one_of(plain["shown"], SHOWN),
        bool(_whole(plain["blank_zero"])),
    )
    words = (_words(plain["head"]), _words(plain["label"]), _words(plain.get("name", "")))
    return Binding(_words(plain["sheet"]), row, column, what, last, key, *words)


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 20:
        raise ValueError("no place")
    return value


def _sign(value: Any) -> int:
    if type(value) is not int or value not in (1, -1):
        raise ValueError("no sign")
    return value


def _words(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _MOST_WORDS:
        raise ValueError("no words")
    return value


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(f"{value!r} is not known")
    return str(value)
