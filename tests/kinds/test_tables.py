"""Rows of every plain kind go out to a table and come in again as they were."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.plain import ABOUT
from desktop.services.plain_kinds import PLAIN, PLAIN_BY_KIND
from desktop.services.tables import add_rows, as_csv, as_tsv, read_rows, rows_out
from desktop.ui.plain_page import look_of, page_at
from desktop.ui.record_words import field_words, page_of_kind
from protocol.records import BY_NAME
from tests.kinds.stated import row_of, rows_in
from tests.ui.deskside import context_of

EVERY = pytest.mark.parametrize("kind", sorted(PLAIN_BY_KIND))


def heads_of(kind: str) -> dict[str, str]:
    return {name: field_words(name, kind) for name in look_of(page_of_kind(kind)).form}


def written(kind: str, rows: dict[str, bytes]) -> dict[str, Any]:
    """A record that did not end, with all that its form holds."""
    plain, form = PLAIN_BY_KIND[kind], look_of(page_of_kind(kind)).form
    held = {*form, *plain.subjects, *plain.beside.values()} - {plain.ends}
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
    again = {name: [words] for name, words in heads.items()}
    read = read_rows(desk, kind, table, again)
    assert (len(read.known), read.new, read.wrong) == (len(subjects), [], [])
    for id_ in ids:
        service.delete(id_)
    read = read_rows(desk, kind, f"一个标题\n\n{table}", again)
    assert len(read.new) == len(subjects) and read.wrong == []
    act = add_rows(desk, kind, read).act
    assert sorted(map(str, values_of(desk, kind))) == sorted(map(str, before)) and act is not None
    desk.records.undo(act)
    assert service.ids() == []


@EVERY
def test_what_is_not_sure_is_named_and_left_out(kind: str, desk: Desk) -> None:
    plain, heads = PLAIN_BY_KIND[kind], heads_of(kind)
    again = {name: [words] for name, words in heads.items()}
    name = heads[plain.named_by]
    assert read_rows(desk, kind, "别的\t列\n1\t2", again).lines == ()
    if plain.about:
        desk.people.quick_add("其木格")
        head, day = f"{name}\t{heads[ABOUT]}", "草原"
        if plain.named_by == ABOUT:  # its name is whom it is about
            head, day = f"{heads[plain.newest]}\t{name}", "2026-03-08"
        lines = (f"{day}\t其木格", f"{day}\t没有这个人", f"{day}\t", "\t乌日娜", f"{day}\t乌日娜", f"{day}\t乌日娜")
        table = "\n".join((head, *lines))
        read = read_rows(desk, kind, table, again)
        assert [line.error for line in read.lines][:3] == [
            (ABOUT, "name_several"),
            (ABOUT, "name_unknown"),
            (ABOUT, "required"),
        ]
        assert read.lines[3].error is not None and len(read.new) == 1 and len(read.known) == 1
    read = read_rows(desk, kind, f"{name}\n'=草原", again)
    assert read.lines[0].values[plain.named_by] == "=草原"
    coded = next((field for field, rule in plain.rules.items() if rule.codes), None)
    if coded:
        called = "乌日娜" if plain.named_by == ABOUT else "草原"
        read = read_rows(desk, kind, f"{name}\t{heads[coded]}\n{called}\t没有这个词", again)
        assert read.lines[0].error == (coded, "word_unknown")


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
def test_the_page_saves_its_list_and_takes_pasted_rows(
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
    table = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").replace(",", "\t")
    page.show_paste()
    assert page.paste is not None and page.side.isHidden()
    page.paste.box.setPlainText(table)
    assert not page.paste.add.isEnabled() and "1" in page.paste.found.text()
    page.paste.box.setPlainText(table.replace("草原", "新的"))
    assert page.paste.add.isEnabled()
    with qtbot.waitSignal(page.paste.left):
        page.paste.add.click()
    assert service.count() == 2 and page.side.isVisible()
    page.show_paste()
    page.paste.box.setPlainText("什么都不是")
    assert page.paste.columns.text() == "" and page.paste.found.text() and not page.paste.add.isEnabled()
    page.print_shown()
    assert page.paper is not None and page.paste.isHidden(), "one in place of the list, never two"
    assert page.go_back() and page.side.isVisible()
