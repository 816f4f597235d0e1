"""Figures, terms and units of counting in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.services.figures import DECLARED, FIGURES, Cell, Figure, Span, Term, Unit, percent, quotient
from desktop.services.money import amount_words
from desktop.ui.dates import show_date
from desktop.ui.marked import QT_TRANSLATE_NOOP

_FIGURES: Final = {
    "act.count": QT_TRANSLATE_NOOP("figures", "Activities"),
    "act.heads": QT_TRANSLATE_NOOP("figures", "Attendances"),
    "act.heads_unnamed": QT_TRANSLATE_NOOP("figures", "… guests without a name"),
    "act.women_heads": QT_TRANSLATE_NOOP("figures", "Attendances of women"),
    "act.women_heads_sex_unknown": QT_TRANSLATE_NOOP("figures", "… without a sex among them"),
    "act.people": QT_TRANSLATE_NOOP("figures", "Different people"),
    "act.women": QT_TRANSLATE_NOOP("figures", "Different women"),
    "act.women_sex_unknown": QT_TRANSLATE_NOOP("figures", "… without a sex among these"),
    "act.newcomers": QT_TRANSLATE_NOOP("figures", "Newcomers"),
    "visit.count": QT_TRANSLATE_NOOP("figures", "Visits"),
    "visit.household_days": QT_TRANSLATE_NOOP("figures", "Households visited, each day"),
    "visit.households": QT_TRANSLATE_NOOP("figures", "Different households visited"),
    "visit.women": QT_TRANSLATE_NOOP("figures", "Women visited"),
    "home.count": QT_TRANSLATE_NOOP("figures", "Women's homes on the last day"),
    "home.open_throughout": QT_TRANSLATE_NOOP("figures", "… open all the time"),
    "home.active": QT_TRANSLATE_NOOP("figures", "… of these with an activity"),
    "org.gachas": QT_TRANSLATE_NOOP("figures", "Gachas and communities"),
    "org.reformed": QT_TRANSLATE_NOOP("figures", "… with a women's federation"),
    "officers.people": QT_TRANSLATE_NOOP("figures", "Executives in office"),
    "pop.women": QT_TRANSLATE_NOOP("figures", "Women in the gachas"),
    "pop.households": QT_TRANSLATE_NOOP("figures", "Households in the gachas"),
    "grp.work": QT_TRANSLATE_NOOP("figures", "Work groups"),
    "grp.contact": QT_TRANSLATE_NOOP("figures", "Contact groups of women"),
    "grp.seats": QT_TRANSLATE_NOOP("figures", "… seats in them (not people)"),
    "grp.coverage_gacha": QT_TRANSLATE_NOOP("figures", "… gachas with one"),
    "media.followers": QT_TRANSLATE_NOOP("figures", "Followers of all accounts (some twice)"),
    "media.posts": QT_TRANSLATE_NOOP("figures", "… pieces published"),
    "media.reads": QT_TRANSLATE_NOOP("figures", "… reads"),
    "media.adopted": QT_TRANSLATE_NOOP("figures", "… adopted from above"),
    "vol.teams": QT_TRANSLATE_NOOP("figures", "Teams of volunteers"),
    "vol.registered": QT_TRANSLATE_NOOP("figures", "Volunteers on the last day"),
    "vol.women": QT_TRANSLATE_NOOP("figures", "… women among them"),
    "vol.active": QT_TRANSLATE_NOOP("figures", "… who served in the last 12 months"),
    "vol.starred": QT_TRANSLATE_NOOP("figures", "… with stars"),
    "vol.services": QT_TRANSLATE_NOOP("figures", "Occasions of voluntary service"),
    "vol.heads": QT_TRANSLATE_NOOP("figures", "… attendances of volunteers"),
    "vol.hours": QT_TRANSLATE_NOOP("figures", "… hours"),
    "vol.served": QT_TRANSLATE_NOOP("figures", "… different households served"),
    "vol.homes": QT_TRANSLATE_NOOP("figures", "Homes with a volunteer"),
    "vol.social_workers": QT_TRANSLATE_NOOP("figures", "Social workers"),
    "train.courses": QT_TRANSLATE_NOOP("figures", "Courses that ended"),
    "train.heads": QT_TRANSLATE_NOOP("figures", "… who came to them, once a course"),
    "train.people": QT_TRANSLATE_NOOP("figures", "… different people"),
    "train.days": QT_TRANSLATE_NOOP("figures", "… days of people together"),
    "grp.avg": QT_TRANSLATE_NOOP("figures", "… members a contact group"),
    "grp.coverage": QT_TRANSLATE_NOOP("figures", "… seats to the women of the gachas (some twice)"),
    "train.office": QT_TRANSLATE_NOOP("figures", "To be trained in turn, in office on the last day"),
    "train.coverage": QT_TRANSLATE_NOOP("figures", "… trained of these"),
    "train.office_g1": QT_TRANSLATE_NOOP("figures", "… chairs and deputies of the township"),
    "train.coverage_g1": QT_TRANSLATE_NOOP("figures", "… chairs and deputies of the township trained"),
    "train.office_g2": QT_TRANSLATE_NOOP("figures", "… chairs of gachas"),
    "train.coverage_g2": QT_TRANSLATE_NOOP("figures", "… chairs of gachas trained"),
    "train.office_g3": QT_TRANSLATE_NOOP("figures", "… keepers of women's homes"),
    "train.coverage_g3": QT_TRANSLATE_NOOP("figures", "… keepers of women's homes trained"),
    "train.office_g4": QT_TRANSLATE_NOOP("figures", "… executives to be trained in turn"),
    "train.coverage_g4": QT_TRANSLATE_NOOP("figures", "… executives trained"),
    "train.completed": QT_TRANSLATE_NOOP("figures", "… completed in five years, left since among them"),
    "train.new": QT_TRANSLATE_NOOP("figures", "… new in office this year"),
    "train.new_within": QT_TRANSLATE_NOOP("figures", "… of these trained within 180 days"),
    "fund.due": QT_TRANSLATE_NOOP("figures", "Money owed by the year's budgets"),
    "fund.arrival": QT_TRANSLATE_NOOP("figures", "… of this arrived"),
    "fund.in": QT_TRANSLATE_NOOP("figures", "… received of the year's budgets"),
    "fund.out": QT_TRANSLATE_NOOP("figures", "… spent"),
    "fund.balance": QT_TRANSLATE_NOOP("figures", "… balance of the book on the last day"),
    "fund.per_woman": QT_TRANSLATE_NOOP("figures", "… spent for each woman this year"),
    "link.count": QT_TRANSLATE_NOOP("figures", "Links of executives and of paired help"),
    "link.women": QT_TRANSLATE_NOOP("figures", "… different women linked"),
    "link.households": QT_TRANSLATE_NOOP("figures", "… households linked"),
    "link.coverage": QT_TRANSLATE_NOOP("figures", "… share of all women"),
    "link.per_exec": QT_TRANSLATE_NOOP("figures", "Executives with as many links as set"),
    "link.owed": QT_TRANSLATE_NOOP("figures", "Links old enough to want a visit"),
    "visit.linked_on_time": QT_TRANSLATE_NOOP("figures", "… visited in time by their own linker"),
    "aid.people": QT_TRANSLATE_NOOP("figures", "People who were paid help"),
    "aid.amount": QT_TRANSLATE_NOOP("figures", "… yuan paid"),
    "screening.eligible": QT_TRANSLATE_NOOP("figures", "Women of the age for screening"),
    "screening.rate": QT_TRANSLATE_NOOP("figures", "… who went this year"),
    "served": QT_TRANSLATE_NOOP("figures", "Different women served"),
    "home.model_complete": QT_TRANSLATE_NOOP("figures", "Women's homes with a complete model"),
    "home.checked": QT_TRANSLATE_NOOP("figures", "… checked in the last 12 months"),
    "home.items": QT_TRANSLATE_NOOP("figures", "… lines judged in their last check"),
    "home.items_ok": QT_TRANSLATE_NOOP("figures", "… of these there"),
    "home.met": QT_TRANSLATE_NOOP("figures", "… homes with all of it"),
    "home.books_ok": QT_TRANSLATE_NOOP("figures", "… homes with all their books"),
    "home.per_gacha": QT_TRANSLATE_NOOP("figures", "Gachas with a women's home of their own"),
    "home.women_covered": QT_TRANSLATE_NOOP("figures", "Women covered, as homes say, added up"),
    "home.women_named": QT_TRANSLATE_NOOP("figures", "… different women who are written down there"),
    "home.quiet": QT_TRANSLATE_NOOP("figures", "Women's homes where nothing was held of late"),
    "need.opened": QT_TRANSLATE_NOOP("figures", "Needs that came"),
    "need.closed": QT_TRANSLATE_NOOP("figures", "… closed"),
    "need.on_time": QT_TRANSLATE_NOOP("figures", "… of these in time"),
    "need.due": QT_TRANSLATE_NOOP("figures", "Needs due in the period"),
    "need.close_rate": QT_TRANSLATE_NOOP("figures", "… of these closed"),
    "need.stock": QT_TRANSLATE_NOOP("figures", "Needs open on the last day"),
    "dispute.new": QT_TRANSLATE_NOOP("figures", "Disputes found"),
    "dispute.open": QT_TRANSLATE_NOOP("figures", "Disputes open on the last day"),
    "dispute.handled": QT_TRANSLATE_NOOP("figures", "… open at first, and new ones"),
    "dispute.resolved": QT_TRANSLATE_NOOP("figures", "… of these settled"),
    "meet.held": QT_TRANSLATE_NOOP("figures", "Meetings held"),
    "meet.planned": QT_TRANSLATE_NOOP("figures", "Meetings planned"),
    "meet.kept": QT_TRANSLATE_NOOP("figures", "… of these held"),
    "meet.due": QT_TRANSLATE_NOOP("figures", "Executives due at plenaries"),
    "meet.attendance": QT_TRANSLATE_NOOP("figures", "… of these who came"),
    "res.passed": QT_TRANSLATE_NOOP("figures", "Resolutions"),
    "res.closed": QT_TRANSLATE_NOOP("figures", "… signed off"),
    "res.done": QT_TRANSLATE_NOOP("figures", "… carried out"),
    "res.on_time": QT_TRANSLATE_NOOP("figures", "… of those carried out in time"),
    "res.overdue": QT_TRANSLATE_NOOP("figures", "… past their day on the last one"),
    "rota.planned": QT_TRANSLATE_NOOP("figures", "Turns on duty that ended"),
    "rota.kept": QT_TRANSLATE_NOOP("figures", "… kept"),
    "project.claimed": QT_TRANSLATE_NOOP("figures", "Projects taken up"),
    "project.done": QT_TRANSLATE_NOOP("figures", "… carried out in the period"),
    "project.served": QT_TRANSLATE_NOOP("figures", "… women served by them"),
    "check.complete": QT_TRANSLATE_NOOP("figures", "Gachas asked for disputes"),
    "need.days": QT_TRANSLATE_NOOP("figures", "Days from a need's opening to its closing, the middle"),
    "need.days_longest": QT_TRANSLATE_NOOP("figures", "… the longest"),
    "dispute.graded": QT_TRANSLATE_NOOP("figures", "Disputes with a colour, open at first and new"),
    "dispute.open_red": QT_TRANSLATE_NOOP("figures", "… red, open on the last day"),
    "dispute.open_yellow": QT_TRANSLATE_NOOP("figures", "… yellow, open on the last day"),
    "dispute.open_green": QT_TRANSLATE_NOOP("figures", "… green, open on the last day"),
}
#: Of organisations and posts, as they stand on the last day.
_FEDERATION: Final = {
    "org.units": QT_TRANSLATE_NOOP("figures", "Organisations that there are"),
    "org.should": QT_TRANSLATE_NOOP("figures", "… where one should be"),
    "org.built": QT_TRANSLATE_NOOP("figures", "… built"),
    "org.covered": QT_TRANSLATE_NOOP("figures", "… built or covered by another's"),
    "org.members": QT_TRANSLATE_NOOP("figures", "… group members"),
    "org.two_new": QT_TRANSLATE_NOOP("figures", "… of the two new fields"),
    "org.three_new": QT_TRANSLATE_NOOP("figures", "… of the three new fields"),
    "org.due": QT_TRANSLATE_NOOP("figures", "… whose term ends within half a year"),
    "org.overdue": QT_TRANSLATE_NOOP("figures", "… whose term is over"),
    "post.chairs": QT_TRANSLATE_NOOP("figures", "Chairs"),
    "post.chairs_full_time": QT_TRANSLATE_NOOP("figures", "… full-time"),
    "post.chairs_leading": QT_TRANSLATE_NOOP("figures", "… in the committees of their place"),
    "post.vice": QT_TRANSLATE_NOOP("figures", "Vice chairs"),
    "post.vice_full_time": QT_TRANSLATE_NOOP("figures", "… full-time vice chairs"),
    "post.vice_part_time": QT_TRANSLATE_NOOP("figures", "… part-time vice chairs"),
    "post.vice_seconded": QT_TRANSLATE_NOOP("figures", "… seconded vice chairs"),
    "post.standing": QT_TRANSLATE_NOOP("figures", "Standing members"),
    "post.delegates": QT_TRANSLATE_NOOP("figures", "Delegates"),
    "post.executives": QT_TRANSLATE_NOOP("figures", "Executives, different people"),
    "post.seats": QT_TRANSLATE_NOOP("figures", "… their seats"),
    "post.planned": QT_TRANSLATE_NOOP("figures", "Planned seats"),
    "post.vacant": QT_TRANSLATE_NOOP("figures", "… vacant"),
    "post.party": QT_TRANSLATE_NOOP("figures", "Executives in the Party"),
    "post.minority": QT_TRANSLATE_NOOP("figures", "… of ethnic minorities"),
    "post.mongol": QT_TRANSLATE_NOOP("figures", "… Mongols"),
    "post.young": QT_TRANSLATE_NOOP("figures", "… of 35 years or younger"),
    "post.age_unknown": QT_TRANSLATE_NOOP("figures", "… whose age is not known"),
    "post.college": QT_TRANSLATE_NOOP("figures", "… with college or more"),
    "post.front_line": QT_TRANSLATE_NOOP("figures", "… from the front line of work"),
    "post.new": QT_TRANSLATE_NOOP("figures", "… new in office"),
}
_SPANS: Final = {
    Span.MONTH: QT_TRANSLATE_NOOP("figures", "Month"),
    Span.QUARTER: QT_TRANSLATE_NOOP("figures", "Quarter"),
    Span.HALF: QT_TRANSLATE_NOOP("figures", "Half year"),
    Span.YEAR: QT_TRANSLATE_NOOP("figures", "Year"),
}
_REPORTS: Final = {
    Span.MONTH: QT_TRANSLATE_NOOP("figures", "The month in figures"),
    Span.QUARTER: QT_TRANSLATE_NOOP("figures", "The quarter in figures"),
    Span.HALF: QT_TRANSLATE_NOOP("figures", "The half year in figures"),
    Span.YEAR: QT_TRANSLATE_NOOP("figures", "The year in figures"),
}
_HALVES: Final = (
    QT_TRANSLATE_NOOP("figures", "First half of {year}"),
    QT_TRANSLATE_NOOP("figures", "Second half of {year}"),
)
_QUARTER: Final = QT_TRANSLATE_NOOP("figures", "Quarter {number} of {year}")


def _say(source: object) -> str:
    return QCoreApplication.translate("figures", str(source))


def figure_words(figure: Figure) -> str:
    """What a figure is called; its id where a newer version counts it."""
    found = _FIGURES.get(figure.id) or _FEDERATION.get(figure.id)
    return _say(found) if found is not None else figure.id


def span_words(span: Span) -> str:
    """Month, quarter …"""
    return _say(_SPANS[span])


def report_words(span: Span) -> str:
    """The title of a report of such a period."""
    return _say(_REPORTS[span])


def term_words(term: Term, today: date) -> str:
    """2026年11月, 2026年第4季度, 2026年上半年, 2026年."""
    if term.span is Span.MONTH:
        return show_date(f"{term.year}-{term.number:02}", today)
    if term.span is Span.YEAR:
        return show_date(str(term.year), today)
    if term.span is Span.HALF:
        return _say(_HALVES[term.number - 1]).format(year=term.year)
    return _say(_QUARTER).format(number=term.number, year=term.year)


def cell_words(cell: Cell | None, figure: str = "") -> str:
    """Three things: 1,204, 0 or 19/23 = 82.6 % where it was counted; — where there is nothing to be a share of; blank
    where nothing was written down then. ``figure``: whose it is, for hours are counted in tenths, money in fen."""
    if cell is None:
        return ""
    declared = DECLARED.get(figure)
    unit = Unit.TIMES if declared is None else declared.unit
    if cell.den is None:
        return _amount(cell.num, unit)
    if cell.den == 0:
        return percent(cell)
    if declared is not None and declared.each:
        return f"{_whole(cell.num, unit)}/{cell.den:,} = {quotient_words(cell, unit)}"
    return f"{_whole(cell.num, unit)}/{_whole(cell.den, unit)} = {percent(cell)}"


def quotient_words(cell: Cell, unit: Unit) -> str:
    """So many each: 219.0 members, 1.25 元; half is rounded up; — of nothing."""
    found = quotient(cell, unit)
    if found is None:
        return percent(cell)
    places = 2 if unit is Unit.FEN else 1
    rounded = int(abs(found) * 10**places + Fraction(1, 2))
    return f"{'−' if found < 0 else ''}{rounded // 10**places:,}.{rounded % 10**places:0{places}}"


def _amount(number: int, unit: Unit) -> str:
    """1,204; tenths of an hour as 12.5, fen as 1,200.50."""
    if unit.parts == 1:
        return f"{number:,}"
    if unit is Unit.FEN:
        return amount_words(number).replace("-", "−")
    return f"{number // 10:,}" if number % 10 == 0 else f"{number / 10:,.1f}"


def _whole(number: int, unit: Unit) -> str:
    """A part of a share: money in whole 元, for what it makes is worked out from all of it."""
    return f"{'−' if number < 0 else ''}{abs(number) // unit.parts:,}"


def signed_words(number: int, figure: str) -> str:
    """+3, −3, 0; of money +1,200.00."""
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return sign + cell_words(Cell(abs(number)), figure)


def is_in_parts(figure: str) -> bool:
    """Whether what is counted are parts of what is shown: tenths of hours, fen."""
    return figure in FIGURES and FIGURES[figure].unit.parts > 1


def towards(cell: Cell, target: int, figure: str) -> Cell:
    """How much of a pack's target is reached, as a share; a target of hours is written in hours, one of money in 元."""
    return Cell(cell.num, target * (FIGURES[figure].unit.parts if figure in FIGURES else 1))


def growth_words(tenths: int | None) -> str:
    """+12.5 %; — where there was nothing to grow from."""
    if tenths is None:
        return "—"
    sign = "+" if tenths > 0 else "−" if tenths < 0 else "±"
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10} %"
