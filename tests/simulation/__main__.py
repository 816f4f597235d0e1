"""``python -m tests.simulation --seeds 1-10000 --jobs 2``: plays the histories of many seeds.

Each failure is printed with its seed, what broke and how to play it again. ``--resume`` goes on with a run that was
ended; counts go to ``build/faults.json``, which ``bench`` reads.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import Final

from tests.simulation.histories import HISTORIES
from tests.simulation.runner import Result, play

BUILD: Final = Path(__file__).resolve().parents[2] / "build"
PROGRESS: Final = BUILD / "simulation.jsonl"
COUNTS: Final = BUILD / "faults.json"
#: Seeds that a process is given at a time, and after how many a line says how far it is.
_CHUNK, _REPORT = 8, 200


def main() -> int:
    """Plays what is asked for; 1 where a history failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description="Play seeded fault histories.")
    parser.add_argument("--seeds", default="1-200", help="one seed or a range (default: %(default)s)")
    parser.add_argument("--history", choices=sorted(HISTORIES), metavar="NAME", default="", help="only this history")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: all cores)")
    parser.add_argument("--resume", action="store_true", help="go on with the run that was ended")
    parser.add_argument("--list", action="store_true", help="name the histories")
    options = parser.parse_args()
    if options.list:
        for found in sorted(HISTORIES.values()):
            print(f"{found.number:3}  {found.name}: {(found.play.__doc__ or '').strip()}")
        return 0
    first, _, last = options.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    BUILD.mkdir(exist_ok=True)
    done = _done() if options.resume else {}
    if not options.resume:
        PROGRESS.unlink(missing_ok=True)
    left = [seed for seed in seeds if seed not in done]
    started = perf_counter()
    with PROGRESS.open("a", encoding="utf-8") as progress:
        for count, result in enumerate(_played(left, options.history, options.jobs), 1):
            done[result.seed] = result
            progress.write(json.dumps(result._asdict()) + "\n")
            progress.flush()
            if result.failure:
                _tell(result)
            if count % _REPORT == 0:
                minutes = (perf_counter() - started) / 60
                print(f"{count} of {len(left)} histories, {minutes:.1f} minutes", flush=True)
    return _sum_up([done[seed] for seed in seeds if seed in done], perf_counter() - started)


def _played(seeds: list[int], history: str, jobs: int) -> Iterator[Result]:
    # Sets of bytes are walked in the order of their hashes: without this a seed would not play the same twice.
    os.environ["PYTHONHASHSEED"] = "0"
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(play, seeds, [history] * len(seeds), chunksize=_CHUNK)


def _done() -> dict[int, Result]:
    """What the run that is resumed has played; a torn last line counts for nothing."""
    found: dict[int, Result] = {}
    if PROGRESS.exists():
        for line in PROGRESS.read_text(encoding="utf-8").splitlines():
            try:
                result = Result(**json.loads(line))
            except ValueError:
                continue
            found[result.seed] = result
    return found


def _tell(result: Result) -> None:
    print(f"\nFAILED  seed {result.seed}  {result.history}\n{result.failure}")
    print(f"again:  python -m tests.simulation --seeds {result.seed} --history {result.history}\n", flush=True)


def _sum_up(results: list[Result], seconds: float) -> int:
    failed = [result for result in results if result.failure]
    counts = {
        "histories": len(results),
        "failures": len(failed),
        "core_minutes": round(sum(result.seconds for result in results) / 60, 1),
        "by_history": dict(sorted(Counter(result.history for result in results).items())),
        "failed": [[result.seed, result.history] for result in failed],
    }
    COUNTS.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
    print(f"{len(results)} histories, {len(failed)} failed, {seconds / 60:.1f} minutes; build/{COUNTS.name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
