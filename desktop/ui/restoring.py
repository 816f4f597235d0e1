"""What is said before a backup takes the place of the records: what it holds, and what a restore cannot do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.services.backups import Summary
from desktop.ui.dates import show_moment
from desktop.ui.notify import Notifier
from desktop.ui.widgets import Ask


def restore_words(summary: Summary, today: date, joined: bool) -> str:
    """In paragraphs. ``joined``: whether this laptop has a server now."""
    held = QCoreApplication.translate(
        "restoring",
        "{township}, {when}: {women} women, {activities} activities, {visits} visits. "
        "It takes the place of the records here; these are kept among the backups.",
    ).format(
        township=summary.township,
        when=show_moment(summary.made_at.isoformat(timespec="minutes"), today),
        women=summary.women,
        activities=summary.activities,
        visits=summary.visits,
    )
    parts = [held]
    if summary.left_out:
        parts.append(left_out_words(summary.left_out))
    if joined or summary.joined:
        parts.append(
            QCoreApplication.translate(
                "restoring",
                "What has gone up to the server is not undone by it: the next sync brings it again, deletions too. "
                "Women who were deleted by mistake are brought back on every laptop by the recycle bin.",
            )
        )
    if joined and summary.joined is False:
        parts.append(
            QCoreApplication.translate(
                "restoring",
                "This backup is from before the laptop joined its server. It stays joined; the next sync brings what is"
                " there.",
            )
        )
    return "\n\n".join(parts)


def left_out_words(number: int) -> str:
    """Said of pictures that are damaged in a backup."""
    return QCoreApplication.translate(
        "restoring",
        "%n pictures are damaged in this backup and are left out. Those that other laptops or the server have come "
        "with a sync.",
        "",
        number,
    )


def say_restored(notify: Notifier, left_out: int, regained: int) -> None:
    """At the first start after a restore: pictures that are missing, changes that a damaged file still gave."""
    if left_out:
        notify.banner(left_out_words(left_out), "warn", key="left_out")
    if regained:
        notify.banner(regained_words(regained), "link", key="regained")


def regained_words(number: int) -> str:
    """Said of what a damaged file still gave as a backup took its place."""
    return QCoreApplication.translate(
        "restoring",
        "%n changes of this laptop that came after the backup could still be read in the damaged file and are here.",
        "",
        number,
    )


def asks_to_restore(parent: QWidget, summary: Summary, today: date, joined: bool) -> bool:
    """Says it and asks; whether the answer is to restore."""
    answers = [
        ("no", QCoreApplication.translate("restoring", "Leave it"), ""),
        ("yes", QCoreApplication.translate("restoring", "Restore"), "primary"),
    ]
    title = QCoreApplication.translate("restoring", "Restore this backup?")
    return Ask.question(parent, title, restore_words(summary, today, joined), answers) == "yes"
