"""Many devices of several townships push into PostgreSQL at once while readers follow: no gap, no row is missed.

Triggers make it hard: some transactions commit late, some fail with what PostgreSQL says of a deadlock or of a conflict
between transactions, while they write or only at COMMIT. Without the township's turn the same proof turns red.
"""

from __future__ import annotations

import os
import random
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest

from protocol.digest import MODULUS, row_digest
from protocol.merge import RowState
from protocol.operations import Acknowledged, Entry
from server.database import Database
from tests.unit.server.device import HERE, NAME, NOTE, NOWHERE, THERE, Device, person

LONG = os.environ.get("FAULTS") == "long"
#: Pushes of each device, and operations in each.
PUSHES, OPERATIONS = (30, 5) if LONG else (8, 3)
#: How many devices push into which township.
WRITERS = {HERE: 8, THERE: 3, "152221203": 2}

#: One in so many transactions sleeps at COMMIT, fails while it writes, fails at COMMIT.
_TRIGGERS = """
CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_ARGV[0] = 'late' AND random() < 0.2 THEN
        PERFORM pg_sleep(random() * 0.01);
    ELSIF TG_ARGV[0] = 'late' AND random() < 0.03 THEN
        RAISE EXCEPTION 'conflict at commit' USING ERRCODE = '40001';
    ELSIF TG_ARGV[0] = 'early' AND random() < 0.05 THEN
        RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER early AFTER UPDATE ON township FOR EACH ROW EXECUTE FUNCTION trouble('early');
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON log DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION trouble('late')
"""


class WithoutTurn(Database):
    """What the server would be if a push did not take the township's turn first."""

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """As ever, but for the statement that locks the township's row."""
        if sql.startswith("UPDATE township SET turn"):
            columns = sql.partition(" RETURNING ")[2]
            return super().row(f"SELECT {columns} FROM township WHERE code = ?", values)
        return super().row(sql, values)


@pytest.fixture(params=["read committed", "serializable"])
def url(request: pytest.FixtureRequest, postgres: str) -> str:
    """An empty PostgreSQL database with this isolation as its default, which the server does not follow."""
    admin = Database(postgres)
    with admin.reading():
        admin.execute("DROP DATABASE IF EXISTS writers WITH (FORCE)")
        admin.execute("CREATE DATABASE writers")
        admin.execute(f"ALTER DATABASE writers SET default_transaction_isolation = '{request.param}'")
    admin.close()
    return postgres.replace("/postgres?", "/writers?")


@pytest.fixture
def troubled(url: str) -> Iterator[str]:
    """A database whose transactions fail now and then."""
    db = Database(url)
    db.create_tables()
    with db.writing():
        db.execute(_TRIGGERS.replace("%", "%%"))
    db.close()
    yield url


def at_once(db: Database) -> tuple[list[BaseException], dict[str, list[int]]]:
    """Lets every device push in a thread of its own; what failed, and the sequence that each township's reader got."""
    devices = [
        Device(db, bytes([n]) * 15 + bytes([i]), township)
        for i, (township, number) in enumerate(WRITERS.items())
        for n in range(1, number + 1)
    ]
    readers = [Device(db, bytes([200]) * 15 + bytes([i]), township) for i, township in enumerate(WRITERS)]
    failures: list[BaseException] = []
    read: dict[str, list[int]] = defaultdict(list)
    done = threading.Event()

    def write(device: Device, dice: random.Random) -> None:
        try:
            for push in range(PUSHES):
                edits = [(person(dice.randrange(40)), {NAME: f"娜仁{push}", NOTE: device.id.hex()})] * OPERATIONS
                answer = device.push(device.run(edits))
                assert answer.problem is None
                assert answer.number == device.number
        except BaseException as error:
            failures.append(error)

    def follow(reader: Device) -> None:
        cursor: Any = NOWHERE
        try:
            last = False
            while not last:
                last = done.is_set()  # once more after the last push
                answer = reader.push(cursor=cursor)
                assert answer.problem is None
                for entry in answer.entries:
                    assert isinstance(entry, Entry) and not isinstance(entry, Acknowledged)
                    read[reader.township].append(entry.seq)
                cursor = answer.cursor
        except BaseException as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=(d, random.Random(i))) for i, d in enumerate(devices)]
    followers = [threading.Thread(target=follow, args=(reader,)) for reader in readers]
    for thread in (*followers, *writers):
        thread.start()
    for thread in writers:
        thread.join(300)
    done.set()
    for thread in followers:
        thread.join(60)
    return failures, read


def wrong(db: Database, read: dict[str, list[int]]) -> list[str]:
    """What a township's log, rows, digest or its reader lack."""
    found = []
    for township, writers in WRITERS.items():
        with db.reading():
            [(head, digest)] = db.rows("SELECT head, digest FROM township WHERE code = ?", (township,))
            log = db.rows("SELECT seq, device, number FROM log WHERE township = ? ORDER BY seq", (township,))
            rows = db.rows("SELECT kind, id, state FROM record WHERE township = ?", (township,))
        if [seq for seq, *_ in log] != list(range(1, head + 1)):
            found.append(f"{township}: a gap in the log")
        if read[township] != list(range(1, head + 1)):
            found.append(f"{township}: its reader missed entries")
        numbers = defaultdict(list)
        for _, device, number in log:
            numbers[bytes(device)].append(number)
        pushed = [mine for device, mine in numbers.items() if len(set(device[:15])) == 1]
        if pushed != [list(range(1, PUSHES * OPERATIONS + 1))] * writers:
            found.append(f"{township}: a device's numbers are not all there once and in order")
        cells = [(kind, bytes(id_), msgspec.msgpack.decode(state, type=RowState).cells) for kind, id_, state in rows]
        if sum(row_digest(*row) for row in cells) % MODULUS != int.from_bytes(digest, "little"):
            found.append(f"{township}: the digest is not that of the rows")
    return found


def test_every_push_arrives_once_and_no_reader_misses_one(troubled: str) -> None:
    db = Database(troubled)
    try:
        failures, read = at_once(db)
        assert failures == []
        assert wrong(db, read) == []
    finally:
        db.close()


@pytest.mark.parametrize("url", ["read committed"], indirect=True)
def test_without_the_townships_turn_the_same_goes_wrong(url: str) -> None:
    db = WithoutTurn(url)
    db.create_tables()
    try:
        failures, read = at_once(db)
        assert failures or wrong(db, read)
    finally:
        db.close()
