"""Which kinds of record may be made on a laptop: as far as its server knows them and its user's role goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import new_id
from protocol.records import ADDED, FIRST_KINDS, KINDS


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk.open(tmp_path)
    yield found
    found.close()


def offered(desk: Desk) -> set[int]:
    return {kind.number for kind in KINDS if desk.records.is_offered(kind.name)}


def test_a_laptop_without_a_server_offers_all(desk: Desk) -> None:
    assert offered(desk) == {kind.number for kind in KINDS}


FIRST = set(range(1, FIRST_KINDS + 1))


@pytest.mark.parametrize(
    ("highest", "count", "known"),
    [
        (None, None, FIRST),
        (FIRST_KINDS, None, FIRST),
        (24, None, FIRST | {17, 18, 19, 24}),
        # Before servers counted, 70 was known and 21, 23 and 25 to 28 were not: the highest number does not say so.
        (70, None, FIRST | {17, 18, 19, 24, 70}),
        (70, 17, FIRST | {17}),
        (70, len(ADDED), set(ADDED)),
        (110, len(ADDED) + 5, set(ADDED)),
    ],
)
def test_a_joined_laptop_offers_what_its_server_knows(
    desk: Desk, highest: int | None, count: int | None, known: set[int]
) -> None:
    desk.db.put_meta(connection=b"", server_kinds=highest, server_knows=count)
    assert offered(desk) == known


def test_a_recorder_writes_who_came_and_visits_and_nothing_else(desk: Desk) -> None:
    desk.records.add_user("乌云", "recorder")
    assert desk.records.may_change("attendance") and desk.records.may_change("visit")
    assert not desk.records.may_change("person")
    desk.journal.write([Edit("visit", new_id(), {"situation": "已回访"})], Label("visit.save"))
    with pytest.raises(KnownError, match="role_may_not"):
        desk.journal.write([Edit("person", new_id(), {"name_zh": "其木格"})], Label("person.save"))
