"""The column that says who stands for a merged person follows each write, a pull and an undo, and never travels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.activity_draft import attendance_id
from desktop.services.desk import DERIVATION, Desk
from desktop.services.plain_records import PlainFilter
from desktop.store.changes import Edit, Journal, Label
from desktop.store.deriving import keep_derived
from tests.sync.laptops import World


def merge(journal: Journal, one: bytes, into: bytes | None) -> None:
    journal.write([Edit("person", one, {"merged_into": into})], Label("test"))


def column(journal: Journal) -> dict[bytes, bytes]:
    return dict(journal.db.rows("SELECT id, survivor FROM person WHERE survivor IS NOT NULL"))


def woman(number: int) -> bytes:
    return number.to_bytes(16, "big")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path)
    desk.records.add_user("乌云")
    names = enumerate(("其木格", "其木格", "乌日娜", "高娃"), 1)
    desk.journal.write([Edit("person", woman(n), {"name_zh": name, "sex": "2"}) for n, name in names], Label("test"))
    yield desk
    desk.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def test_it_follows_every_write_and_its_undoing(desk: Desk) -> None:
    merge(desk.journal, woman(2), woman(1))
    merge(desk.journal, woman(1), woman(3))
    assert column(desk.journal) == {woman(1): woman(3), woman(2): woman(3)}
    assert len(desk.people.ids()) == 2
    desk.records.undo(desk.records.acts()[0].number)
    assert column(desk.journal) == {woman(2): woman(1)} and len(desk.people.ids()) == 3
    merge(desk.journal, woman(1), woman(2))  # a ring: nobody disappears
    assert column(desk.journal) == {woman(2): woman(1)}
    assert woman(1) in desk.people.ids() and len(desk.people.ids()) == 3


def test_a_row_that_arrives_late_stands_from_then_on(desk: Desk) -> None:
    late = woman(9)
    merge(desk.journal, woman(2), late)
    assert column(desk.journal) == {}
    desk.journal.write([Edit("person", late, {"name_zh": "其木格"})], Label("test"))
    assert column(desk.journal) == {woman(2): late}


def test_it_follows_a_pull_and_a_first_copy_and_does_not_travel(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    a.journal.write([Edit("person", woman(n), {"name_zh": "其木格"}) for n in (1, 2, 3)], Label("test"))
    a.sync()
    b.sync()
    merge(a.journal, woman(2), woman(1))
    merge(b.journal, woman(1), woman(3))
    for laptop in (a, b, a):
        laptop.sync()
    new = world.laptop("c")
    new.sync()
    wanted = {woman(1): woman(3), woman(2): woman(3)}
    assert column(a.journal) == column(b.journal) == column(new.journal) == wanted
    assert a.journal.digest == b.journal.digest == new.journal.digest


def test_everything_of_hers_stands_with_who_stands_for_her(desk: Desk) -> None:
    desk.journal.write([Edit("org_unit", woman(20), {"name_zh": "苏木", "level": "sumu"})], Label("test"))
    desk.people.appoint(woman(2), {"org": woman(20), "post": "P4"})
    home, _ = desk.homes.save(None, {"name_zh": "流动之家", "keeper": woman(2)})
    desk.homes.set_person(home, woman(2), "volunteer")
    visit, _ = desk.visits.save(None, {"person": woman(2), "date": "2026-01-05", "visitors": [woman(2)]})
    activity = woman(30)
    edits = [Edit("activity", activity, {"start": "2026-01-05T09:00", "status": "held", "expected": [woman(2)]})]
    for n in (1, 2):
        fields = {"activity": activity, "person": woman(n), "state": "present"}
        edits.append(Edit("attendance", attendance_id(activity, woman(n)), fields))
    desk.journal.write(edits, Label("test"))
    desk.people.save(woman(3), {"name_mn": "ᠤᠷᠨᠠ"})
    merge(desk.journal, woman(2), woman(3))
    merge(desk.journal, woman(1), woman(3))
    found = desk.activities.get(activity)
    assert found is not None and [(line.person, line.name, line.expected) for line in found.lines] == [
        (woman(3), "乌日娜", True)
    ]
    assert (found.counts.heads, desk.activities.page([activity])[0].heads) == (1, 1)
    assert desk.due.overview(25).latest[0][3] == 1
    visited, kept = desk.visits.get(visit), desk.homes.get(home)
    assert visited is not None and visited["about_name"] == "乌日娜" and visited["names"]["visitors"] == ["乌日娜"]
    assert kept is not None and kept["names"]["keeper"] == "乌日娜"
    assert [holder.name for holder in desk.units.holders(woman(20))] == ["乌日娜"]
    assert [post.code for post in desk.people.snapshot().women[woman(3)].posts] == ["P4"]
    her = desk.people.get(woman(1))  # a link to who was merged leads to who stands for her
    assert her is not None and her.id == woman(3) and len(her.appointments) == 1 and len(her.homes) == 1
    assert desk.people.attended(woman(3)) == 1 and len(desk.people.visits_of(woman(3))) == 1
    award = desk.plain["award"]
    given = award.save(None, {"title": "最美家庭", "about": {"person": woman(2)}, "given_on": "2026-03-08"}).id
    assert award.ids(PlainFilter(of={"person": woman(3)})) == [given]
    assert [found["about_name"] for found in award.page([given]) if found] == ["乌日娜"]
    place = desk.rows["home_place"]
    desk.journal.write(
        [
            Edit(
                "home_place",
                woman(41),
                {"home": home, "since": "2026-05-01", "kind": "summer", "confirmed_by": woman(1)},
            )
        ],
        Label("test"),
    )
    assert place.names(place.of_many([home])[home]) == {woman(1): "乌日娜"}
    for n, name in ((2, "证明.pdf"), (3, "表.pdf"), (1, "证明.pdf")):
        sha256 = bytes(31) + bytes([len(name)])
        held = {"owner_kind": "person", "owner": woman(n), "sha256": sha256, "size": 1}
        edits = [Edit("file", woman(50 + n), {**held, "name": name}), Edit("attachment", woman(60 + n), held)]
        desk.journal.write(edits, Label("test"))
    assert sorted(file.name for file in desk.files.of(woman(3))) == ["表.pdf", "证明.pdf"]
    assert len(desk.files.pictures_of(woman(3))) == 2
    assert {shot.title for shot in desk.album.find()} == {"乌日娜"}
    assert desk.erasure.extent(woman(3)).attendances == 2 and desk.erasure.extent(woman(3)).files == 3
    desk.activities.mark(activity, {woman(3): "absent"})
    assert desk.activities.counts(activity).heads == 0


def test_another_derivation_is_made_once_when_the_file_is_opened(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    one = desk.people.quick_add("卜丽").id
    with desk.db.writing() as connection:  # as a version of before left it
        connection.execute("UPDATE person SET name_key = 'bo li', initials = 'bl', survivor = x'00'")
    desk.db.put_meta(derived=DERIVATION - 1)
    desk.close()
    desk = Desk.open(tmp_path)
    row = desk.db.rows("SELECT name_key, survivor FROM person WHERE id = ?", (one,))
    assert row == [("bu li", None)]
    with desk.db.writing() as connection:
        connection.execute("UPDATE person SET name_key = 'x'")
    keep_derived(desk.journal, DERIVATION)  # the same version touches nothing
    assert desk.db.value("SELECT name_key FROM person") == "x"
    desk.close()
