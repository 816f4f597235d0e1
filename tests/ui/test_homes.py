"""The register of women's homes: filters, editing in place, people by name, its activities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.register import register_of
from desktop.services import Edit, Label
from desktop.services.codes import label as term
from desktop.services.desk import Desk
from desktop.services.homes import HomeFilter
from desktop.ui.form_fields import TextEditor
from desktop.ui.homes.page import LOOK, HomesPage
from desktop.ui.reference_editors import RowEditor
from desktop.ui.rows_editor import RowsEditor
from desktop.ui.table_model import Sort
from protocol.ids import new_id
from tests.ui.deskside import Window, context_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    desk.people.save(None, {"name_zh": "其木格"})
    yield desk
    desk.close()


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> tuple[HomesPage, Window]:
    desk.homes.save(None, {"name_zh": "萨仁台妇女之家", "kind": "H10"})
    desk.homes.save(None, {"name_zh": "哈日图流动妇女之家", "kind": "H40", "summer_place": "哈日图夏营地"})
    context, window = context_of(desk)
    page = HomesPage(context)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    qtbot.waitExposed(page)
    return page, window


def shown(page: HomesPage) -> list[str]:
    return [page.table.records.words(row, 0) for row in range(page.table.count())]


def name_line(page: HomesPage) -> TextEditor:
    editor = page.editor.form.editor("name_zh")
    assert isinstance(editor, TextEditor)
    return editor


def test_filters_narrow_and_esc_takes_them_away(opened: tuple[HomesPage, Window]) -> None:
    page, _ = opened
    page.season["summer"].click()
    assert shown(page) == ["哈日图流动妇女之家"]
    page.season["winter"].click()
    assert shown(page) == [] and not page.season["summer"].isChecked()
    assert page.go_back() and len(shown(page)) == 2
    page.chips["kind"].set_value(["H10"])
    page.chips["kind"].chosen.emit(["H10"])
    assert shown(page) == ["萨仁台妇女之家"]


def test_today_opens_the_quiet_ones(opened: tuple[HomesPage, Window], desk: Desk) -> None:
    page, _ = opened
    busy = desk.homes.ids()[0]
    desk.journal.write(
        [Edit("activity", new_id(), {"home": busy, "start": "2026-11-20T10:00", "status": "held"})], Label("test")
    )
    page.go_to(quiet=True)
    assert page.quiet.isChecked() and busy not in page.table.records.ids and page.table.count() == 1
    last = len(page.table.records.columns) - 1
    assert page.table.records.tone(0, last) == "warn"


def test_a_new_home_is_made_and_undone(qtbot: QtBot, opened: tuple[HomesPage, Window], desk: Desk) -> None:
    page, window = opened
    page.new_record()
    page.editor.finish()
    assert page.editor.form.error_text("name_zh") != "" and desk.homes.count() == 2
    qtbot.keyClicks(name_line(page).line, "Ulaan")
    qtbot.keyClick(name_line(page).line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Ulaan" in shown(page) and page.panel.title.text() == "Ulaan"
    window.notify.toasts[-1][1]()
    assert "Ulaan" not in shown(page)


def test_editing_in_place_writes_only_what_changed(qtbot: QtBot, opened: tuple[HomesPage, Window], desk: Desk) -> None:
    page, _ = opened
    first, second = desk.homes.ids()
    before = len(desk.records.acts())
    page.open_record(first)
    page.open_record(second)
    assert len(desk.records.acts()) == before
    qtbot.keyClicks(name_line(page).line, "x")
    page.go_back()
    assert "x" in (desk.homes.get(second) or {})["name_zh"]
    assert set(desk.records.history("home", second)[0].fields) == {"name_zh"}


def test_people_are_added_by_name_and_taken_out(qtbot: QtBot, opened: tuple[HomesPage, Window], desk: Desk) -> None:
    page, window = opened
    home = desk.homes.ids()[0]
    page.open_record(home)
    page._on_part("people")
    page.people.role.set_value("volunteer")
    with qtbot.waitSignal(page.people.picker.shown):
        qtbot.keyClicks(page.people.picker.field, "qmg")
    qtbot.keyClick(page.people.picker.field, Qt.Key.Key_Return)
    assert [(name, role) for _, _, name, role in (desk.homes.get(home) or {})["people"]] == [("其木格", "volunteer")]
    QApplication.processEvents()  # a layout shows what it was handed in the next turn
    her = next(b for b in page.people.findChildren(QPushButton) if b.text() == "其木格" and b.isVisible())
    her.click()
    assert window.went[-1] == ("people", {"id": desk.people.search("其木格")[0].id})
    window.notify.toasts[-1][1]()
    assert (desk.homes.get(home) or {})["people"] == []


def test_a_change_from_elsewhere_is_shown_but_never_over_what_is_typed(
    qtbot: QtBot, opened: tuple[HomesPage, Window], desk: Desk
) -> None:
    page, _ = opened
    home = desk.homes.ids()[0]
    page.open_record(home)
    desk.homes.save(home, {"name_zh": "远方改的"})
    page.context.bus.deliver()
    assert page.panel.title.text() == "远方改的" and "远方改的" in shown(page)
    qtbot.keyClicks(name_line(page).line, "x")
    typed = name_line(page).value()
    desk.homes.save(home, {"name_zh": "又改了"})
    page.context.bus.deliver()
    assert name_line(page).value() == typed and "又改了" in shown(page)


def test_activities_of_a_home_open(opened: tuple[HomesPage, Window], desk: Desk) -> None:
    page, window = opened
    home, activity = desk.homes.ids()[0], new_id()
    fields = {"home": home, "start": "2026-11-20T10:00", "status": "held", "title": "团圆饭"}
    desk.journal.write([Edit("activity", activity, fields)], Label("test"))
    page.open_record(home)
    page._on_part("activities")
    next(b for b in page.findChildren(QPushButton) if b.text() == "团圆饭").click()
    assert window.went == [("activities", {"id": activity})]


def stands(page: HomesPage, home: bytes) -> str:
    column = next(at for at, each in enumerate(page.table.records.columns) if each.key == "stands_kind")
    return page.table.records.words(page.table.records.row_of(home) or 0, column)


def test_where_it_stands_is_typed_listed_filtered_and_offered(
    opened: tuple[HomesPage, Window], desk: Desk, qtbot: QtBot
) -> None:
    page, _ = opened
    (mobile,) = desk.homes.ids(HomeFilter(codes={"kind": ("H40",)}))
    page.open_record(mobile)
    before = desk.records.acts(1)[0].number
    editor = page.editor.form.editor("home_place")
    assert isinstance(editor, RowsEditor)
    for since, kind, place in (("2026-06-15", "summer_camp", "哈日图"), ("2026-11", "winter_camp", "巴音淖尔")):
        editor.add.click()
        for name, value in (("since", since), ("kind", kind), ("place", place)):
            editor.form.editor(name).set_value(value)
            editor.form.editor(name).edited.emit()
    page.editor.finish()
    assert stands(page, mobile) == "冬营地 · 巴音淖尔"
    page.chips["stands_kind"].chosen.emit(["winter_camp"])
    assert shown(page) == ["哈日图流动妇女之家"]
    page.chips["stands_kind"].chosen.emit(["summer_camp"])
    assert shown(page) == [] and page.filtered()
    page.clear_filters()
    assert desk.homes.ids(order="stands_kind")[-1] == mobile and desk.homes.ids(HomeFilter("byne")) == [mobile]
    assert (None, "巴音淖尔") in desk.activities.places()
    for act in desk.records.acts(9):
        if act.number > before:
            desk.records.undo(act.number)
    assert (desk.homes.get(mobile) or {})["home_place"] == [] and (None, "巴音淖尔") not in desk.activities.places()


def test_a_row_from_elsewhere_is_shown_at_once(opened: tuple[HomesPage, Window], desk: Desk) -> None:
    page, _ = opened
    (mobile,) = desk.homes.ids(HomeFilter(codes={"kind": ("H40",)}))
    page.open_record(mobile)
    row = {"home": mobile, "since": "2026-11-01", "kind": "winter_camp", "place": "巴音淖尔"}
    desk.journal.write([Edit("home_place", new_id(), row)], Label("test"))
    page.context.bus.deliver()
    held = page.editor.form.editor("home_place").value()
    assert [each["place"] for each in held] == ["巴音淖尔"] and not page.editor.dirty
    assert stands(page, mobile) == "冬营地 · 巴音淖尔"


def test_a_draft_of_the_version_before_opens_with_its_unit(
    qtbot: QtBot, opened: tuple[HomesPage, Window], desk: Desk
) -> None:
    """Then the unit stood in a draft by hex."""
    page, _ = opened
    gacha = new_id()
    desk.journal.write([Edit("org_unit", gacha, {"short_name": "萨仁台", "level": "gacha"})], Label("test"))
    values = {"name_zh": "新的妇女之家", "org": gacha.hex(), "phone": "13900000000"}
    desk.drafts.put("home.new-1", {"title": "x", "values": values})
    page.resume_draft("home.new-1")
    page.editor.finish()
    record = desk.homes.get(page.editor.id or b"") or {}
    assert (record["org"], record["phone"], record["names"]["org"]) == (gacha, "13900000000", "萨仁台")
    org = page.editor.form.editor("org")
    assert isinstance(org, RowEditor) and org.combo.currentText() == "萨仁台", "its name, never its id"


def test_a_closed_home_leaves_the_list_and_comes_back(opened: tuple[HomesPage, Window], desk: Desk) -> None:
    page, _ = opened
    home = desk.homes.ids()[0]
    desk.homes.save(home, {"closed_on": "2026-10"})
    page.reload()
    assert home not in page.table.records.ids and page.ended is not None
    page.ended.click()
    assert list(page.table.records.ids) == [home]
    page.open_record(home)
    page.editor.form.editor("closed_on").set_value(None)
    page.editor.flush()
    page.clear_filters()
    assert home in page.table.records.ids


def test_the_register_of_homes_hides_phones_from_who_only_looks(desk: Desk) -> None:
    keeper = desk.people.named("其木格")[0]
    values = {"name_zh": "流动之家", "kind": "H40", "keeper": keeper, "phone": "13912345678", "area": "60"}
    desk.homes.save(None, {**values, "women_covered": 12, "founded_on": "2020-06"})
    assert LOOK.book is not None

    def row() -> tuple[str, ...]:
        assert LOOK.book is not None
        data = register_of(desk, "home", LOOK.book, desk.homes.ids())
        return data.groups[0].rows[0]

    assert row()[:2] == ("流动之家", term("home_kind", "H40"))
    assert row()[4:6] == ("其木格", "13912345678") and row()[9:12] == ("60", "12", "2020年6月")
    desk.records.add_user("看看", "viewer")
    assert row()[5] == "…5678"


@pytest.mark.parametrize("order", ["kind", "org", "last"])
def test_each_column_that_sorts_gives_all_homes_both_ways(
    opened: tuple[HomesPage, Window], desk: Desk, order: str
) -> None:
    page, _ = opened
    home = desk.homes.ids()[0]
    desk.journal.write(
        [Edit("activity", new_id(), {"home": home, "start": "2026-11-20T10:00", "status": "held"})], Label("test")
    )
    up, down = page.ids(Sort(order)), page.ids(Sort(order, descending=True))
    assert sorted(up) == sorted(down) == sorted(desk.homes.ids())
    if order == "last":
        assert up[-1] == down[0] == home, "longest quiet first"
