"""口径包 in Settings and on the reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.forms_packs import Pack
from desktop.services.office_forms.template import Binding, Mapped, What
from desktop.ui.month.pack_card import PackCard as OnReports
from desktop.ui.month.page import MonthPage
from desktop.ui.settings_page.forms_pack import PackCard
from desktop.ui.settings_page.pack_dialogs import PackDialog, TakeDialog
from desktop.ui.whole_words import whole_words
from tests.ui.deskside import Window, context_of
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import A, B, hold
from tests.unit.services.test_forms_packs import with_form

desk = made.desk
PACK = Pack(
    "旗妇联口径包", "2026-1", "科右前旗妇联", 25, (27, "18:00"), {"act.count": 3, "visit.count": 40, "act.of_2030": 5}
)


@pytest.fixture
def card(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Iterator[tuple[PackCard, Window]]:
    context, window = context_of(desk)
    found = PackCard(context)
    qtbot.addWidget(found)
    found.resize(900, 300)
    found.show()
    yield found, window


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.text()]


def test_a_pack_is_typed_and_counts(qtbot: QtBot, card: tuple[PackCard, Window], desk: Desk) -> None:
    found, window = card
    assert found.shown.text().startswith("还没有") and not found.give_button.isVisible()
    found.ask()
    (dialog,) = found.window().findChildren(PackDialog)
    dialog.form.load({**dialog.form.values(), "name": "  ", "act.count": "12"})
    dialog.save_button.click()
    assert dialog.isVisible() and desk.forms_packs.all() == [] and dialog.form.error_text("name")
    dialog.form.load({**dialog.form.values(), "name": "好", "act.count": "十二"})
    dialog.save_button.click()
    assert dialog.isVisible() and desk.forms_packs.all() == [] and dialog.form.error_text("act.count")
    values = {"name": "乌兰毛都口径 <1>", "version": "1&2", "closing": "20", "due_day": "22", "since": "2026-12-01"}
    dialog.form.load({**dialog.form.values(), **values, "due_clock": "9点", "act.count": "120"})
    dialog.save_button.click()
    assert dialog.said.text().startswith("口径包的报出期限不对") and desk.forms_packs.all() == []
    dialog.form.load({**dialog.form.values(), "due_clock": "17:30"})
    dialog.save_button.click()
    assert desk.forms_packs.all() == [
        (date(2026, 12, 1), Pack("乌兰毛都口径 <1>", "1&2", "", 20, (22, "17:30"), {"act.count": 120}))
    ]
    assert window.notify.toasts[-1][0] == "2026年12月 起按 乌兰毛都口径 <1> 1&2 统计"
    found.refresh()
    assert found.details.text() == "2026年12月 起：乌兰毛都口径 <1> 1&2" and found.give_button.isVisible()
    window.notify.toasts[-1][1]()
    assert desk.forms_packs.all() == []


def test_what_the_dialog_does_not_show_stays(card: tuple[PackCard, Window], desk: Desk) -> None:
    found, _ = card
    desk.forms_packs.save(PACK, date(2026, 11, 1))
    found.refresh()
    assert found.shown.text() == "旗妇联口径包 2026-1 · 科右前旗妇联"
    assert found.details.text().splitlines()[:3] == ["每月报表截止到 25 日", "27 日 18:00 前报出", "活动（场）：全年 3"]
    found.ask()
    (dialog,) = found.window().findChildren(PackDialog)
    assert dialog.pack() == PACK


def test_given_as_a_file_and_taken(qtbot: QtBot, card: tuple[PackCard, Window], desk: Desk, tmp_path: Path) -> None:
    found, window = card
    with_form(desk)
    desk.forms_packs.save(PACK, date(2026, 11, 1))
    found.give(tmp_path / "旗.sumupack")
    qtbot.waitUntil(lambda: bool(window.notify.toasts) and window.notify.toasts[-1][0] == "已保存为 旗.sumupack")
    found.open(tmp_path / "旗.sumupack")
    qtbot.waitUntil(lambda: bool(found.window().findChildren(TakeDialog)))
    (dialog,) = found.window().findChildren(TakeDialog)
    assert "报表（替换这里的同名报表）：月报" in texts(dialog)
    dialog.form.load({"since": "2027-01-01"})
    dialog.take_button.click()
    assert [since for since, _ in desk.forms_packs.all()] == [date(2026, 11, 1), date(2027, 1, 1)]
    (tmp_path / "坏.sumupack").write_bytes(b"PK")
    found.open(tmp_path / "坏.sumupack")
    qtbot.waitUntil(lambda: window.notify.banners == ["pack_shape"])


def test_who_may_not_write_sees_it(card: tuple[PackCard, Window], desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = card
    desk.forms_packs.save(PACK, date(2026, 11, 1))
    monkeypatch.setattr(type(desk.records), "may_change", lambda self, kind: False)
    found.refresh()
    assert [each.isVisible() for each in (found.change_button, found.take_button, found.give_button)] == [
        *(False, False, True),
    ]


def test_on_the_reports(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    hold(desk, "2026-11-05", [A, B], "萨仁台嘎查")
    desk.forms_packs.save(PACK, date(2026, 11, 1))
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    qtbot.waitUntil(lambda: page.settled)
    (card,) = page.findChildren(OnReports)
    said = texts(card)
    assert "口径包：旗妇联口径包 2026-1" in said and "本期报表应于 11月27日 周五 18:00 前报出。" in said
    assert "33.3 %" in said and "有 1 项目标要更新的版本才会统计。" in said
    number = next(each for each in card.findChildren(QPushButton) if each.text() == "1")
    number.click()
    assert window.went[-1][0] == "activities" and window.went[-1][1]["until"] == "2026-11-25"
    page.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0].endswith("草稿，未定稿 · 口径：旗妇联口径包 2026-1")
    desk.reports.freeze(desk.reports.prepare(page.term, 25))
    page.refresh(_All())
    qtbot.waitUntil(lambda: page.settled and page.frozen.standing is not None, timeout=20_000)
    assert page.report is not None and "口径：旗妇联口径包 2026-1" in page._paper(page.report).edition


class _All:
    def touches(self, *_kinds: str) -> bool:
        return True


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        (
            "forms_pack",
            "pack",
            PACK.plain(),
            "旗妇联口径包 2026-1；每月报表截止到 25 日；27 日 18:00 前报出",
        ),
        ("forms_pack", "pack", {"format": 7}, "由更新的版本制作"),
        ("form_template", "mapping", {"format": 7}, "由更新的版本制作"),
        (
            "form_template",
            "mapping",
            Mapped("00" * 32, "月报.xlsx", (Binding("表", 4, 2, What(((1, "act.count"),)), 7, 1),)).plain(),
            "月报.xlsx，设了 1 格（列）：C5 活动（场）（按嘎查）",
        ),
        ("form_template", "mapping", Mapped("00" * 32, "月报.xlsx").plain(), "月报.xlsx，设了 0 格（列）：无"),
        ("form_filling", "typed", [["表", [10, 2], "亮点 <b>"], ["表", [4, 7], "按时"]], "C11 亮点 <b>；H5 按时"),
        ("form_filling", "typed", [], "无"),
        ("form_filling", "typed", [["表", 3, "x"]], "由更新的版本制作"),
        ("person", "note", "x", ""),
    ],
)
def test_a_choice_between_two_wholes_is_in_words(
    dressed: QApplication, kind: str, field: str, value: object, words: str
) -> None:
    found = whole_words(kind, field, value)
    assert found.startswith(words) and (words or not found)


def test_what_is_changed_and_given_is_the_pack_that_counts(
    qtbot: QtBot, card: tuple[PackCard, Window], desk: Desk
) -> None:
    """Not one that begins in a month to come."""
    found, _ = card
    desk.forms_packs.save(replace(PACK, version="2027-1"), date(2027, 1, 1))
    assert found.pack is not None and found.pack.version == "2027-1"
    desk.forms_packs.save(PACK, date(2026, 11, 1))
    assert found.pack == PACK
