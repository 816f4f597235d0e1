"""How long a page and a record take to stand there for the first time, and the memory with a sheet's preview open.

``page.first_open``: in a program on the large township whose first page stands, whose roster was read in the
background and whose other pages' modules are loaded, each page is opened once, then its first record and the next,
the form of a new one, and what else opens in its place (``PARTS``); the slowest counts. Each takes the processor time
of the window's thread from the call to its painting; what jobs bring it afterwards is counted apart. Between a page
and its record the list stands there for as long as the page takes to make its form (``desktop.ui.ahead``: it begins
0.4 s after the last key). ``memory.preview``: roster, activities and the preview of a sheet open, in a program that
opened nothing else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Any

from PySide6.QtCore import QEventLoop, QThreadPool

from bench.figures import Figure, figure, process
from bench.window import large_township

RUNS = 3
OPEN_MS = 150.0
#: What was measured before (290–340 MB): reported beside it, there is no goal.
PREVIEW_MB = 340.0
#: So many jobs begin one after the other at most.
CHAINED = 4
#: Page → what else opens on it, by the page's own methods: forms and views that its first record does not show.
PARTS: dict[str, dict[str, Callable[[Any], object]]] = {
    "people": {"a new woman": lambda page: page.new_record()},
    "activities": {
        "a new activity": lambda page: page.new_record(),
        "typing back": lambda page: page.open_typing(page.table.records.ids[0]),
    },
    "units": {
        "facts": lambda page: page.form,
        "terms and seats": lambda page: page._on_part("records"),
        "activities": lambda page: page._on_part("doings"),
    },
    "homes": {part: partial(lambda part, page: page._on_part(part), part) for part in ("people", "activities", "year")},
    "links": {"proposals": lambda page: page.show_proposals()},
    "needs": {"the board": lambda page: page.show_board()},
    "disputes": {"the month's check": lambda page: page.show_check()},
    "congresses": {"one congress": lambda page: page.open_shown()},
    "training": {"who is trained": lambda page: page.show_turns()},
    "funds": {"what to look at": lambda page: page.show_findings()},
    "tags": {"counts": lambda page: page.show_counts()},
    "service_hours": {"from activities": lambda page: page.show_proposals()},
}


def first_opens() -> list[Figure]:
    """``page.first_open`` and ``memory.preview``; says how long each page took."""
    runs = [_run("opened") for _ in range(RUNS)]
    held = [_run("preview") for _ in range(RUNS)]
    names = list(runs[0]["opened"])
    times = {name: median(run["opened"][name] for run in runs) * 1000 for name in names}
    for name, taken in sorted(times.items(), key=lambda each: -each[1]):
        print(f"  {name:28} {taken:7.1f} ms", file=sys.stderr)
    return [
        figure("page.first_open", max(times.values()), "ms", OPEN_MS),
        figure("memory.preview", median(run["resident_kb"] for run in held) / 1024, "MB", PREVIEW_MB),
    ]


def _run(part: str) -> dict[str, Any]:
    folder, said = large_township(), dict[str, Any]()
    (folder / "settings.json").write_text(json.dumps({"township": "sample"}))  # it begins with Today, as a day does
    with process("-m", "bench.pages", part, str(folder)) as child:
        assert child.stdout is not None
        for line in child.stdout:
            said |= json.loads(line)
    return said


def opened(app: Any, window: Any) -> Iterator[tuple[str, float]]:
    """(what, seconds) of each page, its records and parts, from the call to its painting; and of what came after."""
    from desktop.ui.ahead import Ahead
    from desktop.ui.list_page import ListPage
    from desktop.ui.record_page import RecordPage

    def taken(name: str, go: Callable[[], object]) -> Iterator[tuple[str, float]]:
        started = thread_time()
        go()
        app.processEvents()
        window.repaint()
        painted = thread_time()
        yield name, painted - started
        _settle(app)
        yield f"{name}: what came after", thread_time() - painted

    for key in list(window._specs):
        if window.current_key() != key:
            yield from taken(key, partial(window.go, key))
        page = window.page(key)
        if isinstance(ahead := getattr(page, "ahead", None), Ahead) and ahead.left:
            made = QEventLoop()
            ahead.ended.connect(made.quit)
            made.exec()
        if isinstance(page, ListPage) and (ids := list(page.table.records.ids[:2])):
            yield from taken(f"{key}, a record", partial(page.open_record, ids[0]))
            yield from taken(f"{key}, the next record", partial(page.open_record, ids[-1]))
        for name, act in PARTS.get(key, {}).items():
            yield from taken(f"{key}, {name}", partial(act, page))
            page.go_back()
        if isinstance(page, RecordPage):
            yield from taken(f"{key}, a new record", page.new_record)
        while page.go_back():
            app.processEvents()


def _settle(app: Any) -> None:
    """Lets jobs end and give what they have; what they begin then, too."""
    pools = [QThreadPool.globalInstance(), *app.findChildren(QThreadPool)]
    for _ in range(CHAINED):
        for pool in pools:
            pool.waitForDone()
        app.processEvents()


def started(folder: str) -> tuple[Any, Any]:
    """The product on a data folder, a second after its start: application and program."""
    from desktop.__main__ import before_qt

    before_qt()
    from PySide6.QtWidgets import QApplication

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
    _settle(app)
    warming, loaded = Warming(program), QEventLoop()  # so are the modules of the pages
    warming.ended.connect(loaded.quit)
    loaded.exec()
    return app, program


def preview(app: Any, window: Any) -> int:
    """The memory (kB) that the process holds with roster, activities and a sheet's preview open."""
    for key in ("people", "activities"):
        window.go(key)
        _settle(app)
    activities = window.page("activities")
    window.go("activities", id=activities.table.records.ids[0], print=True)
    deadline = perf_counter() + 20
    while perf_counter() < deadline and not activities.sheets.preview.page_count:
        app.processEvents()
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def measure(part: str, folder: str) -> None:
    """Prints one JSON line of a part: ``opened`` or ``preview``."""
    app, program = started(folder)
    if part == "preview":
        print(json.dumps({"resident_kb": preview(app, program.window)}), flush=True)
    else:
        print(json.dumps({"opened": dict(opened(app, program.window))}), flush=True)
    program.end()


if __name__ == "__main__":
    measure(*sys.argv[1:])
