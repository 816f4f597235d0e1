"""What the users of a township may be, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def roles() -> list[tuple[str, str]]:
    """(role, words), in the order to offer."""
    tr = QCoreApplication.translate
    return [
        ("chair", tr("roles", "Chair of the township federation")),
        ("gacha_chair", tr("roles", "Chair of a gacha")),
        ("viewer", tr("roles", "Only looks")),
    ]
