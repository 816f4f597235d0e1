"""组织: a new unit is asked what it is, an old one is put out of use, posts are given and ended here (D13)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.ui.people.page import PeoplePage
from desktop.ui.units.page import UnitsPage
from desktop.ui.units.posts import DRAFT, UnitPosts
from tests.ui.deskside import Window, context_of, open_desk

CODE = "152221201"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk")
    start_township(desk, CODE)
    desk.people.quick_add("乌日娜")
    yield desk
    desk.close()


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> tuple[UnitsPage, Window]:
    context, window = context_of(desk)
    page = UnitsPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    return page, window


def posts_of(page: UnitsPage) -> UnitPosts:
    assert page.posts is not None
    return page.posts


def buttons(page: UnitsPage) -> dict[str, QPushButton]:
    return {made.text(): made for made in page.panel.findChildren(QPushButton) if made.isVisible()}


def test_a_new_unit_is_asked_what_it_is(opened: tuple[UnitsPage, Window], desk: Desk) -> None:
    page, _ = opened
    gachas = len(desk.units.gachas())
    page.new_record()
    assert page.form is not None
    assert page.form.editor("level").value() is None, "nothing is a gacha by default"
    page.form.editor("name_zh").set_value("苏木养老院")
    page.done.click()
    assert page.form.error_text("level") and len(desk.units.gachas()) == gachas
    page.form.editor("level").set_value("unit")
    page.done.click()
    [made] = [unit for unit in desk.units.all() if unit.name == "苏木养老院"]
    assert made.level == "unit" and len(desk.units.gachas()) == gachas, "and it is counted as what it is"


def test_a_unit_is_put_out_of_use_in_words_that_are_not_those_of_undo(
    qtbot: QtBot, opened: tuple[UnitsPage, Window], desk: Desk
) -> None:
    page, window = opened
    unit = desk.units.gachas()[0].id
    page.open_record(unit)
    shown = buttons(page)
    assert not [words for words in shown if "撤销" in words]
    shown["停用此组织"].click()
    assert window.notify.toasts[-1][0] == "已停用"
    closed = desk.units.get(unit)
    assert closed is not None and not closed.works
    assert page.table.records.words(page.table.records.row_of(unit) or 0, 3) == "已停用"
    buttons(page)["恢复使用"].click()
    assert unit in {gacha.id for gacha in desk.units.gachas()}


def test_a_post_is_given_and_ended_on_the_unit(qtbot: QtBot, opened: tuple[UnitsPage, Window], desk: Desk) -> None:
    page, window = opened
    unit = desk.units.gachas()[0].id
    woman = desk.people.ids()[0]
    page.open_record(unit)
    posts_of(page).add.click()
    form = posts_of(page).form
    posts_of(page).done.click()
    assert form.error_text("person") and form.error_text("post")
    form.editor("person").set_value(woman)
    form.editor("post").set_value("P1")
    form.edited.emit("post")
    posts_of(page).done.click()
    [holder] = desk.units.holders(unit)
    assert (holder.person, holder.post, holder.to_date) == (woman, "P1", None)
    assert not posts_of(page).typing and desk.drafts.count() == 0, "nothing is left of the draft"
    assert "乌日娜" in buttons(page)
    buttons(page)["今日离任"].click()
    [former] = desk.units.holders(unit)
    assert former.to_date == "2026-11-23"
    assert window.notify.toasts[-1][0] == "已卸任。" and window.notify.toasts[-1][1] is not None, "with a way back"


def test_a_post_that_is_being_typed_is_a_draft_that_leads_back_here(
    qtbot: QtBot, opened: tuple[UnitsPage, Window], desk: Desk
) -> None:
    page, window = opened
    unit, other = (gacha.id for gacha in desk.units.gachas()[:2])
    page.open_record(unit)
    posts_of(page).add.click()
    qtbot.keyClicks(posts_of(page).form.editor("duty").focusProxy(), "fzr")
    page.open_record(other)
    assert not posts_of(page).typing
    [kept] = desk.drafts.all("appointment.")
    assert kept.key == f"{DRAFT}{unit.hex()}"
    people = PeoplePage(page.context)
    qtbot.addWidget(people)
    people.resume_draft(kept.key)
    assert window.went[-1] == ("units", {"draft": kept.key})
    page.go_to(draft=kept.key)
    assert posts_of(page).form.values()["duty"] == "fzr" and posts_of(page).form.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_facts_are_typed_in_their_own_part_and_stay_there_until_another_unit_is_opened(
    qtbot: QtBot, opened: tuple[UnitsPage, Window], desk: Desk
) -> None:
    page, _ = opened
    one, two = (gacha.id for gacha in desk.units.gachas()[:2])
    page.open_record(one)
    page.parts.chosen.emit("facts")
    assert page.form is not None
    page.form.editor("form").set_value("F1")
    page.form.editor("party_org").set_value("嘎查党支部")
    page.form.edited.emit("form")
    page.done.click()
    facts = desk.units.facts(one) or {}
    assert (facts["form"], facts["party_org"], page.parts.value()) == ("F1", "嘎查党支部", "facts")
    assert desk.records.acts(1)[0].label.code == "unit.save" and not page.draft.dirty
    page.open_record(two)
    assert page.parts.value() == "posts"
    for part in ("records", "doings", "history"):
        page.parts.chosen.emit(part)


def test_a_post_is_corrected_with_all_that_it_says(opened: tuple[UnitsPage, Window], desk: Desk) -> None:
    page, _ = opened
    unit, woman = desk.units.gachas()[0].id, desk.people.ids()[0]
    term = desk.terms.save(None, {"about": {"org": unit}, "start": "2021-07-16", "ordinal": 2}).id
    desk.people.appoint(woman, {"org": unit, "post": "P4", "from_date": "2021-07-16"})
    (post,) = desk.units.holders(unit)
    page.go_to(id=unit, post=post.appointment)
    form = posts_of(page).form
    assert form.editor("person").value() == woman and form.editor("votes").isVisibleTo(form)
    form.editor("post").set_value("P2")
    form.editor("votes").set_value(41)
    form.editor("term").set_value(term)
    form.edited.emit("post")
    posts_of(page).done.click()
    row = desk.people.post(post.appointment) or {}
    assert (row["post"], row["votes"], row["term"], row["person"]) == ("P2", 41, term, woman)
    page.context.bus.deliver()
    posts_of(page).add.click()
    assert posts_of(page).form.values()["term"] == term, "a new post is one of the term that runs"
    assert not posts_of(page).form.editor("votes").isVisibleTo(posts_of(page).form)
    posts_of(page).more.click()
    assert posts_of(page).form.editor("votes").isVisibleTo(posts_of(page).form)


def test_the_list_narrows_to_what_is_due_and_vacant_and_sets_one_fact_of_many(
    opened: tuple[UnitsPage, Window], desk: Desk
) -> None:
    page, window = opened
    one, two, three = (gacha.id for gacha in desk.units.gachas()[:3])
    desk.terms.save(None, {"about": {"org": one}, "start": "2021-11-10", "length_years": 5})
    desk.seats.save(None, {"about": {"org": two}, "post": "P1", "planned": 1})
    desk.people.appoint(desk.people.ids()[0], {"org": three, "post": "P1"})
    page.context.bus.deliver()
    page.go_to(due=True)
    assert list(page.table.records.ids) == [one] and page.filtered() and page.narrowed() == ["即将届满或超期"]
    assert page.table.records.words(0, 3) == "超期 13 天"
    page.clear_filters()
    page.flags["vacant"].click()
    assert list(page.table.records.ids) == [two] and page.table.records.words(0, 7) == "1"
    page.clear_filters()
    page.flags["chairless"].click()
    assert three not in page.table.records.ids and two in page.table.records.ids
    page.clear_filters()
    form = next(act for act in page.row_acts([one, two]) if act.words == "妇女组织形式")
    run = next(act for act in form.more if act.words == "妇联").run
    assert run is not None
    run()
    assert {(desk.units.facts(id_) or {})["form"] for id_ in (one, two)} == {"F1"}
    assert window.notify.toasts[-1][0] == "已把 2 个组织设为：妇联"
    page.chips["form"].chosen.emit(["F1"])
    assert set(page.table.records.ids) == {one, two}
