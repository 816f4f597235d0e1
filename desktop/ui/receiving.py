"""What becomes of a file that somebody opened: it goes to the page that reads such files, as if chosen there.

Nothing is joined, read over the records or replaced without her word: an invitation waits for 加入, a backup and an
update are asked about. A stick's changes are signed by the township's laptops, so reading them needs no question.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.errors import KnownError
from desktop.given import Given
from desktop.sync.membership import server_of
from desktop.ui.main_window import MainWindow
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.messages import words_of
from desktop.ui.roles import may_carry_off
from desktop.ui.welcome.trouble import Trouble
from desktop.ui.welcome.window import Welcome

_WORDS = {
    "foreign": QT_TRANSLATE_NOOP("receiving", "Sumu Home has nothing to do with this file: {name}"),
    "joined": QT_TRANSLATE_NOOP(
        "receiving", "This laptop has joined its server already. To join another, leave this one first, in Settings."
    ),
    "alone": QT_TRANSLATE_NOOP(
        "receiving",
        "{name} holds changes for laptops that joined the township's server. This one has not: join here first.",
    ),
    "not_yet": QT_TRANSLATE_NOOP("receiving", "Begin first: choose the township, or join. Then open {name} again."),
    "not_hers": QT_TRANSLATE_NOOP(
        "receiving", "Who only looks at the records here cannot put a backup in their place."
    ),
    "busy": QT_TRANSLATE_NOOP(
        "receiving", "Something else is still under way here. Open {name} again once it is done."
    ),
}


def receive(things: Sequence[Given], shown: QWidget | None) -> bool:
    """Takes what was opened to where it is read. False where it must wait: the window is covered, or is not there yet
    since the first run is half-way."""
    if isinstance(shown, MainWindow) and not shown.cover.isVisible():
        for kind in dict.fromkeys(thing.kind for thing in things):
            _in_window(kind, [thing for thing in things if thing.kind == kind], shown)
        return True
    if isinstance(shown, Welcome) and shown.steps.currentWidget() not in (shown.work, shown.who):
        for thing in things[:1]:
            _in_welcome(thing, shown)
        return True
    if isinstance(shown, Trouble) and things[0].kind == "backup" and shown.choose.isVisibleTo(shown):
        shown.restore.emit(Path(things[0].value))
        return True
    return False


def _in_window(kind: str, things: Sequence[Given], window: MainWindow) -> None:
    first, paths = things[0], [Path(thing.value) for thing in things]
    desk = window.context.desk
    if kind == "invitation":
        if server_of(desk) is not None:
            window.notify.toast(_words("joined"))
            return
        try:
            window.go("sync", invitation=_line(first))
        except KnownError as error:
            window.notify.error(error)
    elif kind == "changes":
        if server_of(desk) is None:
            window.go("sync")
            window.notify.toast(_words("alone", first))
        elif not window.page("sync").settled:
            window.notify.toast(_words("busy", first))
        else:
            window.go("sync", changes=paths)
    elif kind in ("backup", "update"):
        if kind == "backup" and not may_carry_off(desk):
            window.notify.toast(_words("not_hers"))
        elif not window.page("settings").settled:
            window.notify.toast(_words("busy", first))
        else:
            window.go("settings", **{kind: paths[0]})
    else:
        window.notify.toast(_words("foreign", first))


def _in_welcome(thing: Given, welcome: Welcome) -> None:
    if thing.kind == "invitation":
        try:
            line = _line(thing)
        except KnownError as error:
            welcome.choices.say_error(words_of(error))
            return
        welcome.show_step(welcome.invitation)
        welcome.line.setText(line)
        welcome.join_button.setFocus()
    elif thing.kind == "backup":
        welcome.restore(Path(thing.value))
    else:
        welcome.go_back()
        welcome.choices.say_error(_words("not_yet" if thing.kind else "foreign", thing))


def _line(thing: Given) -> str:
    """The invitation of a file or a link. Raises KnownError ``file_unreadable``."""
    from desktop.sync.enrolment import read_invitation  # loads what reaches a server

    return thing.value if thing.is_line else read_invitation(Path(thing.value))


def _words(code: str, thing: Given | None = None) -> str:
    name = "" if thing is None else Path(thing.value).name
    return QCoreApplication.translate("receiving", _WORDS[code]).format(name=name)
