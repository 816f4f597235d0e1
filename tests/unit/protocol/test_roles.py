"""Who may write what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.records import (
    ATTENDANCE,
    CONFLICT,
    ERASURE,
    IMPORT_BATCH,
    KINDS,
    ORG_UNIT,
    PERSON,
    REPORT_ANSWER,
    SETTING,
    USER,
    VISIT,
    Writes,
)
from protocol.roles import CHAIR, GACHA_CHAIR, RECORDER, ROLES, VICE_CHAIR, VIEWER, may_write, role_of

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
    assert {kind.name for kind in KINDS} - hers >= {ORG_UNIT.name, USER.name, ERASURE.name}
    assert hers == {kind.name for kind in KINDS if kind.writes is not Writes.CHAIR}


def test_a_vice_chair_stands_in_but_for_users_settings_and_erasure() -> None:
    hers = {kind.name for kind in KINDS if may_write(VICE_CHAIR, HER, kind.number, OTHER, {})}
    assert {kind.name for kind in KINDS} - hers == {USER.name, ERASURE.name, SETTING.name}
    assert role_of(GACHA_CHAIR, VICE_CHAIR) == GACHA_CHAIR


def test_a_recorder_writes_who_came_and_visits_and_what_a_table_of_them_brought() -> None:
    hers = {kind.name for kind in KINDS if may_write(RECORDER, HER, kind.number, OTHER, {})}
    assert hers == {ATTENDANCE.name, VISIT.name, IMPORT_BATCH.name}


def test_what_says_nothing_else_and_what_is_not_known_only_chairs_write() -> None:
    assert [role for role in ROLES if may_write(role, HER, 999, OTHER, {})] == [CHAIR]
    assert [kind.name for kind in KINDS if kind.writes is Writes.SERVER] == [CONFLICT.name, REPORT_ANSWER.name]


@pytest.mark.parametrize("row", [HER, OTHER])
def test_a_new_user_states_her_role(row: bytes) -> None:
    assert not may_write(CHAIR, HER, USER.number, row, {NAME: "乌云"}, new=True)
    assert may_write(CHAIR, HER, USER.number, row, {NAME: "乌云", ROLE: RECORDER}, new=True)
    assert may_write(CHAIR, HER, USER.number, row, {NAME: "乌云"})  # an old row is a chair's, as before


@given(roles, st.one_of(roles, st.none(), st.text(), st.lists(st.text())))
def test_nobody_makes_herself_more_than_she_is(role: str, wanted: object) -> None:
    if may_write(role, HER, USER.number, HER, {NAME: "乌云", ROLE: wanted}):
        assert role_of(role, wanted) == role_of(CHAIR, wanted)
    assert may_write(role, HER, USER.number, HER, {NAME: "乌云"})
    assert may_write(role, HER, PERSON.number, HER, {}) == (role in (GACHA_CHAIR, VICE_CHAIR, CHAIR))
