"""Run as a program: laptops and a server of a version that has a kind with sealed fields, and one that has not.

This kind stands for those that have sealed fields, as they were from the wire's first day: it is put
on the table of kinds before anything else reads it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, cast

from protocol import records
from protocol.records.kinds import Kind, Policy, Writes, kind, sealed

#: Frozen: numbers and types as they would go out.
SEALED_NOTE = kind(
    "sealed_note",
    110,
    sealed("words", 2),
    sealed("name", 3, Policy.REVIEW),
    writes=Writes.GACHA_CHAIR,
)
WORDS = bytes(range(256)) * 4


def put_on_the_table(found: Kind) -> None:
    """What is imported from now on knows the kind."""
    cast(Any, records).KINDS = (*records.KINDS, found)
    cast(dict[str, Kind], records.BY_NAME)[found.name] = found
    cast(dict[int, Kind], records.BY_NUMBER)[found.number] = found


def play(folder: Path) -> None:
    """Words travel and are merged as any value is; a program that does not know them keeps them."""
    from protocol.ids import new_id
    from protocol.wire import MAX_SEALED
    from tests.older import unchecked
    from tests.replay import assert_replay_gives_rows
    from tests.simulation.versions import older, running
    from tests.sync.laptops import World

    world = World(folder)
    a, b = world.laptop("a"), world.laptop("b")
    for laptop in (a, b):
        make_table(laptop.db)
    note, long = new_id(), new_id()
    a.write("sealed_note", note, words=WORDS, name=b"\x01")
    with unchecked():
        a.write("sealed_note", long, words=bytes(MAX_SEALED + 1))
    a.sync()
    b.sync()
    assert b.row("sealed_note", note)["words"] == WORDS
    assert [reason for *_, reason in a.journal.log.refused()] == ["text-too-long"]
    a.write("sealed_note", note, name=b"\x02")
    b.write("sealed_note", note, name=b"\x03")
    for laptop in (a, b, a):
        laptop.sync()
        assert laptop.row("sealed_note", note)["name"] == b"\x02"
    ((versions,),) = a.db.rows("SELECT versions FROM conflict")
    assert '"03"' in versions and '"02"' in versions
    with running(older({"sealed_note": frozenset()})):
        old = world.laptop("old")
        old.sync()
        assert old.digest == world.digest()
        assert old.db.value("SELECT count(*) FROM unknown_row") == 1
    for laptop in (a, b):
        assert laptop.digest == world.digest()
        assert_replay_gives_rows(laptop.db)
    world.close()


def make_table(db: Any) -> None:
    """The table that its migration would make."""
    from desktop.store.models import schema_statements

    (statement,) = (line for line in schema_statements() if 'CREATE TABLE "sealed_note"' in line)
    with db.writing() as connection:
        connection.execute(statement)


if __name__ == "__main__":
    put_on_the_table(SEALED_NOTE)
    play(Path(sys.argv[1]))
