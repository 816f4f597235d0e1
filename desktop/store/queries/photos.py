"""Which pictures and other files lie in this laptop's folder, and which the server has.

``photo_file`` is local: it does not travel. What is said of a picture counts for a file too, which has no thumbnail.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from desktop.store.database import Database, put_meta
from desktop.store.forgetting import FORGOTTEN_PHOTOS
from desktop.store.operations import decode, encode

#: Pictures and files that a record shows; ``file`` is 1 for what no record shows as a picture.
_SHOWN = "SELECT sha256, max(size) AS size, max(at) AS at, min(file) AS file FROM ("
_SHOWN += " UNION ALL ".join(
    f"SELECT sha256, ifnull(size, 0) AS size, created_at AS at, {number} AS file FROM {kind}"
    " WHERE deleted IS NULL AND sha256 IS NOT NULL"
    for number, kind in enumerate(("attachment", "file"))
)
_SHOWN += ") GROUP BY sha256"


class Sizes(NamedTuple):
    """So many pictures of so many bytes in all."""

    number: int
    size: int


def keep(db: Database, sha256: bytes, size: int, at_server: bool) -> None:
    """Notes a picture that lies in the folder now with its thumbnail; what is known of the server stays."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO photo_file (sha256, size, here, at_server, small_here, small_at_server)"
            " VALUES (?, ?, 1, ?, 1, 0) ON CONFLICT (sha256) DO UPDATE SET here = 1, small_here = 1,"
            " size = excluded.size, at_server = max(at_server, excluded.at_server)",
            (sha256, size, int(at_server)),
        )


def keep_small(db: Database, sha256: bytes) -> None:
    """Notes a thumbnail that came from the server."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO photo_file (sha256, size, here, at_server, small_here, small_at_server)"
            " VALUES (?, 0, 0, 0, 1, 1) ON CONFLICT (sha256) DO UPDATE SET small_here = 1, small_at_server = 1",
            (sha256,),
        )


def keep_file(db: Database, sha256: bytes, size: int, at_server: bool) -> None:
    """Notes a file that lies in the folder now."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO photo_file (sha256, size, here, at_server, small_here, small_at_server)"
            " VALUES (?, ?, 1, ?, 0, 0) ON CONFLICT (sha256) DO UPDATE SET here = 1, size = excluded.size,"
            " at_server = max(at_server, excluded.at_server)",
            (sha256, size, int(at_server)),
        )


def is_file(db: Database, sha256: bytes) -> bool:
    """Whether records show it, and none as a picture."""
    return bool(db.value(f"SELECT file FROM ({_SHOWN}) WHERE sha256 = ?", (sha256,)))


def files(db: Database, owners: Sequence[bytes]) -> list[tuple[bytes, bytes, str | None, int | None, bool, bool]]:
    """(row, sha256, name, bytes, whether it is here, whether the server has it) of a record's files, oldest first.
    ``owners``: its id, of a woman all rows that are her."""
    return db.rows(
        "SELECT t.id, t.sha256, t.name, t.size, ifnull(f.here, 0), ifnull(f.at_server, 0) FROM file AS t"
        " LEFT JOIN photo_file AS f ON f.sha256 = t.sha256"
        f" WHERE t.owner IN ({','.join('?' * len(owners))}) AND t.deleted IS NULL AND t.sha256 IS NOT NULL"
        " ORDER BY t.created_at, t.name, t.id",
        list(owners),
    )


def learn(db: Database, held: Iterable[tuple[bytes, bool, bool]]) -> None:
    """Notes what the server has: hash, the whole picture or not, its thumbnail or not."""
    with db.writing() as connection:
        connection.executemany(
            "INSERT INTO photo_file (sha256, size, here, at_server, small_here, small_at_server)"
            " VALUES (?, 0, 0, ?, 0, ?) ON CONFLICT (sha256) DO UPDATE SET at_server = excluded.at_server,"
            " small_at_server = excluded.small_at_server",
            [(sha256, int(whole), int(small)) for sha256, whole, small in held],
        )


def sent(db: Database, sha256: bytes) -> None:
    """The server has a picture now."""
    with db.writing() as connection:
        connection.execute("UPDATE photo_file SET at_server = 1 WHERE sha256 = ?", (sha256,))


def small_sent(db: Database, sha256: bytes) -> None:
    """The server has a thumbnail now."""
    with db.writing() as connection:
        connection.execute("UPDATE photo_file SET small_at_server = 1 WHERE sha256 = ?", (sha256,))


def is_here(db: Database, sha256: bytes) -> bool:
    """Whether a picture is noted as lying in the folder."""
    return bool(db.value("SELECT here FROM photo_file WHERE sha256 = ?", (sha256,)))


def is_small_here(db: Database, sha256: bytes) -> bool:
    """Whether a picture's thumbnail is noted as lying in the folder."""
    return bool(db.value("SELECT small_here FROM photo_file WHERE sha256 = ?", (sha256,)))


def noted(db: Database) -> list[tuple[bytes, int, int, int]]:
    """(sha256, bytes, whether it is here, whether its thumbnail is) of all pictures that are noted as lying here."""
    return db.rows("SELECT sha256, size, here, small_here FROM photo_file WHERE here = 1 OR small_here = 1")


def lost(db: Database, sha256: bytes) -> None:
    """A picture is no longer in the folder."""
    with db.writing() as connection:
        connection.execute("UPDATE photo_file SET here = 0 WHERE sha256 = ?", (sha256,))


def small_lost(db: Database, sha256: bytes) -> None:
    """A thumbnail is no longer in the folder."""
    with db.writing() as connection:
        connection.execute("UPDATE photo_file SET small_here = 0 WHERE sha256 = ?", (sha256,))


def forget_server(db: Database) -> None:
    """Nothing is known of what the server has: it is another one, or was set back."""
    with db.writing() as connection:
        connection.execute("UPDATE photo_file SET at_server = 0, small_at_server = 0")


def doubt_server(db: Database) -> None:
    """Of pictures that are here the server is asked again."""
    with db.writing() as connection:
        connection.execute("UPDATE photo_file SET at_server = 0 WHERE here = 1")
        connection.execute("UPDATE photo_file SET small_at_server = 0 WHERE small_here = 1")


def unsure(db: Database) -> list[tuple[bytes, bool]]:
    """Pictures that the server is not known to have with their thumbnails, the newest record first; and whether
    something of it is here to be sent."""
    return [
        (sha256, bool(ours))
        for sha256, ours in db.rows(
            "SELECT a.sha256, (f.here = 1 AND f.at_server = 0) OR (f.small_here = 1 AND f.small_at_server = 0)"
            f" FROM ({_SHOWN}) AS a LEFT JOIN photo_file AS f ON f.sha256 = a.sha256"
            " WHERE ifnull(f.at_server, 0) = 0 OR (f.small_at_server = 0 AND f.small_here = 1)"
            " ORDER BY a.file, a.at DESC"
        )
    ]


def to_send(db: Database) -> list[tuple[bytes, int]]:
    """(sha256, bytes) of what records show and the server does not have: pictures, then files, the newest record
    first."""
    return db.rows(
        f"SELECT a.sha256, f.size FROM ({_SHOWN}) AS a JOIN photo_file AS f ON f.sha256 = a.sha256"
        " WHERE f.here = 1 AND f.at_server = 0 ORDER BY a.file, a.at DESC"
    )


def to_fetch(db: Database) -> list[tuple[bytes, int]]:
    """(sha256, bytes) of what records show, the server has and this laptop lacks: pictures, then files, the newest
    record first."""
    return db.rows(
        f"SELECT a.sha256, a.size FROM ({_SHOWN}) AS a JOIN photo_file AS f ON f.sha256 = a.sha256"
        " WHERE f.here = 0 AND f.at_server = 1 ORDER BY a.file, a.at DESC"
    )


def small_to_send(db: Database) -> list[bytes]:
    """Pictures that records show whose thumbnails are here and not at the server, the newest record first."""
    return _small(db, here=1)


def small_to_fetch(db: Database) -> list[bytes]:
    """Pictures that records show whose thumbnails are at the server and not here, the newest record first."""
    return _small(db, here=0)


def _small(db: Database, here: int) -> list[bytes]:
    return [
        row[0]
        for row in db.rows(
            f"SELECT a.sha256 FROM ({_SHOWN}) AS a JOIN photo_file AS f ON f.sha256 = a.sha256"
            " WHERE a.file = 0 AND f.small_here = ? AND f.small_at_server = ? ORDER BY a.at DESC",
            (here, 1 - here),
        )
    ]


def waiting(db: Database) -> tuple[Sizes, Sizes, Sizes]:
    """Pictures that records show: here and to be sent; to be fetched; neither here nor at the server yet."""
    counted = {
        (bool(here), bool(at_server)): Sizes(count, size)
        for here, at_server, count, size in db.rows(
            "SELECT ifnull(f.here, 0), ifnull(f.at_server, 0), count(*), sum(max(a.size, ifnull(f.size, 0)))"
            f" FROM ({_SHOWN}) AS a LEFT JOIN photo_file AS f ON f.sha256 = a.sha256 GROUP BY 1, 2"
        )
    }
    none = Sizes(0, 0)
    return counted.get((True, False), none), counted.get((False, True), none), counted.get((False, False), none)


def forgotten(db: Database) -> list[bytes]:
    """Pictures whose files are to go: an erasure took the records that showed them, and none shows them since."""
    kept = db.get_meta(FORGOTTEN_PHOTOS)
    shown = {row[0] for row in db.rows(f"SELECT sha256 FROM ({_SHOWN})")} if kept else set()
    return [sha256 for sha256 in decode(kept) if sha256 not in shown] if kept else []


def gone(db: Database, sha256: bytes) -> None:
    """The files of a forgotten picture are gone."""
    with db.writing() as connection:
        left = [other for other in decode(db.get_meta(FORGOTTEN_PHOTOS)) if other != sha256]
        connection.execute("DELETE FROM photo_file WHERE sha256 = ?", (sha256,))
        put_meta(connection, {FORGOTTEN_PHOTOS: encode(left) if left else None})


def shown_by(db: Database, pictures: Collection[bytes]) -> dict[str, list[bytes]]:
    """The rows that show one of them, by kind."""
    return {
        kind: [row[0] for sha256 in pictures for row in db.rows(f"SELECT id FROM {kind} WHERE sha256 = ?", (sha256,))]
        for kind in ("attachment", "file")
    }
