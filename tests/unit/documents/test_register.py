"""Registers: numbers through groups, sums, blank rows that fill the page, and what is too long for a paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.documents.register import (
    MOST_ROWS,
    ROWS_A_PAGE,
    RegisterColumn,
    RegisterData,
    RegisterGroup,
    set_paper,
    template_data,
)
from desktop.documents.typesetter import Typesetter
from desktop.errors import KnownError

AT = datetime(2026, 11, 23, 9)
COLUMNS = (RegisterColumn("姓名", 50), RegisterColumn("荣誉名称", 90, "left"), RegisterColumn("人数", 20, total=True))


def book(*groups: RegisterGroup, blank: int | None = None) -> RegisterData:
    return RegisterData("表彰登记簿", COLUMNS, groups, AT, "乌兰毛都苏木", "2026年", blank)


def test_rows_are_numbered_through_all_groups_and_summed() -> None:
    data = template_data(
        book(
            RegisterGroup("个人", (("其木格", "三八红旗手", "2"), ("乌日娜", "好媳妇", ""))),
            RegisterGroup("家庭", (("其木格家庭", "最美家庭", "5"),)),
        )
    )
    assert [line.get("group") or line["number"] for line in data["lines"]][:5] == ["个人", "1", "2", "家庭", "3"]
    assert data["sums"] == ["", "", "7"]
    assert sum(column["width"] for column in data["columns"]) == pytest.approx(261, abs=0.01)


@given(rows=st.integers(0, 60))
def test_blank_rows_fill_the_last_page(rows: int) -> None:
    data = template_data(book(RegisterGroup("", (("甲", "乙", "1"),) * rows)))
    assert (len(data["lines"]) + 1) % ROWS_A_PAGE == 0
    assert len(template_data(book(RegisterGroup("", (("甲", "乙", "1"),) * rows), blank=3))["lines"]) == rows + 3


def test_a_long_text_a_mongolian_name_and_many_rows_are_set_whole() -> None:
    long = "内蒙古自治区" + "很长的荣誉名称" * 12
    rows = tuple((f"其木格{n}", long if n == 3 else "好媳妇", "1") for n in range(40))
    paper = set_paper(book(RegisterGroup("", (*rows, ("ᠴᠡᠴᠡᠭ", "x", "")))), Typesetter())
    assert paper.pdf.startswith(b"%PDF") and paper.unshown == ()


def test_more_rows_than_a_paper_is_for_are_said() -> None:
    with pytest.raises(KnownError) as error:
        template_data(book(RegisterGroup("", (("甲", "乙", ""),) * (MOST_ROWS + 1))))
    assert error.value.code == "paper_too_long" and error.value.details["rows"] == MOST_ROWS + 1


@pytest.mark.parametrize("rows", [ROWS_A_PAGE - 1, ROWS_A_PAGE, 2 * ROWS_A_PAGE])
def test_neither_sums_nor_signatures_stand_alone_on_a_page(rows: int) -> None:
    data = book(RegisterGroup("", tuple((f"其木格{n + 1}", "好媳妇", "1") for n in range(rows))), blank=0)
    pages = PdfReader(io.BytesIO(set_paper(replace(data, signed="乌云"), Typesetter()).pdf)).pages
    last = "".join(pages[-1].extract_text().split())
    assert f"其木格{rows}" in last and "合计" in last and "审核人" in last and len(pages) > 1
