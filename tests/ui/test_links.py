"""联系: proposals taken, a leaver's links handed over, and what a visit says of links, in the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.services.contact.rules import ContactRules
from desktop.services.desk import Desk
from desktop.ui.aid import AidPage
from desktop.ui.links.page import LinksPage
from desktop.ui.paper_view import PaperView
from desktop.ui.settings_page.contact import ContactCard
from desktop.ui.visits.page import VisitsPage
from tests.ui.deskside import Window, context_of, open_desk
from tests.ui.test_needs import put
from tests.unit.services.test_contact import Write


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.close()


def page_on(qtbot: QtBot, desk: Desk) -> tuple[LinksPage, Window]:
    context, window = context_of(desk)
    page = LinksPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    page.show()
    return page, window


def test_proposals_are_taken_and_all_of_a_leavers_links_handed_over(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    write = Write(desk)
    left, stays = write.executive("乌云", to_date="2026-11-20"), write.executive("高娃")
    women = [write.her(f"妇女{n}") for n in range(4)]
    for her in women[:2]:
        write.link(left, person=her)
    write.done()
    page, window = page_on(qtbot, desk)
    assert page.left_button.isVisible() and "2" in page.left_button.text() and page.table.count() == 2
    page.show_proposals()
    proposals = page.proposals
    assert proposals is not None and len(proposals.boxes) == 3
    for box in proposals.boxes[1:]:
        box.click()
    proposals.take_button.click()
    assert page.table.count() == 3 and len(desk.links.kept_by(stays)) == 1
    page.uncover()
    dialog = page.hand_over()
    assert not dialog.go.isEnabled()
    dialog.choice.set_value(stays.hex())
    dialog.choice.edited.emit()
    dialog.go.click()
    assert len(desk.links.kept_by(stays)) == 3 and desk.links.kept_by(left) == []
    assert page.left_button.isHidden() and page.table.count() == 3
    window.notify.toasts[-1][1]()
    assert len(desk.links.kept_by(left)) == 2 and page.left_button.isVisible(), "one undo"
    page.go_to(linker=left)
    assert page.table.count() == 2
    page.log_visit(page.table.records.ids[0])
    assert window.went[-1][0] == "visits" and window.went[-1][1]["about"]["person"] in women


def test_the_years_papers_are_set_and_each_form_is_there_to_be_written_by_hand(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    write = Write(desk)
    linker, her = write.executive("乌云"), write.her("其木格")
    write.link(linker, person=her)
    write.row("aid", programme=write.row("programme", kind="two_cancers", name="两癌救助", year=2026), person=her)
    write.done()
    page, _ = page_on(qtbot, desk)

    def shown(of: LinksPage | AidPage, act: Callable[[], object]) -> None:
        act()
        paper = of._over
        assert isinstance(paper, PaperView)
        with qtbot.waitSignal(paper.shown, timeout=20_000):
            pass
        assert paper.preview.page_count == 1
        of.go_back()

    (yearly,) = [act for act in page.row_acts(page.table.records.ids) if "履职" in act.words]
    assert yearly.run is not None
    shown(page, yearly.run)
    forms = page._blank_forms()
    assert [each.words for each in forms] == [
        *("执委联系服务名册", "联系卡", "民情日记", "重点帮扶对象台账", "执委履职档案")
    ]
    for form in forms:
        assert form.run is not None
        shown(page, form.run)
    page.ask_papers()
    menu = page.findChildren(QMenu)[0]
    assert [each.text() for each in menu.actions() if each.text()] == ["联系卡", "重点帮扶对象台账", "空白表格"]
    menu.close()
    help_, window = context_of(desk)
    aid = AidPage(help_)
    qtbot.addWidget(aid)
    aid.show()
    shown(aid, lambda: aid.print_summary("upward"))
    assert [line.reason for line in desk.access_log.lines()] == ["upward"]
    shown(aid, lambda: aid.print_summary(None))
    assert len(desk.access_log.lines()) == 1 and window.notify.banners == []


def test_the_days_of_links_and_the_ages_of_screenings_are_set_in_settings(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    card = ContactCard(context_of(desk)[0])
    qtbot.addWidget(card)
    dialog = card.ask()
    put(dialog.form, L2=45, age_from=64, age_to=35)
    dialog.finish()
    assert dialog.form.error_text("age_to") and desk.township_settings.contact_rules() == ContactRules()
    put(dialog.form, age_from=30, L1=None)
    dialog.finish()
    assert dialog.form.error_text("L1") and desk.township_settings.contact_rules() == ContactRules()
    put(dialog.form, L1=90)
    dialog.finish()
    rules = desk.township_settings.contact_rules()
    assert (rules.days["L2"], rules.days["L1"], rules.ages) == (45, 90, (30, 35))
    card.refresh()
    assert "45 天" in card.shown.text() and "30" in card.shown.text()
    desk.records.add_user("高娃", "vice_chair")
    card.refresh()
    assert not card.change.isEnabled()


def test_what_is_seldom_filled_in_is_folded_and_a_visit_says_for_which_link_it_counts(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    write = Write(desk)
    linker, her = write.executive("高娃"), write.her("其木格")
    write.link(linker, person=her)
    write.done()
    plain = desk.visits.save(None, {"date": "2026-11-20", "person": her, "visitors": [linker]}).id
    gift = desk.visits.save(None, {"date": "2026-11-21", "person": her, "gift_text": "米面", "gift_fen": "1,200元"}).id
    context, _ = context_of(desk)
    page = VisitsPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    page.show()
    page.open_record(plain)
    target, present = page.editor.form.editor("target"), page.editor.form.editor("gift_text")
    assert not target.isVisible() and page.more.isVisible()
    assert page.kept.text() == "计入：高娃的执委联系"
    page.more.click()
    assert target.isVisible() and not page.more.isVisible()
    page.open_record(gift)
    assert present.isVisible() and page.kept.isHidden(), "what holds something is shown"
    assert (desk.visits.get(gift) or {})["gift_fen"] == 120_000
    page.open_record(plain)
    assert not target.isVisible()
    page.new_record()
    assert page.editor.form.editor("mode").value() == "M1"
