"""选举材料包: all papers of a congress's vote as one PDF, for a hall without power; with the numbers in, or blank.

Quorum and threshold stand printed at the foot of the sign-in book, so that nobody needs a laptop to say whether the
vote may be held.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.congress_papers import SheetsData, VotePapers, set_sheets
from desktop.documents.names import spaced_name
from desktop.services.codes import label
from desktop.services.congress.congresses import in_characters

if TYPE_CHECKING:
    from desktop.services.desk import Desk

set_kit = set_sheets
#: Rows of a page of a blank sign-in book.
BLANK_ROWS: Final = 20


def kit_of(desk: Desk, congress: bytes, *, blank: bool = False, code: str = "") -> SheetsData:
    """The kit of a congress: its own papers, then those of each election that is not decided yet. ``blank``: all of
    them without names and numbers; ``code``: of the sign-in book as it is kept."""
    own = Kit(desk, congress, blank=blank)
    elections = [each for each in desk.elections.of_congress(congress) if _open(desk, each)]
    parts: list[Mapping[str, Any]] = [own.script(), own.sign_in(code), own.credentials(), own.rules()]
    for election in elections:
        papers = VotePapers(desk, election, blank=blank)
        parts += [papers.candidates(), papers.workers()]
        if papers.vote.row["method"] != "hands":
            parts += [papers.ballot(), papers.box_report()]
        parts += [papers.count_sheet(), papers.result(filled=False)]
    title = "选举材料包（空白）" if blank else f"{own.title}选举材料包"
    return SheetsData(title, tuple(parts), desk.now())


def _open(desk: Desk, election: bytes) -> bool:
    vote = desk.elections.get(election)
    return not vote.locked and vote.superseded_by is None


class Kit:
    """The papers that belong to the congress itself."""

    def __init__(self, desk: Desk, congress: bytes, *, blank: bool) -> None:
        self._desk, self._congress, self.blank = desk, congress, blank
        self.title = desk.congresses.title(congress)
        self.record = desk.congresses.get(congress) or {}
        self._rules = desk.congresses.rules(congress)
        due = desk.congresses.due(congress)
        self.due = "＿＿" if blank else str(due)
        self.quorum = "＿＿" if blank else str(self._rules.quorum(due))
        by_due = self._rules.majority_base.value == "due"
        self.threshold = "＿＿" if blank or not by_due else str(self._rules.threshold(due, due, due))

    def sign_in(self, code: str = "") -> Mapping[str, Any]:
        """代表签到册 by delegation."""
        delegates = [each for each in self._desk.delegates.of(self._congress) if each.counts or each.sits_in]
        people = self._desk.people.records({each.person for each in delegates})
        number, groups = 0, []
        for delegation, those in groupby(delegates, lambda each: each.delegation):
            rows = []
            for each in those:
                number += 1
                place = self._desk.units.name(people.get(each.person, {}).get("gacha"))
                note = "" if each.counts else label("delegate_category", each.category)
                rows.append([str(number), spaced_name(each.name), place, "", note])
            groups.append({"title": delegation, "rows": rows})
        if self.blank or not groups:
            groups = [{"title": "", "rows": [[str(at), "", "", "", ""] for at in range(1, BLANK_ROWS + 1)]}]
        return {
            "shape": "sign_in",
            "title": f"{self.title}代表签到册",
            "groups": groups,
            "code": code,
            "foot": f"应到 {self.due}　·　开会须 {self.quorum}　·　当选须 {self.threshold}",
        }

    def credentials(self) -> Mapping[str, Any]:
        """代表资格审查报告 with its figures."""
        made = self._desk.delegates.makeup(self._congress)
        if self.blank:
            return _text("代表资格审查报告", self.title, _BLANK_REPORT)
        quota = self.record.get("quota")
        lines = [
            f"{self.title}代表名额{f'{quota}名，' if quota else ''}经推选和审查，确认代表资格有效的 {made.due} 名。",
            "其中：" + "，".join(f"{name or '未分团'} {n} 名" for name, n in made.by_delegation) + "。",
        ]
        how = "，".join(f"{label('delegate_origin', code) or '未注明'} {n} 名" for code, n in made.by_origin)
        lines.append(f"产生方式：{how}。")

        def share(n: int) -> str:
            return f"{n} 名，占 {n / made.due:.1%}" if made.due else f"{n} 名"

        lines.append(
            f"代表中，中共党员 {share(made.party)}；少数民族 {share(made.minority)}；"
            f"大专以上文化程度 {share(made.college)}；"
            f"35岁以下 {share(made.young)}"
            + (f"；平均年龄 {made.mean_age} 岁" if made.mean_age is not None else "")
            + (f"（{made.unknown_age} 人未登记出生年月，未计）" if made.unknown_age else "")
            + "。"
        )
        if made.invited or made.sitting_in:
            lines.append(f"另有特邀代表 {made.invited} 名，列席人员 {made.sitting_in} 名。")
        lines.append("代表资格审查委员会认为，以上代表的产生符合规定，代表资格有效。请审议。")
        return _text("代表资格审查报告", self.title, lines)

    def rules(self) -> Mapping[str, Any]:
        """选举办法（草案）."""
        rules = self._rules
        share = f"{'三分之二' if rules.quorum_whole == 3 else '五分之四' if rules.quorum_whole == 5 else '二分之一'}"
        bound = (
            "以上（含本数）"
            if rules.quorum_bound is not None and rules.quorum_bound.value == "from"
            else "以上（须超过）"
        )
        base = {"due": "应到会代表", "present": "实到会代表", "valid": "有效票"}[rules.majority_base.value]
        half = (
            "的半数以上（含本数）"
            if rules.majority_bound is not None and rules.majority_bound.value == "from"
            else "的半数"
        )
        ties = "得票相等不能确定当选人时，反对票少的当选；仍相等的，就相等的候选人重新投票，得票多的当选。"
        if rules.ties.value == "revote":
            ties = "得票相等不能确定当选人时，就相等的候选人重新投票，得票多的当选。"
        left = "当选人少于应选名额时，不足的名额空缺，不再补选。"
        if rules.open_seats.value == "voted":
            left = "当选人少于应选名额时，不足的名额另行选举。"
        guests = "特邀代表有选举权和表决权。" if rules.guests_vote else "特邀代表、列席人员没有选举权和表决权。"
        announcing = "得票多少" if rules.announcing.value == "votes" else "姓氏笔画"
        others = "投反对票的，可以另选他人；投弃权票的，不得另选他人。"
        if rules.written_by_abstainers:
            others = "投反对票或者弃权票的，可以另选他人。"
        empty = "没有作任何标记的选票作废。" if rules.blank.value == "void" else ""
        clauses = [
            "根据有关规定，结合本次大会实际，制定本办法。",
            self._seats(),
            f"出席大会的正式代表有选举权、被选举权和表决权。{guests}不能到会的代表不得委托他人投票。",
            f"到会代表达到应到代表的{share}{bound}，方可进行选举。",
            f"选举采用无记名投票（或者举手表决）的方式。候选人按{label('name_order', rules.order.value)}排列。",
            f"对候选人可以投赞成票、反对票，也可以弃权。{others}",
            "收回的选票等于或者少于发出的选票，选举有效；多于发出的选票，选举无效，应当重新选举。",
            f"每张选票所选人数等于或者少于应选名额的有效，多于应选名额的作废。{empty}",
            f"候选人获得的赞成票{'达到' if '以上' in half else '超过'}{base}{half}的，始得当选。",
            f"获得规定票数的候选人多于应选名额时，得票多的当选。{ties}",
            left,
            "大会设总监票人一名、监票人若干名、计票人若干名，由大会通过；候选人不得担任监票人、计票人。",
            f"计票完毕，由总监票人报告结果，大会主持人按{announcing}宣布当选人名单。",
            "本办法经大会通过后生效。未尽事宜，由大会主席团研究决定。",
        ]
        lines = [f"第{in_characters(at)}条　{words}" for at, words in enumerate(clauses, 1)]
        return _text("选举办法（草案）", self.title, lines)

    def _seats(self) -> str:
        found = []
        for id_ in self._desk.elections.of_congress(self._congress):
            vote = self._desk.elections.get(id_)
            if vote.row["stage"] in (None, "E2") and vote.superseded_by is None:
                names = sum(not row["written"] and not row["withdrawn_on"] for row in vote.candidates.values())
                extra = names - (vote.row["seats"] or 0)
                mode = f"候选人 {names} 名，差额 {extra} 名" if extra > 0 else "等额选举"
                found.append(f"{label('post', vote.row['office'])} {vote.row['seats']} 名（{mode}）")
        listed = "；".join(found) if found and not self.blank else "＿＿＿＿＿＿＿＿"
        return f"本次大会选举：{listed}。"

    def script(self) -> Mapping[str, Any]:
        """主持词 with the numbers in: for enough present, and for too few."""
        lines = [
            "各位代表：",
            f"{self.title}现在清点人数。应到代表 {self.due} 名，实到代表＿＿名。",
            f"【实到 {self.quorum} 名及以上】到会人数符合规定，可以开会。现在开会，请全体起立，奏（唱）国歌。",
            f"【实到不足 {self.quorum} 名】到会人数不足，还差＿＿名，暂不能选举。请通知未到的代表，＿＿时再次清点。",
            "下面，由代表资格审查委员会作代表资格审查报告，请审议。同意的请举手……反对的请举手……弃权的请举手……通过。",
            "下面，宣读《选举办法（草案）》和总监票人、监票人、计票人名单（草案），请审议。同意的请举手……通过。",
            "请总监票人、监票人、计票人到位。请监票人检查票箱并密封。",
            "现在清点到会人数：应到＿＿名，实到＿＿名。现在发放选票，共印＿＿张，发出＿＿张，剩余＿＿张当众销毁。",
            "请各位代表按选票上的说明画票。有疑问的请举手，由工作人员说明（需要蒙古语翻译的请示意）。",
            "现在投票。监票人、计票人先投，主席团成员其次，各代表团依次投票。",
            "投票完毕。请开箱清点：发出＿＿张，收回＿＿张。收回的选票等于（少于）发出的选票，选举有效，请计票。",
            f"现在由总监票人报告选举结果。获得＿＿票（应到 {self.due} 名时为 {self.threshold} 票）及以上的当选。",
            "现在宣布当选名单……让我们以热烈的掌声表示祝贺。",
        ]
        return _text("主持词", self.title, lines)


_BLANK_REPORT: Final = (
    "本次大会代表名额＿＿名，经推选和审查，确认代表资格有效的＿＿名。",
    "其中：＿＿＿＿代表团＿＿名，＿＿＿＿代表团＿＿名，＿＿＿＿代表团＿＿名。",
    "代表中，中共党员＿＿名，占＿＿%；少数民族＿＿名，占＿＿%；大专以上＿＿名，占＿＿%；"
    "35岁以下＿＿名，占＿＿%；平均年龄＿＿岁。",
    "代表资格审查委员会认为，以上代表的产生符合规定，代表资格有效。请审议。",
)


def _text(title: str, under: str, lines: tuple[str, ...] | list[str]) -> Mapping[str, Any]:
    return {"shape": "text", "title": title, "under": under, "lines": list(lines)}
