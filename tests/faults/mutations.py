"""Streams of frames made wrong on purpose: in their bytes, their frames, the values in them, or their zstd stream.

Everything comes from the dice that are handed in: the same seed makes the same damage.
"""

from __future__ import annotations

import random
import struct
from binascii import crc32
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
import zstandard

from protocol.codec import FrameReader, Payload
from protocol.dictionary import DICTIONARY, dictionary_bytes
from protocol.operations import Value

_ROOM: Final = 1 << 28
_encode = msgspec.msgpack.Encoder().encode


def nested(depth: int) -> Value:
    """Lists in lists."""
    value: Value = None
    for _ in range(depth):
        value = [value]
    return value


#: Values that stand where others are expected.
ODD: Final[Sequence[Value]] = (
    *(None, True, False, 0, 1, 2, 3, 4, 9, -1, -2, 15, 16, 255, 1 << 31, 1 << 32, 1 << 53),
    *((1 << 62) - 1, 1 << 62, (1 << 63) - 1, 1 << 63, (1 << 64) - 1, -(1 << 62), -(1 << 63)),
    *(0.0, -0.0, 1.0, 1e300, float("nan"), float("inf")),
    *("", "x", "deleted", "嘎查" * 40, "\0", "٣", "a" * 70_000),
    *(b"", b"x", bytes(15), bytes(16), b"\xff" * 16, bytes(17), bytes(64), bytes(70_000)),
    *([], [[]], [None], {}, {1: 1}, {"x": 1}, {0: bytes(16)}, {0: 2, 1: 1}, {b"k": [1]}, [0] * 20_000, [bytes(16)] * 3),
    *([1, 1], [2, [b"", b""]], [0, []], {"x": {"y": [b"z"]}}, {i: i for i in range(300)}),
    *(nested(7), nested(8), nested(31), nested(33), nested(200), nested(500)),
    *(msgspec.msgpack.Ext(5, b"x"), msgspec.msgpack.Ext(-1, bytes(4)), msgspec.msgpack.Ext(-1, b"\xff" * 12)),
)


def payloads_of(stream: bytes) -> list[Payload]:
    """The frames of a stream that is right."""
    return list(FrameReader(_ROOM, _ROOM).feed(stream))


def framed(body: bytes) -> bytes:
    """A frame with the right length and checksum."""
    return struct.pack("<II", len(body), crc32(body)) + body


def compressed(frames: bytes) -> bytes:
    """One zstd stream."""
    return zstandard.ZstdCompressor(level=1).compress(frames)


def spoilt(dice: random.Random, stream: bytes, others: Sequence[bytes] = ()) -> bytes:
    """The stream made wrong in one to three places; ``others`` may lend it frames of theirs."""
    level = dice.random()
    if level < 0.12:
        return dice.choice(_STREAMS)(dice, stream)
    payloads = payloads_of(stream)
    if level < 0.3:
        bodies = [_encode(payload) for payload in payloads]
        place = dice.randrange(len(bodies))
        return compressed(dice.choice(_BODIES)(dice, bodies, place))
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        if dice.random() < 0.2:
            _mix(dice, payloads, payloads_of(dice.choice([stream, *others])))
        else:
            payloads[dice.randrange(len(payloads))] = _changed(dice, dice.choice(payloads))
    return compressed(b"".join(framed(_encode(payload)) for payload in payloads))


# --- values ---------------------------------------------------------------------------------------------------------


def _changed(dice: random.Random, payload: Payload) -> Payload:
    """A frame with one of its values changed, somewhere in its depth."""
    out: Any = _copy(payload)
    target, deeper, levels = out, True, 12
    while deeper and levels:
        levels -= 1
        places = [place for place in _places(target) if _places(_at(target, place))]
        deeper = bool(places) and dice.random() < 0.75
        if deeper:
            target = _at(target, dice.choice(places))
    if isinstance(target, dict):
        _change_map(dice, target)
    elif isinstance(target, list):
        _change_list(dice, target)
    return list(out)


def _copy(value: Any, deep: int = 16) -> Any:
    """As deep as anything is changed."""
    if isinstance(value, dict) and deep:
        return {key: _copy(item, deep - 1) for key, item in value.items()}
    return [_copy(item, deep - 1) for item in value] if isinstance(value, list) and deep else value


def _places(value: Any) -> Sequence[Any]:
    if isinstance(value, dict):
        return list(value)
    return range(len(value)) if isinstance(value, list) else ()


def _at(value: Any, place: Any) -> Any:
    return value[place]


def _change_map(dice: random.Random, target: dict[Any, Any]) -> None:
    if target and dice.random() < 0.5:
        target[dice.choice(list(target))] = dice.choice(ODD)
    else:
        key = dice.choice([odd for odd in ODD if isinstance(odd, int | str | bytes)])
        target[key] = dice.choice(ODD)


def _change_list(dice: random.Random, target: list[Any]) -> None:
    place = dice.randrange(len(target)) if target else 0
    what = dice.random()
    if not target or what < 0.1:
        target.insert(place, dice.choice(ODD))
    elif what < 0.2:
        del target[place]
    elif what < 0.25:
        target.append(_copy(target[place]))
    elif what < 0.3:
        dice.shuffle(target)
    elif what < 0.5 and type(target[place]) is int:
        far = target[place] + dice.choice((-1, 1, 256, 1 << 31, -(1 << 31)))
        target[place] = min(max(far, -(1 << 63)), (1 << 64) - 1)
    elif what < 0.6 and isinstance(target[place], bytes) and target[place]:
        target[place] = _flipped(dice, target[place])
    else:
        target[place] = dice.choice(ODD)


# --- frames ---------------------------------------------------------------------------------------------------------


def _mix(dice: random.Random, payloads: list[Payload], others: list[Payload]) -> None:
    what = dice.randrange(5)
    place = dice.randrange(len(payloads))
    if what == 0 and len(payloads) > 1:
        del payloads[place]
    elif what == 1:
        payloads.insert(place, payloads[dice.randrange(len(payloads))])
    elif what == 2:
        dice.shuffle(payloads)
    elif what == 3:
        payloads.insert(place, dice.choice(others))
    else:
        payloads[place] = [dice.choice([*range(33), *range(-2, 40), 1 << 40]), *payloads[place][1:]]


def _lie(dice: random.Random, bodies: list[bytes], place: int) -> bytes:
    """A frame whose head tells another length or checksum."""
    body = bodies[place]
    length = dice.choice((0, len(body) - 1, len(body) + 1, 1 << 20, 1 << 31, (1 << 32) - 1))
    head = struct.pack("<II", length % (1 << 32), crc32(body) ^ dice.choice((0, 0, 1)))
    return b"".join(head + body if i == place else framed(each) for i, each in enumerate(bodies))


def _damage(dice: random.Random, bodies: list[bytes], place: int) -> bytes:
    """A frame with a byte changed, its checksum made right again."""
    bodies[place] = _flipped(dice, bodies[place])
    return b"".join(map(framed, bodies))


def _cut_short(dice: random.Random, bodies: list[bytes], place: int) -> bytes:
    bodies[place] = bodies[place][: dice.randrange(len(bodies[place]))]
    return b"".join(map(framed, bodies))


def _noise(dice: random.Random, bodies: list[bytes], place: int) -> bytes:
    bodies[place] = bodies[place][:2] + dice.randbytes(dice.randrange(40))
    return b"".join(map(framed, bodies))


_BODIES: Final[Sequence[Callable[[random.Random, list[bytes], int], bytes]]] = (
    _lie,
    _damage,
    _damage,
    _cut_short,
    _noise,
)


# --- streams --------------------------------------------------------------------------------------------------------


def _flipped(dice: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def _cut(dice: random.Random, stream: bytes) -> bytes:
    return stream[: dice.randrange(len(stream))]


def _glued(dice: random.Random, stream: bytes) -> bytes:
    return stream + dice.choice((b"\0", stream, b"noise", compressed(b""), b"\x50\x2a\x4d\x18\4\0\0\0abcd"))


def _other_dictionary(dice: random.Random, stream: bytes) -> bytes:
    """Compressed with bytes that nobody has, under a number that is known or not."""
    known = bytearray(dictionary_bytes(DICTIONARY))
    known[4:8] = dice.choice((DICTIONARY, 2, 77, 1 << 30)).to_bytes(4, "little")
    known[-200:] = dice.randbytes(200)
    words = zstandard.ZstdCompressionDict(bytes(known))
    return zstandard.ZstdCompressor(dict_data=words).compress(b"".join(framed(_encode(p)) for p in payloads_of(stream)))


def _bomb(dice: random.Random, stream: bytes) -> bytes:
    """Frames that are right, and then mebibytes of nothing in a few hundred bytes."""
    frames = b"".join(framed(_encode(payload)) for payload in payloads_of(stream)[:-1])
    length = dice.choice((1, 1 << 22, (1 << 22) + 1))
    return compressed(frames + struct.pack("<II", length, 0) + bytes(1 << dice.choice((21, 25, 27))))


def _other_window(dice: random.Random, stream: bytes) -> bytes:
    """A stream that asks its reader for a window of many mebibytes."""
    parameters = zstandard.ZstdCompressionParameters(window_log=dice.choice((24, 27)), write_content_size=False)
    writer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    return writer.compress(b"".join(framed(_encode(p)) for p in payloads_of(stream))) + writer.flush()


def _only_noise(dice: random.Random, stream: bytes) -> bytes:
    return dice.choice(
        (b"", stream[:5], dice.randbytes(dice.randrange(200)), stream[:4] + dice.randbytes(50), b"<html>")
    )


_STREAMS: Final[Sequence[Callable[[random.Random, bytes], bytes]]] = (
    _flipped,
    _flipped,
    _cut,
    _glued,
    _other_dictionary,
    _bomb,
    _other_window,
    _only_noise,
)
