"""A record's history in words: what was overtaken, put up for a choice, refused; nothing written is missing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from desktop.sync.joined import join
from desktop.ui.history_view import FIRST, HistoryView
from desktop.ui.record_words import field_words
from protocol.ids import new_id
from tests.sync.conftest import ServerProcess, free_port, run_server, running
from tests.sync.laptops import World
from tests.ui.deskside import NOW, context_of, open_desk


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


def test_what_the_server_archived_is_shown_on_request(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> None:
    data, port = tmp_path / "server", free_port()
    run_server("init", "--data", str(data), "--host", "127.0.0.1", "--port", str(port), "--plain")
    with running(data, port) as server:
        (first, line), (second, other) = (_joined(server, tmp_path / name) for name in ("first", "second"))
        woman = new_id()
        for note in ("住在夏营地", "住在冬营地", "搬到旗里"):
            first.journal.write([Edit("person", woman, {"note": note})], Label("person.edit"))
        home, camp = new_id(), new_id()
        first.journal.write([Edit("home", home, {"name_zh": "流动之家"})], Label("home.save"))
        for place in ("夏营地 阿日善", "夏营地 查干淖尔"):
            first.journal.write([Edit("home_place", camp, {"home": home, "place": place})], Label("home.save"))
        for desk, connection in ((first, line), (first, line), (second, other), (first, line), (second, other)):
            _sync(desk, connection)
        run_server("compact", "--data", str(data), "--before", "2099-01-01")
        view = HistoryView(context_of(second)[0])
        qtbot.addWidget(view)
        view.show_record("person", woman)
        assert "夏营地" not in said(view) and not view.older_button.isHidden()
        view.older_button.click()
        qtbot.waitUntil(lambda: "备注：住在夏营地" in said(view))
        assert "备注：搬到旗里（原为 住在冬营地）" in said(view)
        assert "备注：住在冬营地（原为 住在夏营地）" in said(view) and view.older_button.isHidden()
        view.show_record("home", home)
        assert "阿日善" not in said(view)
        view.older_button.click()  # of the rows that it owns, too
        qtbot.waitUntil(lambda: "夏营地 阿日善" in said(view))
        assert "夏营地 查干淖尔（原为 夏营地 阿日善）" in said(view)
        whole = HistoryView(context_of(first)[0])
        qtbot.addWidget(whole)
        whole.show_record("person", woman)
        whole.older_button.click()
        qtbot.waitUntil(lambda: "服务器上也没有更早的了。" in said(whole))
    offline = HistoryView(context_of(second)[0])
    qtbot.addWidget(offline)
    offline.show_record("person", woman)
    offline.older_button.click()
    qtbot.waitUntil(lambda: "更早的可能在服务器上，现在连不上。" in said(offline))
    assert offline.older_button.isEnabled()
    for desk in (first, second):
        desk.close()


def test_a_long_history_is_shown_whole_on_request(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> None:
    desk = open_desk(tmp_path)
    woman = new_id()
    for number in range(FIRST + 5):
        desk.journal.write([Edit("person", woman, {"note": f"第{number}次"})], Label("person.edit"))
    view = HistoryView(context_of(desk)[0])
    qtbot.addWidget(view)
    view.show_record("person", woman)
    assert "第0次" not in said(view)
    view.older_button.click()
    assert "第0次" in said(view) and view.older_button.isHidden()
    desk.close()


def _joined(server: ServerProcess, folder: Path) -> tuple[Desk, Connection]:
    desk = open_desk(folder)
    connection = Enrolment(server.invite()).run()
    join(desk.journal, connection)
    return desk, connection


def _sync(desk: Desk, connection: Connection) -> None:
    with closing(Client(connection)) as client:
        assert Engine(desk.journal, client).exchange().whole


def test_a_field_is_called_by_its_kind(dressed: QApplication) -> None:
    """D16: a home's name was called 姓名, any start date 任职起."""
    assert field_words("name_zh", "home") == "名称"
    assert field_words("name_zh", "person") == field_words("name_zh") == "姓名"
    assert (field_words("name_zh", "org_unit"), field_words("name_mn", "org_unit")) == ("正式名称", "蒙古文名称")
    assert (field_words("from_date", "appointment"), field_words("from_date")) == ("任职起", "起始日期")
    assert field_words("closed_on", "org_unit") == field_words("closed_on", "home") == "停用日期"
    assert field_words("what a newer version knows", "home") == "what a newer version knows"
