"""What courses and posts give to the figures ``train.office`` to ``train.new_within``: who is trained in turn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.services.reporting.service_rows import Given, Key
from desktop.services.training import Trained, completed, covered, new_in_office


def training_rows(trained: Trained, day: date) -> Given:
    """Of all groups together each woman is one; of a group of its own by its code: ``train.coverage_g2``."""
    rules, groups, courses = trained.rules, trained.groups, trained.courses
    everybody = [held for of_group in groups.values() for held in of_group]
    counts = {turn.held.person for turn in covered("", everybody, courses, day, rules).turns if turn.is_trained}
    found: Given = {}
    for name, held in {"": everybody, **{f"_{group.lower()}": held for group, held in groups.items()}}.items():
        now = {each.person for each in held if each.on(day.isoformat())}
        found[f"train.office{name}"] = _people(now)
        found[f"train.coverage{name}"] = _people(now & counts)
    since = f"{day.year - rules.years + 1}-01-01"
    new, in_time = new_in_office(everybody, courses, day, rules)
    found["train.completed"] = _people(completed(everybody, courses, since, day.isoformat()))
    return found | {"train.new": _people(new), "train.new_within": _people(in_time)}


def _people(ids: Iterable[bytes]) -> dict[Key, int]:
    return {("person", her): 1 for her in ids}
