"""Homes as working places: examples 37 and 38 of the domain with their numbers, keepers, kinds, self-assessment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.federation_forms import template_data
from desktop.documents.home_file import home_file
from desktop.services.desk import Desk
from desktop.services.findings.work_rules import season_since
from desktop.services.forms_packs import Pack
from desktop.services.home_year import Check, HomeYear, assess, home_year, judged
from desktop.services.plain_records import PlainFilter
from desktop.services.seen import Seen
from desktop.store.changes import Edit, Label
from protocol.figures import Cell, percent
from protocol.forms_pack import HOME_RULES, SIX_THINGS
from protocol.ids import new_id
from protocol.periods import Span, Term

OWN = 25


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def home(desk: Desk, **values: Any) -> bytes:
    return desk.homes.save(None, {"name_zh": f"妇女之家{desk.homes.count()}", "kind": "H10", **values}).id


def held(desk: Desk, home: bytes, *days: str) -> None:
    rows = [
        Edit("activity", new_id(), {"title": "学习", "start": f"{day}T09:00", "status": "held", "home": home})
        for day in days
    ]
    desk.journal.write(rows, Label("test"))


def items(*results: str | None) -> list[dict[str, Any]]:
    return [{"item": item, "result": result} for item, result in zip(SIX_THINGS, results, strict=True)]


def test_example_37_who_opened_or_closed_within_the_month_is_not_asked(desk: Desk) -> None:
    """26 in the register during November, 2 opened on the 10th, 1 closed on the 20th: 25 stand on the 25th, 23 were
    open all the time, 19 of these held something: 82.6 %."""
    throughout = [home(desk, founded_on="2024-05") for _ in range(23)]
    new = [home(desk, founded_on="2026-11-10") for _ in range(2)]
    closed = home(desk, founded_on="2024-05", closed_on="2026-11-20")
    for each in (*throughout[:19], *new, closed):
        held(desk, each, "2026-11-15")
    cells = desk.figures.report(Term(Span.MONTH, 2026, 11), OWN).lines
    found = {line.figure.id: line.now.cell for line in cells}
    assert found["home.count"].num == 25 and found["home.open_throughout"].num == 23
    assert found["home.active"] == Cell(19, 23) and percent(found["home.active"]) == "82.6 %"
    assert found["act.count"].num == 22, "the two new ones and the closed one had activities: they count there"


def test_example_37_a_mobile_home_is_judged_at_the_end_of_its_quarter_only(desk: Desk) -> None:
    mobile = home(desk, kind="H40", founded_on="2024-05")
    held(desk, mobile, "2026-02-10", "2026-08-01")
    found = home_year(desk, mobile, 2026, OWN)
    assert found is not None and (found.due, found.reached, found.held) == (3, 2, 2)
    assert [cell.state for cell in found.months[3:6]] == ["missing"] * 3
    assert not any(cell.state == "missing" for cell in found.months[9:]), "the last quarter is not over"


@pytest.mark.parametrize(
    ("results", "cell", "shown", "open_", "met"),
    [
        (("yes",) * 5 + ("no",), Cell(5, 6), "83.3 %", 0, False),
        (("yes",) * 5 + ("na",), Cell(5, 5), "100.0 %", 0, True),
        (("yes",) * 4 + (None, None), Cell(4, 4), "100.0 %", 2, False),
        ((None,) * 6, Cell(0, 0), "—", 6, False),
    ],
)
def test_example_38_what_is_not_judged_is_neither_there_nor_missing(
    results: tuple[str | None, ...], cell: Cell, shown: str, open_: int, met: bool
) -> None:
    found = judged(items(*results))
    assert (found.cell, percent(found.cell), found.open, found.met) == (cell, shown, open_, met)


def test_another_keeper_leaves_who_kept_it_and_since_when(desk: Desk) -> None:
    first, second, third = (desk.people.quick_add(name).id for name in ("其木格", "乌日娜", "高娃"))
    id_ = home(desk, keeper=first, founded_on="2024-05")
    seen = Seen(desk.records.sight(), desk.homes.get(id_) or {})
    act = desk.homes.save(id_, {"keeper": second}, seen).changes.act
    rows = [(row["person"], row["since"], row["until"]) for row in desk.rows["home_keeper"].of(id_)]
    assert rows == [(first, "2024-05", "2026-11-27"), (second, "2026-11-27", None)]
    assert desk.homes.keepers_on("2025-01-01") == {id_: first} and desk.homes.keepers_on("2026-11-27") == {id_: second}
    seen = Seen(desk.records.sight(), desk.homes.get(id_) or {})
    added = [*seen.values["home_keeper"], {"person": third, "since": "2026-11-27"}]
    desk.homes.save(
        id_, {"home_keeper": [{**row, "until": row["until"] or "2026-11-27"} for row in added[:-1]] + added[-1:]}, seen
    )
    assert (desk.homes.get(id_) or {})["keeper"] == third, "who was typed last keeps it now"
    assert act is not None


def test_kinds_of_many_homes_are_one_act(desk: Desk) -> None:
    ids = [home(desk) for _ in range(3)] + [home(desk, kind="H60")]
    act = desk.homes.set_kind(ids, "H60").act
    assert act is not None and len(desk.homes.ids(PlainFilter(codes={"kind": ["H60"]}))) == 4
    desk.records.undo(act)
    assert len(desk.homes.ids(PlainFilter(codes={"kind": ["H60"]}))) == 1
    assert desk.homes.set_kind(ids[3:], "H60").act is None


def full(desk: Desk) -> tuple[bytes, HomeYear]:
    keeper = desk.people.quick_add("其木格").id
    org = new_id()
    desk.journal.write([Edit("org_unit", org, {"name_zh": "萨仁台嘎查", "level": "gacha"})], Label("test"))
    id_ = home(desk, keeper=keeper, org=org, founded_on="2024-05", phone="13800001234")
    for name, role in (("乌日娜", "mobile"), ("高娃", "volunteer")):
        desk.homes.set_person(id_, desk.people.quick_add(name).id, role)
    held(desk, id_, *(f"2026-{month:02}-10" for month in range(1, 12) if month != 4))
    check = {"about": {"home": id_}, "title": "六有", "checked_on": "2026-06-01", "books": 8}
    desk.plain["home_check"].save(None, {**check, "home_check_item": items(*("yes",) * 5, "no")})
    desk.plain["award"].save(None, {"about": {"home": id_}, "title": "示范妇女之家", "given_on": "2026-03-08"})
    found = home_year(desk, id_, 2026, OWN)
    assert found is not None
    return id_, found


def test_a_year_and_its_self_assessment_say_what_they_rest_on(desk: Desk) -> None:
    _, found = full(desk)
    assert (found.due, found.reached, found.held) == (11, 10, 10), "April missed; December is not over"
    assert found.model.complete and found.check is not None and found.check.missing == ("有效果",)
    points = {part.code: (part.points, part.most) for part in found.assessment.parts}
    assert points == {
        "place": (16, 20),  # 5 of 6
        "books": (16, 20),  # 8 of 10
        "people": (15, 15),
        "activities": (27, 30),  # 10 of 11
        "effect": (5, 15),
    }
    assert (found.assessment.points, found.assessment.stars) == (79, 3)
    nothing = assess(replace(found, checks=(), awards=()), HOME_RULES)
    assert {part.code: part.points for part in nothing.parts}["place"] == 0


def test_the_rules_of_homes_are_the_packs(desk: Desk) -> None:
    id_, _ = full(desk)
    rules = {"H10": 3, "quiet": 10, "volunteers": 2, "star_4": 70, "books": 8}
    desk.forms_packs.save(Pack("旗", "1", homes=rules), date(2026, 11, 1))
    found = home_year(desk, id_, 2026, OWN)
    assert found is not None and (found.due, found.reached) == (3, 3)
    assert not found.model.complete and found.assessment.stars == 4
    assert desk.homes.quiet_days() == 10
    pack = desk.forms_packs.at(date(2026, 11, 1))
    assert pack is not None and pack.plain()["format"] == 3
    assert "homes" not in replace(pack, homes={}).plain(), "a pack without them is the same value as before"


def test_the_file_of_a_home_stands_on_two_pages_and_hides_a_phone_from_who_only_looks(desk: Desk) -> None:
    _, found = full(desk)
    data = template_data(home_file(desk, found))
    told = [cell["text"] for sheet in data["sheets"] for row in sheet["rows"] for cell in row["cells"]]
    assert [sheet["title"] for sheet in data["sheets"]] == ["妇女之家登记表", "2026年妇女之家年度情况"]
    assert {"13800001234", "10 次", "缺", "79/100", "2026-03-08 示范妇女之家"} <= set(told)
    assert any("5/6 83.3 %" in words for words in told)
    desk.records.add_user("看看", "viewer")
    desk.records.use(next(id_ for id_, name, _ in desk.records.users() if name == "看看"))
    hidden = template_data(home_file(desk, found))
    assert "13800001234" not in str(hidden["sheets"])


def test_a_check_without_a_day_counts_for_no_year_and_two_for_one_the_later(desk: Desk) -> None:
    id_ = home(desk)
    for day, result in (("2026-03-01", "no"), ("2026-09-01", "yes"), (None, "no")):
        lines = items(*(result,) * 6)
        desk.plain["home_check"].save(
            None, {"about": {"home": id_}, "title": "六有", "checked_on": day, "home_check_item": lines}
        )
    found = home_year(desk, id_, 2026, OWN)
    assert found is not None and len(found.checks) == 2
    assert isinstance(found.check, Check) and found.check.day == "2026-09-01" and found.check.judged.met


def finding_codes(desk: Desk) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    for each in desk.findings.all():
        found.setdefault(each.code, []).append(each.about)
    return found


def test_what_there_is_to_look_at_in_homes_stands_on_the_page_of_findings(desk: Desk) -> None:
    keeper, gone = desk.people.quick_add("其木格").id, desk.people.quick_add("乌日娜").id
    desk.people.save(gone, {"status": "moved"})
    fine = home(desk, keeper=keeper, name_zh="甲")
    left, same = home(desk, keeper=gone, name_zh="乙"), home(desk, keeper=keeper, name_zh="甲")
    mobile = home(desk, keeper=keeper, kind="H40", women_covered=0)
    desk.homes.set_person(mobile, keeper, "mobile")
    place = {"home": mobile, "since": "2026-06-01", "kind": "summer_camp"}
    desk.journal.write([Edit("home_place", new_id(), place)], Label("test"))
    closed = home(desk, keeper=keeper, closed_on="2026-05-01")
    held(desk, closed, "2026-05-02")
    found = finding_codes(desk)
    assert found["H1"] == [left] and set(found["H2"]) <= {fine, same} and len(found["H2"]) == 1
    assert found["H3"] == [mobile] and found["H4"] == [mobile] and found["H5"] == [closed] and found["H6"] == [mobile]
    desk.journal.write([Edit("home_place", new_id(), {**place, "since": "2026-10-20"})], Label("test"))
    assert "H3" not in finding_codes(desk)
    assert season_since(date(2026, 10, 14)) == "2026-03-01" and season_since(date(2026, 4, 14)) == "2025-09-01"
    assert season_since(date(2026, 10, 15)) == "2026-09-01" and season_since(date(2026, 4, 15)) == "2026-03-01"


def test_who_was_never_trained_and_numbers_given_twice_stand_there_too(desk: Desk) -> None:
    first, second = desk.people.quick_add("其木格").id, desk.people.quick_add("乌日娜").id
    home(desk, keeper=first, founded_on="2024-05")
    home(desk, keeper=second, founded_on="2024-05")
    assert set(finding_codes(desk)["T1"]) == {first, second}
    rows = [{"person": her, "outcome": "finished", "certificate_no": "7"} for her in (first, second)]
    desk.plain["training"].save(
        None, {"course": "培训", "to_date": "2026-05-01", "organiser_level": "league", "training_person": rows}
    )
    found = finding_codes(desk)
    assert "T1" not in found and len(found["T4"]) == 1


def test_reports_count_models_checks_and_books_of_the_homes_that_stand(desk: Desk) -> None:
    full(desk)
    other, third = home(desk), home(desk)
    home(desk, closed_on="2026-03-01")
    for day, results in (("2026-10-01", ("yes",) * 5 + ("na",)), ("2025-01-01", ("no",) * 6)):
        check = {"about": {"home": other}, "title": "六有", "checked_on": day, "books": 10}
        desk.plain["home_check"].save(None, {**check, "home_check_item": items(*results)})
    old = {"about": {"home": third}, "title": "六有", "checked_on": "2025-01-01", "books": 10}
    desk.plain["home_check"].save(None, {**old, "home_check_item": items(*("yes",) * 6)})
    found = {line.figure.id: line.now.cell for line in desk.figures.report(Term(Span.MONTH, 2026, 11), OWN).lines}
    assert found["home.model_complete"] == Cell(1, 3) and found["home.checked"] == Cell(2, 3)
    assert found["home.items_ok"] == Cell(10, 11), "5 of 6 and 5 of 5; a check of two years ago is none"
    assert found["home.met"] == Cell(1, 3) and found["home.books_ok"] == Cell(1, 3)


def test_reports_count_gachas_with_a_home_women_covered_and_quiet_homes(desk: Desk) -> None:
    """6c: Σ typed beside different persons; a home that is new, or of a kind that owes nothing, is not quiet."""
    gachas = [new_id() for _ in range(3)]
    desk.journal.write(
        [Edit("org_unit", id_, {"level": "gacha", "name_zh": f"嘎查{n}"}) for n, id_ in enumerate(gachas)],
        Label("test"),
    )
    first = home(desk, org=gachas[0], women_covered=40, founded_on="2020-01-01")
    second = home(desk, org=gachas[0], women_covered=30, founded_on="2020-01-01")
    home(desk, org=gachas[1], kind="H40", founded_on="2026-11-01")  # on the move, and new
    home(desk, org=gachas[2], kind="H50", founded_on="2020-01-01")  # online: it owes nothing
    home(desk, org=gachas[2], women_covered=99, closed_on="2026-03-01")
    women = [desk.people.quick_add(name).id for name in ("甲", "乙", "丙")]
    both = [(first, women[0], "mobile"), (second, women[0], "mobile"), (second, women[1], "mobile")]
    belong = [*both, (second, women[2], "volunteer")]
    edits = [Edit("home_person", new_id(), {"home": at, "person": her, "role": role}) for at, her, role in belong]
    days = ((first, "2026-09-26"), (second, "2026-09-27"))  # 60 days before 25 November are from the 27th on
    edits += [Edit("activity", new_id(), {"home": at, "start": f"{day}T10:00", "status": "held"}) for at, day in days]
    desk.journal.write(edits, Label("test"))
    lines = {line.figure.id: line.now for line in desk.figures.report(Term(Span.MONTH, 2026, 11), OWN).lines}
    assert lines["home.per_gacha"].cell == Cell(1, 3)
    assert lines["home.women_covered"].cell == Cell(70) and lines["home.women_named"].cell == Cell(2)
    assert lines["home.quiet"].cell == Cell(1) and lines["home.quiet"].rows == (first,)
