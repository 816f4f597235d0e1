"""What the one page of an activity holds, and how it is written: a new one whole, of a correction what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from desktop.errors import FieldErrors, KnownError
from desktop.services.names import squeezed
from desktop.services.newcomers import Newcomer
from desktop.services.photos import Picture
from desktop.services.validation import clean_line
from desktop.services.when import check_moments
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import activities as queries
from desktop.store.values import Record, Value
from protocol.ids import derived_id
from protocol.records import ATTENDANCE

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_LINES = ("title", "place", "speaker", "recorder")
_TEXTS = ("content", "effect")
_NUMBERS = ("guests_unnamed", "women_among_guests")
#: Lists of which a correction writes what was added and what was taken.
_LISTS = ("hosts", "hosts_text")

T = TypeVar("T")


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
    """What the one page holds. ``values``: fields of the record, as typed; ``hosts_text`` holds hosts that are no unit.

    ``opened``: what the page held when a standing activity was opened in it; None for a new one.
    """

    id: bytes
    values: Mapping[str, Value]
    attendees: tuple[Attendee, ...] = ()
    newcomers: tuple[NewPerson, ...] = ()
    guests: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    opened: Draft | None = None


def attendance_id(activity: bytes, person: bytes) -> bytes:
    """The id of a person's attendance: the same on every laptop."""
    id_ = ATTENDANCE.derived_id({"activity": activity, "person": person})
    if id_ is None:
        raise ValueError("activity and person are needed")
    return id_


def guest_id(activity: bytes, label: str) -> bytes:
    """The id of a labelled guest's attendance: the same label at the same activity is the same guest."""
    return derived_id("attendance", activity, "guest", squeezed(label))


def guest_edit(activity: bytes, label: str) -> Edit:
    """A labelled guest who came."""
    fields = {"activity": activity, "guest": label, "state": "present", "deleted": None}
    return Edit("attendance", guest_id(activity, label), fields)


def save(desk: Desk, draft: Draft) -> Changes:
    """Writes what the page holds as one act. Raises FieldErrors, or KnownError activity_gone where the activity that
    was to be corrected is deleted meanwhile; then nothing is written."""
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
        edits += _correction(desk, draft, draft.opened, values)
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
        yield guest_edit(draft.id, label)
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
    fields = {name: value for name, value in values.items() if value != before.get(name)}
    for name in _LISTS:
        if name in fields:
            fields[name] = _changed_list(row[name] or [], before[name] or [], values[name] or []) or None
    was, now = ([a.person for a in each.attendees if a.expected] for each in (opened, draft))
    if set(was) != set(now):
        fields["expected"] = _changed_list(row["expected"] or [], was, now) or None
    if fields:
        yield Edit("activity", draft.id, fields)
    yield from _changed_attendance(draft, opened)
    yield from _changed_pictures(desk, draft, opened)


def _changed_list(stands: Sequence[T], was: Sequence[T], now: Sequence[T]) -> list[T]:
    """What was added and taken, done to the list as it stands; another order is the order that was seen."""
    if set(was) == set(now):
        return [*now, *(one for one in stands if one not in now)]
    kept = [one for one in stands if one in now or one not in was]
    return [*kept, *(one for one in now if one not in was and one not in kept)]


def _changed_attendance(draft: Draft, opened: Draft) -> Iterator[Edit]:
    newcomers = {new.id for new in draft.newcomers}
    was, now = _states(opened), _states(draft)
    for person, state in now.items():
        if state != was.get(person, "unknown"):
            yield _attendance(draft.id, person, state, newcomer=person in newcomers)
    for person in was:
        if person not in now and was[person] != "unknown":
            yield Edit("attendance", attendance_id(draft.id, person), {"deleted": 1})
    guests_was, guests_now = _guests(opened), _guests(draft)
    for key, label in guests_now.items():
        if key not in guests_was:
            yield guest_edit(draft.id, label)
    for key, label in guests_was.items():
        if key not in guests_now:
            yield Edit("attendance", guest_id(draft.id, label), {"deleted": 1})


def _changed_pictures(desk: Desk, draft: Draft, opened: Draft) -> Iterator[Edit]:
    was, now = ({picture.sha256 for picture in each.pictures} for each in (opened, draft))
    stand = {row[1]: row[0] for row in queries.pictures(desk.db, draft.id)}
    for sha256 in was - now:
        if sha256 in stand:
            yield Edit("attachment", stand[sha256], {"deleted": 1})
    for picture in draft.pictures:
        if picture.sha256 not in was and picture.sha256 not in stand:
            yield desk.photos.attachment_edit("activity", draft.id, picture)
