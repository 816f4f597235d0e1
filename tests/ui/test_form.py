"""Forms: load, values, errors beside the field, keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import form, form_fields
from desktop.ui.filter_area import FilterArea
from desktop.ui.form import Form
from desktop.ui.widgets import Flow, Scroll
from tests.ui.parts import compose

TODAY = date(2026, 11, 23)
KINDS = [(f"A{n:02}", word) for n, word in enumerate(["宣传", "培训", "文体", "志愿", "维权", "走访", "团圆"], start=1)]
FULL = {
    "name": "其木格",
    "phone": "13848201234",
    "birth": "1975-03",
    "start": "2026-11-24T18:00",
    "clock": "18:30",
    "kind": "A02",
    "sex": "2",
    "note": "第一行\n第二行",
    "count": 23,
    "model": 1,
    "tags": ["女能人", "牧民"],
    "home": b"\1" * 16,
}


def today() -> date:
    return TODAY


@pytest.fixture
def made(qtbot: QtBot, dressed: QApplication) -> Iterator[Form]:
    fields = [
        form.text("name", "姓名", needed=True),
        form.text("phone", "电话", half=True),
        form.day("birth", "出生", today, partial=True, future=False, half=True),
        form.moment("start", "时间", today),
        form.clock("clock", "钟点"),
        form.chips("kind", "类型", KINDS, shown=3),
        form.choice("sex", "性别", [("2", "女"), ("1", "男")]),
        form.lines("note", "备注"),
        form.number("count", "人数"),
        form.flag("model", "示范", "示范妇女之家"),
        form.tags("tags", "标签", ["女能人"]),
        form.reference("home", "地点", lambda _parent, chosen: chosen(b"\2" * 16), lambda id: f"家{id[0]}"),
    ]
    shown = Form(fields)
    qtbot.addWidget(shown)
    shown.show()
    yield shown


def type_into(qtbot: QtBot, made: Form, name: str, text: str) -> None:
    editor = made.editor(name)
    line = editor.findChild(form_fields.LineEdit)
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, text)


def leave(made: Form, name: str) -> None:
    line = made.editor(name).findChild(form_fields.LineEdit)
    assert line is not None
    line.left.emit()


def test_what_is_loaded_comes_back_unchanged(made: Form) -> None:
    made.load(FULL)
    assert made.values() == FULL
    assert not made.dirty


def test_an_empty_record_is_none_everywhere(made: Form) -> None:
    made.load({})
    assert {name for name, value in made.values().items() if value is not None} == {"model"}
    assert not made.dirty


def test_only_what_a_person_changed_is_changed(qtbot: QtBot, made: Form) -> None:
    made.load(FULL)
    with qtbot.waitSignal(made.edited) as edited:
        type_into(qtbot, made, "phone", "0482-1234567")
    assert edited.args == ["phone"]
    assert made.changed() == {"phone": "0482-1234567"}
    made.settle()
    assert not made.dirty


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1975.3", "1975-03"),
        ("1975", "1975"),
        ("昨天", "2026-11-22"),
        ("11-20", "2026-11-20"),
        ("3月8日", "2026-03-08"),
    ],
)
def test_a_date_is_read_as_people_write_it(qtbot: QtBot, made: Form, typed: str, value: str) -> None:
    made.load({})
    made.editor("birth").findChild(form_fields.LineEdit).setText(typed)  # type: ignore[union-attr]
    assert made.values()["birth"] == value
    leave(made, "birth")
    assert made.values()["birth"] == value, "still after it was put into words"
    assert made.error_text("birth") == ""


def test_a_date_is_shown_in_words(made: Form) -> None:
    made.load({"start": "2026-11-24T18:00", "birth": "1975-03"})
    lines = [
        line.text() for name in ("start", "birth") for line in made.editor(name).findChildren(form_fields.LineEdit)
    ]
    assert lines == ["11月24日 周二", "18:00", "1975年3月"]


def test_what_cannot_be_read_stays_and_is_said_beside_the_field(qtbot: QtBot, made: Form) -> None:
    made.load({})
    type_into(qtbot, made, "birth", "1975-02-30")
    leave(made, "birth")
    assert made.error_text("birth") == "没有这一天。"
    assert made.values()["birth"] == "1975-02-30"
    assert made.problems()["birth"] == "date_impossible"


def test_an_error_goes_while_it_is_being_mended(qtbot: QtBot, made: Form) -> None:
    made.load({"phone": "1"})
    assert made.show_errors({"phone": "phone_format", "elsewhere": "required"}) == ["required"]
    assert "11 位" in made.error_text("phone")
    assert made.editor("phone").accessibleDescription() == made.error_text("phone")
    type_into(qtbot, made, "phone", "2")
    assert made.error_text("phone") == ""


def test_a_wrong_field_comes_into_sight_though_the_cursor_stands_there(qtbot: QtBot, made: Form) -> None:
    """She scrolled away from what she typed, and pressed 完成: nothing seemed to happen."""
    area = Scroll()
    qtbot.addWidget(area)
    area.body.addWidget(made)
    area.resize(400, 120)
    area.show()
    last = made.editor(list(made._editors)[-1])
    last.setFocus()
    area.verticalScrollBar().setValue(0)
    assert last.visibleRegion().isEmpty()
    made.show_errors({list(made._editors)[-1]: "required"})
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    made.setParent(None)  # each goes by itself


def test_an_error_is_readable_without_its_colour(made: Form) -> None:
    made.load({})
    made.show_errors({"name": "required"})
    line = next(line for line in made.findChildren(form.ErrorLine) if line.text())
    assert line.isVisible()
    assert any(not picture.pixmap().isNull() for picture in line.findChildren(form.QLabel))


def test_a_draft_with_broken_text_is_shown_as_it_was_typed(made: Form) -> None:
    made.load({"name": "其木格"})
    made.show_draft({"birth": "不知道", "count": "二十", "start": "2026-11-24T25:00"})
    assert made.changed() == {"birth": "不知道", "count": "二十", "start": "2026-11-24T25:00"}
    assert set(made.problems()) == {"birth", "count", "start"}


def test_needed_fields_are_problems_while_empty(made: Form) -> None:
    made.load({})
    assert made.problems() == {"name": "required"}


def test_enter_goes_on_and_ctrl_enter_submits_but_never_while_composing(qtbot: QtBot, made: Form) -> None:
    made.load({})
    made.activateWindow()
    line = made.editor("name").findChild(form_fields.LineEdit)
    assert line is not None
    line.setFocus()
    compose(line, preedit="qmg")
    with qtbot.assertNotEmitted(made.submitted):
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert made.focusWidget() is line
    compose(line, commit="其木格")
    with qtbot.waitSignal(made.submitted):
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert made.focusWidget() is made.editor("phone").findChild(form_fields.LineEdit)


def test_chips_show_a_few_then_more(qtbot: QtBot, made: Form) -> None:
    made.load({"kind": "A07"})
    chips = made.editor("kind").findChild(form_fields.Chips)
    assert chips is not None

    def shown() -> list[str]:
        return [chip.text() for chip in chips.findChildren(form.QWidget) if not chip.isHidden()]  # type: ignore[attr-defined]

    assert sorted(shown()) == sorted(["宣传", "培训", "文体", "团圆", "更多"]), "the chosen one is always shown"
    more = next(chip for chip in chips.findChildren(form_fields.QWidget) if chip.text() == "更多")  # type: ignore[attr-defined]
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(shown()) == len(KINDS)


def test_a_code_of_a_newer_version_is_kept(made: Form) -> None:
    made.load({"kind": "A55", "sex": "7"})
    assert made.values()["kind"] == "A55"
    assert made.values()["sex"] == "7"


def test_a_reference_is_picked(qtbot: QtBot, made: Form) -> None:
    made.load({"home": b"\1" * 16})
    pick = next(each for each in made.editor("home").findChildren(QWidget) if getattr(each, "text", str)() == "家1")
    with qtbot.waitSignal(made.edited):
        qtbot.mouseClick(pick, Qt.MouseButton.LeftButton)
    assert made.values()["home"] == b"\2" * 16


def test_words_stand_for_their_fields(made: Form) -> None:
    made.load({})
    assert made.editor("name").accessibleName() == "姓名"


def test_a_chosen_chip_has_room_for_its_heavier_words(qtbot: QtBot, made: Form) -> None:
    chips = made.editor("kind").findChild(form_fields.Chips)
    assert chips is not None
    for chip in chips.findChildren(QPushButton):
        heavy = QFont(chip.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        before = chip.sizeHint().width()
        assert before >= QFontMetrics(heavy).horizontalAdvance(chip.text()) + 24
        chip.setChecked(True)
        assert chip.sizeHint().width() <= before + 2


def test_a_tag_that_was_typed_and_not_entered_is_taken_in(qtbot: QtBot, made: Form) -> None:
    made.load({"tags": ["牧民"]})
    type_into(qtbot, made, "tags", "shengren")
    assert made.values()["tags"] == ["牧民", "shengren"], "a draft holds it while it is typed"
    made.problems()
    assert made.values()["tags"] == ["牧民", "shengren"]
    made.load({})
    assert made.values()["tags"] is None, "nothing of it is left for the next record"


def test_a_time_without_a_day_is_asked_about_and_kept(qtbot: QtBot, made: Form) -> None:
    made.load({"name": "会"})
    moment = made.editor("start")
    assert isinstance(moment, form_fields.TimeEditor)
    moment.clock.setText("18:30")
    assert made.problems() == {"start": "required"}
    moment.set_value(made.values()["start"])
    assert moment.clock.text() == "18:30"


def test_what_is_too_long_is_asked_about_and_never_cut_off(qtbot: QtBot, dressed: QApplication) -> None:
    shown = Form([form.text("place", "地点", limit=80)])
    qtbot.addWidget(shown)
    shown.load({})
    compose(shown.editor("place").line, commit="长" * 10_000)  # type: ignore[attr-defined]
    assert shown.values()["place"] == "长" * 10_000
    assert shown.problems() == {"place": "text_too_long"}


@pytest.mark.parametrize("above", [False, True])
def test_a_field_that_is_not_asked_leaves_no_gap(qtbot: QtBot, dressed: QApplication, above: bool) -> None:
    halves = [form.text(name, name, half=True) for name in ("one", "two", "three", "four")]
    shown = Form([*halves, form.lines("note", "备注")], above=above)
    qtbot.addWidget(shown)
    shown.resize(600, 500)
    shown.show()

    def places() -> dict[str, tuple[int, int]]:
        QApplication.processEvents()
        found = {name: shown.editor(name) for name in shown.names() if shown.editor(name).isVisible()}
        at = {name: each.mapTo(shown, each.rect().topLeft()) for name, each in found.items()}
        tops, lefts = (sorted({get(point) for point in at.values()}) for get in (lambda p: p.y(), lambda p: p.x()))
        return {name: (tops.index(point.y()), lefts.index(point.x())) for name, point in at.items()}

    whole = {"one": (0, 0), "two": (0, 1), "three": (1, 0), "four": (1, 1), "note": (2, 0)}
    assert places() == whole
    shown.show_field("two", False)
    assert places() == {"one": (0, 0), "three": (0, 1), "four": (1, 0), "note": (2, 0)}
    shown.show_field("one", False)
    assert places() == {"three": (0, 0), "four": (0, 1), "note": (1, 0)}
    shown.show_field("one", True)
    shown.show_field("two", True)
    assert places() == whole


def test_filters_in_large_type_take_the_room_that_they_need_and_no_more(qtbot: QtBot, dressed: QApplication) -> None:
    filters = QWidget()
    flow = Flow(filters, 8)
    area = FilterArea(76)
    area.hold(filters)
    qtbot.addWidget(area)
    area.resize(400, 76)
    area.show()
    made = [QPushButton("按钮" * 4) for _ in range(12)]
    for each in made:
        flow.addWidget(each)
    for count in (1, 12, 3, 1):
        for at, each in enumerate(made):
            each.setVisible(at < count)
        needed = flow.heightForWidth(area.viewport().width())
        qtbot.waitUntil(lambda needed=needed: area.height() == min(76, needed))
    assert needed < 76
