"""A disk where each sync takes a second: she types on, a save says that it is under way, and what was told is there."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.slow_typing import NAME
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.settings import Settings
from tests.encrypted import opened
from tests.faults.disk import compiled
from tests.sync.conftest import ROOT

#: A second a sync; before, each of three stood in the window's way.
SYNC_MS = 1000
#: The goal is 50 ms (``typing.slow_disk``); here other tests run beside it.
MOST_SECONDS = 0.8


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes a disk slow."""
    return compiled(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a township and its chair."""
    settings = Settings(tmp_path / "data" / "settings.json", language="en", township="152221201")
    settings.save()
    with contextlib.closing(Desk.open(tmp_path / "data" / "township")) as desk:
        start_township(desk, settings.township)
        desk.records.add_user("王兰")
    return tmp_path / "data"


def typing(data: Path, shim: Path, kill_at: str = "") -> Iterator[dict[str, Any]]:
    """What the program says while a name is typed into it; it is killed once it said ``kill_at``."""
    child = subprocess.Popen(
        [sys.executable, "-m", "bench.slow_typing", str(data)],
        cwd=ROOT,
        env=os.environ
        | {
            "LD_PRELOAD": str(shim),
            "DISK_SYNC_MS": str(SYNC_MS),
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        try:
            for line in child.stdout:
                said = json.loads(line)
                if kill_at and (kill_at in said or kill_at in str(said.get("told", ""))):
                    child.send_signal(signal.SIGKILL)
                yield said
        finally:
            child.kill()


def rows(data: Path, sql: str) -> list[tuple[Any, ...]]:
    with opened(data / "township" / "township.db") as connection:
        return connection.execute(sql).fetchall()


def test_typing_never_waits_for_the_disk_and_a_save_says_that_it_is_under_way(data: Path, shim: Path) -> None:
    said = list(typing(data, shim))
    told = [line["told"].split()[0] for line in said if "told" in line]
    assert told[0] == "Draft" and told[-1] == "Saved"
    status = [line["status"].partition(" · ")[0] for line in said if "status" in line]
    assert "Saving…" in status and status[-1] == "Saved"
    assert rows(data, f"SELECT count(*) FROM person WHERE name_zh = '{NAME}'") == [(1,)]
    assert rows(data, "SELECT count(*) FROM draft") == [(0,)]
    blocks = said[-1]["blocks"]
    assert max(blocks.values()) < MOST_SECONDS, blocks


@pytest.mark.parametrize("kill_at", ["Draft kept", "saved"])
def test_what_was_told_is_there_after_a_kill(data: Path, shim: Path, kill_at: str) -> None:
    said = list(typing(data, shim, kill_at))
    assert "blocks" not in said[-1], "it was killed"
    if kill_at == "saved":
        assert rows(data, f"SELECT count(*) FROM person WHERE name_zh = '{NAME}'") == [(1,)]
        assert rows(data, "SELECT count(*) FROM draft") == [(0,)], "nor can she be saved twice"
        return
    typed = next(line["typed"] for line in said if kill_at in str(line.get("told")))
    [(body,)] = rows(data, "SELECT body FROM draft")
    assert json.loads(body)["values"]["name_zh"] and typed.startswith(json.loads(body)["values"]["name_zh"])
