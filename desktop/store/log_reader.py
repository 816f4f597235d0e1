"""What was written, as this laptop knows it: acts, histories, what waits, what was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.store import undoing
from desktop.store.acts import Act, HistoryLine, Label
from desktop.store.history import line_of
from desktop.store.operations import COLUMNS, decode, operation_of
from desktop.store.standing import Standing
from desktop.store.undoing import UNDO
from desktop.store.values import Value
from protocol.clock import milliseconds_of
from protocol.lists import without_changes
from protocol.operations import Operation, is_blank
from protocol.records import BY_NAME, BY_NUMBER

#: Of so many rows that belong to a record the history tells, the first ones named.
MOST_ROWS = 500
#: So many operations of an act tell what it was about.
_FIRST_OF_ACT = 400


class LogReader:
    """Reads the operations that lie here: own ones, carried ones, and the township's log as far as it came."""

    def __init__(self, standing: Standing) -> None:
        self._db = standing.db
        self._at = standing

    def acts(self, limit: int = 50, before: int | None = None) -> list[Act]:
        """This laptop's acts, newest first; undoing ones are left out, undone ones say so."""
        found = self._db.rows(
            # SQLite without statistics takes the primary key by now, which is every operation of this laptop.
            "SELECT number, label, subject, stamp, author FROM operation INDEXED BY operation_named"
            " WHERE device = ? AND number < ? AND label IS NOT NULL AND label <> ? ORDER BY number DESC LIMIT ?",
            (self._at.device, before if before is not None else self._at.head[0] + 1, UNDO, limit),
        )
        undone = undoing.undone_since(self._at, found[-1][0]) if found else set()
        return [
            Act(number, Label(label, subject or ""), milliseconds_of(stamp), author, number in undone)
            for number, label, subject, stamp, author in found
        ]

    def made_by(self, kind: str, id: bytes) -> Act | None:
        """The act of this laptop that made a row; None where another one's did."""
        number = self._db.value(
            "SELECT MIN(act) FROM operation WHERE row = ? AND kind = ? AND device = ?",
            (id, BY_NAME[kind].number, self._at.device),
        )
        return None if number is None else next((a for a in self.acts(1, number + 1) if a.number == number), None)

    def written_with(self, kind: str, id: bytes) -> frozenset[str]:
        """The kinds that the act wrote which made a row, whoever did it, as its first operations tell; empty where this
        laptop has not seen them."""
        made = self._db.rows(
            "SELECT device, act FROM operation WHERE row = ? AND kind = ? ORDER BY number LIMIT 1",
            (id, BY_NAME[kind].number),
        )
        if not made:
            return frozenset()
        device, act = made[0]
        found = self._db.rows(
            "SELECT DISTINCT kind FROM operation WHERE device = ? AND number BETWEEN ? AND ? AND act = ?",
            (device, act, act + _FIRST_OF_ACT, act),
        )
        return frozenset(BY_NUMBER[number].name for (number,) in found if number in BY_NUMBER)

    def history(self, kind: str, id: bytes, rows: Mapping[str, Sequence[bytes]] | None = None) -> list[HistoryLine]:
        """What was written to a record, newest first by the township's log, as far as this laptop has seen it.
        ``rows``: kind → ids of rows that belong to it, whose lines stand among its own."""
        own = [(BY_NAME[of].number, row) for of, ids in (rows or {}).items() for row in ids]
        known = {(BY_NAME[kind].number, id), *own[:MOST_ROWS]}
        lines = []
        # What waits stands above what has its place in the log; no clock is asked, for one may have been wrong.
        for row in self._db.rows(
            f"SELECT {COLUMNS}, seq, outcomes, refused, label,"
            " (SELECT a.label FROM operation AS a WHERE a.device = operation.device AND a.number = operation.act)"
            f" FROM operation WHERE row IN ({','.join('?' * len(known))})"
            " ORDER BY seq IS NOT NULL, seq DESC, device = ? DESC, number DESC",
            (*(row for _, row in known), self._at.device),
        ):
            op = operation_of(row)
            seq, outcomes, refused, label, act_label = row[-5:]
            if (op.kind, op.row) not in known or is_blank(op):
                continue
            decided = decode(outcomes) if outcomes else {}
            line = line_of(op, decided, refused or "", self._at.device, label or act_label or "", pending=seq is None)
            lines.append(line)
        return lines

    def written(self, device: bytes, number: int) -> dict[str, Value]:
        """What an operation wrote, by name; empty where this laptop has not seen it."""
        found = self._db.rows(f"SELECT {COLUMNS} FROM operation WHERE device = ? AND number = ?", (device, number))
        ops = [op for op in map(operation_of, found) if op.kind in BY_NUMBER and not is_blank(op)]
        return {
            BY_NUMBER[op.kind].by_number[n].name: value
            for op in ops
            for n, value in op.fields.items()
            if n in BY_NUMBER[op.kind].by_number
        }

    def waiting(self) -> tuple[int, int | None]:
        """How many operations are pending, and since when (ms UTC)."""
        count = self._at.head[0] - self._at.acknowledged
        if count <= 0:
            return 0, None
        oldest = self._db.value(
            "SELECT stamp FROM operation WHERE device = ? AND number > ? ORDER BY number LIMIT 1",
            (self._at.device, self._at.acknowledged),
        )
        return count, None if oldest is None else milliseconds_of(oldest)

    def waiting_kinds(self) -> list[tuple[int, int]]:
        """(kind, how many) of the pending operations, the most first."""
        return self._db.rows(
            "SELECT kind, count(*) FROM operation WHERE device = ? AND number > ? GROUP BY kind ORDER BY 2 DESC, 1",
            (self._at.device, self._at.acknowledged),
        )

    def known_number(self, device: bytes) -> int:
        """The last number of a device that this copy has: in its first copy, in the log or carried; 0 where none."""
        copied = self._db.get_meta("first_copy_heads")
        read = self._db.value("SELECT MAX(number) FROM operation WHERE device = ?", (device,)) or 0
        return max(read, decode(copied).get(device, 0) if copied else 0)

    def carried(self) -> int:
        """How many carried operations wait here for the log."""
        count: int = self._db.value("SELECT count(*) FROM operation WHERE carried IS NOT NULL")
        return count

    def refused(self, limit: int = 200) -> list[tuple[Operation, dict[int, int], str]]:
        """Operations that were refused, or had a field superseded or put in review, newest first: (operation, outcomes,
        reason)."""
        found: list[tuple[Operation, dict[int, int], str]] = []
        for row in self._db.raw.execute(
            f"SELECT {COLUMNS}, outcomes, refused FROM operation"
            " WHERE (refused IS NOT NULL OR outcomes IS NOT NULL)"
            " ORDER BY seq IS NOT NULL, seq DESC, number DESC"
        ):
            op = operation_of(row)
            outcomes = without_changes(op.kind, decode(row[-2]) if row[-2] else {})
            if outcomes or row[-1]:
                found.append((op, outcomes, row[-1] or ""))
            if len(found) == limit:
                break
        return found

    def next_to_redo(self) -> int | None:
        """The act that was taken back last; None once something else was done since, or there is none."""
        return undoing.next_to_redo(self._at)

    def size_of(self, act: int) -> int:
        """How many operations an act of this device is."""
        return undoing.size_of(self._at, act)
