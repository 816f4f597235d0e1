"""The board of a township with years of needs, as its page asks for it."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from bench.figures import Figure, figure, median_seconds
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import new_id

NEEDS, TIMES = 2000, 30
#: The goal, in seconds.
BOARD_SECONDS = 0.06
#: Steps after which needs stand in each state in turn.
_STEPS = ((), ("accept",), ("refer", "signed"), ("refer", "answer"), ("refer", "answer", "close"))


def board() -> list[Figure]:
    """``need.board``: 2,000 needs, four of five of them open, by how far they are and by term."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder))
        edits = []
        for number in range(NEEDS):
            day = date(2022, 1, 1) + timedelta(days=number * 1500 // NEEDS)
            need, due = new_id(), (day + timedelta(days=7 + number % 24)).isoformat()
            fields = {"no": f"{day.year}-{number:04}", "opened": day.isoformat(), "due": due, "kind": "N1"}
            edits.append(Edit("need", need, {**fields, "matter": "缺饲草", "channel": "C2"}))
            for act in _STEPS[number % len(_STEPS)]:
                edits.append(Edit("need_step", new_id(), {"need": need, "act": act, "done_on": day.isoformat()}))
        desk.journal.write(edits, Label("bench"))
        assert sum(map(len, desk.needs.board().values())) == NEEDS * 4 // 5
        seconds = median_seconds(desk.needs.board, TIMES)
        desk.close()
    return [figure("need.board", seconds, "s", BOARD_SECONDS)]
