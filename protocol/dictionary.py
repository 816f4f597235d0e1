"""The trained dictionaries that streams may be compressed with, by number; ``tools/dictionary.py`` makes them."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Final

import zstandard

from protocol.wire import MAX_WINDOW, NO_DICTIONARY

#: The one that writers use where the other side has it. A shipped one never changes: a better one gets the next number.
DICTIONARY: Final = 1
#: Numbers of those at hand.
KNOWN: Final = frozenset((DICTIONARY,))

#: Settings of a small stream, as dense as can be, and of a large one, fast.
_DENSE, _FAST = 19, 3
#: About how many bytes a small stream has: its tables need not be larger.
_SMALL = 256 * 1024
#: Compressors without a stream that are kept of each sort; by dictionary and size of stream. Threads share them.
_SPARE: Final = 4
_spare: dict[tuple[int, bool], list[zstandard.ZstdCompressor]] = {
    (number, small): [] for number in (NO_DICTIONARY, *KNOWN) for small in (False, True)
}


def dictionary_bytes(number: int) -> bytes:
    """A dictionary as it is shipped; nothing for ``NO_DICTIONARY``."""
    return b"" if number == NO_DICTIONARY else files("protocol").joinpath(f"dictionary-{number}.zdict").read_bytes()


def compressor(number: int, *, small: bool) -> zstandard.ZstdCompressor:
    """Compresses one stream at a time with dictionary ``number``; ``spare`` takes it back."""
    with suppress(IndexError):
        return _spare[number, small].pop()
    parameters, dictionary = _settings(number, small)
    return zstandard.ZstdCompressor(compression_params=parameters, dict_data=dictionary)


def spare(number: int, compressor: zstandard.ZstdCompressor, *, small: bool) -> None:
    """The stream of a compressor ended: its tables, some megabytes, are good for the next one. To have them from the
    system anew cost a server ten times what a request with nothing new does."""
    if len(kept := _spare[number, small]) < _SPARE:
        kept.append(compressor)


def decompressor(number: int) -> zstandard.ZstdDecompressor:
    """Reads one stream that was compressed with dictionary ``number``."""
    return zstandard.ZstdDecompressor(dict_data=_settings(number, False)[1], max_window_size=MAX_WINDOW)


@cache
def _settings(
    number: int, small: bool
) -> tuple[zstandard.ZstdCompressionParameters, zstandard.ZstdCompressionDict | None]:
    """Threads share both: a prepared dictionary is only read."""
    data = dictionary_bytes(number)
    parameters = zstandard.ZstdCompressionParameters.from_level(
        _DENSE if small else _FAST,
        source_size=_SMALL if small else 0,
        dict_size=len(data),
        write_content_size=False,
        write_dict_id=True,
    )
    if not data:
        return parameters, None
    dictionary = zstandard.ZstdCompressionDict(data)
    dictionary.precompute_compress(compression_params=parameters)
    return parameters, dictionary
