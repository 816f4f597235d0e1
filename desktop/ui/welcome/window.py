"""The first run: choose the township, join by an invitation, restore a backup or open the sample; then who works here.

One window, one page for each step; Back always works, and a program that was killed half-way goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop import jobs
from desktop.errors import KnownError
from desktop.jobs import Job, Task
from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.services.locking import (
    Key,
    Secret,
    TownshipLock,
    is_encrypted_backup,
    key_of_backup,
    new_key,
)
from desktop.services.starting import begin_joined, load_sample, start_township
from desktop.settings import Settings
from desktop.sync.connection import Connection
from desktop.sync.enrolment import read_invitation
from desktop.sync.membership import copy_first, is_whole, join_server, server_of
from desktop.ui import theme
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.inputs import LineEdit
from desktop.ui.joining import PASSING, Countdown, Joining, again_words
from desktop.ui.locking.lock_steps import LockSteps
from desktop.ui.messages import words_of
from desktop.ui.roles import offered_roles, roles
from desktop.ui.screens import fit
from desktop.ui.steps import Step, stack
from desktop.ui.welcome.township import TownshipChoice
from desktop.ui.widgets import Card, Chips, Scroll, button, emptied, label


class Welcome(QWidget):
    """``ready`` carries what ``Settings.township`` is to hold: nine digits, or ``sample``. The desk is closed then."""

    ready = Signal(str)

    def __init__(
        self,
        root: Path,
        settings: Settings,
        lock: TownshipLock,
        key: Key | None = None,
        secret: Secret | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Sumu Home"))
        fit(self, theme.px(1000), theme.px(680))
        self._root, self._settings, self.lock = root, settings, lock
        #: Of the township that is begun here, and what opens it; None of the sample, and before they were chosen.
        self.key, self.secret = key, secret
        self._locked: Callable[[], object] = self.go_back  # what follows once they are
        self._desk: Desk | None = None
        self._township = ""
        self._job: Job | None = None
        self._failed_with = KnownError("offline")
        self._backup = Path()  # the encrypted one whose code is asked for
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        self.back = button(self.tr("Back"), self.go_back, look="flat", icon_name="arrow-left")
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.steps = stack()
        scroll = Scroll()  # a low screen, or large type
        scroll.body.addWidget(self.steps, 1, Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(scroll, 1)
        self.choices = self._make_choices()
        self.town = self._make_town()
        self.invitation = self._make_invitation()
        self.work = self._make_work()
        self.who = self._make_who()
        self.lock_steps = LockSteps(lock.keyring.answers)
        self.lock_steps.chosen.connect(self._make_lock)
        self.backup_code = self._make_backup_code()
        for step in (
            *(self.choices, self.town, self.invitation, self.lock_steps, self.backup_code, self.work, self.who),
        ):
            self.steps.addWidget(step)
        self.show_step(self.choices)
        self._resume()

    # --- the steps --------------------------------------------------------------------------------------------------

    def _make_choices(self) -> Step:
        step = Step(
            self.tr("Welcome to Sumu Home"),
            self.tr("Everything is kept on this laptop and works without a network. How do you want to begin?"),
        )
        self.begin_buttons = {}
        for key, title, text, icon_name, action in (
            (
                "town",
                self.tr("Choose my township"),
                self.tr("Begin with its gachas from the official list."),
                "map-pin",
                lambda: self.show_step(self.town),
            ),
            (
                "join",
                self.tr("Join by an invitation"),
                self.tr("My banner or my colleague gave me a line or a file."),
                "link",
                lambda: self.show_step(self.invitation),
            ),
            (
                "restore",
                self.tr("Restore a backup"),
                self.tr("From a stick or from another laptop."),
                "usb",
                self.choose_backup,
            ),
            (
                "sample",
                self.tr("Look at the sample township"),
                self.tr("Made-up people, everything can be tried out."),
                "leaf",
                self.open_sample,
            ),
        ):
            card = Card()
            made = button(title, action, icon_name=icon_name, look="primary" if key == "town" else "")
            row = QHBoxLayout()
            row.addWidget(label(text, "muted", wrap=True), 1)
            made.setMinimumWidth(theme.px(200))
            row.addWidget(made)
            card.body.addLayout(row)
            step.body.addWidget(card)
            self.begin_buttons[key] = made
        return step

    def _make_town(self) -> Step:
        step = Step(
            self.tr("Which township?"),
            self.tr("Type its name, or go from the league to the banner to the township."),
            tall=True,
        )
        self.township_choice = TownshipChoice()
        self.township_choice.chosen.connect(self.begin_township)
        step.body.addWidget(self.township_choice, 1)
        return step

    def _make_invitation(self) -> Step:
        step = Step(
            self.tr("Join by an invitation"),
            self.tr("Paste the line that begins with sumu, or open the file that you were given."),
        )
        self.line = LineEdit()
        self.line.setPlaceholderText("sumu…")
        self.line.submitted.connect(self.join_by_line)
        self.line.textChanged.connect(lambda _: self.invitation.say_error(""))
        step.body.addWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(button(self.tr("Open a file…"), self._choose_invitation, icon_name="folder-open"))
        row.addStretch(1)
        self.joining = Joining(self)
        self.cancel_button = button(self.tr("Stop trying"), self.joining.cancel)
        self.cancel_button.hide()
        self.join_button = button(self.tr("Join"), self.join_by_line, look="primary")
        row.addWidget(self.cancel_button)
        row.addWidget(self.join_button)
        step.body.addLayout(row)
        self.told = label("", "muted", wrap=True)
        step.body.addWidget(self.told)
        self.joining.joined.connect(self._joined)
        self.joining.failed.connect(step.say_error)
        self.joining.told.connect(self.told.setText)
        self.joining.under_way.connect(self._on_joining)
        return step

    def _make_work(self) -> Step:
        step = Step(self.tr("One moment"), self.tr("This is done once. It can be stopped and goes on later."))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.doing = label("", "muted", wrap=True)
        step.body.addWidget(self.bar)
        step.body.addWidget(self.doing)
        step.body.addWidget(step.error)
        self.retry = button(self.tr("Try again"), look="primary")
        self.retry.clicked.connect(lambda: self._retry())
        self.retry.hide()
        step.body.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        self._retry: Callable[[], object] = self.go_back
        self.countdown = Countdown(self)
        self.countdown.left.connect(lambda left: self.work.say_error(again_words(self._failed_with, left)))
        self.countdown.over.connect(lambda: self._retry())
        return step

    def _make_who(self) -> Step:
        step = Step(self.tr("Who uses this laptop?"), self.tr("Your name stands beside what you write."))
        self._known_users = QVBoxLayout()
        step.body.addLayout(self._known_users)
        self.other = label(self.tr("Not among them? Write your name:"), "muted")
        step.body.addWidget(self.other)
        self.name = LineEdit()
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.submitted.connect(self.finish)
        step.body.addWidget(self.name)
        self.role = Chips(roles(), may_be_empty=False)
        self.role.set_value("chair")
        step.body.addWidget(self.role)
        self.done = button(self.tr("Begin"), self.finish, look="primary")
        step.body.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        self.digits_card = Card()
        self.digits = label("", "figure")
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.digits_card.body.addWidget(label(self.tr("Joined. This laptop's eight digits:"), "muted"))
        self.digits_card.body.addWidget(self.digits)
        self.digits_card.body.addWidget(
            label(
                self.tr("Ring the banner office: the server's list of laptops must show the same digits."),
                "muted",
                wrap=True,
            )
        )
        step.body.insertWidget(0, self.digits_card)
        return step

    def _make_backup_code(self) -> Step:
        step = Step(
            self.tr("This backup is encrypted"),
            self.tr("The recovery code stands on the paper made with the lock: six groups of five characters."),
        )
        self.code = LineEdit()
        self.code.setPlaceholderText(self.tr("The recovery code"))
        self.code.textEdited.connect(lambda _: step.say_error(""))
        self.code.submitted.connect(self._open_backup)
        step.body.addWidget(self.code)
        step.body.addWidget(button(self.tr("Go on"), self._open_backup, look="primary"), 0, Qt.AlignmentFlag.AlignRight)
        return step

    def show_step(self, step: Step) -> None:
        """Goes to a step and puts the cursor where one begins."""
        step.say_error("")
        self.steps.setCurrentWidget(step)
        self.back.setVisible(step is not self.choices)
        first = {
            self.choices: self.begin_buttons["town"],
            self.town: self.township_choice.search,
            self.invitation: self.line,
            self.who: self.name,
            self.backup_code: self.code,
        }.get(step)
        if first is not None:
            first.setFocus()

    def go_back(self) -> None:
        """The step before; what was half-way is stopped, what is stored stays."""
        self.joining.cancel()
        self.countdown.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.steps.currentWidget() is self.lock_steps and self.lock_steps.back():
            return
        if self.steps.currentWidget() is self.choices:
            return
        self.show_step(self.choices)

    # --- ways in ----------------------------------------------------------------------------------------------------

    @property
    def _folder(self) -> Path:
        return self._root / "township"

    def _with_lock(self, go_on: Callable[[], object]) -> None:
        """Goes on once it is chosen what opens the township: nothing of it is ever written in the clear."""
        self._locked = go_on
        if self.key is not None:
            go_on()
            return
        self.back.show()
        self.steps.setCurrentWidget(self.lock_steps)
        self.lock_steps.begin()

    def _make_lock(self, secret: Secret, code: str) -> None:
        key, lock = new_key(), self.lock

        def made(_: None) -> None:
            self._job = None
            self.key, self.secret = key, secret
            self._locked()

        def wrong(error: KnownError) -> None:
            self._job = None
            self._with_lock(self._locked)
            self.lock_steps.again(error)

        self.show_step(self.work)
        self.bar.setRange(0, 0)
        self._job = jobs.run(lambda _task: lock.begin(key, secret, code), made, wrong, self)

    def _resume(self) -> None:
        """A program that was ended in the first run: the records are there, who works here is not known yet."""
        if not (self._folder / "township.db").exists():
            return
        try:
            desk = self._open(self._folder)
        except KnownError as error:
            self.choices.say_error(words_of(error))
            return
        connection = server_of(desk)
        if connection is not None and not is_whole(desk):
            self._copy(connection)
        elif connection is not None:
            self._township = connection.township
            self._begin_units()
        elif desk.units.all():
            self._township = ""
            self._ask_who()

    def _open(self, folder: Path) -> Desk:
        self._close_desk()
        self._desk = Desk.open(folder, key=self.key if folder == self._folder else None)
        return self._desk

    def _close_desk(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def begin_township(self, code: str) -> None:
        """A township of the list was chosen."""
        self._with_lock(lambda: self._begin_township(code))

    def _begin_township(self, code: str) -> None:
        try:
            start_township(self._open(self._folder), code)
        except KnownError as error:
            self.show_step(self.town)
            self.town.say_error(words_of(error))
            return
        self._township = code
        self._ask_who()

    def _choose_invitation(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open an invitation"), stick_folder())
        if chosen:
            try:
                self.line.setText(read_invitation(Path(chosen)))
            except KnownError as error:
                self.invitation.say_error(words_of(error))
                return
            self.join_by_line()

    def join_by_line(self) -> None:
        """Joins the server of the line that was typed; while nobody answers it is asked again by itself."""
        self.invitation.say_error("")
        line = self.line.text().strip()
        if not line:
            self.line.setFocus()
        elif self.joining.understood(line):
            self._with_lock(self._join)

    def _join(self) -> None:
        """Nothing is taken of the invitation before there is a lock: it is used up by that."""
        self.show_step(self.invitation)
        self.joining.join(self.line.text().strip())

    def _on_joining(self, under_way: bool) -> None:
        self.join_button.setEnabled(not under_way)
        self.line.setEnabled(not under_way)
        self.cancel_button.setVisible(under_way)

    def _joined(self, connection: Connection) -> None:
        try:
            join_server(self._open(self._folder), connection)
        except KnownError as error:
            self.invitation.say_error(words_of(error))
            return
        self._copy(connection)

    def _copy(self, connection: Connection) -> None:
        desk = self._desk
        assert desk is not None
        self._township = connection.township

        def copy(task: Task) -> None:
            copy_first(desk, connection, lambda at: task.report(at.done, at.total), lambda: task.cancelled)

        self._start_work(copy, lambda: self._copy(connection), self._begin_units)

    def _begin_units(self) -> None:
        """The first laptop of a township finds nothing at the server: it brings the units of the official list."""
        assert self._desk is not None
        try:
            begin_joined(self._desk)
        except KnownError as error:
            self._work_failed(error)
            return
        self._ask_who()

    def open_sample(self) -> None:
        """Fills the sample township, or opens the one that is there."""
        folder = self._root / "sample"
        self._township = "sample"
        try:
            desk = self._open(folder)
        except KnownError as error:
            self.choices.say_error(words_of(error))
            return
        if desk.records.users():
            self._finish()
            return
        self._start_work(
            lambda task: load_sample(desk, "normal", lambda done: task.report(done, 0), lambda: task.cancelled),
            self.open_sample,
            self._finish,
        )

    def choose_backup(self) -> None:
        """Restores from a file that is chosen."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a backup"), stick_folder(), self.tr("Backups (*.sumubak *.SUMUBAK *.db)")
        )
        if chosen:
            self.restore(Path(chosen))

    def restore(self, path: Path) -> None:
        """Restores that backup; its users are who work here."""
        self._close_desk()
        self._township = ""
        self._backup = path
        try:
            encrypted = is_encrypted_backup(path)
        except KnownError as error:
            self._start_work(lambda _task: Backups.read(path), lambda: self.restore(path), lambda: None)
            self._work_failed(error)
            return
        if encrypted:
            self.code.clear()
            self.show_step(self.backup_code)
        else:
            self._with_lock(lambda: self._restore(path))

    def _open_backup(self) -> None:
        """The code opens what it was made for; the backup's own keys come along."""
        path, code, folder, lock = self._backup, self.code.text(), self._folder, self.lock

        def work(_task: Task) -> Key | None:
            key = key_of_backup(path, code)
            lock.make_room()
            Backups.restore(path, folder, key)
            return key

        def opened(key: Key | None) -> None:
            self._job, self.key = None, key
            self.ready.emit("")

        def wrong(error: KnownError) -> None:
            self._job = None
            self.backup_code.say_error(words_of(error))
            self.code.setFocus()

        self.backup_code.say_error("")
        self._job = jobs.run(work, opened, wrong, self)

    def _restore(self, path: Path) -> None:
        folder, key = self._folder, self.key
        self._start_work(
            lambda _task: Backups.restore(path, folder, key), lambda: self._restore(path), lambda: self.ready.emit("")
        )

    def _start_work(
        self, work: Callable[[Task], object], again: Callable[[], object], done: Callable[[], object]
    ) -> None:
        self._retry = again
        self.countdown.stop()
        self.retry.hide()
        self.bar.setRange(0, 0)
        self.doing.setText("")
        self.show_step(self.work)
        self._job = jobs.run(work, lambda _: done(), self._work_failed, self, self._show_progress)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if total:
            words = self.tr("{done} of {total} records").format(done=f"{done:,}", total=f"{total:,}")
        else:
            words = self.tr("{done} records").format(done=f"{done:,}")
        self.doing.setText(words)

    def _work_failed(self, error: KnownError) -> None:
        self._job = None
        if not self.bar.maximum():
            self.bar.setRange(0, 1)  # it would run on
        self.work.say_error(words_of(error))
        if error.code in PASSING:
            self._failed_with = error
            self.countdown.start()
        self.retry.show()
        self.retry.setFocus()

    # --- who --------------------------------------------------------------------------------------------------------

    def _ask_who(self) -> None:
        self._job = None
        emptied(self._known_users)
        if self._desk is not None:
            for user, name, _ in self._desk.records.users():
                made = button(name, partial(self.use, user), icon_name="user")
                self._known_users.addWidget(made)
            self.role.set_options(offered_roles(self._desk))
        self.other.setVisible(self._known_users.count() > 0)
        self._show_digits()
        self.show_step(self.who)

    def _show_digits(self) -> None:
        """By what a joined laptop can be told from another on the telephone."""
        connection = None if self._desk is None else server_of(self._desk)
        self.digits.setText("" if connection is None else connection.digits)
        self.digits_card.setVisible(bool(self.digits.text()))

    def use(self, user: bytes) -> None:
        """One of those whom the township knows already."""
        assert self._desk is not None
        try:
            self._desk.records.use(user)
        except KnownError as error:
            self.who.say_error(words_of(error))
            return
        self._finish()

    def finish(self) -> None:
        """A new name."""
        name, role = self.name.text().strip(), self.role.value()
        if not name:
            self.who.say_error(self.tr("Please write your name."))
            self.name.setFocus()
            return
        assert self._desk is not None
        try:
            self._desk.records.add_user(name, str(role))
        except KnownError as error:
            self.who.say_error(words_of(error))
            return
        self._finish()

    def _finish(self) -> None:
        self._job = None
        self._close_desk()
        self.ready.emit(self._township)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self.signalsBlocked():
            return  # another window follows
        self.joining.cancel()
        self.countdown.stop()
        if self._job is not None:
            self._job.cancel()
            jobs.finish()
        self._close_desk()
        QApplication.quit()
