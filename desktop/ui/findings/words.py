"""What is said of findings, in the window's language, and where each opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from PySide6.QtCore import QCoreApplication

from desktop.services.findings.declared import DECLARED
from desktop.services.findings.finding import Found
from desktop.services.process.progress import Finding
from desktop.ui import translation
from desktop.ui.dates import show_date
from desktop.ui.page import Context
from desktop.ui.processes.words import finding_words
from desktop.ui.record_words import term, whom_words

#: So many names stand in a line of alike ones.
NAMES = 3
#: Kinds whose records say whose a finding is.
_BY_RECORD: Final = frozenset({"link", "aid", "person_tag", "need", "dispute", "resolution", "rota_turn", "project"})
#: Said of a woman, though it opens a kind of record.
_NOBODYS: Final = "F1.6"


def _language() -> Literal["en", "zh"]:
    return "en" if translation.current() == "en" else "zh"


def about_words(context: Context, found: Found) -> str:
    """What is the matter, in a sentence without whose it is."""
    declared = DECLARED[found.code]
    if declared.kind == "process":
        return finding_words(Finding(found.code, found.part, found.number, found.most))
    desk = context.desk
    units = desk.units.names()
    who = "、".join(units[id_] if id_ in units else desk.people.name(id_) for id_ in dict.fromkeys(found.who))
    day = show_date(found.on, context.today(), week=False) if found.on else ""
    return declared.words(_language(), n=found.number, most=found.most, who=who, on=day)


def alike_words(alike: Sequence[Found], context: Context) -> str:
    """What is the matter with several at once: numbers and names, which differ, are left open."""
    if len(alike) == 1:
        return about_words(context, alike[0])
    declared, first = DECLARED[alike[0].code], alike[0]
    if declared.kind == "process":
        return declared.words(_language(), n="…", most="…", who="…", on="…")
    same_most = len({found.most for found in alike}) == 1  # what all of them share is told
    return declared.words(_language(), n="…", most=first.most if same_most else "…", who="…", on="…")


def how_words(found: Found) -> str:
    """How it is mended."""
    return DECLARED[found.code].how(_language())


def subject_words(context: Context, found: Found) -> str:
    """Whose it is: the organisation, and of a post who holds it."""
    return subjects_words(context, [found])[0]


def subjects_words(context: Context, many: Sequence[Found]) -> list[str]:
    """Whose each of ``many`` is, in their order; the records of a kind are read at once."""
    wanted = dict[str, dict[bytes, None]]()
    for found in many:
        if (kind := DECLARED[found.code].kind) in _BY_RECORD and found.code != _NOBODYS:
            wanted.setdefault(kind, {})[found.about] = None
    records = {
        record["id"]: record
        for kind, ids in wanted.items()
        for record in context.desk.plain[kind].page(list(ids))
        if record is not None
    }
    meets = any(DECLARED[found.code].kind == "meeting" for found in many)
    meetings = dict(context.desk.meetings.names()) if meets else {}
    return [_subject(context, found, records.get(found.about), meetings) for found in many]


def _subject(context: Context, found: Found, record: dict[str, Any] | None, meetings: Mapping[bytes, str]) -> str:
    desk = context.desk
    unit = desk.units.name(found.where) or "–"
    kind = DECLARED[found.code].kind
    if kind == "linker" or found.code == _NOBODYS:
        return desk.people.name(found.about)
    if kind in ("link", "aid", "person_tag"):
        return " → ".join(filter(None, (record["names"].get("who"), whom_words(record)))) if record else "–"
    if kind in ("need", "dispute"):
        return " · ".join(filter(None, (record["no"], record["about_name"]))) if record else "–"
    if kind == "congress":
        return desk.congresses.title(found.about)
    if kind == "meeting":
        return meetings.get(found.about, "–")
    if kind == "resolution":
        return str(record["text"] or "–") if record else "–"
    if kind in ("rota_turn", "project"):
        whose = record["names"].get("rota") or record["about_name"] if record else ""
        return " · ".join(filter(None, (whose, record[desk.plain[kind].plain.named_by]))) if record else "–"
    if kind == "home":
        return desk.records.called("home", found.about)
    if kind == "person" and found.where is None:
        return desk.people.name(found.about)
    if kind == "person":
        return f"{desk.people.name(found.about)} · {unit}"
    if kind == "appointment":
        post = desk.people.post(found.about) or {}
        her = desk.people.name(desk.people.standing([post["person"]])[0]) if post.get("person") else ""
        return " · ".join(part for part in (unit, her, term("post", post.get("post"))) if part)
    return unit


def names_words(context: Context, alike: Sequence[Found]) -> str:
    """Whose they are, the first few by name."""
    names = list(dict.fromkeys(subjects_words(context, alike)))
    shown = "、".join(names[:NAMES])
    if len(names) <= NAMES:
        return shown
    return QCoreApplication.translate("findings", "{names} and %n more", "", len(names) - NAMES).format(names=shown)


def place_of(context: Context, found: Found) -> tuple[str, dict[str, Any]]:
    """The page on which its record opens, and what to show there."""
    kind = DECLARED[found.code].kind
    if kind == "appointment":
        return "units", {"id": found.where, "post": found.about}
    if kind == "linker":
        return "links", {"linker": found.about}
    pages = {"link": "links", "aid": "aid", "person_tag": "tags", "need": "needs", "dispute": "disputes"}
    pages |= {"home": "homes", "congress": "congresses", "meeting": "meetings", "resolution": "resolutions"}
    pages |= {"rota_turn": "turns", "project": "projects"}
    pages |= {"org_unit": "units", "process": "processes", "establishment": "seats", "person": "people"}
    return pages[kind], {"id": found.about}
