"""How long a page and a record take to stand there for the first time, and the memory with a sheet's preview open.

``page.first_open``: in a program on the large township whose first page stands, whose roster was read in the
background and whose other pages' modules are loaded, each page and each page's first record is opened once; the
slowest counts, painted. Between a page and its record the list stands there for as long as the page takes to make its
form (``desktop.ui.ahead``: it begins 0.4 s after the last key). ``memory.preview``: the same program with roster,
activities and the preview of a sheet open.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from bench.figures import Figure, figure, process
from bench.window import large_township

RUNS = 3
OPEN_MS = 150.0
#: What was measured before (290–340 MB): reported beside it, there is no goal.
PREVIEW_MB = 340.0


def first_opens() -> list[Figure]:
    """``page.first_open`` and ``memory.preview``; says how long each page took."""
    runs = [_run() for _ in range(RUNS)]
    names = list(runs[0]["opened"])
    times = {name: median(run["opened"][name] for run in runs) * 1000 for name in names}
    for name, taken in sorted(times.items(), key=lambda each: -each[1]):
        print(f"  {name:28} {taken:7.1f} ms", file=sys.stderr)
    return [
        figure("page.first_open", max(times.values()), "ms", OPEN_MS),
        figure("memory.preview", median(run["resident_kb"] for run in runs) / 1024, "MB", PREVIEW_MB),
    ]


def _run() -> dict[str, Any]:
    said: dict[str, Any] = {}
    with process("-m", "bench.pages", str(large_township())) as child:
        assert child.stdout is not None
        for line in child.stdout:
            said |= json.loads(line)
    return said


def opened(app: Any, window: Any) -> Iterator[tuple[str, float]]:
    """(what, seconds) of each page and each first record, from the call to its painting."""
    from PySide6.QtCore import QEventLoop

    from desktop.ui.ahead import Ahead
    from desktop.ui.list_page import ListPage

    def taken(go: Any) -> float:
        started = perf_counter()
        go()
        app.processEvents()
        window.repaint()
        return perf_counter() - started

    for key in list(window._specs):
        if window.current_key() != key:
            yield key, taken(partial(window.go, key))
        page = window.page(key)
        if isinstance(ahead := getattr(page, "ahead", None), Ahead) and ahead.left:
            made = QEventLoop()
            ahead.ended.connect(made.quit)
            made.exec()
        if isinstance(page, ListPage) and page.table.count():
            first, second = (
                list(page.table.records.ids[:2]) if page.table.count() > 1 else [page.table.records.ids[0]] * 2
            )
            yield f"{key}, a record", taken(partial(page.open_record, first))
            yield f"{key}, the next record", taken(partial(page.open_record, second))
            page.go_back()


def measure(folder: str) -> None:
    """The product on a data folder; prints one JSON line."""
    from desktop.__main__ import before_qt

    before_qt()
    from pathlib import Path

    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from desktop import jobs
    from desktop.app import Program
    from desktop.settings import Settings
    from desktop.ui.warming import Warming

    app = QApplication([])
    program = Program(app, Path(folder), Settings.load(Path(folder)))
    program.start()
    window = program.window
    assert window is not None and program.desk is not None
    window.resize(1366, 768)
    app.processEvents()
    program.desk.people.snapshot()  # read in the background once the first page stands
    jobs.finish(10_000)
    warming, loaded = Warming(program), QEventLoop()  # so are the modules of the pages
    warming.ended.connect(loaded.quit)
    loaded.exec()
    found = dict(opened(app, window))
    print(json.dumps({"opened": found}), flush=True)
    activities: Any = window.page("activities")
    window.go("activities", id=activities.table.records.ids[0], print=True)
    deadline = perf_counter() + 20
    while perf_counter() < deadline and not activities.sheets.preview.page_count:
        app.processEvents()
    with open("/proc/self/status", encoding="ascii") as status:
        resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    print(json.dumps({"resident_kb": resident}), flush=True)
    program.end()


if __name__ == "__main__":
    measure(sys.argv[1])
