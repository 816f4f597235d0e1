"""Story 6: a visit finds a treatment nobody paid for; a sealed need is opened, referred by a printed 转办单, answered,
told and closed, in the real window; a vice chair on the same laptop reads none of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from demo.hands import button_of, click, make_lock, settle, until, write
from desktop.app import Program
from desktop.services.sealing import Sealed
from desktop.store import keys
from desktop.ui import translation
from desktop.ui.elided import ElidedLink
from desktop.ui.needs.page import NeedsPage
from desktop.ui.paper_view import PaperView
from desktop.ui.sealed_editor import SealedEditor
from desktop.ui.visits.page import VisitsPage
from desktop.ui.welcome.window import Welcome
from tests.stories.laptops import CODE, Laptops, desk_of, fit, window_of
from tests.stories.test_visits_by_keys import MOST_KEYS, Keys, focused
from tests.ui.test_congresses import pdf_words

HER, SAID = "其木格", "住院费三万没有人付"


@pytest.fixture
def laptops(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptops]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    made = Laptops(qapp)
    yield made
    made.end()
    translation.install(qapp, "en")


def encrypted(laptops: Laptops, root: Path) -> Program:
    """A new township of its own, behind its lock."""
    program = laptops.first_run(root)
    welcome = program.front
    assert isinstance(welcome, Welcome)
    welcome.begin_township(CODE)
    make_lock(welcome.lock_steps)
    until(lambda: welcome.steps.currentWidget() is welcome.who, "who uses it")
    write(welcome.name, "乌云")
    welcome.finish()
    until(lambda: program.window is not None, "the window")
    fit(program)
    desk = desk_of(program)
    desk.people.quick_add(HER, gacha=desk.units.gachas()[0].id)
    return program


def referral(page: NeedsPage, step: bytes) -> str:
    """What stands on the 转办单 as it is shown, and the list again."""
    view = page._list_paper
    before = view.preview._paper if view is not None else None
    page.print_slip("referral", step)
    shown = page._over
    assert isinstance(shown, PaperView)
    until(lambda: shown.preview._paper not in (None, before), "the paper")
    assert shown.preview._paper is not None and shown.preview.page_count == 1
    words = pdf_words(shown.preview._paper.pdf)
    page.go_back()
    return words


def opened_by_a_visit(program: Program) -> tuple[NeedsPage, bytes]:
    """By keys alone: whom, what she said, what kind of help she asks for; and the need that it opened."""
    window, desk = window_of(program), desk_of(program)
    window.go("visits")
    visits = window.current()
    assert isinstance(visits, VisitsPage)
    window.activateWindow()
    settle()
    typed = Keys()
    typed.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for letter in "qmg":
        typed.press(letter)
    typed.press(Qt.Key.Key_Return)
    typed.to(visits, "situation")
    write(focused(), "刚做完手术，一个人在家")
    typed.to(visits, "difficulty")
    write(focused(), SAID)
    for _ in range(8):
        if visits.asked.isAncestorOf(focused()):
            break
        typed.press(Qt.Key.Key_Tab)
    health = button_of(visits.asked, "健康")
    while focused() is not health:
        typed.press(Qt.Key.Key_Right)
    typed.press(Qt.Key.Key_Space)
    typed.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: desk.visits.count() == 1, "the visit is written")
    assert typed.count <= MOST_KEYS, typed.count
    (visit,) = desk.visits.ids()
    assert (desk.visits.get(visit) or {})["difficulty"] is None, "its words went over to the need"
    click(visits.opened.findChildren(ElidedLink)[0])
    page = window.current()
    assert isinstance(page, NeedsPage) and page.editor.id is not None
    return page, page.editor.id


def step(page: NeedsPage, act: str, **fields: str) -> None:
    """The next step, by its chip; what it says, typed; done."""
    steps = page.steps
    steps.choose(act)
    assert steps.form is not None
    for name, words in fields.items():
        editor = steps.form.editor(name)
        if isinstance(editor, SealedEditor):
            write(editor.lines.box, words)
        else:
            editor.set_value(words)
            editor.edited.emit()
    click(steps.done)


def test_a_treatment_nobody_paid_for(tmp_path: Path, laptops: Laptops) -> None:
    program = encrypted(laptops, tmp_path / "chair")
    window, desk = window_of(program), desk_of(program)
    page, need = opened_by_a_visit(program)
    record = desk.needs.get(need) or {}
    assert record["sealed"] == 1 and record["matter"] is None and isinstance(record["sealed_matter"], Sealed)
    # 转办: nothing that names her goes out until she agrees; what was typed stays in its field
    step(page, "refer", to_text="旗医保局", sealed_text=f"{HER}住院费无人支付")
    form = page.steps.form
    assert form is not None and form.error_text("sealed_text") and desk.needs.steps(need) == []
    box = form.editor("sealed_text")
    assert isinstance(box, SealedEditor)
    box.lines.box.clear()
    write(box.lines.box, "一名妇女住院费无人支付")
    click(page.steps.done)
    (sent,) = desk.needs.steps(need)
    record, today = desk.needs.get(need) or {}, desk.today()
    assert record["state"] == "referred" and record["due_now"] == (today + timedelta(days=15)).isoformat()
    first = referral(page, sent["id"])
    assert HER not in first and "旗医保局" in first and "一名妇女住院费无人支付" in first and sent["no"] in first
    assert [each.reason for each in desk.sealing.openings("need_step", sent["id"])] == ["refer"]
    page._on_part("record")
    agrees = page.editor.form.editor("may_refer")
    agrees.set_value(1)
    agrees.edited.emit()
    page.editor.flush()
    assert (desk.needs.get(need) or {})["may_refer"] == 1
    second = referral(page, sent["id"])
    assert HER in second and sent["no"] in second, "the same number"
    # 签收, 答复, 告知, 办结
    page._on_part("steps")
    step(page, "signed")
    step(page, "answer", doc_no="医保〔2026〕7号", sealed_text="二次报销一万八")
    assert (desk.needs.get(need) or {})["state"] == "answered"
    step(page, "tell", satisfied="yes")
    step(page, "close", outcome="O1")
    closed = desk.needs.get(need) or {}
    assert (
        closed["state"] == "closed"
        and closed["told_on"] == today.isoformat()
        and closed["closed_on"] == today.isoformat()
    )
    # read back by who may
    matter = page.editor.form.editor("sealed_matter")
    assert isinstance(matter, SealedEditor)
    page._on_part("record")
    matter.show_words("work")
    assert SAID in matter.lines.box.toPlainText()
    # and by who may not, on the same laptop
    desk.records.add_user("娜仁", "vice_chair")
    until(lambda: window_of(program) is not window, "her own window")
    window = window_of(program)
    window.go("needs", id=need)
    hers = window.current()
    assert isinstance(hers, NeedsPage) and hers.editor.id == need
    hers._on_part("record")
    settle()
    matter = hers.editor.form.editor("sealed_matter")
    assert isinstance(matter, SealedEditor) and not matter.show_button.isVisible() and not matter.lines.isVisible()
    hers.print_slip("referral", sent["id"])
    assert hers._over is None, "it is told why, and nothing is printed"
    hers.state_chips.set_value(["closed"])
    hers._on_states(["closed"])
    table = hers.table.records
    shown = " ".join(table.words(0, column) for column in range(len(table.columns)))
    labels = " ".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())
    assert "封存" in shown and not any(words in shown + labels for words in (HER, SAID, "一万八", "没有人付"))
    window.find_box.open()
    write(window.find_box.field, HER)
    listed = window.find_box.list
    until(lambda: listed.count() and HER in listed.item(0).text(), "what Ctrl+K finds")
    assert not any(closed["no"] in listed.item(row).text() for row in range(listed.count()))
    window.find_box.dismiss()
