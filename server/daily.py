"""What a running server does once a day beside serving: compaction. A restart does not begin the day anew."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Final

import anyio
from anyio import to_thread
from litestar import Litestar
from peewee import InterfaceError, OperationalError

from server.compaction import DAY_MS, compact
from server.database import Database
from server.photos import Photos
from server.problems import say_unavailable
from server.steady import steady

logger = logging.getLogger("sumu.server")

_LOOK_SECONDS: Final = 1800


def sweeping(
    db: Database, photos: Photos, now_ms: Callable[[], int]
) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """A lifespan of the application that compacts when a day has passed since the last time."""

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        ending = threading.Event()

        async def daily() -> None:
            while True:
                try:
                    await to_thread.run_sync(sweep_when_due, db, photos, now_ms(), ending)
                except (InterfaceError, OperationalError) as error:  # the database is away: told once, looked at again
                    say_unavailable(error)
                except Exception:
                    logger.exception("compaction broke off; it goes on later")
                await anyio.sleep(_LOOK_SECONDS)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(daily)
            yield
            ending.set()
            tasks.cancel_scope.cancel()

    return lifespan


def sweep_when_due(db: Database, photos: Photos, now_ms: int, ending: threading.Event) -> bool:
    """Compacts where the last time is a day ago or the clock was set back; whether it did. ``ending`` breaks it off."""
    with db.reading():
        last = db.row("SELECT value FROM meta WHERE name = 'swept'")
    if last is not None and int(last[0]) <= now_ms < int(last[0]) + DAY_MS:
        return False
    done = compact(db, steady(db, now_ms), stopped=ending.is_set, rest=ending.wait)
    for township, unshown in done.photos.items():
        photos.forget(township, unshown)
    if not ending.is_set():
        swept = "INSERT INTO meta (name, value) VALUES ('swept', ?)"
        swept += " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        db.run(lambda: db.execute(swept, (str(now_ms),)))
    return True
