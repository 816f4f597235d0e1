"""An import over the network: other laptops see batch and author, and it is undone after a sync, keeping what others
changed since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.table_files.sheets import pasted
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import Laptop, World
from tests.sync.test_recycle_bin import chair, desk_of, everybody_syncs

ROSTER = "姓名\t民族\t电话\n其木格\t蒙\t13800000001\n高娃\t汉\t\n乌云\t满\t13800000003"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def imported(desk: Desk, table: str) -> None:
    rules = desk.imports.rules()
    desk.imports.write(desk.imports.plan(desk.imports.sources("萨仁台.xlsx", [pasted(table)], rules), rules))


def names(desk: Desk) -> list[str]:
    return sorted(woman.name for woman in desk.people.snapshot().women.values())


def live(laptop: Laptop) -> list[tuple[object, ...]]:
    """What stands on the roster, without when it was written."""
    return laptop.db.rows(
        "SELECT id, name_zh, ethnic, phone, to_complete, status FROM person WHERE deleted IS NULL ORDER BY id"
    )


def test_another_laptop_sees_batch_and_author_and_may_not_undo_it(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    chair(a, "乌兰")
    imported(desk_of(a), ROSTER)
    everybody_syncs(a, b)
    (batch,) = desk_of(b).imports.batches()
    assert (batch.files, batch.lines, batch.added, batch.changed) == (("萨仁台.xlsx",), 3, 3, 0)
    assert desk_of(b).records.user_name(batch.author) == "乌兰" and batch.act is None
    assert names(desk_of(b)) == ["乌云", "其木格", "高娃"]
    assert_replay_gives_rows(b.db)


def test_an_import_is_undone_after_a_sync_and_keeps_what_others_changed(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    stays = desk_of(a).people.save(None, {"name_zh": "其木格", "phone": "13800000001"}).id
    everybody_syncs(a, b)
    before = live(a)
    imported(desk_of(a), ROSTER)
    everybody_syncs(a, b)
    assert len(live(a)) == 3 and live(a) == live(b)
    her = desk_of(b).people.named("高娃")[0]
    desk_of(b).people.save(her, {"job": "27"})
    everybody_syncs(a, b)
    (batch,) = desk_of(a).imports.batches()
    assert batch.act is not None
    kept = desk_of(a).records.undo(batch.act.number).kept
    everybody_syncs(a, b)
    assert {(cell.id, cell.field) for cell in kept} == {(her, "job")}
    assert names(desk_of(b)) == names(desk_of(a)) == ["其木格", "高娃"]
    assert [row for row in live(b) if row[0] == stays] == before and desk_of(b).imports.batches() == []


def test_the_live_rows_are_as_before_when_nobody_changed_anything(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    desk_of(a).people.save(None, {"name_zh": "其木格", "phone": "13800000001"})
    everybody_syncs(a, b)
    before = live(a)
    imported(desk_of(a), ROSTER)
    everybody_syncs(a, b)
    (batch,) = desk_of(a).imports.batches()
    assert batch.act is not None
    desk_of(a).records.undo(batch.act.number)
    everybody_syncs(a, b)
    assert live(a) == before == live(b)


def test_a_phone_that_another_corrected_meanwhile_is_a_choice(world: World) -> None:
    """The preview was made before the other laptop's phone came: neither value is lost."""
    a, b = world.laptop("a"), world.laptop("b")
    her = desk_of(a).people.save(None, {"name_zh": "其木格", "birth": "1975-03-02", "phone": "13800000001"}).id
    everybody_syncs(a, b)
    desk = desk_of(a)
    rules = desk.imports.rules()
    table = pasted("姓名\t出生\t电话\n其木格\t1975-3-2\t13900000002")
    planned = desk.imports.plan(desk.imports.sources("", [table], rules), rules)
    desk_of(b).people.save(her, {"phone": "13700000003"})
    b.sync()
    a.sync()
    desk.imports.write(planned)
    everybody_syncs(a, b)
    assert a.db.rows("SELECT field FROM conflict WHERE state = 'open' AND row = ?", (her,)) == [("phone",)]
