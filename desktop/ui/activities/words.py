"""What activities, states and counts are called on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.services.activities import Counts
from desktop.services.codes import ATTENDANCE_MARK, Language, choices, label
from desktop.services.figures import Cell, percent
from desktop.ui import translation

STATUS_TONES = {"planned": "link", "held": "neutral", "cancelled": "warn"}
STATE_TONES = {"present": "accent", "late": "warn", "leave": "link", "absent": "danger", "unknown": "muted"}


def language() -> Language:
    """The language of the tables of codes."""
    return "zh" if translation.current().startswith("zh") else "en"


def kind_words(kind: str | None) -> str:
    """``节庆团圆``."""
    return label("activity_kind", kind, language())


def kinds() -> list[tuple[str, str]]:
    """(code, words) of all kinds, in the order to offer."""
    return choices("activity_kind", language())


def status_words(status: str | None) -> str:
    """``计划中``."""
    return label("activity_status", status or "held", language())


def state_words(state: str) -> str:
    """``请假``."""
    return label("attendance", state, language())


def state_mark(state: str) -> str:
    """The sign of a state: ``✓``, ``△`` …"""
    return ATTENDANCE_MARK.get(state, "")


def total_words(counts: Counts) -> str:
    """How the head count is made up: ``19 人 + 新增 3 + 来宾 1 = 23``; parts that are none are left out."""
    parts = [QCoreApplication.translate("activities", "%n people", "", counts.known)]
    if counts.newcomers:
        parts.append(QCoreApplication.translate("activities", "%n new", "", counts.newcomers))
    if counts.guests:
        parts.append(QCoreApplication.translate("activities", "%n guests", "", counts.guests))
    if counts.unnamed:
        parts.append(QCoreApplication.translate("activities", "%n unnamed", "", counts.unnamed))
    if len(parts) == 1:
        return parts[0]
    return f"{' + '.join(parts)} = {counts.heads}"


def attendance_words(counts: Counts) -> str:
    """``应到 42 · 实到 37 · 请假 2 · 缺席 0 · 出席率 37–40/42 · 另到 3，共 40 人``: 应到 is the sum of the next
    three and of ``unchecked_words``, who came besides stands apart. An open activity has no 应到 and no absentees."""
    came = counts.due_came if counts.expected else counts.heads
    here = QCoreApplication.translate("activities", "Present %n", "", came)
    leave = QCoreApplication.translate("activities", "On leave %n", "", counts.leave)
    if not counts.expected:
        return f"{here} · {leave}" if counts.leave else here
    due = QCoreApplication.translate("activities", "Expected %n", "", counts.expected)
    absent = QCoreApplication.translate("activities", "Absent %n", "", counts.absent)
    parts = [due, here, leave, absent, turnout_words(counts)]
    if counts.others:
        apart = QCoreApplication.translate("activities", "besides %n, {all} in all", "", counts.others)
        parts.append(apart.format(all=counts.heads))
    return " · ".join(parts)


def turnout_words(counts: Counts) -> str:
    """``出席率 88.1 %`` of who was expected; while somebody is not checked yet the least and the most that it can be:
    ``出席率 37–40/42``. Who came besides is never in it."""
    pattern = QCoreApplication.translate("activities", "Turnout {share}")
    if counts.unchecked:
        most = counts.due_came + counts.unchecked
        return pattern.format(share=f"{counts.due_came}–{most}/{counts.expected}")
    return pattern.format(share=percent(Cell(counts.due_came, counts.expected)))


def unchecked_words(counts: Counts) -> str:
    """``还有 3 人未核对``; "" where everybody is accounted for."""
    if not counts.unchecked:
        return ""
    return QCoreApplication.translate("activities", "%n not yet checked", "", counts.unchecked)


def rows_words(rows: Sequence[int]) -> str:
    """What is said of rows that were printed blank."""
    numbers = "、".join(map(str, rows)) if language() == "zh" else ", ".join(map(str, rows))
    pattern = QCoreApplication.translate("activities", "Rows {rows} were printed blank: add who signed there by name.")
    return pattern.format(rows=numbers)
