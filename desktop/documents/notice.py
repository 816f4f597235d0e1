"""隐私文书 A page of headings, sentences and what is filled in: ``desktop.services.privacy_papers``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from desktop.documents.typesetter import Paper, Typesetter
from desktop.services.privacy_papers import Notice

TEMPLATE: Final = "notice"


def set_notice(notice: Notice, typesetter: Typesetter) -> Paper:
    """The paper as a PDF, and what of it no font has."""
    return typesetter.paper(TEMPLATE, template_data(notice))


def template_data(notice: Notice) -> Mapping[str, Any]:
    """What ``notice.typ`` reads; words between asterisks are runs of their own, set bold."""
    return {
        "title": notice.title,
        "unit": notice.unit,
        "day": notice.day.isoformat(),
        "parts": [
            {
                "heading": part.heading,
                "lines": [_runs(line) for line in part.lines],
                "facts": [{"what": what, "said": _runs(said)} for what, said in part.facts],
            }
            for part in notice.parts
        ],
        "signed": list(notice.signed),
    }


def _runs(text: str) -> list[dict[str, Any]]:
    return [{"text": run, "bold": bool(number % 2)} for number, run in enumerate(text.split("*")) if run]
