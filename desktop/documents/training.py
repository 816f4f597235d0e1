"""轮训覆盖台账 and 结业证: how a group stands, and a certificate for each who finished a course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.names import spaced_name
from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.documents.typesetter import Paper, Typesetter
from desktop.services.codes import label
from desktop.services.figures import percent
from desktop.services.training import Coverage

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "certificate"
#: How somebody stands, as the ledger says it.
_STATES: Final = {"trained": "已训", "soon": "将到期", "expired": "已过期", "never": "未训"}


def coverage_register(desk: Desk, found: Coverage) -> RegisterData:
    """轮训覆盖台账 of one group on its day."""
    names = desk.people.names(turn.held.person for turn in found.turns)
    rows = [
        (
            desk.units.name(turn.held.unit),
            label("post", turn.held.post) or "负责人",
            spaced_name(names[turn.held.person]),
            turn.held.since,
            turn.last.ended if turn.last else "",
            turn.last.name if turn.last else "",
            label("training_level", turn.last.level) if turn.last else "",
            f"{turn.tenths / 10:g}" if turn.tenths else "",
            _STATES[turn.state],
        )
        for turn in found.turns
    ]
    top, share = desk.units.township(), f"{found.cell.num}/{found.cell.den} {percent(found.cell)}"
    columns = (("嘎查", 34), ("职务", 24), ("姓名", 30), ("任职日", 30), ("最近参训", 30), ("班次", 60), ("级别", 28))
    widths = (*columns, ("累计天数", 20), ("状态", 17))
    return RegisterData(
        "轮训覆盖台账",
        tuple(RegisterColumn(head, width, "left" if head == "班次" else "center") for head, width in widths),
        (RegisterGroup("", tuple(sorted(rows))),),
        desk.now(),
        f"{top.short}妇联" if top else "",
        "　".join((label("training_group", found.group), f"截至{found.day}", share)),
        0,
    )


#: The columns of 培训登记簿.
TRAINING: Final = (
    *(RegisterColumn("日期", 28), RegisterColumn("班次", 52, "left"), RegisterColumn("主办", 26)),
    *(RegisterColumn("内容", 28), RegisterColumn("天数", 14), RegisterColumn("学时", 14), RegisterColumn("地点", 32)),
    *(RegisterColumn("应到", 14, total=True), RegisterColumn("实到", 14, total=True), RegisterColumn("授课人", 24)),
    RegisterColumn("备注", 27, "left"),
)


def training_register(desk: Desk, year: int) -> RegisterData:
    """培训登记簿 of a year: courses by the day they ended, ours of a single day among them."""
    courses = [course for course in desk.training.courses() if course.ended[:4] == str(year)]
    records = {r["id"]: r for r in desk.plain["training"].page([course.id for course in courses]) if r is not None}
    rows = []
    for course in courses:
        record = records.get(course.id, {})
        held = desk.activities.get(course.last_activity) if course.last_activity is not None else None
        place, speaker, expected = (
            ("", "", 0)
            if held is None
            else (
                held.place,
                held.values["speaker"] or "",
                held.counts.expected,
            )
        )
        rows.append(
            (
                course.ended,
                course.name,
                label("training_level", course.level),
                label("training_theme", record.get("theme")),
                f"{course.tenths / 10:g}",
                str(record.get("hours") or ""),
                record.get("place") or place,
                str(expected or ""),
                str(sum(days > 0 for days in course.days.values())),
                record.get("teacher") or speaker,
                (record.get("note") or "").replace("\n", " "),
            )
        )
    top = desk.units.township()
    unit = f"{top.short}妇联" if top else ""
    return RegisterData("培训登记簿", TRAINING, (RegisterGroup("", tuple(rows)),), desk.now(), unit, f"{year}年")


@dataclass(frozen=True)
class CertificateData:
    """``names``: (name, certificate number) of who finished; ``unit`` gives the certificate."""

    course: str
    names: tuple[tuple[str, str], ...]
    first: str
    last: str
    hours: int
    unit: str
    printed_at: datetime


def certificates_of(desk: Desk, training: bytes) -> CertificateData:
    """What stands on the certificates of a course of ours; of another's there are none, who gave it writes them."""
    record = desk.plain["training"].get(training) or {}
    course = next((each for each in desk.training.courses() if each.id == training), None)
    finished = course.finished if course and course.ours else frozenset()
    names = desk.people.names(finished)
    numbers = course.certificates if course else {}
    told = sorted((spaced_name(names[person]), numbers.get(person, "")) for person in finished)
    top = desk.units.township()
    last = (course.ended if course else "") or ""
    return CertificateData(
        record.get("course") or "",
        tuple(told),
        record.get("from_date") or last,
        last,
        record.get("hours") or 0,
        f"{top.short}妇联" if top else "",
        desk.now(),
    )


def set_certificates(data: CertificateData, typesetter: Typesetter) -> Paper:
    """A page for each, as one PDF, and what of it no font has."""
    return typesetter.paper(TEMPLATE, template_data(data))


def template_data(data: CertificateData) -> Mapping[str, Any]:
    """What ``certificate.typ`` reads."""
    first, last = _day(data.first), _day(data.last)
    return {
        "course": data.course,
        "people": [list(each) for each in data.names],
        "when": first if first == last or not last else f"{first}至{last}" if first else last,
        "hours": f"共{data.hours}学时" if data.hours else "",
        "unit": data.unit,
        "day": last,
    }


def _day(day: str) -> str:
    return "".join(f"{int(part)}{unit}" for part, unit in zip(day.split("-"), "年月日", strict=False)) if day else ""
