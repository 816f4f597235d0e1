"""The import: how many messy cells are read right, and how long a messy roster of 5,000 rows takes.

``cells``: 2,000 cells of ``messy_cells``, each read by its reader alone. A cell counts as right where its meaning was
read, or where it was marked (a doubt, or not read and kept); as wrong where another value was given without a mark; as
marked needlessly where its meaning can be known. ``roster``: the reading process with its start, the understanding and
the comparing with an empty roster; then the writing.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

from bench.figures import ROOT, Figure, figure
from bench.messy_cells import Cell, cells

ROWS = 5_000
TODAY = date(2026, 11, 23)
#: What stands for syllables of names; put together they give homonyms at about the rate of a township.
_SPOKEN = "萨仁 娜仁 乌云 其木格 高娃 图雅 斯琴 敖登 哈斯 孟根 宝音 苏布德 塔娜 诺敏 阿茹 乌日 海棠 秀英 桂兰 玉梅"
_SYLLABLES = _SPOKEN.split()
_HEADS = "序号 姓名 性别 民族 嘎查 出生年月 联系电话 文化程度 政治面貌 婚姻状况 职业 户主 家庭住址 照片 备注"


def judged(found: list[Cell]) -> Counter[str]:
    """How many cells were read ``right``, ``marked`` where nobody can know, ``needlessly`` or ``wrong``."""
    return Counter(verdict(cell) for cell in found)


def verdict(cell: Cell) -> str:
    """One of the words of ``judged``."""
    from desktop.services.importing.births import read_birth
    from desktop.services.importing.cells import read_coded, read_name, read_phone

    if cell.field == "birth":
        read = read_birth(cell.text, TODAY)
    elif cell.field == "phone":
        read = read_phone(cell.text)[0]
    elif cell.field == "name":
        read = read_name(cell.text)[1]
    else:
        read = read_coded(cell.field, cell.text)
    if read.doubt or read.unread:
        return "marked" if cell.means is None else "needlessly"
    return "right" if cell.means is not None and (read.value or "") == cell.means else "wrong"


def accuracy() -> list[Figure]:
    """``import.cells_right``, ``import.cells_wrong_unmarked``, ``import.cells_unsure_needlessly``."""
    found = cells()
    counts = judged(found)
    known = sum(cell.means is not None for cell in found)
    return [
        figure("import.cells_right", 1 - counts["wrong"] / len(found), "", 0.98),
        figure("import.cells_wrong_unmarked", counts["wrong"], "", 0),
        figure("import.cells_unsure_needlessly", counts["needlessly"] / known, "", 0.05),
    ]


def make_roster(path: Path, rows: int = ROWS) -> None:
    """A messy roster: a title, fifteen columns, births and phones in many ways."""
    import xlsxwriter

    chance = random.Random(7)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("花名册")
    sheet.write(0, 0, "妇女花名册（2026年）")
    sheet.write_row(1, 0, _HEADS.split())
    for number, line in enumerate(_lines(chance, rows), 2):
        sheet.write_row(number, 0, line)
    book.close()


def _lines(chance: random.Random, rows: int) -> Iterator[list[object]]:
    for number in range(1, rows + 1):
        year, month, day = chance.randint(1940, 2006), chance.randint(1, 12), chance.randint(1, 28)
        born: object = chance.choice(
            (float(f"{year}.{month}"), f"{year}-{month}-{day}", f"{year}年{month}月", f"{year}{month:02}{day:02}")
        )
        phone: object = 13_800_000_000 + chance.randrange(10**8)
        yield [
            *(number, chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES) + chance.choice(("", "花", "玛"))),
            *(
                "女",
                chance.choice(("蒙", "蒙古族", "汉", "满族")),
                chance.choice(("萨仁台", "草根台嘎查", "勿布林嘎查")),
            ),
            *(born, chance.choice((phone, f"{phone}/0482-6401234", "无", str(phone)))),
            *(chance.choice(("初中", "高中", "大专毕业", "小学")), "群众", "已婚", "牧民"),
            *(chance.choice(_SYLLABLES), f"第{chance.randint(1, 9)}独贵龙", "", ""),
        ]


def _peak(path: Path) -> float:
    """The most memory (MB) that the reading process has while it reads a file."""
    script = (
        "import resource, sys; from desktop.table_files.child import main; sys.stdout = sys.stderr; main(sys.argv[1]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return float(done.stderr)


def roster() -> list[Figure]:
    """``import.5000_preview``, ``import.5000_write``, ``import.peak_memory``."""
    from desktop.services.desk import Desk
    from desktop.services.divisions import units_for
    from desktop.store.changes import Edit, Label
    from desktop.table_files.reading import read_sheets

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        make_roster(path)
        desk = Desk.open(Path(folder) / "desk")
        units = [
            Edit("org_unit", unit["id"], {k: v for k, v in unit.items() if k != "id"})
            for unit in units_for("152221201")
        ]
        desk.journal.write(units, Label("township.choose"))
        started = perf_counter()
        rules = desk.imports.rules()
        sources = desk.imports.sources(path.name, read_sheets(path), rules)
        planned = desk.imports.plan(sources, rules)
        preview = perf_counter() - started
        for row in planned.plan.rows:  # homonyms that are not sure are women all the same here
            if not row.writes:
                planned.plan.decide([row.at], act=_add())
        started = perf_counter()
        done = desk.imports.write(planned)
        write = perf_counter() - started
        desk.close()
        if done.added != ROWS:
            raise RuntimeError(f"{done.added} of {ROWS} came in")
        return [
            figure("import.5000_preview", preview, "s", 2),
            figure("import.5000_write", write, "s", 3),
            figure("import.peak_memory", _peak(path), "MB", 300),
        ]


def _add() -> object:
    from desktop.services.importing.plan import Act

    return Act.ADD


def all_figures() -> list[Figure]:
    """All of them."""
    return [*accuracy(), *roster()]
