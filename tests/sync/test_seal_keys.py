"""Keys of sealed words between laptops and a real server: who gets them, who never does, and what a revocation does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from desktop.errors import KnownError
from desktop.store import seal_keys
from desktop.store.database import Database, open_database
from desktop.store.driver import Key
from desktop.sync.client import Line
from desktop.sync.connection import Connection
from desktop.sync.enrolment import Enrolment
from desktop.sync.seal_exchange import ASKED, keep_seal_keys
from protocol.sealing import exchange_public, new_exchange_key, new_seal_key
from protocol.signing import new_key, public_of
from tests.sync.conftest import ServerProcess, run_server
from tests.sync.test_endpoints import ask, token_of

#: A point from which nothing secret follows.
SMALL_ORDER = json.dumps({"public": "0" * 64, "make": True}).encode()
KEY = Key(bytes(32))
CODES = iter(range(152221500, 152221600))


class Laptop:
    """A joined laptop's file and line."""

    def __init__(self, db: Database, connection: Connection) -> None:
        self.db, self.connection = db, connection
        self.line = Line(connection.url, connection.authorities)

    def asks(self) -> list[bytes]:
        """What it holds once it asked, as it does when a day is over."""
        self.db.put_meta(**{ASKED: None})
        keep_seal_keys(self.db, self.connection, self.line)
        return seal_keys.held(self.db)


@pytest.fixture
def code() -> str:
    return str(next(CODES))


@pytest.fixture
def laptop(server: ServerProcess, code: str, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[..., Laptop]:
    def made(role: str = "chair", *, key: Key | None = KEY) -> Laptop:
        connection = Enrolment(server.invite(code, role)).run()
        found = Laptop(open_database(tmp_path / f"{connection.device.hex()}.db", key), connection)
        request.addfinalizer(found.line.close)
        request.addfinalizer(found.db.close_all)
        return found

    return made


def test_chairs_laptops_get_one_key_and_nobody_else_any(
    server: ServerProcess, code: str, laptop: Callable[..., Laptop]
) -> None:
    first, second = laptop(), laptop()
    (key,) = first.asks()
    assert second.asks() == [key]
    others = [laptop(role) for role in ("vice_chair", "gacha_chair", "recorder", "viewer")]
    assert [other.asks() for other in others] == [[]] * 4
    named = ["--data", str(server.data), "--township", code, "--device", others[0].connection.device.hex()]
    run_server("sealed", *named)
    assert others[0].asks() == [key]
    run_server("sealed", *named, "--no-longer")
    asked = {"public": exchange_public(new_exchange_key()).hex()}
    reply = ask(
        server,
        "POST",
        "/v1/seal-keys",
        token_of(others[0].connection),
        json.dumps(asked),
        Content_Type="application/json",
    )
    assert (reply.status, reply.code) == (403, "role")
    assert key.hex().encode() not in reply.body
    assert laptop(key=None).asks() == [], "never into a file that lies plain"


def test_what_was_made_before_there_was_a_server_is_kept_there_for_the_others(laptop: Callable[..., Laptop]) -> None:
    alone, other = laptop(), laptop()
    seal_keys.keep(alone.db, own := [new_seal_key(), new_seal_key()])
    assert alone.asks() == own
    assert other.asks() == own
    late = laptop()
    seal_keys.keep(late.db, [hers := new_seal_key()])
    assert late.asks() == [hers, *own], "what is written now is written under the township's"
    assert alone.asks() == other.asks() == [hers, *own]


def test_after_a_revocation_what_is_written_has_another_key(
    server: ServerProcess, code: str, laptop: Callable[..., Laptop]
) -> None:
    here, gone = laptop(), laptop()
    before = here.asks()
    assert gone.asks() == before
    data = ["--data", str(server.data), "--township", code, "--device", gone.connection.device.hex()]
    run_server("revoke", *data)
    after = here.asks()
    assert after[:1] == before and len(after) == 2 and here.asks() == after
    with pytest.raises(KnownError, match="revoked"):
        gone.asks()
    assert seal_keys.held(gone.db) == before


def test_a_copy_of_the_servers_database_holds_no_key_in_the_open(
    server: ServerProcess, laptop: Callable[..., Laptop], tmp_path: Path
) -> None:
    (key,) = laptop().asks()
    run_server("backup", "--data", str(server.data), str(copy := tmp_path / "copy"))
    for path in (copy, *server.data.rglob("*")):
        assert not path.is_file() or key not in path.read_bytes(), path


def test_keys_of_somebody_else_than_the_server_are_not_taken(laptop: Callable[..., Laptop]) -> None:
    here = laptop()
    here.connection = msgspec.structs.replace(here.connection, server_public=public_of(new_key()))
    with pytest.raises(KnownError, match="wrong_server"):
        here.asks()
    assert seal_keys.held(here.db) == []


@pytest.mark.parametrize("body", [b"{}", b'{"public": "00"}', SMALL_ORDER, b"[", b"x" * 5000])
def test_what_is_no_key_is_a_problem_not_a_crash(
    server: ServerProcess, laptop: Callable[..., Laptop], body: bytes
) -> None:
    token = token_of(laptop().connection)
    assert ask(server, "POST", "/v1/seal-keys", token, body, Content_Type="application/json").status in (400, 413)
    boxes = json.dumps({"boxes": ["0" * 224]})
    assert ask(server, "PUT", "/v1/seal-keys", token, boxes, Content_Type="application/json").status == 400
