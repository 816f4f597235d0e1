"""Which pages stand in the side bar: those of the first day, and of the others what she works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.settings import Settings
from desktop.ui.page import PageSpec

#: More pages at once would frighten.
MOST = 14


class SidePages(QObject):
    """The pages of the side bar. A page with a card comes in when she begins with it (``bring``) or at the first record
    of its kind, stays while the window stands, and goes when she puts it back; its records then stay and are found all
    the same. What she chose is kept in this laptop's settings; what she asked for goes before what records bring.

    ``holds(kind)``: whether there is a record of a kind. ``changed``: other pages stand there now.
    """

    changed = Signal()

    def __init__(self, specs: Sequence[PageSpec], settings: Settings, holds: Callable[[str], bool]) -> None:
        super().__init__()
        self._specs, self._settings, self._holds = specs, settings, holds
        self._brought: set[str] = set()
        self._shown: list[str] = []
        self._read({spec.kind for spec in self.cards})

    @property
    def cards(self) -> list[PageSpec]:
        """The pages that have a card."""
        return [spec for spec in self._specs if spec.card is not None]

    def shown(self) -> list[str]:
        """The keys of the pages in the side bar, from top to bottom."""
        return self._shown

    @property
    def full(self) -> bool:
        """Whether no page has room any more."""
        return len(self._shown) >= MOST

    def bring(self, key: str) -> bool:
        """She begins with a page; False where it has no room."""
        if key not in self._shown and self.full:
            return False
        self._keep(key, True)
        return True

    def put_back(self, key: str) -> None:
        """She does not want a page there."""
        self._brought.discard(key)
        self._keep(key, False)

    def _keep(self, key: str, wanted: bool) -> None:
        self._settings.pages[key] = wanted
        self._settings.save_soon()
        self._show()

    def follow(self, changed: Callable[[str], bool]) -> None:
        """Records changed: ``changed(kind)`` tells of which kinds."""
        self._read({spec.kind for spec in self.cards if spec.kind and changed(spec.kind)})

    def _read(self, kinds: Iterable[str]) -> None:
        held = {kind for kind in kinds if kind and self._holds(kind)}
        self._brought |= {spec.key for spec in self.cards if spec.kind in held}
        self._show()

    def _show(self) -> None:
        chosen = self._settings.pages
        asked = [spec.key for spec in self.cards if chosen.get(spec.key) is True]
        came = [spec.key for spec in self.cards if chosen.get(spec.key) is None and spec.key in self._brought]
        always = [spec.key for spec in self._specs if spec.card is None]
        stand = {*always, *[*asked, *came][: max(0, MOST - len(always))]}
        shown = [spec.key for spec in sorted(self._specs, key=lambda spec: spec.foot) if spec.key in stand]
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
