"""By which rules of the place women are linked and asked to screenings: settings of the township, for all time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desktop.store.database import Database
from desktop.store.queries import settings as queries

#: How many links an executive is to have: the setting's name; so many where none was set; the least and the most.
TARGET: Final = "link_target"
USUAL_TARGET, LEAST_TARGET, MOST_TARGET = 10, 1, 30
#: The setting that holds the rest.
RULES: Final = "contact_rules"
#: Kind of link → within so many days whom it is to is to be met, where neither township nor link says otherwise.
USUAL_DAYS: Final[Mapping[str, int]] = {"L1": 90, "L2": 30, "L3": 180, "L4": 90, "L5": 30}
MOST_DAYS: Final = 366
#: From which age to which women are asked to a screening, where none was set; older than the most nobody is.
USUAL_AGES: Final = (35, 64)
MOST_AGE: Final = 120


@dataclass(frozen=True)
class ContactRules:
    """``days``: kind of link → days; ``ages``: the youngest and the oldest asked to a screening, by the year's end."""

    days: Mapping[str, int] = field(default_factory=lambda: dict(USUAL_DAYS))
    ages: tuple[int, int] = USUAL_AGES

    @property
    def plain(self) -> dict[str, Any]:
        """As the setting holds them: days that are not the usual ones, and the ages."""
        return {"days": {kind: n for kind, n in self.days.items() if USUAL_DAYS.get(kind) != n}, "ages": [*self.ages]}


def link_target(db: Database) -> int:
    """How many links an executive is to have."""
    value = _value(db, TARGET)
    return value if type(value) is int and LEAST_TARGET <= value <= MOST_TARGET else USUAL_TARGET


def contact_rules(db: Database) -> ContactRules:
    """As the township set them; what a newer version wrote there is passed over."""
    value = _value(db, RULES)
    if not isinstance(value, Mapping):
        return ContactRules()
    days, ages = value.get("days"), value.get("ages")
    known = {kind: n for kind, n in (days if isinstance(days, Mapping) else {}).items() if is_days(n)}
    fits = isinstance(ages, list) and len(ages) == 2 and are_ages(*ages)
    return ContactRules({**USUAL_DAYS, **known}, (ages[0], ages[1]) if isinstance(ages, list) and fits else USUAL_AGES)


def is_days(value: object) -> bool:
    """Whether a link may want a visit within so many days."""
    return type(value) is int and 1 <= value <= MOST_DAYS


def are_ages(youngest: object, oldest: object) -> bool:
    """Whether women may be asked from one age to the other."""
    return type(youngest) is int and type(oldest) is int and 0 <= youngest <= oldest <= MOST_AGE


def _value(db: Database, name: str) -> object:
    found = queries.values(db, name)
    return found[-1][1] if found else None
