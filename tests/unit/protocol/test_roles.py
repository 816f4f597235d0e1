"""Who may write what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.records import ERASURE, KINDS, ORG_UNIT, PERSON, USER
from protocol.roles import CHAIR, GACHA_CHAIR, ROLES, VIEWER, may_write, role_of

HER, OTHER = b"h" * 16, b"o" * 16
ROLE, NAME = USER.by_name["role"].number, USER.by_name["name"].number

roles = st.sampled_from(ROLES)


@pytest.mark.parametrize(
    ("certified", "stated", "role"),
    [
        (CHAIR, None, CHAIR),
        (CHAIR, VIEWER, VIEWER),
        (CHAIR, GACHA_CHAIR, GACHA_CHAIR),
        (GACHA_CHAIR, CHAIR, GACHA_CHAIR),
        (VIEWER, CHAIR, VIEWER),
        (VIEWER, None, VIEWER),
        (CHAIR, "queen", VIEWER),
        (CHAIR, ["chair"], VIEWER),
    ],
)
def test_the_lower_of_what_the_device_and_the_person_may(certified: str, stated: object, role: str) -> None:
    assert role_of(certified, stated) == role


def test_a_chair_writes_everything_a_viewer_nothing_a_gacha_chair_what_she_works_with() -> None:
    for kind in KINDS:
        assert may_write(CHAIR, HER, kind.number, OTHER, {})
        assert not may_write(VIEWER, HER, kind.number, OTHER, {})
    hers = {kind.name for kind in KINDS if may_write(GACHA_CHAIR, HER, kind.number, OTHER, {})}
    assert {kind.name for kind in KINDS} - hers == {ORG_UNIT.name, USER.name, ERASURE.name}
    assert may_write(GACHA_CHAIR, HER, 999, OTHER, {})  # a kind of a newer version


@given(roles, st.one_of(roles, st.none(), st.text(), st.lists(st.text())))
def test_nobody_makes_herself_more_than_she_is(role: str, wanted: object) -> None:
    if may_write(role, HER, USER.number, HER, {NAME: "乌云", ROLE: wanted}):
        assert role_of(role, wanted) == role_of(CHAIR, wanted)
    assert may_write(role, HER, USER.number, HER, {NAME: "乌云"})
    assert may_write(role, HER, PERSON.number, HER, {}) == (role != VIEWER)
