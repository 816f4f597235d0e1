"""What the page of every plain kind promises: typing, saving, undo, history, drafts, a viewer, finding, paper, pages of
whom it is about."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.register import register_of
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.names import initials
from desktop.services.plain import ABOUT
from desktop.services.plain_kinds import PLAIN_BY_KIND, ROWS
from desktop.services.plain_records import UNSET
from desktop.ui.found import found as words_found
from desktop.ui.help import page_of as help_of
from desktop.ui.history_view import HistoryView
from desktop.ui.pages import page_specs
from desktop.ui.plain_page import PlainPage, look_of, page_at
from desktop.ui.record_words import field_words, kind_words, page_of_kind
from desktop.ui.related import Related
from desktop.ui.today.page import TodayPage
from protocol.records import BY_NAME, Erased, Type
from tests.kinds.conftest import KEY
from tests.kinds.owners import row_values
from tests.kinds.stated import in_clear, rows_in, typed_of, whose_name, without
from tests.ui.deskside import NOW, Window, context_of

EVERY = pytest.mark.parametrize("kind", sorted(PLAIN_BY_KIND))


def open_page(qtbot: QtBot, desk: Desk, kind: str) -> tuple[PlainPage, Window]:
    page, window = page_on(desk, kind)
    qtbot.addWidget(page)
    return page, window


def page_on(desk: Desk, kind: str) -> tuple[PlainPage, Window]:
    context, window = context_of(desk)
    page = page_at(context, page_of_kind(kind))
    page.resize(1400, 800)
    page.show()
    return page, window


class Shared:
    """One page of a kind on one copy of the township, with one record that was typed into every field. What a test does
    there is taken back after it, so that the next one finds what this one found."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self.desk, self.rows = desk, rows_in(desk)
        without(desk, kind)
        self.page, self.window = page_on(desk, kind)
        self.page.new_record()
        self.typed = fill(self.page, self.rows)
        self.page.editor.finish()
        (self.id,) = self.page.service.ids()
        self.page.side.close_panel()  # as ``restore`` leaves it: whichever test comes first finds the same
        self.window.notify.toasts.clear()
        self._author, self._before = desk.records.user, desk.records.acts(1)[0].number
        self._announce = desk.journal.announce

    @property
    def record(self) -> dict[str, Any]:
        """The record as it stands."""
        return self.page.service.get(self.id) or {}

    def restore(self) -> None:
        """Takes back what was done since, and leaves the page as it was."""
        self.desk.records.use(self._author)
        self.desk.journal.announce = self._announce  # another page of this desk took the word
        for act in self.desk.records.acts(200):
            if act.number > self._before and not act.undone:
                self.desk.records.undo(act.number)
        for kept in self.desk.drafts.all():
            self.desk.drafts.drop(kept.key)
        self.page.editor.draft.forget()
        self.page.side.close_panel()
        self.page.clear_filters()
        self.page.context.bus.deliver()
        self.page.reload()
        self.window.notify.toasts.clear()
        self.window.went.clear()
        assert self.page.service.ids() == [self.id] and self.desk.drafts.count() == 0
        assert held_as_typed(self.page, self.id, self.typed) == self.typed


@pytest.fixture(scope="module")
def pages(
    township: Path, tmp_path_factory: pytest.TempPathFactory, themed: QApplication
) -> Iterator[dict[str, Shared]]:
    made: dict[str, Shared] = {}
    yield made
    for each in made.values():
        each.page.close()
        each.page.deleteLater()
        each.desk.close()


@pytest.fixture
def shared(
    kind: str,
    pages: dict[str, Shared],
    township: Path,
    tmp_path_factory: pytest.TempPathFactory,
    qtbot: QtBot,
    dressed: QApplication,
) -> Iterator[Shared]:
    if kind not in pages:
        folder = tmp_path_factory.mktemp(kind) / "township"
        shutil.copytree(township, folder)
        pages[kind] = Shared(Desk.open(folder, lambda: NOW, KEY), kind)
    yield pages[kind]
    pages[kind].restore()


def fill(page: PlainPage, rows: dict[str, bytes], about: str = "") -> dict[str, Any]:
    """Types into every field of the form but the day on which it ends; gives what it holds then."""
    plain = page.plain
    for name in page.look.form:
        if name == plain.ends:
            continue
        if name == ABOUT:
            field = about or next(iter(plain.subjects))
            value: Any = {field: rows[plain.subjects[field]]}
        elif name in ROWS:
            value = [row_values(ROWS[name], rows)]
        else:
            value = typed_of(plain.kind, BY_NAME[plain.kind].by_name[name], rows)
        editor = page.editor.form.editor(name)
        editor.set_value(value)
        editor.edited.emit()
    return page.editor.form.values()


def held_as_typed(page: PlainPage, id: bytes, typed: dict[str, Any]) -> dict[str, Any]:
    """What a record holds of the fields that were typed; rows that it owns as they were typed, without their ids."""
    held = in_clear(page.context.desk, page.read(id) or {})
    found = {name: held[name] for name in typed}
    for name in ROWS.keys() & found.keys():
        found[name] = [{key: row[key] for key in made} for row, made in zip(found[name], typed[name], strict=True)]
    return found


def name_of(page: PlainPage, typed: dict[str, Any]) -> str:
    """What a record is called of which this was typed: by its name, or by whom it is about."""
    return (
        whose_name(page.context.desk, page.plain.kind)
        if page.plain.named_by == ABOUT
        else str(typed[page.plain.named_by])
    )


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
    record = page.service.get(id_) or {}
    assert held_as_typed(page, id_, typed) == typed
    shown = words_in(page)
    assert all(page.cell(record, name) in shown and page.cell(record, name) for name in page.look.columns)
    history = HistoryView(page.context)
    qtbot.addWidget(history)
    history.show_record(kind, id_)
    told = "\n".join(str(part.property("text") or "") for part in history.findChildren(object))
    named = [name for name in page.look.form if name not in (ABOUT, page.plain.ends)]
    assert all((kind_words(name) if name in ROWS else field_words(name, kind)) in told for name in named)
    window.notify.toasts[-1][1]()
    assert page.service.ids() == [] and page.table.count() == 0
    window.notify.toasts[-1][1]()
    assert page.service.ids() == [id_] and desk.drafts.count() == 0


@EVERY
def test_it_may_be_about_each_that_is_stated_and_stands_on_its_page(kind: str, shared: Shared, qtbot: QtBot) -> None:
    page, window, rows = shared.page, shared.window, shared.rows
    for number, (field, to) in enumerate(page.plain.subjects.items(), 2):
        page.new_record()
        fill(page, rows, field)
        page.editor.finish()
        assert page.service.count() == number
        record = page.service.get(page.editor.id or b"") or {}
        assert record[ABOUT] == {field: rows[to]} and record["about_name"]
        related = Related(page.context)
        qtbot.addWidget(related)
        related.show_about({to: rows[to]})
        for line in related.findChildren(QPushButton):
            line.click()
        assert (page_of_kind(kind), {"id": record["id"]}) in window.went


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
def test_only_what_was_changed_is_written_when_she_goes_on(kind: str, shared: Shared) -> None:
    page, name = shared.page, words_field(shared.page)
    page.open_record(shared.id)
    page.editor.form.editor(name).set_value("另一个名字")
    page.go_back()
    assert set(shared.desk.records.history(kind, shared.id)[0].fields) == {name}
    assert shared.record[name] == "另一个名字"


@EVERY
def test_a_draft_outlives_the_page(kind: str, shared: Shared, qtbot: QtBot) -> None:
    page, desk = shared.page, shared.desk
    page.new_record()
    typed = fill(page, shared.rows)
    page.flush()
    (kept,) = desk.drafts.all(f"{kind}.new")
    assert kept.title == name_of(page, typed) and page.place() == {"draft": kept.key}
    again, _ = open_page(qtbot, desk, kind)
    again.go_to(draft=kept.key)
    assert in_clear(desk, again.editor.form.values()) == typed
    again.editor.drop()
    assert desk.drafts.count() == 0 and again.service.ids() == [shared.id]


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
def test_what_was_deleted_is_in_the_bin_and_comes_back(kind: str, shared: Shared) -> None:
    page, desk = shared.page, shared.desk
    page.open_record(shared.id)
    page.delete_button.click()
    assert page.table.count() == 0 and not page.side.panel_open
    assert shared.window.notify.toasts[-1][0] == page.words.deleted
    (key,) = (key for key in desk.bin.ids(kind, name_of(page, shared.typed)) if key.endswith(shared.id))
    desk.bin.bring_back([key])
    assert page.service.ids() == [shared.id]


@EVERY
def test_it_is_found_by_its_name_and_by_whom_it_is_about(kind: str, shared: Shared, qtbot: QtBot) -> None:
    page, window, desk = shared.page, shared.window, shared.desk
    name = name_of(page, shared.typed)
    for text in (name[:2], initials(whose_name(desk, kind))) if page.plain.about else (name[:2],):
        (hit,) = (hit for hit in desk.finding.find(text) if hit.group == kind)
        found = words_found(page.context, page_specs(TodayPage, TodayPage), hit)
        found.open()
        assert found.title == name and window.went[-1] == (page_of_kind(kind), {"id": shared.id})
        page.header.search.setText(text)  # type: ignore[union-attr]
        assert page.table.count() == 1
    page.header.search.setText("没有这个")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.table.count() == 0)
    assert page.nothing_found.isVisible()
    assert page.go_back() and page.table.count() == 1
    for field, chips in page.chips.items():
        code = shared.record[field]
        chips.chosen.emit([code])
        assert page.table.count() == 1
        for other in ("no_such_code", UNSET):
            chips.chosen.emit([other])
            assert page.table.count() == 0
        page.clear_filters()
    for field, flag in page.flags.items():
        flag.click()
        assert page.table.count() == bool(shared.record[field]) and field_words(field, kind) in page.narrowed()
        desk.journal.write([Edit(kind, shared.id, {field: None})], Label("test"))
        page.reload()
        assert page.table.count() == 0 and page.filtered() and page.go_back() and page.table.count() == 1
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
def test_what_is_due_is_asked_for_until_it_ended(kind: str, qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    page, _ = open_page(qtbot, desk, kind)
    service, due = page.service, page.plain.due
    if not due:
        assert page.due is None and service.due_today() == []
        return
    page.new_record()
    fill(page, rows_in(desk))
    page.editor.form.editor(due).set_value("2026-11-23")
    page.editor.finish()
    id_ = page.editor.id or b""
    assert page.go_back() and service.due_today() == [id_], "from its day on"
    service.save(id_, {due: "2026-11-24"})
    assert service.due_today() == []
    page.go_to(due=True)
    assert page.due is not None and page.due.isChecked() and page.table.count() == 0
    service.save(id_, {due: "2026-11"})
    page.reload()
    assert list(page.table.records.ids) == [id_] and page.narrowed() == [page.due.text()]
    assert [
        column.tone(row)
        for column in page.columns()
        if column.key == due and column.tone
        for row in service.page([id_])
    ] == ["warn"]
    service.save(id_, {page.plain.ends: "2026-11-23"})
    page.reload()
    assert page.table.count() == 0 and page.go_back() and not page.due.isChecked()


@EVERY
def test_a_viewer_only_looks(kind: str, shared: Shared, qtbot: QtBot) -> None:
    shared.desk.records.add_user("看看", "viewer")
    page, _ = open_page(qtbot, shared.desk, kind)
    page.new_record()
    assert not page.side.panel_open and not page.header.primary.isVisible()
    page.open_record(shared.id)
    assert page.editor.done.isHidden() and page.delete_button.isHidden()


@EVERY
def test_it_has_help_and_its_list_prints_as_a_register(kind: str, shared: Shared, qtbot: QtBot) -> None:
    page, desk = shared.page, shared.desk
    for language in ("zh_CN", "en"):
        assert help_of(page.help_topic, language).stem == page.help_topic != "index"
    if page.look.book is None:
        return
    data = register_of(desk, kind, page.look.book, page.service.ids())
    told = [cell for group in data.groups for row in group.rows for cell in row]
    fields = [name for name, _ in page.look.book.columns]
    assert len(told) == len(fields) and name_of(page, shared.typed) in told
    empty = {name for name, cell in zip(fields, told, strict=True) if not cell} & set(page.look.form)
    assert empty <= {page.plain.ends}
    page.print_shown()
    assert page.paper is not None
    with qtbot.waitSignal(page.paper.shown, timeout=20_000):
        pass
    assert page.paper.preview.page_count == 1 and page.side.isHidden()
    assert page.go_back() and page.side.isVisible()


@EVERY
def test_a_code_of_a_newer_version_is_shown_as_itself_and_kept(kind: str, shared: Shared) -> None:
    page, desk = shared.page, shared.desk
    page.open_record(shared.id)
    coded = [name for name in page.look.form if page.plain.rule(name).codes]
    for name in coded:
        desk.journal.write([Edit(kind, shared.id, {name: "from_tomorrow"})], Label("test"))
    page.context.bus.deliver()
    page.reload()
    assert all("from_tomorrow" in words_in(page) for name in coded if name in page.look.columns)
    long = [name for name in page.look.form if page.plain.rule(name).long and page.plain.type(name) is Type.TEXT]
    for name in long:
        page.editor.form.editor(name).set_value("改了")
    page.editor.flush()
    record = shared.record
    assert {record[name] for name in coded} <= {"from_tomorrow"} and {record[name] for name in long} <= {"改了"}


def test_every_type_of_a_field_can_be_typed() -> None:
    """A plain kind may use these types; another one needs its editor in ``PlainPage.field`` first."""
    known = {Type.TEXT, Type.DATE, Type.INT, Type.FLAG, Type.REF, Type.LIST, Type.REFS, Type.SEALED}
    used = {
        (kind, name)
        for kind, plain in PLAIN_BY_KIND.items()
        for name in look_of(page_of_kind(kind)).form
        if plain.type(name) not in known and name not in plain.beside
    }
    assert used == set()
