"""THE write path: rows and their operations, one act, one transaction.

A visible row is the confirmed row at the cursor plus the operations that wait: this laptop's pending ones and carried
ones of other devices. While any waits for a row, ``shadow`` keeps the confirmed values of the fields they touch; the
server's outcomes are applied in sequence and never decided here. A row's digest counts its confirmed cells only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import islice

from desktop.store import undoing
from desktop.store.act_writer import ActWriter
from desktop.store.acts import Act, Cell, Changes, Edit, HistoryLine, Label, ListChange, Undone
from desktop.store.carried import CarriedRun
from desktop.store.log_batch import FirstRow, Misfit
from desktop.store.log_follower import LogFollower
from desktop.store.log_reader import LogReader
from desktop.store.sights import Cursor, Sight
from desktop.store.standing import Standing
from protocol.operations import Acknowledged

__all__ = [
    "Acknowledged",
    "Act",
    "CarriedRun",
    "Cell",
    "Changes",
    "Cursor",
    "Edit",
    "FirstRow",
    "HistoryLine",
    "Journal",
    "Label",
    "ListChange",
    "Misfit",
    "Sight",
    "Undone",
]

#: A transaction of an import or a pull ends after this long, so that a save never waits (seconds).
SLICE_SECONDS = 0.04
#: The clock is looked at after so many rows.
SLICE_ROWS = 50


class Journal(Standing):
    """The one writer of synced tables. ``log`` reads what was written, ``sync`` follows the township's log.

    Threads may share it: the database's write lock orders them.
    """

    @cached_property
    def log(self) -> LogReader:
        """Reads what was written here and elsewhere."""
        return LogReader(self)

    @cached_property
    def sync(self) -> LogFollower:
        """Follows the township's log; for sync and recovery only."""
        return LogFollower(self)

    def write(self, edits: Iterable[Edit], label: Label) -> Changes:
        """One act in one transaction. Fields that hold the value already are dropped; empty acts leave no trace.

        Raises KnownError where the disk refuses, role_may_not where the author may not write this, too_much_written and
        no_text_written where no server would take it; then nothing of the act is stored.
        """
        with self.db.write_lock:
            writer = ActWriter(self, label)
            with self.db.writing():
                writer.add(edits)
            writer.committed()
        changes = writer.changes()
        self.announce(changes)
        return changes

    def write_in_slices(
        self,
        edits: Iterable[Edit],
        label: Label,
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Changes:
        """One act of many rows in short transactions, between which others may save. ``progress`` gets the rows done.

        When ``cancelled`` says so, or the program is killed, what is written stays one act that can be undone.
        """
        source = iter(edits)
        writer = ActWriter(self, label)
        done = 0
        pushed: list[Edit] = []
        while True:
            if cancelled is not None and cancelled():
                break
            with self.db.write_lock:
                writer.resume()
                with self.db.writing():
                    started = time.monotonic()
                    while pushed := list(islice(source, SLICE_ROWS)):
                        writer.add(pushed)
                        done += len(pushed)
                        if time.monotonic() - started >= SLICE_SECONDS:
                            break
                writer.committed()
            if progress is not None:
                progress(done)
            if not pushed:
                break
        changes = writer.changes()
        self.announce(changes)
        return changes

    def undo(self, act: int) -> Undone:
        """Takes an act back by a new act: only cells that still hold what the act wrote."""
        return undoing.undo(self, act)

    def redo(self, act: int) -> Undone:
        """Does an act again that was taken back, by taking its undoing back; empty where it stands."""
        return undoing.redo(self, act)
