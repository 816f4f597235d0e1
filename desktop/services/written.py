"""What the save of one record gives back."""

from __future__ import annotations

from typing import NamedTuple

from desktop.store.changes import Changes


class Written(NamedTuple):
    """The record that was written, new or not, and what changed."""

    id: bytes
    changes: Changes
