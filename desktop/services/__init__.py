"""What a person can do, one module an area; no Qt. Records are plain dicts, ids 16 bytes."""

from desktop.store.changes import Act, Cell, Changes, Edit, HistoryLine, Label, Undone
from desktop.store.values import Record, Value

__all__ = ["Act", "Cell", "Changes", "Edit", "HistoryLine", "Label", "Record", "Undone", "Value"]
