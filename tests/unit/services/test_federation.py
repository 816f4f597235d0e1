"""Organisations, terms, posts and seats as they stand on a day: the domain's examples with their own numbers on real
rows, and what is written down of an organisation."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import FieldErrors
from desktop.services.codes import ORG_LEVEL
from desktop.services.desk import Desk
from desktop.services.divisions import units_for
from desktop.services.plain_records import PlainFilter
from desktop.services.seen import Seen
from desktop.services.terms import Stage
from desktop.store import database
from desktop.store.changes import Edit, Label
from desktop.store.database import open_database
from protocol.figures import FEDERATION, Cell, percent
from protocol.ids import new_id
from protocol.terms import warned

BASE = date(2026, 11, 27)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path / "desk", now=lambda: datetime(2026, 11, 27, 9, 0))
    units = [Edit("org_unit", u["id"], {n: v for n, v in u.items() if n != "id"}) for u in units_for("152221201")]
    desk.journal.write(units, Label("township.choose"))
    yield desk
    desk.close()


def sumu_of(desk: Desk) -> bytes:
    top = desk.units.township()
    assert top is not None
    return top.id


class Officers:
    """Women and their posts, written as one act."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._edits, self._made = desk, list[Edit](), 0

    def woman(self, **facts: Any) -> bytes:
        id_, self._made = new_id(), self._made + 1
        fields = {"name_zh": f"乌兰{self._made}", "sex": "2", "status": "active", **facts}
        self._edits.append(Edit("person", id_, fields))
        return id_

    def post(self, person: bytes, org: bytes, post: str, **more: Any) -> bytes:
        id_ = new_id()
        self._edits.append(Edit("appointment", id_, {"person": person, "org": org, "post": post, **more}))
        return id_

    def write(self) -> None:
        self._desk.journal.write(self._edits, Label("test"))
        self._edits.clear()


@pytest.fixture
def officers(desk: Desk) -> Officers:
    return Officers(desk)


# --- terms ------------------------------------------------------------------------------------------------------------


def test_example_30_what_is_due_is_told_the_most_urgent_first_and_its_officers_stay(
    desk: Desk, officers: Officers
) -> None:
    sumu, (late, prolonged, calm, merged, *_) = sumu_of(desk), [unit.id for unit in desk.units.gachas()]
    for org, fields in {
        sumu: {"start": "2022-01-20", "length_years": 5},
        late: {"start": "2021-11-10", "length_years": 5, "ordinal": 2},
        prolonged: {"start": "2021-11-10", "length_years": 5, "extended_to": "2027-11-10"},
        calm: {"start": "2026-05-01", "length_years": 5},
        merged: {"start": "2020-01-01", "length_years": 5},
    }.items():
        desk.terms.save(None, {"about": {"org": org}, **fields})
    desk.units.merge(merged, calm)
    chair = officers.woman()
    officers.post(chair, late, "P1", from_date="2021-11-10")
    officers.write()
    due = desk.terms.due(BASE)
    assert [(each.term.org, each.term.left, each.within) for each in due] == [(late, -17, 0), (sumu, 54, 90)]
    (line,) = [line for line in desk.due.overview(25).to_do if line.work.code == "terms"]
    assert [(item.id, item.day) for item in line.due.items] == [(late, "2026-11-10"), (sumu, "2027-01-20")]
    standing = desk.federation.on(BASE)
    (held,) = standing.of((late,))
    assert held.person == chair and standing.carried_over(held)
    assert standing.terms[late].stage is Stage.OVERDUE and warned(-17) == 0
    desk.terms.save(None, {"about": {"org": late}, "start": "2026-11-26", "ordinal": 3})
    assert not desk.federation.on(BASE).carried_over(held), "a new congress ends the term before it"
    assert [term.stage for term in desk.terms.of(late, BASE)] == [Stage.ENDED, Stage.RUNNING]


def test_a_term_is_called_by_whose_and_which_it_is(desk: Desk) -> None:
    org = desk.units.gachas()[0]
    kept = desk.terms.save(None, {"about": {"org": org.id}, "start": "2021-07", "ordinal": 2}).id
    later = desk.terms.save(None, {"about": {"org": org.id}, "start": "2026-07"}).id
    assert desk.terms.names() == [(later, f"{org.short}2026届"), (kept, f"{org.short}第2届")]
    record = desk.terms.get(kept)
    assert record is not None and record["stage"] == "ended" and desk.terms.name(new_id()) == ""
    with pytest.raises(FieldErrors) as error:
        desk.terms.save(None, {"start": None})
    assert error.value.fields == {"start": "required", "about": "required"}


# --- officers ---------------------------------------------------------------------------------------------------------


def test_examples_35_and_36_different_persons_and_what_they_hold(desk: Desk, officers: Officers) -> None:
    sumu = sumu_of(desk)
    orgs = [new_id() for _ in range(12)]
    desk.journal.write(
        [Edit("org_unit", o, {"name_zh": f"嘎查{n}", "level": "gacha"}) for n, o in enumerate(orgs)], Label("t")
    )
    both = []
    for org in orgs:
        women = [officers.woman() for _ in range(15)]
        both += women[:1]
        for number, her in enumerate(women):
            officers.post(her, org, "P1" if not number else "P4")
    posts = ["P1", *["P2"] * 3, *["P3"] * 3, *["P4"] * 18]
    sitting = [*both[:9], *(officers.woman() for _ in range(16))]
    for her, post in zip(reversed(sitting), posts, strict=True):
        officers.post(her, sumu, post)
    officers.write()
    standing = desk.federation.on(BASE)
    assert len(standing.executives(sumu)) == 25 and standing.heads() == (196, 205)
    officers.post(sitting[-1], sumu, "P4")  # the chair's second row says nothing more
    officers.write()
    standing = desk.federation.on(BASE)
    assert len(standing.executives(sumu)) == 25 and standing.heads() == (196, 205)
    figures = desk.federation_figures.counted(BASE)
    assert (figures["post.executives"].cell, figures["post.seats"].cell) == (Cell(196), Cell(205))
    columns = desk.federation_figures.by_column(BASE)
    assert columns["gacha"]["post.executives"].cell == Cell(180) and columns["sumu"]["post.executives"].cell == Cell(25)
    # One woman made of two rows is one.
    desk.journal.write([Edit("person", both[0], {"merged_into": sitting[10]})], Label("test"))
    assert desk.federation.on(BASE).heads().people == 195


def test_example_38_what_25_executives_are(desk: Desk, officers: Officers) -> None:
    sumu = sumu_of(desk)
    for n in range(25):
        her = officers.woman(
            politics="01" if n < 14 else "13",
            ethnic="02" if n < 18 else "01",
            birth="1991-11-27" if n < 5 else "1991" if n < 6 else "1980-05",
            education="30" if n < 12 else "70",
            job="27" if n < 17 else "17",
        )
        officers.post(her, sumu, "P4")
    officers.write()
    figures = desk.federation_figures.counted(BASE)
    shown = [
        percent(figures[f"post.{name}"].cell)
        for name in ("party", "mongol", "minority", "young", "college", "front_line")
    ]
    assert shown == ["56.0 %", "72.0 %", "72.0 %", "24.0 %", "48.0 %", "68.0 %"]
    assert len(figures["post.party"].rows or ()) == 14 and figures["post.age_unknown"].cell == Cell(0)
    assert list(figures) == list(FEDERATION)


def test_examples_39_and_40_one_chair_on_any_day_and_who_ends_within_the_year(desk: Desk, officers: Officers) -> None:
    org = desk.units.gachas()[0].id
    old, new, fixed = (officers.woman() for _ in range(3))
    officers.post(old, org, "P1", from_date="2021-07-16", to_date="2026-06-30")
    officers.post(new, org, "P1", from_date="2026-06-30")
    ends = officers.post(fixed, org, "P4", from_date="2021-07-16", to_date="2026-12-31")
    officers.write()

    def chairs(day: date) -> list[bytes]:
        return [held.person for held in desk.federation.on(day).of((org,)) if held.post == "P1"]

    assert [chairs(date(2026, 6, day)) for day in (29, 30)] == [[old], [new]] and chairs(BASE) == [new]
    assert ends in {held.id for held in desk.federation.on(BASE).now}


def test_who_is_new_in_the_present_term(desk: Desk, officers: Officers) -> None:
    org = desk.units.gachas()[0].id
    desk.terms.save(None, {"about": {"org": org}, "start": "2021-07-16"})
    again, new = officers.woman(), officers.woman()
    officers.post(again, org, "P4", from_date="2018-09-20", to_date="2021-07-16")
    officers.post(again, org, "P1", from_date="2021-07-16")
    officers.post(new, org, "P4", from_date="2021-07-16")
    officers.write()
    assert desk.federation_figures.counted(BASE)["post.new"].rows == (new,)


# --- seats ------------------------------------------------------------------------------------------------------------


def test_seats_stand_vacant_by_the_day_and_the_term_that_they_are_for(desk: Desk, officers: Officers) -> None:
    sumu = sumu_of(desk)
    hospital = desk.units.add(sumu, "中心卫生院", "unit").id
    term = desk.terms.save(None, {"about": {"org": sumu}, "start": "2021-07-16", "ordinal": 2}).id
    before = desk.terms.save(None, {"about": {"org": sumu}, "start": "2018-07-16", "ordinal": 1}).id
    lines = {
        "chair": {"post": "P1", "planned": 1},
        "vices": {"post": "P2", "planned": 3, "term": term},
        "gone": {"post": "P3", "planned": 9, "term": before},
        "over": {"post": "P3", "planned": 9, "until": "2025-12-31"},
        "hospital": {"post": "P4", "planned": 1, "seat_kind": "S1", "unit": hospital},
        "own": {"post": "P4", "planned": 2},
    }
    ids = {name: desk.seats.save(None, {"about": {"org": sumu}, **line}).id for name, line in lines.items()}
    for post in ("P1", "P2", "P4", "P4"):
        officers.post(officers.woman(), sumu, post)
    officers.write()
    standing = desk.federation.on(BASE)
    vacant = {each.line.id: each.vacant for each in standing.filled}
    assert vacant == {ids["chair"]: 0, ids["vices"]: 2, ids["hospital"]: 1, ids["own"]: 0} and standing.vacant() == 3
    doctor = officers.woman()
    officers.post(doctor, sumu, "P4", unit=hospital)
    officers.write()
    shown = desk.seats.get(ids["hospital"])
    assert shown is not None and (shown["held"], shown["vacant"]) == (1, 0)
    figures = desk.federation_figures.counted(BASE)
    assert (figures["post.planned"].cell, figures["post.vacant"].cell) == (Cell(7), Cell(2, 7))
    assert (
        desk.seats.ids(PlainFilter(of={"org": sumu}))
        and "中心卫生院席位" in dict(desk.seats.names(sumu))[ids["hospital"]]
    )


# --- organisations ----------------------------------------------------------------------------------------------------


def test_should_be_built_covered_members_and_the_new_fields(desk: Desk) -> None:
    sumu = sumu_of(desk)
    gachas = len(desk.units.gachas())
    made = {
        "school": {"level": "unit", "form": "F4", "setup": "U1", "field": "D3"},
        "police": {"level": "unit", "form": "F5", "setup": "U5", "field": "D2"},
        "nobody": {"level": "unit", "form": "F0"},  # no woman works there
        "courier": {"level": "new_field", "form": "F0", "field": "D8", "is_new": 1},
        "firm": {"level": "enterprise", "form": "F2", "setup": "U4", "field": "D5", "is_new": 1},
        "society": {"level": "group_member", "form": "F6", "link": "L2", "joined_on": "2022-01-01"},
        "left": {"level": "group_member", "form": "F6", "link": "L2", "left_on": "2025-01-01"},
        "closed": {"level": "enterprise", "form": "F2", "closed_on": "2026-01-01"},
    }
    ids = {}
    for name, facts in made.items():
        ids[name] = desk.units.add(
            sumu, name, str(facts["level"]), more={n: v for n, v in facts.items() if n != "level"}
        ).id
        if name != "nobody":
            desk.plain["org_count"].save(None, {"about": {"org": ids[name]}, "counted_on": "2026-01-01", "women": 3})
    desk.units.set_for_many([sumu, *(unit.id for unit in desk.units.gachas())], {"form": "F1"})
    found = desk.federation_figures.counted(BASE)
    should = 1 + gachas + 6  # not where nobody works, not what is closed
    assert found["org.should"].cell == Cell(should)
    assert found["org.built"].cell == Cell(1 + gachas + 4) and found["org.covered"].cell == Cell(should - 1, should)
    assert found["org.members"].rows == (ids["society"],)
    assert found["org.two_new"].rows == (ids["firm"],) and set(found["org.three_new"].rows or ()) == {
        ids["firm"],
        ids["courier"],
    }
    assert desk.federation_figures.by("form", BASE)["F1"].cell == Cell(1 + gachas)
    earlier = desk.federation_figures.counted(date(2025, 12, 31))
    assert ids["closed"] in (earlier["org.units"].rows or ()), "a past day has what stood then"


def test_facts_are_checked_written_with_what_was_seen_and_set_for_many_as_one_act(desk: Desk) -> None:
    one, two = desk.units.gachas()[:2]
    her = desk.people.quick_add("乌日娜").id
    seen = Seen(desk.records.sight(), desk.units.facts(one.id) or {})
    desk.units.rename(
        one.id, {"form": "F1", "liaison": her, "established_on": "2018-07", "party_org": " 党支部 "}, seen
    )
    facts = desk.units.facts(one.id) or {}
    assert (facts["form"], facts["liaison"], facts["established_on"], facts["party_org"]) == (
        "F1",
        her,
        "2018-07",
        "党支部",
    )
    assert facts["name_zh"] == one.name, "names that nobody touched stay"
    with pytest.raises(FieldErrors) as error:
        desk.units.rename(one.id, {"established_on": "2027-01-01"})
    assert error.value.fields == {"established_on": "date_future"}
    group = desk.units.add(one.id, "一组", "group").id
    with pytest.raises(FieldErrors) as error:
        desk.units.rename(one.id, {"parent": group})
    assert error.value.fields == {"parent": "unit_into_itself"}
    act = desk.units.set_for_many([one.id, two.id], {"form": "F1"}).act
    assert act is not None and desk.records.size_of(act) == 1, "who has it already is not written"
    assert desk.units.set_for_many([one.id, two.id], {"form": "F1"}).act is None
    desk.records.undo(act)
    assert (desk.units.facts(two.id) or {})["form"] is None and (desk.units.facts(one.id) or {})["form"] == "F1"
    wanted = {"form": "F1", "link": "L1", "area_type": "pastoral", "liaison": her, "pilot_since": "2026-03"}
    act = desk.units.set_for_many([one.id, two.id], wanted).act
    assert act is not None and desk.records.size_of(act) == 2
    assert wanted.items() <= (desk.units.facts(two.id) or {}).items()
    desk.records.undo(act)
    assert (desk.units.facts(two.id) or {})["area_type"] is None, "all of them go by one undo"
    with pytest.raises(FieldErrors) as error:
        desk.units.set_for_many([one.id], {"parent": group, "form": "F2"})
    assert error.value.fields == {"parent": "unit_into_itself"}


def test_a_merged_gachas_posts_and_term_end_with_it_and_come_back_with_it(desk: Desk, officers: Officers) -> None:
    one, two = (unit.id for unit in desk.units.gachas()[:2])
    term = desk.terms.save(None, {"about": {"org": one}, "start": "2021-07-16"}).id
    chair = officers.post(officers.woman(), one, "P1", from_date="2021-07-16")
    former = officers.post(officers.woman(), one, "P1", from_date="2018-07-16", to_date="2021-07-16")
    officers.write()
    act = desk.units.merge(one, two, "2026-11-10").act
    assert act is not None
    rows = desk.journal.rows
    ended = rows.get("appointment", chair) or {}
    assert (ended["to_date"], ended["ended_why"]) == ("2026-11-10", "org_merged")
    assert (rows.get("appointment", former) or {})["to_date"] == "2021-07-16"
    assert (rows.get("term", term) or {})["ended_on"] == "2026-11-10" and not desk.federation.on(BASE).of((one, two))
    gachas = len(desk.units.gachas())
    before, after = (desk.federation_figures.counted(day)["org.units"].rows or () for day in (date(2026, 11, 9), BASE))
    assert set(before) - set(after) == {one}, "it counts up to the day of the merger"
    desk.records.undo(act)
    assert desk.federation.on(BASE).of((one,)) and len(desk.units.gachas()) == gachas + 1


def test_what_it_hosted_alone_and_with_others(desk: Desk) -> None:
    one, two = (unit.id for unit in desk.units.gachas()[:2])
    rows = {"2026-03-01T09:00": [one], "2026-04-01T09:00": [two, one], "2026-05-01T09:00": [two]}
    edits = [
        Edit("activity", new_id(), {"start": start, "hosts": hosts, "status": "held"}) for start, hosts in rows.items()
    ]
    desk.journal.write(edits, Label("test"))
    assert [(each.start[:7], each.first) for each in desk.federation.hosted(one, 9)] == [
        ("2026-04", False),
        ("2026-03", True),
    ]


def test_a_post_is_written_whole_corrected_and_refused(desk: Desk) -> None:
    org, her = desk.units.gachas()[0].id, desk.people.quick_add("乌日娜").id
    whole = {"org": org, "post": "P2", "engagement": "E3", "how": "co_opted", "votes": "41", "sector": "D4"}
    desk.people.appoint(her, {**whole, "secondment_until": "2028-11-01", "village_seat": "branch", "paid": 1})
    (post,) = desk.people.appointments(her)
    row = desk.people.post(post.id) or {}
    assert (row["votes"], row["sector"], row["secondment_until"], row["paid"]) == (41, "D4", "2028-11-01", 1)
    seen = Seen(desk.records.sight(), row)
    desk.people.appoint(her, {"post": "P1", "to_date": "2027-01-01"}, post.id, seen)
    assert [(p.post, p.to_date) for p in desk.people.appointments(her)] == [("P1", "2027-01-01")]
    with pytest.raises(FieldErrors) as error:
        desk.people.appoint(her, {"from_date": "2027-02-01"}, post.id)
    assert error.value.fields == {"to_date": "end_before_start"}
    with pytest.raises(FieldErrors) as error:
        desk.people.appoint(her, {"votes": "多"}, post.id)
    assert error.value.fields == {"votes": "number_format"}
    desk.people.end_appointment(post.id, "2026-11-27", "resigned")
    assert not desk.federation.on(date(2026, 11, 28)).now and desk.federation.on(BASE).now


# --- the sample -------------------------------------------------------------------------------------------------------


def test_the_sample_has_a_federation_as_a_chair_knows_it(sample_township: Path, tmp_path: Path) -> None:
    """Organisations of all kinds, two terms, a 换届 under way, one gacha unreformed, one overdue."""
    shutil.copytree(sample_township, tmp_path / "sample")
    desk = Desk.open(tmp_path / "sample", now=lambda: datetime(2026, 11, 23, 9, 30))
    try:
        working = [unit for unit in desk.units.all() if unit.works]
        assert {unit.level for unit in working} == set(ORG_LEVEL), "every kind of organisation"
        unreformed = desk.db.rows("SELECT id FROM org_unit WHERE level = 'gacha' AND reformed_on IS NULL")
        assert len(unreformed) == 1
        terms = desk.terms.all(desk.today())
        assert {unit.id for unit in working if unit.level in ("sumu", "gacha", "community")} <= set(terms)
        assert all(len(held) == 2 for held in terms.values())
        stages = [term.stage for term in desk.terms.current(desk.today()).values()]
        assert stages.count(Stage.OVERDUE) == 1 and Stage.NEAR in stages
        under_way = [each.state for each in desk.processes.progress(desk.processes.ids()).values()]
        assert {"preparing", "held", "filed"} <= set(under_way)
    finally:
        desk.close()


# --- from the version before ------------------------------------------------------------------------------------------


def test_a_file_of_schema_15_opens_with_every_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, path = tmp_path / "migrations", tmp_path / "township.db"
    folder.mkdir()
    for each in database.MIGRATIONS.glob("*.py"):
        if each.name[:4] <= "0015":
            (folder / each.name).write_bytes(each.read_bytes())
    with monkeypatch.context() as patch:
        patch.setattr(database, "MIGRATIONS", folder)
        patch.setattr(database, "SCHEMA_VERSION", 15)
        db = open_database(path)
        unit = {
            "id": b"u" * 16,
            "name_zh": "萨仁台嘎查",
            "level": "gacha",
            "reformed_on": "2018-07",
            "step_team": "完成",
        }
        post = {
            "id": b"p" * 16,
            "person": b"h" * 16,
            "org": b"u" * 16,
            "post": "P1",
            "how": "elected",
            "ended_why": "迁出",
        }
        with db.writing() as connection:
            for table, row in (("org_unit", unit), ("appointment", post)):
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
        db.close_all()
    db = open_database(path)
    for table, row in (("org_unit", unit), ("appointment", post)):
        assert db.rows(f"SELECT {', '.join(row)} FROM {table}") == [tuple(row.values())]
    assert db.rows("SELECT form, liaison FROM org_unit") == [(None, None)] and not db.rows("SELECT * FROM term")
    db.close_all()


def _written(desk: Desk, kind: str, /, **fields: Any) -> bytes:
    id_ = new_id()
    desk.journal.write([Edit(kind, id_, fields)], Label("test"))
    return id_


def test_a_later_count_that_says_nothing_of_women_leaves_them(desk: Desk) -> None:
    unit = _written(desk, "org_unit", name_zh="站所", level="unit")
    before = desk.federation_figures.counted(BASE)["org.should"].cell.num
    _written(desk, "org_count", org=unit, counted_on="2025-01-01", women=5, workers=9)
    _written(desk, "org_count", org=unit, counted_on="2026-06-01", workers=8)
    assert desk.federation_figures.counted(BASE)["org.should"].cell.num == before + 1


def test_couriers_are_new_whether_that_was_ticked_or_not(desk: Desk) -> None:
    unit = _written(desk, "org_unit", name_zh="快递", level="new_field", field="D8")
    assert unit in (desk.federation_figures.counted(BASE)["org.three_new"].rows or ())


def test_a_unit_was_there_before_it_had_an_organisation_of_its_own(desk: Desk) -> None:
    gacha = desk.units.gachas()[0].id
    then, figures = date(2025, 12, 31), desk.federation_figures
    desk.units.rename(gacha, {"form": "F1", "established_on": "2026-03-12"})
    past, now = figures.counted(then), figures.counted(BASE)
    assert past["org.should"].cell == now["org.should"].cell and gacha in past["org.units"].rows
    assert gacha not in past["org.built"].rows and gacha in now["org.built"].rows
    assert gacha not in past["org.covered"].rows and gacha in now["org.covered"].rows


def test_a_term_without_a_day_counts_only_where_none_with_one_runs(desk: Desk) -> None:
    gacha, other = (unit.id for unit in desk.units.gachas()[:2])
    _written(desk, "term", org=gacha, start="2024-01-01", length_years=5, ordinal=3)
    for org in (gacha, other):
        _written(desk, "term", org=org, ordinal=9)
    _written(desk, "term", org=gacha, start="9998-01-01", length_years=5)
    current = desk.terms.current(BASE)
    assert (current[gacha].ordinal, current[other].ordinal) == (3, 9)


def test_a_unit_that_is_put_to_use_again_has_its_posts_and_its_term_back(desk: Desk) -> None:
    gacha, into = (unit.id for unit in desk.units.gachas()[:2])
    officers = Officers(desk)
    chair = officers.post(officers.woman(), gacha, "P1", from_date="2024-01-01")
    left = officers.post(officers.woman(), gacha, "P4", from_date="2024-01-01", to_date="2025-01-01")
    officers.write()
    term = _written(desk, "term", org=gacha, start="2024-01-01", length_years=5, ordinal=3)
    for end in (lambda: desk.units.close(gacha, "2026-11-20"), lambda: desk.units.merge(gacha, into, "2026-11-20")):
        end()
        assert gacha not in desk.terms.current(BASE) and not desk.federation.on(BASE).of({gacha})
        changes = desk.units.reopen(gacha)
        assert changes.ids["appointment"] == {chair} and desk.terms.current(BASE)[gacha].id == term
        assert [held.id for held in desk.federation.on(BASE).of({gacha})] == [chair]
    assert desk.journal.rows.get("appointment", chair)["ended_why"] is None
    assert desk.journal.rows.get("appointment", left)["to_date"] == "2025-01-01"
