"""Printing 300 names on a real print service: how long the window does not answer, and what is handed over."""

from __future__ import annotations

import json
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter
from typing import Any

from bench.figures import Figure, figure, process
from bench.print_service import Cups, missing

BLOCK_MS = 100.0
SPOOL_BYTES = 1_000_000
QUEUE = "bench"
_TICK_MS = 2


def three_hundred() -> list[Figure]:
    """``print.300_block``, ``print.300_spool``; none where no print service can be had."""
    if why := missing():
        print(f"printing was not measured: {why}")
        return []
    root = Path(mkdtemp(prefix="sumu-cups-", dir="/tmp"))
    cups = Cups(root)
    try:
        cups.start()
        cups.add(QUEUE)
        with process("-m", "bench.printing", **cups.environment) as child:
            assert child.stdout is not None
            said: dict[str, Any] = json.loads(child.stdout.readline())
        return [
            figure("print.300_block", said["block"], "ms", BLOCK_MS),
            figure("print.300_spool", cups.spooled(), "B", SPOOL_BYTES),
        ]
    finally:
        cups.stop()
        shutil.rmtree(root)


def _print() -> None:
    """The window's side, in a process of its own."""
    from PySide6.QtCore import QTimer
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication

    from bench.papers import sheet_of_300
    from desktop.documents.sheet import typeset
    from desktop.documents.typesetter import Typesetter
    from desktop.ui.printing import PrintPreview

    app = QApplication([])
    preview = PrintPreview()
    preview.show_paper(typeset(sheet_of_300(), Typesetter()), "300")
    preview.resize(1100, 700)
    preview.show()
    app.processEvents()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    printer.setPrinterName(QUEUE)
    ticks = [perf_counter()]
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(perf_counter()))
    timer.start(_TICK_MS)

    def printed(_pages: object) -> None:
        ticks.append(perf_counter())
        print(json.dumps({"block": 1000 * max(b - a for a, b in pairwise(ticks))}), flush=True)
        app.quit()

    preview.printed.connect(printed)
    QTimer.singleShot(10 * _TICK_MS, lambda: preview.print_on(printer))
    app.exec()


if __name__ == "__main__":
    _print()
    sys.exit()
