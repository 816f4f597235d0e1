"""How many days a term has left, in words: apart from the page of terms, for a start shows it on Today."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def left_words(left: int | None) -> str:
    """How many days are left, or by how many it is over its time; "" where nobody knows."""
    if left is None:
        return ""
    if left < 0:
        return QCoreApplication.translate("terms", "%n days overdue", "", -left)
    return QCoreApplication.translate("terms", "%n days left", "", left)


def left_tone(left: int | None) -> str:
    """Red where it is overdue, amber within 90 days."""
    return "" if left is None or left > 90 else "danger" if left < 0 else "warn"
