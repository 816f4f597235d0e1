"""How much of the server's disk one township may take, so that none fills it for the others.

Of what an administrator allows a township an eighth is for its records (log, archive, what is laid aside), the rest for
photos and other files: files never keep records out. Where the disk gets narrow, who has most stops first: of either, a
township holds no more than is still free beside it, but for ``LEAST``, which everybody may have.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from server.database import Database

GIGABYTE: Final = 1024**3
#: What a township may take where the administrator says nothing else (gigabytes).
TOWNSHIP_GB: Final = 32
#: Bytes of records, and of files, that a township may have however narrow the disk is.
LEAST: Final = 256 * 1024**2
#: What files leave of a disk to records: so many bytes, of a small one a twentieth.
KEPT_FREE: Final = GIGABYTE
_RECORDS_SHARE: Final = 8
#: Bytes that an entry of the log and a row take beside their values: keys, hashes and indexes, as measured on both
#: databases.
ENTRY_BYTES: Final = 250


class Room:
    """``gigabytes``: of one township, in all. ``folder``: lies on the disk that is shared; None: nobody looks how much
    of it is free. ``records_here``: whether the database lies there too."""

    def __init__(self, gigabytes: int = TOWNSHIP_GB, folder: Path | None = None, *, records_here: bool = True) -> None:
        records = gigabytes * GIGABYTE // _RECORDS_SHARE
        #: Bytes of records and of files that a township may hold at most.
        self.shares = records, gigabytes * GIGABYTE - records
        self._folder = folder
        self._records_here = records_here

    def records(self) -> int:
        """Bytes of records that a township may hold at the moment."""
        most, _ = self.shares
        return self._fair(most) if self._records_here else most

    def files(self) -> int:
        """Bytes of photos and files that a township may hold at the moment; none where what is free is kept for
        records."""
        if self._folder is not None:
            disk = shutil.disk_usage(self._folder)
            if disk.free < min(KEPT_FREE, disk.total // 20):
                return 0
        return self._fair(self.shares[1])

    def _fair(self, most: int) -> int:
        return most if self._folder is None else min(most, max(LEAST, shutil.disk_usage(self._folder).free))


def recount(db: Database, township: str) -> int:
    """Counts the bytes of a township's records anew: what was archived, emptied or dropped no longer counts. Gives how
    many they are. Pushes go on meanwhile, and what they add is not lost."""
    with db.snapshot():
        ((told,),) = db.rows("SELECT bytes FROM township WHERE code = ?", (township,))
        counted = sum(
            int(db.rows(sql.format(entry=ENTRY_BYTES), (township,))[0][0])
            for sql in (
                "SELECT COALESCE(SUM(LENGTH(body) + COALESCE(LENGTH(decided), 0) + {entry}), 0) FROM log"
                " WHERE township = ?",
                "SELECT COALESCE(SUM(LENGTH(state)), 0) FROM record WHERE township = ?",
                "SELECT COALESCE(SUM(LENGTH(entries)), 0) FROM archive WHERE township = ?",
                "SELECT COALESCE(SUM(LENGTH(operation) + {entry}), 0) FROM quarantine WHERE township = ?",
            )
        )
    sql = "UPDATE township SET bytes = bytes + ? WHERE code = ?"
    db.run(lambda: db.execute(sql, (counted - told, township)))
    return counted


def used(db: Database) -> list[tuple[str, str, int, int]]:
    """Each township's code, name, bytes of records and of whole photos and files."""
    sql = "SELECT code, name, bytes, (SELECT COALESCE(SUM(size), 0) FROM photo WHERE township = code) FROM township"
    with db.reading():
        return [(code, name, int(own), int(files)) for code, name, own, files in db.rows(f"{sql} ORDER BY code")]
