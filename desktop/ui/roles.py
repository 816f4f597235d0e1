"""What the users of a township may be, in words, and what the window offers to whom.

A page asks here before it shows a control that writes, or a phone. Who only looks is offered nothing that would end in
a refusal; of phones and identity numbers she sees the last digits, which tell namesakes apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.page import PageSpec

#: Kinds that an import of a kind writes; women whom the roster does not have are newcomers.
_TAKEN_IN: dict[str, tuple[str, ...]] = {
    "activity": ("activity", "attendance", "person"),
    "org_unit": ("org_unit", "appointment", "person"),
    "appointment": ("appointment", "person"),
}

#: Who types attendance and visits opens these pages and no other.
_RECORDERS_PAGES = frozenset({"today", "activities", "visits", "more", "import", "sync", "settings"})

#: Fields that only those see who write: they call these women.
PRIVATE = frozenset({"phone", "id_no"})


def roles() -> list[tuple[str, str]]:
    """(role, words), from most to least."""
    return [
        ("chair", QCoreApplication.translate("roles", "Chair of the township federation")),
        ("vice_chair", QCoreApplication.translate("roles", "Vice chair of the township federation")),
        ("gacha_chair", QCoreApplication.translate("roles", "Chair of a gacha")),
        ("recorder", QCoreApplication.translate("roles", "Writes down who came, and visits")),
        ("viewer", QCoreApplication.translate("roles", "Only looks")),
    ]


def offered_roles(desk: Desk, held: str = "") -> list[tuple[str, str]]:
    """Those of ``roles`` that a user may be given here: none that this laptop's server would not know, but for the one
    that she holds."""
    return [(role, words) for role, words in roles() if role == held or desk.records.knows_role(role)]


def opened_by(role: str, specs: list[PageSpec]) -> list[PageSpec]:
    """The pages that the window has for somebody of this role. What she does not open is hidden, not encrypted."""
    return [spec for spec in specs if role != "recorder" or spec.key in _RECORDERS_PAGES]


def may_change(desk: Desk, *kinds: str) -> bool:
    """Whether to offer a control that writes records of all these kinds: who uses this laptop may, and the server knows
    them."""
    return all(desk.records.may_change(kind) and desk.records.is_offered(kind) for kind in kinds)


def may_take_in(desk: Desk, kind: str) -> bool:
    """Whether to offer to take records of a kind in from a table: who may write all that it brings."""
    return may_change(desk, "import_batch", *_TAKEN_IN.get(kind, (kind,)))


def may_carry_off(desk: Desk) -> bool:
    """Whether to offer what takes all records away in the open, or puts others in their place: backups on sticks and
    restores. A stick of changes is encrypted for the township's laptops: whoever writes may write one."""
    return desk.records.may_write


def shown_private(whole: bool, value: str | None) -> str:
    """A phone or an identity number as she sees it who uses this laptop: ``whole`` where ``records.sees_private``, else
    its last digits."""
    if not value:
        return ""
    return value if whole else f"…{value[-4:]}"
