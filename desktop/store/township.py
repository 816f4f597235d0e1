"""One open township's file: what services, sync and papers stand on, and the window never reaches into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desktop.store.changes import Journal
from desktop.store.database import Database
from desktop.store.driver import Key


@dataclass(eq=False)
class Township:
    """``folder`` holds the file, its photos and backups; ``now`` is the local clock, handed in by tests."""

    db: Database
    journal: Journal
    folder: Path
    now: Callable[[], datetime] = datetime.now

    @property
    def key(self) -> Key | None:
        """What everything in the folder is encrypted with; None where it is plain."""
        return self.db.key

    def today(self) -> date:
        """The local date."""
        return self.now().date()

    def close(self) -> None:
        """Closes the file; nothing that stands on it may be used after."""
        self.db.close_all()
