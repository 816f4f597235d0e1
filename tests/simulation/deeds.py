"""What a person at a laptop does, with all that matters drawn by the dice."""

from __future__ import annotations

from typing import Any

from desktop.store.changes import Edit, ListChange
from protocol.records import ATTENDANCE, BY_NAME, HOME_PERSON, LISTS, Type
from tests.simulation.world import Laptop, World

_NAMES = ("其木格", "乌云", "萨仁", "斯琴高娃", "托娅", "敖登", "Наран", "陈桂兰", "")
_TEXTS = ("已回访", "身体尚可，愿意参加", "x", "", "草场纠纷，正在调解" * 8, "ᠮᠣᠩᠭᠣᠯ", "a\nb")
#: Fields that people edit most; of both policies and every type.
_EDITED = {
    "person": ("name_zh", "phone", "id_no", "note", "tags", "gacha", "to_complete", "status"),
    "visit": ("situation", "measure", "date", "visitors", "person"),
    "home": ("name_zh", "area", "lat", "checklist", "keeper"),
    "activity": ("title", "guests_unnamed", "status", "expected", "start"),
    "household": ("head", "note"),
    "sheet": ("rows", "code", "activity"),
}


class Township:
    """The rows that a world's people know of, and the acts upon them."""

    def __init__(self, world: World, *, rows: int = 5) -> None:
        self._world, self._dice = world, world.dice
        #: Few rows, so that laptops meet on them.
        self.rows = {kind: [world.id() for _ in range(rows)] for kind in _EDITED}

    def one(self, kind: str) -> bytes:
        """A row of the kind, one that may be known to nobody yet."""
        return self._dice.choice(self.rows[kind])

    def value(self, kind: str, field: str) -> Any:
        """Something that a person may leave in a field."""
        dice, known = self._dice, BY_NAME[kind].by_name[field]
        if dice.random() < 0.1:
            return None
        if field.startswith("name"):
            return dice.choice(_NAMES)
        match known.type:
            case Type.INT:
                return dice.choice((0, 1, 12, -3, 1 << 40))
            case Type.FLAG:
                return dice.randint(0, 1)
            case Type.REAL:
                return dice.choice((0.0, 43.5, -1e-9))
            case Type.REF:
                return self.one(known.to or "person") if (known.to or "person") in self.rows else self._world.id()
            case Type.REFS:
                return [self.one(known.to or "person") for _ in range(dice.randint(0, 3))]
            case Type.LIST:
                return dice.sample(["骨干", "低保", "草原", ""], dice.randint(0, 3))
            case Type.JSON:
                return [[i, self.one("person").hex()] for i in range(dice.randint(0, 3))]
            case _:
                return dice.choice((*_TEXTS, str(dice.randrange(1000))))

    def edit(self, kind: str = "", id_: bytes | None = None, *, fields: int = 0) -> Edit:
        """Some fields of a row."""
        kind = kind or self._dice.choice(tuple(_EDITED))
        chosen = self._dice.sample(_EDITED[kind], min(len(_EDITED[kind]), fields or self._dice.choice((1, 1, 1, 2, 4))))
        return Edit(kind, id_ or self.one(kind), {name: self.value(kind, name) for name in chosen})

    def tick(self, activity: bytes | None = None, person: bytes | None = None) -> Edit:
        """An attendance: its row's id comes from activity and woman."""
        key = {"activity": activity or self.one("activity"), "person": person or self.one("person")}
        row = ATTENDANCE.derived_id(key)
        assert row is not None
        return Edit("attendance", row, key | {"state": self._dice.choice(("present", "absent", "late"))})

    def helper(self) -> Edit:
        """A woman who helps in a home; another kind with a key."""
        key = {"home": self.one("home"), "person": self.one("person")}
        row = HOME_PERSON.derived_id(key)
        assert row is not None
        return Edit("home_person", row, key | {"role": "volunteer"})

    def deletion(self, *, back: bool = False) -> Edit:
        """A row goes, or comes back."""
        kind = self._dice.choice(("person", "visit", "activity"))
        return Edit(kind, self.one(kind), {"deleted": 0 if back else 1})

    def newcomer(self) -> Edit:
        """A row that nobody else can know yet."""
        id_ = self._world.id()
        kind = self._dice.choice(("person", "visit", "activity"))
        edit = self.edit(kind, id_)
        self.rows[kind].append(id_)
        return edit

    def act(self, laptop: Laptop) -> None:
        """One act of a person, of one to four edits."""
        dice, edits = self._dice, []
        for _ in range(dice.choice((1, 1, 1, 2, 4))):
            make = dice.choices((self.edit, self.tick, self.helper, self.deletion, self.newcomer), (10, 4, 1, 1.5, 2))[
                0
            ]
            edits.append(make())
        laptop.write(*edits)

    def open_form(self, laptop: Laptop) -> None:
        """A record is looked at in a form, which stays open."""
        kind = self._dice.choice(tuple(_EDITED))
        laptop.open_form(kind, self.one(kind))

    def save_form(self, laptop: Laptop) -> None:
        """A form that stood open is saved; of a list what was added and taken off in it."""
        if not laptop.forms:
            return
        form = laptop.forms.pop(self._dice.randrange(len(laptop.forms)))
        names = self._dice.sample(_EDITED[form.kind], self._dice.randint(1, 2))
        fields = {name: self.value(form.kind, name) for name in names}
        for name in names:
            if BY_NAME[form.kind].by_name[name].type in LISTS:
                fields[name] = ListChange.between(form.shown[name], fields[name])
        laptop.save_form(form, fields)

    def bring_back(self, laptop: Laptop) -> None:
        """A deleted row is wanted after all."""
        laptop.write(self.deletion(back=True))

    def decide(self, laptop: Laptop) -> None:
        """An open conflict is decided, for the value that holds or for another."""
        open_ones = laptop.conflicts()
        if not open_ones:
            return
        id_ = self._dice.choice(open_ones)
        conflict = laptop.get("conflict", id_)
        version = self._dice.choice(conflict["versions"])
        kind, field = conflict["kind"], conflict["field"]
        edits = [Edit("conflict", id_, {"state": "decided", "decided_by": laptop.journal.author})]
        if kind in BY_NAME and field in BY_NAME[kind].by_name:
            edits.insert(0, Edit(kind, conflict["row"], {field: _typed(kind, field, version["value"])}))
        laptop.write(*edits)

    def undo(self, laptop: Laptop) -> None:
        """One of the last acts is taken back, or done again where it was."""
        acts = laptop.journal.log.acts(3)
        if acts:
            act = self._dice.choice(acts)
            turn = laptop.journal.redo if act.undone else laptop.journal.undo
            laptop.typing(lambda: turn(act.number))


def _typed(kind: str, field: str, value: Any) -> Any:
    """A version's value as its field holds it: conflict rows keep ids as hex."""
    type_ = BY_NAME[kind].by_name[field].type
    if value is None:
        return None
    if type_ in (Type.REF, Type.BYTES):
        return bytes.fromhex(value)
    if type_ is Type.REFS:
        return [bytes.fromhex(item) for item in value]
    return value
