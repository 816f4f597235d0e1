"""The kinds of record, their fields, and how two laptops' edits of a field are merged.

This table is the single source: the laptop's tables, the wire's field numbers and the server's merge all read
it. Names, codes and rules follow the working terms of the women's federations. Numbers are for the wire: they are
never reused and never changed; new kinds and fields only get new numbers (protocol version 1 is additive).
Numbers set aside, by area: awards, tags, import 17–24; reports 25–34; federation 35–49; congress 50–69; service 70–110.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from protocol.records.congress import (
    CANDIDATE,
    CONGRESS,
    CONGRESS_ITEM,
    CONGRESS_SITTING,
    DELEGATE,
    ELECTION,
    ELECTION_COUNT,
    ELECTION_TALLY,
    ELECTION_WORKER,
    ROLL_CALL,
)
from protocol.records.contact import AID, LINK, PROGRAMME, SCREENING
from protocol.records.duty import DUTY_ENTRY, DUTY_YEAR
from protocol.records.kinds import DELETED, FIELD_LIMIT, KIND_LIMIT, LISTS, Erased, Field, Kind, Policy, Type, Writes
from protocol.records.meetings import AGENDA_ITEM, MEETING, MEETING_PLAN, RESOLUTION, RESOLUTION_NOTE
from protocol.records.needs import DISPUTE, DISPUTE_CHECK, DISPUTE_LOOK, NEED, NEED_STEP
from protocol.records.organisation import APPOINTMENT, ESTABLISHMENT, HOME, HOME_PERSON, ORG_COUNT, ORG_UNIT, TERM
from protocol.records.people import HOUSEHOLD, NAMED_LIST, PERSON, PERSON_ALIAS, PERSON_PAIR, PERSON_TAG, SAVED_LIST
from protocol.records.privacy import CONSENT
from protocol.records.progress import DISPATCH_ENTRY, POPULATION, PROCESS, PROCESS_STEP
from protocol.records.reports import (
    FORM_FILLING,
    FORM_TEMPLATE,
    FORMS_PACK,
    REPORT,
    REPORT_ANSWER,
    REPORT_BASIS,
    REPORT_EVENT,
)
from protocol.records.service import (
    BUDGET,
    BUDGET_CHANGE,
    CHAT_GROUP,
    FUND_ENTRY,
    GROUP_COUNT,
    HOME_CHECK,
    HOME_CHECK_ITEM,
    HOME_KEEPER,
    HOME_PLACE,
    INCOMING,
    MEDIA_ACCOUNT,
    MEDIA_COUNT,
    TRAINING,
    TRAINING_DAY,
    TRAINING_PERSON,
    VOLUNTEER,
    VOLUNTEER_SERVICE,
    VOLUNTEER_TEAM,
    WORK_BOOK,
)
from protocol.records.township import ACCESS_LOG, CONFLICT, ERASURE, IMPORT_BATCH, SETTING, USER
from protocol.records.work import ACTIVITY, ATTACHMENT, ATTENDANCE, AWARD, FILE, SHEET, VISIT

__all__ = [
    "ACCESS_LOG",
    "ACTIVITY",
    "ADDED",
    "AGENDA_ITEM",
    "AID",
    "APPOINTMENT",
    "ATTACHMENT",
    "ATTENDANCE",
    "AWARD",
    "BUDGET",
    "BUDGET_CHANGE",
    "BY_NAME",
    "BY_NUMBER",
    "CANDIDATE",
    "CHAT_GROUP",
    "CONFLICT",
    "CONGRESS",
    "CONGRESS_ITEM",
    "CONGRESS_SITTING",
    "CONSENT",
    "DELEGATE",
    "DELETED",
    "DISPATCH_ENTRY",
    "DISPUTE",
    "DISPUTE_CHECK",
    "DISPUTE_LOOK",
    "DUTY_ENTRY",
    "DUTY_YEAR",
    "ELECTION",
    "ELECTION_COUNT",
    "ELECTION_TALLY",
    "ELECTION_WORKER",
    "ERASURE",
    "ESTABLISHMENT",
    "FIELD_LIMIT",
    "FILE",
    "FIRST_KINDS",
    "FORMS_PACK",
    "FORM_FILLING",
    "FORM_TEMPLATE",
    "FUND_ENTRY",
    "GROUP_COUNT",
    "HOME",
    "HOME_CHECK",
    "HOME_CHECK_ITEM",
    "HOME_KEEPER",
    "HOME_PERSON",
    "HOME_PLACE",
    "HOUSEHOLD",
    "IMPORT_BATCH",
    "INCOMING",
    "KINDS",
    "KIND_LIMIT",
    "LINK",
    "LISTS",
    "MEDIA_ACCOUNT",
    "MEDIA_COUNT",
    "MEETING",
    "MEETING_PLAN",
    "NAMED_LIST",
    "NEED",
    "NEED_STEP",
    "ORG_COUNT",
    "ORG_UNIT",
    "PERSON",
    "PERSON_ALIAS",
    "PERSON_PAIR",
    "PERSON_TAG",
    "POPULATION",
    "PROCESS",
    "PROCESS_STEP",
    "PROGRAMME",
    "REPORT",
    "REPORT_ANSWER",
    "REPORT_BASIS",
    "REPORT_EVENT",
    "RESOLUTION",
    "RESOLUTION_NOTE",
    "ROLL_CALL",
    "SAVED_LIST",
    "SCREENING",
    "SETTING",
    "SHEET",
    "TERM",
    "TRAINING",
    "TRAINING_DAY",
    "TRAINING_PERSON",
    "USER",
    "VISIT",
    "VOLUNTEER",
    "VOLUNTEER_SERVICE",
    "VOLUNTEER_TEAM",
    "WORK_BOOK",
    "Erased",
    "Field",
    "Kind",
    "Policy",
    "Type",
    "Writes",
    "kinds_known",
]

#: In the order of their numbers.
KINDS: tuple[Kind, ...] = (
    ORG_UNIT,
    HOUSEHOLD,
    PERSON,
    PERSON_ALIAS,
    APPOINTMENT,
    HOME,
    HOME_PERSON,
    ACTIVITY,
    ATTENDANCE,
    SHEET,
    VISIT,
    ATTACHMENT,
    SAVED_LIST,
    USER,
    CONFLICT,
    ERASURE,
    AWARD,
    FILE,
    IMPORT_BATCH,
    PERSON_TAG,
    PERSON_PAIR,
    NAMED_LIST,
    ACCESS_LOG,
    SETTING,
    REPORT,
    REPORT_BASIS,
    REPORT_EVENT,
    REPORT_ANSWER,
    FORMS_PACK,
    FORM_TEMPLATE,
    FORM_FILLING,
    TERM,
    ESTABLISHMENT,
    ORG_COUNT,
    PROCESS,
    PROCESS_STEP,
    DISPATCH_ENTRY,
    POPULATION,
    CONGRESS,
    CONGRESS_SITTING,
    ROLL_CALL,
    DELEGATE,
    ELECTION,
    CANDIDATE,
    ELECTION_COUNT,
    ELECTION_TALLY,
    ELECTION_WORKER,
    CONGRESS_ITEM,
    MEETING,
    AGENDA_ITEM,
    RESOLUTION,
    RESOLUTION_NOTE,
    MEETING_PLAN,
    DUTY_YEAR,
    DUTY_ENTRY,
    HOME_PLACE,
    INCOMING,
    CHAT_GROUP,
    GROUP_COUNT,
    MEDIA_ACCOUNT,
    MEDIA_COUNT,
    VOLUNTEER_TEAM,
    VOLUNTEER,
    VOLUNTEER_SERVICE,
    BUDGET,
    BUDGET_CHANGE,
    FUND_ENTRY,
    TRAINING,
    TRAINING_PERSON,
    TRAINING_DAY,
    HOME_KEEPER,
    HOME_CHECK,
    HOME_CHECK_ITEM,
    WORK_BOOK,
    LINK,
    PROGRAMME,
    AID,
    SCREENING,
    NEED,
    NEED_STEP,
    DISPUTE,
    DISPUTE_LOOK,
    DISPUTE_CHECK,
    CONSENT,
)
#: Those that every server knows: one of version 0.1.0 does not say how far it does.
FIRST_KINDS: Final = 16
#: In the order in which the program came to know them: a server says how many of these it knows. Only appended to; the
#: order of the numbers says nothing, for they go by area.
ADDED: Final = (
    *range(1, FIRST_KINDS + 1),
    *(17, 18, 24, 70, 19, 21, 25, 26, 27, 28, 23, 20, 22, 30, 31, 29, 71, 35, 36, 38, 40, 41, 42, 43),
    *(*range(72, 79), *range(80, 86), *range(50, 59), 106),
    *(*range(90, 94), 59, *range(86, 90)),
    *range(94, 99),
    *range(62, 67),
    *(68, 69),
)
#: A server that says only the highest number that it knows is of a version before that, and knows none but these.
_BEFORE_COUNTING: Final = frozenset(ADDED[:21])


def kinds_known(count: int | None, highest: int | None) -> frozenset[int]:
    """The numbers of the kinds that a server knows which said to know so many, or (``count`` None) none above
    ``highest``; the first ones say neither."""
    if count is not None:
        return frozenset(ADDED[:count])
    return frozenset(n for n in _BEFORE_COUNTING if n <= (highest or FIRST_KINDS))


BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
BY_NUMBER: Mapping[int, Kind] = {kind.number: kind for kind in KINDS}
