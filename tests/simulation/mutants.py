"""Promises of the product, each taken out on purpose: some history must end badly without it, or it proves nothing."""

from __future__ import annotations
import __future__

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final, NamedTuple
from unittest.mock import patch

import desktop.store.recovery
import server.ledger
from desktop.store.changes import Journal
from desktop.store.log_batch import LogBatch
from desktop.sync.engine import Engine
from desktop.sync.frames import Exchange
from protocol.clock import HybridClock
from protocol.codec import FrameReader
from protocol.merge import Writer
from server.exchange import Session
from server.ledger import Ledger


class Edit(NamedTuple):
    """In the source of ``owner``'s function ``old`` becomes ``new``."""

    owner: Any
    function: str
    old: str
    new: str


class Mutant(NamedTuple):
    """``histories`` are tried until one ends badly."""

    histories: tuple[str, ...]
    edits: tuple[Edit, ...]


MUTANTS: Final = {
    "the cursor commits before what it covers": Mutant(
        ("client_killed_between_two_statements",),
        (
            Edit(
                Journal,
                "apply",
                "with self.db.writing() as connection:",
                "self.db.put_meta(epoch=cursor.epoch, seq=cursor.seq, log_hash=cursor.log_hash)\n"
                "        with self.db.writing() as connection:",
            ),
        ),
    ),
    "what was sent counts as acknowledged": Mutant(
        ("answer_lost_after_commit", "upload_cut_at_a_byte"),
        (
            Edit(
                Exchange,
                "request",
                "self.on_its_way += len(operations)",
                "self._journal._acknowledged = operations[-1].number; self.on_its_way += len(operations)",
            ),
        ),
    ),
    "what the server has already is taken again": Mutant(
        ("requests_doubled_reordered_replayed", "answer_lost_after_commit"),
        (Edit(Ledger, "_beyond", "return steps[len(overlap) :]", "return steps"),),
    ),
    "everybody is taken for one who saw all": Mutant(
        ("same_field_under_review", "delete_against_edit"),
        (Edit(Writer, "covered_by", "if self.seq <= op.base or self.device == op.device:", "if True:"),),
    ),
    "a field is in review and nobody is asked": Mutant(
        ("same_field_under_review", "delete_against_edit"),
        (Edit(Ledger, "_contest", "if not fields:", "if True:"),),
    ),
    "a stamp of the future is believed": Mutant(
        ("failed_batch_with_a_future_stamp", "clocks_at_1970_ahead_and_jumping"),
        (Edit(HybridClock, "observe", "if milliseconds_of(stamp) <= server_ms + MAX_AHEAD_MS:", "if True:"),),
    ),
    "a stamp of the future wins for ever": Mutant(
        ("clocks_at_1970_ahead_and_jumping",),
        (Edit(server.ledger, "merge", "min(op.stamp, stamp_of(server_ms + MAX_AHEAD_MS))", "op.stamp"),),
    ),
    "what waits is forgotten when the log comes": Mutant(
        ("edit_while_a_push_is_under_way",),
        (Edit(LogBatch, "_finish_kind", "self._waiting_by_row(kind,", "{}; (kind,"),),
    ),
    "the head commits apart from its entries": Mutant(
        ("server_killed_around_commit",),
        (
            Edit(
                Ledger,
                "close",
                '"INSERT INTO log (',
                '"COMMIT"); self._db.execute("BEGIN"); self._db.execute_many("INSERT INTO log (',
            ),
        ),
    ),
    "checksums are not looked at": Mutant(
        ("captive_portal_and_truncating_proxy",),
        (Edit(FrameReader, "_cut", "if crc32(body) != check:", "if False:"),),
    ),
    "an entry that was refused changes its row": Mutant(
        ("one_poisoned_operation",),
        (Edit(LogBatch, "_step", "None if entry.refused else entry.applied", "entry.operation.fields"),),
    ),
    "a copied disk passes for the laptop itself": Mutant(
        ("cloned_disk_both_in_use", "laptop_from_an_old_backup"),
        (Edit(Session, "_problem_of", "return Problem.BEHIND", "return None"),),
    ),
    "what a restored server lost waits no more": Mutant(
        ("server_restored_to_yesterday",),
        (Edit(desktop.store.recovery, "_take_back", "if op.device == device:", "if False:"),),
    ),
    "rows that differ stay so": Mutant(
        ("one_flipped_field", "server_restored_to_yesterday"),
        (Edit(Engine, "_rows_agree", "if not differs:", "if True:"),),
    ),
}


@contextmanager
def broken(mutant: Mutant) -> Iterator[None]:
    """While it lasts, the product lacks the promise. Fails where the source that it edits is no longer there."""
    with ExitStack() as patches:
        for edit in mutant.edits:
            patches.enter_context(patch.object(edit.owner, edit.function, _edited(edit)))
        yield


def _edited(edit: Edit) -> Callable[..., Any]:
    function = inspect.unwrap(getattr(edit.owner, edit.function))
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(edit.old), f"{edit.function} no longer says: {edit.old}"
    made: dict[str, Any] = {}
    flags = __future__.annotations.compiler_flag
    code = compile(source.replace(edit.old, edit.new), f"<mutant of {edit.function}>", "exec", flags)
    exec(code, function.__globals__, made)
    found: Callable[..., Any] = made[edit.function]
    return found
