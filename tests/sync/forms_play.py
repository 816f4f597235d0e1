"""Forms played on two laptops by the services alone: opened, typed into, kept as drafts, saved, while pulls, other
windows' acts, restored servers, new device ids and restarts come in between at any moment.

The oracle is independent of sights: it writes down what each save showed its author, and so which values somebody
replaced knowingly. Whatever nobody replaced knowingly must be current or up for a choice where the field is a person's
to decide, and in the list where it was added to one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from desktop.errors import ChangedMeanwhile
from desktop.services.activity_draft import Attendee, Draft
from desktop.services.desk import Desk
from desktop.services.drafts import Typed, key_of
from desktop.services.seen import Seen
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.engine import Engine
from protocol.ids import derived_id
from tests.sync.laptops import FILE, Laptop, World

#: Fields of a person that a form may change: the review ones, and one where the later stamp wins.
REVIEWED = ("name_zh", "phone")
LATEST = ("note",)
ALIASES = "aliases"
#: The review field of an activity that its page may change.
GUESTS = "guests_unnamed"


@dataclass
class Form:
    """An open form: what it showed, what was typed over it. Nothing of it is on the disk before ``Seat.keep``."""

    seen: Seen
    typed: dict[str, Any] = field(default_factory=dict)

    def shown(self, name: str) -> Any:
        return self.seen.values.get(name)


@dataclass
class Saved:
    """A value that was saved into a review field, and those that its author had been shown as the field's value."""

    laptop: int
    value: Any
    replaced: set[Any]


class Seat:
    """One laptop with its desk and at most one open form a woman."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.number = world, number
        self.laptop: Laptop = world.laptop(f"seat{number}")
        self.forms: dict[bytes, Form] = {}
        self.page: Draft | None = None
        self._open()

    def _open(self) -> None:
        self.desk = Desk(self.laptop.db, self.laptop.journal, Path(self.laptop.db.path).parent)

    def restart(self) -> None:
        """The program is killed and started again; what was kept as drafts comes back."""
        laptop = self.laptop
        laptop.db.close_all()
        laptop.db = open_database(laptop.world.folder / laptop.name / FILE)
        laptop.journal = Journal(laptop.db, now_ms=laptop.world.clock)
        laptop.engine = Engine(laptop.journal, laptop.line, laptop.renew)
        self._open()
        self.forms, self.page = {}, None
        for kept in self.desk.drafts.all("person."):
            typed = self.desk.drafts.typed(kept.key)
            assert typed is not None and typed.seen is not None and kept.id is not None
            self.forms[kept.id] = Form(typed.seen, dict(typed.values))

    def values(self, woman: bytes) -> dict[str, Any] | None:
        person = self.desk.people.get(woman)
        if person is None:
            return None
        return {**person.values, ALIASES: [alias.text for alias in person.aliases]}

    def open(self, woman: bytes) -> None:
        sight = self.desk.records.sight()
        values = self.values(woman)
        if values is not None and woman not in self.forms:
            self.forms[woman] = Form(Seen(sight, values))

    def keep(self, woman: bytes) -> None:
        form = self.forms[woman]
        self.desk.drafts.keep(key_of("person", woman), Typed(form.typed, form.seen, "x"))


class Play:
    """A town of two laptops, one woman or two, and the oracle."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder)
        self.seats = [Seat(self.world, 0), Seat(self.world, 1)]
        self._numbers = count(1)
        self._backups: list[Path] = []
        self.saved: dict[tuple[str, bytes, str], list[Saved]] = {}
        #: What somebody put into a list → whether anybody took it off.
        self.spelt: dict[tuple[bytes, str], bool] = {}
        self.ticked: dict[bytes, bool] = {}
        self.hosted: dict[bytes, bool] = {}
        first = self.seats[0].desk
        self.women = [first.people.save(None, {"name_zh": f"女{n}", "phone": f"1380000000{n}"}).id for n in range(2)]
        self.others = [first.people.save(None, {"name_zh": f"众{n}"}).id for n in range(3)]
        self.units = [derived_id("org_unit", f"15222120120{n}") for n in range(3)]
        edits = [Edit("org_unit", unit, {"name_zh": f"单位{n}"}) for n, unit in enumerate(self.units)]
        first.journal.write(edits, Label("unit.add"))
        self.activity = first.activities.new_id()
        values = {"kind": "A01", "title": "会", "start": "2026-11-20T09:00", "status": "held"}
        first.activities.save(Draft(self.activity, {**values, "hosts": self.units[:1], GUESTS: 100}))
        for seat in self.seats:
            seat.laptop.sync()

    def fresh(self) -> str:
        return f"{next(self._numbers)}"

    # --- steps ------------------------------------------------------------------------------------------------------

    def open(self, seat: Seat, woman: bytes) -> None:
        seat.open(woman)

    def type(self, seat: Seat, woman: bytes, name: str) -> None:
        seat.open(woman)
        form = seat.forms.get(woman)
        if form is None:
            return
        if name == ALIASES:
            form.typed[name] = [*form.typed.get(name, form.shown(name) or []), f"别名{self.fresh()}"]
        else:
            form.typed[name] = f"138{int(self.fresh()):08d}" if name == "phone" else f"字{self.fresh()}"

    def take_off(self, seat: Seat, woman: bytes) -> None:
        """She takes the first of the shown spellings off."""
        seat.open(woman)
        form = seat.forms.get(woman)
        if form is not None and (there := form.typed.get(ALIASES, form.shown(ALIASES))):
            form.typed[ALIASES] = there[1:]

    def keep(self, seat: Seat, woman: bytes) -> None:
        if woman in seat.forms:
            seat.keep(woman)

    def save(self, seat: Seat, woman: bytes) -> None:
        form = seat.forms.pop(woman, None)
        if form is None:
            return
        changed = {name: value for name, value in form.typed.items() if value != form.shown(name)}
        seen = form.seen
        shown = {name: [form.shown(name)] for name in changed}
        for _ in range(2):
            aliases = changed.get(ALIASES)
            own = {name: value for name, value in changed.items() if name != ALIASES}
            try:
                if changed:
                    seat.desk.people.save(woman, own, aliases, seen=seen)
                break
            except ChangedMeanwhile as error:
                # She is shown what this laptop wrote meanwhile, and saves all the same.
                for name, value in error.now.items():
                    shown[name].append(value)
                seen = Seen(error.sight, {**seen.values, **error.now})
        else:
            raise AssertionError("asked twice about the same words")
        seat.desk.drafts.drop(key_of("person", woman))
        self._note(seat, woman, changed, form, shown)

    def _note(self, seat: Seat, woman: bytes, changed: dict[str, Any], form: Form, shown: dict[str, list[Any]]) -> None:
        for name in REVIEWED:
            if name in changed:
                self._wrote(seat, woman, name, changed[name], shown[name])
        if ALIASES in changed:
            before, after = set(form.shown(ALIASES) or ()), set(changed[ALIASES])
            _put_and_taken(
                self.spelt, {(woman, text) for text in after - before}, {(woman, text) for text in before - after}
            )

    def _wrote(self, seat: Seat, row: bytes, name: str, value: Any, shown: list[Any], kind: str = "person") -> None:
        saves = self.saved.setdefault((kind, row, name), [])
        own = {one.value for one in saves if one.laptop == seat.number}
        saves.append(Saved(seat.number, value, own | set(shown)))

    # --- the page of an activity ------------------------------------------------------------------------------------

    def page(self, seat: Seat) -> Draft:
        """The page of the activity, opened now where it is not open yet."""
        if seat.page is None:
            seat.page = seat.desk.activities.draft_of(self.activity)
            assert seat.page is not None
        return seat.page

    def tick(self, seat: Seat, who: int) -> None:
        page, person = self.page(seat), self.others[who]
        there = [a for a in page.attendees if a.person != person]
        seat.page = replace(page, attendees=(*there, Attendee(person)))

    def untick(self, seat: Seat, who: int) -> None:
        page = self.page(seat)
        seat.page = replace(page, attendees=tuple(a for a in page.attendees if a.person != self.others[who]))

    def host(self, seat: Seat, which: int) -> None:
        """Another unit is put among the hosts, or taken off where it is one."""
        page, unit = self.page(seat), self.units[which]
        hosts = list(page.values["hosts"] or ())
        hosts = [one for one in hosts if one != unit] if unit in hosts else [*hosts, unit]
        seat.page = replace(page, values={**page.values, "hosts": hosts})

    def count_guests(self, seat: Seat) -> None:
        page = self.page(seat)
        seat.page = replace(page, values={**page.values, GUESTS: 100 + int(self.fresh())})

    def save_page(self, seat: Seat) -> None:
        page, seat.page = seat.page, None
        if page is None or page.opened is None:
            return
        shown = [page.opened.values[GUESTS]]
        for _ in range(2):
            try:
                seat.desk.activities.save(page)
                break
            except ChangedMeanwhile as error:
                shown.append(error.now.get(GUESTS))
                page = replace(page, sight=error.sight)
        else:
            raise AssertionError("asked twice about the same words")
        if page.values[GUESTS] != page.opened.values[GUESTS]:
            self._wrote(seat, self.activity, GUESTS, page.values[GUESTS], shown, "activity")
        came, before = ({a.person for a in each.attendees if a.state == "present"} for each in (page, page.opened))
        _put_and_taken(self.ticked, came - before, before - came)
        hosts, before = (set(each.values["hosts"] or ()) for each in (page, page.opened))
        _put_and_taken(self.hosted, hosts - before, before - hosts)

    def elsewhere(self, seat: Seat, woman: bytes, name: str) -> None:
        """Another window of the laptop writes: a paste, an undo, a colleague at the same desk. She sees the row."""
        values = seat.values(woman)
        if values is None:
            return
        value = f"139{int(self.fresh()):08d}" if name == "phone" else f"窗{self.fresh()}"
        seat.desk.journal.write([Edit("person", woman, {name: value})], Label("person.edit"))
        if name in REVIEWED:
            self._wrote(seat, woman, name, value, [values[name]])

    def mark_elsewhere(self, seat: Seat, who: int) -> None:
        """The signed sheet is typed back in another window."""
        seat.desk.activities.mark(self.activity, {self.others[who]: "present"})
        _put_and_taken(self.ticked, {self.others[who]}, set())

    def pull(self, seat: Seat) -> None:
        seat.laptop.sync()

    def restart(self, seat: Seat) -> None:
        seat.restart()

    def renew(self, seat: Seat) -> None:
        """The laptop goes on under another device id, as after a copied disk; older backups do not know it."""
        self._backups.clear()
        seat.laptop.journal.sync.adopt_device(self.world.admit()[0])
        seat.laptop.line = type(seat.laptop.line)(self.world, seat.laptop.journal.device)
        seat.laptop.engine = Engine(seat.laptop.journal, seat.laptop.line, seat.laptop.renew)

    def back_up(self, _seat: Seat) -> None:
        self._backups.append(self.world.keep())

    def lose_epoch(self, _seat: Seat) -> None:
        """The server is put back to its last backup."""
        if self._backups:
            self.world.set_back(self._backups[-1])

    def steps(self) -> dict[str, Callable[[Seat, bytes], object]]:
        """What may happen, by name; each is given a seat and a woman."""
        of_seat = {"pull": self.pull, "restart": self.restart, "renew": self.renew, "lose": self.lose_epoch}
        return {
            "open": self.open,
            **{f"type {name}": partial(self.type, name=name) for name in (*REVIEWED, *LATEST, ALIASES)},
            "take off": self.take_off,
            "keep": self.keep,
            "save": self.save,
            **{f"elsewhere {name}": partial(self.elsewhere, name=name) for name in (*REVIEWED, *LATEST)},
            **{f"tick {n}": (lambda seat, _woman, n=n: self.tick(seat, n)) for n in range(3)},
            **{f"untick {n}": (lambda seat, _woman, n=n: self.untick(seat, n)) for n in range(3)},
            **{f"host {n}": (lambda seat, _woman, n=n: self.host(seat, n)) for n in range(3)},
            **{f"mark {n}": (lambda seat, _woman, n=n: self.mark_elsewhere(seat, n)) for n in range(3)},
            "guests": lambda seat, _woman: self.count_guests(seat),
            "save page": lambda seat, _woman: self.save_page(seat),
            **{name: (lambda seat, _woman, step=step: step(seat)) for name, step in of_seat.items()},
            "back up": lambda seat, _woman: self.back_up(seat),
        }

    # --- the end ----------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """All forms are saved, everything is exchanged, and the oracle speaks."""
        for seat in self.seats:
            for woman in list(seat.forms):
                self.save(seat, woman)
            self.save_page(seat)
        for _ in range(4):
            for seat in self.seats:
                seat.laptop.sync()
        assert self.seats[0].laptop.digest == self.seats[1].laptop.digest == self.world.digest()
        for (kind, row, name), saves in self.saved.items():
            self._check_field(kind, row, name, saves)
        for seat in self.seats:
            for (woman, text), taken in self.spelt.items():
                assert taken or text in (seat.values(woman) or {})[ALIASES], f"the spelling {text} is lost"
            held = seat.desk.activities.get(self.activity)
            assert held is not None
            came = {line.person for line in held.lines if line.state == "present"}
            lost = {person for person, taken in self.ticked.items() if not taken} - came
            assert not lost, f"{len(lost)} ticks are lost"
            away = {unit for unit, taken in self.hosted.items() if not taken} - {host for host, _ in held.hosts}
            assert not away, f"{len(away)} hosts are lost"

    def _check_field(self, kind: str, id_: bytes, name: str, saves: list[Saved]) -> None:
        replaced = set().union(*(save.replaced - {save.value} for save in saves))
        for seat in self.seats:
            row = seat.laptop.row(kind, id_)
            choices = self._choices(seat, id_, name)
            for save in saves:
                if save.value not in replaced:
                    assert save.value == row[name] or save.value in choices, (
                        f"{name}: {save.value} gave way to {row[name]}, whose author never saw it; choices {choices}"
                    )
            history = {line.fields.get(name) for line in seat.laptop.journal.log.history(kind, id_)}
            missing = {save.value for save in saves} - history - choices
            assert not missing, f"{name}: {missing} are in no history"

    @staticmethod
    def _choices(seat: Seat, id_: bytes, name: str) -> set[Any]:
        ids = [open_ for (open_,) in seat.laptop.db.rows("SELECT id FROM conflict WHERE state = 'open'")]
        rows = seat.laptop.journal.rows.get_many("conflict", ids).values()
        mine = [row for row in rows if row["row"] == id_ and row["field"] == name]
        return {version["value"] for row in mine for version in row["versions"]}


def _put_and_taken(known: dict[Any, bool], put: set[Any], taken: set[Any]) -> None:
    """Notes what was put into a list and taken off; who was ever taken off may be off at the end, and may be on."""
    for member in put:
        known.setdefault(member, False)
    known.update(dict.fromkeys(taken, True))
