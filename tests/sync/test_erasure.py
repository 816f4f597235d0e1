"""A woman asks to be forgotten: her values go from the server, from every laptop, and never come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import FieldErrors, KnownError
from desktop.services.desk import Desk
from desktop.services.drafts import Drafts
from desktop.services.erasure import Extent
from desktop.services.records import Records
from desktop.store.changes import Edit, Label
from desktop.store.forgetting import FORGOTTEN_PHOTOS
from desktop.store.operations import decode
from protocol.ids import derived_id, new_id
from protocol.operations import ERASED, GONE
from protocol.records import PERSON, VISIT
from protocol.wire import Refusal
from tests.replay import assert_replay_gives_rows, confirmed_rows
from tests.sync.bad_line import picture
from tests.sync.laptops import Laptop, World

NAME = "苏日娜canary"
PHONE = "13847990001"
SITUATION = "家里有病人canary"
WORDS = (NAME, PHONE, SITUATION, "娜娜canary", "canary.jpg", "canary.pdf")
SHA, SHA_OF_FILE = bytes(range(32)), bytes(range(64, 96))


def ask(laptop: Laptop, woman: bytes) -> None:
    """The chair writes that a woman is to be forgotten."""
    fields = {"kind": "person", "row": woman, "reason": "her_wish", "requested_on": "2026-11-24"}
    edit = Edit("erasure", derived_id("erasure", "person", woman), fields)
    laptop.journal.write([edit], Label("person.erase"))


def a_woman(laptop: Laptop) -> dict[str, bytes]:
    """A woman with another spelling, a visit, a picture, a file of the visit and an attendance."""
    ids = {
        name: new_id() for name in ("person", "person_alias", "visit", "attachment", "file", "activity", "attendance")
    }
    woman = ids["person"]
    made = {
        "person": {"name_zh": NAME, "phone": PHONE, "status": "active"},
        "person_alias": {"person": woman, "text": "娜娜canary"},
        "visit": {"person": woman, "date": "2026-11-02", "target": "T1", "situation": SITUATION},
        "attachment": {"owner_kind": "person", "owner": woman, "sha256": SHA, "caption": "canary.jpg"},
        "file": {"owner_kind": "visit", "owner": ids["visit"], "sha256": SHA_OF_FILE, "name": "canary.pdf"},
        "activity": {"title": "座谈"},
        "attendance": {"activity": ids["activity"], "person": woman, "state": "present"},
    }
    for kind, fields in made.items():
        laptop.journal.write([Edit(kind, ids[kind], fields)], Label(f"{kind}.add", NAME))
    return ids


def traces(folder: Path) -> set[str]:
    """Which of the words stand in any file below a folder, with the file's name."""
    return {
        f"{word} in {path.name}"
        for path in folder.rglob("*")
        if path.is_file()
        for word in WORDS
        if word.encode() in path.read_bytes()
    }


def assert_forgotten(world: World, *laptops: Laptop) -> None:
    """No file holds a word of her; every copy agrees and is what its journal says."""
    assert traces(world.folder) == set()
    for laptop in laptops:
        assert laptop.digest == world.digest(), laptop.name
        assert_replay_gives_rows(laptop.db)


def test_an_erasure_reaches_server_and_laptops_and_leaves_ids_and_counts(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    ids = a_woman(a)
    a.sync()
    b.sync()
    b.write("person", ids["person"], phone=PHONE + "1")
    b.sync()
    a.sync()
    a.write("person", ids["person"], phone=PHONE)
    assert traces(world.folder)
    ask(a, ids["person"])
    a.sync()
    b.sync()
    assert_forgotten(world, a, b)
    for laptop in (a, b):
        assert laptop.row("person", ids["person"])["deleted"] == 1
        visit = laptop.row("visit", ids["visit"])
        assert (visit["date"], visit["target"], visit["situation"]) == ("2026-11-02", "T1", None)
        assert laptop.row("attendance", ids["attendance"])["state"] == "present"
        assert decode(laptop.db.get_meta(FORGOTTEN_PHOTOS)) == [SHA, SHA_OF_FILE]
    assert all(
        act.label.subject == "" for act in a.journal.log.acts() if act.label.code not in ("test", "activity.add")
    )
    new = world.laptop("new")
    new.sync()
    assert new.digest == world.digest()
    assert confirmed_rows(new.db)[PERSON.number, ids["person"]].cells == {GONE: ERASED, 1: 1}
    assert traces(world.folder) == set()


def test_a_laptop_that_edited_her_offline_loses_the_values_too(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    ids = a_woman(a)
    a.sync()
    b.sync()
    ask(a, ids["person"])
    a.sync()
    b.write("person", ids["person"], phone=PHONE, note=SITUATION)
    b.write("visit", ids["visit"], difficulty=SITUATION)
    b.write("visit", new_id(), person=ids["person"], situation=SITUATION, date="2026-11-20")
    b.write("person_alias", new_id(), person=ids["person"], text="娜娜canary")
    b.write("activity", ids["activity"], title="座谈会")
    Drafts(b).put("person." + ids["person"].hex(), {"note": SITUATION})
    b.sync()
    a.sync()
    assert_forgotten(world, a, b)
    refused = [op for op, _, reason in b.journal.log.refused() if reason == Refusal.ERASED]
    assert len(refused) == 4
    assert a.row("activity", ids["activity"])["title"] == "座谈会"
    assert Drafts(b).all() == []


def test_disputes_about_her_go_with_her_and_the_disputed_values_too(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    ids = a_woman(a)
    a.sync()
    b.sync()
    a.write("person", ids["person"], phone=PHONE + "1")
    b.write("person", ids["person"], phone=PHONE + "2", name_zh=NAME + "2")
    a.sync()
    b.sync()
    a.sync()
    assert a.db.value("SELECT COUNT(*) FROM conflict WHERE state = 'open'") == 1
    ask(b, ids["person"])
    b.sync()
    a.sync()
    assert a.db.value("SELECT COUNT(*) FROM conflict WHERE state = 'open'") == 0
    assert_forgotten(world, a, b)


def test_a_woman_whose_row_the_server_never_saw_does_not_come_later(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    ids = a_woman(b)
    b.sync()
    a.sync()
    late = world.laptop("late")
    woman = new_id()
    late.write("person", woman, name_zh=NAME)
    ask(a, woman)
    a.sync()
    late.sync()
    a.sync()
    assert late.row("person", woman)["name_zh"] is None
    ask(a, ids["person"])
    a.sync()
    for laptop in (b, late, a):
        laptop.sync()
    assert_forgotten(world, a, b)
    assert late.digest == world.digest()


def test_rows_merged_into_hers_go_with_her_but_a_shared_picture_stays(world: World) -> None:
    a = world.laptop("a")
    ids = a_woman(a)
    twin, other = new_id(), new_id()
    a.write("person", twin, name_zh=NAME, merged_into=ids["person"])
    a.write("attachment", other, owner_kind="activity", owner=ids["activity"], sha256=SHA)
    a.write("attachment", new_id(), owner_kind="activity", owner=ids["activity"], sha256=SHA_OF_FILE)
    ask(a, ids["person"])
    a.sync()
    assert_forgotten(world, a)
    assert a.row("person", twin)["deleted"] == 1
    assert a.row("attachment", other)["sha256"] == SHA
    assert a.db.get_meta(FORGOTTEN_PHOTOS) is None


def test_only_a_chair_may_ask_and_nobody_takes_it_back(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b", role="gacha_chair")
    ids = a_woman(a)
    a.sync()
    ask(b, ids["person"])
    b.sync()
    assert [reason for *_, reason in b.journal.log.refused()] == [Refusal.ROLE]
    a.sync()
    assert a.row("person", ids["person"])["name_zh"] == NAME
    ask(a, ids["person"])
    a.sync()
    request = derived_id("erasure", "person", ids["person"])
    a.write("erasure", request, deleted=1)
    a.write("erasure", request, row=ids["visit"])
    a.write("visit", ids["visit"], situation="again")
    a.sync()
    assert sorted(reason for *_, reason in a.journal.log.refused() if reason) == [
        Refusal.VALUE,
        Refusal.VALUE,
        Refusal.ERASED,
        Refusal.ROLE,
    ]
    assert a.row("visit", ids["visit"])["situation"] is None


def test_operations_that_came_by_stick_are_forgotten_and_shown_no_more(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    ids = a_woman(a)
    a.sync()
    b.sync()
    number, chain = a.journal.head
    a.write("person", ids["person"], note=SITUATION)
    waiting = a.journal.sync.pending(number)
    ask(b, ids["person"])
    b.sync()
    b.journal.sync.carry(waiting, chain)
    note = PERSON.by_name["note"].number
    assert b.row("person", ids["person"])["note"] is None
    assert note not in confirmed_rows(b.db)[PERSON.number, ids["person"]].cells
    a.sync()
    b.sync()
    assert_forgotten(world, a, b)
    assert VISIT.number in {kind for kind, _ in confirmed_rows(b.db)}


def test_what_a_chair_asks_for_on_her_page_takes_the_files_of_her_pictures_too(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b", role="gacha_chair")
    ids = a_woman(a)
    desk = Desk(a.db, a.journal, world.folder / "a")
    kept, gone = (desk.photos.add(picture(seed, 40)) for seed in (1, 2))
    desk.photos.attach("person", ids["person"], [kept, gone])
    desk.photos.attach("activity", ids["activity"], [kept])
    paper = world.folder / "paper.pdf"
    paper.write_bytes(b"%PDF canary.pdf")
    desk.files.attach("person", ids["person"], [desk.files.take(paper)])
    paper.unlink()
    opened = desk.files.copy_to_open(desk.files.of(ids["person"])[0])
    extent = desk.erasure.extent(ids["person"])
    assert extent == Extent(spellings=1, visits=1, photos=3, attendances=1, posts=0, files=2)
    a.sync()
    b.sync()
    b.db.put_meta(role="gacha_chair")
    other = Desk(b.db, b.journal, world.folder / "b")
    assert not other.erasure.may_ask
    with pytest.raises(KnownError, match="role_may_not"):
        other.erasure.ask(ids["person"], "her_wish")
    desk.erasure.ask(ids["person"], "her_wish")
    assert a.row("person", ids["person"])["deleted"] == 1
    asked = a.journal.log.acts()[0]
    assert asked.label == ("person.erase", "") and not desk.records.may_undo(asked)
    assert desk.records.last_act() == a.journal.log.acts()[1]  # Ctrl+Z goes past it
    a.sync()
    assert a.journal.log.refused() == []
    desk.photos.forget()
    assert desk.photos.file_of(gone.sha256) is None and desk.photos.thumbnail_of(gone.sha256) is None
    assert desk.photos.file_of(kept.sha256) is not None
    assert not opened.exists() and not any(path.name == opened.parent.name for path in world.folder.rglob("*"))
    assert a.db.get_meta(FORGOTTEN_PHOTOS) is None
    assert desk.erasure.extent(ids["person"]) == Extent(0, 1, 0, 1, 0)
    b.sync()
    assert_forgotten(world, a, b)
    desk.photos.forget()  # once more is as good as once


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("knew_her", [True, False])
def test_a_server_set_back_to_before_an_erasure_forgets_her_again(world: World, declared: bool, knew_her: bool) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    b.write("person", new_id(), name_zh="别人")
    b.sync()
    a.sync()
    backup = world.keep()
    ids = a_woman(a)
    a.sync()
    b.sync()
    b.write("person", ids["person"], phone=PHONE + "1")
    b.sync()
    backup = world.keep() if knew_her else backup
    a.sync()
    ask(a, ids["person"])
    a.sync()
    world.set_back(backup, declared=declared)
    for laptop in (b, a, b, a):  # b never heard of the erasure before
        laptop.sync()
    for file in world.folder.glob("*.sumu-server"):
        file.unlink()
    assert traces(world.folder) == set()
    for laptop in (a, b):
        assert laptop.digest == world.digest()
        assert laptop.row("person", ids["person"])["deleted"] == 1


def test_pictures_of_a_visit_to_her_go_with_its_words(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    ids = a_woman(a)
    shown, late = new_id(), new_id()
    other = bytes(range(32, 64))
    a.write("attachment", shown, owner_kind="visit", owner=ids["visit"], sha256=other, caption="canary.jpg")
    a.sync()
    b.sync()
    ask(a, ids["person"])
    a.sync()
    b.write("attachment", late, owner_kind="visit", owner=ids["visit"], sha256=SHA, caption="canary.jpg")
    b.sync()
    a.sync()
    assert_forgotten(world, a, b)
    for laptop in (a, b):
        assert laptop.row("attachment", shown)["deleted"] == 1
        assert sorted(decode(laptop.db.get_meta(FORGOTTEN_PHOTOS))) == [SHA, other, SHA_OF_FILE]
    assert [reason for *_, reason in b.journal.log.refused()] == [Refusal.ERASED]


def test_drafts_about_her_go_and_others_lose_her_only(world: World) -> None:
    """E6: on the laptop that asks at once, on the others when they hear of it; what else was typed stays."""
    a, b = world.laptop("a"), world.laptop("b")
    ids = a_woman(a)
    her, other = ids["person"].hex(), new_id().hex()
    a.sync()
    b.sync()
    drafts = Drafts(b)
    drafts.put("visit.new", {"person": {"id": her}, "situation": SITUATION})
    drafts.put("visit.ab", {"form": {"person": {"id": her}}, "sight": [1]})
    drafts.put("person." + her, {"note": SITUATION})
    drafts.put("home.new", {"name_zh": "T", "keeper": {"id": her}})
    drafts.put("visit.cd", {"visitors": [{"id": her}, {"id": other}], "situation": "其他人"})
    drafts.put("activity.new", {"form": {"content": "T2"}, "who": {"entries": [[her, NAME, ""], [other, "T3", ""]]}})
    ask(a, ids["person"])
    a.sync()
    b.sync()
    assert {kept.key: kept.body for kept in drafts.all()} == {
        "home.new": {"name_zh": "T", "keeper": None},
        "visit.cd": {"visitors": [{"id": other}], "situation": "其他人"},
        "activity.new": {"form": {"content": "T2"}, "who": {"entries": [[other, "T3", ""]]}},
    }
    # A form that was open meanwhile writes its draft once more.
    drafts.put("visit.new", {"person": {"id": her}, "situation": SITUATION})
    drafts.put("activity.new", {"who": {"entries": [[her, NAME, ""]]}})
    assert drafts.get("visit.new") is None
    assert drafts.get("activity.new") == {"who": {"entries": []}}
    assert_forgotten(world, a, b)


def test_whoever_asks_loses_the_drafts_at_once(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.records.add_user("乌云")
    woman = desk.people.quick_add(NAME).id
    desk.drafts.put("visit.new", {"person": {"id": woman.hex()}, "situation": SITUATION})
    desk.erasure.ask(woman, "her_wish")
    assert desk.drafts.all() == []
    with pytest.raises(FieldErrors) as caught:
        desk.visits.save(None, {"person": woman, "date": "2026-11-20", "situation": SITUATION})
    assert caught.value.fields == {"about": "woman_erased"}
    desk.close()


def test_an_old_backup_that_holds_her_is_erased_again_without_asking_for_anything(world: World) -> None:
    """E18: what the backup had not sent of her is refused, forgotten and not to be typed again."""
    a, b = world.laptop("a"), world.laptop("b")
    ids = a_woman(a)
    a.sync()
    b.sync()
    b.write("person", ids["person"], phone=PHONE + "2")
    b.write("visit", ids["visit"], difficulty=SITUATION)
    b.db.checkpoint()
    backup = b.db.path.read_bytes()
    ask(a, ids["person"])
    a.sync()
    (world.folder / "restored").mkdir()
    (world.folder / "restored" / "township.db").write_bytes(backup)
    restored = Laptop(world, "restored", b.journal.device, b.key, 0)
    restored.db.put_meta(restored=1)
    assert restored.sync().renewed
    records = Records(restored)
    assert records.not_taken() == []
    assert records.erased_again() == 2
    assert restored.row("person", ids["person"])["name_zh"] is None
    b.sync()
    assert_forgotten(world, a, b, restored)
    restored.db.close_all()
