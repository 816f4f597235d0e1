"""日历: a month by weeks, what is on a day below it, opened from there; a meeting and its activity stand once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services import Edit, Label
from desktop.services.month_calendar import weeks_of
from desktop.ui.month_calendar import CalendarPage
from protocol.ids import new_id
from tests.ui.deskside import context_of, open_desk


def test_weeks_begin_on_monday_and_hold_each_day_once() -> None:
    assert [week[0] for week in weeks_of(2027, 2)] == [date(2027, 2, day) for day in (1, 8, 15, 22)]
    december = weeks_of(2026, 12)
    assert december[0][:2] == [None, date(2026, 12, 1)] and december[-1][3:] == [date(2026, 12, 31), None, None, None]
    assert [day.day for week in december for day in week if day] == list(range(1, 32))


def test_a_day_shows_what_is_on_and_opens_it(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    org, talk, off = new_id(), new_id(), new_id()
    rows = {talk: ("2026-11-23T15:00", "宣讲", "planned"), off: ("2026-11-10T09:00", "茶话会", "cancelled")}
    edits = [Edit("org_unit", org, {"name_zh": "乌兰毛都苏木", "level": "sumu"})]
    edits += [Edit("activity", id_, {"start": s, "title": t, "status": st}) for id_, (s, t, st) in rows.items()]
    desk.journal.write(edits, Label("test"))
    about = {"about": {"org": org}, "body": "M8", "title": "例会"}
    met = desk.meetings.save(None, {**about, "day": "2026-11-23"}).id
    desk.meetings.convene(met)
    desk.meetings.save(None, {**about, "day": "2026-12-01"})
    context, window = context_of(desk)
    page = CalendarPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    assert page.chosen == date(2026, 11, 23)
    shown = [link.text() for link in page.links]
    assert shown == ["09:00 · 乌兰毛都苏木2026年第1次工作例会", "15:00 · 宣讲"], (
        "the meeting and its activity stand once"
    )
    page.links[0].click()
    assert window.went[-1] == ("meetings", {"id": met})
    page.open_cell(2, 1)  # the 10th of November, a Tuesday
    assert window.went[-1] == ("activities", {"id": off}) and "called off" in page.links[0].text()
    page.step(1)
    assert (page.chosen, len(page.links)) == (date(2026, 12, 1), 1)
    page.choose(0, 0)
    assert page.chosen == date(2026, 12, 1), "a cell of another month is no day"
    page.show_today()
    assert page.chosen == date(2026, 11, 23) and len(page.links) == 2
    desk.close()
