"""Volunteers: hours that activities propose, what counts of them, stars, what to look at, figures, the paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop.documents.volunteer_certificate import template_data
from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.figures import Cell
from desktop.services.service_record import service_record
from desktop.services.validation import check_tenths, tenths_words
from desktop.services.volunteers import NATIONAL, SMALL, Finding, duration
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id
from protocol.periods import Span, Term

NOW = datetime(2026, 11, 27, 9)
NOVEMBER = Term(Span.MONTH, 2026, 11)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: NOW)
    yield desk
    desk.close()


def write(desk: Desk, kind_: str, **fields: Any) -> bytes:
    id_ = new_id()
    desk.journal.write([Edit(kind_, id_, fields)], Label("test"))
    return id_


def person(desk: Desk, name: str = "其木格", **more: Any) -> bytes:
    return write(desk, "person", **{"name_zh": name, "sex": "2", "status": "active", **more})


def volunteer(desk: Desk, her: bytes, **more: Any) -> bytes:
    return write(desk, "volunteer", person=her, **{"since": "2025-03-05", **more})


def service(desk: Desk, her: bytes, day: str, tenths: int | None, **more: Any) -> bytes:
    return write(desk, "volunteer_service", person=her, date=day, tenths=tenths, **more)


def activity(desk: Desk, start: str, end: str | None, came: list[bytes], **more: Any) -> bytes:
    id_ = write(
        desk, "activity", **{"title": "清雪", "start": start, "end": end, "status": "held", "kind": "A04", **more}
    )
    for her in came:
        row = {"activity": id_, "person": her, "state": "present"}
        desk.journal.write([Edit("attendance", derived_id("attendance", id_, her), row)], Label("test"))
    return id_


def figures(desk: Desk, term: Term = NOVEMBER) -> dict[str, Cell]:
    return {
        line.figure.id: line.now.cell for line in desk.figures.report(term, 25).lines if line.figure.id[:4] == "vol."
    }


def told(found: dict[bytes, list[Finding]], id_: bytes) -> list[str]:
    return [finding.code for finding in found.get(id_, [])]


@pytest.mark.parametrize(
    ("end", "tenths"),
    [
        ("2026-11-20T11:30", 25),
        ("2026-11-20T10:40", 15),
        ("2026-11-20T09:05", 5),
        ("2026-11-21T01:00", 160),
        (None, None),
        ("2026-11-20T08:00", None),
    ],
)
def test_an_activity_lasts_in_half_hours(end: str | None, tenths: int | None) -> None:
    assert duration("2026-11-20T09:00", end) == tenths


@pytest.mark.parametrize(
    ("typed", "tenths", "error"),
    [
        ("2", 20, None),
        ("2.5小时", 25, None),
        ("2.50", 25, None),
        ("2.55", None, "tenths_format"),
        ("-1", None, "number_negative"),
        ("两个", None, "tenths_format"),
        ("", None, None),
    ],
)
def test_hours_are_tenths_and_nothing_finer(typed: str, tenths: int | None, error: str | None) -> None:
    assert check_tenths(typed) == (tenths, error)
    assert tenths is None or check_tenths(tenths_words(tenths)).value == tenths


def test_an_activity_proposes_the_hours_of_the_volunteers_who_were_there(desk: Desk) -> None:
    a, b, other, late = (person(desk, name) for name in ("甲", "乙", "丙", "丁"))
    for her in (a, b):
        volunteer(desk, her)
    volunteer(desk, late, since="2026-11-21")
    held = activity(desk, "2026-11-20T22:00", "2026-11-21T00:30", [a, b, other, late], place="嘎查部")
    activity(desk, "2026-11-19T09:00", "2026-11-19T11:00", [a], kind="A02")
    activity(desk, "2026-11-18T09:00", "2026-11-18T11:00", [a], status="cancelled")
    found = desk.services.proposals()
    assert {(p.activity, p.person, p.day, p.tenths) for p in found} == {
        (held, her, "2026-11-20", 25) for her in (a, b)
    }  # past midnight it is the day on which it began
    assert len(desk.services.proposals(())) == 3
    act = desk.services.take({(held, a): 25, (held, b): 20}).act
    assert desk.services.proposals() == [] and figures(desk)["vol.hours"] == Cell(45)
    row = derived_id("volunteer_service", held, a)
    record = desk.services.get(row) or {}
    assert (record["date"], record["began"], record["place"]) == ("2026-11-20", "22:00", "嘎查部")
    assert not desk.services.take({(held, a): 99})  # one row a person and activity
    double = desk.services.save(None, {"about": {"person": a}, "activity": held, "tenths": 10}).id
    assert told(desk.services.findings(), double) == told(desk.services.findings(), row) == ["twice"]
    assert figures(desk)["vol.hours"] == Cell(45)
    desk.services.delete(double)
    desk.services.save(row, {"tenths": 30})
    desk.services.delete(row)
    assert desk.services.proposals() == []  # what was taken out is not proposed again
    desk.records.undo(act or 0)
    assert figures(desk)["vol.hours"] == Cell(0)


def test_what_activities_propose_looks_at_no_attendance_of_another_day(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With 180,000 of them and 500 volunteers the page stood still for five seconds."""
    asked: list[tuple[str, tuple[object, ...]]] = []
    rows = desk.db.rows
    monkeypatch.setattr(desk.db, "rows", lambda sql, values=(): asked.append((sql, tuple(values))) or rows(sql, values))
    assert desk.services.proposals() == []
    plans = [[step[3] for step in rows(f"EXPLAIN QUERY PLAN {sql}", values)] for sql, values in asked]
    named = [plan for plan, (sql, _) in zip(plans, asked, strict=True) if "attendance" in sql]
    assert len(named) == 1 and any("SEARCH t" in step for step in named[0]) and "EXISTS" not in str(named), named


def test_what_counts_of_a_month(desk: Desk) -> None:
    """Men count, women apart; of an activity twice the one with most hours; nothing of what was not held."""
    a, man, idle = person(desk, "甲"), person(desk, "乙", sex="1"), person(desk, "丙")
    house = write(desk, "household", head=idle)
    desk.journal.write([Edit("person", idle, {"household": house})], Label("test"))
    for her in (a, man, idle):
        volunteer(desk, her)
    volunteer(desk, a, since="2026-01-01")  # written down twice, one person
    gone = person(desk, "走了")
    volunteer(desk, gone, until="2026-11-01")
    held, off = (
        activity(desk, "2026-11-10T09:00", None, []),
        activity(desk, "2026-11-11T09:00", None, [], status="planned"),
    )
    service(desk, a, "2026-11-10", 20, activity=held)
    service(desk, a, "2026-11-10", 30, activity=held)
    service(desk, man, "2026-11-10", 20, activity=held)
    service(desk, a, "2026-11-11", 40, activity=off)
    service(desk, a, "2026-11-12", 15, served_household=house)
    service(desk, man, "2026-11-13", 15, served_person=idle)
    service(desk, man, "2026-11-26", 50)  # December's
    home = write(desk, "home", name_zh="之家")
    write(desk, "home", name_zh="没有志愿者")
    write(desk, "home_person", home=home, person=a, role="volunteer")
    worker = person(desk, "社工")
    org = write(desk, "org_unit", name_zh="嘎查", level="gacha")
    days = {"from_date": "2026-01-01", "to_date": "2026-11-25"}  # the month's last day is one of hers in office
    write(desk, "appointment", person=worker, org=org, post="P4", engagement="E4", **days)
    write(desk, "volunteer_team", name="队")
    found = {id_.removeprefix("vol."): cell for id_, cell in figures(desk).items()}
    assert found == {
        "teams": Cell(1),
        "registered": Cell(3),
        "women": Cell(2),
        "active": Cell(2),
        "starred": Cell(0),
        "services": Cell(3),
        "heads": Cell(4),
        "hours": Cell(80),
        "served": Cell(1),
        "homes": Cell(1, 2),
        "social_workers": Cell(1),
    }
    assert figures(desk, NOVEMBER.as_long_as(Span.QUARTER))["vol.hours"] == Cell(130)


def test_stars_are_off_until_switched_on_proposed_and_awarded_by_people(desk: Desk) -> None:
    a, b = person(desk, "甲"), person(desk, "乙")
    row = volunteer(desk, a, carried_tenths=120, carried_paper="时长证明")
    volunteer(desk, b)
    service(desk, a, "2026-11-10", 95)
    service(desk, b, "2026-11-10", 99)
    assert desk.volunteers.hours()[a] == 215 and desk.volunteers.reached() == {}
    with pytest.raises(KnownError):
        desk.township_settings.set_volunteer_stars((10, 10, 20, 30, 40))
    desk.township_settings.set_volunteer_stars(NATIONAL)
    assert desk.volunteers.reached() == {}
    desk.township_settings.set_volunteer_stars(SMALL)
    assert desk.volunteers.reached() == {a: 2}
    assert desk.volunteers.findings()[row] == [Finding("star", "2")]
    act = desk.volunteers.award([a, b]).act
    assert desk.volunteers.reached() == {} and desk.volunteers.stars() == {a: 2}
    assert (desk.volunteers.get(row) or {})["names"]["stars"] == "★★" and figures(desk)["vol.starred"] == Cell(0)
    assert figures(desk, NOVEMBER.step(1))["vol.starred"] == Cell(1)  # awarded on the 27th
    desk.records.undo(act or 0)
    assert desk.volunteers.reached() == {a: 2}
    desk.township_settings.set_volunteer_stars(())
    assert desk.volunteers.reached() == {}


def test_what_is_to_be_looked_at(desk: Desk) -> None:
    a, moved = person(desk, "甲"), person(desk, "乙", status="moved")
    child, young = person(desk, "丙", birth="2010-05"), person(desk, "丁", birth="2013-01-01")
    rows = [volunteer(desk, her) for her in (a, moved, child, young)]
    found = desk.volunteers.findings()
    assert [told(found, row) for row in rows] == [[], ["gone"], ["minor"], ["too_young"]]
    desk.volunteers.save(rows[2], {"guardian": "母亲 乌云"})
    assert told(desk.volunteers.findings(), rows[2]) == []
    team = write(desk, "volunteer_team", name="队", leader=a)
    assert told(desk.teams.findings(), team) == ["leader_no_member"]
    desk.volunteers.save(rows[0], {"teams": [team]})
    assert desk.teams.findings() == {} and (desk.teams.get(team) or {})["members"] == 1
    none = service(desk, a, "2026-11-10", None)
    off = activity(desk, "2026-11-11T09:00", "2026-11-11T11:00", [], status="cancelled")
    cancelled = service(desk, a, "2026-11-11", 20, activity=off)
    one, two = (service(desk, a, "2026-11-12", 30, began=began) for began in ("09:00", "11:00"))
    apart = service(desk, a, "2026-11-12", 10, began="12:00")
    long_day = [service(desk, a, "2026-11-13", 61) for _ in range(2)]
    early = service(desk, a, "2025-03-04", 10)
    found = desk.services.findings()
    assert told(found, none) == ["no_hours"] and told(found, cancelled) == ["not_held"]
    assert told(found, one) == told(found, two) == ["overlap"] and told(found, early) == ["no_volunteer"]
    assert told(found, apart) == ["overlap"]  # 11:00 and three hours
    assert [found[id_] for id_ in long_day] == [[Finding("long_day", "12.2")]] * 2


def test_a_merged_woman_keeps_all_that_she_did(desk: Desk) -> None:
    a, b = person(desk, "甲"), person(desk, "甲")
    volunteer(desk, a, carried_tenths=10)
    service(desk, b, "2026-11-10", 20)
    desk.journal.write([Edit("person", b, {"merged_into": a})], Label("test"))
    assert list(desk.volunteers.hours().values()) == [30]
    assert figures(desk)["vol.active"] == Cell(1)


def test_her_certificate_tells_what_counts(desk: Desk) -> None:
    a = person(desk, "王兰")
    volunteer(desk, a, carried_tenths=105, carried_paper="证明3号", registered_no="1522210001")
    held = activity(desk, "2026-11-10T09:00", None, [])
    service(desk, a, "2026-11-10", 25, activity=held, kind="emergency", place="嘎查")
    service(desk, a, "2026-11-11", 40, activity=activity(desk, "2026-11-11T09:00", None, [], status="planned"))
    service(desk, a, "2026-11-12", 20, what="代买药品")
    data = template_data(service_record(desk, a), "乌兰毛都苏木", NOW)
    assert data["rows"] == [
        ["2026年11月10日", "清雪", "应急", "嘎查", "2.5"],
        ["2026年11月12日", "代买药品", "", "", "2"],
    ]
    assert (data["hours"], data["carried"], data["count"], data["first"]) == ("15", "10.5", "2", "2026年11月10日")
    assert data["unit"] == "乌兰毛都苏木妇女联合会"
    assert data["name"] == "王　兰" and data["number"] == "1522210001"


@pytest.mark.parametrize("seed", range(4))
def test_hours_are_those_of_a_plain_recount(desk: Desk, seed: int) -> None:
    chance = Random(seed)
    people = [person(desk, f"人{n}") for n in range(4)]
    held = {activity(desk, f"2026-11-{day:02}T09:00", None, []): True for day in (3, 12)}
    held |= {activity(desk, "2026-11-14T09:00", None, [], status=status): False for status in ("planned", "cancelled")}
    own, best = [0] * 4, dict[tuple[int, bytes], int]()
    for _ in range(60):
        who, tenths = chance.randrange(4), chance.randrange(1, 80)
        if chance.random() < 0.5:
            at = chance.choice(list(held))
            service(desk, people[who], "2026-11-03", tenths, activity=at)
            if held[at]:
                best[who, at] = max(best.get((who, at), 0), tenths)
        else:
            day = chance.choice(("2026-10-25", "2026-10-26", "2026-11-25", "2026-11-26"))
            service(desk, people[who], day, tenths)
            own[who] += tenths if "2026-10-26" <= day <= "2026-11-25" else 0
    assert figures(desk)["vol.hours"] == Cell(sum(own) + sum(best.values()))
