"""A form of LibreOffice's own making is filled and opened by LibreOffice again: nothing of it is lost, and what its
formulas show is right."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from desktop.services.desk import Desk
from desktop.services.office_forms.forms import Opened
from desktop.services.office_forms.template import Mapped, What
from desktop.table_files.reading import read_sheets
from desktop.ui.messages import words_of
from tests.libreoffice.office import LibreOffice, month_form, things_of
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import GACHAS, A, B, C, D, hold, parts_of, plan_of, proposed, visit

desk = made.desk
#: How LibreOffice calls .xlsx.
FILTER: Final = "Calc MS Excel 2007 XML"
#: What was made is left here, to be looked at.
KEPT: Final = Path(__file__).resolve().parents[2] / "build" / "libreoffice"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def form(office: LibreOffice, tmp_path_factory: pytest.TempPathFactory) -> Path:
    drawn = tmp_path_factory.mktemp("form") / "月报.fods"
    drawn.write_bytes(month_form(GACHAS))
    return office.convert(drawn, "xlsx", FILTER)


@pytest.fixture
def opened(desk: Desk, form: Path) -> Iterator[Opened]:
    for day in range(3, 8):
        came = [A, B, C, D] if day < 7 else [A, B, C, D][: 23 - 16]
        guests = 3 if day == 3 else 0
        hold(desk, f"2026-11-{day:02}", came, GACHAS[0], guests_unnamed=guests)
    hold(desk, "2026-11-09", [A, B], GACHAS[1])
    hold(desk, "2026-03-09", [A], GACHAS[1])
    visit(desk, "2026-11-10", household=made.HOUSE)
    yield desk.office_forms.open(form)
    desk.office_forms.close()


def table(office: LibreOffice, source: Path) -> list[list[str]]:
    """The first sheet as LibreOffice shows it, worked out anew."""
    found = office.convert(source, "csv", "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")
    return list(csv.reader(io.StringIO(found.read_text(encoding="utf-8"))))


def test_a_form_of_libreoffice_is_filled_and_opened_there_again(
    desk: Desk, office: LibreOffice, form: Path, opened: Opened, tmp_path: Path
) -> None:
    """Example 43 among its rows: 5 and 23, and the form's own formula shows 28."""
    mapped = proposed(desk, opened)
    bound = {binding.what.terms[0][1] if binding.what.terms else binding.what.text for binding in mapped.bindings}
    assert {"act.count", "act.heads", "visit.household_days", "org.reformed", "township", "today"} <= bound
    plan = plan_of(desk, mapped, opened, {("月报", (4, 6)): "是"})
    result = desk.office_forms.fill(opened.raw, plan)
    assert not result.otherwise
    before, after = parts_of(opened.raw), parts_of(result.body)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet3.xml",  # its formula is worked out from the first
    }
    assert before["xl/worksheets/sheet1.xml"].count(b"<f") == after["xl/worksheets/sheet1.xml"].count(b"<f") > 8
    filled = tmp_path / "填好的月报.xlsx"
    filled.write_bytes(result.body)
    shown = table(office, filled)
    assert shown[4][1:6] == [GACHAS[0], "5", "23", "28", "1"] and shown[4][6] == "是"
    assert shown[5][1:6] == [GACHAS[1], "1", "2", "3", "0"]
    total = next(line for line in shown if line[0] == "合计")
    assert total[2:6] == ["6", "25", "31", "1"], "the form's sums"
    share = next(line for line in shown if line[0] == "会改联完成率")
    assert share[2] == "75%" and share[4] == "7"
    day = next(line for line in shown if line[0] == "填报日期")
    assert day[2] == "2026-11-27" and day[3] == "12"
    flat = [office.convert(path, "fods").read_bytes() for path in (form, filled)]
    empty, whole = map(things_of, flat)
    assert empty == whole, "shapes, pictures, notes, lists, merged heads, protection, formulas"
    assert whole["boxes"] == ["填表说明：每月25日前报送，联办活动只计一次。"] and len(whole["pictures"]) == 1
    assert len(whole["merged"]) >= 9 and whole["lists"] and whole["notes"]
    assert any(sheet.startswith("月报 true") for sheet in whole["sheets"]) and len(whole["sheets"]) == 3
    KEPT.mkdir(parents=True, exist_ok=True)
    shutil.copy(office.convert(filled, "pdf"), KEPT / "filled.pdf")
    shutil.copy(filled, KEPT / "filled.xlsx")


def test_what_libreoffice_saves_again_is_still_the_same_form(
    desk: Desk, office: LibreOffice, opened: Opened, tmp_path: Path
) -> None:
    """She opens the filled form there, saves it, and next month the office sends that file: it is known and filled."""
    mapped = proposed(desk, opened)
    filled = tmp_path / "上月.xlsx"
    filled.write_bytes(desk.office_forms.fill(opened.raw, plan_of(desk, mapped, opened)).body)
    again = desk.office_forms.open(office.convert(filled, "xlsx", FILTER))
    assert again.sha256 != opened.sha256
    fit = desk.office_forms.fit(mapped, again.book)
    assert fit.changes == () and fit.bindings == mapped.bindings
    hold(desk, "2026-11-24", [A], GACHAS[0])
    newer = Mapped(again.sha256, again.name, fit.bindings)
    body = desk.office_forms.fill(again.raw, plan_of(desk, newer, again)).body
    (tmp_path / "本月.xlsx").write_bytes(body)
    assert table(office, tmp_path / "本月.xlsx")[4][2:5] == ["6", "24", "30"]


def test_a_cell_that_libreoffice_works_out_is_refused(desk: Desk, opened: Opened) -> None:
    mapped = proposed(desk, opened)
    taken = next(each for each in mapped.bindings if each.by_gacha)
    wrong = mapped.with_binding(
        type(taken)("月报", 4, 4, What(((1, "act.count"),)), last=7, key=1, head="合计", label="")
    )
    plan = plan_of(desk, wrong, opened)
    assert {trouble.code for trouble in plan.troubles if trouble.place[1] == 4} == {"formula"}
    assert not any(each.place == (4, 4) for each in plan.cells)


def test_old_files_of_libreoffice_are_told_in_words(
    desk: Desk, office: LibreOffice, form: Path, tmp_path: Path
) -> None:
    """.xls and .ods."""
    for ending, how in (("xls", "MS Excel 97"), ("ods", "")):
        source = tmp_path / f"月报-{ending}.xlsx"
        shutil.copy(form, source)
        old = office.convert(source, ending, how)
        assert made.refusal(partial(desk.office_forms.open, old)).code == "form_old", ending
    desk.office_forms.close()
    with zipfile.ZipFile(form) as package:
        assert "xl/drawings/drawing1.xml" in package.namelist(), "the form has shapes of its own"


def test_a_form_with_a_password_is_told_in_words(desk: Desk, office: LibreOffice, form: Path) -> None:
    """Then the file is no package of parts at all, but an older container with what is encrypted inside."""
    secret = office.locked(form, FILTER, password="12345")
    assert secret.read_bytes().startswith(bytes.fromhex("d0cf11e0"))
    refused = made.refusal(partial(desk.office_forms.open, secret))
    desk.office_forms.close()
    assert refused.code == "table_encrypted" and "password" in words_of(refused)
    assert made.refusal(partial(read_sheets, secret)).code == "table_encrypted", "as a roster it is told the same"


def test_sheets_locked_with_a_password_are_filled_and_stay_locked(
    desk: Desk, office: LibreOffice, form: Path, opened: Opened, tmp_path: Path
) -> None:
    locked = desk.office_forms.open(office.locked(form, FILTER, sheets="旗妇联2026"))
    plan = plan_of(desk, proposed(desk, locked), locked)
    assert {each.locked for each in plan.cells} == {True, False} and not plan.troubles
    filled = tmp_path / "锁定的月报.xlsx"
    filled.write_bytes(desk.office_forms.fill(locked.raw, plan).body)
    before, after = parts_of(locked.raw), parts_of(filled.read_bytes())
    for number in (1, 2, 3):
        name = f"xl/worksheets/sheet{number}.xml"
        kept = [re.findall(rb"<sheetProtection[^>]*>", parts[name]) for parts in (before, after)]
        assert kept[0] == kept[1] and len(kept[0]) == 1, name
        assert b"hashValue=" in kept[0][0] or b"password=" in kept[0][0], "with what the password was made into"
    shown = office.convert(filled, "fods").read_bytes()
    assert all(" true" in sheet for sheet in things_of(shown)["sheets"])
    assert table(office, filled)[4][1:5] == [GACHAS[0], "5", "23", "28"]
