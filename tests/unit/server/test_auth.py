"""Who is let in."""

from __future__ import annotations

import pytest

from server.auth import (
    INVITATION_MS,
    MAX_TRIES,
    Refused,
    add_township,
    devices,
    enrol,
    invite,
    is_township,
    recognise,
    revoke,
)
from server.database import SCHEMA_VERSION, Database, NewerSchema

HERE, THERE = "152221201", "152221202"
NOW = 1_800_000_000_000
DEVICE, SECRET = b"d" * 16, "s" * 22


@pytest.fixture(autouse=True)
def townships(db: Database) -> None:
    add_township(db, HERE, "乌兰毛都苏木")
    add_township(db, THERE)


def refusal(db: Database, code: str, *, township: str = HERE, device: bytes = DEVICE, at: int = NOW) -> str:
    with pytest.raises(Refused) as caught:
        enrol(db, township, code, device, SECRET, at)
    return caught.value.code


def test_a_code_lets_one_laptop_in(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    enrolled = enrol(db, HERE, code, DEVICE, SECRET, NOW)
    assert (enrolled.township, enrolled.name, enrolled.role) == (HERE, "乌兰毛都苏木", "chair")
    assert recognise(db, f"{HERE}.{SECRET}") == (HERE, DEVICE, "chair")
    assert refusal(db, code, device=b"e" * 16) == "invitation-used"


def test_the_same_laptop_may_ask_again_when_the_answer_was_lost(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    assert enrol(db, HERE, code, DEVICE, SECRET, NOW) == enrol(db, HERE, code, DEVICE, SECRET, NOW)
    assert len(devices(db)) == 1


def test_a_code_may_be_typed_as_people_type(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    typed = f"{code[:5]}-{code[5:]} ".lower().replace("0", "o").replace("1", "l")
    assert enrol(db, HERE, typed, DEVICE, SECRET, NOW).township == HERE


def test_a_code_is_for_its_township_only(db: Database) -> None:
    assert refusal(db, invite(db, HERE, "chair", NOW), township=THERE) == "invitation-wrong"


def test_a_code_runs_out(db: Database) -> None:
    assert refusal(db, invite(db, HERE, "chair", NOW), at=NOW + INVITATION_MS) == "invitation-expired"


def test_wrong_tries_lock_it(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    for _ in range(MAX_TRIES):
        assert refusal(db, "0000000000") == "invitation-wrong"
    assert refusal(db, code) == "invitation-locked"
    assert enrol(db, HERE, invite(db, HERE, "chair", NOW), DEVICE, SECRET, NOW).township == HERE


def test_neither_codes_nor_secrets_are_stored(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    enrol(db, HERE, code, DEVICE, SECRET, NOW)
    with db.reading():
        stored = repr(db.rows("SELECT * FROM invitation") + db.rows("SELECT * FROM device"))
    assert code not in stored
    assert SECRET not in stored


@pytest.mark.parametrize("token", ["", ".", f"{HERE}.", f"{HERE}.x", f"{THERE}.{SECRET}", f"x.{SECRET}", "a" * 9999])
def test_an_unknown_token_opens_nothing(db: Database, token: str) -> None:
    enrol(db, HERE, invite(db, HERE, "chair", NOW), DEVICE, SECRET, NOW)
    with pytest.raises(Refused, match="token-unknown"):
        recognise(db, token)


def test_a_revoked_device_is_shut_out_at_once_and_stays_listed(db: Database) -> None:
    code = invite(db, HERE, "viewer", NOW)
    enrol(db, HERE, code, DEVICE, SECRET, NOW)
    assert not revoke(db, THERE, DEVICE, NOW)
    assert revoke(db, HERE, DEVICE, NOW)
    assert not revoke(db, HERE, DEVICE, NOW)
    with pytest.raises(Refused, match="device-revoked"):
        recognise(db, f"{HERE}.{SECRET}")
    assert refusal(db, code) == "invitation-used"
    (line,) = devices(db)
    assert (line.role, line.revoked_at) == ("viewer", NOW)


def test_two_laptops_never_share_an_id_or_a_secret(db: Database) -> None:
    enrol(db, HERE, invite(db, HERE, "chair", NOW), DEVICE, SECRET, NOW)
    assert refusal(db, invite(db, HERE, "chair", NOW)) == "invitation-wrong"
    assert refusal(db, invite(db, HERE, "chair", NOW), device=b"e" * 16) == "invitation-wrong"


def test_a_township_is_nine_digits_and_made_once(db: Database) -> None:
    assert not any(map(is_township, ("", "15222120", "1522212011", "15222120x", "１５２２２１２０１")))
    with pytest.raises(ValueError, match="nine digits"):
        add_township(db, "1")
    with pytest.raises(ValueError, match="role"):
        invite(db, HERE, "queen", NOW)
    before = enrol(db, HERE, invite(db, HERE, "chair", NOW), DEVICE, SECRET, NOW).epoch
    add_township(db, HERE)
    code = invite(db, HERE, "chair", NOW)
    assert enrol(db, HERE, code, b"e" * 16, "t" * 22, NOW)[1:3] == ("乌兰毛都苏木", before)


def test_a_database_of_a_newer_version_is_not_touched(db: Database) -> None:
    db.run(lambda: db.execute("UPDATE meta SET value = ?", (str(SCHEMA_VERSION + 1),)))
    with pytest.raises(NewerSchema):
        db.create_tables()
