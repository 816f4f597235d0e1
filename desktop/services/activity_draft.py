"""What the one page of an activity holds, and how it is written: a new one whole, of a correction what was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.errors import ChangedMeanwhile, FieldErrors, KnownError
from desktop.services.comparing import alike, squeezed
from desktop.services.drafts import of_plain, plain
from desktop.services.newcomers import Newcomer
from desktop.services.photos import Picture
from desktop.services.validation import clean_line
from desktop.services.when import check_moments
from desktop.store.changes import Changes, Edit, Label, ListChange, Sight
from desktop.store.database import Database
from desktop.store.queries import activities as queries
from desktop.store.queries.people import survivors
from desktop.store.sights import changed_here
from desktop.store.values import Record, Value
from protocol.ids import derived_id
from protocol.records import ATTENDANCE, BY_NAME

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_LINES = ("title", "place", "speaker", "recorder")
_TEXTS = ("content", "effect")
_NUMBERS = ("guests_unnamed", "women_among_guests")
#: Lists of which a correction writes what was added and what was taken.
_LISTS = ("hosts", "hosts_text")
#: In ``ChangedMeanwhile``: what stands of somebody's attendance, by her id as hex or a guest's label.
ATTENDANCE_OF = "attendance."


class Attendee(NamedTuple):
    """Somebody in a draft; ``unknown`` is expected, and nothing is known of her yet."""

    person: bytes
    state: str = "present"
    expected: bool = False


class NewPerson(NamedTuple):
    """Who comes onto the roster by this activity. Her id is given once, so that saving twice makes her once.

    Without a line among the attendees she came.
    """

    id: bytes
    line: Newcomer


@dataclass(frozen=True)
class Draft:
    """What the one page holds. ``values``: fields of the record, as typed.

    ``opened``: what the page held when a standing activity was opened in it, None for a new one; ``sight``: what this
    laptop knew then.
    """

    id: bytes
    values: Mapping[str, Value]
    attendees: tuple[Attendee, ...] = ()
    newcomers: tuple[NewPerson, ...] = ()
    guests: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    opened: Draft | None = None
    sight: Sight | None = None


def hosts_of(values: Mapping[str, Any]) -> list[bytes | str]:
    """Who holds an activity, from its record or a draft's values: units, and hosts in words; the first is 主办."""
    units, words = values.get("hosts") or (), values.get("hosts_text") or ()
    return [*words, *units] if values.get("hosts_text_first") else [*units, *words]


def hosts_apart(hosts: Sequence[bytes | str]) -> dict[str, Value]:
    """Hosts in their order as the fields that hold them."""
    words = [host for host in hosts if isinstance(host, str)]
    return {
        "hosts": [host for host in hosts if isinstance(host, bytes)],
        "hosts_text": words,
        "hosts_text_first": int(bool(words) and hosts[0] == words[0]),
    }


def attendance_id(activity: bytes, person: bytes) -> bytes:
    """The id of a person's attendance: the same on every laptop."""
    id_ = ATTENDANCE.derived_id({"activity": activity, "person": person})
    if id_ is None:
        raise ValueError("activity and person are needed")
    return id_


def rows_of_each(
    stands: Mapping[bytes, bytes], noted: Iterable[tuple[Any, ...]], states: Mapping[bytes, str]
) -> dict[bytes, str]:
    """States by the ids that the rows of attendance name: of a woman who was written down twice, each row of hers.

    ``stands``: merged person → who stands for her; ``noted``: the activity's rows (``queries.lines``).
    """
    rows: dict[bytes, list[bytes]] = {}
    for _, person, *_ in noted:
        if person is not None:
            rows.setdefault(stands.get(person, person), []).append(person)
    found: dict[bytes, str] = {}
    for person, state in states.items():
        found |= dict.fromkeys(rows.get(stands.get(person, person), [person]), state)
    return found


def guest_id(activity: bytes, label: str) -> bytes:
    """The id of a labelled guest's attendance: the same label at the same activity is the same guest."""
    return derived_id("attendance", activity, "guest", squeezed(label))


def guest_row(db: Database, activity: bytes, label: str) -> bytes:
    """The row of a labelled guest: the one that stands under that label, however it is written, else a new one. An
    older version of the program compared labels less thoroughly, and gave them ids by that."""
    rows = ((id_, guest) for id_, person, guest, *_ in queries.lines(db, activity) if person is None)
    stands: bytes | None = next((id_ for id_, guest in rows if alike(guest or "", label)), None)
    return stands or guest_id(activity, label)


def guest_edit(db: Database, activity: bytes, label: str) -> Edit:
    """A labelled guest who came."""
    fields = {"activity": activity, "guest": label, "state": "present", "deleted": None}
    return Edit("attendance", guest_row(db, activity, label), fields)


def save(desk: Desk, draft: Draft) -> Changes:
    """Writes what the page holds as one act. Raises FieldErrors; ChangedMeanwhile where this laptop itself changed the
    same since the page was opened; KnownError activity_gone where the activity is deleted. Then nothing is written."""
    values = _clean(draft.values)
    _check(values)
    values["title"] = values["title"] or desk.activities.propose_title(
        values["kind"], values.get("home"), values["place"] or ""
    )
    edits: list[Edit] = []
    for new in draft.newcomers:
        edits += desk.people.newcomer_edits(new.line, new.id)[1]
    if draft.opened is None:
        edits += _new(desk, draft, values)
        code = "activity.plan" if values["status"] == "planned" else "activity.log"
    else:
        changed = list(_correction(desk, draft, draft.opened, values))
        _catch_own(desk, draft, changed)
        edits += changed
        code = "activity.correct"
    return desk.journal.write(edits, Label(code, values["title"] or ""))


def _clean(typed: Mapping[str, Value]) -> Record:
    """The fields as they are stored; nothing is refused yet."""
    values: Record = dict(typed)
    for name in _LINES:
        values[name] = clean_line(values.get(name))
    for name in _TEXTS:
        values[name] = (values.get(name) or "").strip() or None
    for name in _NUMBERS:
        values[name] = values.get(name) or None
    for name in _LISTS:
        values[name] = list(dict.fromkeys(values.get(name) or ())) or None
    if values.get("home"):
        values["place"] = None
    values["hosts_text_first"] = 1 if values["hosts_text"] and values.get("hosts_text_first") else None
    values["status"] = values.get("status") or "held"
    return values


def _check(values: Record) -> None:
    errors: dict[str, str] = {}
    if not values.get("kind"):
        errors["kind"] = "required"
    wrong = check_moments(values.get("start"), values.get("end"))
    if wrong:
        errors["when"] = wrong
    errors |= {name: "number_negative" for name in _NUMBERS if (values[name] or 0) < 0}
    if (values["women_among_guests"] or 0) > (values["guests_unnamed"] or 0):
        errors["women_among_guests"] = "more_than_guests"
    if errors:
        raise FieldErrors(errors)


# --- a new one ----------------------------------------------------------------------------------------------------


def _new(desk: Desk, draft: Draft, values: Record) -> Iterator[Edit]:
    values["expected"] = [a.person for a in draft.attendees if a.expected] or None
    yield Edit("activity", draft.id, {**values, "deleted": None})
    newcomers = {new.id for new in draft.newcomers}
    for person, state in _states(draft).items():
        if state != "unknown":  # that nothing is known needs no row
            yield _attendance(draft.id, person, state, newcomer=person in newcomers)
    for label in _guests(draft).values():
        yield guest_edit(desk.db, draft.id, label)
    known = {row[1] for row in queries.pictures(desk.db, draft.id)}
    for picture in draft.pictures:
        if picture.sha256 not in known:
            yield desk.photos.attachment_edit("activity", draft.id, picture)


def _states(draft: Draft) -> dict[bytes, str]:
    """Person → state. A dict: somebody ticked twice, or known and typed as a newcomer again, came once."""
    states = {a.person: a.state for a in draft.attendees}
    for new in draft.newcomers:
        states.setdefault(new.id, "present")
    return states


def _guests(draft: Draft) -> dict[str, str]:
    """What a label is compared by → the label."""
    labels = [label for label in map(clean_line, draft.guests) if label]
    return {squeezed(label): label for label in reversed(labels)}


def _attendance(activity: bytes, person: bytes, state: str, *, newcomer: bool = False) -> Edit:
    fields: dict[str, Value] = {"activity": activity, "person": person, "state": state, "deleted": None}
    if newcomer:
        fields["newcomer"] = 1
    return Edit("attendance", attendance_id(activity, person), fields)


# --- a correction -------------------------------------------------------------------------------------------------


def _correction(desk: Desk, draft: Draft, opened: Draft, values: Record) -> Iterator[Edit]:
    """What she changed since she opened the page. What others wrote meanwhile stays."""
    row = desk.journal.rows.get("activity", draft.id)
    if row is None or row["deleted"]:
        raise KnownError("activity_gone")
    before = _clean(opened.values)
    fields: dict[str, Value | ListChange] = {
        name: value for name, value in values.items() if value != before.get(name) and name not in _LISTS
    }
    lists = {name: ListChange.between(before[name], values[name]) for name in _LISTS}
    lists["expected"] = _changed_expected(desk, opened, draft, row["expected"] or ())
    fields |= {name: change for name, change in lists.items() if change}
    if fields:
        yield Edit("activity", draft.id, fields, draft.sight)
    for edit in _changed_attendance(desk, draft, opened):
        yield edit._replace(sight=draft.sight)
    for edit in _changed_pictures(desk, draft, opened):
        yield edit._replace(sight=draft.sight)


def _changed_expected(desk: Desk, opened: Draft, draft: Draft, standing: Sequence[bytes]) -> ListChange:
    """Who was added and taken; of somebody taken also the rows for which she stands since they were merged."""
    change = ListChange.between(_expected(opened), _expected(draft))
    gone = set(change.taken) - set(change.added)
    stands = survivors(desk.db)
    return change._replace(taken=(*change.taken, *(one for one in standing if stands.get(one) in gone)))


def _expected(draft: Draft) -> list[bytes]:
    return [a.person for a in draft.attendees if a.expected]


def _changed_attendance(desk: Desk, draft: Draft, opened: Draft) -> Iterator[Edit]:
    newcomers = {new.id for new in draft.newcomers}
    was, now = _states(opened), _states(draft)
    stands, noted = survivors(desk.db), queries.lines(desk.db, draft.id)
    changed = {person: state for person, state in now.items() if state != was.get(person, "unknown")}
    for person, state in rows_of_each(stands, noted, changed).items():
        yield _attendance(draft.id, person, state, newcomer=person in newcomers)
    gone = {person: "" for person in was if person not in now and was[person] != "unknown"}
    for person in rows_of_each(stands, noted, gone):
        yield Edit("attendance", attendance_id(draft.id, person), {"deleted": 1})
    guests_was, guests_now = _guests(opened), _guests(draft)
    for key, label in guests_now.items():
        if key not in guests_was:
            yield guest_edit(desk.db, draft.id, label)
    for key, label in guests_was.items():
        if key not in guests_now:
            yield Edit("attendance", guest_row(desk.db, draft.id, label), {"deleted": 1})


def _changed_pictures(desk: Desk, draft: Draft, opened: Draft) -> Iterator[Edit]:
    was, now = ({picture.sha256 for picture in each.pictures} for each in (opened, draft))
    stand = {row[1]: row[0] for row in queries.pictures(desk.db, draft.id)}
    for sha256 in was - now:
        if sha256 in stand:
            yield Edit("attachment", stand[sha256], {"deleted": 1})
    for picture in draft.pictures:
        if picture.sha256 not in was and picture.sha256 not in stand:
            yield desk.photos.attachment_edit("activity", draft.id, picture)


def _catch_own(desk: Desk, draft: Draft, edits: Sequence[Edit]) -> None:
    """All that this laptop itself wrote since the page was opened and that would be written over, told at once."""
    if draft.sight is None:
        return
    journal = desk.journal
    known = journal.known_today(draft.sight)
    now: dict[str, Any] = {}
    for kind, id_, fields, _ in edits:
        row = journal.rows.get(kind, id_)
        if row is None or kind == "attachment":
            continue
        names = [n for n, value in fields.items() if not isinstance(value, ListChange) and value != row[n]]
        changed = changed_here(journal.db, BY_NAME[kind], id_, names, known, journal.head[0] + 1, row)
        if kind == "activity":
            now |= {name: row[name] for name in sorted(changed)}
        elif changed:
            whose = row["person"].hex() if row["person"] else row["guest"]
            now[f"{ATTENDANCE_OF}{whose}"] = "unknown" if row["deleted"] else row["state"]
    if now:
        raise ChangedMeanwhile(now, known.past_own)


# --- as a draft keeps it ------------------------------------------------------------------------------------------


def plain_of(draft: Draft) -> dict[str, Any]:
    """What a page held when it was opened, as plain JSON data; ids as {"id": hex}."""
    return {
        "values": plain(draft.values),
        "attendees": [[a.person.hex(), a.state, a.expected] for a in draft.attendees],
        "guests": list(draft.guests),
        "pictures": [plain_picture(picture) for picture in draft.pictures],
    }


def draft_of_plain(id: bytes, kept: Mapping[str, Any]) -> Draft:
    """What ``plain_of`` gave."""
    return Draft(
        id,
        of_plain(kept["values"]),
        tuple(Attendee(bytes.fromhex(person), state, expected) for person, state, expected in kept["attendees"]),
        (),
        tuple(kept["guests"]),
        tuple(map(picture_of_plain, kept["pictures"])),
    )


def plain_picture(picture: Picture) -> list[Any]:
    """A picture as plain JSON data."""
    return [picture.sha256.hex(), picture.size, picture.width, picture.height]


def picture_of_plain(kept: Sequence[Any]) -> Picture:
    """What ``plain_picture`` gave."""
    sha256, *rest = kept
    return Picture(bytes.fromhex(sha256), *rest)
