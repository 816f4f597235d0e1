"""What women's homes and those who work with them do, day by day. Kinds 70–110."""

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

#: 工作群 and 联系群: a group of a chat program, whose it is and who looks after it.
CHAT_GROUP = kind(
    "chat_group",
    72,
    review("name", 2),
    code("kind", 3),  # G1 G2
    code("platform", 4),
    ref("owner", 5, "person", Erased.NAMED),
    refs("managers", 6, "person", Erased.NAMED),
    ref("org", 7, "org_unit"),
    refs("gachas", 8, "org_unit"),  # for whose women it is
    text("theme", 9),
    date("opened_on", 10),
    date("closed_on", 11),
    flag("rule_posted", 12),
    text("note", 13),
    writes=Writes.GACHA_CHAIR,
)

#: What a group counted on a day. Its id is made of group and day when it is written first (decision 85).
GROUP_COUNT = kind(
    "group_count",
    73,
    owner("chat", 2, "chat_group"),
    date("counted_on", 3),
    integer("members", 4),
    integer("women", 5),
    integer("posts", 6),
    integer("handled", 7),
    text("as_shown", 8),  # 1.2万: what was typed, where it says less than a number
    text("note", 9),
    writes=Writes.GACHA_CHAIR,
)

#: 公众号 and the like: an account through which a women's federation speaks to all.
MEDIA_ACCOUNT = kind(
    "media_account",
    74,
    review("name", 2),
    code("platform", 3),
    ref("org", 4, "org_unit"),
    ref("run_by", 5, "person", Erased.NAMED),
    date("opened_on", 6),
    date("closed_on", 7),
    text("note", 8),
    writes=Writes.GACHA_CHAIR,
)

#: What an account counted in a month. Its id is made of account and month when it is written first (decision 85).
MEDIA_COUNT = kind(
    "media_count",
    75,
    owner("account", 2, "media_account"),
    date("month", 3),  # 2026-11
    integer("followers", 4),  # on its last day
    integer("posts", 5),
    integer("reads", 6),
    integer("likes", 7),
    integer("adopted", 8),
    text("adopted_by", 9),
    text("as_shown", 10),
    text("note", 11),
    writes=Writes.GACHA_CHAIR,
)

#: 巾帼志愿服务队.
VOLUNTEER_TEAM = kind(
    "volunteer_team",
    76,
    review("name", 2),
    code("kind", 3),
    ref("org", 4, "org_unit"),
    ref("leader", 5, "person", Erased.NAMED),
    date("founded_on", 6),
    date("closed_on", 7),
    text("platform_no", 8),
    text("note", 9),
    writes=Writes.GACHA_CHAIR,
)

#: 巾帼志愿者: that somebody is one, from a day to a day, and what was proven of her hours elsewhere.
VOLUNTEER = kind(
    "volunteer",
    77,
    ref("person", 2, "person", Erased.HERS),
    refs("teams", 3, "volunteer_team"),
    date("since", 4),
    date("until", 5),
    text("registered_no", 6),
    text("skills", 7),
    text("free_time", 8),
    integer("carried_tenths", 9),  # tenths of an hour
    text("carried_paper", 10),
    text("guardian", 11),
    text("note", 12),
    writes=Writes.GACHA_CHAIR,
)

#: What a volunteer did: at an activity, or on a day of her own. Hours of an activity have an id made of
#: both when they are taken from it (decision 86).
VOLUNTEER_SERVICE = kind(
    "volunteer_service",
    78,
    ref("person", 2, "person", Erased.HERS),
    ref("activity", 3, "activity"),
    date("date", 4),
    text("began", 5),  # HH:MM
    code("kind", 6),
    text("place", 7),
    integer("tenths", 8),  # of an hour
    ref("served_person", 9, "person", Erased.ABOUT),
    ref("served_household", 10, "household"),
    text("what", 11),
    ref("confirmed_by", 12, "person", Erased.NAMED),
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
    ref("org", 22, "org_unit"),  # for which gacha, where it is one's
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

#: 负责人 of a home, from a day to a day; ``home.keeper`` is who keeps it now.
HOME_KEEPER = kind(
    "home_keeper",
    86,
    owner("home", 2, "home"),
    ref("person", 3, "person", Erased.NAMED),
    date("since", 4),
    date("until", 5),
    text("note", 6),
    text("how", 7),  # chosen, named, in words
    writes=Writes.GACHA_CHAIR,
)

#: A home was looked at by a checklist (六有, 五亮 …) on a day. Its photos are photos of the record.
HOME_CHECK = kind(
    "home_check",
    87,
    review("title", 2),  # the name of the checklist
    ref("home", 3, "home"),
    date("checked_on", 4),
    ref("checked_by", 5, "person", Erased.NAMED),
    integer("books", 6),  # how many of the books were there
    text("note", 7),
    writes=Writes.GACHA_CHAIR,
)

#: What of it was there: no result is not yet judged.
HOME_CHECK_ITEM = kind(
    "home_check_item",
    88,
    owner("home_check", 2, "home_check"),
    text("item", 3),
    code("result", 4),  # yes no na
    text("note", 5),
    writes=Writes.GACHA_CHAIR,
)

#: 簿册: a register that is kept through the year, filled from records; any number, each with columns of its own.
WORK_BOOK = kind(
    "work_book",
    89,
    review("title", 2),
    code("source", 3),  # activities training … none
    Field("columns", 4, Type.LIST),
    integer("place", 5),  # among the others
    date("until", 6),
    text("note", 7),
)
