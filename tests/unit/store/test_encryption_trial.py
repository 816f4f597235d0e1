"""A build that only says that it encrypts is found out."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store import database, driver
from desktop.store.driver import Connection, Key
from desktop.store.encryption_trial import encrypts


def test_a_whole_build_encrypts(tmp_path: Path) -> None:
    assert encrypts(tmp_path)


def test_a_library_that_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "ENCRYPTS", False)
    assert not encrypts(tmp_path)


def test_a_library_that_leaves_files_plain_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_by_migrations: None
) -> None:
    def plainly(path: Path, key: Key | None, **more: object) -> Connection:
        return driver.connect(path, None, **more)

    monkeypatch.setattr(database, "connect", plainly)
    monkeypatch.setattr(database, "_inspect", lambda path, key: None)
    assert not encrypts(tmp_path)
