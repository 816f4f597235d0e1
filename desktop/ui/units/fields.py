"""The fields of an organisation's facts and of a post in it, each made by its type and its rule."""

from __future__ import annotations

from dataclasses import replace

from desktop.services.plain import Plain
from desktop.services.posts import DETAILS, POST
from desktop.services.unit_facts import FACTS, MEMBER, UNIT
from desktop.ui.form import FormField, choice, flag
from desktop.ui.page import Context
from desktop.ui.person_editors import PersonEditor
from desktop.ui.record_words import field_words, options
from desktop.ui.reference_editors import RowEditor, editor_for
from desktop.ui.rows_editor import column_field

#: Two of these stand in a row.
_HALF = frozenset(
    {
        *("form", "setup", "field", "link", "established_on", "filed_on", "plaque_on", "approved_doc", "parent"),
        *("exists_since", "pilot_since", "area_type"),
        *("joined_on", "left_on", "joined_how", "registration_no", "from_date", "to_date", "how", "votes", "rank"),
        *("village_seat", "ended_why", "secondment_until", "sector", "engagement", "made_by"),
    }
)


def fact_fields(context: Context) -> list[FormField]:
    """What is written down of an organisation besides its names and level."""
    made = [_field(context, UNIT, name) for name in ("parent", *FACTS, *MEMBER)]
    return [replace(each, half=each.name in _HALF) for each in made]


def post_fields(context: Context, org: bytes | None) -> list[FormField]:
    """A post: in ``org`` whose it is is asked, on a woman's page (None) where."""
    if org is not None:
        whose = FormField("person", field_words("person", POST.kind), lambda: PersonEditor(context), needed=True)
    else:
        whose = FormField("org", field_words("org"), lambda: editor_for(context, "org_unit"), needed=True)
    names = ["post", "from_date", "engagement", "duty", *DETAILS]
    made = [_post_field(context, name, org) for name in names if org is not None or name not in ("term", "seat")]
    return [whose, *(replace(each, half=each.name in _HALF) for each in made)]


def _post_field(context: Context, name: str, org: bytes | None) -> FormField:
    desk, title = context.desk, field_words(name, POST.kind)
    if name == "term":
        names = dict(desk.terms.names())
        own = [(term.id, names[term.id]) for term in reversed(desk.terms.of(org or b"", context.today()))]
        return FormField(name, title, lambda: RowEditor(lambda: own, desk.terms.name))
    if name == "seat":
        return FormField(name, title, lambda: RowEditor(lambda: desk.seats.names(org), desk.seats.name))
    return _field(context, POST, name)


def _field(context: Context, plain: Plain, name: str) -> FormField:
    rule, title = plain.rule(name), field_words(name, plain.kind)
    if rule.offers or (rule.codes and name not in ("post", "engagement")):  # a row of chips each would fill the panel
        return choice(name, title, options(rule.offers or rule.codes))
    if name in ("is_new", "paid", "in_leading_group"):
        return flag(name, "", title)
    return column_field(context, plain, name)
