"""Made-up records, changes and input-method events for the tests of widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from desktop.services.finding import Finding
from desktop.settings import Settings
from desktop.ui.bus import Bus
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Context, Page, PageSpec

AT = datetime(2026, 11, 23, 14, 3)


@dataclass(frozen=True)
class FakeChanges:
    """The shape of ``Changes``, as pages see it."""

    kinds: frozenset[str]
    remote: bool = False
    act: int | None = None

    def touches(self, *kinds: str) -> bool:
        return bool(self.kinds & set(kinds))

    def merged(self, other: FakeChanges) -> FakeChanges:
        return FakeChanges(self.kinds | other.kinds, self.remote or other.remote)


def changed(*kinds: str) -> FakeChanges:
    return FakeChanges(frozenset(kinds))


def compose(widget: QWidget, preedit: str = "", commit: str = "") -> None:
    """What an input method sends: ``preedit`` is being composed, ``commit`` is put in."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(widget, event)


def ids(count: int) -> list[bytes]:
    return [number.to_bytes(16, "big") for number in range(count)]


def number_of(id: bytes) -> int:
    return int.from_bytes(id, "big")


def rows(wanted: Sequence[bytes]) -> list[dict[str, Any]]:
    """Made-up records for ids of ``ids``."""
    return [{"name": f"其木格{number_of(id)}", "age": number_of(id) % 70 + 18} for id in wanted]


def window_of(settings: Settings, *pages: tuple[str, str, Callable[[Context], Page]]) -> tuple[MainWindow, Bus]:
    """A window around pages given as (key, title, make); no township is open behind it."""
    bus = Bus()
    specs = [PageSpec(key, lambda title=title: title, "tray", make) for key, title, make in pages]
    desk = SimpleNamespace(finding=Finding({}))
    window = MainWindow(
        specs,
        settings,
        lambda window: Context(settings, bus, desk, window, lambda: AT),  # type: ignore[arg-type]
    )
    return window, bus
