"""A township's settings in words: what each is called, and its value, for whatever shows a row of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.services.letters.letters import NAMED as LETTER
from desktop.services.township_settings import EVER
from desktop.ui.called import shown_name
from desktop.ui.code_words import term
from desktop.ui.dates import show_date
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.record_words import field_words

KIND = "setting"
_NAMES = {
    "closing_day": QT_TRANSLATE_NOOP("setting_words", "A month's report ends on day"),
    "person_fields": QT_TRANSLATE_NOOP("setting_words", "What is asked of a woman"),
    "sealed_readers": QT_TRANSLATE_NOOP("setting_words", "Who reads sealed words besides the chair"),
    "link_target": QT_TRANSLATE_NOOP("setting_words", "Links each executive is to have"),
    "contact_rules": QT_TRANSLATE_NOOP("setting_words", "Days of links and ages of screenings"),
    "need_rules": QT_TRANSLATE_NOOP("setting_words", "Terms of needs"),
    "dispute_rules": QT_TRANSLATE_NOOP("setting_words", "Colours of disputes"),
    "federation_rules": QT_TRANSLATE_NOOP("setting_words", "Terms and ages"),
    "training_rules": QT_TRANSLATE_NOOP("setting_words", "How turns of training are counted"),
    "duty_points": QT_TRANSLATE_NOOP("setting_words", "Points for duty"),
    "volunteer_stars": QT_TRANSLATE_NOOP("setting_words", "Hours for volunteers' stars"),
}


def subject_words(kind: str, subject: str) -> str:
    """What a record is about; of a setting what it is called. One of a newer version stands by its own name."""
    if kind != KIND:
        return shown_name(subject)
    if subject.startswith(LETTER):
        said = QCoreApplication.translate("setting_words", "Wording: {letter}")
        return said.format(letter=term("letter", subject.removeprefix(LETTER)) or subject)
    source = _NAMES.get(subject)
    return QCoreApplication.translate("setting_words", source) if source else subject


def since_words(record: Mapping[str, Any], today: date) -> str:
    """From when a setting counts."""
    since = record.get("since")
    if not isinstance(since, str) or since == EVER:
        return ""
    return QCoreApplication.translate("setting_words", "from {month} on").format(month=show_date(since[:7], today))


def set_to_words(record: Mapping[str, Any], value: Any) -> str:
    """A setting's value; "" where there are no words for it but the plain ones."""
    if record.get("name") == "closing_day" and isinstance(value, int):
        return QCoreApplication.translate("setting_words", "Day {n}").format(n=value)
    if record.get("name") == "volunteer_stars" and isinstance(value, dict):
        return "、".join(str(hours) for hours in value.get("hours") or ()) or "–"
    if record.get("name") == "duty_points" and isinstance(value, dict):
        return term("duty_preset", value.get("preset") or None) or "–"
    if record.get("name") == "sealed_readers" and isinstance(value, dict):
        return str(len(value.get("users") or ()))
    if record.get("name") == "person_fields" and isinstance(value, dict):
        return "、".join(field_words(name, "person") for name, on in value.items() if on) or "–"
    return ""
