"""The server goes over to another certificate authority; the laptops that learned of it in time notice nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.sync.enrolment import Enrolment, refresh
from tests.sync.conftest import free_port, run_server, running


def test_laptops_that_learned_of_the_next_authority_go_over_with_the_server(tmp_path: Path) -> None:
    port = free_port()
    data = ["--data", str(tmp_path)]
    run_server("init", *data, "--host", "127.0.0.1", "--listen", "127.0.0.1", "--port", str(port))
    assert "no authority is prepared" in run_server("rotate-ca", *data, "--switch", check=False)
    with running(tmp_path, port) as server:
        mine, other = (Enrolment(server.invite()).run() for _ in range(2))
        assert "0 of 2 laptops know it" in run_server("rotate-ca", *data)
        mine = refresh(mine)  # it hears of the authority,
        assert mine.ca_next
        mine = refresh(mine)  # and says the next time that it did
        told = run_server("rotate-ca", *data)
        assert "1 of 2 laptops know it" in told
        assert other.device.hex() in told and mine.device.hex() not in told
        assert "1 laptops do not know" in run_server("rotate-ca", *data, "--switch", check=False)
        assert refresh(mine).ca_pem == mine.ca_pem  # nothing was switched
        run_server("rotate-ca", *data, "--switch", "--force")
    with running(tmp_path, port) as server:
        gone_over = refresh(mine)
        assert (gone_over.ca_pem, gone_over.ca_next) == (mine.ca_next, "")
        with pytest.raises(KnownError, match="wrong_server"):
            refresh(other)
        assert Enrolment(server.invite()).run().ca_pem == mine.ca_next


def test_plain_http_has_no_authority(tmp_path: Path) -> None:
    run_server("init", "--data", str(tmp_path), "--plain")
    assert "plain HTTP has no certificates" in run_server("rotate-ca", "--data", str(tmp_path), check=False)
