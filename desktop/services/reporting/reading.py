"""What a report reads once, whichever of its periods and figures ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from desktop.store.database import Database

P = ParamSpec("P")
T = TypeVar("T")


class Reading:
    """The rows that one report has read so far. It is let go with the report, so that nothing here grows old; what it
    gives is shared by whoever asks and is not to be changed."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._kept: dict[tuple[object, ...], Any] = {}

    def once(self, read: Callable[Concatenate[Database, P], T], *about: P.args, **named: P.kwargs) -> T:
        """What ``read(db, …)`` gives, read on the first call alone."""
        key = (read, about, *named.items())
        if key not in self._kept:
            self._kept[key] = read(self.db, *about, **named)
        found: T = self._kept[key]
        return found
