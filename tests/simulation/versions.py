"""Programs of other versions in one process: an older one knows fewer kinds and fields than the server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final, NamedTuple, cast

import desktop.store.new_kinds
import desktop.store.recovery
from desktop.store import rows
from protocol.lists import LIST_FIELDS
from protocol.records import BY_NAME, BY_NUMBER, KINDS, Kind


class Version(NamedTuple):
    """What a program knows. ``lists``: whether it tells what is added to a list and taken off beside the whole one."""

    kinds: tuple[Kind, ...]
    lists: bool = True


NEWEST: Final = Version(KINDS)
_LIST_FIELDS: Final = dict(LIST_FIELDS)


def older(lacking: Mapping[str, frozenset[str]]) -> Version:
    """A program from before some fields; a kind of which none is named was not there at all. It writes whole lists."""
    kinds = []
    for kind in KINDS:
        missing = lacking.get(kind.name)
        if missing is None:
            kinds.append(kind)
        elif missing:
            fields = tuple(field for field in kind.fields if field.name not in missing)
            kinds.append(replace(kind, fields=fields))
    return Version(tuple(kinds), lists=False)


_running = NEWEST


@contextmanager
def running(version: Version) -> Iterator[None]:
    """While it lasts, the program of this version runs."""
    before = _running
    _become(version)
    try:
        yield
    finally:
        _become(before)


def _become(version: Version) -> None:
    global _running
    if version is _running:
        return
    _running = version
    by_name, by_number = cast(dict[str, Kind], BY_NAME), cast(dict[int, Kind], BY_NUMBER)
    by_name.clear()
    by_number.clear()
    by_name.update((kind.name, kind) for kind in version.kinds)
    by_number.update((kind.number, kind) for kind in version.kinds)
    list_fields = cast(dict[int, frozenset[int]], LIST_FIELDS)
    list_fields.clear()
    list_fields.update(_LIST_FIELDS if version.lists else {})
    modules: tuple[Any, ...] = (desktop.store.recovery, desktop.store.new_kinds)
    for module in modules:
        module.KINDS = version.kinds
    for kept in (rows.columns, rows._select, rows._insert, rows._update):
        kept.cache_clear()
