"""保存期限 How long what is known of a woman is kept once nobody works with her any more, and what is past its time.

Nothing goes by itself: whoever is past her time is proposed, and a chair erases in one act, or says why it stays. Whose
words go is said by the table of kinds, as with any erasure; figures and frozen reports keep their numbers. What is the
township's own (reports, terms, congresses, meetings, money) is kept for good, without the names of who was erased.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, TypeGuard

from desktop.errors import KnownError
from desktop.services.township_settings import set_ever
from desktop.store.changes import Changes, Label
from desktop.store.queries import retention as queries
from desktop.store.queries import settings

if TYPE_CHECKING:
    from desktop.services.desk import Desk

WITHDRAWN: Final = "withdrawn"
#: Class → years that are usual: moved away, died, took back that she agreed to be on the roster.
USUAL: Final = {"moved": 3, "died": 3, WITHDRAWN: 0}
MOST_YEARS: Final = 30
#: The settings of the township: {class: years}, and {class: {"until": day, "why": words}} of what stays.
YEARS, KEPT = "retention_years", "retention_kept"
#: What was said to stay is asked about again after so many days.
ASK_AGAIN: Final = 365


class Past(NamedTuple):
    """A class with who is past her time: ``women``, the longest ago first; ``oldest``: the day that something was last
    written of the first, "" where there is nobody. ``kept_until`` (ISO), ``why``: said to stay; "" where not."""

    name: str
    years: int
    women: tuple[bytes, ...]
    oldest: str
    kept_until: str
    why: str

    @property
    def due(self) -> bool:
        """Whether somebody is to be decided upon now."""
        return bool(self.women) and not self.kept_until


class Retention:
    """Of one desk's township."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def may_decide(self) -> bool:
        """Whether who uses this laptop may erase, say what stays, and set the years: a chair."""
        return self._desk.township_settings.may_change and self._desk.erasure.may_ask

    def years(self) -> dict[str, int]:
        """Class → for how many years."""
        held = self._setting(YEARS)
        return {name: years if _is_years(years := held.get(name)) else usual for name, usual in USUAL.items()}

    def set_years(self, name: str, years: int) -> Changes:
        """From now on, everywhere. Raises KnownError ``retention_years``, ``role_may_not``."""
        if not _is_years(years) or name not in USUAL:
            raise KnownError("retention_years", most=MOST_YEARS)
        value = {**self.years(), name: years}
        return self._desk.journal.write([set_ever(YEARS, value)], Label("setting.retention", str(years)))

    def past(self) -> list[Past]:
        """Every class, with who is past her time today."""
        asked, today = self._desk.erasure.all_asked(), self._desk.today()
        kept, found = self._setting(KEPT), []
        for name, years in self.years().items():
            until = _years_before(today, years).isoformat()
            of_all = (
                queries.withdrawn(self._desk.db, until)
                if name == WITHDRAWN
                else queries.gone(self._desk.db, name, until)
            )
            rows = [(woman, day) for woman, day in of_all if woman not in asked]
            said = kept.get(name)
            stays = said if isinstance(said, dict) and str(said.get("until", "")) > today.isoformat() else {}
            found.append(
                Past(
                    name,
                    years,
                    tuple(woman for woman, _ in rows),
                    rows[0][1] if rows else "",
                    str(stays.get("until", "")),
                    str(stays.get("why", "")),
                )
            )
        return found

    def erase(self, women: tuple[bytes, ...]) -> Changes:
        """Asks in one act that these be forgotten; each must be past her time. It is not taken back. Raises KnownError
        ``retention_not_past`` where one is not (something was written of her meanwhile), ``role_may_not``."""
        due = {woman for each in self.past() for woman in each.women}
        if not women or not due.issuperset(women):
            raise KnownError("retention_not_past")
        return self._desk.erasure.ask_all(women, "purpose_ended")

    def keep(self, name: str, why: str) -> Changes:
        """A class stays for a year more, for a reason that is written down. Raises KnownError ``retention_no_reason``,
        ``role_may_not``."""
        if not why.strip():
            raise KnownError("retention_no_reason")
        until = (self._desk.today() + timedelta(days=ASK_AGAIN)).isoformat()
        value = {**self._setting(KEPT), name: {"until": until, "why": why.strip()}}
        return self._desk.journal.write([set_ever(KEPT, value)], Label("setting.retention_kept"))

    def _setting(self, name: str) -> dict[str, object]:
        found = settings.values(self._desk.db, name)
        return dict(found[-1][1]) if found and isinstance(found[-1][1], dict) else {}


def _is_years(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 <= value <= MOST_YEARS


def _years_before(day: date, years: int) -> date:
    """The same day of an earlier year; of 29 February the day before."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
