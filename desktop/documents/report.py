"""报表 The figures of a period as a paper for the office: tables, and who filled them in, checked and sealed them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.documents.names import spaced_name
from desktop.documents.plots import Drawing
from desktop.documents.typesetter import Paper, Typesetter

TEMPLATE = "report"
#: Of the tables and plots (mm).
WIDTH = 174.0


@dataclass(frozen=True)
class ReportTable:
    """One table: a heading above it ("" for none), its heads, and rows of as many words; the first column is text, the
    others are numbers."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ReportPlot:
    """A drawing of ``WIDTH`` with a heading above it."""

    title: str
    drawing: Drawing


@dataclass(frozen=True)
class ReportData:
    """Everything on one report. ``unit`` is who reports, ``period`` the days that were counted. Of a frozen one
    ``edition`` says which version it is, ``filled_by`` who froze it, ``notes`` what it tells of earlier periods."""

    title: str
    unit: str
    period: str
    tables: tuple[ReportTable, ...]
    printed_at: datetime
    plots: tuple[ReportPlot, ...] = ()
    edition: str = ""
    filled_by: str = ""
    notes: tuple[str, ...] = ()


def set_paper(data: ReportData, typesetter: Typesetter) -> Paper:
    """The report as a PDF, and what of it no font has."""
    return typesetter.paper(TEMPLATE, template_data(data))


def template_data(data: ReportData) -> Mapping[str, Any]:
    """What ``report.typ`` reads; tables without a row are left out."""
    return {
        "title": data.title,
        "unit": data.unit,
        "period": data.period,
        "edition": data.edition,
        "filled_by": spaced_name(data.filled_by),
        "notes": list(data.notes),
        "printed_at": f"{data.printed_at:%Y-%m-%d %H:%M}",
        "tables": [_table(table) for table in data.tables if table.rows],
        "plots": [{"title": plot.title, **plot.drawing.plain()} for plot in data.plots],
    }


def _table(table: ReportTable) -> dict[str, Any]:
    rows: Sequence[Sequence[str]] = [[*row, *("",) * (len(table.heads) - len(row))] for row in table.rows]
    return {"title": table.title, "heads": list(table.heads), "rows": rows}
