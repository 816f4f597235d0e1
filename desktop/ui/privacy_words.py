"""Consents in words; ``record_words`` puts them beside those of the other kinds."""

from __future__ import annotations

from desktop.ui.marked import QT_TRANSLATE_NOOP

#: Kind → the page where its records stand, and what one of them is called.
KINDS: dict[str, tuple[str, str]] = {
    "consent": ("consents", QT_TRANSLATE_NOOP("kinds", "Consent")),
}
FIELDS: dict[str, str] = {
    "covers": QT_TRANSLATE_NOOP("fields", "To what she agrees"),
    "consent.given_on": QT_TRANSLATE_NOOP("fields", "Agreed on"),
    "consent.how": QT_TRANSLATE_NOOP("fields", "How she agreed"),
    "consent.language": QT_TRANSLATE_NOOP("fields", "Read to her in"),
    "wording": QT_TRANSLATE_NOOP("fields", "Which form of words"),
    "consent.guardian": QT_TRANSLATE_NOOP("fields", "Who agreed for her"),
    "consent.withdrawn_on": QT_TRANSLATE_NOOP("fields", "Taken back on"),
    "withdrawn_how": QT_TRANSLATE_NOOP("fields", "How it was taken back"),
    "consent.reason": QT_TRANSLATE_NOOP("fields", "What she said (sealed)"),
}
