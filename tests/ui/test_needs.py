"""The pages of needs and disputes: a need with its steps, what is sealed, the board, papers, the month's check."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.dispute_papers import blank_month
from desktop.documents.need_papers import BLANK
from desktop.services.desk import Desk
from desktop.services.sealing import Sealed
from desktop.services.starting import start_township
from desktop.store.driver import Key
from desktop.ui import translation
from desktop.ui.disputes.page import DisputesPage
from desktop.ui.elided import ElidedLink
from desktop.ui.needs.page import NeedsPage
from desktop.ui.needs.steps import draft_key
from desktop.ui.paper_view import PaperView
from desktop.ui.related import Related
from desktop.ui.settings_page.needs import NeedsCard
from desktop.ui.visits.page import VisitsPage
from tests.ui.deskside import NOW, Window, context_of, open_desk

KEY = Key(bytes(range(32)))


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("needs")
    desk = Desk.open(folder, now=lambda: NOW, key=KEY)
    start_township(desk, "152221201")
    desk.records.add_user("乌云")
    desk.people.quick_add("其木格", gacha=desk.units.gachas()[0].id)
    desk.close()
    return folder


@pytest.fixture
def desk(township: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(township, tmp_path / "township")
    made = Desk.open(tmp_path / "township", now=lambda: NOW, key=KEY)
    yield made
    made.close()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    translation.install(qapp, "zh_CN")
    yield qapp
    translation.install(qapp, "en")


def needs_page(qtbot: QtBot, desk: Desk) -> tuple[NeedsPage, Window]:
    context, window = context_of(desk)
    page = NeedsPage(context)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    return page, window


def put(form: Any, **values: Any) -> None:
    for name, value in values.items():
        form.editor(name).set_value(value)
        form.editor(name).edited.emit()


def test_a_need_is_typed_referred_and_closed_step_by_step(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    page, window = needs_page(qtbot, desk)
    page.new_record()
    assert page.parts.isHidden() and not page.first.isVisible()
    form = page.editor.form
    put(form, kind="N1", matter="缺饲草", about_label="一位牧民", due_rule="referral")
    assert form.editor("due").value() == "2026-12-08"
    put(form, level="urgent")
    assert page.first.isVisibleTo(page.editor)
    put(form, level="usual")
    page.editor.finish()
    (id_,) = desk.needs.ids()
    assert page.parts.isVisible() and "待研判" not in page.panel.title.text()
    page.steps.choose("refer")
    assert page.steps.form is not None
    put(page.steps.form, to_text="民政办", text="核实补贴")
    page.steps.choose("report_up")
    assert page.steps.form.editor("to_text").value() == "民政办", "what was typed goes over to another act"
    page.steps.choose("refer")
    put(page.steps.form, to_text="民政办", text="核实补贴")
    page.steps._finish()
    assert (desk.needs.get(id_) or {})["state"] == "referred" and desk.drafts.count() == 0
    page.steps.choose("signed")
    page.steps._finish()
    assert [step["act"] for step in desk.needs.steps(id_)] == ["refer", "signed"]
    page.steps.choose("close")
    page.steps._finish()
    assert page.steps.form is not None and page.steps.form.error_text("outcome")
    put(page.steps.form, outcome="O1")
    page.steps._finish()
    assert (desk.needs.get(id_) or {})["state"] == "closed" and page.table.count() == 0
    window.notify.toasts[-1][1]()
    assert (desk.needs.get(id_) or {})["state"] == "referred"


def test_a_step_that_was_begun_outlives_the_page_and_one_by_mistake_is_void(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    id_ = desk.needs.save(None, {"kind": "N1", "matter": "缺饲草", "opened": "2026-11-20"}).id
    page, _ = needs_page(qtbot, desk)
    page.open_record(id_)
    page.steps.choose("talk")
    assert page.steps.form is not None
    put(page.steps.form, text="谈了一半")
    page.flush()
    (kept,) = desk.drafts.all("need_step.new")
    assert kept.key == draft_key(id_, "talk") and kept.title.endswith("谈话")
    again, _ = needs_page(qtbot, desk)
    again.go_to(draft=kept.key)
    assert again.steps.form is not None and again.steps.form.editor("text").value() == "谈了一半"
    again.steps._finish()
    (step,) = desk.needs.steps(id_)
    again.steps._void(step["id"], True)
    assert (desk.needs.get(id_) or {})["state"] == "registered"


def test_words_of_a_sealed_kind_go_into_the_sealed_field_as_they_are_typed(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, _ = needs_page(qtbot, desk)
    her = desk.people.search("其木格")[0].id
    page.new_record()
    form = page.editor.form
    put(form, about={"person": her}, matter="他又打她", kind="N4")
    assert form.editor("matter").value() is None and not form.editor("matter").isVisible()
    page.flush()
    (kept,) = desk.drafts.all("need.new")
    assert "打她" not in str(kept) and "打她" not in str(desk.db.rows("SELECT * FROM draft"))
    page.editor.finish()
    (id_,) = desk.needs.ids()
    held = desk.needs.get(id_) or {}
    assert isinstance(held["sealed_matter"], Sealed) and held["matter"] is None and held["sealed"] == 1
    table = page.table.records
    shown = " ".join(table.words(0, column) for column in range(len(table.columns)))
    assert "其木格" not in shown and "封存" in shown
    page.steps.choose("talk")
    assert page.steps.form is not None
    put(page.steps.form, sealed_text="谈了")
    page.steps._finish()
    assert isinstance(desk.needs.steps(id_)[0]["sealed_text"], Sealed)


def test_words_that_sound_confidential_in_an_open_field_are_hinted_at(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    needs, visits = needs_page(qtbot, desk)[0], VisitsPage(context_of(desk)[0])
    qtbot.addWidget(visits)
    visits.show()
    needs.new_record()
    assert not needs.wary.isVisibleTo(needs.editor)
    put(needs.editor.form, kind="N1", matter="丈夫喝酒后动手打人")
    assert needs.wary.isVisibleTo(needs.editor)
    put(needs.editor.form, sealed=1)
    assert not needs.wary.isVisibleTo(needs.editor) and needs.editor.form.editor("matter").value() is None
    visits.new_record()
    put(visits.editor.form, difficulty="丈夫喝酒后动手打人")
    assert visits.wary.isVisibleTo(visits.editor)
    visits.asked.set_value("N4")
    visits.asked.chosen.emit("N4")
    assert not visits.wary.isVisibleTo(visits.editor)
    visits.asked.set_value(None)
    visits.asked.chosen.emit(None)
    put(visits.editor.form, difficulty="缺饲草")
    assert not visits.wary.isVisibleTo(visits.editor)


def test_the_board_opens_a_need_and_papers_are_set(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    id_ = desk.needs.save(None, {"kind": "N1", "matter": "缺饲草", "opened": "2026-11-20", "due": "2026-11-22"}).id
    step = desk.needs.step(id_, "refer", {"to_text": "民政办"}).id
    page, _ = needs_page(qtbot, desk)
    page.show_board()
    assert page.board is not None
    (card,) = page.board.findChildren(ElidedLink)
    card.click()
    assert page.editor.id == id_
    for make in (
        lambda: page.print_slip("referral", step),
        page.print_deeds,
        page.print_petitions,
        page.print_blank,
        *(partial(page.print_blank, slip) for slip in BLANK),
        page.print_shown,
    ):
        make()
        paper = page._over
        assert isinstance(paper, PaperView)
        with qtbot.waitSignal(paper.shown, timeout=20_000):
            pass
        assert paper.preview.page_count == 1
        page.go_back()


def test_a_month_is_checked_and_a_dispute_looked_at(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    context, window = context_of(desk)
    page = DisputesPage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_check()
    gachas = len(desk.units.gachas())
    view = page.check_view
    assert view is not None
    quiet = next(b for b in view.findChildren(QPushButton) if str(gachas) in b.text())
    quiet.click()
    assert all(each.none for each in desk.disputes.month(page.month))
    view = page.check_view
    assert view is not None
    assert not [b for b in view.findChildren(QPushButton) if str(gachas) in b.text()]
    window.notify.toasts[-1][1]()
    assert not any(each.row for each in desk.disputes.month(page.month))
    page.uncover()
    page.new_record()
    put(page.editor.form, kind="R12", parties="两家", situation="争草场")
    page.editor.finish()
    (id_,) = desk.disputes.ids()
    page.open_record(id_)
    put(page.look_form, next_check="2026-12-20")
    page.note_look(id_)
    assert (desk.disputes.get(id_) or {})["next_check"] == "2026-12-20" and "争草场" not in str(desk.disputes.get(id_))
    page.colours.click()
    assert desk.disputes.rules.on
    blank = blank_month(desk, page.month)
    assert blank.groups[0].rows == () and blank.foot.count("□") == gachas
    page.print_blank()
    assert isinstance(page._over, PaperView)


def test_the_draft_of_a_visit_that_asks_for_a_sealed_need_holds_no_open_word(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page = VisitsPage(context_of(desk)[0])
    qtbot.addWidget(page)
    page.show()
    her = desk.people.search("其木格")[0].id
    page.new_record()
    put(page.editor.form, difficulty="他动手打人")
    page.editor.draft.keep()
    ((body,),) = desk.db.rows("SELECT body FROM draft")
    assert "动手" in body, "it looks"
    page.asked.set_value("N3")
    page.asked.chosen.emit("N3")
    ((body,),) = desk.db.rows("SELECT body FROM draft")
    assert "动手" not in body
    key = page.editor.draft.key
    page.new_record()
    assert page.asked.value() is None and page.editor.form.values()["difficulty"] is None
    page.show_new(key)
    assert page.asked.value() == "N3" and page.editor.form.values()["difficulty"] == "他动手打人"
    put(page.editor.form, about={"person": her})
    page.editor.finish()
    (need,) = desk.needs.of_visit(page.editor.id or b"")
    assert (desk.visits.get(page.editor.id or b"") or {})["difficulty"] is None
    assert desk.sealing.unseal((desk.needs.get(need) or {})["sealed_matter"], "work") == "困难诉求：他动手打人"
    assert desk.drafts.count() == 0


def test_a_visit_opens_a_need_with_its_words_in_one_act_and_a_sealed_one_keeps_none(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    context, window = context_of(desk)
    page = VisitsPage(context)
    qtbot.addWidget(page)
    page.show()
    her = desk.people.search("其木格")[0].id
    for kind, kept in (("N1", "没有饲草"), ("N3", None)):
        page.new_record()
        put(page.editor.form, about={"person": her}, difficulty="没有饲草")
        page.asked.set_value(kind)
        page.editor.finish()
        visit = page.editor.id or b""
        (need,) = desk.needs.of_visit(visit)
        held, opened = desk.visits.get(visit) or {}, desk.needs.get(need) or {}
        assert held["difficulty"] == kept and opened["matter"] == kept and opened["kind"] == kind
        assert page.asked.value() is None and len(page.opened.findChildren(ElidedLink)) >= 1
        assert all("饲草" not in str(line.fields) for line in desk.records.history("visit", visit)) is (kept is None)
        window.notify.toasts[-1][1]()
        assert desk.visits.get(visit) is None and desk.needs.get(need) is None


def test_one_who_comes_again_and_a_dispute_that_a_need_brought_to_light_are_tied_to_the_earlier_need(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    her = desk.people.search("其木格")[0].id
    usual = {"kind": "N1", "matter": "缺饲草", "rights": "R4"}
    first = desk.needs.save(None, {**usual, "about": {"person": her}, "opened": "2026-10-20"}).id
    page, _ = needs_page(qtbot, desk)
    page.new_record()
    again = page.editor.form.editor("repeat_of")
    put(page.editor.form, **usual)
    assert not again.isVisibleTo(page.editor)
    put(page.editor.form, about={"person": her})
    assert again.isVisibleTo(page.editor)
    put(page.editor.form, repeat_of=first)
    page.editor.finish()
    assert [(desk.needs.get(id_) or {})["repeat_of"] for id_ in desk.needs.ids() if id_ != first] == [first]
    disputes = DisputesPage(context_of(desk)[0])
    qtbot.addWidget(disputes)
    disputes.show()
    disputes.new_record()
    put(disputes.editor.form, kind="R12", need=first)
    disputes.editor.finish()
    (id_,) = desk.disputes.ids()
    assert (desk.disputes.get(id_) or {})["need"] == first


def test_rules_of_terms_and_colours_are_set_in_settings(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    card = NeedsCard(context_of(desk)[0])
    qtbot.addWidget(card)
    dialog = card.ask()
    put(dialog.form, simple=5, extension=10, shift=1, free="2026-10-01\n十月二日", on=1, red=2)
    dialog.finish()
    assert dialog.form.error_text("free") and not desk.needs.rules.shift
    put(dialog.form, free="2026-10-01\n2026-10-02", simple=400)
    dialog.finish()
    assert dialog.form.error_text("simple") and not desk.needs.rules.shift
    put(dialog.form, simple=5)
    dialog.finish()
    rules = desk.needs.rules
    assert (rules.days["simple"], rules.extension, rules.shift, len(rules.free)) == (5, 10, True, 2)
    assert rules.due("2026-09-26", "simple") == "2026-10-05", "two holidays and a weekend"
    assert desk.disputes.rules.on and desk.disputes.rules.days["red"] == 2
    card.refresh()
    assert "5 天" in card.shown.text()
    id_ = desk.needs.save(None, {"kind": "N1", "matter": "缺饲草", "opened": "2026-11-20", "due": "2026-12-01"}).id
    desk.needs.step(id_, "extend")
    assert (desk.needs.get(id_) or {})["step_due"] == "2026-12-11"


def test_words_typed_for_a_sealed_need_come_back_where_it_is_not_one(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, _ = needs_page(qtbot, desk)
    page.new_record()
    form = page.editor.form
    put(form, matter="缺饲草", about_label="一位牧民", kind="N4")
    assert form.editor("matter").value() is None
    put(form, kind="N1")
    put(form, sealed=0)
    assert (form.editor("matter").value(), form.editor("about_label").value()) == ("缺饲草", "一位牧民")
    page.editor.finish()
    held = desk.needs.get(desk.needs.ids()[0]) or {}
    assert (held["matter"], held["sealed_matter"], held["sealed"]) == ("缺饲草", None, None)


def test_a_step_that_nobody_chooses_any_more_keeps_its_words(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    id_ = desk.needs.save(None, {"kind": "N1", "matter": "缺饲草", "opened": "2026-11-20"}).id
    page, _ = needs_page(qtbot, desk)
    page.open_record(id_)
    page.steps.choose("talk")
    put(page.steps.form, text="谈了一半")
    page.steps.choose(None)
    assert page.steps.form is None
    page.steps.choose("talk")
    assert page.steps.form is not None and page.steps.form.editor("text").value() == "谈了一半"


def test_a_visit_that_was_just_corrected_opens_one_need_and_none_where_it_cannot_be_saved(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    her = desk.people.search("其木格")[0].id
    visit = desk.visits.save(None, {"about": {"person": her}, "date": "2026-11-20", "difficulty": "缺饲草"}).id
    page = VisitsPage(context_of(desk)[0])
    qtbot.addWidget(page)
    page.show()
    page.open_record(visit)
    put(page.editor.form, date="2027-11-20")
    page.asked.set_value("N1")
    page.asked.chosen.emit("N1")
    assert desk.needs.ids() == [] and page.editor.dirty
    put(page.editor.form, date="2026-11-21", difficulty="缺饲草两百捆")
    page.asked.set_value("N1")
    page.asked.chosen.emit("N1")
    (need,) = desk.needs.of_visit(visit)
    assert (desk.needs.get(need) or {})["matter"] == "缺饲草两百捆" and page.asked.value() is None


def test_who_may_not_read_it_is_told_so_where_a_referral_is_asked_for_and_sees_no_number_beside_her(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    her = desk.people.search("其木格")[0].id
    id_ = desk.needs.save(None, {"kind": "N4", "about": {"person": her}, "opened": "2026-11-20"}).id
    step = desk.needs.step(id_, "refer", {"to_text": "派出所", "text": "他又打她"}).id
    number = str((desk.needs.get(id_) or {})["no"])
    related = Related(context_of(desk)[0])
    qtbot.addWidget(related)
    related.show_about({"person": her})
    (line,) = related.findChildren(ElidedLink)
    assert number in line.text() and "法律" not in line.text()
    desk.records.add_user("记录员", "recorder")
    related.show_about({"person": her})
    assert related.isHidden()
    page, window = needs_page(qtbot, desk)
    page.open_record(id_)
    page.print_slip("referral", step)
    assert window.notify.banners == ["sealed_role"]


def test_where_nothing_can_be_sealed_what_was_typed_stays_in_sight_and_is_refused(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path
) -> None:
    plain = open_desk(tmp_path)
    context, _ = context_of(plain)
    page = NeedsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.new_record()
    form = page.editor.form
    put(form, matter="他又打她", kind="N4")
    assert form.editor("matter").value() == "他又打她" and form.editor("matter").isVisibleTo(form)
    page.flush()
    page.editor.finish()
    assert plain.needs.ids() == [] and form.error_text("matter")
    plain.close()
