"""一家一档 The file of a women's home: its registration, then its year with the self-assessment, a page each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.federation_forms import PHOTO, WIDTH, FormPaper, form_row
from desktop.documents.names import spaced_name
from desktop.services.codes import label
from desktop.services.figures import percent
from desktop.services.home_months import MISSING
from desktop.services.home_year import Check, HomeYear, Part

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_HEAD: Final = "head"
#: Millimetres of a head, and of a row that holds a line.
_SIDE, _HIGH = 26.0, 12.0
#: The parts of the self-assessment, and what each rests on.
PARTS: Final = {"place": "阵地", "books": "制度台账", "people": "队伍", "activities": "活动", "effect": "成效"}
EVIDENCE: Final = {
    "check": "核查",
    "books": "簿册",
    "keeper": "负责人",
    "org": "妇女组织",
    "volunteers": "志愿者",
    "months": "达标期数",
    "held": "活动",
    "awards": "表彰",
}


def home_file(desk: Desk, found: HomeYear) -> FormPaper:
    """The file of a home in a year."""
    name = str(found.home["name"])
    sheets = (_registration(desk, found), _year(desk, found))
    return FormPaper(f"{name}档案", "form", sheets, desk.now())


def _pair(*parts: tuple[str, str], whole: float = WIDTH, height: float = _HIGH) -> Mapping[str, Any]:
    """A row of heads, each with what is filled in beside it; they share what the heads leave."""
    room = round((whole - _SIDE * len(parts)) / len(parts), 3)
    cells: list[tuple[str, float] | tuple[str, float, str]] = []
    for head, words in parts:
        cells += [(head, _SIDE, _HEAD), (words, room)]
    return form_row(height, *cells, whole=whole)


def _registration(desk: Desk, found: HomeYear) -> Mapping[str, Any]:
    home, beside = found.home, WIDTH - PHOTO
    phone = home["phone"] or ""
    if phone and not desk.records.sees_private:
        phone = f"…{phone[-4:]}"
    places = "，".join(
        f"{words}：{home[name]}"
        for name, words in (("summer_place", "夏营地"), ("winter_place", "冬营地"))
        if home[name]
    )
    stands = " ".join(filter(None, (label("home_place_kind", home["stands_kind"]), home["stands_place"])))
    keeper = spaced_name(desk.people.name(home["keeper"])) if home["keeper"] else ""
    roles = [role for *_, role in home["people"]]
    rows = (
        _pair(("名称", str(home["name"])), whole=beside),
        _pair(("类型", label("home_kind", home["kind"])), whole=beside),
        _pair(("依托", label("carrier", home["carrier"])), ("面积㎡", str(home["area"] or "")), whole=beside),
        _pair(("所在嘎查", desk.units.name(home["org"])), whole=beside),
        _pair(("地址（营地）", places)),
        _pair(("现在地点", stands), ("建立日期", home["founded_on"] or "")),
        _pair(("负责人", keeper), ("联系电话", phone)),
        _pair(("历任负责人", _keepers(desk, found)), height=18),
        _pair(("挂牌", home["plaque"] or ""), ("命名单位", home["awarded_by"] or "")),
        _pair(("制度设施", "、".join(home["checklist"] or ())), height=16),
        _pair(
            ("覆盖妇女", f"{home['women_covered']} 人" if home["women_covered"] else ""),
            ("登记流动妇女", f"{roles.count('mobile')} 人"),
        ),
        _pair(("志愿者", f"{roles.count('volunteer')} 人"), ("年活动次数", f"{found.held} 次")),
        _pair(("命名表彰", "；".join(f"{day} {title}" for title, day in found.awards)), height=18),
        _pair(("备注", home["note"] or ""), height=24),
    )
    return {"title": "妇女之家登记表", "photo": 4, "rows": rows}


def _keepers(desk: Desk, found: HomeYear) -> str:
    names = desk.people.names({person for person, *_ in found.keepers})
    return "；".join(f"{names[person]}（{since or ''}—{until or ''}）" for person, since, until in found.keepers)


def _year(desk: Desk, found: HomeYear) -> Mapping[str, Any]:
    month = WIDTH / 12
    heads = form_row(9, *((f"{n}月", month, _HEAD) for n in range(1, 13)))
    counts = form_row(10, *((_month(cell.value, cell.state), month) for cell in found.months))
    check, model, points = found.check, found.model, found.assessment
    rows = [
        heads,
        counts,
        _pair(("全年活动", f"{found.held} 次"), ("达标", f"{found.reached}/{found.due} 期")),
        _pair(("核查", _check(check)), height=14),
        _pair(("缺项", "、".join(check.missing) if check is not None else ""), height=12),
        _pair(("服务模式", _model(found)), height=12),
        form_row(9, ("自评项目", 40, _HEAD), ("得分", 24, _HEAD), ("依据", 110, _HEAD)),
        *(_part(part) for part in points.parts),
        form_row(
            11,
            ("合计", 40, _HEAD),
            (f"{points.points}/{sum(p.most for p in points.parts)}", 24),
            (f"自评 {'★' * points.stars or '未达星级'}（星级由旗妇联评定）", 110),
        ),
        form_row(28, ("苏木妇联意见", 40, _HEAD), ("", 134, "seal")),
        form_row(28, ("旗妇联意见", 40, _HEAD), ("", 134, "seal")),
    ]
    assert model is found.model
    return {"title": f"{found.year}年妇女之家年度情况", "photo": 0, "rows": rows}


def _month(value: int | None, state: str) -> str:
    return "缺" if state == MISSING else "" if value is None else str(value)


def _check(check: Check | None) -> str:
    if check is None:
        return "本年没有核查"
    judged = check.judged
    words = [f"{check.day} {check.title} {judged.yes}/{judged.cell.den} {percent(judged.cell)}"]
    if judged.na:
        words.append(f"不适用 {judged.na} 项")
    words.append(f"{judged.open} 项未查" if judged.open else "达标" if judged.met else "未达标")
    if check.books is not None:
        words.append(f"簿册 {check.books} 本")
    return "，".join(words)


def _model(found: HomeYear) -> str:
    model = found.model
    org = "有妇女组织" if model.org else "没有妇女组织"
    state = "完整" if model.complete else "不完整"
    return f"流动妇女 {model.mobile} 人＋{org}＋志愿者 {model.volunteers} 人（要求 {model.wanted} 人）：{state}"


def _part(part: Part) -> Mapping[str, Any]:
    rests = "，".join(
        f"{EVIDENCE[code]} {number}" + (f"/{of}" if of is not None else "") for code, number, of in part.evidence
    )
    return form_row(10, (PARTS[part.code], 40, _HEAD), (f"{part.points}/{part.most}", 24), (rests, 110))
