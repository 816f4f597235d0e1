"""A disk that is full from one moment to another, under a real township file: COMMIT fails as SQLite lets it fail."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.store import database, driver


class FullDisk:
    """``full`` from now on, or no longer. For files that are opened after it was put in place."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        disk = self

        class Connection(driver.Connection):
            def execute(self, sql: str, *parameters: Any) -> driver.Cursor:
                if disk.full and sql == "COMMIT" and self.total_changes > self.before:
                    raise driver.library.OperationalError("database or disk is full")
                if sql.startswith("BEGIN"):
                    self.before = self.total_changes
                return super().execute(sql, *parameters)

            before = 0

        def connect(*arguments: Any, **more: Any) -> driver.Connection:
            return driver.connect(*arguments, **more, factory=Connection)

        monkeypatch.setattr(database, "connect", connect)
