"""One exchange: push what waits, pull what is new, apply. Takes a transport and a journal; knows no HTTP and no Qt.

The server decides, this side applies outcomes in sequence, and puts right what keeps the two apart. Nothing waiting is
ever given up: whatever goes wrong is told.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import Final, Protocol

from desktop.errors import KnownError
from desktop.store.changes import Changes, Journal
from desktop.store.recovery import Lost, keep_lost_log, lost_log, recount
from desktop.sync.frames import LEAST_OPERATION, Answer, Exchange, Outcome, Progress, first_row
from desktop.sync.gauge import LEAST_FRAME, Pace
from desktop.sync.recovery import Ask, Recovery, Take
from desktop.sync.wording import Wording
from protocol.codec import Payload
from protocol.wire import FrameError, Problem

#: What was on its way when the line was cut is asked after before so many bytes are sent again.
_ASK_FIRST: Final = 1500
#: Rounds without any step forward before an exchange gives up.
_FRUITLESS: Final = 3
#: How often an exchange puts right what does not fit before it gives up.
_RECOVERIES: Final = 8
#: The rows themselves are counted and compared after so long, though nothing seems wrong (ms).
_CHECK_AFTER: Final = 7 * 24 * 3600 * 1000


class Transport(Protocol):
    """Carries one request's bytes to the server and gives the answer's as they come. Raises KnownError."""

    @property
    def pace(self) -> Pace:
        """What sizes suit the line as it is now."""

    def exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        """The answer's bytes; they may stop at any place."""


class Engine:
    """Exchanges one journal with its server. One exchange at a time; saving goes on meanwhile."""

    def __init__(self, journal: Journal, transport: Transport, renew: Callable[[int], Transport] | None = None) -> None:
        """``renew``: gets a new device id, the server holding the old one's operations up to a number; lets the journal
        adopt it, and gives the transport to go on with. Raises KnownError."""
        self._journal = journal
        self._transport = transport
        self._renew = renew
        # Bytes of operations in a request whose answer never came, of which perhaps all arrived.
        self._unsure = _ASK_FIRST + 1 if journal.db.get_meta("sending") else 0
        self._cut = False  # the line broke since all was through: however fast it is, a large frame may never pass
        self._held = 0  # up to which of its numbers the server said last that it holds this laptop's chain
        self._wording = Wording()

    def exchange(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        check: bool = False,
    ) -> Outcome:
        """Pushes and pulls until this laptop is at the head, or ``cancelled`` says so between two frames. ``check``:
        counts this laptop's rows, however long ago that was done last.

        Raises KnownError: what the transport may raise, and other_version, revoked, revoked_kept (the server keeps
        ``count`` changes for review), records_full (what others wrote came all the same), line_cut, copies_differ,
        sync_stuck. What was applied before stays; what waits goes on waiting.
        """
        outcome = Outcome(Changes())
        run = Exchange(self._journal, self._wording, outcome, progress or _unseen, cancelled or _never)
        run.pace = self._transport.pace
        recovery = Recovery(self._journal, self._asker(run), first_row)
        through = False
        try:
            if self._journal.db.get_meta("restored"):
                self._take_new_id(run, recovery)
            if self._journal.sync.first_copy_phase != "whole":
                self._first_copy(run, recovery)
            if not run.stopped:
                self._follow(run, recovery, check)
            through = not run.stopped
        finally:
            if not through:
                self._wording.forget_offers()
        return outcome

    def _first_copy(self, run: Exchange, recovery: Recovery) -> None:
        while not run.stopped:
            before = self._journal.sync.first_copy_key
            answer = Answer()
            self._round(run, answer, run.copy_request(before))
            if answer.reworded:
                continue
            if answer.handed_over is not None:
                return  # nothing is to be had any more; what waits is still to be handed over
            if answer.problem is not None:
                self._recover(run, recovery, answer.problem)
                continue
            if answer.copied:
                self._journal.sync.end_first_copy()
                return
            if self._journal.sync.first_copy_key == before:
                raise KnownError("sync_stuck")

    def _follow(self, run: Exchange, recovery: Recovery, check: bool) -> None:
        fruitless, resend_after, full = 0, None, False
        if lost_log(self._journal) is not None:
            self._refill(run, recovery)
        while not run.stopped:
            journal = self._journal
            held = max(journal.acknowledged, self._held)
            before = journal.cursor, journal.acknowledged, held
            answer = Answer()
            ask_only = self._unsure > _ASK_FIRST
            push = not (ask_only or full)
            request = run.request(held if resend_after is None else resend_after, push=push)
            self._note_sending(push and (journal.head[0] - held) * LEAST_OPERATION > _ASK_FIRST)
            self._round(run, answer, request)
            if answer.problem is not None:
                self._recover(run, recovery, answer.problem)
                continue
            if answer.reworded:
                continue
            if answer.full:
                if full:
                    raise KnownError("sync_stuck")  # nothing was sent that could have found no room
                full, resend_after = True, None  # what others wrote is to be had all the same
                continue
            if answer.gap is not None:
                if resend_after == answer.gap:
                    raise KnownError("sync_stuck")
                resend_after = answer.gap
                continue
            if answer.handed_over is not None:
                if answer.handed_over >= journal.head[0] or answer.handed_over == resend_after:
                    raise _shut_out(journal, answer.handed_over)
                resend_after = answer.handed_over
                continue
            resend_after = None
            if answer.at_head and full:
                raise KnownError("records_full")
            if answer.at_head and journal.acknowledged >= journal.head[0]:
                self._note_sending(None)
                if self._rows_agree(run, recovery, answer.differs, check):
                    run.outcome.whole, self._cut = True, False
                    return
                check = False
                continue
            after = journal.cursor, journal.acknowledged, max(journal.acknowledged, self._held)
            fruitless = 0 if after != before or ask_only else fruitless + 1
            if fruitless == _FRUITLESS:
                raise KnownError("sync_stuck")

    def _rows_agree(self, run: Exchange, recovery: Recovery, differs: bool, check: bool) -> bool:
        """At the head with nothing waiting: are the rows the server's? What differs is put right; then False."""
        journal, outcome = self._journal, run.outcome
        checked_at = journal.db.get_meta("checked_at")
        if checked_at is None and not check:
            # The first time the digest is counted from what came and went just now: rows can have spoilt only later.
            checked_at = outcome.server_ms
            if not differs:
                journal.db.put_meta(checked_at=checked_at)
        due = check or abs(outcome.server_ms - (checked_at or 0)) >= _CHECK_AFTER
        if not differs and due:
            stored = journal.digest
            recount(journal)
            differs = journal.digest != stored
        if not differs:
            if due:
                journal.db.put_meta(checked_at=outcome.server_ms)
            outcome.checked = outcome.checked or "same"
            settled = recovery.settled()
            run.compared(settled)
            return not settled.anew  # else it is still to be sent
        self._count_recovery(run, "copies_differ")
        outcome.checked = "repaired"
        outcome.repaired += run.compared(recovery.compare())
        return False

    def _note_sending(self, much: bool | None) -> None:
        """Whether much is on its way is known after a start as well; ``much``: now it is, None: everything arrived."""
        noted = bool(self._journal.db.get_meta("sending"))
        if much and not noted:
            self._journal.db.put_meta(sending=1)
        elif much is None and noted:
            self._journal.db.put_meta(sending=None)

    def _recover(self, run: Exchange, recovery: Recovery, problem: str) -> None:
        """Puts right what keeps this laptop and the server apart."""
        self._count_recovery(run, "sync_stuck")
        if problem in (Problem.FORK, Problem.BEHIND):
            self._take_new_id(run, recovery)
        elif problem == Problem.COMPACTED:
            run.compared(recovery.rebase())
        else:
            run.outcome.restored = True
            run.changed(recovery.find_common())
            self._refill(run, recovery)

    def _count_recovery(self, run: Exchange, code: str) -> None:
        run.recoveries += 1
        if run.recoveries > _RECOVERIES:
            raise KnownError(code)

    def _take_new_id(self, run: Exchange, recovery: Recovery) -> None:
        if self._renew is None:
            raise KnownError("sync_stuck")
        self._transport = self._renew(recovery.own_held())
        self._unsure = self._held = 0
        run.begin_anew()
        run.outcome.renewed = True

    def _refill(self, run: Exchange, recovery: Recovery) -> None:
        """Hands a restored server what it lost, as far as it takes others' operations from here."""
        lost = lost_log(self._journal)
        if lost is None:
            return
        if lost.refilling:
            wanted = 0 if lost.apart else run.pace.entries
            for runs in run.parcels(recovery.lost_runs()):
                answer = Answer()
                self._round(run, answer, run.handing_back(runs, wanted=wanted))
                if answer.reworded:
                    answer = Answer()
                    self._round(run, answer, run.handing_back(runs, wanted=wanted))
                if answer.problem is not None or answer.handed_over is not None or answer.full or run.stopped:
                    return
        if lost.apart:
            run.compared(recovery.rebase())
            keep_lost_log(self._journal, Lost(lost.refilling, False))

    def _asker(self, run: Exchange) -> Ask:
        def ask(question: Payload, take: Take) -> tuple[bytes, int | None]:
            while True:
                answer = Answer(take)
                self._round(run, answer, run.question(question))
                if not answer.reworded:
                    break
            if answer.handed_over is not None:
                raise _shut_out(self._journal, answer.handed_over)
            if answer.problem is not None or answer.gap is not None:
                raise KnownError("sync_stuck")
            return answer.epoch, answer.held

        return ask

    def _round(self, run: Exchange, answer: Answer, request: Generator[bytes, None, None]) -> None:
        """One request and its answer."""
        run.outcome.rounds += 1
        run.pace = self._transport.pace
        if self._cut:
            run.pace = run.pace._replace(frame=LEAST_FRAME)
        run.on_its_way = run.bytes_on_their_way = 0
        try:
            with closing(request), closing(self._transport.exchange(request)) as pieces:
                run.take(answer, pieces)
            if not answer.finished and not run.stopped:
                raise KnownError("line_cut")
        except FrameError as error:
            if not self._wording.without(error.code):
                raise KnownError("line_cut") from error
            answer.reworded = True
        except KnownError:
            # What comes after the last frame may get lost: all is applied.
            if not answer.finished:
                raise
        finally:
            self._unsure = 0 if answer.opened else max(self._unsure, run.bytes_on_their_way)
            self._cut |= not answer.finished and (answer.opened or run.bytes_on_their_way > 0)
            if answer.opened and answer.take is None:
                self._held = answer.held or 0
            if answer.reworded or answer.problem is not None or answer.gap is not None or answer.full:
                self._wording.forget_offers()  # the server read no further, and may not have come to them


def _shut_out(journal: Journal, handed_over: int) -> KnownError:
    """This device was shut out; of what it had not sent, the server keeps up to that number for review."""
    count = max(handed_over - journal.acknowledged, 0)
    return KnownError("revoked_kept", count=count) if count else KnownError("revoked")


def _unseen(_: Progress) -> None:
    """Progress that nobody watches."""


def _never() -> bool:
    return False
