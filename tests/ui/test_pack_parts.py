"""What a forms pack says, where people see it: its dialog, the reports, a home's wall, and where codes are picked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.forms_packs import HOME_LIST, REPORT_LIST, Pack
from desktop.ui.form_fields import ChipsEditor, ComboEditor, TagsEditor
from desktop.ui.homes.page import HomesPage
from desktop.ui.month.freeze_dialogs import FreezeDialog
from desktop.ui.month.page import MonthPage
from desktop.ui.settings_page.forms_pack import PackCard
from desktop.ui.settings_page.pack_dialogs import PackDialog, pack_lines
from desktop.ui.visits.page import VisitsPage
from tests.ui.deskside import Window, context_of
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import A, B, hold, visit
from tests.unit.services.test_forms_packs import with_form

desk = made.desk
SINCE = date(2026, 11, 1)
PACK = Pack(
    "旗妇联口径包",
    "2026-2",
    closing=25,
    closings={"year": 31, "月报": 31},
    asks={"month": ("visit.count", "act.count", "act.of_2030")},
    checklists={REPORT_LIST: ("台账已核对", "照片 <已> 整理"), HOME_LIST: ("有场所", "有设施"), "of_2030": ("x",)},
    codes={"visit_target": ("边境牧户",), "carrier": ("边境警务室",)},
)


class Touched:
    """That a pack changed."""

    def touches(self, *kinds: str) -> bool:
        return "forms_pack" in kinds


@pytest.fixture
def card(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Iterator[tuple[PackCard, Window]]:
    context, window = context_of(desk)
    found = PackCard(context)
    qtbot.addWidget(found)
    found.show()
    yield found, window


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.text()]


def asked(card: PackCard) -> PackDialog:
    card.ask()
    return card.window().findChildren(PackDialog)[-1]


def test_every_part_is_typed_and_what_the_dialog_does_not_show_stays(card: tuple[PackCard, Window], desk: Desk) -> None:
    found, _ = card
    with_form(desk)
    desk.forms_packs.save(PACK, SINCE)
    dialog = asked(found)
    assert dialog.pack() == PACK, "nothing was touched, so the order of what is asked for stays too"
    values = {
        "closes:year": None,
        "closes:quarter": "31",
        "closes:月报": "30",
        "asks:month": ["act.count"],
        "list:report": " 台账已核对 \n\n台账已核对\n电话已回访",
        "words:visit_target": "",
        "words:award_level": "苏木级",
        "since": "2026-12-01",
    }
    dialog.form.load({**dialog.form.values(), **values})
    dialog.save_button.click()
    saved = desk.forms_packs.at(date(2026, 12, 31))
    assert saved == replace(
        PACK,
        closings={"quarter": 31, "月报": 30},
        asks={"month": ("act.count",)},
        checklists={**PACK.checklists, REPORT_LIST: ("台账已核对", "电话已回访")},
        codes={"carrier": ("边境警务室",), "award_level": ("苏木级",)},
    )
    dialog = asked(found)
    dialog.form.load({**dialog.form.values(), "list:home": "长" * 81})
    dialog.save_button.click()
    assert dialog.said.text().startswith("口径包的核对清单") and dialog.isVisible()


def test_a_pack_in_words(dressed: QApplication) -> None:
    assert pack_lines(PACK) == [
        "每月报表截止到 25 日",
        "年报表：截止到 31 日",
        "月报：截止到 31 日",
        "月报表要报：走访（次）、活动（场）、act.of_2030",
        "报表定稿前核对：台账已核对；照片 <已> 整理",
        "妇女之家应有：有场所；有设施",
        "of_2030：x",
        "“走访 · 对象类别”自定类别：边境牧户",
        "“妇女之家 · 依托”自定类别：边境警务室",
    ]


def test_the_pack_of_each_month_is_taken_away_alone(card: tuple[PackCard, Window], desk: Desk) -> None:
    found, window = card
    desk.forms_packs.save(PACK, SINCE)
    desk.forms_packs.save(replace(PACK, version="2027-1"), date(2027, 1, 1))
    found.refresh()
    first, second = found.months_area.findChildren(QPushButton)
    assert "2026年11月" in first.text() and "2027年1月" in second.text()
    first.click()
    assert [pack.version for _, pack in desk.forms_packs.all()] == ["2027-1"]
    assert window.notify.toasts[-1][0] == "已删去：旗妇联口径包 2026-2"
    window.notify.toasts[-1][1]()
    assert len(desk.forms_packs.all()) == 2


def test_a_report_shows_and_gives_out_what_is_asked_for(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    hold(desk, "2026-11-05", [A, B], "萨仁台嘎查")
    visit(desk, "2026-11-06", person=A)
    desk.forms_packs.save(PACK, SINCE)
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    qtbot.waitUntil(lambda: page.settled)
    assert page.term.number == 11 and "妇女参加活动（人次）" not in texts(page)
    page.copy()
    text = QGuiApplication.clipboard().text()
    assert "走访（次）  1" in text and "人次" not in text
    more = next(each for each in page.findChildren(QPushButton) if each.text().startswith("口径包未要求"))
    assert more.text() == "口径包未要求的另外 60 项指标：显示"
    more.click()
    assert "妇女参加活动（人次）" in texts(page)
    page.frozen.ask_to_freeze()
    qtbot.waitUntil(lambda: bool(page.findChildren(FreezeDialog)))
    (dialog,) = page.findChildren(FreezeDialog)
    assert dialog.listed is not None and list(dialog.listed.values()) == ["台账已核对", "照片 <已> 整理"]
    dialog.listed.load({"台账已核对": 1})
    dialog.freeze_button.click()
    standing = desk.reports.standing(page.term)
    assert standing is not None and standing.frozen is not None
    assert tuple(standing.frozen.cells) == ("visit.count", "act.count")
    page.refresh(Touched())
    qtbot.waitUntil(lambda: page.settled and page.frozen.standing is not None)
    assert any("未核对：照片 <已> 整理" in each for each in texts(page.frozen))


def test_own_words_are_offered_where_codes_are_picked(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    """On pages that stand already too, from the moment when the pack counts; a word that is in use stays."""
    context, _ = context_of(desk)
    visits, homes = VisitsPage(context), HomesPage(context)
    for page in (visits, homes):
        qtbot.addWidget(page)
        page.show()
    target, carrier = visits.editor.form.editor("target"), homes.editor.form.editor("carrier")
    wall = homes.editor.form.editor("checklist")
    assert isinstance(target, (ChipsEditor, ComboEditor)) and isinstance(carrier, ComboEditor)
    assert isinstance(wall, TagsEditor)
    wall.set_value(["有设施", "自己的"])
    assert carrier.combo.findData("边境警务室") < 0
    desk.forms_packs.save(PACK, SINCE)
    visits.refresh(Touched())
    homes.refresh(Touched())
    assert carrier.combo.findData("边境警务室") > 0
    assert [each.text() for each in wall.findChildren(QPushButton) if each.isVisibleTo(wall)] == [
        "有场所",
        "有设施",
        "自己的",
    ]
    assert wall.value() == ["有设施", "自己的"], "what is there stays; what is not chosen is missing"
    assert ("边境牧户", "边境牧户") in visits.codes_of("target")
    assert "边境牧户" in [each.text() for each in visits.chips["target"].findChildren(QPushButton)]
    target.set_value("边境牧户")
    assert target.value() == "边境牧户"
    visit_id, _ = desk.visits.save(None, {"date": "2026-11-20", "person": A, "target": "边境牧户", "visitors": []})
    visits.chosen["target"] = ["边境牧户"]
    visits.reload()
    assert list(visits.table.records.ids) == [visit_id]
    desk.forms_packs.delete(PACK, SINCE)
    visits.refresh(Touched())
    assert ("边境牧户", "边境牧户") not in visits.codes_of("target")
    summary = desk.month.summary(desk.township_settings.period_of(2026, 11, 25))
    assert dict(summary.visits_by_target) == {"边境牧户": 1}
