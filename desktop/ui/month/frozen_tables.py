"""A frozen report as tables of words and numbers: what the paper, the spreadsheet and the card of what goes up show."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop.documents.plots import Lying, lying
from desktop.documents.report import WIDTH, ReportData, ReportPlot, ReportTable
from desktop.services.figures import FIGURES, KIND_COLUMNS, TARGET_COLUMN, Period, Span, Term, change
from desktop.services.reporting.reports import Frozen
from desktop.ui.dates import show_date, show_moment
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.month.report_words import carried_words, figure_name, number_of, say, version_words
from desktop.ui.month.unused import left_out
from desktop.ui.month.words import figure_words, growth_words, term_words
from desktop.ui.record_words import term as code_words

Rows = list[list[str | int]]


def compared_rows(frozen: Frozen, term: Term, today: date, without: Collection[str] = ()) -> Rows:
    """Every figure but those ``without``: this period, the year before ("" where nothing was written down), growth, the
    year to date."""
    heads = [_say("Figure"), term_words(term, today), term_words(term.a_year_before(), today), _say("Change")]
    whole_year = term.span is Span.YEAR
    rows: Rows = [[*heads] if whole_year else [*heads, _say("Year to date")]]
    for id_, cell in frozen.cells.items():
        if id_ in without:
            continue
        name = figure_words(FIGURES[id_]) if id_ in FIGURES else id_
        growth = growth_words(None if cell.before is None else change(cell.now, cell.before))
        row: list[str | int] = [name, number_of(cell.now, id_), number_of(cell.before, id_), growth]
        rows.append(row if whole_year else [*row, number_of(cell.to_date, id_)])
    return rows


def kind_rows(frozen: Frozen) -> Rows:
    """By kind of activity, with the total; the total of different women is not a sum. [] where the report asks for
    less."""
    if not KIND_COLUMNS.issubset(frozen.cells):
        return []
    heads = (_say("Kind"), _say("Activities"), _say("Attendances"), _say("Of women"), _say("Different women"))
    rows: Rows = [[*heads]]
    rows += [[code_words("activity_kind", kind), *numbers] for kind, numbers in frozen.kinds.items()]
    total = [frozen.cells[id_].now.num for id_ in ("act.count", "act.heads", "act.women_heads", "act.women")]
    return [*rows, [_say("Total"), *total]]


def target_rows(frozen: Frozen) -> Rows:
    """Visits by whom they went to; [] where the report asks for no visits."""
    if TARGET_COLUMN not in frozen.cells:
        return []
    rows: Rows = [[_say("Whom"), _say("Visits")]]
    for target, number in frozen.targets.items():
        rows.append([target_words(target), number])
    return rows


def target_words(target: str) -> str:
    """Whom a visit went to; that nobody chose one for ""."""
    return code_words("visit_target", target) if target else _say("Not classified")


def carried_lines(frozen: Frozen, today: date) -> list[str]:
    """上期补记: a line for each earlier term."""
    return [carried_words(each.term, each.cells, today) for each in frozen.carried]


def note_lines(frozen: Frozen) -> list[str]:
    """Why figures are far from the year before, a line each."""
    return [f"{figure_name(id_)}：{words}" for id_, words in frozen.notes.items()]


def days_words(period: Period, today: date) -> str:
    """The days that were counted."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return f"{show_date(first, today, week=False)} – {show_date(last, today, week=False)}"


def edition_words(frozen: Frozen, version: int, today: date) -> str:
    """第1版 · frozen 11月27日 9:00 · check mark 1A2B3C4D."""
    parts = [version_words(version)]
    parts.append(_say("frozen {moment}").format(moment=show_moment(frozen.at, today, week=False)))
    if frozen.pack:
        parts.append(counted_by(frozen.pack))
    parts.append(say(QT_TRANSLATE_NOOP("reports", "check mark {mark}")).format(mark=frozen.mark))
    return " · ".join(parts)


def counted_by(pack: str) -> str:
    """口径：旗妇联口径包 2026-1: by which forms pack a report was counted."""
    return say(QT_TRANSLATE_NOOP("reports", "counted by {pack}")).format(pack=pack)


def all_rows(frozen: Frozen, version: int, term: Term, today: date) -> Rows:
    """The whole, for a spreadsheet or a message."""
    rows: Rows = []
    for table in (kind_rows(frozen), target_rows(frozen)):
        rows += [*table, []] if table else []
    rows += compared_rows(frozen, term, today)
    lines = carried_lines(frozen, today)
    if lines:
        told: Rows = [[line] for line in lines]
        rows += [[], [_say("Told of earlier periods")], *told]
    if frozen.notes:
        noted: Rows = [[line] for line in note_lines(frozen)]
        rows += [[], [_say("Notes")], *noted]
    return [*rows, [], [edition_words(frozen, version, today)], signed_row(frozen.by)]


def signed_row(by: str) -> list[str | int]:
    """填表人 审核人 单位（章）, below a spreadsheet."""
    return [f"{_say('Filled in by')}：{by}", f"{_say('Checked by')}：", f"{_say('Unit (seal)')}："]


def paper_table(title: str, rows: Rows) -> list[ReportTable]:
    """Rows with their heads as a table of a paper; none where there are none."""
    words = [tuple(f"{each:,}" if isinstance(each, int) else each for each in row) for row in rows]
    return [ReportTable(title, words[0], tuple(words[1:]))] if words else []


def paper(frozen: Frozen, version: int, term: Term, unit: str, now: datetime) -> ReportData:
    """The same as a paper, with a plot of the numbers that were frozen and without parts that are all 0: printed anew
    it is the same."""
    today = now.date()
    unused, zeros = left_out({id_: (cell.now, cell.before, cell.to_date) for id_, cell in frozen.cells.items()})
    tables = (
        *paper_table("", compared_rows(frozen, term, today, unused)),
        *paper_table(_say("By kind of activity"), kind_rows(frozen)),
        *paper_table(_say("Visits by whom they went to"), target_rows(frozen)),
    )
    bars = [Lying(code_words("activity_kind", kind), f"{line[0]:,}", line[0]) for kind, line in frozen.kinds.items()]
    drawn = (ReportPlot(f"{_say('By kind of activity')} · {_say('Activities')}", lying(bars, WIDTH)),) if bars else ()
    title = _say("Work of the women's federation, {term}").format(term=term_words(term, today))
    notes = [f"{_say('Told of earlier periods')}：{line}" for line in carried_lines(frozen, today)]
    notes += [f"{_say('Notes')}：{line}" for line in note_lines(frozen)]
    return ReportData(
        title,
        unit,
        days_words(frozen.period, today),
        tables,
        now,
        drawn,
        edition=edition_words(frozen, version, today),
        filled_by=frozen.by,
        notes=(*filter(None, (zeros,)), *notes),
    )


_SAID = (
    QT_TRANSLATE_NOOP("reports", "Figure"),
    QT_TRANSLATE_NOOP("reports", "Change"),
    QT_TRANSLATE_NOOP("reports", "Year to date"),
    QT_TRANSLATE_NOOP("reports", "Kind"),
    QT_TRANSLATE_NOOP("reports", "Activities"),
    QT_TRANSLATE_NOOP("reports", "Attendances"),
    QT_TRANSLATE_NOOP("reports", "Of women"),
    QT_TRANSLATE_NOOP("reports", "Different women"),
    QT_TRANSLATE_NOOP("reports", "Total"),
    QT_TRANSLATE_NOOP("reports", "Whom"),
    QT_TRANSLATE_NOOP("reports", "Visits"),
    QT_TRANSLATE_NOOP("reports", "Not classified"),
    QT_TRANSLATE_NOOP("reports", "frozen {moment}"),
    QT_TRANSLATE_NOOP("reports", "Told of earlier periods"),
    QT_TRANSLATE_NOOP("reports", "Notes"),
    QT_TRANSLATE_NOOP("reports", "Filled in by"),
    QT_TRANSLATE_NOOP("reports", "Checked by"),
    QT_TRANSLATE_NOOP("reports", "Unit (seal)"),
    QT_TRANSLATE_NOOP("reports", "By kind of activity"),
    QT_TRANSLATE_NOOP("reports", "Visits by whom they went to"),
    QT_TRANSLATE_NOOP("reports", "Work of the women's federation, {term}"),
)


def _say(source: str) -> str:
    assert source in _SAID
    return QCoreApplication.translate("reports", source)
