"""What a township keeps about itself: who uses it, what people must decide, who is to be forgotten, its settings."""

from __future__ import annotations

from protocol.records.kinds import Erased, Field, Policy, Type, Writes, date, integer, kind, ref, review, text

USER = kind(
    "user",
    14,
    text("name", 2),
    text("role", 3),  # chair gacha_chair recorder viewer; empty in old rows: a chair
    ref("person", 4, "person", Erased.NAMED),
    writes=Writes.CHAIR,
)

CONFLICT = kind(
    "conflict",
    15,
    text("kind", 2),
    ref("row", 3, None, Erased.HERS),
    text("field", 4),
    Field("versions", 5, Type.JSON),  # [{"value", "author", "stamp", "device", "number"}, …]; the first is confirmed
    text("state", 6),  # open decided
    ref("decided_by", 7, "user"),
    writes=Writes.SERVER,
    by_people=("state", "decided_by"),
)

ERASURE = kind(
    "erasure",
    16,
    text("kind", 2),  # person
    ref("row", 3, None, Erased.NAMED),
    text("reason", 4),  # her_wish consent_withdrawn purpose_ended entered_wrongly
    date("requested_on", 5),
    key=("kind", "row"),
    writes=Writes.CHAIR,
)

SETTING = kind(
    "setting",
    24,
    text("name", 2),  # closing_day
    date("since", 3),  # the first day for which it counts
    review("value", 4, Type.JSON),
    key=("name", "since"),
)

IMPORT_BATCH = kind(
    "import_batch",
    19,
    Field("files", 2, Type.LIST),  # names of the files, as they were called; empty for pasted rows
    integer("lines", 3),  # that were read
    integer("added", 4),
    integer("changed", 5),
    writes=Writes.RECORDER,  # whoever may write what a table holds; it says nothing of anybody
)

#: Append-only: what went out of the program that is nobody else's business, and why. Who and when says the row itself.
ACCESS_LOG = kind(
    "access_log",
    23,
    Field("listed", 2, Type.TEXT, Policy.REVIEW, code=True),  # the kind of the records that went out
    review("count", 3, Type.INT),  # how many
    Field("reason", 4, Type.TEXT, Policy.REVIEW, code=True),  # upward benefit insurance check other
    Field("shown", 5, Type.TEXT, Policy.REVIEW, code=True),  # the field that went out whole: id_no
    writes=Writes.GACHA_CHAIR,
)
