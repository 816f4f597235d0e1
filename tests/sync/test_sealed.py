"""Sealed fields have their type on the wire from the first day, though no kind has one yet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from protocol.limits import _BY_TYPE
from protocol.records import Type
from protocol.wire import MAX_SEALED, MAX_TEXT, Refusal

ROOT = Path(__file__).resolve().parents[2]


def test_a_kind_with_sealed_fields_travels_is_merged_and_kept_by_who_does_not_know_it(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.sync.sealed_kind", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"\x00\xff", ""),
        (bytes(MAX_TEXT), ""),
        (bytes(MAX_SEALED + 1), Refusal.TEXT),
        (b"", Refusal.VALUE),
        ("words", Refusal.VALUE),
        ([b"x"], Refusal.VALUE),
    ],
)
def test_only_bytes_of_a_size_are_sealed(value: object, reason: str) -> None:
    assert _BY_TYPE[Type.SEALED](value) == reason
