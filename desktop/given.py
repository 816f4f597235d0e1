"""Files that the system hands to the program: what somebody opened from a stick, a letter or a link.

``given`` tells by its name what one is; whether it is good is decided where it is read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

#: Name's ending → what such a file is.
ENDINGS: Final = {
    ".sumuinv": "invitation",
    ".sumu": "changes",
    ".sumubak": "backup",
    ".sumuup": "update",
}
#: An invitation's line itself, as a link.
SCHEMES: Final = ("sumu:", "sumu+http:")
#: What one program hands to another is read no further (bytes), and no more of it is looked at.
MOST_BYTES: Final = 64 * 1024
MOST: Final = 100


class Given(NamedTuple):
    """One of them. ``kind``: ``invitation``, ``changes``, ``backup``, ``update``, or "" for what is none of these.
    ``value``: the file's absolute path, or an invitation's line."""

    kind: str
    value: str

    @property
    def is_line(self) -> bool:
        """Whether ``value`` is no file but the invitation itself."""
        return self.value.lower().startswith(SCHEMES)


def given(argument: str) -> Given:
    """What an argument of the command line is: a path, a ``file:`` URL or an invitation's line."""
    if argument.lower().startswith(SCHEMES):
        return Given("invitation", argument)
    if argument.lower().startswith("file:"):
        from urllib.parse import urlsplit  # these load what speaks HTTP, and a start has no use for it
        from urllib.request import url2pathname

        argument = url2pathname(urlsplit(argument).path)
    path = Path(argument).absolute()
    return Given(ENDINGS.get(path.suffix.lower(), ""), str(path))


def packed(things: Sequence[Given]) -> bytes:
    """For the program that runs already; what is too much for one message is left out."""
    kept = list(things[:MOST])
    while len(told := json.dumps([thing.value for thing in kept]).encode()) > MOST_BYTES:
        kept.pop()
    return told


def unpacked(message: bytes) -> list[Given]:
    """``packed`` read again; what is no such message is nothing."""
    try:
        told = json.loads(message[: MOST_BYTES + 1])
    except (ValueError, RecursionError):
        return []
    if not isinstance(told, list) or len(message) > MOST_BYTES:
        return []
    return [given(value) for value in told[:MOST] if isinstance(value, str) and "\0" not in value]
