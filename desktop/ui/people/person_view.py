"""One woman's page in the panel: her facts to edit in place, her activities, visits, posts and history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.called import PERSON_NAMES, written_name
from desktop.services.people import ALIASES, Attended, Person
from desktop.services.seen import Seen
from desktop.services.township_settings import OPTIONAL_FIELDS
from desktop.services.validation import age
from desktop.services.written import Written
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.dates import show_date, show_moment
from desktop.ui.drafts import DraftOffers
from desktop.ui.files.panel import FilesPanel
from desktop.ui.form import Form
from desktop.ui.form_draft import FormDraft
from desktop.ui.form_fields import ComboEditor
from desktop.ui.history_view import HistoryView
from desktop.ui.messages import words_for
from desktop.ui.openings_view import OpeningsView
from desktop.ui.page import Context
from desktop.ui.people.erase import EraseDialog
from desktop.ui.people.fields import FIRST, HOUSEHOLD, asked_fields, declare, form_values, gacha_options, split
from desktop.ui.people.household import HouseholdBox
from desktop.ui.people.posts import PostsView
from desktop.ui.people.same import MaybeTwice, SameBox
from desktop.ui.people.sections import HomesBox, NamesBox
from desktop.ui.record_words import field_words, term
from desktop.ui.related import Related
from desktop.ui.roles import may_change, shown_private
from desktop.ui.tab_order import dangerous
from desktop.ui.table import DataTable
from desktop.ui.table_model import Column, Sort
from desktop.ui.tags.box import TagsBox
from desktop.ui.widgets import Empty, Flow, Pill, Scroll, Segments, button, emptied, label, rule

#: As for a status: active needs no pill.
_TONES = {"moved": "neutral", "died": "neutral"}
#: What a new woman is compared by as she is typed.
_TOLD_APART = frozenset({*PERSON_NAMES, ALIASES, "birth", "phone", "id_no", "gacha"})


class PersonView(QWidget):
    """A woman's page. ``show_person(None)`` begins a new one; what is typed is kept as a draft until it is an act.

    ``opened`` asks to show another woman; ``said`` carries words for the panel's head, ``titled`` the name; ``erased``
    after she is off the roster on request.
    """

    opened = Signal(bytes)
    created = Signal(bytes)
    said = Signal(str)
    titled = Signal(str)
    erased = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id: bytes | None = None
        self._person: Person | None = None
        self._form: Form | None = None
        self._stale: set[str] = set()
        self._warnings: dict[str, str] = {}
        self._activities: list[Attended] = []
        self.draft = FormDraft(context, "person", self._values, self._save, self._named, self)
        self.draft.told.connect(self.said)
        self.draft.changed.connect(self._tell_dirty)
        self.draft.written.connect(self._on_written)
        self.draft.erased.connect(self.erased)
        self.draft.follow_focus(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        head.setSpacing(theme.px(8))
        self._pills = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._pills.setSizePolicy(policy)
        self._pill_flow = Flow(self._pills, 6)
        self._about = label("", "muted", wrap=True)
        self._hints = QVBoxLayout()
        self._hints.setSpacing(theme.px(4))
        self._twice = MaybeTwice(self._context)
        self.parts = Segments(
            [
                ("facts", self.tr("Facts")),
                ("around", self.tr("About her")),
                ("activities", self.tr("Activities")),
                ("visits", self.tr("Visits")),
                ("posts", self.tr("Posts")),
                ("history", self.tr("History")),
            ]
        )
        self.parts.chosen.connect(self._show_part)
        for widget in (self._about, self._pills):
            head.addWidget(widget)
        head.addLayout(self._hints)
        head.addLayout(self._twice)
        head.addWidget(self.parts)
        outer.addLayout(head)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack, 1)
        self._make_parts()
        outer.addWidget(self._make_foot())

    def _make_parts(self) -> None:
        self._facts = Scroll(margin=16)
        self.offers = DraftOffers(self._context)
        self.offers.chosen.connect(self.resume)
        self._facts.body.addWidget(self.offers)
        self._warning = label("", "small", wrap=True, tone="warn")
        self._warning.hide()
        self._facts.body.addWidget(self._warning)
        self.files = FilesPanel(self._context, "person")
        self._facts.body.addWidget(self.files)
        self.same = SameBox(self._context)
        self._facts.body.addWidget(self.same)
        self._facts.body.addSpacing(theme.px(16))
        self.erase_button = button(self.tr("Erase on request…"), self.erase, look="link")
        dangerous(self.erase_button)
        self._facts.body.addWidget(self.erase_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._facts.body.addStretch(1)
        self._around = Scroll(margin=16)
        self._household = HouseholdBox(self._context)
        self._household.opened.connect(self.opened)
        self._names = NamesBox()
        self._around.body.addWidget(self._names)
        self._around.body.addWidget(self._household)
        self._tags = TagsBox(self._context)
        self._around.body.addWidget(self._tags)
        self._homes = HomesBox(self._context)
        self._around.body.addWidget(self._homes)
        # visits and tags have a part of their own
        self.related = Related(self._context, without=("visit", "person_tag"), always=("award",))
        self._around.body.addWidget(self.related)
        self._around.body.addStretch(1)
        self.activities = DataTable(
            "person_activities",
            [
                Column("start", self.tr("When"), lambda row: self._moment(row.start), 150, sort="start"),
                Column("title", self.tr("Activity"), lambda row: row.title, 200, stretch=True),
                Column("state", self.tr("Came"), self._came, 90, tone=self._came_tone),
            ],
            self._activity_ids,
            self._activity_rows,
            self._context.settings,
            Sort("start", descending=True),
        )
        self.activities.setAccessibleName(self.tr("Activities"))
        self.activities.opened.connect(lambda id: self._context.window.go("activities", id=id))
        self._no_activities = Empty(
            "activities", self.tr("No activity yet"), self.tr("What she takes part in stands here.")
        )
        self._visits = Scroll(margin=16)
        self._posts = PostsView(self._context)
        self._history_scroll = Scroll(margin=16)
        self._history = HistoryView(self._context)
        self._history_scroll.body.addWidget(self._history)
        self._openings = OpeningsView(self._context)
        self._history_scroll.body.addWidget(self._openings)
        self._activity_stack = QStackedWidget()
        for widget in (self.activities, self._no_activities):
            self._activity_stack.addWidget(widget)
        self._pages: dict[str, QWidget] = {
            "facts": self._facts,
            "around": self._around,
            "activities": self._activity_stack,
            "visits": self._visits,
            "posts": self._posts,
            "history": self._history_scroll,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)

    def _make_foot(self) -> QWidget:
        self._foot = QWidget()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(rule())
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(8))
        self._hint = label("", "small")
        self.discard = button(self.tr("Discard"), self._discard, look="flat")
        self.finish = button(self.tr("Done"), self.save, look="primary", tip="Ctrl+Enter")
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.discard)
        foot.addWidget(self.finish)
        return self._foot

    # --- which woman -------------------------------------------------------------------------------------------------

    @property
    def shown(self) -> bytes | None:
        """The woman who is shown; None for a new one."""
        return self._id

    @property
    def form(self) -> Form:
        """The form of the woman who is shown."""
        assert self._form is not None, "nobody is shown yet"
        return self._form

    def make_ready(self) -> None:
        """Makes the form before somebody is to be shown: it is most of what the first woman waits for."""
        if self._form is None:
            self._make_form(None)

    def show_person(self, id: bytes | None, draft: str = "") -> bool:
        """Show a woman, None for a new one (``draft``: the key of an earlier draft of one); what was typed and not
        written comes back. False where she is gone."""
        person = self._context.desk.people.get(id) if id else None
        if id is not None and person is None:
            return False
        id = person.id if person is not None else None  # who stands for her where she was merged
        self._id, self._person = id, person
        self._make_form(person)
        if id is not None:
            self._take_drafts_over(id)
        if id is None:
            self.draft.begin(self.form, form_values(None), draft)
        elif not self.draft.show(self.form, id):
            return False
        self.offers.offer(self.draft.earlier() if id is None else ())
        self._warn({})
        self._household.show_person(person)
        self._names.show_person(person)
        self._homes.show_person(person)
        self._show_related(person)
        self._tags.show_person(id)
        self.files.show_record(id)
        self.same.show_person(id)
        self.erase_button.setVisible(person is not None and self._context.desk.erasure.may_ask)
        self._tell_head(person)
        self._tell_dirty()
        self.parts.setVisible(person is not None)
        if person is None:
            self.parts.set_value("facts")
        self._stale = {"activities", "visits", "posts", "history"}
        self._show_part(self.parts.value())
        if person is None:
            self.form.focus_field("name_zh")
        return True

    def _take_drafts_over(self, id: bytes) -> None:
        """What was typed about a row that is merged into hers by now goes on here."""
        desk = self._context.desk
        self._context.keep(lambda: desk.drafts.follow("person", desk.people.merged_into(id), id))

    def show_part(self, part: str) -> None:
        """Show one part of her page: facts, around, activities, visits, posts or history."""
        self.parts.set_value(part)
        self._show_part(part)

    def resume(self, key: str) -> None:
        """Goes on with the draft of a new woman; what stands in the form now stays a draft of its own."""
        self.draft.leave()
        self.show_person(None, key)

    def _values(self, id: bytes) -> dict[str, Any] | None:
        """What the form shows of her."""
        person = self._context.desk.people.get(id)
        return None if person is None else form_values(person)

    @staticmethod
    def _named(values: Mapping[str, Any]) -> str:
        return written_name(values)

    def _make_form(self, person: Person | None) -> None:
        if self._form is None:
            self._form = Form(declare(self._context, person), above=True)
            self._form.set_read_only(not may_change(self._context.desk, "person"))
            self._form.edited.connect(self._on_edited)
            self._form.submitted.connect(self.save)
            self._facts.body.insertWidget(1, self._form)
            self._form.show()  # now, not with the next turn of events: Enter goes into its first field
        else:  # one form for all of them: a woman is shown as fast as the arrow keys go
            gacha = self._form.editor("gacha")
            assert isinstance(gacha, ComboEditor)
            gacha.set_options(gacha_options(self._context, person.values["gacha"] if person else None))
        self._show_asked(person)

    def _show_asked(self, person: Person | None) -> None:
        """The fields that this township asks for, and those that hold something."""
        assert self._form is not None
        asked, sees = asked_fields(self._context), self._context.desk.records.sees_private
        for name in OPTIONAL_FIELDS:
            holder = person.household if person and name in HOUSEHOLD else person.values if person else None
            wanted = name in asked or bool(holder and holder[name])  # what is held is shown
            self._form.show_field(name, wanted and (sees or name != "id_no"))
        self._form.show_field("phone", sees)

    def _tell_head(self, person: Person | None) -> None:
        self._pill_flow.clear()
        emptied(self._hints)
        self._about.setVisible(person is not None)
        self._pills.setVisible(person is not None)
        if person is None:
            self.titled.emit(self.tr("New woman"))
            self._twice.show_typed(self.form.values())
            return
        self.titled.emit(shown_name(person.name))
        today = self._context.today()
        values = person.values
        years = age(values["birth"], today)
        parts = [
            self._context.desk.units.name(values["gacha"]),
            self.tr("{age} y").format(age=years) if years is not None else "",
            term("residence", values["residence"]),
            shown_private(self._context.desk.records.sees_private, values["phone"]) or self.tr("No phone"),
            self.tr("%n activities", "", self._context.desk.people.attended(person.id)),
        ]
        self._about.setText(" · ".join(part for part in parts if part))
        pills: list[tuple[str, str]] = []
        if values["status"] in _TONES:
            pills.append((term("person_status", values["status"]), _TONES[values["status"]]))
        if values["to_complete"]:
            pills.append((self.tr("To be completed"), "warn"))
        for post in person.appointments:
            if not post.to_date or post.to_date >= today.isoformat()[: len(post.to_date)]:
                pills.append((f"{post.org_name} {post.duty or term('post', post.post)}".strip(), "accent"))
        for tag in self._context.desk.tags.of(person.id):
            if tag.on(today):
                pills.append((term("tag", tag.tag), "warn" if tag.due(today) else "link"))
        for words, tone in pills:
            self._pill_flow.addWidget(Pill(words, tone))
        self._pills.setVisible(bool(pills))
        self._tell_hints(person)

    def _tell_hints(self, person: Person) -> None:
        if person.conflicts:
            names = "、".join(field_words(name) for name in person.conflicts)
            words = self.tr("Written differently by two people: {fields}. Decide").format(fields=names)
            self._hints.addWidget(button(words, lambda: self._context.window.go("sync", part="conflicts"), look="link"))
        self._twice.show_woman(person.id)

    def tell_doubles(self) -> None:
        """The roster was read for doubles: who may be the woman who is shown or typed stands above her facts."""
        if self._person is not None:
            self._twice.show_woman(self._person.id)
        elif self._form is not None:
            self._twice.show_typed(self._form.values())

    # --- typing, drafts, acts ----------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether something typed is not an act yet."""
        return self.draft.dirty

    def _on_edited(self, name: str) -> None:
        if name in FIRST and self._person is not None and self._person.values["to_complete"]:
            self._propose_complete()
        if self._person is None and name in _TOLD_APART:
            self._twice.show_typed(self.form.values())

    def _propose_complete(self) -> None:
        """A newcomer whose first facts are all there is no longer to be completed; she may tick it again."""
        values = self.form.values()
        if all(values.get(name) for name in FIRST):
            self.form.editor("to_complete").set_value(0)

    def _tell_dirty(self) -> None:
        dirty = self.dirty
        self._foot.setVisible(dirty or self._id is None)
        self.discard.setVisible(dirty)
        self._hint.setText(self.tr("Ctrl+Enter: done") if dirty else "")

    def save(self) -> bool:
        """One act of what was typed. False where something cannot be taken: it is said beside the field."""
        if not self.dirty and self._id is not None:
            return self.draft.leave()
        if self.draft.finish():
            return True
        self.show_part("facts")  # where what is wrong is said
        return False

    def _save(self, id: bytes | None, values: dict[str, Any], seen: Seen | None) -> Written:
        if id is None:
            values = {name: value for name, value in values.items() if value not in (None, [], "")}
        own, household, aliases = split(values)
        if seen is not None:
            shown, _, spellings = split(seen.values)
            seen = Seen(seen.sight, {**shown, ALIASES: spellings or []})
        try:
            saved = self._context.desk.people.save(id, own, aliases, household, seen)
        except FieldErrors:
            self.show_part("facts")
            raise
        self._warnings = saved.warnings
        return Written(saved.id, saved.changes)

    def _on_written(self, id: bytes, new: bool) -> None:
        if not new and id != self._id:  # merged meanwhile: who stands for her was written to
            self.show_person(id)
        self._id = id
        if new:
            self.created.emit(id)
        self._warn(self._warnings)

    def _warn(self, warnings: dict[str, str]) -> None:
        self._warning.setText(" ".join(words_for(code) for code in warnings.values()))
        self._warning.setVisible(bool(warnings))

    def _discard(self) -> None:
        self.draft.drop()
        self.show_person(self._id)

    def erase(self) -> None:
        """Asks for this woman to be forgotten everywhere, if her name is typed. ``erased`` when it was."""
        if self._id is None:
            return
        dialog = EraseDialog(self._context, self._id, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def leave(self) -> None:
        """Another record or page is about to be shown: changes of a known woman become an act, a new one stays a
        draft, as does what cannot be taken."""
        self._posts.draft.leave()
        if not self.draft.leave():
            self._context.window.notify.toast(self.tr("What you typed is kept as a draft; Today lists it."))

    def refresh(self, changes: Any) -> None:
        """Rows changed: read anew what is shown, but never over what is being typed."""
        if self._id is None:
            return
        self._stale = {"activities", "visits", "posts", "history"}
        self._show_related(self._person)
        if changes.touches("setting"):
            self._show_asked(self._person)  # never the values: what she holds and what is typed stays as it is
        if changes.touches("person", "person_tag"):
            self._tags.show_person(self._id)
        if changes.touches("person", "person_pair"):
            self.same.show_person(self._id)
            self.tell_doubles()
        if not self.dirty and (self._touched(changes)):
            person = self._context.desk.people.get(self._id)
            if person is None:
                return
            if person.id != self._id:  # merged into another row, which stands for her now
                self.show_person(person.id)
                return
            self._person = person
            self.draft.show(self.form, self._id)
            self._household.show_person(person)
            self._names.show_person(person)
            self._homes.show_person(person)
            self._tell_head(person)
        self._tell_dirty()
        self._show_part(self.parts.value())

    def _show_related(self, person: Person | None) -> None:
        household = person.household["id"] if person and person.household else None
        self.related.show_about({"person": person.id if person else None, "household": household})

    def _touched(self, changes: Any) -> bool:
        return changes.touches(
            *("household", "appointment", "person_alias", "person_tag", "conflict", "org_unit", "attendance"),
            *("home_person", "home"),
        ) or (self._id in changes.ids.get("person", ()))

    # --- parts -------------------------------------------------------------------------------------------------------

    def _show_part(self, key: str) -> None:
        self._stack.setCurrentWidget(self._pages[key])
        if key not in self._stale or self._id is None:
            return
        self._stale.discard(key)
        people = self._context.desk.people
        if key == "activities":
            self._activities = people.activities_of(self._id)
            self.activities.reload()
            self._activity_stack.setCurrentWidget(self.activities if self._activities else self._no_activities)
        elif key == "visits":
            self._fill_visits()
        elif key == "posts":
            self._posts.show_person(self._id)
        elif key == "history":
            self._history.show_record("person", self._id)
            self._openings.show_record("person", self._id)

    def _activity_ids(self, sort: Sort) -> Sequence[bytes]:
        ids = [row.activity for row in self._activities]
        return ids if sort.descending else ids[::-1]

    def _activity_rows(self, ids: Sequence[bytes]) -> Sequence[Attended | None]:
        by_id = {row.activity: row for row in self._activities}
        return [by_id.get(id_) for id_ in ids]

    def _moment(self, start: str) -> str:
        return show_date(start, self._context.today())

    @staticmethod
    def _came(row: Attended) -> str:
        return term("attendance", row.state)

    @staticmethod
    def _came_tone(row: Attended) -> str:
        return {"present": "accent", "late": "accent", "absent": "danger", "leave": "warn"}.get(row.state, "neutral")

    def _fill_visits(self) -> None:
        body = self._visits.body
        emptied(body)
        assert self._id is not None
        visits = self._context.desk.people.visits_of(self._id)
        today = self._context.today()
        go: Callable[..., object] = self._context.window.go
        log = button(
            self.tr("Log a visit"), lambda: go("visits", new=True, about={"person": self._id}), icon_name="plus"
        )
        row = QHBoxLayout()
        row.addWidget(log)
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        body.addWidget(holder)
        for visit in visits:
            title = " · ".join(
                part for part in (show_moment(visit.date, today), term("visit_target", visit.target)) if part
            )
            body.addWidget(button(title, partial(go, "visits", id=visit.visit), look="link"))
            for words in (visit.situation, visit.difficulty, visit.measure):
                if words:
                    body.addWidget(label(words, "muted", wrap=True))
            body.addWidget(rule())
        if not visits:
            body.addWidget(label(self.tr("Nobody has visited her household yet."), "muted", wrap=True))
        body.addStretch(1)
