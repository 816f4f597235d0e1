"""What an older program could not read shows after an upgrade, and nothing about it was lost on the way."""

from __future__ import annotations

import pytest

from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import Database
from desktop.store.new_kinds import take_in_kept
from protocol.ids import new_id
from protocol.operations import NOBODY, Operation, chain_start
from protocol.records import PERSON, VISIT
from tests.replay import assert_replay_gives_rows, digest_of, visible_rows
from tests.simulation.versions import older, running
from tests.unit.store.conftest import NOW_MS
from tests.unit.store.township_log import TownshipLog

OTHER, HER = bytes([7]) * 16, bytes([8]) * 16
NAME, NOTE, PHONE = (PERSON.by_name[name].number for name in ("name_zh", "note", "phone"))
SITUATION, MEASURE = (VISIT.by_name[name].number for name in ("situation", "measure"))
#: A program from before visits, and before women had phones and notes.
BEFORE = older({"visit": frozenset(), "person": frozenset({"note", "phone"})})
WOMAN, CALL = new_id(), new_id()


def foreign(number: int, row: bytes, kind: int, fields: dict[int, object]) -> Operation:
    """Another laptop's operation; that of a newer version."""
    return Operation(OTHER, number, kind, row, fields, (NOW_MS + number) << 16, number, HER)


@pytest.fixture
def old(db: Database) -> Journal:
    """The journal as the older program has it, which followed a log that it could read in part."""
    with running(BEFORE):
        journal = Journal(db, now_ms=lambda: NOW_MS)
        take_in_kept(journal)
        log = TownshipLog()
        log.add(foreign(1, WOMAN, PERSON.number, {NAME: "其木格", NOTE: "愿意参加", PHONE: "1"}))
        log.add(foreign(2, CALL, VISIT.number, {SITUATION: "已回访"}))
        log.add(foreign(3, CALL, VISIT.number, {MEASURE: "再访"}))
        log.pull(journal)
        journal.write([Edit("person", WOMAN, {"name_zh": "其木格玛"})], Label("person.save"))
    return journal


def test_rows_and_fields_that_were_kept_unread_show(db: Database, old: Journal) -> None:
    assert (db.value("SELECT note FROM person"), db.rows("SELECT * FROM visit")) == (None, [])
    before = old.digest, old.cursor
    journal = Journal(db, now_ms=lambda: NOW_MS)
    changes = take_in_kept(journal)
    assert changes.ids == {"person": frozenset([WOMAN]), "visit": frozenset([CALL])}
    assert db.rows("SELECT name_zh, note, phone, extra FROM person") == [("其木格玛", "愿意参加", "1", None)]
    assert db.rows("SELECT situation, measure, created_at, created_by, updated_at FROM visit") == [
        ("已回访", "再访", NOW_MS + 2, HER, NOW_MS + 3)
    ]
    assert not db.rows("SELECT * FROM unknown_row")
    assert (journal.digest, journal.cursor) == before
    assert_replay_gives_rows(db)
    assert take_in_kept(journal).ids == {}


def test_a_program_that_knows_no_more_leaves_everything(db: Database, old: Journal) -> None:
    rows = visible_rows(db)
    with running(BEFORE):
        assert take_in_kept(old).ids == {}
    assert visible_rows(db) == rows
    assert db.value("SELECT count(*) FROM unknown_row") == 1


def test_what_came_by_stick_shows_too_and_what_waits_goes_on_waiting(db: Database, old: Journal) -> None:
    row = new_id()
    with running(BEFORE):
        run = [foreign(4, row, VISIT.number, {SITUATION: "住院"})]
        old.sync.carry(run, chain_start(OTHER))
    waiting = old.log.waiting()
    journal = Journal(db, now_ms=lambda: NOW_MS)
    take_in_kept(journal)
    assert db.value("SELECT situation FROM visit WHERE id = ?", (row,)) == "住院"
    assert journal.log.waiting() == waiting
    assert db.value("SELECT count(*) FROM shadow") == 2
    assert_replay_gives_rows(db)


def test_a_row_of_a_first_copy_has_its_values_and_no_marks(db: Database) -> None:
    with running(BEFORE):
        journal = Journal(db, now_ms=lambda: NOW_MS)
        take_in_kept(journal)
        with db.writing() as connection:
            connection.execute("INSERT INTO unknown_row (kind, row, cells) VALUES (11, ?, x'8107a178')", (CALL,))
        db.put_meta(digest=digest_of(visible_rows(db)).to_bytes(16, "little"), first_copy="whole")
    newer = Journal(db, now_ms=lambda: NOW_MS)
    take_in_kept(newer)
    assert db.rows("SELECT situation, created_at, created_by FROM visit") == [("x", None, None)]
    assert newer.digest == digest_of(visible_rows(db))
    assert NOBODY not in dict(db.rows("SELECT id, updated_by FROM visit")).values()
