"""What syncing is at, in words; the status line and the Sync page say the same."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.sync.worker import SyncState
from desktop.ui.dates import show_since, show_stamp


def waiting_words(count: int, since: int | None, now: datetime) -> str:
    """``37 changes not yet sent, since yesterday``; "" where nothing waits."""
    if not count:
        return ""
    text = QCoreApplication.translate("sync", "%n changes not yet sent", "", count)
    if since is None:
        return text
    day = datetime.fromtimestamp(since / 1000).date()
    when = show_since(day, now.date())
    return QCoreApplication.translate("sync", "{changes}, since {when}").format(changes=text, when=when)


def synced_words(state: SyncState, now: datetime) -> tuple[str, str]:
    """The last sync in words, and their tone."""
    if state.phase == "off":
        return QCoreApplication.translate("sync", "On this laptop only"), "neutral"
    if state.phase == "running":
        return QCoreApplication.translate("sync", "Syncing…"), "neutral"
    last = state.last
    if last is None:
        text = QCoreApplication.translate("sync", "Not synced yet")
    else:
        when = show_stamp(last.at, now)
        text = QCoreApplication.translate("sync", "Last sync {when}").format(when=when)
    return text, "warn" if state.error is not None else "neutral"


_OTHER = QT_TRANSLATE_NOOP("sync", "other records")
#: Kind → words for so many records' changes.
_KINDS: dict[str, str] = {
    "activity": QT_TRANSLATE_NOOP("sync", "activities"),
    "attendance": QT_TRANSLATE_NOOP("sync", "attendances"),
    "person": QT_TRANSLATE_NOOP("sync", "women"),
    "person_alias": QT_TRANSLATE_NOOP("sync", "women"),
    "household": QT_TRANSLATE_NOOP("sync", "households"),
    "visit": QT_TRANSLATE_NOOP("sync", "visits"),
    "home": QT_TRANSLATE_NOOP("sync", "homes"),
    "home_person": QT_TRANSLATE_NOOP("sync", "homes"),
    "org_unit": QT_TRANSLATE_NOOP("sync", "units"),
    "appointment": QT_TRANSLATE_NOOP("sync", "posts"),
    "sheet": QT_TRANSLATE_NOOP("sync", "sheets"),
    "attachment": QT_TRANSLATE_NOOP("sync", "photos"),
}


def kind_words(kind: str, count: int) -> str:
    """``activities 12``: how many changes of a kind."""
    words = QCoreApplication.translate("sync", _KINDS.get(kind, _OTHER))
    return f"{words} {count:,}"
