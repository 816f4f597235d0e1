"""What records of volunteers, groups, training and money say of a gacha's items (B6, B7, C7, D2, D4)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from desktop.services.reporting.service_rows import served_units
from desktop.store.queries import dispatch as queries
from desktop.store.queries import online, volunteers

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: 工作群, as against those with women (联系群).
WORK_GROUP = "G1"


class Trained(NamedTuple):
    """A course that somebody finished: the record that opens it, and what it is called."""

    kind: str
    id: bytes
    name: str


def volunteers_of(desk: Desk, last: str, stands: Mapping[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    """(gacha, woman) of the registered volunteers of a day (ISO): of the gachas whose teams she is in, else of her
    own."""
    teams = volunteers.teams(desk.db, last)
    found = []
    for person, gacha, raw in volunteers.volunteers_in_teams(desk.db, last):
        own = (teams.get(bytes.fromhex(team)) or b"" for team in json.loads(raw or "[]"))
        units = {stands[unit] for unit in own if unit in stands} or {stands.get(gacha or b"", b"")}
        found += [(unit, person) for unit in sorted(units) if unit]
    return found


def trained(desk: Desk, people: Collection[bytes], last: str) -> dict[bytes, Trained]:
    """Person → the last course that she finished by a day (ISO)."""
    found: dict[bytes, Trained] = {}
    for course in desk.training.courses(people):  # by their last day
        if course.ended and course.ended <= last:
            own = course.finished.intersection(people)
            kind = "activity" if course.last_activity == course.id else "training"
            found |= dict.fromkeys(own, Trained(kind, course.id, course.name))
    return found


def work_groups(desk: Desk, last: str, stands: Mapping[bytes, bytes]) -> dict[bytes, list[tuple[bytes, str]]]:
    """Gacha → (id, name) of its 工作群 that are open on a day (ISO)."""
    found: dict[bytes, list[tuple[bytes, str]]] = defaultdict(list)
    names = queries.chat_groups(desk.db)
    for group in online.groups(desk.db, last):
        if group.kind == WORK_GROUP:
            for unit in {stands[unit] for unit in served_units(group) if unit in stands}:
                found[unit].append((group.id, names.get(group.id, "")))
    return found


class Paid(NamedTuple):
    """Money of a gacha in a year: ``fen``, and the lines of the book (id, what for)."""

    fen: int
    lines: tuple[tuple[bytes, str], ...]


def money(desk: Desk, year: int, last: str, stands: Mapping[bytes, bytes]) -> dict[bytes, tuple[Paid, Paid]]:
    """Gacha → what it received (less what it returned), and what was spent for it, in a year up to a day (ISO)."""
    sums: dict[bytes, list[int]] = defaultdict(lambda: [0, 0])
    lines: dict[bytes, tuple[list[tuple[bytes, str]], list[tuple[bytes, str]]]] = defaultdict(lambda: ([], []))
    for line in queries.money(desk.db, year, last):
        if line.org in stands:
            unit, at = stands[line.org], int(line.side == "out")
            sums[unit][at] += -line.fen if line.side == "back" else line.fen
            lines[unit][at].append((line.id, line.purpose))
    return {
        unit: (Paid(came, tuple(lines[unit][0])), Paid(went, tuple(lines[unit][1])))
        for unit, (came, went) in sums.items()
    }
