"""Filling an office's form: 40 bound cells, twelve of them over 14 gachas, in a file of 1 MB (most of it a picture).

On the large township, its seven gachas made 14: from the counting of the term and the year to the bytes of the filled
file, read back and compared. The reading process waits already, as it does once the form is shown.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from bench.figures import Figure, figure, median_seconds
from bench.window import large_township

GOAL = 0.3
CELLS, COLUMNS = 40, 12
#: Bytes of the picture in the form.
PICTURE = 1_000_000


def make_form(path: Path, gachas: list[str]) -> None:
    """The form: a column of gachas, twelve columns of figures with sums, 28 cells below; a picture of noise."""
    import random

    import xlsxwriter
    from PIL import Image

    side = int((PICTURE / 3) ** 0.5)
    picture = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(5).randbytes(side * side * 3)).save(picture, "PNG")
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("月报")
    plain, share = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "0.0%"})
    sheet.write_row(1, 0, ["序号", "嘎查", *(["活动场次", "人次", "走访户次"] * 4)], plain)
    for row, name in enumerate(gachas, 2):
        sheet.write_row(row, 0, [row - 1, name], plain)
        for column in range(2, 2 + COLUMNS):
            sheet.write_blank(row, column, None, plain)
    for column in range(2, 2 + COLUMNS):
        letter = chr(65 + column)
        sheet.write_formula(2 + len(gachas), column, f"=SUM({letter}3:{letter}{2 + len(gachas)})", plain)
    for row in range(CELLS - COLUMNS):
        sheet.write(30 + row, 0, "累计活动场次" if row % 2 else "会改联完成率", plain)
        sheet.write_blank(30 + row, 1, None, plain if row % 2 else share)
    sheet.insert_image(0, 16, "seal.png", {"image_data": picture})
    book.close()


def fill() -> list[Figure]:
    """``form.fill``."""
    from desktop.services.desk import Desk
    from desktop.services.figures import Span, Term
    from desktop.services.office_forms.template import Mapped

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(large_township() / "sample", Path(folder) / "sample")
        desk = Desk.open(Path(folder) / "sample")
        township, known = desk.units.township(), desk.units.gachas()
        assert township is not None
        for number in range(14 - len(known)):
            desk.units.add(township.id, f"新建第{number + 1}嘎查", "gacha")
        path = Path(folder) / "月报.xlsx"
        make_form(path, [unit.short for unit in desk.units.gachas()])
        opened = desk.office_forms.open(path)
        mapped = Mapped(opened.sha256, opened.name, tuple(desk.office_forms.proposals(opened.book)))
        if len(mapped.bindings) != CELLS:
            raise RuntimeError(f"{len(mapped.bindings)} cells are bound")
        day = desk.today()
        term = Term(Span.MONTH, day.year, day.month)

        def whole() -> None:
            numbers = desk.office_forms.numbers(mapped, term, 25)
            plan = desk.office_forms.plan(mapped, opened.book, numbers, {}, {})
            if desk.office_forms.fill(opened.raw, plan).otherwise:
                raise RuntimeError("the form reads back otherwise")

        taken = median_seconds(whole, 9)
        desk.close()
    return [figure("form.fill", taken, "s", GOAL)]
