"""Power cuts by the ten thousand: each leaves other files, and few of them another township.

What SQLite makes of the files that a cut left, it makes of them before anybody reads a row: it takes of the log what is
whole, or rolls back, and from then on there is one file of pages. Thousands of cuts end in the same pages, and whatever
is proven of a file of pages is proven of all that are equal byte for byte. So SQLite puts together what each cut left,
the pages are compared with those that were proven already, and only others go through the whole proof, as the cut
left them; so does every ``AGAIN``-th, known or not. That no acknowledged act is missing is asked of each cut.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Collection, Hashable
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.faults.disk import Cut, Recording

#: Every so-many-th cut is proven whole although an equal one was.
AGAIN: Final = 50
#: What the program itself reads of a file before SQLite does: whose key it is under, or that it is plain.
HEAD: Final = 64


class Proof(NamedTuple):
    """How the files at ``path`` are proven after a cut."""

    path: Path
    #: A connection to ``path``.
    connect: Callable[[], Any]
    #: Proves all that lies there, in the company that ``company`` named; gives the marks that it is sure to hold.
    #: Raises whatever it meets where something is not whole.
    held: Callable[[Any], Collection[int]]
    #: What else is part of the proof, by the marks that were acknowledged: which copy of a server.
    company: Callable[[frozenset[int]], Hashable] = lambda marks: None
    #: Marks that must be held.
    acts: Callable[[int], bool] = lambda mark: True


class Came(NamedTuple):
    """What became of power cuts: how many, how many of them lost something, how many different files they left."""

    cuts: int
    lost: int
    proven: int


def cut_often(recording: Recording, cuts: int, dice: random.Random, proof: Proof, first: int = 1) -> Came:
    """Cuts the power so often, after the event of the number ``first`` (from 1) at the soonest."""
    places = [dice.randint(first, len(recording.events)) for _ in range(cuts)]
    known: dict[Hashable, Collection[int]] = {}
    lost = 0
    for number, cut in enumerate(recording.cuts(places, dice)):
        company = proof.company(cut.marks)
        try:
            pages = _put_together(cut, proof)
            held = known.get((company, pages)) if pages is not None and number % AGAIN else None
            if held is None:
                cut.lay(proof.path)
                held = proof.held(company)
                known[company, pages] = held
            missing = [mark for mark in cut.marks if proof.acts(mark) and mark not in held]
            assert not missing, f"acknowledged and gone: {missing[:5]}"
        except Exception as error:  # over a damaged file, anything may go wrong
            lost += 1
            print(f"lost: {error!r:.300}")  # pytest shows it where the test fails
    return Came(cuts, lost, len(known))


def _put_together(cut: Cut, proof: Proof) -> Hashable | None:
    """What tells these files from others once SQLite put them together; None where it could not: then the program is
    asked what it makes of them."""
    cut.lay(proof.path)
    beside = sorted((suffix, bool(body)) for suffix, body in cut.files.items())
    body = cut.files.get("")
    if not body:
        return tuple(beside), None
    try:
        with closing(proof.connect()) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                return None
    except Exception:  # of either library
        return None
    return tuple(beside), body[:HEAD], hashlib.blake2b(proof.path.read_bytes()).digest()
