"""What must hold after every history: nothing waits, everybody agrees, and no typed value is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from protocol.digest import MODULUS, row_digest
from protocol.lists import list_of
from protocol.merge import RowState, replay
from protocol.operations import APPLIED, GONE, PURGED, REFUSED, REVIEW, SUPERSEDED, Entry, Operation
from protocol.records import BY_NAME, CONFLICT
from tests.replay import assert_replay_gives_rows, confirmed_rows, visible_rows
from tests.simulation.world import TOWNSHIP, Laptop, Typed, World

QUIET_ROUNDS = 3


def come_to_rest(world: World) -> None:
    """Three quiet rounds, then everything that ``assert_at_rest`` says."""
    world.server.spare()
    world.server.down = False
    for laptop in world.laptops:
        laptop.fate.spare()
        laptop.line.weather = laptop.line.slow = laptop.line.between = laptop.line.during = None
        if not laptop.alive:
            laptop.open()
    for _ in range(QUIET_ROUNDS):
        for laptop in world.laptops:
            if laptop.shut_out:
                laptop.hand_over()
            else:
                laptop.sync()
    assert_at_rest(world)


def assert_at_rest(world: World) -> None:
    """Fails where a replica differs, an operation waits, a value that was typed is nowhere, or the log does not give
    the rows."""
    server, township = world.server, TOWNSHIP
    log, root = server.whole_log(township), server.digest(township)
    rows = server.rows(township)
    assert _digest(rows) == root, "the server's digest is not its rows'"
    _assert_log_gives(rows, server.log(township))
    _assert_disputes_stand(rows)
    fresh = world.laptop("fresh", spare=True)
    try:
        fresh.sync()
        expected = {key: row.cells for key, row in visible_rows(fresh.db).items()}
        assert expected == _filled(rows), "a fresh copy has other rows than the server"
        for laptop in (*world.active, fresh):
            _assert_replica(laptop, root, len(log), expected)
    finally:
        fresh.close()
    assert_nothing_typed_is_lost(world, log)


def _assert_replica(laptop: Laptop, root: bytes, head: int, expected: dict[tuple[int, bytes], dict[int, Any]]) -> None:
    name, journal = laptop.name, laptop.journal
    assert journal.log.waiting()[0] == 0, f"{name} still has operations waiting"
    # What was laid aside of a device that is shut out goes on waiting where a stick brought it, until a person decides.
    waits = {(op.kind, op.row) for op in laptop.of_the_shut_out()}
    shown = set(laptop.db.rows("SELECT kind, row FROM shadow"))
    assert shown <= waits, f"{name} shows what is not confirmed"
    assert journal.cursor.seq == head, f"{name} is not at the head"
    assert laptop.digest == root, f"{name} has another digest"
    found = {key: row.cells for key, row in (confirmed_rows if waits else visible_rows)(laptop.db).items()}
    assert found == expected, f"{name} shows other rows than a fresh copy"
    if not laptop.db.value("SELECT COUNT(*) FROM operation WHERE seq = 0"):
        assert_replay_gives_rows(laptop.db)


def _assert_log_gives(rows: dict[tuple[int, bytes], dict[int, Any]], log: list[Entry]) -> None:
    """A replay of the log's outcomes gives the server's rows."""
    states: dict[tuple[int, bytes], RowState | None] = {}
    for entry in log:
        if not entry.refused:
            op = entry.operation
            states[op.kind, op.row] = replay(states.get((op.kind, op.row)), op, entry.outcomes, entry.seq)
    replayed = {key: state.cells for key, state in states.items() if state is not None}
    assert _filled(replayed) == _filled(rows), "a replay of the log gives other rows"


def _assert_disputes_stand(rows: dict[tuple[int, bytes], dict[int, Any]]) -> None:
    """What an open conflict is about is there, so that a person can decide."""
    kinds, about, state = (CONFLICT.by_name[name].number for name in ("kind", "row", "state"))
    for (kind, _), cells in rows.items():
        if kind == CONFLICT.number and cells[state] == "open" and cells[kinds] in BY_NAME:
            row = rows[BY_NAME[cells[kinds]].number, cells[about]]
            assert row.get(GONE) != PURGED, "an open conflict is about a row that was emptied"


def assert_nothing_typed_is_lost(world: World, log: list[Entry]) -> None:
    """Every typed value is current, superseded in a history, in review, in the list of refused operations, or of a
    laptop that was shut out and laid aside. ``log``: with the values that stand in the archive."""
    entries: dict[tuple[int, bytes, int, bytes], list[Entry]] = defaultdict(list)
    contested: dict[bytes, list[str]] = defaultdict(list)
    versions = CONFLICT.by_name["versions"].number
    about: dict[bytes, bytes] = {}
    for entry in log:
        op = entry.operation
        entries[op.kind, op.row, op.stamp, op.author].append(entry)
        if op.kind == CONFLICT.number and versions in op.fields:
            about.setdefault(op.row, op.fields.get(CONFLICT.by_name["row"].number, b""))
            contested[about[op.row]].append(repr(op.fields[versions]))
    aside = world.server.aside(TOWNSHIP)
    for typed, value in ((typed, value) for typed, values in world.typed.items() for value in values):
        found = [
            entry
            for entry in entries[typed.kind, typed.row, typed.stamp, typed.author]
            if entry.operation.fields.get(typed.field, _MISSING) == value
        ]
        if not found and world.restored and _is_told_otherwise(world, typed, value, entries):
            continue  # its operation was gone with the server's log; a laptop wrote what it showed anew
        if not found and any(
            (op.kind, op.row, op.stamp, op.author) == (typed.kind, typed.row, typed.stamp, typed.author)
            and op.fields.get(typed.field, _MISSING) == value
            for op in aside
        ):
            continue  # its device was shut out, and it is kept for a person to decide
        assert found, f"a typed value never came to the server: {typed}"
        # A laptop writes anew what a restored server decided otherwise than before, as old as it is.
        times = world.typed[typed].count(value) + world.revived
        assert len(found) <= times or world.restored, f"a typed value came twice: {typed}"
        entry = found[0]
        outcome = entry.outcomes.get(typed.field, APPLIED)
        if outcome == REVIEW:
            assert any(_shown(value) in text for text in contested[typed.row]), f"in review, but nowhere: {typed}"
        elif outcome == REFUSED:
            assert entry.refused
        else:
            assert outcome in (APPLIED, SUPERSEDED)
        if entry.refused:
            assert any(
                typed.stamp == op.stamp and typed.row == op.row
                for laptop in world.laptops
                for op, _, _ in laptop.journal.log.refused(1 << 30)
            ), f"refused, but in nobody's list: {typed}"


def _is_told_otherwise(world: World, typed: Typed, value: Any, entries: Mapping[Any, list[Entry]]) -> bool:
    """Where the server's log was lost: another operation says the same of the row, the field is empty as it was left,
    or somebody who had the value before her eyes replaced it, and a laptop's history has it."""
    same_row = [found for (kind, row, _, _), found in entries.items() if (kind, row) == (typed.kind, typed.row)]
    shown = world.server.rows(TOWNSHIP).get((typed.kind, typed.row), {}).get(typed.field)
    return (
        any(_says(entry.operation, typed.field, value) for found in same_row for entry in found)
        or (value is None and shown is None)
        or (typed in world.replaced and any(value in laptop.history(typed) for laptop in world.active))
    )


def _says(op: Operation, field: int, value: Any) -> bool:
    """Whether an operation gives a field this value; of a list change, whether its list is as the change left it."""
    if op.fields.get(field, _MISSING) == value:
        return True
    number = list_of(op.kind, field)
    whole = None if number is None else op.fields.get(number)
    if not isinstance(whole, list):
        return False
    added, taken = value
    return all(one in whole for one in added) and not any(one in whole for one in taken)


_MISSING = object()


def _shown(value: Any) -> str:
    """How a value stands in a conflict row, where ids are hex."""
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    return repr(value.hex() if isinstance(value, bytes) else value)


def _digest(rows: dict[tuple[int, bytes], dict[int, Any]]) -> bytes:
    total = sum(row_digest(kind, id_, cells) for (kind, id_), cells in rows.items()) % MODULUS
    return total.to_bytes(16, "little")


def _filled(rows: dict[tuple[int, bytes], dict[int, Any]]) -> dict[tuple[int, bytes], dict[int, Any]]:
    return {key: {n: v for n, v in cells.items() if v is not None} for key, cells in rows.items()}
