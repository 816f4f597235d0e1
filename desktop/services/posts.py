"""What a post takes: a woman's, in an organisation. Stated as a plain kind is, for its form and its checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from desktop.errors import FieldErrors
from desktop.services.plain import Plain, Rule
from desktop.services.plain_records import PlainRecords
from desktop.services.validation import check_span
from desktop.store.values import Record, Value

if TYPE_CHECKING:
    from desktop.services.desk import Desk

POST: Final = Plain(
    "appointment",
    named_by="duty",
    newest="from_date",
    rules={
        "org": Rule(needed=True),
        "post": Rule(needed=True, codes="post"),
        "engagement": Rule(codes="engagement"),
        "rank": Rule(codes="rank"),
        "from_date": Rule(future=True),
        "to_date": Rule(future=True),
        "secondment_until": Rule(future=True),
        "how": Rule(codes="appointed"),
        "ended_why": Rule(offers="ended_why"),
        "sector": Rule(offers="org_field"),
        "village_seat": Rule(codes="village_seat"),
        "made_by": Rule(limit=80),
    },
)
#: What a post says beside who holds which post where, in the order of its form.
DETAILS: Final = (
    *("how", "made_by", "votes", "term", "seat", "unit", "sector", "rank", "village_seat", "in_leading_group", "paid"),
    *("to_date", "ended_why", "secondment_until"),
)


def checked_post(desk: Desk, values: Mapping[str, Value], before: Mapping[str, Value] | None) -> Record:
    """The fields of a post as they are stored. ``before``: the post that they correct. Raises FieldErrors."""
    found = PlainRecords(desk, POST).checked(values, before)
    whole = {**(before or {}), **found}
    if span := check_span(whole.get("from_date"), whole.get("to_date")):
        raise FieldErrors({"to_date": span})
    return found
