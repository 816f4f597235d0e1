"""Opening a township's file: how it is kept, what is refused untouched, migrations, and the one write lock."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.store import database, driver
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import APPLICATION_ID, SCHEMA_VERSION, Database, FairLock, check, open_database
from desktop.store.models import schema_statements
from protocol.ids import new_id
from tests.encrypted import key, opened
from tests.replay import assert_replay_gives_rows

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "wal_autocheckpoint": 1000,
    "application_id": APPLICATION_ID,
    "user_version": SCHEMA_VERSION,
}


def pragmas(db: Database) -> dict[str, object]:
    return {name: db.value(f"PRAGMA {name}") for name in PRAGMAS}


def in_thread(work: Callable[[], object]) -> None:
    """Runs ``work`` on another thread to its end; what it raises is raised here."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


def wait_until(holds: Callable[[], bool]) -> None:
    """Lets other threads run until it holds; a test that waits for ever is ended by its time limit."""
    while not holds():
        os.sched_yield()


# --- how the file is kept ---------------------------------------------------------------------------------------------


def test_the_file_is_kept_durably_on_every_thread(db: Database) -> None:
    assert pragmas(db) == PRAGMAS
    found: list[dict[str, object]] = []
    in_thread(lambda: found.append(pragmas(db)))
    assert found == [PRAGMAS]


def test_each_thread_has_its_own_connection_and_all_are_closed(tmp_path: Path) -> None:
    db = open_database(tmp_path / "township.db")
    connections = {id(db.raw): db.raw}
    in_thread(lambda: connections.update({id(db.raw): db.raw}))
    assert len(connections) == 2
    db.put_meta(author=bytes(16))
    db.close_all()
    for connection in connections.values():
        with pytest.raises(driver.library.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
    assert [path.name for path in tmp_path.iterdir()] == ["township.db"]  # the write-ahead log went into the file
    assert check(tmp_path / "township.db") == "ok"


def test_another_thread_sees_what_was_committed_and_only_that(db: Database) -> None:
    seen: list[object] = []
    with db.writing() as connection:
        connection.execute("INSERT INTO meta (key, value) VALUES ('a', 1)")
        in_thread(lambda: seen.append(db.get_meta("a")))
    in_thread(lambda: seen.append(db.get_meta("a")))
    assert seen == [None, 1]


def test_an_inner_transaction_joins_the_outer_one(db: Database) -> None:
    with pytest.raises(RuntimeError), db.writing():
        db.put_meta(a=1)
        assert db.get_meta("a") == 1
        raise RuntimeError
    assert db.get_meta("a") is None
    db.put_meta(a=2)
    assert db.get_meta("a") == 2


def test_a_disk_that_was_read_only_for_a_while_is_written_again(db: Database) -> None:
    """SQLite keeps to a connection what it found when it opened the files."""
    db.raw.execute("PRAGMA query_only = ON")
    with pytest.raises(KnownError) as error:
        db.put_meta(name="first")
    assert error.value.code == "disk_read_only"
    db.put_meta(name="second")
    assert db.get_meta("name") == "second"
    db.close_all()


def test_meta_values_come_back_as_they_went(db: Database) -> None:
    db.put_meta(text="乌兰毛都", number=7, raw=bytes([0, 255]), gone=1)
    db.put_meta(gone=None)
    assert [db.get_meta(key) for key in ("text", "number", "raw", "gone", "never")] == [
        "乌兰毛都",
        7,
        bytes([0, 255]),
        None,
        None,
    ]


# --- what is refused --------------------------------------------------------------------------------------------------


def newer(path: Path) -> None:
    db = open_database(path)
    db.raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close_all()


def foreign(path: Path) -> None:
    with opened(path) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")


def text(path: Path) -> None:
    path.write_text("妇女名册\n" * 1000, encoding="utf-8")


def scribbled(path: Path) -> None:
    open_database(path).close_all()
    content = bytearray(path.read_bytes())
    content[100:4096] = os.urandom(3996)  # the list of tables
    path.write_bytes(content)


def truncated(path: Path) -> None:
    open_database(path).close_all()
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (newer, "database_newer"),
        (foreign, "database_foreign"),
        (text, "key_wrong" if key() else "database_damaged"),
        (scribbled, "database_damaged"),
        (truncated, "database_damaged"),
    ],
)
def test_a_file_that_is_not_for_this_program_stays_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], code: str
) -> None:
    path = tmp_path / "township.db"
    make(path)
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(KnownError) as caught:
            open_database(path)
        assert caught.value.code == code
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["township.db"]


def test_a_newer_version_in_the_write_ahead_log_is_seen(tmp_path: Path) -> None:
    path, copy = tmp_path / "township.db", tmp_path / "copy" / "township.db"
    db = open_database(path)
    db.raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    copy.parent.mkdir()
    for name in ("township.db", "township.db-wal"):  # as a killed program leaves them
        (copy.parent / name).write_bytes((tmp_path / name).read_bytes())
    db.close_all()
    before = copy.read_bytes()
    with pytest.raises(KnownError) as caught:
        open_database(copy)
    assert caught.value.code == "database_newer"
    assert copy.read_bytes() == before


def test_an_empty_file_is_taken_as_new(tmp_path: Path) -> None:
    path = tmp_path / "township.db"
    path.touch()
    db = open_database(path)
    assert pragmas(db) == PRAGMAS
    db.close_all()


# --- migrations -------------------------------------------------------------------------------------------------------


def normalised(statements: list[str]) -> list[list[str]]:
    """A column that a migration added stands last, one that the models make in the order of the fields."""
    plain = (" ".join(statement.replace('"', "").split()) for statement in statements)
    return sorted(sorted(re.split("[(),]+ ?", statement)) for statement in plain)


def test_migrations_give_what_the_models_say(db: Database) -> None:
    made = [row[0] for row in db.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    assert normalised([sql for sql in made if "schema_migration" not in sql]) == normalised(schema_statements())


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A version of the program with one more migration."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in database.MIGRATIONS.glob("*.py"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / f"{SCHEMA_VERSION + 1:04}_more.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('ALTER TABLE visit ADD COLUMN weather TEXT')\n"
        "    db.execute_sql('CREATE INDEX visit_weather ON visit (weather)')\n"
    )
    monkeypatch.setattr(database, "MIGRATIONS", folder)
    monkeypatch.setattr(database, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    yield


def test_a_copy_is_kept_before_a_file_is_migrated(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "township.db"
    db = open_database(path)
    Journal(db).write([Edit("person", new_id(), {"name_zh": "乌云"})], Label("person.save"))
    db.close_all()
    request.getfixturevalue("next_version")
    kept: list[tuple[int, list[str]]] = []

    def keep(before: Path) -> None:
        with opened(before) as copy:
            kept.append(
                (copy.execute("PRAGMA user_version").fetchone()[0], copy.execute("SELECT * FROM visit").description)
            )

    db = open_database(path, before_migration=keep)
    [(version, columns)] = kept
    assert version == SCHEMA_VERSION
    assert "weather" not in [column[0] for column in columns]
    assert db.value("PRAGMA user_version") == SCHEMA_VERSION + 1
    assert db.value("SELECT count(weather) FROM visit") == 0
    assert db.value("SELECT name_zh FROM person") == "乌云"
    db.close_all()
    open_database(path, before_migration=keep).close_all()
    assert len(kept) == 1


def test_no_copy_no_migration(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "township.db"
    open_database(path).close_all()
    request.getfixturevalue("next_version")

    def keep(_: Path) -> None:
        raise KnownError("disk_full")

    with pytest.raises(KnownError):
        open_database(path, before_migration=keep)
    with opened(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


def test_a_new_file_needs_no_copy(tmp_path: Path) -> None:
    called: list[Path] = []
    open_database(tmp_path / "township.db", before_migration=called.append).close_all()
    assert called == []


# --- the one write lock -----------------------------------------------------------------------------------------------


def test_the_lock_serves_in_order_and_never_lets_the_holder_go_first() -> None:
    lock, order = FairLock(), list[str]()

    def take(name: str) -> None:
        with lock:
            order.append(name)

    threads = [threading.Thread(target=take, args=(name,)) for name in "abc"]
    with lock:
        for i, thread in enumerate(threads, 1):
            thread.start()
            wait_until(lambda i=i: lock.waiting == i)
        with lock:
            order.append("again, by the holder")
    with lock:
        order.append("the holder, later")
    for thread in threads:
        thread.join()
    assert order == ["again, by the holder", "a", "b", "c", "the holder, later"]
    assert lock.waiting == 0


def test_a_save_waits_for_one_slice_of_an_import_at_most(
    db: Database, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.changes.SLICE_SECONDS", 0.0)
    asked = threading.Semaphore(0)
    events: list[str] = []
    saves = 8

    def save() -> None:
        for i in range(saves):
            asked.acquire()
            journal.write([Edit("person", new_id(), {"name_zh": f"保存{i}"})], Label("person.save"))
            events.append("saved")

    def rows() -> Iterator[Edit]:
        # The import's generator runs while its slice holds the lock: then the save is asked for and stands waiting.
        for slice_number in range(saves):
            events.append("slice")
            for i in range(50):
                if i == 10:
                    asked.release()
                    wait_until(lambda: db.write_lock.waiting == 1)
                yield Edit("person", new_id(), {"name_zh": f"导入{slice_number}-{i}"})

    saver = threading.Thread(target=save)
    saver.start()
    journal.write_in_slices(rows(), Label("people.import"))
    saver.join()
    assert events == ["slice", "saved"] * saves
    assert_replay_gives_rows(db)


def test_threads_that_write_at_once_make_one_whole_chain(db: Database, journal: Journal) -> None:
    def work(name: str) -> None:
        for i in range(25):
            journal.write([Edit("person", new_id(), {"name_zh": f"{name}{i}"})], Label("person.save", name))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("甲", "乙", "丙")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert journal.head[0] == 75
    assert_replay_gives_rows(db)


def test_a_file_that_is_closed_ends_what_another_thread_still_reads(db: Database) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT begun() FROM n"
    begun, codes = threading.Event(), list[str]()

    def read() -> None:
        db.raw.create_function("begun", 0, begun.set)
        try:
            db.rows(endless)
        except KnownError as error:
            codes.append(error.code)

    reader = threading.Thread(target=read)
    reader.start()
    assert begun.wait(10)
    db.close_all()
    reader.join(10)
    assert not reader.is_alive() and codes == ["database_busy"]
