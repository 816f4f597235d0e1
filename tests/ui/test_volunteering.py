"""Hours that activities propose, stars and the certificate, on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.ui.plain_page import PlainPage, page_at
from desktop.ui.service_hours import ServiceHoursPage
from desktop.ui.volunteering.stars import StarsDialog
from desktop.ui.volunteers import VolunteersPage
from protocol.ids import derived_id, new_id
from tests.ui.deskside import Window, context_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    yield made
    made.close()


def served(desk: Desk) -> tuple[bytes, bytes]:
    """Two volunteers at a voluntary activity of three hours."""
    held = new_id()
    fields = {"title": "清雪", "start": "2026-11-20T09:00", "end": "2026-11-20T12:00", "status": "held", "kind": "A04"}
    edits = [Edit("activity", held, fields)]
    people = [desk.people.quick_add(name).id for name in ("其木格", "乌日娜")]
    for her in people:
        desk.volunteers.save(None, {"about": {"person": her}, "since": "2025-03-05"})
        row = {"activity": held, "person": her, "state": "present"}
        edits.append(Edit("attendance", derived_id("attendance", held, her), row))
    desk.journal.write(edits, Label("test"))
    return people[0], people[1]


def opened(qtbot: QtBot, desk: Desk, key: str) -> tuple[PlainPage, Window]:
    context, window = context_of(desk)
    page = page_at(context, key)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    return page, window


def test_hours_are_changed_left_out_and_taken_over_as_one_act(qtbot: QtBot, desk: Desk) -> None:
    one, other = served(desk)
    page, window = opened(qtbot, desk, "service_hours")
    assert isinstance(page, ServiceHoursPage) and "2" in page.from_activities.accessibleName()
    page.from_activities.click()
    proposals = page.proposals
    assert proposals is not None and [field.text() for field in proposals.fields] == ["3", "3"]
    first = proposals.proposals[0].person
    proposals.fields[0].line.setText("2.55")
    proposals.fields[0].edited.emit()
    before = desk.journal.head
    proposals.take()
    assert desk.journal.head == before and proposals.fields[0].line.property("invalid") == "true"
    proposals.fields[0].line.setText("2.5")
    proposals.fields[0].edited.emit()
    proposals.boxes[1].click()
    proposals.take()
    assert desk.volunteers.hours() == {first: 25} and len(proposals.proposals) == 1
    window.notify.toasts[-1][1]()
    assert desk.volunteers.hours() == {} and {one, other} >= {first}


def test_what_is_to_be_looked_at_is_not_worked_out_at_every_key(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = served(desk)
    desk.services.save(None, {"about": {"person": one}, "date": "2026-11-21", "tenths": 20, "what": "清雪"})
    page, _ = opened(qtbot, desk, "service_hours")
    assert isinstance(page, ServiceHoursPage)
    asked: list[str] = []
    for name in ("findings", "proposals"):
        once = getattr(desk.services, name)
        monkeypatch.setattr(desk.services, name, lambda name=name, once=once: asked.append(name) or once())
    for text in ("其", "其木", "其木格"):
        page.header.search.text_changed.emit(text)
        page.grab()
    page.looked.click()
    assert page.told() == {} and asked == ["findings"]
    page.new_day()
    assert page.told() == {} and asked.count("findings") == 2 and asked.count("proposals") == 1


def test_stars_are_switched_on_awarded_and_taken_back(qtbot: QtBot, desk: Desk) -> None:
    one, _ = served(desk)
    service = {"about": {"person": one}, "date": "2026-11-21", "tenths": 215, "what": "清雪"}
    desk.services.save(None, service)
    page, window = opened(qtbot, desk, "volunteers")
    assert isinstance(page, VolunteersPage) and page.award_button.isHidden() and page.told() == {}
    dialog = StarsDialog(page.context, page)
    qtbot.addWidget(dialog)
    dialog.choice.set_value("own")
    dialog.own.setText("5 10 10 20 30")
    dialog.save()
    assert window.notify.banners and desk.township_settings.volunteer_stars() == ()
    dialog.own.setText("5 10 20 30 40")
    dialog.save()
    assert desk.township_settings.volunteer_stars() == (5, 10, 20, 30, 40)
    page.reload()
    assert not page.award_button.isHidden() and len(page.told()) == 1
    page.award_button.click()
    page.reload()
    assert desk.volunteers.stars() == {one: 3} and page.award_button.isHidden()
    window.notify.toasts[-1][1]()
    assert desk.volunteers.stars() == {}


def test_a_certificate_is_set_in_place_of_the_list(qtbot: QtBot, desk: Desk) -> None:
    served(desk)
    page, window = opened(qtbot, desk, "volunteers")
    assert isinstance(page, VolunteersPage)
    page.open_record(page.service.ids()[0])
    page.certificate.click()
    assert page._list_paper is not None
    with qtbot.waitSignal(page._list_paper.shown, timeout=20_000):
        pass
    page.go_back()
    page.services.click()
    assert window.went[-1][0] == "service_hours"
