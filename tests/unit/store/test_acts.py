"""Acts once they are written: taken back, listed, and told in a record's history."""

from __future__ import annotations

from desktop.store.changes import Cell, Edit, Journal, Label
from desktop.store.database import Database
from protocol.ids import new_id
from protocol.operations import REVIEW
from tests.replay import assert_replay_gives_rows
from tests.unit.store.acting import HER, NAME, PHONE, SAVE, act_of, foreign
from tests.unit.store.township_log import TownshipLog

# --- taking back ----------------------------------------------------------------------------------------------------


def test_undo_gives_back_what_stood_before(db: Database, journal: Journal) -> None:
    woman = new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云", "phone": "13948200001"})], SAVE)
    edit = journal.write([Edit("person", woman, {"phone": "13948200002", "note": "新号码"})], SAVE)
    undone = journal.undo(act_of(edit))
    assert undone.kept == ()
    record = journal.rows.get("person", woman)
    assert record is not None
    assert (record["phone"], record["note"]) == ("13948200001", None)
    assert [(act.number, act.undone) for act in journal.log.acts()] == [(2, True), (1, False)]
    assert_replay_gives_rows(db)


def test_undo_of_a_row_s_making_deletes_it(db: Database, journal: Journal) -> None:
    woman = new_id()
    made = journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    journal.undo(act_of(made))
    record = journal.rows.get("person", woman)
    assert record is not None and record["deleted"] == 1
    assert not journal.undo(act_of(made)).changes


def test_undo_of_undo_brings_it_back(db: Database, journal: Journal) -> None:
    woman = new_id()
    made = act_of(journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE))
    back = act_of(journal.undo(made).changes)
    assert [act.undone for act in journal.log.acts()] == [True]
    again = act_of(journal.undo(back).changes)
    record = journal.rows.get("person", woman)
    assert record is not None and record["deleted"] is None
    assert [act.undone for act in journal.log.acts()] == [False]
    journal.undo(again)
    assert [act.undone for act in journal.log.acts()] == [True]
    assert_replay_gives_rows(db)


def test_undo_leaves_what_was_changed_since(db: Database, journal: Journal) -> None:
    woman = new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    edit = journal.write([Edit("person", woman, {"phone": "13948200001", "note": "一"})], SAVE)
    journal.write([Edit("person", woman, {"note": "二"})], SAVE)
    undone = journal.undo(act_of(edit))
    assert undone.kept == (Cell("person", woman, "note"),)
    record = journal.rows.get("person", woman)
    assert record is not None
    assert (record["phone"], record["note"]) == (None, "二")


def test_undo_never_deletes_a_row_that_somebody_filled_in_since(db: Database, journal: Journal) -> None:
    log, woman = TownshipLog(), new_id()
    made = journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    log.add_all(journal.sync.pending())
    log.add(foreign(1, woman, {PHONE: "13948200009"}))
    log.pull(journal)
    undone = journal.undo(act_of(made))
    assert undone.kept == (Cell("person", woman, "phone"),)
    record = journal.rows.get("person", woman)
    assert record is not None and record["deleted"] is None


def test_undo_of_an_act_that_wrote_a_cell_twice(db: Database, journal: Journal) -> None:
    woman, made = new_id(), new_id()
    journal.write([Edit("person", woman, {"name_zh": "乌云", "note": "零"})], SAVE)
    act = journal.write(
        [
            Edit("person", woman, {"note": "一"}),
            Edit("person", made, {"name_zh": "其其格"}),
            Edit("person", woman, {"note": "二"}),
            Edit("person", made, {"name_zh": "萨仁"}),
        ],
        SAVE,
    )
    undone = journal.undo(act_of(act))
    assert undone.kept == ()
    record, new = journal.rows.get("person", woman), journal.rows.get("person", made)
    assert record is not None and new is not None
    assert (record["note"], new["deleted"]) == ("零", 1)
    assert_replay_gives_rows(db)


def test_acts_are_listed_newest_first_in_pages(journal: Journal) -> None:
    for i in range(5):
        journal.write([Edit("person", new_id(), {"name_zh": f"妇女{i}"})], Label("person.save", f"妇女{i}"))
    page = journal.log.acts(limit=2)
    assert [act.label.subject for act in page] == ["妇女4", "妇女3"]
    assert [act.label.subject for act in journal.log.acts(limit=2, before=page[-1].number)] == ["妇女2", "妇女1"]


# --- history --------------------------------------------------------------------------------------------------------


def test_history_tells_who_wrote_what_and_what_became_of_it(db: Database, journal: Journal) -> None:
    log, woman = TownshipLog(), new_id()
    made = journal.write([Edit("person", woman, {"name_zh": "乌云"})], SAVE)
    log.add_all(journal.sync.pending())
    journal.write([Edit("person", woman, {"phone": "13948200001"})], SAVE)
    log.add(foreign(1, woman, {PHONE: "13948200009", NAME: "乌云其其格", 9999: "new"}, minute=1), {NAME: REVIEW})
    log.pull(journal)
    phone, theirs, first = journal.log.history("person", woman)  # what waits comes last in the log
    assert dict(theirs.fields) == {"phone": "13948200009", "name_zh": "乌云其其格"}
    assert dict(theirs.outcomes) == {"name_zh": REVIEW}
    assert (theirs.own, theirs.author, theirs.pending, theirs.label) == (False, HER, False, "")
    assert (phone.own, phone.pending, phone.label) == (True, True, "person.save")
    assert (first.own, first.pending) == (True, False)
    journal.undo(act_of(made))
    assert journal.log.history("activity", woman) == []


def test_every_line_of_an_act_carries_its_label(journal: Journal) -> None:
    woman, activity = new_id(), new_id()
    journal.write(
        [Edit("person", woman, {"name_zh": "乌云"}), Edit("activity", activity, {"title": "团圆饭"})],
        Label("activity.log", "团圆饭"),
    )
    assert [line.label for line in journal.log.history("activity", activity)] == ["activity.log"]
