"""The answers of the find box in words: what a hit of ``services.finding`` looks like, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.services.finding import Hit
from desktop.services.matching import Query, spelt
from desktop.ui.called import name_apart
from desktop.ui.dates import show_date, show_moment
from desktop.ui.page import Context, Found, PageSpec
from desktop.ui.record_words import kind_words, term
from desktop.ui.roles import shown_private

#: Answers that are pages.
PAGE = "page"
#: Group → its icon, where it is not that of its page.
_ICONS = {"person": "user", "deleted": "trash", "named_list": "list-bullets"}
#: Group → the table of what its ``code`` says.
_CODES = {"org_unit": "org_level", "activity": "activity_kind"}


class Pages:
    """All pages, also those that do not stand in the side bar: by name, its reading or initials, or a synonym."""

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        self._specs = {spec.key.encode(): spec for spec in specs}
        self._spelt = {
            id_: spelt([spec.title(), *(spec.synonyms().split() if spec.synonyms else ())])
            for id_, spec in self._specs.items()
        }

    def find(self, query: Query, limit: int) -> list[Hit]:
        found = [(fit, id_) for id_, names in self._spelt.items() if (fit := query.fit(names)) is not None]
        return [self._hit(id_, fit) for fit, id_ in sorted(found, key=lambda pair: pair[0])[:limit]]

    def hit(self, id: bytes) -> Hit | None:
        return self._hit(id, 0) if id in self._specs else None

    def _hit(self, id: bytes, fit: int) -> Hit:
        return Hit(PAGE, id, self._specs[id].title(), fit=fit)


def found(context: Context, specs: Sequence[PageSpec], hit: Hit) -> Found:
    """How an answer is shown. A record of a kind that no group here knows opens the page of its kind."""
    chosen = (hit.group, hit.id)
    if hit.group == PAGE:
        spec = next(spec for spec in specs if spec.key.encode() == hit.id)
        return Found(
            hit.title, "", spec.icon, partial(context.window.go, spec.key), group_words(PAGE, specs), chosen, spec.key
        )
    key = "bin" if hit.group == "deleted" else next((spec.key for spec in specs if spec.kind == hit.group), "")
    icon = next((spec.icon for spec in specs if spec.key == key), "file-text")
    where = {"text": "", "id": hit.id} if hit.group == "deleted" else {"id": hit.id}
    if hit.group == "named_list":  # the roster shows who is on it
        key, where = "people", {"list": hit.id}
    return Found(
        name_apart(hit.title, hit.apart) or _untitled(hit),
        " · ".join(part for part in _about(context, hit) if part),
        _ICONS.get(hit.group, icon),
        partial(context.window.go, key, **where),
        group_words(hit.group, specs),
        chosen,
        key,
    )


def group_words(group: str, specs: Sequence[PageSpec]) -> str:
    """What the answers of a group are called: as their page is, or by words of their own."""
    if group == PAGE:
        return QCoreApplication.translate("found", "Page")
    if group == "named_list":
        return QCoreApplication.translate("found", "List")
    if group == "deleted":
        return QCoreApplication.translate("found", "Deleted")
    return next((spec.title() for spec in specs if spec.kind == group), "")


def _untitled(hit: Hit) -> str:
    words = term(_CODES[hit.group], hit.code) if hit.code and hit.group in _CODES else ""
    return words or QCoreApplication.translate("found", "(without a name)")


def _about(context: Context, hit: Hit) -> list[str]:
    today = context.today()
    on = show_moment(hit.on, today, week=False) if "T" in hit.on else show_date(hit.on or None, today, week=False)
    phone = shown_private(context.desk.records.sees_private, hit.phone)
    if hit.group == "org_unit":
        return [term("org_level", hit.code)]
    if hit.group in ("deleted", "named_list"):
        return [kind_words(hit.code)]
    return [on, hit.about, phone]
