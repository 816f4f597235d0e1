"""How many days a term has left, in words: apart from the page of terms, for a start shows it on Today."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

#: Days before what is due that it is told of in amber, unless it is said otherwise.
SOON: Final = 90


def left_words(left: int | None) -> str:
    """How many days are left, or by how many it is over its time; "" where nobody knows."""
    if left is None:
        return ""
    if left < 0:
        return QCoreApplication.translate("terms", "%n days overdue", "", -left)
    return QCoreApplication.translate("terms", "%n days left", "", left)


def left_tone(left: int | None, soon: bool | None = None) -> str:
    """Red where it is overdue, amber where it is ``soon``: of what is no term, within 90 days."""
    if left is None:
        return ""
    if left < 0:
        return "danger"
    return "warn" if (left <= SOON if soon is None else soon) else ""
