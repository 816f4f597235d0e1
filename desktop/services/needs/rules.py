"""By which rules of the place terms of needs are reckoned and disputes have colours: settings of the township."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.services.township_settings import set_ever
from desktop.store.changes import Changes, Label
from desktop.store.database import Database
from desktop.store.queries import settings as queries
from protocol.needs import DAYS, EXTENSION, due_on

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The settings that hold them, for all time.
NEED_RULES: Final = "need_rules"
DISPUTE_RULES: Final = "dispute_rules"
#: Days until a dispute of a colour is looked at again, until somebody sets it otherwise.
CHECK_DAYS: Final = {"red": 3, "yellow": 15, "green": 90}
#: Longer terms are mistyped.
MOST_DAYS: Final = 366


@dataclass(frozen=True)
class NeedRules:
    """``days``: rule → natural days; ``shift``: 顺延, a term that ends on a day off ends on the next working day;
    ``free``: holidays, ``worked``: Saturdays and Sundays that are worked for one (ISO); ``extension``:
    how many days 延期 adds."""

    days: Mapping[str, int] = field(default_factory=lambda: dict(DAYS))
    shift: bool = False
    free: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    extension: int = EXTENSION

    def due(self, opened: str, rule: str) -> str | None:
        """The last day (ISO) of a term that begins on a day; None of a rule that gives no days."""
        if rule not in self.days:
            return None
        try:
            day = date.fromisoformat(opened)
        except ValueError:
            return None
        return due_on(day, self.days[rule], self.free, self.worked, shift=self.shift).isoformat()


@dataclass(frozen=True)
class DisputeRules:
    """Whether disputes have colours here (``on``), and in how many days each is looked at again."""

    on: bool = False
    days: Mapping[str, int] = field(default_factory=lambda: dict(CHECK_DAYS))


def need_rules(desk: Desk) -> NeedRules:
    """As the township set them; what a newer version wrote there is passed over."""
    value = _value(desk.db, NEED_RULES)
    return NeedRules(
        {**DAYS, **_days(value.get("days"), DAYS)},
        value.get("shift") == 1,
        _dates(value.get("free")),
        _dates(value.get("worked")),
        {"extension": EXTENSION, **_days({"extension": value.get("extension")}, {"extension": EXTENSION})}["extension"],
    )


def set_need_rules(desk: Desk, rules: NeedRules) -> Changes:
    """From now on; terms that were set stay. Raises KnownError role_may_not where somebody else than a chair asks."""
    return desk.journal.write([set_ever(NEED_RULES, _of_needs(rules))], Label("setting.need_rules"))


def set_rules(desk: Desk, rules: NeedRules, colours: DisputeRules) -> Changes:
    """Both as one act. Raises as ``set_need_rules``."""
    edits = [set_ever(NEED_RULES, _of_needs(rules)), set_ever(DISPUTE_RULES, _of_disputes(colours))]
    return desk.journal.write(edits, Label("setting.need_rules"))


def _of_needs(rules: NeedRules) -> dict[str, Any]:
    return {
        "days": {name: days for name, days in rules.days.items() if DAYS.get(name) != days},
        "shift": int(rules.shift),
        "free": sorted(day.isoformat() for day in rules.free),
        "worked": sorted(day.isoformat() for day in rules.worked),
        **({} if rules.extension == EXTENSION else {"extension": rules.extension}),
    }


def _of_disputes(rules: DisputeRules) -> dict[str, Any]:
    return {"on": int(rules.on), "days": dict(rules.days)}


def dispute_rules(desk: Desk) -> DisputeRules:
    """As the township set them."""
    return colours_of(desk.db)


def colours_of(db: Database) -> DisputeRules:
    """The same, for what is counted without a desk."""
    value = _value(db, DISPUTE_RULES)
    return DisputeRules(value.get("on") == 1, {**CHECK_DAYS, **_days(value.get("days"), CHECK_DAYS)})


def set_dispute_rules(desk: Desk, rules: DisputeRules) -> Changes:
    """From now on. Raises KnownError role_may_not where somebody else than a chair asks."""
    return desk.journal.write([set_ever(DISPUTE_RULES, _of_disputes(rules))], Label("setting.dispute_rules"))


def _value(db: Database, name: str) -> Mapping[str, Any]:
    found = queries.values(db, name)
    value = found[-1][1] if found else None
    return value if isinstance(value, Mapping) else {}


def _days(given: object, known: Mapping[str, int]) -> dict[str, int]:
    if not isinstance(given, Mapping):
        return {}
    return {name: n for name, n in given.items() if name in known and type(n) is int and 0 <= n <= MOST_DAYS}


def _dates(given: object) -> frozenset[date]:
    found = set()
    for text in given if isinstance(given, list) else ():
        try:
            found.add(date.fromisoformat(str(text)))
        except ValueError:
            continue
    return frozenset(found)
