"""C1: the disk is full at an act of the window: the true reason is told, nothing is lost, and the window goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.services.activities import Attendee, Draft
from desktop.services.desk import Desk
from desktop.services.photos import Picture
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.store.changes import Edit, Label
from desktop.ui import theme, translation
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.bin.page import BinPage
from desktop.ui.bus import Bus
from desktop.ui.homes.page import HomesPage
from desktop.ui.importing.page import ImportPage
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import words_for
from desktop.ui.page import Context, PageSpec
from desktop.ui.people.erase import EraseDialog
from desktop.ui.people.household import HouseholdBox
from desktop.ui.people.page import PeoplePage
from desktop.ui.people.posts import PostsView
from desktop.ui.person_editors import PersonEditor
from desktop.ui.settings_page.page import SettingsPage
from desktop.ui.sheets.view import SheetView
from desktop.ui.sync_page.conflicts import ConflictView
from desktop.ui.units.page import UnitsPage
from desktop.ui.visits.page import VisitsPage
from protocol.ids import new_id
from tests.ui.deskside import NOW, open_desk
from tests.ui.full_disk import FullDisk

P = TypeVar("P")
W = TypeVar("W", bound=QWidget)
PAGES = {
    "import": ImportPage,
    "people": PeoplePage,
    "units": UnitsPage,
    "homes": HomesPage,
    "activities": ActivitiesPage,
    "visits": VisitsPage,
    "bin": BinPage,
    "settings": SettingsPage,
}


class House:
    """A township under a disk that can be full, and the window on it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.disk = FullDisk(monkeypatch)
        self.desk: Desk = open_desk(folder)
        self.sumu, self.gacha = new_id(), new_id()
        self.desk.journal.write(
            [
                Edit("org_unit", self.sumu, {"level": "sumu", "name_zh": "乌兰毛都苏木", "code": "152221201000"}),
                Edit("org_unit", self.gacha, {"level": "gacha", "name_zh": "萨仁台嘎查", "parent": self.sumu}),
            ],
            Label("township.start"),
        )
        bus, settings = Bus(), Settings()
        self.desk.journal.announce = bus.announce
        specs = [PageSpec(key, lambda key=key: key, "tray", made) for key, made in PAGES.items()]
        self.window = MainWindow(specs, settings, lambda made: Context(settings, bus, self.desk, made, lambda: NOW))
        self.window.resize(1366, 768)
        self.window.show()
        self.extra: list[QWidget] = []

    @property
    def context(self) -> Context:
        return self.window.context

    def page(self, key: str, kind: type[P], **where: object) -> P:
        self.window.go(key, **where)
        page = self.window.page(key)
        assert isinstance(page, kind)
        return page

    def shown(self, widget: W) -> W:
        self.extra.append(widget)
        widget.show()
        return widget

    def woman(self, name: str = "其木格") -> bytes:
        return self.desk.people.quick_add(name).id

    def activity(self, *people: bytes) -> bytes:
        id_ = self.desk.activities.new_id()
        values = {"kind": "A01", "title": "团圆饭", "start": "2026-11-20T18:00", "status": "held"}
        self.desk.activities.save(Draft(id_, values, tuple(Attendee(one, "unknown", True) for one in people)))
        return id_

    def told(self) -> bool:
        """Whether the full disk is told somewhere that she sees."""
        words = words_for("disk_full")
        labels = (made for top in (self.window, *self.extra) for made in top.findChildren(QLabel))
        return any(made.isVisible() and words in made.text() for made in labels)

    def close(self) -> None:
        for widget in (*self.extra, self.window):
            widget.close()
            widget.deleteLater()
        self.desk.close()


@pytest.fixture(scope="module")
def house(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    theme.apply(qapp, "light")
    translation.install(qapp, "en")
    with pytest.MonkeyPatch.context() as patch:
        made = House(tmp_path_factory.mktemp("full"), patch)
        yield made
        made.close()


Act = Callable[[], object]


def press(widget: QWidget, words: str) -> Act:
    """The button that says so, pressed."""
    return lambda: next(b for b in widget.findChildren(QPushButton) if words in b.text() and not b.isHidden()).click()


# --- the acts: each prepares what it needs and gives what she does ---------------------------------------------------


def a_new_visit(h: House) -> Act:
    page = h.page("visits", VisitsPage, new=True)
    page.editor.form.show_draft({"about": {"person": h.woman()}})
    return page.editor.finish


def a_visit_deleted(h: House) -> Act:
    visit = h.desk.visits.save(None, {"date": "2026-11-20", "person": h.woman()}).id
    return h.page("visits", VisitsPage, id=visit).delete


def a_new_home(h: House) -> Act:
    page = h.page("homes", HomesPage, new=True)
    page.editor.form.show_draft({"name_zh": f"妇女之家{new_id().hex()}"})
    return page.editor.finish


def a_home(h: House) -> tuple[HomesPage, bytes]:
    home = h.desk.homes.save(None, {"name_zh": f"妇女之家{new_id().hex()}"}).id
    return h.page("homes", HomesPage, id=home), home


def a_home_deleted(h: House) -> Act:
    page, _ = a_home(h)
    return page.delete


def somebody_put_to_a_home(h: House) -> Act:
    page, _ = a_home(h)
    woman = h.woman()
    return lambda: page.people.picker.picked.emit(woman)


def a_woman_added_by_name(h: House) -> Act:
    editor = h.shown(PersonEditor(h.context, newcomers=True))
    return lambda: editor.picker.unknown.emit("新来的")


def a_woman_written_down(h: House) -> Act:
    page = h.page("people", PeoplePage, new=True)
    view = page.view
    assert view is not None
    view.form.show_draft({"name_zh": "乌日娜"})
    return view.save


def a_woman_corrected(h: House) -> Act:
    page = h.page("people", PeoplePage, id=h.woman())
    view = page.view
    assert view is not None
    view.form.show_draft({"nickname": "大姐"})
    return view.save


def a_woman_deleted(h: House) -> Act:
    page = h.page("people", PeoplePage, id=h.woman())
    return page.delete_button.click


def a_woman_erased(h: House) -> Act:
    dialog = h.shown(EraseDialog(h.context, h.woman("苏日娜")))
    return dialog.erase


def a_post(h: House) -> tuple[PostsView, bytes]:
    woman = h.woman()
    h.desk.people.appoint(woman, {"org": h.sumu, "post": "P4"})
    view = h.shown(PostsView(h.context))
    view.show_person(woman)
    return view, woman


def a_post_ended(h: House) -> Act:
    view, _ = a_post(h)
    return press(view, "Ends today")


def a_post_deleted(h: House) -> Act:
    view, woman = a_post(h)
    [post] = h.desk.people.appointments(woman)
    return lambda: view._delete(post)


def a_household_joined(h: House) -> Act:
    box, woman, other = h.shown(HouseholdBox(h.context)), h.woman(), h.woman()
    box.show_person(h.desk.people.get(woman))
    return lambda: box.picker.picked.emit(other)


def a_unit_added(h: House) -> Act:
    page = h.page("units", UnitsPage, new=True)
    assert page.form is not None
    page.form.show_draft({"name_zh": f"敖包嘎查{new_id().hex()}", "level": "gacha"})
    return page._finish


def a_unit(h: House) -> UnitsPage:
    unit = h.desk.units.add(h.sumu, f"嘎查{new_id().hex()}", "gacha").id
    return h.page("units", UnitsPage, id=unit)


def a_unit_closed(h: House) -> Act:
    return a_unit(h)._close


def a_unit_merged(h: House) -> Act:
    page = a_unit(h)
    page.into.setCurrentIndex(1)
    return page._merge


def a_new_activity(h: House) -> Act:
    page = h.page("activities", ActivitiesPage, new=True)
    editor = page.editor
    assert editor is not None
    editor.form.show_draft({"title": "座谈会", "kind": "A01"})
    return editor.finish


def an_activity_corrected(h: House) -> Act:
    activity = h.activity()
    page = h.page("activities", ActivitiesPage, id=activity)
    page.correct(activity)
    editor = page.editor
    assert editor is not None
    editor.form.show_draft({"effect": "很好"})
    return editor.finish


def a_list_kept(h: House) -> Act:
    activity = h.activity(h.woman())
    page = h.page("activities", ActivitiesPage, id=activity)
    page.correct(activity)
    editor = page.editor
    assert editor is not None
    editor.who.list_name.setText(f"年底谈话会{new_id().hex()}")
    editor.who.list_name.show()
    return editor.who.list_name.submitted.emit


def somebody_marked(h: House) -> Act:
    woman = h.woman()
    page = h.page("activities", ActivitiesPage, id=h.activity(woman))
    return lambda: page.view.ticks.state_asked.emit([woman.hex()], "present")


def a_newcomer_marked(h: House) -> Act:
    page = h.page("activities", ActivitiesPage, id=h.activity(h.woman()))

    def twice() -> None:
        for _ in range(2):  # the second Enter writes her down
            page.view.picker.unknown.emit("新来的")

    return twice


def a_status_changed(h: House) -> Act:
    page = h.page("activities", ActivitiesPage, id=h.activity())
    return lambda: page.view._set_status("cancelled")


def an_activity_deleted(h: House) -> Act:
    page = h.page("activities", ActivitiesPage, id=h.activity())
    return page.view._delete


def a_picture(h: House, activity: bytes) -> Picture:
    picture = Picture(bytes(range(32)), 100, 40, 40)
    h.desk.photos.attach("activity", activity, [picture])
    return picture


def a_picture_attached(h: House) -> Act:
    page = h.page("activities", ActivitiesPage, id=h.activity())
    return lambda: page.view.photos.added.emit([Picture(new_id() * 2, 100, 40, 40)])


def a_picture_taken_away(h: House) -> Act:
    activity = h.activity()
    picture = a_picture(h, activity)
    page = h.page("activities", ActivitiesPage, id=activity)
    return lambda: page.view.photos.taken.emit(picture)


def people_expected(h: House) -> Act:
    page = h.page("activities", ActivitiesPage, id=h.activity(h.woman()), print=True)
    view, woman = page.sheets, h.woman()
    assert isinstance(view, SheetView)
    return lambda: view.panel.people_asked.emit([woman])


def a_sheet_kept(h: House) -> Act:
    page = h.page("activities", ActivitiesPage, id=h.activity(h.woman()), print=True)
    view = page.sheets
    assert isinstance(view, SheetView)
    return lambda: view.preview.printed.emit([1])


def a_choice_made(h: House) -> Act:
    woman = h.desk.people.save(None, {"name_zh": "其木格", "phone": "13800001234"}).id
    versions = [
        {"value": phone, "author": new_id().hex(), "stamp": 1 << 40, "device": "00", "number": 1}
        for phone in ("13800001234", "13900008870")
    ]
    fields = {"kind": "person", "row": woman, "field": "phone", "versions": versions, "state": "open"}
    h.desk.journal.write([Edit("conflict", new_id(), fields)], Label("test"))
    view = h.shown(ConflictView(h.context))
    view.read()
    return press(view, "This one holds")


def a_user_added(h: House) -> Act:
    page = h.page("settings", SettingsPage)
    page.users.new_name.setText("娜仁")
    return page.users.add


def records_brought_back(h: House) -> Act:
    for _ in range(3):
        h.desk.people.delete(h.woman())
    page = h.page("bin", BinPage)
    page.table.selectAll()
    return page.bring_back


def an_act_undone(h: House) -> Act:
    h.desk.people.delete(h.woman())
    act = h.desk.records.acts(1)[0].number
    return lambda: h.context.undo(act)


def an_act_redone(h: House) -> Act:
    h.desk.people.delete(h.woman())
    act = h.desk.records.acts(1)[0].number
    h.desk.records.undo(act)
    return lambda: h.context.redo(act)


ACTS = [
    a_new_visit,
    a_visit_deleted,
    a_new_home,
    a_home_deleted,
    somebody_put_to_a_home,
    a_woman_added_by_name,
    a_woman_written_down,
    a_woman_corrected,
    a_woman_deleted,
    a_post_ended,
    a_post_deleted,
    a_household_joined,
    a_unit_added,
    a_unit_closed,
    a_unit_merged,
    a_new_activity,
    an_activity_corrected,
    a_list_kept,
    somebody_marked,
    a_newcomer_marked,
    a_status_changed,
    an_activity_deleted,
    a_picture_attached,
    a_picture_taken_away,
    people_expected,
    a_sheet_kept,
    a_choice_made,
    records_brought_back,
    an_act_undone,
    an_act_redone,
    a_woman_erased,
    a_user_added,
]


@pytest.mark.parametrize("prepare", ACTS, ids=lambda prepare: prepare.__name__)
def test_a_full_disk_is_told_and_the_act_done_again_when_there_is_room(
    qtbot: QtBot, house: House, prepare: Callable[[House], Act]
) -> None:
    act, chair = prepare(house), house.desk.journal.author
    house.window.notify.clear()
    head = house.desk.journal.head
    house.disk.full = True
    try:
        act()
        assert house.told()
        assert house.desk.journal.head == head
        assert house.window.isEnabled() and house.window.isVisible()
    finally:
        house.disk.full = False
    act()
    assert house.desk.journal.head[0] > head[0]
    house.desk.records.use(chair)  # a user who was added works here from then on


def test_an_import_waits_for_room(qtbot: QtBot, house: House) -> None:
    QApplication.clipboard().setText("姓名\t电话\n哈斯其其格\t13800009999\n")
    page = house.page("import", ImportPage, paste=True)
    qtbot.waitUntil(lambda: page.write_button.isEnabled() and page.write_button.isVisible())
    house.window.notify.clear()
    house.disk.full = True
    qtbot.mouseClick(page.write_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(house.told)
    house.disk.full = False
    qtbot.mouseClick(page.write_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [row.name for row in house.desk.people.search("哈斯其其格")] == ["哈斯其其格"])


def test_typing_goes_on_and_stays_where_a_draft_cannot_be_kept(qtbot: QtBot, house: House) -> None:
    page = house.page("visits", VisitsPage, new=True)
    page.editor.form.show_draft({"place": "冬营地"})
    house.window.notify.clear()
    house.disk.full = True
    page.flush()
    house.disk.full = False
    assert house.told()
    assert page.editor.form.values()["place"] == "冬营地"
    page.flush()
    assert any(kept.body for kept in house.desk.drafts.all("visit.new"))


def test_a_server_is_left_when_there_is_room(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, settings = FullDisk(monkeypatch), Settings.load(tmp_path)
    settings.language, settings.township = "en", "152221201"
    program = Program(qapp, tmp_path, settings)
    first = Desk.open(program.folder)
    start_township(first, "152221201")
    first.records.add_user("王兰")
    first.close()
    program.start()
    desk, window = program.desk, program.window
    assert desk is not None and window is not None
    try:
        desk.db.put_meta(connection=None, role="chair")
        disk.full = True
        program.leave_server()
        assert window.banner.text() == words_for("disk_full")
        assert desk.db.get_meta("role") == "chair"
        disk.full = False
        program.leave_server()
        assert desk.db.get_meta("role") is None
    finally:
        disk.full = False
        program.end()
        window.blockSignals(True)
        window.close()
        window.deleteLater()
        program.deleteLater()


def test_a_draft_that_cannot_be_thrown_away_stays(qtbot: QtBot, house: House) -> None:
    page = house.page("visits", VisitsPage, new=True)
    page.editor.form.show_draft({"place": "夏营地"})
    page.flush()
    house.window.notify.clear()
    house.disk.full = True
    page.editor.drop()
    house.disk.full = False
    assert house.told()
    assert any("夏营地" in str(kept.body) for kept in house.desk.drafts.all("visit.new"))
