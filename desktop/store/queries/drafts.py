"""Text being typed. Drafts are this laptop's own: they do not travel."""

from __future__ import annotations

from desktop.store.database import Database
from desktop.store.forgetting import forget_in_drafts


def put(db: Database, key: str, body: str, at: int) -> None:
    """Keeps a draft, durably."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO draft (key, body, updated_at) VALUES (?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at",
            (key, body, at),
        )


def forget(db: Database, id_: bytes) -> None:
    """Takes a record out of all drafts, see ``store.forgetting``."""
    with db.writing() as connection:
        forget_in_drafts(connection, id_)


def get(db: Database, key: str) -> str | None:
    """A draft's body; None where there is none."""
    found: str | None = db.value("SELECT body FROM draft WHERE key = ?", (key,))
    return found


def all_of(db: Database, prefix: str) -> list[tuple[str, str, int]]:
    """(key, body, ms UTC) of the drafts whose key begins so, the latest first."""
    return db.rows(
        "SELECT key, body, updated_at FROM draft WHERE substr(key, 1, ?) = ? ORDER BY updated_at DESC, key",
        (len(prefix), prefix),
    )


def keys(db: Database) -> list[str]:
    """Under what drafts lie."""
    return [key for (key,) in db.rows("SELECT key FROM draft")]


def drop(db: Database, key: str) -> None:
    """Forgets a draft."""
    with db.writing() as connection:
        connection.execute("DELETE FROM draft WHERE key = ?", (key,))
