"""A program that is not started yet, and townships with and without a lock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.services.desk import Desk
from desktop.services.locking import Secret, new_code, new_key
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.store import keys
from tests.ui.locked import CODE, PIN, Ring, with_chair


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots at their cheapest."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, ring: Ring) -> Iterator[Program]:
    """Not started yet; English, so that words are tested where they are written."""
    settings = Settings.load(tmp_path)
    settings.language = "en"
    made = Program(qapp, tmp_path, settings, keyring=ring)
    yield made
    made.end()
    for window in (made.window, made.front):
        if window is not None:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
    made.deleteLater()


@pytest.fixture
def code(program: Program) -> str:
    """An encrypted township with its chair 王兰, closed; gives its recovery code."""
    program.settings.township = CODE
    key, made = new_key(), new_code()
    program.lock.begin(key, Secret("pin", PIN), made)
    desk = Desk.open(program.folder, key=key)
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    desk.people.quick_add("乌日娜")
    program.lock.note(key, desk.records.user, desk.records.users(), Secret("pin", PIN))
    desk.close()
    return made


@pytest.fixture
def plain(program: Program) -> Path:
    """A township from before there were locks."""
    program.settings.township = CODE
    with_chair(program.folder)
    return program.folder
