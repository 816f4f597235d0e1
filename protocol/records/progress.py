"""How organisations come about and are renewed: 会改联, 换届, 按月调度, and how many women live where. Kinds 40–44.

No field refers to a person, and none asks for a name: who holds a post is read from posts, and a frozen month keeps
her id. So an erasure has nothing to take here, and the figures of past months stay.
"""

from __future__ import annotations

from protocol.records.kinds import Type, Writes, code, date, flag, integer, kind, owner, ref, review, text

#: 会改联, 换届 or 届中补选 of one organisation; its state follows from its steps.
PROCESS = kind(
    "process",
    40,
    ref("org", 2, "org_unit"),
    code("kind", 3),  # R 会改联 H 换届 B 届中补选
    integer("ordinal", 4),  # 届
    review("planned_on", 5, Type.DATE),  # T: the day of the congress; an earlier plan stays in the history
    code("body", 6),  # delegates all_women
    text("reason", 7),  # why it is off schedule
    text("note", 8),
    writes=Writes.GACHA_CHAIR,
)

PROCESS_STEP = kind(
    "process_step",
    41,
    owner("process", 2, "process"),
    code("code", 3),  # K01 … K17
    date("planned_on", 4),  # typed over what follows from T
    date("since", 5),  # what lasts days, as a 公示: its first one
    date("done_on", 6),  # … its last one
    text("who", 7),  # who did or signed it, in words
    text("document_no", 8),
    text("note", 9),
    flag("not_applicable", 10),
    review("result", 11, Type.JSON),  # what was counted, {name: number}: merges as a whole
    key=("process", "code"),
    writes=Writes.GACHA_CHAIR,
)

#: What somebody typed over, or beside, a computed item of a month; what is computed is never a row.
DISPATCH_ENTRY = kind(
    "dispatch_entry",
    42,
    ref("org", 2, "org_unit"),
    text("period", 3),  # 2026-11
    text("item", 4),  # A1 … D4
    review("value", 5),  # a number, a day, yuan, or words
    code("state", 6),  # 0 未启动 1 推进中 2 完成 9 不适用
    text("note", 7),
    key=("org", "period", "item"),
    writes=Writes.GACHA_CHAIR,
)

POPULATION = kind(
    "population",
    43,
    ref("org", 2, "org_unit"),
    date("day", 3),
    code("source", 4),  # police census yearbook gacha other
    code("basis", 5),  # hukou resident
    integer("households", 6),
    integer("people", 7),
    integer("women", 8),
    integer("women_14", 9),  # of 14 and over
    integer("women_18", 10),
    text("note", 11),
    writes=Writes.GACHA_CHAIR,
)
