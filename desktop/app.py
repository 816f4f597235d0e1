"""The only wiring: folder and settings, the desk, the window with its pages, the sync worker, undo and the end."""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop import jobs, private
from desktop.command_line import default_root, parse
from desktop.errors import KnownError
from desktop.given import Given, given
from desktop.reports import Ended, Run
from desktop.services import Act
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.sync.connection import Connection
from desktop.sync.joined import LastSync, connection_of, join, leave, stay_joined
from desktop.sync.photos import When
from desktop.sync.worker import FINAL, Doing, SyncState, SyncWorker
from desktop.ui import input_method, pages, theme, translation
from desktop.ui.act_words import act_words
from desktop.ui.bus import Bus
from desktop.ui.collecting import Collector
from desktop.ui.dates import show_moment, show_stamp
from desktop.ui.day_clock import DayClock
from desktop.ui.ending import Ending
from desktop.ui.idle import Idle
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import words_of
from desktop.ui.notify import CrashReporter
from desktop.ui.page import Context, Page, PageSpec
from desktop.ui.single_instance import Instance
from desktop.ui.sync_page.words import clock_words, recovered_words, running_words, status_words, waiting_words
from desktop.ui.warming import Warming

log = logging.getLogger(__name__)

#: What ``Settings.township`` holds while the sample is open.
SAMPLE = "sample"
#: How long the end waits for what is under way (ms).
END_MS = 4000
#: When the first page has been painted and the rest of a start may follow (ms).
SETTLED_MS = 300
#: How often the program looks whether a backup is due (ms).
MINUTE_MS = 60_000


def page_specs(program: Program) -> list[PageSpec]:
    """The pages, those that are wired with the program among them."""

    def sync(context: Context) -> Page:
        from desktop.sync.stick_desk import StickDesk
        from desktop.ui.sync_page.page import SyncPage

        made = SyncPage(context, program.worker, StickDesk(context.desk.journal, context.now))
        made.joined.connect(program.join)
        return made

    def settings(context: Context) -> Page:
        from desktop.ui.settings_page.page import SettingsPage

        made = SettingsPage(context)
        made.look_changed.connect(program.dress)
        made.rebuild_asked.connect(program.rebuild)
        made.restore_asked.connect(program.restore)
        made.leave_asked.connect(program.leave_server)
        made.begin_asked.connect(program.begin_anew)
        made.user_changed.connect(program.say_where)
        made.automatic_changed.connect(program.worker.set_automatic)
        made.end_asked.connect(program.close_window)
        return made

    return pages.page_specs(sync, settings)


class Program(QObject):
    """One running program on ``root``: at any time one desk and one window at most."""

    def __init__(
        self, app: QApplication, root: Path, settings: Settings, run: Run | None = None, unreached: str = ""
    ) -> None:
        super().__init__(app)
        self.app, self.root, self.settings = app, root, settings
        self._run = run
        self._unreached = unreached  # the input method that this program cannot talk to
        self._ended: Ended | None = None  # how the last run ended badly, until it was told
        self.desk: Desk | None = None
        self.bus = Bus(self)
        self.days = DayClock(parent=self)
        self.days.turned.connect(self.bus.day_turned)
        self.days.turned.connect(self.say_status)
        self.worker: SyncWorker  # of the open desk
        self.window: MainWindow | None = None
        self.warming: Warming | None = None
        self.front: QWidget | None = None  # the window before a desk is open: welcome or trouble
        self._given: list[Given] = []  # opened, and not yet where it is read
        self._role = ""  # for whom the window was built
        self._told: LastSync | None = None  # the exchange whose news were told
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        translation.install(app, settings.language)
        theme.apply(app, settings.theme, settings.scale)

    @property
    def folder(self) -> Path:
        """Where the township's file, photos and backups lie."""
        return self.root / (SAMPLE if self.settings.township == SAMPLE else "township")

    # --- opening ----------------------------------------------------------------------------------------------------

    def enter(self, instance: Instance, sample: Any = "", things: Sequence[Given] = ()) -> bool:
        """Takes the folder for this program, starts, and opens ``things``; what keeps it from that is told in a window,
        from where it is tried again. False where another program works there, which then comes to the front and opens
        them."""
        self._given[:] = things
        try:
            if not instance.take(self.to_front, things):
                return False
            private.close_folder(self.root)
            self._ended = None if self._run is None else self._run.begin()
            if sample:
                from desktop.services.starting import make_sample

                self.settings.township = SAMPLE
                make_sample(self.folder, sample)
        except KnownError as error:
            self._show_front(self._trouble(error, self.root, self._again(instance, sample, things)))
            return True
        self.start()
        QTimer.singleShot(0, self, self._receive)
        return True

    def _again(self, instance: Instance, sample: Any, things: Sequence[Given]) -> Callable[[], object]:
        return lambda: self.enter(instance, sample, things) or self.app.quit()

    def to_front(self, things: Sequence[Given] = ()) -> None:
        """A second start was made, maybe by opening ``things``."""
        if self.window is not None:
            self.window.raise_window()
        elif self.front is not None:
            self.front.raise_()
            self.front.activateWindow()
        self._given += things
        self._receive()

    def _receive(self) -> None:
        """Takes what was opened to where it is read; until there is such a place, it waits."""
        if self._given and (self.desk is not None or self.front is not None):  # else another desk is about to open
            from desktop.ui.receiving import receive

            things, self._given = self._given, []
            if not receive(things, self.window or self.front):
                self._given[:0] = things

    def start(self) -> None:
        """Shows the township, what keeps it from opening, or the welcome."""
        if (self.folder / "township.db").exists():
            self.open()
        else:
            self.welcome()

    def welcome(self) -> None:
        """The first run: a township, an invitation, a backup or the sample."""
        from desktop.ui.welcome.window import Welcome

        made = Welcome(self.root, self.settings)
        made.ready.connect(self._on_ready)
        self._show_front(made)

    def _on_ready(self, township: str) -> None:
        self.settings.township = township
        self.settings.save_soon()
        self.open()

    def open(self) -> None:
        """Opens the desk and its window; what goes wrong is told in a window of its own."""
        try:
            self.desk = Desk.open(self.folder)
        except KnownError as error:
            self._show_front(self._trouble(error, self.folder, self.start))
            return
        if not self.desk.records.users():
            # killed between the township and its user: the welcome goes on where it was
            self.desk.close()
            self.desk = None
            self.welcome()
            return
        self._begin(self.desk)
        died = self.settings.begin_start()
        self.show_window({"page": "today" if died else self.settings.page})
        self._say_ended(died)
        if self._unreached and self.window is not None:
            words = self.tr(
                "The input method {name} cannot reach this program: only Latin letters arrive. Help says why."
            )
            self.window.notify.banner(words.format(name=self._unreached), "warn", key="input")
        left_out, regained = self.desk.backups.take_left_out(), self.desk.backups.take_regained()
        if (left_out or regained) and self.window is not None:
            from desktop.ui.restoring import say_restored

            say_restored(self.window.notify, left_out, regained)
        QTimer.singleShot(SETTLED_MS, self, self._settled)
        QTimer.singleShot(0, self, self._receive)
        self._minute.start()

    def _say_ended(self, died: bool) -> None:
        """Once, where the last run ended badly; ``died``: before its first page stood."""
        ended, self._ended = self._ended, None
        if self.window is None or not (died or ended):
            return
        words = self.tr("Last time the program was not closed: perhaps the power went. What was saved is safe.")
        if died:
            words = self.tr("The last start ended by itself, so this one opens Today. What was saved is safe.")
        elif ended is not None and ended.crashed:
            words = self.tr("Last time the program broke down. What was saved is safe.")
        report = "" if ended is None else ended.report
        action = self.tr("Copy the report") if report else ""
        self.window.notify.banner(words, "warn", "died", action, lambda: self._copy(report))

    def _copy(self, report: str) -> None:
        self.app.clipboard().setText(report)
        if self.window is not None:
            words = self.tr("Copied. It holds no names and no records; send it to whoever looks after the program.")
            self.window.notify.toast(words)

    def close_window(self) -> None:
        """As if she had closed it: what is typed is kept, what is under way is waited for."""
        if self.window is not None:
            self.window.close()

    def _settled(self) -> None:
        """The first page stands. Reads the roster, so that the first name typed is found at once; then the photos."""
        self.settings.end_start()
        desk = self.desk
        if desk is not None:
            jobs.run(lambda _task: desk.people.snapshot(), parent=self)
            # The Sync page opens at once then: what it needs to reach a server takes longer to load than to show.
            jobs.run(
                lambda _task: importlib.import_module("desktop.sync.enrolment"), lambda _: self._warm(), parent=self
            )
            self._forget_photos(desk)
            jobs.run(lambda _task: desk.photos.look_through(), failed=self._failed, parent=self)
            jobs.run(lambda _task: desk.files.drop_copies(), failed=self._failed, parent=self)
            self._tell_update(desk)
        jobs.run(lambda _task: private.mend(self.root), parent=self)

    def _tell_update(self, desk: Desk) -> None:
        """An update that was carried out is told once, with the way back."""
        if self.window is not None and (desk.folder.parent / "updates").exists():
            from desktop.ui.settings_page.update import outcome_words, updates_of

            note = updates_of(self.window.context).take_outcome()
            if note is not None:
                self.window.notify.banner(outcome_words(note, self.window.context), "link", key="updated")

    def _warm(self) -> None:
        """Once; a window that is built anew finds everything loaded."""
        if self.warming is None:
            self.warming = Warming(self, None if self.window is None else self.window.windowHandle())

    def _begin(self, desk: Desk) -> None:
        desk.journal.announce = self.bus.announce
        desk.db.be_patient(self._wait)
        self.worker = SyncWorker(desk.journal, desk.photos, automatic=self.settings.sync_automatically, parent=self)
        self.worker.set_photos(When(self.settings.photos) if self.settings.photos in set(When) else When.BY_NETWORK)
        self.worker.set_networks(self.settings.networks)
        self._told = self.worker.state.last
        self.worker.state_changed.connect(self._on_state)
        self.worker.progressed.connect(self._on_progress)
        self.bus.changed.connect(self._on_changed)
        self.bus.kept.connect(self._say_drafts)

    def _wait(self, work: Callable[[], Any]) -> Any:
        """Waits for the disk, or for who writes now: the window goes on painting and says what it does."""
        self.bus.hold()
        try:
            return jobs.patiently(work, self._say_saving, lambda: QTimer.singleShot(0, self, self._say_drafts))
        finally:
            self.bus.release()

    def _say_saving(self) -> None:
        if self.window is not None:
            self.window.set_status("saved", self.tr("Saving…"), "link")

    def _trouble(self, error: KnownError, folder: Path, again: Callable[[], object]) -> QWidget:
        from desktop.ui.welcome.trouble import Trouble

        made = Trouble(error, folder)
        made.again.connect(again)
        made.restore.connect(self.restore)
        return made

    def _show_front(self, widget: QWidget) -> None:
        former = [window for window in (self.front, self.window) if window is not None]
        self.front, self.window = widget, None
        widget.show()
        _dismiss(former)

    def show_window(self, place: dict[str, Any]) -> None:
        """Builds the window anew and goes to ``place``."""
        old = self.window
        window = MainWindow(page_specs(self), self.settings, self._context)
        self._role = "" if self.desk is None else self.desk.records.role
        self.window = window
        window.undo_asked.connect(self.undo)
        window.redo_asked.connect(self.redo)
        window.help_asked.connect(self.help)
        window.status_pressed.connect(lambda part: window.go({"plain": "settings", "saved": "today"}.get(part, "sync")))
        window.rebuild_asked.connect(self.rebuild)
        window.scale_asked.connect(self.rescale)
        window.closing.connect(self.app.quit)
        window.uncovered.connect(self._receive)
        self.say_where()
        self.say_status()
        window.restore(place)
        window.show()
        Idle(window, lambda: self.settings.cover_after).passed.connect(self._cover)
        _dismiss([other for other in (old, self.front) if other is not None])
        self.front = None

    def _context(self, window: MainWindow) -> Context:
        assert self.desk is not None
        return Context(self.settings, self.bus, self.desk, window)

    def rebuild(self) -> None:
        """Language or scale changed: another window at the same place, drafts and all."""
        if self.window is None:
            return
        self.window.keep()
        place = self.window.place()
        translation.install(self.app, self.settings.language)
        theme.apply(self.app, self.settings.theme, self.settings.scale)
        self.show_window(place)

    def dress(self) -> None:
        """The theme changed."""
        theme.apply(self.app, self.settings.theme, self.settings.scale)

    def _cover(self) -> None:
        if self.window is not None and not self.window.cover.isVisible():
            self.window.toggle_cover()

    def rescale(self, step: int) -> None:
        """Ctrl +, −, 0."""
        scale = theme.next_scale(self.settings.scale, step) if step else 1.0
        if scale != self.settings.scale and self.window is not None:
            self.settings.scale = scale
            self.window.ask_rebuild()

    # --- words around the pages -------------------------------------------------------------------------------------

    def say_where(self) -> None:
        """Whose records these are and who uses the laptop, in title and side bar; to another role, other pages."""
        if self.desk is None or self.window is None:
            return
        if self.desk.records.role != self._role:
            self.window.ask_rebuild()
        name = self.desk.records.township_name()
        person = self.desk.records.user_name(self.desk.records.user)
        if self.settings.township == SAMPLE:
            in_title = self.tr("{name} (sample)").format(name=name)
            self.window.say_where(name, self.tr("Sample · {name}").format(name=person), in_title)
        else:
            self.window.say_where(name, person)

    def say_status(self) -> None:
        """The status line."""
        if self.desk is None or self.window is None:
            return
        state = self.worker.state
        self._say_drafts()
        waiting = waiting_words(*self.desk.records.waiting(), self.desk.now()) if self.worker.joined else ""
        self.window.set_status("waiting", waiting, "link")
        text, tone = status_words(state, self.desk.now())
        self.window.set_status("synced", text, tone)
        self.window.set_status("plain", self.tr("Not encrypted"), "warn")
        open_conflicts = self.desk.conflicts.count()
        self.window.set_badge("sync", str(open_conflicts) if open_conflicts else "")

    def _say_drafts(self) -> None:
        """Whether everything that was typed is saved, or how many drafts stand."""
        if self.desk is not None and self.window is not None and not self.desk.records.busy:
            drafts = self.desk.drafts.count()
            words = self.tr("%n drafts not finished", "", drafts) if drafts else self.tr("Saved")
            self.window.set_status("saved", words, "warn" if drafts else "neutral")

    def _on_state(self, state: SyncState) -> None:
        self.say_status()
        if self.window is None:
            return
        if state.error is not None and state.error.code in FINAL:
            self.window.notify.banner(words_of(state.error), "danger", key="stopped")
        elif state.phase == "idle":
            self.window.notify.clear("stopped")
        if state.last is not self._told:
            self._told = state.last
            words = recovered_words(state.last)
            if words:
                self.window.notify.banner(words, "link", key="recovered")
            elif wrong := clock_words(state.last):
                self.window.notify.banner(wrong, "warn", key="clock")
            else:
                self.window.notify.clear("clock")

    def _on_progress(self, doing: Doing) -> None:
        if self.window is not None and self.worker.running:
            self.say_status()
            self.window.set_status("synced", running_words(doing))

    def _on_changed(self, changes: Any) -> None:
        if not changes.remote:
            self.worker.edited()
        if changes.touches("user", "org_unit"):
            self.say_where()
        if changes.remote and changes.touches("attachment", "file") and self.desk is not None:
            self._forget_photos(self.desk)
        self.say_status()

    def _forget_photos(self, desk: Desk) -> None:
        """Files of pictures that were erased on request go, now or with the next start."""
        jobs.run(lambda _task: desk.photos.forget(), failed=self._failed, parent=self)

    def _on_minute(self) -> None:
        self.say_status()
        desk = self.desk
        if desk is not None:
            self._say_clock(desk)
            jobs.run(lambda _task: desk.backups.look_after(), failed=self._on_backup_failed, parent=self)

    def _say_clock(self, desk: Desk) -> None:
        """A clock that was set back is said: dates that are written from now on may be wrong, or were before."""
        ahead = desk.backups.ahead()
        if ahead is not None and self.window is not None:
            when = show_moment(ahead.isoformat(timespec="minutes"), desk.today())
            words = self.tr("This laptop's date was set back: the last backup is dated {when}. Please check the date.")
            self.window.notify.banner(words.format(when=when), "warn", key="set-back")

    def _on_backup_failed(self, error: KnownError) -> None:
        if self.window is not None:
            self.window.notify.error(error)

    # --- acts -------------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Ctrl+Z outside a text: takes the last act back. Where it was somebody else's on this laptop, or of an earlier
        day, it says so first: the button takes it back."""
        desk, window = self.desk, self.window
        if desk is None or window is None:
            return
        act = desk.records.last_act()
        if act is None or not desk.records.may_write:
            window.notify.toast(self.tr("Nothing to undo"))
            return
        words = act_words(act.label.code, act.label.subject)
        question = self._unexpected(act, words)
        if question:
            window.notify.toast(question, partial(window.context.undo, act.number, words))
        else:
            window.context.undo(act.number, words)

    def _unexpected(self, act: Act, words: str) -> str:
        """Why somebody may not mean this act when she presses Ctrl+Z; "" where it was hers and of today."""
        assert self.desk is not None
        records, now = self.desk.records, self.desk.now()
        if act.author != records.user:
            name = records.user_name(act.author) or self.tr("Somebody else")
            return self.tr("The last act was {name}'s: {act}").format(name=name, act=words)
        if datetime.fromtimestamp(act.at / 1000).date() != now.date():
            return self.tr("The last act is of {when}: {act}").format(when=show_stamp(act.at, now), act=words)
        return ""

    def redo(self) -> None:
        """Ctrl+Y outside a text: does again what was taken back last, as long as nothing else was done since."""
        desk, window = self.desk, self.window
        if desk is None or window is None:
            return
        act = desk.records.next_to_redo()
        if act is None or not desk.records.may_write:
            window.notify.toast(self.tr("Nothing to redo. What was undone earlier stands in Settings."))
            return
        window.context.redo(act.number, act_words(act.label.code, act.label.subject))

    def _failed(self, error: KnownError) -> None:
        if self.window is not None:
            self.window.notify.error(error)

    def help(self, topic: str) -> None:
        """F1: the page about where one stands, offline."""
        if self.window is not None:
            from desktop.ui.help import HelpPanel

            panel = self.window.findChild(HelpPanel) or HelpPanel(self.window)
            panel.toggle(topic)

    # --- server, backups, beginning ---------------------------------------------------------------------------------

    def join(self, connection: Connection) -> None:
        """An invitation was taken: from now on this laptop syncs there."""
        if self.desk is None:
            return
        self.worker.stop(END_MS)
        try:
            join(self.desk.journal, connection)
        except KnownError as error:
            self._failed(error)
        self.worker.connect_to_server()
        self.worker.sync_now()

    def leave_server(self) -> None:
        """Forgets the server; everything stays here."""
        if self.desk is None:
            return
        self.worker.stop(END_MS)
        try:
            leave(self.desk.db)
        except KnownError as error:
            self._failed(error)
        self.worker.connect_to_server()

    def restore(self, path: Path) -> None:
        """Puts a backup in the place of the township's file and opens it; the old file is kept among the backups."""
        from desktop.services.backups import Backups

        folder = self.folder
        connection, key = (None, None) if self.desk is None else (connection_of(self.desk.db), self.desk.key)
        self._shut()

        def work(_task: object) -> None:
            Backups.restore(path, folder, key)
            stay_joined(folder / "township.db", connection, key)

        jobs.run(work, lambda _: self.start(), self._restore_failed, self)

    def _restore_failed(self, error: KnownError) -> None:
        self.start()
        if self.window is not None:
            self.window.notify.error(error)

    def begin_anew(self) -> None:
        """Leaves the sample, or the township for the sample; no file is deleted."""
        self._shut()
        self.settings.township, self.settings.page = "", ""
        self.settings.save_soon()
        if (self.folder / "township.db").exists():
            self.open()
        else:
            self.welcome()

    # --- the end ----------------------------------------------------------------------------------------------------

    def _shut(self) -> None:
        """Closes the desk; its window goes when another one stands there."""
        self._minute.stop()
        if self.desk is None:
            return
        if self.window is not None:
            self.window.keep()
            self.window.setEnabled(False)
        self.bus.changed.disconnect(self._on_changed)
        self.bus.kept.disconnect(self._say_drafts)
        self.worker.stop(END_MS)
        self.worker.deleteLater()
        jobs.finish(END_MS)
        self.desk.close()
        self.desk = None

    def end(self) -> None:
        """A clean end in bounded time."""
        self._shut()
        self.settings.end_start()
        self.settings.save()


def _dismiss(windows: Sequence[QWidget]) -> None:
    """Closes windows that another one follows; the program goes on."""
    for window in windows:
        window.blockSignals(True)
        window.close()
        window.deleteLater()


def main(argv: Sequence[str]) -> int:
    """Runs the program to its end; returns the exit code."""
    options = parse(argv)
    private.only_hers()
    if options.self_test:
        with tempfile.TemporaryDirectory() as name:
            return self_test(Path(name))
    unreached = input_method.choose(os.environ)
    root: Path = options.data or default_root()
    app = QApplication.instance() or QApplication(["sumu"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Sumu Home")
    app.setDesktopFileName("org.sumuhome.SumuHome")  # by which desktops find its icon and entry
    app.setQuitOnLastWindowClosed(False)
    reporter = CrashReporter(app)
    reporter.install()
    Ending(app)
    instance, run = Instance(root, app), Run(root)
    program = Program(app, root, Settings.load(root), run, unreached)
    if not program.enter(instance, options.sample or "", [given(file) for file in options.files]):
        return 0
    QTimer.singleShot(SETTLED_MS, app, lambda: Collector(app))
    try:
        code = app.exec()
        program.end()
        run.end()
    finally:
        instance.release()
    return int(code)


def self_test(root: Path) -> int:
    """Tries a built program in ``root``, see ``desktop.ui.self_test``."""
    from desktop.services.starting import start_township
    from desktop.ui.self_test import NAME, tried

    if sys.platform != "win32":  # there Qt's offscreen platform knows no fonts, and a session always has a screen
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(["sumu"])
    assert isinstance(app, QApplication)
    program = Program(app, root, Settings(root / "settings.json", township="152221201"))
    with contextlib.closing(Desk.open(program.folder)) as desk:
        start_township(desk, program.settings.township)
        desk.records.add_user(NAME)
    return tried(program, [spec.key for spec in page_specs(program)])
