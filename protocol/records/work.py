"""What the federation does: activities and who came, sheets, visits, pictures, awards. Kinds 1–17."""

from __future__ import annotations

from protocol.records.kinds import (
    Erased,
    Field,
    Type,
    Writes,
    code,
    date,
    flag,
    integer,
    kind,
    owner,
    ref,
    refs,
    review,
    text,
)

ACTIVITY = kind(
    "activity",
    8,
    text("kind", 2),  # A01 … A99
    text("title", 3),
    Field("start", 4, Type.TIME),
    Field("end", 5, Type.TIME),
    ref("home", 6, "home"),
    text("place", 7),
    refs("hosts", 8, "org_unit"),  # the first is 主办, the others 联办
    text("speaker", 9),
    text("recorder", 10),
    text("content", 11),
    text("effect", 12),
    refs("expected", 13, "person", Erased.NAMED),  # empty: an open activity, no 应到 and no absentees
    review("guests_unnamed", 14, Type.INT),
    review("women_among_guests", 15, Type.INT),
    review("status", 16),  # planned held cancelled
    Field("hosts_text", 17, Type.LIST),  # hosts that are no unit here, in words; they stand after ``hosts``
    flag("hosts_text_first", 18),  # … or before them: then the first of these words is 主办
    writes=Writes.GACHA_CHAIR,
)

ATTENDANCE = kind(
    "attendance",
    9,
    owner("activity", 2, "activity"),
    ref("person", 3, "person", Erased.NAMED),
    text("guest", 4),  # a labelled guest; then there is no person
    text("role", 5),
    text("state", 6),  # present late leave absent unknown
    ref("sheet", 7, "sheet"),
    integer("row", 8),
    flag("newcomer", 9),
    key=("activity", "person"),
    writes=Writes.RECORDER,
)

SHEET = kind(
    "sheet",
    10,
    owner("activity", 2, "activity"),
    Field("printed_at", 3, Type.TIME),
    text("code", 4),
    text("layout", 5),  # portrait bilingual
    Field("rows", 6, Type.JSON),  # [[row, person id as hex or null], …] as printed
    writes=Writes.GACHA_CHAIR,
)

VISIT = kind(
    "visit",
    11,
    date("date", 2),
    refs("visitors", 3, "person", Erased.NAMED),
    ref("person", 4, "person", Erased.ABOUT),
    ref("household", 5, "household"),
    code("target", 6),  # T1 … T9
    text("situation", 7),
    text("difficulty", 8),
    text("measure", 9),
    text("place", 10),
    Field("visitors_text", 11, Type.LIST),  # who went and is not on the roster, in words
    ref("home", 12, "home"),  # … or a home, or an organisation was visited
    ref("org", 13, "org_unit"),
    code("mode", 14),  # M1 上门 … M5 集中; M6 上门未遇: a visit that reached nobody
    refs("reached", 15, "person", Erased.NAMED),  # women spoken to besides ``person``
    integer("gift_fen", 16),  # 慰问: what it was worth; no line of the book
    text("gift_text", 17),
    writes=Writes.RECORDER,
)

ATTACHMENT = kind(
    "attachment",
    12,
    text("owner_kind", 2),
    owner("owner", 3, None, Erased.HERS),
    Field("sha256", 4, Type.BYTES),
    text("mime", 5),
    integer("size", 6),
    integer("width", 7),
    integer("height", 8),
    text("caption", 9),
    writes=Writes.GACHA_CHAIR,
)

AWARD = kind(
    "award",
    17,
    review("title", 2),
    text("giver", 3),
    code("level", 4),  # national region league banner sumu gacha
    date("given_on", 5),
    ref("person", 6, "person", Erased.HERS),  # one of these four
    ref("household", 7, "household"),
    ref("home", 8, "home"),
    ref("org", 9, "org_unit"),
    text("document_no", 10),
    text("note", 11),
    writes=Writes.GACHA_CHAIR,
)

FILE = kind(
    "file",
    18,
    text("owner_kind", 2),
    owner("owner", 3, None, Erased.HERS),
    Field("sha256", 4, Type.BYTES),
    text("name", 5),  # with its ending, which says what opens it
    integer("size", 6),
    writes=Writes.GACHA_CHAIR,
)
