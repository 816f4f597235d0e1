"""What is called women counts women: the roster's header, filters, units, groups, imports. Men stand apart; namesakes
are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.documents.sheet_of import SheetOptions, sheet_of
from desktop.services.activities import Counts
from desktop.services.activity_draft import Attendee, Draft
from desktop.services.desk import Desk
from desktop.services.roster import Filter
from desktop.services.units import GroupKind
from desktop.store.changes import Edit, Label
from desktop.ui.activities.view import ActivityView
from desktop.ui.activities.words import attendance_words, turnout_words
from desktop.ui.importing.page import ImportPage
from desktop.ui.page import Context
from desktop.ui.people.fields import gacha_options
from desktop.ui.people.page import PeoplePage
from desktop.ui.person_editors import PeopleEditor
from desktop.ui.record_words import apart_words
from protocol.ids import derived_id
from tests.ui.deskside import NOW, context_of, open_desk

SUMU, FIRST, SECOND, CLOSED = (derived_id("org_unit", f"15222120{n}000") for n in (1, 2, 3, 4))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    units = [(SUMU, "sumu", "乌兰毛都苏木", 1), (FIRST, "gacha", "草根台嘎查", 2)]
    units += [(SECOND, "gacha", "萨仁台嘎查", 3), (CLOSED, "gacha", "巴音嘎查", 4)]
    desk.journal.write(
        [Edit("org_unit", id_, {"level": level, "name_zh": name, "code": f"{n}"}) for id_, level, name, n in units],
        Label("township.choose"),
    )
    yield desk
    desk.close()


@pytest.fixture
def context(desk: Desk, dressed: QApplication) -> Context:
    return context_of(desk)[0]


def person(desk: Desk, name: str, gacha: bytes = FIRST, **more: str | None) -> bytes:
    return desk.people.save(None, {"name_zh": name, "gacha": gacha, **more}).id


def open_page(qtbot: QtBot, context: Context) -> PeoplePage:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    page.show()
    return page


def names(page: PeoplePage) -> list[str]:
    return [page.table.records.words(row, 0) for row in range(page.table.count())]


def test_men_are_left_out_of_header_list_units_and_groups_unless_asked_for(
    desk: Desk, context: Context, qtbot: QtBot
) -> None:
    women = [person(desk, "其木格"), person(desk, "乌日娜", sex="2")]
    unknown, man = person(desk, "高娃", sex=None), person(desk, "巴图", sex="1", to_complete="1")
    page = open_page(qtbot, context)
    assert set(names(page)) == {"其木格", "乌日娜", "高娃"}
    assert page.header.count.text() == "3 人（含性别未填 1）"
    counts = desk.people.counts()
    assert (counts.active, counts.without_sex, counts.men, counts.gachas[FIRST]) == (3, 1, 1, 3)
    assert not [line for line in desk.due.overview(25).to_do if line.work.code == "to_complete"]
    group = next(group for group in desk.units.groups() if group.kind is GroupKind.GACHA)
    assert group.size == 3 and set(desk.units.people_of(GroupKind.GACHA, FIRST)) == {*women, unknown}
    page.who.setCurrentIndex(page.who.findData("men"))
    page.who.activated.emit(page.who.currentIndex())
    assert names(page) == ["巴图"]
    assert page.table.records.words(0, len(page.table.records.columns) - 1) == "男"
    assert desk.people.ids(Filter(who="")) and desk.people.search("巴图")[0].id == man
    page.clear_filters()
    assert set(names(page)) == {"其木格", "乌日娜", "高娃"}


def test_an_import_says_how_many_men_there_are(desk: Desk, context: Context, qtbot: QtBot) -> None:
    page = ImportPage(context)
    qtbot.addWidget(page)
    page.show()
    QApplication.clipboard().setText("姓名\t性别\n其木格\t女\n巴图\t男\n朝鲁\t男")
    page.paste()
    qtbot.waitUntil(lambda: page.table.count() == 3)
    assert page.header.count.text() == "3行 · 其中男2人"
    page.write()
    toasts = context.window.notify.toasts  # type: ignore[attr-defined]  # the stand-in keeps them
    qtbot.waitUntil(lambda: bool(toasts))
    assert "新增3人、其中男2人" in toasts[-1][0]


def test_a_gacha_that_was_merged_stands_once_and_a_closed_one_can_be_filtered(
    desk: Desk, context: Context, qtbot: QtBot
) -> None:
    merged, closed = person(desk, "其木格", SECOND), person(desk, "乌日娜", CLOSED)
    desk.units.merge(SECOND, FIRST)
    desk.units.close(CLOSED, "2026-11-01")
    options = gacha_options(context, SECOND)
    assert [words for _, words in options] == ["草根台嘎查"] and options[0][0] == SECOND.hex()
    page = open_page(qtbot, context)
    choices = [page.gacha.itemText(row) for row in range(1, page.gacha.count())]
    assert choices == ["草根台嘎查 1", "巴音嘎查（已停用） 1"]
    page.go_to(gacha=CLOSED)
    assert list(page.table.records.ids) == [closed]
    page.go_to(gacha=FIRST)
    assert list(page.table.records.ids) == [merged]


def test_two_of_one_name_and_gacha_are_told_apart_wherever_they_stand(
    desk: Desk, context: Context, qtbot: QtBot
) -> None:
    older, younger = person(desk, "图雅", birth="1975-03"), person(desk, "图雅", birth="1988", phone="13848201234")
    bare, elsewhere = person(desk, "图雅", phone="13900008870"), person(desk, "图雅", SECOND, birth="1975")
    assert set(desk.people.apart([older, younger, bare, elsewhere])) == {older, younger, bare}
    activity = desk.activities.new_id()
    values = {"kind": "A11", "start": "2026-11-26T09:00", "end": "2026-11-26T11:00", "status": "planned"}
    people = (older, younger, bare, elsewhere)
    desk.activities.save(Draft(activity, values, tuple(Attendee(one, "unknown", True) for one in people)))
    printed = {
        p.id: p.name_zh + p.apart for g in sheet_of(desk, activity, SheetOptions()).data.groups for p in g.people
    }
    assert printed == {
        older: "图雅（1975）",
        younger: "图雅（1988）",
        bare: "图雅（尾号8870）",
        elsewhere: "图雅",
    }
    view = ActivityView(context, may_write=True)
    qtbot.addWidget(view)
    view.show_activity(activity)
    assert sorted(entry.detail for entry in view.ticks.entries()) == ["1975年生", "1988年生", "尾号8870", "萨仁台嘎查"]
    chips = PeopleEditor(context)
    qtbot.addWidget(chips)
    assert [chips._words(one) for one in (older, bare, elsewhere)] == ["图雅 1975年生", "图雅 尾号8870", "图雅"]
    visit, _ = desk.visits.save(None, {"person": bare, "date": "2026-11-20", "visitors": []})
    record = desk.visits.get(visit)
    assert record is not None and record["about_apart"].tail == "8870"
    row = desk.journal.rows.get("person", bare) or {}
    assert apart_words(desk, "person", row, NOW.date()) == "草根台嘎查 · 尾号8870"


def test_born_in_one_year_the_phone_tells_them_apart(desk: Desk) -> None:
    one, other = person(desk, "图雅", birth="1975-03", phone="13848201234"), person(desk, "图雅", birth="1975-11")
    assert desk.people.apart([one, other]) == {one: ("1975", "1234"), other: ("1975", "")}


def test_the_figures_of_who_came_add_up(dressed: QApplication) -> None:
    counts = Counts(known=3, guests=2, expected=6, due_came=3, leave=1, absent=0, unchecked=2)
    assert counts.expected == counts.due_came + counts.leave + counts.absent + counts.unchecked
    assert counts.heads == counts.due_came + counts.others
    assert attendance_words(counts) == "应到 6 · 实到 3 · 请假 1 · 缺席 0 · 出席率 3–5/6 · 另到 2，共 5 人"


def test_the_turnout_is_known_once_everybody_is_checked(dressed: QApplication) -> None:
    """Example 4: 37 of 42, 3 not accounted for, 3 who were written in: 37–40/42, then 88.1 %; never in 应到."""
    counts = Counts(known=37, newcomers=3, expected=42, due_came=37, leave=2, unchecked=3)
    assert turnout_words(counts) == "出席率 37–40/42"
    assert turnout_words(replace(counts, absent=3, unchecked=0)) == "出席率 88.1 %"
    assert "出席率" not in attendance_words(Counts(known=3))
