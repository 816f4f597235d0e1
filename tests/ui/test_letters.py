"""Letters in the window: worded in Settings, where what is wrong is said; set on paper from a re-election."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.federation_rules import FederationRules, read_rules, set_rules
from desktop.settings import Settings
from desktop.ui.bus import Bus
from desktop.ui.page import Context
from desktop.ui.processes.page import ProcessesPage
from desktop.ui.settings_page.federation import FederationCard
from desktop.ui.settings_page.letters import LettersCard
from protocol.ids import new_id
from tests.ui.deskside import Window

NOW = datetime(2026, 11, 27, 9, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: NOW)
    desk.records.add_user("乌云")
    org = {"name_zh": "甲嘎查", "short_name": "甲嘎查", "level": "gacha"}
    desk.journal.write([Edit("org_unit", b"g" * 16, org)], Label("test"))
    yield desk
    desk.close()


@pytest.fixture
def context(desk: Desk) -> Context:
    bus = Bus()
    desk.journal.announce = bus.announce
    window: Any = Window()
    return Context(Settings(), bus, desk, window, lambda: NOW)


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def test_a_wording_is_changed_and_a_broken_one_is_told_where_it_is(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    card = LettersCard(context)
    qtbot.addWidget(card)
    dialog = card.ask("request")
    assert dialog.wrong.text() == "" and "{依据}" in dialog.wording().body
    dialog.form.editor("body").set_value("现请示如下：\n{大汇日期}开会")
    dialog.form.edited.emit("body")
    assert dialog.wrong.text() == "正文第2行：这里没有“大汇日期”这一项"
    dialog.put("大会日期")
    dialog.save()
    context.bus.deliver()
    card.refresh()
    assert "召开大会的请示 · 正文第2行：这里没有“大汇日期”这一项" in said(card)
    worded = desk.letters.worded("request")
    assert worded.own is not None and worded.used == worded.letter.usual
    dialog = card.ask("request")
    assert dialog.wording().body == worded.own.body, "what was typed is there to be mended"
    dialog.usual()
    dialog.save()
    assert desk.letters.worded("request").own is None


def test_a_letter_of_a_step_is_set_and_says_where_its_own_wording_is_broken(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    values = {"about": {"org": b"g" * 16}, "kind": "H", "ordinal": 3, "planned_on": "2026-12-18"}
    process = desk.processes.save(None, values).id
    desk.letters.set("request", desk.letters.worded("request").used.__class__("请示{", "", "正文"))
    page = ProcessesPage(context)
    qtbot.addWidget(page)
    page.open_record(process)
    assert [act.words for act in page.letters_of("K03")] == [
        "召开大会的请示",
        "同意召开大会的批复",
        "召开大会的书面报告",
    ]
    run = page.letters_of("K03")[0].run
    assert run is not None
    run()
    paper = page._list_paper
    assert paper is not None
    with qtbot.waitSignal(paper.shown, timeout=20_000):
        pass
    assert paper.detail.text() == "本地文字有错，已改用通用文字：标题第1行：大括号 { 不成对"
    menu = page.offer_papers()
    words = [act.text() for act in menu.actions()]
    assert words[0] == "档案目录" and "选举结果的报告" in words and words[-1] == "空白表"
    menu.close()


def test_terms_and_ages_are_set_for_the_township(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    card = FederationCard(context)
    qtbot.addWidget(card)
    assert "嘎查村5年" in card.shown.text() and "35岁以下（含本数） · 按报告当日计算" in card.shown.text()
    dialog = card.ask()
    for name, value in (("gacha", 3), ("young", 40), ("by", "own")):
        dialog.form.editor(name).set_value(value)
    dialog.finish()
    assert dialog.form.error_text("own"), "which day is asked for"
    dialog.form.editor("own").set_value("2026-06-30")
    dialog.form.editor("warn_next").set_value(180)
    dialog.form.editor("co_opt_share").set_value(33)
    dialog.finish()
    assert "后一次比前一次少" in dialog.form.error_text("warn_next")
    dialog.form.editor("warn_next").set_value(120)
    dialog.finish()
    card.refresh()
    assert read_rules(desk) == FederationRules({"gacha": 3}, 40, True, "2026-06-30", (180, 120, 30), 33)
    assert "嘎查村3年" in card.shown.text() and "40岁以下" in card.shown.text()
    assert "届满前180、120、30天提醒 · 增补执委不超过33%" in card.shown.text()
    term = desk.terms.save(None, {"about": {"org": b"g" * 16}, "start": "2024-11-20"}).id
    assert (desk.terms.get(term) or {})["due_on"] == "2027-11-20", "as long as gachas' are now"
    set_rules(desk, FederationRules({"gacha": 4}))
    assert (desk.terms.get(term) or {})["due_on"] == "2027-11-20", "what is written stays"


@pytest.mark.parametrize(("by", "young"), [("", 1), ("year_end", 0), ("2025-06-30", 1)])
def test_an_age_is_counted_by_the_day_that_is_set(desk: Desk, by: str, young: int) -> None:
    """Born on 10 December 1990: 35 on 27 November 2026, 36 at the year's end, 34 on 30 June 2025."""
    her = new_id()
    post = {"person": her, "org": b"g" * 16, "post": "P4", "from_date": "2022-01-20"}
    desk.journal.write(
        [Edit("person", her, {"name_zh": "高娃", "birth": "1990-12-10"}), Edit("appointment", new_id(), post)],
        Label("test"),
    )
    set_rules(desk, FederationRules(by=by))
    assert desk.federation_figures.counted(date(2026, 11, 27))["post.young"].cell.num == young
    set_rules(desk, FederationRules(by=by, young=35, counted=False))
    assert desk.federation_figures.counted(date(2026, 11, 27))["post.young"].cell.num == (
        1 if by == "2025-06-30" else 0
    )
