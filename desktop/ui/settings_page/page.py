"""设置 Settings: who works here, the look, backups, acts of earlier days to take back, the server, about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import __version__, jobs
from desktop.errors import KnownError
from desktop.jobs import Job
from desktop.services.backups import Backups
from desktop.sync.membership import server_of
from desktop.ui import theme
from desktop.ui.act_words import act_words
from desktop.ui.dates import show_moment, show_stamp
from desktop.ui.drives import plugged_sticks
from desktop.ui.file_dialogs import documents_folder, stick_folder
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.restoring import asks_to_restore
from desktop.ui.roles import may_carry_off
from desktop.ui.settings_page.asked import AskedFields
from desktop.ui.settings_page.contact import ContactCard
from desktop.ui.settings_page.federation import FederationCard
from desktop.ui.settings_page.forms_pack import PackCard
from desktop.ui.settings_page.kept import KeptList
from desktop.ui.settings_page.letters import LettersCard
from desktop.ui.settings_page.lock import LockCard
from desktop.ui.settings_page.needs import NeedsCard
from desktop.ui.settings_page.privacy import PrivacyCard
from desktop.ui.settings_page.sealed import SealedFiles
from desktop.ui.settings_page.taken_out import TakenOut
from desktop.ui.settings_page.update import UpdateCard
from desktop.ui.settings_page.users import UsersCard
from desktop.ui.tips import set_tip
from desktop.ui.translation import LANGUAGES
from desktop.ui.widgets import Ask, Card, Scroll, Segments, button, label

#: Acts that are shown at first.
MOST_ACTS = 40
#: Minutes without a key before the window covers itself; 0 never.
COVER_AFTER = (0, 5, 10, 15, 30, 60)


class SettingsPage(Page):
    """Its signals are what the wiring does for it: dress, build the window anew, restore, leave the server, begin,
    lock, make a lock or send away."""

    look_changed = Signal()
    rebuild_asked = Signal()
    restore_asked = Signal(object)
    leave_asked = Signal()
    begin_asked = Signal()
    user_changed = Signal()
    automatic_changed = Signal(bool)
    end_asked = Signal()
    lock_asked = Signal()
    lock_now = Signal()
    away_asked = Signal(object)
    watches = frozenset({"user", "setting", "forms_pack", "form_template", "access_log"})
    help_topic = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._job: Job | None = None
        self._most_acts = MOST_ACTS
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        outer.addWidget(Header(self.tr("Settings")))
        self.cards = scroll = Scroll()
        outer.addWidget(scroll, 1)
        scroll.body.setSpacing(theme.px(16))
        self.taken_out, self.asked = TakenOut(self.context), AskedFields(self.context)
        self.forms_pack = PackCard(self.context)
        self.federation, self.letters = FederationCard(self.context), LettersCard(self.context)
        self.needs, self.contact = NeedsCard(self.context), ContactCard(self.context)
        self.users, self.lock = UsersCard(self.context), LockCard(self.context)
        self.users.changed.connect(self.user_changed)
        self.users.switched.connect(self.lock_now)
        self.lock.asked.connect(self.lock_asked)
        self.lock.now.connect(self.lock_now)
        self.lock.away.connect(self.away_asked)
        for card in (
            self.users,
            self.lock,
            self._make_look(),
            self.asked,
            self.forms_pack,
            self.federation,
            self.needs,
            self.contact,
            self.letters,
            self._make_backups(),
            self._make_acts(),
            self.taken_out,
            PrivacyCard(self.context),
            self._make_server(),
            self._make_updates(),
            self._make_about(),
        ):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        self._read()
        context.bus.changed.connect(self._on_any_change)

    def _on_any_change(self, changes: Any) -> None:
        if self.isVisible() and not changes.remote:
            self._show_acts()

    def refresh(self, changes: Any) -> None:
        self.users.refresh()
        self._show_closing_day()
        self.asked.refresh()
        self.forms_pack.refresh()
        self.federation.refresh()
        self.needs.refresh()
        self.contact.refresh()
        self.letters.refresh()
        self.taken_out.refresh()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        self.users.refresh()
        self._show_closing_day()
        self.forms_pack.refresh()
        self.federation.refresh()
        self.needs.refresh()
        self.contact.refresh()
        self.letters.refresh()
        self._show_backups()
        self._show_acts()
        self.asked.refresh()
        self.taken_out.refresh()
        self._show_server()
        self.updates.refresh()

    def go_to(self, **where: Any) -> None:
        if "backup" in where:
            self.ask_restore(where["backup"])
        elif "lock" in where:
            self.lock_asked.emit()
        elif "update" in where:
            self.cards.ensureWidgetVisible(self.updates)
            self.updates.open(where["update"])

    @property
    def settled(self) -> bool:
        return self.backup_restore.isEnabled() and self.updates.settled

    # --- the look ---------------------------------------------------------------------------------------------------

    def _make_look(self) -> Card:
        card, settings = Card(self.tr("Language and look")), self.context.settings
        self.language = Segments(list(LANGUAGES.items()))
        self.language.set_value(settings.language)
        self.language.chosen.connect(self._set_language)
        themes = [
            ("auto", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast", self.tr("High contrast")),
        ]
        self.theme = Segments(themes)
        self.theme.set_value(settings.theme)
        self.theme.chosen.connect(self._set_theme)
        self.scale = QComboBox()
        for scale in theme.SCALES:
            self.scale.addItem(f"{round(scale * 100)} %", scale)
        self.scale.setCurrentIndex(max(0, self.scale.findData(settings.scale)))
        self.scale.activated.connect(lambda _index: self._set_scale(self.scale.currentData()))
        self.closing_day = QComboBox()
        for day in range(1, 32):
            self.closing_day.addItem(self.tr("Day {n}").format(n=day), day)
        self.closing_day.activated.connect(lambda _i: self.set_closing_day(self.closing_day.currentData()))
        self.cover = QComboBox()
        for minutes in sorted({*COVER_AFTER, settings.cover_after}):
            words = self.tr("{n} minutes").format(n=minutes) if minutes else self.tr("never")
            self.cover.addItem(words, minutes)
        self.cover.setCurrentIndex(self.cover.findData(settings.cover_after))
        self.cover.activated.connect(lambda _i: self._keep("cover_after", self.cover.currentData()))
        for words, widget in (
            (self.tr("Language"), self.language),
            (self.tr("Colours"), self.theme),
            (self.tr("Size of type"), self.scale),
            (self.tr("A month's report ends on day"), self.closing_day),
            (self.tr("Cover the window after"), self.cover),
        ):
            if widget is self.cover and self.context.desk.key is not None:
                continue  # it is locked instead
            card.body.addLayout(_line(words, widget))
        return card

    def set_closing_day(self, day: int) -> None:
        """For the whole township; for this laptop alone until its server knows settings of a township."""
        settings = self.context.desk.township_settings
        if not settings.are_kept:
            self._keep("closing_day", day)
        elif self.context.act(lambda: settings.set_closing_day(day), self.tr("Closing day set")) is None:
            self._show_closing_day()

    def _show_closing_day(self) -> None:
        settings = self.context.desk.township_settings
        day = settings.closing_day(self.context.today(), self.context.settings.closing_day)
        self.closing_day.setCurrentIndex(self.closing_day.findData(day))
        packed = self.context.desk.forms_packs.at(self.context.today()) is not None
        self.closing_day.setEnabled(not packed and (settings.may_change or not settings.are_kept))
        why = self.tr("The forms pack sets it") if packed else self.tr("The chair of the township sets it")
        set_tip(self.closing_day, "" if self.closing_day.isEnabled() else why)

    def _keep(self, name: str, value: Any) -> None:
        setattr(self.context.settings, name, value)
        self.context.settings.save_soon()

    def _set_language(self, language: str) -> None:
        if language != self.context.settings.language:
            self._keep("language", language)
            self.context.window.ask_rebuild()

    def _set_theme(self, name: str) -> None:
        self._keep("theme", name)
        self.look_changed.emit()

    def _set_scale(self, scale: float) -> None:
        if scale != self.context.settings.scale:
            self._keep("scale", scale)
            self.context.window.ask_rebuild()

    # --- backups ----------------------------------------------------------------------------------------------------

    def _make_backups(self) -> Card:
        card = Card(self.tr("Backup"))
        self.backup_now = button(self.tr("Back up now"), self.back_up, icon_name="floppy-disk")
        self.backup_stick = button(self.tr("To a stick…"), self._choose_stick, icon_name="usb")
        self.backup_restore = button(self.tr("Restore…"), self._choose_backup, icon_name="arrow-counter-clockwise")
        for made in (self.backup_now, self.backup_stick, self.backup_restore):
            card.action_row.addWidget(made)
        words = self.tr(
            "A copy is made by itself after half an hour of work. A stick saves what a broken disk would take."
        )
        card.body.addWidget(label(words, "muted", wrap=True))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(self.tr("Stop"), self._stop)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        card.body.addLayout(row)
        self.stick_words = label("", "", wrap=True)
        card.body.addWidget(self.stick_words)
        self.kept = KeptList(self.context)
        self.kept.restore_asked.connect(self.ask_restore)
        card.body.addWidget(self.kept)
        self.sealed = SealedFiles(self.context)
        card.body.addWidget(self.sealed)
        for made in (self.backup_stick, self.backup_restore):
            made.setVisible(may_carry_off(self.context.desk))
        self._working(False)
        return card

    def _working(self, under_way: bool) -> None:
        self.bar.setVisible(under_way)
        self.bar.setRange(0, 0)
        self.stop.setVisible(under_way)
        for made in (self.backup_now, self.backup_stick, self.backup_restore):
            made.setEnabled(not under_way)

    def _show_backups(self) -> None:
        today, backups = self.context.today(), self.context.desk.backups
        last = backups.last_to_stick()
        when = show_moment(last.isoformat(timespec="minutes"), today) if last is not None else ""
        self.stick_words.setText(
            self.tr("Last on a stick: {when}").format(when=when) if when else self.tr("Never put on a stick yet.")
        )
        self.kept.read()
        self.sealed.read()

    def back_up(self) -> None:
        """A checked copy on this laptop."""
        desk = self.context.desk
        self._working(True)
        self._job = jobs.run(lambda _task: desk.backups.back_up_now(), self._backed_up, self._backup_failed, self)

    def _backed_up(self, _kept: object) -> None:
        self._working(False)
        self._show_backups()
        self.context.window.notify.toast(self.tr("Backed up"))

    def _backup_failed(self, error: KnownError) -> None:
        self._working(False)
        self.context.window.notify.error(error)

    def _choose_stick(self) -> None:
        start = stick_folder() if plugged_sticks() else self.context.settings.backup_folder or documents_folder()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Which stick?"), start)
        if chosen:
            self.to_stick(Path(chosen))

    def to_stick(self, folder: Path) -> None:
        """Records and photos as one file into ``folder``."""
        desk = self.context.desk
        self._keep("backup_folder", str(folder))
        self._working(True)
        self._job = jobs.run(
            lambda task: desk.backups.to_stick(folder, task.report, lambda: task.cancelled),
            self._on_stick,
            self._backup_failed,
            self,
            self._show_progress,
        )

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000 * done // max(total, 1))

    def _on_stick(self, path: Path | None) -> None:
        self._working(False)
        self._show_backups()
        if path is not None:
            self.context.window.notify.toast(self.tr("On the stick as {name}").format(name=path.name))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._working(False)

    def _choose_backup(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a backup"), stick_folder(), self.tr("Backups (*.sumubak *.SUMUBAK *.db)")
        )
        if chosen:
            self.ask_restore(Path(chosen))

    def ask_restore(self, path: Path) -> None:
        """Reads the backup whole, says what it holds, and asks."""
        self._working(True)
        key = self.context.desk.key
        self._job = jobs.run(
            lambda _task: Backups.read(path, key), lambda summary: self._ask(path, summary), self._backup_failed, self
        )

    def _ask(self, path: Path, summary: Any) -> None:
        self._working(False)
        joined = server_of(self.context.desk) is not None
        if asks_to_restore(self, summary, self.context.today(), joined):
            self.restore_asked.emit(path)

    # --- acts -------------------------------------------------------------------------------------------------------

    def _make_acts(self) -> Card:
        card = Card(self.tr("What was done on this laptop"))
        words = self.tr("Each can be taken back and done again; what others changed since stays.")
        card.body.addWidget(label(words, "muted", wrap=True))
        self._acts = QVBoxLayout()
        card.body.addLayout(self._acts)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self.earlier_acts = button(self.tr("Show earlier ones"), self._show_earlier, look="link")
        row.addWidget(self.earlier_acts)
        row.addWidget(
            button(self.tr("Deleted records: recycle bin"), lambda: self.context.window.go("bin"), look="link")
        )
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _show_earlier(self) -> None:
        self._most_acts += MOST_ACTS
        self._show_acts()

    def _show_acts(self) -> None:
        _empty(self._acts)
        records = self.context.desk.records
        acts = records.acts(self._most_acts)
        self.earlier_acts.setVisible(len(acts) == self._most_acts)
        for act in acts:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.px(12))
            when = label(show_stamp(act.at, self.context.now()), "muted")
            when.setMinimumWidth(theme.px(110))
            line.addWidget(when)
            words = act_words(act.label.code, act.label.subject)
            line.addWidget(label(words, "", wrap=True), 1)
            line.addWidget(label(records.user_name(act.author), "muted"))
            if act.undone:
                line.addWidget(label(self.tr("taken back"), "muted"))
            if records.may_redo(act):
                again = partial(self.context.redo, act.number, words)
                line.addWidget(button(self.tr("Redo"), again, look="link"))
            elif records.may_undo(act):
                back = partial(self.context.undo, act.number, words)
                line.addWidget(button(self.tr("Undo"), back, look="link"))
            self._acts.addWidget(row)

    # --- server and about -------------------------------------------------------------------------------------------

    def _make_server(self) -> Card:
        self.server_card = Card(self.tr("Server"))
        self.server = label("", "", wrap=True)
        self.server_card.body.addWidget(self.server)
        self.automatic = Segments([("yes", self.tr("By itself")), ("no", self.tr("Only by the button"))])
        self.automatic.set_value("yes" if self.context.settings.sync_automatically else "no")
        self.automatic.chosen.connect(self._set_automatic)
        self.server_card.body.addLayout(_line(self.tr("Sync"), self.automatic))
        row = QHBoxLayout()
        self.to_sync = button(self.tr("Join, or see how it stands"), lambda: self.context.window.go("sync"))
        self.leave = button(self.tr("Leave the server"), self._leave, look="flat")
        row.addWidget(self.to_sync)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.server_card.body.addLayout(row)
        return self.server_card

    def _show_server(self) -> None:
        connection = server_of(self.context.desk)
        self.leave.setVisible(connection is not None and may_carry_off(self.context.desk))
        self.server.setText(
            self.tr("No server: the records are on this laptop only.")
            if connection is None
            else self.tr("{url}, as {name}").format(url=connection.url, name=connection.name or connection.township)
        )

    def _set_automatic(self, key: str) -> None:
        self._keep("sync_automatically", key == "yes")
        self.automatic_changed.emit(key == "yes")

    def _leave(self) -> None:
        text = self.tr("The records stay on this laptop. What was not sent yet waits until it joins again.")
        answers = [("no", self.tr("Stay"), "primary"), ("yes", self.tr("Leave"), "danger")]
        if Ask.question(self, self.tr("Leave the server?"), text, answers) == "yes":
            self.leave_asked.emit()
            self._show_server()

    def _make_updates(self) -> Card:
        self.updates = UpdateCard(self.context)
        self.updates.installing.connect(self.end_asked)
        return self.updates

    def _make_about(self) -> Card:
        card = Card(self.tr("About"))
        card.body.addWidget(label(self.tr("Sumu Home {version}").format(version=__version__)))
        card.body.addWidget(
            label(self.tr("The records lie in {folder}").format(folder=self.context.desk.folder), "muted")
        )
        row = QHBoxLayout()
        sample = self.context.settings.township == "sample"
        words = self.tr("Leave the sample township") if sample else self.tr("Township and gachas…")
        act: Callable[[], object] = self.begin_asked.emit if sample else lambda: self.context.window.go("units")
        row.addWidget(button(words, act))
        row.addWidget(button(self.tr("Licences…"), self._show_licences, look="link"))
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _show_licences(self) -> None:
        from desktop.ui.settings_page.licences import Licences

        Licences(self).open()


def _line(words: str, widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    said = label(words)
    said.setMinimumWidth(theme.px(180))
    said.setBuddy(widget)
    row.addWidget(said)
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return row


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
