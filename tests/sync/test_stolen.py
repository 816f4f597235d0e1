"""A laptop is stolen and replaced, by the steps of the two Chinese guides alone: nothing that was sent is lost, sealed
words open again, and who has the old one gets nothing more."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.sealing import Clear, Sealed
from desktop.store import seal_keys
from desktop.store.driver import Key
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from desktop.sync.joined import join
from desktop.sync.seal_exchange import DESTROY, keep_seal_keys, order_of
from tests.sync.conftest import ServerProcess, run_server

CODE, WORDS = "152221601", "她在娘家，先别告诉他"


def exchanged(desk: Desk, connection: Connection) -> Client:
    """One exchange and the keys that follow it; the line is left open."""
    client = Client(connection)
    assert Engine(desk.journal, client).exchange().whole
    keep_seal_keys(desk.db, connection, client.line)
    return client


def test_stolen_replaced_and_brought_back_by_the_guides_alone(server: ServerProcess, tmp_path: Path) -> None:
    stolen = Enrolment(server.invite(CODE)).run()
    hers = Key.new()
    with closing(Desk.open(tmp_path / "stolen", key=hers)) as desk:
        desk.records.add_user("乌云")
        join(desk.journal, stolen)
        her = desk.people.quick_add("其木格").id
        exchanged(desk, stolen).close()  # the key comes with the first exchange
        values = {"about": {"person": her}, "covers": "needs", "given_on": "2026-03-08", "reason": Clear(WORDS)}
        desk.plain["consent"].save(None, values)
        exchanged(desk, stolen).close()
        desk.people.quick_add("没来得及传的")
    # 服务器指南 三: the administrator finds it by its digits, shuts it out, and has it destroy its keys.
    data = ["--data", str(server.data)]
    (line,) = (line for line in run_server("devices", *data).splitlines() if f"digits {stolen.digits}" in line)
    device = ["--township", CODE, "--device", line.split()[1]]
    run_server("revoke", *data, *device)
    run_server("retire", "--at-once", *data, *device)
    # 使用说明 换新电脑: an invitation, the first copy, the eight digits.
    fresh = Enrolment(server.invite(CODE)).run()
    assert f"digits {fresh.digits}" in run_server("devices", *data)
    with closing(Desk.open(tmp_path / "new", key=Key.new())) as desk:
        join(desk.journal, fresh)
        exchanged(desk, fresh).close()
        desk.records.use(desk.records.users()[0][0])
        assert [person.name for person in desk.people.search("其木格")] == ["其木格"]
        (id_,) = desk.plain["consent"].ids()
        sealed = (desk.plain["consent"].get(id_) or {})["reason"]
        assert isinstance(sealed, Sealed) and desk.sealing.unseal(sealed, "work") == WORDS
        desk.plain["consent"].save(id_, {"reason": Clear("新电脑上写的")})
        exchanged(desk, fresh).close()
        old, newer = seal_keys.held(desk.db)
    # Who has the old one goes on line with it: it gets nothing, and is told to destroy its keys.
    with closing(Desk.open(tmp_path / "stolen", key=hers)) as desk:
        client = Client(stolen)
        with pytest.raises(KnownError, match="revoked"):
            Engine(desk.journal, client).exchange()
        assert client.ordered and order_of(stolen, client.line) == DESTROY
        with suppress(KnownError):
            keep_seal_keys(desk.db, stolen, client.line)
        assert seal_keys.held(desk.db) == [old] != [newer]
        client.close()
