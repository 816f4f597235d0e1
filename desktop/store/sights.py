"""Sights: what somebody had before her eyes when a form was opened, told again when what she typed is written.

An operation's base is usually where this copy stands when it is written. A form may have stood open meanwhile: pulls
came, another window wrote, the server was restored, the laptop went on under another device id. Then the operation says
what its author really saw, and the merge puts up for a choice what she did not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop.store.database import Database, put_meta
from desktop.store.driver import Connection
from desktop.store.operations import decode, encode
from desktop.store.values import Value
from protocol.records import Kind


class Sight(NamedTuple):
    """What this copy knew at a moment. ``epoch`` (16 bytes) and ``seq``: the log it had applied; ``device`` (16 bytes)
    and ``number``: its own last operation; ``seen``: (device, number) of others' operations that waited here."""

    epoch: bytes
    device: bytes
    number: int
    seq: int
    seen: tuple[tuple[bytes, int], ...] = ()

    def plain(self) -> list[Any]:
        """As a draft keeps it: ids as hex."""
        seen = [[device.hex(), number] for device, number in self.seen]
        return [self.epoch.hex(), self.device.hex(), self.number, self.seq, seen]

    @classmethod
    def of_plain(cls, plain: Any) -> Sight | None:
        """What ``plain`` gave; None where it is none."""
        try:
            epoch, device, number, seq, seen = plain
            others = tuple((bytes.fromhex(other), int(last)) for other, last in seen)
            return cls(bytes.fromhex(epoch), bytes.fromhex(device), int(number), int(seq), others)
        except (TypeError, ValueError):
            return None


class Cursor(NamedTuple):
    """How far this copy follows the township's log."""

    epoch: bytes
    seq: int
    log_hash: bytes


class Known(NamedTuple):
    """A sight in the terms of today. ``base`` and ``seen`` are an operation's; ``own``: the spans (device, from, until)
    of this copy's own operations that came after it, both numbers counted; ``past_own``: the sight of somebody who was
    shown those, and of others' knows no more."""

    base: int
    seen: tuple[tuple[bytes, int], ...]
    own: tuple[tuple[bytes, int, int], ...]
    past_own: Sight


def move_cursor(connection: Connection, cursor: Cursor, common: int = 0) -> None:
    """This copy follows the log from ``cursor``, within a running transaction. Where that is another epoch, what a
    sight knew of the log that is left holds up to ``common``."""
    found = connection.execute("SELECT value FROM meta WHERE key = 'epoch'").fetchone()
    left = found[0] if found and found[0] else bytes(16)
    if left != cursor.epoch:
        _append(connection, "epochs_left", [left, common])
    put_meta(connection, cursor._asdict())


def keep_device_left(connection: Connection, device: bytes, held: int, start: int) -> None:
    """This copy goes on under another device id: its operations above ``held`` were numbered anew after ``start``."""
    _append(connection, "devices_left", [device, held, start])


def _append(connection: Connection, key: str, item: Sequence[Any]) -> None:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    put_meta(connection, {key: encode([*(decode(found[0]) if found else ()), item])})


def known_today(db: Database, sight: Sight, now: Sight) -> Known:
    """What a sight of any age says ``now``, lowered as waiting operations were when epoch or device changed. What it
    cannot say any more it does not claim: then somebody may be asked once more, and nothing is overwritten."""
    base, number = sight.seq, sight.number
    if sight.epoch != now.epoch:
        base = _in_this_epoch(sight, decode(db.get_meta("epochs_left") or b"\x90"))
    seen, own = dict(sight.seen), list[tuple[bytes, int, int]]()
    for left, held, start in _since(sight.device, decode(db.get_meta("devices_left") or b"\x90")):
        # What the server has of the old id was before her eyes up to where she looked.
        if min(number, held):
            seen[left] = max(min(number, held), seen.get(left, 0))
        own.append((left, number + 1, held))
        number = start + max(0, number - held)
    own.append((now.device, number + 1, now.number))
    seen.pop(now.device, None)
    base, others = min(base, now.seq), tuple(sorted(seen.items()))
    spans = tuple(span for span in own if span[1] <= span[2])
    return Known(base, others, spans, Sight(now.epoch, now.device, now.number, base, others))


def _in_this_epoch(sight: Sight, left: Sequence[Sequence[Any]]) -> int:
    commons = [common for _, common in _since(sight.epoch, left)]
    return min(sight.seq, *commons) if commons else 0


def _since(id_: bytes, left: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """What was left from an epoch or device on, in order; none where it is today's."""
    ids = [item[0] for item in left]
    return left[ids.index(id_) :] if id_ in ids else ()


def changed_here(
    db: Database, kind: Kind, row: bytes, names: Sequence[str], known: Known, before_act: int, held: Mapping[str, Value]
) -> set[str]:
    """Of some fields of a row, those that this copy itself wrote since a sight, so that they are not (``held``) what
    they were. ``before_act``: the act that is being written does not count."""
    first: dict[int, Value] = {}
    for device, low, high in known.own:
        for fields, before in db.rows(
            "SELECT fields, before FROM operation WHERE row = ? AND kind = ? AND device = ?"
            " AND number BETWEEN ? AND ? ORDER BY number",
            (row, kind.number, device, low, min(high, before_act - 1)),
        ):
            found = decode(before) if before else {}
            for number in decode(fields):
                first.setdefault(number, found.get(number))
    numbers = {name: kind.by_name[name].number for name in names}
    return {name for name, number in numbers.items() if number in first and first[number] != held.get(name)}
