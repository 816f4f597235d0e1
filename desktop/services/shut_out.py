"""What came by stick of a laptop that was shut out: the chair answers for it, or it goes from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import KnownError
from desktop.store import aside
from desktop.store.aside import LaidAside
from desktop.store.changes import Changes
from protocol.roles import CHAIR

if TYPE_CHECKING:
    from desktop.store.township import Township

__all__ = ["LaidAside", "ShutOut"]


class ShutOut:
    """The shut-out laptops of which something waits at one desk."""

    def __init__(self, township: Township) -> None:
        self._journal = township.journal

    @property
    def may_answer(self) -> bool:
        """Whether who uses this laptop may answer for what was written there: a chair."""
        return self._journal.role == CHAIR

    def waiting(self) -> list[LaidAside]:
        """What waits, laptop by laptop."""
        return aside.laid_aside(self._journal.db)

    def release(self, device: bytes) -> Changes:
        """It was written before the laptop was lost: it counts. Raises KnownError role_may_not."""
        self._check()
        return aside.release(self._journal, device)

    def let_go(self, device: bytes) -> Changes:
        """It is not shown here any more. Raises KnownError role_may_not."""
        self._check()
        return aside.let_go(self._journal, device)

    def _check(self) -> None:
        if not self.may_answer:
            raise KnownError("role_may_not")
