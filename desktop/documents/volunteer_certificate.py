"""志愿服务记录证明: what somebody did as a volunteer, for herself and whom she shows it.

The kind and number of her identity card, the paper's own number and its seal are written by hand: nothing of them is
stored. Contents are Chinese, as papers are.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from desktop.documents.names import spaced_name
from desktop.documents.typesetter import Paper, Typesetter
from desktop.services.service_record import ServiceRecord
from desktop.services.validation import tenths_words

TEMPLATE: Final = "volunteer_certificate"
TITLE: Final = "志愿服务记录证明"
_HEADS: Final = ("服务日期", "服务内容", "服务类别", "地点", "小时")


def set_paper(record: ServiceRecord, unit: str, now: datetime, typesetter: Typesetter) -> Paper:
    """The certificate as a PDF, and what of it no font has. ``unit``: the township whose federation issues
    it."""
    return typesetter.paper(TEMPLATE, template_data(record, unit, now))


def template_data(record: ServiceRecord, unit: str, now: datetime) -> Mapping[str, Any]:
    """What ``volunteer_certificate.typ`` reads."""
    days = [row[0] for row in record.rows]
    return {
        "title": TITLE,
        "name": spaced_name(record.name),
        "number": "、".join(record.numbers),
        "unit": f"{unit}妇女联合会",
        "heads": list(_HEADS),
        "rows": [[_day(day), *rest] for day, *rest in record.rows],
        "count": str(len(record.rows)),
        "first": _day(days[0]) if days else "",
        "last": _day(days[-1]) if days else "",
        "hours": tenths_words(record.tenths),
        "carried": tenths_words(record.carried) if record.carried else "",
        "papers": "；".join(record.papers),
        "printed_at": f"{now:%Y-%m-%d %H:%M}",
    }


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
