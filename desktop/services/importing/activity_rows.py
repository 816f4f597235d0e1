"""Rows of a table as activities, with who came: names that the roster has are those women, others come onto it as
newcomers, as with a printed sheet that is typed back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from desktop.services.activities import CAME
from desktop.services.activity_draft import attendance_id, guest_edit, hosts_apart, hosts_of
from desktop.services.comparing import squeezed
from desktop.services.importing.directory import Directory
from desktop.services.importing.plan import Decision, Reason
from desktop.services.importing.reads import Read
from desktop.services.importing.record_cells import (
    name_and_place,
    read_clock,
    read_moment,
    read_names,
    read_number,
    read_word,
    word_within,
)
from desktop.services.importing.record_rows import Key, Line, Reader
from desktop.services.importing.table_kinds import CLOCK, HEADS, OF_GACHA, PEOPLE, WOMEN_HEADS, TableKind
from desktop.services.importing.understanding import Doubt, Rules, Source
from desktop.services.validation import clean_line
from desktop.store import kind_queries as queries
from desktop.store.changes import Edit, ListChange, Sight
from desktop.store.values import Record, Value
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Labelled guests beside the women: ``guests`` holds their labels.
GUESTS: Final = "guests"
#: What is called so is a guest by office, nobody's name.
_OFFICE: Final = re.compile(
    "(主席|书记|主任|领导|同志|老师|医生|干部|记者|嘉宾|代表|律师|民警|局长|科长|所长|队长|讲师|教授)$"
)
_OTHER: Final = "A99"
#: Of these only the row's own columns are the activity's fields.
_ASIDE: Final = frozenset({HEADS, WOMEN_HEADS, PEOPLE, GUESTS})
_LINES: Final = ("speaker", "recorder")


class ActivityReader(Reader):
    """Rows as activities."""

    keeps = "content"
    needed = frozenset({"start"})

    def __init__(self, desk: Desk, kind: TableKind, rules: Rules, directory: Directory) -> None:
        super().__init__(desk, kind, rules, directory)
        self._by_key: dict[Key, list[bytes]] = {}
        for id_, title, start in queries.cells(desk.db, "activity", ("title", "start")):
            self._by_key.setdefault((squeezed(title or ""), (start or "")[:10]), []).append(id_)

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self, line: Line, cells: Mapping[str, str], source: Source, decision: Decision) -> None:
        gacha = self.directory.gacha_of(cells.get(OF_GACHA, "")) or source.gacha
        self._when(line, cells, source)
        line.values["title"] = clean_line(cells.get("title"))
        for name in _LINES:
            line.values[name] = clean_line(cells.get(name))
        for name in ("content", "effect"):
            line.values[name] = cells.get(name, "").strip() or None
        self._kind(line, cells)
        if place := clean_line(cells.get("place")):
            home = self.directory.find("home", place)
            line.values.update({"home": home.ids[0]} if not home.code else {"place": place})
        if "status" in cells:
            self.put(line, "status", read_word("activity_status", cells["status"]))
        self._hosts(line, cells.get("hosts", ""))
        names, more = read_names(cells.get(PEOPLE, ""))
        self._people(line, names, gacha, decision)
        for name in (HEADS, WOMEN_HEADS):
            if name in cells:
                read = read_number(cells[name])
                self.put(line, name, read, int(read.value) if read.value else None)
        if more is not None:
            line.values.setdefault(HEADS, more)
        if not line.values["title"] and line.values.get("start"):
            place = str(line.values.get("place") or "")
            line.values["title"] = self.desk.activities.propose_title(
                line.values["kind"], line.values.get("home"), place
            )

    def _when(self, line: Line, cells: Mapping[str, str], source: Source) -> None:
        moment = read_moment(cells.get("start", ""), self.rules.today, source.year)
        start, end = moment.start, moment.end
        if CLOCK in cells:
            one, other, read = read_clock(cells[CLOCK])
            self.put(line, CLOCK, read)
            start, end = one or start, other or end
        day = moment.day
        if day.value and len(day.value) < len("2026-03-08"):
            day = Read(unread="date_partial", kept=cells["start"].strip())
        if day.value:
            self.put(line, "start", Read(f"{day.value}T{start or '00:00'}", day.doubt, kept=day.kept))
        else:
            self.put(line, "start", day)
        if "end" in cells:
            until = read_moment(cells["end"], self.rules.today, source.year)
            clock = until.start or read_clock(cells["end"])[0]
            if clock and (not until.day.value or until.day.value == day.value):
                end = clock
            else:
                line.kept["end"] = cells["end"].strip()
        if moment.last and moment.last != day.value:  # an activity of several days has its first one
            line.kept["start"] = cells["start"].strip()
        elif end and day.value and start and end > start:
            line.values["end"] = f"{day.value}T{end}"

    def _kind(self, line: Line, cells: Mapping[str, str]) -> None:
        read = read_word("activity_kind", cells.get("kind", ""))
        code = read.value or word_within("activity_kind", cells.get("kind", ""))
        line.derived = code is None
        if code is None:
            if read.unread:
                self.put(line, "kind", read)
            said = f"{cells.get('title', '')} {cells.get('content', '')}"
            code = word_within("activity_kind", said)
        if code is None:
            line.told.append(Reason("kind_other", "kind"))
        line.values["kind"] = code or _OTHER

    def _hosts(self, line: Line, text: str) -> None:
        hosts: list[bytes | str] = []
        for words in read_names(text)[0]:
            unit = self.directory.find("org_unit", words)
            hosts.append(words if unit.code else unit.ids[0])
        if hosts:
            line.values.update(hosts_apart(list(dict.fromkeys(hosts))))

    def _people(self, line: Line, names: Sequence[str], gacha: bytes | None, decision: Decision) -> None:
        women: list[bytes] = []
        guests: list[str] = []
        newcomers: list[str] = []
        for words in names:
            chosen = decision.means.get(words)
            bracketed = bool(name_and_place(words)[1])
            meant = self.directory.find("person", words, gacha)
            if meant.code == "other_gacha" and not bracketed:  # who comes to a gacha's activity need not be of it
                meant = self.directory.find("person", words)
            if chosen:
                women.append(chosen)
            elif chosen is None and not meant.code:
                women.append(meant.ids[0])
            elif chosen is None and meant.ids:
                line.several[words] = meant.ids
                line.blocks.append(Reason(meant.code, PEOPLE, word=words))
            elif chosen is None and _OFFICE.search(words):
                guests.append(words)
            else:
                newcomers.append(words)
                women.append(self.newcomer(line, words, gacha))
        line.values[PEOPLE], line.values[GUESTS] = list(dict.fromkeys(women)), list(dict.fromkeys(guests))
        if newcomers:
            line.told.append(Reason("newcomers", PEOPLE, word="、".join(newcomers)))

    def check(self, line: Line) -> None:
        super().check(line)
        named = len(line.values.get(PEOPLE) or ()) + len(line.values.get(GUESTS) or ())
        heads, women = line.values.get(HEADS), line.values.get(WOMEN_HEADS)
        if heads is not None and heads < named:
            line.doubts[HEADS] = Doubt("heads_fewer", line.values.pop(HEADS))
            heads = None
        if women is not None:
            among = women - self._women(line)
            if not 0 <= among <= max(0, (heads or named) - named):
                line.doubts[WOMEN_HEADS] = Doubt("women_heads_wrong", line.values.pop(WOMEN_HEADS))
        day = str(line.values.get("start") or "")[:10]
        if day and "status" not in line.values:
            line.values["status"] = "planned" if day > self.rules.today.isoformat() else "held"

    def _women(self, line: Line) -> int:
        known = self.directory.women
        return sum(not (known[her].man if her in known else False) for her in line.values.get(PEOPLE) or ())

    def dated(self, values: Mapping[str, Value]) -> tuple[str, bytes | None]:
        people = values.get(PEOPLE) or ()
        return "start", max(people, key=self.directory.born, default=None)

    # --- what stands --------------------------------------------------------------------------------------------------

    def key(self, line: Line) -> Key | None:
        title, start = line.values.get("title"), line.values.get("start")
        return (squeezed(str(title)), str(start)[:10]) if title and start else None

    def find(self, line: Line) -> tuple[bytes, ...]:
        key = self.key(line)
        found = self._by_key.get(key, ()) if key is not None else ()
        if len(found) < 2:
            return tuple(found)
        near = [id_ for id_ in found if not self.another(id_, line)] or found
        same = [id_ for id_ in near if self._record(id_).get("start") == line.values.get("start")]
        return tuple(same if len(same) == 1 else near)

    def _record(self, id: bytes) -> Record:
        return self.desk.journal.rows.get("activity", id) or {}

    def another(self, id: bytes, line: Line) -> str:
        """Two gachas hold what is called the same on one day: another clock, another place or none of its hosts may be
        another activity."""
        record = self._record(id)
        clocks = {str(values.get("start") or "")[11:16] for values in (record, line.values)} - {"", "00:00"}
        hosts = [
            {squeezed(host) if isinstance(host, str) else host for host in hosts_of(values)}
            for values in (record, line.values)
        ]
        apart = all(hosts) and hosts[0].isdisjoint(hosts[1])
        return "another_activity" if len(clocks) > 1 or apart or self._elsewhere(record, line.values) else ""

    def _elsewhere(self, record: Mapping[str, Value], told: Mapping[str, Value]) -> bool:
        """Whether two places are surely not one. A home's own name says little of where it is: with words beside it
        only two gachas tell."""
        if record.get("home") and told.get("home"):
            return bool(record["home"] != told["home"])
        if record.get("home") or told.get("home"):
            gachas = {self._gacha_where(values) for values in (record, told)} - {None}
            return len(gachas) > 1
        one, other = (squeezed(str(values.get("place") or "")) for values in (record, told))
        return bool(one and other) and one not in other and other not in one

    def _gacha_where(self, values: Mapping[str, Value]) -> bytes | None:
        home = values.get("home")
        if not isinstance(home, bytes):
            return self.directory.gacha_of(str(values.get("place") or ""))
        org = (self.desk.journal.rows.get("home", home) or {}).get("org")
        unit = self.desk.units.resolve(org) if isinstance(org, bytes) else None
        return unit.id if unit is not None else None

    def changes(self, id: bytes, line: Line) -> dict[str, tuple[Value, Value]]:
        found: dict[str, tuple[Value, Value]] = {}
        standing = self.desk.activities.get(id)
        if standing is None:
            return found
        record: Record = standing.values
        silent = {"title", "hosts", "hosts_text", "hosts_text_first", "status"} | ({"kind"} if line.derived else set())
        for name, new in line.values.items():
            if name in _ASIDE or name in silent or (name == "start" and str(new).endswith("T00:00")):
                continue
            old = record.get(name)
            if name == "content" and old:
                if squeezed(str(new)) not in squeezed(str(old)):
                    found[name] = (old, f"{old}\n{new}")
            elif name == "place" and (record.get("home") or squeezed(str(old or "")) == squeezed(str(new))):
                continue
            elif new != old and not (isinstance(old, str) and squeezed(str(new)) == squeezed(old)):
                found[name] = (old, new)
        held, told = hosts_of(record), hosts_of(line.values)
        if more := [host for host in told if host not in held]:
            found["hosts"] = (held, [*held, *more])
        there = {each.person for each in standing.lines if each.state in CAME and each.person}
        guests = {squeezed(each.name) for each in standing.lines if each.person is None}
        if added := [her for her in line.values.get(PEOPLE) or () if her not in there]:
            found[PEOPLE] = (sorted(there), [*sorted(there), *added])
        if new_guests := [label for label in line.values.get(GUESTS) or () if squeezed(label) not in guests]:
            found[GUESTS] = (None, new_guests)
        heads = line.values.get(HEADS)
        if heads is not None:
            now = standing.counts.heads - standing.counts.unnamed + len(added) + len(new_guests)
            unnamed = max(0, heads - now) or None
            if unnamed != (record["guests_unnamed"] or None):
                found["guests_unnamed"] = (record["guests_unnamed"], unnamed)
                if (record["women_among_guests"] or 0) > (unnamed or 0):
                    found["women_among_guests"] = (record["women_among_guests"], unnamed)
        return found

    # --- writing ------------------------------------------------------------------------------------------------------

    def new(self, line: Line) -> Iterator[Edit]:
        id_ = new_id()
        values: Record = {name: value for name, value in line.values.items() if name not in _ASIDE}
        people, guests = line.values.get(PEOPLE) or (), line.values.get(GUESTS) or ()
        heads = line.values.get(HEADS)
        if heads is not None and heads > len(people) + len(guests):
            values["guests_unnamed"] = heads - len(people) - len(guests)
            among = (line.values.get(WOMEN_HEADS) or 0) - self._women(line)
            values["women_among_guests"] = among if among > 0 else None
        yield Edit("activity", id_, {name: value for name, value in values.items() if value is not None})
        yield from self._came(id_, people, guests, line)

    def change(self, id: bytes, changes: Mapping[str, Value], line: Line, sight: Sight) -> Iterator[Edit]:
        fields: dict[str, Any] = {name: new for name, new in changes.items() if name not in (PEOPLE, GUESTS, "hosts")}
        if "hosts" in changes:
            now = self.desk.journal.rows.get("activity", id) or {}
            for name, held in hosts_apart(changes["hosts"]).items():
                if name != "hosts_text_first" and held != (now.get(name) or []):
                    fields[name] = ListChange.between(now.get(name) or [], held)
        if fields:
            yield Edit("activity", id, fields, sight)
        standing = self.desk.activities.get(id)
        there = {each.person for each in (standing.lines if standing else ()) if each.state in CAME}
        added = [her for her in changes.get(PEOPLE) or () if her not in there]
        yield from self._came(id, added, changes.get(GUESTS) or (), line)

    def _came(self, id: bytes, people: Sequence[bytes], guests: Sequence[str], line: Line) -> Iterator[Edit]:
        for her in people:
            fields: dict[str, Value] = {"activity": id, "person": her, "state": "present", "deleted": None}
            if her in line.people:
                fields["newcomer"] = 1
            yield Edit("attendance", attendance_id(id, her), fields)
        for label in guests:
            yield guest_edit(self.desk.db, id, label)
