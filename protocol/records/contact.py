"""联系服务: who is linked to whom, what help there is and who had it, who was asked to a screening. Kinds 90–93."""

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
    ref,
    review,
    sealed,
    text,
)

#: A link from a day to a day. Who links is a person, an organisation, or somebody in words; whom, one of four.
LINK = kind(
    "link",
    90,
    code("kind", 2),  # L1 执委联系 … L5 志愿者结对
    ref("linker", 3, "person", Erased.NAMED),
    ref("linker_org", 4, "org_unit"),
    text("linker_text", 5),  # a leader of another level, who is on no roster here
    code("level", 6),  # of who links: region league banner sumu gacha
    ref("person", 7, "person", Erased.ABOUT),
    ref("household", 8, "household"),
    ref("home", 9, "home"),
    ref("org", 10, "org_unit"),
    date("since", 11),
    date("until", 12),
    code("ended_why", 13),
    integer("every_days", 14),  # empty: as its kind has it
    text("reason", 15),
    Field("results", 16, Type.LIST),  # of a contact point's year: 六个一
    text("note", 17),
    writes=Writes.GACHA_CHAIR,
)

#: 救助项目: a programme of help as one year has it.
PROGRAMME = kind(
    "programme",
    91,
    review("name", 2),
    code("kind", 3),
    integer("year", 4),
    text("office", 5),
    text("document_no", 6),
    date("opens_on", 7),
    date("closes_on", 8),
    integer("age_from", 9),
    integer("age_to", 10),
    flag("once", 11),  # whoever had it is not helped by this kind again
    integer("amount_fen", 12),  # for each
    text("conditions", 13),
    Field("papers", 14, Type.LIST),
    text("note", 15),
)

#: 救助: that somebody applied, and what came of it. What is said of an illness stands in ``words`` alone.
AID = kind(
    "aid",
    92,
    ref("programme", 2, "programme"),
    ref("person", 3, "person", Erased.ABOUT),
    date("applied_on", 4),
    date("sent_up_on", 5),
    date("public_notice_on", 6),
    code("decided", 7),  # waiting approved refused
    date("decided_on", 8),
    review("amount_fen", 9, Type.INT),
    date("paid_on", 10),
    Field("papers", 11, Type.LIST),  # those that are there
    text("note", 12),
    sealed("words", 13),
)

#: 筛查: who was asked and who went. There is no field for what was found, and none is added.
SCREENING = kind(
    "screening",
    93,
    ref("person", 2, "person", Erased.HERS),
    integer("year", 3),
    code("kind", 4),  # cervix breast
    date("invited_on", 5),
    date("done_on", 6),
    text("place", 7),
    writes=Writes.GACHA_CHAIR,
)
