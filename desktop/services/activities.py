"""活动 The activity log: what was held where, who came, and how that is corrected later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import FieldErrors
from desktop.services.activity_draft import (
    Attendee,
    Draft,
    attendance_id,
    guest_edit,
    hosts_apart,
    hosts_of,
    rows_of_each,
    save,
)
from desktop.services.called import home_name
from desktop.services.codes import ACTIVITY_KIND
from desktop.services.codes import ATTENDANCE as STATES
from desktop.services.comparing import squeezed
from desktop.services.photos import Picture
from desktop.services.validation import clean_line
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import activities as queries
from desktop.store.queries import people as people_queries
from desktop.store.values import Record, Value
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.sheets import Sheet

#: States of an attendance row that count as having come.
CAME = frozenset({"present", "late"})
#: What an activity of a kind is called where nobody gave it a name; it stands in records, so it is Chinese.
_TITLE_WORDS: Mapping[str, str] = {
    "A01": "宣传教育活动",
    "A02": "培训班",
    "A03": "文体活动",
    "A04": "志愿服务活动",
    "A05": "维权宣传",
    "A06": "走访慰问",
    "A07": "节庆团圆饭",
    "A08": "家庭建设活动",
    "A09": "创业就业活动",
    "A10": "健康讲座",
    "A11": "会议",
}
#: The fields that the one page shows.
_FIELDS = (
    *("kind", "title", "start", "end", "home", "place", "hosts", "hosts_text", "hosts_text_first", "status"),
    *("speaker", "recorder", "content", "effect", "guests_unnamed", "women_among_guests"),
)


@dataclass(frozen=True)
class ActivityFilter:
    """Which activities a list shows; what is empty does not narrow. ISO dates, both ends counted."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    home: bytes | None = None
    statuses: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


class Row(NamedTuple):
    """One line of the log. ``heads``: who came, guests included; ``place``: the home's name or the place."""

    id: bytes
    title: str
    kind: str
    start: str
    end: str
    place: str
    heads: int
    status: str
    photos: int
    expected: int


@dataclass(frozen=True)
class Counts:
    """Who came. Without ``expected`` an activity is open: it has no 应到 and nobody is absent.

    ``expected`` = ``due_came`` + ``leave`` + ``absent`` + ``unchecked``; ``heads`` = ``due_came`` + ``others``.
    """

    known: int = 0
    newcomers: int = 0
    guests: int = 0
    unnamed: int = 0
    expected: int = 0
    due_came: int = 0
    leave: int = 0
    absent: int = 0
    unchecked: int = 0

    @property
    def heads(self) -> int:
        """The head count: persons, labelled guests and guests without a name, each once."""
        return self.known + self.newcomers + self.guests + self.unnamed

    @property
    def others(self) -> int:
        """Who came without being expected: newcomers, guests, and whoever came along."""
        return self.heads - self.due_came


class Line(NamedTuple):
    """A person who is expected or was written down, or a labelled guest (no ``person``; ``name`` is the label)."""

    id: bytes | None  # the attendance row; None while nothing is noted
    person: bytes | None
    name: str
    gacha: str
    state: str
    newcomer: bool
    expected: bool
    row: int | None


class Shown(NamedTuple):
    """A picture of an activity: the attachment and what it shows."""

    id: bytes
    picture: Picture
    caption: str


@dataclass(frozen=True)
class Activity:
    """An activity with all that its page shows. ``values``: the fields of the record; ``hosts``: units with their
    names, and hosts that are none; the first is 主办."""

    id: bytes
    values: Record
    place: str
    hosts: tuple[tuple[bytes | None, str], ...]
    lines: tuple[Line, ...]
    photos: tuple[Shown, ...]
    counts: Counts


@dataclass(frozen=True)
class Proposal:
    """What an activity of that kind at that place will likely hold. ``hosts``: units, and hosts in words."""

    hosts: tuple[bytes | str, ...] = ()
    speaker: str = ""
    recorder: str = ""
    place: str = ""


class Last(NamedTuple):
    """The last activity of that sort and who came to it."""

    activity: bytes
    title: str
    start: str
    people: tuple[bytes, ...]


@dataclass(frozen=True)
class Marked:
    """What marking rows of a sheet did. ``blank``: rows that were printed blank, to be filled by name."""

    changes: Changes
    people: tuple[bytes, ...] = ()
    blank: tuple[int, ...] = field(default=())


class Activities:
    """The activity log of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._db = desk.db
        self._journal = desk.journal

    # Reading ----------------------------------------------------------------------------------------------------

    def ids(self, filter: ActivityFilter | None = None, sort: str = "start", descending: bool = True) -> list[bytes]:
        """The activities that fit; ``sort``: start, title, kind, status, place, heads."""
        wanted = filter or ActivityFilter()
        return queries.ids(
            self._db,
            text=wanted.text,
            kinds=wanted.kinds,
            home=wanted.home,
            statuses=wanted.statuses,
            since=wanted.since,
            until=wanted.until,
            sort=sort,
            descending=descending,
        )

    def latest(self, most: int) -> list[bytes]:
        """The activities that begin last, ``most`` of them, in the order of ``ids``."""
        return queries.latest(self._db, most)

    def page(self, ids: Sequence[bytes]) -> list[Row]:
        """The lines of a list, at most 500; what is gone meanwhile is left out."""
        records = self._journal.rows.get_many("activity", ids)
        heads = queries.heads(self._db, ids)
        photos = queries.photo_counts(self._db, ids)
        homes = queries.home_names(self._db, list({r["home"] for r in records.values() if r["home"]}))
        found = []
        for id_ in ids:
            record = records.get(id_)
            if record is None:
                continue
            found.append(
                Row(
                    id_,
                    record["title"] or "",
                    record["kind"] or "",
                    record["start"] or "",
                    record["end"] or "",
                    homes.get(record["home"]) or record["place"] or "",
                    sum(heads.get(id_, (0, 0, 0))) + (record["guests_unnamed"] or 0),
                    record["status"] or "held",
                    photos.get(id_, 0),
                    len(record["expected"] or ()),
                )
            )
        return found

    def usual_kind(self) -> str | None:
        """The kind held most often in the last year, which a new activity starts with; None where nothing was held.

        The order in which kinds are offered never follows their use: a hand learns where each of them stands.
        """
        since = self._desk.today() - timedelta(days=365)
        used = queries.kinds_since(self._db, since.isoformat())
        held = [kind for kind in ACTIVITY_KIND if used.get(kind)]
        return max(held, key=lambda kind: used[kind], default=None)

    def home_name(self, home: bytes) -> str:
        """The name of a home, also of a closed one."""
        return queries.home_names(self._db, [home]).get(home, "")

    def months(self) -> list[str]:
        """The months (``2026-11``) of the log, the latest first."""
        return queries.months(self._db)

    def get(self, id: bytes) -> Activity | None:
        """An activity with its lines: expected people in their order, then the others, then labelled guests."""
        record = self._journal.rows.get("activity", id)
        if record is None or record["deleted"]:
            return None
        home = queries.home_names(self._db, [record["home"]]) if record["home"] else {}
        unit = self._desk.units.name
        lines = self._lines(record)
        return Activity(
            id,
            record,
            home.get(record["home"]) or record["place"] or "",
            tuple((None, host) if isinstance(host, str) else (host, unit(host)) for host in hosts_of(record)),
            lines,
            tuple(
                Shown(a, Picture(sha256, size or 0, width or 0, height or 0), caption or "")
                for a, sha256, width, height, size, caption in queries.pictures(self._db, id)
            ),
            counts_of(lines, record["guests_unnamed"] or 0),
        )

    def _lines(self, record: Record) -> tuple[Line, ...]:
        stands = people_queries.survivors(self._db)
        expected = [stands.get(person, person) for person in record["expected"] or ()]
        rows = queries.lines(self._db, record["id"])
        noted: dict[bytes, tuple[bytes, str | None, int | None, object]] = {}
        for id_, person, _, state, _, row, new in rows:
            her = stands.get(person, person)
            if her and (her not in noted or state in CAME):  # one written down twice came if any row says so
                noted[her] = (id_, state, row, new)
        people = list(dict.fromkeys([*expected, *noted]))
        due = set(expected)
        if record["status"] == "planned":  # who was taken off the roster meanwhile is no longer waited for
            gone = people_queries.gone(self._db, due)
            people = [person for person in people if person in noted or person not in gone]
        names = self._desk.people.whose(people)
        unit = self._desk.units.name
        lines = []
        for person in people:
            id_, state, row, new = noted.get(person, (None, None, None, None))
            name, gacha = names[person]
            lines.append(Line(id_, person, name, unit(gacha), state or "unknown", bool(new), person in due, row))
        lines += [
            Line(id_, None, guest or "", "", state or "present", False, False, row)
            for id_, person, guest, state, _, row, _ in rows
            if person is None
        ]
        return tuple(lines)

    def counts(self, id: bytes) -> Counts:
        """Who came to an activity, in figures."""
        found = self.get(id)
        return found.counts if found else Counts()

    def new_id(self) -> bytes:
        """The id of an activity or newcomer about to be written."""
        return new_id()

    # Proposals --------------------------------------------------------------------------------------------------

    def places(self) -> list[tuple[bytes | None, str]]:
        """Homes (with their ids), places typed before, those used last first, and where homes stand today."""
        words = dict.fromkeys((*queries.places(self._db, 40), *queries.standing_places(self._db)))
        return [
            *((id_, name) for id_, name, _ in queries.home_places(self._db)),
            *((None, place) for place in words),
        ]

    def propose_title(self, kind: str | None, home: bytes | None, place: str = "") -> str:
        """A name for an activity (``萨仁台嘎查节庆团圆饭``): where, and what; "" where neither is known."""
        where = clean_line(place) or ""
        if home is not None:
            record = self._journal.rows.get("home", home) or {}
            where = self._desk.units.name(record.get("org")) or home_name(record) or where
        if not where and not kind:
            return ""
        top = self._desk.units.township()
        return f"{where or (top.short if top else '')}{_TITLE_WORDS.get(kind or '', '活动')}"

    def propose(self, kind: str | None, home: bytes | None, place: str = "") -> Proposal:
        """Hosts, speaker and place as last time there; the recorder as this user wrote last."""
        last = queries.last_like(self._db, kind, home, None if home else place) if home or place else None
        if last is None and (home or place):
            last = queries.last_like(self._db, None, home, None if home else place)
        record = (self._journal.rows.get("activity", last) if last else None) or {}
        top = self._desk.units.township()
        user = self._desk.records.user
        return Proposal(
            tuple(hosts_of(record) or ([top.id] if top else ())),
            record.get("speaker") or "",
            queries.last_recorder(self._db, user) or self._desk.records.user_name(user),
            record.get("place") or "",
        )

    def same_as_last_time(self, kind: str | None, home: bytes | None, place: str = "") -> Last | None:
        """Who came the last time to that kind at that home or place; else to that home; else to that kind."""
        where = None if home else clean_line(place)
        for wanted in ((kind, home, where), (None, home, where), (kind, None, None)):
            id_ = queries.last_like(self._db, *wanted) if any(wanted) else None
            people = self._desk.people.on_roster(queries.came(self._db, id_)) if id_ else []
            if id_ and people:
                record = self._journal.rows.get("activity", id_) or {}
                return Last(id_, record.get("title") or "", record.get("start") or "", tuple(people))
        return None

    def similar(self, draft: Draft) -> list[tuple[bytes, str, str]]:
        """(id, title, start) of what may be the same activity: same day, kind and home. Warned of, never refused."""
        start, kind = draft.values.get("start"), draft.values.get("kind")
        if not start or not kind:
            return []
        return queries.same_day(self._db, start[:10], kind, draft.values.get("home"), draft.id)

    # Writing ----------------------------------------------------------------------------------------------------

    def save(self, draft: Draft) -> Changes:
        """Writes an activity with all that belongs to it as one act: a new one, or what was changed in a standing one.

        Raises FieldErrors, or KnownError activity_gone; then nothing is written.
        """
        return save(self._desk, draft)

    def draft_of(self, id: bytes) -> Draft | None:
        """What the one page shows of an activity, to be corrected."""
        sight = self._journal.sight()  # before it is read
        found = self.get(id)
        if found is None:
            return None
        values = {name: found.values[name] for name in _FIELDS}
        shown = Draft(
            id,
            values,
            tuple(Attendee(line.person, line.state, line.expected) for line in found.lines if line.person),
            (),
            tuple(line.name for line in found.lines if line.person is None),
            tuple(photo.picture for photo in found.photos),
        )
        return replace(shown, opened=shown, sight=sight)

    def again(self, id: bytes) -> Draft | None:
        """A new draft after an earlier activity: same kind, place, hosts and people, who are now expected."""
        found = self.draft_of(id)
        if found is None:
            return None
        kept = {name: found.values[name] for name in ("kind", "home", "place", "speaker")}
        kept |= hosts_apart(hosts_of(found.values))
        people = tuple(Attendee(a.person, "unknown", True) for a in found.attendees if a.state in CAME or a.expected)
        return Draft(new_id(), {**kept, "status": "planned"}, people)

    def as_wechat_text(self, id: bytes) -> str:
        """An activity in plain words for a WeChat group: no names, no telephone numbers; "" where it is gone."""
        from desktop.services.wechat import activity_text

        found = self.get(id)
        return activity_text(found, self._desk.today(), self._desk.people.snapshot()) if found else ""

    def set_status(self, id: bytes, status: str) -> Changes:
        """Holds (``held``), cancels (``cancelled``) or plans (``planned``) an activity."""
        codes = {"held": "activity.hold", "cancelled": "activity.cancel", "planned": "activity.plan"}
        return self._journal.write([Edit("activity", id, {"status": status})], Label(codes[status], self._title(id)))

    def delete(self, id: bytes) -> Changes:
        """Takes an activity out of the log; undo brings it back with all that belongs to it."""
        return self._journal.write([Edit("activity", id, {"deleted": 1})], Label("activity.delete", self._title(id)))

    def mark(
        self,
        id: bytes,
        states: Mapping[bytes, str],
        sheet: bytes | None = None,
        rows: Mapping[bytes, int] | None = None,
    ) -> Changes:
        """Notes people's states (person → code of ``codes.ATTENDANCE``) as one act; ``rows``: their rows on ``sheet``.

        ``unknown`` takes a note back; of somebody who was not expected nothing stays. With who came a plan is held.
        """
        title = (self._journal.rows.get("activity", id) or {}).get("title") or ""
        return self._journal.write(self.marking(id, states, sheet, rows), Label("activity.mark", title))

    def marking(
        self,
        id: bytes,
        states: Mapping[bytes, str],
        sheet: bytes | None = None,
        rows: Mapping[bytes, int] | None = None,
    ) -> list[Edit]:
        """What ``mark`` writes, for an act that writes more with it."""
        record = self._journal.rows.get("activity", id) or {}
        edits: list[Edit] = []
        noted = queries.lines(self._db, id)
        present = {row[0] for row in noted}
        due = set(record.get("expected") or ())
        states = rows_of_each(people_queries.survivors(self._db), noted, states)
        for person, state in states.items():
            if state not in STATES:
                raise ValueError(state)
            row = attendance_id(id, person)
            if state == "unknown" and person not in due:
                edits += [Edit("attendance", row, {"deleted": 1})] if row in present else []
                continue
            if state == "unknown" and row not in present:
                continue
            fields: dict[str, Value] = {"activity": id, "person": person, "state": state, "deleted": None}
            if sheet is not None and rows and person in rows:
                fields |= {"sheet": sheet, "row": rows[person]}
            edits.append(Edit("attendance", row, fields))
        return edits + self._held(record, CAME.intersection(states.values()))

    def mark_rows(self, id: bytes, sheet: Sheet, rows: Sequence[int], state: str = "present") -> Marked:
        """Marks the people printed at rows of a sheet."""
        people = sheet.people_at(rows)
        changes = self.mark(id, dict.fromkeys(people, state), sheet.id, people) if people else Changes()
        return Marked(changes, tuple(people), tuple(sheet.blank_at(rows)))

    def mark_guest(self, id: bytes, label: str, *, came: bool = True) -> Changes:
        """Writes down a guest by a label (``其木格的嫂子``), or takes her out. Raises FieldErrors."""
        guest = clean_line(label)
        if not guest:
            raise FieldErrors({"guest": "required"})
        record = self._journal.rows.get("activity", id) or {}
        edit = guest_edit(self._db, id, guest)
        edit = edit if came else edit._replace(fields={"deleted": 1})
        edits = [edit, *self._held(record, came)]
        return self._journal.write(edits, Label("activity.mark", record.get("title") or ""))

    def mark_newcomer(self, id: bytes, line: str, row: int | None = None, sheet: bytes | None = None) -> Changes:
        """Writes down a newcomer typed in one line, and that she came. Raises FieldErrors (name, phone)."""
        record = self._journal.rows.get("activity", id) or {}
        person, edits = self._desk.people.newcomer_edits(self._desk.people.newcomer(line))
        fields = {"activity": id, "person": person, "state": "present", "newcomer": 1, "sheet": sheet, "row": row}
        edits.append(Edit("attendance", attendance_id(id, person), fields))
        edits += self._held(record, True)
        return self._journal.write(edits, Label("activity.mark", record.get("title") or ""))

    def set_unnamed(self, id: bytes, number: int) -> Changes:
        """How many came whose names nobody wrote down. Raises FieldErrors."""
        if number < 0:
            raise FieldErrors({"guests_unnamed": "number_negative"})
        record = self._journal.rows.get("activity", id) or {}
        edits = [Edit("activity", id, {"guests_unnamed": number or None}), *self._held(record, number)]
        return self._journal.write(edits, Label("activity.mark", record.get("title") or ""))

    def _held(self, record: Mapping[str, Value], came: object) -> list[Edit]:
        """With who came a plan is held; where she who types may not say so, a chair is asked by Today."""
        if came and record.get("status") == "planned" and self._desk.records.may_change("activity"):
            return [Edit("activity", record["id"], {"status": "held"})]
        return []

    def _title(self, id: bytes) -> str:
        return (self._journal.rows.get("activity", id) or {}).get("title") or ""


def counts_of(lines: Iterable[Line], unnamed: int) -> Counts:
    """The figures of an activity's lines: each person and each labelled guest once, whatever stands about her."""
    counts = Counts(unnamed=unnamed)
    each = {line.person or ("guest", squeezed(line.name)): line for line in lines}.values()
    is_open = not any(line.expected for line in each)
    for line in each:
        if line.person is None:
            counts = replace(counts, guests=counts.guests + (line.state in CAME))
            continue
        came = line.state in CAME
        counts = replace(
            counts,
            known=counts.known + (came and not line.newcomer),
            newcomers=counts.newcomers + (came and line.newcomer),
            expected=counts.expected + line.expected,
            due_came=counts.due_came + (line.expected and came),
            leave=counts.leave + ((line.expected or is_open) and line.state == "leave"),
            absent=counts.absent + (line.expected and line.state == "absent"),
            unchecked=counts.unchecked + (line.expected and line.state == "unknown"),
        )
    return counts
