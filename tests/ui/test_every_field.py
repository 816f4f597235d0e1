"""What nobody asked for is typed into every field of every form, and each word is found again: in the drafts when the
page is left, in the field when the program was started anew, in the records once it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from demo.hands import settle, write
from desktop.app import Program
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.ui.drafts import page_of
from desktop.ui.form import Form
from desktop.ui.form_fields import LinesEditor, TagsEditor, TextEditor
from desktop.ui.inputs import GrowingText
from desktop.ui.main_window import MainWindow

CODE = "152221201"
#: A page, how its form of a new record is opened there, and the widget that holds all that is typed.
FORMS: dict[str, Callable[[MainWindow], QWidget]] = {}


def form(key: str) -> Callable[[Callable[[Any], QWidget]], Callable[[Any], QWidget]]:
    """Declares where the form of a page stands."""

    def declare(find: Callable[[Any], QWidget]) -> Callable[[Any], QWidget]:
        FORMS[key] = lambda window: find(window.page(key))
        return find

    return declare


@form("people")
def _people(page: Any) -> QWidget:
    made: Form = page.view.form
    return made


@form("homes")
def _homes(page: Any) -> QWidget:
    made: Form = page.editor.form
    return made


@form("visits")
def _visits(page: Any) -> QWidget:
    made: Form = page.editor.form
    return made


@form("units")
def _units(page: Any) -> QWidget:
    made: Form = page.form
    return made


@form("activities")
def _activities(page: Any) -> QWidget:
    made: QWidget = page.editor
    return made


_LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
#: Fields of one line that take only what they are for.
_CHECKED = {"phone", "id_no"}


def text_fields(inside: QWidget) -> list[QWidget]:
    """The fields of a form that take any text."""
    made = inside if isinstance(inside, Form) else inside.findChild(Form)
    assert isinstance(made, Form)
    found: list[QWidget] = []
    for name in made.names():
        editor = made.editor(name)
        if isinstance(editor, LinesEditor):
            found.append(editor.box)
        elif (type(editor) is TextEditor and name not in _CHECKED and not editor.isHidden()) or isinstance(
            editor, TagsEditor
        ):
            found.append(editor.line)
    return [one for one in found if not one.isHidden()]


#: How a new record of a page is done; what else it needs is typed first.
DONE: dict[str, Callable[[Any], object]] = {
    "people": lambda page: page.view.save(),
    "homes": lambda page: page.editor.finish(),
    "visits": lambda page: (
        page.editor.form.editor("about").set_value({"person": page.context.desk.people.search("wrn")[0].id}),
        page.editor.finish(),
    ),
    "units": lambda page: (page.form.editor("level").set_value("gacha"), page.done.click()),
    "activities": lambda page: (page.editor.form.editor("kind").set_value("A07"), page.editor.finish()),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A township that is not the sample, with its chair and one woman; gives the program's folder."""
    settings = Settings.load(tmp_path)
    settings.language, settings.township, settings.cover_after = "zh_CN", CODE, 0
    settings.save()
    desk = Desk.open(tmp_path / "township")
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    desk.people.quick_add("乌日娜")
    desk.close()
    return tmp_path


class Starts:
    """The program, started as often as a test likes."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app, self._folder = app, folder
        self.program = self._start()

    def _start(self) -> Program:
        settings = Settings.load(self._folder)
        settings.township, settings.sync_automatically = CODE, False
        program = Program(self._app, self._folder, settings)
        program.start()
        return program

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    def again(self) -> None:
        self.end()
        self.program = self._start()

    def end(self) -> None:
        window = self.window
        self.program.end()
        window.blockSignals(True)
        window.close()
        window.deleteLater()
        self.program.deleteLater()


@pytest.fixture
def starts(dressed: QApplication, folder: Path) -> Iterator[Starts]:
    made = Starts(dressed, folder)
    yield made
    made.end()


def fields_of(inside: QWidget) -> list[QWidget]:
    """Whatever text can be typed into, as it is seen."""
    found = [*inside.findChildren(QLineEdit), *inside.findChildren(GrowingText)]
    return [one for one in found if not one.isHidden() and not one.isReadOnly() and one.isEnabled()]


def shown_in(inside: QWidget) -> str:
    """All text that stands in a form: fields, chips, labels."""
    lines = [one.text() for one in inside.findChildren(QLineEdit)]
    boxes = [one.toPlainText() for one in inside.findChildren(QPlainTextEdit)]
    others = [str(one.property("text") or "") for one in inside.findChildren(QWidget)]
    return "\n".join([*lines, *boxes, *others])


def everything(desk: Desk) -> str:
    """All text of the township's file, drafts and records."""
    tables = [name for (name,) in desk.db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = (row for name in tables for row in desk.db.rows(f'SELECT * FROM "{name}"'))
    return "\n".join(cell for row in rows for cell in row if isinstance(cell, str))


def plain(word: str) -> str:
    """A word without the marks of direction, which are taken out of names."""
    return word.replace("\u202e", "")


@pytest.mark.parametrize("key", sorted(FORMS))
def test_each_word_is_kept_over_leaving_and_a_new_start(key: str, starts: Starts) -> None:
    starts.window.go(key, new=True)
    settle()
    inside = FORMS[key](starts.window)
    numbers, words = count(1), []
    for field in fields_of(inside):
        word = f"字{next(numbers)}\u202e<b>{key}"
        write(field, word)
        words.append(word)
    assert len(words) >= 2
    starts.window.go("today")
    kept = everything(starts.desk)
    missing = [word for word in words if word not in kept and plain(word) not in kept]
    assert not missing, f"{len(missing)} of {len(words)} words are nowhere"
    assert starts.window.status.text().startswith("1 份草稿未完成")
    starts.again()
    (draft,) = starts.desk.drafts.all()
    assert page_of(draft) == key
    where = {"editing": draft.key} if key == "activities" else {"draft": draft.key}
    starts.window.go(key, **where)
    settle()
    shown = shown_in(FORMS[key](starts.window))
    missing = [word for word in words if word not in shown and plain(word) not in shown]
    assert not missing, f"{len(missing)} of {len(words)} words are not shown again"


@pytest.mark.parametrize("key", sorted(FORMS))
def test_each_word_of_what_is_done_stands_in_the_records(key: str, starts: Starts) -> None:
    """A newcomer's minutes on her own township: what she typed and finished is in the tables, and no draft is left."""
    starts.window.go(key, new=True)
    settle()
    inside, words = FORMS[key](starts.window), []
    lines: list[QWidget] = []
    if key == "activities":
        lines = [inside.who.newcomer, inside.who.guest, inside.form.editor("hosts").line]
    for field, letter in zip([*text_fields(inside), *lines], _LETTERS, strict=False):
        word = f"草{letter}原"
        write(field, word)
        words.append(word)
    DONE[key](starts.window.page(key))
    settle()
    desk = starts.desk
    assert desk.drafts.count() == 0
    kept = everything(desk)
    missing = [word for word in words if word not in kept]
    assert not missing, f"{len(missing)} of {len(words)} words are nowhere"
