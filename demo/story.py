"""The chair's main job, act by act, in the real window: each act says what it does and checks that it came about."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from demo import hands
from demo.hands import NotSeen, button_of, click, make_lock, press, type_keys, until, write
from demo.line import Line
from demo.photo import paint_dinner, parts_of
from demo.place import Server, fill_server, second_laptop
from desktop.app import Program, page_specs
from desktop.documents.row_numbers import row_numbers_text
from desktop.documents.sheet import Layout
from desktop.services.activities import ActivityFilter, Counts
from desktop.services.desk import Desk
from desktop.services.people import Row
from desktop.services.sample import TOWNSHIP
from desktop.services.sample_texts import CHAIR_NAME
from desktop.settings import Settings
from desktop.ui.activities.editor import ActivityEditor
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.activities.words import kind_words, state_words
from desktop.ui.main_window import MainWindow
from desktop.ui.month.page import MonthPage
from desktop.ui.more.page import MorePage
from desktop.ui.sheets.view import SheetView
from desktop.ui.sync_page.page import SyncPage
from desktop.ui.welcome.window import Welcome

SIZE = (1366, 768)
DINNER, MEETING = "A07", "A11"
GACHA = "萨仁台嘎查"
NEWCOMERS = ("乌日娜 14004829101 萨仁台嘎查", "萨茹拉 萨仁台嘎查", "包丽")
GUEST = "其木格的嫂子"
CONTENT = "一起包饺子、唱长调，讲了冬季牧区用火用电安全，登记了三户需要帮忙拉草料的人家。"
EFFECT = "外来的三位姐妹认识了嘎查妇联主席，留下了联系方式。"
COLLEAGUE = "娜仁"
#: Bytes a second of a line on which one sees how far it is.
SLOW = 100_000
#: Women whose phones both laptops change.
DISPUTED = "萨仁"
#: A list kept, added to the meeting's executive members in one step.
GUESTS_OF_MEETING = "流动妇女之家负责人"
#: Rows of the signed sheet, as the chair reads them off; the last one who signed stands two above the end.
SIGNED, ON_LEAVE = "1-17 19 22-{last}", "18 20"


class Story:
    """One run. ``say(words)`` tells the person who watches; papers and pictures go to ``out``."""

    def __init__(self, app: QApplication, work: Path, out: Path, say: Callable[[str], None]) -> None:
        self._app, self._work, self._out, self._say = app, work, out, say
        self._pictures = 0
        self.facts: list[tuple[str, str]] = []
        self.pictures: list[tuple[str, str]] = []  # file name, what it shows
        self.papers: list[tuple[str, str]] = []
        self._server: Server | None = None
        self._line: Line | None = None
        self.chair: Program | None = None
        self.colleague: Program | None = None

    def run(self) -> None:
        """All acts, in order."""
        self._begin()
        self._join()
        self._every_page()
        self._dinner()
        self._sync_again()
        self._second_laptop()
        self._disagree()
        self._sticks()
        self._sheets()
        self._rows_typed_back()

    def close(self) -> None:
        """Ends everything that was started."""
        for program in (self.colleague, self.chair):
            if program is None:
                continue
            program.end()
            for window in (program.window, program.front):
                if window is not None:
                    window.blockSignals(True)  # its closing is not the program's
                    window.close()
                    window.deleteLater()
        if self._line is not None:
            self._line.close()
        if self._server is not None:
            self._server.close()

    # --- what the acts use --------------------------------------------------------------------------------------------

    def _picture(self, widget: QWidget, name: str, about: str, *, toast: bool = False) -> None:
        if isinstance(widget, MainWindow) and not toast:
            widget.toast.hide()  # it belongs to the act before
        hands.settle()
        self._pictures += 1
        file = f"{self._pictures:02}-{name}.png"
        widget.grab().save(str(self._out / file))
        self.pictures.append((file, about))

    def _fact(self, name: str, value: str) -> None:
        self.facts.append((name, value))
        self._say(f"    {name}: {value}")

    @property
    def _window(self) -> MainWindow:
        return _window_of(self.chair)

    @property
    def _desk(self) -> Desk:
        return _desk_of(self.chair)

    def _go(self, key: str, window: MainWindow | None = None) -> QWidget:
        """To a page by a click in the side bar, or on its card."""
        window = window or self._window
        entry = window.sidebar.entry(key)
        if entry is None:
            raise NotSeen(f"the page {key}")
        if not entry.isHidden():
            click(entry)
        else:
            more = self._go("more", window)
            assert isinstance(more, MorePage)
            click(more.card(key).open_button)
        page = window.current()
        if page is None or window.current_key() != key:
            raise NotSeen(f"the page {key}")
        return page

    def _log_page(self, program: Program | None) -> ActivitiesPage:
        page = self._go("activities", _window_of(program))
        assert isinstance(page, ActivitiesPage)
        return page

    def _synced(self, program: Program | None) -> Callable[[], bool]:
        def seen() -> bool:
            assert program is not None
            state, desk = program.worker.state, _desk_of(program)
            return state.phase == "idle" and state.error is None and not desk.records.waiting()[0]

        return seen

    def _sync(self, program: Program | None) -> None:
        """The button on the sync page, and then until everything is exchanged."""
        window = _window_of(program)
        page = self._go("sync", window)
        assert isinstance(page, SyncPage) and program is not None
        with _Told(program) as told:
            until(lambda: program.worker.state.phase != "running", "the end of an exchange under way")
            click(page.now_button)
            until(lambda: told.through and self._synced(program)(), "an exchange that goes through")

    # --- the acts -----------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._say("A server on loopback, SQLite, TLS by its own authority; an office fills it with the sample township")
        self._server = Server(self._work / "server")
        self._line = Line(self._server.port)
        sent = fill_server(self._work / "office", self._server.invite(self._line.port))
        self._fact("sent to the server by the office", f"{sent:,} changes")

    def _join(self) -> None:
        self._say("The chair's new laptop joins by an invitation and gets its first copy")
        assert self._server is not None and self._line is not None
        root = self._work / "chair"
        root.mkdir()
        self.chair = Program(self._app, root, _settings(root))
        self.chair.start()
        welcome = self.chair.front
        assert isinstance(welcome, Welcome)
        self._picture(welcome, "welcome", "The first run")
        click(welcome.begin_buttons["join"])
        type_keys(welcome.line, self._server.invite(self._line.port))
        click(welcome.join_button)
        make_lock(welcome.lock_steps)
        until(lambda: welcome.steps.currentWidget() is welcome.who, "the first copy", 60)
        self._picture(welcome, "who", "Who uses this laptop")
        click(button_of(welcome.who, CHAIR_NAME))
        until(lambda: self.chair is not None and self.chair.window is not None, "the window")
        _to_size(self._window)
        until(self._synced(self.chair), "the first exchange")
        counts = self._desk.people.counts()
        self._fact("first copy", f"{counts.active:,} women, {len(self._desk.activities.ids()):,} activities")
        self._fact("waiting to be sent", str(self._desk.records.waiting()[0]))

    def _every_page(self) -> None:
        self._say("A look at every page")
        assert self.chair is not None
        for spec in page_specs(self.chair):
            page = self._go(spec.key)
            if isinstance(page, MonthPage):
                until(page.counting.isHidden, "the month's figures")
            self._picture(self._window, spec.key, spec.title())
        box = self._window.find_box
        box.open()
        type_keys(box.field, "qmg")
        until(lambda: "其木格" in box.list.item(0).text(), "what Ctrl+K finds")
        self._picture(self._window, "find", "Ctrl+K: three letters find people and what is theirs")
        box.dismiss()

    def _dinner(self) -> None:
        self._say("The line is cut. A dinner is logged: 19 known women, 3 newcomers, 1 guest by a label, a photo")
        assert self._line is not None
        self._line.cut()
        page = self._log_page(self.chair)
        click(page.header.primary)
        editor = page.editor
        assert editor is not None
        self._fill_dinner(editor)
        self._picture(self._window, "dinner-typed", "The one page on which the dinner is typed")
        scroll = editor.findChildren(QScrollArea)[0]
        scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
        self._picture(self._window, "dinner-photo", "Its photo, made small and freed of what a camera tells of a place")
        click(editor.done)
        until(lambda: not page.editing, "the saved dinner")
        found = self._desk.activities.get(page.view.id)
        if found is None or _parts(found.counts) != (19, 3, 1, 23) or len(found.photos) != 1:
            raise NotSeen("a dinner of 23 with its photo")
        self._fact("dinner", f"{found.values['title']}: {page.view.total.text()}")
        self._picture(self._window, "dinner", "The dinner in the log, 23 people", toast=True)
        sync = self._go("sync")
        assert isinstance(sync, SyncPage) and self.chair is not None
        click(sync.now_button)
        until(lambda: self.chair is not None and self.chair.worker.state.error is not None, "that nobody answers")
        self._fact("status line without the line", self._window.status.text())
        self._picture(self._window, "waiting", "Without a connection: what waits, and since when")
        if not self._desk.records.waiting()[0]:
            raise NotSeen("changes that wait")

    def _fill_dinner(self, editor: ActivityEditor) -> None:
        form, who = editor.form, editor.who
        kinds = form.editor("kind")
        kind = button_of(kinds, kind_words(DINNER))
        if kind.isHidden():
            more = next(one for one in reversed(kinds.findChildren(type(kind))) if one.isVisible())
            click(more)
        click(kind)
        home = next(name for home, name in self._desk.activities.places() if home and name.startswith(GACHA))
        place, when = (form.editor(name).findChildren(QWidget)[0] for name in ("place", "when"))
        write(place, home)
        when.setFocus()
        day = date.today() - timedelta(days=1)
        _replace(when, f"{day.month}-{day.day} 18:00-20:30")
        press(when, Qt.Key.Key_Tab)
        for name, text in (("content", CONTENT), ("effect", EFFECT)):
            box = form.editor(name).focusProxy()
            assert box is not None
            write(box, text)
        for number, (woman, typed) in enumerate(self._known_women(19)):
            (type_keys if typed.isascii() else write)(who.picker.field, typed)
            press(who.picker.field, Qt.Key.Key_Return)
            if who.counts().known != number + 1 or woman.id not in who.picker.chosen:
                raise NotSeen(f"woman {number + 1} among those who came")
        for line in NEWCOMERS:
            write(who.newcomer, line)
            press(who.newcomer, Qt.Key.Key_Return)
        write(who.guest, GUEST)
        press(who.guest, Qt.Key.Key_Return)
        photo = self._work / "IMG_1124.jpg"
        paint_dinner(photo)
        hands.drop_file(editor.photos, photo)
        until(lambda: not editor.photos.busy and editor.photos.pictures(), "the photo")

    def _known_women(self, number: int) -> list[tuple[Row, str]]:
        """Women of the gacha, and what one types to find each: her name, or the tail of her phone."""
        people = self._desk.people
        gacha = self._desk.units.find(GACHA)
        assert gacha is not None
        found: list[tuple[Row, str]] = []
        for woman in people.rows(people.ids(people.of_gacha(gacha.id))):
            tail = (woman.phone or "")[-6:]
            typed = tail if tail and len(found) % 4 == 3 else woman.name
            first = people.search(typed, 1)
            if first and first[0].id == woman.id:
                found.append((woman, typed))
            if len(found) == number:
                return found
        raise NotSeen(f"{number} women of {GACHA}")

    def _sync_again(self) -> None:
        self._say("The line is there again: what waited is sent")
        assert self._line is not None and self.chair is not None
        waiting = self._desk.records.waiting()[0]
        self._earlier_photos()
        size = self._desk.photos.waiting().to_send.size
        self._line.restore()
        self._line.slow(SLOW)
        page = self._go("sync")
        assert isinstance(page, SyncPage)
        with _Told(self.chair) as told:
            office = QCoreApplication.translate("PhotoCard", "The office's network")
            # The question about a network that is new; with the answer what waited for it goes.
            click(button_of(page.photo_card.network, office))
            until(lambda: page.bar.maximum() == size <= 3 * page.bar.value(), "photos on their way")
            self._picture(self._window, "progress", "On a slow line: how much has gone, and a button that stops it")
            self._line.restore()
            until(lambda: told.through and self._synced(self.chair)(), "an exchange that goes through")
        self._fact("sent", f"{waiting} changes and four photos")
        self._fact("status line", self._window.status.text())
        self._picture(self._window, "synced", "Everything is at the server")

    def _earlier_photos(self) -> None:
        """Three photos of an activity before the dinner, taken in as the page does it."""
        photo = self._work / "IMG_1124.jpg"
        earlier = self._desk.activities.ids()[1]
        made = []
        for number, body in enumerate(parts_of(photo)):
            path = self._work / f"IMG_{1101 + number}.jpg"
            path.write_bytes(body)
            made.append(self._desk.photos.add(path))
        self._desk.photos.attach("activity", earlier, made)

    def _second_laptop(self) -> None:
        self._say("A second laptop pulls the dinner and ticks one woman who came late")
        assert self._server is not None and self._line is not None
        root = self._work / "colleague"
        settings = _settings(root)
        settings.township = TOWNSHIP
        settings.photos = "always"
        second_laptop(root / "township", self._server.invite(self._line.port), COLLEAGUE)
        self.colleague = Program(self._app, root, settings)
        self.colleague.start()
        window, desk = _window_of(self.colleague), _desk_of(self.colleague)
        _to_size(window)
        until(self._synced(self.colleague), "the colleague's exchange")
        page = self._log_page(self.colleague)
        (dinner,) = desk.activities.ids(ActivityFilter(text=self._dinner_title()))[:1]
        page.open_record(dinner)
        found = desk.activities.get(dinner)
        if found is None or _parts(found.counts) != (19, 3, 1, 23):
            raise NotSeen("the dinner on the second laptop")
        (picture,) = found.photos
        until(lambda: desk.photos.file_of(picture.picture.sha256) is not None, "the photo on the second laptop")
        came = {line.person for line in found.lines}
        late = next(row for row in desk.people.search("其木格", 40) if row.id not in came)
        write(page.view.picker.field, late.name)
        down = [row.id for row in desk.people.search(late.name, 20)].index(late.id)
        page.view.picker.look(late.name)
        for _ in range(down):
            press(page.view.picker.field, Qt.Key.Key_Down)
        press(page.view.picker.field, Qt.Key.Key_Return)
        until(lambda: desk.activities.counts(dinner).heads == 24, "the latecomer")
        self._picture(window, "second-laptop", "The second laptop: the dinner with its latecomer")
        self._sync(self.colleague)
        self._sync(self.chair)
        if self._desk.activities.counts(dinner).heads != 24:
            raise NotSeen("the latecomer on the chair's laptop")
        self._fact("both laptops", "the dinner has 24 people")
        assert self.colleague.window is not None
        self.colleague.window.hide()
        self._window.raise_window()

    def _disagree(self) -> None:
        self._say("Both laptops gave three women other phones: one click decides for all three")
        mine, hers = self._desk, _desk_of(self.colleague)
        women = [row.id for row in mine.people.search(DISPUTED, 3)]
        for number, woman in enumerate(women):
            hers.people.save(woman, {"phone": f"1400488120{number}"})
            mine.people.save(woman, {"phone": f"1400488130{number}"})
        self._sync(self.colleague)
        self._sync(self.chair)
        until(lambda: mine.conflicts.count() == len(women), "what two people wrote differently")
        page = self._go("sync")
        assert isinstance(page, SyncPage)
        click(page.decide_button)
        self._picture(self._window, "conflicts", "Two people wrote different things: side by side")
        alike = page.conflicts.tr("The same for all %n like this", "", len(women))
        click(button_of(page.conflicts.detail, alike))
        until(lambda: mine.conflicts.count() == 0, "the decision for all of them")
        self._sync(self.chair)
        self._sync(self.colleague)
        if [row.phone for row in mine.people.rows(women)] != [row.phone for row in hers.people.rows(women)]:
            raise NotSeen("the same phones on both laptops")
        self._fact("decided with one click", f"{len(women)} phones that two people wrote differently")

    def _sticks(self) -> None:
        self._say("Without a network a stick carries what the chair wrote to the colleague's laptop")
        woman, stick = self._desk.people.search(DISPUTED, 1)[0].id, self._work / "stick"
        stick.mkdir()
        self._desk.people.save(woman, {"phone": "14004881400"})
        for program, name, about in (
            (self.chair, "stick-written", "A stick: what was written on it, and where it goes next"),
            (self.colleague, "stick-read", "The stick read on the other laptop: whose changes, and how many"),
        ):
            _window_of(program).show()
            page = self._go("sync", _window_of(program))
            assert isinstance(page, SyncPage)
            card = page.stick_card
            card.write(stick) if program is self.chair else card.read(list(stick.iterdir()))
            until(lambda card=card: card.bar.isHidden() and card.told.text(), "the stick")  # type: ignore[misc]
            self._picture(_window_of(program), name, about)
        _window_of(self.colleague).hide()
        hers = _desk_of(self.colleague).people.rows([woman])[0].phone
        if hers != "14004881400":
            raise NotSeen("the chair's change on the other laptop")
        self._fact("by stick", "one change, without a network")

    def _dinner_title(self) -> str:
        newest = self._desk.activities.page(self._desk.activities.ids(ActivityFilter(kinds=(DINNER,)))[:1])
        return newest[0].title

    def _sheets(self) -> None:
        self._say("The sheets of Thursday's meeting: Chinese, and bilingual with Mongolian; and the dinner's record")
        page = self._log_page(self.chair)
        meeting = self._meeting()
        page.open_record(meeting)
        click(page.view.print_button)
        sheets = page.sheets
        assert sheets is not None
        self._add_group(sheets, meeting)
        self._paper(sheets, Layout.PORTRAIT.value, "sheet", "Sign-in sheet")
        self._paper(sheets, Layout.BILINGUAL.value, "sheet-bilingual", "Bilingual sign-in sheet")
        codes = [sheet.code for sheet in self._desk.sheets.of(meeting)]
        self._fact("sheets kept with their codes", ", ".join(sorted(codes)))
        press(sheets, Qt.Key.Key_Escape)
        (dinner,) = self._desk.activities.ids(ActivityFilter(kinds=(DINNER,)))[:1]
        self._window.go("activities", id=dinner, print=True)
        self._paper(sheets, "record", "record", "Activity record with its photo")
        self._window.go("activities", id=meeting)

    def _add_group(self, sheets: SheetView, meeting: bytes) -> None:
        before = self._desk.activities.counts(meeting).expected
        menu = sheets.panel.group_menu()
        actions = [action for one in (menu, *menu.findChildren(QMenu)) for action in one.actions()]
        next(action for action in actions if action.text().startswith(GUESTS_OF_MEETING)).trigger()
        menu.close()
        expected = self._desk.activities.counts(meeting).expected
        if expected <= before:
            raise NotSeen("more people who are expected")
        self._fact("expected at the meeting", f"{before}, with {GUESTS_OF_MEETING} {expected}")

    def _paper(self, sheets: SheetView, key: str, name: str, about: str) -> None:
        shown: list[bool] = []
        sheets.shown.connect(lambda: shown.append(True))
        segments = sheets.panel.paper
        words = {"portrait": 0, "bilingual": 1, "record": 2}[key]
        wanted = segments.findChildren(type(sheets.panel.group_button))[words]
        click(wanted)
        until(lambda: shown and sheets.panel.paper.value() == key, f"the paper {name}")
        self._picture(self._window, name, about)
        sheets.preview.save_to(self._out / f"{name}.pdf")
        self.papers.append((f"{name}.pdf", about))
        self._say(f"    {name}.pdf: {sheets.preview.page_count} pages {sheets.code}")
        hands.settle()

    def _meeting(self) -> bytes:
        planned = self._desk.activities.ids(ActivityFilter(statuses=("planned",)), "start", False)
        return next(row.id for row in self._desk.activities.page(planned) if row.kind == MEETING and row.expected > 20)

    def _rows_typed_back(self) -> None:
        page = self._log_page(self.chair)
        meeting = self._meeting()
        last = self._desk.activities.counts(meeting).expected - 2
        signed = SIGNED.format(last=last)
        self._say(f"The signed sheet is typed back by its rows: {signed}; on leave: {ON_LEAVE}")
        page.open_record(meeting)
        click(page.view.type_button)
        view = page.typing_view
        assert view is not None
        type_keys(view.rows, signed)
        press(view.rows, Qt.Key.Key_Return)
        until(lambda: self._desk.activities.counts(meeting).heads == last - 3, "the women who signed")
        click(button_of(view.rows_state, state_words("leave")))
        type_keys(view.rows, ON_LEAVE)
        press(view.rows, Qt.Key.Key_Return)
        until(lambda: self._desk.activities.counts(meeting).leave == 2, "two on leave")
        self._fact("after typing back", f"{view.counts.text()}; {view.unchecked.text()}")
        until(view.beside.message.isHidden, "the sheet beside its rows")
        self._picture(self._window, "rows", "The signed rows typed back", toast=True)
        self._sync(self.chair)
        self._fact("at the end", self._window.status.text())
        self._go("today")
        self._picture(self._window, "today-after", "Today, after the work")
        self._fact("rows of the sheet marked", row_numbers_text(self._marked(meeting)))

    def _marked(self, meeting: bytes) -> list[int]:
        found = self._desk.activities.get(meeting)
        return [line.row for line in found.lines if line.row] if found else []


class _Told:
    """Whether an exchange went through since the block began."""

    def __init__(self, program: Program) -> None:
        self._worker = program.worker
        self.through = False
        self._running = False

    def __enter__(self) -> _Told:
        self._worker.state_changed.connect(self._on_state)
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.state_changed.disconnect(self._on_state)

    def _on_state(self, state: object) -> None:
        phase, error = getattr(state, "phase", ""), getattr(state, "error", None)
        if phase == "running":
            self._running = True
        elif self._running and phase == "idle" and error is None:
            self.through = True


def _settings(root: Path) -> Settings:
    root.mkdir(parents=True, exist_ok=True)
    settings = Settings.load(root)
    settings.theme, settings.cover_after = "light", 0
    return settings


def _to_size(window: MainWindow) -> None:
    """As on the laptop that the program is made for, whatever the screen."""
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*SIZE)


def _window_of(program: Program | None) -> MainWindow:
    assert program is not None and program.window is not None
    return program.window


def _desk_of(program: Program | None) -> Desk:
    assert program is not None and program.desk is not None
    return program.desk


def _parts(counts: Counts) -> tuple[int, int, int, int]:
    return counts.known, counts.newcomers, counts.guests, counts.heads


def _replace(line: QWidget, text: str) -> None:
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]  # a line of text
    type_keys(line, text)


def clean(out: Path) -> None:
    """An empty folder for papers and pictures."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
