"""All findings of the large township, as they are computed after a row changed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure, figure, median_seconds
from bench.window import large_township

if TYPE_CHECKING:
    from desktop.services.desk import Desk

GOAL, TIMES = 0.2, 9


def everything() -> list[Figure]:
    """``findings.all``: read anew and computed; one more row was written before each time."""
    from desktop.services.desk import Desk

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(large_township() / "sample", Path(folder) / "sample")
        desk = Desk.open(Path(folder) / "sample")
        desk.findings.all()
        taken = median_seconds(lambda: _after_a_change(desk), TIMES)
        changed = median_seconds(lambda: _change(desk), TIMES)
        desk.close()
    return [figure("findings.all", max(0.0, taken - changed), "s", GOAL)]


def _change(desk: Desk) -> None:
    township = desk.units.township()
    assert township is not None
    desk.units.set_for_many([township.id], {"setup": "U1" if township.setup == "U2" else "U2"})


def _after_a_change(desk: Desk) -> None:
    _change(desk)
    assert desk.findings.all()
