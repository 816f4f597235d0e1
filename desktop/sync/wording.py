"""How a request is put: by the dictionary, with rows' aliases, with what is carried for others. What the server cannot
follow or does not take is left out from then on."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.store.aliases import aliases_of
from desktop.store.changes import Journal
from desktop.store.database import Database
from desktop.sync.signed_runs import SignedRun, carried_runs, in_order
from protocol.codec import FrameWriter
from protocol.columns import Aliases
from protocol.dictionary import DICTIONARY
from protocol.operations import Operation
from protocol.wire import NO_DICTIONARY, Problem


class Wording:
    """How one laptop speaks to its server. ``dictionary``: its number; ``aliased``: whether rows go by aliases;
    ``carries``: whether it takes what came here by stick from others."""

    def __init__(self) -> None:
        self.dictionary = DICTIONARY
        self.aliased = True
        self.carries = True
        self._offered: dict[bytes, int] = {}

    def writer(self, *, small: bool = True) -> FrameWriter:
        """A request's stream."""
        return FrameWriter(self.dictionary, small=small)

    def aliases(self, db: Database, operations: Sequence[Operation], until: int) -> Aliases:
        """Aliases of the rows that some operations name, made up to sequence ``until`` which both sides follow."""
        return aliases_of(db, operations, until) if self.aliased else {}

    def carried(self, journal: Journal) -> list[SignedRun]:
        """What others wrote and waits here, but for what was ``offered``: what the server passed over then it gets by
        another road."""
        if not self.carries:
            return []
        return in_order(run for run in carried_runs(journal) if run.last > self._offered.get(run.device, 0))

    def offered(self, run: SignedRun) -> None:
        """A carried run was sent."""
        self._offered[run.device] = run.last

    def forget_offers(self) -> None:
        """The line broke, somebody stopped, or the server read no further: nobody knows what of it arrived, so it is
        offered again."""
        self._offered.clear()

    def without(self, problem: str) -> bool:
        """Gives up what the other side did not understand; False where there is nothing to give up."""
        if problem == Problem.DICTIONARY and self.dictionary != NO_DICTIONARY:
            self.dictionary = NO_DICTIONARY
        elif problem == Problem.ALIAS and self.aliased:
            self.aliased = False
        elif problem == Problem.SIGNATURE and self.carries:
            self.carries = False
        else:
            return False
        return True
