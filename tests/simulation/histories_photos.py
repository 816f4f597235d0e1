"""Histories of photos and files: they come whole or not at all, once, and nothing about them holds up the rows."""

from __future__ import annotations

import hashlib

from desktop.errors import KnownError
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id
from server.photos import Photos
from tests.simulation.photos import TROUBLES, PhotoLine, exchange, paper, picture, shelf_of
from tests.simulation.stage import Stage, history
from tests.simulation.world import TOWNSHIP, Laptop

#: So many pictures there are to be shown, and behind them other files.
PICTURES, SHOWN = 4, 6
#: Why photos may wait for another time.
_PASSING = frozenset(("", "line_cut", "offline"))


@history(33)
def photo_cut_damaged_and_sent_twice(s: Stage) -> None:
    """Cut at any byte both ways, with a byte that is another one, damaged on the server's disk, shown by two laptops
    and sent by both at once: each photo and each file stands at the server once and true, and every laptop has it."""
    dice = s.world.dice
    laptops = s.world.township_of(dice.randint(2, 3))
    folder = s.world.folder / "photos"
    folder.mkdir()
    store = Photos(s.world.server.db, folder)
    lines = {laptop: PhotoLine(store, s.world) for laptop in laptops}
    shown = _show(s, laptops[0], dice.randrange(SHOWN))
    lines[laptops[0]].trouble, lines[laptops[0]].befall = dice.choice(("cut up", "damaged up")), dice.randint(2, 4)
    _try(laptops[0], lines[laptops[0]])
    lines[laptops[0]].trouble = None
    for _ in range(dice.randint(6, 14)):
        laptop = dice.choice(laptops)
        match dice.randrange(7):
            case 0 | 1:
                shown |= _show(s, laptop, dice.randrange(SHOWN))
            case 2:
                laptop.sync()
            case 3:
                other = dice.choice(laptops)
                if other is not laptop:
                    lines[laptop].between = lambda other=other: _try(other, lines[other])
                _try(laptop, lines[laptop])
                lines[laptop].between = None
            case 4:
                _damage_one_on_its_way(s)
            case 5:
                laptop.survives(lambda laptop=laptop: _try(laptop, lines[laptop]), dice.randrange(15))
            case _:
                lines[laptop].trouble = dice.choice(TROUBLES)
                lines[laptop].befall = dice.randint(1, 5)
                laptop.sync()
                _try(laptop, lines[laptop])
                lines[laptop].trouble = None
    for laptop in (*laptops, *laptops):
        lines[laptop].trouble, lines[laptop].befall = (
            dice.choice(("cut down", "damaged down", None)),
            dice.randint(1, 3),
        )
        laptop.sync()
        _try(laptop, lines[laptop])
        lines[laptop].trouble = None
    # Rows, up, down; and once more for what was dropped on the way because it was another one.
    for _ in range(4):
        for laptop in laptops:
            laptop.sync()
            assert _try(laptop, lines[laptop]) == ""
    _assert_everywhere_once(s, store, laptops, shown)


def _show(s: Stage, laptop: Laptop, number: int) -> set[bytes]:
    shelf = shelf_of(laptop)
    owner = s.township.one("activity")
    if number >= PICTURES:
        sha256 = shelf.keep_file(paper(number))
        fields = {"owner_kind": "activity", "owner": owner, "sha256": sha256, "name": f"{number}.pdf", "size": 1}
        edit = Edit("file", derived_id("file", owner, sha256), fields)
        laptop.typing(lambda: laptop.journal.write([edit], Label("file.add")))
        return {sha256}
    added = shelf.add(picture(number))
    laptop.typing(lambda: shelf.attach("activity", owner, [added]))
    return {added.sha256}


def _try(laptop: Laptop, line: PhotoLine) -> str:
    try:
        exchange(laptop, line)
    except KnownError as error:
        assert error.code in _PASSING, f"photos of {laptop.name} ended with {error.code}"
        return error.code
    return ""


def _damage_one_on_its_way(s: Stage) -> None:
    """A byte on the server's disk."""
    partial = sorted((s.world.folder / "photos" / TOWNSHIP / "partial").glob("*"))
    if partial:
        path = s.world.dice.choice(partial)
        body = bytearray(path.read_bytes())
        if body:
            body[s.world.dice.randrange(len(body))] ^= 1 << s.world.dice.randrange(8)
            path.write_bytes(body)


def _assert_everywhere_once(s: Stage, store: Photos, laptops: list[Laptop], shown: set[bytes]) -> None:
    files = [path for path in (s.world.folder / "photos").glob("*/??/*") if not path.suffix]
    assert sorted(path.name for path in files) == sorted(sha256.hex() for sha256 in shown), "not each photo once"
    papers = {hashlib.sha256(paper(number)).digest() for number in range(PICTURES, SHOWN)}
    for sha256 in shown:
        file, _ = store.open(TOWNSHIP, sha256, 0)
        with file:
            body = file.read()
        assert hashlib.sha256(body).digest() == sha256, "the server published another photo"
        is_picture = sha256 not in papers
        assert not is_picture or store.thumbnail(TOWNSHIP, sha256)
        for laptop in laptops:
            shelf = shelf_of(laptop)
            assert shelf.body(sha256) == body, f"{laptop.name} has not the photo"
            assert not is_picture or shelf.thumbnail_of(sha256) is not None
