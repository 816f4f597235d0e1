"""What somebody did as a volunteer, as her certificate tells it: only what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.services import codes
from desktop.services.validation import tenths_words
from desktop.store.queries import volunteers as queries
from desktop.store.queries.people import counted_as

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_FROM, _UNTIL = "0000", "9999"


class ServiceRecord(NamedTuple):
    """``rows``: day (ISO), what, kind, place and hours of each service that counts, the first first; ``tenths``: all of
    them and ``carried`` (proven elsewhere by ``papers``) together; ``numbers``: hers as a volunteer."""

    name: str
    numbers: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str, str], ...]
    tenths: int
    carried: int
    papers: tuple[str, ...]


def service_record(desk: Desk, person: bytes) -> ServiceRecord:
    """What counts of somebody, by whatever id she was merged from."""
    same = set(counted_as(desk.db, person))
    mine = [served for served in queries.services(desk.db, _FROM, _UNTIL) if served.person in same]
    records = desk.journal.rows.get_many("volunteer_service", [served.id for served in mine])
    rows = []
    for served in mine:
        record = records[served.id]
        title = desk.records.called("activity", record["activity"]) if record["activity"] else ""
        what = "；".join(dict.fromkeys(filter(None, (title, record["what"]))))
        kind = codes.label("volunteer_kind", record["kind"])
        rows.append((served.day, what, kind, record["place"] or "", tenths_words(served.tenths)))
    own = [
        record
        for record in desk.journal.rows.get_many("volunteer", queries.volunteer_rows(desk.db)).values()
        if record["person"] in same
    ]
    carried = sum(record["carried_tenths"] or 0 for record in own)
    return ServiceRecord(
        desk.people.name(person),
        tuple(dict.fromkeys(record["registered_no"] for record in own if record["registered_no"])),
        tuple(rows),
        carried + sum(served.tenths for served in mine),
        carried,
        tuple(record["carried_paper"] for record in own if record["carried_paper"]),
    )
