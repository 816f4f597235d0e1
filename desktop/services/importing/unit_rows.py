"""Rows of a table as organisations with their officers, and as officers alone (name, unit, post, since)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from desktop.services.comparing import squeezed
from desktop.services.importing.directory import Directory
from desktop.services.importing.plan import Decision, Reason, Row
from desktop.services.importing.reads import Read
from desktop.services.importing.record_cells import read_day, read_names, read_word, word_within
from desktop.services.importing.record_rows import Key, Line, Reader
from desktop.services.importing.table_kinds import OF_GACHA, OFFICERS, TableKind
from desktop.services.importing.understanding import Rules, Source
from desktop.services.units import GACHA_LEVELS
from desktop.services.validation import check_span, clean_line
from desktop.store import kind_queries as queries
from desktop.store.changes import Edit, Sight
from desktop.store.values import Record, Value
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: How a unit's name ends → its level, where no column says it.
_ENDS: Final = (
    (re.compile("(嘎查|村|嘎查村)(委员会|妇女联合会|妇联)?$"), "gacha"),
    (re.compile("社区(居民委员会|居委会|妇女联合会|妇联)?$"), "community"),
    (re.compile("(公司|合作社|企业|厂|牧场)(妇联|妇委会)?$"), "enterprise"),
    (re.compile("(协会|联合会|商会)$"), "group_member"),
    (re.compile("(学校|小学|中学|幼儿园|医院|卫生院|派出所|中心|站|所|局|办|政府)(妇委会|妇联)?$"), "unit"),
)
_POSTS: Final = ("person", "org", "post", "to_date", "from_date", "engagement", "duty")


class _Posts:
    """The posts that stand, by (woman, unit, post)."""

    def __init__(self, desk: Desk, directory: Directory) -> None:
        self.records: dict[bytes, Record] = {}
        self.by_key: dict[Key, list[bytes]] = {}
        resolve = desk.units.resolve
        for id_, *cells in queries.cells(desk.db, "appointment", _POSTS):
            record: Record = dict(zip(_POSTS, cells, strict=True))
            unit = resolve(record["org"])
            key = (directory.stands(record["person"]), unit.id if unit else record["org"], record["post"])
            self.records[id_] = record
            self.by_key.setdefault(key, []).append(id_)

    def of(self, key: Key, since: Value = None) -> tuple[bytes, ...]:
        """The post of a woman at a unit: the one that she holds, else the one of that beginning."""
        found = self.by_key.get(key, [])
        held = [id_ for id_ in found if not self.records[id_]["to_date"]]
        if held:
            return tuple(held)
        return tuple(id_ for id_ in found if not since or _begins(self.records[id_]["from_date"], since))


def _begins(old: Value, new: Value) -> bool:
    """Whether two dates agree as far as both are known."""
    one, other = str(old or ""), str(new or "")
    return one.startswith(other) or other.startswith(one)


class OfficerReader(Reader):
    """Rows as posts of women."""

    needed = frozenset({"person", "org", "post"})

    def __init__(self, desk: Desk, kind: TableKind, rules: Rules, directory: Directory) -> None:
        super().__init__(desk, kind, rules, directory)
        self._posts = _Posts(desk, directory)

    def read(self, line: Line, cells: Mapping[str, str], source: Source, decision: Decision) -> None:
        org = clean_line(cells.get("org")) or ""
        gacha = self.directory.gacha_of(cells.get(OF_GACHA, "")) or self.directory.gacha_of(org) or source.gacha
        if org:
            found = self.refer(line, "org", ["org_unit"], org, None, Decision())
            line.values["org"] = found[1] if found else None
        elif gacha is not None:
            line.values["org"] = gacha
            line.filled.add("org")
        if words := clean_line(cells.get("person")):
            her = self.refer(line, "person", ["person"], words, gacha, decision)
            line.values["person"] = her[1] if her else None
        if text := clean_line(cells.get("post")):
            read = read_word("post", text)
            code = read.value or word_within("post", text)
            self.put(line, "post", Read(code) if code else read)
            if code and not read.value:
                line.values["duty"] = text
        if "engagement" in cells:
            self.put(line, "engagement", read_word("engagement", cells["engagement"]))
        for name in ("from_date", "to_date"):
            if name in cells:
                self.put(line, name, read_day(cells[name], self.rules.today, source.year, future=True))

    def check(self, line: Line) -> None:
        super().check(line)
        if wrong := check_span(line.values.get("from_date"), line.values.get("to_date")):
            line.blocks.append(Reason(wrong, "to_date"))

    def dated(self, values: Mapping[str, Value]) -> tuple[str, bytes | None]:
        return "from_date", values.get("person")

    def key(self, line: Line) -> Key | None:
        key = tuple(line.values.get(name) for name in ("person", "org", "post"))
        return key if all(key) else None

    def find(self, line: Line) -> tuple[bytes, ...]:
        key = self.key(line)
        return self._posts.of(key, line.values.get("from_date")) if key is not None else ()

    def changes(self, id: bytes, line: Line) -> dict[str, tuple[Value, Value]]:
        record = self._posts.records[id]
        found: dict[str, tuple[Value, Value]] = {}
        for name in ("from_date", "to_date", "engagement", "duty"):
            old, new = record[name], line.values.get(name)
            if new and old != new and not (old and name.endswith("date") and str(old).startswith(str(new))):
                found[name] = (old, new)
        return found

    def new(self, line: Line) -> Iterator[Edit]:
        yield Edit("appointment", new_id(), line.values)

    def change(self, id: bytes, changes: Mapping[str, Value], line: Line, sight: Sight) -> Iterator[Edit]:
        yield Edit("appointment", id, changes, sight)


def _below_itself(unit: bytes, above: Mapping[bytes, bytes]) -> bool:
    """Whether the way up from a unit comes back to it."""
    seen: set[bytes] = set()
    at = above.get(unit)
    while at is not None and at not in seen:
        if at == unit:
            return True
        seen.add(at)
        at = above.get(at)
    return False


class UnitReader(Reader):
    """Rows as organisations; columns named after a post hold who has it."""

    needed = frozenset({"name_zh", "parent", "level", *OFFICERS})

    def __init__(self, desk: Desk, kind: TableKind, rules: Rules, directory: Directory) -> None:
        super().__init__(desk, kind, rules, directory)
        self._posts = _Posts(desk, directory)

    def read(self, line: Line, cells: Mapping[str, str], source: Source, decision: Decision) -> None:
        given = cells
        name = clean_line(given.get("name_zh")) or clean_line(given.get("short_name")) or ""
        meant = self.directory.find("org_unit", name) if name else None
        line.values["name_zh"] = name
        line.values["short_name"] = clean_line(cells.get("short_name"))
        line.values["name_mn"] = clean_line(given.get("name_mn"))
        unit = self.desk.units.get(meant.ids[0]) if meant is not None and len(meant.ids) == 1 else None
        level = read_word("org_level", cells.get("level", ""))
        if level.value or level.unread:
            self.put(line, "level", level)
        elif unit is None:
            line.values["level"] = next((code for ends, code in _ENDS if ends.search(name)), None)
        if words := clean_line(cells.get("parent")):
            found = self.refer(line, "parent", ["org_unit"], words, None, Decision())
            line.values["parent"] = found[1] if found else None
        elif unit is None:
            township = self.desk.units.township()
            line.values["parent"] = township.id if township is not None else None
        gacha = unit.id if unit is not None and unit.level in GACHA_LEVELS else None
        for field in OFFICERS:
            women = []
            for words in read_names(cells.get(field, ""))[0]:
                her = self.refer(line, field, ["person"], words, gacha, decision)
                women += [her[1]] if her else []
            line.values[field] = list(dict.fromkeys(women)) or None
        if "from_date" in cells:
            self.put(line, "from_date", read_day(cells["from_date"], self.rules.today, source.year, future=True))

    def check(self, line: Line) -> None:
        new = not self.find(line)
        for name in ("name_zh", *(("parent", "level") if new else ())):
            if not line.values.get(name) and not self.blocked(line, name):
                line.blocks.append(Reason(line.unread.get(name, "required"), name))
        found, parent = self.find(line), line.values.get("parent")
        if len(found) != 1 or not parent:
            return
        township = self.desk.units.township()
        unit = self.desk.units.get(found[0])
        if found[0] == parent:
            line.blocks.append(Reason("parent_itself", "parent"))
        elif township is not None and found[0] == township.id and (unit is None or unit.parent != parent):
            line.blocks.append(Reason("parent_of_township", "parent"))

    def rounds(self, rows: Sequence[Row]) -> Mapping[int, str]:
        """Units may be turned about in one table, as long as none of them stands below itself when all is written."""
        resolve = self.desk.units.resolve
        above: dict[bytes, bytes] = {}
        for unit in self.desk.units.all():
            if unit.parent is not None:
                above[unit.id] = getattr(resolve(unit.parent), "id", unit.parent)
        moved = {
            row.at: (row.who, row.changes["parent"][1])
            for row in rows
            if row.who is not None and "parent" in row.changes and "parent" not in row.decision.old
        }
        wrong: dict[int, str] = {}
        while True:
            now = above | {who: parent for at, (who, parent) in moved.items() if at not in wrong}
            found = [at for at, (who, _) in moved.items() if at not in wrong and _below_itself(who, now)]
            if not found:
                return wrong
            wrong |= dict.fromkeys(found, "parent_below")

    def key(self, line: Line) -> Key | None:
        name = str(line.values.get("name_zh") or "")
        return self.find(line) or (squeezed(name),) if name else None

    def find(self, line: Line) -> tuple[bytes, ...]:
        return self.directory.find("org_unit", str(line.values.get("name_zh") or "")).ids

    def changes(self, id: bytes, line: Line) -> dict[str, tuple[Value, Value]]:
        found: dict[str, tuple[Value, Value]] = {}
        record = self.desk.journal.rows.get("org_unit", id) or {}
        for name in ("short_name", "name_mn", "level", "parent"):
            old, new = record.get(name), line.values.get(name)
            if new and new != old and not (isinstance(old, str) and squeezed(old) == squeezed(str(new))):
                found[name] = (old, new)
        for field, post in OFFICERS.items():
            women: Sequence[bytes] = line.values.get(field) or ()
            added = [her for her in women if not self._posts.of((her, id, post), line.values.get("from_date"))]
            if added:
                held = [key[0] for key, ids in self._posts.by_key.items() if key[1:] == (id, post) and self._holds(ids)]
                found[field] = (held, [*held, *added])
        return found

    def _holds(self, ids: Sequence[bytes]) -> bool:
        return any(not self._posts.records[id_]["to_date"] for id_ in ids)

    def new(self, line: Line) -> Iterator[Edit]:
        id_ = new_id()
        values = {name: line.values.get(name) for name in ("name_zh", "short_name", "name_mn", "level", "parent")}
        values["short_name"] = values["short_name"] or values["name_zh"]
        yield Edit("org_unit", id_, {name: value for name, value in values.items() if value})
        yield from self._appointed(id_, {field: line.values.get(field) or () for field in OFFICERS}, line)

    def change(self, id: bytes, changes: Mapping[str, Value], line: Line, sight: Sight) -> Iterator[Edit]:
        own = {name: value for name, value in changes.items() if name not in OFFICERS}
        if own:
            yield Edit("org_unit", id, own, sight)
        added: dict[str, Sequence[bytes]] = {}
        for field, post in OFFICERS.items():
            women = line.values.get(field) or () if field in changes else ()
            added[field] = [her for her in women if not self._posts.of((her, id, post), line.values.get("from_date"))]
        yield from self._appointed(id, added, line)

    @staticmethod
    def _appointed(org: bytes, women: Mapping[str, Sequence[bytes]], line: Line) -> Iterator[Edit]:
        since = line.values.get("from_date")
        for field, held in women.items():
            for her in held:
                values: Record = {"person": her, "org": org, "post": OFFICERS[field]}
                yield Edit("appointment", new_id(), {**values, **({"from_date": since} if since else {})})
