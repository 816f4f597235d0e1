"""A roster of 5,000 women as a spreadsheet, from their ids to the file's bytes, beside XlsxWriter alone.

The baseline writes the same cells with the same formats, widths and filter, as they lie in memory; the product reads
them first.
"""

from __future__ import annotations

import gc
import io
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from bench.figures import Figure, figure

ROWS, TIMES = 5_000, 9
HEADS = {
    "name_zh": "姓名",
    "sex": "性别",
    "birth": "出生",
    "age": "年龄",
    "ethnic": "民族",
    "gacha": "嘎查",
    "phone": "电话",
    "education": "文化程度",
    "politics": "政治面貌",
    "marital": "婚姻",
    "job": "职业",
    "posts": "职务",
    "tags": "标签",
    "note": "备注",
}


def _bare(rows: list[list[object]]) -> bytes:
    """The same cells by XlsxWriter, with nothing of ours."""
    import xlsxwriter

    body = io.BytesIO()
    book = xlsxwriter.Workbook(body, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(2, 0, list(HEADS.values()))
    for y, row in enumerate(rows, 3):
        for x, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                sheet.write_string(y, x, cell, text)
            elif isinstance(cell, date):
                sheet.write_datetime(y, x, cell, day)
            elif cell:
                sheet.write_number(y, x, cell)
    sheet.set_column(0, len(HEADS) - 1, 12)
    sheet.freeze_panes(3, 1)
    sheet.autofilter(2, 0, 2 + len(rows), len(HEADS) - 1)
    book.close()
    return body.getvalue()


def _processor(made: Callable[[], bytes]) -> float:
    """Processor seconds of this process: what else the machine does weighs on neither side."""
    begun = process_time()
    made()
    return process_time() - begun


def roster() -> list[Figure]:
    """``export.5000_xlsx``."""
    from desktop.services import exports
    from desktop.services.desk import Desk
    from desktop.services.spreadsheets import xlsx_bytes
    from desktop.services.starting import load_sample
    from desktop.store.changes import Edit, Label
    from protocol.ids import new_id

    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder))
        load_sample(desk)
        known = list(desk.people.records(desk.people.ids()).values())
        fields = (
            "name_zh",
            "sex",
            "birth",
            "ethnic",
            "gacha",
            "phone",
            "education",
            "politics",
            "marital",
            "job",
            "tags",
        )
        more = (
            Edit("person", new_id(), {name: known[at % len(known)][name] for name in fields} | {"status": "active"})
            for at in range(ROWS - len(known))
        )
        desk.journal.write_in_slices(more, Label("bench"))
        ids = desk.people.ids()[:ROWS]
        rows = [list(row) for row in exports.table_of(desk, "person", ids, HEADS, "妇女名册").rows]
        if len(rows) != ROWS:
            raise RuntimeError(f"{len(rows)} rows")

        def out() -> bytes:
            return xlsx_bytes(exports.table_of(desk, "person", ids, HEADS, "妇女名册", "苏木"))

        pairs = []
        gc.disable()  # as in the program, which collects between events alone
        try:
            for _ in range(TIMES):  # in turns: the machine is the same for both
                pairs.append((_processor(out), _processor(lambda: _bare(rows))))
                gc.collect()
        finally:
            gc.enable()
        ours, bare = (median(each) for each in zip(*pairs, strict=True))
        desk.close()
    return [figure("export.5000_xlsx", ours, "s", bare)]
