"""Kinds and fields: what went out on the wire once never changes."""

from __future__ import annotations

from pathlib import Path

from protocol.records import ADDED, FIELD_LIMIT, KIND_LIMIT, KINDS

#: What laptops and servers of every version agree on: number, name, key, fields. Only added to, with the kind itself.
FROZEN = Path(__file__).with_name("frozen_kinds.txt")


def test_numbers_names_and_types_are_what_they_always_were() -> None:
    told = [
        f"{kind.number} {kind.name} [{' '.join(kind.key)}]: "
        + ", ".join(f"{f.number} {f.name} {f.type.value}" for f in kind.fields)
        for kind in KINDS
    ]
    assert told == FROZEN.read_text(encoding="utf-8").splitlines()


def test_every_number_and_name_is_used_once() -> None:
    numbers = [kind.number for kind in KINDS]
    assert numbers == sorted(set(numbers)) and numbers[0] >= 1 and numbers[-1] <= KIND_LIMIT
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    for kind in KINDS:
        assert len(kind.by_name) == len(kind.by_number) == len(kind.fields)
        assert all(1 <= number < FIELD_LIMIT for number in kind.by_number)


def test_the_order_in_which_kinds_were_added_is_only_appended_to() -> None:
    """A server says how many of them it knows: who puts one in between is misunderstood by those that are out there."""
    assert ADDED[:27] == (*range(1, 17), 17, 18, 24, 70, 19, 21, 25, 26, 27, 28, 23)
    assert sorted(ADDED) == sorted(kind.number for kind in KINDS)
