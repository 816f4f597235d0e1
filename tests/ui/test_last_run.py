"""How the last run ended is told once, with a report that holds nobody's name; what lies here is hers alone."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop import private, reports
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.settings import Settings
from tests.sync.conftest import ROOT
from tests.ui.last_run import NAME, PHONE


def run(folder: Path, how: str) -> tuple[dict[str, Any], int]:
    """Runs the program to its end; gives what it said and its exit code."""
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.ui.last_run", str(folder), how],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        umask=0o022,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout.splitlines()[-1]), done.returncode


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a township and its chair."""
    folder = tmp_path / "data"
    settings = Settings(folder / "settings.json", language="en", township="152221201")
    settings.save()
    with contextlib.closing(Desk.open(folder / "township")) as desk:
        start_township(desk, settings.township)
        desk.records.add_user("王兰")
    return folder


def test_a_breakdown_is_told_once_and_its_report_names_nobody(data: Path) -> None:
    said, code = run(data, "crash")
    assert said["banner"] == "" and code == -signal.SIGSEGV
    said, code = run(data, "copy")
    assert said["banner"] == "Last time the program broke down. What was saved is safe." and code == 0
    assert "Segmentation fault" in said["copied"] and "ui/last_run.py" in said["copied"]
    assert "ValueError" in said["copied"], "the bug before it"
    assert "no names" in said["toast"]
    for text in (said["copied"], *(path.read_text() for path in (data / reports.FOLDER).iterdir())):
        assert NAME not in text and PHONE not in text and str(ROOT) not in text
    assert run(data, "close") == ({"banner": ""}, 0)


def test_a_clean_end_leaves_nothing_to_say(data: Path) -> None:
    assert run(data, "close") == ({"banner": ""}, 0)
    assert run(data, "term") == ({"banner": ""}, 0), "the system ends it: somebody logs out"
    assert run(data, "close") == ({"banner": ""}, 0)
    assert not (data / reports.FOLDER / reports.CRASH).exists()


def test_a_run_that_was_cut_off_is_told_as_such(data: Path) -> None:
    assert run(data, "kill")[1] == -signal.SIGKILL
    said, _ = run(data, "close")
    assert said["banner"].startswith("Last time the program was not closed")
    assert run(data, "close")[0] == {"banner": ""}


def test_all_that_the_program_makes_is_hers_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    run(folder, "close")
    modes = {path.relative_to(folder): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    assert Path("sample/township.db") in modes
    assert {path: oct(mode) for path, mode in modes.items() if mode & 0o077} == {}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_stood_open_to_others_is_closed(tmp_path: Path) -> None:
    root = tmp_path / "data"
    (root / "township" / "photos" / "ab").mkdir(parents=True)
    (root / "somebody else's").mkdir()
    files = [root / "township" / "township.db", root / "township" / "photos" / "ab" / "one.jpg", root / "settings.json"]
    outside = tmp_path / "outside.txt"
    for path in (*files, outside):
        path.touch()
        path.chmod(0o644)
    (root / "township" / "link").symlink_to(outside)
    for path in (root, *root.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    private.close_folder(root)
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert private.mend(root) == 6
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((root / "township" / "photos").stat().st_mode) == 0o700
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644, "a link is not followed"
    assert stat.S_IMODE((root / "somebody else's").stat().st_mode) == 0o755, "what is not the program's stays"
    assert private.mend(root) == 0


def test_a_home_that_is_the_data_folder_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir(mode=0o755)
    (tmp_path / "home").chmod(0o755)
    private.close_folder(tmp_path / "home")
    private.close_folder(tmp_path)
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o755


def test_the_log_has_an_end_and_says_no_more_than_the_kind_of_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.root.manager, "disable", 0)  # whatever a test before it silenced
    logging.disable(logging.NOTSET)  # and what loggers remember of that
    for name in ("desktop", "desktop.test"):  # a server in this process switches off the loggers that it does not know
        monkeypatch.setattr(logging.getLogger(name), "disabled", False)
    run = reports.Run(tmp_path)
    assert run.begin() is None
    log = logging.getLogger("desktop.test")
    try:
        raise OSError(f"no such file: {NAME}")
    except OSError:
        log.warning("it failed", exc_info=True)
    for _ in range(1200):
        log.warning("%s", "x" * 900)
    run.end()
    kept = sorted((tmp_path / reports.FOLDER).iterdir())
    assert [path.name for path in kept] == ["sumu.log", "sumu.log.1"]
    assert all(path.stat().st_size <= reports.MOST_BYTES for path in kept)
    run.begin()
    log.warning("it failed", exc_info=OSError(NAME))
    run.end()
    text = (tmp_path / reports.FOLDER / "sumu.log").read_text()
    assert "it failed OSError" in text and NAME not in text


def test_paths_in_a_report_are_short() -> None:
    told = (
        '  File "/home/王兰/sumu/desktop/ui/table.py", line 12 in paint\n  File "C:\\Users\\王兰\\a\\b\\c.py", line 3'
    )
    assert reports.short_paths(told) == ('  File "desktop/ui/table.py", line 12 in paint\n  File "a/b/c.py", line 3')
