"""The recycle bin: what stands under a deleted owner comes with it and by no other way, whatever kind the owner is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.services.photos import Picture
from desktop.store.changes import Edit, Label
from desktop.store.queries.deleted import OWNERS
from protocol.ids import new_id
from protocol.records import BY_NAME


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def kinds_in(desk: Desk) -> list[str]:
    return sorted(gone.kind for gone in desk.bin.page(desk.bin.ids()) if gone is not None)


def test_owners_are_what_the_kinds_state() -> None:
    stated = {(kind.name, field.name, field.to) for kind in BY_NAME.values() for field in kind.fields if field.owner}
    assert {(kind, field, of) for kind, owners in OWNERS.items() for field, of in owners} == stated
    assert OWNERS["appointment"] == (("person", "person"),) and OWNERS["attachment"] == (("owner", None),)


@pytest.mark.parametrize("owner", ["activity", "home", "person", "visit"])
def test_a_picture_of_a_deleted_record_does_not_stand_alone(desk: Desk, owner: str) -> None:
    """Before, a picture of a deleted visit did."""
    id_ = new_id()
    desk.journal.write([Edit(owner, id_, {"deleted": None})], Label("test"))
    desk.photos.attach(owner, id_, [Picture(bytes(32), 1, 1, 1)])
    (picture,) = desk.photos.shown_by([bytes(32)])["attachment"]
    desk.photos.remove(picture)
    assert kinds_in(desk) == ["attachment"]
    desk.journal.write([Edit(owner, id_, {"deleted": 1})], Label("test"))
    assert kinds_in(desk) == [owner]
    desk.bin.bring_back(desk.bin.ids())
    assert kinds_in(desk) == ["attachment"]
