"""Who is let in."""

from __future__ import annotations

import pytest

from server.auth import (
    ALPHABET,
    ENDED_MS,
    INVITATION_MS,
    MAX_TRIES,
    NAME_LENGTH,
    Refused,
    add_township,
    enrol,
    invite,
    is_township,
    recognise,
)
from server.database import Database, NewerSchema
from server.devices import (
    MAX_RENEWED,
    Newcomer,
    devices,
    membership,
    propose_secret,
    renew,
    revoke,
)
from server.ledger import server_device
from server.schema import SCHEMA_VERSION

HERE, THERE = "152221201", "152221202"
NOW = 1_800_000_000_000
DEVICE, SECRET = b"d" * 16, "s" * 22
MINE = Newcomer(DEVICE, SECRET, b"k" * 32)
OTHER = Newcomer(b"e" * 16, "t" * 22, b"l" * 32)
#: A laptop that was copied and set back: each went on from another one.
LINE = ("first", "between", "last", "copy")


@pytest.fixture(autouse=True)
def townships(db: Database) -> None:
    add_township(db, HERE, "乌兰毛都苏木")
    add_township(db, THERE)


def refusal(db: Database, code: str, *, township: str = HERE, device: bytes = DEVICE, at: int = NOW) -> str:
    with pytest.raises(Refused) as caught:
        enrol(db, township, code, MINE._replace(device=device), at)
    return caught.value.code


def test_a_code_lets_one_laptop_in(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    enrolled = enrol(db, HERE, code, MINE, NOW)
    assert enrolled == recognise(db, f"{HERE}.{SECRET}") == (HERE, DEVICE, "chair", False, False)
    assert membership(db, HERE, DEVICE).name == "乌兰毛都苏木"
    assert refusal(db, code, device=b"e" * 16) == "invitation-used"


def test_the_same_laptop_may_ask_again_when_the_answer_was_lost(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    assert enrol(db, HERE, code, MINE, NOW) == enrol(db, HERE, code, MINE, NOW)
    assert len(devices(db)) == 1


def test_a_code_may_be_typed_as_people_type(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    typed = f"{code[:5]}-{code[5:]} ".lower().replace("0", "o").replace("1", "l")
    assert enrol(db, HERE, typed, MINE, NOW).township == HERE


def test_a_code_is_for_its_township_only(db: Database) -> None:
    assert refusal(db, invite(db, HERE, "chair", NOW), township=THERE) == "invitation-wrong"


def test_a_code_runs_out(db: Database) -> None:
    assert refusal(db, invite(db, HERE, "chair", NOW), at=NOW + INVITATION_MS) == "invitation-expired"


def test_wrong_tries_lock_the_invitation_that_they_name_and_no_other(db: Database) -> None:
    code, other = (invite(db, HERE, "chair", NOW) for _ in range(2))
    for _ in range(MAX_TRIES):
        assert refusal(db, code[:NAME_LENGTH] + "0000000000") == "invitation-wrong"
    assert refusal(db, code) == "invitation-locked"
    assert enrol(db, HERE, other, MINE, NOW).township == HERE


def test_the_right_code_begins_the_tries_anew(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    for _ in range(3):
        for _ in range(MAX_TRIES - 1):
            assert refusal(db, code[:NAME_LENGTH] + "0000000000") == "invitation-wrong"
        enrol(db, HERE, code, MINE, NOW)


def test_a_guess_costs_one_hash_at_most_and_one_at_nothing_none(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [invite(db, HERE, "chair", NOW) for _ in range(20)]
    hashed: list[str] = []
    monkeypatch.setattr("server.auth._hash_secret", lambda secret, salt: hashed.append(secret) or b"")
    assert refusal(db, codes[7][:NAME_LENGTH] + "0000000000") == "invitation-wrong"
    assert hashed == ["0000000000"]
    free = next(name for name in map("000{}".format, ALPHABET) if name not in {code[:NAME_LENGTH] for code in codes})
    assert refusal(db, free + "0000000000") == "invitation-wrong"
    for _ in range(MAX_TRIES):
        refusal(db, codes[7][:NAME_LENGTH] + "0000000000")
    assert len(hashed) == MAX_TRIES


def test_invitations_that_ended_are_deleted(db: Database) -> None:
    for _ in range(5):
        invite(db, HERE, "chair", NOW)
    enrol(db, HERE, invite(db, HERE, "chair", NOW), MINE, NOW)
    invite(db, THERE, "chair", NOW + INVITATION_MS + ENDED_MS + 1)
    with db.reading():
        assert db.rows("SELECT COUNT(*) FROM invitation")[0][0] == 1


def test_neither_codes_nor_secrets_are_stored(db: Database) -> None:
    code = invite(db, HERE, "chair", NOW)
    enrol(db, HERE, code, MINE, NOW)
    with db.reading():
        stored = repr(db.rows("SELECT * FROM invitation") + db.rows("SELECT * FROM device"))
    assert code not in stored
    assert SECRET not in stored


@pytest.mark.parametrize("token", ["", ".", f"{HERE}.", f"{HERE}.x", f"{THERE}.{SECRET}", f"x.{SECRET}", "a" * 9999])
def test_an_unknown_token_opens_nothing(db: Database, token: str) -> None:
    enrol(db, HERE, invite(db, HERE, "chair", NOW), MINE, NOW)
    with pytest.raises(Refused, match="token-unknown"):
        recognise(db, token)


def test_a_revoked_device_is_shut_out_at_once_and_stays_listed(db: Database) -> None:
    code = invite(db, HERE, "viewer", NOW)
    enrol(db, HERE, code, MINE, NOW)
    assert not revoke(db, THERE, DEVICE, NOW)
    assert revoke(db, HERE, DEVICE, NOW)
    assert not revoke(db, HERE, DEVICE, NOW)
    assert recognise(db, f"{HERE}.{SECRET}").revoked
    assert refusal(db, code) == "invitation-used"
    (line,) = devices(db)
    assert (line.role, line.revoked_at) == ("viewer", NOW)


def test_two_laptops_never_share_an_id_or_a_secret(db: Database) -> None:
    enrol(db, HERE, invite(db, HERE, "chair", NOW), MINE, NOW)
    assert refusal(db, invite(db, HERE, "chair", NOW)) == "invitation-wrong"
    assert refusal(db, invite(db, HERE, "chair", NOW), device=b"e" * 16) == "invitation-wrong"


def test_no_laptop_takes_the_servers_own_id(db: Database) -> None:
    enrol(db, HERE, invite(db, HERE, "chair", NOW), MINE, NOW)
    own = server_device(HERE, membership(db, HERE, DEVICE).epoch)
    assert refusal(db, invite(db, HERE, "chair", NOW), device=own) == "invitation-wrong"


def test_a_new_secret_counts_from_its_first_use(db: Database) -> None:
    enrol(db, HERE, invite(db, HERE, "chair", NOW), MINE, NOW)
    enrol(db, HERE, invite(db, HERE, "chair", NOW), OTHER, NOW)
    assert propose_secret(db, HERE, DEVICE, "lost" * 6)  # the answer was lost: the laptop proposes another
    assert propose_secret(db, HERE, DEVICE, "next" * 6)
    assert propose_secret(db, HERE, DEVICE, "next" * 6)
    assert recognise(db, f"{HERE}.{SECRET}").device == DEVICE
    assert recognise(db, f"{HERE}.{'next' * 6}").device == DEVICE
    for gone in (SECRET, "lost" * 6):
        with pytest.raises(Refused, match="token-unknown"):
            recognise(db, f"{HERE}.{gone}")
    assert recognise(db, f"{HERE}.{'next' * 6}").device == DEVICE
    assert not propose_secret(db, HERE, DEVICE, OTHER.secret)
    assert not propose_secret(db, HERE, b"x" * 16, "free" * 6)
    assert propose_secret(db, HERE, OTHER.device, "mine" * 6)
    assert not propose_secret(db, HERE, DEVICE, "mine" * 6)


def test_a_copied_laptop_goes_on_as_a_new_device(db: Database) -> None:
    enrol(db, HERE, invite(db, HERE, "gacha_chair", NOW), MINE, NOW)
    for _ in range(2):  # the answer was lost
        assert renew(db, HERE, DEVICE, OTHER, 7, "1234 5678", NOW)
    assert recognise(db, f"{HERE}.{OTHER.secret}") == (HERE, OTHER.device, "gacha_chair", False, False)
    assert recognise(db, f"{HERE}.{SECRET}").device == DEVICE  # whoever else goes on as it
    assert [(line.device, line.origin) for line in devices(db)] == [(DEVICE, None), (OTHER.device, DEVICE)]
    assert not renew(db, HERE, OTHER.device, MINE, 7, "", NOW)
    assert not renew(db, HERE, DEVICE, OTHER._replace(secret="u" * 22), 7, "", NOW)
    taken = [
        renew(db, HERE, DEVICE, Newcomer(bytes([n]) * 16, f"{n:022}", bytes(32)), 7, "", NOW)
        for n in range(1, MAX_RENEWED + 1)
    ]
    assert taken == [True] * (MAX_RENEWED - 1) + [False]
    assert not renew(db, HERE, OTHER.device, Newcomer(b"z" * 16, "z" * 22, bytes(32)), 7, "", NOW)  # nor round about


@pytest.mark.parametrize("named", ["first", "between", "last"])
def test_a_revocation_takes_the_whole_line(db: Database, named: str) -> None:
    newcomers = {name: Newcomer(name.encode().ljust(16), name.ljust(22, "x"), bytes(32)) for name in LINE}
    enrol(db, HERE, invite(db, HERE, "chair", NOW), newcomers["first"], NOW)
    for old, new in (("first", "between"), ("between", "last"), ("first", "copy")):
        assert renew(db, HERE, newcomers[old].device, newcomers[new], 7, "", NOW)
    enrol(db, HERE, invite(db, HERE, "chair", NOW), MINE, NOW)
    assert set(revoke(db, HERE, newcomers[named].device, NOW)) == {each.device for each in newcomers.values()}
    assert all(recognise(db, f"{HERE}.{each.secret}").revoked for each in newcomers.values())
    assert not recognise(db, f"{HERE}.{SECRET}").revoked
    assert len(membership(db, HERE, DEVICE).keys) == 2


def test_a_revocation_makes_a_new_township_key(db: Database) -> None:
    enrol(db, HERE, invite(db, HERE, "chair", NOW), MINE, NOW)
    enrol(db, HERE, invite(db, HERE, "chair", NOW), OTHER, NOW)
    (first,) = membership(db, HERE, DEVICE).keys
    assert (len(first[0]), len(first[1])) == (8, 32)
    assert [membership(db, HERE, each).place for each in sorted((DEVICE, OTHER.device))] == [0, 1]
    revoke(db, HERE, OTHER.device, 0)  # by a clock that was set back
    newest, *rest = membership(db, HERE, DEVICE).keys
    assert rest == [first]
    assert newest != first
    assert membership(db, HERE, DEVICE) != membership(db, HERE, OTHER.device)


def test_a_township_is_nine_digits_and_made_once(db: Database) -> None:
    assert not any(map(is_township, ("", "15222120", "1522212011", "15222120x", "１５２２２１２０１")))
    with pytest.raises(ValueError, match="nine digits"):
        add_township(db, "1")
    with pytest.raises(ValueError, match="role"):
        invite(db, HERE, "queen", NOW)
    enrol(db, HERE, invite(db, HERE, "chair", NOW), MINE, NOW)
    before = membership(db, HERE, DEVICE)
    add_township(db, HERE)
    assert membership(db, HERE, DEVICE) == before


def test_a_database_of_a_newer_version_is_not_touched(db: Database) -> None:
    db.run(lambda: db.execute("UPDATE meta SET value = ?", (str(SCHEMA_VERSION + 1),)))
    with pytest.raises(NewerSchema):
        db.create_tables()
