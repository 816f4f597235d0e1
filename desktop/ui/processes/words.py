"""What is said of a re-election: its findings, what is late, the numbers that are typed with a step."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.services.process.progress import Finding
from desktop.services.process.steps import CODES
from desktop.ui.dates import show_date
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.record_words import term

#: Number of a step → words.
_COUNTS: Final = {
    "women_18": QT_TRANSLATE_NOOP("processes", "Women of 18 and over"),
    "quota": QT_TRANSLATE_NOOP("processes", "Seats of delegates"),
    "delegates": QT_TRANSLATE_NOOP("processes", "Delegates confirmed"),
    "candidates": QT_TRANSLATE_NOOP("processes", "Candidates"),
    "seats": QT_TRANSLATE_NOOP("processes", "Seats"),
    "due": QT_TRANSLATE_NOOP("processes", "Due"),
    "present": QT_TRANSLATE_NOOP("processes", "Present"),
    "elected": QT_TRANSLATE_NOOP("processes", "Executive members elected"),
    "vice": QT_TRANSLATE_NOOP("processes", "Vice chairs elected"),
}
#: Finding → what is the matter; ``{n}`` as it is, ``{most}`` as it should be.
_FINDINGS: Final = {
    ("R3", "K14"): QT_TRANSLATE_NOOP(
        "processes", "The congress was {n} days ago and its results are not approved yet."
    ),
    ("R3", "K16"): QT_TRANSLATE_NOOP("processes", "The congress was {n} days ago and it is not filed yet."),
    ("R4", ""): QT_TRANSLATE_NOOP("processes", "Posted for {n} working days; {most} are asked for."),
    ("R5", ""): QT_TRANSLATE_NOOP("processes", "The candidates were not checked by the offices."),
    ("R6", ""): QT_TRANSLATE_NOOP("processes", "{n} delegates; {most} are usual."),
    ("R7", ""): QT_TRANSLATE_NOOP("processes", "{n} executive members; {most} are asked for."),
    ("R7", "even"): QT_TRANSLATE_NOOP("processes", "{n} executive members: an even number can stand against itself."),
    ("R10", ""): QT_TRANSLATE_NOOP("processes", "Done before what it rests on was over: {step}."),
}


def say(source: object) -> str:
    """A marked string in the window's language."""
    return QCoreApplication.translate("processes", str(source))


def count_words(name: str) -> str:
    """What a number of a step is called."""
    return say(_COUNTS[name])


def step_words(code: str) -> str:
    """A step with its number, as the files have it."""
    return f"{code} {term('process_step', code)}"


def finding_words(finding: Finding) -> str:
    """What is the matter, in a sentence."""
    if finding.code == "R10":
        return say(_FINDINGS["R10", ""]).format(step=term("process_step", CODES[finding.number - 1]))
    key = (
        finding.code,
        finding.step if finding.code == "R3" else "even" if (finding.code, finding.wanted) == ("R7", 0) else "",
    )
    return say(_FINDINGS[key]).format(n=finding.number, most=finding.wanted)


def late_words(late: tuple[str, int] | None) -> str:
    """What is late, and for how long; "" where nothing is."""
    if late is None:
        return ""
    code, days = late
    words = QCoreApplication.translate("processes", "{step}: %n days late", "", days)
    return words.format(step=term("process_step", code))


def day_words(text: str | None, today: date) -> str:
    """A day in a line."""
    return show_date(text, today, week=False) if text else ""
