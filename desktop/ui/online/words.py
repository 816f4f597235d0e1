"""What is to be looked at beside groups and accounts, in sentences."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.services.online_findings import Finding
from desktop.ui.dates import show_date
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.record_words import field_words

_SENTENCES = {
    "owner_none": QT_TRANSLATE_NOOP("online", "Nobody is written down as its owner."),
    "owner_gone": QT_TRANSLATE_NOOP("online", "Its owner has moved or died: who owns it now?"),
    "owner_no_officer": QT_TRANSLATE_NOOP(
        "online", "Its owner holds no post in the women's federation, so the group is not counted."
    ),
    "same_name": QT_TRANSLATE_NOOP("online", "Another group has this name and owner: written down twice?"),
    "over_limit": QT_TRANSLATE_NOOP(
        "online", "{0} members: a WeChat group takes {1}. Open a second one, or was it typed wrong?"
    ),
    "fell": QT_TRANSLATE_NOOP("online", "From {0} members to {1}: more than a fifth left."),
    "stale": QT_TRANSLATE_NOOP("online", "Its members were not counted yet, or not for {0} days."),
    "women_over": QT_TRANSLATE_NOOP("online", "{0} women of {1} members cannot be."),
    "same_day": QT_TRANSLATE_NOOP("online", "Two counts stand for {day}; the later one in the list counts."),
    "silent": QT_TRANSLATE_NOOP("online", "Nothing was published here for more than 30 days."),
    "cumulative": QT_TRANSLATE_NOOP(
        "online",
        "{field} of {day}: {0} is more than all months before together ({1}). Was the sum typed? Then the month's own"
        " number is {2}.",
    ),
}
_NEVER = QT_TRANSLATE_NOOP("online", "Its members were not counted yet.")


def sentence(finding: Finding, kind: str, today: date) -> str:
    """A finding in words; ``kind`` of the rows that were counted."""
    source = _NEVER if finding.code == "stale" and not finding.numbers else _SENTENCES[finding.code]
    numbers = [f"{number:,}" for number in finding.numbers]
    day = show_date(finding.on, today, week=False) if finding.on else ""
    field = field_words(finding.field, kind) if finding.field else ""
    return QCoreApplication.translate("online", str(source)).format(*numbers, day=day, field=field)
