"""Settings that hold for the whole township: rows, written by its chair, each from a day on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import settings as queries
from protocol.ids import derived_id
from protocol.periods import Closing, Period, Span, Term, month_of
from protocol.records import SETTING

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The last day of a month's report: 1 to 31, at most the month's last one.
CLOSING_DAY = "closing_day"


class TownshipSettings:
    """The settings of one desk's township. ``own``: what this laptop was set to before there was one of the township;
    it counts until somebody sets that."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def may_change(self) -> bool:
        """Whether who uses this laptop may set something for all: a chair, where the server knows of settings."""
        records = self._desk.records
        return records.is_offered(SETTING.name) and records.may_change(SETTING.name)

    @property
    def are_kept(self) -> bool:
        """Whether the township keeps its settings yet; until its server does, each laptop has its own."""
        return self._desk.records.is_offered(SETTING.name)

    def closing_day(self, month: date, own: int) -> int:
        """The day with which the report of a month (any day of it) ends: the forms pack's from its month on, else what
        was set; what was set first counts for earlier months too."""
        pack = self._desk.forms_packs.at(month)
        if pack is not None:
            return pack.closing
        found = [(since, day) for since, day in queries.values(self._desk.db, CLOSING_DAY) if _is_day(day)]
        first = month.replace(day=1).isoformat()
        before = [day for since, day in found if since <= first]
        return before[-1] if before else found[0][1] if found else own

    def set_closing_day(self, day: int) -> Changes:
        """From the month of today on. Raises KnownError role_may_not where somebody else than a chair asks."""
        since = self._desk.today().replace(day=1).isoformat()
        fields = {"name": CLOSING_DAY, "since": since, "value": day}
        row = derived_id(SETTING.name, CLOSING_DAY, since)
        return self._desk.journal.write(
            [Edit(SETTING.name, row, {**fields, "deleted": None})], Label("setting.closing_day", str(day))
        )

    def closing(self, own: int) -> Closing:
        """The closing day of every month, for ``protocol.periods``."""
        known: dict[date, int] = {}  # a year's months are asked for again and again

        def day(month: date) -> int:
            first = month.replace(day=1)
            if first not in known:
                known[first] = self.closing_day(first, own)
            return known[first]

        return day

    def period_of(self, year: int, month: int, own: int) -> Period:
        """The working month that closes in a month."""
        return Term(Span.MONTH, year, month).period(self.closing(own))

    def period_at(self, day: date, own: int) -> Period:
        """The working month that a day falls into."""
        closing = self.closing(own)
        return month_of(day, closing).period(closing)


def _is_day(value: object) -> bool:
    return type(value) is int and 1 <= value <= 31
