"""The plain kinds, each stated once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.services.contact_kinds import AID, LINK, PROGRAMME, SCREENING
from desktop.services.duty_kinds import DUTY_YEAR
from desktop.services.meeting_kinds import MEETING, MEETING_PLAN, RESOLUTION
from desktop.services.need_kinds import DISPUTE, NEED
from desktop.services.plain import ABOUT, OneOf, Plain, Rows, Rule
from desktop.services.rota_kinds import PROJECT, ROTA, ROTA_TURN

AWARD: Final = Plain(
    "award",
    named_by="title",
    newest="given_on",
    searched=("title", "giver", "document_no", "note"),
    about=OneOf(("person", "household", "home", "org")),
    rules={"title": Rule(needed=True), "level": Rule(codes="award_level"), "note": Rule(long=True)},
)

#: Where a home stands, season by season; the last one is where it stands today.
HOME_PLACES: Final = Rows(
    "home_place",
    columns=("since", "kind", "place", "confirmed_by", "note"),
    named_by="place",
    order=("since",),
    grows=True,
    searched=("place", "note"),
    rules={
        "since": Rule(needed=True, today=True),
        "kind": Rule(needed=True, codes="home_place_kind"),
        "place": Rule(limit=80),
    },
)

#: Who kept a home, from a day to a day.
HOME_KEEPERS: Final = Rows(
    "home_keeper",
    columns=("since", "person", "note", "until", "how"),
    named_by="note",
    order=("since",),
    grows=True,
    searched=("note", "how"),
    rules={"since": Rule(today=True), "how": Rule(limit=40), "person": Rule(needed=True)},
)

VISIT: Final = Plain(
    "visit",
    named_by=ABOUT,
    newest="date",
    searched=("situation", "difficulty", "measure", "place", "visitors_text", "gift_text"),
    about=OneOf(("person", "household", "home", "org")),
    rules={
        "date": Rule(needed=True, whole=True, today=True),
        "mode": Rule(codes="visit_mode"),
        "target": Rule(codes="visit_target"),
        "gift_fen": Rule(money=True),
        "gift_text": Rule(limit=80),
        "place": Rule(limit=80),
        "situation": Rule(long=True, limit=20_000),
        "difficulty": Rule(long=True, limit=20_000),
        "measure": Rule(long=True, limit=20_000),
    },
    beside={"visitors": "visitors_text"},
    same=("date", ABOUT, "situation", "difficulty", "measure"),
)

HOME: Final = Plain(
    "home",
    named_by="name_zh",
    searched=("name_zh", "name_mn", "summer_place", "winter_place"),
    rules={
        "name_zh": Rule(needed=True, limit=80),
        "kind": Rule(codes="home_kind"),
        "carrier": Rule(codes="carrier"),
        "stands_kind": Rule(codes="home_place_kind"),
        "phone": Rule(phone=True, limit=30),
        "summer_place": Rule(limit=80),
        "winter_place": Rule(limit=80),
        "awarded_by": Rule(limit=80),
        "plaque": Rule(limit=80),
        "note": Rule(long=True, limit=20_000),
    },
    rows=(HOME_PLACES, HOME_KEEPERS),
    ends="closed_on",
    same=("name_zh", "org"),
)

#: What a home was found to have, line by line of a checklist.
HOME_CHECK_ITEMS: Final = Rows(
    "home_check_item",
    columns=("item", "result", "note"),
    named_by="item",
    order=(),
    searched=("item", "note"),
    rules={"item": Rule(needed=True), "result": Rule(codes="check_result")},
)

HOME_CHECK: Final = Plain(
    "home_check",
    named_by="title",
    newest="checked_on",
    searched=("title", "note"),
    about=OneOf(("home",)),
    rules={
        "title": Rule(needed=True, limit=40),
        "checked_on": Rule(whole=True, today=True),
        "note": Rule(long=True),
    },
    same=("title", ABOUT, "checked_on"),
    rows=(HOME_CHECK_ITEMS,),
)

#: 簿册: what is kept through the year and printed from the records.
WORK_BOOK: Final = Plain(
    "work_book",
    named_by="title",
    searched=("title", "note"),
    rules={
        "title": Rule(needed=True, limit=40),
        "source": Rule(codes="book_source"),
        "note": Rule(long=True),
    },
    ends="until",
)

#: What a woman is or is counted among, from a day to a day; ``services.person_tags`` reads them with those of her list.
PERSON_TAG: Final = Plain(
    "person_tag",
    named_by="tag",
    newest="since",
    searched=("tag", "note"),
    about=OneOf(("person",)),
    rules={
        "tag": Rule(needed=True, limit=40, offers="tag"),
        "source": Rule(codes="tag_source"),
        "review_on": Rule(future=True),
        "note": Rule(long=True),
    },
    ends="until",
    due="review_on",
)

#: What other offices sent: what they ask for, by when, and that it was done.
INCOMING: Final = Plain(
    "incoming",
    named_by="title",
    newest="received_on",
    searched=("title", "from_office", "document_no", "demand", "done_how"),
    rules={
        "title": Rule(needed=True),
        "from_office": Rule(),
        "received_on": Rule(today=True),
        "demand": Rule(long=True),
        "due_on": Rule(future=True),
        "done_how": Rule(long=True),
    },
    ends="done_on",
    same=("title", "from_office", "document_no"),
    due="due_on",
)

#: 届: when an organisation's term began and is due; ``services.terms`` works out the rest.
TERM: Final = Plain(
    "term",
    named_by=ABOUT,
    newest="start",
    searched=("approved_doc", "extension_doc", "note"),
    about=OneOf(("org",)),
    rules={
        "start": Rule(needed=True),
        "due": Rule(future=True),
        "extended_to": Rule(future=True),
        "note": Rule(long=True),
    },
    ends="ended_on",
)

#: 名额: how many seats of a post there are, and which of them are a unit's.
ESTABLISHMENT: Final = Plain(
    "establishment",
    named_by=ABOUT,
    newest="since",
    searched=("note",),
    about=OneOf(("org",)),
    rules={
        "post": Rule(needed=True, codes="post"),
        "planned": Rule(needed=True),
        "engagement": Rule(codes="engagement"),
        "seat_kind": Rule(codes="seat_kind"),
        "field": Rule(codes="org_field"),
        "since": Rule(future=True),
        "until": Rule(future=True),
        "note": Rule(long=True),
    },
    ends="until",
    same=(ABOUT, "post", "engagement", "seat_kind", "unit", "field", "since"),
)

#: How many women an organisation has, by the day of the count.
ORG_COUNT: Final = Plain(
    "org_count",
    named_by=ABOUT,
    newest="counted_on",
    searched=("note",),
    about=OneOf(("org",)),
    rules={"counted_on": Rule(needed=True, today=True), "note": Rule(long=True)},
)

#: 会改联, 换届, 届中补选 of a unit. Its steps are ticked, see ``services.process.processes``.
PROCESS: Final = Plain(
    "process",
    named_by=ABOUT,
    newest="planned_on",
    searched=("reason", "note"),
    about=OneOf(("org",)),
    rules={
        "kind": Rule(needed=True, codes="process_kind"),
        "planned_on": Rule(whole=True, future=True),
        "body": Rule(codes="process_body"),
        "reason": Rule(long=True),
        "note": Rule(long=True),
    },
    same=(ABOUT, "kind", "ordinal", "planned_on"),
)

#: 妇女代表大会. Its delegates, sittings and elections: ``services.congress``.
CONGRESS: Final = Plain(
    "congress",
    named_by=ABOUT,
    newest="day",
    searched=("note",),
    about=OneOf(("org",)),
    rules={
        "day": Rule(whole=True, future=True),
        "body": Rule(codes="process_body"),
        "note": Rule(long=True),
    },
    same=(ABOUT, "day", "ordinal"),
)

#: How many women a unit has, by whom it was counted and for which day.
POPULATION: Final = Plain(
    "population",
    named_by=ABOUT,
    newest="day",
    searched=("note",),
    about=OneOf(("org",)),
    rules={
        "day": Rule(needed=True, whole=True),
        "source": Rule(needed=True, codes="population_source"),
        "basis": Rule(codes="population_basis"),
        "note": Rule(long=True),
    },
    same=(ABOUT, "day", "source", "basis"),
)

#: What a group counted, day by day; the last one is what counts today.
GROUP_COUNTS: Final = Rows(
    "group_count",
    columns=("counted_on", "members", "note", "women", "posts", "handled", "as_shown"),
    named_by="note",
    order=("counted_on",),
    grows=True,
    searched=("note",),
    rules={"counted_on": Rule(needed=True, whole=True, today=True)},
    day="counted_on",
)

CHAT_GROUP: Final = Plain(
    "chat_group",
    named_by="name",
    searched=("name", "theme", "note"),
    rules={
        "name": Rule(needed=True, limit=80),
        "kind": Rule(codes="chat_group_kind"),
        "platform": Rule(codes="chat_platform"),
        "theme": Rule(limit=80),
        "note": Rule(long=True),
    },
    ends="closed_on",
    same=("name", "owner"),
    rows=(GROUP_COUNTS,),
)

#: What an account counted, month by month.
MEDIA_COUNTS: Final = Rows(
    "media_count",
    columns=("month", "followers", "note", "posts", "reads", "likes", "adopted", "adopted_by", "as_shown"),
    named_by="note",
    order=("month",),
    grows=True,
    searched=("note", "adopted_by"),
    rules={"month": Rule(needed=True, month=True, today=True)},
    day="month",
)

MEDIA_ACCOUNT: Final = Plain(
    "media_account",
    named_by="name",
    searched=("name", "note"),
    rules={
        "name": Rule(needed=True, limit=80),
        "platform": Rule(codes="media_platform"),
        "note": Rule(long=True),
    },
    ends="closed_on",
    same=("name", "platform"),
    rows=(MEDIA_COUNTS,),
)

VOLUNTEER_TEAM: Final = Plain(
    "volunteer_team",
    named_by="name",
    searched=("name", "platform_no", "note"),
    rules={
        "name": Rule(needed=True, limit=80),
        "kind": Rule(codes="volunteer_kind"),
        "platform_no": Rule(limit=40),
        "note": Rule(long=True),
    },
    ends="closed_on",
    same=("name",),
)

VOLUNTEER: Final = Plain(
    "volunteer",
    named_by=ABOUT,
    newest="since",
    searched=("skills", "free_time", "registered_no", "note"),
    about=OneOf(("person",)),
    rules={
        "since": Rule(needed=True, today=True),
        "registered_no": Rule(limit=40),
        "carried_tenths": Rule(tenths=True),
        "carried_paper": Rule(),
        "guardian": Rule(limit=40),
        "note": Rule(long=True),
    },
    ends="until",
    same=(ABOUT, "since"),
)

VOLUNTEER_SERVICE: Final = Plain(
    "volunteer_service",
    named_by=ABOUT,
    newest="date",
    searched=("what", "place"),
    about=OneOf(("person",)),
    rules={
        "date": Rule(needed=True, whole=True, today=True),
        "began": Rule(clock=True),
        "kind": Rule(codes="volunteer_kind"),
        "place": Rule(limit=80),
        "tenths": Rule(tenths=True),
        "what": Rule(long=True),
    },
    same=("date", ABOUT, "activity", "what"),
)

#: 调整: what changed a year's budget, with its sign and its document.
BUDGET_CHANGES: Final = Rows(
    "budget_change",
    columns=("changed_on", "change_fen", "document_no", "note"),
    named_by="document_no",
    order=("changed_on",),
    grows=True,
    searched=("document_no", "note"),
    rules={
        "changed_on": Rule(today=True),
        "change_fen": Rule(needed=True, money=True, signed=True),
    },
)

#: 妇女人均一元钱: what one level owes for one year.
BUDGET: Final = Plain(
    "budget",
    named_by="title",
    newest="expected_by",
    searched=("title", "women_source", "document_no", "note"),
    rules={
        "title": Rule(needed=True),
        "year": Rule(needed=True, year=True),
        "level": Rule(needed=True, codes="budget_level"),
        "base": Rule(codes="women_base"),
        "basis": Rule(codes="population_basis"),
        "rate_fen": Rule(money=True),
        "spent_by": Rule(codes="spent_by"),
        "expected_by": Rule(whole=True, future=True),
        "note": Rule(long=True),
    },
    same=("year", "level"),
    rows=(BUDGET_CHANGES,),
)

#: 经费收支: nothing but what it was for is asked; what else is missing is a finding.
FUND_ENTRY: Final = Plain(
    "fund_entry",
    named_by="purpose",
    newest="date",
    searched=("purpose", "no", "payee", "voucher_no", "invoice_no", "note"),
    rules={
        "purpose": Rule(needed=True),
        "date": Rule(today=True, whole=True),
        "side": Rule(codes="fund_side"),
        "level": Rule(codes="fund_level"),
        "category": Rule(codes="fund_category"),
        "amount_fen": Rule(money=True),
        "paid_how": Rule(codes="paid_how"),
        "state": Rule(codes="fund_state"),
        "budget_year": Rule(year=True),
        "note": Rule(long=True),
    },
    same=("purpose", "date", "no", "side", "level", "amount_fen", "voucher_no", "payee"),
)

TRAINING_PEOPLE: Final = Rows(
    "training_person",
    columns=("person", "outcome", "certificate_no", "issued_on", "note"),
    named_by="certificate_no",
    order=("issued_on",),
    searched=("certificate_no", "note"),
    rules={"person": Rule(needed=True), "outcome": Rule(codes="training_outcome")},
)

TRAINING_DAYS: Final = Rows(
    "training_day",
    columns=("activity", "topic", "teacher"),
    named_by="topic",
    order=("topic",),
    searched=("topic", "teacher"),
    rules={"activity": Rule(needed=True)},
)

#: 培训: ours has its days, each an activity with who came; one that another level gave has its people.
TRAINING: Final = Plain(
    "training",
    named_by="course",
    newest="to_date",
    searched=("course", "place", "teacher", "note"),
    rules={
        "course": Rule(needed=True),
        "from_date": Rule(whole=True, future=True),
        "to_date": Rule(whole=True, future=True),
        "organiser_level": Rule(codes="training_level"),
        "mode": Rule(codes="training_mode"),
        "theme": Rule(codes="training_theme"),
        "for_group": Rule(codes="training_group"),
        "certificate": Rule(codes="certificate"),
        "note": Rule(long=True),
    },
    rows=(TRAINING_DAYS, TRAINING_PEOPLE),
)

#: That a woman agreed to what is written down of her, and took it back.
CONSENT: Final = Plain(
    "consent",
    named_by=ABOUT,
    newest="given_on",
    searched=("wording", "guardian", "note"),
    about=OneOf(("person",)),
    rules={
        "covers": Rule(codes="consent_covers", needed=True),
        "given_on": Rule(needed=True, whole=True, today=True),
        "how": Rule(codes="consent_how"),
        "language": Rule(codes="consent_language"),
        "withdrawn_on": Rule(whole=True),
        "withdrawn_how": Rule(codes="consent_how"),
        "reason": Rule(long=True),
        "note": Rule(long=True),
    },
    ends="withdrawn_on",
    same=(ABOUT, "covers", "given_on"),
)

#: In the order in which they are offered.
PLAIN: Final[tuple[Plain, ...]] = (
    *(VISIT, HOME, AWARD, PERSON_TAG, INCOMING),
    *(TERM, ESTABLISHMENT, ORG_COUNT, PROCESS, POPULATION),
    *(CHAT_GROUP, MEDIA_ACCOUNT, VOLUNTEER_TEAM, VOLUNTEER, VOLUNTEER_SERVICE),
    *(BUDGET, FUND_ENTRY, TRAINING, CONSENT),
    *(LINK, PROGRAMME, AID, SCREENING, CONGRESS),
    *(HOME_CHECK, WORK_BOOK),
    *(NEED, DISPUTE),
    *(MEETING, RESOLUTION, MEETING_PLAN),
    *(ROTA, ROTA_TURN, PROJECT),
    DUTY_YEAR,
)
PLAIN_BY_KIND: Final[Mapping[str, Plain]] = {plain.kind: plain for plain in PLAIN}
#: Rows that records own, by their kind: those of plain kinds, and those of others.
ROWS: Final[Mapping[str, Rows]] = {rows.kind: rows for plain in PLAIN for rows in plain.rows}


def rows_of(kind: str) -> tuple[Rows, ...]:
    """What the records of a kind own."""
    return tuple(rows for rows in ROWS.values() if rows.owner == kind)


def kinds_about(*kinds: str) -> frozenset[str]:
    """The plain kinds whose records may refer to rows of these kinds, and so stand on their pages."""
    return frozenset(plain.kind for plain in PLAIN if set(plain.refs.values()) & set(kinds))
