"""Lists of the roster under a name, and dated tags, in the window: kept, chosen, changed, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.roster import Filter
from desktop.store.changes import Edit, Label
from desktop.ui.people.lists import NameDialog
from desktop.ui.people.page import PeoplePage
from desktop.ui.plain_page import page_at
from desktop.ui.record_words import value_words
from desktop.ui.table_model import Sort
from desktop.ui.tags.box import TagsBox
from desktop.ui.tags.editor import TagEditor
from desktop.ui.tags.page import TagsPage
from protocol.ids import new_id
from tests.ui.deskside import NOW, Window, context_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    for name, tags in (("其木格", ["困难"]), ("乌日娜", ["困难", "骨干"]), ("萨仁", []), ("巴达玛", [])):
        made.people.save(None, {"name_zh": name, "tags": tags})
    yield made
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> tuple[PeoplePage, Window]:
    context, window = context_of(desk)
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    context.bus.changed.connect(page.refresh)
    return page, window


def lines(menu: QMenu) -> dict[str, QAction]:
    found = {act.text().partition("\t")[0]: act for act in menu.actions() if act.text()}
    menu.deleteLater()
    return found


def shown(page: PeoplePage) -> set[str]:
    return {row.name for row in page.page(page.table.records.ids) if row is not None}


def answered(dialog: NameDialog | None, name: str) -> None:
    assert dialog is not None
    dialog.line.setText(name)
    dialog.take()


def kept_live(page: PeoplePage) -> None:
    page._choose(page.tag, "困难")
    page._on_filter()
    answered(page.lists.ask_live(), "困难妇女")


def test_filters_are_kept_and_chosen_again(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, window = opened
    assert not any("实时名单" in words for words in lines(page.lists.menu())), "nothing narrows yet"
    kept_live(page)
    assert window.notify.toasts[-1][0] == "已保存名单：困难妇女" and page.lists.button.text() == "困难妇女"
    page.clear_filters()
    assert page.lists.button.text() == "名单" and len(shown(page)) == 4
    desk.people.save(None, {"name_zh": "后来的", "tags": ["困难"]})
    page.context.bus.deliver()
    menu = page.lists.menu()
    lines(menu)["困难妇女  3"].trigger()
    assert shown(page) == {"其木格", "乌日娜", "后来的"} and page.narrowed()[0] == "困难妇女"
    assert page.listed().narrowed.startswith("困难妇女"), "what goes out says which list"


def test_a_change_of_the_filters_is_said_and_can_become_the_list(
    opened: tuple[PeoplePage, Window], qtbot: QtBot
) -> None:
    page, _ = opened
    kept_live(page)
    assert page.header.search is not None
    page.header.search.setText("qmg")
    qtbot.waitUntil(lambda: page.lists.button.text() == "困难妇女（已改动）")
    assert shown(page) == {"其木格"}
    lines(page.lists.menu())["“困难妇女”改用现在的筛选条件"].trigger()
    page.table.order(Sort("birth"))
    assert page.lists.button.text() == "困难妇女（已改动）", "the order is the list's too"
    page.table.order(Sort("name"))
    assert page.lists.button.text() == "困难妇女" and not page.lists.changed
    page.clear_filters()
    page.lists.choose(page.context.desk.named_lists.all()[0].id)
    assert shown(page) == {"其木格"} and page.header.search.text() == "qmg"


def test_chosen_women_are_kept_taken_off_and_followed(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, window = opened
    ids = desk.people.ids()
    page.table.choose(ids[0])
    page.table.selectAll()
    answered(page.lists.ask_fixed(), "合唱队")
    list_ = desk.named_lists.all()[0].id
    assert page.lists.choose(list_) and len(shown(page)) == 4
    page.table.choose(ids[0])
    lines(page.row_menu())["移出名单合唱队"].trigger()
    assert len(shown(page)) == 3 and page.only.text() == "合唱队 3"
    window.notify.toasts[-1][1]()
    assert len(shown(page)) == 4
    page.many.to_list([desk.people.quick_add("新来的").id], "合唱队")
    assert "新来的" in shown(page), "who was put there comes in while the list is shown"
    page.show_all()
    assert page.lists.chosen is None and not page.only.isVisible()


def test_names_are_changed_and_lists_deleted_with_a_way_back(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, window = opened
    kept_live(page)
    desk.named_lists.fix("合唱队", desk.people.ids())
    dialog = page.lists.ask_name()
    answered(dialog, "合唱队")
    assert dialog is not None and "已经有" in dialog.error.text() and dialog.isVisible()
    answered(dialog, "困难")
    assert page.lists.button.text() == "困难" and not dialog.isVisible()
    page.lists.delete()
    assert page.lists.button.text() == "名单" and [each.name for each in desk.named_lists.all()] == ["合唱队"]
    window.notify.toasts[-1][1]()
    assert [each.name for each in desk.named_lists.all()] == ["困难", "合唱队"]


def test_a_fixed_list_that_goes_elsewhere_shows_all_again(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, _ = opened
    list_ = desk.named_lists.fix("合唱队", desk.people.ids()[:2]).id
    page.go_to(list=list_)
    assert len(shown(page)) == 2
    desk.named_lists.delete(list_)
    page.context.bus.deliver()
    assert len(shown(page)) == 4 and page.lists.chosen is None


ODD = '<b>"&%n{x}＝@'


def test_odd_words_stay_what_they_are(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, window = opened
    page._choose(page.tag, "困难")
    page._on_filter()
    answered(page.lists.ask_live(), ODD)
    assert ODD in window.notify.toasts[-1][0] and page.lists.button.text() == ODD.replace("&", "&&")
    assert desk.db.rows("SELECT name FROM named_list") == [(ODD,)]
    assert f"{ODD.replace('&', '&&')}  2" in lines(page.lists.menu())
    dialog = page.many.ask_tag(desk.people.ids()[:1])
    for name, value in (("tag", ODD), ("note", ODD)):
        dialog.form.editor(name).set_value(value)
    dialog.give()
    assert desk.db.rows("SELECT tag, note FROM person_tag") == [(ODD, ODD)]
    page.open_record(desk.people.ids(Filter(tag=ODD))[0])
    assert page.view is not None and ODD in page.narrowed()[0]


def test_a_tag_that_nobody_has_any_more_shows_nobody(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, _ = opened
    kept_live(page)
    desk.bulk.tag(desk.people.ids(), "困难", on=False)
    page.context.bus.deliver()
    assert shown(page) == set() and page.tag.currentData() == "困难"
    page.clear_filters()
    page.lists.choose(desk.named_lists.all()[0].id)
    assert shown(page) == set(), "not everybody"


def test_what_a_newer_version_narrowed_is_told(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, window = opened
    row = new_id()
    query = {"status": "active", "shoe_size": 38}
    desk.journal.write([Edit("named_list", row, {"name": "明天的", "query": query})], Label("test"))
    lines(page.lists.menu())["明天的（需要新版本）"].trigger()
    assert window.notify.banners and page.lists.chosen is None and len(shown(page)) == 4


def test_what_a_list_asks_is_told_in_words(dressed: QApplication, desk: Desk) -> None:
    gacha = new_id()
    desk.journal.write([Edit("org_unit", gacha, {"name_zh": "萨仁台嘎查", "level": "gacha"})], Label("test"))
    query = {"status": "active", "who": "women", "tag": "困难", "gacha": gacha.hex(), "text": "qmg", "sort": "birth"}
    words = value_words(desk, "named_list", "query", {**query, "review": True, "shoe_size": 38}, NOW.date())
    assert words == "在册、困难妇女、萨仁台嘎查、“qmg”、有待复核的标签、shoe_size: 38、按年龄"
    assert value_words(desk, "named_list", "query", {"gacha": "nonsense"}, NOW.date()) == "nonsense"


def test_a_viewer_chooses_lists_and_changes_none(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, _ = opened
    kept_live(page)
    desk.records.add_user("看看", "viewer")
    words = list(lines(page.lists.menu()))
    assert words == ["困难妇女  2", "重新显示全部"]


# --- dated tags -------------------------------------------------------------------------------------------------------


def test_many_are_tagged_with_a_date_from_the_menu(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, window = opened
    ids = desk.people.ids()
    dialog = page.many.ask_tag(ids)
    dialog.give()
    assert dialog.isVisible() and dialog.form.error_text("tag")
    editor = dialog.form.editor("tag")
    assert isinstance(editor, TagEditor)
    editor.line.setText("女骨干")
    dialog.form.editor("review_on").set_value("2027-03-08")
    dialog.give()
    assert not dialog.isVisible() and "4" in window.notify.toasts[-1][0]
    held = {tag.tag: tag for tag in desk.tags.of(ids[0])}["骨干"]
    assert held.since == NOW.date().isoformat() and held.review_on == "2027-03-08"
    window.notify.toasts[-1][1]()
    assert desk.tags.count() == 0


def test_what_is_due_is_a_chip_of_the_roster(opened: tuple[PeoplePage, Window], desk: Desk) -> None:
    page, _ = opened
    assert not page.review.isVisible()
    her = desk.people.ids()[0]
    desk.tags.save(None, {"person": her, "tag": "困难", "since": "2026", "review_on": "2026-11"})
    page.context.bus.deliver()
    assert page.review.isVisible() and "1" in page.review.text()
    page.review.click()
    assert page.table.records.ids == [her] or list(page.table.records.ids) == [her]


def test_her_page_shows_both_kinds_and_ends_one(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, window = context_of(desk)
    box = TagsBox(context)
    qtbot.addWidget(box)
    her = desk.people.search("乌日娜")[0].id
    row = desk.tags.save(None, {"person": her, "tag": "困难", "since": "2025-03", "review_on": "2026-10"}).id
    box.resize(720, 400)
    box.show_person(her)
    box.show()

    def said() -> str:
        return "\n".join(str(part.property("text") or "") for part in box.findChildren(QWidget) if part.isVisible())

    qtbot.waitUntil(lambda: "困难妇女 · 2025年3月起" in said())
    assert "女骨干 · 没有日期" in said() and "该复核了" in said()
    buttons = {made.text(): made for made in box.findChildren(QPushButton) if not made.isHidden()}
    buttons["记日期…"].click()
    assert window.went[-1] == ("tags", {"new": True, "about": {"person": her}, "tag": "骨干"})
    buttons["今天结束"].click()
    held = next(tag for tag in desk.tags.of(her) if tag.id == row)
    assert held.until == NOW.date().isoformat()
    box.show_person(her)
    qtbot.waitUntil(lambda: "已结束" in said())
    none = desk.people.search("萨仁")[0].id
    box.show_person(none)
    qtbot.waitUntil(lambda: "她没有标签。" in said())


def test_how_many_held_each_tag_on_a_day(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, window = context_of(desk)
    page = page_at(context, "tags")
    assert isinstance(page, TagsPage)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    her = desk.people.search("萨仁")[0].id
    desk.tags.save(None, {"person": her, "tag": "独居", "since": "2025-01-01", "until": "2025-12-31"})
    page.show_counts()
    assert page.counts is not None
    page.counts.day.set_value("2025-06-30")
    page.counts.day.left.emit()
    counts = page.counts

    def numbers() -> dict[str, QPushButton]:
        return {made.text(): made for made in counts.findChildren(QPushButton) if made.isVisible()}

    qtbot.waitUntil(lambda: {"1 人", "2 人"} <= numbers().keys())
    assert {count.tag: len(count.women) for count in desk.tags.held_on(date(2025, 6, 30))} == {
        "困难": 2,
        "骨干": 1,
        "独居": 1,
    }
    numbers()["2 人"].click()
    key, where = window.went[-1]
    assert key == "people" and len(where["ids"]) == 2 and where["words"] == "困难妇女 · 2025年6月30日"
    page.print_shown()
    paper = page._list_paper
    assert paper is not None
    qtbot.waitUntil(lambda: paper.preview.page_count > 0, timeout=30_000)
    assert page.go_back()


def test_a_tag_is_begun_with_its_word_from_her_page(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, _ = context_of(desk)
    page = page_at(context, "tags")
    qtbot.addWidget(page)
    her = desk.people.search("乌日娜")[0].id
    page.go_to(new=True, about={"person": her}, tag="骨干")
    page.editor.form.editor("since").set_value("2024-05")
    page.editor.form.editor("since").edited.emit()
    page.editor.finish()
    assert [(tag.tag, tag.since) for tag in desk.tags.of(her)] == [("骨干", "2024-05"), ("困难", None)]
    assert desk.people.records([her])[her]["tags"] == ["困难"]
