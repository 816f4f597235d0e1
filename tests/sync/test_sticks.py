"""Sticks between laptops: what waits is shown there and carried on, once, by whatever road and in whatever order."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.store.bundles import signed_heads, waiting_bundles
from desktop.sync import signed_runs, sticks
from desktop.sync.stick_parts import Wait
from desktop.sync.stick_reading import dismiss
from protocol import codec
from protocol.ids import new_id
from protocol.signing import new_key
from server import exchange
from tests.replay import assert_replay_gives_rows
from tests.sync.carriers import NOW, Carrier
from tests.sync.laptops import FILE, Laptop, World


@pytest.fixture
def carrier(world: World) -> Carrier:
    return Carrier(world)


def test_what_waits_on_one_laptop_shows_on_the_other(world: World, carrier: Carrier) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    b.sync()
    woman = new_id()
    a.write("person", woman, name_zh="其木格", phone="13847912345")
    a.write("person", woman, note="愿意参加")
    path, written = carrier.write(a)
    assert (written.own, written.carried) == (2, 0)
    found = carrier.read(b, path)
    assert (found.device, found.carried, found.waits) == (a.journal.device, 2, "")
    assert b.row("person", woman)["note"] == "愿意参加"
    assert found.changes.touches("person")
    again = carrier.read(b, path)
    assert not again.new
    assert b.journal.log.waiting() == (0, None)
    assert_replay_gives_rows(b.db)


def test_own_ones_that_come_back_are_nothing(world: World, carrier: Carrier) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    b.sync()
    a.write("person", new_id(), name_zh="其木格")
    carrier.hand_over(a, b)
    path, written = carrier.write(b)
    assert (written.own, written.carried) == (0, 1)
    assert not carrier.read(a, path).new
    own_path, _ = carrier.write(a)
    assert carrier.read(a, own_path).own
    assert a.journal.log.waiting()[0] == 1
    assert not waiting_bundles(a.db)


def test_carried_ones_go_on_to_a_third_laptop(world: World, carrier: Carrier) -> None:
    a, b, c = (world.laptop(name) for name in "abc")
    for laptop in (a, b, c):
        laptop.sync()
    woman = new_id()
    a.write("person", woman, name_zh="其木格")
    carrier.hand_over(a, b)
    b.write("person", woman, note="乌云所见")
    found = carrier.hand_over(b, c)
    assert (found.device, found.carried) == (b.journal.device, 2)
    assert c.row("person", woman)["name_zh"] == "其木格"
    assert c.row("person", woman)["note"] == "乌云所见"
    assert signed_heads(c.db, a.journal.device, 1, 9).keys() == {1}


def test_the_log_comes_along_and_acknowledges(world: World, carrier: Carrier) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    b.sync()
    woman = new_id()
    a.write("person", woman, name_zh="其木格")
    carrier.hand_over(a, b)
    path, _ = carrier.write(b)  # before the server has anything
    # The server hears of it on another road, and b follows its log.
    request = a.line.requests
    a.line.cut_down = 0
    with pytest.raises(KnownError):
        a.engine.exchange()
    assert request
    b.write("visit", new_id(), situation="入户")
    b.sync()
    assert a.journal.log.waiting()[0] == 1
    found = carrier.hand_over(b, a)
    assert (found.acknowledged, found.received) == (1, 1)
    assert a.journal.log.waiting() == (0, None)
    assert not carrier.read(a, path).new
    assert a.digest == b.digest == world.digest()
    assert a.sync().received == 0
    assert_replay_gives_rows(a.db)


def test_a_bundle_with_a_gap_before_it_waits_and_fits_later(
    world: World, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, c = (world.laptop(name) for name in "abc")
    for laptop in (a, b, c):
        laptop.sync()
    a.write("person", new_id(), name_zh="其木格")
    a.sync()
    first, _ = carrier.write(a)
    monkeypatch.setattr(sticks, "MARGIN", 0)
    a.write("visit", new_id(), situation="一")
    a.sync()
    a.write("visit", new_id(), situation="二")
    second, _ = carrier.write(a)
    found = carrier.read(b, second)
    assert found.waits == Wait.GAP
    assert [(waiting.device, waiting.reason) for waiting in waiting_bundles(b.db)] == [(a.journal.device, Wait.GAP)]
    assert carrier.retry(b) == []
    assert carrier.read(b, second).waits == Wait.GAP  # read again, it waits once
    assert carrier.read(b, first).received == 1
    # Still one entry short; the network brings it, or another stick.
    assert len(waiting_bundles(b.db)) == 1
    b.sync()
    (late,) = carrier.retry(b)
    assert (late.received, late.carried) == (0, 1)
    assert not waiting_bundles(b.db)
    assert list((b.db.path.parent / "bundles").glob("*.sumu")) == []
    carrier.read(c, second)
    dismiss(c.db, waiting_bundles(c.db)[0].id)
    assert not waiting_bundles(c.db)
    assert list((c.db.path.parent / "bundles").glob("*.sumu")) == []


def test_many_operations_are_signed_in_parts(world: World, carrier: Carrier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed_runs, "CHECKPOINT", 3)
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    b.sync()
    for i in range(8):
        a.write("visit", new_id(), situation=str(i))
    path, written = carrier.write(a)
    assert written.own == 8
    # What was handed on once stays an end, for others may have written on top of it.
    a.write("visit", new_id(), situation="9")
    a.write("visit", new_id(), situation="10")
    later, _ = carrier.write(a)
    assert signed_heads(a.db, a.journal.device, 1, 99).keys() == {3, 6, 8, 10} | {9}
    assert carrier.read(b, path).carried == 8
    assert carrier.read(b, later).carried == 2
    assert signed_heads(b.db, a.journal.device, 1, 99).keys() >= {3, 6, 8, 10}
    # When the log brings them, the signatures have done their work.
    a.sync()
    b.sync()
    carrier.hand_over(a, b)
    assert signed_heads(b.db, a.journal.device, 1, 99) == {}


@pytest.mark.parametrize("change", ["cut", "flip", "noise", "gone"])
def test_a_broken_file_is_refused_in_words_and_nothing_is_kept(world: World, carrier: Carrier, change: str) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    b.sync()
    a.write("person", new_id(), name_zh="其木格")
    path, _ = carrier.write(a)
    data = bytearray(path.read_bytes())
    if change == "cut":
        path.write_bytes(data[:-10])
    elif change == "flip":
        data[-100] ^= 1
        path.write_bytes(data)
    elif change == "noise":
        path.write_bytes(b"PK" + data)
    else:
        path.unlink()
    words = {"cut": "truncated", "flip": "tampered", "noise": "foreign", "gone": "file_unreadable"}
    with pytest.raises(KnownError, match=words[change]):
        carrier.read(b, path)
    assert not waiting_bundles(b.db)
    assert list((b.db.path.parent / "bundles").iterdir()) == []


def test_a_stick_that_is_full_or_gone_is_told_and_nothing_is_left(world: World, carrier: Carrier) -> None:
    a = world.laptop("a")
    a.sync()
    with pytest.raises(KnownError, match="stick_gone"):
        sticks.export_bundle(a.journal, carrier.connection(a), Path(world.folder / "pulled"), NOW)
    assert list((a.db.path.parent / "bundles").iterdir()) == []


def test_what_was_carried_onto_a_line_that_broke_is_offered_again(world: World, carrier: Carrier) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync(), b.sync()
    a.write("person", new_id(), name_zh="其木格")
    path, _ = carrier.write(a)
    carrier.read(b, path)
    b.line.cut_up = 40  # the head arrives, what is carried does not
    with pytest.raises(KnownError, match="line_cut"):
        b.engine.exchange()
    b.sync()
    assert b.journal.log.carried() == 0
    assert world.laptop("fresh").sync().whole


def test_what_was_carried_in_a_request_that_the_server_could_not_read_is_offered_again(
    world: World, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync(), b.sync()
    a.write("person", new_id(), name_zh="其木格")
    path, _ = carrier.write(a)
    carrier.read(b, path)
    monkeypatch.setattr(codec, "KNOWN", frozenset())  # a server that lost its dictionary
    monkeypatch.setattr(exchange, "KNOWN", frozenset())
    b.sync()
    assert b.journal.log.carried() == 0


def test_what_came_by_stick_goes_to_the_server_over_the_network_of_another(world: World, carrier: Carrier) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    b.sync()
    woman = new_id()
    a.write("person", woman, name_zh="其木格")
    carrier.hand_over(a, b)
    b.write("person", woman, note="在别处看到")
    assert b.sync().sent == 1
    late = world.laptop("late")
    late.sync()
    assert late.row("person", woman)["name_zh"] == "其木格"
    assert late.row("person", woman)["note"] == "在别处看到"
    assert not b.journal.sync.carried_runs()
    assert a.sync().sent == 1  # its own word that the server has it; nothing is there twice
    for laptop in (a, b, late):
        laptop.sync()
        assert laptop.digest == world.digest()
        assert_replay_gives_rows(laptop.db)


def test_what_the_server_does_not_take_from_others_holds_nobody_up(world: World, carrier: Carrier) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    b.sync()
    a.write("person", new_id(), name_zh="其木格")
    a.key = new_key()  # its signatures are not those that the server knows
    carrier.hand_over(a, b)
    b.write("person", new_id(), name_zh="娜仁")
    assert b.sync().sent == 1
    assert len(b.journal.sync.carried_runs()) == 1
    b.write("person", new_id(), name_zh="萨仁")
    requests = len(b.line.requests)
    assert b.sync().sent == 1
    assert len(b.line.requests) == requests + 1
    assert a.sync().sent == 1
    b.sync()
    assert not b.journal.sync.carried_runs()
    assert b.digest == world.digest()


def restored(world: World, laptop: Laptop, backup: Path) -> Laptop:
    """Another computer with a backup of the laptop, its line not used yet."""
    world.folder.joinpath("restored").mkdir()
    Path(world.folder / "restored" / FILE).write_bytes(backup.read_bytes())
    new = Laptop(world, "restored", laptop.journal.device, laptop.key, 0)
    new.db.put_meta(restored=1)
    return new


def backup_of(laptop: Laptop) -> Path:
    laptop.db.checkpoint()
    path = laptop.db.path.with_suffix(".backup")
    path.write_bytes(laptop.db.path.read_bytes())
    return path


def test_a_restored_laptop_reads_the_last_stick_of_the_broken_one_without_a_server(
    world: World, carrier: Carrier
) -> None:
    """E4: what was written after the backup is there at once; the log on the stick comes along."""
    old, other = world.laptop("old"), world.laptop("other")
    first, second, third = new_id(), new_id(), new_id()
    old.write("person", first, name_zh="其木格")
    old.sync()
    backup = backup_of(old)
    old.write("person", second, name_zh="乌云")
    old.sync()  # acknowledged after the backup
    old.write("person", third, name_zh="萨仁", phone="13847912345")
    stick, _ = carrier.write(old)
    new = restored(world, old, backup)
    found = carrier.read(new, stick)
    assert (found.own, found.regained, found.acknowledged, found.waits) == (False, 2, 1, "")
    assert new.row("person", second)["name_zh"] == "乌云"
    assert new.row("person", third)["phone"] == "13847912345"
    assert new.journal.log.waiting()[0] == 1
    again = carrier.read(new, stick)
    assert again.own and not again.new  # nothing twice
    with pytest.raises(KnownError, match="bundle_restored"):
        carrier.write(new)  # the mended one may go on under this id
    assert new.sync().renewed
    other.sync()
    assert other.row("person", third)["name_zh"] == "萨仁"
    assert other.digest == world.digest() == new.digest
    assert_replay_gives_rows(other.db)
    new.db.close_all()


def test_what_was_typed_since_the_restore_never_mixes_into_the_old_chain(world: World, carrier: Carrier) -> None:
    old = world.laptop("old")
    old.sync()
    backup = backup_of(old)
    woman = new_id()
    old.write("person", woman, name_zh="其木格")
    stick, _ = carrier.write(old)
    new = restored(world, old, backup)
    new.write("visit", new_id(), situation="入户")
    found = carrier.read(new, stick)
    assert (found.waits, found.regained) == (Wait.RENEW, 0)
    assert new.sync().renewed
    (late,) = carrier.retry(new)
    assert late.carried == 1
    assert new.row("person", woman)["name_zh"] == "其木格"
    new.sync()
    assert new.digest == world.digest()
    new.db.close_all()


def test_a_copy_that_finds_out_by_a_stick_goes_on_under_another_id(world: World, carrier: Carrier) -> None:
    """A disk that was set back without the program's own restore learns of it from the stick."""
    old = world.laptop("old")
    old.sync()
    copy = world.copy_of(old, "copy")
    old.write("person", new_id(), name_zh="其木格")
    stick, _ = carrier.write(old)
    assert carrier.read(copy, stick).regained == 1
    assert copy.db.get_meta("restored") == 1
    assert copy.sync().renewed
    assert old.sync()
    copy.sync()
    assert copy.digest == old.digest == world.digest()
