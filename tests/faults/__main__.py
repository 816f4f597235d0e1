"""``make faults``: everything that looks for a fault, at length; at most 45 minutes on two cores.

First the seeded histories (``tests.simulation``), then what pytest runs with ``FAULTS=long``: 10,000 random
elections against a slow decision, the mutation check, weeks
that hypothesis makes up, forms played on two laptops, kills, cuts and failing disks between real processes.
Of kills, power cuts and flipped bits it does 10,000, 100,000 and 10,000, the first two once more on encrypted files;
``--only kills``, ``--only disks``, ``--only flips`` is one alone, ``--times 3`` thrice as many.
``--resume`` goes on with a run that was ended: seeds and sets that it has done are not done again. Seeds and counts
stand at the end and in ``build/faults.json``, which ``make bench ARGS=faults`` reads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree

from tests.simulation.runner import Result, play_all, seeds_of

ROOT: Final = Path(__file__).resolve().parents[2]
BUILD: Final = ROOT / "build"
#: What was done so far, a line each; the first says of which tree and with which seed.
PROGRESS: Final = BUILD / "faults.jsonl"
COUNTS: Final = BUILD / "faults.json"
HISTORIES: Final = "histories"


def _without(*paths: str) -> tuple[str, ...]:
    return tuple(f"--ignore={path}" for path in paths)


_KILLS: Final = ("tests/faults/test_kill.py", "tests/faults/test_kill_sync.py")
_DISKS: Final = ("tests/faults/test_failing_disk.py",)
_FLIPS: Final = ("tests/faults/test_flipped_bits.py",)
#: What pytest runs, by name; each set in one go.
SETS: Final = {
    "elections": ("tests/unit/protocol/test_elections.py",),
    "mutants": ("tests/simulation/test_mutants.py", "tests/simulation/test_head_row.py"),
    "weeks": ("tests/simulation/test_histories.py", "tests/unit/store/test_replay_property.py"),
    "forms": ("tests/sync/test_forms.py",),
    "kills": _KILLS,
    "kills_encrypted": ("--encrypted", *_KILLS),
    "disks": _DISKS,
    "disks_encrypted": ("--encrypted", *_DISKS),
    "flips": _FLIPS,
    "processes": ("tests/faults", "tests/unit/server/test_writers.py", *_without(*_KILLS, *_DISKS, *_FLIPS)),
}
#: A part of the last set, for whoever wants it alone.
PARTS: Final = {"conversions": ("tests/faults/test_converting.py",)}
#: What a test tells of itself in its report by ``record_property``, added up over a set.
TOLD: Final = ("kills", "kills_lost", "power_cuts", "power_cuts_lost", "flips", "canary_hits")


class Ended(NamedTuple):
    """What became of a set of tests."""

    name: str
    tests: int
    failures: int
    seconds: float
    #: What its tests told of themselves (``TOLD``).
    told: dict[str, int]


class Run:
    """One run, perhaps one that goes on. ``seed``: what the sets throw their dice with."""

    def __init__(self, *, resume: bool) -> None:
        self.seed = random.SystemRandom().getrandbits(32)
        self.histories: dict[int, Result] = {}
        self.sets: dict[str, Ended] = {}
        BUILD.mkdir(exist_ok=True)
        head = {"tree": _tree(), "seed": self.seed}
        if resume and not self._read(head["tree"]):
            print("nothing to go on with, or the code changed: from the beginning")
        if not (self.histories or self.sets):
            PROGRESS.write_text(json.dumps(head) + "\n", encoding="utf-8")

    def _read(self, tree: object) -> bool:
        text = PROGRESS.read_text(encoding="utf-8") if PROGRESS.exists() else ""
        found = [line for line in map(_parsed, text.splitlines()) if line]
        if not found or found[0].get("tree") != tree:
            return False
        if not text.endswith("\n"):  # a torn last line counts for nothing
            PROGRESS.write_text(text[: text.rfind("\n") + 1], encoding="utf-8")
        self.seed = found[0]["seed"]
        for line in found[1:]:
            if "history" in line:
                result = Result(**line)
                self.histories[result.seed] = result
            elif not line["failures"]:
                self.sets[line["name"]] = Ended(**line)
        return True

    def play(self, seeds: range, jobs: int) -> None:
        """The histories of these seeds that were not played yet."""
        left = [seed for seed in seeds if seed not in self.histories]
        for result in play_all(left, "", jobs):
            self.histories[result.seed] = result
            self._note(result._asdict())

    def test(self, name: str, jobs: int) -> None:
        """One set of tests, where it did not pass yet."""
        if name in self.sets:
            return
        print(f"\n{name}", flush=True)
        started, report = perf_counter(), BUILD / f"faults-{name}.xml"
        report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pytest", "-q", "--timeout", "3600"]
        command += ["-n", str(jobs), "--dist", "load"] if jobs > 1 else []
        # The older family of reports is the one that has properties of a test.
        command += ["-o", "junit_family=xunit1", f"--junitxml={report}", f"--hypothesis-seed={self.seed}"]
        command += (SETS | PARTS)[name]
        environment = os.environ | {"FAULTS": "long", "FAULTS_SEED": str(self.seed), "QT_QPA_PLATFORM": "offscreen"}
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        tests = failures = 0
        told: Counter[str] = Counter()
        if report.exists():
            tree = ElementTree.parse(report)
            for said in tree.iter("property"):
                if (what := said.get("name", "")) in TOLD:
                    told[what] += int(said.get("value", 0))
            for suite in tree.iter("testsuite"):
                tests += int(suite.get("tests", 0))
                failures += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        ended = Ended(name, tests, max(failures, int(code != 0)), perf_counter() - started, dict(told))
        self.sets[name] = ended
        self._note(ended._asdict())

    def sum_up(self, seeds: range) -> int:
        """Prints seeds and counts and writes them down; how much failed."""
        played = [self.histories[seed] for seed in seeds if seed in self.histories]
        failed = [result for result in played if result.failure]
        counts = {
            "histories": len(played),
            "failures": len(failed),
            "seeds": f"{seeds.start}-{seeds.stop - 1}",
            "core_minutes": round(sum(result.seconds for result in played) / 60, 1),
            "by_history": dict(sorted(Counter(result.history for result in played).items())),
            "failed": [[result.seed, result.history] for result in failed],
            "sets_seed": self.seed,
            "told": {ended.name: ended.told for ended in self.sets.values() if ended.told},
            "sets": {ended.name: [ended.tests, ended.failures, round(ended.seconds)] for ended in self.sets.values()},
        }
        COUNTS.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
        print(f"\nhistories: {len(played)} of seeds {counts['seeds']}, {len(failed)} failed")
        for result in failed:
            print(f"  again: python -m tests.simulation --seeds {result.seed} --history {result.history}")
        for ended in self.sets.values():
            print(f"{ended.name}: {ended.tests} tests, {ended.failures} failed, {ended.seconds / 60:.1f} minutes")
            if ended.told:
                print("  " + ", ".join(f"{what} {count}" for what, count in ended.told.items()))
        print(f"seed of the tests: {self.seed}; counts: build/{COUNTS.name}")
        return len(failed) + sum(ended.failures for ended in self.sets.values())

    @staticmethod
    def _note(line: dict[str, Any]) -> None:
        with PROGRESS.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def main() -> int:
    """Does what is asked for; 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="make faults ARGS=…", description="Look for faults, at length.")
    parser.add_argument("--seeds", type=seeds_of, default="1-10000", help="of the histories (default: %(default)s)")
    parser.add_argument(
        "--only", choices=(HISTORIES, *SETS, *PARTS), action="append", help="only this set; may come again"
    )
    parser.add_argument("--times", type=int, default=1, help="so many times as many kills, cuts and flips")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: %(default)s)")
    parser.add_argument("--resume", action="store_true", help="go on with the run that was ended")
    options = parser.parse_args()
    os.environ["FAULTS_TIMES"] = str(options.times)
    run, only = Run(resume=options.resume), options.only or (HISTORIES, *SETS)
    if HISTORIES in only:
        run.play(options.seeds, options.jobs)
    for name in (*SETS, *PARTS):
        if name in only or name.removesuffix("_encrypted") in only:
            run.test(name, options.jobs)
    return 1 if run.sum_up(options.seeds) else 0


def _tree() -> str:
    """A hash of the code that is tried: a run that goes on counts only what it said of this very code."""
    found = hashlib.sha256()
    for folder in ("desktop", "protocol", "server", "tests"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()


def _parsed(line: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(line)
    except ValueError:
        return {}
    return found


if __name__ == "__main__":
    sys.exit(main())
