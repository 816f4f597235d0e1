"""What goes into the cells of a form for a term, worked out beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from desktop import jobs
from desktop.services.office_forms import filling
from desktop.services.office_forms.filling import Plan
from desktop.services.office_forms.forms import Form, Numbers, OfficeForms
from desktop.services.office_forms.template import Place
from desktop.table_files.grids import Book
from desktop.ui.month.frozen_tables import days_words
from desktop.ui.month.words import term_words


class Planned(NamedTuple):
    """What goes into the cells, what the form's own sums then show; what was typed, and what was for the term
    before."""

    plan: Plan
    sums: Mapping[tuple[str, Place], float]
    typed: Mapping[tuple[str, Place], str]
    offered: Mapping[tuple[str, Place], str]


def planning(
    forms: OfficeForms,
    form: Form,
    book: Book,
    numbers: Numbers,
    typed: Mapping[tuple[str, Place], str],
    today: date,
    *,
    may_type: bool,
) -> Callable[[jobs.Task], Planned]:
    """The work, to be run on another thread; a form that takes nothing is not asked about. ``may_type``: whether what
    was typed for the term before is offered."""
    mapped = form.mapped
    assert mapped is not None
    words = {"term": term_words(numbers.term, today), "days": days_words(numbers.period, today)}

    def work(task: jobs.Task) -> Planned:
        plan = forms.plan(mapped, book, numbers, words, typed)
        sums = filling.sums_shown(plan, book, task.check)
        return Planned(plan, sums, typed, forms.typed_before(form, numbers.term) if may_type else {})

    return work
