"""A desk on a real file and the little of the window that a page asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.ui.bus import Bus
from desktop.ui.page import Context

NOW = datetime(2026, 11, 23, 9, 30)


@dataclass
class Told:
    """Keeps what a page says, in the window's place."""

    toasts: list[tuple[str, Any]] = field(default_factory=list)
    banners: list[str] = field(default_factory=list)

    def toast(self, text: str, undo: Any = None, redo: Any = None) -> None:
        self.toasts.append((text, undo or redo))

    def banner(self, text: str, *_: Any, **__: Any) -> None:
        self.banners.append(text)

    def error(self, error: Exception, retry: Any = None) -> None:
        self.banners.append(str(error))

    def clear(self, key: str | None = None) -> None:
        self.banners.clear()


@dataclass
class Window:
    """Where a page wanted to go, and what it told."""

    notify: Told = field(default_factory=Told)
    went: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def go(self, key: str, **where: Any) -> None:
        self.went.append((key, where))

    def set_badge(self, key: str, text: str) -> None: ...

    def set_status(self, part: str, text: str, tone: str = "neutral") -> None: ...

    def ask_rebuild(self) -> None: ...


def open_desk(folder: Path) -> Desk:
    """A township's file in ``folder`` with its chair at the desk."""
    desk = Desk.open(folder, now=lambda: NOW)
    desk.records.add_user("乌云")
    return desk


def context_of(desk: Desk) -> tuple[Context, Window]:
    """What a page is handed, and the window to look at."""
    window, bus = Window(), Bus()
    desk.journal.announce = bus.announce
    return Context(Settings(), bus, desk, window, lambda: NOW), window  # type: ignore[arg-type]
