"""定稿 A report as it was frozen: the very cells that go up, and nothing else.

It is one JSON value (``report.frozen``), so that it merges as a whole: two laptops that freeze the same month are asked
which one holds. Cells are integers; a per cent is made when it is shown. The hash is over everything else, so that a
paper and a row can be told to be the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Final, NamedTuple

from protocol.figures import Cell
from protocol.periods import Period, Term

#: The shape of the value; one of a newer shape is not read by an older program.
FORMAT: Final = 1
#: The township's own report; the forms of offices come with names of their own.
WORK: Final = "work"


class FrozenCell(NamedTuple):
    """A figure as it went up: the version of its rule; ``now``, ``before`` (None: nothing was written down then) and
    ``to_date``."""

    rule: int
    now: Cell
    before: Cell | None
    to_date: Cell


class Carried(NamedTuple):
    """上期补记: what an earlier term's figures changed by after they were frozen, told in this report."""

    term: Term
    cells: Mapping[str, int]


@dataclass(frozen=True)
class Frozen:
    """``cells``: by figure. ``kinds``: kind of activity → activities, 人次, 妇女人次, different women; ``targets``:
    whom visits went to ("" for visits without one) → visits. ``at``: local time to the minute; ``by``: who froze it.
    ``basis``: digest of what was counted. ``pack``: name and version of the forms pack that it was counted by, "" where
    there was none. ``notes``: figure → why it is so far from the year before, in the words of who froze it.
    """

    period: Period
    cells: Mapping[str, FrozenCell]
    kinds: Mapping[str, tuple[int, int, int, int]]
    targets: Mapping[str, int]
    carried: tuple[Carried, ...]
    at: str
    by: str
    basis: str
    pack: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def hash(self) -> str:
        """64 hex digits over all the rest."""
        return hashlib.sha256(_canonical(self._all())).hexdigest()

    @property
    def mark(self) -> str:
        """What of the hash stands on a paper."""
        return self.hash[:8].upper()

    def plain(self) -> dict[str, Any]:
        """As it stands in its row."""
        return {**self._all(), "hash": self.hash}

    def _all(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "first": self.period.first.isoformat(),
            "last": self.period.last.isoformat(),
            "cells": {id_: [cell.rule, *map(_pair, cell[1:])] for id_, cell in self.cells.items()},
            "kinds": {kind: list(numbers) for kind, numbers in self.kinds.items()},
            "targets": dict(self.targets),
            "carried": [[each.term.key, dict(each.cells)] for each in self.carried],
            "at": self.at,
            "by": self.by,
            "basis": self.basis,
            **({"notes": dict(self.notes)} if self.notes else {}),
            **({"pack": self.pack} if self.pack else {}),  # without one a report is the same as before there were packs
        }

    @classmethod
    def of_plain(cls, value: Any) -> Frozen | None:
        """What a row holds; None where a newer program made it, or it is no such value."""
        try:
            if value["format"] != FORMAT:
                return None
            made = cls(
                Period(date.fromisoformat(value["first"]), date.fromisoformat(value["last"])),
                {id_: _frozen(*of_figure) for id_, of_figure in value["cells"].items()},
                {kind: _four(numbers) for kind, numbers in value["kinds"].items()},
                {target: _whole(number) for target, number in value["targets"].items()},
                tuple(
                    Carried(_term(key), {id_: _whole(number) for id_, number in cells.items()})
                    for key, cells in value["carried"]
                ),
                str(value["at"]),
                str(value["by"]),
                str(value["basis"]),
                str(value.get("pack", "")),
                {str(id_): str(words) for id_, words in value.get("notes", {}).items()},
            )
        except (TypeError, ValueError, KeyError, AttributeError):
            return None
        return made if value.get("hash") == made.hash else None

    def with_notes(self, notes: Mapping[str, str]) -> Frozen:
        """The same with notes beside figures; those without a word are left out."""
        return replace(self, notes={id_: words.strip() for id_, words in notes.items() if words.strip()})

    def with_carried(self, carried: Sequence[Carried]) -> Frozen:
        """The same with other lines of what earlier terms changed by."""
        return replace(self, carried=tuple(carried))


def _pair(cell: Cell | None) -> list[int] | None:
    return None if cell is None else [cell.num] if cell.den is None else [cell.num, cell.den]


def _frozen(rule: Any, now: Any, before: Any, to_date: Any) -> FrozenCell:
    return FrozenCell(_whole(rule), _cell(now), None if before is None else _cell(before), _cell(to_date))


def _cell(pair: Any) -> Cell:
    return Cell(*map(_whole, pair))


def _whole(number: Any) -> int:
    if type(number) is not int:
        raise ValueError("no whole number")
    return number


def _four(numbers: Any) -> tuple[int, int, int, int]:
    a, b, c, d = map(_whole, numbers)
    return a, b, c, d


def _term(key: Any) -> Term:
    found = Term.of_key(key)
    if found is None:
        raise ValueError("no term")
    return found


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
