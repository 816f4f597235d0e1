"""What a device that was shut out had not sent yet: laid aside when it comes, taken or thrown away by a person."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from protocol.operations import from_canonical
from protocol.records import BY_NUMBER
from server.database import Database
from server.ledger import Ledger, Run


class Aside(NamedTuple):
    """What is laid aside of one device: how many operations on which kind of record. Time in ms UTC, of the last one
    received."""

    township: str
    device: bytes
    kinds: dict[str, int]
    received_at: int


def aside(db: Database) -> list[Aside]:
    """All that waits for a decision, by township and device."""
    found: dict[tuple[str, bytes], tuple[Counter[str], int]] = {}
    with db.reading():
        lines = db.rows(
            "SELECT township, device, operation, received_at FROM quarantine ORDER BY township, device, number"
        )
    for township, device, operation, received_at in lines:
        kinds, last = found.get((township, device), (Counter[str](), 0))
        kind = BY_NUMBER.get(from_canonical(operation).kind)
        kinds["unknown" if kind is None else kind.name] += 1
        found[township, device] = kinds, max(last, received_at)
    return [Aside(*key, dict(kinds), received_at) for key, (kinds, received_at) in found.items()]


def accept(db: Database, township: str, device: bytes, now_ms: int) -> int:
    """Takes what was laid aside into the township's log, as if the device had never been shut out; it stays so. How
    many operations it were. Raises Rejected where they do not follow what the log has of the device."""

    def work() -> int:
        ledger = Ledger(db, township, now_ms, accepted=device)
        kept = db.rows(
            "SELECT number, chain, operation FROM quarantine WHERE township = ? AND device = ? ORDER BY number",
            (township, device),
        )
        if kept:
            operations = [from_canonical(operation) for _, _, operation in kept]
            ledger.take([Run(device, kept[0][0], bytes(kept[-1][1]), operations)])
        ledger.close()
        _throw_away(db, township, device)
        return len(kept)

    return db.run(work)


def discard(db: Database, township: str, device: bytes) -> int:
    """Throws away what was laid aside; how many operations it were."""
    return db.run(lambda: _throw_away(db, township, device))


def _throw_away(db: Database, township: str, device: bytes) -> int:
    return db.execute("DELETE FROM quarantine WHERE township = ? AND device = ?", (township, device))
