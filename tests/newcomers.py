"""Devices that are let in without an invitation: its three slow hashes are not what most tests are about."""

from __future__ import annotations

from server.database import Database
from server.devices import Newcomer, add_device


def let_in(db: Database, township: str, newcomer: Newcomer, role: str, now_ms: int) -> None:
    """A device of the township from now on, as ``server.auth.enrol`` would have made it."""
    assert db.run(lambda: add_device(db, township, newcomer, role, "0000 0000", now_ms))
