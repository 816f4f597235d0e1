"""The plain kinds of 联系服务: links, programmes of help and who had it, screening; as ``plain_kinds`` says of all."""

from __future__ import annotations

from typing import Final

from desktop.services.plain import ABOUT, OneOf, Plain, Rule

#: 联系: who is linked to whom; ``services.contact.links`` hands them over, proposes them, says who was not visited.
LINK: Final = Plain(
    "link",
    named_by=ABOUT,
    newest="since",
    searched=("linker_text", "reason", "note"),
    about=OneOf(("person", "household", "home", "org")),
    rules={
        "kind": Rule(needed=True, codes="link_kind"),
        "linker_text": Rule(limit=40),
        "level": Rule(codes="link_level"),
        "since": Rule(needed=True, today=True),
        "until": Rule(future=True),
        "ended_why": Rule(codes="link_ended"),
        "reason": Rule(long=True),
        "note": Rule(long=True),
    },
    ends="until",
    same=(ABOUT, "kind", "linker", "linker_org", "linker_text", "since"),
)

#: 救助项目: what there is to apply for in a year, for whom, until when, with which papers.
PROGRAMME: Final = Plain(
    "programme",
    named_by="name",
    newest="opens_on",
    searched=("name", "office", "document_no", "conditions", "note"),
    rules={
        "name": Rule(needed=True, limit=80),
        "kind": Rule(needed=True, codes="aid_kind"),
        "year": Rule(needed=True),
        "opens_on": Rule(future=True),
        "closes_on": Rule(future=True),
        "amount_fen": Rule(money=True),
        "conditions": Rule(long=True),
        "note": Rule(long=True),
    },
    same=("name", "year"),
)

#: 救助: who applied and what came of it.
AID: Final = Plain(
    "aid",
    named_by=ABOUT,
    newest="applied_on",
    searched=("note",),
    about=OneOf(("person",)),
    rules={
        "applied_on": Rule(needed=True, today=True),
        "decided": Rule(codes="aid_decided"),
        "amount_fen": Rule(money=True),
        "note": Rule(long=True),
    },
    same=(ABOUT, "programme", "applied_on"),
)

#: 筛查: asked and gone to, nothing else.
SCREENING: Final = Plain(
    "screening",
    named_by=ABOUT,
    newest="invited_on",
    searched=("place",),
    about=OneOf(("person",)),
    rules={
        "year": Rule(needed=True),
        "kind": Rule(needed=True, codes="screening_kind"),
        "invited_on": Rule(today=True),
        "place": Rule(limit=80),
    },
    same=(ABOUT, "year", "kind", "invited_on"),
)
