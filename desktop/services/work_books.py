"""簿册 The books that are kept through a year: a plain kind, begun with five books and five registers."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.services.plain_records import PlainRecords
from desktop.store.changes import Changes, Edit, Label
from protocol.ids import derived_id


class WorkBooks(PlainRecords):
    """The books of one desk's township."""

    def begin(self, books: Sequence[tuple[str, str]]) -> Changes:
        """Makes these (name, source) in their order, as one act. Two laptops that begin make the same ones; one that
        was deleted stands again."""
        edits = [
            Edit(
                "work_book",
                derived_id("work_book", source),
                {"title": title, "source": source, "place": place, "deleted": None},
            )
            for place, (title, source) in enumerate(books, 1)
        ]
        return self._desk.journal.write(edits, Label("work_book.begin", str(len(edits))))
