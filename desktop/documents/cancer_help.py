"""两癌救助申报汇总表 of a year's programme: who applied, as the year's notice asks for it.

Names stand on it, for offices pay by name: so only a chair makes it, for a reason that was written down before. What
is said of an illness is not on it. Contents are Chinese, as papers are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.names import spaced_name
from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.errors import KnownError
from desktop.services import codes
from desktop.services.access_log import Noted
from desktop.services.contact_codes import OF_ILLNESS
from desktop.services.plain_records import PlainFilter
from desktop.services.validation import age

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TITLE: Final = "两癌救助申报汇总表"
#: Rows of a page that has room for seal and signatures below.
ROWS: Final = 10
#: What offices ask of her household: by the lists of 民政.
_HOUSEHOLD: Final = ("低保", "特困", "易返贫", "支出型困难")
_COLUMNS: Final = (
    *(RegisterColumn("姓名", 24), RegisterColumn("年龄", 12), RegisterColumn("身份证号", 48)),
    *(RegisterColumn("嘎查", 26), RegisterColumn("家庭类别", 30), RegisterColumn("联系电话", 32)),
    *(RegisterColumn("申请日期", 26), RegisterColumn("所缺材料", 40, "left")),
    *(RegisterColumn("公示日期", 26), RegisterColumn("备注", 24)),
)


def may_summarise(desk: Desk) -> bool:
    """Whether who uses this laptop may take it out: a chair, where the reason can be written down."""
    return desk.access_log.may_note_of_illness


def applications(desk: Desk, programme: bytes) -> list[bytes]:
    """Those of a programme, the earliest first."""
    return desk.aid.ids(PlainFilter(of={"programme": programme}), "applied_on", False)


def this_years(desk: Desk) -> bytes | None:
    """The programme for the two cancers of this year, else the last one; None where there is none."""
    own = desk.plain["programme"]
    rows = [row for row in own.page(own.ids()) if row is not None and row["kind"] == OF_ILLNESS]
    past = [row for row in rows if (row["year"] or 0) <= desk.today().year]
    found = max(past or rows, key=lambda row: (row["year"] or 0, row["id"]), default=None)
    return found["id"] if found is not None else None


def summary_of(desk: Desk, programme: bytes, noted: Noted | None) -> RegisterData:
    """The summary; identity numbers stand whole, which ``noted`` says was written down. A page to be written by hand
    (None) names nobody. Raises KnownError ``role_may_not``, ValueError where less was noted than goes out."""
    held = desk.plain["programme"].get(programme) or {}
    rows: tuple[tuple[str, ...], ...] = ()
    if noted is not None:
        ids = applications(desk, programme)
        if not may_summarise(desk):
            raise KnownError("role_may_not")
        if noted.listed != "aid" or noted.count < len(ids):
            raise ValueError("more goes out than was noted")
        rows = _rows(desk, ids)
    days = [_day(held[name]) for name in ("opens_on", "closes_on") if held.get(name)]
    period = f"申报期：{'至'.join(days)}" if days else ""
    title = f"{held['year']}年{TITLE}" if held.get("year") else TITLE
    group, blank = RegisterGroup("", rows), -len(rows) % ROWS if rows else ROWS
    return RegisterData(title, _COLUMNS, (group,), desk.now(), _unit(desk), period, blank, signed="")


def _rows(desk: Desk, ids: list[bytes]) -> tuple[tuple[str, ...], ...]:
    records = [record for record in desk.aid.page(ids) if record is not None]
    stands = {r["id"]: desk.people.standing([r["person"]])[0] for r in records if r["person"]}
    women = desk.people.records(set(stands.values()))
    tags: dict[bytes, list[str]] = {}
    for tag in desk.tags.held_on(desk.today()):
        for woman in tag.women if tag.tag in _HOUSEHOLD else ():
            tags.setdefault(woman, []).append(codes.label("tag", tag.tag))
    found = []
    for record in records:
        her_id = stands.get(record["id"], b"")
        her = women.get(her_id, {})
        years = age(her.get("birth"), desk.today())
        found.append(
            (
                spaced_name(desk.people.name(her_id)) if her else "",
                "" if years is None else str(years),
                her.get("id_no") or "",
                record["names"]["gacha"],
                "、".join(tags.get(her_id, ())),
                her.get("phone") or "",
                record["applied_on"] or "",
                record["names"]["missing"],
                record["public_notice_on"] or "",
                "",
            )
        )
    return tuple(found)


def _unit(desk: Desk) -> str:
    top = desk.units.township()
    return f"{top.short}妇联" if top else ""


def _day(iso: str) -> str:
    return "".join(f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False))
