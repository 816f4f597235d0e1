"""What goes up: reports as they were frozen, what was counted for them, and what became of them. Kinds 25–34.

No field refers to a person, so an erasure takes nothing of them: figures of past periods stay.
"""

from __future__ import annotations

from protocol.records.kinds import Field, Policy, Type, Writes, date, integer, kind, owner, review, text

REPORT = kind(
    "report",
    25,
    text("form", 2),  # work: the township's own
    text("term", 3),  # 2026-11, 2026-Q4, 2026-H2, 2026
    integer("version", 4),  # from 1
    review("frozen", 5, Type.JSON),  # ``protocol.frozen``: merges as a whole
    key=("form", "term", "version"),
    writes=Writes.CHAIR,
)

#: Which rows were counted, for the list of differences; its township's alone, no office ever reads it.
REPORT_BASIS = kind(
    "report_basis",
    26,
    owner("report", 2, "report"),
    text("digest", 3),  # of the whole; the frozen report names it
    integer("part", 4),  # from 0
    Field("counted", 5, Type.BYTES),
    key=("report", "digest", "part"),
    writes=Writes.CHAIR,
)

REPORT_EVENT = kind(
    "report_event",
    27,
    Field("report", 2, Type.REF, Policy.REVIEW, "report", owner=True),
    Field("act", 3, Type.TEXT, Policy.REVIEW, code=True),  # froze sent withdrew carry again
    review("day", 4, Type.DATE),
    review("who", 5),
    Field("channel", 6, Type.TEXT, Policy.REVIEW, code=True),  # paper pdf xlsx
    review("reason", 7),
    writes=Writes.CHAIR,
)

REPORT_ANSWER = kind(
    "report_answer",
    28,
    Field("report", 2, Type.REF, Policy.REVIEW, "report", owner=True),
    Field("act", 3, Type.TEXT, Policy.REVIEW, code=True),  # received returned adopted
    review("day", 4, Type.DATE),
    review("who", 5),  # the office, in words
    review("reason", 6),
    writes=Writes.SERVER,
)

#: 口径包: how the township counts, from a day on (``protocol.forms_pack``).
FORMS_PACK = kind(
    "forms_pack",
    29,
    date("since", 2),  # the first day of the month from which it counts
    review("pack", 3, Type.JSON),  # merges as a whole
    key=("since",),
)

#: An office's own form: its file (a row of ``file`` that this one owns), and which cell takes what.
FORM_TEMPLATE = kind(
    "form_template",
    30,
    text("name", 2),
    text("office", 3),
    review("mapping", 4, Type.JSON),  # ``desktop.services.office_forms.template``: merges as a whole
)

#: What was typed by hand into the cells of a form that nothing is bound to, for one term.
FORM_FILLING = kind(
    "form_filling",
    31,
    owner("template", 2, "form_template"),
    text("term", 3),  # as in a report
    review("typed", 4, Type.JSON),  # [[sheet, cell, text], …]
    key=("template", "term"),
)
