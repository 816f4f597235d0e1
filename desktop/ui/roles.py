"""What the users of a township may be, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def roles() -> list[tuple[str, str]]:
    """(role, words), in the order to offer."""
    return [
        ("chair", QCoreApplication.translate("roles", "Chair of the township federation")),
        ("gacha_chair", QCoreApplication.translate("roles", "Chair of a gacha")),
        ("recorder", QCoreApplication.translate("roles", "Writes down who came, and visits")),
        ("viewer", QCoreApplication.translate("roles", "Only looks")),
    ]
