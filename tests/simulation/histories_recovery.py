"""Histories of restored servers, copied disks, old backups and flipped bytes: all is put right, and nobody is asked."""

from __future__ import annotations

from tests.simulation.noise import PASSING
from tests.simulation.stage import Stage, history, shuffled, work
from tests.simulation.world import Laptop


@history(19)
def cloned_disk_both_in_use(s: Stage) -> None:
    """Two laptops believe to be the same device and both go on; nothing that either wrote is lost."""
    a, *others = s.world.township_of()
    work(s, a)
    if s.world.dice.random() < 0.7:
        a.sync()
    clone = s.world.copy_of(a)
    for _ in range(6):
        laptop = s.world.dice.choice((a, clone, *others))
        work(s, laptop, 2)
        if s.world.dice.random() < 0.6:
            assert laptop.try_sync() in PASSING


@history(20)
def laptop_from_an_old_backup(s: Stage) -> None:
    """A disk of last week goes on: the server knows numbers that it does not."""
    a, b, *_ = s.world.township_of()
    work(s, a)
    if s.world.dice.random() < 0.7:
        a.sync()
    disk = a.disk()
    for _ in range(s.world.dice.randint(0, 3)):
        work(s, a, 3)
        a.sync()
    work(s, a, 2)
    work(s, b)
    b.sync()
    a.set_back(disk, declared=s.world.dice.random() < 0.5)
    for _ in range(s.world.dice.randint(0, 3)):
        work(s, a, 2)
        assert a.try_sync() in PASSING


@history(21)
def server_restored_to_yesterday(s: Stage) -> None:
    """What it lost comes back from whoever has it, in whatever order they come; once or twice."""
    laptops = s.world.township_of()
    _meet(s, *laptops)
    for _ in range(s.world.dice.choice((1, 1, 2))):
        backup = s.world.back_up()
        for _ in range(6):
            laptop = s.world.dice.choice(laptops)
            work(s, laptop, 2)
            if s.world.dice.random() < 0.7:
                laptop.sync()
        s.world.set_back(backup, declared=s.world.dice.random() < 0.6)
        for laptop in shuffled(s, *laptops):
            if s.world.dice.random() < 0.5:
                work(s, laptop, 2)
            if s.world.dice.random() < 0.7:
                assert laptop.try_sync() in PASSING


@history(21)
def server_restored_to_before_a_laptop_came(s: Stage) -> None:
    """No point of the log is common to both: rows are compared, and what stands in the new log waits nowhere."""
    laptops = s.world.township_of()
    _meet(s, *laptops)
    backup = s.world.back_up()
    work(s, laptops[0])
    laptops[0].sync()
    late = s.world.laptop()
    late.sync()
    for _ in range(6):
        laptop = s.world.dice.choice((*laptops, late, late))
        work(s, laptop, 2)
        if s.world.dice.random() < 0.7:
            laptop.sync()
    copies = [s.world.copy_of(s.world.dice.choice(laptops))] if s.world.dice.random() < 0.3 else []
    s.world.set_back(backup, declared=s.world.dice.random() < 0.5)
    for laptop in (*shuffled(s, *laptops, *copies), late):
        work(s, laptop, 2)
        assert laptop.try_sync() in PASSING


@history(21)
def server_restored_and_an_older_value_comes_after_the_newer(s: Stage) -> None:
    """What a laptop writes anew for another one is as old as it is, though its own newer word came first."""
    a, b = s.world.township_of(2)
    row = s.world.id()
    a.set("person", row, name_zh="其木格")
    _meet(s, a, b)
    backup = s.world.back_up()
    b.set("person", row, note="旧")
    b.sync()
    a.sync()
    a.set("person", row, note="新")
    if s.world.dice.random() < 0.5:
        a.sync()
    s.world.set_back(backup, declared=s.world.dice.random() < 0.3)
    for laptop in (a, *shuffled(s, a, b), a):
        laptop.sync()
    for laptop in (a, b):
        assert laptop.get("person", row)["note"] == "新"


@history(27)
def one_flipped_field(s: Stage) -> None:
    """A byte of a laptop's disk, or of its digest, is another one: a check finds it and puts it right."""
    a, b, *_ = s.world.township_of()
    row = s.world.id()
    a.set("person", row, note="旧", name_zh="其木格")
    _meet(s, a, b)
    s.world.apart = True
    if s.world.dice.random() < 0.7:
        with a.db.writing() as connection:
            connection.execute("UPDATE person SET note = 'flipped' WHERE id = ?", (row,))
    else:
        a.db.put_meta(digest=bytes([7]) * 16)
    outcome = a.sync(check=True)
    assert outcome.checked == "repaired"
    assert a.get("person", row)["note"] == b.get("person", row)["note"]


def _meet(s: Stage, *laptops: Laptop) -> None:
    work(s, laptops[0])
    for laptop in (*laptops, *laptops):
        laptop.sync()
