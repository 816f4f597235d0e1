"""E12: who only looks is shown what a viewer may do, on every page; the rest for each role as her kinds allow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program, page_specs
from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.store.changes import Journal
from desktop.sync.stick_desk import StickDesk
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.form import Form
from desktop.ui.found import found as words_found
from desktop.ui.list_page import ListPage
from desktop.ui.page import Page
from desktop.ui.people.page import PeoplePage
from desktop.ui.roles import may_change, offered_roles, roles, shown_private
from desktop.ui.settings_page.page import SettingsPage
from desktop.ui.settings_page.users import UsersCard
from desktop.ui.sync_page.stick import StickCard
from desktop.ui.visits.page import VisitsPage
from desktop.ui.widgets import Ask
from protocol.records import ADDED
from tests.ui.deskside import context_of, open_desk

CODE = "152221201"
PHONE, ID_NO = "13847912345", "15222119750302002X"
#: Pages with what only this laptop keeps; what they write is no record.
OWN = ("settings", "sync")


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    settings = Settings.load(tmp_path)
    settings.language, settings.township = "en", CODE
    settings.view("people")["id_no"] = True
    made = Program(qapp, tmp_path, settings)
    fill(made.folder)
    made.start()
    yield made
    made.end()
    for window in (made.window, made.front):
        if window is not None:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
    made.deleteLater()


def fill(folder: Path) -> None:
    """One of everything, and a viewer at the desk."""
    desk = Desk.open(folder)
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    woman = desk.people.save(None, {"name_zh": "其木格", "phone": PHONE, "id_no": ID_NO, "note": "x"}).id
    other = desk.people.quick_add("乌云").id
    desk.people.join_household(woman, other)
    desk.people.appoint(woman, {"org": desk.units.gachas()[0].id, "post": "P1"})
    desk.visits.save(None, {"date": "2026-11-20", "person": woman, "visitors": [other], "situation": "x"})
    home = desk.homes.save(None, {"name_zh": "妇女之家", "kind": "H10", "phone": PHONE}).id
    desk.homes.set_person(home, woman, "volunteer")
    activity = desk.activities.new_id()
    written(desk, activity, woman)
    gone = desk.people.quick_add("萨仁").id
    desk.people.delete(gone)
    desk.records.add_user("看看", "viewer")
    desk.close()


def written(desk: Desk, activity: bytes, woman: bytes) -> None:
    """An activity that was held, with who came."""
    from desktop.store.changes import Edit, Label
    from protocol.records import ATTENDANCE

    row = ATTENDANCE.derived_id({"activity": activity, "person": woman})
    assert row is not None
    edits = [
        Edit("activity", activity, {"title": "座谈", "kind": "K1", "start": "2026-11-20T09:00", "status": "held"}),
        Edit("attendance", row, {"activity": activity, "person": woman, "state": "present"}),
    ]
    desk.journal.write(edits, Label("test"))


def desk_of(program: Program) -> Desk:
    assert program.desk is not None
    return program.desk


def pages(program: Program) -> Iterator[tuple[str, Page]]:
    """Every page, a list's first record opened."""
    window = program.window
    assert window is not None
    for spec in page_specs(program):
        window.go(spec.key)
        page = window.current()
        assert isinstance(page, Page)
        open_first(page)
        yield spec.key, page


def open_first(page: Page) -> None:
    """The first record of a list, if it has one."""
    if isinstance(page, ListPage) and page.table.records.ids:
        page.go_to(id=page.table.records.ids[0])
    QApplication.sendPostedEvents()


def offered(page: Page) -> list[QAbstractButton]:
    return [made for made in page.findChildren(QAbstractButton) if made.isVisible() and made.isEnabled()]


def name_of(made: QWidget) -> str:
    text = made.text() if isinstance(made, QAbstractButton) else ""
    return text or made.accessibleName() or made.toolTip()


def test_a_viewer_finds_no_control_that_writes(program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    wrote: list[str] = []
    refused: list[str] = []
    real = Journal.write

    def write(journal: Journal, edits: Any, label: Any) -> Any:
        edits = list(edits)
        wrote.extend(f"{label.code}: {edit.kind}" for edit in edits)
        return real(journal, edits, label)

    monkeypatch.setattr(Journal, "write", write)
    monkeypatch.setattr(Journal, "undo", lambda *_: wrote.append("undo"))
    for asks in ("getOpenFileName", "getSaveFileName", "getExistingDirectory", "getOpenFileNames"):
        empty: Any = "" if asks == "getExistingDirectory" else ([], "") if asks.endswith("s") else ("", "")
        monkeypatch.setattr(QFileDialog, asks, lambda *_, empty=empty: empty)
    monkeypatch.setattr(Ask, "question", lambda _parent, _title, _text, answers: answers[-1][0])
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: [act.trigger() for act in menu.actions()])
    monkeypatch.setattr(QMenu, "exec", lambda menu, *_: [act.trigger() for act in menu.actions()])
    window = program.window
    assert window is not None
    monkeypatch.setattr(window.notify, "error", lambda error, *_: refused.append(error.code))
    pressed = 0
    for key, page in pages(program):
        if key in OWN:
            continue
        seen: set[str] = set()
        while left := [made for made in offered(page) if f"{type(made).__name__} {name_of(made)}" not in seen]:
            seen.add(f"{type(left[0]).__name__} {name_of(left[0])}")
            left[0].click()
            pressed += 1
            window.go(key)
            open_first(page)
        for shortcut in page.findChildren(QShortcut):
            shortcut.activated.emit()
        page.new_record()
        page.flush()
        for form in page.findChildren(Form):
            for box in form.findChildren(QLineEdit):
                assert not box.isVisible() or box.isReadOnly() or not box.isEnabled(), f"{key}: {name_of(box)}"
            for choice in form.findChildren(QComboBox):
                assert not choice.isVisible() or not choice.isEnabled(), f"{key}: {name_of(choice)}"
        assert (wrote, refused) == ([], []), key
    assert pressed > 30, "nothing was pressed"


def test_a_viewer_reads_no_phone_and_no_identity_number(program: Program, qtbot: QtBot) -> None:
    for key, page in pages(program):
        if isinstance(page, PeoplePage) and page.view is not None:
            for part in ("history", "facts"):
                page.view.show_part(part)
        for shown in page.findChildren(QLabel):
            assert PHONE not in shown.text() and ID_NO not in shown.text(), key
        for box in page.findChildren(QLineEdit):
            assert not box.isVisible() or (PHONE not in box.text() and ID_NO not in box.text()), key
        if isinstance(page, ListPage):
            words = [
                page.table.records.words(row, column)
                for row in range(page.table.count())
                for column in range(page.table.records.columnCount())
            ]
            assert not any(PHONE in text for text in words), key
            if isinstance(page, PeoplePage):
                assert "…2345" in words  # enough to tell two of one name apart
    window = program.window
    assert window is not None
    hits = window.context.desk.finding.find("其木格")
    found = [words_found(window.context, page_specs(program), hit) for hit in hits]
    assert "…2345" in found[0].detail and PHONE not in found[0].detail
    desk = desk_of(program)
    desk.records.add_user("王兰二", "chair")
    assert shown_private(desk.records.sees_private, PHONE) == PHONE


def test_a_viewer_carries_no_records_off_in_the_open(program: Program, qtbot: QtBot) -> None:
    """A stick of changes is encrypted for the township's laptops: she may carry one. A backup is not."""
    window = program.window
    assert window is not None
    window.go("settings")
    page = window.current()
    assert isinstance(page, SettingsPage)
    page.back_up()
    qtbot.waitUntil(lambda: window.toast.isVisible())
    assert page.backup_stick.isHidden() and page.backup_restore.isHidden() and page.backup_now.isVisible()
    qtbot.waitUntil(lambda: page.kept.rows.count() == 1)
    assert not any(name_of(made) in ("Restore this one", "Delete") for made in offered(page))


def test_a_viewer_writes_no_stick(program: Program, tmp_path: Path) -> None:
    desk = desk_of(program)
    sticks = StickDesk(desk.journal, desk.now)
    assert program.window is not None
    card = StickCard(program.window.context, sticks)
    assert card.write_button.isHidden() and not card.read_button.isHidden()
    with pytest.raises(KnownError, match="role_may_not"):
        sticks.write(tmp_path)
    card.deleteLater()


def test_another_user_is_offered_what_she_may_do(program: Program, qtbot: QtBot) -> None:
    """The window is built anew when the role changes: by choosing who works here, or by what comes with a sync."""
    window = program.window
    assert window is not None
    window.go("people")
    page = window.current()
    assert isinstance(page, PeoplePage) and page.header.primary.isHidden()
    window.go("settings")
    settings = window.current()
    assert isinstance(settings, SettingsPage)
    chair = next(user for user, name, _ in desk_of(program).records.users() if name == "王兰")
    settings.users.use(chair)
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window is not None
    program.window.go("people")
    page = program.window.current()
    assert isinstance(page, PeoplePage) and page.header.primary.isVisible()


def test_a_recorder_writes_down_visits_and_who_came_and_nothing_else(program: Program, qtbot: QtBot) -> None:
    desk = desk_of(program)
    desk.records.add_user("娜仁", "recorder")
    program.rebuild()
    window = program.window
    assert window is not None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.go("visits")
    visits = window.current()
    assert isinstance(visits, VisitsPage) and visits.header.primary.isVisible()
    window.go("activities")
    activities = window.current()
    assert isinstance(activities, ActivitiesPage) and activities.header.primary.isHidden()
    activities.go_to(id=activities.table.records.ids[0])
    assert activities.view.picker.isVisible() and activities.view.correct_button.isHidden()
    assert "people" not in window.side.shown()
    window.go("people")
    assert window.current_key() == "activities" and "does not open" in window.toast.text()
    assert {each.page for each in window._find("其木格")} == {"visits"}, "not her record"
    assert may_change(desk, "attendance", "visit") and not may_change(desk, "visit", "person")
    assert [role for role, _ in roles()] == ["chair", "vice_chair", "gacha_chair", "recorder", "viewer"]


def test_a_vice_chair_is_offered_where_the_server_knows_her(qtbot: QtBot, tmp_path: Path) -> None:
    """To an older server she is a viewer: what she writes there is refused."""
    desk = open_desk(tmp_path)
    every = [role for role, _ in roles()]
    assert [role for role, _ in offered_roles(desk)] == every, "no server"
    desk.db.put_meta(connection=b"", server_knows=ADDED.index(71))
    assert [role for role, _ in offered_roles(desk)] == [role for role in every if role != "vice_chair"]
    assert [role for role, _ in offered_roles(desk, "vice_chair")] == every, "what she is already is told"
    context, _ = context_of(desk)
    card = UsersCard(context)
    qtbot.addWidget(card)
    card.refresh()
    card.ask_change(desk.records.user)
    for chips in (card.new_role, card.asked[2]):
        assert set(chips._buttons) == set(every) - {"vice_chair"}
    desk.db.put_meta(server_knows=ADDED.index(71) + 1)
    assert [role for role, _ in offered_roles(desk)] == every
    desk.close()
