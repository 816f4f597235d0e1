"""What is typed into a record's form: a draft while it is typed, one act when she goes on.

One rule for every form. A standing record is written when the focus leaves it, its page or the program, and before a
sync that somebody asks for; what cannot be taken stays a draft beside its errors. A new record is a draft until it is
done. Only what was changed is written, with the sight of the moment when the form was opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.errors import ChangedMeanwhile, FieldErrors, KnownError
from desktop.services import Changes
from desktop.services.drafts import Kept, Typed, key_of, new_key
from desktop.services.plain import about_whom
from desktop.services.seen import Seen
from desktop.services.written import Written
from desktop.ui.dates import show_time
from desktop.ui.form import Form
from desktop.ui.messages import words_for
from desktop.ui.page import Context
from desktop.ui.record_words import value_words

#: A draft is kept so long after the first key that is not in it (milliseconds), however steadily somebody types.
DRAFT_MS = 800

#: So many characters tell a draft whose record has no name.
WORDS = 24

#: The values that a form shows of a record; None where it is gone.
Read = Callable[[bytes], Mapping[str, Any] | None]
#: Writes what was changed in a record (None: all of a new one); gives its id. Raises FieldErrors.
Save = Callable[[bytes | None, dict[str, Any], Seen | None], Written]


class FormDraft(QObject):
    """The typing in one form after another. ``told`` carries words for the line that says how it stands, ``changed``
    follows each change of what is typed, ``written`` the id of what became an act, and whether it is new; ``erased``:
    the form was about a woman who was erased, and is empty now.

    ``named(values)``: what a record is called, for the list of drafts.
    """

    told = Signal(str)
    changed = Signal()
    written = Signal(bytes, bool)
    erased = Signal()

    def __init__(
        self,
        context: Context,
        kind: str,
        read: Read,
        save: Save,
        named: Callable[[Mapping[str, Any]], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._kind = context, kind
        self._read, self._save, self._named = read, save, named
        self._form: Form | None = None
        self._seen: Seen | None = None
        self._shown_both: Seen | None = None  # once she was shown what this laptop wrote meanwhile
        self._around: QWidget | None = None
        #: What a draft holds in place of what was typed, and what comes back into the form of what one held (None
        #: where there is none): a page says so where it asks for more than the form.
        self.kept_as: Callable[[Typed], Typed] = lambda typed: typed
        self.taken_up: Callable[[Typed | None], Typed | None] = lambda typed: typed
        self.id: bytes | None = None
        self.key = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep_soon)
        context.bus.changed.connect(self._on_changed)

    # --- which record -----------------------------------------------------------------------------------------------

    def begin(self, form: Form, values: Mapping[str, Any], draft: str = "") -> None:
        """A new record with its proposed values, or with what an earlier draft of that key holds."""
        self._show(form, None, draft or new_key(self._kind), values, None)

    def show(self, form: Form, id: bytes) -> bool:
        """A record as it stands, with what was typed and not written put over it. False where it is gone."""
        sight = self._context.desk.records.sight()  # first: what comes while it is read was not seen
        values = self._read(id)
        if values is None:
            return False
        self._show(form, id, key_of(self._kind, id), values, Seen(sight))
        return True

    def _show(self, form: Form, id: bytes | None, key: str, values: Mapping[str, Any], seen: Seen | None) -> None:
        self._timer.stop()
        another = key != self.key
        self.id, self.key, self._shown_both = id, key, None
        self._watch(form)
        form.load(values)
        self._seen = None if seen is None else Seen(seen.sight, form.loaded())
        typed = self.taken_up(self._context.desk.drafts.typed(key))
        if typed is not None:
            form.show_draft(typed.values, typed.seen.values if typed.seen else None)
            if typed.seen is not None and seen is not None:
                self._seen = Seen(typed.seen.sight, form.loaded())
        if another or typed is not None:
            self.told.emit(self.tr("Draft") if form.dirty and typed is not None else "")
        self.changed.emit()

    def _watch(self, form: Form) -> None:
        if form is self._form:
            return
        self._form = form
        form.edited.connect(self._on_edited)

    def let_go(self) -> None:
        """The form goes away, with nothing in it that is not written or kept: no other is shown yet."""
        self._timer.stop()
        self._form, self._seen, self._shown_both = None, None, None
        self.id, self.key = None, ""

    def forget(self) -> None:
        """The record is no longer here (deleted, erased): what was typed into it goes with it."""
        drafts, key = self._context.desk.drafts, self.key
        self._timer.stop()
        self._context.keep(lambda: drafts.drop(key))
        if self._form is not None:
            self._form.settle()

    def _on_changed(self, changes: Changes) -> None:
        """What is being typed about a woman goes with her, said in words."""
        if self._form is None or not changes.touches("erasure"):
            return
        values = self._form.values()
        about = [self.id, values.get("person"), *about_whom(self._kind, values)]
        asked = self._context.desk.erasure.is_asked
        if any(isinstance(woman, bytes) and asked(woman) for woman in about):
            if self.dirty:
                self._context.window.notify.banner(words_for("woman_erased"), key="erased")
            self.forget()
            self._form.load({})
            self.id, self.key = None, new_key(self._kind)
            self.erased.emit()

    def earlier(self) -> list[Kept]:
        """Drafts of other new records of this kind, to be offered beside this one, the latest first."""
        return [kept for kept in self._context.desk.drafts.all(f"{self._kind}.new") if kept.key != self.key]

    # --- typing -----------------------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not written."""
        return self._form is not None and self._form.dirty

    def _on_edited(self, _name: str) -> None:
        if self.sender() is not self._form:
            return  # a form that is on its way out
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    def keep(self) -> bool:
        """Puts what is typed into its draft now. False where the disk refuses; it is told."""
        self._timer.stop()
        if self._form is None:
            return True
        context, drafts, key, typed = self._context, self._context.desk.drafts, self.key, self._typed(self._form)
        if context.desk.records.busy:
            self.keep_soon()
            return True
        retry = partial(context.window.notify.error, retry=self.keep)
        if typed is None:
            return context.keep(lambda: drafts.drop(key), failed=retry)
        if not context.keep(lambda: drafts.keep(key, typed), failed=retry):
            return False
        self.told.emit(kept_words(context.now()))
        return True

    def keep_soon(self) -> None:
        """``keep`` as she types: she goes on, and is told once it is on the disk."""
        self._timer.stop()
        typed = None if self._form is None else self._typed(self._form)
        if typed is None:
            if not self._context.desk.records.busy:
                self.keep()  # there may be one of what she took out again
            return
        context, drafts, key = self._context, self._context.desk.drafts, self.key

        def kept() -> None:
            if self.key == key and self.dirty:
                self.told.emit(kept_words(context.now()))

        retry = partial(context.window.notify.error, retry=self.keep)
        context.keep_soon(lambda: drafts.keep_soon(key, typed), receiver=self, done=kept, failed=retry)

    def _typed(self, form: Form) -> Typed | None:
        """What is typed and not written; None where nothing is."""
        if not form.dirty:
            return None
        seen = None if self._seen is None else Seen(self._seen.sight, form.loaded())
        title = self._named(form.values()) or _first_words(form.changed())
        return self.kept_as(Typed(form.changed(), seen, title))

    def drop(self) -> None:
        """Throws away what was typed; a toast brings it back as a draft."""
        self._timer.stop()
        if self._form is None:
            return
        context, drafts, key, typed = self._context, self._context.desk.drafts, self.key, self._typed(self._form)
        if not context.keep(lambda: drafts.drop(key)):
            return
        if typed is not None:
            back = partial(context.keep, partial(drafts.keep, key, typed))
            context.window.notify.toast(self.tr("Draft discarded"), back)
        self._form.settle()
        self.told.emit("")

    # --- acts -------------------------------------------------------------------------------------------------------

    def leave(self) -> bool:
        """She goes on: a standing record is written, what cannot be taken and a new one stay drafts. False where the
        form still holds what is not written."""
        if not self.dirty:
            self.keep()
            return True
        if self.id is None:
            self.keep()
            return False
        return self.finish(focus=False)

    def finish(self, *, focus: bool = True) -> bool:
        """Writes what was typed as one act. What is wrong is said beside its field, which gets the cursor unless
        she is elsewhere already (``focus``); then it stays a draft and False is returned."""
        form = self._form
        if form is None:
            return False
        problems = form.problems()
        if problems:
            self.keep()
            form.show_errors(problems, focus=focus)
            return False
        # To leave is no decision between her words and those that were written here meanwhile.
        seen = self._shown_both or self._seen if focus else self._seen
        try:
            written = self._context.act(lambda: self._write(form, seen), self.tr("Saved"), failed=self._on_failed)
        except ChangedMeanwhile as error:
            self._show_meanwhile(form, error, focus)
            return False
        except FieldErrors as error:
            self.keep()
            for code in form.show_errors(error.fields, focus=focus):
                self._context.window.notify.banner(words_for(code), "danger", key=self._kind)
            return False
        if written is None:
            return False
        new, key = self.id is None, self.key
        self._timer.stop()
        self._context.keep(lambda: self._context.desk.drafts.drop(key))
        self.show(form, written.id)
        self.written.emit(written.id, new)
        self.told.emit(saved_words(self._context.now()))
        return True

    def _write(self, form: Form, seen: Seen | None) -> Written:
        written = self._save(self.id, form.values() if self.id is None else form.changed(), seen)
        form.settle()  # before the page hears of it and reads the record anew
        return written

    def _on_failed(self, error: KnownError) -> None:
        self.keep()
        self._context.window.notify.error(error, self.finish)

    def _show_meanwhile(self, form: Form, error: ChangedMeanwhile, focus: bool) -> None:
        """Another window of this laptop wrote these fields: she sees both and decides by saving once more."""
        fresh = (self._read(self.id) if self.id is not None else None) or {}
        for name in error.now.keys() & set(form.names()):
            form.rebase(name, fresh.get(name))
        self._shown_both = Seen(error.sight, form.loaded())
        self.keep()
        for code in form.show_errors(error.fields, focus=focus):
            self._context.window.notify.banner(words_for(code), "danger", key=self._kind)
        for name, value in error.now.items():
            if name in form.names() and name in form.changed():
                there = value_words(self._context.desk, self._kind, name, value, self._context.today())
                words = self.tr("Meanwhile “{value}” was written here. Done keeps yours.")
                form.say_beside(name, words.format(value=there))

    # --- the focus --------------------------------------------------------------------------------------------------

    def follow_focus(self, around: QWidget) -> None:
        """Write when the focus leaves ``around`` for another part of the window."""
        self._around = around
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        around = self._around
        if around is None or old is None or now is None or now.window() is not around.window():
            return
        if around.isAncestorOf(old) and not around.isAncestorOf(now) and self.dirty:
            self.leave()


def _first_words(typed: Mapping[str, Any]) -> str:
    """What a record without a name is told by: the beginning of the longest text in it."""
    text = max((value for value in typed.values() if isinstance(value, str)), key=len, default="")
    line = " ".join(text.split())
    return line if len(line) <= WORDS else f"{line[:WORDS]}…"


def kept_words(now: datetime) -> str:
    """What a form says once its draft is kept."""
    words = QCoreApplication.translate("FormDraft", "Draft kept {time}")
    return words.format(time=show_time(now.isoformat(timespec="minutes")))


def saved_words(now: datetime) -> str:
    """What a form says once it is written."""
    words = QCoreApplication.translate("FormDraft", "Saved {time}")
    return words.format(time=show_time(now.isoformat(timespec="minutes")))
