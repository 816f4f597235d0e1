"""How far a 会改联 or 换届 is, what of it is late, what is wrong with it (R3–R10): pure, from its rows and a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from desktop.services.process.steps import (
    APPROVED,
    CODES,
    CONGRESS,
    FILED,
    POSTED,
    SHORT,
    STEPS,
    Step,
    planned,
    working_days,
)

#: States of a process, in their order: codes of ``process_state``.
NOT_BEGUN, PREPARING, POSTING, HELD, IS_APPROVED, IS_FILED = (
    *("not_begun", "preparing", "posted", "held", "approved", "filed"),
)
STATES: Final = (NOT_BEGUN, PREPARING, POSTING, HELD, IS_APPROVED, IS_FILED)
#: So many days after the congress its results are to be approved, and filed (R3).
TO_APPROVE, TO_FILE = 15, 30


@dataclass(frozen=True)
class Rules:
    """What a township set: ``days`` of steps from the congress; ``posted``: working days of a 公示; how many
    ``delegates`` and ``executives`` there should be, and the ``fewest`` executives."""

    days: Mapping[str, int] = field(default_factory=dict)
    posted: int = 5
    delegates: int = 30
    executives: int = 15
    fewest: int = 11


USUAL: Final = Rules()


class Finding(NamedTuple):
    """Something to look at; it never holds anybody up. ``code``: R3 … R10; ``step``: where it stands; ``number`` and
    ``wanted``: days or people, as they are and as they should be."""

    code: str
    step: str
    number: int = 0
    wanted: int = 0


@dataclass(frozen=True)
class Progress:
    """One process on one day. ``rows``: by step, as they are written; ``whole``: whether all steps are in use."""

    process: Mapping[str, Any]
    rows: Mapping[str, Mapping[str, Any]]
    day: date
    whole: bool = True
    rules: Rules = USUAL

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are in use: all, or those of the short form and whatever else is written."""
        return tuple(step for step in STEPS if self.whole or step.short or step.code in self.rows)

    def left_out(self, code: str) -> bool:
        """Whether a step was said not to apply here."""
        return bool(self.rows.get(code, {}).get("not_applicable"))

    def ended(self, code: str) -> str | None:
        """The day on which a step is done or, of a 公示, ends; it may be to come."""
        done: str | None = self.rows.get(code, {}).get("done_on")
        return done

    def done(self, code: str) -> bool:
        """Whether a step is done on this day."""
        ended = self.ended(code)
        return ended is not None and ended <= self.day.isoformat()

    def begun(self, code: str) -> bool:
        """Whether a step that lasts days has begun, or is done."""
        since = self.rows.get(code, {}).get("since")
        return self.done(code) or (since is not None and since <= self.day.isoformat())

    def planned(self, code: str) -> date | None:
        """When a step is planned: as typed, else so many days before or after the congress; None without its day."""
        typed = _day(self.rows.get(code, {}).get("planned_on"))
        if typed is not None:
            return typed
        congress = _day(self.process.get("planned_on"))
        try:
            return None if congress is None else planned(congress, code, self.rules.days)
        except OverflowError:  # a congress in the last days of the calendar
            return None

    @property
    def state(self) -> str:
        """The furthest that was reached."""
        if self.done(FILED):
            return IS_FILED
        if self.done(APPROVED):
            return IS_APPROVED
        if self.done(CONGRESS):
            return HELD
        if self.begun(POSTED):
            return POSTING
        return PREPARING if any(self.done(code) for code in CODES) else NOT_BEGUN

    @property
    def late(self) -> tuple[str, int] | None:
        """The first step that should have been done, and for how many days; a step before one that is done is passed
        over, as old papers do not tell of all."""
        codes = [step.code for step in self.steps]
        reached = max((at for at, code in enumerate(codes) if self.done(code)), default=-1)
        for code in codes[reached + 1 :]:
            due = self.planned(code)
            if due is not None and due < self.day and not self.left_out(code) and not self.begun(code):
                return code, (self.day - due).days
        return None

    @property
    def next(self) -> str | None:
        """The step that comes next; None once all are done."""
        codes = [step.code for step in self.steps]
        reached = max((at for at, code in enumerate(codes) if self.done(code)), default=-1)
        return next((code for code in codes[reached + 1 :] if not self.left_out(code)), None)

    def counted(self, code: str, name: str) -> int | None:
        """A number that was typed with a step."""
        result = self.rows.get(code, {}).get("result")
        number = result.get(name) if isinstance(result, Mapping) else None
        return number if type(number) is int else None

    def findings(self) -> list[Finding]:
        """R3–R7 and R10, step by step."""
        found = [*self._after_congress(), *self._posted(), *self._unchecked(), *self._too_few(), *self._order()]
        return sorted(found, key=lambda each: (CODES.index(each.step), int(each.code[1:])))

    def _after_congress(self) -> list[Finding]:
        held = _day(self.ended(CONGRESS))
        if held is None or not self.done(CONGRESS):
            return []
        days = (self.day - held).days
        waits = ((APPROVED, TO_APPROVE), (FILED, TO_FILE))
        return [
            Finding("R3", code, days, most)
            for code, most in waits
            if days > most and not self.done(code) and not self.left_out(code)
        ]

    def _posted(self) -> list[Finding]:
        row = self.rows.get(POSTED, {})
        first, last = _day(row.get("since")), _day(row.get("done_on"))
        if first is None or last is None:
            return []
        days = working_days(first, last)
        return [Finding("R4", POSTED, days, self.rules.posted)] if days < self.rules.posted else []

    def _unchecked(self) -> list[Finding]:
        passed = self.begun(POSTED) or self.done(CONGRESS)
        checked = self.done("K08") or self.left_out("K08")
        return [Finding("R5", "K08")] if self.whole and passed and not checked else []

    def _too_few(self) -> list[Finding]:
        found = []
        delegates = self.counted("K06", "delegates")
        delegates = self.counted(CONGRESS, "due") if delegates is None else delegates
        if self.process.get("body") != "all_women" and delegates is not None and delegates < self.rules.delegates:
            step = CONGRESS if self.counted("K06", "delegates") is None else "K06"
            found.append(Finding("R6", step, delegates, self.rules.delegates))
        elected = self.counted(CONGRESS, "elected")
        if elected is not None and (elected < self.rules.executives or elected % 2 == 0):
            wanted = self.rules.fewest if elected < self.rules.fewest else self.rules.executives
            found.append(Finding("R7", CONGRESS, elected, wanted if elected < wanted else 0))
        return found

    def _order(self) -> list[Finding]:
        found = []
        for step in self.steps:
            ended = self.ended(step.code)
            if ended is None:
                continue
            for before in step.after:
                other = self.ended(before)
                missing = other is None and {step.code, before} <= set(SHORT) and not self.left_out(before)
                if missing or (other is not None and other > ended):
                    found.append(Finding("R10", step.code, CODES.index(before) + 1))
        return found


def quorum(due: int) -> int:
    """So many must be there before anything is elected: more than two thirds of those due, the stricter reading until
    the rule that was adopted is written down."""
    return due * 2 // 3 + 1


def threshold(due: int) -> int:
    """So many votes elect: more than half of those due."""
    return due // 2 + 1


def _day(text: Any) -> date | None:
    """A whole date; None of a partial one, which is no day to count from."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
