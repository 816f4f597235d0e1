"""Changes of a township at work (``bench/workload.py``, ``mix``) as acts of the product, and what they weigh at least.

``bench/records.py`` maps the workload's tables to the product's kinds. New rows get ids as the product makes them:
UUIDs of version 7, of the instant of their act; attendance has an id that its activity and person give.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

import msgspec
import zstandard

from bench import workload
from bench.records import edit_of, field_of, units
from desktop.store.changes import Edit
from protocol.records import ATTENDANCE, BY_NAME, Type

#: When the first change is made, ms UTC: the morning after the story's last day.
START_MS = 1_704_240_000_000


class Act(NamedTuple):
    """One press of a button: its edits, and when (ms UTC)."""

    at: int
    edits: list[Edit]


class Mix(NamedTuple):
    """``base``: what both sides have already, parents first. ``acts``: what one of them does then."""

    base: list[Edit]
    acts: list[Act]


def mix(count: int, seed: int = workload.SEED) -> Mix:
    """``count`` changes; each edit, each new woman and each activity's list of who came is an act."""
    base, changes = workload.mix(count, seed)
    chance = random.Random(f"{seed}/acts")
    at, ids, acts = START_MS, dict[bytes, bytes](), list[Act]()
    for _, group in groupby(changes, _act_of):
        at += chance.randrange(3_000, 90_000)
        acts.append(Act(at, [_edit(change, at, ids, chance) for change in group]))
    return Mix([*units(), *(edit_of(*record) for record in base)], acts)


def _act_of(change: tuple) -> tuple:
    return (change[3]["activity"],) if change[1] == "attendance" else (change[2],)


def _edit(change: tuple, at: int, ids: dict[bytes, bytes], chance: random.Random) -> Edit:
    if change[0] == "edit":
        _, table, id_, field, value = change
        return field_of(table, id_, field, value)
    edit = edit_of(*change[1:])
    if edit.kind != ATTENDANCE.name:
        ids[edit.id] = _version_7(at, chance)
    values = {name: ids.get(value, value) if isinstance(value, bytes) else value for name, value in edit.fields.items()}
    return Edit(edit.kind, ATTENDANCE.derived_id(values) or ids[edit.id], values)


def _version_7(at: int, chance: random.Random) -> bytes:
    bits = at << 80 | 7 << 76 | chance.getrandbits(12) << 64 | 2 << 62 | chance.getrandbits(62)
    return bits.to_bytes(16, "big")


def least_bytes(acts: list[Act], known: Mapping[bytes, int], dictionary: bytes) -> int:
    """The bytes that the changed values need: column by column, 3 bytes for a row that both sides know (``known``: its
    place), 16 for a new one whose id is not derived, as one zstd-19 stream with the dictionary."""
    columns: dict[tuple[str, str], list] = {}
    old, fresh = list[int](), dict[bytes, int]()
    for act in acts:
        for kind, id_, values, _ in act.edits:
            if id_ in known:
                old.append(known[id_])
            else:
                fresh[id_] = len(fresh)
            for name, value in values.items():
                columns.setdefault((kind, name), []).append(value)

    def place(id_: bytes) -> int:
        return known[id_] if id_ in known else 1 << 23 | fresh[id_]

    packed: list = [_planes(old)]
    for (kind, name), values in columns.items():
        match BY_NAME[kind].by_name[name].type:
            case Type.REF:
                packed.append(_planes([place(value) for value in values]))
            case Type.REFS:
                packed.append(
                    [[len(items) for items in values], _planes([place(i) for items in values for i in items])]
                )
            case _:
                packed.append(values)
    made = [id_ for id_ in fresh if id_[6] >> 4 != 5]
    body = msgspec.msgpack.encode(packed) + random.Random(1).randbytes(16 * len(made))
    data = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return len(zstandard.ZstdCompressor(level=19, dict_data=data).compress(body))


def _planes(numbers: list[int]) -> bytes:
    data = b"".join(n.to_bytes(3, "little") for n in numbers)
    return data[::3] + data[1::3] + data[2::3]
