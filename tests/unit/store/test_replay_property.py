"""Whatever is written, taken back, decided elsewhere and pulled in whatever portions: the tables say what the journal
says. Edits, answers and the cuts between them are drawn at random."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.store.changes import Cursor, Edit, FirstRow, Journal, Label
from desktop.store.database import open_database
from protocol.ids import derived_id
from protocol.operations import APPLIED, REFUSED, REVIEW, SUPERSEDED, Operation, Value, chain_next, chain_start
from protocol.records import ACTIVITY, ATTENDANCE, BY_NAME, PERSON
from tests.replay import Key, Row, assert_replay_gives_rows, confirmed_rows
from tests.unit.store.conftest import NOW_MS
from tests.unit.store.township_log import EPOCH, TownshipLog

ROWS = {kind: [derived_id(kind, i) for i in range(3)] for kind in ("person", "activity", "attendance")}
UNKNOWN_KIND = 4242
UNKNOWN_ROWS = [derived_id("unknown", i) for i in range(2)]
UNKNOWN_FIELD = 900
DEVICES = [bytes([i]) * 16 for i in range(2, 5)]

texts = st.sampled_from(["乌云", "其其格", "ᠤᠶᠤᠨ", "Oyuna", ""])
ids = st.sampled_from(ROWS["person"])
FIELDS: dict[str, dict[str, st.SearchStrategy[Value]]] = {
    "person": {
        "name_zh": texts,
        "phone": st.sampled_from(["13948200001", "13948200002", None]),
        "tags": st.lists(texts.filter(bool), max_size=2),
        "to_complete": st.sampled_from([0, 1]),
        "household": st.none() | st.just(derived_id("household", 1)),
        "deleted": st.sampled_from([None, 1]),
    },
    "activity": {
        "title": texts,
        "expected": st.lists(ids, max_size=3),
        "guests_unnamed": st.none() | st.integers(0, 40),
    },
    "attendance": {"state": st.sampled_from(["present", "late", "unknown"]), "person": ids, "row": st.integers(1, 9)},
}


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """An edit of a few fields of one of a few rows."""
    kind = draw(st.sampled_from(sorted(FIELDS)))
    names = draw(st.lists(st.sampled_from(sorted(FIELDS[kind])), min_size=0, max_size=3, unique=True))
    return Edit(kind, draw(st.sampled_from(ROWS[kind])), {name: draw(FIELDS[kind][name]) for name in names})


@st.composite
def foreign_writes(draw: st.DrawFn) -> tuple[int, bytes, dict[int, Value]]:
    """(kind number, row, fields) of another laptop, perhaps of a newer version."""
    if draw(st.integers(0, 5)) == 0:
        fields = draw(st.dictionaries(st.integers(1, 4), st.none() | st.integers(0, 9) | texts, max_size=3))
        return UNKNOWN_KIND, draw(st.sampled_from(UNKNOWN_ROWS)), fields
    edit = draw(edits())
    kind = BY_NAME[edit.kind]
    fields = {kind.by_name[name].number: value for name, value in edit.fields.items()}
    if draw(st.integers(0, 4)) == 0:
        fields[UNKNOWN_FIELD] = draw(st.none() | st.lists(st.integers(0, 9), max_size=2))
    return kind.number, edit.id, fields


class LaptopAndLog(RuleBasedStateMachine):
    """One laptop with a real file; the server is whoever draws."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.db = open_database(Path(self.folder.name) / "township.db")
        self.log = TownshipLog()
        self.base: dict[Key, Row] | None = None
        self.sent = 0
        self.numbers = dict.fromkeys(DEVICES, 0)
        self.chains = {device: chain_start(device) for device in DEVICES}
        self.on_sticks: dict[bytes, list[Operation]] = {device: [] for device in DEVICES}
        self.open()

    def open(self) -> None:
        """The journal as a fresh start finds it; the wall clock falls back each time."""
        self.journal = Journal(self.db, now_ms=lambda: NOW_MS - len(self.log.entries))

    def teardown(self) -> None:
        self.db.close_all()
        self.folder.cleanup()

    @initialize(rows=st.lists(foreign_writes(), max_size=4, unique_by=lambda row: row[1]), copied=st.booleans())
    def first_copy(self, rows: list[tuple[int, bytes, dict[int, Value]]], copied: bool) -> None:
        if copied:
            self.journal.sync.begin_first_copy(Cursor(EPOCH, 0, bytes(16)))
            self.journal.sync.apply_rows([FirstRow(*row, 5, DEVICES[0], 6, DEVICES[1]) for row in rows], b"all")
            self.journal.sync.end_first_copy()
            self.base = confirmed_rows(self.db)

    @rule(act=st.lists(edits(), max_size=4), sliced=st.booleans())
    def write(self, act: list[Edit], sliced: bool) -> None:
        write = self.journal.write_in_slices if sliced else self.journal.write
        changes = write(act, Label("test.act"))
        assert bool(changes) == (changes.act is not None)

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        acts = self.journal.log.acts(limit=5)
        if acts:
            act = data.draw(st.sampled_from(acts))
            (self.journal.redo if act.undone else self.journal.undo)(act.number)

    @rule(count=st.integers(1, 4), data=st.data())
    def send(self, count: int, data: st.DataObject) -> None:
        """The server takes the next operations and decides about each field."""
        for op in self.journal.sync.pending(max(self.sent, self.journal.acknowledged), count):
            self.decide(op, data)
            self.sent = op.number

    @rule(write=foreign_writes(), device=st.sampled_from(DEVICES), minute=st.integers(-9, 9), data=st.data())
    def foreign(
        self, write: tuple[int, bytes, dict[int, Value]], device: bytes, minute: int, data: st.DataObject
    ) -> None:
        """Another laptop's operation reaches the log, behind those of it that went about on sticks."""
        for op in self.on_sticks[device]:
            self.decide(op, data)
        self.on_sticks[device] = []
        self.decide(self.by(device, write, minute), data)

    def by(self, device: bytes, write: tuple[int, bytes, dict[int, Value]], minute: int) -> Operation:
        self.numbers[device] += 1
        number, (kind, row, fields) = self.numbers[device], write
        stamp = (NOW_MS + minute * 60_000) << 16
        op = Operation(device, number, kind, row, fields, stamp, number, device, *self.journal.knowledge)
        self.before = self.chains[device]
        self.chains[device] = chain_next(self.before, op)
        return op

    @rule(write=foreign_writes(), device=st.sampled_from(DEVICES), minute=st.integers(-9, 9), times=st.integers(1, 2))
    def a_stick(self, write: tuple[int, bytes, dict[int, Value]], device: bytes, minute: int, times: int) -> None:
        op = self.by(device, write, minute)
        self.on_sticks[device].append(op)
        for _ in range(times):
            self.journal.sync.carry([op], self.before)

    @rule(device=st.sampled_from(DEVICES), data=st.data())
    def the_server_reads_the_stick(self, device: bytes, data: st.DataObject) -> None:
        for op in self.on_sticks[device]:
            self.decide(op, data)
        self.on_sticks[device] = []

    def decide(self, op: Operation, data: st.DataObject) -> None:
        if data.draw(st.integers(0, 9), label="refused if 0") == 0:
            self.log.add(op, refused="role")
            return
        outcome = st.sampled_from([APPLIED, APPLIED, APPLIED, SUPERSEDED, REVIEW, REFUSED])
        outcomes: dict[int, int] = {n: data.draw(outcome) for n in op.fields}
        self.log.add(op, {n: o for n, o in outcomes.items() if o != APPLIED})

    @rule(entries=st.none() | st.integers(1, 5))
    def pull(self, entries: int | None) -> None:
        before = self.visible()
        changes = self.log.pull(self.journal, entries)
        after = self.visible()
        differ = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        assert differ == {(kind, id_) for kind, ids in changes.ids.items() for id_ in ids}

    def visible(self) -> dict[tuple[str, bytes], Any]:
        names = {kind.name: kind.names for kind in (PERSON, ACTIVITY, ATTENDANCE)}
        return {
            (kind, id_): tuple(record[name] for name in names[kind])
            for kind in names
            for id_, record in self.journal.rows.get_many(kind, ROWS[kind]).items()
        }

    @rule()
    def restart(self) -> None:
        self.open()

    @invariant()
    def tables_say_what_the_journal_says(self) -> None:
        assert_replay_gives_rows(self.db, self.base)
        sent = [entry.operation.number for entry in self.log.entries if entry.operation.device == self.journal.device]
        assert self.journal.acknowledged <= max(sent, default=0)
        assert self.journal.log.waiting()[0] == len(self.journal.sync.pending(limit=None))
        entries = {(entry.operation.device, entry.operation.number) for entry in self.log.entries}
        for run in self.journal.sync.carried_runs():
            chain = run.before
            for op in run.operations:
                chain = chain_next(chain, op)
                assert (op.device, op.number) not in entries or self.journal.cursor.seq < len(entries)
            assert chain == run.after


LaptopAndLog.TestCase.settings = settings(max_examples=60, stateful_step_count=25)


class TestLaptopAndLog(LaptopAndLog.TestCase):
    """The machine as pytest finds it."""


def test_the_proof_sees_a_row_that_was_changed_behind_the_journal(tmp_path: Path) -> None:
    db = open_database(tmp_path / "township.db")
    journal = Journal(db)
    woman = ROWS["person"][0]
    journal.write([Edit("person", woman, {"name_zh": "乌云"})], Label("person.save"))
    assert_replay_gives_rows(db)
    with db.writing() as connection:
        connection.execute("UPDATE person SET phone = '13948200001'")
    with pytest.raises(AssertionError, match="visible rows"):
        assert_replay_gives_rows(db)
    db.close_all()
