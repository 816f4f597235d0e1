"""What became of a laptop's own operations, told in runs; and rows that are read as far as they fit."""

from __future__ import annotations

from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocol.merge import RowState
from protocol.operations import Acknowledged, Entry
from protocol.records import PERSON
from server.database import Database
from server.exchange import Session
from server.states import TooMuch, states_of
from tests.unit.server.device import HERE, NAME, NOTE, Answer, Device, person


@pytest.fixture
def a(db: Database) -> Device:
    return Device(db, b"a" * 16)


@pytest.fixture
def b(db: Database, a: Device) -> Device:
    return Device(db, b"b" * 16)


def told(answer: Answer) -> list[tuple[int, int, dict[int, int], str]]:
    """(sequence, number, outcomes, refusal) of each entry of an answer, in runs or one by one."""
    found = []
    for item in answer.entries:
        if isinstance(item, Entry):
            found.append((item.seq, item.operation.number, item.outcomes, item.refused))
            continue
        for n in range(item.numbers):
            found.append((item.seq + n, item.number + n, *item.decided.get(item.number + n, ({}, ""))))
    return found


@pytest.mark.parametrize("wanted", [9999, 250])
def test_runs_tell_what_single_entries_tell(a: Device, b: Device, monkeypatch: pytest.MonkeyPatch, wanted: int) -> None:
    """Own operations that applied, among some that were refused and some of another laptop."""
    for start in range(0, 900, 150):
        a.push(a.run((person(start + n), {NAME: 5 if n == 149 else "x"}) for n in range(150)))
        b.push(b.run([(person(5000 + start), {NAME: "y"})]))
    answer = a.push(wanted=wanted)
    monkeypatch.setattr("server.exchange._WORTH_A_LOOK", 1_000_000)
    one_by_one = a.push(wanted=wanted)
    assert told(answer) == told(one_by_one) and len(told(answer)) == min(906, wanted)
    assert (answer.cursor, answer.log_hash) == (one_by_one.cursor, one_by_one.log_hash)


def test_a_long_run_is_not_read(a: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first push has twenty thousand of them."""
    pushed = a.run((person(n), {NAME: "x"}) for n in range(2500))

    def read(session: Session, page: object) -> NoReturn:
        raise AssertionError("entries were read")

    monkeypatch.setattr(Session, "_cut", read)
    answer = a.push(pushed)
    assert [(item.seq, item.numbers) for item in answer.entries if isinstance(item, Acknowledged)] == [
        (1, 2000),
        (2001, 500),
    ]
    assert a.push(cursor=answer.cursor).entries == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sizes=st.lists(st.integers(1, 3000), min_size=1, max_size=40),
    slim=st.integers(1, 3000),
    at_once=st.integers(1, 50),
    most=st.integers(0, 60_000),
)
def test_rows_are_read_whole_or_not_at_all(
    db: Database, a: Device, sizes: list[int], slim: int, at_once: int, most: int
) -> None:
    """Slim and fat ones alike; what is too much together is refused before the fat ones are read."""
    rows = {person(n): {NOTE: "x" * size} for n, size in enumerate(sizes)}
    db.run(lambda: db.execute("DELETE FROM record WHERE township = ?", (HERE,)))
    a.push(a.run(rows.items()))
    with pytest.MonkeyPatch.context() as patch, db.reading():
        patch.setattr("server.states._SLIM", slim)
        patch.setattr("server.states._AT_ONCE", at_once)
        asked = [*rows, person(9999)]
        whole: dict[bytes, RowState] = states_of(db, HERE, PERSON.number, asked)
        assert {id_: state.cells for id_, state in whole.items()} == rows
        size = sum(n for (n,) in db.rows("SELECT LENGTH(state) FROM record WHERE township = ?", (HERE,)))
        if size > most:
            with pytest.raises(TooMuch):
                states_of(db, HERE, PERSON.number, asked, most)
        else:
            assert states_of(db, HERE, PERSON.number, asked, most) == whole
