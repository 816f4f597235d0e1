"""What the program says around the pages: in the title, the side bar, the status line, and in banners as it begins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from desktop.sync.worker import FINAL, SyncState
from desktop.ui.dates import show_moment
from desktop.ui.messages import words_of
from desktop.ui.sync_page.words import clock_words, recovered_words, status_words, waiting_words

if TYPE_CHECKING:
    from desktop.reports import Ended
    from desktop.services.desk import Desk
    from desktop.ui.main_window import MainWindow


def say_where(desk: Desk, window: MainWindow, *, sample: bool) -> None:
    """Whose records these are and who uses the laptop."""
    name = desk.records.township_name()
    person = desk.records.user_name(desk.records.user)
    if sample:
        in_title = QCoreApplication.translate("Program", "{name} (sample)").format(name=name)
        in_bar = QCoreApplication.translate("Program", "Sample · {name}").format(name=person)
        window.say_where(name, in_bar, in_title)
    else:
        window.say_where(name, person)


def say_status(desk: Desk, window: MainWindow, state: SyncState, *, joined: bool) -> None:
    """The status line."""
    say_drafts(desk, window)
    window.set_status("waiting", waiting_words(*desk.records.waiting(), desk.now()) if joined else "", "link")
    text, tone = status_words(state, desk.now())
    window.set_status("synced", text, tone)
    encrypted = desk.key is not None
    plain = "" if encrypted else QCoreApplication.translate("Program", "Not encrypted")
    window.set_status("plain", plain, "warn")
    window.set_status("encrypted", QCoreApplication.translate("Program", "Encrypted") if encrypted else "")
    open_conflicts = desk.conflicts.count()
    window.set_badge("sync", str(open_conflicts) if open_conflicts else "")


def say_drafts(desk: Desk, window: MainWindow) -> None:
    """Whether everything that was typed is saved, or how many drafts stand."""
    if desk.records.busy:
        return
    drafts = desk.drafts.count()
    words = QCoreApplication.translate("Program", "Saved")
    if drafts:
        words = QCoreApplication.translate("Program", "%n drafts not finished", "", drafts)
    window.set_status("saved", words, "warn" if drafts else "neutral")


def say_state(window: MainWindow, state: SyncState, *, news: bool) -> None:
    """What an exchange came to; ``news``: it is another one than was told before."""
    if state.error is not None and state.error.code in FINAL:
        window.notify.banner(words_of(state.error), "danger", key="stopped")
    elif state.phase == "idle":
        window.notify.clear("stopped")
    if not news:
        return
    if words := recovered_words(state.last):
        window.notify.banner(words, "link", key="recovered")
    elif wrong := clock_words(state.last):
        window.notify.banner(wrong, "warn", key="clock")
    else:
        window.notify.clear("clock")


def say_clock(desk: Desk, window: MainWindow) -> None:
    """A clock that was set back is said: dates that are written from now on may be wrong, or were before."""
    ahead = desk.backups.ahead()
    if ahead is not None:
        when = show_moment(ahead.isoformat(timespec="minutes"), desk.today())
        words = QCoreApplication.translate(
            "Program", "This laptop's date was set back: the last backup is dated {when}. Please check the date."
        )
        window.notify.banner(words.format(when=when), "warn", key="set-back")


def say_ended(window: MainWindow, ended: Ended | None, *, died: bool) -> None:
    """Whether the last run ended badly; ``died``: before its first page stood."""
    if ended is None and not died:
        return
    words = QCoreApplication.translate(
        "Program", "Last time the program was not closed: perhaps the power went. What was saved is safe."
    )
    if died:
        words = QCoreApplication.translate(
            "Program", "The last start ended by itself, so this one opens Today. What was saved is safe."
        )
    elif ended is not None and ended.crashed:
        words = QCoreApplication.translate("Program", "Last time the program broke down. What was saved is safe.")
    report = "" if ended is None else ended.report
    action = QCoreApplication.translate("Program", "Copy the report") if report else ""
    window.notify.banner(words, "warn", "died", action, lambda: _copy(window, report))


def _copy(window: MainWindow, report: str) -> None:
    QGuiApplication.clipboard().setText(report)
    words = QCoreApplication.translate(
        "Program", "Copied. It holds no names and no records; send it to whoever looks after the program."
    )
    window.notify.toast(words)


def say_updated(desk: Desk, window: MainWindow) -> None:
    """An update that was carried out is told once, with the way back."""
    if (desk.folder.parent / "updates").exists():
        from desktop.ui.settings_page.update import outcome_words, updates_of

        note = updates_of(window.context).take_outcome()
        if note is not None:
            window.notify.banner(outcome_words(note, window.context), "link", key="updated")


def say_found(desk: Desk, window: MainWindow, unreached: str, between: Path | None = None) -> None:
    """What a start found: an input method that cannot reach it ("" where none is), what a restore could not
    bring back, and what a damaged file still gave. ``between``: where records were moved that an older version of the
    program began while these were half encrypted."""
    if unreached:
        words = QCoreApplication.translate(
            "Program", "The input method {name} cannot reach this program: only Latin letters arrive. Help says why."
        )
        window.notify.banner(words.format(name=unreached), "warn", key="input")
    if between is not None:
        words = QCoreApplication.translate(
            "Program",
            "While these records were being encrypted, an older version of the program began others. They were moved to"
            " {folder}, where they lie unencrypted: if something was written there, write it down here anew, then"
            " delete that folder.",
        )
        window.notify.banner(words.format(folder=between), "warn", key="between")
    left_out, regained = desk.backups.take_left_out(), desk.backups.take_regained()
    if left_out or regained:
        from desktop.ui.restoring import say_restored

        say_restored(window.notify, left_out, regained)
