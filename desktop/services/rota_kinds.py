"""The plain kinds of rotas and of projects taken up; as ``plain_kinds`` says of all."""

from __future__ import annotations

from typing import Final

from desktop.services.plain import ABOUT, OneOf, Plain, Rows, Rule

#: 轮值安排: who takes turns through a year; the turns are laid out from it.
ROTA: Final = Plain(
    "rota",
    named_by=ABOUT,
    newest="adopted_on",
    searched=("reception", "note"),
    about=OneOf(("org", "home")),
    rules={
        "year": Rule(needed=True, year=True),
        "unit": Rule(needed=True, codes="rota_unit"),
        "adopted_on": Rule(today=True),
        "reception": Rule(limit=60),
        "note": Rule(long=True),
    },
    same=(ABOUT, "year", "unit", "adopted_on"),
)

ROTA_LOG: Final = Rows(
    "rota_log",
    columns=("day", "text", "received", "hours", "need", "handled"),
    named_by="text",
    order=("day",),
    grows=True,
    searched=("text", "handled"),
    rules={
        "day": Rule(needed=True, whole=True, today=True),
        "text": Rule(needed=True, limit=400),
        "hours": Rule(tenths=True),
    },
)
ROTA_SWAP: Final = Rows(
    "rota_swap",
    columns=("person", "swapped_on", "why"),
    named_by="why",
    order=("swapped_on",),
    adds_only=True,
    searched=("why",),
    rules={
        "person": Rule(needed=True),
        "swapped_on": Rule(needed=True, whole=True, today=True),
        "why": Rule(limit=200),
    },
)

#: 轮值: who has it, and how it stands, is worked out by ``services.rota``.
ROTA_TURN: Final = Plain(
    "rota_turn",
    named_by="name",
    newest="starts",
    searched=("theme", "finished", "left_open", "note"),
    rules={
        "name": Rule(needed=True, limit=60),
        "starts": Rule(needed=True, whole=True, future=True),
        "ends": Rule(needed=True, whole=True, future=True),
        "meets_on": Rule(whole=True, future=True),
        "finished": Rule(long=True),
        "left_open": Rule(long=True),
        "handed_on": Rule(whole=True),
        "note": Rule(long=True),
    },
    same=("rota", "starts"),
    rows=(ROTA_LOG, ROTA_SWAP),
)

PROJECT_STEPS: Final = Rows(
    "project_step",
    columns=("taken_on", "stage", "text", "taken_by"),
    named_by="text",
    order=("taken_on",),
    grows=True,
    adds_only=True,
    searched=("text",),
    rules={
        "taken_on": Rule(needed=True, whole=True, today=True),
        "stage": Rule(needed=True, codes="project_stage"),
        "text": Rule(limit=400),
        "taken_by": Rule(limit=40),
    },
)

#: 领办项目: how far it is says its last step.
PROJECT: Final = Plain(
    "project",
    named_by="title",
    newest="proposed_on",
    searched=("title", "proposer", "result", "note"),
    about=OneOf(("org",)),
    rules={
        "title": Rule(needed=True),
        "proposer": Rule(limit=60),
        "proposed_on": Rule(today=True),
        "stage": Rule(needed=True, codes="project_stage"),
        "start_on": Rule(future=True),
        "due": Rule(future=True),
        "cost_fen": Rule(money=True),
        "result": Rule(long=True),
        "note": Rule(long=True),
    },
    ends="over_on",
    due="due",
    same=(ABOUT, "title"),
    rows=(PROJECT_STEPS,),
)
