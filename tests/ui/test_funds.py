"""The pages of money and training: what is their own beside what every plain kind promises (tests/kinds)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.reimbursement import packet_of, template_data
from desktop.documents.training import training_register
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.funds.findings import Finding
from desktop.ui.funds.page import FOLDED
from desktop.ui.funds.words import WORDS, finding_words
from desktop.ui.plain_page import page_at
from protocol.ids import derived_id, new_id
from tests.ui.deskside import NOW, Window, context_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    yield made
    made.close()


def page_on(desk: Desk, qtbot: QtBot, key: str) -> tuple[Any, Window]:
    context, window = context_of(desk)
    page = page_at(context, key)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    return page, window


def entry(desk: Desk, **values: Any) -> bytes:
    usual = {"date": "2026-03-08", "side": "out", "level": "region", "purpose": "奖品", "amount_fen": "三百"}
    return desk.plain["fund_entry"].save(None, {**usual, **values}).id


def activity(desk: Desk, *people: bytes, **more: Any) -> bytes:
    id_ = new_id()
    fields = {"kind": "A02", "title": "刺绣培训", "start": "2026-03-08T09:00", "status": "held", **more}
    edits = [Edit("activity", id_, fields)]
    for person in people:
        row = {"activity": id_, "person": person, "state": "present"}
        edits.append(Edit("attendance", derived_id("attendance", id_, person), row))
    desk.journal.write(edits, Label("test"))
    return id_


def test_amounts_typed_in_words_are_shown_in_yuan_and_what_is_not_understood_stays(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, _ = page_on(desk, qtbot, "funds")
    page.new_record()
    form = page.editor.form
    assert all(form.editor(name).isHidden() or not form.editor(name).isVisible() for name in FOLDED)
    form.editor("purpose").set_value("奖品")
    amount = form.editor("amount_fen")
    amount.line.setText("三百五")
    amount.edited.emit()
    page.editor.finish()
    assert form.error_text("amount_fen") and amount.line.text() == "三百五" and page.service.count() == 0
    amount.line.setText("1.2万")
    amount.edited.emit()
    amount.line.left.emit()
    assert amount.line.text() == "12,000.00"
    page.editor.finish()
    (row,) = (page.service.get(id_) for id_ in page.service.ids())
    assert row["amount_fen"] == 1_200_000 and row["no"] == "2026-001"
    page.more.click()
    assert form.editor("payee").isVisible()


def test_a_line_is_corrected_in_red_and_the_right_one_begins_with_what_it_said(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    entry(desk, side="in", amount_fen="1,200元", date="2026-01-05")
    wrong = entry(desk, payee="供销社")
    page, _window = page_on(desk, qtbot, "funds")
    assert "900.00" in page.balance.text()
    page.open_record(wrong)
    assert not page.red.isHidden() and page.packet.isHidden()
    page.red.click()
    assert desk.funds.balances() == {"region": 120_000} and "1,200.00" in page.balance.text()
    assert page.editor.id is None and page.editor.form.values()["payee"] == "供销社"
    page.editor.form.editor("amount_fen").set_value(25_000)
    page.editor.form.editor("amount_fen").edited.emit()
    page.editor.finish()
    assert desk.funds.balances() == {"region": 95_000} and page.service.count() == 4
    reds = [row for row in page.service.page(page.service.ids()) if row["corrects"]]
    assert page.cell(reds[0], "amount_fen") == "-300.00"
    page.open_record(wrong)
    assert page.red.isHidden(), "once is enough"
    assert any("2026-002" in str(each["note"]) for each in reds)


def test_what_is_to_be_looked_at_opens_its_line_and_the_book_goes_out(
    qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path
) -> None:
    short = entry(desk)
    page, _window = page_on(desk, qtbot, "funds")
    assert page.look_at.isVisible()
    page.look_at.click()
    links = [made for made in page.findings_view.findChildren(QPushButton) if "300.00" in made.accessibleName()]
    links[0].click()
    assert page.editor.id == short and page.side.isVisible()
    page.save_book_to(tmp_path / "book")
    with ZipFile(tmp_path / "book.xlsx") as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>-300</v>" in sheet
    page.print_shown()
    with qtbot.waitSignal(page.paper.shown, timeout=20_000):
        pass
    assert page.paper.preview.page_count == 1 and page.go_back()


def test_the_papers_of_a_bill_are_one_pdf(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    her = desk.people.quick_add("其木格").id
    held = activity(desk, her, content="讲针法\n练习", effect="十二人学会", guests_unnamed=2)
    first = entry(desk, activity=held, invoice_no="25117000000123456789")
    entry(desk, activity=held, amount_fen="200", state="void")
    entry(desk, activity=held, amount_fen="50.5", state="planned")
    data = template_data(packet_of(desk, held))
    assert [row[-1] for row in data["paid"]] == ["300.00", "50.50"] and data["sum"] == "350.50"
    assert data["sum_words"] == "叁佰伍拾元伍角整" and len(data["people"]) == 1 and "2" in data["others"]
    page, window = page_on(desk, qtbot, "funds")
    page.open_record(first)
    page.packet.click()
    with qtbot.waitSignal(page._list_paper.shown, timeout=20_000):
        pass
    assert page._list_paper.preview.page_count == 5, "notice, sign-in, photos, report, list"
    page.go_back()
    desk.activities.delete(held)
    page.go_to(packet=held)
    assert window.notify.banners


def test_every_finding_has_words(dressed: QApplication) -> None:
    told = dict.fromkeys(("year", "n", "days", "no", "word", "purpose", "payee"), "x") | {"amount": 100, "limit": 200}
    told |= {"level": "region", "day": "2026-03-08", "field": "level", "tenths": 305}
    for code in WORDS:
        words = finding_words(Finding(code, (), told), NOW.date())
        assert "{" not in words and words != code and not words.isascii()


def test_who_is_missing_is_kept_as_a_list_and_finished_ones_get_certificates(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    her, other = desk.people.quick_add("其木格").id, desk.people.quick_add("乌日娜").id
    for keeper in (her, other):
        desk.homes.save(None, {"name_zh": "妇女之家", "keeper": keeper, "founded_on": "2024-01-01"})
    day = activity(desk, her)
    course = desk.plain["training"].save(None, {"course": "刺绣班", "training_day": [{"activity": day}]}).id
    page, _window = page_on(desk, qtbot, "training")
    assert page.told.isHidden(), "who came is read on another thread"
    qtbot.waitUntil(lambda: not page.told.isHidden())
    assert "1/2" in page.told.text() and "50.0 %" in page.told.text()
    page.group = "G3"
    page.show_turns()
    page.keep_missing(desk.training.coverage("G3"))
    page.keep_missing(desk.training.coverage("G3"))
    ((_, name, people),) = desk.units.lists()
    assert people == [other] and "妇女之家负责人" in name
    page.print_turns(desk.training.coverage("G3"))
    with qtbot.waitSignal(page._list_paper.shown, timeout=20_000):
        pass
    page.open_record(course)
    assert not page.certificates.isHidden()
    page.certificates.click()
    with qtbot.waitSignal(page._list_paper.shown, timeout=20_000):
        pass
    assert page._list_paper.preview.page_count == 1


def test_the_register_of_training_has_ours_of_a_day_beside_what_others_gave(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    her = desk.people.quick_add("其木格").id
    activity(desk, her, place="苏木会议室", speaker="巴音")
    others = {
        "course": "盟骨干班",
        "to_date": "2026-05-20",
        "days": 3,
        "organiser_level": "league",
        "place": "盟委党校",
    }
    desk.plain["training"].save(None, {**others, "training_person": [{"person": her}]})
    desk.plain["training"].save(None, {**others, "course": "去年的班", "to_date": "2025-05-20"})
    data = training_register(desk, 2026)
    assert [row[:3] + row[4:5] + row[6:10] for row in data.groups[0].rows] == [
        ("2026-03-08", "刺绣培训", "苏木乡镇级", "1", "苏木会议室", "", "1", "巴音"),
        ("2026-05-20", "盟骨干班", "盟市级", "3", "盟委党校", "", "1", ""),
    ]
    days = [activity(desk, her, start=f"2026-0{month}-02T09:00") for month in (4, 6)]
    for day, name in zip(days, ("四月班", "六月班"), strict=True):
        desk.plain["training"].save(None, {"course": name, "training_day": [{"activity": day}]})
    page, _ = page_on(desk, qtbot, "training")
    # Ours say their last day by their activities: they stand among the others by it, the latest first.
    qtbot.waitUntil(lambda: page.standing is not None)
    shown = [row["course"] for row in page.page(page.table.records.ids)]
    assert shown == ["六月班", "盟骨干班", "四月班", "去年的班"]
    page.print_shown()
    with qtbot.waitSignal(page.paper.shown, timeout=20_000):
        pass
    assert page.paper.preview.page_count == 1 and page.year == 2026
