"""The page of one activity, on a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.activities.editor import ActivityEditor
from desktop.ui.activities.page import ActivitiesPage
from tests.ui.activity_desk import (
    editor_of,
    fill,
    open_desk,
    show,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk")
    fill(desk)
    yield desk
    desk.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ActivitiesPage:
    page = show(qtbot, desk).page("activities")
    assert isinstance(page, ActivitiesPage)
    return page


@pytest.fixture
def editor(page: ActivitiesPage) -> ActivityEditor:
    page.new_record()
    editor = editor_of(page)
    editor.form.editor("kind").set_value("A07")
    return editor
