"""Any day: the chair takes in ``2023花名册(最终).xls``, sees what is new, and takes the whole of it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from demo.hands import click, until
from desktop.app import Program
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.ui import translation
from desktop.ui.importing.page import ImportPage
from tests.stories.laptops import CODE, Laptops, desk_of, window_of
from tests.tables.make import HERE, STORY_FILE, story_women

ON_THE_ROSTER = 31


@pytest.fixture
def laptops(qapp: QApplication) -> Iterator[Laptops]:
    made = Laptops(qapp)
    yield made
    made.end()
    translation.install(qapp, "en")


@pytest.fixture
def chair(tmp_path: Path, laptops: Laptops) -> Program:
    """The chair's laptop; the first 31 women of the file are on the roster, under their day of birth."""
    root = tmp_path / "chair"
    desk = Desk.open(root / "township")
    start_township(desk, CODE)
    desk.records.add_user("乌云")
    gachas = {unit.short: unit.id for unit in desk.units.gachas()}
    for name, gacha, born in story_women()[:ON_THE_ROSTER]:
        year, month = str(born).split(".")
        values = {"name_zh": name, "gacha": gachas[gacha], "ethnic": "02", "sex": "2"}
        desk.people.save(None, {**values, "birth": f"{year}-{int(month):02}-15"})
    desk.close()
    return laptops.start(root)


def live(desk: Desk) -> list[tuple[object, ...]]:
    """All rows of people that are live, field by field."""
    fields = "id, name_zh, birth, gacha, ethnic, sex, phone, note, household, to_complete, status"
    return desk.db.rows(f"SELECT {fields} FROM person WHERE deleted IS NULL ORDER BY id")


def test_the_final_roster_of_2023_comes_in_and_goes_back(chair: Program) -> None:
    desk, window = desk_of(chair), window_of(chair)
    before = live(desk)
    window.go("import", files=[HERE / f"{STORY_FILE}.xls"])
    page = window.current()
    assert isinstance(page, ImportPage)
    until(lambda: page._job is None and page.table.count() > 0, "the preview")
    said = {key: chip.text() for key, chip in page.chips.items() if chip.isVisible()}
    assert (said["new"], said["same"], said["unsure"]) == ("新增 212", "已在册 31", "拿不准 9")
    assert live(desk) == before, "nothing is written before it is asked for"
    click(page.write_button)
    until(lambda: page._job is None and desk.people.counts().all == ON_THE_ROSTER + 221, "the import")
    assert desk.imports.batches()[0].files == (f"{STORY_FILE}.xls",)
    assert "身份证" not in str(live(desk)) and "0000" not in str(live(desk)), "a spoilt number is said and not kept"
    undo = next(b for b in page.batches.findChildren(QPushButton) if b.isVisible() and b.text() == "撤销")
    click(undo)
    until(lambda: live(desk) == before, "the roster as it was")
