"""Papers of a vote: ballot, count sheet, report of the ballots counted, result sheet; each also as a blank form.

No number and no code stands on the face of a ballot. What is not known stands empty, to be written by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.names import spaced_name
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services.codes import label
from desktop.services.congress import Order
from desktop.services.congress.congresses import in_characters
from desktop.services.congress.elections import Vote, in_order

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "congress"
#: What an office is called on its ballot.
OFFICES: Final[Mapping[str, str]] = {
    "P1": "主席",
    "P2": "副主席",
    "P3": "常务委员会委员",
    "P4": "执行委员会委员",
    "P5": "出席上级妇女代表大会代表",
}
#: The fixed words of ballot and sign-in book that stand there in Mongolian too.
_BILINGUAL: Final = (
    *("sign_in_sheet", "number", "name", "unit", "signature", "note"),
    *("ballot", "in_favour", "against", "abstaining"),
)
_ELECTED: Final = frozenset(("majority", "most_votes", "fewer_against"))


@dataclass(frozen=True)
class SheetsData:
    """Papers that are set as one PDF. ``parts``: as ``congress.typ`` reads them, one after the other; ``code``: of the
    election whose figures they carry, "" for none."""

    title: str
    parts: tuple[Mapping[str, Any], ...]
    printed_at: datetime
    code: str = ""


def set_sheets(data: SheetsData, typesetter: Typesetter) -> Paper:
    """The papers as one PDF, and what of them no font has."""
    return typesetter.paper(TEMPLATE, template_data(data, typesetter.wordings()))


def template_data(data: SheetsData, wordings: Mapping[str, tuple[str, str]]) -> Mapping[str, Any]:
    """What ``congress.typ`` reads. Ballot and sign-in book are bilingual: their fixed words in Mongolian too, as the
    attendance sheet has them; what no word is known of stays Chinese."""
    mongolian = {key: wordings[key][1] for key in _BILINGUAL if key in wordings}
    at = f"{data.printed_at:%Y-%m-%d %H:%M}"
    return {"title": data.title, "printed_at": at, "code": data.code, "mn": mongolian, "parts": list(data.parts)}


class VotePapers:
    """The papers of one election. ``blank``: without names and figures, to be filled in by hand."""

    def __init__(self, desk: Desk, election: bytes, *, blank: bool = False) -> None:
        self._desk, self.blank = desk, blank
        self.vote: Vote = desk.elections.get(election)
        congress = self.vote.row["congress"] or b""
        self.congress = desk.congresses.get(congress) or {}
        self.assembly = desk.congresses.title(congress) if self.congress else ""
        order = [bytes.fromhex(key) for key in (self.vote.row["ballot"] or {}).get("candidates", [])]
        rows = self.vote.candidates
        self.names = [rows[key]["name"] or "" for key in order if key in rows and not rows[key]["withdrawn_on"]]

    @property
    def org(self) -> str:
        """Whose federation it is."""
        unit = self._desk.units.name(self.congress.get("org")) if self.congress.get("org") else ""
        return f"{unit}妇女联合会"

    @property
    def ordinal(self) -> str:
        """第×届: that of the term which begins, where it is written down, for it may be another number than the
        congress's."""
        term = self._desk.terms.get(self.congress["term"]) if self.congress.get("term") else None
        number = (term or {}).get("ordinal") or self.congress.get("ordinal")
        return f"第{in_characters(number)}届" if number else ""

    @property
    def office(self) -> str:
        """第×届执行委员会委员."""
        return f"{self.ordinal}{OFFICES.get(self.vote.row['office'] or '', '')}"

    @property
    def seats(self) -> int:
        """应选."""
        found: int = self.vote.row["seats"] or 0
        return found

    def ballot(self) -> Mapping[str, Any]:
        """选票: A5, two to an A4."""
        rules = self.vote.plan.rules if self.vote.plan is not None else None
        names = [] if self.blank else [spaced_name(name) for name in self.names]
        above = rules is None or rules.marks.value == "above"
        marks = "在姓名上方的空格内画“○”表示赞成，画“×”表示反对，不画任何符号表示弃权"
        if not above:
            marks = "在姓名后面的“赞成”“反对”“弃权”三格中选一格画“○”"
        seats, where = "＿＿" if self.blank else str(self.seats), "上方" if above else "“赞成”格"
        others = "或者弃权" if rules is not None and rules.written_by_abstainers else ""
        notes = [
            f"{marks}。",
            f"所选人数（含另选人）等于或少于 {seats} 名的有效，多于 {seats} 名的整张作废。",
            f"反对{others}候选人的，可以另选他人：在“另选人”栏写上姓名，并在{where}画“○”；不画“○”的不计票。",
            "请用钢笔或签字笔填写，不得使用铅笔。",
        ]
        if rules is not None and rules.blank.value == "void":
            notes[1] += "没有作任何标记的作废。"
        return {
            "shape": "ballot",
            "title": f"{self.org}{self.office}选票",
            "line": f"应选 {self.seats} 名，候选人 {len(self.names)} 名"
            if not self.blank
            else "应选＿＿名，候选人＿＿名",
            "notes": notes,
            "names": names or [""] * 24,
            "written": rules.written_cells if rules is not None else 3,
            "above": above,
            "day": "　　　年　　月　　日" if self.blank else _day(self.congress.get("day")),
        }

    def count_sheet(self) -> Mapping[str, Any]:
        """计票单 with grids of 正."""
        names = [] if self.blank else [spaced_name(name) for name in self.names]
        return {
            "shape": "count",
            "title": f"{self.org}{self.office}选举计票单",
            "head": self._counts(("due", "present", "issued", "returned", "void", "valid"), None),
            "names": names or [""] * 25,
            "written": 3,
        }

    def box_report(self) -> Mapping[str, Any]:
        """选票清点报告单."""
        return {
            "shape": "box",
            "title": "选票清点报告单",
            "under": f"{self.assembly}　{self.office}选举",
            "counts": self._counts(("due", "present", "issued", "returned"), None),
        }

    def result(self, *, filled: bool = True) -> Mapping[str, Any]:
        """选举结果报告单; ``filled``: with what is locked. Raises KnownError where nothing is."""
        whole = self.vote.row["outcome"] if filled else None
        if filled and not whole:
            raise KnownError("election_not_locked")
        if filled and not self.vote.readable:
            raise KnownError("election_newer")
        return {
            "shape": "result",
            "title": f"{self.org}{self.office}选举结果报告单",
            "counts": self._counts(("due", "present", "issued", "returned", "void", "valid"), whole),
            "rows": self._results(whole) if whole else self._named(),
            "elected": self._elected(whole) if whole else "当选＿＿＿名，缺额＿＿＿名。",
            "threshold": self._threshold(whole) if whole else "",
            "time": (self.vote.row["announced_at"] or "").partition("T")[2][:5] if whole else "",
            "day": _day(self.congress.get("day")) if whole else "",
            "code": whole["code"] if whole else "",
        }

    def _named(self) -> list[list[str]]:
        names = [""] * 25 if self.blank or not self.names else [spaced_name(name) for name in self.names]
        return [[name, "", "", "", ""] for name in names]

    def _results(self, whole: Mapping[str, Any]) -> list[list[str]]:
        """Names in the order in which they are read out, those written in last."""
        rules = self.vote.plan.rules if self.vote.plan is not None else None
        by_key = {bytes.fromhex(each["candidate"]): each for each in whole["results"]}
        order = in_order([(key, self._name(key)) for key in by_key], Order.SURNAME)
        keys = [key for key, _ in order if key is not None]
        if rules is not None and rules.announcing.value == "votes":
            keys = list(by_key)
        keys.sort(key=lambda key: bool((self.vote.candidates.get(key) or {}).get("written")))
        rows = []
        for key in keys:
            each, written = by_key[key], (self.vote.candidates.get(key) or {}).get("written")
            figures = [_number(each[name]) for name in ("votes", "against", "abstained")]
            if written:
                figures[1:] = ["", ""]
            name = spaced_name(self._name(key)) + ("（另选人）" if written else "")
            rows.append([name, *figures, "当选" if each["why"] in _ELECTED else _why(each["why"])])
        return rows

    def _name(self, key: bytes) -> str:
        return (self.vote.candidates.get(key) or {}).get("name") or ""

    def _elected(self, whole: Mapping[str, Any]) -> str:
        elected = sum(each["why"] in _ELECTED for each in whole["results"])
        tied = [self._name(bytes.fromhex(e["candidate"])) for e in whole["results"] if e["why"] == "tied"]
        words = f"应选 {whole['seats']} 名，当选 {elected} 名"
        if tied:
            return f"{words}。{'、'.join(tied)}得票相等，尚有 {whole['seats'] - elected} 名，按选举办法重新投票。"
        left = whole["seats"] - elected
        voted = self.vote.plan is not None and self.vote.plan.rules.open_seats.value == "voted"
        after = "另行选举" if voted else "按选举办法不再补选"
        return f"{words}。" if not left else f"{words}，缺额 {left} 名，{after}。"

    def _threshold(self, whole: Mapping[str, Any]) -> str:
        if whole["threshold"] is None:
            return "本次投票以得票多的当选，不受当选票数限制。"
        return f"获得 {whole['threshold']} 票以上（含）的当选。"

    def _counts(self, names: Sequence[str], whole: Mapping[str, Any] | None) -> list[list[str]]:
        words = {
            "due": "应到",
            "present": "实到",
            "issued": "发出",
            "returned": "收回",
            "void": "废票",
            "valid": "有效",
        }
        held: dict[str, Any] = dict(whole["ballots"]) if whole is not None else {}
        if held.get("returned") is not None and held.get("void") is not None:
            held["valid"] = held["returned"] - held["void"]
        if whole is None and not self.blank:
            held = {
                "due": self.vote.row["due"]
                or (self._desk.congresses.due(self.congress["id"]) if self._of_congress else None)
            }
        return [[words[name], _number(held.get(name))] for name in names]

    @property
    def _of_congress(self) -> bool:
        """Whether delegates vote, not the executive committee's own members."""
        return bool(self.congress) and self.vote.row["office"] in ("P4", "P5")

    def candidates(self) -> Mapping[str, Any]:
        """候选人情况一览表."""
        rows = self.vote.candidates
        order = [bytes.fromhex(key) for key in (self.vote.row["ballot"] or {}).get("candidates", [])]
        kept = [rows[key] for key in order if key in rows]
        people = self._desk.people.records({row["person"] for row in kept if row["person"]})
        now = self._desk.federation.today().executives(self.congress.get("org"))
        lines = []
        for row in kept:
            her = people.get(row["person"] or b"", {})
            known = (
                label("ethnic", her.get("ethnic")),
                _month(her.get("birth")),
                label("politics", her.get("politics")),
            )
            place = " ".join(filter(None, (self._desk.units.name(her.get("gacha")), label("job", her.get("job")))))
            how = label("nominated_by", row["nominated_by"])
            kind = "现任" if row["person"] in now else "新提" if row["person"] else ""
            lines.append(
                [spaced_name(row["name"] or ""), *known, label("education", her.get("education")), place, how, kind, ""]
            )
        if self.blank:
            lines = [[""] * 9] * 14
        heads = ("姓名", "民族", "出生年月", "政治面貌", "文化程度", "单位及职务", "提名方式", "现任/新提", "备注")
        widths = (22, 18, 20, 26, 22, 80, 26, 22, 27)
        return _table("候选人情况一览表", self.assembly, heads, widths, lines, flipped=True)

    def workers(self) -> Mapping[str, Any]:
        """监票人、计票人名单."""
        found = self._desk.ballots.workers(self.vote.id)
        lines = [[label("worker_role", each.role), spaced_name(each.name), "", ""] for each in found]
        if self.blank or not lines:
            lines = [[label("worker_role", role), "", "", ""] for role in ("W1", "W2", "W2", "W3", "W4", "W4")]
        heads, widths = ("职责", "姓名", "单位", "签名"), (36, 36, 56, 46)
        return _table("总监票人、监票人、计票人名单（草案）", self.assembly, heads, widths, lines)


def result_of(desk: Desk, election: bytes) -> SheetsData:
    """选举结果报告单 of a locked election, as one page or more. Raises KnownError where nothing is locked."""
    papers = VotePapers(desk, election)
    part = papers.result()
    return SheetsData(str(part["title"]), (part,), desk.now(), str(part["code"]))


def _table(
    title: str,
    under: str,
    heads: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    *,
    flipped: bool = False,
    foot: str = "",
) -> Mapping[str, Any]:
    columns = [{"zh": head, "width": width} for head, width in zip(heads, widths, strict=True)]
    return {
        "shape": "table",
        "title": title,
        "under": under,
        "columns": columns,
        "rows": [list(row) for row in rows],
        "flipped": flipped,
        "foot": foot,
    }


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _why(why: str) -> str:
    return {"tied": "票数相等", "withdrawn": "已退出"}.get(why, "")


def _month(iso: str | None) -> str:
    return iso[:7].replace("-", ".") if iso else ""


def _day(iso: str | None) -> str:
    return "".join(f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False)) if iso else ""
