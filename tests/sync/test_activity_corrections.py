"""An activity is corrected on one laptop while a colleague works on it too: nobody's tick, text or host is lost."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.activity_draft import Attendee, Draft
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id
from tests.sync.laptops import Laptop, World

WOMEN = [derived_id("test", f"woman {n}") for n in range(6)]
UNITS = [derived_id("test", f"unit {n}") for n in range(4)]
VALUES: dict[str, Any] = {"kind": "A11", "title": "会", "start": "2026-11-24T09:00", "status": "held"}
STATES = ("present", "late", "leave", "absent", "unknown")


@dataclass(frozen=True)
class Changes:
    """What somebody changes on a page, from what it shows."""

    states: dict[int, str]
    texts: dict[str, str]
    hosts: frozenset[int]
    taken_hosts: frozenset[int]
    expected: frozenset[int]
    guests: frozenset[str]
    unnamed: int | None

    def on(self, page: Draft) -> Draft:
        """The page with them."""
        people = {a.person: a for a in page.attendees}
        for number, state in self.states.items():
            due = WOMEN[number] in people and people[WOMEN[number]].expected
            people[WOMEN[number]] = Attendee(WOMEN[number], state, due)
        for number in self.expected:
            before = people.get(WOMEN[number], Attendee(WOMEN[number], "unknown"))
            people[WOMEN[number]] = before._replace(expected=True)
        # As the page gives it: somebody unticked whom nobody expected is not in it.
        shown = tuple(a for a in people.values() if a.expected or a.state != "unknown")
        hosts = [h for h in page.values["hosts"] or () if h not in {UNITS[n] for n in self.taken_hosts}]
        hosts += [UNITS[n] for n in sorted(self.hosts) if UNITS[n] not in hosts]
        values = {**page.values, **self.texts, "hosts": hosts}
        if self.unnamed is not None:
            values["guests_unnamed"] = self.unnamed
        guests = (*page.guests, *sorted(self.guests - set(page.guests)))
        return replace(page, values=values, attendees=shown, guests=guests)


_NUMBERS = st.integers(0, 5)
CHANGES = st.builds(
    Changes,
    st.dictionaries(_NUMBERS, st.sampled_from(STATES), max_size=3),
    st.dictionaries(st.sampled_from(["content", "effect", "speaker"]), st.sampled_from(["甲", "乙", "丙"]), max_size=2),
    st.frozensets(st.integers(1, 3), max_size=2),
    st.frozensets(st.integers(0, 1), max_size=1),
    st.frozensets(_NUMBERS, max_size=2),
    st.frozensets(st.sampled_from(["嫂子", "邻居"]), max_size=1),
    st.none() | st.integers(1, 5),
)


def desk_of(laptop: Laptop) -> Desk:
    return Desk(laptop.db, laptop.journal, laptop.world.folder / laptop.name)


def begin(world: World) -> tuple[Laptop, Laptop, bytes]:
    """Two laptops that know six women and one activity: two came, one is expected, unit 0 and 1 hold it."""
    a, b = world.laptop("a"), world.laptop("b")
    edits = [Edit("person", woman, {"name_zh": f"其木格{n}"}) for n, woman in enumerate(WOMEN)]
    edits += [Edit("org_unit", unit, {"name_zh": f"组织{n}", "level": "unit"}) for n, unit in enumerate(UNITS)]
    a.journal.write(edits, Label("test"))
    people = (Attendee(WOMEN[0]), Attendee(WOMEN[1]), Attendee(WOMEN[2], "unknown", True))
    draft = Draft(new_id(), {**VALUES, "hosts": UNITS[:2]}, people)
    desk_of(a).activities.save(draft)
    a.sync(), b.sync()
    return a, b, draft.id


def page_of(laptop: Laptop, id_: bytes) -> Draft:
    found = desk_of(laptop).activities.draft_of(id_)
    assert found is not None
    return found


def standing(page: Draft) -> tuple[dict[bytes, str], set[bytes]]:
    """Who has which state, and who is expected."""
    return {a.person: a.state for a in page.attendees if a.state != "unknown"}, {
        a.person for a in page.attendees if a.expected
    }


def choices(laptop: Laptop) -> dict[str, set[Any]]:
    """Field → the values that wait for a person's choice."""
    ids = [id_ for (id_,) in laptop.db.rows("SELECT id FROM conflict WHERE state = 'open'")]
    rows = laptop.journal.rows.get_many("conflict", ids).values()
    return {row["field"]: {version["value"] for version in row["versions"]} for row in rows}


@settings(max_examples=15)
@given(CHANGES, CHANGES)
def test_two_who_correct_one_activity_lose_nothing(hers: Changes, theirs: Changes) -> None:
    """b corrects and syncs while the page of a is open; a pulls that, then finishes her page."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        try:
            a, b, id_ = begin(world)
            opened = page_of(a, id_)
            desk_of(b).activities.save(theirs.on(page_of(b, id_)))
            b.sync(), a.sync()
            between = page_of(a, id_)
            desk_of(a).activities.save(hers.on(opened))
            a.sync(), b.sync(), a.sync()
            left, right = page_of(a, id_), page_of(b, id_)
            assert standing(left) == standing(right) and left.values == right.values
            mine = hers.on(opened)
            _check_people(opened, mine, between, left)
            _check_values(opened, mine, between, left, choices(a))
        finally:
            world.close()


def _check_people(opened: Draft, mine: Draft, between: Draft, end: Draft) -> None:
    was, was_due = standing(opened)
    wanted, wanted_due = standing(mine)
    came_between, due_between = standing(between)
    states, due = standing(end)
    for woman in WOMEN:
        if wanted.get(woman) != was.get(woman):
            assert states.get(woman) == wanted.get(woman), "what she changed is what she said"
        else:
            assert states.get(woman) == came_between.get(woman), "what she left alone is what the colleague said"
    assert due == (due_between | (wanted_due - was_due)) - (was_due - wanted_due)
    assert set(end.guests) == set(between.guests) | set(mine.guests)


def _check_values(opened: Draft, mine: Draft, between: Draft, end: Draft, choices: dict[str, set[Any]]) -> None:
    for name in ("content", "effect", "speaker"):
        hers = mine.values[name] != opened.values[name]
        assert end.values[name] == (mine if hers else between).values[name]
    was, wanted, there = (set(d.values["hosts"] or ()) for d in (opened, mine, between))
    assert set(end.values["hosts"] or ()) == (there | (wanted - was)) - (was - wanted)
    number = mine.values["guests_unnamed"]
    if number != opened.values["guests_unnamed"]:
        seen_by_nobody = between.values["guests_unnamed"] not in (opened.values["guests_unnamed"], number)
        if seen_by_nobody:  # two numbers, neither of whose authors saw the other: a person decides
            assert choices["guests_unnamed"] == {between.values["guests_unnamed"], number}
        else:
            assert end.values["guests_unnamed"] == number and "guests_unnamed" not in choices
