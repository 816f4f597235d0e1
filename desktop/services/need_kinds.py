"""The plain kinds of needs and disputes, each stated once."""

from __future__ import annotations

from typing import Final

from desktop.services.plain import OneOf, Plain, Rule

#: 诉求: how it stands (``state`` … ``told_on``) follows from its steps. Called by its number, so that neither an act
#: nor a draft says what a sealed one is about.
NEED: Final = Plain(
    "need",
    named_by="no",
    newest="opened",
    searched=("matter", "no", "about_label", "petitioner_label", "note"),
    about=OneOf(("person", "household"), needed=False),
    rules={
        "no": Rule(limit=40),
        "opened": Rule(whole=True, today=True),
        "channel": Rule(codes="need_channel"),
        "about_label": Rule(limit=80),
        "petitioner_label": Rule(limit=80),
        "petitioner_phone": Rule(phone=True, limit=30),
        "ask": Rule(codes="need_ask"),
        "kind": Rule(needed=True, codes="need_kind"),
        "rights": Rule(codes="need_rights"),
        "level": Rule(codes="need_level"),
        "due": Rule(whole=True, future=True),
        "due_rule": Rule(codes="due_rule"),
        "matter": Rule(long=True),
        "note": Rule(long=True),
        "state": Rule(codes="need_state"),
        "outcome": Rule(codes="need_outcome"),
        "satisfied": Rule(codes="need_satisfied"),
    },
    same=("no", "opened", "about", "kind", "matter"),
)

#: 矛盾纠纷: its words are sealed, its colour (``grade``) and next look follow from its looks.
DISPUTE: Final = Plain(
    "dispute",
    named_by="no",
    newest="found_on",
    searched=("no",),
    rules={
        "no": Rule(limit=40),
        "kind": Rule(needed=True, codes="dispute_kind"),
        "found_on": Rule(whole=True, today=True),
        "resolved_on": Rule(whole=True),
        "outcome": Rule(codes="dispute_outcome"),
        "grade": Rule(codes="dispute_grade"),
    },
    ends="resolved_on",
    same=("no", "found_on", "gacha", "kind"),
)
