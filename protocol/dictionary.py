"""The trained dictionaries that streams may be compressed with, by number; ``tools/dictionary.py`` makes them."""

from __future__ import annotations

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


def dictionary_bytes(number: int) -> bytes:
    """A dictionary as it is shipped; nothing for ``NO_DICTIONARY``."""
    return b"" if number == NO_DICTIONARY else files("protocol").joinpath(f"dictionary-{number}.zdict").read_bytes()


def compressor(number: int, *, small: bool) -> zstandard.ZstdCompressor:
    """Compresses one stream with dictionary ``number``."""
    parameters, dictionary = _settings(number, small)
    return zstandard.ZstdCompressor(compression_params=parameters, dict_data=dictionary)


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
