"""``python -m tests.simulation --seeds 1-200``: plays the histories of some seeds; ``make faults`` plays ten thousand.

Each failure is printed with its seed, what broke and how to play it again.
"""

from __future__ import annotations

import argparse
import os
import sys
from time import perf_counter

from tests.simulation.histories import HISTORIES
from tests.simulation.runner import play_all, seeds_of


def main() -> int:
    """Plays what is asked for; 1 where a history failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description="Play seeded fault histories.")
    parser.add_argument("--seeds", type=seeds_of, default="1-200", help="one seed or a range (default: %(default)s)")
    parser.add_argument("--history", choices=sorted(HISTORIES), metavar="NAME", default="", help="only this history")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: all cores)")
    parser.add_argument("--list", action="store_true", help="name the histories")
    options = parser.parse_args()
    if options.list:
        for found in sorted(HISTORIES.values()):
            print(f"{found.number:3}  {found.name}: {(found.play.__doc__ or '').strip()}")
        return 0
    started = perf_counter()
    results = list(play_all(options.seeds, options.history, options.jobs))
    failed = sum(1 for result in results if result.failure)
    print(f"{len(results)} histories, {failed} failed, {(perf_counter() - started) / 60:.1f} minutes")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
