"""A disk that is full, read-only or failing: nothing is said to be stored that is not, and work goes on after."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import Database, check, open_database
from protocol.ids import new_id
from tests.replay import assert_replay_gives_rows
from tests.unit.store.township_log import TownshipLog

LONG = "长" * 20_000


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "township.db")
    yield database
    database.close_all()


@contextmanager
def full(db: Database, spare_pages: int) -> Iterator[None]:
    """The file may grow by so many pages and no more: what SQLite says then is what it says of a full disk."""
    db.raw.execute(f"PRAGMA max_page_count = {db.value('PRAGMA page_count') + spare_pages}")
    try:
        yield
    finally:
        db.raw.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """The system itself refuses to let any file grow beyond ``size`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def woman(note: str = "") -> Edit:
    return Edit("person", new_id(), {"name_zh": "乌云", "note": note})


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        work()
    return caught.value.code


def everything(db: Database) -> list[object]:
    return [db.rows(f"SELECT * FROM {table}") for table in ("person", "activity", "operation", "shadow", "meta")]


@pytest.mark.parametrize("spare_pages", range(12))
def test_a_save_on_a_full_disk_stores_nothing_and_the_next_one_goes_on(db: Database, spare_pages: int) -> None:
    journal = Journal(db)
    first = woman()
    act = journal.write([first], Label("person.save")).act
    before, head = everything(db), journal.head
    with full(db, spare_pages):
        assert code_of(lambda: journal.write([woman(LONG), woman(LONG)], Label("person.save"))) == "disk_full"
        assert code_of(lambda: journal.write([Edit("person", first.id, {"note": LONG})], Label("x"))) == "disk_full"
        assert (everything(db), journal.head) == (before, head)
        assert_replay_gives_rows(db)
    journal.write([woman(LONG)], Label("person.save"))
    assert act is not None
    journal.undo(act)
    assert_replay_gives_rows(db)


def test_an_import_on_a_full_disk_keeps_its_whole_slices(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.store.changes.SLICE_SECONDS", 0.0)
    journal = Journal(db)
    done: list[int] = []
    with full(db, 400):
        code = code_of(
            lambda: journal.write_in_slices(
                (woman("备注" * 100) for _ in range(10_000)), Label("people.import"), progress=done.append
            )
        )
    assert code == "disk_full"
    assert done and db.value("SELECT count(*) FROM person") == done[-1] == journal.head[0]
    assert_replay_gives_rows(db)
    [act] = journal.log.acts()
    journal.undo(act.number)
    assert db.value("SELECT count(*) FROM person WHERE deleted IS NULL") == 0
    assert_replay_gives_rows(db)


def test_a_pull_on_a_full_disk_leaves_the_cursor_where_its_rows_are(db: Database, tmp_path: Path) -> None:
    other_db = open_database(tmp_path / "other" / "township.db")
    other = Journal(other_db)
    other.sync.adopt_device(bytes([3]) * 16)
    other.write([woman(LONG) for _ in range(20)], Label("x"))
    log = TownshipLog()
    log.add_all(other.sync.pending())
    other_db.close_all()
    journal = Journal(db)
    journal.write([woman()], Label("person.save"))
    before = everything(db)
    with full(db, 30):
        assert code_of(lambda: log.pull(journal)) == "disk_full"
        assert (everything(db), journal.cursor.seq) == (before, 0)
    log.pull(journal)
    assert journal.cursor.seq == 20
    assert_replay_gives_rows(db)


def test_the_system_refuses_to_let_the_file_grow(db: Database) -> None:
    """The write-ahead log meets the limit first, at another place each time; then the file at a checkpoint."""
    journal = Journal(db)
    stored = refused = 0
    codes: set[str] = set()
    for extra in range(8_192, 400_000, 9_000):
        log_file = db.path.with_name(f"{db.path.name}-wal")
        with no_file_beyond(log_file.stat().st_size + extra):
            for _ in range(30):
                try:
                    journal.write([woman("备注" * 2_000)], Label("person.save"))
                    stored += 1
                except KnownError as error:
                    codes.add(error.code)
                    refused += 1
                    break
        assert db.value("SELECT count(*) FROM person") == stored == journal.head[0]
    assert refused and stored and codes <= {"disk_full", "disk_error"}
    journal.write([woman(LONG)], Label("person.save"))
    assert_replay_gives_rows(db)
    again = open_database(db.path)
    assert_replay_gives_rows(again)
    again.close_all()
    assert check(db.path) == "ok"


def test_a_disk_that_cannot_be_written_to(db: Database) -> None:
    journal = Journal(db)
    journal.write([woman()], Label("person.save"))
    before = everything(db)
    for work in (lambda: journal.write([woman()], Label("person.save")), lambda: db.put_meta(author=bytes(16))):
        db.raw.execute("PRAGMA query_only = on")  # each time: a connection that met it is opened anew
        assert code_of(work) == "disk_read_only"
    assert everything(db) == before
    journal.write([woman()], Label("person.save"))
    assert_replay_gives_rows(db)


def test_another_program_that_holds_the_file(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.store.database.BUSY_SECONDS", 0.01)
    journal = Journal(db)
    journal.write([woman()], Label("person.save"))
    other = open_database(db.path)
    mine = Journal(other)
    with db.writing():
        assert code_of(lambda: mine.write([woman()], Label("person.save"))) == "database_busy"
    mine.write([woman()], Label("person.save"))
    other.close_all()
    assert_replay_gives_rows(db)
