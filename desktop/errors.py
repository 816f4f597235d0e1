"""Errors that a user is told about. Everything else is a bug."""

from __future__ import annotations

from typing import Any


class KnownError(Exception):
    """Something that can happen to a user. ``code`` is looked up by ``desktop.ui.messages`` for words in the user's
    language; ``details`` fill the places in those words and never hold personal data."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class FieldErrors(KnownError):
    """What was typed cannot be taken: ``fields`` maps a field's name to an error code, the rest is kept."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__("fields")
        self.fields = fields


class ChangedMeanwhile(FieldErrors):
    """This laptop itself wrote fields since the form was opened. ``now``: what they hold; ``sight``: the form's, moved
    on past those writes, with which saving once more replaces them knowingly; ``kind``: of which kind's row."""

    def __init__(self, now: dict[str, Any], sight: Any, kind: str = "") -> None:
        super().__init__(dict.fromkeys(now, "changed_meanwhile"))
        self.kind = kind
        self.now = now
        self.sight = sight
