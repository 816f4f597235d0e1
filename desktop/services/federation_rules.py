"""What a township decided of its federation: how long a term is by level, when it is warned before a term is over, who
counts as young, by which day ages are counted, how many executive members may be co-opted before it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import FieldErrors
from desktop.services.township_settings import set_ever
from desktop.store.changes import Changes, Label
from desktop.store.queries import settings as queries
from protocol.terms import LENGTH_YEARS, WARNINGS, YOUNG, first_day

if TYPE_CHECKING:
    from desktop.services.desk import Desk

SETTING_NAME: Final = "federation_rules"
#: Levels of which the length of a term may be set apart; any other has the usual one.
LEVELS: Final = ("sumu", "gacha", "community", "unit", "group_member")
MOST_YEARS, YOUNGEST, OLDEST = 20, 18, 80
#: The three warnings, by name, and the most days of one; the share of co-opted members.
WARNED: Final = ("warn_first", "warn_next", "warn_last")
MOST_WARNED: Final = 730
CO_OPT_SHARE: Final = "co_opt_share"
#: By which day ages are counted: that of the report, the last of its year, or (an ISO date) one for all.
REPORT_DAY, YEAR_END = "", "year_end"


@dataclass(frozen=True)
class FederationRules:
    """``years``: level → years of a term; ``young``: the age up to which somebody is young, ``counted`` itself or not;
    ``by``: REPORT_DAY, YEAR_END or an ISO date; ``warnings``: days before a term is over, each fewer than the one
    before; ``co_opt_share``: per cent of co-opted executive members above which it is told, None for no limit."""

    years: Mapping[str, int] = field(default_factory=dict)
    young: int = YOUNG
    counted: bool = True
    by: str = REPORT_DAY
    warnings: tuple[int, ...] = WARNINGS
    co_opt_share: int | None = None

    def years_of(self, level: str | None) -> int:
        """How long a term is where nothing else is written."""
        return self.years.get(level or "", LENGTH_YEARS)

    def age_day(self, day: date) -> date:
        """The day by which ages are counted in what is told of a day."""
        if self.by == YEAR_END:
            return date(day.year, 12, 31)
        return (first_day(self.by) if self.by else None) or day

    def is_young(self, years: int) -> bool:
        """Whether somebody of so many years is."""
        return years <= self.young if self.counted else years < self.young


def rules_of(value: Any) -> FederationRules:
    """What a setting holds; what is no such value, or of a newer version, is as usual."""
    if not isinstance(value, Mapping):
        return FederationRules()
    given = value.get("years")
    years = {
        level: n
        for level, n in (given.items() if isinstance(given, Mapping) else ())
        if level in LEVELS and type(n) is int and 0 < n <= MOST_YEARS
    }
    young, by = value.get("young"), value.get("by", REPORT_DAY)
    known = isinstance(by, str) and (by in (REPORT_DAY, YEAR_END) or _whole(by))
    return FederationRules(
        years,
        young if type(young) is int and YOUNGEST <= young <= OLDEST else YOUNG,
        value.get("counted", 1) != 0,
        by if known else REPORT_DAY,
        _warnings_of(value.get("warnings")),
        share if type(share := value.get("co_opt")) is int and 0 <= share <= 100 else None,
    )


def read_rules(desk: Desk) -> FederationRules:
    """What counts in a township."""
    found = queries.values(desk.db, SETTING_NAME)
    return rules_of(found[-1][1] if found else None)


def set_rules(desk: Desk, rules: FederationRules) -> Changes:
    """From now on, everywhere; terms whose length is written keep it. Raises FieldErrors for the levels, young, by,
    ``WARNED`` and the share; KnownError role_may_not where somebody else than a chair asks."""
    errors = {level: "years_wrong" for level, n in rules.years.items() if not 0 < n <= MOST_YEARS}
    if not YOUNGEST <= rules.young <= OLDEST:
        errors["young"] = "young_wrong"
    if rules.by not in (REPORT_DAY, YEAR_END) and not _whole(rules.by):
        errors["by"] = "date_format"
    for name, days, before in zip(WARNED, rules.warnings, (MOST_WARNED + 1, *rules.warnings), strict=False):
        if not 0 < days < before:
            errors[name] = "warning_wrong"
    if rules.co_opt_share is not None and not 0 <= rules.co_opt_share <= 100:
        errors[CO_OPT_SHARE] = "share_wrong"
    if errors:
        raise FieldErrors(errors)
    value = {
        "years": {level: n for level, n in rules.years.items() if n != LENGTH_YEARS},
        "young": rules.young,
        "counted": int(rules.counted),
        "by": rules.by,
        "warnings": list(rules.warnings),
        "co_opt": rules.co_opt_share,
    }
    return desk.journal.write([set_ever(SETTING_NAME, value)], Label("setting.federation_rules"))


def _warnings_of(value: Any) -> tuple[int, ...]:
    """The days of a setting, each fewer than the one before; else as usual."""
    days = [each for each in value if type(each) is int] if isinstance(value, list) else []
    known = len(days) == len(WARNED) and days[0] <= MOST_WARNED and days[-1] > 0
    return tuple(days) if known and all(one > next_ for one, next_ in pairwise(days)) else WARNINGS


def _whole(iso: str) -> bool:
    return len(iso) == 10 and first_day(iso) is not None
