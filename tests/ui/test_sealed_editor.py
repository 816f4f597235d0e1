"""Sealed words in a form: hidden, shown for a reason and a while, and told to be so where they cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.services import her_data
from desktop.services.conflicts import Choice
from desktop.services.desk import Desk
from desktop.services.sealing import Clear, Sealed
from desktop.store.changes import Edit, Label
from desktop.store.driver import Key
from desktop.ui import theme, translation
from desktop.ui.people.page import PeoplePage
from desktop.ui.plain_page import page_at
from desktop.ui.sealed_editor import SealedEditor
from desktop.ui.sync_page.conflicts import ConflictView
from protocol.ids import new_id
from tests.ui.deskside import NOW, context_of

WORDS = "丈夫不让她来"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path, lambda: NOW, Key(bytes(32)))
    made.records.add_user("乌云")
    yield made
    made.close()


def shown_in(widget: QWidget) -> str:
    """All words that stand there, hidden widgets left out."""
    parts = (part for part in widget.findChildren(QWidget) if part.isVisibleTo(widget))
    return "\n".join(str(part.property("text") or part.property("plainText") or "") for part in parts)


def test_typed_words_are_sealed_hidden_and_shown_again_for_a_reason(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light")
    context, _ = context_of(desk)
    page = page_at(context, "consents")
    qtbot.addWidget(page)
    page.show()
    her = desk.people.quick_add("其木格").id
    page.go_to(new=True, about={"person": her})
    form = page.editor.form
    form.editor("covers").set_value("needs")
    editor = form.editor("reason")
    assert isinstance(editor, SealedEditor) and not editor.lines.isHidden()
    editor.lines.box.setPlainText(WORDS)
    assert editor.value() == Clear(WORDS)
    page.editor.draft.keep()
    assert [WORDS in body for (body,) in desk.db.rows("SELECT body FROM draft")] == [False]
    page.editor.finish()
    (id_,) = page.service.ids()
    assert isinstance(editor.value(), Sealed) and WORDS not in shown_in(page) and editor.lines.isHidden()

    editor.show_words("refer")
    assert WORDS in shown_in(page) and not page.editor.dirty
    (opening,) = desk.sealing.openings("consent", id_)
    assert (opening.author, opening.reason) == (desk.records.user, "refer")
    editor._timer.timeout.emit()
    assert WORDS not in shown_in(page) and not page.editor.dirty
    editor.show_words("correct")
    editor.lines.box.setPlainText(f"{WORDS}，已谈过")
    page.hide()  # another page, or a locked window
    assert editor.value() == Clear(f"{WORDS}，已谈过") and WORDS not in editor.lines.box.toPlainText()
    page.show()
    page.editor.finish()
    editor.show_words("check")
    assert f"{WORDS}，已谈过" in shown_in(page)


def test_who_may_not_is_told_why(desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    her = desk.people.quick_add("其木格").id
    values = {"about": {"person": her}, "covers": "needs", "given_on": "2026-03-08", "reason": WORDS}
    id_ = desk.plain["consent"].save(None, values).id
    desk.records.add_user("录入", "gacha_chair")
    context, _ = context_of(desk)
    page = page_at(context, "consents")
    qtbot.addWidget(page)
    page.show()
    page.open_record(id_)
    editor = page.editor.form.editor("reason")
    assert isinstance(editor, SealedEditor) and editor.lines.isHidden() and editor.show_button.isHidden()
    assert "Only the chair" in editor.state.text() and "1 with sealed words" in page.count_words(1)
    page.editor.form.editor("note").set_value("来过")
    page.editor.flush()
    kept = desk.plain["consent"].get(id_)
    assert kept is not None and kept["note"] == "来过"
    page.new_record()
    assert editor.lines.isHidden()


def test_words_that_differ_are_opened_for_a_reason_and_then_decided(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    her, other = desk.people.quick_add("其木格").id, "她说还有孩子"
    values = {"about": {"person": her}, "covers": "needs", "given_on": "2026-03-08", "reason": Clear(WORDS)}
    id_ = desk.plain["consent"].save(None, values).id
    sides = [desk.sealing.seal("consent", "reason", id_, words).hex() for words in (WORDS, other)]
    more = {"author": desk.records.user.hex(), "stamp": 1 << 40, "device": "00", "number": 1}
    versions = [{"value": side, **more} for side in sides]
    fields = {"kind": "consent", "row": id_, "field": "reason", "versions": versions, "state": "open"}
    desk.journal.write([Edit("conflict", new_id(), fields)], Label("test"))
    translation.install(qapp, "en")
    view = ConflictView(context_of(desk)[0])
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    assert view.read() == 1
    qtbot.waitUntil(lambda: shown_in(view).count("Show…") == 2)
    assert WORDS not in shown_in(view) and other not in shown_in(view)
    for editor in (each for each in view.findChildren(SealedEditor) if each.isVisibleTo(view)):
        editor.show_words("check")
        assert editor.lines.box.isReadOnly()
    assert WORDS in shown_in(view) and other in shown_in(view)
    assert [line.reason for line in desk.sealing.openings("consent", id_)] == ["check", "check"]
    chair = desk.records.user
    desk.records.add_user("录入", "gacha_chair")
    view.read()
    qtbot.waitUntil(lambda: "Only the chair" in shown_in(view))
    assert other not in shown_in(view) and not any(take.isEnabled() for take in view._takes)
    with pytest.raises(KnownError, match="sealed_role"):
        desk.conflicts.decide([Choice(desk.conflicts.open()[0], 1)])
    desk.records.use(chair)
    view.read()
    view._takes[1].click()
    sealed = (desk.plain["consent"].get(id_) or {})["reason"]
    assert desk.sealing.unseal(sealed, "check") == other and desk.conflicts.count() == 0


def test_who_read_a_womans_page_stands_there(desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    translation.install(qapp, "en")
    her, other = desk.people.quick_add("其木格").id, desk.people.quick_add("乌日娜").id
    context, _ = context_of(desk)
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.show()
    page.open_record(other)
    page.open_record(her)  # at once: of the other one nothing was read
    for _ in range(2):
        page._reading.timeout.emit()
    (opening,) = desk.sealing.openings("person", her)
    assert opening.author == desk.records.user and desk.sealing.openings("person", other) == []
    page._person_view().show_part("history")
    assert "Who read it on this laptop" in shown_in(page) and "The page" in shown_in(page)
    told = her_data.all_about(desk, her)
    assert told is not None and any(section.title.startswith("谁看过") and section.rows for section in told.sections)
