"""A process of one thread that forks children to be killed: ``python -m tests.faults.nursery``.

Reads one JSON command a line; the child writes its pid first, then what it does, and the nursery ``dead`` at its end.
Forking takes milliseconds where a fresh interpreter takes a quarter of a second.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import Database, check, open_database
from desktop.store.driver import Connection
from protocol.ids import derived_id
from tests.encrypted import follow_the_run
from tests.replay import assert_replay_gives_rows

KINDS = ("person", "activity", "attendance")


def edits(run: int, act: int) -> list[Edit]:
    """The act's rows: new ones, and one that every act changes."""
    name = f"{run}-{act}"
    person, activity, attendance = (derived_id(kind, name) for kind in KINDS)
    return [
        Edit("person", person, {"name_zh": name}),
        Edit("activity", activity, {"title": name, "expected": [person]}),
        Edit("attendance", attendance, {"activity": activity, "person": person, "state": "present"}),
        Edit("visit", derived_id("visit", "one"), {"situation": name}),
    ]


def die_at(statement: int) -> None:
    """From now on, the process kills itself when SQLite begins its statement of this number."""
    begun = 0
    connect = Database._connect

    def trace(_: str) -> None:
        nonlocal begun
        begun += 1
        if begun == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(self: Database) -> Connection:
        connection = connect(self)
        connection.set_trace_callback(trace)
        return connection

    Database._connect = traced  # type: ignore[method-assign]


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _child(command: dict[str, Any]) -> None:
    """Opens the file in ``folder``; then saves acts of run ``run``: ``acts`` of them, or for ever."""
    if command.get("die_at_opening"):
        die_at(command["die_at_opening"])
    db = open_database(Path(command["folder"]) / "township.db")
    if command.get("die_at"):
        db.close_all()
        die_at(command["die_at"])
        db = open_database(Path(command["folder"]) / "township.db")
    journal = Journal(db)
    _say("open")
    act = 0
    while command.get("acts") is None or act < command["acts"]:
        if act % 5 == 4:
            journal.write_in_slices(edits(command["run"], act), Label("test.slices", f"{command['run']}-{act}"))
        else:
            journal.write(edits(command["run"], act), Label("test.act", f"{command['run']}-{act}"))
        _say(str(act))
        act += 1


def main() -> None:
    """Serves until its input ends."""
    follow_the_run()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _say(str(os.getpid()))
            code = 1
            try:
                _child(json.loads(line))
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        _say("dead" if os.WIFSIGNALED(status) else f"ended {os.waitstatus_to_exitcode(status)}")


class Nursery:
    """The parent's side: runs one child after another."""

    def __enter__(self) -> Nursery:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._out, selectors.EVENT_READ)
        self._pending = b""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._in.close()
        if kind is not None:
            self._process.kill()
        self._process.wait()
        self._selector.close()
        self._out.close()

    def run(self, kill_after: Callable[[int], float | None] | None = None, **command: Any) -> tuple[list[int], str]:
        """Runs a child to its end; gives the acts that it acknowledged, and how it ended.

        ``kill_after`` is asked after each act with how many there are (first with -1 when nothing was said yet): None
        lets it go on, else it is killed when it said nothing more for so many seconds, or right after its next word.
        """
        self._in.write(json.dumps(command).encode() + b"\n")
        child = int(self._line())
        acts: list[int] = []
        wait = kill_after(-1) if kill_after is not None else None
        while True:
            if wait is not None:
                if not self._pending:
                    self._selector.select(wait)
                os.kill(child, signal.SIGKILL)
                wait = kill_after = None
            line = self._line()
            if line.startswith(("dead", "ended")):
                return acts, line
            if line != "open":
                acts.append(int(line))
            if kill_after is not None:
                wait = kill_after(len(acts))

    def _line(self) -> str:
        while b"\n" not in self._pending:
            data = self._out.read(4096)
            if not data:
                raise AssertionError("the nursery is gone")
            self._pending += data
        line, _, self._pending = self._pending.partition(b"\n")
        return line.decode()


def acts_in(db: Database) -> Iterator[tuple[str, int]]:
    """(name, rows that carry it) of each act that the file holds any row of."""
    yield from db.rows(
        "SELECT name, count(*) FROM (SELECT name_zh AS name FROM person UNION ALL SELECT title FROM activity"
        " UNION ALL SELECT p.name_zh FROM attendance AS t JOIN person AS p ON p.id = t.person) GROUP BY name"
    )


def assert_whole(folder: Path, acknowledged: set[str]) -> set[str]:
    """The file is sound, holds every acknowledged act, and no act in part; gives the acts that it holds."""
    path = folder / "township.db"
    db = open_database(path)
    rows = dict(acts_in(db))
    assert acknowledged <= rows.keys(), "an acknowledged act is lost"
    assert set(rows.values()) <= {len(KINDS)}, "an act is there in part"
    named = {subject for (subject,) in db.rows("SELECT subject FROM operation WHERE label IS NOT NULL")}
    assert named - {"after"} == rows.keys()
    assert_replay_gives_rows(db)
    db.close_all()
    assert check(path) == "ok"
    return set(rows)


if __name__ == "__main__":
    main()
