"""The only wiring: folder and settings, the desk, the window with its pages, the sync worker, undo and the end."""

from __future__ import annotations

import contextlib
import importlib
import os
import tempfile
from collections.abc import Callable, Sequence
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
from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.services.locking import WHOEVER, Key, Secret, TownshipLock
from desktop.services.repair import Away, Proof, Repair
from desktop.services.system_keyring import Keyring, SystemKeyring
from desktop.settings import Settings
from desktop.sync.connection import Connection
from desktop.sync.joined import LastSync, connection_of, join, leave, stay_joined
from desktop.sync.photos import When
from desktop.sync.worker import Doing, SyncState, SyncWorker
from desktop.ui import input_method, pages, program_words, theme, translation
from desktop.ui.bus import Bus
from desktop.ui.collecting import Collector
from desktop.ui.day_clock import DayClock
from desktop.ui.ending import Ending
from desktop.ui.last_act import redo_last, undo_last
from desktop.ui.locking.keeper import Keeper
from desktop.ui.locking.unlock import Unlock
from desktop.ui.main_window import MainWindow
from desktop.ui.notify import CrashReporter
from desktop.ui.page import Context, Page, PageSpec
from desktop.ui.roles import opened_by
from desktop.ui.screens import dismiss
from desktop.ui.single_instance import Instance
from desktop.ui.sync_page.words import running_words
from desktop.ui.warming import Warming

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
        from desktop.ui.settings_page.wiring import settings_page

        made = settings_page(context, program)
        made.automatic_changed.connect(program.worker.set_automatic)
        return made

    return pages.page_specs(sync, settings)


class Program(QObject):
    """One running program on ``root``: at any time one desk and one window at most."""

    def __init__(
        self,
        app: QApplication,
        root: Path,
        settings: Settings,
        run: Run | None = None,
        unreached: str = "",
        keyring: Keyring | None = None,
    ) -> None:
        super().__init__(app)
        self.app, self.root, self.settings = app, root, settings
        self._run = run
        self._unreached = unreached  # the input method that this program cannot talk to
        self._ended: Ended | None = None  # how the last run ended badly, until it was told
        self._between: Path | None = None  # plain records that a start moved aside, until it was told
        self.desk: Desk | None = None
        self.lock = TownshipLock(root / "township", keyring or SystemKeyring())
        self._key: Key | None = None  # of the township that was opened last, for whom its file fails
        self.keeper = Keeper(self)
        self.keeper.opened.connect(self._on_unlocked)
        self.keeper.asked.connect(self.lock_now)
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
            again = partial(self.enter, instance, sample, things)
            self._show_front(self._trouble(error, self.root, lambda: again() or self.app.quit()))
            return True
        self.start()
        QTimer.singleShot(0, self, self._receive)
        return True

    def to_front(self, things: Sequence[Given] = ()) -> None:
        """A second start was made, maybe by opening ``things``."""
        if self.keeper.unlock is not None:
            self.keeper.unlock.raise_()
            self.keeper.unlock.activateWindow()
        elif self.window is not None:
            self.window.raise_window()
        elif self.front is not None:
            self.front.raise_()
            self.front.activateWindow()
        self._given += things
        self._receive()

    def _receive(self) -> None:
        """Takes what was opened to where it is read; until there is such a place, it waits."""
        waits = self.keeper.locked or isinstance(self.front, Unlock)
        if self._given and not waits and (self.desk is not None or self.front is not None):  # else a desk will open
            from desktop.ui.receiving import receive

            things, self._given = self._given, []
            if not receive(things, self.window or self.front):
                self._given[:0] = things

    def start(self) -> None:
        """Shows the township, the question who may open it, what keeps it from opening, or the welcome."""
        self._key = None
        if self.settings.township != SAMPLE:
            self._between = self.lock.finish() or self._between
            if self.lock.stands and not self.lock.may_begin:
                self._ask_who()
                return
            if (away := Repair.away(self.folder)) is not None:
                self._show_back(away)
                return
        if (self.folder / "township.db").exists():
            self.open()
        else:
            self.welcome()

    def _ask_who(self) -> None:
        """The township is encrypted: who is there?"""
        try:
            made = Unlock(self.lock, self.settings.recent_user)
        except KnownError as error:
            self._show_front(self._trouble(error, self.folder, self.start))
            return
        made.opened.connect(self._on_unlocked)
        self._show_front(made)

    def _on_unlocked(self, key: Key, user: bytes, secret: Secret) -> None:
        """What opens the township was typed, as the program started or after it was locked."""
        if self.desk is None:
            self.open(key, user, secret)
            return
        if user not in (self.desk.records.user, WHOEVER):  # another one: her own window, with her drafts
            self.desk.records.use(user)
            self.keeper.drop()
            self.show_window({"page": "today"})
        else:
            self.keeper.release()
        self._note_users()
        QTimer.singleShot(0, self, self._receive)

    def welcome(self, key: Key | None = None, secret: Secret | None = None) -> None:
        """The first run: a township, an invitation, a backup or the sample. ``key``: of one that is half begun."""
        from desktop.ui.welcome.window import Welcome

        made = Welcome(self.root, self.settings, self.lock, key, secret)
        made.ready.connect(lambda township: self._on_ready(township, made.key, made.secret))
        self._show_front(made)

    def _on_ready(self, township: str, key: Key | None, secret: Secret | None) -> None:
        self.settings.township = township
        self.settings.save_soon()
        if township == SAMPLE or secret is not None or key is None:
            self.open(None if township == SAMPLE else key, WHOEVER, secret)
        else:  # an encrypted backup: what will open it here is still to be chosen
            self._open_anew(key)

    def open(self, key: Key | None = None, user: bytes = b"", secret: Secret | None = None) -> None:
        """Opens the desk, by what ``user`` typed, and its window; what goes wrong is told in one of its own."""
        self._key = key
        try:
            if key is not None and not (self.folder / "township.db").exists() and not self.lock.may_begin:
                raise KnownError("database_damaged")  # only its backups are left
            self.desk = Desk.open(self.folder, key=key)
            if user not in (b"", WHOEVER, self.desk.records.user) and self.desk.records.users():
                self.desk.records.use(user)
        except KnownError as error:
            if self.desk is not None:
                self.desk.close()
                self.desk = None
            self._show_front(self._trouble(error, self.folder, self.start))
            return
        if not self.desk.records.users():  # killed before its user was written: the welcome goes on where it was
            self.desk.close()
            self.desk = None
            self.welcome(key, secret)
            return
        self._begin(self.desk)
        self._note_users(secret if user == WHOEVER else None)
        died = self.settings.begin_start()
        self.show_window({"page": "today" if died else self.settings.page})
        ended, self._ended = self._ended, None
        if self.window is not None:
            program_words.say_ended(self.window, ended, died=died)
            between, self._between = self._between, None
            program_words.say_found(self.desk, self.window, self._unreached, between)
        QTimer.singleShot(SETTLED_MS, self, self._settled)
        QTimer.singleShot(0, self, self._receive)
        self._minute.start()

    def _note_users(self, first: Secret | None = None) -> None:
        """Who is asked for by her name; ``first``: what the first run chose before it knew for whom."""
        desk = self.desk
        if desk is not None and desk.key is not None:
            self.settings.recent_user = desk.records.user.hex()
            note = partial(self.lock.note, desk.key, desk.records.user, desk.records.users(), first)
            jobs.run(lambda _task: note(), failed=self._failed, parent=self)

    def close_window(self) -> None:
        """As if she had closed it: what is typed is kept, what is under way is waited for."""
        if self.window is not None:
            self.window.close()

    def _settled(self) -> None:
        """The first page stands. Reads the roster, so that the first name typed is found at once; then the photos."""
        self.settings.end_start()
        desk = self.desk
        if desk is not None:
            if desk.key is not None and self.window is not None:
                self.keeper.follow_system(self.window)
            jobs.run(lambda _task: desk.people.snapshot(), parent=self)
            # The Sync page opens at once then: what it needs to reach a server takes longer to load than to show.
            jobs.run(
                lambda _task: importlib.import_module("desktop.sync.enrolment"), lambda _: self._warm(), parent=self
            )
            jobs.run(lambda _task: desk.photos.forget(), failed=self._failed, parent=self)  # erased on request
            jobs.run(lambda _task: desk.photos.look_through(), failed=self._failed, parent=self)
            jobs.run(lambda _task: desk.files.drop_copies(), failed=self._failed, parent=self)
            if self.window is not None:
                program_words.say_updated(desk, self.window)
        jobs.run(lambda _task: private.mend(self.root), parent=self)

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
        obey = partial(Repair.obey_order, self.folder, self.lock.keyring.forget)
        self.worker.ordered.connect(lambda _order: self._shut_for(obey))
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

        made = Trouble(error, folder, self._key)
        made.again.connect(again)
        made.restore.connect(self.restore)
        return made

    def _show_front(self, widget: QWidget) -> None:
        former = [window for window in (self.front, self.window) if window is not None]
        self.keeper.drop()
        self.front, self.window = widget, None
        widget.show()
        dismiss(former)

    def show_window(self, place: dict[str, Any]) -> None:
        """Builds the window anew and goes to ``place``."""
        old, desk = self.window, self.desk
        assert desk is not None
        lock = None if self.settings.township == SAMPLE else self.lock
        made = partial(Context, self.settings, self.bus, desk, lock=lock)
        self._role = desk.records.role
        window = MainWindow(opened_by(self._role, page_specs(self)), self.settings, made)
        self.window = window
        window.undo_asked.connect(self.undo)
        window.redo_asked.connect(self.redo)
        window.help_asked.connect(self.help)
        window.status_pressed.connect(
            lambda part: window.go({"plain": "settings", "encrypted": "settings", "saved": "today"}.get(part, "sync"))
        )
        window.rebuild_asked.connect(self.rebuild)
        window.scale_asked.connect(self.rescale)
        window.closing.connect(self.app.quit)
        window.uncovered.connect(self._receive)
        window.lock_asked.connect(self.lock_now)
        self.say_where()
        self.say_status()
        window.restore(place)
        window.show()
        self.keeper.watch(window, self._minutes)
        dismiss([other for other in (old, self.front) if other is not None])
        self.front = None

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

    def _minutes(self) -> int:
        locks = self.desk is not None and self.desk.key is not None
        return self.settings.lock_after if locks else self.settings.cover_after

    def lock_now(self) -> None:
        """F12, nobody there, or a locked screen: asks who is there; a plain township's window is covered."""
        desk, window = self.desk, self.window
        if desk is None or window is None or self.keeper.locked:
            return
        if desk.key is None:
            if not window.cover.isVisible():
                window.toggle_cover()
            return
        window.keep()
        user = desk.records.user.hex()
        try:
            self.keeper.lock(window, lambda: Unlock(self.lock, user))
        except KnownError as error:  # its keys cannot be read: it must not stay open either
            self._shut()
            self._show_front(self._trouble(error, self.folder, self.start))
            return
        jobs.run(lambda _task: desk.files.drop_copies(), failed=self._failed, parent=self)

    def make_lock(self) -> None:
        """An existing plain township is encrypted: what opens it is chosen, then the desk is closed for a while."""
        if self.desk is None or self.settings.township == SAMPLE or self.desk.key is not None:
            return
        from desktop.ui.locking.making import MakeLock

        records = self.desk.records
        made = MakeLock(self.lock, records.user, records.township_name())
        made.begun.connect(self._shut)
        made.left.connect(self._back_to_window)
        made.made.connect(self.open)
        self._show_front(made)

    def send_away(self, proof: Proof) -> None:
        """送修: the desk is closed and its keys are destroyed; what was carried on the stick was proved before."""
        desk = self.desk
        if desk is None or desk.key is None:
            return
        self._shut_for(partial(Repair.destroy_keys, self.folder, proof, desk.key, self.lock.keyring.forget, desk.now()))

    def _show_back(self, away: Away) -> None:
        """Its keys were destroyed: the stick and the recovery code are asked for."""
        from desktop.ui.locking.repair import BackFromRepair

        made = BackFromRepair(self.folder, away)
        made.back.connect(self._open_anew)
        self._show_front(made)

    def _open_anew(self, key: Key) -> None:
        """The recovery code opened the records: what opens them from now on is chosen."""
        self._ask_who()
        if isinstance(self.front, Unlock):
            self.front.go_on_with(key)

    def _back_to_window(self) -> None:
        self.start() if self.desk is None else self.show_window({"page": "today"})

    def rescale(self, step: int) -> None:
        """Ctrl +, −, 0."""
        scale = theme.next_scale(self.settings.scale, step) if step else 1.0
        if scale != self.settings.scale and self.window is not None:
            self.settings.scale = scale
            self.window.ask_rebuild()

    # --- words around the pages -------------------------------------------------------------------------------------

    def say_where(self) -> None:
        """Whose records these are and who uses the laptop, in title and side bar; to another role, other pages."""
        if self.desk is not None and self.window is not None:
            if self.desk.records.role != self._role:
                self.window.ask_rebuild()
            program_words.say_where(self.desk, self.window, sample=self.settings.township == SAMPLE)

    def say_status(self) -> None:
        """The status line."""
        if self.desk is not None and self.window is not None:
            program_words.say_status(self.desk, self.window, self.worker.state, joined=self.worker.joined)

    def _say_drafts(self) -> None:
        if self.desk is not None and self.window is not None:
            program_words.say_drafts(self.desk, self.window)

    def _on_state(self, state: SyncState) -> None:
        self.say_status()
        if self.window is not None:
            program_words.say_state(self.window, state, news=state.last is not self._told)
            self._told = state.last

    def _on_progress(self, doing: Doing) -> None:
        if self.window is not None and self.worker.running:
            self.say_status()
            self.window.set_status("synced", running_words(doing))

    def _on_changed(self, changes: Any) -> None:
        if not changes.remote:
            self.worker.edited()
        if changes.touches("user", "org_unit"):
            self.say_where()
        desk = self.desk
        if changes.remote and changes.touches("attachment", "file") and desk is not None:
            jobs.run(lambda _task: desk.photos.forget(), failed=self._failed, parent=self)
        self.say_status()

    def _on_minute(self) -> None:
        self.say_status()
        desk = self.desk
        if desk is not None:
            if self.window is not None:
                program_words.say_clock(desk, self.window)
            jobs.run(lambda _task: desk.backups.look_after(), failed=self._failed, parent=self)

    # --- acts -------------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Ctrl+Z outside a text."""
        if self.desk is not None and self.window is not None:
            undo_last(self.desk, self.window)

    def redo(self) -> None:
        """Ctrl+Y outside a text."""
        if self.desk is not None and self.window is not None:
            redo_last(self.desk, self.window)

    def _failed(self, error: KnownError) -> None:
        if self.window is not None:
            self.window.notify.error(error)
        elif isinstance(self.front, Unlock):
            self.front.say_error(error)

    def help(self, topic: str) -> None:
        """F1: the page about where one stands, offline."""
        if self.window is not None:
            from desktop.ui.help import toggle_help

            toggle_help(self.window, topic)

    # --- server, backups, beginning ---------------------------------------------------------------------------------

    def join(self, connection: Connection) -> None:
        """An invitation was taken: from now on this laptop syncs there."""
        if self._change_server(lambda desk: join(desk.journal, connection)):
            self.worker.sync_now()

    def leave_server(self) -> None:
        """Forgets the server; everything stays here."""
        self._change_server(lambda desk: leave(desk.db))

    def _change_server(self, change: Callable[[Desk], object]) -> bool:
        if self.desk is None:
            return False
        self.worker.stop(END_MS)
        try:
            change(self.desk)
        except KnownError as error:
            self._failed(error)
        self.worker.connect_to_server()
        return True

    def restore(self, path: Path) -> None:
        """Puts a backup in the place of the township's file and opens it; the old file is kept among the backups."""
        folder = self.folder
        connection, key = (None, self._key) if self.desk is None else (connection_of(self.desk.db), self.desk.key)

        def work() -> None:
            Backups.restore(path, folder, key)
            stay_joined(folder / "township.db", connection, key)

        self._shut_for(work)

    def _shut_for(self, work: Callable[[], object]) -> None:
        """Closes the desk, does something with its folder beside the window, and starts anew."""
        self._shut()
        jobs.run(lambda _task: work(), lambda _: self.start(), self._restore_failed, self)

    def _restore_failed(self, error: KnownError) -> None:
        self.start()
        self._failed(error)

    def begin_anew(self) -> None:
        """Leaves the sample, or the township for the sample; no file is deleted."""
        self._shut()
        self.settings.township, self.settings.page = "", ""
        self.settings.save_soon()
        self.start()

    # --- the end ----------------------------------------------------------------------------------------------------

    def _shut(self) -> None:
        """Closes the desk; its window goes when another one stands there."""
        self._minute.stop()
        self.keeper.drop()
        if self.desk is None:
            return
        if self.window is not None:
            self.window.leave()
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
    from desktop.store.encryption_trial import encrypts
    from desktop.ui.self_test import NAME, application, tried

    program = Program(application(), root, Settings(root / "settings.json", township="152221201"))
    with contextlib.closing(Desk.open(program.folder)) as desk:
        start_township(desk, program.settings.township)
        desk.records.add_user(NAME)
    return tried(program, [spec.key for spec in page_specs(program)], encrypts(root / "encrypted"))
