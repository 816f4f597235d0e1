"""A woman's data on paper: nothing is cut off, however much there is, and Mongolian stands upright."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from pypdf import PdfReader

from desktop.documents.her_data import set_paper
from desktop.documents.typesetter import Typesetter
from desktop.services.her_data import HerData, Section

LONG = "她家在冬营地，路远，冬天要人送药。" * 250


def data(*sections: Section, name: str = "其木格") -> HerData:
    return HerData(name, "乌兰毛都苏木", datetime(2026, 11, 23, 9, 30), sections, whole=False)


def text_of(pdf: bytes) -> tuple[int, str]:
    """How many pages, and their words without blanks."""
    told = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return len(told), "".join("".join(told).split())


@pytest.mark.parametrize("rows", [0, 1, 400])
def test_every_row_stands_there_and_an_empty_part_says_so(rows: int) -> None:
    lines = tuple((f"2026年{n % 12 + 1}月1日", f"活动{n}", "苏木会议室", "到") for n in range(rows))
    section = Section("活动", heads=("时间", "活动", "地点", "到场"), rows=lines, empty="没有登记活动。")
    pages, told = text_of(set_paper(data(section), Typesetter()).pdf)
    assert all(f"活动{n}" in told for n in range(rows))
    assert ("没有登记活动。" in told) == (not rows) and (pages > 5) == (rows > 1)


def test_a_long_text_goes_over_pages_and_odd_words_stay_words() -> None:
    odd = '#let x = [1] $a_b$ <script> \\ "引号" @所有人 https://example.org/' + "x" * 90
    facts = (("备注", LONG), ("其他", odd), ("蒙古文姓名", "ᠴᠢᠮᠡᠭ"))
    paper = set_paper(data(Section("基本情况", facts), name="ᠴᠢᠮᠡᠭ"), Typesetter())
    pages, told = text_of(paper.pdf)
    assert pages >= 3 and told.count("她家在冬营地") == 250 and paper.unshown == ()
    assert "#letx=[1]$a_b$<script>" in told and "@所有人" in told
