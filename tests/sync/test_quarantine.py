"""What a shut-out laptop had not sent is kept at the server for a person to decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.store.changes import Edit, Label
from desktop.sync import frames
from protocol.ids import derived_id, new_id
from server.ledger import Ledger, Run
from server.quarantine import accept, aside, discard
from tests.sync.laptops import TOWNSHIP, Laptop, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def shut_out(laptop: Laptop) -> KnownError:
    """Why the laptop's exchange fails."""
    with pytest.raises(KnownError) as caught:
        laptop.engine.exchange()
    return caught.value


def head(world: World) -> int:
    with world.db.reading():
        return int(world.db.rows("SELECT head FROM township")[0][0])


def test_what_waited_is_laid_aside_and_comes_into_the_records_when_it_is_accepted(world: World) -> None:
    mine, other = world.laptop("mine"), world.laptop("other")
    woman = new_id()
    mine.write("person", woman, name_zh="乌云", phone="1")
    mine.sync()
    mine.write("person", woman, phone="2")
    mine.write("visit", new_id(), person=woman, date="2026-11-02", situation="住院")
    world.shut(mine)
    before = head(world)
    error = shut_out(mine)
    assert (error.code, error.details) == ("revoked_kept", {"count": 2})
    assert head(world) == before
    assert mine.journal.waiting()[0] == 2  # nothing is given up on the laptop either
    [kept] = aside(world.db)
    assert (kept.township, kept.device, kept.kinds) == (TOWNSHIP, mine.journal.device, {"person": 1, "visit": 1})
    mine.write("person", woman, note="后来")
    assert shut_out(mine).details == {"count": 3}  # what came before is not kept twice
    other.sync()
    assert other.row("person", woman)["phone"] == "1"  # as long as nobody has decided

    assert accept(world.db, TOWNSHIP, mine.journal.device, world.clock()) == 3
    assert aside(world.db) == []
    other.sync()
    assert (other.row("person", woman)["phone"], other.row("person", woman)["note"]) == ("2", "后来")
    assert other.digest == world.digest()
    mine.write("person", woman, note="还有")
    assert shut_out(mine).code == "revoked_kept"
    assert aside(world.db)[0].kinds == {"person": 1}


def test_a_shut_out_laptop_is_told_nothing_of_the_township(world: World) -> None:
    mine, other = world.laptop("mine"), world.laptop("other")
    mine.sync()
    other.write("person", new_id(), name_zh="其木格")
    other.sync()
    world.shut(mine)
    seq = mine.journal.cursor.seq
    assert shut_out(mine).code == "revoked"
    assert mine.journal.cursor.seq == seq
    assert "其木格".encode() not in mine.line.answers[-1]
    late = world.laptop("late")
    world.shut(late)
    assert shut_out(late).code == "revoked"
    assert late.journal.first_copy_phase is None


def test_an_outbox_of_several_requests_is_handed_over_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = world.laptop("mine")
    mine.sync()
    for n in range(40):
        mine.write("person", derived_id("person", str(n)), name_zh="娜仁", note="备注" * 50)
    monkeypatch.setattr(frames, "_RUN", 5)
    monkeypatch.setattr(frames, "MAX_REQUEST", frames._SPARE + 2500)
    world.shut(mine)
    assert shut_out(mine).details == {"count": 40}
    assert aside(world.db)[0].kinds == {"person": 40}
    assert len(mine.line.requests) > 2


def test_what_another_carries_of_a_shut_out_laptop_waits_too_and_does_not_hold_the_other_up(world: World) -> None:
    mine = world.laptop("mine")
    mine.sync()
    mine.write("person", new_id(), name_zh="娜仁")
    world.shut(mine)
    device = mine.journal.device
    run = Run(device, 1, mine.journal.head[1], mine.journal.pending(0, 10))

    def carried() -> None:
        ledger = Ledger(world.db, TOWNSHIP, world.clock())
        ledger.take([run])
        ledger.close()

    world.db.run(carried)
    world.db.run(carried)
    assert aside(world.db)[0].kinds == {"person": 1}
    assert head(world) == 0
    assert discard(world.db, TOWNSHIP, device) == 1
    assert aside(world.db) == []


def test_an_erasure_reaches_what_was_laid_aside(world: World) -> None:
    mine, other = world.laptop("mine"), world.laptop("other")
    woman = new_id()
    mine.write("person", woman, name_zh="乌云")
    mine.sync()
    mine.write("person", woman, note="canary")
    mine.write("visit", new_id(), person=woman, date="2026-11-02", situation="canary")
    world.shut(mine)
    shut_out(mine)
    other.sync()
    fields = {"kind": "person", "row": woman, "reason": "her_wish", "requested_on": "2026-11-24"}
    other.journal.write([Edit("erasure", derived_id("erasure", "person", woman), fields)], Label("person.erase"))
    other.sync()
    with world.db.reading():
        kept = world.db.rows("SELECT operation FROM quarantine")
    assert len(kept) == 2
    assert not any(b"canary" in operation for (operation,) in kept)
    assert accept(world.db, TOWNSHIP, mine.journal.device, world.clock()) == 2
    other.sync()
    assert other.digest == world.digest()
    assert not any(b"canary" in path.read_bytes() for path in world.folder.glob("server.db*"))
