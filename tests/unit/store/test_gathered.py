"""Columns that follow from the rows that a row owns: where a home stands, on every way on which a row may come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.services.desk import DERIVATION, Desk
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.store.deriving import keep_derived
from desktop.store.gathered import last_by
from tests.replay import assert_gathered, assert_replay_gives_rows
from tests.sync.laptops import Laptop, World

HOME, OTHER = b"h" * 16, b"o" * 16


def stands(journal: Journal, home: bytes = HOME) -> tuple[object, ...]:
    row = journal.rows.get("home", home) or {}
    return row.get("stands_since"), row.get("stands_kind"), row.get("stands_place")


def move(laptop: Laptop, number: int, since: str, place: str, home: bytes = HOME) -> None:
    fields = {"home": home, "since": since, "kind": "winter_camp", "place": place}
    laptop.journal.write([Edit("home_place", bytes([number]) * 16, fields)], Label("test"))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def test_it_follows_a_pull_in_whatever_order_and_a_first_copy(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    b.sync()  # its first copy is over, so what follows comes in the order of the log
    move(a, 1, "2026-05", "夏")  # the row before its owner
    a.write("home", HOME, name_zh="流动之家")
    assert stands(a.journal) == ("2026-05", "winter_camp", "夏")
    a.sync()
    b.sync()
    assert stands(b.journal) == ("2026-05", "winter_camp", "夏")  # the row came first there too
    move(b, 2, "2026-11-01", "冬")
    b.sync()
    a.sync()
    new = world.laptop("c")
    new.sync()
    for laptop in (a, b, new):
        assert stands(laptop.journal) == ("2026-11-01", "winter_camp", "冬")
        assert laptop.digest == world.digest()
        assert_replay_gives_rows(laptop.db)
    b.write("home_place", b"\x02" * 16, deleted=1)
    a.write("home_place", b"\x01" * 16, home=OTHER)
    for laptop in (b, a, b, new):
        laptop.sync()
        assert_gathered(laptop.db)
    assert stands(new.journal) == (None, None, None)


def test_it_follows_a_stick_and_what_the_server_refused(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.write("home", HOME, name_zh="流动之家")
    a.sync()
    b.sync()
    chain = a.journal.sync.chain_at(a.journal.acknowledged)
    move(a, 1, "2026-11-01", "冬")
    assert chain is not None
    b.journal.sync.carry(a.journal.sync.pending(), chain)
    assert stands(b.journal) == ("2026-11-01", "winter_camp", "冬")
    assert_replay_gives_rows(b.db)
    late = world.laptop("late", role="recorder")
    late.sync()
    move(late, 2, "2026-12-01", "不许写")
    assert stands(late.journal)[2] == "不许写"
    late.sync()
    assert stands(late.journal) == (None, None, None) and late.journal.log.refused()
    assert_gathered(late.db)


def test_it_follows_an_undo_a_restore_and_another_derivation(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "one")
    desk.records.add_user("乌云")
    home = desk.homes.save(None, {"name_zh": "流动之家"}).id
    rows = [{"since": "2026-05", "kind": "summer_camp", "place": "夏"}]
    act = desk.homes.save(home, {"home_place": rows}).changes.act
    assert act is not None and stands(desk.journal, home)[2] == "夏"
    desk.records.undo(act)
    assert stands(desk.journal, home) == (None, None, None)
    desk.records.redo(act)
    desk.homes.delete(home)
    desk.bin.bring_back(desk.bin.ids("home"))
    assert stands(desk.journal, home)[2] == "夏"
    with desk.db.writing() as connection:  # as a version of before left it
        connection.execute("UPDATE home SET stands_place = 'x'")
    desk.db.put_meta(derived=DERIVATION - 1)
    desk.close()
    desk = Desk.open(tmp_path / "one")
    assert stands(desk.journal, home)[2] == "夏"
    with desk.db.writing() as connection:
        connection.execute("UPDATE home SET stands_place = 'x'")
    keep_derived(desk.journal, DERIVATION)  # the same version touches nothing
    assert stands(desk.journal, home)[2] == "x"
    desk.close()


def test_of_one_day_the_one_written_last_counts_and_then_its_id() -> None:
    rows = [
        {"since": "2026-11-01", "created_at": 5, "id": b"a"},
        {"since": "2026-11-01", "created_at": 7, "id": b"a"},
        {"since": "2026-11-01", "created_at": 7, "id": b"b"},
        {"since": "2026-05", "created_at": 9, "id": b"z"},
        {"since": None, "created_at": None, "id": b"z"},
    ]
    assert last_by("since", rows) is last_by("since", rows[::-1]) is rows[2] and last_by("since", []) is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(1, 4),
            st.sampled_from([HOME, OTHER, None]),
            st.sampled_from(["2026-01", "2026-06", None]),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_whatever_is_written_it_says_what_the_rows_say(
    tmp_path: Path, deeds: list[tuple[int, bytes | None, str, bool]]
) -> None:
    db = open_database(tmp_path / f"{len(list(tmp_path.iterdir()))}.db")
    journal = Journal(db)
    for number, home, since, goes in deeds:
        fields = {"home": home, "since": since, "deleted": int(goes)}
        journal.write([Edit("home_place", bytes([number]) * 16, fields)], Label("test"))
        if number == 1 and home:
            journal.write([Edit("home", home, {"name_zh": "流动之家"})], Label("test"))
        assert_gathered(db)
    for act in journal.log.acts():
        journal.undo(act.number)
        assert_gathered(db)
    db.close_all()
