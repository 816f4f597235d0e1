"""An update from the township's server: handed on in pieces, cut and gone on with, believed with a maker's signature
only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.services.updates import Updates
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from desktop.sync.enrolment import Enrolment
from desktop.sync.offered_updates import fetch, offered
from desktop.update_file import Here, write_update
from protocol.signing import public_of
from protocol.update_label import Label, Offered
from server.updates import PIECE
from tests.sync.conftest import TOWNSHIP, ServerProcess, run_server

SEED, STRANGER = bytes(range(32)), bytes(range(1, 33))
INSTALLER = bytes(range(251)) * (3 * PIECE // 251)  # a little less than three pieces
SYSTEM = "linux-amd64"


def update(folder: Path, version: str = "9.0.0", seed: bytes = SEED, system: str = SYSTEM) -> Path:
    label = Label(
        format=1,
        version=version,
        system=system,
        needs="2.28",
        name=f"sumu-home_{version}.deb",
        size=len(INSTALLER),
        sha256=hashlib.sha256(INSTALLER).hexdigest(),
    )
    path = folder / f"{version}-{system}.sumuup"
    write_update(path, label, INSTALLER, seed)
    return path


@pytest.fixture
def line(server: ServerProcess) -> Connection:
    return Enrolment(server.invite()).run()


@pytest.fixture
def updates(tmp_path: Path) -> Updates:
    desk = Desk.open(tmp_path / "root" / TOWNSHIP)
    start_township(desk, TOWNSHIP)
    desk.close()
    return Updates(desk, Here("1.0.0", SYSTEM, "2.31"), [public_of(SEED)], None)


def fetching(line: Connection, told: Callable[[int, int], object]) -> Callable[[Offered], Callable[..., None]]:
    return lambda found: lambda part, check: fetch(line, SYSTEM, found, part, check, told)


def test_a_laptop_gets_the_newest_for_its_system_and_goes_on_where_it_was_cut(
    server: ServerProcess, line: Connection, updates: Updates, tmp_path: Path
) -> None:
    for path in server.data.glob("updates/*"):
        path.unlink()
    assert offered(line, SYSTEM) is None
    whole = update(tmp_path, "9.0.0")
    older = [update(tmp_path, version) for version in ("2.10.0", "2.9.1")]
    given = [older[0], whole, older[1], update(tmp_path, "9.9.9", system="linux-arm64")]
    said = run_server("updates", "--data", str(server.data), *map(str, given))
    assert [line_.split(" of ")[0] for line_ in said.splitlines()] == [
        "linux-amd64 9.0.0",
        "linux-amd64 2.10.0",
        "linux-amd64 2.9.1",
        "linux-arm64 9.9.9",
    ]
    found = offered(line, SYSTEM)
    assert found is not None and found.version == "9.0.0" and found.size == whole.stat().st_size
    assert updates.is_wanted(found)
    assert not updates.is_wanted(Offered(version="1.0", mark="0" * 32, size=1))
    assert not updates.is_wanted(None)
    moved: list[int] = []

    def cut(done: int, _total: int) -> None:
        moved.append(done)
        if done >= PIECE and len(moved) < 3:
            raise KnownError("line_cut")

    with pytest.raises(KnownError, match="line_cut"):
        updates.fetched(found, fetching(line, cut)(found))
    brought = updates.fetched(found, fetching(line, cut)(found))
    assert brought.read_bytes() == whole.read_bytes()
    assert moved == [0, PIECE, PIECE, 2 * PIECE, 3 * PIECE]  # nothing came twice
    assert updates.look(brought).version == "9.0.0"
    assert updates.fetched(found, fetching(line, cut)(found)) == brought and len(moved) == 5  # it is here


def test_what_no_maker_signed_is_not_fetched_further_than_its_head(
    server: ServerProcess, line: Connection, updates: Updates, tmp_path: Path
) -> None:
    run_server("updates", "--data", str(server.data), str(update(tmp_path, "9.5.0", STRANGER)))
    found = offered(line, SYSTEM)
    assert found is not None and found.version == "9.5.0"
    moved: list[int] = []
    with pytest.raises(KnownError, match="update_stranger"):
        updates.fetched(found, fetching(line, lambda done, _total: moved.append(done))(found))
    assert moved == [0]
    assert list(updates.folder.iterdir()) == []


def test_an_update_that_was_replaced_meanwhile_begins_anew(
    server: ServerProcess, line: Connection, updates: Updates, tmp_path: Path
) -> None:
    run_server("updates", "--data", str(server.data), str(update(tmp_path, "9.6.0")))
    found = offered(line, SYSTEM)
    assert found is not None
    for path in server.data.glob("updates/*"):
        path.unlink()
    with pytest.raises(KnownError, match="update_gone"):
        updates.fetched(found, fetching(line, lambda _done, _total: None)(found))
    assert list(updates.folder.iterdir()) == []


def test_only_laptops_that_are_let_in_get_any(server: ServerProcess, line: Connection, tmp_path: Path) -> None:
    run_server("updates", "--data", str(server.data), str(update(tmp_path, "9.7.0")))
    found = offered(line, SYSTEM)
    assert found is not None
    with closing(Client(line)) as client:
        for system, mark, start in ((SYSTEM, "f" * 32, 0), ("../photos", found.mark, 0), (SYSTEM, found.mark, 1 << 30)):
            with pytest.raises(KnownError, match="update_gone"):
                client.update_piece(system, Offered(version="9.7.0", mark=mark, size=1 << 20), start)
        client._headers = {}
        with pytest.raises(KnownError, match="token_unknown"):
            client.update_offered(SYSTEM)
        with pytest.raises(KnownError, match="token_unknown"):
            client.update_piece(SYSTEM, found, 0)


def test_the_server_takes_nothing_that_no_laptop_would(server: ServerProcess, tmp_path: Path) -> None:
    whole = update(tmp_path, "9.8.0")
    spoilt = {
        "short": whole.read_bytes()[:-1],
        "long": whole.read_bytes() + b"x",
        "foreign": b"no update at all",
        "empty": b"",
    }
    for name, body in spoilt.items():
        (tmp_path / name).write_bytes(body)
    odd = update(tmp_path, "9.8.1", system="plan9-mips")
    before = sorted(server.data.glob("updates/*"))
    for path in (*(tmp_path / name for name in spoilt), odd, tmp_path / "missing"):
        said = run_server("updates", "--data", str(server.data), str(path), check=False)
        assert str(path) in said
    assert sorted(server.data.glob("updates/*")) == before
