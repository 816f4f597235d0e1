"""``make faults`` goes on where it was ended, counts what it did, and fails where anything failed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import tests.faults.__main__ as faults
from tests.simulation.runner import Result, seeds_of


class Played:
    """Histories that are only noted; those of ``bad`` seeds end badly."""

    def __init__(self) -> None:
        self.seeds: list[int] = []
        self.bad: set[int] = set()

    def __call__(self, seeds: Sequence[int], history: str, jobs: int) -> Iterator[Result]:
        assert (history, jobs) == ("", 2)
        for seed in seeds:
            self.seeds.append(seed)
            yield Result(seed, "power_lost", 0.1, "it broke" if seed in self.bad else "")


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Played:
    found = Played()
    monkeypatch.setattr(faults, "play_all", found)
    monkeypatch.setattr(faults, "BUILD", tmp_path)
    monkeypatch.setattr(faults, "PROGRESS", tmp_path / "faults.jsonl")
    monkeypatch.setattr(faults, "COUNTS", tmp_path / "faults.json")
    return found


def asked(monkeypatch: pytest.MonkeyPatch, arguments: str) -> int:
    """The exit code of ``make faults ARGS=…``."""
    monkeypatch.setattr("sys.argv", ["faults", *arguments.split()])
    return faults.main()


def test_a_run_goes_on_with_the_seeds_that_are_left(
    played: Played, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(monkeypatch, "--only histories --seeds 1-5") == 0
    with (tmp_path / "faults.jsonl").open("a") as file:
        file.write('{"seed": 6, "hist')  # it was ended while it wrote
    assert asked(monkeypatch, "--only histories --seeds 1-8 --resume") == 0
    assert asked(monkeypatch, "--only histories --seeds 1-8 --resume") == 0
    assert played.seeds == [1, 2, 3, 4, 5, 6, 7, 8]
    counts = json.loads((tmp_path / "faults.json").read_text())
    assert (counts["histories"], counts["failures"], counts["seeds"]) == (8, 0, "1-8")
    assert "8 of seeds 1-8, 0 failed" in capsys.readouterr().out


def test_a_history_that_failed_is_told_and_the_run_fails(
    played: Played, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    played.bad = {2}
    assert asked(monkeypatch, "--only histories --seeds 1-3") == 1
    assert json.loads((tmp_path / "faults.json").read_text())["failed"] == [[2, "power_lost"]]
    assert "again: python -m tests.simulation --seeds 2 --history power_lost" in capsys.readouterr().out
    assert asked(monkeypatch, "--only histories --seeds 1-3 --resume") == 1, "a failure is not forgotten"


def test_other_code_begins_anew(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, "--only histories --seeds 1-2") == 0
    monkeypatch.setattr(faults, "_tree", lambda: "another")
    assert asked(monkeypatch, "--only histories --seeds 1-2 --resume") == 0
    assert played.seeds == [1, 2, 1, 2]


def test_a_set_that_fails_makes_the_run_fail_and_is_done_again(
    played: Played, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commands: list[list[str]] = []
    failures = [2, 0]

    def pytest_of(command: list[str], *, cwd: Path, env: dict[str, str], check: bool) -> CompletedProcess[str]:
        assert (cwd, env["FAULTS"], check) == (faults.ROOT, "long", False)
        commands.append(command)
        failed = failures.pop(0)
        said = "".join(
            f'<testcase><properties><property name="{name}" value="{value}"/></properties></testcase>'
            for name, value in (("power_cuts", 3), ("power_cuts", 4), ("power_cuts_lost", 0), ("colour", "red"))
        )
        report = f'<testsuites><testsuite tests="7" failures="{failed}" errors="0">{said}</testsuite></testsuites>'
        (tmp_path / "faults-processes.xml").write_text(report)
        return CompletedProcess(command, 1 if failed else 0)

    monkeypatch.setattr(faults.subprocess, "run", pytest_of)
    assert asked(monkeypatch, "--only processes") == 1
    assert json.loads((tmp_path / "faults.json").read_text())["sets"]["processes"][:2] == [7, 2]
    for _ in range(2):  # once it passed, it is not done again
        assert asked(monkeypatch, "--only processes --resume") == 0
    assert json.loads((tmp_path / "faults.json").read_text())["sets"]["processes"][:2] == [7, 0]
    told = json.loads((tmp_path / "faults.json").read_text())["told"]
    assert told == {"processes": {"power_cuts": 7, "power_cuts_lost": 0}}
    assert played.seeds == [] and len(commands) == 2
    assert commands[0] == commands[1], "the same seed throws the same dice"
    assert set(faults.SETS["processes"]) <= set(commands[0])


@pytest.mark.parametrize("name", [*faults.SETS, *faults.PARTS])
def test_every_set_is_there(name: str) -> None:
    paths = [each.removeprefix("--ignore=") for each in (faults.SETS | faults.PARTS)[name] if each != "--encrypted"]
    assert paths and [path for path in paths if not (faults.ROOT / path).exists()] == []


def test_a_set_is_done_on_both_drivers(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(faults.Run, "test", lambda self, name, jobs: done.append(name))
    assert asked(monkeypatch, "--only kills --only disks") == 0
    assert done == ["kills", "kills_encrypted", "disks", "disks_encrypted"]


def test_seeds_are_one_or_a_range() -> None:
    assert (list(seeds_of("7")), len(seeds_of("1-10000"))) == ([7], 10_000)
