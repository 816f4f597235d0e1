"""What the settings ask of the program around them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.services.repair import Proof
from desktop.ui.page import Context
from desktop.ui.settings_page.page import SettingsPage


class Around(Protocol):
    """The program, as far as the settings reach it."""

    def dress(self) -> None: ...
    def rebuild(self) -> None: ...
    def restore(self, path: Path) -> None: ...
    def leave_server(self) -> None: ...
    def begin_anew(self) -> None: ...
    def say_where(self) -> None: ...
    def close_window(self) -> None: ...
    def make_lock(self) -> None: ...
    def lock_now(self) -> None: ...
    def send_away(self, proof: Proof) -> None: ...


def settings_page(context: Context, program: Around) -> SettingsPage:
    """The page, wired with the program."""
    made = SettingsPage(context)
    made.look_changed.connect(program.dress)
    made.rebuild_asked.connect(program.rebuild)
    made.restore_asked.connect(program.restore)
    made.leave_asked.connect(program.leave_server)
    made.begin_asked.connect(program.begin_anew)
    made.user_changed.connect(program.say_where)
    made.end_asked.connect(program.close_window)
    made.lock_asked.connect(program.make_lock)
    made.lock_now.connect(program.lock_now)
    made.away_asked.connect(program.send_away)
    return made
