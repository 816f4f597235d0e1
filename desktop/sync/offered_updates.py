"""A newer version of the program from the township's server: asked for when a person wants it, and fetched in pieces
that a cut line does not lose."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop.errors import KnownError
from desktop.store.database import translated
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from protocol.update_label import MOST_HEAD, Offered


def offered(connection: Connection, system: str) -> Offered | None:
    """The newest update that the server has for a system. Not on the window's thread. Raises KnownError, as the line
    does."""
    with closing(Client(connection)) as client:
        return client.update_offered(system)


def fetch(
    connection: Connection,
    system: str,
    update: Offered,
    part: Path,
    check: Callable[[Path, int], object],
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> None:
    """Brings ``part`` to the whole update, going on where it was cut.

    ``check``: raises for a file of which the first ``MOST_HEAD`` bytes and the whole's size are given where nobody of
    ours signed it: no more of that is fetched. ``progress`` gets bytes done and in all. Not on the window's thread.
    Raises KnownError as the line does, ``update_gone`` (the server has another by now), ``disk_full`` ….
    """
    with translated(), part.open("ab") as file, closing(Client(connection)) as client:
        checked = False
        while (done := file.tell()) < update.size:
            if not checked and done >= min(MOST_HEAD, update.size):
                check(part, update.size)
                checked = True
            progress(done, update.size)
            file.write(client.update_piece(system, update, done))
            file.flush()
        if done > update.size:
            raise KnownError("update_gone")  # what lay here is of another
        os.fsync(file.fileno())
