"""What a laptop of an older version does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from protocol.operations import canonical


@contextmanager
def unchecked() -> Iterator[None]:
    """Meanwhile a journal writes what no server takes, as it did before it looked (``protocol.limits.unsendable``)."""
    with patch("desktop.store.act_writer._sendable", canonical):
        yield
