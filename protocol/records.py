"""The kinds of record, their fields, and how two laptops' edits of a field are merged.

This table is the single source: the laptop's tables, the wire's field numbers and the server's merge all read
it. Names, codes and rules follow the working terms of the women's federations. Numbers are for the wire: they are
never reused and never changed; new kinds and fields only get new numbers (protocol version 1 is additive).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from protocol.ids import derived_id


class Type(Enum):
    """What a field holds; in brackets what travels (None is "empty" for each)."""

    TEXT = "text"  # (str)
    DATE = "date"  # (str: ISO date, or partial: 1975, 1975-03)
    TIME = "time"  # (str: local ISO date and time, 2026-11-24T18:00)
    INT = "int"  # (int)
    FLAG = "flag"  # (int 0 or 1)
    REAL = "real"  # (float)
    REF = "ref"  # (bytes, 16: another row's id)
    BYTES = "bytes"  # (bytes)
    REFS = "refs"  # (list of 16-byte ids)
    LIST = "list"  # (list of str)
    JSON = "json"  # (nested lists, dicts, str, int; ids as hex)


class Policy(Enum):
    """How concurrent edits of one field are merged."""

    LATEST = "latest"  # the later stamp wins, the loser goes to the record's history
    REVIEW = "review"  # the confirmed value stays, a person decides


@dataclass(frozen=True)
class Field:
    """One field of a kind; ``number`` is its name on the wire."""

    name: str
    number: int
    type: Type
    policy: Policy = Policy.LATEST
    to: str | None = None  # the kind a REF or REFS points to


@dataclass(frozen=True)
class Kind:
    """One kind of record. ``key``: the fields that its derived id is made of (all set), else the id is a UUIDv7."""

    name: str
    number: int
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    server_only: bool = False  # written by the server's merge, never typed
    by_name: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    by_number: Mapping[int, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {f.name: f for f in self.fields})
        object.__setattr__(self, "by_number", {f.number: f for f in self.fields})

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Field names in wire order."""
        return tuple(f.name for f in self.fields)

    def derived_id(self, values: Mapping[str, object]) -> bytes | None:
        """The id that the key fields give, or None where the kind has no key or a part of it is empty."""
        parts = [values.get(name) for name in self.key]
        if not parts or any(part is None for part in parts):
            return None
        return derived_id(self.name, *parts)  # type: ignore[arg-type]


#: Every kind has it: 1 once the row was deleted. Deleting against editing is always a person's decision.
DELETED = Field("deleted", 1, Type.FLAG, Policy.REVIEW)


def _kind(name: str, number: int, *fields: Field, key: tuple[str, ...] = (), server_only: bool = False) -> Kind:
    return Kind(name, number, (DELETED, *fields), key, server_only)


def _text(name: str, number: int) -> Field:
    return Field(name, number, Type.TEXT)


def _review(name: str, number: int, kind: Type = Type.TEXT, to: str | None = None) -> Field:
    return Field(name, number, kind, Policy.REVIEW, to)


def _date(name: str, number: int) -> Field:
    return Field(name, number, Type.DATE)


def _int(name: str, number: int) -> Field:
    return Field(name, number, Type.INT)


def _flag(name: str, number: int) -> Field:
    return Field(name, number, Type.FLAG)


def _ref(name: str, number: int, to: str) -> Field:
    return Field(name, number, Type.REF, to=to)


def _refs(name: str, number: int, to: str) -> Field:
    return Field(name, number, Type.REFS, to=to)


ORG_UNIT = _kind(
    "org_unit",
    1,
    _text("code", 2),  # 12 digits; units added by hand have none
    _text("level", 3),  # banner sumu gacha community group_member unit enterprise new_field
    _review("name_zh", 4),
    _text("name_mn", 5),
    _ref("parent", 6, "org_unit"),
    _refs("joint_with", 7, "org_unit"),
    _text("short_name", 8),
    _date("reformed_on", 9),
    _text("step_organisation", 10),
    _text("step_team", 11),
    _text("step_place", 12),
    _text("step_funds", 13),
    _flag("is_pilot", 14),
    Field("contact_point_of", 15, Type.JSON),
    _review("merged_into", 16, Type.REF, "org_unit"),
    Field("closed_on", 17, Type.DATE, Policy.REVIEW),
    key=("code",),
)
HOUSEHOLD = _kind(
    "household",
    2,
    _ref("head", 2, "person"),
    _ref("gacha", 3, "org_unit"),
    _text("summer_place", 4),
    _text("winter_place", 5),
    _text("note", 6),
)
PERSON = _kind(
    "person",
    3,
    _review("name_zh", 2),
    _review("name_mn", 3),
    _text("name_latin", 4),
    _text("nickname", 5),
    _review("id_no", 6),  # 18 digits, GB 11643; off by default
    _text("sex", 7),  # GB/T 2261.1
    _date("birth", 8),  # may be partial
    _text("ethnic", 9),  # GB/T 3304
    _text("education", 10),  # GB/T 4658
    _text("politics", 11),  # GB/T 4762
    _text("marital", 12),  # GB/T 2261.2
    _text("job", 13),  # GB/T 2261.4
    _review("phone", 14),
    _text("phone_of", 15),  # self relative
    _ref("gacha", 16, "org_unit"),
    _ref("household", 17, "household"),
    _text("residence", 18),  # resident floating_in floating_out
    Field("tags", 19, Type.LIST),
    _flag("to_complete", 20),
    _review("status", 21),  # active moved died
    _review("merged_into", 22, Type.REF, "person"),
    _date("consented_on", 23),
    _text("note", 24),
)
PERSON_ALIAS = _kind(
    "person_alias",
    4,
    _ref("person", 2, "person"),
    _text("text", 3),
    _text("script", 4),  # zh mn latin
)
APPOINTMENT = _kind(
    "appointment",
    5,
    _ref("person", 2, "person"),
    _ref("org", 3, "org_unit"),
    _text("post", 4),  # P1 主席 … P5 代表
    _text("engagement", 5),  # E1 专职 … E5 志愿者
    _text("rank", 6),
    _flag("in_leading_group", 7),
    _date("from_date", 8),
    _date("to_date", 9),
    _text("how", 10),  # elected co_opted
    _text("ended_why", 11),
    _text("duty", 12),  # the wording on a sheet, where the post's name does not say it
)
HOME = _kind(
    "home",
    6,
    _ref("org", 2, "org_unit"),
    _text("kind", 3),  # H10 … H50
    _text("carrier", 4),
    _review("name_zh", 5),
    _text("name_mn", 6),
    _ref("host_household", 7, "household"),
    _ref("keeper", 8, "person"),
    _review("phone", 9),
    _int("area", 10),  # square metres
    _int("women_covered", 11),
    _date("founded_on", 12),
    _text("awarded_by", 13),
    _flag("is_model", 14),
    _text("summer_place", 15),
    _text("winter_place", 16),
    Field("lat", 17, Type.REAL),
    Field("lon", 18, Type.REAL),
    _text("plaque", 19),
    Field("checklist", 20, Type.LIST),
    _text("note", 21),
    Field("closed_on", 22, Type.DATE, Policy.REVIEW),
)
HOME_PERSON = _kind(
    "home_person",
    7,
    _ref("home", 2, "home"),
    _ref("person", 3, "person"),
    _text("role", 4),  # mobile volunteer
    key=("home", "person"),
)
ACTIVITY = _kind(
    "activity",
    8,
    _text("kind", 2),  # A01 … A99
    _text("title", 3),
    Field("start", 4, Type.TIME),
    Field("end", 5, Type.TIME),
    _ref("home", 6, "home"),
    _text("place", 7),
    _refs("hosts", 8, "org_unit"),  # the first is 主办, the others 联办
    _text("speaker", 9),
    _text("recorder", 10),
    _text("content", 11),
    _text("effect", 12),
    _refs("expected", 13, "person"),  # empty: an open activity, no 应到 and no absentees
    _review("guests_unnamed", 14, Type.INT),
    _review("women_among_guests", 15, Type.INT),
    _review("status", 16),  # planned held cancelled
    Field("hosts_text", 17, Type.LIST),  # hosts that are no unit here, in words; they stand after ``hosts``
)
ATTENDANCE = _kind(
    "attendance",
    9,
    _ref("activity", 2, "activity"),
    _ref("person", 3, "person"),
    _text("guest", 4),  # a labelled guest; then there is no person
    _text("role", 5),
    _text("state", 6),  # present late leave absent unknown
    _ref("sheet", 7, "sheet"),
    _int("row", 8),
    _flag("newcomer", 9),
    key=("activity", "person"),
)
SHEET = _kind(
    "sheet",
    10,
    _ref("activity", 2, "activity"),
    Field("printed_at", 3, Type.TIME),
    _text("code", 4),
    _text("layout", 5),  # portrait bilingual
    Field("rows", 6, Type.JSON),  # [[row, person id as hex or null], …] as printed
)
VISIT = _kind(
    "visit",
    11,
    _date("date", 2),
    _refs("visitors", 3, "person"),
    _ref("person", 4, "person"),
    _ref("household", 5, "household"),
    _text("target", 6),  # T1 … T9
    _text("situation", 7),
    _text("difficulty", 8),
    _text("measure", 9),
    _text("place", 10),
    Field("visitors_text", 11, Type.LIST),  # who went and is not on the roster, in words
)
ATTACHMENT = _kind(
    "attachment",
    12,
    _text("owner_kind", 2),
    Field("owner", 3, Type.REF),
    Field("sha256", 4, Type.BYTES),
    _text("mime", 5),
    _int("size", 6),
    _int("width", 7),
    _int("height", 8),
    _text("caption", 9),
)
SAVED_LIST = _kind("saved_list", 13, _text("name", 2), _refs("people", 3, "person"))
USER = _kind(
    "user",
    14,
    _text("name", 2),
    _text("role", 3),  # chair gacha_chair viewer
    _ref("person", 4, "person"),
)
CONFLICT = _kind(
    "conflict",
    15,
    _text("kind", 2),
    Field("row", 3, Type.REF),
    _text("field", 4),
    Field("versions", 5, Type.JSON),  # [{"value", "author", "stamp", "device", "number"}, …]; the first is confirmed
    _text("state", 6),  # open decided
    _ref("decided_by", 7, "user"),
    server_only=True,
)

ERASURE = _kind(
    "erasure",
    16,
    _text("kind", 2),  # person
    Field("row", 3, Type.REF),
    _text("reason", 4),  # her_wish consent_withdrawn purpose_ended entered_wrongly
    _date("requested_on", 5),
    key=("kind", "row"),
)

KINDS: tuple[Kind, ...] = (
    ORG_UNIT,
    HOUSEHOLD,
    PERSON,
    PERSON_ALIAS,
    APPOINTMENT,
    HOME,
    HOME_PERSON,
    ACTIVITY,
    ATTENDANCE,
    SHEET,
    VISIT,
    ATTACHMENT,
    SAVED_LIST,
    USER,
    CONFLICT,
    ERASURE,
)
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
BY_NUMBER: Mapping[int, Kind] = {kind.number: kind for kind in KINDS}
