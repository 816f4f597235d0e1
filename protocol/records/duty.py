"""执委履职 What an executive did in a year, what she says of it and how others judged it. Kinds 68 and 69.

What records show by themselves (links, visits, meetings, courses, honours) is counted, never written here.
"""

from __future__ import annotations

from protocol.records.kinds import Erased, Type, Writes, code, date, integer, kind, owner, ref, review, text

#: A year of one executive in one organisation. Prepared for all of them, its id is made of organisation, woman and
#: year, so that two laptops make one row.
DUTY_YEAR = kind(
    "duty_year",
    68,
    ref("org", 2, "org_unit"),
    ref("person", 3, "person", Erased.HERS),
    integer("year", 4),
    review("report", 5),  # 述职
    date("voted_on", 6),
    review("ballots", 7, Type.INT),  # handed in
    review("excellent", 8, Type.INT),  # 民主测评
    review("competent", 9, Type.INT),
    review("basic", 10, Type.INT),
    review("failing", 11, Type.INT),
    review("level", 12),  # excellent competent basic failing: as it was decided
    text("comment", 13),  # 评议意见
    text("note", 14),
    writes=Writes.GACHA_CHAIR,
)

#: Something that no other record shows, with its evidence in words; it counts once it is confirmed.
DUTY_ENTRY = kind(
    "duty_entry",
    69,
    owner("duty_year", 2, "duty_year"),
    date("done_on", 3),
    code("item", 4),
    review("text", 5),
    review("points", 6, Type.INT),  # where they are other than the item's
    ref("activity", 7, "activity"),
    text("evidence", 8),
    code("state", 9),  # claimed confirmed
    writes=Writes.GACHA_CHAIR,
)
