"""轮值 Who is on duty when, and 领办项目 what executive members take up. Kinds 60, 61, 67 and 101–103.

A turn stays with whom the rota gave it to; who takes it instead is a row of its own, and all of these stay. What was
received or promised is kept when a woman is erased: who did it is shown as nobody any more.
"""

from __future__ import annotations

from protocol.records.kinds import Erased, Type, Writes, code, date, integer, kind, owner, ref, refs, review, text

#: 轮值安排: those of an organisation, or of a women's home, who take turns through a year, in this order.
ROTA = kind(
    "rota",
    60,
    ref("org", 2, "org_unit"),
    ref("home", 3, "home"),
    integer("year", 4),
    code("unit", 5),  # month quarter half_month week
    refs("members", 6, "person", Erased.NAMED),
    text("reception", 7),  # 接待日
    text("note", 8),
    date("adopted_on", 9),
    writes=Writes.GACHA_CHAIR,
)

#: One turn. Two laptops that lay out the same rota write the same turns: its id is made of rota and first day then.
ROTA_TURN = kind(
    "rota_turn",
    61,
    ref("rota", 2, "rota"),
    date("starts", 3),
    date("ends", 4),
    review("name", 5),  # 2027年3月
    ref("planned", 6, "person", Erased.NAMED),  # as the rota has it
    text("theme", 7),
    date("meets_on", 8),
    ref("meeting", 9, "meeting"),
    text("finished", 10),
    text("left_open", 11),
    date("handed_on", 12),
    ref("handed_to", 13, "person", Erased.NAMED),
    text("note", 14),
    writes=Writes.GACHA_CHAIR,
)

#: 轮值工作日志: what was done on a day of a turn.
ROTA_LOG = kind(
    "rota_log",
    67,
    owner("turn", 2, "rota_turn"),
    date("day", 3),
    review("text", 4),
    review("received", 5, Type.INT),  # women who came
    ref("need", 6, "need"),
    integer("hours", 7),  # tenths
    text("handled", 8),  # what was asked for, and what became of it
    writes=Writes.GACHA_CHAIR,
)

#: 换班: from then on she takes the turn. Nobody writes over what another wrote.
ROTA_SWAP = kind(
    "rota_swap",
    101,
    owner("turn", 2, "rota_turn"),
    date("swapped_on", 3),
    ref("person", 4, "person", Erased.NAMED),
    review("why", 5),
    writes=Writes.GACHA_CHAIR,
)

#: 领办项目, from what a woman proposed to how it came out.
PROJECT = kind(
    "project",
    102,
    ref("org", 2, "org_unit"),
    review("title", 3),
    text("proposer", 4),
    date("proposed_on", 5),
    ref("owner", 6, "person", Erased.NAMED),
    code("stage", 7),  # of its last step
    date("start_on", 8),
    date("due", 9),
    date("done_on", 10),
    integer("served", 11),
    integer("cost_fen", 12),
    text("result", 13),
    text("note", 14),
    date("over_on", 15),  # when it needed nothing more: judged, given up, not taken up
    writes=Writes.GACHA_CHAIR,
)

#: A step of it. Nobody writes over what another wrote.
PROJECT_STEP = kind(
    "project_step",
    103,
    owner("project", 2, "project"),
    date("taken_on", 3),
    code("stage", 4),
    review("text", 5),
    text("taken_by", 6),
    writes=Writes.GACHA_CHAIR,
)
