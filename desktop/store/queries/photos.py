"""Which pictures lie in this laptop's folder, and which the server has. ``photo_file`` is local: it does not travel."""

from __future__ import annotations

from desktop.store.database import Database


def keep(db: Database, sha256: bytes, size: int, at_server: bool) -> None:
    """Notes a picture that lies in the folder now; what is known of the server stays."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO photo_file (sha256, size, here, at_server) VALUES (?, ?, 1, ?)"
            " ON CONFLICT (sha256) DO UPDATE SET here = 1, size = excluded.size,"
            " at_server = max(at_server, excluded.at_server)",
            (sha256, size, int(at_server)),
        )


def sent(db: Database, sha256: bytes) -> None:
    """The server has a picture now."""
    with db.writing() as connection:
        connection.execute("UPDATE photo_file SET at_server = 1 WHERE sha256 = ?", (sha256,))


def lost(db: Database, sha256: bytes) -> None:
    """A picture is no longer in the folder."""
    with db.writing() as connection:
        connection.execute("UPDATE photo_file SET here = 0 WHERE sha256 = ?", (sha256,))


def waiting(db: Database) -> list[tuple[bytes, int]]:
    """(sha256, size in bytes) of the pictures that a record shows and the server does not have, oldest record first."""
    return db.rows(
        "SELECT f.sha256, f.size FROM photo_file AS f WHERE f.here = 1 AND f.at_server = 0"
        " AND EXISTS (SELECT 1 FROM attachment AS a WHERE a.sha256 = f.sha256 AND a.deleted IS NULL)"
        " ORDER BY f.sha256"
    )


def missing(db: Database) -> list[tuple[bytes, int]]:
    """(sha256, size in bytes) of pictures that records show and this laptop does not have, the newest record first."""
    return db.rows(
        "SELECT a.sha256, max(ifnull(a.size, 0)) FROM attachment AS a LEFT JOIN photo_file AS f ON f.sha256 = a.sha256"
        " WHERE a.deleted IS NULL AND a.sha256 IS NOT NULL AND ifnull(f.here, 0) = 0"
        " GROUP BY a.sha256 ORDER BY max(a.created_at) DESC"
    )
