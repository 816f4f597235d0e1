"""What an erasure takes from this laptop besides the rows' cells: operations' values, acts' names, drafts, pictures.

Only the journal's batches use it, within their transaction. Identities, chain hashes and places in the log stay.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from desktop.store.driver import Connection
from desktop.store.operations import COLUMNS, decode, encode, operation_of
from desktop.store.values import Value
from protocol.erasure import TIES
from protocol.operations import Operation, blank
from protocol.records import ATTACHMENT, BY_NAME, BY_NUMBER, FILE, PERSON, PERSON_ALIAS

#: Meta key: the hashes of pictures whose files are to go (msgpack list).
FORGOTTEN_PHOTOS = "forgotten_photos"
#: Kinds whose rows show what lies in the folder of pictures and files.
SHOWING = (ATTACHMENT.number, FILE.number)
#: Texts of a person or an alias that acts are named by.
_NAMES = {
    PERSON.number: ("name_zh", "name_mn", "name_latin", "nickname"),
    PERSON_ALIAS.number: ("text",),
}


def forget_rows(connection: Connection, device: bytes, kind: int, ids: Iterable[bytes]) -> None:
    """Takes the values of rows out of all that is kept about them. Called while their tables still hold them.

    ``device``: this laptop's.
    """
    for id_ in ids:
        forget_in_drafts(connection, id_)
        connection.execute("DELETE FROM opening WHERE row = ?", (id_,))  # who read of her
        found = connection.execute(f"SELECT {COLUMNS}, before FROM operation WHERE row = ? AND kind = ?", (id_, kind))
        rows = found.fetchall()
        operations = [operation_of(row) for row in rows]
        _forget_names(
            connection, kind, id_, [*(op.fields for op in operations), *(decode(row[-1] or b"\x80") for row in rows)]
        )
        forget_operations(connection, device, operations)


def forget_operations(connection: Connection, device: bytes, operations: Sequence[Operation]) -> None:
    """Makes operations blank; what this laptop's own ones found, and what their acts were about, goes too."""
    connection.executemany(
        "UPDATE operation SET fields = ?, before = CASE WHEN before IS NULL THEN NULL ELSE x'80' END"
        " WHERE device = ? AND number = ?",
        [(encode(blank(op).fields), op.device, op.number) for op in operations],
    )
    connection.executemany(
        "UPDATE operation SET subject = '' WHERE device = ? AND number = ? AND label <> 'undo'",
        {(device, op.act) for op in operations if op.device == device},
    )


def _forget_names(connection: Connection, kind: int, id_: bytes, written: Iterable[Mapping[int, Value]]) -> None:
    """Acts on other records may be named by her: by the name she has, or one of those that were ``written``."""
    names = _NAMES.get(kind)
    if names is None:
        return
    row = connection.execute(f"SELECT {', '.join(names)} FROM {BY_NUMBER[kind].name} WHERE id = ?", (id_,)).fetchone()
    numbers = [BY_NUMBER[kind].by_name[name].number for name in names]
    texts = {*(row or ()), *(fields.get(number) for fields in written for number in numbers)}
    connection.executemany(
        "UPDATE operation SET subject = '' WHERE label IS NOT NULL AND label <> 'undo' AND instr(subject, ?) > 0",
        [(text,) for text in texts if text],
    )


def forget_in_drafts(connection: Connection, id_: bytes) -> None:
    """Drafts about a record go: its own form's, and those of what would belong to it. From any other, where it is only
    named, its id goes with what is said of it, and the rest of what was typed stays."""
    marked = id_.hex()
    found = connection.execute(
        "SELECT key, body FROM draft WHERE instr(key, ?) > 0 OR instr(body, ?) > 0", (marked, marked)
    ).fetchall()
    for key, body in found:
        left = None if marked in key else draft_without(key, body, marked)
        if left is None:
            connection.execute("DELETE FROM draft WHERE key = ?", (key,))
        elif left != body:
            connection.execute("UPDATE draft SET body = ? WHERE key = ?", (left, key))


def draft_without(key: str, body: str, marked: str) -> str | None:
    """A draft's body (JSON) without the record of that id (hex); None where all of the draft is about it."""
    fields = _makes_hers(key.partition(".")[0])
    try:
        whole = json.loads(body)
    except ValueError:
        return None  # nobody can go on with it
    if _is_about(whole, fields, marked):
        return None
    left = _without(whole, marked)
    return body if left == whole else json.dumps(left, ensure_ascii=False, separators=(",", ":"))


def _makes_hers(name: str) -> set[str]:
    """The fields of a kind by which a record is about a woman, and goes with her."""
    kind = BY_NAME.get(name)
    return {kind.by_number[tie.field].name for tie in TIES if tie.kind == kind.number} if kind else set()


def _is_about(value: Any, fields: Collection[str], marked: str) -> bool:
    if not isinstance(value, dict):
        return False
    return any(
        _names(part, marked) if name in fields else _is_about(part, fields, marked) for name, part in value.items()
    )


def _names(value: Any, marked: str) -> bool:
    """Whether a part of a draft is that id, or says something of that one record."""
    if isinstance(value, dict | list):
        return marked in (value.values() if isinstance(value, dict) else value)
    return bool(value == marked)


def _without(value: Any, marked: str) -> Any:
    if isinstance(value, list):
        return [_without(part, marked) for part in value if not _names(part, marked)]
    if isinstance(value, dict):
        parts = {name: _without_hers(name, part, marked) for name, part in value.items() if name != marked}
        return {
            name: None if part == marked or part == {"id": marked} else _without(part, marked)
            for name, part in parts.items()
        }
    return value


def _without_hers(kind: str, rows: Any, marked: str) -> Any:
    """Rows that a record owns stand under their kind: those that are about her go."""
    fields = _makes_hers(kind) if isinstance(rows, list) else set()
    return [row for row in rows if not _is_about(row, fields, marked)] if fields else rows


def forget_photos(connection: Connection, kind: int, ids: Collection[bytes]) -> None:
    """Notes the pictures and other files that only these rows of a kind of SHOWING show: they are to go from the disk.
    Called while the table still holds the rows."""
    shown: dict[bytes, bool] = {}
    own = BY_NUMBER[kind].name
    for id_ in ids:
        for (sha256,) in connection.execute(f"SELECT sha256 FROM {own} WHERE id = ? AND sha256 IS NOT NULL", (id_,)):
            others = [
                (name, other)
                for name in (BY_NUMBER[number].name for number in SHOWING)
                for (other,) in connection.execute(f"SELECT id FROM {name} WHERE sha256 = ?", (sha256,))
            ]
            shown[sha256] = any(name != own or other not in ids for name, other in others)
    gone = sorted(sha256 for sha256, stays in shown.items() if not stays)
    if not gone:
        return
    kept = connection.execute("SELECT value FROM meta WHERE key = ?", (FORGOTTEN_PHOTOS,)).fetchone()
    hashes = [*(decode(kept[0]) if kept and kept[0] else []), *gone]
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (FORGOTTEN_PHOTOS, encode(hashes)),
    )
