"""A clock for what throws away: one reading of the wall clock is believed only so far."""

from __future__ import annotations

import logging
from typing import Final

from server.database import Database

logger = logging.getLogger("sumu.server")

#: How far beyond the last reading the next one is believed (ms): what looks once a day never needs more.
STEP_MS: Final = 2 * 24 * 3600 * 1000
_NAME: Final = "believed_ms"


def steady(db: Database, now_ms: int) -> int:
    """The wall clock's ``now_ms`` (since 1970 UTC), or as much of it as is believed. A clock that jumps ahead is
    noticed, and caught up with in steps of two days, one each time that this is called; one that was set back is
    believed."""

    def work() -> int:
        found = db.row("SELECT value FROM meta WHERE name = ?", (_NAME,))
        believed = now_ms if found is None else min(now_ms, int(found[0]) + STEP_MS)
        db.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_NAME, str(believed)),
        )
        return believed

    believed = db.run(work)
    if believed < now_ms:
        days = (now_ms - believed) / (STEP_MS / 2)
        logger.warning("the clock is %.0f days ahead of what this server saw of it: nothing is cleared by it", days)
    return believed
