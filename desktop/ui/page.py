"""What a page is to the window, and what the window gives to a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.jobs import Job, Task
from desktop.services import Changes
from desktop.settings import Settings
from desktop.ui import acting
from desktop.ui.acting import Failed, W
from desktop.ui.bus import Bus

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.locking import TownshipLock
    from desktop.ui.notify import Notifier
    from desktop.ui.side import SidePages


class Navigator(Protocol):
    """What a page may ask of the window around it."""

    notify: Notifier
    side: SidePages

    def go(self, key: str, **where: Any) -> None:
        """Show the page ``key``; ``where`` goes to its ``go_to`` (``id=…``, ``new=True``, a filter)."""

    def set_badge(self, key: str, text: str) -> None:
        """A short word or number beside a page's name; "" for none."""

    def set_status(self, part: str, text: str, tone: str = "neutral") -> None:
        """Words in the status line: part ``saved``, ``waiting``, ``synced`` or ``plain``; "" takes the part away."""

    def ask_rebuild(self) -> None:
        """Build the window anew (language, scale): place and drafts are kept."""


@dataclass
class Context:
    """What every page is handed. ``desk`` holds the services of the open township."""

    settings: Settings
    bus: Bus
    desk: Desk
    window: Navigator
    now: Callable[[], datetime] = datetime.now
    #: Of the township; None of the sample, which has none.
    lock: TownshipLock | None = None
    #: Acts that are being taken back or done again at this moment.
    turning: set[int] = field(default_factory=set)

    def today(self) -> date:
        return self.now().date()

    def act(
        self,
        write: Callable[[], W],
        words: str | Callable[[W], str] = "",
        *,
        failed: Failed | None = None,
        undo: bool = True,
    ) -> W | None:
        """Runs a service's write and gives what it returned; None where it failed, which was told then.

        ``words`` (or what it makes of the result) are said in a toast with a way back, unless ``undo`` is off or
        nothing changed. ``failed(error)`` takes the place of the banner. The pages know of the change when this
        returns. Raises FieldErrors, which a form shows beside its fields. While the window waits for the disk in the
        midst of another act, nothing is done, and None given.
        """
        return acting.act(self, write, words, failed, undo)

    def act_later(
        self,
        write: Callable[[Task], W],
        words: str | Callable[[W], str] = "",
        *,
        receiver: QObject,
        done: Callable[[W], object] | None = None,
        failed: Failed | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """``act`` for a write that takes long, on another thread: an import. ``done(result)`` follows what was told.
        Nothing is called once ``receiver`` is gone; FieldErrors go to ``failed``."""
        return acting.act_later(self, write, words, done, failed, receiver, progress)

    def keep(self, write: Callable[[], object], *, failed: Failed | None = None) -> bool:
        """Runs a write of what is this laptop's own and no act: a draft, who works here. False where it failed, which
        was told then. Raises FieldErrors."""
        return acting.keep(self, write, failed)

    def keep_soon(
        self,
        note: Callable[[], object],
        *,
        receiver: QObject,
        done: Callable[[], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Keeps a draft without waiting for the disk: ``note`` hands it to ``desk.drafts`` (``keep_soon``,
        ``put_soon``), and it is written on another thread. ``done`` follows once it is on the disk; nothing is called
        once ``receiver`` is gone, and the draft is kept all the same."""
        acting.keep_soon(self, note, done, failed, receiver)

    def undo(self, act: int, words: str = "") -> None:
        """Takes an act back, says so (``words``: what it was) and offers to do it again; names what others changed
        since, which stays."""
        acting.take_back(self, act, words)

    def redo(self, act: int, words: str = "") -> None:
        """Does an act again that was taken back, and says so; names what was changed since, which stays."""
        acting.do_again(self, act, words)


class Found(NamedTuple):
    """One answer of the find box (Ctrl+K). ``group``: the words of its group; ``chosen``: what is remembered of it;
    ``page``: where it opens."""

    title: str
    detail: str
    icon: str
    open: Callable[[], object]
    group: str = ""
    chosen: tuple[str, bytes] | None = None
    page: str = ""


class Page(QWidget):
    """A page of the side bar. Built when it is first shown; what changes while it is hidden is read when it is shown
    again.

    A subclass sets ``watches`` to the kinds of record that it shows and overrides what it can do.
    """

    watches: frozenset[str] = frozenset()
    help_topic = ""
    stands_alone = Signal(bool)  # as ``alone``, which changed

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._late: list[Changes] = []
        self._day_turned = False
        self.setProperty("look", "ground")
        context.bus.changed.connect(self._on_changed)
        context.bus.day_turned.connect(self._on_day_turned)

    # --- what the window asks for; each may do nothing --------------------------------------------------------------

    def refresh(self, changes: Any) -> None:
        """Records of the watched kinds changed: ``changes`` is one ``Changes``. Called only while the page is shown."""

    def new_day(self) -> None:
        """The day turned: ages, "today" and the month are others. Called only while the page is shown. What it shows is
        read anew, as after a change of all that it watches; a page with a span of days that follows today moves it."""
        self.refresh(Changes({kind: frozenset({b""}) for kind in self.watches}))

    def go_to(self, **where: Any) -> None:
        """Come here with a purpose: show a record, start a new one, set a filter."""

    @property
    def settled(self) -> bool:
        """Whether nothing long is under way here, so that a file that was opened may be read."""
        return True

    @property
    def alone(self) -> bool:
        """Whether what is shown wants the whole window: somebody who only types needs no side bar."""
        return False

    def go_back(self) -> bool:
        """Esc: leave the record, then the search. False when there is nothing to leave."""
        return False

    def new_record(self) -> None:
        """Ctrl+N."""

    def print_shown(self) -> None:
        """Ctrl+P."""

    def focus_search(self, text: str = "") -> None:
        """Ctrl+F, or someone typed in the list: ``text`` is what was typed."""

    def flush(self) -> None:
        """Write what is being typed, or put it into its draft: the page, the program or the window is left."""

    def place(self) -> dict[str, Any]:
        """Where one stands here, for ``go_to(**place)`` after the window was built anew."""
        return {}

    # --- changes ----------------------------------------------------------------------------------------------------

    def _on_changed(self, changes: Any) -> None:
        if not any(changes.touches(kind) for kind in self.watches):
            return
        if self.isVisible():
            self.refresh(changes)
        else:
            self._late.append(changes)

    def _on_day_turned(self) -> None:
        if self.isVisible():
            self.new_day()
        else:
            self._day_turned = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        late, self._late = self._late, []
        if self._day_turned:
            self._day_turned = False
            self.new_day()
            return
        if late:
            merged = late[0]
            for changes in late[1:]:
                merged = merged.merged(changes)
            self.refresh(merged)


@dataclass(frozen=True)
class PageSpec:
    """A page of the window. ``title`` is called when the window is built, in its language; ``make`` on the first show.

    ``foot``: stands at the foot of the side bar. ``card``: one sentence that tells what it is for: on the first day the
    page is a card on 更多工作; pages without one stand in the side bar from the first day (see ``side``). ``kind``: the
    kind of record that it shows: records that are found open here, and the first one brings a card's page into the side
    bar. ``synonyms``: other words that find it, a blank between. ``find``: answers of its own that are no records.
    """

    key: str
    title: Callable[[], str]
    icon: str
    make: Callable[[Context], Page]
    foot: bool = False
    find: Callable[[Context, str], list[Found]] | None = None
    card: Callable[[], str] | None = None
    kind: str = ""
    synonyms: Callable[[], str] | None = None
