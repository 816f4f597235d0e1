"""The frames of a bundle, each checked as far as nothing but the bundle itself and the server's key can tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.sync.answers import is_shown
from desktop.sync.connection import Connection
from protocol.bundle import SERVER, BundleError, BundleReader, Flaw, authors_of, certified, since_of
from protocol.codec import PackedRun, unpack_log, unpack_run
from protocol.limits import is_storable
from protocol.operations import Entry, chain_next
from protocol.signing import Certificate, check_head
from protocol.wire import AUTHORS, LOG, OPERATIONS, SINCE


class Since(NamedTuple):
    """Where the log of the bundle begins."""

    seq: int
    log_hash: bytes


class Logged(NamedTuple):
    """Entries in sequence, and the log hash after the last of them."""

    entries: list[Entry]
    log_hash: bytes


class Named(NamedTuple):
    """A device whose operations wait, with the certificate that the server gave it."""

    device: bytes
    certificate: bytes


class Carried(NamedTuple):
    """A run that waits, with the chain hash before it; its own device signed it."""

    run: PackedRun
    before: bytes


Step = Since | Logged | Named | Carried


def steps_of(reader: BundleReader, key: bytes, connection: Connection) -> Iterator[Step]:
    """What a bundle brings, in order; frames of a later version are passed over. Raises BundleError and FrameError,
    also for what a certified device signed and is not in order."""
    seq = 0
    entries: list[Entry] = []
    authors: dict[bytes, Certificate] = {}
    chains: dict[bytes, tuple[int, bytes]] = {}
    for payload, ids in reader.frames(key):
        tag = payload[0]
        if tag == SINCE:
            seq, log_hash = since_of(payload)
            yield Since(seq, log_hash)
        elif tag == LOG:
            # Unpacked in any case: later frames may name its ids again.
            whole = bool(payload[3:4] != [b""])
            items, log_hash = unpack_log(payload if whole else [*payload[:3], bytes(16)], ids)
            for item in items:
                if not isinstance(item, Entry) or item.seq != seq + 1 or not is_shown(item):
                    raise BundleError(Flaw.TAMPERED)
                seq = item.seq
                entries.append(item)
            if whole:
                yield Logged(entries, log_hash)
                entries = []
        elif tag == AUTHORS:
            for author in authors_of(payload):
                known = certified(author.certificate, connection.township, connection.server_public)
                authors[known.device] = known
                chains[known.device] = author.number, author.chain
                yield Named(known.device, author.certificate)
        elif tag == OPERATIONS:
            run = unpack_run(payload, SERVER, ids)
            _check_run(run, authors.get(run.device), *chains.get(run.device, (0, b"")))
            yield Carried(run, chains[run.device][1])
            chains[run.device] = run.operations[-1].number, run.chain


def _check_run(run: PackedRun, author: Certificate | None, number: int, chain: bytes) -> None:
    if author is None or not run.operations or run.first != number + 1:
        raise BundleError(Flaw.TAMPERED)
    for op in run.operations:
        chain = chain_next(chain, op)
    last = run.operations[-1].number
    if chain != run.chain or not check_head(author.public_key, author.township, run.device, last, chain, run.signature):
        raise BundleError(Flaw.TAMPERED)
    if not all(is_storable(op.kind, op.fields) for op in run.operations):
        raise BundleError(Flaw.TAMPERED)
