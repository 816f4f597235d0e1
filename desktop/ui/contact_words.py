"""What links, visits, help and screening are called, for ``record_words``."""

from __future__ import annotations

from typing import Final

from desktop.ui.marked import QT_TRANSLATE_NOOP

#: Kind → its page, and what one of them is called.
CONTACT_KINDS: Final[dict[str, tuple[str, str]]] = {
    "link": ("links", QT_TRANSLATE_NOOP("kinds", "Link")),
    "programme": ("programmes", QT_TRANSLATE_NOOP("kinds", "Programme of help")),
    "aid": ("aid", QT_TRANSLATE_NOOP("kinds", "Help")),
    "screening": ("screening", QT_TRANSLATE_NOOP("kinds", "Screening")),
}
#: Field → words, as ``record_words`` has them.
CONTACT_FIELDS: Final[dict[str, str]] = {
    "visit.about": QT_TRANSLATE_NOOP("fields", "Visited"),
    "visit.person": QT_TRANSLATE_NOOP("fields", "Visited"),
    "visit.situation": QT_TRANSLATE_NOOP("fields", "What was found"),
    "visit.measure": QT_TRANSLATE_NOOP("fields", "How she is helped"),
    "visit.household": QT_TRANSLATE_NOOP("fields", "Household visited"),
    "visit.home": QT_TRANSLATE_NOOP("fields", "Home visited"),
    "visit.org": QT_TRANSLATE_NOOP("fields", "Organisation visited"),
    "visit.mode": QT_TRANSLATE_NOOP("fields", "How they met"),
    "reached": QT_TRANSLATE_NOOP("fields", "Women spoken to besides"),
    "gift_fen": QT_TRANSLATE_NOOP("fields", "Worth of the gift (yuan)"),
    "gift_text": QT_TRANSLATE_NOOP("fields", "What was given"),
    "link.about": QT_TRANSLATE_NOOP("fields", "Linked to"),
    "link.person": QT_TRANSLATE_NOOP("fields", "Linked to"),
    "link.kind": QT_TRANSLATE_NOOP("fields", "Kind of link"),
    "link.level": QT_TRANSLATE_NOOP("fields", "Level of who links"),
    "link.since": QT_TRANSLATE_NOOP("fields", "Linked since"),
    "link.until": QT_TRANSLATE_NOOP("fields", "Linked until"),
    "link.reason": QT_TRANSLATE_NOOP("fields", "Why this link"),
    "link.who": QT_TRANSLATE_NOOP("fields", "Who links"),
    "linker": QT_TRANSLATE_NOOP("fields", "Who links"),
    "linker_org": QT_TRANSLATE_NOOP("fields", "Organisation that links"),
    "linker_text": QT_TRANSLATE_NOOP("fields", "Leader from above"),
    "every_days": QT_TRANSLATE_NOOP("fields", "A visit within (days)"),
    "results": QT_TRANSLATE_NOOP("fields", "What came of it this year"),
    "link.met": QT_TRANSLATE_NOOP("fields", "Last met"),
    "link.year_visits": QT_TRANSLATE_NOOP("fields", "Visits this year"),
    "programme.name": QT_TRANSLATE_NOOP("fields", "Name of the programme"),
    "programme.kind": QT_TRANSLATE_NOOP("fields", "Kind of help"),
    "programme.office": QT_TRANSLATE_NOOP("fields", "Which office gives it"),
    "programme.amount_fen": QT_TRANSLATE_NOOP("fields", "For each (yuan)"),
    "opens_on": QT_TRANSLATE_NOOP("fields", "Applications from"),
    "closes_on": QT_TRANSLATE_NOOP("fields", "Applications until"),
    "age_from": QT_TRANSLATE_NOOP("fields", "From which age"),
    "age_to": QT_TRANSLATE_NOOP("fields", "To which age"),
    "once": QT_TRANSLATE_NOOP("fields", "Helps nobody twice"),
    "conditions": QT_TRANSLATE_NOOP("fields", "For whom it is"),
    "papers": QT_TRANSLATE_NOOP("fields", "Papers asked for"),
    "programme.applicants": QT_TRANSLATE_NOOP("fields", "Applied"),
    "aid.about": QT_TRANSLATE_NOOP("fields", "Who applied"),
    "aid.person": QT_TRANSLATE_NOOP("fields", "Who applied"),
    "aid.papers": QT_TRANSLATE_NOOP("fields", "Papers that are there"),
    "aid.missing": QT_TRANSLATE_NOOP("fields", "Papers missing"),
    "programme": QT_TRANSLATE_NOOP("fields", "Programme"),
    "applied_on": QT_TRANSLATE_NOOP("fields", "Applied on"),
    "sent_up_on": QT_TRANSLATE_NOOP("fields", "Sent up on"),
    "public_notice_on": QT_TRANSLATE_NOOP("fields", "Posted publicly on"),
    "decided": QT_TRANSLATE_NOOP("fields", "Decision"),
    "decided_on": QT_TRANSLATE_NOOP("fields", "Decided on"),
    "paid_on": QT_TRANSLATE_NOOP("fields", "Paid on"),
    "words": QT_TRANSLATE_NOOP("fields", "Sealed words"),
    "screening.about": QT_TRANSLATE_NOOP("fields", "Who was asked"),
    "screening.kind": QT_TRANSLATE_NOOP("fields", "Which screening"),
    "invited_on": QT_TRANSLATE_NOOP("fields", "Asked on"),
    "screening.done_on": QT_TRANSLATE_NOOP("fields", "Went on"),
}
