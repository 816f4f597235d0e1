"""Organisations of the women's federations: units, posts, homes and who helps there. Kinds 1–16."""

from __future__ import annotations

from protocol.records.kinds import (
    Erased,
    Field,
    Policy,
    Type,
    Writes,
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
    text("how", 10),  # elected co_opted
    text("ended_why", 11),
    text("duty", 12),  # the wording on a sheet, where the post's name does not say it
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
