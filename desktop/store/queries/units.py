"""The township's organisations, their posts, and lists of people that were saved."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database
from desktop.store.queries.people import standing


def units(db: Database) -> list[tuple[Any, ...]]:
    """(id, code, level, name_zh, name_mn, short_name, parent, merged_into, closed_on, form, setup, field, link,
    is_new), by code; handmade ones last."""
    return db.rows(
        "SELECT id, code, level, name_zh, name_mn, short_name, parent, merged_into, closed_on, form, setup, field,"
        " link, is_new FROM org_unit"
        " WHERE deleted IS NULL ORDER BY code IS NULL, code, name_zh, id"
    )


def township(db: Database) -> dict[str, str | None] | None:
    """The names of the sumu whose records these are; None before it was chosen."""
    names = ("short_name", "name_zh", "name_mn")
    found = db.rows(
        f"SELECT {', '.join(names)} FROM org_unit WHERE level = 'sumu' AND deleted IS NULL ORDER BY code LIMIT 1"
    )
    return dict(zip(names, found[0], strict=True)) if found else None


def posts_of(db: Database, org: bytes) -> list[tuple[Any, ...]]:
    """(appointment, person, post, engagement, from_date, to_date, duty, how, ended_why) of a unit, present ones
    first."""
    return db.rows(
        "SELECT a.id, p.id, a.post, a.engagement, a.from_date, a.to_date, a.duty, a.how, a.ended_why"
        f" FROM appointment AS a JOIN person AS p ON p.id = {standing('a.person')}"
        " WHERE a.org = ? AND a.deleted IS NULL AND p.deleted IS NULL"
        " ORDER BY a.to_date IS NOT NULL, a.post, p.name_key, a.id",
        (org,),
    )


def saved_lists(db: Database) -> list[tuple[bytes, str, str]]:
    """(id, name, people as JSON text) by name."""
    return db.rows("SELECT id, name, people FROM saved_list WHERE deleted IS NULL ORDER BY name, id")


def live_lists(db: Database) -> list[bytes]:
    """The lists of women that are asked anew."""
    return [id_ for (id_,) in db.rows("SELECT id FROM named_list WHERE deleted IS NULL")]


def homes(db: Database) -> list[tuple[bytes, str]]:
    """(id, name) of the homes that are not closed, by name."""
    return db.rows("SELECT id, name_zh FROM home WHERE deleted IS NULL AND closed_on IS NULL ORDER BY name_zh")
