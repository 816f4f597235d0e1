"""Rotas with their turns, what was swapped and written of them, and projects that are taken up."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database
from desktop.store.queries.people import standing


def rotas(db: Database) -> list[tuple[bytes, bytes | None, bytes | None, int | None, str, str | None]]:
    """(id, org, home, year, unit, members as they stand in their column) of every rota, the latest year first."""
    return db.rows(
        "SELECT id, org, home, year, ifnull(unit, ''), members FROM rota WHERE deleted IS NULL ORDER BY year DESC, id"
    )


def turns(db: Database) -> list[tuple[Any, ...]]:
    """(id, rota, starts, ends, name, whom the rota gave it to, whether it was handed over, its meeting, lines of its
    log) of every turn of a rota that stands, the earliest first."""
    return db.rows(
        f"SELECT t.id, t.rota, ifnull(t.starts, ''), ifnull(t.ends, ''), ifnull(t.name, ''), {standing('t.planned')},"
        " t.handed_on IS NOT NULL, t.meeting,"
        " (SELECT count(*) FROM rota_log AS l WHERE l.turn = t.id AND l.deleted IS NULL)"
        " FROM rota_turn AS t JOIN rota AS r ON r.id = t.rota AND r.deleted IS NULL"
        " WHERE t.deleted IS NULL ORDER BY t.starts, t.id"
    )


def swaps(db: Database) -> list[tuple[bytes, str, bytes, bytes | None]]:
    """(turn, day, id, who takes it) of every swap."""
    return db.rows(
        f"SELECT s.turn, ifnull(s.swapped_on, ''), s.id, {standing('s.person')} FROM rota_swap AS s"
        " WHERE s.deleted IS NULL ORDER BY s.id"
    )


def standing_turns(db: Database, rota: bytes) -> list[bytes]:
    """The turns of one rota."""
    return [row[0] for row in db.rows("SELECT id FROM rota_turn WHERE rota = ? AND deleted IS NULL", [rota])]


def claimed(db: Database, first: str, last: str) -> list[bytes]:
    """The projects of which the first step of taking up lies between two ISO days, both counted."""
    return [
        row[0]
        for row in db.rows(
            "SELECT s.project FROM project_step AS s JOIN project AS p ON p.id = s.project AND p.deleted IS NULL"
            " WHERE s.stage = 'claimed' AND s.deleted IS NULL GROUP BY s.project"
            " HAVING min(s.taken_on) BETWEEN ? AND ? ORDER BY s.project",
            (first, last),
        )
    ]


def projects(db: Database) -> list[tuple[Any, ...]]:
    """(id, org, who took it up, stage, proposed on, start, due, done on, over on, women served, how often anything was
    done about it) of every project."""
    return db.rows(
        f"SELECT p.id, p.org, {standing('p.owner')}, ifnull(p.stage, ''), p.proposed_on, p.start_on, p.due, p.done_on,"
        " p.over_on, p.served, (SELECT count(*) FROM project_step AS s WHERE s.project = p.id AND s.deleted IS NULL)"
        " FROM project AS p WHERE p.deleted IS NULL ORDER BY p.id"
    )
