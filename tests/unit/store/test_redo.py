"""Doing again what was taken back: an act like any other, which leaves alone what was changed since."""

from __future__ import annotations

import pytest

from desktop.errors import KnownError
from desktop.store import changes, undoing
from desktop.store.act_writer import ActWriter
from desktop.store.changes import Cell, Edit, Journal, Label
from desktop.store.database import Database
from desktop.store.rows import Rows
from protocol.clock import stamp_of
from protocol.ids import derived_id, new_id
from protocol.operations import GONE, NOBODY, PURGED, Operation
from protocol.records import DELETED, PERSON, VISIT
from tests.replay import assert_replay_gives_rows
from tests.unit.store.acting import HER, NAME, PHONE, SAVE, act_of, foreign
from tests.unit.store.conftest import NOW_MS
from tests.unit.store.township_log import TownshipLog


def write(journal: Journal, id: bytes, code: str = "person.save", **fields: object) -> int:
    return act_of(journal.write([Edit("person", id, fields)], Label(code, "乌云")))


def deleted(journal: Journal, id: bytes, kind: str = "person") -> bool:
    row = journal.rows.get(kind, id)
    assert row is not None
    return bool(row["deleted"])


def test_what_was_undone_is_done_again_however_often(db: Database, journal: Journal) -> None:
    woman = new_id()
    made = write(journal, woman, name_zh="乌云")
    for _ in range(3):
        journal.undo(made)
        assert deleted(journal, woman) and [act.undone for act in journal.log.acts()] == [True]
        journal.redo(made)
        assert not deleted(journal, woman) and [act.undone for act in journal.log.acts()] == [False]
    assert_replay_gives_rows(db)


def test_a_visit_that_was_undone_and_then_changed_comes_back_with_the_change(journal: Journal) -> None:
    """A7: what was changed since the undoing stays as it is, and is named."""
    woman = new_id()
    write(journal, woman, name_zh="乌云")
    edit = write(journal, woman, phone="13948200001", note="一")
    journal.undo(edit)
    write(journal, woman, note="二")
    redone = journal.redo(edit)
    assert redone.kept == (Cell("person", woman, "note"),)
    row = journal.rows.get("person", woman)
    assert row is not None and (row["phone"], row["note"]) == ("13948200001", "二")


def test_an_act_that_stands_is_not_done_twice(journal: Journal) -> None:
    made = write(journal, new_id(), name_zh="乌云")
    assert not journal.redo(made).changes
    journal.undo(made)
    assert journal.redo(made).changes
    assert not journal.redo(made).changes


def test_the_next_to_redo_is_what_was_undone_last(journal: Journal) -> None:
    first, second = (write(journal, new_id(), name_zh=name) for name in ("乌云", "其其格"))
    assert journal.log.next_to_redo() is None
    journal.undo(second)
    journal.undo(first)
    assert journal.log.next_to_redo() == first
    journal.redo(first)
    assert journal.log.next_to_redo() == second
    journal.redo(second)
    assert journal.log.next_to_redo() is None


def test_something_new_ends_what_can_be_redone_by_a_key_not_by_name(journal: Journal) -> None:
    first = write(journal, new_id(), name_zh="乌云")
    journal.undo(first)
    write(journal, new_id(), name_zh="其其格")
    assert journal.log.next_to_redo() is None
    journal.redo(first)
    assert journal.log.next_to_redo() is None
    assert [act.undone for act in journal.log.acts()] == [False, False]


def test_undone_and_redone_acts_are_the_same_on_another_laptop(
    db: Database, journal: Journal, tmp_path: object
) -> None:
    """Both travel as ordinary operations, in the order of the log."""
    log, woman = TownshipLog(), new_id()
    made = write(journal, woman, name_zh="乌云")
    log.add_all(journal.sync.pending())
    log.pull(journal)
    journal.undo(made)
    journal.redo(made)
    undoing, redoing = journal.sync.pending()
    number = DELETED.number
    assert (undoing.fields, redoing.fields) == ({number: 1}, {number: None})
    log.add_all([undoing, redoing])
    log.pull(journal)
    assert not deleted(journal, woman)
    assert_replay_gives_rows(db)


@pytest.mark.parametrize("made_elsewhere", [False, True])
def test_another_laptop_s_word_on_the_row_is_left_alone(journal: Journal, made_elsewhere: bool) -> None:
    log, woman = TownshipLog(), new_id()
    made = write(journal, woman, name_zh="乌云")
    journal.undo(made)
    log.add_all(journal.sync.pending())
    if made_elsewhere:  # somebody else brought her back meanwhile
        log.add(foreign(1, woman, {DELETED.number: None}))
    log.add(foreign(2, woman, {PHONE: "13948200009"}))
    log.pull(journal)
    journal.redo(made)
    row = journal.rows.get("person", woman)
    assert row is not None and (row["deleted"], row["phone"]) == (None, "13948200009")


def test_an_emptied_tombstone_is_not_filled_again(journal: Journal) -> None:
    log, visit = TownshipLog(), new_id()
    made = act_of(journal.write([Edit("visit", visit, {"date": "2026-11-20"})], SAVE))
    journal.undo(made)
    log.add_all(journal.sync.pending())
    log.add(
        Operation(
            bytes([5]) * 16, 1, VISIT.number, visit, {GONE: PURGED, DELETED.number: 1}, stamp_of(NOW_MS), 1, NOBODY
        )
    )
    log.pull(journal)
    assert not journal.redo(made).changes
    assert deleted(journal, visit, "visit")


def test_somebody_who_asked_to_be_erased_is_not_brought_back(journal: Journal) -> None:
    woman = new_id()
    write(journal, woman, name_zh="乌云")
    gone = write(journal, woman, "person.delete", deleted=1)
    request = {"kind": PERSON.name, "row": woman, "reason": "her_wish", "requested_on": "2026-11-23"}
    journal.write([Edit("erasure", derived_id("erasure", PERSON.name, woman), request)], Label("person.erase"))
    assert not journal.undo(gone).changes
    assert deleted(journal, woman)


# --- order ----------------------------------------------------------------------------------------------------------


def test_histories_and_lists_follow_the_log_not_the_clock(db: Database) -> None:
    """E8: what was written while the clock said 2035 does not stand on top of what came after."""
    wrong, right = 2_051_000_000_000, NOW_MS
    now = [wrong]
    journal = Journal(db, now_ms=lambda: now[0])
    log, woman = TownshipLog(), new_id()
    write(journal, woman, name_zh="乌云", note="2035")
    log.add_all(journal.sync.pending())
    log.pull(journal)
    now[0] = right
    log.add(foreign(1, woman, {NAME: "乌云其其格"}))
    log.pull(journal)
    write(journal, woman, note="today")
    history = journal.log.history("person", woman)
    assert [line.fields.get("note") or line.fields["name_zh"] for line in history] == ["today", "乌云其其格", "2035"]
    assert history[1].author == HER and history[1].at < history[2].at


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Acts of more than four rows are taken back two rows at a time."""
    monkeypatch.setattr(undoing, "MOST_AT_ONCE", 4)
    monkeypatch.setattr(changes, "SLICE_ROWS", 2)
    monkeypatch.setattr(changes, "SLICE_SECONDS", 0.0)


@pytest.mark.usefixtures("small_slices")
def test_a_large_act_is_taken_back_in_slices_and_done_again(db: Database, journal: Journal) -> None:
    women = [new_id() for _ in range(9)]
    made = act_of(journal.write_in_slices([Edit("person", id_, {"name_zh": "乌云"}) for id_ in women], SAVE))
    head = journal.head[0]
    undone = journal.undo(made)
    assert undone.kept == () and journal.head[0] == head + 9
    assert all(deleted(journal, id_) for id_ in women)
    assert [(act.number, act.undone) for act in journal.log.acts()] == [(made, True)]
    journal.redo(made)
    assert not any(deleted(journal, id_) for id_ in women)
    assert [(act.number, act.undone) for act in journal.log.acts()] == [(made, False)]
    assert_replay_gives_rows(db)


@pytest.mark.usefixtures("small_slices")
def test_what_is_saved_between_two_slices_stays(
    db: Database, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The undoing of an import of thousands lets others save, and takes nothing of theirs."""
    women = [new_id() for _ in range(9)]
    made = act_of(journal.write_in_slices([Edit("person", id_, {"name_zh": "乌云"}) for id_ in women], SAVE))
    saved: list[int] = []

    class Between(ActWriter):
        def committed(self) -> None:
            super().committed()
            if not saved:
                saved.append(0)
                saved.append(write(journal, women[0], phone="13948200001"))

    with monkeypatch.context() as patch:
        patch.setattr(changes, "ActWriter", Between)
        undone = journal.undo(made)
    assert len(saved) == 2 and undone.kept == (Cell("person", women[0], "phone"),)
    assert [deleted(journal, id_) for id_ in women] == [False] + 8 * [True]
    assert_replay_gives_rows(db)


@pytest.mark.usefixtures("small_slices")
def test_an_undoing_that_was_cut_off_is_tried_once_more(
    db: Database, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is back already is neither written again nor told of as somebody's change."""
    women = [new_id() for _ in range(9)]
    journal.write([Edit("person", id_, {"name_zh": "乌云", "note": "一"}) for id_ in women], SAVE)
    edit = act_of(journal.write([Edit("person", id_, {"note": "二"}) for id_ in women], SAVE))
    add = ActWriter.add
    slices: list[int] = []

    def failing(writer: ActWriter, edits: list[Edit]) -> None:
        slices.append(len(edits))
        if len(slices) == 3:
            raise KnownError("disk_full")
        add(writer, edits)

    with monkeypatch.context() as patch:
        patch.setattr(ActWriter, "add", failing)
        with pytest.raises(KnownError):
            journal.undo(edit)
    head = journal.head[0]
    notes = [row["note"] for row in journal.rows.get_many("person", women).values()]
    assert sorted(notes) == sorted(4 * ["一"] + 5 * ["二"]) and slices == [2, 2, 2]
    assert journal.undo(edit).kept == () and journal.head[0] == head + 5
    assert {row["note"] for row in journal.rows.get_many("person", women).values()} == {"一"}
    assert_replay_gives_rows(db)


def test_a_small_act_is_taken_back_in_one_transaction(
    db: Database, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails in the middle leaves all of it done."""
    women = [new_id() for _ in range(9)]
    made = act_of(journal.write([Edit("person", id_, {"name_zh": "乌云"}) for id_ in women], SAVE))
    tried: list[bytes] = []
    update = Rows.update

    def failing(rows: Rows, kind: str, id: bytes, *others: object) -> None:
        tried.append(id)
        if len(tried) == 5:
            raise KnownError("disk_full")
        update(rows, kind, id, *others)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Rows, "update", failing)
        with pytest.raises(KnownError):
            journal.undo(made)
    assert len(tried) == 5 and not any(deleted(journal, id_) for id_ in women)
    assert_replay_gives_rows(db)
