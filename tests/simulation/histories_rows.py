"""Histories of people who write to the same rows, with clocks that are right or wrong."""

from __future__ import annotations

from desktop.store.changes import Edit
from protocol.clock import MAX_AHEAD_MS, milliseconds_of
from tests.simulation.network import Weather
from tests.simulation.noise import PASSING
from tests.simulation.stage import Stage, history, open_about, shuffled, work

# Several laptops on the same rows ----------------------------------------------------------------------------------


@history(11)
def same_row_other_fields(s: Stage) -> None:
    """Nothing to disagree about: both values stand, and nobody is asked."""
    a, b = s.world.township_of(2)
    row = s.world.id()
    a.set("person", row, name_zh="其木格")
    a.sync()
    b.sync()
    a.set("person", row, phone=s.township.value("person", "phone") or "1")
    b.set("person", row, note="愿意参加", id_no="152221197501010000")
    for laptop in shuffled(s, a, b) * 2:
        laptop.sync()
    assert a.get("person", row)["note"] == "愿意参加"
    assert not open_about(a, row)


@history(12)
def same_field_under_review(s: Stage) -> None:
    """The confirmed value stays until a person decides; nothing is decided silently."""
    laptops = s.world.township_of()
    row = s.world.id()
    kind, field = s.world.dice.choice((("person", "phone"), ("home", "name_zh"), ("activity", "guests_unnamed")))
    laptops[0].set(kind, row, **{field: 0 if field == "guests_unnamed" else "0"})
    for laptop in laptops:
        laptop.sync()
    for i, laptop in enumerate(laptops, 1):
        laptop.set(kind, row, **{field: i if field == "guests_unnamed" else str(i)})
    order = shuffled(s, *laptops)
    for laptop in (*order, *order):
        laptop.sync()
    for laptop in laptops:
        (conflict,) = open_about(laptop, row)
        assert len(conflict["versions"]) == len(laptops)
        assert conflict["versions"][0]["value"] == laptop.get(kind, row)[field]


@history(13)
def one_conflict_decided_differently(s: Stage) -> None:
    """Two people decide without knowing of each other: it stays open, with both words on the table."""
    a, b = s.world.township_of(2)
    row = s.world.id()
    a.set("person", row, phone="0")
    for laptop in (a, b):
        laptop.sync()
    a.set("person", row, phone="1")
    b.set("person", row, phone="2")
    for laptop in (a, b, a):
        laptop.sync()
    (conflict,) = a.conflicts()
    for laptop, phone in ((a, "3"), (b, "4")):
        edits = Edit("person", row, {"phone": phone}), Edit("conflict", conflict, {"state": "decided"})
        laptop.write(*edits)
    first, second = shuffled(s, a, b)
    for laptop in (first, second, first):
        laptop.sync()
    (still,) = open_about(a, row)
    assert {"3", "4"} <= {version["value"] for version in still["versions"]}


@history(14)
def delete_against_edit(s: Stage) -> None:
    """In both orders a person decides; neither the deletion nor the edit is forgotten."""
    a, b = s.world.township_of(2)
    row = s.world.id()
    a.set("person", row, name_zh="托娅", note="旧")
    for laptop in (a, b):
        laptop.sync()
    a.set("person", row, deleted=1)
    b.set("person", row, **{s.world.dice.choice(("note", "phone", "name_zh")): "新"})
    for laptop in shuffled(s, a, b) * 2:
        laptop.sync()
    for laptop in (a, b):
        (conflict,) = open_about(laptop, row)
        assert conflict["field"] == "deleted"


@history(15)
def child_before_parent(s: Stage) -> None:
    """Attendances, visits and sheets arrive whose activity and women come later, or never."""
    a, b, *_ = s.world.township_of()
    activity, woman = s.world.id(), s.world.id()
    a.write(s.township.tick(activity, woman), Edit("visit", s.world.id(), {"person": woman, "visitors": [woman]}))
    a.write(Edit("sheet", s.world.id(), {"activity": activity, "rows": [[1, woman.hex()]]}))
    a.sync()
    b.sync()
    b.write(s.township.tick(activity, woman))
    b.sync()
    if s.world.dice.random() < 0.7:
        a.write(s.township.edit("activity", activity), s.township.edit("person", woman))
        a.sync()


@history(16)
def attendance_of_a_woman_deleted_elsewhere(s: Stage) -> None:
    """Her attendance stands; whether she is gone is another question."""
    a, b = s.world.township_of(2)
    woman, activity = s.world.id(), s.world.id()
    a.write(Edit("person", woman, {"name_zh": "高娃"}), Edit("activity", activity, {"title": "三八"}))
    for laptop in (a, b):
        laptop.sync()
    a.set("person", woman, deleted=1)
    tick = s.township.tick(activity, woman)
    b.write(tick)
    for laptop in shuffled(s, a, b) * 2:
        laptop.sync()
    for laptop in (a, b):
        assert laptop.get("attendance", tick.id)["state"] == tick.fields["state"]
        assert laptop.get("person", woman)["deleted"] == 1


# Forms that stand open ----------------------------------------------------------------------------------------------


@history(42)
def form_open_while_pulls_come(s: Stage) -> None:
    """What came meanwhile she did not see: in a field under review both stand, another's other field stays."""
    a, b, *others = s.world.township_of()
    row = s.world.id()
    a.set("person", row, name_zh="其木格", phone="1")
    for laptop in (a, b):
        laptop.sync()
    a.open_form("person", row)
    (form,) = a.forms
    b.set("person", row, phone="2", note="乙")
    work(s, b)
    b.sync()
    for _ in range(s.world.dice.randint(1, 5)):
        match s.world.dice.randrange(5):
            case 0:
                s.noise.reopen(a)
            case 1:
                s.noise.killed_while_syncing(a)
            case 2:
                work(s, a)
            case 3 if others:
                a.read_stick(others[0].write_stick())
            case _:
                a.sync()
    a.sync()
    a.save_form(form, {"phone": "3", "nickname": "其其格"})
    for laptop in (*shuffled(s, a, b), a, b):
        laptop.sync()
    for laptop in (a, b):
        (conflict,) = [found for found in open_about(laptop, row) if found["field"] == "phone"]
        assert {version["value"] for version in conflict["versions"]} == {"2", "3"}
        assert (laptop.get("person", row)["note"], laptop.get("person", row)["nickname"]) == ("乙", "其其格")


@history(42)
def forms_of_one_laptop_are_saved_in_any_order(s: Stage) -> None:
    """Bases of one device fall and rise; on the line, on sticks, in a restored server's log and after compaction."""
    laptops = s.world.township_of(s.world.dice.randint(2, 3))
    work(s, laptops[0], 6)
    for laptop in laptops * 2:
        laptop.sync()
    backup = s.world.back_up()
    for _ in range(s.world.dice.randint(8, 16)):
        laptop = s.world.dice.choice(laptops)
        match s.world.dice.randrange(6):
            case 0:
                laptop.sync()
            case 1:
                s.noise.sync_in_bad_weather(laptop)
            case 2:
                s.township.act(laptop)
            case 3:
                s.township.open_form(laptop)
            case 4:
                s.township.save_form(laptop)
            case _:
                s.world.dice.choice(laptops).read_stick(laptop.write_stick())
        s.noise.look(laptop)
    match s.world.dice.randrange(3):
        case 0:
            s.world.set_back(backup, declared=s.world.dice.random() < 0.5)
        case 1:
            s.world.compact(young=True)
        case _:
            pass
    for laptop in laptops:
        while laptop.forms:
            s.township.save_form(laptop)
            assert laptop.try_sync() in PASSING
            s.noise.look(laptop)


# Clocks ------------------------------------------------------------------------------------------------------------


@history(17)
def clocks_at_1970_ahead_and_jumping(s: Stage) -> None:
    """Saving and syncing never look at the wall clock; a clock of 2036 does not win for ever."""
    laptops = s.world.township_of()
    row = s.world.id()
    for _ in range(12):
        laptop = s.world.dice.choice(laptops)
        s.noise.clock_jumps(laptop)
        laptop.write(s.township.edit("visit", row))
        laptop.sync()
    right = s.world.laptop("right")
    right.sync()
    wrong = s.world.dice.choice(laptops)
    wrong.ahead_ms = 10 * 365 * 86_400_000
    wrong.set("visit", row, situation="2036")
    wrong.sync()
    s.world.clock.advance(2 * MAX_AHEAD_MS)
    right.set("visit", row, situation="now")
    for laptop in (right, *laptops):
        laptop.sync()
        assert laptop.get("visit", row)["situation"] == "now"


@history(18)
def failed_batch_with_a_future_stamp(s: Stage) -> None:
    """An exchange that fails moves no clock, neither the laptop's nor anybody's who gets the stamps later."""
    a, b = s.world.township_of(2)
    a.ahead_ms = 10 * 365 * 86_400_000
    work(s, a)
    for _ in range(3):
        s.noise.troubled(a, Weather(s.world.dice.choice(("cut up", "no answer", "cut down")), 300))
    a.ahead_ms = 0
    a.sync()
    b.sync()
    assert milliseconds_of(b.journal.clock.last) <= s.world.clock.now_ms + MAX_AHEAD_MS
