"""A report that is not frozen as tables of words and numbers, in the shape of ``frozen_tables``: what its paper, its
spreadsheet and its text show. Only what the report asks for goes out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from desktop.documents.report import ReportData, ReportPlot
from desktop.services.figures import Line, Report, Span, Term
from desktop.services.month import Summary
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.month.frozen_tables import Rows, days_words, paper_table, signed_row, target_words
from desktop.ui.month.report_words import number_of, say
from desktop.ui.month.unused import left_out
from desktop.ui.month.words import figure_words, growth_words, term_words
from desktop.ui.record_words import term as code_words


def compared_heads(term: Term, today: date) -> list[str]:
    """Over a figure's columns; a year has no year to date beside it."""
    heads = [say("Figure"), term_words(term, today), term_words(term.a_year_before(), today), say("Change")]
    return heads if term.span is Span.YEAR else [*heads, say("Year to date")]


def compared_rows(report: Report, today: date, without: Collection[str] = ()) -> Rows:
    """Every figure that is asked for but those ``without``, with the heads."""
    heads: list[str | int] = [*compared_heads(report.term, today)]
    lines = (line for line in report.asked_lines if line.figure.id not in without)
    return [heads, *(_compared_row(line, report.term.span) for line in lines)]


def _compared_row(line: Line, span: Span) -> list[str | int]:
    before = None if line.before is None else line.before.cell
    id_ = line.figure.id
    row = [figure_words(line.figure), number_of(line.now.cell, id_), number_of(before, id_), growth_words(line.growth)]
    return row if span is Span.YEAR else [*row, number_of(line.to_date.cell, id_)]


def kind_heads() -> list[str]:
    """Over the table by kind of activity."""
    return [say(words) for words in ("Kind", "Activities", "Attendances", "Of women", "Different women")]


def kind_rows(summary: Summary) -> Rows:
    """By kind of activity, with the total and how many of it have no sex written down."""
    rows: Rows = [[*kind_heads()]]
    for line in summary.kinds:
        name = code_words("activity_kind", line.kind)
        rows.append([name, len(line.activities), line.attendances, line.women, len(line.people)])
    rows.append([say("Total"), summary.activities, summary.attendances, summary.women, len(summary.people)])
    if summary.without_sex:
        words = say(QT_TRANSLATE_NOOP("reports", "Of these without a sex noted"))
        rows.append([words, "", "", summary.without_sex, summary.people_without_sex])
    return rows


def all_rows(report: Report, today: date) -> Rows:
    """The whole, for a spreadsheet or a message."""
    summary, rows = report.summary, list[list[str | int]]()
    if report.tells_kinds:
        rows += [*kind_rows(summary), []]
    if report.tells_targets:
        targets: Rows = [[target_words(target), number] for target, number in summary.visits_by_target]
        rows += [[say("Visits"), summary.visits], *targets, []]
    return [*rows, *compared_rows(report, today), [], signed_row("")]


def paper(report: Report, unit: str, today: date, now: datetime, plots: Sequence[ReportPlot], draft: str) -> ReportData:
    """The same as a paper, without parts that are all 0. ``draft``: what says that it is not frozen."""
    unused, zeros = left_out(
        {
            line.figure.id: (line.now.cell, None if line.before is None else line.before.cell, line.to_date.cell)
            for line in report.asked_lines
        }
    )
    targets: Rows = [[say("Whom"), say("Visits")]]
    targets += [[target_words(each), n] for each, n in report.summary.visits_by_target]
    tables = paper_table("", compared_rows(report, today, unused))
    if report.tells_kinds:
        tables += paper_table(say("By kind of activity"), kind_rows(report.summary))
    if report.tells_targets:
        tables += paper_table(say("Visits by whom they went to"), targets)
    title = say("Work of the women's federation, {term}").format(term=term_words(report.term, today))
    return ReportData(
        title,
        unit,
        days_words(report.period, today),
        tuple(tables),
        now,
        tuple(plots),
        draft,
        notes=(zeros,) if zeros else (),
    )
