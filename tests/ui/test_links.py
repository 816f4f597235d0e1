"""联系: proposals taken, a leaver's links handed over, and what a visit says of links, in the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.links.page import LinksPage
from desktop.ui.visits.page import VisitsPage
from tests.ui.deskside import Window, context_of, open_desk
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
    chosen = proposals.chosen()
    desk.people.quick_add("新来的", gacha=write.gacha)
    proposals.read()
    assert proposals.chosen() == chosen and len(proposals.boxes) == 4, "what was ticked stays while others write"
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
