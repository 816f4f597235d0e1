"""Promises of the product, each taken out on purpose: some history must end badly without it, or it proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final, NamedTuple
from unittest.mock import patch

import server.ledger
from desktop.store.changes import Changes, Cursor, Journal
from desktop.store.log_batch import LogBatch
from protocol.clock import HybridClock
from protocol.merge import Writer
from protocol.operations import Acknowledged, Entry, Operation
from server.exchange import Session
from server.ledger import Ledger, Run


class Mutant(NamedTuple):
    """``breaks`` takes the promise out; each of ``histories`` is tried until one ends badly."""

    breaks: Callable[[], AbstractContextManager[Any]]
    histories: tuple[str, ...]


MUTANTS: Final[dict[str, Mutant]] = {}


def mutant(*histories: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Puts a way to break the product on the list."""

    def put(breaks: Callable[[], Any]) -> Callable[[], Any]:
        MUTANTS[breaks.__name__] = Mutant(breaks, histories)
        return breaks

    return put


@mutant("client_killed_between_two_statements")
@contextmanager
def cursor_committed_before_what_it_covers() -> Iterator[None]:
    """The checkpoint goes first: a kill between the two skips entries for ever."""
    apply = Journal.apply

    def early(self: Journal, items: Sequence[Entry | Acknowledged], cursor: Cursor) -> Changes:
        self.db.put_meta(epoch=cursor.epoch, seq=cursor.seq, log_hash=cursor.log_hash)
        return apply(self, items, cursor)

    with patch.object(Journal, "apply", early):
        yield


@mutant("client_killed_between_two_statements", "answer_lost_after_commit")
@contextmanager
def acknowledged_when_sent() -> Iterator[None]:
    """What went out counts as delivered, whatever became of the answer."""
    pending = Journal.pending

    def once(self: Journal, after: int | None = None, limit: int | None = 1000) -> list[Operation]:
        found = pending(self, after, limit)
        if found and limit is not None:
            self._acknowledged = found[-1].number
        return found

    with patch.object(Journal, "pending", once):
        yield


@mutant("requests_doubled_reordered_replayed", "answer_lost_after_commit")
@contextmanager
def overlaps_are_taken_again() -> Iterator[None]:
    """A run that was sent before is not dropped."""

    def whole(self: Ledger, run: Run, *_: object) -> Run:
        return run

    with patch.object(Ledger, "_beyond", whole):
        yield


@mutant("same_field_under_review", "delete_against_edit")
@contextmanager
def everything_is_covered() -> Iterator[None]:
    """The server takes each writer for one who saw all: the last one wins, silently."""
    with patch.object(Writer, "covered_by", lambda *_: True):
        yield


@mutant("same_field_under_review", "delete_against_edit", "one_conflict_decided_differently")
@contextmanager
def no_conflict_rows() -> Iterator[None]:
    """A field is in review, but nobody is asked."""
    with patch.object(Ledger, "_contest", lambda *_: None):
        yield


@mutant("clocks_at_1970_ahead_and_jumping", "failed_batch_with_a_future_stamp")
@contextmanager
def stamps_of_the_future_are_believed() -> Iterator[None]:
    """A clock of 2036 is learnt by everybody."""

    def learn(self: HybridClock, stamp: int, server_ms: int) -> None:
        self._last = max(self._last, stamp)

    with patch.object(HybridClock, "observe", learn):
        yield


@mutant("edit_while_a_push_is_under_way")
@contextmanager
def waiting_edits_are_forgotten_when_the_log_comes() -> Iterator[None]:
    """A row is set to what the log says, though its person wrote on."""

    def nothing(self: LogBatch, *_: object) -> Mapping[bytes, list[Operation]]:
        return {}

    with patch.object(LogBatch, "_pending_by_row", nothing):
        yield


@mutant("server_killed_around_commit", "serialisation_failures")
@contextmanager
def the_head_is_written_first() -> Iterator[None]:
    """The server's head commits apart from the entries that it counts."""
    close = Ledger.close

    def torn(self: Ledger) -> None:
        close(self)
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    with patch.object(Ledger, "close", torn):
        yield


@mutant("upload_cut_at_a_byte", "captive_portal_and_truncating_proxy")
@contextmanager
def half_a_request_is_answered_as_a_whole_one() -> Iterator[None]:
    """A request that lost its end passes for one that asked for nothing more."""

    def finish(self: Session) -> None:
        self._ended = True
        self._problem = self._problem or self._commit()

    with patch.object(Session, "finish", finish):
        yield


@mutant("captive_portal_and_truncating_proxy", "download_cut_at_a_byte")
@contextmanager
def checksums_are_not_looked_at() -> Iterator[None]:
    """Damaged frames are believed."""
    with patch("protocol.codec.crc32", lambda _: 0):
        yield


@mutant("same_row_other_fields", "clocks_at_1970_ahead_and_jumping")
@contextmanager
def outcomes_are_not_stored() -> Iterator[None]:
    """The log keeps operations and forgets what became of them."""
    with patch.object(server.ledger, "log_next", lambda previous, *_: previous):
        yield
