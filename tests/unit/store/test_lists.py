"""Lists in one cell: an edit says what is added and taken off, and counts for the list as it stands."""

from __future__ import annotations

import pytest

from desktop.store.changes import Edit, Journal, ListChange
from desktop.store.database import Database
from protocol.ids import new_id
from protocol.operations import SUPERSEDED
from protocol.records import ACTIVITY, FIELD_LIMIT
from tests.replay import assert_replay_gives_rows, confirmed_rows
from tests.unit.store.acting import SAVE, foreign, number_of
from tests.unit.store.township_log import TownshipLog

A, B, C = (new_id() for _ in range(3))


def hosts_of(journal: Journal, activity: bytes) -> list[bytes] | None:
    record = journal.rows.get("activity", activity)
    assert record is not None
    found: list[bytes] | None = record["hosts"]
    return found


def test_a_change_counts_for_the_list_as_it_stands(db: Database, journal: Journal) -> None:
    activity = new_id()
    journal.write([Edit("activity", activity, {"hosts": [A]})], SAVE)
    change = ListChange.between([A], [B, A])  # a form loaded only A
    journal.write([Edit("activity", activity, {"hosts": [A, C]})], SAVE)
    journal.write([Edit("activity", activity, {"hosts": change, "title": "团圆饭"})], SAVE)
    assert hosts_of(journal, activity) == [B, A, C]
    journal.write([Edit("activity", activity, {"hosts": ListChange(taken=(A, B, C))})], SAVE)
    assert hosts_of(journal, activity) is None
    assert_replay_gives_rows(db)


def test_a_change_makes_the_list_of_a_new_row(db: Database, journal: Journal) -> None:
    activity = new_id()
    journal.write([Edit("activity", activity, {"hosts": ListChange(added=(A, B))})], SAVE)
    assert hosts_of(journal, activity) == [A, B]
    assert_replay_gives_rows(db)


def test_a_change_that_is_there_already_leaves_no_trace(journal: Journal) -> None:
    activity = new_id()
    journal.write([Edit("activity", activity, {"hosts": [A]})], SAVE)
    assert not journal.write([Edit("activity", activity, {"hosts": ListChange((A,), (B,))})], SAVE)


def test_only_lists_take_a_change(journal: Journal) -> None:
    with pytest.raises(TypeError, match="title"):
        journal.write([Edit("activity", new_id(), {"title": ListChange(("x",))})], SAVE)


def test_undo_takes_back_what_the_act_added_and_leaves_what_others_did(db: Database, journal: Journal) -> None:
    activity = new_id()
    journal.write([Edit("activity", activity, {"hosts": [A]})], SAVE)
    mine = journal.write([Edit("activity", activity, {"hosts": ListChange(added=(B,), taken=(A,))})], SAVE).act
    assert mine is not None
    journal.write([Edit("activity", activity, {"hosts": ListChange(added=(C,))})], SAVE)
    assert not journal.undo(mine).kept
    assert hosts_of(journal, activity) == [A, C]
    assert not journal.redo(mine).kept
    assert hosts_of(journal, activity) == [B, C]
    assert_replay_gives_rows(db)


def test_what_waits_is_shown_upon_what_came(db: Database, journal: Journal) -> None:
    activity, log = new_id(), TownshipLog()
    hosts = number_of(ACTIVITY, "hosts")
    log.add(foreign(1, activity, {hosts: [A]}, kind=ACTIVITY.number))
    log.pull(journal)
    journal.write([Edit("activity", activity, {"hosts": [A, B]})], SAVE)
    log.add(
        foreign(2, activity, {hosts: [C], hosts + FIELD_LIMIT: [[C], [A]]}, kind=ACTIVITY.number),
        {hosts + FIELD_LIMIT: SUPERSEDED},
    )
    log.pull(journal)
    assert hosts_of(journal, activity) == [C, B]
    assert confirmed_rows(db)[ACTIVITY.number, activity].cells == {hosts: [C]}
    journal.write([Edit("activity", activity, {"hosts": ListChange(taken=(C,))})], SAVE)
    assert hosts_of(journal, activity) == [B]
    assert_replay_gives_rows(db)
