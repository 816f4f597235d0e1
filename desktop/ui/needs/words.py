"""What is said of a need: how its term stands, what a step did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.services.needs.records import SOON
from desktop.ui.dates import show_date
from desktop.ui.record_words import term

#: State → how it is marked.
TONES = {"registered": "warn", "working": "link", "referred": "link", "answered": "accent"}


def due_words(due: str, today: date, *, over: bool = False) -> tuple[str, str]:
    """How a term stands, and its tone: 超期 1 天, 还有 2 天; ("", "") where there is none. ``over``: the need is."""
    if not due:
        return "", ""
    shown = show_date(due, today, week=False)
    left = (date.fromisoformat(due) - today).days
    if over:
        return shown, ""
    if left < 0:
        return QCoreApplication.translate("needs", "{n} days over").format(n=-left), "danger"
    if left == 0:
        return QCoreApplication.translate("needs", "Due today"), "danger"
    words = QCoreApplication.translate("needs", "{day}, {n} days left").format(day=shown, n=left)
    return words, "warn" if left <= SOON else ""


def step_words(step: Mapping[str, Any], today: date) -> str:
    """A step in a line, without its sealed words."""
    to = step["to_text"] or term("referred_to", step["to_kind"])
    parts = [
        term("need_act", step["act"]),
        QCoreApplication.translate("needs", "No. {no}").format(no=step["no"]) if step["no"] else "",
        QCoreApplication.translate("needs", "to {whom}").format(whom=to) if to else "",
        step["doc_no"] or "",
        term("need_outcome", step["outcome"]),
        term("need_satisfied", step["satisfied"]),
        step["text"] or "",
    ]
    if step["new_due"]:
        day = show_date(step["new_due"], today, week=False)
        parts.append(QCoreApplication.translate("needs", "due on {day}").format(day=day))
    return " · ".join(filter(None, parts))
