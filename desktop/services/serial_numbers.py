"""Numbers that laptops give without a network, and none gives twice: 2026-014 on a township's first, 2026-B003 on
another one, by its place among them as the server told it with the membership."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desktop.store.queries import serial_numbers as queries

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_NUMBER: Final = re.compile("([0-9]{4})-([A-Z]*)([0-9]+)")


def device_letter(place: int | None) -> str:
    """What a laptop's running numbers bear: nothing on the first of a township, then B … Z, BA …"""
    if not place:
        return ""
    letters = ""
    while place:
        place, rest = divmod(place, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_key(no: str | None) -> tuple[str, str, int, str]:
    """How running numbers follow each other: 2026-014 before 2026-015, laptop by laptop."""
    match = _NUMBER.fullmatch(no or "")
    return (match[1], match[2], int(match[3]), "") if match else ("", "", 0, no or "")


class SerialNumbers:
    """The running numbers of one field of a kind on this laptop, each year from 1."""

    def __init__(self, desk: Desk, kind: str, field: str = "no") -> None:
        self._desk, self._kind, self._field = desk, kind, field
        self._given: dict[str, int] = {}

    def next(self, day: str) -> str:
        """The next one of an ISO day's year, today's where it has none. Those of deleted rows were given."""
        year = day[:4] if day[:4].isdigit() else str(self._desk.today().year)
        start = f"{year}-{self._letter()}"
        numbers = queries.numbers(self._desk.db, self._kind, self._field, start)
        taken = [number_key(no)[2] for no in numbers if no[len(start) :].isdigit()]
        self._given[start] = max([self._given.get(start, 0), *taken]) + 1
        return f"{start}{self._given[start]:03}"

    def _letter(self) -> str:
        """Of a server that does not say the place the device's own id stands in, after a letter that no place gives."""
        db = self._desk.db
        place = db.get_meta("place")
        if place is None and db.get_meta("connection") is not None:
            return "Z" + "".join(chr(ord("A") + byte % 26) for byte in self._desk.journal.device[-2:])
        return device_letter(place)
