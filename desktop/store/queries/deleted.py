"""What was deleted and can be found again: rows whose tombstone still holds their values.

Left out are rows that the server has emptied because their time was over, women who were erased on request or are
about to be, and what stands under an owner that is deleted itself: it comes back with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.store.database import Database
from desktop.store.operations import decode, encode
from desktop.store.queries.people import names_behind
from protocol.operations import ERASED, GONE, PURGED
from protocol.records import BY_NAME, DELETED, Kind, Type
from protocol.records import KINDS as ALL

#: What is left in the column ``extra`` of a row that is gone for good.
GONE_FOR_GOOD = tuple(encode({GONE: how}) for how in (PURGED, ERASED))

#: Kind → the words that a search looks into, as SQL over ``t``.
_WORDS: dict[str, tuple[str, ...]] = {
    "person": ("t.name_zh", "t.name_mn", "t.name_latin", "t.nickname", "t.initials"),
    "activity": ("t.title", "t.place"),
    "visit": (names_behind("t.person"), "t.date", "t.place"),
    "home": ("t.name_zh", "t.name_mn"),
    "org_unit": ("t.name_zh", "t.short_name"),
    "appointment": (names_behind("t.person"), "t.duty"),
    "household": (names_behind("t.head"), "t.note"),
    "saved_list": ("t.name",),
    # by their numbers alone: sealed ones are among them
    **dict.fromkeys(("need", "need_step", "dispute"), ("t.no",)),
    "attachment": ("t.caption", "(SELECT a.title FROM activity AS a WHERE a.id = t.owner)"),
    "file": ("t.name", "(SELECT a.title FROM activity AS a WHERE a.id = t.owner)"),
}
#: Kinds that nobody looks for by themselves.
_NEVER = frozenset({"person_alias", "home_person", "attendance", "sheet", "user", "conflict", "erasure", "setting"}) | {
    "import_batch",  # it goes and comes back with what it brought
    *("report", "report_basis", "report_event", "report_answer"),  # frozen anew, never brought back in part
    "person_pair",  # decided and taken back where the pair is shown
    "access_log",  # nobody takes it out
    "forms_pack",  # another one is chosen
    "form_filling",  # cleared and typed again where it stands
}


def _words_of(kind: Kind) -> tuple[str, ...]:
    """Of a kind that ``_WORDS`` says nothing of: its own words, and the names of whom or what it is about."""
    own = [f"t.{f.name}" for f in kind.fields if f.type is Type.TEXT and not f.code]
    refs = {
        to: [f"t.{f.name}" for f in kind.fields if f.type is Type.REF and f.to == to] for to in ("person", "org_unit")
    }
    units = [
        f"(SELECT ifnull(u.short_name, '') || ' ' || ifnull(u.name_zh, '') FROM org_unit AS u WHERE u.id = {ref})"
        for ref in refs["org_unit"]
    ]
    return (*own, *map(names_behind, refs["person"]), *units)


_WORDS |= {kind.name: _words_of(kind) for kind in ALL if kind.name not in _WORDS and kind.name not in _NEVER}
KINDS = tuple(_WORDS)

#: Kind → the fields that name its owner, and the owner's kind (None: any); as the kinds state it.
OWNERS: dict[str, tuple[tuple[str, str | None], ...]] = {
    kind.name: owners
    for kind in ALL
    if (owners := tuple((field.name, field.to) for field in kind.fields if field.owner))
}
_GONE = ",".join(f"x'{extra.hex()}'" for extra in GONE_FOR_GOOD)
_STANDS = f"t.deleted IS NOT NULL AND (t.extra IS NULL OR t.extra NOT IN ({_GONE}))"
#: What this laptop wrote itself and the server does not have yet was written last of all.
_LAST = (
    "(SELECT max(ifnull(o.seq, 4611686018427387904 + o.number)) FROM operation AS o WHERE o.row = t.id AND o.kind = {})"
)


def _conditions(kind: str, text: str) -> tuple[str, list[Any]]:
    where, parameters = [_STANDS], list[Any]()
    if kind == "person":
        where.append("NOT EXISTS (SELECT 1 FROM erasure AS e WHERE e.row = t.id AND e.deleted IS NULL)")
    for field, owner in OWNERS.get(kind, ()):
        for table in (of for of in KINDS if of != kind) if owner is None else (owner,):
            where.append(f"NOT EXISTS (SELECT 1 FROM {table} AS w WHERE w.id = t.{field} AND w.deleted IS NOT NULL)")
    for word in text.split():
        found = " OR ".join(f"instr(lower(ifnull({words}, '')), ?) > 0" for words in _WORDS[kind])
        where.append(f"({found})" if found else "0")  # a kind without words is found by none
        parameters.extend([word.lower()] * len(_WORDS[kind]))
    return " AND ".join(where), parameters


def ids(db: Database, kinds: Sequence[str], text: str, *, newest: bool, limit: int = -1) -> list[tuple[str, bytes]]:
    """(kind, id) of what was deleted, by the place of the last change in the log, not by any clock."""
    parts: list[str] = []
    parameters: list[Any] = []
    for kind in kinds:
        where, more = _conditions(kind, text)
        last = _LAST.format(BY_NAME[kind].number)
        parts.append(f"SELECT '{kind}', t.id, {last} AS last, t.updated_at AS at FROM {kind} AS t WHERE {where}")
        parameters += more
    if not parts:
        return []
    way, unknown = ("DESC", "ASC") if newest else ("ASC", "DESC")
    found = db.rows(
        f"SELECT * FROM ({' UNION ALL '.join(parts)}) ORDER BY last IS NULL {unknown}, last {way}, at {way} LIMIT ?",
        [*parameters, limit],
    )
    return [(kind, id_) for kind, id_, _, _ in found]


def deletion(db: Database, kind: str, id: bytes) -> tuple[bytes, int, bytes, int] | None:
    """(device, number of its act, author, stamp) of the operation that deleted a row; None where it came with a first
    copy."""
    for fields, refused, *found in db.rows(
        "SELECT fields, refused, device, act, author, stamp FROM operation WHERE row = ? AND kind = ?"
        " ORDER BY seq IS NOT NULL, seq DESC, number DESC",
        (id, BY_NAME[kind].number),
    ):
        if not refused and decode(fields).get(DELETED.number):
            device, act, author, stamp = found
            return device, act, author, stamp
    return None


def children(db: Database, kind: str, id: bytes) -> list[tuple[str, bytes]]:
    """(kind, id) of the deleted rows that belong to a row."""
    found = []
    for child, owners in OWNERS.items():
        for field, owner in owners:
            if owner in (kind, None):
                rows = db.rows(f"SELECT t.id FROM {child} AS t WHERE t.{field} = ? AND {_STANDS}", (id,))
                found += [(child, row) for (row,) in rows]
    return found


def is_gone(db: Database, kind: str, id: bytes, extra: bytes | None) -> bool:
    """Whether a row never comes back: its tombstone was emptied, or she is erased or about to be."""
    if extra in GONE_FOR_GOOD:
        return True
    return bool(db.value("SELECT 1 FROM erasure WHERE kind = ? AND row = ? AND deleted IS NULL", (kind, id)))
