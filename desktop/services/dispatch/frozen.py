"""A month's dispatch as it was frozen with the month's report: a ``report`` of another form, of the same version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from protocol.figures import Cell
from protocol.periods import Period

#: The form of its row, and the shape of its value.
FORM: Final = "dispatch"
FORMAT: Final = 1


class FrozenItem(NamedTuple):
    """An item as it was: what counted, its state, what records said, whether it was typed, the note; ``person``: who
    it is about, whose name is read when it is shown."""

    value: str
    state: str | None
    computed: str = ""
    typed: bool = False
    note: str = ""
    person: bytes | None = None


@dataclass(frozen=True)
class FrozenMonth:
    """``lines``: gacha → its name then, and its items that held something, in the order of the gachas; ``rate``:
    完成率; ``at``: local time to the minute."""

    period: Period
    lines: Mapping[bytes, tuple[str, Mapping[str, FrozenItem]]]
    rate: Cell
    at: str

    def plain(self) -> dict[str, Any]:
        """As it stands in its row: what records said is left out where it counted."""
        return {
            "format": FORMAT,
            "first": self.period.first.isoformat(),
            "last": self.period.last.isoformat(),
            "rate": [self.rate.num, self.rate.den],
            "at": self.at,
            "lines": [
                [org.hex(), name, {code: _plain(item) for code, item in items.items()}]
                for org, (name, items) in self.lines.items()
            ],
        }

    @classmethod
    def of_plain(cls, value: Any) -> FrozenMonth | None:
        """What a row holds; None of nothing, of a newer shape, or of what is no such value."""
        try:
            if value["format"] != FORMAT:
                return None
            lines = {
                bytes.fromhex(org): (str(name), {code: _item(item) for code, item in items.items()})
                for org, name, items in value["lines"]
            }
            num, den = map(int, value["rate"])
            period = Period(date.fromisoformat(value["first"]), date.fromisoformat(value["last"]))
            return cls(period, lines, Cell(num, den), str(value["at"]))
        except (TypeError, ValueError, KeyError, AttributeError, IndexError):
            return None


def _plain(item: FrozenItem) -> list[Any]:
    if item.person is not None:
        return [item.value, item.state, item.computed, int(item.typed), item.note, item.person.hex()]
    if not item.typed and not item.note:
        return [item.value, item.state]
    return [item.value, item.state, item.computed, int(item.typed), item.note]


def _item(plain: Any) -> FrozenItem:
    value, state, *more = plain
    if not more:
        return FrozenItem(str(value), state, str(value))
    computed, typed, note, *person = more
    her = bytes.fromhex(person[0]) if person else None
    return FrozenItem(str(value), state, str(computed), bool(typed), str(note), her)
