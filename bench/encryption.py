"""What encryption at rest costs: saving and reading an encrypted township beside a plain one, in turns."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

from bench.figures import Figure, figure, seconds
from bench.store import SAVES, women
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from desktop.store.driver import Key

TURNS = 15


def costs() -> list[Figure]:
    """``encryption.save_cost``: one woman's phone number saved durably; ``encryption.list_cost``: the roster of 5,000
    women read cold, from the file to the list in memory. Medians in seconds; the limit is the plain township's."""
    with tempfile.TemporaryDirectory() as place:
        folders = {key: Path(place) / name for key, name in ((None, "plain"), (Key.new(), "encrypted"))}
        for key, folder in folders.items():
            with closing(Desk.open(folder, key=key)) as desk:
                desk.journal.write_in_slices((Edit("person", *woman) for woman in women()), Label("bench.fill"))
        plain, encrypted = _in_turns(folders, _read, TURNS)
        listed = figure("encryption.list_cost", encrypted, "s", plain)
        plain, encrypted = _in_turns(folders, _saves, 3)
        return [figure("encryption.save_cost", encrypted, "s", plain), listed]


def _in_turns(
    folders: dict[Key | None, Path], work: Callable[[Path, Key | None], float], turns: int
) -> tuple[float, float]:
    """The medians of both, after a turn that is not counted."""
    taken = [[work(folder, key) for key, folder in folders.items()] for _ in range(turns + 1)][1:]
    plain, encrypted = (median(times) for times in zip(*taken, strict=True))
    return plain, encrypted


def _read(folder: Path, key: Key | None) -> float:
    with closing(Desk.open(folder, key=key)) as desk:
        return seconds(desk.people.snapshot)


def _saves(folder: Path, key: Key | None) -> float:
    dice = random.Random()  # the same number again would write nothing
    with closing(Desk.open(folder, key=key)) as desk:
        taken = []
        for id_, _ in dice.sample(women(), SAVES // 3):
            edit = Edit("person", id_, {"phone": f"138{dice.randrange(10**8):08}"}, desk.journal.sight())
            taken.append(seconds(partial(desk.journal.write, [edit], Label("person.save"))))
    return median(taken)
