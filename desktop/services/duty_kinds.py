"""The plain kind of executives' duty: her year with what no other record shows; as ``plain_kinds`` says of all."""

from __future__ import annotations

from typing import Final

from desktop.services.plain import ABOUT, OneOf, Plain, Rows, Rule

DUTY_ENTRIES: Final = Rows(
    "duty_entry",
    columns=("done_on", "item", "text", "points", "activity", "evidence", "state"),
    named_by="text",
    order=("done_on",),
    grows=True,
    searched=("text", "evidence"),
    rules={
        "done_on": Rule(today=True),
        "item": Rule(needed=True, codes="duty_item"),
        "text": Rule(needed=True, limit=200),
        "evidence": Rule(limit=80),
        "state": Rule(codes="duty_state"),
    },
)

#: 执委年度履职: what records show beside it, its points and its papers are ``services.duty``'s.
DUTY_YEAR: Final = Plain(
    "duty_year",
    named_by=ABOUT,
    newest="voted_on",
    searched=("report", "comment", "note"),
    about=OneOf(("person",)),
    rules={
        "year": Rule(needed=True, year=True),
        "report": Rule(long=True, limit=1500),
        "level": Rule(codes="review_level"),
        "comment": Rule(long=True, limit=400),
        "note": Rule(long=True),
    },
    same=(ABOUT, "org", "year"),
    rows=(DUTY_ENTRIES,),
)
