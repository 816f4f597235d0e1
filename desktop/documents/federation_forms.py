"""Forms of the federation: 登记表, 团体会员登记表, 公示牌, one a page each, and the chart of organisations.

What no record says stands empty, to be written by hand: an identity number, a record of service, what offices think.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.federation_rosters import month_words
from desktop.documents.names import spaced_name
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services.codes import label
from desktop.services.federation import CHAIR, EXECUTIVE, Held, highest
from desktop.services.units import Unit

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "federation_form"
#: Millimetres that the cells of a row share.
WIDTH: Final = 174.0
#: Of a photo, 40 high, beside the first rows.
PHOTO: Final = 30.0
#: More are no paper that somebody hands out.
MOST_SHEETS: Final = 500
#: Boxes of one block of the chart, and of one column of it: lower ones, and narrower ones, nobody can read.
MOST_BOXES: Final = 100
MOST_BELOW: Final = 20


@dataclass(frozen=True)
class FormPaper:
    """One paper. ``shape``: form, plate, ballot or chart; ``sheets``: what stands on each of its pages."""

    title: str
    shape: str
    sheets: tuple[Mapping[str, Any], ...]
    printed_at: datetime


def set_paper(paper: FormPaper, typesetter: Typesetter) -> Paper:
    """The paper as a PDF. Raises KnownError ``paper_too_long``."""
    return typesetter.paper(TEMPLATE, template_data(paper))


def template_data(paper: FormPaper) -> Mapping[str, Any]:
    """What ``federation_form.typ`` reads. Raises KnownError ``paper_too_long``."""
    if len(paper.sheets) > MOST_SHEETS:
        raise KnownError("paper_too_long", rows=len(paper.sheets), most=MOST_SHEETS)
    for block in (block for sheet in paper.sheets for block in sheet.get("blocks", ())):
        if len(block["entries"]) > MOST_BOXES:
            raise KnownError("paper_too_long", rows=len(block["entries"]), most=MOST_BOXES)
    at = f"{paper.printed_at:%Y-%m-%d %H:%M}"
    return {"title": paper.title, "shape": paper.shape, "sheets": list(paper.sheets), "printed_at": at}


def form_row(
    height: float, *cells: tuple[str, float] | tuple[str, float, str], whole: float = WIDTH
) -> Mapping[str, Any]:
    """A row of cells: (words, width, kind), kind head, seal, long (several lines) or "" for what is filled in;
    ``whole``: all of them."""
    assert sum(cell[1] for cell in cells) == whole
    made = [
        {
            "text": words,
            "width": width,
            "head": kind == ["head"],
            "seal": kind == ["seal"],
            "long": kind == ["long"],
        }
        for words, width, *kind in cells
    ]
    return {"height": height, "cells": made}


class Forms:
    """The forms of one desk's federation as it stands today."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._standing = desk.federation.today()

    def registrations(self, orgs: Collection[bytes], *, delegates: bool = False) -> FormPaper:
        """代表登记表, 执委（候选人）登记表: one a page, in the order of posts."""
        title = "妇女代表登记表" if delegates else "执委（候选人）登记表"
        held = self._held(orgs, delegates=delegates)
        people = self._desk.people.records({each.person for each in held})
        sheets = [self._registration(title, each, people.get(each.person, {})) for each in held]
        return self._paper(title, "form", sheets)

    def blank_registration(self, *, delegates: bool = False) -> FormPaper:
        """The same with nothing filled in."""
        title = "妇女代表登记表" if delegates else "执委（候选人）登记表"
        return self._paper(title, "form", [self._registration(title, None, {})])

    def _registration(self, title: str, held: Held | None, her: Mapping[str, Any]) -> Mapping[str, Any]:
        place, phone = self._desk.units.name(her.get("gacha")), her.get("phone") or ""
        if not self._desk.records.sees_private and phone:
            phone = f"…{phone[-4:]}"
        coded = label("politics", her.get("politics")), label("education", her.get("education"))
        work = " ".join(
            part
            for part in (self._desk.units.name(held.unit if held else None) or place, label("job", her.get("job")))
            if part
        )
        beside_photo = (
            form_row(
                13.5,
                ("姓名", 20, "head"),
                (self._name(held.person) if held else "", 34),
                ("民族", 18, "head"),
                (label("ethnic", her.get("ethnic")), 26),
                ("出生年月", 22, "head"),
                (month_words(her.get("birth")), 24),
                whole=WIDTH - PHOTO,
            ),
            form_row(
                13.5,
                ("政治面貌", 20, "head"),
                (coded[0], 34),
                ("文化程度", 18, "head"),
                (coded[1], 26),
                ("健康状况", 22, "head"),
                ("", 24),
                whole=WIDTH - PHOTO,
            ),
            form_row(13.5, ("工作单位及职务", 38, "head"), (work, 106), whole=WIDTH - PHOTO),
        )
        sector = label("org_field", held.sector if held else None)
        home = (
            ("居住地", 20, "head"),
            (place, 52),
            ("电话", 18, "head"),
            (phone, 40),
            ("界别", 18, "head"),
            (sector, 26),
        )
        rows = (
            *beside_photo,
            form_row(13, *home),
            form_row(13, ("身份证号", 38, "head"), ("", 136)),
            form_row(60, ("简历", 20, "head"), ("", 154)),
            form_row(50, ("主要事迹和奖惩", 20, "head"), ("", 154)),
            form_row(34, ("推荐单位意见", 58, "seal"), ("党组织意见", 58, "seal"), ("资格审查意见", 58, "seal")),
        )
        return {"title": title, "rows": rows, "photo": len(beside_photo)}

    def member(self, unit: Unit | None) -> FormPaper:
        """团体会员登记表 of an organisation; None: with nothing filled in."""
        facts = (self._desk.units.facts(unit.id) or {}) if unit is not None else {}
        of = (unit.id,) if unit is not None else ()
        head = next((each for each in self._standing.of(of) if each.post in (CHAIR, "P6")), None)
        counts = [one for org in of for one in self._desk.plain["org_count"].page(self._counts(org)) if one is not None]
        members = f"{counts[0]['workers'] or ''} / {counts[0]['women'] or ''}" if counts else ""
        rows = (
            form_row(14, ("名称", 34, "head"), (unit.name if unit is not None else "", 140)),
            form_row(
                14,
                ("登记证号", 34, "head"),
                (facts.get("registration_no") or "", 53),
                ("业务主管", 34, "head"),
                ("", 53),
            ),
            form_row(
                14,
                ("负责人", 34, "head"),
                (self._name(head.person) if head else "", 53),
                ("会员总数/女会员数", 34, "head"),
                (members, 53),
            ),
            form_row(
                14,
                ("成立日期", 34, "head"),
                (facts.get("established_on") or "", 53),
                ("加入日期", 34, "head"),
                (facts.get("joined_on") or "", 53),
            ),
            form_row(70, ("主要活动", 34, "head"), ("", 140)),
            form_row(45, ("申请意见", 174, "seal")),
            form_row(45, ("妇联意见", 174, "seal")),
        )
        return self._paper("团体会员登记表", "form", [{"title": "团体会员登记表", "rows": rows, "photo": 0}])

    def _counts(self, org: bytes) -> list[bytes]:
        from desktop.services.plain_records import PlainFilter

        return self._desk.plain["org_count"].ids(PlainFilter(of={"org": org}))[:1]

    def blank_plate(self) -> FormPaper:
        """执委联系公示牌 with nothing filled in."""
        lines = [(head, "") for head in ("姓名", "职务", "联系片区", "电话", "承诺")]
        return self._paper("执委联系公示牌", "plate", [{"title": "我是妇联执委", "lines": lines}])

    def plates(self, orgs: Collection[bytes], *, phones: bool = False) -> FormPaper:
        """执委联系公示牌, one a page; ``phones``: printed too."""
        sheets = []
        held = self._held(orgs)
        people = self._desk.people.records({each.person for each in held})
        for each in held:
            her = people.get(each.person, {})
            area = self._desk.units.name(each.unit or her.get("gacha"))
            post = f"{self._desk.units.name(each.org)}妇联{label('post', each.post)}"
            lines = [("姓名", self._name(each.person)), ("职务", post), ("联系片区", area)]
            if phones:
                lines.append(("电话", her.get("phone") or "" if self._desk.records.sees_private else ""))
            sheets.append({"title": "我是妇联执委", "lines": [*lines, ("承诺", "")]})
        return self._paper("执委联系公示牌", "plate", sheets)

    def chart(self) -> FormPaper:
        """区域化组织架构图, all on one page: four blocks below the township, each box with chair and executives."""
        units = [unit for unit in self._desk.units.all() if unit.works]
        ranks = self._desk.units.ranks()
        units.sort(key=lambda unit: ranks.get(unit.id, len(ranks)))
        top = self._desk.units.township()
        blocks = []
        for title, levels in _CHART:
            found = [self._box(unit) for unit in units if unit.level in levels]
            blocks.append({"title": title, "entries": found, "across": _across(len(found))})
        name = self._desk.records.township_name()
        sheet = {"title": f"{name}妇联区域化组织架构图", "blocks": blocks}
        above = self._box(top) if top is not None else {"name": name, "parts": []}
        return self._paper("区域化组织架构图", "chart", [{**sheet, "top": above}])

    def _box(self, unit: Unit) -> Mapping[str, Any]:
        head = next((each for each in self._standing.of((unit.id,)) if each.post in (CHAIR, "P6")), None)
        members = len(self._standing.executives(unit.id))
        parts = (self._name(head.person) if head else "", f"执委 {members} 名" if members else "")
        return {"name": unit.short, "parts": [part for part in parts if part]}

    def _held(self, orgs: Collection[bytes], *, delegates: bool = False) -> list[Held]:
        wanted = ("P5",) if delegates else EXECUTIVE
        found = [each for each in highest(self._standing.of(orgs)) if each.post in wanted]
        return sorted(found, key=lambda each: (each.post, self._name(each.person)))

    def _name(self, person: bytes) -> str:
        return spaced_name(self._desk.people.name(person))

    def _paper(self, title: str, shape: str, sheets: Sequence[Mapping[str, Any]]) -> FormPaper:
        return FormPaper(title, shape, tuple(sheets), self._desk.now())


def _across(boxes: int) -> int:
    """In how many columns the boxes of a block of the chart stand."""
    return 1 if boxes <= 9 else 2 if boxes <= 24 else max(3, -(-boxes // MOST_BELOW))


#: The chart's blocks.
_CHART: Final = (
    ("嘎查村、社区", ("gacha", "community")),
    ("机关事业单位", ("unit",)),
    ("团体会员", ("group_member",)),
    ("新领域", ("enterprise", "new_field")),
)
