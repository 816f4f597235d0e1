"""The form of one woman: which fields it has, and its values between the form and the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.services.people import ALIASES, Person
from desktop.services.township_settings import USUAL_FIELDS
from desktop.ui.form import FormField, chips, choice, day, flag, lines, tags, text
from desktop.ui.page import Context
from desktop.ui.record_words import field_words, options

#: What stands in the household, not in the woman's own record.
HOUSEHOLD = ("summer_place", "winter_place")
#: Fields of the first lines: what a newcomer's record is completed with.
FIRST = ("name_zh", "phone", "gacha", "birth")


def asked_fields(context: Context) -> frozenset[str]:
    """The optional fields that are asked of a woman: as the township says, else as this laptop was set."""
    kept = context.settings.view("people")
    own = frozenset(kept["asked"]) if isinstance(kept.get("asked"), list) else USUAL_FIELDS
    if "asked" not in kept and kept.get("id_no"):  # as it was set before there were others
        own |= {"id_no"}
    return context.desk.township_settings.fields_asked(own)


def gacha_options(context: Context, present: bytes | None = None) -> list[tuple[str, str]]:
    """(id as hex, short name) of the gachas that work, and of the one that a record names already."""
    units = context.desk.units
    stands = units.resolve(present)
    # A gacha that was merged stands once in the list, by the id that the record names.
    found = [((present if unit is stands and present else unit.id).hex(), unit.short) for unit in units.gachas()]
    if present is not None and present.hex() not in dict(found):
        found.append((present.hex(), units.name(present) or "–"))
    return found


def declare(context: Context, person: Person | None) -> list[FormField]:
    """The fields of a woman's form, the first ones first."""
    gacha = person.values["gacha"] if person else None
    return [
        text("name_zh", field_words("name_zh"), half=True, limit=40),
        text("phone", field_words("phone"), half=True, limit=30),
        choice("gacha", field_words("gacha"), gacha_options(context, gacha), half=True),
        day("birth", field_words("birth"), context.today, partial=True, future=False, example="1975-03", half=True),
        chips("residence", field_words("residence"), options("residence"), half=True),
        chips("phone_of", field_words("phone_of"), options("phone_of"), half=True),
        text("summer_place", field_words("summer_place"), half=True, limit=80),
        text("winter_place", field_words("winter_place"), half=True, limit=80),
        choice("ethnic", field_words("ethnic"), options("ethnic"), half=True),
        choice("education", field_words("education"), options("education"), half=True),
        choice("politics", field_words("politics"), options("politics"), half=True),
        choice("marital", field_words("marital"), options("marital"), half=True),
        choice("job", field_words("job"), options("job"), half=True),
        choice("sex", field_words("sex"), options("sex"), half=True),
        choice("status", field_words("status"), options("person_status"), half=True, may_be_empty=False),
        flag(
            "to_complete",
            field_words("to_complete"),
            QCoreApplication.translate("PersonForm", "Still to be completed"),
            half=True,
        ),
        tags(
            "tags",
            QCoreApplication.translate("PersonForm", "Tags without dates"),
            [words for _, words in options("tag")],
        ),
        tags(
            ALIASES,
            QCoreApplication.translate("PersonForm", "Other spellings"),
            hint=QCoreApplication.translate("PersonForm", "Another spelling, Enter"),
        ),
        text("name_mn", field_words("name_mn"), half=True, limit=80),
        text("name_latin", field_words("name_latin"), half=True, limit=80),
        text("nickname", field_words("nickname"), half=True, limit=40),
        text("id_no", field_words("id_no"), limit=30, half=True),
        lines("note", field_words("note"), least=2, most=8),
    ]


def form_values(person: Person | None) -> dict[str, Any]:
    """What the form shows of a woman; of a new one, its defaults."""
    if person is None:
        return {"sex": "2", "status": "active", "residence": "resident", "phone_of": None}
    values = dict(person.values)
    values["status"] = values["status"] or "active"
    values["gacha"] = values["gacha"].hex() if values["gacha"] else None
    values["tags"] = _tag_words(values["tags"])
    values[ALIASES] = [alias.text for alias in person.aliases]
    for name in HOUSEHOLD:
        values[name] = person.household[name] if person.household else None
    return values


def _tag_words(stored: list[str] | None) -> list[str]:
    words = dict(options("tag"))
    return [words.get(tag, tag) for tag in stored or []]


def split(changed: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], list[str] | None]:
    """What a person changed, as the service takes it: her own values, her household's, her other spellings or None."""
    own = {name: value for name, value in changed.items() if name not in (*HOUSEHOLD, ALIASES)}
    if own.get("gacha"):
        own["gacha"] = bytes.fromhex(own["gacha"])
    if "tags" in own:
        stored = {words: code for code, words in options("tag")}
        own["tags"] = [stored.get(word, word) for word in own["tags"] or []]
    household = {name: changed[name] for name in HOUSEHOLD if name in changed}
    return own, household, list(changed[ALIASES] or []) if ALIASES in changed else None
