"""回收站: what was deleted or undone, on whatever laptop, found by its name and brought back by one act.

A deleted row keeps its values until the server empties its tombstone: 90 days after the deletion once every laptop has
it, 400 days at the latest (docs/sync-protocol.md, Compaction). Without a server it keeps them for good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.services.plain_kinds import rows_of
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import deleted as queries
from desktop.store.values import Record
from protocol.clock import milliseconds_of
from protocol.records import BY_NAME, BY_NUMBER

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Kinds that are found by themselves, in the order in which they are offered.
KINDS: Final = queries.KINDS
#: Days after which the server may empty a tombstone: once every laptop has it, and at the latest.
KEPT_DAYS: Final = (90, 400)


@dataclass(frozen=True)
class Gone:
    """A deleted record. ``at`` (ms UTC), ``author``: when and by whom it was deleted, as far as this laptop knows;
    ``record``: the values that it still has; ``left``: how many of the rows that it owns were written elsewhere without
    knowing of the deletion: they stand under it unseen and show again once it is brought back."""

    key: bytes
    kind: str
    id: bytes
    subject: str
    at: int | None
    author: bytes
    record: Record
    left: int = 0


class RecycleBin:
    """What was deleted at one desk. A key is the kind's number, one byte, and the record's id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._db, self._journal = desk.db, desk.journal

    def ids(self, kind: str = "", text: str = "", *, newest: bool = True, limit: int = -1) -> list[bytes]:
        """Keys of what was deleted, of one kind or all: ``text`` in its name, that of whom it is about, or initials."""
        found = queries.ids(self._db, [kind] if kind else KINDS, text, newest=newest, limit=limit)
        return [_key(*row) for row in found]

    def page(self, keys: Sequence[bytes]) -> list[Gone | None]:
        """What these are; None for one that is no longer there."""
        return [self._gone(*_row(key)) for key in keys]

    def _gone(self, kind: str, id: bytes) -> Gone | None:
        record = self._journal.rows.get(kind, id)
        if record is None or not record["deleted"]:
            return None
        deletion = queries.deletion(self._db, kind, id)
        at, author = record["updated_at"], record["updated_by"]
        if deletion is not None:
            at, author = milliseconds_of(deletion[3]), deletion[2]
        left = sum(len(self._desk.rows[rows.kind].of(id)) for rows in rows_of(kind))
        return Gone(_key(kind, id), kind, id, self._desk.records.subject(kind, record), at, author or b"", record, left)

    def bring_back(self, keys: Sequence[bytes]) -> Changes:
        """One act that brings records back, each with what was deleted together with it: an activity with who came and
        her photos, newcomers among them. It can be undone. What is back already, or gone for good, is passed over."""
        wanted = dict.fromkeys(row for key in keys for row in self._with_its_own(*_row(key)))
        edits = [Edit(kind, id_, {"deleted": None}) for kind, id_ in wanted]
        if len(keys) == 1:
            gone = self._gone(*_row(keys[0]))
            return self._journal.write(edits, Label("bin.restore", gone.subject if gone else ""))
        return self._journal.write(edits, Label("bin.restore_several", str(len(keys))))

    def _with_its_own(self, kind: str, id: bytes) -> Iterator[tuple[str, bytes]]:
        record = self._journal.rows.get(kind, id)
        if record is None or not record["deleted"] or queries.is_gone(self._db, kind, id, record["extra"]):
            return
        yield kind, id
        stroke = self._stroke(kind, id, record)
        for child, child_id in queries.children(self._db, kind, id):
            row = self._journal.rows.get(child, child_id)
            if row is None or self._stroke(child, child_id, row) != stroke:
                continue
            yield child, child_id
            if child == "attendance" and row["person"] is not None:
                yield from self._newcomer(row["person"], stroke)

    def _newcomer(self, person: bytes, stroke: tuple[object, ...]) -> Iterator[tuple[str, bytes]]:
        """Somebody who came and was deleted by the same act as the activity, with what is hers."""
        her = self._journal.rows.get("person", person)
        if her is not None and her["deleted"] and self._stroke("person", person, her) == stroke:
            yield from self._with_its_own("person", person)

    def _stroke(self, kind: str, id: bytes, record: Record) -> tuple[object, ...]:
        """What two rows share that were deleted by one act."""
        deletion = queries.deletion(self._db, kind, id)
        if deletion is None:  # it came with a first copy; the stamps of one act lie in one second
            return record["updated_by"], (record["updated_at"] or 0) // 1000
        return deletion[:2]


def _key(kind: str, id: bytes) -> bytes:
    return bytes([BY_NAME[kind].number]) + id


def _row(key: bytes) -> tuple[str, bytes]:
    return BY_NUMBER[key[0]].name, key[1:]
