"""What the page of every plain kind promises: typing, saving, undo, history, drafts, a viewer, finding, paper, pages of
whom it is about."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.register import register_of
from desktop.services.desk import Desk
from desktop.services.plain import ABOUT
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.services.plain_records import UNSET
from desktop.ui.found import found as words_found
from desktop.ui.help import page_of as help_of
from desktop.ui.history_view import HistoryView
from desktop.ui.pages import page_specs
from desktop.ui.plain_page import PlainPage, look_of, page_at
from desktop.ui.record_words import field_words, page_of_kind
from desktop.ui.related import Related
from desktop.ui.today.page import TodayPage
from protocol.records import BY_NAME, Erased, Type
from tests.kinds.stated import rows_in, value_of
from tests.ui.deskside import Window, context_of

EVERY = pytest.mark.parametrize("kind", sorted(PLAIN_BY_KIND))


def open_page(qtbot: QtBot, desk: Desk, kind: str) -> tuple[PlainPage, Window]:
    context, window = context_of(desk)
    page = page_at(context, page_of_kind(kind))
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    qtbot.waitExposed(page)
    return page, window


def fill(page: PlainPage, rows: dict[str, bytes], about: str = "") -> dict[str, Any]:
    """Types into every field of the form but the day on which it ends; gives what it holds then."""
    plain = page.plain
    for name in page.look.form:
        if name == plain.ends:
            continue
        if name == ABOUT:
            field = about or next(iter(plain.subjects))
            value: Any = {field: rows[plain.subjects[field]]}
        else:
            value = value_of(plain.kind, BY_NAME[plain.kind].by_name[name], rows)
        editor = page.editor.form.editor(name)
        editor.set_value(value)
        editor.edited.emit()
    return page.editor.form.values()


def name_of(page: PlainPage, typed: dict[str, Any]) -> str:
    """What a record is called of which this was typed: by its name, or by whom it is about."""
    return "其木格" if page.plain.named_by == ABOUT else str(typed[page.plain.named_by])


def words_field(page: PlainPage) -> str:
    """A field of words."""
    return page.plain.searched[0] if page.plain.named_by == ABOUT else page.plain.named_by


def words_in(page: PlainPage) -> str:
    """What the list shows, row by row."""
    table = page.table.records
    return "\n".join(
        " ".join(table.words(row, column) for column in range(len(table.columns))) for row in range(page.table.count())
    )


@EVERY
def test_what_is_typed_is_saved_shown_told_taken_back_and_done_again(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, window = open_page(qtbot, desk, kind)
    assert page.table.count() == 0 and page.empty.isVisible()
    page.new_record()
    page.editor.finish()
    needed = [name for name, rule in page.plain.rules.items() if rule.needed]
    needed += [ABOUT] if page.plain.about and page.plain.about.needed else []
    asked = [name for name in needed if not page.proposal().get(name)]
    assert asked and all(page.editor.form.error_text(name) for name in asked) and page.service.count() == 0
    typed = fill(page, rows_in(desk))
    page.editor.finish()
    (id_,) = page.service.ids()
    held, record = page.read(id_) or {}, page.service.get(id_) or {}
    assert {name: held[name] for name in typed} == typed
    shown = words_in(page)
    assert all(page.cell(record, name) in shown and page.cell(record, name) for name in page.look.columns)
    history = HistoryView(page.context)
    qtbot.addWidget(history)
    history.show_record(kind, id_)
    told = "\n".join(str(part.property("text") or "") for part in history.findChildren(object))
    assert all(field_words(name, kind) in told for name in page.look.form if name not in (ABOUT, page.plain.ends))
    window.notify.toasts[-1][1]()
    assert page.service.ids() == [] and page.table.count() == 0
    window.notify.toasts[-1][1]()
    assert page.service.ids() == [id_] and desk.drafts.count() == 0


@EVERY
def test_it_may_be_about_each_that_is_stated_and_stands_on_its_page(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, window = open_page(qtbot, desk, kind)
    rows = rows_in(desk)
    for number, (field, to) in enumerate(page.plain.subjects.items(), 1):
        page.new_record()
        fill(page, rows, field)
        page.editor.finish()
        assert page.service.count() == number
        record = page.service.get(page.editor.id or b"") or {}
        assert record[ABOUT] == {field: rows[to]} and record["about_name"]
        related = Related(page.context)
        qtbot.addWidget(related)
        related.show_about({to: rows[to]})
        line = related.findChildren(QPushButton)[0]
        line.click()
        assert window.went[-1] == (page_of_kind(kind), {"id": record["id"]})


@EVERY
def test_it_stands_on_the_pages_of_what_it_refers_to(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, window = open_page(qtbot, desk, kind)
    rows = rows_in(desk)
    page.new_record()
    fill(page, rows)
    page.editor.finish()
    for to in {to for field, to in page.plain.refs.items() if (page.service.get(page.editor.id or b"") or {})[field]}:
        related = Related(page.context)
        qtbot.addWidget(related)
        related.show_about({to: rows[to]})
        related.findChildren(QPushButton)[0].click()
        assert window.went[-1] == (page_of_kind(kind), {"id": page.editor.id})


@EVERY
def test_a_new_one_is_begun_from_the_page_of_whom_it_is_about(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, _ = open_page(qtbot, desk, kind)
    rows = rows_in(desk)
    for field, to in page.plain.subjects.items():
        page.go_to(new=True, about={field: rows[to]})
        assert page.editor.form.values()[ABOUT] == {field: rows[to]} and not page.editor.dirty
    page.new_record()
    assert not page.editor.form.values().get(ABOUT)


@EVERY
def test_only_what_was_changed_is_written_when_she_goes_on(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, _ = open_page(qtbot, desk, kind)
    page.new_record()
    fill(page, rows_in(desk))
    page.editor.finish()
    name = words_field(page)
    page.editor.form.editor(name).set_value("另一个名字")
    page.go_back()
    (id_,) = page.service.ids()
    assert set(desk.records.history(kind, id_)[0].fields) == {name}
    assert (page.service.get(id_) or {})[name] == "另一个名字"


@EVERY
def test_a_draft_outlives_the_page(kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    page, _ = open_page(qtbot, desk, kind)
    page.new_record()
    typed = fill(page, rows_in(desk))
    page.flush()
    (kept,) = desk.drafts.all(f"{kind}.new")
    assert kept.title == name_of(page, typed) and page.place() == {"draft": kept.key}
    again, _ = open_page(qtbot, desk, kind)
    again.go_to(draft=kept.key)
    assert again.editor.form.values() == typed
    again.editor.drop()
    assert desk.drafts.count() == 0 and again.service.count() == 0


@EVERY
def test_what_is_being_typed_about_a_woman_goes_when_she_is_erased(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, _ = open_page(qtbot, desk, kind)
    rows = rows_in(desk)
    hers = [f.name for f in BY_NAME[kind].fields if f.erased in (Erased.HERS, Erased.ABOUT)]
    page.new_record()
    fill(page, rows, next((name for name in hers if name in page.plain.subjects), ""))
    page.flush()
    assert desk.drafts.count() == 1
    page.context.bus.changed.emit(desk.erasure.ask(rows["person"], "her_wish"))
    page.flush()
    if not hers:  # she was only named
        assert desk.drafts.count() == 1 and page.side.panel_open
        return
    assert desk.drafts.count() == 0 and not page.side.panel_open
    assert not any(page.editor.form.values().values())


@EVERY
def test_what_was_deleted_is_in_the_bin_and_comes_back(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, window = open_page(qtbot, desk, kind)
    page.new_record()
    typed = fill(page, rows_in(desk))
    page.editor.finish()
    (id_,) = page.service.ids()
    page.delete_button.click()
    assert page.table.count() == 0 and not page.side.panel_open and window.notify.toasts[-1][0] == page.words.deleted
    (key,) = desk.bin.ids(kind, name_of(page, typed))
    desk.bin.bring_back([key])
    assert page.service.ids() == [id_]


@EVERY
def test_it_is_found_by_its_name_and_by_whom_it_is_about(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, window = open_page(qtbot, desk, kind)
    page.new_record()
    name = name_of(page, fill(page, rows_in(desk)))
    page.editor.finish()
    for text in (name[:2], "qmg") if page.plain.about else (name[:2],):
        (hit,) = (hit for hit in desk.finding.find(text) if hit.group == kind)
        found = words_found(page.context, page_specs(TodayPage, TodayPage), hit)
        found.open()
        assert found.title == name and window.went[-1] == (page_of_kind(kind), {"id": page.editor.id})
        page.header.search.setText(text)  # type: ignore[union-attr]
        assert page.table.count() == 1
    page.header.search.setText("没有这个")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.table.count() == 0)
    assert page.nothing_found.isVisible()
    assert page.go_back() and page.go_back() and page.table.count() == 1
    for field, chips in page.chips.items():
        code = (page.service.get(page.editor.id or b"") or {})[field]
        chips.chosen.emit([code])
        assert page.table.count() == 1
        for other in ("no_such_code", UNSET):
            chips.chosen.emit([other])
            assert page.table.count() == 0
        page.clear_filters()
    for box in page.boxes.values():
        box.setFocus()
        assert box.count() > 1 and page.table.count() == 1
        shown = []
        for at in range(1, box.count()):
            box.setCurrentIndex(at)
            box.activated.emit(at)
            shown.append(page.table.count())
        assert max(shown) == 1 and page.filtered() and page.go_back() and not page.filtered()


@EVERY
def test_what_ended_leaves_the_list_and_is_found_where_that_is_asked(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, _ = open_page(qtbot, desk, kind)
    page.new_record()
    fill(page, rows_in(desk))
    page.editor.finish()
    id_ = page.editor.id or b""
    if not page.plain.ends:
        assert page.ended is None
        return
    page.editor.form.editor(page.plain.ends).set_value("2026-03-08")
    page.editor.finish()
    assert page.table.count() == 0 and page.service.count() == 0 and page.ended is not None
    page.ended.click()
    assert list(page.table.records.ids) == [id_] and page.go_back() and page.go_back()
    assert page.table.count() == 0 and not page.ended.isChecked()


@EVERY
def test_a_viewer_only_looks(kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    page, _ = open_page(qtbot, desk, kind)
    page.new_record()
    fill(page, rows_in(desk))
    page.editor.finish()
    (id_,) = page.service.ids()
    desk.records.add_user("看看", "viewer")
    page, _ = open_page(qtbot, desk, kind)
    page.new_record()
    assert not page.side.panel_open and not page.header.primary.isVisible()
    page.open_record(id_)
    assert page.editor.done.isHidden() and page.delete_button.isHidden()


@EVERY
def test_it_has_help_and_its_list_prints_as_a_register(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    page, _ = open_page(qtbot, desk, kind)
    for language in ("zh_CN", "en"):
        assert help_of(page.help_topic, language).stem == page.help_topic != "index"
    if page.look.book is None:
        return
    page.new_record()
    typed = fill(page, rows_in(desk))
    page.editor.finish()
    data = register_of(desk, kind, page.look.book, page.service.ids())
    told = [cell for group in data.groups for row in group.rows for cell in row]
    assert len(told) == len(page.look.book.columns) and name_of(page, typed) in told and all(told)
    page.print_shown()
    assert page.paper is not None
    with qtbot.waitSignal(page.paper.shown, timeout=20_000):
        pass
    assert page.paper.preview.page_count == 1 and page.side.isHidden()
    assert page.go_back() and page.side.isVisible()


@EVERY
def test_a_code_of_a_newer_version_is_shown_as_itself_and_kept(
    kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    from desktop.services import Edit, Label

    page, _ = open_page(qtbot, desk, kind)
    page.new_record()
    fill(page, rows_in(desk))
    page.editor.finish()
    (id_,) = page.service.ids()
    coded = [name for name in page.look.form if page.plain.rule(name).codes]
    for name in coded:
        desk.journal.write([Edit(kind, id_, {name: "from_tomorrow"})], Label("test"))
    page.context.bus.deliver()
    page.reload()
    assert all("from_tomorrow" in words_in(page) for name in coded if name in page.look.columns)
    long = [name for name in page.look.form if page.plain.rules.get(name) and page.plain.rule(name).long]
    for name in long:
        page.editor.form.editor(name).set_value("改了")
    page.editor.flush()
    record = page.service.get(id_) or {}
    assert {record[name] for name in coded} <= {"from_tomorrow"} and {record[name] for name in long} <= {"改了"}


def test_every_type_of_a_field_can_be_typed() -> None:
    """A plain kind may use these types; another one needs its editor in ``PlainPage.field`` first."""
    known = {Type.TEXT, Type.DATE, Type.INT, Type.FLAG, Type.REF, Type.LIST}
    used = {
        (kind, name)
        for kind, plain in PLAIN_BY_KIND.items()
        for name in look_of(page_of_kind(kind)).form
        if plain.type(name) not in known and name not in plain.beside
    }
    assert used == set()
