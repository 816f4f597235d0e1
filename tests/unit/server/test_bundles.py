"""Files from sticks at the server, on both databases: each laptop's changes as far as they join and are signed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from protocol.ids import new_id
from protocol.signing import new_key, public_of
from protocol.wire import Problem
from server.bundles import Taken, UnknownKey, export_bundle, import_bundle
from tests.sync.carriers import SERVER_SEED, TOWNSHIP_KEY, Carrier
from tests.sync.laptops import TOWNSHIP, World


@pytest.fixture
def world(tmp_path: Path, url: str) -> Iterator[World]:
    made = World(tmp_path, url)
    made.db.run(lambda: made.db.execute("UPDATE township_key SET id = ?, key = ?", TOWNSHIP_KEY))
    yield made
    made.close()


def taken(world: World, path: Path) -> Taken:
    """A file read by the server."""
    with path.open("rb") as file:
        return import_bundle(world.db, public_of(SERVER_SEED), file, world.clock(), lambda _township, _photos: None)


def test_all_that_a_file_brings_of_several_laptops_is_taken_once(world: World) -> None:
    carrier = Carrier(world)
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    b.sync()
    women = [new_id() for _ in range(3)]
    a.write("person", women[0], name_zh="其木格")
    carrier.hand_over(a, b)
    b.write("person", women[0], note="在别处看到")
    b.write("person", women[1], name_zh="娜仁")
    path, _ = carrier.write(b)
    found = taken(world, path)
    assert (found.township, found.device, found.all, found.new, found.problems) == (
        TOWNSHIP,
        b.journal.device,
        3,
        3,
        {},
    )
    assert taken(world, path).new == 0
    answer = BytesIO()
    given = export_bundle(world.db, SERVER_SEED, TOWNSHIP, 0, answer, world.clock())
    assert (given.since, given.until) == (0, 3)
    back = world.folder / "answer.sumu"
    back.write_bytes(answer.getvalue())
    for laptop, own in ((a, 1), (b, 2)):
        assert carrier.read(laptop, back).acknowledged == own
        assert laptop.journal.log.waiting() == (0, None)
        laptop.sync()
        assert laptop.digest == world.digest()


def test_what_its_own_laptop_did_not_sign_is_not_taken(world: World) -> None:
    carrier = Carrier(world)
    a = world.laptop("a")
    a.sync()
    a.write("person", new_id(), name_zh="其木格")
    a.key = new_key()
    found = taken(world, carrier.write(a)[0])
    assert (found.new, found.problems) == (0, {a.journal.device: Problem.SIGNATURE})


def test_a_file_for_another_key_is_not_opened(world: World) -> None:
    carrier = Carrier(world)
    a = world.laptop("a")
    a.write("person", new_id(), name_zh="其木格")
    path, _ = carrier.write(a)
    world.db.run(lambda: world.db.execute("UPDATE township_key SET id = ?", (b"another1",)))
    with pytest.raises(UnknownKey):
        taken(world, path)


def test_what_a_shut_out_laptop_brings_is_laid_aside(world: World) -> None:
    carrier = Carrier(world)
    a = world.laptop("a")
    a.sync()
    a.write("person", new_id(), name_zh="其木格")
    path, _ = carrier.write(a)
    world.shut(a)
    found = taken(world, path)
    assert (found.new, found.problems, found.aside) == (0, {}, {a.journal.device: 1})
    assert taken(world, path).aside == {a.journal.device: 1}  # said each time somebody reads it
    with world.db.reading():
        assert world.db.rows("SELECT device, number FROM quarantine") == [(a.journal.device, 1)]
