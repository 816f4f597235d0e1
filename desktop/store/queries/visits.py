"""Visits: the list by date, of a woman, of a household."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from desktop.store.database import Database


def ids(
    db: Database,
    *,
    text: str,
    people: Collection[bytes],
    targets: list[str],
    since: str | None,
    until: str | None,
    of: Collection[bytes] | None,
    newest: bool,
) -> list[bytes]:
    """Visits that fit, by date: to one of ``of``; ``text`` in what was found or done, or to one of ``people``; dates
    ISO, both counted."""
    where = ["v.deleted IS NULL"]
    parameters: list[Any] = []
    told = "1"
    if text.isascii():
        told = "0"  # initials, also those that an input method still composes: no visit's words hold them
    elif text:
        words = ("situation", "difficulty", "measure", "place", "visitors_text")
        told = " OR ".join(f"instr(v.{field}, ?) > 0" for field in words)
        parameters.extend((text,) * len(words))
    if targets:
        where.append(f"ifnull(v.target, 'none') IN ({','.join('?' * len(targets))})")
        parameters.extend(targets)
    if since:
        where.append("v.date >= ?")
        parameters.append(since)
    if until:
        where.append("v.date <= ?")
        parameters.append(until)
    if of is not None:
        where.append(f"v.person IN ({','.join('?' * len(of))})")
        parameters.extend(of)
    way = "DESC" if newest else "ASC"
    found = db.rows(
        f"SELECT v.id, v.person, {told} FROM visit AS v WHERE {' AND '.join(where)} ORDER BY v.date {way}, v.id {way}",
        parameters,
    )
    return [visit for visit, whom, tells in found if not text or tells or whom in people]


def count(db: Database, since: str | None = None, until: str | None = None) -> int:
    """Visits between two ISO dates, both counted."""
    return int(
        db.value(
            "SELECT count(*) FROM visit WHERE deleted IS NULL AND date >= ifnull(?, '') AND date <= ifnull(?, '9')",
            (since, until),
        )
        or 0
    )


def last_visitors(db: Database, user: bytes) -> tuple[str | None, str | None]:
    """The visitors (ids, then names; JSON text) of the latest visit that a user wrote."""
    found = db.rows(
        "SELECT visitors, visitors_text FROM visit WHERE deleted IS NULL AND created_by = ?"
        " AND (visitors IS NOT NULL OR visitors_text IS NOT NULL) ORDER BY date DESC, id DESC LIMIT 1",
        (user,),
    )
    return found[0] if found else (None, None)
