"""Organisations of the women's federations: units, posts, homes and who helps there (kinds 1–16);
terms, planned seats and counts (35–39)."""

from __future__ import annotations

from protocol.records.kinds import (
    Erased,
    Field,
    Policy,
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

ORG_UNIT = kind(
    "org_unit",
    1,
    text("code", 2),  # 12 digits; units added by hand have none
    text("level", 3),  # banner sumu gacha community group_member unit enterprise new_field
    review("name_zh", 4),
    text("name_mn", 5),
    ref("parent", 6, "org_unit"),
    refs("joint_with", 7, "org_unit"),
    text("short_name", 8),
    date("reformed_on", 9),
    text("step_organisation", 10),
    text("step_team", 11),
    text("step_place", 12),
    text("step_funds", 13),
    flag("is_pilot", 14),
    Field("contact_point_of", 15, Type.JSON),
    review("merged_into", 16, Type.REF, "org_unit"),
    Field("closed_on", 17, Type.DATE, Policy.REVIEW),
    code("form", 18),  # F1 妇联 … F7 妇女之家 only, F0 no organisation yet
    code("setup", 19),  # U1 单独建立 … U5 区域覆盖
    code("field", 20),  # D1 农牧业 … D9 流动/边境, D0 other
    flag("is_new", 21),  # of the new economic or social organisations
    code("link", 22),  # L1 隶属, L2 团体会员, L3 联席成员单位, L4 联系单位
    text("party_org", 23),
    date("established_on", 24),
    text("approved_doc", 25),
    date("filed_on", 26),
    date("plaque_on", 27),
    text("closed_why", 28),
    ref("liaison", 29, "person", Erased.NAMED),
    date("joined_on", 30),
    code("joined_how", 31),  # by_statute by_approval
    date("left_on", 32),
    text("registration_no", 33),
    date("exists_since", 34),  # the unit itself, whatever its women's organisation; empty: always
    date("pilot_since", 35),
    code("area_type", 36),  # pastoral farming forest mixed
    key=("code",),
    writes=Writes.CHAIR,
)

APPOINTMENT = kind(
    "appointment",
    5,
    owner("person", 2, "person", Erased.NAMED),
    ref("org", 3, "org_unit"),
    text("post", 4),  # P1 主席 … P5 代表
    text("engagement", 5),  # E1 专职 … E5 志愿者
    text("rank", 6),
    flag("in_leading_group", 7),
    date("from_date", 8),
    date("to_date", 9),
    text("how", 10),  # elected co_opted replaced appointed acting carried_over recommended
    text("ended_why", 11),  # term_end resigned moved died retired promoted dismissed …
    text("duty", 12),  # the wording on a sheet, where the post's name does not say it
    ref("term", 13, "term"),
    ref("seat", 14, "establishment"),
    ref("unit", 15, "org_unit"),  # where she comes from
    text("sector", 16),  # D1 … D9, or any other word
    text("made_by", 17),  # the election or meeting
    integer("votes", 18),  # for her
    code(
        "village_seat", 19
    ),  # of a gacha's chair none branch committee both, of the sumu's party_member group_member sits_in
    flag("paid", 20),
    date("secondment_until", 21),
    writes=Writes.GACHA_CHAIR,
)

HOME = kind(
    "home",
    6,
    ref("org", 2, "org_unit"),
    text("kind", 3),  # H10 … H50
    text("carrier", 4),
    review("name_zh", 5),
    text("name_mn", 6),
    ref("host_household", 7, "household"),
    ref("keeper", 8, "person", Erased.NAMED),
    review("phone", 9),
    integer("area", 10),  # square metres
    integer("women_covered", 11),
    date("founded_on", 12),
    text("awarded_by", 13),
    flag("is_model", 14),
    text("summer_place", 15),
    text("winter_place", 16),
    Field("lat", 17, Type.REAL),
    Field("lon", 18, Type.REAL),
    text("plaque", 19),
    Field("checklist", 20, Type.LIST),
    text("note", 21),
    Field("closed_on", 22, Type.DATE, Policy.REVIEW),
    writes=Writes.GACHA_CHAIR,
)

HOME_PERSON = kind(
    "home_person",
    7,
    owner("home", 2, "home"),
    ref("person", 3, "person", Erased.NAMED),
    text("role", 4),  # mobile volunteer
    key=("home", "person"),
    writes=Writes.GACHA_CHAIR,
)

#: 届. Which term it is, and its days, may be mistyped and corrected: its id is made of none of them.
TERM = kind(
    "term",
    35,
    ref("org", 2, "org_unit"),
    integer("ordinal", 3),  # 届
    integer("congress_ordinal", 4),  # 第×次代表大会
    date("start", 5),  # the day of the congress
    integer("length_years", 6),
    date("due", 7),  # where the reply names another day than the length gives
    date("extended_to", 8),
    text("extension_doc", 9),
    date("ended_on", 10),
    text("approved_doc", 11),
    date("approved_on", 12),
    date("filed_on", 13),
    text("note", 14),
    writes=Writes.CHAIR,
)

#: 名额: so many seats of a post; those of S1 are a unit's, whoever holds its office.
ESTABLISHMENT = kind(
    "establishment",
    36,
    ref("org", 2, "org_unit"),
    ref("term", 3, "term"),
    code("post", 4),
    code("engagement", 5),
    integer("planned", 6),
    code("seat_kind", 7),  # S1 席位制, S2 personal
    ref("unit", 8, "org_unit"),
    code("field", 9),
    date("since", 10),
    date("until", 11),
    text("note", 12),
    writes=Writes.CHAIR,
)

#: How many women and workers an organisation has, counted on a day: last year's counts stay.
ORG_COUNT = kind(
    "org_count",
    38,
    ref("org", 2, "org_unit"),
    date("counted_on", 3),
    integer("women", 4),
    integer("workers", 5),
    text("note", 6),
    writes=Writes.CHAIR,
)
