"""Settings that hold for the whole township: rows, written by its chair, each from a day on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.errors import FieldErrors, KnownError
from desktop.services.contact.rules import (
    LEAST_TARGET,
    MOST_AGE,
    MOST_DAYS,
    MOST_TARGET,
    RULES,
    TARGET,
    ContactRules,
    are_ages,
    contact_rules,
    is_days,
)
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import settings as queries
from desktop.store.values import Value
from protocol.forms_pack import span_name
from protocol.ids import derived_id
from protocol.periods import Closing, Period, Span, Term, month_of
from protocol.records import SETTING

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The last day of a month's report: 1 to 31, at most the month's last one.
CLOSING_DAY = "closing_day"
#: Which of the optional fields of a woman's page are asked: {field: 1 or 0}, for all time.
PERSON_FIELDS = "person_fields"
#: From how many hours on volunteers reach one to five stars: {"hours": [100, …]}; off until somebody sets it.
VOLUNTEER_STARS = "volunteer_stars"
#: Who reads sealed words besides chairs: {"users": [ids as hex]}, for all time.
SEALED_READERS = "sealed_readers"
STARS, MOST_HOURS = 5, 100_000
#: The books of which years lie filed: {"years": [2025, …]}.
BOOKS_FILED = "books_filed"
EVER = "2000-01-01"
#: The fields that a township may leave out, in the order of her page. There is none for religion, and none is added.
OPTIONAL_FIELDS = (
    *("residence", "phone_of", "summer_place", "winter_place", "ethnic", "education", "politics", "marital", "job"),
    *("name_mn", "name_latin", "nickname", "id_no"),
)
#: Those that are asked until somebody sets it otherwise: all but the identity number.
USUAL_FIELDS = frozenset(OPTIONAL_FIELDS) - {"id_no"}


def set_ever(name: str, value: Value) -> Edit:
    """A setting that holds for all time: two laptops that set it write one row."""
    row = derived_id(SETTING.name, name, EVER)
    return Edit(SETTING.name, row, {"name": name, "since": EVER, "value": value, "deleted": None})


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

    def closing_day(self, month: date, own: int, *forms: str) -> int:
        """The day with which the report of a month (any day of it) ends: the forms pack's from its month on, else what
        was set; what was set first counts for earlier months too. ``forms``: of the first of these for which the pack
        names another one."""
        return self.closing(own, *forms)(month)

    def set_closing_day(self, day: int) -> Changes:
        """From the month of today on. Raises KnownError role_may_not where somebody else than a chair asks."""
        since = self._desk.today().replace(day=1).isoformat()
        fields = {"name": CLOSING_DAY, "since": since, "value": day}
        row = derived_id(SETTING.name, CLOSING_DAY, since)
        return self._desk.journal.write(
            [Edit(SETTING.name, row, {**fields, "deleted": None})], Label("setting.closing_day", str(day))
        )

    def fields_asked(self, own: frozenset[str] = USUAL_FIELDS) -> frozenset[str]:
        """The optional fields of a woman's page that are asked here. One that a newer version added is as usual."""
        found = queries.values(self._desk.db, PERSON_FIELDS)
        chosen = found[-1][1] if found else None
        if not isinstance(chosen, dict):
            return own
        return frozenset(name for name in OPTIONAL_FIELDS if chosen.get(name, name in USUAL_FIELDS))

    def ask_fields(self, fields: Collection[str]) -> Changes:
        """Asks these of the optional fields from now on, everywhere. Raises KnownError role_may_not where somebody else
        than a chair asks."""
        value = {name: int(name in fields) for name in OPTIONAL_FIELDS}
        edit = set_ever(PERSON_FIELDS, value)
        return self._desk.journal.write([edit], Label("setting.person_fields", str(len(fields))))

    def sealed_readers(self) -> frozenset[bytes]:
        """The users, chairs left out, whom the chair named to read sealed words."""
        found = queries.values(self._desk.db, SEALED_READERS)
        users = found[-1][1].get("users") if found and isinstance(found[-1][1], dict) else None
        try:
            return frozenset(bytes.fromhex(user) for user in users or ())
        except (TypeError, ValueError):  # a newer version says it otherwise: nobody is named rather than anybody
            return frozenset()

    def let_read_sealed(self, user: bytes, *, reads: bool) -> Changes:
        """Whether a user reads sealed words, on whatever laptop has their key. Raises KnownError role_may_not where
        somebody else than a chair asks."""
        users = self.sealed_readers() | {user} if reads else self.sealed_readers() - {user}
        edit = set_ever(SEALED_READERS, {"users": sorted(each.hex() for each in users)})
        return self._desk.journal.write([edit], Label("setting.sealed_readers", str(len(users))))

    def volunteer_stars(self) -> tuple[int, ...]:
        """The hours from which volunteers reach one, two … five stars; () while stars are off."""
        found = queries.values(self._desk.db, VOLUNTEER_STARS)
        value = found[-1][1] if found else None
        hours = value.get("hours") if isinstance(value, dict) else None
        return tuple(hours) if isinstance(hours, list) and are_steps(hours) else ()

    def set_volunteer_stars(self, hours: Sequence[int]) -> Changes:
        """From now on, everywhere; () switches them off. Raises KnownError stars_wrong, role_may_not where somebody
        else than a chair asks."""
        if hours and not are_steps(hours):
            raise KnownError("stars_wrong")
        row = derived_id(SETTING.name, VOLUNTEER_STARS, EVER)
        fields = {"name": VOLUNTEER_STARS, "since": EVER, "value": {"hours": list(hours)}, "deleted": None}
        words = "、".join(map(str, hours))
        return self._desk.journal.write([Edit(SETTING.name, row, fields)], Label("setting.volunteer_stars", words))

    def books_filed(self) -> frozenset[int]:
        """The years whose books lie filed."""
        found = queries.values(self._desk.db, BOOKS_FILED)
        value = found[-1][1] if found else None
        years = value.get("years") if isinstance(value, dict) else None
        return frozenset(year for year in years if type(year) is int) if isinstance(years, list) else frozenset()

    def file_books(self, year: int) -> Changes:
        """The books of a year lie filed from now on. Raises KnownError role_may_not where somebody else than a chair
        says so."""
        years = sorted({*self.books_filed(), year})
        return self._desk.journal.write([set_ever(BOOKS_FILED, {"years": years})], Label("setting.books", str(year)))

    def set_link_target(self, number: int) -> Changes:
        """How many links an executive is to have, from now on, everywhere. Raises KnownError link_target_wrong,
        role_may_not where somebody else than a chair asks."""
        if not LEAST_TARGET <= number <= MOST_TARGET:
            raise KnownError("link_target_wrong", least=LEAST_TARGET, most=MOST_TARGET)
        return self._desk.journal.write([set_ever(TARGET, number)], Label("setting.link_target", str(number)))

    def contact_rules(self) -> ContactRules:
        """Within how many days links want a visit, and which ages are asked to screenings."""
        return contact_rules(self._desk.db)

    def set_contact_rules(self, rules: ContactRules) -> Changes:
        """From now on, everywhere. Raises FieldErrors by kind of link, ``age_from``, ``age_to``; KnownError
        role_may_not where somebody else than a chair asks."""
        errors = {
            kind: "number_too_large" if n > MOST_DAYS else "no_days" for kind, n in rules.days.items() if not is_days(n)
        }
        if not are_ages(*rules.ages):
            errors["age_to"] = "ages_reversed" if max(rules.ages) <= MOST_AGE else "number_too_large"
        if errors:
            raise FieldErrors(errors)
        return self._desk.journal.write([set_ever(RULES, rules.plain)], Label("setting.contact_rules"))

    def closing(self, own: int, *forms: str) -> Closing:
        """The closing day of every month, for ``protocol.periods``, as it is set now; of ``forms`` as in
        ``closing_day``."""
        packs = self._desk.forms_packs.all()
        found = [(since, day) for since, day in queries.values(self._desk.db, CLOSING_DAY) if _is_day(day)]

        def day(month: date) -> int:
            first = month.replace(day=1)
            counting = [pack for since, pack in packs if since <= first]
            if counting:
                return counting[-1].closing_of(*forms)
            before = [day for since, day in found if since <= first.isoformat()]
            return before[-1] if before else found[0][1] if found else own

        return day

    def closing_for(self, term: Term, own: int, form: str = "") -> Closing:
        """The closing day of every month for the report of a term, or for an office's ``form`` of it."""
        return self.closing(own, *filter(None, (form, span_name(term.span))))

    def period(self, term: Term, own: int) -> Period:
        """The days of a report's term: a year's may close on another day than its months."""
        return term.period(self.closing_for(term, own))

    def period_of(self, year: int, month: int, own: int) -> Period:
        """The working month that closes in a month."""
        return Term(Span.MONTH, year, month).period(self.closing(own))

    def period_at(self, day: date, own: int) -> Period:
        """The working month that a day falls into."""
        closing = self.closing(own)
        return month_of(day, closing).period(closing)


def are_steps(hours: Sequence[object]) -> bool:
    """Whether these are hours for one to five stars, each more than the one before."""
    whole = [step for step in hours if type(step) is int and 0 < step <= MOST_HOURS]
    return len(whole) == len(hours) == STARS and all(one < next_ for one, next_ in pairwise(whole))


def _is_day(value: object) -> bool:
    return type(value) is int and 1 <= value <= 31
