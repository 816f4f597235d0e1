"""Rows of every plain kind go out to a table and come in again as they were."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services import codes
from desktop.services.desk import Desk
from desktop.services.importing.plan import State
from desktop.services.plain import ABOUT
from desktop.services.plain_kinds import PLAIN, PLAIN_BY_KIND
from desktop.services.sealing import sealed_fields
from desktop.services.tables import as_csv, as_tsv, rows_out
from desktop.table_files.sheets import pasted
from desktop.ui.importing.page import ImportPage
from desktop.ui.importing.shown import heads_of_kinds
from desktop.ui.plain_page import look_of, page_at
from desktop.ui.record_words import field_words, page_of_kind
from protocol.records import BY_NAME
from tests.kinds.stated import row_of, rows_in, whose_name
from tests.kinds.taking import states, taken
from tests.ui.deskside import context_of

EVERY = pytest.mark.parametrize("kind", sorted(PLAIN_BY_KIND))


def heads_of(kind: str) -> dict[str, str]:
    return {name: field_words(name, kind) for name in look_of(page_of_kind(kind)).form}


def written(kind: str, rows: dict[str, bytes]) -> dict[str, Any]:
    """A record that did not end, with all that its form holds."""
    plain, form = PLAIN_BY_KIND[kind], look_of(page_of_kind(kind)).form
    held = {*form, *plain.subjects, *plain.beside.values()} - {plain.ends, *sealed_fields(kind)}  # these stay here
    return {name: value for name, value in row_of(kind, rows).items() if name in held}


def values_of(desk: Desk, kind: str) -> list[dict[str, Any]]:
    service = desk.plain[kind]
    return [{name: (r or {})[name] for name in BY_NAME[kind].names} for r in service.page(service.ids())]


@EVERY
def test_what_goes_out_comes_in_again_as_it_was(kind: str, desk: Desk) -> None:
    service, heads, rows = desk.plain[kind], heads_of(kind), rows_in(desk)
    subjects = service.plain.subjects or {"": ""}
    for field, to in subjects.items():
        values = {name: value for name, value in written(kind, rows).items() if name not in subjects}
        service.save(None, {**values, **({field: rows[to]} if field else {})})
    before, ids = values_of(desk, kind), service.ids()
    table = as_tsv(rows_out(desk, kind, ids, heads))
    assert states(taken(desk, kind, table)) == ["same"] * len(subjects)
    for id_ in ids:
        service.delete(id_)
    planned = taken(desk, kind, f"一个标题\n\n{table}")
    assert states(planned) == ["new"] * len(subjects)
    act = desk.imports.write(planned).changes.act
    assert sorted(map(str, values_of(desk, kind))) == sorted(map(str, before)) and act is not None
    assert states(taken(desk, kind, table)) == ["same"] * len(subjects), "twice the same table adds nothing"
    desk.records.undo(act)
    assert service.ids() == [] and desk.imports.batches() == []


@EVERY
def test_what_is_not_sure_is_asked_about_and_what_is_not_read_is_kept(kind: str, desk: Desk) -> None:
    plain, heads = PLAIN_BY_KIND[kind], heads_of(kind)
    name = heads[plain.named_by]
    rules = desk.imports.rules(heads=heads_of_kinds(desk))
    assert desk.imports.sources("", [pasted("别的\t列\n1\t2")], rules, None, kind) == []
    about_women = whose_name(desk, kind) == "其木格"
    sure = "乌日娜" if about_women else whose_name(desk, kind)
    more_needed = [n for n, r in plain.rules.items() if r.needed and n not in (plain.named_by, plain.newest)]
    made = row_of(kind, {})
    cells_of = {
        n: codes.label(plain.rule(n).codes, str(made[n])) if plain.rule(n).codes else str(made[n]) for n in more_needed
    }
    heads_more = "".join(f"\t{heads[n]}" for n in more_needed)
    cells_more = "".join(f"\t{words}" for words in cells_of.values())
    if plain.about and plain.about.needed:
        desk.people.quick_add("其木格")
        head, day = f"{name}\t{heads[ABOUT]}", "草原"
        if plain.named_by == ABOUT:  # its name is whom it is about
            head, day = f"{heads[plain.newest]}\t{name}", "2026-03-08"
        lines = [
            f"{each}{cells_more}" for each in (f"{day}\t其木格", f"{day}\t没有这个人", f"{day}\t", f"{day}\t{sure}")
        ]
        # A gacha alone in its row is a heading over the rows below, not a record that lacks something.
        lines = [*lines[:3], *([f"\t{sure}"] if about_women else []), lines[3], lines[3]]
        rows = taken(desk, kind, "\n".join((head + heads_more, *lines))).plan.rows
        *unsure, new, twice = rows
        reasons = [*(["name_several"] if about_women else ["name_unknown"]), "name_unknown", "required", "required"]
        assert [row.reasons[0].code for row in unsure] == reasons[: len(unsure)]
        assert [row.state.value for row in rows] == ["unsure"] * len(unsure) + ["new", "left"]
        assert not any(row.writes for row in unsure) and twice.reasons[0].code == "row_twice" and new.writes
    coded = next((field for field, rule in plain.rules.items() if rule.codes and not rule.needed), None)
    if coded:
        called = sure if plain.named_by == ABOUT else "草原"
        more = f"\t{heads[plain.newest]}" if plain.newest else ""
        about = f"\t{heads[ABOUT]}" if plain.about and plain.named_by != ABOUT else ""
        cells = f"{called}\t没有这个词" + ("\t2026-03-08" if more else "") + (f"\t{sure}" if about else "")
        head = f"{name}\t{heads[coded]}{more}{about}{heads_more}"
        planned = taken(desk, kind, f"{head}\n{cells}{cells_more}")
        (row,) = planned.plan.rows
        assert row.person.unread == {coded: "word_unknown"}
        if not any(rule.long for rule in plain.rules.values()):
            assert not row.writes  # it has no words in which that could be kept
            return
        assert row.writes
        (id_,) = desk.imports.write(planned).changes.ids[kind]
        assert any("没有这个词" in str(value) for value in (desk.plain[kind].get(id_) or {}).values())


@given(rows=st.lists(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))), min_size=1, max_size=4)))
def test_no_cell_of_a_csv_is_computed_and_none_is_lost(rows: list[list[str]]) -> None:
    text = as_csv(rows).decode("utf-8-sig")
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in back for cell in row)
    assert [[cell.removeprefix("'") for cell in row] for row in back if row] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


def test_there_is_a_plain_kind() -> None:
    assert PLAIN


@EVERY
def test_the_page_saves_its_list_and_takes_it_in_again(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path
) -> None:
    service, rows = desk.plain[kind], rows_in(desk)
    service.save(None, written(kind, rows))
    context, window = context_of(desk)
    page = page_at(context, page_of_kind(kind))
    qtbot.addWidget(page)
    page.show()
    for way in ("csv", "xlsx"):
        dialog = page.export()
        dialog.way.set_value(way)
        with qtbot.waitSignal(dialog.went_out, timeout=20_000):
            dialog.take_out_to(tmp_path / f"list.{way}")
    assert (tmp_path / "list.xlsx").stat().st_size > 1000 and len(window.notify.toasts) == 2
    copied = as_tsv(rows_out(desk, kind, service.ids(), heads_of(kind)))
    QGuiApplication.clipboard().setText(copied)
    page.open_import()
    assert window.went[-1] == ("import", {"kind": kind, "paste": True})
    imports = ImportPage(context)
    qtbot.addWidget(imports)
    imports.resize(1300, 760)
    imports.show()
    for name in ("list.csv", "list.xlsx"):
        imports.go_to(kind=kind, files=[tmp_path / name])
        qtbot.waitUntil(lambda: imports._job is None, timeout=30_000)
        assert [row.state for row in imports._rows()] == [State.SAME], name
        imports.clear()
    QGuiApplication.clipboard().setText(copied.replace("草原", "新的").replace("2026-03-08", "2026-03-09"))
    imports.go_to(kind=kind, paste=True)
    qtbot.waitUntil(lambda: imports._job is None, timeout=30_000)
    plain = PLAIN_BY_KIND[kind]  # what makes its id, or says which one it is, is the same: it is the record that stands
    told_by_others = plain.named_by == ABOUT and bool(plain.same) and plain.newest not in plain.same
    keyed = bool(BY_NAME[kind].key) or told_by_others
    assert [row.state for row in imports._rows()] == [
        State.CHANGED if keyed else State.NEW
    ] and "1" in imports.write_button.text()
    imports.write()
    qtbot.waitUntil(lambda: imports._job is None, timeout=30_000)
    assert service.count() == 2 - keyed and imports.table.count() == 0
    QGuiApplication.clipboard().setText("什么都不是")
    imports.go_to(kind=kind, paste=True)
    qtbot.waitUntil(lambda: imports._job is None, timeout=30_000)
    assert imports.said.text() and imports.table.count() == 0
    page.print_shown()
    assert page.paper is not None
    assert page.go_back() and page.side.isVisible()
