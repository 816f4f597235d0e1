"""Tags with and without dates: read as one, held on a day, given to many; what an earlier version writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FieldErrors
from desktop.services.desk import Desk
from desktop.services.plain_records import PlainFilter
from desktop.services.roster import Filter
from desktop.services.tables import as_tsv, rows_out
from desktop.store.changes import Edit, Label
from desktop.ui.record_words import field_words
from tests.kinds.taking import states, taken

TODAY = date(2026, 11, 23)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk.open(tmp_path_factory.mktemp("tags"), now=lambda: datetime(2026, 11, 23, 9, 0))
    desk.people.save(None, {"name_zh": "其木格"})
    yield desk
    desk.close()


def add(desk: Desk, name: str, **values: object) -> bytes:
    return desk.people.save(None, {"name_zh": name, **values}).id


def tag(desk: Desk, woman: bytes, word: str, **dates: object) -> bytes:
    return desk.tags.save(None, {"person": woman, "tag": word, **dates}).id


def tags_of(desk: Desk, woman: bytes) -> set[str]:
    return set(desk.people.snapshot().women[woman].tags)


def table(*rows: str) -> str:
    """Rows of tags as they are pasted: tag, whom, since, until."""
    heads = [field_words(name, "person_tag") for name in ("tag", "about", "since", "until")]
    return "\n".join("\t".join(line) for line in (heads, *(row.split() for row in rows)))


def held(desk: Desk, day: date) -> dict[str, tuple[set[str], set[str]]]:
    """Tag → names of who held it, and of those among them without a date."""
    names = desk.people.names
    return {c.tag: (set(names(c.women).values()), set(names(c.undated).values())) for c in desk.tags.held_on(day)}


def test_both_ways_of_tagging_are_shown_and_filtered_as_one(desk: Desk) -> None:
    old, new, none = add(desk, "其木格", tags=["困难"]), add(desk, "乌日娜"), add(desk, "萨仁")
    tag(desk, new, "困难", since="2026-03")
    assert set(desk.people.ids(Filter(tag="困难"))) == {old, new}
    assert desk.people.tags() == ["困难"] and tags_of(desk, none) == set()
    row = desk.people.rows([new])[0]
    assert row.tags == ("困难",)
    assert [(each.id is None, each.tag) for each in desk.tags.of(old)] == [(True, "困难")]


def test_a_row_takes_the_word_off_the_list_and_undo_puts_it_back(desk: Desk) -> None:
    her = add(desk, "其木格", tags=["骨干", "困难"])
    act = desk.tags.save(None, {"person": her, "tag": "困难妇女", "since": "2025"}).changes.act
    assert desk.people.records([her])[her]["tags"] == ["骨干"] and tags_of(desk, her) == {"骨干", "困难"}
    assert act is not None
    desk.records.undo(act)
    assert desk.people.records([her])[her]["tags"] == ["骨干", "困难"] and tags_of(desk, her) == {"骨干", "困难"}


def test_what_ended_is_held_no_more_but_was(desk: Desk) -> None:
    her = add(desk, "其木格")
    row = tag(desk, her, "困难", since="2024-05-01")
    desk.tags.end(row, "2026-06-30")
    assert tags_of(desk, her) == set() and desk.people.ids(Filter(tag="困难")) == []
    assert "困难" in held(desk, date(2026, 6, 30)) and "困难" not in held(desk, date(2026, 7, 1))
    assert "困难" not in held(desk, date(2024, 4, 30)) and "困难" in held(desk, date(2024, 5, 1))
    assert [each.until for each in desk.tags.of(her)] == ["2026-06-30"]
    with pytest.raises(FieldErrors) as told:
        desk.tags.end(row, "2023")
    assert told.value.fields == {"until": "end_before_start"}


def test_an_earlier_version_that_tags_her_again_is_heard(desk: Desk) -> None:
    her = add(desk, "其木格")
    desk.tags.end(tag(desk, her, "困难", since="2024"), "2025-12-31")
    desk.journal.write([Edit("person", her, {"tags": ["困难"]})], Label("person.edit", "其木格"))
    assert tags_of(desk, her) == {"困难"}
    assert held(desk, TODAY)["困难"] == ({"其木格"}, {"其木格"})
    assert held(desk, date(2025, 12, 31))["困难"] == ({"其木格"}, set()), "then the row said it"


def test_a_count_of_an_earlier_day_holds_who_left_since_and_no_man(desk: Desk) -> None:
    gone, man, here = add(desk, "其木格"), add(desk, "巴特尔", sex="1"), add(desk, "乌日娜", tags=["独居"])
    for each in (gone, man):
        tag(desk, each, "独居", since="2024")
    desk.people.save(gone, {"status": "moved"})
    assert held(desk, TODAY)["独居"] == ({"乌日娜"}, {"乌日娜"})
    assert held(desk, date(2025, 1, 1))["独居"] == ({"其木格", "乌日娜"}, {"乌日娜"})
    assert here in desk.people.ids(Filter(tag="独居"))


def test_two_rows_of_one_woman_are_hers_who_stands(desk: Desk) -> None:
    one, other = add(desk, "其木格", tags=["困难"]), add(desk, "其木格", phone="13800000000")
    tag(desk, other, "困难", since="2026-01-05")
    seen = desk.doubles.compare(one, other)
    assert seen is not None
    desk.doubles.merge(seen, one, {})
    assert tags_of(desk, one) == {"困难"} and held(desk, TODAY)["困难"] == ({"其木格"}, set())
    assert [each.tag for each in desk.tags.of(other) if each.on(TODAY)] == ["困难"]
    assert desk.tags.ids(PlainFilter(of={"person": one})) == desk.tags.ids()


def test_what_is_due_is_seen_on_the_roster_and_in_the_list(desk: Desk) -> None:
    due, later, over = add(desk, "其木格"), add(desk, "乌日娜"), add(desk, "萨仁")
    row = tag(desk, due, "困难", since="2026", review_on="2026-11-23")
    tag(desk, later, "困难", since="2026", review_on="2026-12")
    desk.tags.end(tag(desk, over, "困难", since="2026", review_on="2026-10"))
    assert desk.people.ids(Filter(review=True)) == [due] and desk.people.counts().review == 1
    assert desk.tags.ids(PlainFilter(due=True)) == [row] == desk.tags.due_today()
    desk.tags.save(row, {"review_on": "2027-01"})
    assert desk.people.counts().review == 0


def test_many_get_a_tag_with_its_dates_in_one_act(desk: Desk) -> None:
    has, listed, none = add(desk, "其木格"), add(desk, "乌日娜", tags=["骨干"]), add(desk, "萨仁")
    tag(desk, has, "骨干", since="2020")
    changes = desk.bulk.tag_from([has, listed, none, none], {"tag": "女骨干", "since": "2026-11", "source": "gacha"})
    since = {who: [(t.since, t.source) for t in desk.tags.of(who)] for who in (has, listed, none)}
    assert since == {has: [("2020", None)], listed: [("2026-11", "gacha")], none: [("2026-11", "gacha")]}
    assert desk.people.records([listed])[listed]["tags"] is None
    assert changes.act is not None
    desk.records.undo(changes.act)
    assert tags_of(desk, none) == set() and tags_of(desk, listed) == {"骨干"} and desk.tags.count() == 1
    for wrong, field in (({"tag": " "}, "tag"), ({"tag": "骨干", "since": "2026-13"}, "since")):
        with pytest.raises(FieldErrors) as told:
            desk.bulk.tag_from([none], wrong)
        assert set(told.value.fields) == {field}
    assert desk.tags.count() == 1


def test_taking_a_tag_off_ends_the_dated_one_and_gives_it_back_with_undo(desk: Desk) -> None:
    one, other = add(desk, "其木格", tags=["骨干"]), add(desk, "乌日娜")
    tag(desk, other, "骨干", since="2020")
    act = desk.bulk.tag([one, other], "骨干", on=False).act
    assert not tags_of(desk, one) and not tags_of(desk, other) and act is not None
    assert [each.until for each in desk.tags.of(other)] == ["2026-11-22"], "its last day still counts"
    desk.records.undo(act)
    assert tags_of(desk, one) == tags_of(desk, other) == {"骨干"} and desk.tags.of(other)[0].until is None


def test_what_was_once_and_ended_leaves_the_tag_without_dates(desk: Desk) -> None:
    """Found by a fresh review: 2019–2020, from a form or an import or for many, took the 困难 of today off her list."""
    her = add(desk, "高娃", tags=["困难"])
    row = tag(desk, her, "困难", since="2019", until="2020")
    assert tags_of(desk, her) == {"困难"}
    desk.tags.save(row, {"note": "当年"})
    desk.imports.write(taken(desk, "person_tag", table("困难 高娃 2015 2016")))
    desk.bulk.tag_from([her], {"tag": "困难", "since": "2011", "until": "2012"})
    assert tags_of(desk, her) == {"困难"} and desk.tags.count() == 0
    assert {each.since for each in desk.tags.of(her) if each.id} == {"2019", "2015", "2011"}
    tag(desk, her, "困难", since="2025")
    assert desk.people.records([her])[her]["tags"] is None and tags_of(desk, her) == {"困难"}


def test_a_row_that_ends_by_the_form_takes_the_word_with_it(desk: Desk) -> None:
    her = add(desk, "高娃")
    row = tag(desk, her, "困难", since="2019")
    desk.journal.write([Edit("person", her, {"tags": ["困难"]})], Label("person.edit", "高娃"))
    desk.tags.save(row, {"until": "2026-06"})
    assert tags_of(desk, her) == set()


def test_an_imported_tag_without_dates_is_not_one_that_ended(desk: Desk) -> None:
    """Found by a fresh review: it was the same as a row that ended in 2020, and she had no tag."""
    her = add(desk, "高娃")
    tag(desk, her, "困难", since="2019", until="2020")
    tag(desk, her, "困难", until="2017")
    plan = taken(desk, "person_tag", table("困难 高娃"))
    assert states(plan) == ["new"]
    desk.imports.write(plan)
    assert tags_of(desk, her) == {"困难"}
    assert states(taken(desk, "person_tag", table("困难 高娃"))) == ["same"]
    assert states(taken(desk, "person_tag", table("困难 高娃 2019 2020"))) == ["same"]


@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("way", ["untag", "end"])
def test_a_tag_that_is_taken_off_and_given_again_on_one_day_stays(tmp_path: Path, way: str, dated: bool) -> None:
    """Found by a fresh review: her last day still counted, nothing was written, and the tag was gone tomorrow."""
    now = [datetime(2026, 11, 23, 9, 0)]
    desk = Desk.open(tmp_path, now=lambda: now[0])
    her = add(desk, "其木格")
    row = tag(desk, her, "骨干", since="2020")
    if way == "untag":
        desk.bulk.tag([her], "骨干", on=False)
    else:
        desk.tags.end(row)
    changes = desk.bulk.tag_from([her], {"tag": "骨干", "since": "2026"}) if dated else desk.bulk.tag([her], "骨干")
    assert changes.act is not None and tags_of(desk, her) == {"骨干"}
    assert desk.bulk.tag([her], "骨干").act is None, "once is enough"
    now[0] = datetime(2026, 11, 24, 9, 0)
    assert tags_of(desk, her) == {"骨干"} and held(desk, date(2026, 11, 24))["骨干"][0] == {"其木格"}
    desk.close()


def test_what_began_today_and_is_taken_off_today_never_was(desk: Desk) -> None:
    her = add(desk, "其木格")
    for since in ("2026-11-23", "2026-11", None):
        tag(desk, her, "骨干", since=since)
    act = desk.bulk.tag([her], "骨干", on=False).act
    assert tags_of(desk, her) == set() and act is not None
    assert [(each.since, each.until) for each in desk.tags.of(her)] == [
        ("2026-11", "2026-11-22"),
        (None, "2026-11-22"),
    ]
    desk.records.undo(act)
    assert {each.since for each in desk.tags.of(her) if each.on(TODAY)} == {"2026-11-23", "2026-11", None}


def test_a_tag_is_found_by_what_it_is_called_and_by_whom_it_is_about(desk: Desk) -> None:
    her = add(desk, "其木格")
    able, own = tag(desk, her, "能人", since="2026-01"), tag(desk, her, "奶豆腐手艺", since="2026-02")
    for text, wanted in (("女能", {able}), ("手艺", {own}), ("qmg", {able, own}), ("Capable", {able}), ("没有", set())):
        assert set(desk.tags.ids(PlainFilter(text=text))) == wanted
    assert dict(desk.tags.choices("tag")) == {"能人": "女能人", "奶豆腐手艺": "奶豆腐手艺"}


def test_tables_and_papers_say_what_a_tag_is_called_and_read_it_again(desk: Desk) -> None:
    her = add(desk, "其木格")
    rows = [tag(desk, her, word, since="2026-01-05") for word in ("能人", "奶豆腐手艺")]
    heads = {name: field_words(name, "person_tag") for name in ("tag", "about", "since")}
    table = rows_out(desk, "person_tag", rows, heads)
    assert [row[0] for row in table] == [heads["tag"], "女能人", "奶豆腐手艺"]
    assert states(taken(desk, "person_tag", as_tsv(table))) == ["same", "same"]
    for row in rows:
        desk.tags.delete(row)
    desk.people.save(her, {"tags": ["能人"]})
    desk.imports.write(taken(desk, "person_tag", as_tsv(table)))
    assert tags_of(desk, her) == {"能人", "奶豆腐手艺"}
    record = desk.people.get(her)
    assert record is not None and not record.values["tags"], "the word with a date took it off the list"


def test_what_cannot_be_is_named(desk: Desk) -> None:
    her = add(desk, "其木格")
    for values, wrong in (
        ({"tag": "困难"}, {"about"}),
        ({"person": her}, {"tag"}),
        ({"person": her, "tag": "困难", "since": "2026-05", "until": "2026-04"}, {"until"}),
        ({"person": her, "tag": "困难", "since": "2027"}, {"since"}),
        ({"person": her, "tag": "困" * 41}, {"tag"}),
    ):
        with pytest.raises(FieldErrors) as told:
            desk.tags.save(None, values)
        assert set(told.value.fields) == wrong
    assert desk.tags.count() == 0


DAYS = st.dates(date(2020, 1, 1), TODAY)


@given(
    spans=st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=4),
    listed=st.booleans(),
    day=DAYS | st.just(TODAY),
)
def test_held_on_a_day_is_what_the_spans_say(played: Desk, spans: list[Any], listed: bool, day: date) -> None:
    """Against a slow, plain reading of the rule, over any spans of one woman."""
    [her] = played.people.ids()
    for id_ in played.tags.ids(PlainFilter(ended=None)):
        played.tags.delete(id_)
    spans = [(since, until) for since, until in spans if until is None or since <= until]
    for since, until in spans:
        values = {"person": her, "tag": "困难", "since": since.isoformat(), "until": until and until.isoformat()}
        played.tags.save(None, values)
    played.people.save(her, {"tags": ["困难"] if listed else []})
    rows = any(since <= day and (until is None or day <= until) for since, until in spans)
    ends = [until for _, until in spans if until is not None]
    wanted = rows or (listed and (not ends or max(ends) < day))
    found = {count.tag: count for count in played.tags.held_on(day)}
    assert ("困难" in found) == wanted
    assert not wanted or bool(found["困难"].undated) == (not rows)
    if day == TODAY:
        assert ("困难" in played.people.snapshot().women[her].tags) == (rows or listed)
