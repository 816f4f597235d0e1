"""Promises of the product, each taken out on purpose: some history must end badly without it, or it proves nothing."""

from __future__ import annotations
import __future__

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final, NamedTuple
from unittest.mock import patch

import desktop.store.aside
import desktop.store.new_kinds
import desktop.store.recovery
import desktop.sync.joined
import desktop.sync.recovery
import desktop.sync.stick_reading
import desktop.sync.sticks
import server.compaction
import server.ledger
from desktop.services.photos import Photos as Shelf
from desktop.store.act_writer import ActWriter
from desktop.store.database import Database
from desktop.store.log_batch import LogBatch
from desktop.store.log_follower import LogFollower
from desktop.store.rows import Rows
from desktop.sync.engine import Engine
from desktop.sync.frames import Exchange
from desktop.sync.recovery import Recovery
from desktop.sync.wording import Wording
from protocol.clock import HybridClock
from protocol.codec import FrameReader
from protocol.merge import Writer
from server.exchange import Session
from server.ledger import Ledger
from server.photos import Photos


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
                LogFollower,
                "apply",
                "with self._db.writing() as connection:",
                "self._db.put_meta(epoch=cursor.epoch, seq=cursor.seq, log_hash=cursor.log_hash)\n"
                "        with self._db.writing() as connection:",
            ),
        ),
    ),
    "what was sent counts as acknowledged": Mutant(
        ("upload_cut_at_a_byte", "captive_portal_and_truncating_proxy"),
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
        (Edit(Writer, "covered_by", "self.seq <= op.base or", "True or"),),
    ),
    "a field is in review and nobody is asked": Mutant(
        ("same_field_under_review", "delete_against_edit"),
        (Edit(Ledger, "_state_contests", "if fields:", "if False:"),),
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
    "the chain hash is not compared": Mutant(
        ("cloned_disk_both_in_use", "laptop_from_an_old_backup"),
        (
            Edit(
                Session, "_problem_of", "if number == hello.number and not chain.startswith(hello.chain):", "if False:"
            ),
            Edit(Ledger, "_beyond", "if not at.startswith(run.chain):", "if False:"),
            Edit(Ledger, "_beyond", "if overlap and overlap[-1].chain !=", "if False and overlap[-1].chain !="),
            Edit(Exchange, "_open", 'chain in (b"", own)', "True"),
        ),
    ),
    "a save does not wait for the disk": Mutant(
        ("power_lost_and_the_log_torn",),
        (
            Edit(
                Database,
                "_connect",
                "return connection",
                "connection.execute('PRAGMA synchronous = OFF'); return connection",
            ),
        ),
    ),
    "what the old laptop wrote after the backup stays on its stick": Mutant(
        ("restored_laptop_reads_the_last_stick_of_the_broken_one",),
        (Edit(desktop.sync.stick_reading, "regain", "if not new:", "if True:"),),
    ),
    "a restored laptop writes sticks under the old one's id": Mutant(
        ("restored_laptop_reads_the_last_stick_of_the_broken_one",),
        (Edit(desktop.sync.sticks, "_write", 'if db.get_meta("restored"):', "if False:"),),
    ),
    "what is regained is taken for written here": Mutant(
        ("restored_laptop_reads_the_last_stick_of_the_broken_one",),
        (
            Edit(
                desktop.sync.stick_reading,
                "regain",
                "if new[0].number != number + 1 or before not in (None, chain):",
                "if False:",
            ),
            Edit(desktop.sync.stick_reading, "regain", "if any(", "if False and any("),
        ),
    ),
    "a row that is emptied comes back": Mutant(
        ("laptop_beyond_the_tombstone_horizon",),
        (Edit(Ledger, "_refusal", "if row is not None and (mark :=", "if False and (mark :="),),
    ),
    "what is open is compacted": Mutant(
        ("compaction_before_everybody_has_the_deletion",),
        (Edit(server.compaction, "_slice", "or entry.operation.row in disputed", ""),),
    ),
    "compaction waits for nobody": Mutant(
        ("compaction_before_everybody_has_the_deletion",),
        (Edit(server.compaction, "_note", "min(ripe, everywhere)", "ripe"),),
    ),
    "values go and the archive does not have them": Mutant(
        ("laptop_beyond_the_tombstone_horizon", "an_old_disk_after_compaction"),
        (Edit(server.compaction, "_archive", '"INSERT INTO archive', '"SELECT 1", ()) or ("INSERT INTO archive'),),
    ),
    "a laptop that gets rows instead of the log forgets what waits": Mutant(
        ("laptop_beyond_the_tombstone_horizon", "compaction_during_a_pull"),
        (Edit(Recovery, "rebase", "self.own_held() if number is None else number", "journal.head[0]"),),
    ),
    "nothing goes without the dictionary": Mutant(
        ("dictionary_missing",),
        (Edit(Wording, "without", "problem == Problem.DICTIONARY and", "False and"),),
    ),
    "what an older program could not read stays unread": Mutant(
        ("old_program_and_new_server",),
        (Edit(desktop.store.new_kinds, "take_in_kept", "if number in BY_NUMBER:", "if False:"),),
    ),
    "fields that an older program does not know are dropped": Mutant(
        ("old_program_and_new_server",),
        (Edit(Rows, "store_states", "_encode(more) if more else None", "None"),),
    ),
    "what was laid aside is thrown away": Mutant(
        ("laptop_shut_out_with_unsent_work",),
        (Edit(Ledger, "_take", "self._aside.append(", "str("),),
    ),
    "what the chair answers for stays laid aside": Mutant(
        ("last_stick_of_a_lost_laptop",),
        (
            Edit(
                desktop.store.aside,
                "write_anew",
                "connection.execute(INSERT_OWN, own_row(op, chain, encode({}), *label))",
                "pass",
            ),
        ),
    ),
    "nobody hears what is laid aside": Mutant(
        ("last_stick_of_a_lost_laptop",),
        (Edit(Session, "answer", "if aside:", "if False:"),),
    ),
    "a laptop that is shut out is told of the township": Mutant(
        ("laptop_shut_out_with_unsent_work",),
        (Edit(Session, "finish", "(Problem.REVOKED if self._revoked else None)", "None"),),
    ),
    "records of one township go to another": Mutant(
        ("laptop_of_another_township_by_now",),
        (Edit(desktop.sync.joined, "township_of", 'return (code or "")[:9]', 'return ""'),),
    ),
    "the server believes a photo's name": Mutant(
        ("photo_cut_damaged_and_sent_twice",),
        (Edit(Photos, "_publish", "if hashlib.sha256(body).digest() != sha256:", "if False:"),),
    ),
    "a laptop believes a photo's name": Mutant(
        ("photo_cut_damaged_and_sent_twice",),
        (
            Edit(Shelf, "receive", "if hashlib.sha256(body).digest() != sha256:", "if False:"),
            Edit(Shelf, "body", "hashlib.sha256(body).digest() == sha256", "True"),
        ),
    ),
    "what found no place in a restored server's log is given up": Mutant(
        ("server_restored_to_yesterday", "server_restored_to_before_a_laptop_came"),
        (Edit(desktop.sync.recovery, "settle", "write_anew(journal, connection, anew)", "None"),),
    ),
    "numbers of a copied disk count as this one's own": Mutant(
        ("server_restored_to_before_a_laptop_came",),
        (Edit(Recovery, "rebase", "self.own_held() if number is None else number", "journal.head[0]"),),
    ),
    "a list is the latest whole one": Mutant(
        ("two_laptops_each_add_one", "one_adds_while_another_takes_off", "lists_on_sticks"),
        (Edit(server.ledger, "merge", "elif field in changes and (", "elif False and ("),),
    ),
    "a list that holds more than its operation says is not stated": Mutant(
        ("two_laptops_each_add_one", "lists_on_sticks"),
        (Edit(Ledger, "_take", "if merged.lists:", "if False:"),),
    ),
    "what a device writes anew for somebody is its last word": Mutant(
        ("server_restored_and_an_older_value_comes_after_the_newer",),
        (Edit(Writer, "covered_by", "self.device == op.device and self.stamp < op.stamp", "self.device == op.device"),),
    ),
    "whole lists of an older program count alone": Mutant(
        ("lists_and_an_older_program",),
        (Edit(Ledger, "_meanwhile", "if not whole or", "if True or"),),
    ),
    "what is added to a list becomes a cell": Mutant(
        ("lists_and_an_older_program", "two_laptops_each_add_one"),
        (Edit(server.ledger, "merge", "dict.fromkeys(op.fields.keys() - cells.keys(), SUPERSEDED)", "{}"),),
    ),
    "a form that stood open saw all that came": Mutant(
        ("form_open_while_pulls_come",),
        (Edit(ActWriter, "_add", "journal.knowledge if sight is None else", "journal.knowledge if True else"),),
    ),
    "rows that differ stay so": Mutant(
        ("one_flipped_field", "server_restored_to_yesterday"),
        (Edit(Engine, "_rows_agree", "if not differs:", "if True:"),),
    ),
}


@contextmanager
def broken(mutant: Mutant) -> Iterator[None]:
    """While it lasts, the product lacks the promise. Fails where the source that it edits is no longer there."""
    by_function: dict[tuple[Any, str], list[Edit]] = {}
    for edit in mutant.edits:
        by_function.setdefault((edit.owner, edit.function), []).append(edit)
    with ExitStack() as patches:
        for (owner, function), edits in by_function.items():
            patches.enter_context(patch.object(owner, function, _edited(owner, function, edits)))
        yield


def _edited(owner: Any, name: str, edits: list[Edit]) -> Callable[..., Any]:
    function = inspect.unwrap(getattr(owner, name))
    source = textwrap.dedent(inspect.getsource(function))
    for edit in edits:
        assert source.count(edit.old), f"{name} no longer says: {edit.old}"
        source = source.replace(edit.old, edit.new)
    made: dict[str, Any] = {}
    code = compile(source, f"<mutant of {name}>", "exec", __future__.annotations.compiler_flag)
    exec(code, function.__globals__, made)
    found: Callable[..., Any] = made[name]
    return found
