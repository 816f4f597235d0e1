"""The shape of the wire: frame tags, limits, problem and refusal codes (docs/sync-protocol.md explains them)."""

from __future__ import annotations

from typing import Final

#: First element of a frame's payload. Requests use 1–15, answers 16–31, bundles also 32–47.
HELLO: Final = 1
OPERATIONS: Final = 2
COPY: Final = 3
END: Final = 4
MARKS: Final = 5
HELD: Final = 6
DIGESTS: Final = 7
REPAIR: Final = 8
ANSWER: Final = 16
LOG: Final = 17
DONE: Final = 18
ROWS: Final = 19
COPIED: Final = 20
START: Final = 21
COMMON: Final = 22
DIGESTS_OF: Final = 23
BUCKET: Final = 24
ASIDE: Final = 25
SINCE: Final = 32
AUTHORS: Final = 33

#: Bytes of a hash that is only compared: the first ones.
SHORT_HASH: Final = 8

#: Number of no trained dictionary.
NO_DICTIONARY: Final = 0
#: Of the zstd streams: how far back a reader must be able to look.
MAX_WINDOW: Final = 8 * 1024 * 1024

#: Bytes of one request: as sent, and inflated. A client cuts its requests to fit.
MAX_REQUEST: Final = 2 * 1024 * 1024
MAX_REQUEST_INFLATED: Final = 16 * 1024 * 1024
#: Bytes of one answer, inflated, that a client takes.
MAX_ANSWER_INFLATED: Final = 256 * 1024 * 1024
#: Bytes of one frame's payload; writers aim at TARGET_FRAME, which one large operation may pass.
MAX_FRAME: Final = 4 * 1024 * 1024
TARGET_FRAME: Final = 128 * 1024

#: Operations, entries or rows of one frame; and values of one frame that is longer than LARGE_FRAME, for a byte of
#: msgpack may stand for eighty of memory.
MAX_ITEMS: Final = 10_000
LARGE_FRAME: Final = 256 * 1024
MAX_VALUES: Final = 100_000
#: Lists and maps in each other, in a value: deeper ones are no frame. Those deeper than MAX_DEPTH are refused.
MAX_NESTING: Final = 32

#: Bytes of a photo or another file: a server takes none that is larger, a laptop adds none.
MAX_FILE: Final = 10 * 1024 * 1024

#: What a cell may hold at most.
MAX_TEXT: Final = 64 * 1024  # bytes of UTF-8
MAX_SEALED: Final = MAX_TEXT + 1024  # bytes: a text, and what sealing adds
MAX_JSON: Final = 256 * 1024  # bytes of msgpack
MAX_LIST: Final = 10_000
MAX_DEPTH: Final = 8
MAX_FIELDS: Final = 200
#: Stamps and numbers are below this (they stand in 64 bits with a sign).
MAX_NUMBER: Final = 1 << 62


class Problem:
    """Why a whole request was not taken; travels in the ANSWER frame."""

    VERSION: Final = "version"
    DICTIONARY: Final = "dictionary"
    CURSOR: Final = "cursor"
    FORK: Final = "fork"
    BEHIND: Final = "device-behind"
    GAP: Final = "gap"
    DEVICE: Final = "device-unknown"
    COMPACTED: Final = "log-compacted"
    FRAME: Final = "bad-frame"
    ALIAS: Final = "alias-unknown"
    SIZE: Final = "too-large"
    SIGNATURE: Final = "bad-signature"
    REVOKED: Final = "device-revoked"
    FULL: Final = "township-full"


class Refusal:
    """Why one operation was taken in but changes nothing; stands in the log."""

    VALUE: Final = "bad-value"
    TEXT: Final = "text-too-long"
    LIST: Final = "list-too-long"
    DEPTH: Final = "too-deep"
    FIELDS: Final = "bad-fields"
    STAMP: Final = "bad-stamp"
    ACT: Final = "bad-act"
    SERVER_ONLY: Final = "server-only"
    ROLE: Final = "role"
    PURGED: Final = "purged"
    ERASED: Final = "erased"


class FrameError(Exception):
    """Bytes that are no frame of this protocol. ``code`` is a ``Problem``."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code
