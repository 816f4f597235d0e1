"""What goes with a woman, by the table of kinds."""

from __future__ import annotations

import pytest

from protocol.erasure import Key, gone_with, left_of, ties_of
from protocol.operations import ERASED, GONE, Value
from protocol.records import (
    ACTIVITY,
    ATTACHMENT,
    ATTENDANCE,
    CONFLICT,
    FILE,
    KINDS,
    PERSON,
    PERSON_ALIAS,
    VISIT,
    Erased,
    Field,
    Kind,
    Type,
    kinds,
)

HER, OTHER = b"h" * 16, b"o" * 16
Rows = dict[Kind, dict[bytes, dict[str, Value]]]


def rows(held: Rows) -> dict[int, dict[bytes, dict[int, Value]]]:
    return {
        kind.number: {
            id_: {kind.by_name[name].number: value for name, value in cells.items()} for id_, cells in of_kind.items()
        }
        for kind, of_kind in held.items()
    }


def gone(held: Rows, every: tuple[Kind, ...] = KINDS) -> dict[Key, Erased]:
    stored = rows(held)
    return gone_with(HER, lambda kind: stored.get(kind, {}), ties_of(every))


def test_what_is_hers_goes_what_is_about_her_loses_its_words_what_names_her_stays() -> None:
    found = gone(
        {
            PERSON: {HER: {}, OTHER: {}, b"t" * 16: {"merged_into": HER}, b"u" * 16: {"merged_into": b"t" * 16}},
            PERSON_ALIAS: {b"1" * 16: {"person": HER}, b"2" * 16: {"person": OTHER}, b"3" * 16: {"person": b"u" * 16}},
            VISIT: {b"4" * 16: {"person": HER}, b"5" * 16: {"visitors": [HER], "person": OTHER}},
            ATTENDANCE: {b"6" * 16: {"person": HER, "activity": b"a" * 16}},
            ACTIVITY: {b"a" * 16: {"expected": [HER]}},
        }
    )
    assert {id_: how for (_, id_), how in found.items()} == {
        HER: Erased.HERS,
        b"t" * 16: Erased.HERS,
        b"u" * 16: Erased.HERS,
        b"1" * 16: Erased.HERS,
        b"3" * 16: Erased.HERS,
        b"4" * 16: Erased.ABOUT,
    }


def test_grandchildren_go_too() -> None:
    visit, photo, paper = b"v" * 16, b"p" * 16, b"f" * 16
    found = gone(
        {
            VISIT: {visit: {"person": HER}},
            ATTACHMENT: {photo: {"owner": visit}, b"q" * 16: {"owner": b"a" * 16}},
            FILE: {paper: {"owner": visit}, b"g" * 16: {"owner": b"a" * 16}},
            CONFLICT: {b"c" * 16: {"row": photo}, b"d" * 16: {"row": visit}, b"e" * 16: {"row": OTHER}},
        }
    )
    assert {id_ for _, id_ in found} == {HER, visit, photo, paper, b"c" * 16, b"d" * 16}


def test_children_go_as_their_owner_does() -> None:
    need = kinds.kind("need", 70, kinds.ref("person", 2, "person", Erased.ABOUT), kinds.text("words", 3))
    step = kinds.kind("need_step", 71, kinds.owner("need", 2, "need"), kinds.text("words", 3), kinds.date("on", 4))
    card = kinds.kind("card", 72, kinds.ref("person", 2, "person", Erased.HERS))
    stamp = kinds.kind("card_stamp", 73, kinds.owner("card", 2, "card"))
    held: Rows = {
        need: {b"n" * 16: {"person": HER}},
        step: {b"s" * 16: {"need": b"n" * 16}, b"r" * 16: {"need": b"m" * 16}},
        card: {b"k" * 16: {"person": HER}},
        stamp: {b"l" * 16: {"card": b"k" * 16}},
    }
    found = gone(held, (*KINDS, need, step, card, stamp))
    assert {id_: how for (_, id_), how in found.items() if id_ != HER} == {
        b"n" * 16: Erased.ABOUT,
        b"s" * 16: Erased.ABOUT,
        b"k" * 16: Erased.HERS,
        b"l" * 16: Erased.HERS,
    }


def test_of_a_visit_day_visitors_and_target_stay() -> None:
    cells = {"date": "2026-11-02", "visitors": [OTHER], "person": HER, "target": "T1", "place": "x", "household": OTHER}
    numbered = {VISIT.by_name[name].number: value for name, value in cells.items()}
    left = left_of(VISIT.number, numbered, Erased.ABOUT)
    assert left == {
        GONE: ERASED,
        **{VISIT.by_name[name].number: cells[name] for name in ("date", "visitors", "person", "target")},
    }


@pytest.mark.parametrize("to", ["person", None])
@pytest.mark.parametrize("type_", [Type.REF, Type.REFS])
def test_a_reference_to_a_person_that_does_not_say_so_is_an_error(to: str | None, type_: Type) -> None:
    with pytest.raises(ValueError, match="erased"):
        Field("who", 2, type_, to=to)
    assert Field("who", 2, type_, to=to, erased=Erased.NAMED).erased is Erased.NAMED


def test_a_list_cannot_be_hers() -> None:
    with pytest.raises(ValueError, match="names her"):
        kinds.refs("who", 2, "person", Erased.HERS)


def test_every_child_states_its_owner() -> None:
    owned = {kind.name: field.name for kind in KINDS for field in kind.fields if field.owner}
    assert owned == {
        "person_alias": "person",
        "appointment": "person",
        "home_person": "home",
        "attendance": "activity",
        "sheet": "activity",
        "attachment": "owner",
        "file": "owner",
        "report_basis": "report",
        "report_event": "report",
        "report_answer": "report",
        "form_filling": "template",
        "process_step": "process",
        "congress_sitting": "congress",
        "roll_call": "sitting",
        "delegate": "congress",
        "election": "congress",
        "candidate": "election",
        "election_count": "election",
        "election_tally": "count",
        "election_worker": "election",
        "congress_item": "congress",
        "agenda_item": "meeting",
        "resolution_note": "resolution",
        "rota_log": "turn",
        "rota_swap": "turn",
        "project_step": "project",
        "duty_entry": "duty_year",
        "home_place": "home",
        "group_count": "chat",
        "media_count": "account",
        "budget_change": "budget",
        "training_person": "training",
        "training_day": "training",
        "need_step": "need",
        "dispute_look": "dispute",
        "home_keeper": "home",
        "home_check_item": "home_check",
    }
