"""Drafts: what is being typed, kept while it is typed, so that a power cut loses nothing. They do not travel."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.services.plain import joined
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.services.sealing import Sealed
from desktop.services.seen import Seen
from desktop.store.changes import Sight
from desktop.store.forgetting import draft_without
from desktop.store.queries import drafts as queries
from desktop.store.queries.erasure import asked
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.sealing import Sealing
    from desktop.store.township import Township


#: Between what a draft is of and whose it is.
_OF = "@"
#: How JSON tells sealed words from other plain data.
_SEALED = "sealed words"


class Kept(NamedTuple):
    """A draft as it was kept; ``at`` in milliseconds since 1970 UTC."""

    key: str
    body: dict[str, Any]
    at: int

    @property
    def kind(self) -> str:
        """The kind of record that it is a draft of."""
        return self.key.partition(".")[0]

    @property
    def new(self) -> bool:
        """Whether it is of a record that is not there yet."""
        return self.key.partition(".")[2].startswith("new")

    @property
    def id(self) -> bytes | None:
        """The standing record that it changes; None of a new one."""
        try:
            return None if self.new else bytes.fromhex(self.key.partition(".")[2])
        except ValueError:
            return None

    @property
    def title(self) -> str:
        """What its record is called, as far as that was typed or known."""
        return str(self.body.get("title") or "")


@dataclass(frozen=True)
class Typed:
    """What was typed into a record's form and is not written: ``values`` by field, as the form holds them; ``seen``:
    what the form showed when it was opened, None of a new record."""

    values: Mapping[str, Any]
    seen: Seen | None = None
    title: str = ""


def key_of(kind: str, id: bytes) -> str:
    """The key of a standing record's draft."""
    return f"{kind}.{id.hex()}"


def new_key(kind: str) -> str:
    """A key for the draft of one more new record: drafts of yesterday stay what they are."""
    return f"{kind}.new-{new_id().hex()}"


class _Soon(NamedTuple):
    """A draft that is to be written: JSON, and when it was typed (ms UTC)."""

    text: str
    at: int


def _now() -> int:
    return time.time_ns() // 1_000_000


def _text(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _body(typed: Typed) -> dict[str, Any]:
    """Without words that were to be sealed and are not: ``plain`` knows none."""
    body: dict[str, Any] = {"title": typed.title, "values": plain(typed.values)}
    if typed.seen is not None:
        body |= {"sight": typed.seen.sight.plain(), "loaded": plain(typed.seen.values)}
    return body


class Drafts:
    """The drafts of one desk, by what they are drafts of (``activity.new-…``). Bodies are plain JSON; ids as hex.

    Where each user has her own PIN, each has her own drafts: they lie under ``key@user``. One from before the township
    had a lock is whoever's takes it up.
    """

    def __init__(self, township: Township, sealing: Sealing | None = None) -> None:
        """``sealing``: by whom what is typed of sealed words is sealed here too."""
        self._db, self._journal = township.db, township.journal
        self._sealing = sealing
        self._apart = township.key is not None
        self._soon: dict[str, _Soon] = {}  # changed within the write lock, or by the one thread that types
        self._writer = threading.Lock()  # who writes them; the file is not closed meanwhile
        self._finished = False

    def put(self, key: str, body: Mapping[str, Any]) -> None:
        """Keeps a draft, durably. Raises KnownError where the disk refuses; the former one then stays.

        A form may be open while somebody is erased: what it says of her is not kept.
        """
        kept = self._hers(key)
        with self._db.writing():
            self._write(kept, _Soon(_text(body), _now()))
            self._soon.pop(kept, None)  # an earlier text of it
            if kept != key:
                queries.drop(self._db, key)

    def put_soon(self, key: str, body: Mapping[str, Any]) -> None:
        """Notes a draft without waiting for the disk: whoever reads drafts finds it, and ``write_soon`` keeps it."""
        self._soon[self._hers(key)] = _Soon(_text(body), _now())

    def write_soon(self) -> None:
        """Keeps what was noted, durably; from whatever thread. Raises KnownError as ``put``: then it stays noted."""
        with self._writer:
            while self._soon and not self._finished:
                with self._db.writing():
                    # The write lock orders it with ``put`` and ``drop``: a text that was dropped never comes back.
                    key, noted = next(iter(list(self._soon.items())), ("", None))
                    if noted is None:
                        return
                    self._write(key, noted)
                if self._soon.get(key) is noted:
                    self._soon.pop(key, None)

    def finish(self) -> None:
        """Keeps what was noted and no more: the file is about to be closed. Raises KnownError as ``put``."""
        try:
            self.write_soon()
        finally:
            with self._writer:
                self._finished = True

    def _write(self, key: str, noted: _Soon) -> None:
        text = self._without_erased(key, noted.text)
        if text is None:
            queries.drop(self._db, key)
        else:
            queries.put(self._db, key, text, noted.at)

    def _without_erased(self, key: str, text: str) -> str | None:
        kept: str | None = text
        for woman in asked(self._db):
            if kept is not None and woman.hex() in kept:
                kept = draft_without(key, kept, woman.hex())
        return kept

    def _hers(self, key: str) -> str:
        """Under what a draft of whoever is at the desk lies."""
        return f"{key}{_OF}{self._journal.author.hex()}" if self._apart else key

    def _key_of(self, kept: str) -> str | None:
        """Of what a draft is that lies under ``kept``; None where it is somebody else's."""
        key, _, user = kept.partition(_OF)
        return key if user in ("", self._journal.author.hex()) else None

    def _noted(self) -> dict[str, tuple[str, int]]:
        """What was noted and is not written, as it will be; by under what it lies."""
        noted = {key: (self._without_erased(key, soon.text), soon.at) for key, soon in list(self._soon.items())}
        return {key: (text, at) for key, (text, at) in noted.items() if text is not None}

    def get(self, key: str) -> dict[str, Any] | None:
        """A draft; None where there is none."""
        noted = self._noted()
        for kept in dict.fromkeys((self._hers(key), key)):
            text, _ = noted.get(kept) or (queries.get(self._db, kept), 0)
            if text is not None:
                return _read(text)
        return None

    def keep(self, key: str, typed: Typed) -> None:
        """Keeps what was typed into a form, with what it showed. Raises KnownError as ``put``."""
        self.put(key, _body(self._sealed(key, typed)))

    def keep_soon(self, key: str, typed: Typed) -> None:
        """``keep`` without waiting for the disk, as ``put_soon``."""
        self.put_soon(key, _body(self._sealed(key, typed)))

    def _sealed(self, key: str, typed: Typed) -> Typed:
        if self._sealing is None:
            return typed
        return replace(typed, values=self._sealing.for_draft(key.partition(".")[0], typed.values))

    def typed(self, key: str) -> Typed | None:
        """What ``keep`` kept; None where there is none or it cannot be read."""
        body = self.get(key)
        if body is None or not isinstance(body.get("values"), dict):
            return None
        sight, loaded = Sight.of_plain(body.get("sight")), body.get("loaded")
        kind = PLAIN_BY_KIND.get(key.partition(".")[0])

        def held(values: dict[str, Any]) -> dict[str, Any]:
            """As forms hold it now: a kind that was not plain once kept whom it is about field by field."""
            return joined(kind, of_plain(values)) if kind else of_plain(values)

        seen = Seen(sight, held(loaded)) if sight is not None and isinstance(loaded, dict) else None
        return Typed(held(body["values"]), seen, str(body.get("title") or ""))

    def all(self, prefix: str = "") -> list[Kept]:
        """The drafts whose key begins with ``prefix``, the latest first."""
        noted = {key: value for key, value in self._noted().items() if key.startswith(prefix)}
        rows = [(key, text, at) for key, text, at in queries.all_of(self._db, prefix) if key not in noted]
        rows += [(key, text, at) for key, (text, at) in noted.items()]
        hers = [(key, text, at) for kept, text, at in rows if (key := self._key_of(kept)) is not None]
        found = ((key, _read(text), at) for key, text, at in sorted(hers, key=lambda row: (-row[2], row[0])))
        return [Kept(key, body, at) for key, body, at in found if body is not None]

    def count(self) -> int:
        """How many drafts stand."""
        found = {*queries.keys(self._db), *self._noted()}
        return len({key for kept in found if (key := self._key_of(kept)) is not None})

    def follow(self, kind: str, ids: Iterable[bytes], to: bytes, new: str = "") -> None:
        """What was typed about a row goes on as a draft of the row that stands for it now, unless that one has a draft
        already; ``new``: what stands before the id in a key. Raises KnownError as ``put``."""
        there = f"{kind}.{new}{to.hex()}"
        for id_ in ids:
            key = f"{kind}.{new}{id_.hex()}"
            body = self.get(key)
            if body is not None and self.get(there) is None:
                self.put(there, body)
                self.drop(key)

    def drop(self, key: str) -> None:
        """Forgets a draft: it became an act, or somebody threw it away."""
        for kept in dict.fromkeys((self._hers(key), key)):
            if kept in self._soon or queries.get(self._db, kept) is not None:
                with self._db.writing():
                    self._soon.pop(kept, None)
                    queries.drop(self._db, kept)


def _read(text: str) -> dict[str, Any] | None:
    try:
        body = json.loads(text)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def plain(value: Any) -> Any:
    """A value as JSON holds it: ids as {"id": hex}, sealed words with where they stand."""
    if isinstance(value, Sealed):
        return {_SEALED: plain(asdict(value))}
    if isinstance(value, bytes):
        return {"id": value.hex()}
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, (list, tuple)) else value


def of_plain(value: Any) -> Any:
    """What ``plain`` gave."""
    if isinstance(value, dict):
        if value.keys() == {"id"} and isinstance(value["id"], str):
            return bytes.fromhex(value["id"])
        if value.keys() == {_SEALED}:
            return Sealed(**of_plain(value[_SEALED]))
        return {name: of_plain(part) for name, part in value.items()}
    return [of_plain(part) for part in value] if isinstance(value, list) else value
