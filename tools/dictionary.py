"""Trains the dictionary that small streams are compressed with: ``python tools/dictionary.py``.

Trained on streams of the sample township and of the bench's workload, with seeds that are measured nowhere. A
dictionary that was shipped is never made anew under its number.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import msgspec
import zstandard

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import changes, workload  # noqa: E402  the checkout is put in place first
from desktop.services.sample import CHAIR_USER, sample  # noqa: E402
from protocol.clock import HybridClock, stamp_of  # noqa: E402
from protocol.codec import GATHERED, Ids, Payload, pack_log, pack_rows, pack_run  # noqa: E402
from protocol.dictionary import DICTIONARY  # noqa: E402
from protocol.operations import Entry, Operation, RowCopy  # noqa: E402
from protocol.records import BY_NAME  # noqa: E402
from protocol.wire import ANSWER, DONE, END, HELLO, LOG, OPERATIONS, ROWS, SHORT_HASH  # noqa: E402

SIZE = 32 * 1024
SEEDS = range(1, 9)
#: Operations of one stream, as laptops send them: one field, one page of attendance, a day, a week.
LENGTHS = (1, 3, 20, 60, 250)
#: Where the logs of those townships end.
HEAD = 30_000


def operations(acts: Sequence[changes.Act], chance: random.Random) -> list[Operation]:
    """Acts as one device writes them."""
    device, author, made = chance.randbytes(16), chance.randbytes(16), list[Operation]()
    now = 0
    clock = HybridClock(lambda: now)
    for at, edits in acts:
        now, act = at, len(made) + 1
        for kind_name, id_, values in edits:
            kind = BY_NAME[kind_name]
            fields = {kind.by_name[name].number: value for name, value in values.items()}
            made.append(Operation(device, len(made) + 1, kind.number, id_, fields, clock.tick(), act, author, HEAD))
    return made


def request(run: Sequence[Operation], aliases: dict[bytes, int], chance: random.Random) -> list[Payload]:
    """The frames that push a run."""
    ids = Ids()
    ids.aliases = aliases
    short = chance.randbytes(SHORT_HASH), chance.randbytes(SHORT_HASH)
    hello = [HELLO, 1, DICTIONARY, HEAD, short[0], run[-1].number, short[1], 50_000, 1]
    return [hello, pack_run(OPERATIONS, run[0].number, b"", run, ids, usual_base=HEAD), [END]]


def answer(run: Sequence[Operation], aliases: dict[bytes, int], chance: random.Random) -> list[Payload]:
    """The frames that bring a run to another laptop, and those that acknowledge it."""
    ids = Ids()
    ids.aliases = aliases
    opening = [ANSWER, 1, b"", (changes.START_MS + chance.randrange(1 << 36)) // 1000, run[-1].number, b"", None]
    own = run[0].device if chance.random() < 0.5 else b""
    entries = [Entry(HEAD + 1 + i, op) for i, op in enumerate(run)]
    done = [DONE, HEAD + len(run), b"", 1, chance.randbytes(SHORT_HASH)]
    return [opening, pack_log(LOG, entries, own, chance.randbytes(16), ids), done]


def of_workload(seed: int) -> Iterator[list[Payload]]:
    """Streams of a township at work."""
    chance = random.Random(seed)
    mix = changes.mix(1000, seed)
    aliases = {edit.id: i for i, edit in enumerate(mix.base, 1)}
    whole = operations(mix.acts, chance)
    chance.shuffle(mix.acts)
    mixed = operations(mix.acts, chance)
    for source in (whole, mixed):
        for length in LENGTHS:
            for start in range(0, len(source), length):
                part = source[start : start + length]
                yield (request if chance.random() < 0.7 else answer)(part, aliases, chance)


def of_sample() -> Iterator[list[Payload]]:
    """Streams of the sample's story: rows of a first copy, and the same as they were written."""
    chance = random.Random(0)
    rows = list(sample())
    at = int(datetime(2026, 11, 1, tzinfo=UTC).timestamp() * 1000)
    for kind_name, group in groupby(rows, lambda row: row.kind):
        kind, found = BY_NAME[kind_name], list(group)
        for start in range(0, min(len(found), 1200), 60):
            part = found[start : start + 60]
            copies = [
                RowCopy(
                    kind.number,
                    row.id,
                    {kind.by_name[name].number: value for name, value in row.fields.items()},
                    stamp_of(at + i),
                    CHAIR_USER,
                    stamp_of(at + i),
                    CHAIR_USER,
                    i,
                )
                for i, row in enumerate(part)
            ]
            yield [pack_rows(ROWS, kind.number, copies, Ids())]
            acts = [changes.Act(at + i, [row]) for i, row in enumerate(part[:20])]
            yield request(operations(acts, chance), {}, chance)


def framed(stream: list[Payload]) -> bytes:
    """A stream before it is compressed, checksums left out: they never come again."""
    body = msgspec.msgpack.encode(stream)
    if len(stream) > 1 and len(body) <= GATHERED:
        return len(body).to_bytes(4, "little") + body
    return b"".join(len(body).to_bytes(4, "little") + body for body in map(msgspec.msgpack.encode, stream))


def main() -> int:
    """Trains and writes the file."""
    if workload.SEED in SEEDS:
        raise ValueError("the measured seed is not to be learned")
    samples = [framed(stream) for seed in SEEDS for stream in of_workload(seed)]
    samples += [framed(stream) for stream in of_sample()]
    trained = zstandard.train_dictionary(SIZE, samples, dict_id=DICTIONARY, level=19, k=50, d=6)
    target = ROOT / "protocol" / f"dictionary-{DICTIONARY}.zdict"
    target.write_bytes(trained.as_bytes())
    print(f"{target.name}: {target.stat().st_size} bytes from {len(samples)} streams")
    return 0


if __name__ == "__main__":
    sys.exit(main())
