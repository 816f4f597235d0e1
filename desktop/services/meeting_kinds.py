"""The plain kinds of meetings: what met, what it resolved, what is planned; as ``plain_kinds`` says of all."""

from __future__ import annotations

from typing import Final

from desktop.services.plain import ABOUT, OneOf, Plain, Rows, Rule

AGENDA: Final = Rows(
    "agenda_item",
    columns=(
        *("title", "kind", "proposer", "method", "votes_for", "against", "abstained", "result", "position", "note"),
    ),
    named_by="title",
    order=("position",),
    searched=("title", "proposer", "note"),
    rules={
        "title": Rule(needed=True),
        "kind": Rule(codes="agenda_kind"),
        "proposer": Rule(limit=40),
        "method": Rule(codes="vote_method"),
        "result": Rule(codes="agenda_result"),
    },
)

#: 会议: its name (二届三次), its quorum and who was missing are worked out by ``services.meetings``.
MEETING: Final = Plain(
    "meeting",
    named_by="title",
    newest="day",
    searched=("title", "minutes", "note"),
    about=OneOf(("org",)),
    rules={
        "title": Rule(needed=True, limit=80),
        "body": Rule(needed=True, codes="meeting_body"),
        "day": Rule(whole=True, future=True, today=True),
        "quorum": Rule(codes="meeting_quorum"),
        "minutes": Rule(long=True, limit=20_000),
        "note": Rule(long=True),
    },
    same=(ABOUT, "body", "day"),
    rows=(AGENDA,),
)

RESOLUTION_NOTES: Final = Rows(
    "resolution_note",
    columns=("noted_on", "text", "noted_by"),
    named_by="text",
    order=("noted_on",),
    grows=True,
    adds_only=True,
    searched=("text",),
    rules={
        "noted_on": Rule(needed=True, whole=True, today=True),
        "text": Rule(needed=True),
        "noted_by": Rule(limit=40),
    },
)

#: 议定事项: open until a meeting closes it or gives it up.
RESOLUTION: Final = Plain(
    "resolution",
    named_by="text",
    newest="due",
    searched=("text", "closed_by", "note"),
    rules={
        "text": Rule(needed=True, limit=400),
        "due": Rule(future=True),
        "state": Rule(codes="resolution_state"),
        "closed_by": Rule(limit=40),
        "note": Rule(long=True),
    },
    ends="closed_on",
    due="due",
    same=("text", "meeting"),
    rows=(RESOLUTION_NOTES,),
)

#: 会议计划: what a year is to have.
MEETING_PLAN: Final = Plain(
    "meeting_plan",
    named_by=ABOUT,
    newest="month",
    searched=("topic", "note"),
    about=OneOf(("org",)),
    rules={
        "body": Rule(needed=True, codes="meeting_body"),
        "month": Rule(needed=True, month=True, future=True),
        "note": Rule(long=True),
    },
    same=(ABOUT, "body", "month", "topic"),
)
