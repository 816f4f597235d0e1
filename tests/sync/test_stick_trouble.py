"""What goes wrong with one file of a stick takes nothing from the others, and nothing away that waits."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

import msgspec
import pytest

from desktop.errors import KnownError
from desktop.store.bundles import waiting_bundles
from desktop.sync import stick_reading
from desktop.sync.stick_desk import StickDesk
from desktop.sync.stick_parts import Imported
from desktop.sync.sticks import bundles_folder
from protocol.ids import new_id
from tests.sync.carriers import Carrier
from tests.sync.laptops import Laptop, World


@pytest.fixture
def carrier(world: World) -> Carrier:
    return Carrier(world)


@pytest.fixture
def laptops(world: World) -> tuple[Laptop, Laptop]:
    a, b = world.laptop("a"), world.laptop("b")
    a.sync()
    b.sync()
    return a, b


@pytest.mark.parametrize("error", [KnownError("disk_full"), RuntimeError("a bug")])
def test_what_waits_stays_when_the_disk_is_full_or_a_bug_comes_at_its_retry(
    laptops: tuple[Laptop, Laptop], carrier: Carrier, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    a, b = laptops
    woman = new_id()
    a.write("person", woman, name_zh="其木格")
    path, _ = carrier.write(a)
    own = carrier.connection(b)
    other_keys = msgspec.structs.replace(own, township_keys=((b"another1", bytes(32)),))
    assert stick_reading.import_bundle(b.journal, other_keys, path, carrier.world.clock()).waits

    def failing(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(b.journal.sync, "carry", failing)
        try:
            assert carrier.retry(b) == []
        except RuntimeError as raised:
            assert raised is error
    assert len(waiting_bundles(b.db)) == 1 == len(list(bundles_folder(b.db).glob("*.sumu")))
    assert [found.carried for found in carrier.retry(b)] == [1]
    assert b.row("person", woman)["name_zh"] == "其木格"
    assert not list(bundles_folder(b.db).iterdir())


def test_a_bug_with_one_file_of_three_is_told_and_the_others_are_read(
    laptops: tuple[Laptop, Laptop], carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = laptops
    paths = []
    for name in ("其木格", "乌日娜", "娜仁"):
        a.write("person", new_id(), name_zh=name)
        paths.append(carrier.write(a)[0])
    desk = StickDesk(b.journal, lambda: datetime(2026, 11, 23, 9, 30))
    monkeypatch.setattr(desk, "_connection", lambda: carrier.connection(b))
    real, reported = stick_reading._take, []
    calls: list[object] = []

    def second_fails(*given: Any) -> Imported:
        calls.append(given)
        if len(calls) == 2:
            raise RuntimeError("a bug")
        return real(*given)

    monkeypatch.setattr(stick_reading, "_take", second_fails)
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: reported.append(kind))
    read = desk.read(paths)
    assert [each.error.code if each.error else None for each in read] == [None, "bug", None]
    assert sum(each.brought.carried for each in read if each.brought) == 3 and reported == [RuntimeError]
    assert not list(bundles_folder(b.db).iterdir())
