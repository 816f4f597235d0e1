"""A report on paper: every number of every table stands on it, and who answers for it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.documents.plots import Bar, bars
from desktop.documents.report import WIDTH, ReportData, ReportPlot, ReportTable, set_paper, template_data
from desktop.documents.typesetter import Typesetter

AT = datetime(2026, 11, 30, 9)


def report(*tables: ReportTable) -> ReportData:
    return ReportData("2026年11月妇联工作报表", "乌兰毛都苏木妇联", "10月26日 – 11月25日", tables, AT)


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def test_all_tables_stand_on_it_over_as_many_pages_as_they_need() -> None:
    figures = tuple((f"指标{n}", f"{n},001", "—", "+2.5 %", "59/70 = 84.3 %") for n in range(60))
    heads = ("指标", "2026年11月", "2025年11月", "增减", "本年累计")
    paper = set_paper(
        report(ReportTable("", heads, figures), ReportTable("按走访对象", ("走访对象", "走访"), (("其他", "12"),))),
        Typesetter(),
    )
    text = text_of(paper.pdf)
    assert paper.unshown == ()
    for n in range(60):
        assert f"指标{n}{n},001—+2.5%59/70=84.3%" in text
    assert text.count("本年累计") == 2  # the head stands on each page
    for words in ("单位负责人", "审核人", "填表人", "联系电话", "报出日期", "单位（章）", "10月26日–11月25日"):
        assert words in text


def test_a_plot_stands_on_it_with_its_numbers() -> None:
    drawing = bars([Bar(f"{n}月", n * 1234, n * 1000) for n in range(1, 13)], WIDTH, 52)
    data = replace(
        report(ReportTable("", ("a", "b"), (("x", "1"),))), plots=(ReportPlot("近十二个月 · 活动", drawing),)
    )
    text = text_of(set_paper(data, Typesetter()).pdf)
    assert "近十二个月·活动" in text and "14,808" in text and "12月" in text and "15,000" in text


@settings(max_examples=20)
@given(st.lists(st.lists(st.text("数字12,345", max_size=30), max_size=3).map(tuple), max_size=5).map(tuple))
def test_short_rows_are_filled_up_and_empty_tables_left_out(rows: tuple[tuple[str, ...], ...]) -> None:
    data = template_data(report(ReportTable("", ("a", "b", "c"), rows), ReportTable("空", ("a",), ())))
    assert len(data["tables"]) == bool(rows)
    for table in data["tables"]:
        assert all(len(row) == 3 for row in table["rows"])
