"""Today and the month: what is due is shown, every line opens its thing, figures leave as text and as a table."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from desktop import jobs
from desktop.services import Edit, Label
from desktop.services.activity_draft import Draft
from desktop.services.day_work import WORK, Item, ToDo, due_of
from desktop.services.desk import Desk
from desktop.services.plain_records import PlainFilter
from desktop.ui.month.page import MonthPage
from desktop.ui.people.page import PeoplePage
from desktop.ui.settings_page.page import SettingsPage
from desktop.ui.today.line import Line
from desktop.ui.today.page import TodayPage
from desktop.ui.today.work_card import WorkCard
from desktop.ui.widgets import Card
from protocol.ids import derived_id, new_id
from tests.ui.deskside import context_of, open_desk
from tests.ui.parts import changed

TOMORROW, HELD = derived_id("test", "tomorrow"), derived_id("test", "held")
WOMAN = derived_id("test", "woman")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    planned = {"title": "防火宣传", "kind": "A01", "start": "2026-11-24T10:00", "status": "planned"}
    held = {"title": "团圆饭", "kind": "A07", "start": "2026-11-20T18:00", "status": "held", "guests_unnamed": 2}
    came = {"activity": HELD, "person": WOMAN, "state": "present", "newcomer": 1}
    desk.journal.write(
        [
            Edit("person", WOMAN, {"name_zh": "其木格", "to_complete": 1}),
            Edit("activity", TOMORROW, planned),
            Edit("activity", HELD, held),
            Edit("attendance", derived_id("attendance", HELD, WOMAN), came),
            Edit("visit", new_id(), {"date": "2026-11-20", "person": WOMAN, "target": "T3"}),
        ],
        Label("test"),
    )
    yield desk
    assert jobs.finish()  # months are counted on another thread
    desk.close()


def texts(page: QWidget) -> list[str]:
    QApplication.processEvents()  # a layout shows what it was handed in the next turn
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def press(page: QWidget, words: str) -> None:
    QApplication.processEvents()
    next(each for each in page.findChildren(QPushButton) if each.text() == words and each.isVisible()).click()


def test_today_opens_what_is_due(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, window = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    assert page.title.text() == "11月23日 周一"
    assert "明天 10:00" in texts(page)
    press(page, "防火宣传")
    press(page, "打印签到表")
    press(page, "登记活动")
    press(page, "登记走访")
    press(page, "团圆饭")
    press(page, "1 位妇女的资料待补全")
    page.print_shown()
    assert window.went == [
        ("activities", {"id": TOMORROW}),
        ("activities", {"id": TOMORROW, "print": True}),
        ("activities", {"new": True}),
        ("visits", {"new": True}),
        ("activities", {"id": HELD}),
        ("people", {"to_complete": True}),
        ("activities", {"id": TOMORROW, "print": True}),
    ]


def test_tags_that_are_due_stand_in_one_line_that_opens_them(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, window = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    assert not any("复核" in text for text in texts(page))
    for tag, day in (("困难", "2026-11"), ("留守", "2026-11-23"), ("能人", "2026-12-01")):
        values = {"person": WOMAN, "tag": tag, "review_on": day}
        desk.journal.write([Edit("person_tag", new_id(), values)], Label("test"))
    context.bus.deliver()
    press(page, "2 个标签该复核了")
    assert window.went == [("tags", {"due": True})]


def test_terms_that_are_due_stand_with_their_days_the_most_urgent_first(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    context, window = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    assert not any("届满" in text for text in texts(page))
    units = [new_id() for _ in range(5)]
    starts = ("2021-11-10", "2021-12-17", "2022-01-20", "2022-05-01", "2026-01-01")
    for number, (unit, start) in enumerate(zip(units, starts, strict=True), 1):
        row = {"org": unit, "start": start, "length_years": 5, "ordinal": 2}
        edits = [Edit("org_unit", unit, {"name_zh": f"嘎查{number}", "level": "gacha"}), Edit("term", new_id(), row)]
        desk.journal.write(edits, Label("test"))
    context.bus.deliver()
    shown = texts(page)
    days = [words for words in shown if words.startswith(("剩 ", "超期 "))]
    assert "超期 13 天" in days and "嘎查1、嘎查2、嘎查3 等" in shown
    press(page, "4 个组织届满或将届满")
    assert window.went == [("units", {"due": True})]


def test_alike_ones_are_one_line_and_unfold_and_seven_lines_stand_until_all_are_asked_for(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    past = [new_id() for _ in range(2)]
    for number, id_ in enumerate(past):
        planned = {"title": f"学习{number}", "start": f"2026-11-2{number}T09:00", "status": "planned"}
        desk.journal.write([Edit("activity", id_, planned)], Label("test"))
    context, window = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    press(page, "2 项活动已过时间：办了吗？")
    assert window.went == [] and {"学习0", "学习1"} <= set(buttons(page))
    press(page, "学习1")
    assert window.went == [("activities", {"id": past[1]})]
    press(page, "收起")
    assert "学习1" not in buttons(page)
    for number in range(9):
        desk.drafts.put(f"visit/new/{number}", {"title": f"草稿{number}"})
    work = page.work
    assert work is not None
    one = due_of([Item("甲"), Item("乙")])
    lines = [ToDo(replace(WORK[0], code=str(number), where={}), one) for number in range(8)]
    card = WorkCard(context, lines, desk.drafts.all(), set())
    qtbot.addWidget(card)
    card.show()
    assert len(card.findChildren(Line)) == 7 and "9 份草稿没有写完" in buttons(card)
    press(card, "还有 2 项")
    assert "还有 2 项" not in buttons(card)
    assert len([line for line in card.findChildren(Line) if line.isVisible()]) == 9


def test_today_follows_the_records(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, _ = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    assert "到场 3 人" in texts(page)
    desk.journal.write([Edit("activity", HELD, {"guests_unnamed": 9})], Label("test"))
    context.bus.deliver()
    assert "到场 10 人" in texts(page) and "到场 3 人" not in texts(page)


def test_a_trial_restore_is_told_and_one_that_went_wrong_loudly(
    qtbot: QtBot, dressed: QApplication, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, window = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    kept = desk.backups.back_up_now()
    done = desk.backups.try_newest()
    assert done is not None and not done.code
    page.hide()
    page.show()
    assert f"11月23日 周一试过：能恢复，共 {done.women} 位妇女。" in texts(page)
    kept.path.write_bytes(kept.path.read_bytes()[:5000])
    desk.backups.try_newest()
    page.hide()
    page.show()
    assert "11月23日 周一试过一次。资料没有问题：请现在再备份一次。" in texts(page)
    assert not any("能恢复，共" in text for text in texts(page))
    press(page, "最近一次备份恢复不了")
    room = shutil.disk_usage(desk.folder)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: room)
    desk.backups.try_newest()
    page.hide()
    page.show()
    assert "硬盘空间不够，或者没有响应。一天后会再试。" in texts(page)
    press(page, "最近一次备份没能试恢复")
    assert window.went == 2 * [("settings", {"part": "backup"})]


def test_an_empty_township_is_told_what_to_do_first(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "new")
    context, window = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    said = texts(page)
    assert "先做这几件" in said and "妇女之家" in said
    for nothing in ("未来七天没有安排。", "都登记好了。", "没有，每个妇女之家都办过活动。", "还没有办过活动。"):
        assert nothing not in said
    assert not any("60" in text for text in said)
    for words in ("导入名册", "新增妇女", "登记妇女之家", "备份到 U 盘", "连接服务器"):
        press(page, words)
    assert window.went == [
        ("import", {}),
        ("people", {"new": True}),
        ("homes", {"new": True}),
        ("settings", {"part": "backup"}),
        ("sync", {}),
    ]
    looks = {each.text(): each.property("look") for each in page.findChildren(QPushButton) if each.isVisible()}
    assert [words for words, look in looks.items() if look == "primary"] == ["导入名册"]
    desk.people.quick_add("其木格")
    context.bus.deliver()
    assert "粘贴名册" not in buttons(page)  # done: ticked, the next one comes first
    assert look_of(page, "登记妇女之家") == "primary"
    held = {"title": "团圆饭", "start": "2026-11-20T18:00", "status": "held"}
    desk.journal.write([Edit("activity", new_id(), held)], Label("test"))
    context.bus.deliver()
    assert "先做这几件" not in texts(page) and "还没有登记妇女之家" in buttons(page)
    assert look_of(page, "登记活动") == "primary"
    desk.homes.save(None, {"name_zh": "萨仁台妇女之家"})
    context.bus.deliver()
    assert "还没有登记妇女之家" not in buttons(page) and "萨仁台妇女之家" in buttons(page)
    page.close()
    assert jobs.finish()
    desk.close()


def buttons(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]


def look_of(page: QWidget, words: str) -> str:
    QApplication.processEvents()
    found = [each for each in page.findChildren(QPushButton) if each.isVisible() and each.text() == words]
    return str(found[0].property("look"))


def test_an_empty_roster_offers_to_import_beside_adding(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "new")
    context, window = context_of(desk)
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1166, 700)
    page.show()
    add, paste = page.empty.action, page.empty_import
    assert (
        add.isVisible()
        and paste.isVisible()
        and add.mapTo(page, add.rect().topLeft()).y() == paste.mapTo(page, paste.rect().topLeft()).y()
    )
    paste.click()
    assert window.went[-1][0] == "import"
    page.close()
    assert jobs.finish()
    desk.close()


def test_the_months_figures_open_and_leave(qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path) -> None:
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.summary is not None)
    assert page.name.text() == "2026年11月" and page.span.text() == "10月26日 – 11月25日"
    span = {"since": "2026-10-26", "until": "2026-11-25"}
    press(page, "活动")
    press(page, "人数")
    press(page, "新增人员")
    press(page, "走访")
    press(page, "节庆团圆")
    press(page, "空巢老人")
    press(page, "走访 1 位妇女")
    behind = {each.accessibleName(): each for each in page.findChildren(QPushButton) if each.accessibleName()}
    for number in ("活动 1", "人次 3", "人数 1", "新增人员 1", "走访 1", "节庆团圆 1", "空巢老人 1"):
        behind[number].click()  # the number itself
    figures = [
        ("activities", {**span, "status": "held"}),
        ("activities", {**span, "status": "held"}),
        ("people", {"ids": [WOMAN], "words": "2026年11月 · 人数"}),
        ("people", {"ids": [WOMAN], "words": "2026年11月 · 新增人员"}),
        ("visits", span),
        ("people", {"ids": [WOMAN], "words": "2026年11月 · 节庆团圆 · 人数"}),
        ("visits", {**span, "target": "T3"}),
    ]
    assert window.went[-len(figures) :] == figures
    del window.went[-len(figures) :]
    assert window.went.pop() == ("people", {"ids": [WOMAN], "words": "2026年11月 · 走访的妇女"})
    assert window.went == [
        ("activities", {**span, "status": "held"}),
        ("people", {"ids": [WOMAN], "words": "2026年11月 · 人数"}),
        ("people", {"ids": [WOMAN], "words": "2026年11月 · 新增人员"}),
        ("visits", span),
        ("activities", {**span, "kind": "A07", "status": "held"}),
        ("visits", {**span, "target": "T3"}),
    ]
    page.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "2026年11月 (10月26日 – 11月25日) · 草稿，未定稿" and "节庆团圆  1  3  1  1" in copied
    page.save_to(tmp_path / "小结.xlsx")
    rows = load_workbook(tmp_path / "小结.xlsx").get_sheet_by_index(0).to_python()
    assert ["节庆团圆", 1.0, 3.0, 1.0] in [row[:4] for row in rows]
    page.save_to(tmp_path / "没有这个文件夹" / "小结.xlsx")
    assert window.notify.banners == ["file_unwritable"]


def test_a_visit_without_a_category_stands_apart_from_others(
    qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path
) -> None:
    """D10, in the page, the text and the table; and it opens the visits that it counts."""
    for target in (None, None, "T9"):
        desk.visits.save(None, {"date": "2026-11-19", "person": WOMAN, "target": target})
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.summary is not None)
    assert {"未分类", "其他", "空巢老人"} <= set(buttons(page))
    press(page, "未分类")
    (_, where) = window.went[-1]
    wanted = PlainFilter("", {"target": [where["target"]]}, where["since"], where["until"])
    assert len(desk.visits.ids(wanted)) == 2
    page.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert "未分类  2" in lines and "其他  1" in lines
    page.save_to(tmp_path / "小结.xlsx")
    rows = [row[:2] for row in load_workbook(tmp_path / "小结.xlsx").get_sheet_by_index(0).to_python()]
    assert ["未分类", 2.0] in rows and ["其他", 1.0] in rows


def test_the_month_s_tables_stand_beside_each_other_where_there_is_room(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1720, 1100)
    page.show()
    qtbot.waitUntil(lambda: page.summary is not None)

    def places() -> list[tuple[int, int]]:
        QApplication.processEvents()
        cards = {card.heading.text(): card for card in page.findChildren(Card) if card.isVisible()}
        two = [cards[words].mapTo(page, cards[words].rect().topLeft()) for words in ("按活动类型", "按走访对象")]
        return [(at.x(), at.y()) for at in two]

    (left, top), (right, other) = places()
    assert left < right and top == other
    page.resize(760, 700)
    (left, top), (right, other) = places()
    assert left == right and top < other


def test_another_month_is_another_count(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    for _ in range(11):
        page.step(-1)
    assert page.name.text().startswith("2025年12月")
    qtbot.waitUntil(lambda: page.summary is not None and page.summary.period == page.period)
    assert page.summary is not None and page.summary.activities == 0
    page.step(11)
    qtbot.waitUntil(lambda: page.summary is not None and page.summary.period == page.period)
    assert page.summary.activities == 1


def test_the_closing_day_is_set_for_the_whole_township(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, _ = context_of(desk)
    context.settings.closing_day = 20  # this laptop's own, from before there was one of the township
    page, settings = MonthPage(context), SettingsPage(context)
    for widget in (page, settings):
        qtbot.addWidget(widget)
        widget.show()
    assert page.period.last.day == 20 == settings.closing_day.currentData()
    settings.closing_day.setCurrentIndex(settings.closing_day.findData(28))
    settings.closing_day.activated.emit(settings.closing_day.currentIndex())
    assert context.settings.closing_day == 20
    assert desk.township_settings.closing_day(page.period.last, own=20) == 28
    page.refresh(changed("setting"))
    assert page.period.last.day == 28
    desk.records.add_user("其木格", "gacha_chair")
    settings.refresh(changed("user"))
    assert not settings.closing_day.isEnabled() and settings.closing_day.currentData() == 28
    qtbot.waitUntil(lambda: page.summary is not None and page.summary.period == page.period)


def test_a_title_of_sixty_characters_keeps_the_other_column_in_the_window(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    title = "第三次全体会议暨巾帼志愿服务工作总结表彰大会筹备会议" * 3
    values = {"kind": "A11", "title": title, "start": "2026-11-25T09:00", "status": "planned"}
    desk.activities.save(Draft(desk.activities.new_id(), values))
    context, _ = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: any(line.open.toolTip() == title for line in page.findChildren(Line)))
    (line,) = [line for line in page.findChildren(Line) if line.open.toolTip() == title]
    assert line.open.text().endswith("…")
    assert all(card.mapTo(page, card.rect().topRight()).x() <= page.width() for card in page._cards)


def test_who_is_unaccounted_for_is_typed_from_today(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    sheet = Edit("sheet", new_id(), {"activity": HELD, "code": "K7M2QX4", "rows": [[1, WOMAN.hex()], [2, None]]})
    other = desk.people.quick_add("乌日娜").id
    desk.journal.write([sheet, Edit("activity", HELD, {"expected": [WOMAN, other]})], Label("test"))
    context, window = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    line = next(line for line in page.findChildren(Line) if "没有登记完" in "".join(texts(line)))
    line.open.click()
    assert window.went == [("activities", {"id": HELD, "typing": True})]


def test_a_wide_window_is_used(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, _ = context_of(desk)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.resize(1720, 1100)
    page.show()

    def lefts() -> dict[str, int]:
        QApplication.processEvents()
        cards = [card for card in page.findChildren(Card) if card.isVisible()]
        return {card.heading.text(): card.mapTo(page, card.rect().topLeft()).x() for card in cards}

    wide = lefts()
    assert wide["近期安排"] < wide["最近办的活动"] < wide["出门之前"]
    page.resize(1166, 700)
    usual = lefts()
    assert usual["近期安排"] == usual["最近办的活动"] < usual["出门之前"]
    assert max(card.mapTo(page, card.rect().topRight()).x() for card in page.findChildren(Card)) > 1166 - 48
