"""Kinds and fields of executives' duty in words; ``record_words`` puts them beside those of the others."""

from __future__ import annotations

from desktop.ui.marked import QT_TRANSLATE_NOOP

#: Kind → the page where its records stand, and what one of them is called.
KINDS: dict[str, tuple[str, str]] = {
    "duty_year": ("duty", QT_TRANSLATE_NOOP("kinds", "Year of an executive")),
    "duty_entry": ("duty", QT_TRANSLATE_NOOP("kinds", "Something done on duty")),
}
FIELDS: dict[str, str] = {
    "duty_year.about": QT_TRANSLATE_NOOP("fields", "Executive"),
    "duty_year.person": QT_TRANSLATE_NOOP("fields", "Executive"),
    "duty_year.org": QT_TRANSLATE_NOOP("fields", "Her federation"),
    "duty_year.year": QT_TRANSLATE_NOOP("fields", "Year"),
    "duty_year.report": QT_TRANSLATE_NOOP("fields", "Her report"),
    "voted_on": QT_TRANSLATE_NOOP("fields", "Voted on"),
    "ballots": QT_TRANSLATE_NOOP("fields", "Ballots handed in"),
    "excellent": QT_TRANSLATE_NOOP("fields", "Votes: excellent"),
    "competent": QT_TRANSLATE_NOOP("fields", "Votes: competent"),
    "basic": QT_TRANSLATE_NOOP("fields", "Votes: basically competent"),
    "failing": QT_TRANSLATE_NOOP("fields", "Votes: not competent"),
    "duty_year.level": QT_TRANSLATE_NOOP("fields", "Decided"),
    "comment": QT_TRANSLATE_NOOP("fields", "What others say of it"),
    "duty_year": QT_TRANSLATE_NOOP("fields", "Which executive's year"),
    "duty_entry": QT_TRANSLATE_NOOP("fields", "What no other record shows"),
    "duty_entry.done_on": QT_TRANSLATE_NOOP("fields", "Done on what day"),
    "duty_entry.item": QT_TRANSLATE_NOOP("fields", "What kind of thing"),
    "duty_entry.text": QT_TRANSLATE_NOOP("fields", "What she did"),
    "duty_entry.points": QT_TRANSLATE_NOOP("fields", "Points, where they are others"),
    "duty_entry.activity": QT_TRANSLATE_NOOP("fields", "Activity that shows it"),
    "evidence": QT_TRANSLATE_NOOP("fields", "What proves it"),
    "duty_entry.state": QT_TRANSLATE_NOOP("fields", "Confirmed"),
}
#: Columns of the list that follow from other records.
COUNTED: dict[str, str] = {
    "duty_links": QT_TRANSLATE_NOOP("fields", "Women linked"),
    "duty_visits": QT_TRANSLATE_NOOP("fields", "Visits"),
    "duty_meetings": QT_TRANSLATE_NOOP("fields", "Meetings"),
    "duty_points": QT_TRANSLATE_NOOP("fields", "Points"),
}
