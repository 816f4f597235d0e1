"""五簿五册 of a large township's year as one PDF, as the page makes it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure, figure, median_seconds
from bench.window import large_township

TIMES = 3
#: The goal, in seconds.
YEAR_SECONDS = 6.0


def year() -> list[Figure]:
    """``registers.year``: the ten books read and set; the typesetter has set a paper before, as it has on a second
    paper of a day."""
    from desktop.documents.register import set_paper
    from desktop.documents.typesetter import Typesetter
    from desktop.documents.work_books import TEN, Chosen, book_of, set_year, year_data
    from desktop.services.desk import Desk

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(large_township() / "sample", Path(folder) / "sample")
        desk, typesetter = Desk.open(Path(folder) / "sample"), Typesetter()
        books = [Chosen(title, source, ()) for title, source in TEN]
        last = desk.db.value("SELECT max(start) FROM activity WHERE status = 'held' AND deleted IS NULL")
        whole = int(last[:4]) - 1
        set_paper(book_of(desk, books[2], whole), typesetter)
        counts: list[int] = []

        def made() -> None:
            data = year_data(desk, books, whole, lambda done, total: counts.append(done), lambda: None)
            assert set_year(data, typesetter).pdf

        taken = median_seconds(made, TIMES)
        rows = sum(len(group.rows) for book in books for group in book_of(desk, book, whole).groups)
        desk.close()
    print(f"  {rows} rows", file=sys.stderr)
    return [figure("registers.year", taken, "s", YEAR_SECONDS)]
