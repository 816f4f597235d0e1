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

#: 收文: what another office sent and asks for. Its file is a file of the record.
INCOMING = kind(
    "incoming",
    71,
    review("title", 2),
    text("from_office", 3),
    text("document_no", 4),
    date("received_on", 5),
    text("demand", 6),
    date("due_on", 7),
    ref("handled_by", 8, "person", Erased.NAMED),
    date("done_on", 9),
    text("done_how", 10),
    text("note", 11),
    writes=Writes.GACHA_CHAIR,
)
