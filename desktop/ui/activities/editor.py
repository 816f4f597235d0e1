"""The one page on which an activity is entered, planned or corrected: two columns, one act, a draft while one types."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import ChangedMeanwhile, FieldErrors, KnownError
from desktop.services import Changes
from desktop.services.activity_draft import (
    ATTENDANCE_OF,
    Draft,
    hosts_apart,
    picture_of_plain,
    plain_of,
    plain_picture,
)
from desktop.services.drafts import key_of
from desktop.services.photos import Picture
from desktop.services.when import Span, is_ahead
from desktop.ui import form, theme
from desktop.ui.activities.draft_body import form_of_plain, of_first_version, opened_of, plain_form, shown_values
from desktop.ui.activities.fields import HostsEditor, KindEditor, Place, PlaceEditor, WhenEditor
from desktop.ui.activities.photo_strip import PhotoStrip
from desktop.ui.activities.who_came import WhoCame
from desktop.ui.activities.words import kinds
from desktop.ui.dates import show_time
from desktop.ui.drafts import DraftOffers, discard
from desktop.ui.form_draft import kept_words, saved_words
from desktop.ui.form_fields import TextEditor
from desktop.ui.inputs import is_composing
from desktop.ui.messages import words_of
from desktop.ui.page import Context
from desktop.ui.record_words import value_words
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Card, Scroll, Segments, button, label, tool_button

#: The draft is written so long after the first key that is not in it, whether or not somebody types on.
KEPT_WITHIN_MS = 400
KIND = "activity"
#: What the keys of drafts of new activities begin with.
NEW = f"{KIND}.new"
#: Width at scale 1 under which the two columns stand below each other.
NARROW = 860
#: Fields of the record that one field of the page shows.
_SHOWN_BY = {"start": "when", "end": "when", "home": "place"}


class ActivityEditor(QWidget):
    """``finished(id, changes)`` after 完成; ``left`` when one goes back; ``dropped``: the draft was thrown away."""

    finished = Signal(bytes, object)
    left = Signal()
    dropped = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._id = b""
        self._shown_both: Any = None  # a sight, once she was shown what this laptop wrote meanwhile
        self._opened: Draft | None = None  # what the page held when a standing activity was opened in it
        self._women: int | None = None  # women among the guests; no field of the page
        self._answered = ""
        self._touched: set[str] = set()
        self._chosen_status: str | None = None
        self._quiet = False
        self._unsaved = False
        self._finishing = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        outer.addLayout(self._make_head())
        self.offers = DraftOffers(context)
        outer.addWidget(self.offers)
        scroll = Scroll()
        scroll.body.setSpacing(theme.px(16))
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(theme.px(16))
        self.who = WhoCame(context)
        self.columns.addWidget(self._make_facts(), 1)
        self.columns.addWidget(self.who, 1)
        scroll.body.addLayout(self.columns, 1)
        pictures = Card(self.tr("Pictures"))
        self.photos = PhotoStrip(self._desk.photos)
        pictures.body.addWidget(self.photos)
        scroll.body.addWidget(pictures)
        outer.addWidget(scroll, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_WITHIN_MS)
        self._timer.timeout.connect(self._keep_soon)
        self._connect()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc); the draft is kept"), self.go_back))
        self.title = label("", "title")
        row.addWidget(self.title)
        row.addStretch(1)
        self.state = label("", "muted")
        row.addWidget(self.state)
        self.drop_button = button(self.tr("Discard"), self.drop, look="flat", icon_name="trash")
        row.addWidget(self.drop_button)
        self.done = button(self.tr("Done"), self.finish, look="primary", icon_name="check")
        set_tip(self.done, "Ctrl+Enter")
        row.addWidget(self.done)
        return row

    def _make_facts(self) -> Card:
        card = Card(self.tr("Activity"))
        units, activities = self._desk.units, self._desk.activities
        self.status = Segments([("held", self.tr("Held")), ("planned", self.tr("Planned"))])
        self.status.chosen.connect(self._on_status)
        card.action_row.addWidget(self.status)
        now = self._context.now
        self.form = form.Form(
            [
                form.FormField("kind", self.tr("Kind"), lambda: KindEditor(kinds()), needed=True),
                form.FormField("title", self.tr("Name"), TextEditor),
                form.FormField(
                    "place",
                    self.tr("Place"),
                    lambda: PlaceEditor(activities.places, self.tr("A women's home, or any place")),
                ),
                form.FormField(
                    "when", self.tr("Time"), lambda: WhenEditor(now, self.tr("like 11-24 18:00-20:30")), needed=True
                ),
                form.FormField(
                    "hosts",
                    self.tr("Hosts"),
                    lambda: HostsEditor(
                        lambda: [(u.id, u.short) for u in units.all() if u.works], units.name, units.meant
                    ),
                ),
                form.text("speaker", self.tr("Speaker"), half=True),
                form.text("recorder", self.tr("Recorder"), half=True),
                form.lines("content", self.tr("Content"), hint=self.tr("What was done")),
                form.lines("effect", self.tr("Effect"), hint=self.tr("What came of it")),
            ]
        )
        card.body.addWidget(self.form)
        self.similar = label("", wrap=True, tone="warn")
        self.similar.hide()
        card.body.addWidget(self.similar)
        card.body.addStretch(1)
        return card

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self._on_left)
        self.when.answered.connect(self._on_answered)
        self.offers.chosen.connect(self._go_on_with)
        self.who.edited.connect(self._changed)
        self.photos.edited.connect(self._changed)
        self.photos.settled.connect(self._on_pictures_read)
        self.photos.added_elsewhere.connect(self._on_pictures_of_another)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            done = QShortcut(QKeySequence(key), self)
            done.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            done.activated.connect(self._on_done_key)
        over = QShortcut(QKeySequence("F6"), self)
        over.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        over.activated.connect(self._go_over)

    # --- beginning ----------------------------------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """The key of the draft: each activity has its own."""
        return key_of(KIND, self._id) if self._opened else f"{NEW}-{self._id.hex()}"

    @property
    def when(self) -> WhenEditor:
        """The field of the time."""
        editor = self.form.editor("when")
        assert isinstance(editor, WhenEditor)
        return editor

    def start_new(self, after: Draft | None = None) -> None:
        """An empty page, or one after an earlier activity. Drafts that stand are offered above it."""
        if not self.flush():
            return
        self._begin(after.id if after else self._desk.activities.new_id(), None)
        usual = self._desk.activities.usual_kind()
        values: dict[str, Any] = {"when": Span(self._context.today().isoformat()), "kind": usual}
        if after is not None:
            values |= shown_values(after.values, ("kind", "hosts", "speaker"))
            values["place"] = self._place_of(after.values.get("home"), after.values.get("place"))
            self._touched |= {"hosts", "speaker"}
        self.form.load(values)
        self.who.restore({})
        self.photos.set_pictures([], self._id)
        if after is not None:
            self._chosen_status = "planned"
            self.who.show_people(after.attendees)
        self._after_loading()
        self._offer()

    def new_day(self) -> None:
        """The day turned: an empty page on which nothing was typed takes the day of today."""
        untouched = self._opened is None and self._chosen_status is None and not self._unsaved
        if untouched and self._desk.drafts.get(self.key) is None:
            self.start_new()

    def _offer(self) -> None:
        """Other new activities that were begun and not finished."""
        self.offers.offer(kept for kept in self._desk.drafts.all(NEW) if kept.key != self.key)

    def correct(self, id: bytes, *, focus: bool = True) -> bool:
        """An activity that stands already, to be corrected; False where it is gone."""
        if not self.flush():
            return True
        if self._desk.drafts.get(key_of(KIND, id)) is not None:
            return self.resume(key_of(KIND, id))
        drawn, found = self._desk.activities.draft_of(id), self._desk.activities.get(id)
        if drawn is None or found is None:
            return False
        self._begin(id, drawn)
        values = shown_values(drawn.values, tuple(drawn.values))
        values["place"] = self._place_of(values["home"], values["place"])
        values["when"] = Span(values["start"], values["end"]) if values["start"] else None
        self.form.load(values)
        self._chosen_status = values["status"] or "held"
        self.who.load(found)
        self.photos.set_pictures(drawn.pictures, id)
        self._opened = replace(self._draft(), opened=None, sight=drawn.sight)
        self._after_loading(focus=focus)
        return True

    def _place_of(self, home: bytes | None, place: str | None) -> Place | None:
        if home is not None:
            return Place(home, self._desk.activities.home_name(home))
        return Place(None, place) if place else None

    def _begin(self, id: bytes, opened: Draft | None) -> None:
        self._quiet = True
        self._timer.stop()
        self._id, self._opened, self._shown_both = id, opened, None
        self._women = opened.values.get("women_among_guests") if opened else None
        self._touched = {"hosts", "recorder"} if opened else set()
        self._chosen_status = None
        self._answered = ""
        self._unsaved = self._finishing = False
        self.state.setText("")
        self.offers.hide()
        self.title.setText(self.tr("Correct the activity") if opened else self.tr("Log an activity"))

    def _after_loading(self, *, focus: bool = True) -> None:
        self._propose()
        self._show_status()
        self._quiet = False
        self._warn_of_similar()
        if focus:
            self._focus_first()

    def _focus_first(self) -> None:
        """A new activity begins with its kind; a correction mostly concerns who came."""
        if self._opened:
            self.who.picker.field.setFocus()
        else:
            self.form.focus_field("kind")

    # --- drafts -------------------------------------------------------------------------------------------------------

    def flush(self) -> bool:
        """Writes the draft now. False where the disk refuses, which is told: the page is then the only place of what
        was typed, and shows nothing else."""
        self._timer.stop()
        if not self._unsaved and not self.photos.busy:
            return True
        drafts, notify = self._desk.drafts, self._context.window.notify
        if not self._context.keep(
            lambda: drafts.put(self.key, self._state()), failed=lambda error: notify.error(error, self.flush)
        ):
            return False
        self._unsaved = False
        self.state.setText(kept_words(self._context.now()))
        return True

    def _keep_soon(self) -> None:
        """``flush`` as she types: she goes on, and is told once it is on the disk."""
        if not self._unsaved and not self.photos.busy:
            return
        drafts, key, state = self._desk.drafts, self.key, self._state()
        self._unsaved = False

        def kept() -> None:
            if self.key == key and not self._unsaved:
                self.state.setText(kept_words(self._context.now()))

        def failed(error: KnownError) -> None:
            if self.key == key:
                self._unsaved = True
            self._context.window.notify.error(error, self.flush)

        self._context.keep_soon(lambda: drafts.put_soon(key, state), receiver=self, done=kept, failed=failed)

    def _state(self) -> dict[str, Any]:
        values, opened = plain_form(self.form.values()), self._opened
        return {
            "id": self._id.hex(),
            "correcting": opened is not None,
            "opened": plain_of(opened) if opened else None,
            "sight": opened.sight.plain() if opened and opened.sight else None,
            "form": values,
            "title": values["title"] or self._proposed_title(),
            "touched": sorted(self._touched),
            "status": self._chosen_status,
            "who": self.who.state(),
            "pictures": [plain_picture(picture) for picture in self.photos.pictures()],
        }

    def resume(self, key: str) -> bool:
        """Goes on with a draft; False where there is none."""
        if not self.flush():
            return True
        body = self._desk.drafts.get(key)
        if body is None:
            return False
        if "opened" not in body:
            body = of_first_version(body)
        id_ = bytes.fromhex(body["id"])
        self._begin(id_, opened_of(self._desk, id_, body))
        self.form.load(form_of_plain(body["form"]))
        self._touched = set(body.get("touched", ()))
        self._chosen_status = body.get("status")
        self.who.restore(body.get("who", {}))
        self.photos.set_pictures([picture_of_plain(plain) for plain in body.get("pictures", ())], id_)
        self._after_loading()
        if key != self.key:
            self._unsaved = True
            self.flush()
            self._forget_draft(key)
        self.state.setText(self.tr("Draft"))
        return True

    def _go_on_with(self, key: str) -> None:
        self.resume(key)
        self._offer()

    def go_back(self) -> None:
        """To the list."""
        self.leave()
        self.left.emit()

    def drop(self) -> None:
        """Throws the draft away; a toast brings it back."""
        if not self.flush():
            return  # nothing could bring it back
        kept = next((kept for kept in self._desk.drafts.all(self.key) if kept.key == self.key), None)
        if kept is None or discard(self._context, kept):
            self.dropped.emit()

    def _forget_draft(self, key: str) -> bool:
        return self._context.keep(lambda: self._desk.drafts.drop(key))

    # --- what happens while somebody types ----------------------------------------------------------------------------

    def _on_edited(self, name: str) -> None:
        if self._quiet:
            return
        if name in ("hosts", "recorder", "speaker"):
            self._touched.add(name)
        if name in ("kind", "place"):
            self._propose()
        if name == "when":
            self._ask_planned()
        self._changed()

    def _on_left(self, name: str) -> None:
        if name in ("kind", "place", "when"):
            self._warn_of_similar()

    def _changed(self) -> None:
        if self._quiet:
            return
        self._unsaved = True
        if not self._timer.isActive():
            self._timer.start()

    def _on_status(self, status: str) -> None:
        self._chosen_status = status
        self._show_status()
        self._changed()

    def _on_answered(self, status: str) -> None:
        span = self._span()
        self._answered = span.start if span else ""
        self._on_status(status)

    def _ask_planned(self) -> None:
        """A time is never proof: a clock may be slow, a month mistyped. What is still ahead is only asked about."""
        span = self._span()
        start = span.start if span else None
        asks = is_ahead(start, self._context.now()) and self._status() == "held" and start != self._answered
        self.when.ask_planned(asks)

    def _show_status(self) -> None:
        status = self._status()
        if status in ("held", "planned"):
            self.status.set_value(status)
        self.status.setVisible(status in ("held", "planned"))
        self.who.set_planned(status == "planned")
        self._ask_planned()

    def _proposed_title(self) -> str:
        place = self.form.editor("place").value()
        kind = self.form.editor("kind").value()
        return self._desk.activities.propose_title(kind, place.home if place else None, place.text if place else "")

    def _propose(self) -> None:
        """What follows from kind and place, as far as nobody wrote something else."""
        place: Place | None = self.form.editor("place").value()
        kind: str | None = self.form.editor("kind").value()
        home, text = (place.home, place.text) if place else (None, "")
        self.who.set_where(kind, place)
        title = self.form.editor("title")
        if isinstance(title, TextEditor):
            proposed = self._proposed_title()
            title.line.setPlaceholderText(self.tr("{title} (proposed)").format(title=proposed) if proposed else "")
        if self._opened is None:
            proposal = self._desk.activities.propose(kind, home, text)
            if "hosts" not in self._touched:
                self.form.editor("hosts").set_value(proposal.hosts)
            if "recorder" not in self._touched:
                self.form.editor("recorder").set_value(proposal.recorder)

    def _span(self) -> Span | None:
        value = self.form.editor("when").value()
        return value if isinstance(value, Span) else None

    def _status(self) -> str:
        return self._chosen_status or "held"

    def _warn_of_similar(self) -> None:
        found = self._desk.activities.similar(self._draft())
        self.similar.setVisible(bool(found))
        if found:
            _, title, start = found[0]
            words = self.tr("On this day there is already: {title} {time}. It is saved all the same.")
            self.similar.setText(words.format(title=title, time=show_time(start)))

    def _go_over(self) -> None:
        """F6: from the facts to who came and back."""
        inside = self.who.isAncestorOf(QApplication.focusWidget() or self)
        if inside:
            self.form.focus_field("content")
        else:
            self.who.picker.field.setFocus()

    # --- done ---------------------------------------------------------------------------------------------------------

    def _draft(self) -> Draft:
        values = self.form.values()
        place, span = values.pop("place"), self._span()
        values.pop("when")
        values |= {"home": place.home if place else None, "place": place.text if place else None}
        values |= {"start": span.start if span else None, "end": span.end if span else None}
        unnamed = self.who.unnamed_count()
        values |= hosts_apart(values["hosts"] or ())
        values |= {"status": self._status(), "guests_unnamed": unnamed}
        values["women_among_guests"] = min(self._women, unnamed) if self._women else None
        return Draft(
            self._id,
            values,
            self.who.attendees(),
            self.who.newcomers(),
            self.who.guests(),
            tuple(self.photos.pictures()),
            self._opened,
            self._opened.sight if self._opened else None,
        )

    def _on_done_key(self) -> None:
        if not is_composing():
            self.finish()

    def finish(self) -> bool:
        """完成: one act of all that stands here. False where something has to be mended first; nothing is lost then."""
        if self.photos.busy:
            self._finishing = True  # goes on by itself once the pictures are read
            return False
        self._finishing = False
        changes = self._write()
        if changes is None:
            return False
        self.finished.emit(self._id, changes)
        return True

    def leave(self) -> None:
        """She goes on to something else: what was changed in a standing activity is written; what cannot be taken and
        a new activity stay drafts."""
        dirty = self._unsaved or self._desk.drafts.get(self.key) is not None
        if self._opened is None or not dirty:
            self.flush()
            return
        if not self.photos.busy and self._write(self.tr("Saved"), focus=False) is not None:
            self.correct(self._id, focus=False)
            self.state.setText(saved_words(self._context.now()))
            return
        self.flush()
        self._context.window.notify.toast(self.tr("What you typed is kept as a draft; Today lists it."))

    def _write(self, words: str = "", *, focus: bool = True) -> Changes | None:
        """One act of all that stands here; None where something has to be mended first, which is said beside it."""
        problems = self.form.problems()
        if problems:
            self.form.show_errors(problems, focus=focus)
        unsettled = self.who.settle(focus=focus and not problems)
        self.flush()
        if problems or unsettled:
            return None
        draft = self._draft()
        if focus and self._shown_both is not None:
            draft = replace(draft, sight=self._shown_both)  # to leave is no decision between the two
        try:
            changes = self._context.act(lambda: self._desk.activities.save(draft), words, failed=self._on_failed)
        except ChangedMeanwhile as error:
            self._show_meanwhile(error)
            return None
        except FieldErrors as error:
            for code in self.form.show_errors(error.fields, focus=focus):
                self._context.window.notify.error(KnownError(code))
            return None
        if changes is not None:
            self._timer.stop()
            self._unsaved = False
            self._forget_draft(self.key)
        return changes

    def _show_meanwhile(self, error: ChangedMeanwhile) -> None:
        """Another window of this laptop wrote the same: what stands there is said; 完成 once more replaces it."""
        self._shown_both = error.sight
        self._changed()
        pattern = self.tr("Meanwhile “{value}” was written here. Done keeps yours.")
        lines: dict[str, list[str]] = {}
        marked = {}
        for name, value in error.now.items():
            if name.startswith(ATTENDANCE_OF):
                marked[name.removeprefix(ATTENDANCE_OF)] = value
                continue
            words = value_words(self._desk, "activity", name, value, self._context.today())
            lines.setdefault(_SHOWN_BY.get(name, name), []).append(words)
        for name, values in lines.items():
            words = pattern.format(value=self.tr(", ").join(values))
            if name in self.form.names():
                self.form.say_beside(name, words)
            else:
                self._context.window.notify.banner(words, key="meanwhile")
        if marked:
            self.who.show_meanwhile(marked, pattern)

    def _on_failed(self, error: KnownError) -> None:
        notify = self._context.window.notify
        if error.code == "activity_gone":
            action = self.tr("Keep as a new activity")
            notify.banner(words_of(error), "danger", error.code, action, self._keep_as_new)
        else:
            notify.error(error, self.finish)

    def _keep_as_new(self) -> None:
        """The activity is gone: what stands on the page becomes one of its own."""
        before = self.key
        self._id, self._opened = self._desk.activities.new_id(), None
        self.title.setText(self.tr("Log an activity"))
        self._unsaved = True
        self.flush()
        self._forget_draft(before)

    def _on_pictures_read(self) -> None:
        if self._finishing and not self.photos.refused.text():
            self.finish()

    def _on_pictures_of_another(self, id: bytes, pictures: list[Picture]) -> None:
        """They were read while she went on to another page: they belong to the draft that she left."""
        drafts = self._desk.drafts
        for kept in drafts.all(f"{KIND}."):
            if kept.body.get("id") == id.hex():
                body = {**kept.body, "pictures": [*kept.body["pictures"], *map(plain_picture, pictures)]}
                self._context.keep(partial(drafts.put, kept.key, body))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.columns.direction() != way:
            self.columns.setDirection(way)
