"""Frozen reports in words: their states, what was looked at before, what differs since and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.services.figures import DECLARED, FIGURES, Cell, Term
from desktop.services.reporting.checks import Check
from desktop.services.reporting.differences import Difference, RowChange, Why
from desktop.services.reporting.reports import Frozen, State, Tie, Version
from desktop.ui.dates import show_date, show_moment, show_stamp
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.month.words import cell_words, figure_words, growth_words, is_in_parts, signed_words, term_words
from desktop.ui.record_words import about_name, kind_words, term

if TYPE_CHECKING:
    from desktop.ui.page import Context

_STATES: Final = {
    State.FROZEN: (QT_TRANSLATE_NOOP("reports", "Frozen, not sent yet"), "link"),
    State.SENT: (QT_TRANSLATE_NOOP("reports", "Sent up"), "accent"),
    State.WITHDRAWN: (QT_TRANSLATE_NOOP("reports", "Taken back"), "neutral"),
    State.RECEIVED: (QT_TRANSLATE_NOOP("reports", "Received"), "accent"),
    State.RETURNED: (QT_TRANSLATE_NOOP("reports", "Returned to be changed"), "warn"),
    State.ADOPTED: (QT_TRANSLATE_NOOP("reports", "Added up by the office"), "accent"),
}
#: Code → words where all is well ("": it is not told then), and where something was found.
_CHECKS: Final = {
    "clock": (
        "",
        QT_TRANSLATE_NOOP(
            "reports",
            "This computer's clock stands before the period. Check the date; the report will carry a wrong day.",
        ),
    ),
    "running": (
        QT_TRANSLATE_NOOP("reports", "The period is over"),
        QT_TRANSLATE_NOOP("reports", "The period is still running; what comes until its end will be a difference."),
    ),
    "planned": (
        QT_TRANSLATE_NOOP("reports", "Every planned activity was marked as held or called off"),
        QT_TRANSLATE_NOOP("reports", "Planned activities whose day is past, neither held nor called off: {n}"),
    ),
    "unknown": (
        QT_TRANSLATE_NOOP("reports", "It is known of everybody whether she came"),
        QT_TRANSLATE_NOOP("reports", "Of so many it is not known whether they came, so they are not counted: {n}"),
    ),
    "conflicts": (
        QT_TRANSLATE_NOOP("reports", "Nothing of it was written differently by two people"),
        QT_TRANSLATE_NOOP("reports", "Two people wrote different things, and nobody decided yet: {n}"),
    ),
    "synced": (
        QT_TRANSLATE_NOOP("reports", "This laptop has synced since the period ended"),
        QT_TRANSLATE_NOOP("reports", "This laptop has not synced since the period ended; others may have more."),
    ),
    "waiting": ("", QT_TRANSLATE_NOOP("reports", "Changes of this laptop that are not sent yet: {n}")),
    "undecided": (
        "",
        QT_TRANSLATE_NOOP(
            "reports", "Earlier reports changed by more than a few, and nobody chose how to tell it: {n}"
        ),
    ),
    "before_first": (
        "",
        QT_TRANSLATE_NOOP("reports", "Nothing was written down yet in this period: its zeros only say that."),
    ),
    "short_month": (
        QT_TRANSLATE_NOOP("reports", "The report ends on day {n}, which this month does not have: its last day counts"),
        "",
    ),
    "zeros": (
        QT_TRANSLATE_NOOP("reports", "No figure is 0 that was never 0 in six months"),
        QT_TRANSLATE_NOOP("reports", "{figure} is 0, and was never 0 in the six months before"),
    ),
    "kinds": (
        QT_TRANSLATE_NOOP("reports", "The kinds of activity add up to the total"),
        QT_TRANSLATE_NOOP("reports", "The kinds of activity do not add up to the total"),
    ),
    "heads": (
        QT_TRANSLATE_NOOP("reports", "At least as many attendances as different people"),
        QT_TRANSLATE_NOOP("reports", "Fewer attendances than different people"),
    ),
    "nothing": ("", QT_TRANSLATE_NOOP("reports", "{figure}: there is nothing to be a share of; — is written, not 0 %")),
    "swing": (
        QT_TRANSLATE_NOOP("reports", "No figure is far from the year before"),
        QT_TRANSLATE_NOOP("reports", "{figure}: {growth} on the year before; say why"),
    ),
    "over": (
        QT_TRANSLATE_NOOP("reports", "No share is above 100 %"),
        QT_TRANSLATE_NOOP("reports", "{figure} is above 100 %; it goes up as it is"),
    ),
}
#: What is told in grey: nothing is wrong, and it is good to know.
_NOTES: Final = frozenset({"nothing", "short_month", "before_first"})
_WHY: Final = {
    Why.NEW: QT_TRANSLATE_NOOP("reports", "written down later"),
    Why.CAME_IN: QT_TRANSLATE_NOOP("reports", "counts since"),
    Why.DELETED: QT_TRANSLATE_NOOP("reports", "deleted"),
    Why.MOVED: QT_TRANSLATE_NOOP("reports", "moved to {day}"),
    Why.NOT_HELD: QT_TRANSLATE_NOOP("reports", "no longer held"),
    Why.CHANGED: QT_TRANSLATE_NOOP("reports", "changed"),
    Why.SEX: QT_TRANSLATE_NOOP("reports", "somebody's sex was corrected"),
    Why.MERGED: QT_TRANSLATE_NOOP("reports", "two records of one woman put together"),
    Why.ERASED: QT_TRANSLATE_NOOP("reports", "erased at her wish"),
    Why.CAME: QT_TRANSLATE_NOOP("reports", "among them since"),
    Why.LEFT: QT_TRANSLATE_NOOP("reports", "no longer among them"),
}


def say(source: str) -> str:
    """Words of this table in the language in force."""
    return QCoreApplication.translate("reports", source)


def state_words(state: State) -> tuple[str, str]:
    """(words, tone of a pill)."""
    words, tone = _STATES[state]
    return say(words), tone


def version_words(number: int) -> str:
    """第1版."""
    return say(QT_TRANSLATE_NOOP("reports", "Version {n}")).format(n=number)


def check_words(check: Check) -> tuple[str, str]:
    """(words, "ok" | "warn" | "note"); words "" where there is nothing to tell."""
    well, found = _CHECKS[check.code]
    figure = figure_words(FIGURES[check.figure]).strip("　… ") if check.figure else ""
    words = well if check.ok else found
    tone = "note" if check.code in _NOTES else "ok" if check.ok else "warn"
    growth = growth_words(check.number)
    return (say(words).format(n=check.number, figure=figure, growth=growth) if words else ""), tone


def event_words(version: Version, today: date, *, beginning: bool = True) -> list[str]:
    """What became of a version, a line each: 11月27日 上报（纸质）· 乌云. ``beginning``: that it was frozen too,
    which is told anyway where something was not looked through."""
    lines = []
    events = [each for each in version.events if beginning or each.act != "froze" or each.reason]
    for table, told in [("report_act", each) for each in events] + [
        ("report_answer", each) for each in version.answers
    ]:
        act = term(table, told.act)
        if told.channel:
            act = say(QT_TRANSLATE_NOOP("reports", "{act} ({channel})")).format(
                act=act, channel=term("report_channel", told.channel)
            )
        parts = [show_date(told.day, today, week=False), act, told.who or "", told.reason or ""]
        lines.append(" · ".join(part for part in parts if part))
    return lines


def figure_name(id_: str) -> str:
    """A figure's name without the mark of what it is a part of; its id where a newer program counts it."""
    return figure_words(DECLARED[id_]).strip("　… ") if id_ in DECLARED else id_


def change_words(line: Difference) -> str:
    """12 → 13 (+1)."""
    was, now = cell_words(line.was, line.figure), cell_words(line.now, line.figure)
    if line.now is None:
        return say(QT_TRANSLATE_NOOP("reports", "{was} → no longer counted")).format(was=was)
    return f"{was} → {now}" + (f"（{signed_words(line.delta, line.figure)}）" if line.now.den is None else "")


def row_words(context: Context, row: RowChange, figure: str) -> str:
    """座谈 · 0 → 1 · written down later · 12月2日 9:00 乌云."""
    desk, today = context.desk, context.today()
    name = about_name(row.kind, desk.records.named(row.kind, row.id)) or kind_words(row.kind)
    why = say(_WHY[row.why]).format(day=show_moment(row.day, today, week=False))
    who = desk.records.user_name(row.by) if row.by else ""
    when = show_stamp(row.at, context.now()) if row.at else ""
    was, now = (cell_words(Cell(number), figure) for number in (row.was, row.now))
    parts = [name, f"{was} → {now}", why, " ".join(part for part in (when, who) if part)]
    return " · ".join(part for part in parts if part)


def carried_words(term_: Term, cells: Mapping[str, int], today: date) -> str:
    """2026年11月: 活动 +1, 参加活动 +14."""
    parts = [f"{figure_name(id_)} {signed_words(number, id_)}" for id_, number in cells.items()]
    return say(QT_TRANSLATE_NOOP("reports", "{term}: {figures}")).format(
        term=term_words(term_, today), figures="，".join(parts)
    )


def tie_words(tie: Tie) -> str:
    """40 of the frozen months + 2 carried + 1 not told yet − 3 counted in several months = 40."""

    def words(number: int) -> str:
        return cell_words(Cell(number), tie.figure)

    def signs(number: int) -> str:
        return signed_words(number, tie.figure)

    parts = [say(QT_TRANSLATE_NOOP("reports", "frozen months {n}")).format(n=words(tie.frozen))]
    if tie.carried:
        parts.append(say(QT_TRANSLATE_NOOP("reports", "told later {n}")).format(n=signs(tie.carried)))
    if tie.open:
        parts.append(say(QT_TRANSLATE_NOOP("reports", "in no report yet {n}")).format(n=signs(tie.open)))
    if tie.twice:
        parts.append(say(QT_TRANSLATE_NOOP("reports", "counted in several months {n}")).format(n=signs(-tie.twice)))
    if tie.days:
        parts.append(say(QT_TRANSLATE_NOOP("reports", "days outside the months {n}")).format(n=signs(tie.days)))
    return "，".join(parts) + f" ＝ {words(tie.whole)}"


def subject_words(record: Mapping[str, Any], today: date) -> str:
    """2026年11月 · 第1版: which report a row is."""
    found = Term.of_key(record.get("term"))
    number = record.get("version")
    if found is None or not isinstance(number, int):
        return ""
    return f"{term_words(found, today)} · {version_words(number)}"


#: Figures that tell two versions apart at a glance.
_SHOWN = ("act.count", "act.heads", "act.women", "visit.count")


def frozen_words(value: Any, today: date) -> str:
    """A frozen report in one line, for a choice between two: who, when, and its main figures."""
    frozen = Frozen.of_plain(value)
    if frozen is None:
        return say(QT_TRANSLATE_NOOP("reports", "Frozen by a newer version of this program"))
    figures = "，".join(
        f"{figure_name(id_)} {cell_words(frozen.cells[id_].now)}" for id_ in _SHOWN if id_ in frozen.cells
    )
    head = " ".join(part for part in (show_moment(frozen.at, today, week=False), frozen.by) if part)
    carried = [carried_words(each.term, each.cells, today) for each in frozen.carried]
    parts = [head, figures, *carried, say(QT_TRANSLATE_NOOP("reports", "check mark {mark}")).format(mark=frozen.mark)]
    return "；".join(part for part in parts if part)


def number_of(cell: Cell | None, figure: str) -> str | int:
    """A cell of a table: a number; a share, hours or money in words; "" where nothing was written down then."""
    whole = cell is not None and cell.den is None and not is_in_parts(figure)
    return cell.num if cell is not None and whole else cell_words(cell, figure)
