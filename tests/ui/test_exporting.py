"""A list goes out of its page by one dialog, and many women are acted on by the menu of their rows."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from desktop import jobs
from desktop.documents.register import register_of_table
from desktop.services import ready_lists
from desktop.services.desk import Desk
from desktop.services.spreadsheets import Table
from desktop.store.changes import Edit, Label
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.exporting.dialog import CLIP, CSV, PAPER, ExportDialog
from desktop.ui.importing.page import ImportPage
from desktop.ui.list_page import ListPage
from desktop.ui.people.page import PeoplePage
from desktop.ui.plain_page import page_at
from desktop.ui.settings_page.taken_out import MOST, TakenOut
from desktop.ui.units.page import UnitsPage
from tests.ui.deskside import NOW, Window, context_of, open_desk

IDENTITY = "152223197510010" + "023"


@pytest.fixture
def desk(sample_township: Path, tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(Path(shutil.copytree(sample_township, tmp_path / "desk")), now=lambda: NOW)
    yield made
    jobs.finish()  # as the program does before it closes the file
    made.close()


Opened = tuple[PeoplePage, Window]


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Opened:
    context, window = context_of(desk)
    context.settings.view("people")["id_no"] = True
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    return page, window


def went(qtbot: QtBot, dialog: ExportDialog, path: Path | None) -> None:
    with qtbot.waitSignal(dialog.went_out, timeout=20_000):
        dialog.take_out_to(path)


def test_what_the_filter_shows_goes_out_and_columns_are_remembered(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    page, window = opened
    page.gacha.setCurrentIndex(1)
    page._on_filter()
    dialog = page.export()
    dialog.choose(["name_zh", "birth", "phone"])
    went(qtbot, dialog, tmp_path / "名册.xlsx")
    found = load_workbook(str(tmp_path / "名册.xlsx")).get_sheet_by_index(0).to_python()
    assert len(found) == 3 + page.table.count() and found[0][0] == "妇女名册"
    assert page.gacha.currentText() in str(found[1][0]) and found[2] == ["姓名", "出生", "电话"]
    assert "名册.xlsx" in window.notify.toasts[-1][0]
    again = page.export()
    assert list(again.heads()) == ["name_zh", "birth", "phone"]
    again.way.set_value(CLIP)
    page.table.choose(page.table.records.ids[0])
    went(qtbot, again, None)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[0] == "姓名\t出生\t电话" and data.html().count("<tr>") == page.table.count() + 1


def test_the_chosen_rows_alone_go_out(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    page, _window = opened
    model = page.table.selectionModel()
    for row in (3, 1):
        flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
        model.select(page.table.records.index(row, 0), flags)
    assert "2" in page.header.count.text()
    dialog = page.export()
    dialog.way.set_value(CSV)
    assert dialog.rows.value() == "chosen"
    went(qtbot, dialog, tmp_path / "两人.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "两人.csv").read_text(encoding="utf-8-sig"))))
    names = page.context.desk.people.names([page.table.records.ids[1], page.table.records.ids[3]])
    assert [line[0] for line in lines[1:]] == list(names.values())


def test_whole_identity_numbers_wait_for_a_reason_and_are_written_down(
    opened: Opened, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    page, window = opened
    her = page.table.records.ids[0]
    desk.journal.write([Edit("person", her, {"id_no": IDENTITY})], Label("test"))
    dialog = page.export()
    dialog.choose(["name_zh", "id_no"])
    assert dialog.go.isEnabled() and not dialog.whole.isChecked()
    went(qtbot, dialog, tmp_path / "masked.xlsx")
    dialog = page.export()
    assert dialog.identity.isVisible() and not dialog.whole.isChecked(), "asked for anew each time"
    dialog.whole.setChecked(True)
    assert not dialog.go.isEnabled() and dialog.why.isVisible()
    dialog.why._buttons["benefit"].click()
    assert dialog.go.isEnabled()
    went(qtbot, dialog, tmp_path / "whole.xlsx")
    cells = [
        [row[1] for row in load_workbook(str(tmp_path / name)).get_sheet_by_index(0).to_python()[3:] if row[1]]
        for name in ("masked.xlsx", "whole.xlsx")
    ]
    assert cells == [["…0023"], [IDENTITY]]
    (line,) = desk.access_log.lines()
    assert line.count == page.table.count() and line.reason == "benefit"
    assert all(undo is None for _, undo in window.notify.toasts), "nobody takes the log back"
    card = TakenOut(page.context)
    qtbot.addWidget(card)
    words = said(card, 0)
    assert desk.records.user_name(desk.records.user) in words and "办理救助补贴" in words


def homes_of(desk: Desk, person: bytes) -> list[bytes]:
    found = desk.people.get(person)
    return [] if found is None else [home for home, _, _ in found.homes]


def said(card: TakenOut, at: int) -> str:
    """A line of the card."""
    item = card.rows.itemAt(at)
    line = None if item is None else item.widget()
    assert isinstance(line, QLabel)
    return line.text()


def test_earlier_times_are_shown_when_asked_for(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    for count in range(1, MOST + 3):
        desk.access_log.note("person", count, "benefit")
    card = TakenOut(context_of(desk)[0])
    qtbot.addWidget(card)
    card.show()
    assert card.rows.count() == MOST and card.earlier.isVisible()
    card.earlier.click()
    assert card.rows.count() == MOST + 2 and not card.earlier.isVisible()
    assert "1 条" in said(card, MOST + 1)


def test_what_was_asked_for_goes_out_though_another_way_is_pressed_meanwhile(opened: Opened, qtbot: QtBot) -> None:
    page, _window = opened
    dialog = page.export()
    dialog.choose(["name_zh"])
    dialog.way.set_value(CLIP)
    ways, printed = list[str](), list[object]()
    dialog.went_out.connect(ways.append)
    dialog.printed.connect(printed.append)
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(dialog.went_out, timeout=20_000):
        dialog.take_out_to(None)
        dialog.way.set_value(PAPER)
    assert (ways, printed) == ([CLIP], [])
    assert QGuiApplication.clipboard().text().startswith("姓名")


def test_who_only_looks_takes_nothing_out(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    desk.records.add_user("其其格", "viewer")
    context, _ = context_of(desk)
    context.settings.view("people")["id_no"] = True
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.table.choose(page.table.records.ids[0])
    assert [act.text().partition("\t")[0] for act in page.row_menu().actions()] == ["打开", "复制"]
    dialog = ExportDialog(context, page.listed(), page)
    qtbot.addWidget(dialog)
    dialog.choose(["id_no"])
    assert not dialog.whole.isVisibleTo(dialog) and "后四位" in dialog.told.text()


def test_a_refusing_place_is_told_and_nothing_half_written(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    page, _window = opened
    dialog = page.export()
    dialog.take_out_to(tmp_path / "没有" / "名册.xlsx")
    qtbot.waitUntil(lambda: dialog.error.isVisible(), timeout=20_000)
    assert dialog.go.isEnabled() and list(tmp_path.iterdir()) == [tmp_path / "desk"]
    (tmp_path / "名册.xlsx").mkdir()
    dialog.take_out_to(tmp_path / "名册.xlsx")
    assert not dialog.error.isVisible()
    qtbot.waitUntil(lambda: dialog.error.isVisible() and dialog._job is None, timeout=20_000)
    assert "不能写" in dialog.error.text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "名册.xlsx"]


@pytest.mark.parametrize(
    "make",
    [
        ActivitiesPage,
        UnitsPage,
        lambda c: page_at(c, "awards"),
        lambda c: page_at(c, "visits"),
        lambda c: page_at(c, "homes"),
    ],
    ids=["activities", "units", "awards", "visits", "homes"],
)
def test_every_list_has_it(
    make: Callable[..., ListPage], qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path
) -> None:
    context, _ = context_of(desk)
    page = make(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    dialog = page.export()
    assert dialog.heads()
    went(qtbot, dialog, tmp_path / "list.xlsx")
    found = load_workbook(str(tmp_path / "list.xlsx")).get_sheet_by_index(0).to_python()
    assert len(found) == 3 + page.table.count() > 3
    dialog = page.export()
    dialog.way.set_value(PAPER)
    went(qtbot, dialog, None)
    paper = page._list_paper
    assert paper is not None and page.side.isHidden()
    qtbot.waitUntil(lambda: paper.preview.page_count > 0, timeout=30_000)
    assert page.go_back() and page.side.isVisible()


def test_columns_stand_in_the_order_in_which_they_were_put(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    page, _window = opened
    dialog = page.export()
    dialog.choose(["name_zh", "birth", "phone"])
    fields = list(page.export_heads())
    assert not dialog.earlier.isEnabled()
    dialog.columns.setCurrentRow(fields.index("phone"))
    assert dialog.earlier.isEnabled() and dialog.later.isEnabled()
    for _ in range(fields.index("phone")):
        dialog.earlier.click()
    assert list(dialog.heads()) == ["phone", "name_zh", "birth"]
    dialog.move_column(-1)
    assert list(dialog.heads()) == ["phone", "name_zh", "birth"], "the first stays the first"
    went(qtbot, dialog, tmp_path / "名册.xlsx")
    rows = load_workbook(str(tmp_path / "名册.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[2] == ["电话", "姓名", "出生"]
    again = page.export()
    assert list(again.heads()) == ["phone", "name_zh", "birth"], "as the last time"
    again.close()


def test_a_woman_with_a_mongolian_name_only_has_it_for_her_name(
    opened: Opened, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    page, _window = opened
    her = desk.people.save(None, {"name_mn": "ᠴᠢᠮᠡᠭ"}).id
    page.go_to(ids=[her], words="")
    dialog = page.export()
    dialog.choose(["name_zh", "phone"])
    went(qtbot, dialog, tmp_path / "名册.xlsx")
    rows = load_workbook(str(tmp_path / "名册.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[3][0] == "ᠴᠢᠮᠡᠭ"


# --- the menu ---------------------------------------------------------------------------------------------------------


def lines(menu: QMenu) -> dict[str, QAction]:
    return {act.text().partition("\t")[0]: act for act in menu.actions() if act.text()}


def test_the_menu_comes_at_the_mouse_and_at_the_key(opened: Opened, qtbot: QtBot) -> None:
    page, _window = opened
    asked: list[QPoint] = []
    page.table.menu_asked.disconnect()
    page.table.menu_asked.connect(asked.append)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(page.table, event)
    assert asked == [], "no row is chosen"
    page.table.choose(page.table.records.ids[2])
    QApplication.sendEvent(page.table, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    below = page.table.visualRect(page.table.currentIndex()).bottomLeft()
    assert asked == [page.table.viewport().mapToGlobal(below)]
    where = page.table.visualRect(page.table.records.index(5, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.RightButton, pos=where)
    assert page.table.chosen_ids() == [page.table.records.ids[5]], "the row under the pointer is meant"
    QTest.keySequence(page.table, QKeySequence(QKeySequence.StandardKey.SelectAll))
    assert page.table.count_chosen() == page.table.count()


def test_acts_on_many_are_one_act_each_and_taken_back_whole(opened: Opened, desk: Desk) -> None:
    page, window = opened
    ids = page.table.records.ids[:3]
    before = desk.people.records(ids)
    gacha = next(u for u in desk.units.gachas() if u.id not in {row["gacha"] for row in before.values()})
    home = desk.homes.ids()[0]
    many = page.many
    together = many._household(ids, ids[1])
    assert together.run is not None
    acts: list[tuple[Callable[[], object], Callable[[], bool]]] = [
        (
            lambda: many.tag(ids, "骨干"),
            lambda: all("骨干" in (r["tags"] or ()) for r in desk.people.records(ids).values()),
        ),
        (
            lambda: many.move(ids, gacha.id, gacha.short),
            lambda: {r["gacha"] for r in desk.people.records(ids).values()} == {gacha.id},
        ),
        (
            lambda: many.to_list(ids, "合唱队"),
            lambda: any(n == "合唱队" and p == list(ids) for _, n, p in desk.units.lists()),
        ),
        (
            together.run,
            lambda: len({r["household"] for r in desk.people.records(ids).values()}) == 1,
        ),
        (
            lambda: many.to_home(ids, home, "家"),
            lambda: all(home in homes_of(desk, one) for one in ids),
        ),
    ]
    for act, done in acts:
        assert not done()
        act()
        assert done()
        words, undo = window.notify.toasts[-1]
        assert "3" in words and undo is not None
        undo()
        assert not done()
    assert desk.people.records(ids) == {
        id_: {**row, **{k: v for k, v in desk.people.records(ids)[id_].items() if k.startswith("updated")}}
        for id_, row in before.items()
    }


def test_what_is_asked_for_already_is_no_act(opened: Opened, desk: Desk) -> None:
    page, window = opened
    ids = page.table.records.ids[:2]
    page.many.tag(ids, "骨干")
    told = len(window.notify.toasts)
    assert desk.bulk.tag(ids, "骨干").act is None
    page.many.tag(ids, "骨干")
    assert len(window.notify.toasts) == told
    page.many.untag(ids, "骨干")
    assert all("骨干" not in (row["tags"] or ()) for row in desk.people.records(ids).values())


def test_the_whole_roster_moves_off_the_windows_thread(opened: Opened, qtbot: QtBot, desk: Desk) -> None:
    page, window = opened
    gacha = desk.units.gachas()[0]
    page.table.selectAll()
    ids = page.table.chosen_ids()
    assert len(ids) > 1000
    page.many.move(ids, gacha.id, gacha.short)
    qtbot.waitUntil(lambda: window.notify.toasts[-1][1] is not None, timeout=60_000)
    assert {row["gacha"] for row in desk.people.records(ids).values()} == {gacha.id}


def test_the_menu_offers_what_fits(opened: Opened, desk: Desk) -> None:
    page, _window = opened
    page.to_complete.setChecked(True)
    page._on_filter()
    page.table.choose(page.table.records.ids[0])
    one = lines(page.row_menu())
    assert "资料已补全" in one and "打开" in one and not any("一户" in words for words in one)
    page.table.selectAll()
    several = lines(page.row_menu())
    assert any("一户" in words for words in several) and "打开" not in several
    before = page.table.count()
    several["资料已补全"].trigger()
    assert page.table.count() == 0 < before


# --- ready lists ------------------------------------------------------------------------------------------------------


def test_birthdays_of_the_month_from_sixty_on_by_day(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "own")  # it is the 23rd of November 2026 there
    born = {
        "甲": "1966-11-30",
        "乙": "1966-11",
        "丙": "1950-11-02",
        "丁": "1967-11-01",
        "戊": "1950-10-02",
        "己": "1950",
    }
    ids = {name: desk.people.save(None, {"name_zh": name, "birth": birth}).id for name, birth in born.items()}
    desk.people.save(ids["丙"], {"status": "active"})
    desk.people.save(None, {"name_zh": "男", "birth": "1950-11-02", "sex": "1"})
    assert [desk.people.name(id_) for id_ in ready_lists.women_of(desk, ready_lists.BIRTHDAYS)] == ["丙", "甲", "乙"]
    table, by = ready_lists.ready_table(desk, ready_lists.BIRTHDAYS, [ids["丙"], ids["乙"]])
    assert by == "" and table.heads[2] == "满岁" and [row[2] for row in table.rows] == [76, 60]
    desk.close()


def test_ready_lists_stand_on_paper_over_the_narrowed_roster(
    opened: Opened, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, window = opened
    assert len([act for act in page.ready.menu().actions() if act.text()]) == 4
    women = ready_lists.women_of(desk, ready_lists.BIRTHDAYS)
    page.ready.show(ready_lists.BIRTHDAYS)
    paper = page._list_paper
    assert paper is not None and women and page.table.count() == len(women) and page.filtered()
    qtbot.waitUntil(lambda: paper.preview.page_count > 0, timeout=30_000)
    page.go_back()
    page.clear_filters()
    page.ready.show(ready_lists.PHONES)
    assert page.table.count() > 1000
    data = ready_lists.ready_table(desk, ready_lists.PHONES, page.table.records.ids[:50])
    register = register_of_table(data[0], desk.now(), data[1])
    assert all(group.title for group in register.groups) and len(register.columns) == len(data[0].heads) - 1
    page.uncover()
    shown: list[Table] = []
    monkeypatch.setattr(page, "show_table_paper", lambda table, _by: shown.append(table))
    page.go_to(gacha=desk.units.gachas()[0].id)  # too many for one paper are narrowed first
    page.ready.show(ready_lists.PHONES)
    assert 0 < len(shown[0].rows) == page.table.count() < 1000 and page.narrowed()[0] in shown[0].about
    monkeypatch.undo()
    page.clear_filters()
    window.notify.toasts.clear()
    page.ready.show(ready_lists.NEWCOMERS)
    assert page._over is paper or window.notify.toasts


# --- tables for the gachas --------------------------------------------------------------------------------------------


def test_tables_go_to_the_gachas_and_who_has_not_returned_is_listed(
    opened: Opened, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    page, window = opened
    dialog = page.ready.gather()
    assert not dialog.collect.isVisible()
    with qtbot.waitSignal(dialog.given_out, timeout=60_000) as told:
        dialog.give_out(tmp_path)
    paths = told.args[0]
    assert len(paths) == len(desk.units.gachas()) and all(path.exists() for path in paths)
    assert dialog.collect.isVisible() and dialog.missing.isVisible()
    before = paths[0].read_bytes()
    dialog.give_out(tmp_path)
    qtbot.waitUntil(lambda: dialog.error.isVisible() and dialog._job is None, timeout=60_000)
    assert paths[0].read_bytes() == before, "what may be filled in already is never replaced"
    dialog.collect.click()
    assert window.went == [("import", {"new": True})]
    importing = ImportPage(page.context)
    qtbot.addWidget(importing)
    importing.add_files([paths[0], paths[2]])
    qtbot.waitUntil(lambda: importing._job is None and importing.table.count() > 0, timeout=60_000)
    again = page.ready.gather()
    names = [unit.short for unit in desk.units.gachas()]
    assert names[1] in again.missing.text() and names[0] not in again.missing.text()
    assert f"{len(names)}" in again.state.text() and "2" in again.state.text()
