"""妇女代表大会和选举 A congress, who sits in it, what is voted there and what was counted. Kinds 50–59.

Figures stay when a woman is erased; what was written of her goes: delegates and candidates are about her, and what is
frozen of a vote names candidates by their ids alone.
"""

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
    review,
    text,
)

CONGRESS = kind(
    "congress",
    50,
    ref("org", 2, "org_unit"),
    integer("ordinal", 3),  # 第×次
    ref("term", 4, "term"),
    ref("process", 5, "process"),
    code("body", 6),  # delegates all_women
    review("day", 7, Type.DATE),
    integer("quota", 8),
    review("due", 9, Type.INT),  # 应到, fixed when the credentials report was passed
    date("report_on", 10),
    review("rules", 11, Type.JSON),  # 选举办法 as adopted: protocol.election_rules.RuleSet
    text("note", 12),
    writes=Writes.GACHA_CHAIR,
)

CONGRESS_SITTING = kind(
    "congress_sitting",
    51,
    owner("congress", 2, "congress"),
    ref("activity", 3, "activity"),
    code("kind", 4),  # S1 预备会议 … S6 代表团会议
    Field("start", 5, Type.TIME),
    text("note", 6),
    writes=Writes.GACHA_CHAIR,
)

#: One counting of those present; a second one an hour later is another row.
ROLL_CALL = kind(
    "roll_call",
    52,
    owner("sitting", 2, "congress_sitting"),
    Field("taken_at", 3, Type.TIME),
    review("due", 4, Type.INT),
    review("present", 5, Type.INT),
    integer("on_leave", 6),
    text("note", 7),
    writes=Writes.GACHA_CHAIR,
)

DELEGATE = kind(
    "delegate",
    53,
    owner("congress", 2, "congress"),
    ref("person", 3, "person", Erased.ABOUT),
    text("delegation", 4),
    code("category", 5),  # C1 正式 C2 特邀 C3 列席
    code("vote", 6),  # yes no; empty: as her category and the rules say
    code("origin", 7),  # elected recommended by_election
    code("credential", 8),  # pending confirmed refused withdrawn replaced
    ref("replaces", 9, "delegate"),
    flag("is_head", 10),
    review("snapshot", 11, Type.JSON),  # age, ethnic group … on the day of the report
    text("note", 12),
    key=("congress", "person"),
    writes=Writes.GACHA_CHAIR,
)

#: One vote. Once its outcome is there it is locked: a correction is another row that supersedes it.
ELECTION = kind(
    "election",
    54,
    owner("congress", 2, "congress"),
    ref("org", 3, "org_unit"),
    ref("activity", 4, "activity"),
    code("office", 5),  # P1 … P5
    code("stage", 6),  # E1 预选 … E5 重新选举
    code("mode", 7),  # more equal
    code("method", 8),  # ballot hands
    review("seats", 9, Type.INT),
    ref("parent", 10, "election"),  # the vote that this one follows from
    review("rules", 11, Type.JSON),
    review("ballot", 12, Type.JSON),  # candidates as printed, by id: their order never changes any more
    review("due", 13, Type.INT),
    review("present", 14, Type.INT),
    review("printed", 15, Type.INT),
    review("issued", 16, Type.INT),
    review("exchanged", 17, Type.INT),
    review("destroyed", 18, Type.INT),
    review("outcome", 19, Type.JSON),  # protocol.election_rows.locked, as a whole
    review("supersedes", 20, Type.REF, "election"),
    text("reason", 21),  # why it supersedes
    Field("announced_at", 22, Type.TIME),
    text("note", 23),
    writes=Writes.GACHA_CHAIR,
)

CANDIDATE = kind(
    "candidate",
    55,
    owner("election", 2, "election"),
    ref("person", 3, "person", Erased.ABOUT),
    review("name", 4),  # as it stands on the ballot, or was written in
    flag("written", 5),  # 另选人
    integer("position", 6),
    code("nominated_by", 7),  # party jointly presidium herself
    integer("nominators", 8),
    code("checked", 9),  # 联审: passed refused
    date("withdrawn_on", 10),
    review("snapshot", 11, Type.JSON),
    writes=Writes.GACHA_CHAIR,
)

#: One person's typing of one vote: two passes are two rows, whoever's laptop.
ELECTION_COUNT = kind(
    "election_count",
    56,
    owner("election", 2, "election"),
    review("returned", 3, Type.INT),
    review("void", 4, Type.INT),
    Field("counted_at", 5, Type.TIME),  # by the paper
    text("note", 6),
    writes=Writes.GACHA_CHAIR,
)

ELECTION_TALLY = kind(
    "election_tally",
    57,
    owner("count", 2, "election_count"),
    ref("candidate", 3, "candidate"),
    review("votes", 4, Type.INT),
    review("against", 5, Type.INT),
    review("abstained", 6, Type.INT),  # of a hand vote
    key=("count", "candidate"),
    writes=Writes.GACHA_CHAIR,
)

ELECTION_WORKER = kind(
    "election_worker",
    58,
    owner("election", 2, "election"),
    ref("person", 3, "person", Erased.NAMED),
    code("role", 4),  # W1 总监票人 W2 监票人 W3 总计票人 W4 计票人 W5 唱票人
    writes=Writes.GACHA_CHAIR,
)

#: One item of the day (签到 … 闭幕): done when, or left out; what is computed is never a row.
CONGRESS_ITEM = kind(
    "congress_item",
    59,
    owner("congress", 2, "congress"),
    code("code", 3),  # I01 … I22
    Field("done_at", 4, Type.TIME),
    flag("not_applicable", 5),
    text("note", 6),
    key=("congress", "code"),
    writes=Writes.GACHA_CHAIR,
)
