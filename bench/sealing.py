"""Sealed words: what it costs to open those of a whole list."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.figures import Figure, figure, median_seconds
from desktop.services.desk import Desk
from desktop.services.sealing import Sealed
from desktop.store.changes import Edit, Label
from desktop.store.driver import Key
from protocol.ids import new_id

RECORDS, TIMES = 200, 30
#: The goal, in seconds.
OPEN_SECONDS = 0.03
_WORDS = "丈夫酒后动手，孩子在旁边；她不愿意报警，想先到娘家住几天，请妇联出面谈一次。"


def opened() -> list[Figure]:
    """``seal.open``: 200 records read with their sealed words, each reading written down."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder), key=Key.new())
        her = desk.people.quick_add("其木格").id
        edits = []
        for number in range(RECORDS):
            words = desk.sealing.seal("consent", "reason", id_ := new_id(), f"{number} {_WORDS}")
            edits.append(Edit("consent", id_, {"person": her, "given_on": "2026-03-08", "reason": words}))
        desk.journal.write(edits, Label("bench"))

        def read() -> int:
            records = desk.plain["consent"].page(desk.plain["consent"].ids())
            cells = [record["reason"] for record in records if record and isinstance(record["reason"], Sealed)]
            return len([words for words in desk.sealing.unseal_all(cells, "work") if words])

        assert read() == RECORDS
        seconds = median_seconds(read, TIMES)
        desk.close()
    return [figure("seal.open", seconds, "s", OPEN_SECONDS)]
