"""Whatever two laptops do, and wherever the line breaks: one digest at the end, and every typed value accounted for."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.errors import KnownError
from desktop.store.changes import Edit, Label
from protocol.clock import MAX_AHEAD_MS
from protocol.digest import MODULUS, row_digest
from protocol.merge import RowState
from protocol.operations import Entry, from_canonical
from protocol.records import ATTENDANCE, BY_NAME
from tests.sync.laptops import Laptop, World

ROWS = range(1, 6)
LAPTOPS = st.sampled_from(["a", "b"])
FIELDS = st.sampled_from([("person", "note"), ("person", "phone"), ("person", "tags"), ("visit", "situation")])


def _id(kind: str, row: int) -> bytes:
    return bytes([BY_NAME[kind].number, row]) * 8


class Township(RuleBasedStateMachine):
    """Two laptops and a server; hypothesis is the weather."""

    @initialize(ahead=st.sampled_from([0, MAX_AHEAD_MS * 2, -(10**9)]))
    def begin(self, ahead: int) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.world = World(Path(self._folder.name))
        self.laptops = {"a": self.world.laptop("a", ahead_ms=ahead), "b": self.world.laptop("b")}
        self.typed: list[tuple[bytes, int, int, Any]] = []

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self._come_to_rest()
        finally:
            self.world.close()
            self._folder.cleanup()

    @rule(who=LAPTOPS, row=st.sampled_from(ROWS), field=FIELDS, value=st.sampled_from(["x", "y", "", None]))
    def edit(self, who: str, row: int, field: tuple[str, str], value: str | None) -> None:
        kind, name = field
        typed: Any = [value] if name == "tags" and value is not None else value
        self._write(who, Edit(kind, _id(kind, row), {name: typed}))

    @rule(who=LAPTOPS, row=st.sampled_from(ROWS), back=st.booleans())
    def delete_or_bring_back(self, who: str, row: int, back: bool) -> None:
        self._write(who, Edit("person", _id("person", row), {"deleted": 0 if back else 1}))

    @rule(who=LAPTOPS, person=st.sampled_from(ROWS), state=st.sampled_from(["present", "absent"]))
    def tick(self, who: str, person: int, state: str) -> None:
        key = {"activity": _id("activity", 1), "person": _id("person", person)}
        row = ATTENDANCE.derived_id(key)
        assert row is not None
        self._write(who, Edit("attendance", row, key | {"state": state}))

    @rule(who=LAPTOPS)
    def decide_a_conflict(self, who: str) -> None:
        laptop = self.laptops[who]
        for (conflict,) in laptop.db.rows("SELECT id FROM conflict WHERE state = 'open' ORDER BY id LIMIT 1"):
            self._write(who, Edit("conflict", conflict, {"state": "decided", "decided_by": laptop.journal.author}))

    @rule(who=LAPTOPS)
    def undo_the_last_act(self, who: str) -> None:
        laptop = self.laptops[who]
        for act in laptop.journal.acts(1):
            laptop.journal.undo(act.number)

    @rule(who=LAPTOPS)
    def sync(self, who: str) -> None:
        assert self.laptops[who].engine.exchange().whole

    @rule(who=LAPTOPS, after=st.integers(0, 400), up=st.booleans())
    def sync_over_a_line_that_breaks(self, who: str, after: int, up: bool) -> None:
        laptop = self.laptops[who]
        if up:
            laptop.line.cut_up = after
        else:
            laptop.line.cut_down = after
        with contextlib.suppress(KnownError):
            laptop.engine.exchange()
        laptop.line.cut_up = laptop.line.cut_down = None

    @rule(who=LAPTOPS, data=st.data())
    def an_old_request_arrives_again(self, who: str, data: st.DataObject) -> None:
        line = self.laptops[who].line
        if line.requests:
            line.replay(data.draw(st.sampled_from(line.requests)))

    @rule(who=LAPTOPS)
    def an_edit_falls_into_a_push(self, who: str) -> None:
        self.laptops[who].engine.exchange(
            progress=lambda p: (
                self._write(who, Edit("visit", _id("visit", 1), {"measure": f"{p.phase}{p.done}"}))
                if p.phase == "send" and p.done < 3
                else None
            )
        )

    @invariant()
    def the_servers_digest_is_that_of_its_rows(self) -> None:
        if hasattr(self, "world"):
            assert self.world.digest() == self._sum_of_rows()

    def _write(self, who: str, edit: Edit) -> None:
        laptop = self.laptops[who]
        before = laptop.journal.head[0]
        laptop.journal.write([edit], Label("test"))
        for op in laptop.journal.pending(before, None):
            self.typed += [(op.device, op.number, field, value) for field, value in op.fields.items()]

    def _sum_of_rows(self) -> bytes:
        decode: Callable[[bytes], RowState] = msgspec.msgpack.Decoder(RowState).decode
        with self.world.db.reading():
            rows = self.world.db.rows("SELECT kind, id, state FROM record")
        return (sum(row_digest(k, i, decode(s).cells) for k, i, s in rows) % MODULUS).to_bytes(16, "little")

    def _come_to_rest(self) -> None:
        """Three quiet rounds: outboxes empty, one digest, the log explains the rows, nothing typed is gone."""
        for _ in range(3):
            for laptop in self.laptops.values():
                laptop.engine.exchange()
        fresh = self.world.laptop("fresh")
        fresh.sync()
        for laptop in (*self.laptops.values(), fresh):
            assert laptop.journal.waiting()[0] == 0
            assert laptop.digest == self.world.digest()
            assert laptop.journal.cursor.seq == fresh.journal.cursor.seq
        a, b = self.laptops.values()
        for kind in BY_NAME:
            assert self._rows(a, kind) == self._rows(b, kind) == self._rows(fresh, kind)
        entries = {(e.operation.device, e.operation.number): e for e in self._log()}
        for device, number, field, value in self.typed:
            entry = entries[device, number]
            assert entry.operation.fields[field] == value
            outcome = entry.outcomes.get(field, 0)
            assert outcome in (0, 1, 2) and not entry.refused
            if outcome == 2:
                assert b.db.rows("SELECT COUNT(*) FROM conflict WHERE row = ?", (entry.operation.row,)) != [(0,)]

    @staticmethod
    def _rows(laptop: Laptop, kind: str) -> list[tuple[object, ...]]:
        names = ", ".join(["id", *(field for field in BY_NAME[kind].by_name)])
        return laptop.db.rows(f"SELECT {names} FROM {kind} ORDER BY id")

    def _log(self) -> list[Entry]:
        with self.world.db.reading():
            rows = self.world.db.rows("SELECT seq, body, decided FROM log ORDER BY seq")
        assert [seq for seq, _, _ in rows] == list(range(1, len(rows) + 1))
        return [
            Entry(seq, from_canonical(body), *(msgspec.msgpack.decode(decided) if decided else ({}, "")))
            for seq, body, decided in rows
        ]


TestTownship = Township.TestCase
TestTownship.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    suppress_health_check=list(HealthCheck),
    deadline=None,
    report_multiple_bugs=False,
)
