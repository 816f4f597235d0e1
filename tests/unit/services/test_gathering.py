"""A table that was given out finds its women again, whatever was done to it, and says that it is back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import load_workbook

from desktop.services import gathering
from desktop.services.desk import Desk
from desktop.services.gathering import Round, mark_of
from desktop.services.importing.plan import Plan, State
from desktop.services.importing.understanding import Source
from desktop.services.starting import load_sample
from desktop.table_files.reading import read_sheets

NOW = datetime(2026, 11, 23, 9, 30)
AT = "202611230930"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path / "desk", now=lambda: NOW)
    load_sample(made)
    yield made
    made.close()


def cells(body: bytes) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in load_workbook(io.BytesIO(body)).get_sheet_by_index(0).to_python()]


def came(desk: Desk, path: Path, rows: list[list[str]]) -> tuple[Source, Plan]:
    """The rows as a file that came back, read and compared."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            sheet.write_string(y, x, cell)
    book.close()
    rules = desk.imports.rules()
    (source,) = desk.imports.sources(path.name, read_sheets(path), rules)
    return source, desk.imports.plan([source], rules).plan


def test_what_comes_back_untouched_says_nothing_new(desk: Desk, tmp_path: Path) -> None:
    for unit in desk.units.gachas():
        path = tmp_path / "back.xlsx"
        path.write_bytes(gathering.form(desk, unit.id, AT))
        rules = desk.imports.rules()
        (source,) = desk.imports.sources(path.name, read_sheets(path), rules)
        plan = desk.imports.plan([source], rules).plan
        assert mark_of(source) == (unit.id, AT) and len(plan.rows) > 50
        assert {row.state for row in plan.rows} == {State.SAME}, "namesakes too: each has her own row"


def test_sorted_renamed_and_filled_in_it_finds_its_rows(desk: Desk, tmp_path: Path) -> None:
    gacha = desk.units.gachas()[0].id
    rows = cells(gathering.form(desk, gacha, AT))
    head = rows[2]
    name, phone, note = head.index("姓名"), head.index("电话"), head.index("备注")
    body = [row for row in rows[3:] if row[0]]
    first, second, third = body[0], next(r for r in body[1:5] if r[phone]), body[5]
    ids = {id(row): bytes.fromhex(row[0][1:]) for row in (first, second, third)}
    kept = second[phone]
    first[phone] = "13900001111"  # a new phone
    second[name] = "新名字"  # her name was written wrongly; the phone is hers
    third[note] = "夏天在外"
    new = ["", *([""] * (len(head) - 1))]
    new[name], new[phone] = "全新的人", "13900002222"
    order = [1, 0, *range(2, len(head))]  # the columns were moved as well
    table = [rows[0], rows[1], head, *reversed(body), new]
    source, plan = came(
        desk, tmp_path / "改过.xlsx", [[row[x] if x < len(row) else "" for x in order] for row in table]
    )
    assert mark_of(source) == (gacha, AT)
    changed = {row.who: set(row.changes) for row in plan.rows if row.state is State.CHANGED}
    assert changed == {
        ids[id(first)]: {"phone"},
        ids[id(second)]: {"name_zh"},
        ids[id(third)]: {"note"},
    }
    assert kept and [row.person.values["name_zh"] for row in plan.rows if row.state is State.NEW] == ["全新的人"]


def test_another_woman_written_over_a_row_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    gacha = desk.units.gachas()[0].id
    rows = cells(gathering.form(desk, gacha, AT))
    head, row = rows[2], list(rows[3])
    over = [row[0], *([""] * (len(head) - 1))]
    over[head.index("姓名")], over[head.index("出生")] = "别的女人", "1999-01-01"
    copied = list(rows[4])
    copied[head.index("姓名")] = "抄下来的"
    copied[head.index("电话")] = copied[head.index("出生")] = ""
    _source, plan = came(desk, tmp_path / "盖过.xlsx", [rows[0], rows[1], head, over, rows[4], copied])
    assert [(r.state, r.reasons[0].code if r.reasons else "") for r in plan.rows] == [
        (State.UNSURE, "code_differs"),
        (State.SAME, ""),
        (State.NEW, ""),
    ]
    assert not plan.rows[0].writes


def test_who_has_not_given_it_back_is_known(desk: Desk, tmp_path: Path) -> None:
    units = desk.units.gachas()
    round = Round(AT, tuple(unit.id for unit in units))
    assert Round.of_plain(round.as_plain()) == round and Round.of_plain({"at": 1}) is None
    source, _ = came(desk, tmp_path / "a.xlsx", cells(gathering.form(desk, units[1].id, AT)))
    old, _ = came(desk, tmp_path / "b.xlsx", cells(gathering.form(desk, units[0].id, "202510010800")))
    after = round.with_back([source, old])
    assert after.back == {units[1].id} and units[0].id in after.missing and units[1].id not in after.missing
    assert Round.of_plain(after.as_plain()) == after


def test_the_table_has_choices_and_hides_its_codes_and_no_number(desk: Desk) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(gathering.form(desk, desk.units.gachas()[0].id, AT))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        book = parts.read("xl/workbook.xml").decode()
    assert sheet.count("<dataValidation ") == 7 and 'hidden="1"' in sheet and 'state="hidden"' in book
    assert "id_no" not in gathering.ASKED
