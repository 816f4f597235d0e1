"""What shortens a request: the dictionary and rows' aliases. What the server cannot follow is left out from then on."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.store.aliases import aliases_of
from desktop.store.database import Database
from protocol.codec import FrameWriter
from protocol.columns import Aliases
from protocol.dictionary import DICTIONARY
from protocol.operations import Operation
from protocol.wire import NO_DICTIONARY, Problem


class Wording:
    """How one laptop speaks to its server. ``dictionary``: its number; ``aliased``: whether rows go by aliases."""

    def __init__(self) -> None:
        self.dictionary = DICTIONARY
        self.aliased = True

    def writer(self, *, small: bool = True) -> FrameWriter:
        """A request's stream."""
        return FrameWriter(self.dictionary, small=small)

    def aliases(self, db: Database, operations: Sequence[Operation], until: int) -> Aliases:
        """Aliases of the rows that some operations name, made up to sequence ``until`` which both sides follow."""
        return aliases_of(db, operations, until) if self.aliased else {}

    def without(self, problem: str) -> bool:
        """Gives up what the other side did not understand; False where there is nothing to give up."""
        if problem == Problem.DICTIONARY and self.dictionary != NO_DICTIONARY:
            self.dictionary = NO_DICTIONARY
        elif problem == Problem.ALIAS and self.aliased:
            self.aliased = False
        else:
            return False
        return True
