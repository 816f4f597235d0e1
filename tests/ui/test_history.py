"""A record's history in words: what was overtaken, put up for a choice, refused; nothing written is missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from desktop.ui.history_view import HistoryView
from protocol.ids import new_id
from tests.sync.laptops import World
from tests.ui.deskside import NOW, context_of


def said(view: HistoryView) -> str:
    """All that the history shows, newest first."""
    return "\n".join(each.text() for each in view.findChildren(QLabel) if not each.isHidden())


def test_what_another_value_overtook_is_told_as_superseded(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> None:
    world = World(tmp_path)
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    b.sync()  # a first copy of nothing: what comes later has its history
    a.write("person", woman, name_zh="其木格", note="住在夏营地", phone="13800000000")
    a.sync()
    b.sync()
    a.write("person", woman, note="搬到旗里", phone="13800000001")
    b.write("person", woman, note="住在冬营地", phone="13800000002")
    b.sync()
    a.sync()
    b.sync()
    a.journal.write([Edit("person", woman, {"nickname": "大姐"})], Label("person.edit", "其木格"))
    for laptop in (a, b):
        desk = Desk(laptop.db, laptop.journal, tmp_path / laptop.name, lambda: NOW)
        view = HistoryView(context_of(desk)[0])
        qtbot.addWidget(view)
        view.show_record("person", woman)
        words = said(view)
        assert "备注：搬到旗里（被取代）" in words
        assert "电话：13800000001（与他人写的不一致，另行选定）" in words
        assert "备注：住在冬营地（原为 住在夏营地）" in words  # what was overtaken never stood before it
        assert ("大姐" in words) == (laptop is a)
    world.close()
