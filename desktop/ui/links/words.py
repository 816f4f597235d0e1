"""What is said of links and care beside their records."""

from __future__ import annotations

from desktop.services.findings.declared import DECLARED
from desktop.ui.findings.words import about_words
from desktop.ui.page import Context


def findings_of(context: Context, kind: str) -> dict[bytes, list[str]]:
    """Record of a kind → what there is to look at, in sentences."""
    told: dict[bytes, list[str]] = {}
    for found in context.desk.findings.all():
        if DECLARED[found.code].kind == kind:
            told.setdefault(found.about, []).append(about_words(context, found))
    return told
