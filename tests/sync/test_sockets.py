"""Connections of a laptop, one by one."""

from __future__ import annotations

import os
import resource
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from desktop.sync.sockets import OpenSockets

#: From this file number on ``select`` takes none.
MANY = 1024


@pytest.fixture
def many_files() -> Iterator[None]:
    """A thousand files are open, so that the next socket has a high number."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4 * MANY), hard))
    opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(MANY)]
    yield
    for number in opened:
        os.close(number)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_connection_stands_beside_a_thousand_open_files(many_files: None) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        made = OpenSockets(5).connect(server.getsockname(), 5, ())
        with closing(made):
            assert made.fileno() >= MANY
            assert made.getpeername() == server.getsockname()
