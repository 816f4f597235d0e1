"""会议 Meetings, what they put on their agenda, what they resolved, and what is planned of a year. Kinds 62–66.

A meeting's number in its term, whether enough were present and who was missing are computed. What a meeting resolved
stays when a woman is erased: who answers for it is shown as nobody any more.
"""

from __future__ import annotations

from protocol.records.kinds import Erased, Type, Writes, code, date, integer, kind, owner, ref, refs, review, text

#: One meeting of a body; who came is marked in its activity.
MEETING = kind(
    "meeting",
    62,
    ref("org", 2, "org_unit"),
    code("body", 3),  # M1 妇女代表大会 … M8 工作例会
    date("day", 4),
    ref("activity", 5, "activity"),
    integer("number", 6),  # as an old paper has it; empty: computed
    ref("chaired_by", 7, "person", Erased.NAMED),
    ref("recorder", 8, "person", Erased.NAMED),
    code("quorum", 9),  # over least none; empty: as the body has it
    review("due", 10, Type.INT),  # of a meeting whose sign-in is on paper alone
    review("present", 11, Type.INT),
    text("minutes", 12),
    text("note", 13),
    review("title", 14),  # what it was about; what it is called is computed
    writes=Writes.GACHA_CHAIR,
)

AGENDA_ITEM = kind(
    "agenda_item",
    63,
    owner("meeting", 2, "meeting"),
    integer("position", 3),
    review("title", 4),
    code("kind", 5),  # report discuss vote tell study
    text("proposer", 6),
    code("method", 7),  # applause hands ballot
    review("votes_for", 8, Type.INT),
    review("against", 9, Type.INT),
    review("abstained", 10, Type.INT),
    code("result", 11),  # passed refused deferred
    text("note", 12),
    writes=Writes.GACHA_CHAIR,
)

#: 议定事项: one person answers for it by a day; it returns to every meeting of that body until it is closed.
RESOLUTION = kind(
    "resolution",
    64,
    ref("meeting", 2, "meeting"),
    review("text", 3),
    ref("owner", 4, "person", Erased.NAMED),
    refs("helpers", 5, "person", Erased.NAMED),
    date("due", 6),
    review("state", 7),  # open working done closed stopped
    date("done_on", 8),
    date("closed_on", 9),
    text("closed_by", 10),
    text("note", 11),
    writes=Writes.GACHA_CHAIR,
)

#: How far it was on a day. Nobody writes over what another wrote.
RESOLUTION_NOTE = kind(
    "resolution_note",
    65,
    owner("resolution", 2, "resolution"),
    review("noted_on", 3, Type.DATE),
    review("text", 4),
    review("noted_by", 5),  # in words
    writes=Writes.GACHA_CHAIR,
)

#: A meeting that is planned for a month. Whether it was held follows from the meetings.
MEETING_PLAN = kind(
    "meeting_plan",
    66,
    ref("org", 2, "org_unit"),
    code("body", 3),
    date("month", 4),
    text("topic", 5),
    text("note", 6),
    writes=Writes.GACHA_CHAIR,
)
