"""执委履职 in the window: a year of all prepared, points taken and switched off, papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.ui import theme, translation
from desktop.ui.duty.page import DutyPage
from desktop.ui.paper_view import PaperView
from protocol.ids import new_id
from tests.ui.deskside import NOW, Window, context_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path, lambda: NOW)
    made.records.add_user("乌云")
    org, women = new_id(), [made.people.quick_add(name).id for name in ("其木格", "乌日娜", "萨仁")]
    posts = [Edit("org_unit", org, {"level": "sumu", "name_zh": "乌兰毛都苏木"})]
    for her, (post, kind) in zip(women, (("P1", "E1"), ("P4", "E2"), ("P4", "E2")), strict=True):
        held = {"person": her, "org": org, "post": post, "engagement": kind, "from_date": "2021-07-16"}
        posts.append(Edit("appointment", new_id(), held))
    made.journal.write(posts, Label("test"))
    yield made
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, desk: Desk) -> tuple[DutyPage, Window]:
    theme.apply(qapp, "light")
    translation.install(qapp, "en")
    context, window = context_of(desk)
    page = DutyPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 720)
    page.show()
    return page, window


def test_a_year_is_prepared_points_are_taken_and_the_form_says_what_is_counted(
    opened: tuple[DutyPage, Window], desk: Desk
) -> None:
    page, window = opened
    page.prepare()
    assert page.table.count() == 2 and window.notify.toasts[-1][0] == "2 years prepared"
    page.prepare()
    assert page.table.count() == 2 and "already" in window.notify.toasts[-1][0]
    page.print_points()
    assert window.notify.banners == ["duty_points_off"]
    dialog = page.open_table()
    dialog.choice.set_value("points")
    dialog._follow()
    assert dialog.form is not None
    dialog.form.load({**dialog.form.values(), "points_report": 20, "grade_good": 95})
    dialog.save()
    assert desk.duty.table() is None and dialog.form.error_text("grade_excellent"), "95 for good is no less than 90"
    dialog.form.load({**dialog.form.values(), "grade_good": 70})
    dialog.save()
    table = desk.duty.table()
    assert table is not None and next(i for i in table.items if i.code == "report")[2:4] == (20, 0)
    first = desk.duty.ids()[0]
    entry = {"item": "survey", "text": "调研", "state": "claimed", "done_on": "2026-11-01"}
    desk.duty.save(first, {"report": "一年来……", "duty_entry": [entry]})
    page.reload()
    page.go_to(id=first)
    told = "\n".join(part.text() for part in page.above_form.findChildren(QLabel))
    assert "Points: 20 Not passed" in told and "1 waits to be confirmed" in told
    assert "linked to 0 women" in told and "due at no meeting" in told
    shown = [page.cell(record, "duty_points") for record in desk.duty.page(desk.duty.ids()) if record is not None]
    assert shown[0] == "20 Not passed"
    off = page.open_table()
    off.choice.set_value("off")
    off._follow()
    off.save()
    assert desk.duty.table() is None


def test_its_papers_are_set_and_a_ballot_of_two_years_is_told(
    opened: tuple[DutyPage, Window], desk: Desk, qtbot: QtBot
) -> None:
    page, window = opened
    page.prepare()
    for show in (page.print_files, page.print_reports, page.print_ballot, page.print_statistics):
        show()
        paper = page.findChild(PaperView)
        assert paper is not None and paper.isVisible()
        paper.left.emit()
    record = desk.duty.get(desk.duty.ids()[0])
    assert record is not None
    desk.duty.save(None, {"about": {"person": record["person"]}, "org": record["org"], "year": 2025})
    page.reload()
    page.print_ballot()
    assert window.notify.banners == ["several_units"]
