"""What is to be looked at beside volunteers, teams and services, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.volunteers import Finding
from desktop.ui.marked import QT_TRANSLATE_NOOP

_SENTENCES = {
    "gone": QT_TRANSLATE_NOOP("volunteering", "She has moved or died: until when was she a volunteer?"),
    "too_young": QT_TRANSLATE_NOOP("volunteering", "{words} years old: under 14 nobody is a volunteer."),
    "minor": QT_TRANSLATE_NOOP("volunteering", "{words} years old: who is the guardian that agrees?"),
    "star": QT_TRANSLATE_NOOP("volunteering", "Her hours have reached {words} stars that were not awarded yet."),
    "leader_none": QT_TRANSLATE_NOOP("volunteering", "Nobody leads the team."),
    "leader_no_member": QT_TRANSLATE_NOOP("volunteering", "Who leads the team is no volunteer in it."),
    "no_hours": QT_TRANSLATE_NOOP("volunteering", "No hours were written."),
    "not_held": QT_TRANSLATE_NOOP("volunteering", "The activity was deleted or not held: these hours are not counted."),
    "overlap": QT_TRANSLATE_NOOP("volunteering", "At the same time she served elsewhere."),
    "long_day": QT_TRANSLATE_NOOP("volunteering", "{words} hours on one day."),
    "no_volunteer": QT_TRANSLATE_NOOP("volunteering", "On that day she was no volunteer."),
}
_TWICE = {
    "volunteer": QT_TRANSLATE_NOOP("volunteering", "She is written down as a volunteer twice; she is counted once."),
    "volunteer_service": QT_TRANSLATE_NOOP(
        "volunteering", "She has hours of this activity twice; those with the most hours count."
    ),
}


def sentence(finding: Finding, kind: str) -> str:
    """A finding in words."""
    source = _TWICE[kind] if finding.code == "twice" else _SENTENCES[finding.code]
    return QCoreApplication.translate("volunteering", str(source)).format(words=finding.words)
