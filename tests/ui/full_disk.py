"""A disk that is full from one moment to another, under a real township file: COMMIT fails as SQLite lets it fail."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from desktop.store import database


class FullDisk:
    """``full`` from now on, or no longer. For files that are opened after it was put in place."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        disk = self

        class Connection(sqlite3.Connection):
            def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
                if disk.full and sql == "COMMIT" and self.total_changes > self.before:
                    raise sqlite3.OperationalError("database or disk is full")
                if sql.startswith("BEGIN"):
                    self.before = self.total_changes
                return super().execute(sql, *parameters)

            before = 0

        def connect(*arguments: Any, **more: Any) -> sqlite3.Connection:
            return sqlite3.connect(*arguments, **more, factory=Connection)

        class Driver:
            """``sqlite3``, but for whom ``database`` connects by."""

            def __getattr__(self, name: str) -> Any:
                return connect if name == "connect" else getattr(sqlite3, name)

        monkeypatch.setattr(database, "sqlite3", Driver())
