"""The chair's week around the main job: a sheet on Monday, visits on Tuesday, rows on Thursday, sync on Friday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from demo.hands import click, press, type_keys, until, write
from demo.place import second_laptop
from desktop.app import Program
from desktop.documents.sheet import Layout
from desktop.services.desk import Desk
from desktop.services.plain import ABOUT
from desktop.services.starting import start_township
from desktop.sync.enrolment import Enrolment
from desktop.sync.joined import join
from desktop.ui import translation
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.form_fields import LinesEditor
from desktop.ui.person_editors import PersonEditor
from desktop.ui.reference_editors import OneOfEditor
from desktop.ui.visits.page import VisitsPage
from tests.stories.laptops import CODE, Laptops, StoryServer, desk_of, sync, window_of

NAMES = ("其木格", "萨仁高娃", "王秀兰", "乌云其木格", "阿拉坦其其格", "王兰", "娜仁")
EXPECTED = 42


@pytest.fixture
def server(tmp_path: Path) -> Iterator[StoryServer]:
    made = StoryServer(tmp_path / "server")
    yield made
    made.close()


@pytest.fixture
def laptops(qapp: QApplication) -> Iterator[Laptops]:
    made = Laptops(qapp)
    yield made
    made.end()
    translation.install(qapp, "en")


def log_of(program: Program) -> ActivitiesPage:
    window = window_of(program)
    window.go("activities")
    page = window.current()
    assert isinstance(page, ActivitiesPage)
    return page


@pytest.fixture
def chair(tmp_path: Path, server: StoryServer, laptops: Laptops) -> Program:
    """The chair's laptop, joined; 50 women in four gachas, 42 of them on a list kept."""
    root = tmp_path / "chair"
    desk = Desk.open(root / "township")
    start_township(desk, CODE)
    desk.records.add_user("乌云")
    gachas = desk.units.gachas()[:4]
    people = [
        desk.people.save(None, {"name_zh": f"{NAMES[n % 7]}{n // 7 or ''}", "gacha": gachas[n % 4].id}).id
        for n in range(50)
    ]
    desk.units.save_list("年底谈话会", people[:EXPECTED])
    join(desk.journal, Enrolment(server.invite(server.port)).run())
    desk.close()
    return laptops.start(root)


def plan_meeting(program: Program) -> bytes:
    """On the one page: the kind by its chip, place and time typed, the list picked in one step."""
    page = log_of(program)
    click(page.header.primary)
    editor = page.editor
    assert editor is not None
    chips = [
        chip for chip in editor.form.editor("kind").findChildren(type(page.header.primary)) if chip.text() == "会议"
    ]
    click(chips[0])
    place, when = (editor.form.editor(name).focusProxy() for name in ("place", "when"))
    assert place is not None and when is not None
    write(place, "苏木会议室")
    when.selectAll()  # type: ignore[attr-defined]  # a line of text
    type_keys(when, f"{datetime.now().year + 1}-3-5 9:00-11:30")
    click(editor.when.planned)  # it is asked, never concluded from a clock
    menu = editor.who.group_menu()
    actions = [action for one in (menu, *menu.findChildren(QMenu)) for action in one.actions()]
    next(action for action in actions if action.text().startswith("年底谈话会")).trigger()
    menu.close()
    click(editor.done)
    until(lambda: not page.editing, "the planned meeting")
    return page.view.id


def test_the_week(chair: Program, server: StoryServer, laptops: Laptops, tmp_path: Path) -> None:
    desk = desk_of(chair)
    meeting = plan_meeting(chair)
    assert (desk.activities.counts(meeting).expected, desk.activities.counts(meeting).unchecked) == (42, 42)
    monday(chair, meeting, tmp_path)
    tuesday(chair)
    thursday(chair, meeting)
    friday(chair, meeting, server, laptops, tmp_path)


def monday(chair: Program, meeting: bytes, folder: Path) -> None:
    """42 names in blocks of their gachas, 8 blank rows, bilingual."""
    page, desk = log_of(chair), desk_of(chair)
    click(page.view.print_button)
    sheets = page.sheets
    assert sheets is not None
    shown: list[bool] = []
    sheets.shown.connect(lambda: shown.append(True))
    panel = sheets.panel
    click(panel.paper.findChildren(type(panel.group_button))[1])
    until(lambda: shown, "the bilingual sheet")
    shown.clear()
    eight = next(chip for chip in panel.blank.findChildren(type(panel.group_button)) if chip.text() == "8")
    click(eight)
    until(lambda: shown, "the sheet with 8 blank rows")
    assert panel.options().layout is Layout.BILINGUAL and panel.options().blank_rows == 8
    paper = folder / "monday.pdf"
    sheets.preview.save_to(paper)
    (kept,) = desk.sheets.of(meeting)
    assert kept.last_row == 50 and kept.blank_at(range(1, 51)) == list(range(43, 51))
    text = "".join(page.extract_text() for page in PdfReader(paper).pages)
    for unit in desk.units.gachas()[:4]:
        assert unit.short in text
    for person in kept.people_at(range(1, 43)):
        assert desk.people.name(person)[0] in text
    ranks = [
        desk.units.ranks()[desk.people.snapshot().women[person].gacha or b""] for person in kept.people_at(range(1, 43))
    ]
    assert ranks == sorted(ranks) and len(set(ranks)) == 4
    press(sheets, Qt.Key.Key_Escape)


def tuesday(chair: Program) -> None:
    """Three visits, a minute each."""
    window, desk = window_of(chair), desk_of(chair)
    window.go("visits")
    page = window.current()
    assert isinstance(page, VisitsPage)
    for name, situation in (("其木格", "腿脚不便，独居"), ("王兰", "孩子在外上学"), ("娜仁", "刚做完手术")):
        click(page.header.primary)
        about, words = page.editor.form.editor(ABOUT), page.editor.form.editor("situation")
        assert isinstance(about, OneOfEditor)
        whom = about.editor
        assert isinstance(whom, PersonEditor) and isinstance(words, LinesEditor)
        write(whom.picker.field, name)
        press(whom.picker.field, Qt.Key.Key_Return)
        write(words.box, situation)
        click(page.editor.done)
    assert desk.visits.count() == 3
    assert {desk.visits.get(id_)["situation"] for id_ in desk.visits.ids()} >= {"刚做完手术"}  # type: ignore[index]


def thursday(chair: Program, meeting: bytes) -> None:
    """The signed sheet: rows typed back, two on leave, one who signed in a blank row, one not accounted for."""
    page, desk = log_of(chair), desk_of(chair)
    page.open_record(meeting)
    assert page.view.type_button.isVisible()
    click(page.view.type_button)
    view = page.typing_view
    assert view is not None and page.typing
    type_keys(view.rows, "1-17 19 22-41 43")
    press(view.rows, Qt.Key.Key_Return)
    assert desk.activities.counts(meeting).heads == 38
    assert "43" in view.target.text()
    newcomer = "斯琴高娃"
    for _ in range(2):  # not on the roster: the second Enter makes her a newcomer
        write(view.picker.field, "" if view.picker.field.text() else newcomer)
        press(view.picker.field, Qt.Key.Key_Return)
    leave = next(chip for chip in view.rows_state.findChildren(type(page.view.print_button)) if chip.text() == "请假")
    click(leave)
    type_keys(view.rows, "18 20")
    press(view.rows, Qt.Key.Key_Return)
    counts = desk.activities.counts(meeting)
    assert (counts.expected, counts.heads, counts.leave, counts.absent, counts.unchecked) == (42, 39, 2, 0, 2)
    assert counts.newcomers == 1
    assert view.unchecked.text() == "还有 2 人未核对"
    found = desk.activities.get(meeting)
    assert found is not None and found.values["status"] == "held"


def friday(chair: Program, meeting: bytes, server: StoryServer, laptops: Laptops, folder: Path) -> None:
    """In town: what waited goes out; the colleague's laptop has it all, and what she corrects comes back."""
    desk = desk_of(chair)
    assert desk.records.waiting()[0] > 42
    sync(chair)
    assert desk.records.waiting()[0] == 0
    second_laptop(folder / "colleague" / "township", server.invite(server.port), "娜仁")
    colleague = laptops.start(folder / "colleague")
    theirs = desk_of(colleague)
    assert theirs.activities.counts(meeting) == desk.activities.counts(meeting)
    assert theirs.visits.count() == 3
    assert [sheet.code for sheet in theirs.sheets.of(meeting)] == [sheet.code for sheet in desk.sheets.of(meeting)]
    log_of(colleague).open_record(meeting)
    log_of(colleague).open_typing(meeting)
    view = log_of(colleague).typing_view
    assert view is not None
    view.rows_state.set_value("absent")
    type_keys(view.rows, "21 42")
    press(view.rows, Qt.Key.Key_Return)
    assert theirs.activities.counts(meeting).absent == 2
    sync(colleague)
    sync(chair)
    counts = desk.activities.counts(meeting)
    assert (counts.heads, counts.leave, counts.absent, counts.unchecked) == (39, 2, 2, 0)
    assert desk.journal.digest == theirs.journal.digest
