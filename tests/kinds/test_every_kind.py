"""What every kind of record promises, plain or not: words, a stated erasure that is carried out, a second laptop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.services import codes
from desktop.services.plain_kinds import PLAIN_BY_KIND, ROWS
from desktop.services.sample import sample
from desktop.store.changes import Edit, Label
from desktop.ui import record_words, translation
from desktop.ui.act_words import act_words
from protocol.erasure import TIES
from protocol.ids import derived_id, new_id
from protocol.records import BY_NAME, KINDS, Erased, Kind, Type
from tests.kinds.stated import NOT_IN_SAMPLE, NOT_PLAIN, NOT_WRITTEN, SILENT, row_of
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import Laptop, World
from tools import kinds as tool

NAMES = [kind.name for kind in KINDS]
WRITTEN = [name for name in NAMES if name not in NOT_WRITTEN]
LANGUAGES = ("zh_CN", "en")
ERASED = Path(__file__).with_name("erased.txt")


@pytest.fixture(scope="module")
def in_sample() -> frozenset[str]:
    return frozenset(row.kind for row in sample())


def test_each_kind_is_plain_or_says_why_not() -> None:
    assert sorted([*NOT_PLAIN, *PLAIN_BY_KIND, *ROWS]) == sorted(NAMES)
    root = Path(__file__).resolve().parents[2]
    assert [why for why in NOT_PLAIN.values() if not (root / why.rpartition("; ")[2]).exists()] == []


def test_what_an_erasure_does_stands_frozen_for_every_reference_to_a_woman() -> None:
    """Somebody who changes it changes what she was promised: it is decided here once more."""
    stated = [
        f"{kind.name}.{field.name} {field.erased.value}" for kind in KINDS for field in kind.fields if field.erased
    ]
    assert stated == ERASED.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_and_codes_have_words(kind: str, language: str, dressed: Any) -> None:
    translation.install(dressed, language)
    plain = PLAIN_BY_KIND.get(kind)
    shown = {name for name in BY_NAME[kind].names if name not in SILENT.get(kind, ())} | (
        {"about"} if plain and plain.about else set()
    )
    assert {name for name in shown if record_words.field_words(name, kind) == name} == set()
    if language == "zh_CN":
        english = {name for name in shown if record_words.field_words(name, kind).isascii()}
        assert english == set()
    tables = {name: table for name in shown if (table := record_words.table_of(kind, name))}
    for table in tables.values():
        assert all(record_words.term(table, code) not in ("", code) for code in codes.TABLES[table])


@pytest.mark.parametrize("kind", sorted([*PLAIN_BY_KIND, *ROWS]))
def test_nothing_is_missing_that_the_tool_knows(kind: str) -> None:
    assert list(tool.lacks(kind)) == []


def test_the_tool_names_what_a_kind_lacks() -> None:
    assert list(tool.lacks("no_such_kind")) and list(tool.lacks("sheet"))
    assert tool.statements("visit")[0].startswith('CREATE TABLE "visit"') and 'ON "visit"' in tool.migration("visit")
    made = tool.migration("home_place")
    assert all(f'"{part}"' in made for part in ("home_place", "stands_kind", "home_stands_kind"))
    assert "ALTER TABLE" not in tool.migration("visit")
    assert tool.protocol_line("visit") in Path(tool.ROOT / "docs/sync-protocol.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(PLAIN_BY_KIND))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_done_to_it_has_words(kind: str, language: str, dressed: Any) -> None:
    translation.install(dressed, language)
    for deed in ("save", "delete"):
        words = act_words(f"{kind}.{deed}", "草原")
        assert "草原" in words and f"({kind}" not in words


@pytest.mark.parametrize("kind", [name for name in NAMES if name not in NOT_IN_SAMPLE])
def test_the_sample_shows_it(kind: str, in_sample: frozenset[str]) -> None:
    assert kind in in_sample


# --- two laptops and a server, in this process ------------------------------------------------------------------------


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def put(laptop: Laptop, kind: str, id_: bytes, fields: dict[str, Any]) -> None:
    """One act on one row."""
    laptop.journal.write([Edit(kind, id_, fields)], Label("test"))


_AROUND = ("person", "household", "org_unit", "home", "activity", "sheet", "user", "chat_group", "media_account")


def rows_around(write: Any) -> dict[str, bytes]:
    """Rows that others refer to, a woman among them."""
    ids = {kind: new_id() for kind in _AROUND}
    write("person", ids["person"], name_zh="其木格", status="active")
    write("household", ids["household"], head=ids["person"])
    write("org_unit", ids["org_unit"], name_zh="萨仁台嘎查", level="gacha")
    write("home", ids["home"], name_zh="流动妇女之家")
    write("activity", ids["activity"], title="座谈")
    return ids


def made_row(kind: Kind, ids: dict[str, bytes]) -> tuple[bytes, dict[str, Any]]:
    fields = row_of(kind.name, ids)
    return kind.derived_id(fields) or new_id(), fields


@pytest.mark.parametrize("name", WRITTEN)
def test_a_second_laptop_shows_it(name: str, world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    ids = rows_around(a.write)
    id_, fields = made_row(BY_NAME[name], ids)
    put(a, name, id_, fields)
    a.sync()
    b.sync()
    shown = b.row(name, id_)
    assert {field: shown[field] for field in fields} == fields and not a.journal.log.refused()
    assert a.digest == b.digest == world.digest()
    assert_replay_gives_rows(b.db)


REVIEWED = [
    (kind.name, field.name)
    for kind in KINDS
    if kind.name in WRITTEN
    for field in kind.fields
    if field.policy.value == "review" and field.type is Type.TEXT
]


@pytest.mark.parametrize(("name", "field"), REVIEWED)
def test_two_who_wrote_a_reviewed_field_are_asked(name: str, field: str, world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    ids = rows_around(a.write)
    id_, fields = made_row(BY_NAME[name], ids)
    put(a, name, id_, fields)
    a.sync()
    b.sync()
    put(a, name, id_, {field: "她写的"})
    put(b, name, id_, {field: "我写的"})
    for laptop in (a, b, a):
        laptop.sync()
    found = a.db.rows("SELECT kind, field FROM conflict WHERE state = 'open' AND row = ?", (id_,))
    assert found == [(name, field)] and b.row(name, id_)[field] == "她写的"


ABOUT_A_WOMAN = [
    (kind.name, field.name, field.erased)
    for kind in KINDS
    for field in kind.fields
    if field.to == "person" and field.type is Type.REF and kind.name in WRITTEN and field.name != "merged_into"
]


@pytest.mark.parametrize(("name", "field", "how"), ABOUT_A_WOMAN)
def test_an_erasure_does_what_is_stated(name: str, field: str, how: Erased, world: World) -> None:
    kind = BY_NAME[name]
    a, b = world.laptop("a"), world.laptop("b")
    ids = rows_around(a.write)
    id_, fields = made_row(kind, ids)
    assert fields[field] == ids["person"]
    if how is not Erased.HERS:  # with another field that is hers the row would go whole
        fields = {n: value for n, value in fields.items() if kind.by_name[n].erased is not Erased.HERS}
    put(a, name, id_, fields)
    a.sync()
    b.sync()
    asked = {"kind": "person", "row": ids["person"], "reason": "her_wish", "requested_on": "2026-11-24"}
    put(a, "erasure", derived_id("erasure", "person", ids["person"]), asked)
    for laptop in (a, b, a):
        laptop.sync()
        row = laptop.row(name, id_)
        words = {f.name for f in kind.fields if f.type is Type.TEXT and not f.code and row[f.name] is not None}
        if how is Erased.HERS:
            assert {f: row[f] for f in fields if row[f] is not None} == {} and row["deleted"] == 1
        elif how is Erased.ABOUT:
            assert words == set() and row[field] == ids["person"]
        else:
            assert row[field] == ids["person"] and {f: row[f] for f in words} == {f: fields[f] for f in words}
    if how is not Erased.NAMED:
        assert (kind.number, kind.by_name[field].number) in {(tie.kind, tie.field) for tie in TIES}
