"""The workload's records as edits of the product's kinds, with nothing left out.

members → person (``roles`` → tags, ``home`` → household, ``joined`` → consented_on), homes → home (``head`` → carrier,
``address`` → note, ``seats`` → women_covered), activities → activity (``notes`` → content, ``head_count`` →
guests_unnamed, ``organiser`` → expected), visits → visit (``need`` → situation, ``outcome`` → measure), attendance →
attendance (``signed`` → state present or absent). Gachas are named by their units.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bench.workload import GACHA
from desktop.services.codes import code_of
from desktop.store.changes import Edit
from protocol.ids import derived_id

#: The user who writes.
USER = derived_id("bench user")

_KINDS = {"members": "person", "homes": "home", "activities": "activity", "visits": "visit", "attendance": "attendance"}


def id_of(text: str) -> bytes:
    """16 bytes of a written UUID."""
    return bytes.fromhex(text.replace("-", ""))


def _coded(table: str) -> Callable[[str], str]:
    return lambda value: code_of(table, value) or value


def _plain(value: Any) -> Any:
    return value


def _gacha(value: str) -> bytes:
    return derived_id("bench gacha", value)


def _list_of_one(value: str) -> list[bytes]:
    return [id_of(value)]


_FIELDS: dict[str, dict[str, tuple[str, Callable[[Any], Any]]]] = {
    "members": {
        "name": ("name_zh", _plain),
        "phone": ("phone", _plain),
        "birth": ("birth", _plain),
        "sex": ("sex", lambda value: "2" if value == "女" else "1"),
        "ethnicity": ("ethnic", _coded("ethnic")),
        "education": ("education", _coded("education")),
        "gacha": ("gacha", _gacha),
        "roles": ("tags", lambda value: value.split("、")),
        "home": ("household", id_of),
        "joined": ("consented_on", _plain),
    },
    "homes": {
        "name": ("name_zh", _plain),
        "gacha": ("org", _gacha),
        "address": ("note", _plain),
        "head": ("carrier", _plain),
        "phone": ("phone", _plain),
        "opened": ("founded_on", _plain),
        "area": ("area", _plain),
        "seats": ("women_covered", _plain),
        "lat": ("lat", _plain),
        "lon": ("lon", _plain),
    },
    "activities": {
        "title": ("title", _plain),
        "kind": ("kind", _plain),
        "home": ("home", id_of),
        "start": ("start", _plain),
        "notes": ("content", _plain),
        "head_count": ("guests_unnamed", _plain),
        "organiser": ("expected", _list_of_one),
    },
    "visits": {
        "member": ("person", id_of),
        "visitor": ("visitors", _list_of_one),
        "date": ("date", _plain),
        "need": ("situation", _plain),
        "outcome": ("measure", _plain),
    },
    "attendance": {
        "activity": ("activity", id_of),
        "member": ("person", id_of),
        "signed": ("state", lambda value: "present" if value else "absent"),
    },
}


def units() -> list[Edit]:
    """The gachas, which the records refer to, and the user who writes."""
    gachas = [Edit("org_unit", _gacha(name), {"name_zh": name}) for name in GACHA]
    return [*gachas, Edit("user", USER, {"name": "主席", "role": "chair"})]


def edit_of(table: str, id_: str, values: dict[str, Any]) -> Edit:
    """A record as the edit that makes it."""
    fields = _FIELDS[table]
    return Edit(_KINDS[table], id_of(id_), {fields[n][0]: fields[n][1](v) for n, v in values.items()})


def field_of(table: str, id_: str, field: str, value: Any) -> Edit:
    """A changed field as an edit."""
    name, convert = _FIELDS[table][field]
    return Edit(_KINDS[table], id_of(id_), {name: convert(value)})
