"""Kinds that are not plain, each with the reason, and what is left out of the contract for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from desktop.services.desk import Desk
from desktop.services.plain_kinds import PLAIN_BY_KIND, ROWS
from desktop.services.plain_records import PlainFilter
from desktop.services.sealing import Clear, Sealed
from protocol.records import BY_NAME, Field, Type

#: Kinds with a page of their own making, or without one → why, and where what their page promises is tested.
NOT_PLAIN: Final[Mapping[str, str]] = {
    "org_unit": "a tree that is merged, closed and opened again; tests/ui/test_taking_back.py",
    "household": "stands on the pages of its women; tests/ui/test_people.py",
    "person": "the roster, held in memory, with duplicates and posts; tests/ui/test_people.py",
    "person_alias": "a line of a woman's form; tests/ui/test_people.py",
    "appointment": "the posts on a woman's page; tests/ui/test_people.py",
    "home_person": "added by name on a home's page; tests/ui/test_homes.py",
    "activity": "the log and its own editor; tests/ui/activities/test_editor.py",
    "attendance": "marked in the editor of an activity; tests/ui/activities/test_editor.py",
    "sheet": "made by printing; tests/ui/test_sheets.py",
    "attachment": "pictures beside a record; tests/ui/test_photo_strip.py",
    "file": "documents beside a record; tests/ui/test_files.py",
    "saved_list": "saved from the groups of a sheet; tests/unit/services/test_units.py",
    "user": "who works here, in Settings; tests/ui/test_roles.py",
    "conflict": "the server writes it, the Sync page asks; tests/ui/test_sync_page.py",
    "erasure": "asked for on a woman's page; tests/sync/test_erasure.py",
    "import_batch": "written by an import, listed on its page; tests/ui/test_import_page.py",
    "report": "frozen on the page 报表; tests/ui/test_freezing.py",
    "report_basis": "written beside a frozen report, opens its differences; tests/unit/services/test_freezing.py",
    "report_event": "written by what is done with a report; tests/ui/test_freezing.py",
    "report_answer": "an office's, handed down by the server; tests/ui/test_freezing.py",
    "named_list": "filters of the roster under a name; tests/ui/test_named_lists.py",
    "forms_pack": "chosen in Settings or taken from a file; tests/ui/test_forms_pack.py",
    "form_template": "made beside its file on the page 上级报表; tests/ui/test_office_forms.py",
    "form_filling": "typed beside a form that is filled; tests/ui/test_office_forms.py",
    "person_pair": "what was decided of two rows that may be one woman; tests/ui/test_doubles.py",
    "access_log": "written by an export, listed in Settings; tests/ui/test_exporting.py",
    "process_step": "ticked on the page of its process; tests/ui/test_processes.py",
    "dispatch_entry": "typed beside a computed item of a month; tests/ui/test_dispatch.py",
    "congress_sitting": "added in the congress, with its meeting; tests/ui/test_congresses.py",
    "congress_item": "ticked on the day of its congress; tests/ui/test_congresses.py",
    "roll_call": "taken in a sitting; tests/ui/test_congresses.py",
    "delegate": "added by name or from a table in the congress; tests/ui/test_congresses.py",
    "election": "begun in the congress, locked and superseded; tests/ui/test_congresses.py",
    "candidate": "put on a ballot, frozen when it is printed; tests/ui/test_congresses.py",
    "election_count": "one person's typing of a count; tests/ui/test_congresses.py",
    "election_tally": "a line of a typing; tests/ui/test_congresses.py",
    "election_worker": "named beside a ballot, never a candidate; tests/unit/services/test_congresses.py",
    "need_step": "chosen and typed on the page of its need; tests/ui/test_needs.py",
    "dispute_look": "typed on the page of its dispute; tests/ui/test_needs.py",
    "dispute_check": "a line of a month's check; tests/ui/test_needs.py",
    "setting": "set in Settings; tests/unit/services/test_township_settings.py",
}
#: Kinds that the sample does not show: what people decide, how the laptop is set, files.
NOT_IN_SAMPLE: Final = frozenset({"conflict", "erasure", "setting", "attachment", "file", "sheet", "import_batch"}) | {
    "report",
    "report_basis",
    "report_event",
    "report_answer",
    "person_pair",
    "access_log",
    "forms_pack",
    "form_template",
    "form_filling",
}
#: Rows that nobody writes as one writes a record.
NOT_WRITTEN: Final[Mapping[str, str]] = {
    "conflict": "the server's merge writes it",
    "erasure": "it erases a woman",
    "user": "its role decides what is taken",
    "report_answer": "the server writes it for an office",
}
#: Fields without words, as no page, history or choice shows them.
SILENT: Final[Mapping[str, frozenset[str]]] = {
    "org_unit": frozenset({"joint_with", "reformed_on", "is_pilot", "contact_point_of"})
    | frozenset({"step_organisation", "step_team", "step_place", "step_funds"}),
    "attendance": frozenset({"sheet", "row", "newcomer"}),
    "sheet": frozenset({"printed_at", "layout", "rows"}),
    "attachment": frozenset({"owner_kind", "owner", "sha256", "mime", "size", "width", "height"}),
    "file": frozenset({"owner_kind", "owner", "sha256", "size"}),
    "conflict": frozenset({"row", "field", "versions", "decided_by"}),
    "erasure": frozenset({"row", "requested_on"}),
    "report_basis": frozenset({"digest", "part", "counted"}),
    "person_pair": frozenset({"one", "other", "apart", "one_took", "other_took"}),
}

_MADE: Final[Mapping[Type, Any]] = {
    Type.DATE: "2026-03-08",
    Type.TIME: "2026-03-08T10:00",
    Type.INT: 3,
    Type.FLAG: 1,
    Type.REAL: 1.5,
    Type.BYTES: bytes(range(32)),
    Type.LIST: ["草原"],
    Type.JSON: {"n": 1},
    Type.SEALED: b"sealed",
}


def value_of(kind: str, field: Field, ids: Mapping[str, bytes]) -> Any:
    """A value that a field may hold; None where it refers to a kind of which ``ids`` has no row."""
    stated = PLAIN_BY_KIND.get(kind) or (ROWS[kind].plain if kind in ROWS else None)
    if stated and stated.rule(field.name).phone:
        return "13900000000"
    if stated and (stated.rule(field.name).clock or stated.rule(field.name).month):
        return "10:00" if stated.rule(field.name).clock else "2026-03"
    if stated and stated.rule(field.name).year:
        return 2026
    table = stated.rule(field.name).codes if stated else ""
    if table:
        from desktop.services.codes import TABLES

        return next(iter(TABLES[table]))
    if field.type is Type.TEXT:
        return f"草原{field.name}"
    if field.type in (Type.REF, Type.REFS):
        id_ = ids.get(field.to or "")
        return id_ if field.type is Type.REF or id_ is None else [id_]
    return _MADE[field.type]


def typed_of(kind: str, field: Field, ids: Mapping[str, bytes]) -> Any:
    """The same as a form's field takes it."""
    return Clear(f"草原{field.name}") if field.type is Type.SEALED else value_of(kind, field, ids)


def in_clear(desk: Desk, value: Any) -> Any:
    """Values of a form with the words that lie sealed in them read, as somebody types them."""
    if isinstance(value, Sealed):
        return Clear(desk.sealing.unseal(value, "check") or "")
    if isinstance(value, dict):
        return {name: in_clear(desk, part) for name, part in value.items()}
    return [in_clear(desk, part) for part in value] if isinstance(value, list) else value


def row_of(kind: str, ids: Mapping[str, bytes]) -> dict[str, Any]:
    """A whole row of a kind: of a plain one it is about the first thing that it may be about."""
    plain = PLAIN_BY_KIND.get(kind)
    others = set(list(plain.subjects)[1:]) if plain else set()
    found = {f.name: value_of(kind, f, ids) for f in BY_NAME[kind].fields if f.name not in ("deleted", *others)}
    return {name: value for name, value in found.items() if value is not None}


def rows_in(desk: Desk) -> dict[str, bytes]:
    """Rows of the copied township that a record may refer to."""
    her = desk.people.search("其木格")[0].id
    person = desk.people.get(her)
    assert person is not None and person.household is not None
    terms = desk.terms.names()
    return {
        "person": her,
        "household": person.household["id"],
        "home": next(iter(desk.homes.ids()), b""),
        "org_unit": desk.units.gachas()[0].id,
        **({"term": terms[0][0]} if terms else {}),
        "activity": next(iter(desk.activities.ids()), b""),
        "volunteer_team": next(iter(desk.teams.ids()), b""),
        "meeting": next(iter(desk.meetings.ids()), b""),
        "rota": next(iter(desk.rotas.ids()), b""),
        "programme": next(iter(desk.plain["programme"].ids()), b""),
    }


def whose_name(desk: Desk, kind: str) -> str:
    """The name of the first thing that a record of a plain kind may be about."""
    people = {"person", "household"} & set(PLAIN_BY_KIND[kind].subjects.values())
    if next(iter(PLAIN_BY_KIND[kind].subjects.values()), "") == "home" and not people:
        return str((desk.homes.page(desk.homes.ids())[0] or {})["name"])
    return "其木格" if people else desk.units.gachas()[0].short


def without(desk: Desk, kind: str) -> None:
    """Takes the records of a plain kind away, closed ones too."""
    if own := desk.plain.get(kind):
        for id_ in own.ids(PlainFilter(ended=None)):
            own.delete(id_)
