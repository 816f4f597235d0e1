"""What the write path costs: one saved field beside the bare statement that any program would need."""

from __future__ import annotations

import random
import shutil
import tempfile
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import time_ns

from bench.figures import Figure, figure, seconds
from desktop.services.names import derive_person
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import PRAGMAS, open_database
from desktop.store.driver import Connection, connect
from protocol.ids import derived_id

WOMEN = 5_000
SAVES = 300
#: No save may take longer than this (seconds), 99 of 100.
LONGEST_SAVE = 0.05

_UPDATE = "UPDATE person SET phone = ?, updated_at = ?, updated_by = ? WHERE id = ?"


def women() -> list[tuple[bytes, dict[str, object]]]:
    """A roster, as (id, fields)."""
    gachas = [derived_id("org_unit", i) for i in range(20)]
    chance = random.Random(1)
    return [
        (
            derived_id("person", i),
            {
                "name_zh": f"{chance.choice('乌萨其娜斯托')}{chance.choice('云仁琴娅花雅')}{i % 97}",
                "phone": f"139{chance.randrange(10**8):08}",
                "gacha": chance.choice(gachas),
                "birth": f"{chance.randrange(1945, 2005)}",
                "status": "active",
            },
        )
        for i in range(WOMEN)
    ]


def _bare_save(connection: Connection, parameters: tuple[object, ...]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_UPDATE, parameters)
    connection.execute("COMMIT")


def save_durable(folder: Path | None = None) -> list[Figure]:
    """One woman's phone number saved by the journal (row, operation, chain) with a form's sight, beside the same
    UPDATE alone.

    The limit is that statement on the same table with the same indexes in a durable transaction of its own; both in
    turn, medians of 300, in seconds. ``folder``: where to work.
    """
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path, bare_path = Path(place) / "township.db", Path(place) / "bare.db"
        db = open_database(path)
        journal = Journal(db, derive={"person": derive_person})
        filled = women()
        journal.write_in_slices((Edit("person", *woman) for woman in filled), Label("bench.fill"))
        db.close_all()
        shutil.copyfile(path, bare_path)
        journal = Journal(db, derive={"person": derive_person})
        bare = connect(bare_path, None, isolation_level=None)
        for pragma, value in PRAGMAS:
            bare.execute(f"PRAGMA {pragma} = {value}")
        chance = random.Random(2)
        saves: list[float] = []
        limits: list[float] = []
        sight = journal.sight()
        for id_, _ in chance.sample(filled, SAVES + 10):
            phone = f"138{chance.randrange(10**8):08}"
            # As a form says it that was opened before the last record was written.
            edit, sight = Edit("person", id_, {"phone": phone}, sight), journal.sight()
            now = time_ns() // 1_000_000
            limits.append(seconds(partial(_bare_save, bare, (phone, now, journal.author, id_))))
            saves.append(seconds(partial(journal.write, [edit], Label("person.save"))))
        bare.close()
        db.close_all()
    saves, limits = saves[10:], limits[10:]  # the first ones warm the caches
    return [
        figure("save.durable", median(saves), "s", median(limits)),
        figure("save.durable_p99", quantiles(saves, n=100)[-1], "s", LONGEST_SAVE),
        # Every save captures what is to be sent: these are the same two under the names that sync's figures have.
        figure("sync.capture_cost", median(saves), "s", median(limits)),
        figure("sync.capture_p99", quantiles(saves, n=100)[-1], "s", LONGEST_SAVE),
    ]


if __name__ == "__main__":
    for line in save_durable():
        print(line)
