"""The one place where the window runs a write: it tells what a person is told, and offers the way back.

Pages call these through their ``Context`` (``context.act(…)``). The journal announces each act by itself; here its word
is delivered before the page's handler goes on, so that lists are fresh then. ``tests/house_rules.py`` finds writes that
go by another way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from desktop import jobs
from desktop.errors import FieldErrors, KnownError
from desktop.jobs import Job, Task
from desktop.services import Cell, Changes, Undone
from desktop.ui.record_words import field_words

if TYPE_CHECKING:
    from desktop.ui.page import Context

#: An act of more rows than this is taken back on another thread, so that the window does not stand still.
MANY_ROWS = 200
#: How many fields that were left as they are a toast names.
NAMED_FIELDS = 3

Failed = Callable[[KnownError], object]


class HasChanges(Protocol):
    """What a service's write may return instead of bare ``Changes``: a result that holds them."""

    @property
    def changes(self) -> Changes: ...


W = TypeVar("W", bound=Changes | HasChanges)


def changes_of(result: Changes | HasChanges) -> Changes:
    """What a write changed."""
    return result if isinstance(result, Changes) else result.changes


def act(
    context: Context, write: Callable[[], W], words: str | Callable[[W], str], failed: Failed | None, undo: bool
) -> W | None:
    """See ``Context.act``."""
    if context.desk.records.busy:
        return None
    try:
        result = write()
    except FieldErrors:
        raise
    except KnownError as error:
        (failed or context.window.notify.error)(error)
        return None
    tell(context, result, words, undo)
    return result


def act_later(
    context: Context,
    write: Callable[[Task], W],
    words: str | Callable[[W], str],
    done: Callable[[W], object] | None,
    failed: Failed | None,
    receiver: QObject,
    progress: Callable[[int, int], None] | None,
) -> Job:
    """See ``Context.act_later``."""

    def finished(result: W) -> None:
        tell(context, result, words, undo=True)
        if done is not None:
            done(result)

    return jobs.run(write, finished, failed or context.window.notify.error, receiver, progress)


def keep(context: Context, write: Callable[[], object], failed: Failed | None) -> bool:
    """See ``Context.keep``."""
    if context.desk.records.busy:
        return False
    try:
        write()
    except FieldErrors:
        raise
    except KnownError as error:
        (failed or context.window.notify.error)(error)
        return False
    context.bus.deliver()
    context.bus.kept.emit()
    return True


def keep_soon(
    context: Context,
    note: Callable[[], object],
    done: Callable[[], object] | None,
    failed: Failed | None,
    receiver: QObject,
) -> None:
    """See ``Context.keep_soon``."""
    note()

    def kept(_nothing: None) -> None:
        context.bus.kept.emit()
        if done is not None:
            done()

    drafts = context.desk.drafts
    jobs.run(lambda _task: drafts.write_soon(), kept, failed or context.window.notify.error, receiver, in_turn=True)


def tell(context: Context, result: W, words: str | Callable[[W], str], undo: bool) -> None:
    """Lets the pages know at once, and says what was done with a way back; nothing where nothing was."""
    context.bus.deliver()
    number = changes_of(result).act
    if number is None or not words:
        return
    text = words if isinstance(words, str) else words(result)
    if text:
        context.window.notify.toast(text, (lambda: take_back(context, number)) if undo else None)


# --- back and forth ---------------------------------------------------------------------------------------------------


def take_back(context: Context, number: int, words: str = "") -> None:
    """See ``Context.undo``."""

    def told(undone: Undone) -> None:
        text = QCoreApplication.translate("acting", "Undone: {act}")
        if not words:
            text = QCoreApplication.translate("acting", "Undone")
        again = (lambda: do_again(context, number, words)) if undone.changes.act is not None else None
        context.window.notify.toast(text.format(act=words) + _left_words(undone.kept), redo=again)

    _turn(context, number, lambda: context.desk.records.undo(number), told)


def do_again(context: Context, number: int, words: str = "") -> None:
    """See ``Context.redo``."""

    def told(undone: Undone) -> None:
        text = QCoreApplication.translate("acting", "Done again: {act}")
        if not words:
            text = QCoreApplication.translate("acting", "Done again")
        back = (lambda: take_back(context, number, words)) if undone.changes.act is not None else None
        context.window.notify.toast(text.format(act=words) + _left_words(undone.kept), back)

    _turn(context, number, lambda: context.desk.records.redo(number), told)


def _turn(context: Context, number: int, write: Callable[[], Undone], told: Callable[[Undone], None]) -> None:
    """Takes an act back or does it again: a small one at once, a large one on another thread; never the same twice at
    a time."""
    if number in context.turning:
        return
    if context.desk.records.size_of(number) <= MANY_ROWS:
        undone = act(context, write, "", None, undo=False)
        if undone is not None:
            told(undone)
        return
    context.turning.add(number)

    def done(undone: Undone) -> None:
        context.turning.discard(number)
        context.bus.deliver()
        told(undone)

    def failed(error: KnownError) -> None:
        context.turning.discard(number)
        context.window.notify.error(error)

    context.window.notify.toast(QCoreApplication.translate("acting", "One moment…"))
    jobs.run(lambda _task: write(), done, failed, context.bus)


def _left_words(kept: tuple[Cell, ...]) -> str:
    """What was changed since and therefore stays as it is."""
    if not kept:
        return ""
    names = list(dict.fromkeys(field_words(cell.field, cell.kind) for cell in kept))
    listed = QCoreApplication.translate("acting", ", ").join(names[:NAMED_FIELDS])
    if len(names) > NAMED_FIELDS:
        listed = QCoreApplication.translate("acting", "{fields} and more").format(fields=listed)
    return QCoreApplication.translate("acting", " · what was changed since stays: {fields}").format(fields=listed)
