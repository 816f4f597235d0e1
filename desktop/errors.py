"""Errors that a user is told about. Everything else is a bug."""

from __future__ import annotations


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
