"""What a shut-out laptop had not sent is kept at the server for a person to decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.shut_out import ShutOut
from desktop.store.aside import laid_aside, let_go, release
from desktop.store.changes import Edit, Label
from desktop.sync import frames
from protocol.ids import derived_id, new_id
from server.ledger import Ledger, Run
from server.quarantine import accept, aside, discard
from tests.replay import assert_replay_gives_rows
from tests.sync.carriers import Carrier
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
    assert mine.journal.log.waiting()[0] == 2  # nothing is given up on the laptop either
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
    assert late.journal.sync.first_copy_phase is None


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
    run = Run(device, 1, mine.journal.head[1], mine.journal.sync.pending(0, 10))

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


# The last stick of a lost laptop ------------------------------------------------------------------------------------


@pytest.fixture
def lost(world: World) -> tuple[Laptop, Laptop, Laptop, dict[str, bytes]]:
    """E5: a laptop that was shut out first; its last stick read into the chair's new one, which went on typing; a third
    one. Which rows it was about."""
    carrier = Carrier(world)
    out, new, other = (world.laptop(name) for name in ("out", "new", "other"))
    ids = {name: new_id() for name in ("woman", "girl", "visit")}
    out.write("person", ids["woman"], name_zh="乌云", phone="1")
    for laptop in (out, new, other):
        laptop.sync()
    out.write("person", ids["woman"], phone="2")
    out.write("person", ids["girl"], name_zh="其木格")
    out.write("visit", ids["visit"], person=ids["woman"], date="2026-11-02", situation="住院")
    stick, _ = carrier.write(out)
    world.shut(out)
    assert carrier.read(new, stick).carried == 3
    new.write("person", ids["girl"], note="在别处看到")
    new.sync()
    other.sync()
    return out, new, other, ids


def test_the_laptop_hears_what_is_laid_aside_and_the_chair_answers_for_it(
    world: World, lost: tuple[Laptop, Laptop, Laptop, dict[str, bytes]]
) -> None:
    out, new, other, ids = lost
    [waiting] = laid_aside(new.db)
    assert (waiting.device, waiting.number, waiting.kinds) == (out.journal.device, 3, {"person": 2, "visit": 1})
    assert other.row("person", ids["woman"])["phone"] == "1" and new.row("person", ids["woman"])["phone"] == "2"
    changes = release(new.journal, out.journal.device)
    assert changes.touches("person", "visit") or not changes.ids
    assert laid_aside(new.db) == [] and new.journal.log.carried() == 0
    assert new.row("person", ids["woman"])["phone"] == "2"
    assert new.sync().sent == 3
    other.sync()
    assert other.row("person", ids["woman"])["phone"] == "2"
    assert (other.row("person", ids["girl"])["name_zh"], other.row("person", ids["girl"])["note"]) == (
        "其木格",
        "在别处看到",
    )
    line = other.journal.log.history("visit", ids["visit"])[0]
    assert line.author == out.journal.author  # whoever typed it, and when, stays
    assert_replay_gives_rows(other.db)
    # The banner office takes the same in at the server as well: nobody is asked, nothing changes.
    other.write("person", ids["woman"], phone="3")
    other.sync()
    assert accept(world.db, TOWNSHIP, out.journal.device, world.clock()) == 3
    for laptop in (new, other):
        laptop.sync()
        assert laptop.row("person", ids["woman"])["phone"] == "3"
        assert laptop.db.value("SELECT count(*) FROM conflict") == 0
        assert laptop.digest == world.digest()


def test_what_nobody_answers_for_is_taken_out_again(
    world: World, lost: tuple[Laptop, Laptop, Laptop, dict[str, bytes]]
) -> None:
    out, new, other, ids = lost
    let_go(new.journal, out.journal.device)
    assert laid_aside(new.db) == [] and new.journal.log.carried() == 0
    assert new.row("person", ids["woman"])["phone"] == "1"
    assert new.journal.rows.get("visit", ids["visit"]) is None
    new.sync()
    other.sync()
    assert new.digest == other.digest == world.digest()
    assert aside(world.db)[0].kinds == {"person": 2, "visit": 1}  # the banner office may still look at it


def test_what_is_taken_in_at_the_server_waits_for_no_answer_any_more(
    world: World, lost: tuple[Laptop, Laptop, Laptop, dict[str, bytes]]
) -> None:
    out, new, other, ids = lost
    assert accept(world.db, TOWNSHIP, out.journal.device, world.clock()) == 3
    for laptop in (new, other):
        laptop.sync()
        assert laptop.row("person", ids["girl"])["name_zh"] == "其木格"
    assert laid_aside(new.db) == [] and new.journal.log.carried() == 0
    assert new.digest == other.digest == world.digest()


def test_only_a_chair_answers(world: World, lost: tuple[Laptop, Laptop, Laptop, dict[str, bytes]]) -> None:
    out, new, _, _ = lost
    new.write("user", new.journal.author, name="娜仁", role="gacha_chair")
    shut = ShutOut(new)
    assert not shut.may_answer and len(shut.waiting()) == 1
    for act in (shut.release, shut.let_go):
        with pytest.raises(KnownError, match="role_may_not"):
            act(out.journal.device)
    assert len(shut.waiting()) == 1
