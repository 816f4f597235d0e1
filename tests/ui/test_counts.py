"""The page on which a month of groups and accounts is typed: Enter, drafts, a colleague's value, one act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.online_counts import CellKey
from desktop.ui.online.counts import DRAFT, CountsPage
from tests.ui.deskside import Window, context_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    yield made
    made.close()


def filled(desk: Desk) -> tuple[bytes, bytes, bytes]:
    """Two groups, the first with a count of October, and an account."""
    count = {"counted_on": "2026-10-25", "members": 487}
    one = desk.groups.save(None, {"name": "甲群", "kind": "G2", "group_count": [count]}).id
    two = desk.groups.save(None, {"name": "乙群", "kind": "G2"}).id
    account = desk.accounts.save(None, {"name": "草原巾帼", "platform": "official"}).id
    return one, two, account


def opened(qtbot: QtBot, desk: Desk) -> tuple[CountsPage, Window]:
    context, window = context_of(desk)
    page = CountsPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    return page, window


def type_into(page: CountsPage, key: CellKey, text: str) -> None:
    line = page.fields[key].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_enter_goes_down_and_all_is_one_act_that_one_undo_takes_back(qtbot: QtBot, desk: Desk) -> None:
    one, two, account = filled(desk)
    page, window = opened(qtbot, desk)
    names = [field.line.accessibleName().partition(",")[0] for field in page.order()[:3]]
    assert sorted(names[:2]) == ["乙群", "甲群"] and names[2] == "草原巾帼"
    first, members = CellKey("chat_group", one, "members"), page.fields
    assert members[first].beside.text() == "487" and "2026" not in members[first].line.text()
    assert not page.header.primary.isEnabled()
    start = page.order()[0]
    start.line.setFocus()
    QTest.keyClicks(start.line, "1.2")
    start.line.insert("万")
    start.line.textEdited.emit(start.line.text())
    QTest.keyClick(start.line, Qt.Key.Key_Return)
    assert page.focusWidget() is page.order()[1].line
    QTest.keyClicks(page.order()[1].line, "1,200")
    QTest.keyClick(page.order()[1].line, Qt.Key.Key_Down)
    assert page.focusWidget() is page.order()[2].line
    QTest.keyClick(page.order()[2].line, Qt.Key.Key_Up)
    assert page.focusWidget() is page.order()[1].line
    type_into(page, CellKey("media_account", account, "reads"), "0")
    before = desk.records.acts(1)[0].number
    page.save()
    assert desk.records.acts(1)[0].number != before and not page.header.primary.isEnabled()
    held = {id_: desk.rows["group_count"].of(id_)[-1] for id_ in (one, two)}
    assert sorted(row["members"] for row in held.values()) == [1200, 12_000]
    (month,) = desk.rows["media_count"].of(account)
    assert (month["reads"], month["followers"]) == (0, None)  # empty is not 0
    assert desk.drafts.all() == []
    window.notify.toasts[-1][1]()
    assert desk.rows["media_count"].of(account) == [] and len(desk.rows["group_count"].of(one)) == 1
    assert page.fields[first].text() == ""


def test_what_is_typed_survives_and_what_cannot_be_read_keeps_all_from_being_written(qtbot: QtBot, desk: Desk) -> None:
    one, two, _ = filled(desk)
    page, _ = opened(qtbot, desk)
    type_into(page, CellKey("chat_group", one, "members"), "500")
    type_into(page, CellKey("chat_group", two, "women"), "-3")
    before = desk.journal.head
    page.save()
    bad = page.fields[CellKey("chat_group", two, "women")].line
    assert desk.journal.head == before and page.focusWidget() is bad and bad.property("invalid") == "true"
    (draft,) = desk.drafts.all()
    assert draft.key == DRAFT and draft.title
    again, _ = opened(qtbot, desk)  # as after a bad end of the program
    assert again.fields[CellKey("chat_group", one, "members")].text() == "500"
    assert again.fields[CellKey("chat_group", two, "women")].text() == "-3"
    type_into(again, CellKey("chat_group", two, "women"), "3")
    again.save()
    assert desk.rows["group_count"].of(one)[-1]["members"] == 500 and desk.drafts.all() == []


def test_a_colleagues_value_is_shown_beside_and_hers_stands_once_written(qtbot: QtBot, desk: Desk) -> None:
    one, two, _ = filled(desk)
    page, _ = opened(qtbot, desk)
    key, other = CellKey("chat_group", one, "members"), CellKey("chat_group", two, "members")
    type_into(page, key, "490")
    sheet = desk.online_counts.sheet(page.sheet.day, 25)
    changes = desk.online_counts.save(sheet, {key: "495", other: "60"})
    page.refresh(changes)
    assert page.fields[key].text() == "490" and "495" in page.fields[key].beside.text()
    assert page.fields[key].beside.property("tone") == "warn" and page.fields[other].text() == "60"
    page.save()
    assert desk.rows["group_count"].of(one)[-1]["members"] == 490
    assert desk.rows["group_count"].of(two)[-1]["members"] == 60


def test_another_day_shows_what_was_counted_then_and_a_viewer_only_looks(qtbot: QtBot, desk: Desk) -> None:
    one, _, _ = filled(desk)
    page, _ = opened(qtbot, desk)
    page.day.set_value("2026-10-25")
    page.day.left.emit()
    assert page.fields[CellKey("chat_group", one, "members")].text() == "487" and page.sheet.month == "2026-10"
    desk.groups.save(one, {"closed_on": "2026-11-01"})
    page.refresh(None)
    assert CellKey("chat_group", one, "members") not in page.fields
    desk.records.add_user("看看", "viewer")
    looked, _ = opened(qtbot, desk)
    assert not looked.header.primary.isVisible() and all(field.line.isReadOnly() for field in looked.order())
