"""The township's own wording of letters: settings, one a letter, so that two people who change two meet in none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.errors import KnownError
from desktop.services.codes import label
from desktop.services.letters.declared import BY_CODE, LETTERS, Letter
from desktop.services.letters.template import Problem, Shape, Wording, problems
from desktop.services.process.steps import CODES
from desktop.services.township_settings import set_ever
from desktop.store.changes import Changes, Label
from desktop.store.queries import letters as letter_queries
from desktop.store.queries import settings as queries
from desktop.store.queries.letters import Congress

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Before a letter's code in the name of its setting.
NAMED: Final = "letter_"


class Worded(NamedTuple):
    """A letter as it is worded here. ``used``: what papers are made with; ``own``: what the township wrote, or None;
    ``problems``: why that is not used; of what only a newer version reads there is no ``own``."""

    letter: Letter
    used: Wording
    own: Wording | None = None
    problems: tuple[Problem, ...] = ()


class Letters:
    """The letters of one desk's township."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def worded(self, code: str) -> Worded:
        """One letter; the usual wording counts where there is none of the township's own, or it is broken."""
        letter = BY_CODE[code]
        found = queries.values(self._desk.db, NAMED + code)
        value = found[-1][1] if found else None
        if value is None:
            return Worded(letter, letter.usual)
        own = Wording.of_plain(value)
        if own is None:
            return Worded(letter, letter.usual, None, (Problem("title", 1, "unreadable"),))
        wrong = check(letter, own)
        return Worded(letter, letter.usual if wrong else own, own, wrong)

    def all(self) -> list[Worded]:
        """Every letter, in the order of the steps."""
        return [self.worded(letter.code) for letter in LETTERS]

    def set(self, code: str, wording: Wording) -> Changes:
        """From now on, everywhere; one that is broken is kept, and the usual wording is used until it is mended. The
        usual wording is none of the township's own. Raises KnownError letter_too_long, role_may_not."""
        letter = BY_CODE[code]
        if any(problem.code == "too_long" for problem in check(letter, wording)):
            raise KnownError("letter_too_long")
        value = None if wording == letter.usual else wording.plain()
        return self._desk.journal.write([set_ever(NAMED + code, value)], Label("setting.letter", label("letter", code)))

    # --- what letters say of a congress -----------------------------------------------------------------------------

    def congress_of(self, process: bytes) -> Congress | None:
        """The congress of a re-election, where one was written down."""
        return letter_queries.congress_of(self._desk.db, process)

    def candidates(self, congress: bytes, office: str) -> list[tuple[bytes | None, str]]:
        """(who stands for her or None, name) of the candidates of a congress for an office, as on the ballot."""
        return letter_queries.candidates(self._desk.db, congress, office)

    def delegates(self, congress: bytes) -> list[bytes]:
        """Who sits in a congress with a vote."""
        return letter_queries.delegates(self._desk.db, congress)

    def votes(self, org: bytes) -> dict[bytes, int]:
        """Post in an organisation → votes for whoever holds it."""
        return letter_queries.votes(self._desk.db, org)


def check(letter: Letter, wording: Wording) -> tuple[Problem, ...]:
    """What is wrong with a wording of a letter."""
    steps = CODES if letter.shape is Shape.LIST else ()
    return tuple(problems(wording, letter.known, letter.shape, steps))
