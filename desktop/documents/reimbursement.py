"""报销附件: what a finance office wants beside an activity's bill, as one PDF: notice, who signed in, photos, what came
of it, and the list of what was paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.activity_record import ActivityRecordData, photo_svg
from desktop.documents.names import spaced_name
from desktop.documents.sheet_of import record_of
from desktop.documents.typesetter import Paper, Typesetter
from desktop.services.activities import CAME
from desktop.services.codes import label
from desktop.services.funds.book import PLANNED, VOID
from desktop.services.money import amount_words, in_characters

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "reimbursement"


@dataclass(frozen=True)
class Paid:
    """One line of the list; ``amount`` in fen, below 0 where it was taken back."""

    no: str
    day: str
    purpose: str
    category: str
    payee: str
    invoice: str
    amount: int


@dataclass(frozen=True)
class PacketData:
    """``record``: the activity as its record has it; ``people``: (name, gacha) of who came; ``others``: guests without
    a name."""

    record: ActivityRecordData
    people: tuple[tuple[str, str], ...]
    others: int
    paid: tuple[Paid, ...]
    printed_at: datetime


def packet_of(desk: Desk, activity: bytes) -> PacketData:
    """The papers of one activity. Raises KnownError record_gone."""
    record = record_of(desk, activity)
    found = desk.activities.get(activity)
    lines = found.lines if found is not None else ()
    people = tuple((line.name, line.gacha) for line in lines if line.state in CAME)
    entries = [
        entry
        for entry in desk.funds.entries()
        if entry.activity == activity and entry.side == "out" and entry.state != VOID
    ]
    paid = tuple(
        Paid(
            entry.no or "",
            entry.date or "",
            (entry.purpose or "") + ("（拟支）" if entry.state == PLANNED else ""),
            label("fund_category", entry.category),
            entry.payee or "",
            entry.invoice_no or "",
            (entry.amount or 0) * (-1 if entry.corrects else 1),
        )
        for entry in sorted(entries, key=lambda entry: (entry.date or "", entry.no or "", entry.id))
    )
    unnamed = found.counts.unnamed if found is not None else 0
    return PacketData(record, people, unnamed, paid, desk.now())


def set_packet(data: PacketData, typesetter: Typesetter) -> Paper:
    """The papers as one PDF, and what of them no font has."""
    return typesetter.paper(TEMPLATE, template_data(data))


def template_data(data: PacketData) -> Mapping[str, Any]:
    """What ``reimbursement.typ`` reads."""
    record, whole = data.record, sum(each.amount for each in data.paid)
    facts = [
        ("活动名称", record.title),
        ("活动类型", record.kind),
        ("时间", record.time),
        ("地点", record.place),
        ("主办", "、".join(record.hosts)),
        ("主讲（主持）", spaced_name(record.speaker)),
        ("参加人数", record.head_count),
    ]
    return {
        "title": record.title,
        "unit": record.unit,
        "printed_at": f"{data.printed_at:%Y-%m-%d %H:%M}",
        "facts": [list(fact) for fact in facts if fact[1]],
        "content": record.content,
        "effect": record.effect,
        "people": [[spaced_name(name), gacha] for name, gacha in data.people],
        "others": f"另有未登记姓名 {data.others} 人" if data.others else "",
        "photos": [photo_svg(photo) for photo in record.photos],
        "paid": [
            [each.no, each.day, each.purpose, each.category, each.payee, each.invoice, amount_words(each.amount)]
            for each in data.paid
        ],
        "sum": amount_words(whole),
        "sum_words": in_characters(whole),
        "recorder": spaced_name(record.recorder),
    }
