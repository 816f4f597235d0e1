"""What women's homes and those who work with them do, day by day. Kinds 70–110."""

from __future__ import annotations

from protocol.records.kinds import Erased, Writes, code, date, kind, owner, ref, review, text

HOME_PLACE = kind(
    "home_place",
    70,
    owner("home", 2, "home"),
    date("since", 3),
    code("kind", 4),  # winter_camp summer_camp between_camp settled
    review("place", 5),  # in words; never coordinates
    ref("confirmed_by", 6, "person", Erased.NAMED),
    text("note", 7),
    writes=Writes.GACHA_CHAIR,
)
