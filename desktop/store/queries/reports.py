"""Frozen reports, what was counted for them, what became of them, and what stands around a period before freezing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from desktop.store.database import Database
from desktop.store.values import from_column
from protocol.records import REPORT


class Row(NamedTuple):
    """A frozen report as its row holds it; ``frozen`` as plain data."""

    id: bytes
    term: str
    version: int
    frozen: Any


class Told(NamedTuple):
    """An event of a report, or an office's answer (then there is no channel)."""

    act: str
    day: str | None
    who: str | None
    channel: str | None
    reason: str | None


class Facts(NamedTuple):
    """How a row that was counted stands now: its day, its status (of an activity), when it was made (ms UTC), and who
    wrote to it or its rows last, and when."""

    deleted: bool
    day: str | None
    status: str | None
    created_at: int
    updated_at: int
    updated_by: bytes | None


#: Ids in one statement.
_MOST = 500
#: That a report, named in the braces, left the house, was taken back, or was answered.
_WENT_ON = (
    "(EXISTS (SELECT 1 FROM report_event AS e WHERE e.report = {0} AND e.deleted IS NULL"
    " AND e.act IN ('sent', 'withdrew'))"
    " OR EXISTS (SELECT 1 FROM report_answer AS a WHERE a.report = {0} AND a.deleted IS NULL))"
)
#: Kinds whose rows stand behind figures → the column of their day, that of their status ("NULL": none).
_DAYS = {"activity": ("start", "status"), "visit": ("date", "NULL")}


def reports(db: Database, form: str, term: str | None = None) -> list[Row]:
    """The reports of a form, of one term or all, by term and version. One whose freezing was undone while another
    laptop noted what became of it stands."""
    sql = (
        f"SELECT id, term, version, frozen FROM report WHERE (deleted IS NULL OR {_WENT_ON.format('report.id')})"
        " AND form = ? AND frozen IS NOT NULL"
        " AND term IS NOT NULL AND version IS NOT NULL AND (? IS NULL OR term = ?) ORDER BY term, version, id"
    )
    found = db.rows(sql, (form, term, term))
    return [Row(id_, key, version, from_column(REPORT.name, "frozen", raw)) for id_, key, version, raw in found]


def is_taken(db: Database, report: bytes) -> bool:
    """Whether a version was ever frozen under this id, also where that was undone: what became of it hangs on its id,
    so no other one may have it."""
    return bool(db.value("SELECT 1 FROM report WHERE id = ?", (report,)))


def froze_what_went_on(db: Database, device: bytes, act: int) -> bool:
    """Whether what an act of freezing made has since been sent, withdrawn or answered, on whatever laptop. The report
    is the first row that the act wrote, so its operation has the act's number."""
    sql = f"SELECT 1 FROM operation AS o WHERE o.device = ? AND o.number = ? AND o.kind = ? AND {_WENT_ON}"
    return bool(db.value(sql.format("o.row"), (device, act, REPORT.number)))


def parts(db: Database, report: bytes, digest: str) -> list[bytes]:
    """The parts of a basis that are here, in their order; the digest says that they belong together."""
    sql = "SELECT counted FROM report_basis WHERE report = ? AND digest = ? AND counted IS NOT NULL ORDER BY part"
    return [bytes(part or b"") for (part,) in db.rows(sql, (report, digest))]


def events(db: Database, report: bytes) -> list[Told]:
    """What was done with a report, in its order."""
    sql = (
        "SELECT act, day, who, channel, reason FROM report_event WHERE report = ? AND deleted IS NULL"
        " ORDER BY ifnull(day, ''), created_at, id"
    )
    return [Told(act or "", *rest) for act, *rest in db.rows(sql, (report,))]


def answers(db: Database, report: bytes) -> list[Told]:
    """What an office answered to it, in its order."""
    sql = (
        "SELECT act, day, who, NULL, reason FROM report_answer WHERE report = ? AND deleted IS NULL"
        " ORDER BY ifnull(day, ''), created_at, id"
    )
    return [Told(act or "", *rest) for act, *rest in db.rows(sql, (report,))]


def facts(db: Database, kind: str, ids: Collection[bytes]) -> dict[bytes, Facts]:
    """How rows stand now; those that are not here are left out. To an activity belongs who came."""
    day, status = _DAYS.get(kind, ("NULL", "NULL"))
    found: dict[bytes, Facts] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), _MOST):
        some = wanted[start : start + _MOST]
        sql = (
            f"SELECT id, deleted, {day}, {status}, created_at, updated_at, updated_by FROM {kind}"
            f" WHERE id IN ({_marks(some)})"
        )
        for id_, deleted, when, state, created, updated, by in db.rows(sql, list(some)):
            found[id_] = Facts(bool(deleted), when, state, created or 0, updated or 0, by)
        if kind == "activity":
            sql = f"SELECT activity, updated_at, updated_by FROM attendance WHERE activity IN ({_marks(some)})"
            for id_, updated, by in db.rows(sql, list(some)):
                if id_ in found and (updated or 0) > found[id_].updated_at:
                    found[id_] = found[id_]._replace(updated_at=updated, updated_by=by)
    return found


def erased(db: Database, people: Collection[bytes]) -> set[bytes]:
    """Who of these was erased on request, or is about to be."""
    sql = "SELECT row FROM erasure WHERE kind = 'person' AND deleted IS NULL"
    return {row for (row,) in db.rows(sql)} & set(people)


def planned(db: Database, since: str, until: str, today: str) -> list[bytes]:
    """Activities of the period that were to be before a day, and of which nobody said that they were held or not."""
    sql = (
        "SELECT id FROM activity WHERE deleted IS NULL AND ifnull(status, 'planned') = 'planned'"
        " AND start >= ? AND start < ? || 'T99' AND start < ? ORDER BY start, id"
    )
    return [id_ for (id_,) in db.rows(sql, (since, until, today))]


def unchecked(db: Database, since: str, until: str) -> tuple[list[bytes], int]:
    """Activities held in the period where it is not known of somebody whether she came; how many are so in all."""
    sql = (
        "SELECT a.id, count(*) FROM activity AS a CROSS JOIN attendance AS t ON t.activity = a.id"
        " WHERE a.deleted IS NULL AND a.status = 'held' AND a.start >= ? AND a.start < ? || 'T99'"
        " AND t.deleted IS NULL AND t.state = 'unknown' GROUP BY a.id ORDER BY a.start, a.id"
    )
    found = db.rows(sql, (since, until))
    return [id_ for id_, _ in found], sum(count for _, count in found)


def activity_of(db: Database, attendance: bytes) -> bytes | None:
    """The activity that a row of who came belongs to."""
    found: bytes | None = db.value("SELECT activity FROM attendance WHERE id = ?", (attendance,))
    return found


def _marks(ids: Iterable[bytes]) -> str:
    return ", ".join("?" for _ in ids)
