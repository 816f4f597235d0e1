"""What becomes of an operation: the promises of the merge, each by name."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from protocol.clock import MAX_AHEAD_MS, stamp_of
from protocol.limits import refusal_of
from protocol.lists import ListChange
from protocol.merge import MOST_VERSIONS, Merged, RowState, conflict_fields, conflict_ids, merge, replay
from protocol.operations import APPLIED, NOBODY, REVIEW, SUPERSEDED, Operation, Value
from protocol.records import ACTIVITY, CONFLICT, DELETED, FIELD_LIMIT, HOME, PERSON, SHEET
from protocol.wire import MAX_LIST, MAX_TEXT, Refusal
from tests.unit.protocol.strategies import runs

NOW = 1_800_000_000_000
ROW, A, B, C = b"r" * 16, b"a" * 16, b"b" * 16, b"c" * 16
NOTE, PHONE, DEL = PERSON.by_name["note"].number, PERSON.by_name["phone"].number, DELETED.number
VERSIONS, STATE, BY = (CONFLICT.by_name[name].number for name in ("versions", "state", "decided_by"))


def op(
    device: bytes,
    fields: dict[int, Value],
    *,
    number: int = 1,
    at: int = 0,
    base: int = 0,
    kind: int = PERSON.number,
    row: bytes = ROW,
    seen: tuple[tuple[bytes, int], ...] = (),
) -> Operation:
    return Operation(device, number, kind, row, fields, stamp_of(NOW + at), number, device, base, seen)


def created(fields: dict[int, Value], kind: int = PERSON.number) -> RowState:
    """A row that device A made at sequence 1."""
    row = merge(op(A, fields, kind=kind), None, 1, NOW).row
    assert row is not None
    return row


def cell(merged: Merged, field: int) -> Value:
    assert merged.row is not None
    return merged.row.cells[field]


def test_a_new_row_applies_whole() -> None:
    merged = merge(op(A, {NOTE: "n", PHONE: "1"}), None, 1, NOW)
    assert merged.row is not None
    assert merged.row.cells == {NOTE: "n", PHONE: "1"}
    assert not merged.outcomes


@pytest.mark.parametrize("field", [NOTE, PHONE])
def test_a_base_that_covers_applies(field: int) -> None:
    merged = merge(op(B, {field: "2"}, base=1, at=-9999), created({field: "1"}), 2, NOW)
    assert (cell(merged, field), merged.outcomes) == ("2", {})


@pytest.mark.parametrize("field", [NOTE, PHONE])
def test_a_carried_operation_that_was_seen_covers(field: int) -> None:
    merged = merge(op(B, {field: "2"}, seen=((A, 1),), at=-9999), created({field: "1"}), 2, NOW)
    assert (cell(merged, field), merged.outcomes) == ("2", {})


def test_the_same_device_covers_itself() -> None:
    assert cell(merge(op(A, {PHONE: "2"}, number=2, at=5), created({PHONE: "1"}), 2, NOW), PHONE) == "2"


def test_other_fields_of_one_row_do_not_meet() -> None:
    merged = merge(op(B, {PHONE: "2"}), created({NOTE: "n"}), 2, NOW)
    assert merged.row is not None
    assert merged.row.cells == {NOTE: "n", PHONE: "2"}


def test_the_later_stamp_wins_the_other_is_superseded() -> None:
    later = merge(op(B, {NOTE: "b"}, at=1), created({NOTE: "a"}), 2, NOW)
    assert (cell(later, NOTE), later.outcomes) == ("b", {})
    earlier = merge(op(B, {NOTE: "b"}, at=-1), created({NOTE: "a"}), 2, NOW)
    assert (cell(earlier, NOTE), earlier.outcomes) == ("a", {NOTE: SUPERSEDED})


def test_a_stamp_from_the_future_wins_only_what_the_server_can_believe() -> None:
    future = op(A, {NOTE: "2099"}, at=10**12)
    row = merge(future, None, 1, NOW).row
    late = merge(op(B, {NOTE: "after"}, at=MAX_AHEAD_MS + 1), row, 2, NOW + MAX_AHEAD_MS + 2)
    assert cell(late, NOTE) == "after"


def test_the_same_value_needs_nobody() -> None:
    merged = merge(op(B, {PHONE: "1"}), created({PHONE: "1"}), 2, NOW)
    assert (merged.outcomes, merged.contests) == ({}, [])


def test_a_field_for_review_stays_and_both_values_stand_in_a_conflict() -> None:
    merged = merge(op(B, {PHONE: "2"}), created({PHONE: "1"}), 2, NOW)
    assert (cell(merged, PHONE), merged.outcomes) == ("1", {PHONE: REVIEW})
    (contest,) = merged.contests
    fields = conflict_fields(contest, None)
    assert fields[CONFLICT.by_name["field"].number] == "phone"
    assert [(v["value"], v["author"]) for v in fields[VERSIONS]] == [("1", A.hex()), ("2", B.hex())]
    assert fields[STATE] == "open"


def test_a_further_edit_of_the_same_author_joins_and_another_author_is_added() -> None:
    row = created({PHONE: "1"})
    cells = conflict_fields(merge(op(B, {PHONE: "2"}), row, 2, NOW).contests[0], None)
    cells |= conflict_fields(merge(op(B, {PHONE: "3"}, number=2), row, 4, NOW).contests[0], cells)
    assert [v["value"] for v in cells[VERSIONS]] == ["1", "3"]
    cells |= conflict_fields(merge(op(C, {PHONE: "4"}), row, 6, NOW).contests[0], cells)
    assert [v["value"] for v in cells[VERSIONS]] == ["1", "3", "4"]


def again(first: Operation, number: int) -> Operation:
    """The same write under another device's id, as old as it was: what a laptop writes anew for another one."""
    return structs.replace(first, device=C, number=number, seen=())


def test_a_write_that_comes_again_under_another_id_is_one_version() -> None:
    row, edit = created({PHONE: "1"}), op(B, {PHONE: "2"})
    cells = conflict_fields(merge(again(edit, 1), row, 2, NOW).contests[0], None)
    assert [v["value"] for v in (cells | conflict_fields(merge(edit, row, 4, NOW).contests[0], cells))[VERSIONS]] == [
        "1",
        "2",
    ]
    other = structs.replace(edit, fields={PHONE: "3"})
    assert len((cells | conflict_fields(merge(other, row, 4, NOW).contests[0], cells))[VERSIONS]) == 3


def test_who_goes_on_from_her_own_write_disputes_nothing_though_it_came_before_under_another_id() -> None:
    edit = op(B, {PHONE: "2"}, base=1)
    row = merge(again(structs.replace(edit, base=1), 1), created({PHONE: "1"}), 2, NOW).row
    row = merge(edit, row, 3, NOW).row
    assert merge(op(B, {PHONE: "3"}, number=2, at=9, base=1), row, 4, NOW).outcomes == {}


def test_what_the_standing_write_had_seen_is_superseded_though_it_comes_later() -> None:
    row = merge(op(C, {PHONE: "3"}, base=1, seen=((B, 1),)), created({PHONE: "1"}), 2, NOW).row
    known = merge(op(B, {PHONE: "2"}, base=1), row, 3, NOW)
    assert (cell(known, PHONE), known.outcomes, known.contests) == ("3", {PHONE: SUPERSEDED}, [])
    assert merge(op(B, {PHONE: "4"}, number=2, base=1), row, 3, NOW).outcomes == {PHONE: REVIEW}


def test_a_deletion_that_had_seen_the_edit_and_an_edit_that_had_seen_the_deletion_dispute_nothing() -> None:
    deleted = merge(op(C, {DEL: 1}, base=1, seen=((B, 1),)), created({PHONE: "1"}), 2, NOW).row
    edited = merge(op(B, {PHONE: "2"}, base=1), deleted, 3, NOW)
    assert (cell(edited, DEL), edited.contests) == (1, [])
    restored = merge(op(C, {DEL: 0, NOTE: "回来了"}, base=1, seen=((B, 1),)), created({PHONE: "1"}), 2, NOW).row
    again_deleted = merge(op(B, {DEL: 1}, base=1), restored, 3, NOW)
    assert (cell(again_deleted, DEL), again_deleted.outcomes, again_deleted.contests) == (0, {DEL: SUPERSEDED}, [])


def test_a_decided_conflict_is_opened_again() -> None:
    row = created({PHONE: "1"})
    cells = conflict_fields(merge(op(B, {PHONE: "2"}), row, 2, NOW).contests[0], None)
    cells |= {STATE: "decided", BY: A}
    again = conflict_fields(merge(op(C, {PHONE: "4"}), row, 6, NOW).contests[0], cells)
    assert (again[STATE], again[BY], [v["value"] for v in again[VERSIONS]]) == ("open", None, ["1", "4"])


def test_an_edit_against_a_deletion_is_a_persons_decision() -> None:
    row = merge(op(A, {DEL: 1}, number=2, at=1), created({NOTE: "n", PHONE: "1"}), 2, NOW).row
    merged = merge(op(B, {NOTE: "new", PHONE: "1"}, base=1), row, 3, NOW)
    assert merged.outcomes == {NOTE: REVIEW}
    assert cell(merged, NOTE) == "n"
    versions = conflict_fields(merged.contests[0], None)[VERSIONS]
    assert [v["value"] for v in versions] == [1, 0]
    assert versions[1]["fields"] == {"note": "new"}


def test_edits_against_one_deletion_stay_all_on_the_table() -> None:
    row = merge(op(A, {DEL: 1}, number=2, at=1), created({NOTE: "n", PHONE: "1"}), 2, NOW).row
    cells = conflict_fields(merge(op(B, {NOTE: "new"}, base=1), row, 3, NOW).contests[0], None)
    cells |= conflict_fields(merge(op(B, {PHONE: "2"}, base=1, number=2), row, 5, NOW).contests[0], cells)
    assert cells[VERSIONS][1]["fields"] == {"note": "new", "phone": "2"}


def test_a_deletion_against_an_edit_is_a_persons_decision() -> None:
    row = merge(op(B, {NOTE: "new"}, base=1), created({NOTE: "n"}), 2, NOW).row
    merged = merge(op(A, {DEL: 1}, number=2, base=1), row, 3, NOW)
    assert merged.outcomes == {DEL: REVIEW}
    assert DEL not in (merged.row.cells if merged.row else {})
    assert [v["value"] for v in conflict_fields(merged.contests[0], None)[VERSIONS]] == [0, 1]


def test_two_deletions_agree() -> None:
    row = merge(op(A, {DEL: 1}, number=2), created({NOTE: "n"}), 2, NOW).row
    merged = merge(op(B, {DEL: 1}, base=1), row, 3, NOW)
    assert (merged.outcomes, merged.contests) == ({}, [])


def test_unknown_kinds_and_fields_are_kept_and_the_latest_wins() -> None:
    row = created({300: "a", 7: {"x": [1]}}, kind=900)
    merged = merge(op(B, {300: "b"}, at=1, kind=900), row, 2, NOW)
    assert merged.row is not None
    assert merged.row.cells == {300: "b", 7: {"x": [1]}}


def test_only_who_saw_every_version_settles_a_conflict() -> None:
    server = op(b"s" * 16, {VERSIONS: [], STATE: "open"}, kind=CONFLICT.number)
    row = merge(server, None, 5, NOW).row
    blind = merge(op(B, {STATE: "decided", BY: B}, kind=CONFLICT.number, base=4, at=9), row, 6, NOW)
    assert blind.outcomes == {STATE: SUPERSEDED, BY: SUPERSEDED}
    sighted = merge(op(B, {STATE: "decided", BY: B}, kind=CONFLICT.number, base=5), row, 6, NOW)
    assert sighted.outcomes == {}
    twice = merge(op(C, {STATE: "decided", BY: C}, kind=CONFLICT.number, base=5), sighted.row, 7, NOW)
    assert twice.outcomes == {BY: SUPERSEDED}


@given(
    st.lists(st.tuples(st.sampled_from([A, B, C]), st.sampled_from("xyz"), st.integers(0, 30)), min_size=1, max_size=5)
)
def test_concurrent_edits_of_a_latest_field_end_alike_in_every_order(edits: list[tuple[bytes, str, int]]) -> None:
    operations, numbers, clocks = [], dict.fromkeys((A, B, C), 0), dict.fromkeys((A, B, C), 0)
    for device, value, ahead in edits:
        numbers[device] += 1
        clocks[device] += 1 + ahead
        operations.append(op(device, {NOTE: value}, number=numbers[device], at=clocks[device]))
    ends = set()
    for order in itertools.permutations(operations):
        if any(a.device == b.device and a.number > b.number for a, b in itertools.combinations(order, 2)):
            continue
        row = merge(op(NOBODY, {NOTE: "start"}, at=-1), None, 1, NOW).row
        for seq, operation in enumerate(order, 2):
            row = merge(operation, row, seq, NOW + 10_000).row
        assert row is not None
        ends.add(row.cells[NOTE])
    assert len(ends) == 1


@given(st.data())
def test_the_log_with_its_outcomes_gives_the_rows(data: st.DataObject) -> None:
    operations = [*data.draw(runs(A, 1)), *data.draw(runs(B, 1)), *data.draw(runs(C, 1))]
    merged_rows: dict[tuple[int, bytes], RowState | None] = {}
    replayed: dict[tuple[int, bytes], RowState | None] = {}
    for seq, operation in enumerate(data.draw(st.permutations(operations)), 1):
        key = (operation.kind, operation.row)
        decided = merge(operation, merged_rows.get(key), seq, NOW)
        merged_rows[key] = decided.row
        assert all(outcome != APPLIED for outcome in decided.outcomes.values())
        replayed[key] = replay(replayed.get(key), operation, decided.outcomes, seq)
    for key, row in merged_rows.items():
        other = replayed[key]
        assert (row and row.cells) == (other and other.cells)
        assert (row and row.updated_stamp) == (other and other.updated_stamp)


@given(st.data())
def test_every_value_is_current_superseded_or_in_review(data: st.DataObject) -> None:
    """Nothing typed vanishes: at each step a field applies, or the outcome says what became of it."""
    row = None
    for seq, operation in enumerate([*data.draw(runs(A, 1)), *data.draw(runs(B, 1))], 1):
        merged = merge(op(operation.device, operation.fields, number=operation.number), row, seq, NOW)
        for field, value in operation.fields.items():
            outcome = merged.outcomes.get(field, APPLIED)
            assert outcome in (APPLIED, SUPERSEDED, REVIEW)
            if outcome == APPLIED:
                assert cell(merged, field) == value
        assert (REVIEW in merged.outcomes.values()) == bool(merged.contests)
        row = merged.row


@given(
    st.lists(
        st.tuples(
            st.sampled_from([A, B, C]),
            st.dictionaries(st.sampled_from([NOTE, PHONE, DEL]), st.sampled_from([None, 1, "1"]), max_size=3),
            st.integers(0, 3),
        ),
        min_size=2,
        max_size=6,
    )
)
def test_what_a_merge_may_dispute_is_known_beforehand(edits: list[tuple[bytes, dict[int, Value], int]]) -> None:
    row = None
    for seq, (device, fields, base) in enumerate(edits, 1):
        operation = op(device, fields, number=seq, base=base)
        merged = merge(operation, row, seq, NOW)
        if row is not None:
            known = conflict_ids(operation, row)
            assert {contest.conflict_id for contest in merged.contests} <= set(known)
            assert known or REVIEW not in merged.outcomes.values()
        row = merged.row


def test_who_saw_the_whole_row_disputes_nothing() -> None:
    assert conflict_ids(op(B, {PHONE: "2", DEL: 1}, base=1), created({PHONE: "1"})) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({NOTE: "ok"}, ""),
        ({NOTE: None}, ""),
        ({}, ""),
        ({NOTE: 5}, Refusal.VALUE),
        ({NOTE: "字" * (MAX_TEXT // 3 + 1)}, Refusal.TEXT),
        ({DEL: 2}, Refusal.VALUE),
        ({DEL: True}, Refusal.VALUE),
        ({PERSON.by_name["tags"].number: ["a", 1]}, Refusal.VALUE),
        ({PERSON.by_name["tags"].number: ["a"] * (MAX_LIST + 1)}, Refusal.LIST),
        ({PERSON.by_name["gacha"].number: b"short"}, Refusal.VALUE),
        ({300: [[[[[[[[["deep"]]]]]]]]]}, Refusal.DEPTH),
        ({300: {1: "key"}}, Refusal.VALUE),
        ({300: float("nan")}, Refusal.VALUE),
        ({0: 1}, Refusal.FIELDS),
        (dict.fromkeys(range(2, 300), "x"), Refusal.FIELDS),
    ],
)
def test_what_an_operation_may_hold(fields: dict[int, Value], reason: str) -> None:
    assert refusal_of(op(A, fields)) == reason


def test_a_laptop_cannot_write_conflicts() -> None:
    assert refusal_of(op(A, {VERSIONS: []}, kind=CONFLICT.number)) == Refusal.SERVER_ONLY
    assert refusal_of(op(A, {STATE: "decided"}, kind=CONFLICT.number)) == ""


def test_real_numbers_of_a_real_field_are_never_integers() -> None:
    lat = HOME.by_name["lat"].number
    assert refusal_of(op(A, {lat: 46}, kind=HOME.number)) == Refusal.VALUE
    assert refusal_of(op(A, {lat: 46.0}, kind=HOME.number)) == ""
    assert refusal_of(op(A, {ACTIVITY.by_name["guests_unnamed"].number: 2**63}, kind=ACTIVITY.number)) == Refusal.VALUE


# --- lists --------------------------------------------------------------------------------------------------------

HOSTS, ACTS = ACTIVITY.by_name["hosts"].number, ACTIVITY.number
X, Y, Z = b"x" * 16, b"y" * 16, b"z" * 16


def changing(device: bytes, before: list[bytes], after: list[bytes], **how: Any) -> Operation:
    """An operation of somebody who saw ``before`` and left ``after``."""
    fields = {HOSTS: after or None, HOSTS + FIELD_LIMIT: ListChange.between(before, after).to_wire()}
    return op(device, fields, kind=ACTS, **how)


@pytest.mark.parametrize("base", [0, 1])
def test_two_people_who_each_add_one_lose_neither(base: int) -> None:
    row = created({HOSTS: [X]}, ACTS)
    first = merge(changing(B, [X], [X, Y], base=base), row, 2, NOW)
    assert (cell(first, HOSTS), first.lists, first.outcomes) == ([X, Y], {}, {HOSTS + FIELD_LIMIT: SUPERSEDED})
    second = merge(changing(C, [X], [X, Z], base=base, at=-9999), first.row, 3, NOW)
    assert second.lists == {HOSTS: [X, Z, Y]}
    assert not second.contests


def test_what_one_took_off_stays_off_for_who_had_not_heard_of_it() -> None:
    row = created({HOSTS: [X, Y]}, ACTS)
    first = merge(changing(B, [X, Y], [X]), row, 2, NOW)
    second = merge(changing(C, [X, Y], [X, Y, Z]), first.row, 3, NOW)
    assert second.lists == {HOSTS: [X, Z]}


def test_a_change_is_never_a_cell() -> None:
    fields = {HOSTS: [X], HOSTS + FIELD_LIMIT: [[X], []]}
    merged = merge(op(A, fields, kind=ACTS), None, 1, NOW)
    assert merged.row is not None and merged.row.cells == {HOSTS: [X]}
    assert merged.outcomes == {HOSTS + FIELD_LIMIT: SUPERSEDED}


def test_a_whole_list_of_an_older_program_is_the_latest_as_before() -> None:
    row = merge(changing(B, [X], [X, Y]), created({HOSTS: [X]}, ACTS), 2, NOW).row
    assert cell(merge(op(C, {HOSTS: [X, Z]}, kind=ACTS, at=9), row, 3, NOW), HOSTS) == [X, Z]
    assert merge(op(C, {HOSTS: [X, Z]}, kind=ACTS, at=-9), row, 3, NOW).outcomes == {HOSTS: SUPERSEDED}


def test_what_lies_upon_a_stick_comes_before_it() -> None:
    # B saw on a stick that A added Y, and took it off again; A's own operation comes later, by a longer way.
    seen = merge(changing(B, [X, Y], [X, Z], seen=((A, 2),), base=1), created({HOSTS: [X]}, ACTS), 2, NOW)
    assert (cell(seen, HOSTS), seen.lists) == ([X, Z], {})
    late = merge(changing(A, [X], [X, Y], number=2, at=-5), seen.row, 3, NOW)
    assert (cell(late, HOSTS), late.outcomes[HOSTS]) == ([X, Z], SUPERSEDED)


def test_what_a_device_writes_anew_for_somebody_is_not_its_last_word() -> None:
    row = merge(op(B, {NOTE: "new"}, number=1, at=5), created({NOTE: "old"}), 2, NOW).row
    anew = merge(op(B, {NOTE: "older"}, number=2, at=-5), row, 3, NOW)
    assert anew.outcomes == {NOTE: SUPERSEDED}


@pytest.mark.parametrize("told", [[[X]], [[X], [], []], [[1], []], ["x", []], {}, [[X], None]])
def test_a_change_of_another_shape_is_refused(told: Value) -> None:
    assert refusal_of(op(A, {HOSTS: [X], HOSTS + FIELD_LIMIT: told}, kind=ACTS)) == Refusal.VALUE


def test_what_is_merged_as_one_has_a_size() -> None:
    rows = SHEET.by_name["rows"].number
    fits = {rows: ["字" * 20_000] * 4}
    assert refusal_of(op(A, fits, kind=SHEET.number)) == ""
    assert refusal_of(op(A, {rows: fits[rows] + ["字" * 10_000]}, kind=SHEET.number)) == Refusal.TEXT


@pytest.mark.parametrize(("value", "most"), [("1", MOST_VERSIONS), ("1" * 30_000, 8)])
def test_very_many_versions_do_not_make_a_conflict_that_grows_for_ever(value: str, most: int) -> None:
    """Each further one is written whole into the log: whoever makes up authors would fill the server's disk."""
    row, cells, grew = created({PHONE: value}), None, 0
    for n in range(2 * MOST_VERSIONS):
        author = n.to_bytes(16, "big")
        contested = structs.replace(op(B, {PHONE: f"{value}{n}"}, number=n + 1), author=author)
        fields = conflict_fields(merge(contested, row, n + 2, NOW).contests[0], cells)
        grew += bool(fields)
        cells = (cells or {}) | fields
    assert cells is not None
    assert len(cells[VERSIONS]) == most
    assert grew == most - 1
