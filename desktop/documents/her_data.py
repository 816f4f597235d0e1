"""本人资料: all that is held about one woman, as a paper for herself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.documents.typesetter import Paper, Typesetter
from desktop.services.her_data import HerData, Section

TEMPLATE = "her_data"
_FOOT = "本表按本人要求打印，列出本苏木妇联在本程序中登记的全部内容。内容有误可以要求更正，也可以要求删除。"
_MASKED = "身份证号只列出末四位。"


def set_paper(data: HerData, typesetter: Typesetter) -> Paper:
    """The paper as a PDF, and what of it no font has."""
    return typesetter.paper(TEMPLATE, template_data(data))


def template_data(data: HerData) -> Mapping[str, Any]:
    """What ``her_data.typ`` reads."""
    return {
        "title": "本人资料",
        "name": data.name,
        "unit": data.unit,
        "printed_at": f"{data.at:%Y-%m-%d %H:%M}",
        "sections": [_section(section) for section in data.sections],
        "foot": _FOOT + data.bounds + ("" if data.whole or not _has_number(data) else _MASKED),
    }


def _has_number(data: HerData) -> bool:
    return any(what == "身份证号" for section in data.sections for what, _ in section.facts)


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "facts": [{"what": what, "value": value} for what, value in section.facts],
        "heads": list(section.heads),
        "rows": [list(row) for row in section.rows],
        "empty": section.empty,
    }
