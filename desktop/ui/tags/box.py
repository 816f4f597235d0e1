"""The tags on a woman's page: those she holds with their dates, those without, and those that ended."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.person_tags import HeldTag
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.elided import ElidedLink
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.widgets import Pill, button, emptied, label


def tag_words(tag: HeldTag, today: date) -> str:
    """A tag in one line: what, from when to when, who said so."""
    since, until = show_date(tag.since, today, week=False), show_date(tag.until, today, week=False)
    span = ""
    if since and until:
        span = f"{since}–{until}"
    elif since:
        span = QCoreApplication.translate("tags", "since {day}").format(day=since)
    elif until:
        span = QCoreApplication.translate("tags", "until {day}").format(day=until)
    elif tag.id is None:
        span = QCoreApplication.translate("tags", "no dates")
    parts = [term("tag", tag.tag), span, term("tag_source", tag.source), (tag.note or "").partition("\n")[0]]
    return " · ".join(part for part in parts if part)


class TagsBox(QWidget):
    """The part of a woman's facts with her tags. Hidden for one who is not saved yet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person: bytes | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.px(8), 0, 0)
        outer.setSpacing(theme.px(4))
        outer.addWidget(label(self.tr("Tags"), "section"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(2))
        outer.addLayout(self._lines)
        self.add = button(self.tr("Tag her, with a date…"), self._add, look="link")
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_person(self, id: bytes | None) -> None:
        """Reads a woman's tags; None for a new one."""
        self._person = id
        self.setVisible(id is not None)
        emptied(self._lines)
        if id is None:
            return
        tags = self._context.desk.tags.of(id)
        writes = may_change(self._context.desk, "person_tag")
        for tag in tags:
            self._lines.addWidget(self._line(tag, writes))
        if not tags:
            self._lines.addWidget(label(self.tr("She has no tag."), "muted"))
        self.add.setVisible(writes)

    def _line(self, tag: HeldTag, writes: bool) -> QWidget:
        today = self._context.today()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        go, words = self._context.window.go, tag_words(tag, today)
        if tag.id is not None:
            row.addWidget(ElidedLink(words, partial(go, "tags", id=tag.id)), 0, Qt.AlignmentFlag.AlignLeft)
        else:
            row.addWidget(label(words))
        row.addStretch(1)
        if tag.until:
            row.addWidget(Pill(self.tr("Ended"), "neutral"))
        elif tag.due(today):
            row.addWidget(Pill(self.tr("Look again"), "warn"))
        elif tag.review_on:
            when = show_date(tag.review_on, today, week=False)
            row.addWidget(label(self.tr("look again {day}").format(day=when), "muted"))
        if writes and tag.id is None:
            row.addWidget(button(self.tr("Dates…"), partial(self._date, tag), look="flat"))
        elif writes and not tag.until:
            row.addWidget(button(self.tr("Ends today"), partial(self._end, tag), look="flat"))
        return line

    def _add(self) -> None:
        self._context.window.go("tags", new=True, about={"person": self._person})

    def _date(self, tag: HeldTag) -> None:
        self._context.window.go("tags", new=True, about={"person": self._person}, tag=tag.tag)

    def _end(self, tag: HeldTag) -> None:
        tags, id_ = self._context.desk.tags, tag.id
        if id_ is not None:
            self._context.act(lambda: tags.end(id_), self.tr("The tag ended today."))
