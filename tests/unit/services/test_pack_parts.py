"""What a forms pack says of days, figures, lists and words, and who reads it: reports, forms, homes, imports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.services.desk import Desk
from desktop.services.figures import FIGURES, Period, Span, Term
from desktop.services.forms_packs import HOME_LIST, REPORT_LIST, Pack
from desktop.services.importing.record_cells import read_word
from desktop.services.office_forms.template import BEFORE, TO_DATE, Binding, Mapped, What
from desktop.services.reporting.reports import Frozen
from desktop.store.changes import Changes
from protocol.figures import TOLD, Cell
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import NOVEMBER, A, B, C, hold, refusal, visit

desk = made.desk
PACK = Pack("旗妇联口径包", "2026-1", closing=25, closings={"year": 31, "经费到位表": 31})
YEAR = Term(Span.YEAR, 2026, 1)
JANUARY = date(2025, 1, 1)


def frozen(desk: Desk, term: Term, **more: Any) -> Frozen:
    desk.reports.freeze(replace(desk.reports.prepare(term, 25), **more))
    standing = desk.reports.standing(term)
    assert standing is not None and standing.frozen is not None
    return standing.frozen


def test_a_year_to_31_december_of_months_that_close_on_the_25th(desk: Desk) -> None:
    """Months stay as they are; the year has its own days, each counted once, and the way from the months to it says
    what the other days make."""
    desk.forms_packs.save(PACK, JANUARY)
    for day, came in (("2025-12-28", [A, B]), ("2026-11-05", [A, C]), ("2026-12-30", [B]), ("2026-12-31", [A])):
        hold(desk, day, came)
    settings = desk.township_settings
    assert settings.period(YEAR, 25) == Period(date(2026, 1, 1), date(2026, 12, 31))
    assert settings.period(YEAR.step(-1), 25).last == date(2025, 12, 31)
    assert settings.period(NOVEMBER, 25) == Period(date(2026, 10, 26), date(2026, 11, 25))
    assert settings.period(Term(Span.QUARTER, 2026, 4), 25).last == date(2026, 12, 25)
    report = desk.figures.report(YEAR, 25)
    counted = {line.figure.id: line for line in report.lines}
    assert (counted["act.count"].now.cell, counted["act.heads"].now.cell) == (Cell(3), Cell(4))
    assert report.to_date == report.period and counted["act.count"].before is not None
    assert counted["act.count"].before.cell == Cell(1)
    frozen(desk, NOVEMBER)
    ties = {tie.figure: tie for tie in desk.reports.ties(YEAR, 25)}
    # 28 December 2025 is a day of the months alone, 30 and 31 December 2026 of the year alone
    assert (ties["act.count"].frozen, ties["act.count"].days, ties["act.count"].whole) == (1, 1, 3)
    assert (ties["act.people"].twice, ties["act.people"].days, ties["act.people"].whole) == (1, 0, 3)
    for tie in ties.values():
        assert tie.frozen + tie.carried + tie.open - tie.twice + tie.days == tie.whole, tie


def test_a_year_whose_closing_day_changes_loses_no_day(desk: Desk) -> None:
    desk.forms_packs.save(replace(PACK, closings={}), JANUARY)
    desk.forms_packs.save(PACK, date(2026, 7, 1))
    years = [desk.township_settings.period(YEAR.step(by), 25) for by in (-1, 0, 1)]
    assert [(each.first.isoformat(), each.last.isoformat()) for each in years] == [
        ("2024-12-26", "2025-12-25"),
        ("2025-12-26", "2026-12-31"),
        ("2027-01-01", "2027-12-31"),
    ]


def test_a_form_that_closes_on_another_day_counts_its_own_days(desk: Desk) -> None:
    """Funds by the calendar month; the frozen report of the month is of other days, so the form is counted live."""
    hold(desk, "2026-10-28", [A])
    hold(desk, "2026-11-28", [A, B])
    hold(desk, "2025-11-29", [C])
    desk.forms_packs.save(PACK, JANUARY)
    frozen(desk, NOVEMBER)
    of = {
        period: Binding("表", 0, n, What(((1, "act.count"),), period=period))
        for n, period in enumerate((TO_DATE, BEFORE))
    }
    mapped = Mapped("00" * 32, "x.xlsx", (*of.values(), Binding("表", 1, 0, What(((1, "act.heads"),)))))
    month = desk.office_forms.numbers(mapped, NOVEMBER, 25, "妇联月报")
    assert month.frozen is not None and month.counted["term", None]["act.heads"] == Cell(1)
    assert BEFORE not in {period for period, _ in month.counted}, "nothing was written down by 25 November 2025"
    funds = desk.office_forms.numbers(mapped, NOVEMBER, 25, "经费到位表")
    assert (
        funds.own_days
        and not month.own_days
        and funds.frozen is None
        and funds.period == Period(date(2026, 11, 1), date(2026, 11, 30))
    )
    assert funds.counted["term", None]["act.heads"] == Cell(2)
    assert (funds.counted[TO_DATE, None]["act.count"], funds.counted[BEFORE, None]["act.count"]) == (Cell(2), Cell(1))


def test_a_form_that_is_called_otherwise_keeps_its_closing_day(desk: Desk) -> None:
    """A pack knows forms by their names; of two that are called alike the other one keeps its day too."""
    mapped = Mapped("00" * 32, "x.xlsx", ())
    one, other = (desk.office_forms.save(None, "经费到位表", office, mapped).id for office in ("旗妇联", "盟妇联"))
    desk.forms_packs.save(PACK, JANUARY)

    def rename(id_: bytes, name: str) -> Changes:
        form = desk.office_forms.get(id_)
        assert form is not None
        return desk.office_forms.rename(form, name, form.office)

    def days(name: str) -> Period:
        return desk.office_forms.numbers(mapped, NOVEMBER, 25, name).period

    calendar = Period(date(2026, 11, 1), date(2026, 11, 30))
    working = Period(date(2026, 10, 26), date(2026, 11, 25))
    rename(one, "经费月报")
    assert days("经费月报") == days("经费到位表") == calendar
    last = rename(other, "盟经费表")
    assert days("盟经费表") == calendar and days("经费到位表") == working
    assert last.act is not None
    desk.journal.undo(last.act)
    assert days("盟经费表") == working and days("经费到位表") == calendar, "one act, so undo takes both back"


def test_what_a_report_asks_for_is_all_that_goes_up(desk: Desk) -> None:
    hold(desk, "2026-11-05", [A, B], "萨仁台嘎查")
    visit(desk, "2026-11-06", person=A)
    whole = frozen(desk, NOVEMBER)
    assert list(whole.cells) == [each for each in FIGURES if each not in TOLD] and whole.kinds and whole.targets
    asked = ("visit.women", "act.count")
    desk.forms_packs.save(replace(PACK, asks={"month": (*asked, "act.of_2030")}), JANUARY)
    report = desk.figures.report(NOVEMBER, 25)
    assert [line.figure.id for line in report.asked_lines] == list(asked) and len(report.lines) == len(FIGURES) - len(
        TOLD
    )
    second = frozen(desk, NOVEMBER)
    assert tuple(second.cells) == asked and (second.kinds, second.targets) == ({}, {})
    assert frozen(desk, Term(Span.QUARTER, 2026, 4)).kinds, "of other reports nothing is said"
    standing = desk.reports.standing(NOVEMBER)
    assert standing is not None and desk.reports.differences(standing).lines == ()
    hold(desk, "2026-11-07", [C])
    assert [line.figure for line in desk.reports.differences(standing).lines] == ["act.count"]
    assert {check.figure for check in desk.reports.prepare(NOVEMBER, 25).checks} <= {"", *asked}


def test_a_form_may_ask_for_more_than_the_frozen_report(desk: Desk) -> None:
    """What the report did not ask for is counted from the very rows that it was counted from."""
    hold(desk, "2026-11-05", [A, B], "萨仁台嘎查")
    desk.forms_packs.save(replace(PACK, asks={"month": ("act.count",)}), JANUARY)
    frozen(desk, NOVEMBER)
    hold(desk, "2026-11-06", [C], "萨仁台嘎查")
    bindings = tuple(Binding("表", 0, n, What(((1, id_),))) for n, id_ in enumerate(("act.count", "act.heads")))
    numbers = desk.office_forms.numbers(Mapped("00" * 32, "x.xlsx", bindings), NOVEMBER, 25)
    assert (numbers.counted["term", None]["act.count"], numbers.counted["term", None]["act.heads"]) == (
        Cell(1),
        Cell(2),
    )


def test_a_checklist_is_ticked_and_what_is_left_is_noted_here_alone(desk: Desk) -> None:
    listed = ("台账已核对", "照片已整理")
    desk.forms_packs.save(replace(PACK, checklists={REPORT_LIST: listed, HOME_LIST: ("有场所",)}), JANUARY)
    assert desk.reports.prepare(NOVEMBER, 25).listed == listed and desk.forms_packs.checklist(HOME_LIST) == ("有场所",)
    up = frozen(desk, NOVEMBER, left=listed[1:])
    standing = desk.reports.standing(NOVEMBER)
    assert standing is not None and standing.events[0].reason == "未核对：照片已整理"
    assert "照片已整理" not in str(up.plain())


def test_the_places_own_words_are_codes_that_come_in_by_a_table(desk: Desk) -> None:
    desk.forms_packs.save(replace(PACK, codes={"visit_target": ("边境 牧户", "重点户（旗）")}), JANUARY)
    own = desk.forms_packs.own_words("visit_target")
    assert read_word("visit_target", "边境牧户", own).value == "边境 牧户"
    assert read_word("visit_target", " 重点户(旗) ", own).value == "重点户（旗）"
    assert read_word("visit_target", "边境牧户").value is None and desk.forms_packs.own_words("carrier") == ()


def test_the_pack_of_a_month_is_taken_away_and_comes_back(desk: Desk) -> None:
    desk.township_settings.set_closing_day(20)
    desk.forms_packs.save(PACK, date(2026, 11, 1))
    up = frozen(desk, NOVEMBER)
    later = replace(PACK, version="2027-1", closing=31)
    desk.forms_packs.save(later, date(2027, 1, 9))
    desk.forms_packs.delete(later, date(2027, 1, 1))
    assert desk.forms_packs.all() == [(date(2026, 11, 1), PACK)]
    desk.forms_packs.delete(PACK, date(2026, 11, 1))
    assert desk.forms_packs.all() == [] and desk.township_settings.closing_day(date(2026, 11, 5), 31) == 20
    standing = desk.reports.standing(NOVEMBER)
    assert standing is not None and standing.frozen == up and up.pack == PACK.title
    desk.records.undo(desk.records.acts()[0].number)
    assert desk.forms_packs.at(date(2026, 12, 1)) == PACK


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"closings": {"year": 32}}, "pack_closings"),
        ({"asks": {"month": ("",)}}, "pack_asks"),
        ({"checklists": {REPORT_LIST: ("长" * 81,)}}, "pack_checklists"),
        ({"codes": {"carrier": tuple(map(str, range(61)))}}, "pack_codes"),
    ],
)
def test_what_is_wrong_is_told(desk: Desk, wrong: dict[str, Any], code: str) -> None:
    assert refusal(lambda: desk.forms_packs.save(replace(PACK, **wrong), JANUARY)).code == code
    assert desk.forms_packs.all() == []
