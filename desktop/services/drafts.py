"""Drafts: what is being typed, kept on each pause, so that a power cut loses nothing. They do not travel."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.store.forgetting import draft_without
from desktop.store.queries import drafts as queries
from desktop.store.queries.erasure import erased

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class Kept(NamedTuple):
    """A draft as it was kept; ``at`` in milliseconds since 1970 UTC."""

    key: str
    body: dict[str, Any]
    at: int


class Drafts:
    """The drafts of one desk, by what they are drafts of (``activity.new``). Bodies are plain JSON; ids as hex."""

    def __init__(self, desk: Desk) -> None:
        self._db = desk.db

    def put(self, key: str, body: Mapping[str, Any]) -> None:
        """Keeps a draft, durably. Raises KnownError where the disk refuses; the former one then stays.

        A form may be open while somebody is erased: what it says of her is not kept.
        """
        text: str | None = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        for woman in erased(self._db):
            if text is not None and woman.hex() in text:
                text = draft_without(key, text, woman.hex())
        if text is None:
            queries.drop(self._db, key)
        else:
            queries.put(self._db, key, text, time.time_ns() // 1_000_000)

    def get(self, key: str) -> dict[str, Any] | None:
        """A draft; None where there is none."""
        text = queries.get(self._db, key)
        return None if text is None else _read(text)

    def all(self, prefix: str = "") -> list[Kept]:
        """The drafts whose key begins with ``prefix``, the latest first."""
        found = ((key, _read(text), at) for key, text, at in queries.all_of(self._db, prefix))
        return [Kept(key, body, at) for key, body, at in found if body is not None]

    def drop(self, key: str) -> None:
        """Forgets a draft: it became an act, or somebody threw it away."""
        queries.drop(self._db, key)


def _read(text: str) -> dict[str, Any] | None:
    try:
        body = json.loads(text)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None
