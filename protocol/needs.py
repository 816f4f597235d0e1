"""诉求 How a need stands, by its steps alone: each laptop works it out for itself, and all come to the same.

Steps follow each other by (day, stamp, id). What cannot follow (a second closing, reopening what is open) stands in the
list and changes nothing, so two laptops that close and reopen one need never disagree. Days are ISO text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

#: 登记, 办理中, 已转办, 已答复待告知: a need that is open is in one of these, in the order of a board.
REGISTERED, WORKING, REFERRED, ANSWERED = "registered", "working", "referred", "answered"
OPEN: Final = (REGISTERED, WORKING, REFERRED, ANSWERED)
#: 办结, 依法引导, 撤回, 并案, 不予受理.
CLOSED, GUIDED, WITHDRAWN, MERGED, DECLINED = "closed", "guided", "withdrawn", "merged", "declined"
OVER: Final = (CLOSED, GUIDED, WITHDRAWN, MERGED, DECLINED)

#: Acts of steps. ``AGAIN``: she came, called or wrote again; ``REOPEN``: 再次受理, the same number, a round more.
ACCEPT, TALK, MEDIATE, REFER, SIGNED, CHASE, ANSWER = "accept", "talk", "mediate", "refer", "signed", "chase", "answer"
RETURNED, EXTEND, REPORT_UP, TELL, ASK_BACK, AGAIN = "returned", "extend", "report_up", "tell", "ask_back", "again"
CLOSE, GUIDE, WITHDRAW, MERGE, DECLINE, REOPEN = "close", "guide", "withdraw", "merge", "decline", "reopen"
ACTS: Final = (
    *(ACCEPT, TALK, MEDIATE, REFER, SIGNED, CHASE, ANSWER, RETURNED, EXTEND, REPORT_UP, TELL, ASK_BACK, AGAIN),
    *(CLOSE, GUIDE, WITHDRAW, MERGE, DECLINE, REOPEN),
)
_ENDS: Final = {CLOSE: CLOSED, GUIDE: GUIDED, WITHDRAW: WITHDRAWN, MERGE: MERGED, DECLINE: DECLINED}
_MOVES: Final = {
    **dict.fromkeys((ACCEPT, TALK, MEDIATE, REPORT_UP, RETURNED), WORKING),
    REFER: REFERRED,
    ANSWER: ANSWERED,
}
#: What closes a need without a word of its own: 引导法定途径, 撤回, 重复并案.
_OUTCOMES: Final = {GUIDE: "O4", WITHDRAW: "O5", MERGE: "O6"}
#: A term that one of these names holds from its day, however late it is; every other one only where it was set in time.
_ANEW: Final = (RETURNED, REOPEN)

#: Natural days that a rule gives: at once, simple, referred, difficult; and what 延期 adds.
DAYS: Final = {"at_once": 0, "simple": 7, "referral": 15, "difficult": 30}
EXTENSION: Final = 30
#: A referral without 签收 is told of after so many days.
TO_SIGN: Final = 3
#: One person with one class of rights again within so many days is perhaps the same matter.
AGAIN_WITHIN: Final = 180
#: From so many petitioners on it is 集体访.
COLLECTIVE: Final = 5
#: 健康, 法律/家暴.
_SEALED_KINDS: Final = ("N3", "N4")
#: 婚姻家庭权益 by what happened (R11 …), 人身权利 whole.
_SEALED_RIGHTS: Final = ("R1", "R3")


class Step(NamedTuple):
    """What counts of a step: ``on`` its day, ``stamp`` when it was written (ms), ``new_due`` the term that it names,
    ``old_due`` the one that it moved."""

    id: bytes
    on: str
    stamp: int
    act: str
    new_due: str | None = None
    old_due: str | None = None
    outcome: str | None = None
    satisfied: str | None = None
    to: str | None = None

    @property
    def order(self) -> tuple[str, int, bytes]:
        """By what steps follow each other."""
        return self.on, self.stamp, self.id


@dataclass(frozen=True)
class Round:
    """One 受理 of a need, from the day it was opened (again). ``opened`` "": the need's own day; ``due``: the last term
    that a step names in time, "" where none does (the need's own counts); ``told``: when she was told the answer;
    ``referred``: the last referral, ``signed`` its 签收; ``last``: the day of its last step."""

    opened: str = ""
    due: str = ""
    closed: str = ""
    state: str = REGISTERED
    outcome: str = ""
    satisfied: str = ""
    told: str = ""
    referred: str = ""
    to: str = ""
    signed: str = ""
    last: str = ""


def rounds(steps: Iterable[Step], until: str = "9999") -> tuple[Round, ...]:
    """The rounds of a need up to a day, that one counted; the last one says how it stands."""
    done: list[Round] = []
    now = Round()
    for step in sorted(steps, key=lambda each: each.order):
        if step.on > until:
            break
        over = now.state in OVER
        if step.act == REOPEN:
            if not over:
                continue
            done.append(now)
            now = Round(opened=step.on, due=step.new_due or "", state=WORKING, last=step.on)
            continue
        if over:
            now = _after(now, step)
            continue
        now = replace(now, last=step.on, due=_due(now, step))
        if step.act in _ENDS:
            outcome = step.outcome or _OUTCOMES.get(step.act, "")
            now = replace(now, state=_ENDS[step.act], closed=step.on, outcome=outcome)
            now = replace(now, satisfied=step.satisfied or now.satisfied)
        elif step.act in (TELL, ASK_BACK):
            now = replace(now, told=step.on, satisfied=step.satisfied or now.satisfied)
        elif step.act == SIGNED:
            now = replace(now, signed=step.on)
        elif step.act in _MOVES:
            now = replace(now, state=_MOVES[step.act])
            if step.act == REFER:
                now = replace(now, referred=step.on, to=step.to or "", signed="")
    return (*done, now)


def _after(now: Round, step: Step) -> Round:
    """What may still be written of a round that is over: that she was told, and what she says."""
    if step.act not in (TELL, ASK_BACK):
        return now
    return replace(now, told=now.told or step.on, satisfied=step.satisfied or now.satisfied)


def _due(now: Round, step: Step) -> str:
    if not step.new_due:
        return now.due
    in_time = step.act in _ANEW or not step.old_due or step.on <= step.old_due
    return step.new_due if in_time else now.due


def followed_by(state: str) -> tuple[str, ...]:
    """The acts that may be written of a need in this state, the likeliest first."""
    if state in OVER:
        return (REOPEN, TELL, ASK_BACK)
    rest = (TALK, MEDIATE, REFER, CHASE, ANSWER, TELL, CLOSE, EXTEND, RETURNED, GUIDE, REPORT_UP, AGAIN, ASK_BACK)
    first = {
        REGISTERED: (ANSWER, ACCEPT, REFER, GUIDE),
        WORKING: (TALK, MEDIATE, REFER, ANSWER),
        REFERRED: (SIGNED, CHASE, ANSWER, RETURNED),
        ANSWERED: (TELL, CLOSE, ASK_BACK),
    }[state]
    return tuple(dict.fromkeys((*first, *rest, WITHDRAW, MERGE, DECLINE)))


def is_late(state: str, due: str | None, day: str) -> bool:
    """Whether a need is open and its term is over on a day."""
    return bool(state in OPEN and due and due < day)


def is_sealed(kind: str | None, rights: str | None) -> bool:
    """Whether needs of this kind and class of rights are sealed whatever anybody ticks."""
    one, other = _SEALED_RIGHTS
    given = rights or ""
    return kind in _SEALED_KINDS or given.startswith(other) or (given.startswith(one) and given != one)


def due_on(
    opened: date, days: int, free: Collection[date] = (), worked: Collection[date] = (), *, shift: bool = False
) -> date:
    """The last day of a term of natural days; with ``shift`` (顺延) the next working day where it ends on a Saturday,
    a Sunday or a holiday (``free``). ``worked``: Saturdays and Sundays on which everybody works for a holiday."""
    due = opened + timedelta(days=days)
    while shift and (due in free or (due.weekday() >= 5 and due not in worked)):
        due += timedelta(days=1)
    return due


def rule_for(ask: str | None, level: str | None) -> str:
    """The rule that a new need's term follows until somebody says otherwise."""
    if ask == "consult":
        return "at_once"
    return "difficult" if level == "hard" else "simple"
