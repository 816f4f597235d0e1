"""今日 with everything due: what a chair waits for each time that she comes back to it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

from bench.figures import Figure, figure
from bench.window import large_township

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TIMES = 9
#: The goal, in seconds.
OPEN_SECONDS = 0.15


class _Window:
    """What the page asks of its window here: nothing that is measured."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_args, **_more: None


def opened() -> list[Figure]:
    """``today.open``: one row was written; the page is filled anew and painted while every line has something to say,
    with the findings, which it adds after the first paint."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop import jobs
    from desktop.services.desk import Desk
    from desktop.settings import Settings
    from desktop.ui import theme, translation
    from desktop.ui.bus import Bus
    from desktop.ui.page import Context
    from desktop.ui.today.page import TodayPage

    made = QApplication.instance()
    app = made if isinstance(made, QApplication) else QApplication([])
    theme.apply(app, "light")
    translation.install(app, "zh_CN")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(large_township() / "sample", Path(folder) / "sample")
        morning = _last_day() + timedelta(hours=9)
        desk = Desk.open(Path(folder) / "sample", now=lambda: morning)
        fall_due(desk)
        page = TodayPage(Context(Settings(), Bus(), desk, cast(Any, _Window()), now=desk.now))
        page.resize(1166, 700)
        page.show()
        app.processEvents()
        taken = [_again(app, page, desk) for _ in range(TIMES)]
        due = len(desk.due.overview(25).to_do)
        page.close()
        jobs.finish(10_000)
        desk.close()
    print(f"  {due} lines are due", file=sys.stderr)
    return [figure("today.open", median(taken), "s", OPEN_SECONDS)]


def _last_day() -> datetime:
    """When something was held last: the sample's story ends there."""
    from desktop.services.desk import Desk

    desk = Desk.open(large_township() / "sample")
    last: str = desk.db.value("SELECT max(start) FROM activity WHERE status = 'held' AND deleted IS NULL")
    desk.close()
    return datetime.fromisoformat(last[:10])


def _again(app: Any, page: Any, desk: Desk) -> float:
    desk.tags.end(desk.tags.due_today()[0])
    started = perf_counter()
    page.refresh(None)
    app.processEvents()
    page.repaint()
    return perf_counter() - started


def fall_due(desk: Desk) -> None:
    """Makes something due of every line that rests on rows."""
    from desktop.store.changes import Edit, Label
    from protocol.ids import new_id

    today = desk.today()
    day = (today - timedelta(days=2)).isoformat()
    ids = [id_ for (id_,) in desk.db.rows("SELECT id FROM person WHERE deleted IS NULL LIMIT 50")]
    edits = [Edit("incoming", new_id(), {"title": f"通知 {n}", "due_on": day}) for n in range(40)]
    edits += [Edit("person_tag", new_id(), {"person": her, "tag": "困难", "review_on": day}) for her in ids]
    edits += [
        Edit("activity", new_id(), {"title": f"学习 {n}", "start": f"{day}T09:00", "status": "planned"})
        for n in range(12)
    ]
    desk.journal.write(edits, Label("bench"))
    for number in range(5):
        desk.drafts.put(f"visit/new/{number}", {"title": f"草稿 {number}"})
