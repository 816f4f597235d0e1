"""A list goes out with its real types, comes in again as it was, and numbers go whole only with a reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from desktop.errors import FieldErrors, KnownError
from desktop.services import exports
from desktop.services.desk import Desk
from desktop.services.importing.plan import State
from desktop.services.spreadsheets import MOST_TEXT, Table, csv_bytes, xlsx_bytes
from desktop.services.starting import load_sample
from desktop.services.tables import as_html
from desktop.store.changes import Edit, Label
from desktop.table_files.reading import read_sheets

IDENTITY = "152223197510010" + "023"
NOW = datetime(2026, 11, 23, 9, 30)


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk.open(tmp_path_factory.mktemp("out"), now=lambda: NOW)
    load_sample(desk)
    yield desk
    desk.close()


def heads(kind: str) -> dict[str, str]:
    """The heads that the window shows, here without it."""
    named = {
        "name_zh": "姓名",
        "name_mn": "蒙古文姓名",
        "sex": "性别",
        "birth": "出生",
        "age": "年龄",
        "ethnic": "民族",
    }
    named |= {"gacha": "嘎查", "phone": "电话", "education": "文化程度", "politics": "政治面貌", "marital": "婚姻状况"}
    named |= {"job": "职业", "residence": "居住情况", "id_no": "身份证号", "note": "备注", "nickname": "小名"}
    return named if kind == "person" else {name: name for name in exports.FIELDS[kind]}


def read(body: bytes) -> list[list[object]]:
    return load_workbook(io.BytesIO(body)).get_sheet_by_index(0).to_python()


def test_dates_are_dates_and_numbers_numbers_and_text_stays_text() -> None:
    rows = [["=1+1", date(2026, 3, 8), 3, "13848200001"], ["+cmd|' /C calc'!A0", "1975-03", None, "007"]]
    body = xlsx_bytes(Table("名册", "苏木　共2条", ("姓名", "日期", "人数", "电话"), rows))
    found = read(body)
    assert found[0][0] == "名册" and found[1][0] == "苏木　共2条" and found[2] == ["姓名", "日期", "人数", "电话"]
    assert found[3] == ["=1+1", date(2026, 3, 8), 3.0, "13848200001"]
    assert found[4] == ["+cmd|' /C calc'!A0", "1975-03", "", "007"]
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and 'topLeftCell="B4"' in sheet and '<autoFilter ref="A3:D5"/>' in sheet
        assert not [name for name in parts.namelist() if "external" in name or "vba" in name.lower()]
        assert "hyperlink" not in sheet
    assert csv_bytes(Table("", "", ("a",), [["=1"], ["-2"]])).decode("utf-8-sig").split() == ["a", "'=1", "'-2"]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=20), min_size=1, max_size=5))
def test_whatever_was_typed_makes_a_spreadsheet_that_opens(cells: list[str]) -> None:
    found = read(xlsx_bytes(Table("t", "a", tuple(f"h{at}" for at in range(len(cells))), [cells, ["x"] * len(cells)])))
    assert len(found) == 5 and found[4][0] == "x"


def test_a_text_longer_than_a_cell_bears_is_cut_and_not_lost() -> None:
    found = read(xlsx_bytes(Table("t", "a", ("h",), [["草" * (MOST_TEXT + 5)]])))
    assert len(str(found[3][0])) == MOST_TEXT and str(found[3][0]).endswith("…")


def test_markup_in_names_is_no_markup_in_the_clipboard() -> None:
    assert "&lt;b&gt;" in as_html([["<b>"], ["<b>"]]) and "<b>" not in as_html([["<b>"], ["<b>"]])


def test_a_roster_that_went_out_comes_in_as_the_same_women(township: Desk, tmp_path: Path) -> None:
    ids = township.people.ids()[:300]
    for way, ending in ((xlsx_bytes, "xlsx"), (csv_bytes, "csv")):
        table = exports.table_of(
            township, "person", ids, heads("person"), "妇女名册", exports.about_words(township, "", 300)
        )
        path = tmp_path / f"名册.{ending}"
        path.write_bytes(way(table))
        rules = township.imports.rules()
        plan = township.imports.plan(township.imports.sources(path.name, read_sheets(path), rules), rules).plan
        assert len(plan.rows) == 300
        unsure = [row for row in plan.rows if row.state is not State.SAME]
        assert [row for row in unsure if row.reasons[0].code != "perhaps_twice" or row.changes] == [], "but namesakes"
        assert len(unsure) < 6 and not any(row.writes for row in plan.rows), ending


def test_every_list_goes_out_whole(township: Desk) -> None:
    for kind, ids in (
        ("activity", township.activities.ids()),
        ("org_unit", [n.unit.id for n in township.units.tree()]),
    ):
        ticks: list[int] = []
        table = exports.table_of(township, kind, ids, heads(kind), "t", tick=ticks.append)
        assert len(table.rows) == len(ids) == ticks[-1] and all(any(row) for row in table.rows)
    first = exports.table_of(township, "activity", township.activities.ids()[:1], heads("activity"), "t").rows[0]
    row = dict(zip(heads("activity"), first, strict=True))
    assert row["kind"] not in (None, "") and not str(row["kind"]).startswith("A") and isinstance(row["heads"], int)


def test_numbers_are_masked_until_somebody_says_why(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path, now=lambda: NOW)
    desk.records.add_user("乌云")
    her = desk.people.save(None, {"name_zh": "其木格", "phone": "13848200001"}).id
    desk.journal.write([Edit("person", her, {"id_no": IDENTITY})], Label("test"))
    wanted = {"name_zh": "姓名", "id_no": "身份证号", "phone": "电话"}
    masked = exports.table_of(desk, "person", [her], wanted, "t")
    assert masked.rows == [["其木格", "…0023", "13848200001"]]
    with pytest.raises(FieldErrors):
        desk.access_log.note("person", 1, "")
    assert desk.access_log.lines() == []
    noted = desk.access_log.note("person", 1, "benefit")
    assert exports.table_of(desk, "person", [her], wanted, "t", noted=noted).rows[0][1] == IDENTITY
    with pytest.raises(KnownError):
        exports.table_of(desk, "person", [her, her], wanted, "t", noted=noted)
    (line,) = desk.access_log.lines()
    assert (line.listed, line.count, line.reason, line.author) == ("person", 1, "benefit", desk.records.user)
    last = desk.records.last_act()
    assert last is None or last.label.code != "access_log.write", "Ctrl+Z never takes it back"
    assert not any(desk.records.may_undo(act) for act in desk.records.acts() if act.label.code == "access_log.write")
    desk.records.add_user("其其格", "viewer")
    assert not desk.access_log.may_note
    with pytest.raises(KnownError, match="role_may_not"):
        desk.access_log.note("person", 1, "benefit")
    assert exports.table_of(desk, "person", [her], wanted, "t").rows == [["其木格", "…0023", "…0001"]]
    desk.close()
