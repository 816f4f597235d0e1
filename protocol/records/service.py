"""What women's homes and those who work with them do, day by day. Kinds 70–110."""

from __future__ import annotations

from protocol.records.kinds import Erased, Type, Writes, code, date, integer, kind, owner, ref, review, text

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

#: 妇女人均一元钱: what a level owes for a year, from the women who were counted then; that number is pinned here, so
#: that a later count does not change it.
BUDGET = kind(
    "budget",
    80,
    review("title", 2),
    integer("year", 3),
    code("level", 4),  # region league banner sumu gacha
    review("women", 5, Type.INT),
    code("base", 6),  # all_female female_14_plus female_18_plus
    code("basis", 7),  # hukou resident
    text("women_source", 8),
    date("counted_on", 9),
    integer("rate_fen", 10),
    code("spent_by", 11),  # own passed_down
    date("expected_by", 12),
    text("document_no", 13),
    text("note", 14),
    key=("year", "level"),
)

#: 调整: what changed a year's budget, with its sign.
BUDGET_CHANGE = kind(
    "budget_change",
    81,
    owner("budget", 2, "budget"),
    date("changed_on", 3),
    review("change_fen", 4, Type.INT),
    text("document_no", 5),
    text("note", 6),
)

#: 经费收支: one line of the book. ``corrects``: the entry that this one takes back (红字冲销), whose amount it bears.
FUND_ENTRY = kind(
    "fund_entry",
    82,
    review("purpose", 2),
    text("no", 3),
    date("date", 4),  # of the voucher
    code("side", 5),  # in out back carried
    code("level", 6),  # whose money: region league banner sumu gacha other
    code("category", 7),
    review("amount_fen", 8, Type.INT),
    text("voucher_no", 9),  # the finance office's
    text("payee", 10),
    text("invoice_no", 11),
    date("invoice_date", 12),
    ref("activity", 13, "activity"),
    ref("handler", 14, "person", Erased.NAMED),
    text("witness", 15),
    text("approver", 16),
    code("paid_how", 17),  # transfer card cash
    code("state", 18),  # planned handed_in booked void
    integer("budget_year", 19),
    ref("corrects", 20, "fund_entry"),
    text("note", 21),
)

#: 培训: a course that another level gave, or facts of one of ours, whose days are activities.
TRAINING = kind(
    "training",
    83,
    review("course", 2),
    date("from_date", 3),
    date("to_date", 4),
    code("organiser_level", 5),  # region league banner sumu gacha other
    code("mode", 6),  # gathered online visiting model
    code("theme", 7),
    integer("days", 8),
    integer("hours", 9),  # 学时
    text("place", 10),
    text("teacher", 11),
    code("for_group", 12),  # G1 … G4
    code("certificate", 13),  # completion skill
    text("note", 14),
    writes=Writes.GACHA_CHAIR,
)

#: Who was at a course that another level gave, or what was decided of one who was at ours.
TRAINING_PERSON = kind(
    "training_person",
    84,
    owner("training", 2, "training"),
    ref("person", 3, "person", Erased.HERS),
    code("outcome", 4),  # finished attended; none: as her days say
    text("certificate_no", 5),
    date("issued_on", 6),
    text("note", 7),
    writes=Writes.GACHA_CHAIR,
)

#: A day of a course of ours: the activity, which says who came.
TRAINING_DAY = kind(
    "training_day",
    85,
    owner("training", 2, "training"),
    ref("activity", 3, "activity"),
    text("topic", 4),
    text("teacher", 5),
    writes=Writes.GACHA_CHAIR,
)
