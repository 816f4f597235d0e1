"""The self-test of a built program says in plain words what its machine lacks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
#: A machine whose only fonts are those in one folder.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def self_test(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", "--self-test"],
        cwd=ROOT,
        env=os.environ | {"HOME": str(folder)} | environment,
        capture_output=True,
        text=True,
        timeout=100,
    )


def test_a_whole_program_is_ok(tmp_path: Path) -> None:
    done = self_test(tmp_path)
    assert (done.stdout, done.returncode) == ("OK\n", 0), done.stderr


def test_a_machine_without_a_chinese_font_is_told(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    config = tmp_path / "fonts.conf"
    config.write_text(FONTS.format(folder=tmp_path))
    done = self_test(tmp_path, FONTCONFIG_FILE=str(config))
    assert done.returncode == 1, done.stderr
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        "no font for Chinese on the screen",
        "no font for Chinese on paper",
    ]


def test_a_package_without_the_library_that_encrypts_is_told(tmp_path: Path) -> None:
    (tmp_path / "sqlcipher3.py").write_text("raise ImportError('left out')\n")
    done = self_test(tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.stdout, done.returncode) == ("nothing encrypts: SQLCipher's library is missing\n", 1), done.stderr
