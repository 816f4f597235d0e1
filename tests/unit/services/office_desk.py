"""A township with four gachas, what it held, and forms of offices: for the tests of offices' forms and reports."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.figures import Span, Term
from desktop.services.office_forms.filling import Plan
from desktop.services.office_forms.forms import Opened
from desktop.services.office_forms.template import Mapped
from desktop.store.changes import Edit, Label
from desktop.table_files.patching import cell_name
from protocol.ids import derived_id, new_id

TABLES = Path(__file__).resolve().parents[2] / "tables"
NOVEMBER = Term(Span.MONTH, 2026, 11)
GACHAS = ("萨仁台嘎查", "草根台嘎查", "勿布林嘎查", "敖包嘎查")
UNITS = {name: derived_id("test", name) for name in GACHAS}
SUMU = derived_id("test", "sumu")
A, B, C, D = (derived_id("test", "woman", str(n)) for n in range(4))
HOUSE = derived_id("test", "house")
WORDS = {"term": "2026年11月", "days": "10月26日 – 11月25日"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9))
    desk.records.add_user("乌云")
    edits = [Edit("org_unit", SUMU, {"name_zh": "乌兰毛都苏木", "level": "sumu"})]
    for n, (name, id_) in enumerate(UNITS.items()):
        reformed = {"reformed_on": "2026-03-01"} if n < 3 else {}
        edits.append(Edit("org_unit", id_, {"name_zh": name, "level": "gacha", "parent": SUMU, **reformed}))
    edits += [Edit("person", her, {"name_zh": "其木格", "sex": "2", "gacha": UNITS[GACHAS[1]]}) for her in (A, B, C, D)]
    edits.append(Edit("household", HOUSE, {"head": A, "gacha": UNITS[GACHAS[0]]}))
    desk.journal.write(edits, Label("test"))
    yield desk
    desk.close()


def hold(desk: Desk, day: str, came: list[bytes], *hosts: str, **more: Any) -> bytes:
    id_ = new_id()
    fields = {
        "start": f"{day}T09:00",
        "status": "held",
        "kind": "A01",
        "hosts": [UNITS[name] for name in hosts],
        **more,
    }
    edits = [Edit("activity", id_, fields)]
    for her in came:
        fields = {"activity": id_, "person": her, "state": "present"}
        edits.append(Edit("attendance", derived_id("attendance", id_, her), fields))
    desk.journal.write(edits, Label("test"))
    return id_


def visit(desk: Desk, day: str, **whom: bytes) -> None:
    desk.journal.write([Edit("visit", new_id(), {"date": day, **whom})], Label("test"))


def month(desk: Desk) -> Opened:
    return desk.office_forms.open(TABLES / "form_month.xlsx")


def proposed(desk: Desk, opened: Opened) -> Mapped:
    return Mapped(opened.sha256, opened.name, tuple(desk.office_forms.proposals(opened.book)))


def plan_of(desk: Desk, mapped: Mapped, opened: Opened, typed: Any = None) -> Plan:
    numbers = desk.office_forms.numbers(mapped, NOVEMBER, 25)
    return desk.office_forms.plan(mapped, opened.book, numbers, WORDS, typed or {})


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read(body: bytes, sheet: str = "月报") -> dict[str, Any]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return {cell_name((r, c)): cell for r, row in enumerate(rows) for c, cell in enumerate(row) if cell != ""}


def refusal(do: Any) -> KnownError:
    with pytest.raises(KnownError) as told:
        do()
    return told.value


# --- what the words say -----------------------------------------------------------------------------------------------
