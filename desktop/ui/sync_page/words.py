"""What syncing is at, in words; the status line and the Sync page say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.sync.joined import LastSync
from desktop.sync.worker import FINAL, Doing, SyncState
from desktop.ui import record_words
from desktop.ui.dates import show_date, show_since, show_stamp
from desktop.ui.marked import QT_TRANSLATE_NOOP

#: Clocks that differ by more than this are told (ms).
CLOCK_OFF_MS = 12 * 3_600_000


def waiting_words(count: int, since: int | None, now: datetime) -> str:
    """``37 changes not yet sent, since yesterday``; "" where nothing waits."""
    if not count:
        return ""
    text = QCoreApplication.translate("sync", "%n changes not yet sent", "", count)
    day = None if since is None else datetime.fromtimestamp(since / 1000).date()
    if day is None or day > now.date() + timedelta(days=1):  # written under a clock that was wrong
        return text
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


def status_words(state: SyncState, now: datetime) -> tuple[str, str]:
    """``synced_words`` for the status line, which has no other place to say that the last try did not go through."""
    text, tone = synced_words(state, now)
    if state.phase != "idle" or state.error is None:
        return text, tone
    if state.error.code in FINAL:
        why = QCoreApplication.translate("sync", "stopped, see Sync")
    else:
        why = QCoreApplication.translate("sync", "not through just now")
    return QCoreApplication.translate("sync", "{sync}, {why}").format(sync=text, why=why), tone


def checked_words(state: SyncState, waiting: int) -> tuple[str, str]:
    """Whether this laptop and the server hold the same, and its tone; "" where that is not known."""
    last = state.last
    if last is None or not last.whole or not last.checked or state.error is not None or waiting:
        return "", "neutral"
    if last.repaired:
        return QCoreApplication.translate("sync", "Checked: %n records put right", "", last.repaired), "accent"
    return QCoreApplication.translate("sync", "Checked: exactly the same"), "accent"


def recovered_words(last: LastSync | None) -> str:
    """What the last exchange had to put right besides, in a sentence or two; "" where it was nothing."""
    told = ""
    if last is not None and last.restored:
        told = QCoreApplication.translate(
            "sync", "The server had been set back to an earlier day; this laptop gave back what it had. "
        )
    if last is not None and last.renewed:
        told += QCoreApplication.translate(
            "sync", "This laptop's records had been copied or set back, so it goes on under a new number. "
        )
    return told + QCoreApplication.translate("sync", "Nothing needs to be done.") if told else ""


def clock_words(last: LastSync | None) -> str:
    """That this laptop's date is wrong, and what it is at the server; "" where they agree by and large."""
    if last is None or abs(last.ahead) < CLOCK_OFF_MS:
        return ""
    day = datetime.fromtimestamp((last.at - last.ahead) / 1000).date()
    return QCoreApplication.translate(
        "sync",
        "This laptop's date is wrong: at the server it was {day} at the last sync. Nothing is lost by it; please set "
        "the date, so that ages and what is due are right.",
    ).format(day=show_date(day.isoformat(), date.min, week=False))


def moved_words(last: LastSync) -> str:
    """``sent 37, received 4``: what the last exchange moved."""
    if not last.sent and not last.received:
        return QCoreApplication.translate("sync", "nothing new on either side")
    return QCoreApplication.translate("sync", "sent {sent}, received {received}").format(
        sent=f"{last.sent:,}", received=f"{last.received:,}"
    )


def nothing_waits_words(carried: int, photos: int) -> str:
    """What to say where none of this laptop's own changes waits: carried ones and photos may."""
    if carried:
        return QCoreApplication.translate(
            "sync", "Your own changes are at the server; %n that came by stick go on with the next sync.", "", carried
        )
    if photos:
        return QCoreApplication.translate(
            "sync", "All records are at the server; %n photos or files still wait.", "", photos
        )
    return QCoreApplication.translate("sync", "Nothing waits: everything is at the server.")


#: Why the server refused a change, and what to do; any other reason is the value's.
_REFUSED = {
    "role": QT_TRANSLATE_NOOP("sync", "Your role may not write this; ask the township's chair."),
    "purged": QT_TRANSLATE_NOOP("sync", "The record was deleted long ago and cannot be changed any more."),
    "text-too-long": QT_TRANSLATE_NOOP("sync", "The text is too long; please write it shorter."),
    "list-too-long": QT_TRANSLATE_NOOP("sync", "The list is too long; please make it shorter."),
}
_REFUSED_VALUE = QT_TRANSLATE_NOOP("sync", "The server could not take this value; please type it again.")


def refused_words(reason: str) -> str:
    """Why the server did not take a change (a code of ``protocol.wire.Refusal``), and what to do."""
    return QCoreApplication.translate("sync", _REFUSED.get(reason, _REFUSED_VALUE))


def size_words(size: int) -> str:
    """``1.2 MB``, ``300 kB``."""
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000)) if size else 0} kB"


def doing_words(doing: Doing) -> str:
    """``Sent 612 of 1,000 changes, the server has confirmed 400 · 14 kB · 3 kB a second``."""
    parts = [_sent_words(doing) if doing.phase == "send" else _came_words(doing)]
    if doing.whole_size:
        parts.append(
            QCoreApplication.translate("sync", "{done} of {total}").format(
                done=size_words(doing.size), total=size_words(doing.whole_size)
            )
        )
    elif doing.size:
        parts.append(size_words(doing.size))
    if doing.rate:
        parts.append(QCoreApplication.translate("sync", "{size} a second").format(size=size_words(doing.rate)))
    return " · ".join(parts)


def _sent_words(doing: Doing) -> str:
    text = QCoreApplication.translate("sync", "Sent {sent} of {total} changes, the server has confirmed {confirmed}")
    return text.format(sent=f"{doing.done:,}", total=f"{doing.total:,}", confirmed=f"{doing.confirmed:,}")


def _came_words(doing: Doing) -> str:
    number = f"{doing.done:,}"
    if doing.total:
        number = QCoreApplication.translate("sync", "{done} of {total}").format(done=number, total=f"{doing.total:,}")
    return {
        "receive": QCoreApplication.translate("sync", "Received: {number} changes"),
        "copy": QCoreApplication.translate("sync", "First copy: {number} records"),
        "thumbnails": QCoreApplication.translate("sync", "Small pictures: {number}"),
        "photos": QCoreApplication.translate("sync", "Photos and files: {number}"),
    }[doing.phase].format(number=number)


def running_words(doing: Doing) -> str:
    """What the status line says of an exchange under way: ``Sent 612 / 1,000, confirmed 400``."""
    if doing.phase != "send":
        return QCoreApplication.translate("sync", "Syncing…")
    text = QCoreApplication.translate("sync", "Sent {sent} / {total}, confirmed {confirmed}")
    return text.format(sent=f"{doing.done:,}", total=f"{doing.total:,}", confirmed=f"{doing.confirmed:,}")


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
    "file": QT_TRANSLATE_NOOP("sync", "files"),
    "conflict": QT_TRANSLATE_NOOP("sync", "decisions"),
}


def kind_words(kind: str) -> str:
    """What records of a kind are called: ``activities``."""
    source = _KINDS.get(kind)
    if source is None and record_words.kind_words(kind) != kind:
        return record_words.kind_words(kind)
    return QCoreApplication.translate("sync", source or _OTHER)


def counted_words(by_kind: Mapping[str, int]) -> str:
    """``activities 12　women 3``: how many changes of which records, the most first."""
    counted: Counter[str] = Counter()
    for kind, count in by_kind.items():
        counted[kind_words(kind)] += count
    return "　".join(f"{words} {count:,}" for words, count in counted.most_common())
