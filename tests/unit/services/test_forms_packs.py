"""口径包 of a township: from which month it counts, what it never changes, as a file from one township to another."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.figures import Period, Span, Term
from desktop.services.forms_packs import MOST_FILE, Pack
from desktop.services.office_forms.template import Mapped
from desktop.store.changes import Edit, Label
from desktop.ui.messages import WORDS
from protocol.frozen import Frozen

TABLES = Path(__file__).resolve().parents[2] / "tables"
PACK = Pack("旗妇联口径包", "2026-1", "科右前旗妇联", 20, (22, "18:00"), {"act.count": 120})
NOVEMBER = Term(Span.MONTH, 2026, 11)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path / "desk", now=lambda: datetime(2026, 11, 29, 9))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path / "other", now=lambda: datetime(2026, 11, 29, 9))
    desk.records.add_user("其木格")
    yield desk
    desk.close()


def refusal(do: Any) -> str:
    with pytest.raises(KnownError) as told:
        do()
    assert told.value.code in WORDS
    return told.value.code


def with_form(desk: Desk, name: str = "月报") -> None:
    opened = desk.office_forms.open(TABLES / "form_month.xlsx")
    bindings = tuple(desk.office_forms.proposals(opened.book))
    desk.office_forms.save(None, name, "旗妇联", Mapped(opened.sha256, opened.name, bindings), opened)


def test_before_the_first_pack_the_townships_setting_counts(desk: Desk) -> None:
    """Example 41: the month of the change is shorter, no day is counted twice or lost."""
    desk.township_settings.set_closing_day(25)
    desk.forms_packs.save(PACK, date(2026, 12, 9))
    closing = desk.township_settings.closing(31)
    assert NOVEMBER.period(closing) == Period(date(2026, 10, 26), date(2026, 11, 25))
    assert NOVEMBER.step(1).period(closing) == Period(date(2026, 11, 26), date(2026, 12, 20))
    assert NOVEMBER.step(2).period(closing) == Period(date(2026, 12, 21), date(2027, 1, 20))
    assert desk.forms_packs.at(date(2026, 11, 30)) is None and desk.forms_packs.at(date(2026, 12, 1)) == PACK


def test_a_later_pack_counts_from_its_month_and_one_of_the_same_month_takes_its_place(desk: Desk) -> None:
    desk.forms_packs.save(PACK, date(2026, 11, 1))
    later = replace(PACK, version="2027-1", closing=31)
    desk.forms_packs.save(later, date(2027, 1, 1))
    desk.forms_packs.save(replace(PACK, version="2026-2"), date(2026, 11, 20))
    assert [(since, pack.version) for since, pack in desk.forms_packs.all()] == [
        (date(2026, 11, 1), "2026-2"),
        (date(2027, 1, 1), "2027-1"),
    ]
    desk.records.undo(desk.records.acts()[0].number)
    assert desk.forms_packs.at(date(2026, 12, 31)) == PACK and desk.forms_packs.at(date(2027, 3, 1)) == later


def test_a_pack_never_changes_a_frozen_report(desk: Desk) -> None:
    desk.township_settings.set_closing_day(25)
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    before = desk.reports.standing(NOVEMBER)
    desk.forms_packs.save(PACK, date(2026, 11, 1))
    after = desk.reports.standing(NOVEMBER)
    assert before is not None and after is not None and after.frozen == before.frozen and after.frozen is not None
    assert after.frozen.period.last == date(2026, 11, 25) and after.frozen.pack == ""
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    second = desk.reports.standing(NOVEMBER)
    assert second is not None and second.frozen is not None and second.number == 2
    assert (second.frozen.period.last, second.frozen.pack) == (date(2026, 11, 20), "旗妇联口径包 2026-1")
    assert Frozen.of_plain(second.frozen.plain()) == second.frozen
    assert Frozen.of_plain({**second.frozen.plain(), "pack": "别的"}) is None, "the check mark covers it"


def test_a_report_without_a_pack_is_what_it_was_before_there_were_packs(desk: Desk) -> None:
    frozen = desk.reports.prepare(NOVEMBER, 25).frozen
    assert "pack" not in frozen.plain()


def test_what_is_wrong_is_told_and_nothing_is_written(desk: Desk) -> None:
    save = desk.forms_packs.save
    assert refusal(lambda: save(replace(PACK, name=" "), date(2026, 11, 1))) == "pack_name"
    assert refusal(lambda: save(replace(PACK, closing=32), date(2026, 11, 1))) == "pack_closing"
    assert refusal(lambda: save(replace(PACK, due=(27, "25:00")), date(2026, 11, 1))) == "pack_due"
    assert refusal(lambda: save(replace(PACK, targets={"act.count": -1}), date(2026, 11, 1))) == "pack_targets"
    assert desk.forms_packs.all() == []


def test_a_row_of_a_newer_program_does_not_count_here(desk: Desk) -> None:
    desk.forms_packs.save(PACK, date(2026, 11, 1))
    row = desk.journal.log.acts()[0]
    assert row is not None
    fields = {"since": "2026-12-01", "pack": {"format": 9}}
    desk.journal.write([Edit("forms_pack", bytes(16), fields)], Label("test"))
    assert desk.forms_packs.at(date(2026, 12, 31)) == PACK
    assert desk.forms_packs.needs_update(date(2026, 12, 31)) and not desk.forms_packs.needs_update(date(2026, 11, 30))
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    december = desk.reports.prepare(NOVEMBER.step(1), 25)
    assert refusal(lambda: desk.reports.freeze(december)) == "pack_newer_here"
    desk.forms_packs.save(PACK, date(2027, 1, 1))
    assert not desk.forms_packs.needs_update(date(2027, 1, 31))


def test_from_one_township_to_another(desk: Desk, other: Desk, tmp_path: Path) -> None:
    """Made once by whoever is handy: the other township fills the same form without saying a cell."""
    with_form(desk)
    path = tmp_path / "旗.sumupack"
    path.write_bytes(desk.forms_packs.to_file(PACK))
    given = other.forms_packs.of_file(path)
    assert given.pack == PACK and [(name, office) for name, office, _, _ in given.forms] == [("月报", "旗妇联")]
    other.forms_packs.take(given, date(2026, 11, 29))
    (mine,), (theirs,) = other.office_forms.all(), desk.office_forms.all()
    assert (mine.name, mine.mapped) == (theirs.name, theirs.mapped) and mine.id != theirs.id
    assert other.office_forms.kept(mine).raw == (TABLES / "form_month.xlsx").read_bytes()
    assert other.forms_packs.at(date(2026, 11, 1)) == PACK
    other.forms_packs.take(given, date(2026, 11, 29))
    assert [form.id for form in other.office_forms.all()] == [mine.id], "the same one again"
    other.records.undo(other.records.acts()[1].number)
    other.records.undo(other.records.acts()[0].number)


def test_taking_a_pack_is_one_act(desk: Desk, other: Desk, tmp_path: Path) -> None:
    with_form(desk)
    path = tmp_path / "旗.sumupack"
    path.write_bytes(desk.forms_packs.to_file(PACK))
    other.forms_packs.take(other.forms_packs.of_file(path), date(2026, 11, 29))
    other.records.undo(other.records.acts()[0].number)
    assert other.office_forms.all() == [] and other.forms_packs.all() == []


def test_files_that_are_no_pack(desk: Desk, tmp_path: Path) -> None:
    with_form(desk)
    good = json.loads(desk.forms_packs.to_file(PACK))
    path = tmp_path / "x.sumupack"

    def told(value: Any) -> str:
        path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
        return refusal(lambda: desk.forms_packs.of_file(path))

    assert told(b"") == told(b"PK\3\4") == told([]) == told({"kind": "other"}) == "pack_shape"
    assert told(b"[" * 100_000) == "pack_shape"
    assert told({**good, "forms": None}) == "pack_shape"
    assert told({**good, "pack": {**good["pack"], "format": 4}}) == "pack_newer"
    assert told({**good, "pack": {**good["pack"], "closing": 40}}) == "pack_closing"
    (form,) = good["forms"]
    for bad in ({**form, "file": "%%"}, {**form, "mapping": {}}, {**form, "name": " "}, {**form, "name": 3}, "form"):
        assert told({**good, "forms": [bad]}) == "pack_form"
    changed = base64.b64encode((TABLES / "form_protected.xlsx").read_bytes()).decode()
    assert told({**good, "forms": [{**form, "file": changed}]}) == "pack_form", "another file than the mapping's"
    junk = base64.b64encode(b"%PDF-1.7").decode()
    assert told({**good, "forms": [{**form, "file": junk}]}) == "table_none"
    assert told({**good, "forms": [form] * 41}) == "pack_too_large"
    assert told(bytes(MOST_FILE + 1)) == "pack_too_large"
    assert refusal(lambda: desk.forms_packs.of_file(tmp_path / "nowhere")) == "file_gone"


def test_a_form_whose_file_is_not_here_does_not_go_out(desk: Desk) -> None:
    desk.office_forms.save(None, "无文件", "", Mapped("ab" * 32, "x.xlsx"))
    assert json.loads(desk.forms_packs.to_file(PACK))["forms"] == []


def test_what_a_stranger_writes_into_a_pack_stops_nothing(desk: Desk, tmp_path: Path) -> None:
    """Whatever stands in the file, it is refused in words, or kept in bounds."""
    with_form(desk)
    good = json.loads(desk.forms_packs.to_file(PACK))
    (form,), pack, path = good["forms"], good["pack"], tmp_path / "x.sumupack"

    def told(value: Any) -> str:
        path.write_text(json.dumps(value), encoding="ascii")
        return refusal(lambda: desk.forms_packs.of_file(path))

    for part in ("name", "office"):
        assert told({**good, "forms": [{**form, part: "报" * 3_000_000}]}) == "pack_form"
        assert told({**good, "forms": [{**form, part: "月\ud800报"}]}) == "pack_shape"
    assert told({**good, "forms": [{**form, "name": "\x01\x02"}]}) == "pack_form"
    for file in ("../../../evil.exe", "x.xlsx\ud800"):
        assert told({**good, "forms": [{**form, "mapping": {**form["mapping"], "file": file}}]}) in (
            "pack_form",
            "pack_shape",
        )
    assert told({**good, "pack": {**pack, "targets": {"x" * 1_000_000: 3}}}) == "pack_targets"
    assert told({**good, "pack": {**pack, "targets": {"\udfff": 3}}}) == "pack_shape"
    assert told({**good, "pack": {**pack, "name": "\ud800"}}) == "pack_shape"
    outside = {**form["mapping"], "file": "../../..\\上级/月报.xlsx"}
    path.write_text(json.dumps({**good, "forms": [{**form, "mapping": outside}]}), encoding="utf-8")
    ((_, _, mapped, opened),) = desk.forms_packs.of_file(path).forms
    assert mapped.file == opened.name == "月报.xlsx"
