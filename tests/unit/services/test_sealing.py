"""Sealed words: sealed, read for a reason that is written down, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.documents.register import register_of
from desktop.errors import FieldErrors, KnownError
from desktop.services.desk import Desk
from desktop.services.drafts import Typed, new_key
from desktop.services.plain import OneOf, Plain
from desktop.services.plain_records import PlainFilter
from desktop.services.sealing import HIDDEN, Clear, Sealed
from desktop.services.tables import rows_out
from desktop.services.township_settings import SEALED_READERS, set_ever
from desktop.store import seal_keys
from desktop.store.changes import Label
from desktop.store.driver import Key
from desktop.store.forgetting import forget_rows
from desktop.ui.consents import LOOK
from protocol import sealing
from protocol.ids import new_id
from protocol.records import BY_NAME

WORDS = "丈夫不让她来，说过要打她"
MARK = "要打她"


@pytest.fixture(scope="module")
def key() -> Key:
    return Key.new()


@pytest.fixture
def desk(tmp_path: Path, key: Key) -> Iterator[Desk]:
    made = Desk.open(tmp_path, key=key)
    made.records.add_user("乌云")
    yield made
    made.close()


def consent(desk: Desk, words: str = WORDS) -> bytes:
    her = desk.people.quick_add("其木格").id
    values = {"about": {"person": her}, "covers": "needs", "given_on": "2026-03-08", "reason": Clear(words)}
    return desk.plain["consent"].save(None, values).id


def cell(desk: Desk, id_: bytes) -> Sealed:
    record = desk.plain["consent"].get(id_)
    assert record is not None and isinstance(record["reason"], Sealed)
    return record["reason"]


def test_words_are_sealed_and_read_for_a_reason_that_is_written_down(desk: Desk) -> None:
    id_ = consent(desk)
    assert MARK.encode() not in desk.db.value("SELECT reason FROM consent")
    sealed = cell(desk, id_)
    assert desk.sealing.openings("consent", id_) == []
    assert desk.sealing.unseal(sealed, "work") == WORDS
    (opening,) = desk.sealing.openings("consent", id_)
    assert (opening.author, opening.field, opening.reason) == (desk.records.user, "reason", "work")
    with pytest.raises(ValueError, match="no reason"):
        desk.sealing.unseal(sealed, "curiosity")
    assert MARK not in repr(sealed) + repr(Clear(WORDS))


def test_equal_words_of_one_record_are_equal_bytes_and_open_in_no_other(desk: Desk) -> None:
    one, other = consent(desk), consent(desk)
    service = desk.plain["consent"]
    before = desk.db.value("SELECT reason FROM consent WHERE id = ?", (one,))
    service.save(one, {"reason": Clear(WORDS)})
    assert desk.db.value("SELECT reason FROM consent WHERE id = ?", (one,)) == before
    moved = Sealed("consent", "reason", other, before)
    assert cell(desk, other).value != before and desk.sealing.unseal(moved, "check") is None
    flipped = bytes([*before[:-1], before[-1] ^ 1])
    assert desk.sealing.unseal(Sealed("consent", "reason", one, flipped), "check") is None


def test_a_form_that_changes_other_fields_leaves_them_as_they_are(desk: Desk) -> None:
    id_ = consent(desk)
    values = desk.plain["consent"].form(id_)
    assert values is not None
    before = desk.db.value("SELECT reason FROM consent")
    desk.plain["consent"].save(id_, {"reason": values["reason"], "note": "来过一次"})
    assert desk.db.value("SELECT reason FROM consent") == before
    desk.plain["consent"].save(id_, {"reason": None})
    assert desk.db.value("SELECT reason FROM consent") is None


def test_what_is_typed_lies_sealed_in_its_draft_and_is_written_from_there(desk: Desk) -> None:
    key = new_key("consent")
    desk.drafts.keep(key, Typed({"reason": Clear(WORDS), "note": "来过"}))
    (body,) = [body for (body,) in desk.db.rows("SELECT body FROM draft")]
    assert MARK not in body and MARK not in json.dumps(json.loads(body), ensure_ascii=False)
    typed = desk.drafts.typed(key)
    assert typed is not None and isinstance(typed.values["reason"], Sealed)
    assert desk.sealing.unseal(typed.values["reason"], "work") == WORDS
    her = desk.people.quick_add("其木格").id
    values = {"about": {"person": her}, "covers": "needs", "given_on": "2026-03-08", **typed.values}
    assert desk.sealing.unseal(cell(desk, desk.plain["consent"].save(None, values).id), "work") == WORDS


def test_lists_searches_tables_and_papers_say_only_that_there_is_something(desk: Desk) -> None:
    id_ = consent(desk)
    service = desk.plain["consent"]
    assert service.ids(PlainFilter(MARK)) == [] and service.ids(PlainFilter(HIDDEN)) == []
    heads = dict.fromkeys(LOOK.form, "栏")
    assert HIDDEN in rows_out(desk, "consent", [id_], heads)[1]
    assert LOOK.book is not None
    assert MARK not in str(register_of(desk, "consent", LOOK.book, [id_]))
    assert desk.sealing.count("consent") == 1
    with pytest.raises(ValueError, match="sealed words"):
        Plain("consent", named_by="reason")
    with pytest.raises(ValueError, match="sealed words"):
        Plain("consent", named_by="wording", searched=("reason",), about=OneOf(("person",)))


@pytest.mark.parametrize("role", ["vice_chair", "gacha_chair", "recorder", "viewer"])
def test_nobody_but_the_chair_reads_or_writes_them(desk: Desk, role: str) -> None:
    id_ = consent(desk)
    desk.records.add_user("另一人", role)
    assert desk.sealing.why_not == "sealed_role"
    with pytest.raises(KnownError, match="sealed_role"):
        desk.sealing.unseal(cell(desk, id_), "work")
    with pytest.raises(FieldErrors) as refused:
        desk.plain["consent"].save(id_, {"reason": Clear("另一句")})
    assert refused.value.fields == {"reason": "sealed_role"}


def test_whom_the_chair_names_reads_them_until_she_no_longer_does(desk: Desk) -> None:
    id_, chair = consent(desk), desk.records.user
    (other,) = desk.records.new_user("副主席", "vice_chair").ids["user"]
    desk.township_settings.let_read_sealed(other, reads=True)
    desk.records.use(other)
    assert desk.sealing.unseal(cell(desk, id_), "work") == WORDS
    with pytest.raises(KnownError, match="role_may_not"):
        desk.township_settings.let_read_sealed(new_id(), reads=True)
    desk.records.use(chair)
    desk.township_settings.let_read_sealed(other, reads=False)
    desk.records.use(other)
    assert desk.sealing.why_not == "sealed_role"


@pytest.mark.parametrize("value", [{"users": [1]}, {"users": 7}, {"users": ["x"]}, "all"])
def test_readers_as_a_newer_version_names_them_are_nobody(desk: Desk, value: object) -> None:
    desk.journal.write([set_ever(SEALED_READERS, value)], Label("a newer version"))
    desk.records.add_user("高娃", "recorder")
    assert not desk.sealing.may and desk.township_settings.sealed_readers() == frozenset()


def test_who_read_of_her_is_forgotten_with_her(desk: Desk) -> None:
    id_, other = consent(desk), consent(desk)
    for each in (id_, other):
        desk.sealing.unseal(cell(desk, each), "work")
    with desk.db.writing() as connection:
        forget_rows(connection, desk.journal.device, BY_NAME["consent"].number, [id_])
    assert desk.sealing.openings("consent", id_) == [] and len(desk.sealing.openings("consent", other)) == 1


def test_records_that_lie_plain_take_no_sealed_words(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    with pytest.raises(FieldErrors) as refused:
        consent(desk)
    assert refused.value.fields == {"reason": "sealed_plain"} and seal_keys.held(desk.db) == []
    desk.close()


def test_a_laptop_that_joined_and_was_given_no_key_cannot_and_makes_none(desk: Desk) -> None:
    elsewhere = sealing.seal(sealing.new_seal_key(), sealing.Place(106, 11, bytes(16)), WORDS)
    desk.db.put_meta(connection=b"{}")
    assert desk.sealing.why_not == "sealed_no_key"
    with pytest.raises(KnownError, match="sealed_no_key"):
        desk.sealing.seal("consent", "reason", new_id(), WORDS)
    seal_keys.keep(desk.db, [sealing.new_seal_key()])
    with pytest.raises(KnownError, match="sealed_no_key"):
        desk.sealing.unseal(Sealed("consent", "reason", bytes(16), elsewhere), "work")
    assert desk.sealing.openings("consent", bytes(16)) == []


def test_earlier_keys_read_and_the_last_one_writes(desk: Desk) -> None:
    id_ = consent(desk)
    seal_keys.keep(desk.db, [*seal_keys.held(desk.db), newer := sealing.new_seal_key()])
    assert desk.sealing.unseal(cell(desk, id_), "work") == WORDS
    desk.plain["consent"].save(id_, {"reason": Clear("和好了")})
    assert sealing.sealed_under(cell(desk, id_).value) == sealing.key_id(newer)
    assert desk.sealing.unseal(cell(desk, id_), "work") == "和好了"
