"""One township file, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.store.driver import Key
from desktop.ui import theme, translation
from protocol.ids import new_id
from tests.kinds.stated import without
from tests.ui.deskside import NOW

CODE = "152221201"
#: Real townships are encrypted; only such ones take sealed words.
KEY = Key(bytes(range(32)))


@pytest.fixture(scope="module")
def themed(qapp: QApplication) -> QApplication:
    """The application in the light theme: a style sheet for every widget there is, so not once a test."""
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def dressed(themed: QApplication) -> Iterator[QApplication]:
    """The application in Chinese, whatever a test did before."""
    qapp = themed
    translation.install(qapp, "zh_CN")
    yield qapp
    translation.install(qapp, "en")


@pytest.fixture(scope="session")
def township(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A township on its real gachas, with its chair, a woman who heads a household, and a home."""
    folder = tmp_path_factory.mktemp("township")
    desk = Desk.open(folder, lambda: NOW, KEY)
    start_township(desk, CODE)
    desk.records.add_user("乌云")
    her, other = desk.people.quick_add("其木格", gacha=desk.units.gachas()[0].id).id, desk.people.quick_add("乌日娜").id
    desk.people.join_household(her, other)
    desk.homes.save(None, {"name_zh": "萨仁台妇女之家", "kind": "H10"})
    desk.terms.save(None, {"about": {"org": desk.units.gachas()[1].id}, "ordinal": 2, "start": "2021-07-16"})
    desk.teams.save(None, {"name": "巾帼宣讲队"})
    desk.plain["programme"].save(None, {"name": "母亲邮包", "kind": "parcel", "year": 2026})
    desk.meetings.save(
        None, {"about": {"org": desk.units.gachas()[1].id}, "body": "M2", "title": "年初会议", "day": "2026-03-05"}
    )
    about = {"about": {"org": desk.units.gachas()[1].id}}
    desk.rotas.save(None, {**about, "year": 2027, "unit": "quarter", "members": [her]})
    held = {"title": "三八节宣讲", "kind": "A04", "start": "2026-03-08T10:00", "status": "held"}
    desk.journal.write([Edit("activity", new_id(), held)], Label("test"))
    desk.close()
    return folder


@pytest.fixture
def desk(township: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk on a copy of it, without records of the plain kind that a test is about."""
    shutil.copytree(township, tmp_path / "township")
    made = Desk.open(tmp_path / "township", lambda: NOW, KEY)
    params = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    without(made, params.get("kind", ""))
    yield made
    made.close()
