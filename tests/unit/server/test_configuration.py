"""A server's folder: for its owner's eyes only."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.configuration import DataFolder
from tests.sync.conftest import free_port, run_server, running


@pytest.fixture(autouse=True)
def everybody_may_read() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """What others than the owner may read of it."""
    return [path.name for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077]


def test_nothing_that_the_server_makes_can_be_read_by_others(tmp_path: Path) -> None:
    folder, port = tmp_path / "server", free_port()
    data = ["--data", str(folder)]
    run_server("init", *data, "--host", "127.0.0.1", "--listen", "127.0.0.1", "--port", str(port))
    run_server("invite", *data, "--township", "152221201", "--out", str(tmp_path / "invitation.txt"))
    with running(folder, port):
        run_server("backup", *data, str(tmp_path / "backup"))
        assert (folder / "sumu.db-wal").exists() and open_to_others(folder) == []
    assert open_to_others(tmp_path / "backup") == open_to_others(tmp_path / "invitation.txt") == []
    run_server("rotate-ca", *data)
    assert open_to_others(folder) == []


def test_a_folder_of_an_older_version_is_mended_and_said_so(tmp_path: Path) -> None:
    folder, port, log = tmp_path / "server", free_port(), tmp_path / "log"
    plain = ["--plain", "--host", "127.0.0.1", "--port", str(port)]
    run_server("init", "--data", str(folder), *plain)
    for path in (folder, *folder.iterdir()):
        path.chmod(path.stat().st_mode | 0o055)
    with running(folder, port, log=log):
        assert open_to_others(folder) == []
    assert "sumu.db" in log.read_text() and "server.json" in log.read_text()
    assert DataFolder(folder).make_private() == []
