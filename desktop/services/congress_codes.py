"""Codes of congresses and elections. As ``codes`` says of all tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.services.code_tables import Table, lines, table

#: How far a congress is; computed.
CONGRESS_STATE: Table = table(
    preparing=("In preparation", "筹备"),
    seated=("Delegates confirmed", "代表已确认"),
    voted=("Voted", "已选举"),
)
#: The items of the day, in their order (``organisation.md`` 4a); the short form of a gacha has seven of them.
CONGRESS_ITEM: Table = lines("""
I01 代表签到 Delegates sign in
I02 宣布应到实到人数 Due and present announced
I03 通过大会议程 Agenda passed
I04 通过主席团和秘书长名单 Presidium and secretary general
I05 通过代表资格审查委员会名单 Credentials committee
I06 主席团第一次会议 First meeting of the presidium
I07 通过代表资格审查报告 Credentials report passed
I08 选举办法、候选人、监计票人名单交各代表团 Rules, names and workers go to the delegations
I09 大会开幕、工作报告 Opening and work report
I10 代表团讨论 Delegations discuss
I11 主席团第二次会议，确定候选人 Presidium settles the candidates
I12 选举前再次点名 Roll call before the vote
I13 通过选举办法和监票计票人员 Rules and workers passed
I14 检查、密封票箱 Ballot box inspected and sealed
I15 发放选票、销毁余票 Ballots handed out, spares destroyed
I16 说明画票方法、画票 How to mark; marking
I17 投票 Voting
I18 开箱清点选票 Box opened, ballots counted
I19 计票 Votes counted
I20 宣布选举结果 Result announced
I21 执委会第一次全体会议 First plenary of the executive committee
I22 第二次全体会议、闭幕 Second plenary, closing
""")
SITTING: Table = table(
    S1=("Preparatory meeting", "预备会议"),
    S2=("Presidium", "主席团会议"),
    S3=("Plenary", "全体会议"),
    S4=("Election plenary", "选举会议"),
    S5=("Plenary of the executive committee", "执委会全体会议"),
    S6=("Delegation", "代表团会议"),
)
DELEGATE_CATEGORY: Table = table(C1=("Regular", "正式"), C2=("Invited", "特邀"), C3=("Sitting in", "列席"))
DELEGATE_VOTE: Table = table(yes=("Has a vote", "有表决权"), no=("Has no vote", "无表决权"))
DELEGATE_ORIGIN: Table = table(
    elected=("Elected", "选举"), recommended=("Recommended", "协商推荐"), by_election=("By-elected", "补选")
)
CREDENTIAL: Table = table(
    pending=("To be checked", "待审查"),
    confirmed=("Confirmed", "有效"),
    refused=("Refused", "无效"),
    withdrawn=("Withdrawn", "退出"),
    replaced=("Replaced", "已更换"),
)
ELECTION_STAGE: Table = table(
    E1=("Preliminary vote", "预选"),
    E2=("Election", "正式选举"),
    E3=("Vote among equals", "重新投票（票数相等）"),
    E4=("Vote for open seats", "另行选举（缺额）"),
    E5=("Vote again after a void one", "重新选举（上次无效）"),
)
ELECTION_MODE: Table = table(more=("More names than seats", "差额"), equal=("As many names as seats", "等额"))
ELECTION_METHOD: Table = table(ballot=("Secret ballot", "无记名投票"), hands=("Show of hands", "举手表决"))
NOMINATED_BY: Table = table(
    party=("Party organisation", "党组织提名"),
    jointly=("Delegates jointly", "代表联名"),
    presidium=("Presidium", "主席团提名"),
    herself=("Herself", "自荐"),
)
CANDIDATE_CHECKED: Table = table(passed=("Passed", "联审通过"), refused=("Refused", "联审未通过"))
WORKER_ROLE: Table = table(
    W1=("Chief supervisor", "总监票人"),
    W2=("Supervisor", "监票人"),
    W3=("Chief counter", "总计票人"),
    W4=("Counter", "计票人"),
    W5=("Caller", "唱票人"),
)
QUORUM_SHARE: Table = table(
    _2_3=("Two thirds", "三分之二"), _4_5=("Four fifths", "五分之四"), _1_2=("Half", "二分之一")
)
BOUND: Table = table(over=("More than the share", "超过（不含本数）"), _from=("The share is enough", "以上（含本数）"))
MAJORITY_BASE: Table = table(
    due=("Of those due", "应到代表"), present=("Of those present", "实到代表"), valid=("Of valid ballots", "有效票")
)
NAME_ORDER: Table = table(
    surname=("By strokes of the surname", "姓氏笔画"),
    name=("By strokes of the name", "姓名笔画"),
    given=("As given", "按提名次序"),
)
MARKS: Table = table(above=("Above the name", "姓名上方画○×"), boxes=("Boxes beside it", "右侧三格"))
BLANK_BALLOT: Table = table(valid=("Valid, all abstain", "有效（全部弃权）"), void=("Void", "废票"))
TIES: Table = table(
    against=("Fewer against, then a new vote", "反对票少者当选，再相等另投"),
    revote=("A new vote at once", "直接重新投票"),
)
OPEN_SEATS: Table = table(left=("Left open", "缺额，不再补选"), voted=("A further vote", "另行选举"))
ANNOUNCING: Table = table(strokes=("By strokes", "姓氏笔画"), votes=("By votes", "得票多少"))

#: Those of ``codes.TABLES`` that stand here, by their names.
CONGRESS_TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "congress_state": CONGRESS_STATE,
        "congress_item": CONGRESS_ITEM,
        "sitting": SITTING,
        "delegate_category": DELEGATE_CATEGORY,
        "delegate_vote": DELEGATE_VOTE,
        "delegate_origin": DELEGATE_ORIGIN,
        "credential": CREDENTIAL,
        "election_stage": ELECTION_STAGE,
        "election_mode": ELECTION_MODE,
        "election_method": ELECTION_METHOD,
        "nominated_by": NOMINATED_BY,
        "candidate_checked": CANDIDATE_CHECKED,
        "worker_role": WORKER_ROLE,
        "quorum_share": QUORUM_SHARE,
        "bound": BOUND,
        "majority_base": MAJORITY_BASE,
        "name_order": NAME_ORDER,
        "ballot_marks": MARKS,
        "blank_ballot": BLANK_BALLOT,
        "ties": TIES,
        "open_seats": OPEN_SEATS,
        "announcing": ANNOUNCING,
    }
)
