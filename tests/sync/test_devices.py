"""A laptop and a real server process: keys, certificates, secrets, new device ids, and what nobody else may do."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from desktop.errors import KnownError
from desktop.sync import enrolment
from desktop.sync.client import Line
from desktop.sync.connection import Connection
from desktop.sync.enrolment import Enrolment, refresh, renew, renew_token
from protocol.signing import new_key, public_of, read_certificate, sign_secret
from tests.sync.conftest import ServerProcess, run_server
from tests.sync.test_endpoints import ask, token_of

HERE, THERE = "152221401", "152221402"


@pytest.fixture
def mine(server: ServerProcess) -> Connection:
    return Enrolment(server.invite(HERE)).run()


def test_a_laptop_gets_a_certificate_for_its_key(server: ServerProcess, mine: Connection) -> None:
    certificate = read_certificate(mine.certificate)
    assert certificate is not None
    assert certificate.signed_by(mine.server_public)
    assert (certificate.township, certificate.device, certificate.role) == (HERE, mine.device, "chair")
    assert certificate.public_key == public_of(mine.key)
    assert {(len(id_), len(key)) for id_, key in mine.township_keys} == {(8, 32)}
    there = Enrolment(server.invite(THERE)).run()
    assert there.server_public == mine.server_public
    assert there.township_keys != mine.township_keys


def test_server_and_laptop_show_the_same_eight_digits(server: ServerProcess, mine: Connection) -> None:
    def shown() -> str:
        lines = run_server("devices", "--data", str(server.data)).splitlines()
        return next(line for line in lines if mine.device.hex() in line)

    assert f"digits {mine.digits}" in shown()
    mine = renew(mine, 3)
    assert f"digits {mine.digits}" in shown()


def test_a_revocation_reaches_the_others_as_a_new_key(server: ServerProcess, mine: Connection) -> None:
    gone = Enrolment(server.invite(HERE)).run()
    before = refresh(mine)
    run_server("revoke", "--data", str(server.data), "--township", HERE, "--device", gone.device.hex())
    after = refresh(mine)
    assert after.township_keys[1:] == before.township_keys
    with pytest.raises(KnownError, match="revoked"):
        refresh(gone)
    with pytest.raises(KnownError, match="revoked"):
        renew(gone, 1)


def test_a_new_secret_survives_a_lost_answer(mine: Connection) -> None:
    renew_token(mine)  # the laptop never learns that it was heard
    again = renew_token(refresh(mine))
    assert refresh(again).secret == again.secret != mine.secret
    with pytest.raises(KnownError, match="token_unknown"):
        refresh(mine)
    back = renew_token(mine)  # set back to a day before: its key lets it in
    assert refresh(back).device == mine.device


def test_only_the_devices_key_proposes_a_secret(server: ServerProcess, mine: Connection) -> None:
    forged = msgspec.structs.replace(mine, key=new_key())
    with pytest.raises(KnownError, match="revoked"):
        renew_token(forged)
    there = Enrolment(server.invite(THERE)).run()
    with pytest.raises(KnownError, match="revoked"):
        renew_token(msgspec.structs.replace(there, township=HERE))
    asked = {"township": HERE, "device": mine.device.hex(), "secret": "s" * 22}
    signature = sign_secret(mine.key, HERE, mine.device, "t" * 22)
    body = json.dumps({**asked, "signature": signature.hex()}).encode()
    assert ask(server, "POST", "/v1/token", None, body).code == "token-unknown"
    assert refresh(mine).device == mine.device


def test_a_copied_laptop_goes_on_as_a_new_device(server: ServerProcess) -> None:
    old = Enrolment(server.invite(HERE, "gacha_chair")).run()
    fresh = renew(old, 12)
    assert fresh.device != old.device
    assert fresh.key != old.key
    assert refresh(fresh).role == refresh(old).role == "gacha_chair"
    certificate = read_certificate(fresh.certificate)
    assert certificate is not None
    assert (certificate.device, certificate.public_key) == (fresh.device, public_of(fresh.key))
    listed = run_server("devices", "--data", str(server.data))
    assert f"goes on from {old.device.hex()}" in next(li for li in listed.splitlines() if fresh.device.hex() in li)


def test_a_lost_answer_makes_no_second_device(
    server: ServerProcess, mine: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lossy(Line):
        lost = 0

        def request(self, *words: Any, **more: Any) -> Any:
            with super().request(*words, **more):
                Lossy.lost += 1
                if Lossy.lost == 1:
                    raise KnownError("line_cut")
            return super().request(*words, **more)

    monkeypatch.setattr(enrolment, "Line", Lossy)
    fresh = renew(mine, 1)
    monkeypatch.undo()
    assert refresh(fresh).device == fresh.device
    lines = run_server("devices", "--data", str(server.data)).splitlines()
    assert sum(f"goes on from {mine.device.hex()}" in line for line in lines) == 1


def test_nobody_renews_a_device_of_another_township(server: ServerProcess, mine: Connection) -> None:
    there = Enrolment(server.invite(THERE)).run()
    asked = {"device": mine.device.hex(), "secret": "s" * 22, "public_key": "0" * 64, "origin_number": 0}
    reply = ask(server, "POST", "/v1/device/renew", token_of(there), json.dumps(asked).encode())
    assert reply.status == 200  # an id is its township's: this one has nothing of the other's
    assert json.loads(reply.body)["township"] == THERE
    assert refresh(mine).certificate == mine.certificate
    reply = ask(server, "POST", "/v1/device/renew", token_of(mine), json.dumps(asked).encode())
    assert (reply.status, reply.code) == (409, "device-taken")


def test_what_is_said_of_another_device_is_not_believed(server: ServerProcess, mine: Connection) -> None:
    with pytest.raises(KnownError, match="wrong_server"):
        refresh(msgspec.structs.replace(mine, server_public=public_of(new_key())))
    with pytest.raises(KnownError, match="wrong_server"):
        refresh(msgspec.structs.replace(mine, device=bytes(16)))
