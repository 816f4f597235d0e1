"""What compaction promises, with the real ledger on SQLite and on PostgreSQL: the same rows, the same digest, no values
where nothing needs them, and no deleted row that comes back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Event
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocol.clock import stamp_of
from protocol.digest import MODULUS, row_digest
from protocol.erasure import KIND as ERASED_KIND
from protocol.erasure import ROW as ERASED_ROW
from protocol.merge import RowState, replay
from protocol.operations import (
    ERASED,
    GONE,
    PURGED,
    Entry,
    Operation,
    Value,
    chain_next,
    chain_start,
    from_canonical,
    is_blank,
    log_next,
    log_start,
)
from protocol.records import CONFLICT, ERASURE, PERSON, VISIT
from protocol.signing import public_of
from protocol.wire import Refusal
from server.auth import add_township
from server.compaction import ARCHIVE_MS, DAY_MS, HORIZON_MS, MAX_HISTORY, RECENT_MS, SLICE, Compacted, compact, history
from server.daily import sweep_when_due
from server.database import Database
from server.devices import Newcomer, revoke
from server.ledger import Ledger, Run
from server.photos import Photos
from server.steady import STEP_MS, steady
from tests.newcomers import let_in

HERE = "152221201"
NOW = 1_800_000_000_000
DELETED, NAME, PHONE, NOTE = (PERSON.by_name[name].number for name in ("deleted", "name_zh", "phone", "note"))
STATE, DECIDED_BY = (CONFLICT.by_name[name].number for name in ("state", "decided_by"))


class Line(NamedTuple):
    """A line of the log as it is stored."""

    entry: Entry
    chain: bytes
    log_hash: bytes


class Township:
    """A township whose laptops push as they like; ``day`` moves on by a sweep each time."""

    def __init__(self, db: Database, devices: int = 2, *, enrolled: bool = False) -> None:
        self.db, self.now = db, NOW
        self.devices = [bytes([65 + i]) * 16 for i in range(devices)]
        self.heads = {device: (0, chain_start(device)) for device in self.devices}
        if enrolled:
            return
        add_township(db, HERE)
        for device in self.devices:
            newcomer = Newcomer(device, f"secret-of-{device.hex()}", public_of(2 * device))
            let_in(db, HERE, newcomer, "chair", NOW)

    def push(
        self, device: int, row: int, fields: dict[int, Value], *, base: int | None = None, kind: int = PERSON.number
    ) -> Operation:
        """One operation of a laptop; ``base``: what it had seen, None for all."""
        id_ = self.devices[device]
        number, chain = self.heads[id_]
        number += 1
        base = self.head if base is None else base
        op = Operation(id_, number, kind, key(row), fields, stamp_of(self.now + number), number, id_, base)
        chain = chain_next(chain, op)
        self.heads[id_] = number, chain

        def work() -> None:
            ledger = Ledger(self.db, HERE, self.now)
            ledger.take([Run(id_, number, chain, [op])])
            ledger.close()

        self.db.run(work)
        return op

    def erase(self, device: int, row: int) -> None:
        """A chair asks for the erasure of a woman."""
        self.push(device, 900 + row, {ERASED_KIND: "person", ERASED_ROW: key(row)}, kind=ERASURE.number)

    @property
    def head(self) -> int:
        """The last sequence of the log."""
        with self.db.reading():
            return int(self.db.rows("SELECT head FROM township WHERE code = ?", (HERE,))[0][0])

    @property
    def digest(self) -> int:
        """The root digest that the server keeps."""
        with self.db.reading():
            return int.from_bytes(self.db.rows("SELECT digest FROM township WHERE code = ?", (HERE,))[0][0], "little")

    def follow(self, device: int, seq: int | None = None) -> None:
        """A laptop says how far it follows the log."""
        values = (self.head if seq is None else seq, HERE, self.devices[device])
        self.db.run(lambda: self.db.execute("UPDATE device SET followed = ? WHERE township = ? AND id = ?", values))

    def sweep(self, days: int = 0) -> Compacted:
        """Some days later the server compacts."""
        self.now += days * DAY_MS
        return compact(self.db, self.now)

    def ripen(self) -> Compacted:
        """Everybody has all; today's sweep notes it, and one when it is no longer young works."""
        for device in range(len(self.devices)):
            self.follow(device)
        self.sweep()
        return self.sweep(RECENT_MS // DAY_MS + 1)

    def log(self) -> list[Line]:
        """The log as it is stored."""
        with self.db.reading():
            found = self.db.rows("SELECT seq, body, decided, chain, log_hash FROM log ORDER BY seq")
        return [
            Line(Entry(seq, from_canonical(body), *(msgspec.msgpack.decode(decided) if decided else ({}, ""))), *hashes)
            for seq, body, decided, *hashes in found
        ]

    def rows(self) -> dict[tuple[int, bytes], dict[int, Value]]:
        """Every row's cells, those that are not empty."""
        with self.db.reading():
            found = self.db.rows("SELECT kind, id, state FROM record")
        decode = msgspec.msgpack.Decoder(RowState).decode
        return {(kind, id_): filled(decode(state).cells) for kind, id_, state in found}


def key(row: int) -> bytes:
    return row.to_bytes(16, "big")


def filled(cells: dict[int, Value]) -> dict[int, Value]:
    return {number: value for number, value in cells.items() if value is not None}


def replayed(
    entries: Iterable[Entry], rows: dict[tuple[int, bytes], RowState] | None = None
) -> dict[tuple[int, bytes], RowState]:
    """The rows after some entries, by their recorded outcomes, upon others."""
    rows = dict(rows or {})
    for entry in entries:
        op = entry.operation
        if entry.refused:
            continue
        state = replay(rows.get((op.kind, op.row)), op, entry.outcomes, entry.seq)
        if state is not None:
            rows[op.kind, op.row] = state
    return rows


def cells_of(rows: dict[tuple[int, bytes], RowState]) -> dict[tuple[int, bytes], dict[int, Value]]:
    return {key_: filled(state.cells) for key_, state in rows.items()}


def assert_sound(township: Township, before: Sequence[Line]) -> None:
    """A replay of the log as it is now gives the rows and the digest; nothing but values went; and whoever replays its
    rest over what the log was at any cursor comes out the same."""
    log = township.log()
    rows = cells_of(replayed(line.entry for line in log))
    assert rows == township.rows()
    assert sum(row_digest(*key_, cells) for key_, cells in rows.items()) % MODULUS == township.digest
    for old, new in zip(before, log, strict=False):
        assert new[1:] == old[1:]
        was, now = old.entry, new.entry
        assert (now.outcomes, now.refused) == (was.outcomes, was.refused)
        assert now.operation == was.operation or is_blank(now.operation)
    for cursor in range(0, len(before), max(1, len(before) // 5)):
        stood = replayed(line.entry for line in before[:cursor])
        assert cells_of(replayed((line.entry for line in log[cursor:]), stood)) == rows
    with township.db.reading():
        epoch = township.db.rows("SELECT epoch FROM township")[0][0]
    chains: dict[bytes, bytes] = {}
    log_hash = log_start(HERE, epoch)
    for line in log:
        op = line.entry.operation
        chains[op.device] = chain_next(chains.get(op.device, chain_start(op.device)), op)
        assert chains[op.device] == line.chain
        log_hash = log_next(log_hash, line.chain, line.entry.outcomes, line.entry.refused)
        assert log_hash == line.log_hash


def test_superseded_values_move_to_the_archive_and_current_ones_stay(db: Database) -> None:
    township = Township(db)
    township.push(0, 1, {NAME: "其木格", PHONE: "1", NOTE: "old"})
    for i in range(SLICE + 3):
        township.push(i % 2, 1, {NOTE: f"note {i}"})
    township.push(0, 1, {PHONE: "2"})
    before = township.log()
    done = township.ripen()
    assert (done.archived, done.purged) == (SLICE + 2, 0)
    assert_sound(township, before)
    kept = [line.entry.operation.fields for line in township.log() if not is_blank(line.entry.operation)]
    assert kept == [{NAME: "其木格", PHONE: "1", NOTE: "old"}, {NOTE: f"note {SLICE + 2}"}, {PHONE: "2"}]
    archived = history(db, HERE, PERSON.number, key(1))
    assert [from_canonical(line.body) for line in archived] == [line.entry.operation for line in reversed(before)]
    assert history(db, "152221299", PERSON.number, key(1)) == []
    assert township.sweep() == Compacted()
    assert township.sweep(ARCHIVE_MS // DAY_MS + 1).dropped == 2
    assert [from_canonical(line.body).fields for line in history(db, HERE, PERSON.number, key(1))] == kept[::-1]


def test_what_is_young_or_lacks_somewhere_stays_whole_until_the_horizon(db: Database) -> None:
    township = Township(db)
    for i in range(4):
        township.push(0, 1, {NOTE: str(i)})
    township.follow(0)
    township.follow(1, 2)
    township.sweep()
    assert township.sweep(RECENT_MS // DAY_MS - 1).archived == 0
    assert township.sweep(2).archived == 2
    assert township.sweep((HORIZON_MS - RECENT_MS) // DAY_MS - 3).archived == 0
    assert township.sweep(3).archived == 1
    with db.reading():
        assert db.rows("SELECT compacted_to FROM township") == [(4,)]


def test_a_laptop_that_is_shut_out_holds_nothing_up(db: Database) -> None:
    township = Township(db)
    for i in range(3):
        township.push(0, 1, {NOTE: str(i)})
    township.follow(0)
    township.sweep()
    revoke(db, HERE, township.devices[1], NOW)
    assert township.sweep(RECENT_MS // DAY_MS + 1).archived == 2


def test_a_date_says_what_counts_as_old(db: Database) -> None:
    township = Township(db)
    for i in range(3):
        township.push(0, 1, {NOTE: str(i)})
    for device in (0, 1):
        township.follow(device)
    assert compact(db, township.now, township.now - 1).archived == 0
    assert compact(db, township.now, township.now).archived == 2


def test_nothing_is_touched_that_an_open_conflict_is_about(db: Database) -> None:
    township = Township(db)
    township.push(0, 1, {PHONE: "1", NOTE: "a"})
    township.push(0, 1, {PHONE: "2"})
    township.push(1, 1, {PHONE: "3"}, base=1)
    township.push(0, 1, {NOTE: "b"})
    township.push(0, 1, {NOTE: "c"})
    assert township.ripen().archived == 0
    ((_, conflict),) = [key_ for key_ in township.rows() if key_[0] == CONFLICT.number]
    township.push(0, 1, {PHONE: "3"})
    township.push(0, int.from_bytes(conflict, "big"), {STATE: "decided", DECIDED_BY: key(7)}, kind=CONFLICT.number)
    before = township.log()
    assert township.ripen().archived == 4
    assert_sound(township, before)


def test_a_tombstone_is_emptied_and_no_late_edit_brings_it_back(db: Database) -> None:
    township = Township(db)
    township.push(0, 1, {NAME: "deleted", PHONE: "1"})
    township.push(0, 2, {NAME: "stays"})
    township.push(0, 1, {DELETED: 1})
    before = township.log()
    assert township.ripen().purged == 1
    assert township.rows()[PERSON.number, key(1)] == {GONE: PURGED, DELETED: 1}
    late = township.push(1, 1, {NOTE: "typed offline", DELETED: None}, base=1)
    last = township.log()[-1].entry
    assert (last.operation, last.refused) == (msgspec.structs.replace(late, base=0), Refusal.PURGED)
    assert township.rows()[PERSON.number, key(1)] == {GONE: PURGED, DELETED: 1}
    assert_sound(township, before)
    assert township.ripen().archived == 2
    assert_sound(township, before)
    assert [from_canonical(line.body).fields for line in history(db, HERE, PERSON.number, key(1))] == [
        late.fields,
        {DELETED: 1},
        {NAME: "deleted", PHONE: "1"},
    ]


def test_a_row_that_was_brought_back_is_no_tombstone(db: Database) -> None:
    township = Township(db)
    township.push(0, 1, {NAME: "a"})
    township.push(0, 1, {DELETED: 1})
    township.push(0, 1, {DELETED: None})
    assert township.ripen().purged == 0


def test_an_erasure_takes_what_was_archived_too(db: Database) -> None:
    township = Township(db)
    township.push(0, 1, {NAME: "canary-one"})
    township.push(0, 1, {NAME: "canary-two"})
    township.push(0, 50, {VISIT.by_name["person"].number: key(1), 7: "canary-text"}, kind=VISIT.number)
    township.push(0, 1, {PHONE: 7})  # refused: no text
    before = township.log()
    township.ripen()
    assert history(db, HERE, PERSON.number, key(1))
    township.erase(0, 1)
    assert history(db, HERE, PERSON.number, key(1)) == []
    assert township.rows()[PERSON.number, key(1)] == {GONE: ERASED, DELETED: 1}
    for line in township.log()[:4]:
        assert is_blank(line.entry.operation)
    assert_sound(township, before)
    if db.is_sqlite:
        with db.reading():
            path = Path(db.rows("PRAGMA database_list")[0][2])
        db.forget()
        assert b"canary" not in path.read_bytes()
        assert b"canary" not in path.with_name(path.name + "-wal").read_bytes()


edits = st.one_of(
    st.tuples(
        st.just("edit"),
        st.integers(0, 2),
        st.integers(1, 4),
        st.dictionaries(st.sampled_from([NAME, PHONE, NOTE, 77]), st.sampled_from(["x", "y", "z", None]), min_size=1),
        st.integers(0, 12),
    ),
    st.tuples(st.just("delete"), st.integers(0, 2), st.integers(1, 4), st.sampled_from([1, None]), st.integers(0, 12)),
    st.tuples(st.just("decide"), st.integers(0, 2)),
    st.tuples(st.just("follow"), st.integers(0, 2)),
    st.tuples(st.just("sweep"), st.integers(0, 250)),
    st.tuples(st.just("erase"), st.integers(1, 4)),
)


def act(township: Township, step: tuple[object, ...]) -> None:
    match step:
        case ("edit", int(device), int(row), dict(fields), int(behind)):
            township.push(device, row, fields, base=max(0, township.head - behind))
        case ("delete", int(device), int(row), value, int(behind)):
            township.push(device, row, {DELETED: value}, base=max(0, township.head - behind))
        case ("decide", int(device)):
            for kind, id_ in township.rows():
                if kind == CONFLICT.number:
                    township.push(device, int.from_bytes(id_, "big"), {STATE: "decided"}, kind=kind)
        case ("follow", int(device)):
            township.follow(device)
        case ("sweep", int(days)):
            township.sweep(days)
        case ("erase", int(row)):
            township.erase(0, row)


def check_story(township: Township, steps: list[tuple[object, ...]]) -> None:
    """Plays steps, with a sweep at the end; the log that never was compacted is kept beside."""
    whole: list[Line] = []
    for step in steps:
        act(township, step)
        whole += township.log()[len(whole) :]
    before = township.digest if not any(step[0] in ("delete", "erase") for step in steps) else None
    township.ripen()
    assert before in (None, township.digest)
    assert_sound(township, [*whole, *township.log()[len(whole) :]])


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database with a township and its three laptops: enrolling them is slow by intent."""
    path = tmp_path_factory.mktemp("fresh") / "server.db"
    db = Database(f"sqlite:///{path}")
    db.create_tables()
    Township(db, 3)
    db.forget()
    db.close()
    return path


@given(st.lists(edits, max_size=20))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_was_done_the_compacted_log_gives_the_same_rows(fresh: Path, steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = Database(f"sqlite:///{shutil.copy(fresh, folder)}")
        try:
            with db.reading():  # the pool's one connection: no example needs to survive a power cut
                db.execute("PRAGMA synchronous = OFF")
            check_story(Township(db, 3, enrolled=True), steps)
        finally:
            db.close()


@pytest.mark.parametrize("seed", range(3))
def test_a_long_story_compacts_alike_on_both_databases(db: Database, seed: int) -> None:
    steps: list[tuple[object, ...]] = []
    values = ["x", "y", "z", None]
    for i in range(120):
        n = (i * 7919 + seed * 104729) % 1009
        row, device, behind = n % 4 + 1, n % 3, n % 13
        if n % 17 == 0:
            steps.append(("sweep", n % 90))
        elif n % 13 == 0:
            steps.append(("delete", device, row, 1 if n % 2 else None, behind))
        elif n % 11 == 0:
            steps.append(("decide", device))
        else:
            steps.append(("edit", device, row, {(NAME, PHONE, NOTE)[n % 3]: values[n % 4]}, behind))
    check_story(Township(db, 3), steps)


def test_a_clock_that_jumps_ahead_clears_nothing(db: Database, tmp_path: Path) -> None:
    township, photos = Township(db), Photos(db, tmp_path)
    for note in ("one", "two", "three"):
        township.push(0, 1, {NOTE: note})
    township.ripen()
    archived = "SELECT COUNT(*) FROM archive"
    with db.reading():
        ((before,),) = db.rows(archived)
    assert before and sweep_when_due(db, photos, township.now, Event())
    assert sweep_when_due(db, photos, township.now + 500 * DAY_MS, Event())
    assert sweep_when_due(db, photos, township.now + 60_000, Event())  # the clock was put right
    with db.reading():
        assert db.rows(archived) == [(before,)]


def test_the_clock_is_believed_in_steps(db: Database) -> None:
    assert steady(db, NOW) == NOW
    assert [steady(db, NOW + day * DAY_MS) for day in (1, 2, 3)] == [NOW + day * DAY_MS for day in (1, 2, 3)]
    assert steady(db, NOW + 500 * DAY_MS) == NOW + 3 * DAY_MS + STEP_MS
    assert steady(db, NOW + 4 * DAY_MS) == NOW + 4 * DAY_MS
    assert steady(db, NOW) == NOW
    days = [steady(db, NOW + (400 + day) * DAY_MS) for day in range(500)]  # the server stood still for a year
    assert days == sorted(days) and days[-1] == NOW + 899 * DAY_MS


def test_pushes_come_first_between_two_slices(db: Database) -> None:
    township = Township(db)
    for i in range(2 * SLICE + 3):
        township.push(0, 1, {NOTE: f"note {i}"})
    for device in range(2):
        township.follow(device)
    township.sweep()
    rests: list[float] = []
    assert compact(db, township.now + RECENT_MS + DAY_MS, rest=rests.append).archived
    assert len(rests) == 2 and min(rests) > 0


def test_a_history_is_read_only_as_far_as_it_is_given(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody may have made very many entries: reading them all would take the server's memory."""
    township = Township(db)
    for n in range(300):
        township.push(0, 1, {NOTE: f"{n} {'x' * 4000}"})
    read: list[int] = []
    rows = Database.rows

    def counted(self: Database, sql: str, values: Any = ()) -> Any:
        found = rows(self, sql, values)
        read.append(len(found))
        return found

    monkeypatch.setattr(Database, "rows", counted)
    given = history(db, HERE, PERSON.number, key(1))
    monkeypatch.undo()
    assert [line.seq for line in given] == list(range(300, 300 - len(given), -1))
    assert 200_000 < sum(len(line.body) for line in given) <= MAX_HISTORY
    assert sum(read) <= 101
