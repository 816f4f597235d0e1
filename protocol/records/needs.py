"""诉求 What women ask for and how it is answered; disputes, and that they were looked for. Kinds 94–103."""

from __future__ import annotations

from protocol.records.kinds import (
    Erased,
    Type,
    Writes,
    code,
    date,
    flag,
    integer,
    kind,
    owner,
    ref,
    review,
    sealed,
    text,
)

#: 诉求: what somebody asked for. Words of a sealed one stand in its sealed fields alone: what it is about
#: (``sealed_matter``), and who came who is on no roster (``sealed_who``).
NEED = kind(
    "need",
    94,
    code("no", 2),  # 2026-014, 2026-B003: given when it is written first, never twice
    date("opened", 3),
    code("channel", 4),  # C1 … C8
    ref("person", 5, "person", Erased.ABOUT),
    ref("household", 6, "household"),
    text("about_label", 7),  # whom it is about where she is not on the roster, or wants to have no name
    integer("petitioners", 8),
    text("petitioner_label", 9),  # who came for her
    text("petitioner_phone", 10),
    code("ask", 11),
    code("kind", 12),  # N1 … N9
    code("rights", 13),  # R1 … R9, R11 …
    code("level", 14),
    flag("sealed", 15),
    flag("may_refer", 16),  # her consent to pass her name on
    ref("owner", 17, "person", Erased.NAMED),  # who answers for it here
    date("due", 18),
    code("due_rule", 19),
    review("matter", 20),
    sealed("sealed_matter", 21),
    sealed("sealed_who", 22),
    ref("visit", 23, "visit"),
    ref("repeat_of", 24, "need"),
    ref("hidden_from", 25, "user"),  # whom it concerns of those who work here
    flag("void", 26),
    text("note", 27),
    writes=Writes.GACHA_CHAIR,
)

#: What was done about a need. Only added to: how the need stands follows from its steps by (day, stamp, id), so that
#: two laptops never disagree; one that was written by mistake is ``void``.
NEED_STEP = kind(
    "need_step",
    95,
    owner("need", 2, "need"),
    review("done_on", 3, Type.DATE),
    code("act", 4),
    ref("done_by", 5, "person", Erased.NAMED),
    text("to_text", 6),  # the office or person that it went to
    code("to_kind", 7),
    code("no", 8),  # of a 转办单
    text("doc_no", 9),  # the other office's
    review("text", 10),
    sealed("sealed_text", 11),
    date("new_due", 12),
    date("old_due", 13),  # which term it moved
    date("reply_on", 14),
    code("outcome", 15),
    code("satisfied", 16),
    ref("merged_into", 17, "need"),
    flag("void", 18),
    writes=Writes.GACHA_CHAIR,
)

#: 矛盾纠纷: what was found out in a gacha, all its words sealed; papers call it by its number.
DISPUTE = kind(
    "dispute",
    96,
    code("no", 2),
    ref("household", 3, "household"),
    ref("gacha", 4, "org_unit"),
    code("kind", 5),
    date("found_on", 6),
    ref("found_by", 7, "person", Erased.NAMED),
    ref("owner", 8, "person", Erased.NAMED),
    sealed("parties", 9),
    sealed("situation", 10),
    sealed("measure", 11),
    date("resolved_on", 12),
    code("outcome", 13),
    ref("need", 14, "need"),
    writes=Writes.GACHA_CHAIR,
)

#: One look at a dispute: its colour from then on, and when the next look is due.
DISPUTE_LOOK = kind(
    "dispute_look",
    97,
    owner("dispute", 2, "dispute"),
    date("looked_on", 3),
    code("grade", 4),  # red yellow green
    date("next_check", 5),
    ref("looked_by", 6, "person", Erased.NAMED),
    flag("quiet", 7),  # nothing new since the look before
    writes=Writes.GACHA_CHAIR,
)

#: 排查: that a gacha was asked for a month; ``none``: 零报告. Its id is made of both.
DISPUTE_CHECK = kind(
    "dispute_check",
    98,
    ref("gacha", 2, "org_unit"),
    date("month", 3),  # 2026-11
    date("checked_on", 4),
    ref("checked_by", 5, "person", Erased.NAMED),
    flag("none", 6),
    text("note", 7),
    key=("gacha", "month"),
    writes=Writes.GACHA_CHAIR,
)
