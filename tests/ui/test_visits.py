"""A visit from the keyboard alone, drafts that outlive a power cut, corrections in place, undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.documents.register import register_of
from desktop.services.codes import label as term
from desktop.services.desk import Desk
from desktop.services.drafts import key_of
from desktop.services.plain import ABOUT
from desktop.store.changes import Edit, Label
from desktop.ui.form_fields import LinesEditor, TextEditor
from desktop.ui.messages import words_for
from desktop.ui.person_editors import PeopleEditor, PersonEditor
from desktop.ui.reference_editors import HouseholdEditor, OneOfEditor
from desktop.ui.visits.page import LOOK, VisitsPage
from protocol.ids import new_id
from tests.ui.deskside import Window, context_of, open_desk
from tests.ui.parts import compose


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    for name in ("其木格", "乌日娜"):
        desk.people.save(None, {"name_zh": name})
    yield desk
    desk.close()


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> tuple[VisitsPage, Window]:
    return open_page(qtbot, desk)


def open_page(qtbot: QtBot, desk: Desk) -> tuple[VisitsPage, Window]:
    context, window = context_of(desk)
    page = VisitsPage(context)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page, window


def whom(page: VisitsPage) -> PersonEditor:
    about = page.editor.form.editor(ABOUT)
    assert isinstance(about, OneOfEditor) and isinstance(about.editor, PersonEditor)
    return about.editor


def write(page: VisitsPage, name: str, text: str, qtbot: QtBot) -> None:
    editor = page.editor.form.editor(name)
    box = editor.box if isinstance(editor, LinesEditor) else editor
    qtbot.keyClicks(box, text)


def choose(page: VisitsPage, qtbot: QtBot, typed: str) -> None:
    picker = whom(page).picker
    with qtbot.waitSignal(picker.shown):
        qtbot.keyClicks(picker.field, typed)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)


def test_a_visit_is_logged_by_keys_alone(qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk) -> None:
    page, window = opened
    chair = desk.people.search("乌日娜")[0].id
    desk.visits.save(None, {"date": "2026-11-20", "person": chair, "visitors": [chair]})
    page.go_to(new=True)
    choose(page, qtbot, "qmg")
    write(page, "situation", "hao", qtbot)
    box = page.editor.form.editor("situation")
    assert isinstance(box, LinesEditor)
    qtbot.keyClick(box.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    id_ = desk.visits.ids()[0]
    record = desk.visits.get(id_)
    assert record is not None
    assert (record["date"], record["about_name"], record["situation"]) == ("2026-11-23", "其木格", "hao")
    assert record["visitors"] == [chair]
    assert page.table.count() == 2 and page.table.current_id() == id_
    assert desk.drafts.all() == []
    _, undo = window.notify.toasts[-1]
    undo()
    assert len(desk.visits.ids()) == 1 and page.table.count() == 1


def test_nobody_visited_is_said_beside_the_field(qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk) -> None:
    page, _ = opened
    page.new_record()
    page.editor.finish()
    assert desk.visits.count() == 0
    assert page.editor.form.error_text(ABOUT) != ""


def test_who_is_not_on_the_roster_is_put_there(qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk) -> None:
    page, _ = opened
    page.new_record()
    qtbot.keyClicks(whom(page).picker.field, "Sarnai")
    qtbot.keyClick(whom(page).picker.field, Qt.Key.Key_Return)
    id_ = whom(page).value()
    assert id_ is not None
    row = desk.people.rows([id_])[0]
    assert row.name == "Sarnai" and row.to_complete


def test_a_draft_outlives_the_page(qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk) -> None:
    page, _ = opened
    page.new_record()
    choose(page, qtbot, "qmg")
    write(page, "measure", "dongyi", qtbot)
    page.flush()
    again, _ = open_page(qtbot, desk)
    again.new_record()
    assert whom(again).value() is None, "a draft of yesterday is offered beside a new visit, not in its place"
    (kept,) = desk.drafts.all("visit.")
    assert kept.title == "其木格"
    again.editor.offers.chosen.emit(kept.key)
    assert whom(again).value() == desk.people.search("其木格")[0].id
    assert again.editor.form.values()["measure"] == "dongyi"
    again.editor.drop()
    assert desk.drafts.all() == [] and desk.visits.count() == 0


def test_leaving_a_record_saves_it(qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk) -> None:
    page, _ = opened
    her = desk.people.search("其木格")[0].id
    first, _ = desk.visits.save(None, {"date": "2026-11-20", "person": her})
    second, _ = desk.visits.save(None, {"date": "2026-11-21", "person": her})
    page.reload()
    page.open_record(first)
    place = page.editor.form.editor("place")
    assert isinstance(place, TextEditor)
    qtbot.keyClicks(place.line, "camp")
    page.open_record(second)
    assert (desk.visits.get(first) or {})["place"] == "camp"
    assert (desk.visits.get(second) or {})["place"] is None
    assert page.editor.form.values()["place"] is None


def test_a_wrong_date_is_kept_as_a_draft(qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk) -> None:
    page, _ = opened
    her = desk.people.search("其木格")[0].id
    id_, _ = desk.visits.save(None, {"date": "2026-11-20", "person": her})
    page.open_record(id_)
    page.editor.form.show_draft({"date": "20261399"})
    page.go_back()
    assert (desk.visits.get(id_) or {})["date"] == "2026-11-20"
    kept = desk.drafts.typed(key_of("visit", id_))
    assert kept is not None and kept.values == {"date": "20261399"}


def test_the_month_page_and_the_filters_narrow_the_list(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk
) -> None:
    page, _ = opened
    her = desk.people.search("其木格")[0].id
    old, _ = desk.visits.save(None, {"date": "2026-10-25", "person": her, "target": "T3"})
    new, _ = desk.visits.save(None, {"date": "2026-10-26", "person": her, "target": "T1"})
    page.go_to(since="2026-10-26", until="2026-11-25")
    assert list(page.table.records.ids) == [new] and page.period.value() == "this" and page.span.isHidden()
    page.go_to(since="2026-10-20", until="2026-10-25")
    assert list(page.table.records.ids) == [old] and page.span.isVisible()
    page.span.click()
    assert page.table.count() == 2
    page.go_to(target="T1", since=None, until=None)
    assert list(page.table.records.ids) == [new]
    assert page.go_back() and page.table.count() == 2


def test_a_deleted_visit_comes_back(qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk) -> None:
    page, window = opened
    her = desk.people.search("其木格")[0].id
    id_, _ = desk.visits.save(None, {"date": "2026-11-20", "person": her})
    page.reload()
    page.open_record(id_)
    page.delete_button.click()
    assert page.table.count() == 0 and not page.side.panel_open
    window.notify.toasts[-1][1]()
    assert list(page.table.records.ids) == [id_]


def test_a_viewer_only_looks(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    her = desk.people.search("其木格")[0].id
    id_, _ = desk.visits.save(None, {"date": "2026-11-20", "person": her, "visitors": [her]})
    desk.records.add_user("看看", "viewer")
    page, _ = open_page(qtbot, desk)
    page.new_record()
    assert not page.side.panel_open and not page.header.primary.isVisible()
    page.open_record(id_)
    assert page.editor.done.isHidden() and page.delete_button.isHidden()
    visitors = page.editor.form.editor("visitors")
    assert isinstance(visitors, PeopleEditor) and visitors.picker.isHidden()


def test_what_is_being_typed_about_a_woman_goes_when_she_is_erased(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk
) -> None:
    """E6: the form is open while another page, or another laptop, erases her."""
    page, window = opened
    her = desk.people.search("其木格")[0].id
    page.new_record()
    choose(page, qtbot, "qmg")
    write(page, "situation", "ill", qtbot)
    page.flush()
    assert desk.drafts.count() == 1
    page.context.bus.changed.emit(desk.erasure.ask(her, "her_wish"))
    page.flush()
    assert desk.drafts.count() == 0
    assert page.editor.form.values()["situation"] is None and not page.side.panel_open
    assert "应本人要求删除" in window.notify.banners[-1]


def went(page: VisitsPage) -> PeopleEditor:
    editor = page.editor.form.editor("visitors")
    assert isinstance(editor, PeopleEditor)
    return editor


def stored(desk: Desk) -> dict[str, object]:
    return dict(desk.visits.get(desk.visits.ids()[0]) or {})


def test_a_visitor_who_is_not_on_the_roster_is_what_is_shown_and_stored(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk
) -> None:
    page, _ = opened
    page.new_record()
    choose(page, qtbot, "qmg")
    went(page).picker.field.setFocus()
    compose(went(page).picker.field, commit="乌云")  # the chair herself, after a first run; no Enter
    page.editor.finish()
    assert (stored(desk)["visitors"], stored(desk)["visitors_text"]) == (None, ["乌云"])
    assert went(page).value() == ["乌云"] and "乌云" in went(page).hint.text()
    assert page.table.records.words(0, 5) == "乌云"
    page.new_record()
    assert went(page).value() == ["乌云"], "who went last time is proposed"
    went(page).set_value([])
    choose(page, qtbot, "wrn")
    went(page).myself.click()
    page.editor.finish()
    assert stored(desk)["visitors_text"] == ["乌云"] and went(page).myself.isHidden()


def test_who_is_on_the_roster_becomes_a_visitor_by_her_whole_name(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk
) -> None:
    page, _ = opened
    page.new_record()
    choose(page, qtbot, "qmg")
    compose(went(page).picker.field, commit="乌日娜")
    page.editor.finish()
    assert stored(desk)["visitors"] == [desk.people.search("乌日娜")[0].id]


@pytest.mark.parametrize("typed", ["wrn", "乌"])
def test_the_beginning_of_a_search_is_asked_about_and_stays_in_the_draft(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk, typed: str
) -> None:
    page, _ = opened
    page.new_record()
    choose(page, qtbot, "qmg")
    compose(went(page).picker.field, commit=typed)
    page.editor.finish()
    assert desk.visits.count() == 0 and page.editor.form.error_text("visitors") != ""
    (kept,) = desk.drafts.all("visit.new")
    again, _ = open_page(qtbot, desk)
    again.resume_draft(kept.key)
    assert went(again).picker.field.text() == typed
    again.editor.finish()
    assert desk.visits.count() == 0


@pytest.mark.parametrize("typed", ["没有这个人", "q", "好" * 10_000, "左\u202e右"])
def test_whom_was_typed_and_not_chosen_is_asked_about_and_never_lost(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk, typed: str
) -> None:
    page, _ = opened
    page.new_record()
    compose(whom(page).picker.field, commit=typed)
    page.editor.finish()
    assert desk.visits.count() == 0
    assert page.editor.form.error_text(ABOUT) != ""
    assert page.editor.form.error_text(ABOUT) != words_for("required")
    page.editor.flush()
    (kept,) = desk.drafts.all("visit.new")
    again, _ = open_page(qtbot, desk)
    again.resume_draft(kept.key)
    assert whom(again).picker.field.text() == typed == whom(again).value()


def test_her_whole_name_is_enough(qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk) -> None:
    page, _ = opened
    page.new_record()
    compose(whom(page).picker.field, commit="其木格")
    page.editor.finish()
    assert stored(desk)["person"] == desk.people.search("其木格")[0].id


def test_ctrl_enter_never_saves_over_what_is_being_composed(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk
) -> None:
    page, _ = opened
    page.new_record()
    choose(page, qtbot, "qmg")
    situation = page.editor.form.editor("situation")
    assert isinstance(situation, LinesEditor)
    situation.box.setFocus()
    compose(situation.box, preedit="shen'ti'hao")
    qtbot.keyClick(situation.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.visits.count() == 0
    compose(situation.box, commit="身体好")
    qtbot.keyClick(situation.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(desk)["situation"] == "身体好"


def test_a_household_that_was_visited_is_named_everywhere(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk
) -> None:
    """D11: the list had an empty 走访对象, and so had the form."""
    page, _ = opened
    woman = desk.people.named("其木格")[0]
    desk.people.save_household(woman, {"summer_place": "哈日图夏营地"})
    household = desk.journal.rows.get("person", woman)
    assert household is not None
    visit = desk.visits.save(None, {"household": household["household"], "date": "2026-11-20"}).id
    empty = new_id()
    desk.journal.write([Edit("household", empty, {"winter_place": "冬营地"})], Label("test"))
    headless = desk.visits.save(None, {"household": empty, "date": "2026-11-19"}).id
    page.reload()
    shown = {id_: page.table.records.words(row, 1) for row, id_ in enumerate(page.table.records.ids)}
    assert (shown[visit], shown[headless]) == ("其木格家庭", "某户（未登记户主）")
    page.open_record(visit)
    assert page.panel.title.text() == "其木格家庭"
    about = page.editor.form.editor(ABOUT)
    assert isinstance(about, OneOfEditor) and isinstance(about.editor, HouseholdEditor)
    assert about.value() == {"household": household["household"]} and about.editor.words.text() == "其木格家庭"
    assert desk.journal.log.acts()[2].label.subject == "其木格", "and in the list of what was done"
    page.new_record()
    assert whom(page).value() is None, "a woman again"


def test_a_draft_of_the_version_before_opens_with_whom_it_was_about(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk
) -> None:
    """Then a draft held the woman field by field, and of a standing visit what the form had shown."""
    page, _ = opened
    her, other = desk.people.named("其木格")[0], desk.people.named("乌日娜")[0]
    typed = {"person": {"id": her.hex()}, "visitors": [{"id": other.hex()}, "乌云"], "measure": "送去冬衣"}
    desk.drafts.put("visit.new-1", {"title": "其木格", "values": typed})
    desk.drafts.put("visit.new-2", {"title": "x", "values": {"person": "没有这个人"}})
    page.resume_draft("visit.new-2")
    assert whom(page).value() == "没有这个人"
    page.resume_draft("visit.new-1")
    assert whom(page).value() == her and went(page).value() == [other, "乌云"]
    page.editor.finish()
    assert (stored(desk)["person"], stored(desk)["measure"]) == (her, "送去冬衣")
    visit = desk.visits.ids()[0]
    shown = {"person": {"id": her.hex()}, "date": stored(desk)["date"], "measure": "送去冬衣"}
    body = {"title": "x", "values": {"person": {"id": other.hex()}}, "loaded": shown}
    desk.drafts.put(key_of("visit", visit), body | {"sight": desk.records.sight().plain()})
    page.open_record(visit)
    assert whom(page).value() == other and page.editor.dirty
    page.editor.finish()
    assert stored(desk)["person"] == other and set(desk.records.history("visit", visit)[0].fields) == {"person"}


def test_the_list_is_narrowed_by_who_went_and_by_gacha(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk
) -> None:
    page, _ = opened
    her, other = desk.people.named("其木格")[0], desk.people.named("乌日娜")[0]
    gacha, far = new_id(), new_id()
    for id_, name in ((gacha, "萨仁台"), (far, "哈日图")):
        desk.journal.write([Edit("org_unit", id_, {"short_name": name, "level": "gacha"})], Label("test"))
    desk.people.save(her, {"gacha": gacha})
    a = desk.visits.save(None, {"date": "2026-11-20", "person": her, "visitors": [other]}).id
    b = desk.visits.save(None, {"date": "2026-11-19", "person": other, "visitors": [other, "王主任"]}).id
    page.reload()

    def choose_in(field: str, words: str) -> list[bytes]:
        box = page.boxes[field]
        box.setFocus()
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
        return list(page.table.records.ids)

    page.show()
    assert choose_in("visitors", "王主任") == [b] and choose_in("visitors", "乌日娜") == [a, b]
    assert choose_in("gacha", "萨仁台") == [a] and choose_in("gacha", "哈日图") == []
    page.clear_filters()
    assert page.table.count() == 2 and page.boxes["gacha"].key is None
    page.chips["target"].chosen.emit(["none"])
    assert page.table.count() == 2, "neither is classified"


def test_the_register_of_visits_says_who_went_and_what_was_done(desk: Desk) -> None:
    her = desk.people.named("其木格")[0]
    words = {"situation": "好", "difficulty": "缺草", "measure": "联系草站", "place": "冬营地"}
    desk.visits.save(None, {"date": "2026-11-20", "person": her, "target": "T3", "visitors": [her, "王主任"], **words})
    assert LOOK.book is not None
    (row,) = (row for group in register_of(desk, "visit", LOOK.book, desk.visits.ids()).groups for row in group.rows)
    target = term("visit_target", "T3")
    assert row == ("2026年11月20日", "其木格", "", "", target, "冬营地", "其木格、王主任", "好", "缺草", "联系草站")


def test_a_household_is_chosen_by_one_of_its_women_and_logged(
    qtbot: QtBot, opened: tuple[VisitsPage, Window], desk: Desk
) -> None:
    page, _ = opened
    woman = desk.people.named("其木格")[0]
    desk.people.save_household(woman, {"summer_place": "哈日图夏营地"})
    page.new_record()
    about = page.editor.form.editor(ABOUT)
    assert isinstance(about, OneOfEditor)
    about.which.set_value("household")
    about.which.chosen.emit("household")
    assert isinstance(about.editor, HouseholdEditor)
    compose(about.editor.woman.picker.field, commit="其木格")
    page.editor.finish()
    assert stored(desk)["about_kind"] == "household" and page.panel.title.text() == "其木格家庭"
    assert desk.journal.log.acts()[0].label.subject == "其木格"
