"""Owners of rows, each as a plain kind: one that is plain as it is stated, another as it would be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from desktop.documents.register import Book, RegisterColumn
from desktop.services import plain_kinds
from desktop.services.desk import Desk
from desktop.services.plain import ABOUT, Plain, Rows, Rule
from desktop.services.plain_records import PlainRecords
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from protocol.records import BY_NAME
from tests.kinds.stated import typed_of, value_of

#: Kind → what it takes as a plain one, besides the rows that it owns.
_AS_PLAIN: Final[dict[str, dict[str, Any]]] = {
    "home": {
        "named_by": "name_zh",
        "newest": "founded_on",
        "searched": ("name_zh",),
        "rules": {"name_zh": Rule(needed=True), "kind": Rule(codes="home_kind"), "note": Rule(long=True)},
    }
}


def plain_owner(rows: Rows, desk: Desk, patch: pytest.MonkeyPatch) -> PlainRecords:
    """The records of the kind that owns ``rows``."""
    kind = rows.owner
    stated = plain_kinds.PLAIN_BY_KIND.get(kind) or Plain(kind, rows=(rows,), **_AS_PLAIN[kind])
    assert isinstance(plain_kinds.PLAIN_BY_KIND, dict)
    made = desk.plain.get(kind) or PlainRecords(desk, stated)
    if stated.named_by == ABOUT:  # what is changed here is its note: whom it is about is no text
        stated = replace(stated, named_by="note")
        made = PlainRecords(desk, stated)
    patch.setitem(plain_kinds.PLAIN_BY_KIND, kind, stated)
    desk.plain[kind] = made
    return made


def also_needed(plain: Plain, ids: dict[str, bytes] | None = None) -> dict[str, Any]:
    """What a record needs besides its name, filled in; ``ids``: rows that it may refer to."""
    fields = BY_NAME[plain.kind].by_name
    names = [name for name, rule in plain.rules.items() if rule.needed and name != plain.named_by]
    found = {name: value_of(plain.kind, fields[name], ids or {}) for name in names}
    if plain.about is not None and plain.about.needed and plain.named_by != ABOUT:
        field, kind = next(iter(plain.subjects.items()))
        found[ABOUT] = {field: (ids or {}).get(kind)}
    return found


def page_of(rows: Rows, context: Context) -> PlainPage:
    """A page of the kind that owns ``rows``, with no field but its name, what it needs, and these."""
    plain = plain_kinds.PLAIN_BY_KIND[rows.owner]
    book = Book(
        "登记簿", ((plain.named_by, RegisterColumn("名称", 30)), (rows.kind, RegisterColumn("记录", 70, "left")))
    )
    words = Words("记录", "新的", "查找", "还没有", "第一条", "已删除", lambda count: f"{count}")
    form = (plain.named_by, *also_needed(plain), rows.kind)
    look = Look(rows.owner, "homes", lambda: words, {plain.named_by: 240}, form, book=book)
    return PlainPage(context, look)


def row_values(rows: Rows, ids: dict[str, bytes], **more: Any) -> dict[str, Any]:
    """Every column of a row of ``rows`` filled in."""
    fields = BY_NAME[rows.kind].by_name
    return {name: typed_of(rows.kind, fields[name], ids) for name in rows.columns} | more
