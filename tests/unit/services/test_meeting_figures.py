"""Figures of meetings, resolutions, turns and projects: each with the rows behind it, by the days that put them in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.reporting.meeting_rows import FIGURES, meeting_rows
from desktop.services.reporting.reading import Reading
from protocol.figures import FIGURES as DECLARED
from protocol.figures import Cell
from protocol.ids import new_id
from protocol.periods import Period

MAY = Period(date(2026, 5, 1), date(2026, 5, 31))


class Town:
    def __init__(self, desk: Desk) -> None:
        self.desk, self.org, self.gacha = desk, new_id(), new_id()
        self.women = [new_id() for _ in range(4)]
        edits = [
            Edit("org_unit", self.org, {"name_zh": "乌兰毛都苏木", "level": "sumu"}),
            Edit("org_unit", self.gacha, {"name_zh": "萨仁台嘎查", "level": "gacha", "parent": self.org}),
            *(Edit("person", her, {"name_zh": f"其木格{at}"}) for at, her in enumerate(self.women)),
        ]
        for at, her in enumerate(self.women):  # the last one is co-opted in June
            fields = {
                "person": her,
                "org": self.org,
                "post": "P4",
                "from_date": "2026-06-01" if at == 3 else "2025-01-01",
            }
            edits.append(Edit("appointment", new_id(), fields))
        desk.journal.write(edits, Label("test"))

    def meet(self, day: str, body: str = "M2", org: bytes | None = None, *states: str) -> bytes:
        values = {"about": {"org": org or self.org}, "body": body, "title": "会", "day": day}
        made = self.desk.meetings.save(None, values).id
        if states:
            activity, _ = self.desk.meetings.convene(made)
            self.desk.activities.mark(activity, dict(zip(self.women, states, strict=True)))
        return made

    def cells(self, period: Period) -> dict[str, Cell]:
        counted = self.desk.figures.counted(self.desk.month.summary(period))
        return {id_: counted[id_].cell for id_ in FIGURES}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    desk = Desk.open(tmp_path, lambda: datetime(2026, 11, 27, 10))
    yield Town(desk)
    desk.close()


def test_every_figure_is_declared_and_of_nothing_there_is_none(town: Town) -> None:
    assert {id_ for id_ in DECLARED if id_.startswith(("meet.", "res.", "rota.", "project."))} == set(FIGURES)
    assert meeting_rows(Reading(town.desk.db), MAY) == {id_: {} for id_ in FIGURES}


def test_meetings_are_counted_by_their_day_plans_by_their_month_and_who_came_since_her_own_post_began(
    town: Town,
) -> None:
    first = town.meet("2026-05-08", "M2", None, "present", "leave", "late", "present")
    town.meet("2026-05-20", "M8", town.gacha)
    town.meet("2026-06-10", "M2", None, "present", "present", "absent", "absent")
    for month in ("2026-05", "2026-05", "2026-06"):
        town.desk.meetings.plans.save(None, {"about": {"org": town.org}, "body": "M2", "month": month})
    may, june = town.cells(MAY), town.cells(Period(date(2026, 6, 1), date(2026, 6, 30)))
    assert (may["meet.held"], may["meet.planned"], may["meet.kept"]) == (Cell(2), Cell(2), Cell(1, 2))
    assert (may["meet.due"], may["meet.attendance"]) == (Cell(3), Cell(2, 3)), "who is co-opted in June is not due"
    assert (june["meet.due"], june["meet.attendance"], june["meet.kept"]) == (Cell(4), Cell(2, 4), Cell(1, 1))
    quarter = town.cells(Period(date(2026, 4, 1), date(2026, 6, 30)))
    assert (quarter["meet.kept"], quarter["meet.attendance"]) == (Cell(2, 3), Cell(4, 7))
    behind = town.desk.figures.names(DECLARED["meet.due"], [first])
    assert behind == [(first, "乌兰毛都苏木2026年第1次执委会全体会议 2026-05-08")]
    hers = next(each for each in town.desk.figures.by_gacha(MAY) if each.unit == town.gacha)
    assert hers.counts["meet.held"].cell == Cell(1)


def test_resolutions_turns_and_projects_are_counted_by_their_own_days(town: Town) -> None:
    desk, met = town.desk, town.meet("2026-05-08")
    given = (
        ("2026-05-20", "closed", "2026-05-19", "2026-05-25"),
        ("2026-05-20", "done", "2026-05-22", None),
        ("2026-05-20", "done", "2026-06-02", None),  # past its day on the last of May
        ("2026-05-31", "open", None, None),  # due on the last day: not past it
        (None, "stopped", None, "2026-05-30"),
    )
    for due, state, done, closed in given:
        values = {"meeting": met, "text": "事", "due": due, "state": state, "done_on": done, "closed_on": closed}
        desk.meetings.resolutions.save(None, values)
    rota = desk.rotas.save(
        None, {"about": {"org": town.org}, "year": 2026, "unit": "half_month", "members": town.women}
    ).id
    desk.rotas.lay_out(rota)
    turn = next(each for each in desk.rotas.roster().of(rota) if each.starts == date(2026, 5, 1))
    desk.rotas.turns.save(turn.id, {"rota_log": [{"day": "2026-05-04", "text": "接待"}]})
    project = {"about": {"org": town.org}, "title": "刺绣", "served": 32, "proposed_on": "2026-03-01"}
    one = desk.projects.save(None, {**project, "done_on": "2026-05-10"}).id
    steps = [{"taken_on": "2026-04-20", "stage": "claimed"}, {"taken_on": "2026-05-10", "stage": "accepted"}]
    desk.projects.save(one, {"project_step": steps})
    may = town.cells(MAY)
    assert [may[f"res.{name}"] for name in ("passed", "closed", "done", "on_time", "overdue")] == [
        *(Cell(5), Cell(2), Cell(2), Cell(1, 2), Cell(1)),
    ]
    assert (may["rota.planned"], may["rota.kept"]) == (Cell(2), Cell(1, 2))
    assert [may[f"project.{name}"] for name in ("claimed", "done", "served")] == [Cell(0), Cell(1), Cell(32)]
    assert town.cells(Period(date(2026, 4, 1), date(2026, 4, 30)))["project.claimed"] == Cell(1)
    ((_, name),) = desk.figures.names(DECLARED["rota.kept"], [turn.id])
    assert name == "2026-05-01 乌兰毛都苏木2026年轮值 2026年5月上半月"
