"""A woman's page whole: her names upright and across, homes, what is asked by township, her data for herself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from desktop import jobs
from desktop.services.desk import Desk
from desktop.services.township_settings import OPTIONAL_FIELDS
from desktop.ui.people.page import PeoplePage
from desktop.ui.people.sections import Upright
from desktop.ui.setting_words import set_to_words, since_words
from desktop.ui.settings_page.asked import AskedFields
from tests.ui.deskside import NOW, Window, context_of, open_desk

NUMBER = "11010519491231" + "002X"
Opened = tuple[PeoplePage, Window]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "desk")
    yield made
    jobs.finish()
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Opened:
    context, window = context_of(desk)
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    context.bus.changed.connect(page.refresh)
    return page, window


def add(desk: Desk, **values: object) -> bytes:
    return desk.people.save(None, values).id


def said(part: QWidget) -> str:
    return "\n".join(str(each.property("text") or "") for each in part.findChildren(QWidget) if each.isVisible())


def test_her_names_stand_in_their_scripts_and_mongolian_upright(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    page, _ = opened
    her = desk.people.save(None, {"name_zh": "其木格", "name_mn": "ᠴᠢᠮᠡᠭ"}, ["琪木格", "Chimeg"]).id
    page.open_record(her)
    assert page.view is not None
    page.view.show_part("around")
    qtbot.waitUntil(lambda: bool(page.findChildren(Upright)))
    qtbot.waitUntil(lambda: "琪木格" in said(page.view._names) if page.view else False)
    assert "Chimeg" in said(page.view._names)
    (upright,) = page.findChildren(Upright)
    assert upright.height() > upright.width(), "from the top down"
    picture = upright.grab().toImage()
    dark = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() < 100
    ]
    assert max(y for _, y in dark) - min(y for _, y in dark) > max(x for x, _ in dark) - min(x for x, _ in dark)
    page.open_record(add(desk, name_zh="乌日娜"))
    assert page.view._names.isHidden(), "one name stands in the title"


def test_every_part_opens_what_it_names_or_says_that_there_is_none(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    page, window = opened
    her = add(desk, name_zh="其木格")
    page.open_record(her)
    view = page.view
    assert view is not None
    view.show_part("around")
    qtbot.waitUntil(lambda: said(view._around).count("没有。") == 2)  # homes, awards
    home = desk.plain["home"].save(None, {"name_zh": "萨仁台妇女之家"}).id
    desk.bulk.to_home([her], home)
    award = desk.plain["award"].save(None, {"person": her, "title": "好婆婆"}).id
    other = add(desk, name_zh="乌日娜")
    desk.people.save_household(her, {"summer_place": "宝格达山", "winter_place": "南沟"})
    desk.people.join_household(other, her)
    page.context.bus.deliver()
    told = ("宝格达山", "南沟", "乌日娜", "萨仁台妇女之家", "好婆婆")
    qtbot.waitUntil(lambda: all(words in said(view._around) for words in told))
    assert "没有。" not in said(view._around)
    buttons = {made.text(): made for made in view._around.findChildren(QPushButton) if made.isVisible()}
    for words, place in (("萨仁台妇女之家", ("homes", {"id": home})), ("好婆婆", ("awards", {"id": award}))):
        buttons[words].click()
        assert window.went[-1] == place
    buttons["乌日娜"].click()
    assert view.shown == other


def test_fields_that_are_off_stand_nowhere_but_where_something_is_held(opened: Opened, desk: Desk) -> None:
    page, _ = opened
    filled, bare = add(desk, name_zh="其木格", politics="01", id_no=NUMBER), add(desk, name_zh="乌日娜")
    page.open_record(bare)
    view = page.view
    assert view is not None

    def shown() -> set[str]:
        return {name for name in OPTIONAL_FIELDS if not view.form._rows[name][0].isHidden()}

    assert shown() == set(OPTIONAL_FIELDS) - {"id_no"}
    desk.township_settings.ask_fields(["job", "id_no"])
    page.context.bus.deliver()
    assert shown() == {"job", "id_no"}, "the page that stands open follows"
    assert "id_no" in page.export_heads()
    desk.township_settings.ask_fields(["job"])
    page.context.bus.deliver()
    page.open_record(filled)
    assert shown() == {"job", "politics", "id_no"} and "id_no" not in page.export_heads()


def test_the_chair_sets_what_is_asked_and_others_see_it(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, window = context_of(desk)
    context.settings.view("people")["id_no"] = True  # as it was set on this laptop before
    card = AskedFields(context)
    qtbot.addWidget(card)
    assert set(card.chips.value() or ()) == set(OPTIONAL_FIELDS)
    card.chips._buttons["marital"].click()
    assert desk.township_settings.fields_asked() == frozenset(OPTIONAL_FIELDS) - {"marital"}
    window.notify.toasts[-1][1]()
    card.refresh()
    assert "marital" in (card.chips.value() or ())
    record = {"name": "person_fields", "since": "2000-01-01"}
    assert since_words(record, NOW.date()) == "" and set_to_words(record, {"job": 1, "politics": 0}) == "职业"
    desk.records.add_user("看看", "viewer")
    card.refresh()
    assert not card.chips.isEnabled()


def test_her_data_goes_on_paper_and_into_a_workbook(opened: Opened, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page, _ = opened
    her = add(desk, name_zh="其木格", id_no=NUMBER, note="会唱长调")
    page.open_record(her)
    assert page.hers_button.isVisible() and [line.words for line in page.hers.lines()][1] == "存为电子表格…"
    with qtbot.waitSignal(page.hers.saved, timeout=20_000):
        page.hers.save_to(tmp_path / "hers.xlsx")
    rows = load_workbook(str(tmp_path / "hers.xlsx")).get_sheet_by_name("资料").to_python()
    cells = {cell for row in rows for cell in row}
    assert {"会唱长调", NUMBER} <= cells, "whole, for it is hers"
    (line,) = desk.access_log.lines()
    assert (line.listed, line.count, line.reason) == ("person", 1, "herself")
    page.hers.show_paper()
    paper = page._list_paper
    assert paper is not None
    qtbot.waitUntil(lambda: paper.preview.page_count > 0, timeout=30_000)
    assert page.go_back() and len(desk.access_log.lines()) == 2


def test_nobody_takes_it_out_who_only_looks_or_of_one_who_is_not_saved(opened: Opened, desk: Desk) -> None:
    page, _ = opened
    page.new_record()
    assert page.hers_button.isHidden()
    desk.records.add_user("看看", "viewer")
    page.open_record(add_as_chair(desk))
    assert page.hers_button.isHidden()


def add_as_chair(desk: Desk) -> bytes:
    """A woman whom the chair wrote down before who looks now sat here."""
    looks = desk.records.user
    chair = next(id_ for id_, _, role in desk.records.users() if role == "chair")
    desk.records.use(chair)
    her = add(desk, name_zh="萨仁")
    desk.records.use(looks)
    return her
