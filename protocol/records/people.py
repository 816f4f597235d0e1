"""Women, their households, other spellings of their names, lists of them; who was found to be the same. Kinds 1–21."""

from __future__ import annotations

from protocol.records.kinds import Erased, Field, Type, Writes, code, date, flag, kind, owner, ref, refs, review, text

HOUSEHOLD = kind(
    "household",
    2,
    ref("head", 2, "person", Erased.NAMED),
    ref("gacha", 3, "org_unit"),
    text("summer_place", 4),
    text("winter_place", 5),
    text("note", 6),
    writes=Writes.GACHA_CHAIR,
)

PERSON = kind(
    "person",
    3,
    review("name_zh", 2),
    review("name_mn", 3),
    text("name_latin", 4),
    text("nickname", 5),
    review("id_no", 6),  # 18 digits, GB 11643; off by default
    text("sex", 7),  # GB/T 2261.1
    date("birth", 8),  # may be partial
    text("ethnic", 9),  # GB/T 3304
    text("education", 10),  # GB/T 4658
    text("politics", 11),  # GB/T 4762
    text("marital", 12),  # GB/T 2261.2
    text("job", 13),  # GB/T 2261.4
    review("phone", 14),
    text("phone_of", 15),  # self relative
    ref("gacha", 16, "org_unit"),
    ref("household", 17, "household"),
    text("residence", 18),  # resident floating_in floating_out
    Field("tags", 19, Type.LIST),
    flag("to_complete", 20),
    review("status", 21),  # active moved died
    review("merged_into", 22, Type.REF, "person", Erased.HERS),
    date("consented_on", 23),
    text("note", 24),
    writes=Writes.GACHA_CHAIR,
)

PERSON_ALIAS = kind(
    "person_alias",
    4,
    owner("person", 2, "person", Erased.HERS),
    text("text", 3),
    text("script", 4),  # zh mn latin
    writes=Writes.GACHA_CHAIR,
)

SAVED_LIST = kind(
    "saved_list", 13, text("name", 2), refs("people", 3, "person", Erased.NAMED), writes=Writes.GACHA_CHAIR
)

#: What a woman is, or is counted among, from one day to another: 能人 as well as 困难. ``person.tags`` says no dates.
PERSON_TAG = kind(
    "person_tag",
    20,
    ref("person", 2, "person", Erased.HERS),
    text("tag", 3),  # a code of the program's list, or a word of the township's own
    date("since", 4),
    date("until", 5),  # the last day
    code("source", 6),  # self gacha civil_affairs federation
    date("review_on", 7),  # when somebody is to look whether it still holds
    text("note", 8),
    writes=Writes.GACHA_CHAIR,
)

#: A list of women that is asked anew each time: what narrows the roster, and its order. Those of a fixed list are a
#: ``saved_list``.
NAMED_LIST = kind(
    "named_list",
    22,
    review("name", 2),
    review("query", 3, Type.JSON),  # {filter: value}, as ``desktop/services/named_lists.py`` says
    writes=Writes.GACHA_CHAIR,
)

#: What was decided of two rows that may be one woman; ``one`` is the smaller id. ``apart``: they are two women.
#: ``one_took``: what the row of ``one`` took over when the other was merged into it, by name of the field: [before,
#: after] (equal where the two differed and her own value stayed), and under ``aliases`` the ids (hex) of the spellings
#: that were added; so a merge is taken apart on any laptop, at any time. ``other_took``: the same for a merge the other
#: way round.
PERSON_PAIR = kind(
    "person_pair",
    21,
    ref("one", 2, "person", Erased.HERS),
    ref("other", 3, "person", Erased.HERS),
    flag("apart", 4),
    Field("one_took", 5, Type.JSON),
    Field("other_took", 6, Type.JSON),
    key=("one", "other"),
    writes=Writes.GACHA_CHAIR,
)
