"""What rows that a record owns promise: one form, draft, act, history and undo with it; nothing written elsewhere is
lost; search, tables, papers, erasure and the bin know them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.documents.register import register_of
from desktop.errors import ChangedMeanwhile, FieldErrors
from desktop.services.desk import Desk
from desktop.services.plain_kinds import ROWS
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.rows import as_cell, of_cell
from desktop.services.seen import Seen
from desktop.services.tables import as_tsv, rows_out
from desktop.store.changes import Edit, Label
from desktop.store.forgetting import draft_without
from desktop.ui.form_fields import TextEditor
from desktop.ui.history_view import HistoryView
from desktop.ui.record_words import field_words, kind_words
from desktop.ui.rows_editor import SHOWN, RowsEditor
from protocol.erasure import gone_with, ties_of
from protocol.records import KINDS, Erased, Type
from protocol.records.kinds import kind as made_kind
from protocol.records.kinds import owner as owned_by
from protocol.records.kinds import ref, text
from tests.encrypted import opened
from tests.kinds.owners import also_needed, page_of, plain_owner, row_values
from tests.kinds.stated import rows_in
from tests.kinds.taking import states, taken
from tests.ui.deskside import context_of

EVERY = pytest.mark.parametrize("kind", sorted(ROWS))
#: Rows that may be changed and taken out, and those that are only added to.
CHANGED = pytest.mark.parametrize("kind", sorted(kind for kind, rows in ROWS.items() if not rows.adds_only))
ADDED = pytest.mark.parametrize("kind", sorted(kind for kind, rows in ROWS.items() if rows.adds_only))


@pytest.fixture
def owner(kind: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> PlainRecords:
    return plain_owner(ROWS[kind], desk, monkeypatch)


@pytest.fixture
def ids(desk: Desk) -> dict[str, bytes]:
    return rows_in(desk)


def seen_of(desk: Desk, service: PlainRecords, id_: bytes) -> Seen:
    """What a form that is opened now shows."""
    return Seen(desk.records.sight(), service.get(id_) or {})


def first(service: PlainRecords, kind: str, ids: dict[str, bytes], *more: dict[str, Any]) -> bytes:
    """An owner with one row, and ``more``."""
    rows = [row_values(ROWS[kind], ids), *more]
    return service.save(None, {service.plain.named_by: "草原", **also_needed(service.plain, ids), kind: rows}).id


def held(service: PlainRecords, kind: str, id_: bytes) -> list[dict[str, Any]]:
    return list((service.get(id_) or {})[kind])


@CHANGED
def test_owner_and_rows_are_one_act_one_history_and_one_undo(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes]
) -> None:
    rows = ROWS[kind]
    id_ = first(owner, kind, ids)
    (row,) = held(owner, kind, id_)
    assert {name: row[name] for name in rows.columns} == row_values(rows, ids)
    seen = seen_of(desk, owner, id_)
    changed = {**row, rows.named_by: "改了的地方"}
    added = row_values(rows, ids, **{rows.named_by: "新的地方"})
    act = owner.save(id_, {owner.plain.named_by: "改了的名字", kind: [changed, added]}, seen).changes.act
    assert act is not None and {r[rows.named_by] for r in held(owner, kind, id_)} == {"改了的地方", "新的地方"}
    told = desk.records.history(rows.owner, id_)
    assert {line.kind for line in told} == {rows.owner, kind} and len({line.row for line in told}) == 3
    assert set(next(line for line in told if line.row == row["id"]).fields) == {rows.named_by}  # and no other column
    desk.records.undo(act)
    assert held(owner, kind, id_) == [row] and (owner.get(id_) or {})[owner.plain.named_by] == "草原"
    desk.records.redo(act)
    assert len(held(owner, kind, id_)) == 2
    seen = seen_of(desk, owner, id_)
    owner.save(id_, {kind: [r for r in seen.values[kind] if r["id"] != row["id"]]}, seen)
    assert [r[rows.named_by] for r in held(owner, kind, id_)] == ["新的地方"]


@EVERY
def test_what_cannot_be_taken_is_named_and_nothing_is_written(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes]
) -> None:
    rows = ROWS[kind]
    needed = [name for name in rows.columns if rows.plain.rule(name).needed]
    before = desk.journal.head
    for name in needed:
        with pytest.raises(FieldErrors) as error:
            first(owner, kind, ids, row_values(rows, ids, **{name: None}))
        assert error.value.fields == {kind: "required"}
    assert needed and before == desk.journal.head
    id_ = first(owner, kind, ids, dict.fromkeys(rows.columns))  # begun and left empty: no row
    assert len(held(owner, kind, id_)) == 1


@CHANGED
def test_what_came_meanwhile_stays_and_the_same_cell_is_asked_about(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes]
) -> None:
    rows = ROWS[kind]
    id_ = first(owner, kind, ids)
    seen = seen_of(desk, owner, id_)
    (row,) = seen.values[kind]
    mine = {**row, rows.named_by: "我的"}
    # Another window adds a row, and changes another column of this one: both stay.
    other = next(name for name in reversed(rows.columns) if name != rows.named_by and rows.plain.to(name) is None)
    now = seen_of(desk, owner, id_)
    owner.save(id_, {kind: [{**row, other: "别人写的"}, row_values(rows, ids, **{rows.named_by: "别人加的"})]}, now)
    owner.save(id_, {kind: [mine]}, seen)
    assert sorted(r[rows.named_by] for r in held(owner, kind, id_)) == ["别人加的", "我的"]
    assert {r[other] for r in held(owner, kind, id_) if r["id"] == row["id"]} == {"别人写的"}
    with pytest.raises(ChangedMeanwhile) as told:
        owner.save(id_, {kind: [{**row, rows.named_by: "又一个"}]}, seen)
    assert list(told.value.now) == [kind] and len(told.value.now[kind]) == 2
    assert sorted(r[rows.named_by] for r in held(owner, kind, id_)) == ["别人加的", "我的"]


@EVERY
def test_a_deleted_owner_hides_its_rows_and_brings_them_back(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes]
) -> None:
    rows = ROWS[kind]
    id_ = first(owner, kind, ids)
    (row,) = held(owner, kind, id_)
    owner.delete(id_)
    assert desk.bin.ids(kind) == [] and (desk.journal.rows.get(kind, row["id"]) or {})["deleted"] == 1
    (key,) = desk.bin.ids(rows.owner)
    [gone] = desk.bin.page([key])
    assert gone is not None and gone.left == 0
    # Elsewhere somebody who did not know of it wrote one more: it is said, and it is there again with its owner.
    late = {rows.by: id_, **row_values(rows, ids, **{rows.named_by: "晚来的"})}
    desk.journal.write([Edit(kind, bytes(15) + b"\x01", late)], Label("test"))
    [gone] = desk.bin.page([key])
    assert gone is not None and gone.left == 1
    desk.bin.bring_back([key])
    assert sorted(r[rows.named_by] for r in held(owner, kind, id_)) == sorted([row[rows.named_by], "晚来的"])


@CHANGED
def test_it_is_found_by_what_its_rows_say(kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes]) -> None:
    rows = ROWS[kind]
    id_ = first(owner, kind, ids)
    for name in rows.searched:
        seen = seen_of(desk, owner, id_)
        owner.save(id_, {kind: [{**row, name: f"独一无二{name}"} for row in seen.values[kind]]}, seen)
        assert owner.ids(PlainFilter(f"独一无二{name}")) == [id_]
    assert owner.ids(PlainFilter("没有这个词")) == []
    assert rows.searched and id_ in {hit.id for hit in desk.finding.find("独一无二")}
    seen = seen_of(desk, owner, id_)
    owner.save(id_, {kind: []}, seen)
    assert owner.ids(PlainFilter("独一无二")) == []


@EVERY
def test_tables_and_registers_tell_of_rows_and_take_them_in_again(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes], qtbot: QtBot, dressed: QApplication
) -> None:
    rows, name = ROWS[kind], owner.plain.named_by
    id_ = first(owner, kind, ids, row_values(rows, ids, **{rows.named_by: "甲；乙｜丙\\丁"}))
    before = [{n: v for n, v in row.items() if n != "id"} for row in held(owner, kind, id_)]
    heads = {field: field_words(field, rows.owner) for field in (name, *also_needed(owner.plain, ids), kind)}
    table = as_tsv(rows_out(desk, rows.owner, [id_], heads))
    assert "甲" in table
    owner.delete(id_)
    planned = taken(desk, rows.owner, table)
    assert states(planned) == ["new"]
    act = desk.imports.write(planned).changes.act
    (again,) = owner.ids(PlainFilter("草原"))
    after = [{n: v for n, v in row.items() if n != "id"} for row in held(owner, kind, again)]
    assert sorted(map(str, after)) == sorted(map(str, before))  # of one day they follow by their ids
    page = page_of(rows, context_of(desk)[0])
    qtbot.addWidget(page)
    assert page.look.book is not None
    ((cells, *_),) = [group.rows for group in register_of(desk, rows.owner, page.look.book, [again]).groups]
    assert cells[1].count("\n") == 1 and "甲；乙｜丙\\丁" in cells[1]
    coded = next((n for n in rows.columns if rows.plain.rule(n).codes), None)
    if coded is not None:
        wrong = as_cell([["没有这个词" if n == coded else "" for n in rows.columns]])
        (row,) = taken(desk, rows.owner, f"{heads[name]}\t{heads[kind]}\n别的\t{wrong}").plan.rows
        assert row.person.unread == {kind: "word_unknown"} and "没有这个词" in row.person.kept[kind]
    assert act is not None
    desk.records.undo(act)
    assert owner.ids(PlainFilter("草原")) == []


@ADDED
def test_what_was_written_stays_and_is_added_to(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes]
) -> None:
    """A correction is a further row, from whatever window; only an undo takes one back."""
    rows = ROWS[kind]
    id_ = first(owner, kind, ids)
    (row,) = held(owner, kind, id_)
    seen, before = seen_of(desk, owner, id_), desk.journal.head
    for now in ([{**row, rows.named_by: "改了的地方"}], [], None):
        with pytest.raises(FieldErrors) as error:
            owner.save(id_, {kind: now}, seen)
        assert error.value.fields == {kind: "written_stays"}
    with pytest.raises(FieldErrors):
        owner.save(id_, {kind: [{**row, rows.named_by: "改了的地方"}]})
    assert desk.journal.head == before and held(owner, kind, id_) == [row]
    act = owner.save(id_, {kind: [row, row_values(rows, ids, **{rows.named_by: "独一无二"})]}, seen).changes.act
    owner.save(id_, {kind: [row, row_values(rows, ids, **{rows.named_by: "别人加的"})]}, seen)
    assert {r[rows.named_by] for r in held(owner, kind, id_)} == {row[rows.named_by], "独一无二", "别人加的"}
    assert owner.ids(PlainFilter("独一无二")) == [id_] and id_ in {hit.id for hit in desk.finding.find("独一无二")}
    assert act is not None
    desk.records.undo(act)
    assert {r[rows.named_by] for r in held(owner, kind, id_)} == {row[rows.named_by], "别人加的"}


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_cell_of_rows_is_read_as_it_was_written(rows: list[list[str]]) -> None:
    assert of_cell(as_cell(rows)) == ([] if rows == [[""]] else rows)


# --- the form ---------------------------------------------------------------------------------------------------------


def open_form(qtbot: QtBot, desk: Desk, kind: str) -> tuple[Any, RowsEditor, Any]:
    context, window = context_of(desk)
    page = page_of(ROWS[kind], context)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    qtbot.waitExposed(page)
    page.new_record()
    editor = page.editor.form.editor(kind)
    assert isinstance(editor, RowsEditor)
    return page, editor, window


def unfold(editor: RowsEditor) -> None:
    """The first row, where it is not unfolded yet."""
    if not editor.card.isVisible():
        editor.toggle(0)


def type_row(editor: RowsEditor, values: dict[str, Any]) -> None:
    """Types into every field of the unfolded row."""
    for name, value in values.items():
        editor.form.editor(name).set_value(value)
        editor.form.editor(name).edited.emit()


@CHANGED
def test_rows_are_typed_kept_saved_changed_and_taken_out(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes], qtbot: QtBot, dressed: QApplication
) -> None:
    rows = ROWS[kind]
    page, editor, window = open_form(qtbot, desk, kind)
    for field, value in {owner.plain.named_by: "草原", **also_needed(owner.plain, ids)}.items():
        page.editor.form.editor(field).set_value(value)
    editor.add.click()
    assert editor.card.isVisible()
    needed = next(name for name in rows.columns if rows.plain.rule(name).needed)
    type_row(editor, row_values(rows, ids, **{needed: None}))
    page.editor.finish()
    assert editor.form.error_text(needed) and owner.ids(PlainFilter("草原")) == []
    type_row(editor, row_values(rows, ids))
    page.flush()
    (draft,) = desk.drafts.all(f"{rows.owner}.new")
    again, other, _ = open_form(qtbot, desk, kind)
    again.go_to(draft=draft.key)
    assert other.value() == editor.value()
    again.close()
    page.editor.finish()
    (id_,) = owner.ids(PlainFilter("草原"))
    (row,) = held(owner, kind, id_)
    assert editor.value() == [row] and not page.editor.dirty
    # Leaving the record writes what was changed, and of the row no other column.
    unfold(editor)
    type_row(editor, {rows.named_by: "改了的地方"})
    page.go_back()
    assert desk.records.history(rows.owner, id_)[0].fields == {rows.named_by: "改了的地方"}
    history = HistoryView(page.context)
    qtbot.addWidget(history)
    history.show_record(rows.owner, id_)
    told = "\n".join(str(part.property("text") or "") for part in history.findChildren(object))
    filled = [name for name, value in row_values(rows, ids).items() if value is not None]
    assert all(field_words(name, kind) in told for name in filled) and kind_words(kind) in told
    page.open_record(id_)
    unfold(editor)
    editor.take.click()
    page.editor.finish()
    assert held(owner, kind, id_) == []
    window.notify.toasts[-1][1]()
    assert len(held(owner, kind, id_)) == 1


@CHANGED
def test_what_another_window_wrote_is_shown_beside_hers(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes], qtbot: QtBot, dressed: QApplication
) -> None:
    rows = ROWS[kind]
    id_ = first(owner, kind, ids)
    page, editor, _ = open_form(qtbot, desk, kind)
    page.open_record(id_)
    editor.toggle(0)
    type_row(editor, {rows.named_by: "我的"})
    (row,) = held(owner, kind, id_)
    other = next(name for name in reversed(rows.columns) if name != rows.named_by and rows.plain.to(name) is None)
    there = [{**row, rows.named_by: "她的", other: "她写的"}, row_values(rows, ids, **{rows.named_by: "她加的"})]
    owner.save(id_, {kind: there}, seen_of(desk, owner, id_))
    page.editor.finish()
    assert "她的" in page.editor.form.error_text(kind)
    page.editor.finish()
    now = {r[rows.named_by]: r for r in held(owner, kind, id_)}
    assert set(now) == {"我的", "她加的"} and now["我的"][other] == "她写的"


@ADDED
def test_a_form_shows_what_was_written_and_takes_what_is_added(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes], qtbot: QtBot, dressed: QApplication
) -> None:
    rows = ROWS[kind]
    id_ = first(owner, kind, ids)
    page, editor, _ = open_form(qtbot, desk, kind)
    page.open_record(id_)
    editor.toggle(0)
    line = editor.form.editor(rows.named_by)
    assert isinstance(line, TextEditor) and line.line.isReadOnly() and not editor.take.isVisible()
    editor.add.click()
    assert not line.line.isReadOnly() and editor.take.isVisible()
    type_row(editor, row_values(rows, ids, **{rows.named_by: "新的地方"}))
    page.editor.finish()
    assert sorted(r[rows.named_by] for r in held(owner, kind, id_)) == sorted([f"草原{rows.named_by}", "新的地方"])


@EVERY
def test_a_viewer_only_looks_and_earlier_rows_are_folded(
    kind: str, desk: Desk, owner: PlainRecords, ids: dict[str, bytes], qtbot: QtBot, dressed: QApplication
) -> None:
    rows = ROWS[kind]
    by = next((name for name in rows.order if rows.plain.type(name) is not Type.INT), rows.named_by)
    more = [row_values(rows, ids, **{by: f"2025-0{n}-01"}) for n in range(1, 7)]
    id_ = first(owner, kind, ids, *more)
    desk.records.add_user("看看", "viewer")
    page, editor, _ = open_form(qtbot, desk, kind)
    page.open_record(id_)
    editor.toggle(len(editor.value() or []) - 1)
    assert not editor.add.isVisible() and not editor.take.isVisible() and editor.card.isVisible()
    line = editor.form.editor(rows.named_by)
    assert isinstance(line, TextEditor) and line.line.isReadOnly()
    if rows.grows:
        assert sum(line.isVisible() for line in editor.lines) == SHOWN and editor.earlier.isVisible()
        editor.earlier.click()
    assert sum(line.isVisible() for line in editor.lines) == 7
    assert all(button.accessibleName() for button in editor.buttons)


# --- erasure ----------------------------------------------------------------------------------------------------------


def test_rows_and_their_rows_go_with_an_owner_that_goes_with_a_woman() -> None:
    """No kind has grandchildren yet: two made up ones do, under the awards of a woman."""
    step = made_kind("award_step", 108, owned_by("award", 2, "award"), text("text", 3))
    line = made_kind("award_line", 109, owned_by("step", 2, "award_step"), ref("told_by", 3, "person", Erased.NAMED))
    ties = ties_of((*KINDS, step, line))
    award = next(kind for kind in KINDS if kind.name == "award")
    her, hers, two, three, other = (bytes([n]) * 16 for n in range(1, 6))
    cells = {
        award.number: {hers: {award.by_name["person"].number: her}, other: {}},
        108: {two: {2: hers}},
        109: {three: {2: two}, b"9" * 16: {2: b"8" * 16, 3: her}},
    }
    gone = gone_with(her, lambda number: cells.get(number, {}), ties)
    assert {id_ for _, id_ in gone} == {her, hers, two, three} and set(gone.values()) == {Erased.HERS}


@EVERY
def test_a_draft_keeps_a_row_that_only_names_her_and_loses_one_about_her(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.store import forgetting

    her, body = "ab" * 16, '{"values":{"name_zh":"草原","%s":[{"note":"她说的","who":{"id":"%s"}},{"note":"别的"}]}}'
    named = draft_without(f"{ROWS[kind].owner}.new-1", body % (kind, her), her)
    assert named is not None and her not in named and "她说的" in named and "别的" in named
    monkeypatch.setattr(forgetting, "_makes_hers", lambda name: {"who"} if name == kind else set())
    about = draft_without(f"{ROWS[kind].owner}.new-1", body % (kind, her), her)
    assert about is not None and "她说的" not in about and "别的" in about and "草原" in about


# --- columns that follow from rows ------------------------------------------------------------------------------------


def test_a_file_from_before_gets_its_columns(tmp_path: Path) -> None:
    """A migration adds table and columns, and nothing is written to the journal for it."""
    desk = Desk.open(tmp_path)
    desk.records.add_user("乌云")
    desk.homes.save(None, {"name_zh": "流动之家"})
    head = desk.journal.head
    desk.close()
    with opened(tmp_path / "township.db") as raw:
        raw.execute("DROP INDEX home_stands_kind")
        for column in ("stands_since", "stands_kind", "stands_place"):
            raw.execute(f"ALTER TABLE home DROP COLUMN {column}")
        raw.execute("DROP TABLE home_place")
        raw.execute("DELETE FROM schema_migration WHERE name LIKE '0009%'")
        raw.execute("PRAGMA user_version = 8")
    desk = Desk.open(tmp_path)
    assert desk.journal.head == head and (desk.homes.page(desk.homes.ids())[0] or {})["stands_kind"] is None
    desk.close()
