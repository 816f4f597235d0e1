"""However rows were merged into each other, taken apart in whatever order they are what they were."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.desk import Desk
from tests.unit.services.test_merging import add, live

#: What a row may hold; None: nothing of it.
_VALUES: Final[dict[str, list[Any]]] = {
    "birth": [None, "1975", "1975-03", "1980-05-06"],
    "phone": [None, "13800000001", "13800000002", "13800000003"],
    "name_latin": [None, None, "Chimeg", "Qimuge"],
    "tags": [None, ["骨干"], ["能人", "骨干"], ["能人"]],
    "note": [None, "会唱歌", "会裁缝", "会唱歌\n会骑马"],
    "to_complete": [None, 1],
}


def rows(desk: Desk) -> list[Any]:
    found = live(desk)
    return [sorted(found["person_alias"]), sorted(found["person"])]


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_taken_apart_in_any_order_each_is_what_she_was(seed: int) -> None:
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder))
        try:
            desk.records.add_user("乌云")
            women = []
            for _ in range(dice.randint(2, 4)):
                values = {name: dice.choice(among) for name, among in _VALUES.items()}
                told = {name: value for name, value in values.items() if value is not None}
                women.append(add(desk, dice.choice(["其木格", "琪木格", "呼和", "娜仁"]), **told))
            before = rows(desk)
            phones = {id_: row["phone"] for id_, row in desk.people.records(women).items()}
            while len(left := desk.people.ids()) > 1:
                seen = desk.doubles.compare(*dice.sample(sorted(left), 2))
                assert seen is not None
                sides = [seen.one.id, seen.other.id]
                desk.doubles.merge(seen, dice.choice(sides), {name: dice.choice(sides) for name in seen.differ})
            while merged := desk.doubles.merged():
                gone = dice.choice(merged)[0]
                apart = desk.doubles.take_apart(gone)
                assert apart.kept == () and apart.given == ()
                with_her = {gone, *desk.people.merged_into(gone)}
                others = [id_ for id_ in women if id_ not in with_her]
                took = str(desk.db.rows("SELECT one_took, other_took FROM person_pair WHERE deleted IS NULL"))
                for phone in {phones[id_] for id_ in with_her} - {phones[id_] for id_ in others} - {None}:
                    held = [row["phone"] for row in desk.people.records(others).values()]
                    assert phone not in held, "what is hers alone goes with her"
                    assert took.count(phone) == 0 or len(with_her) > 1, "nor do pairs remember it"
            assert rows(desk) == before
            assert desk.db.rows("SELECT id FROM person_pair WHERE one_took <> '' OR other_took <> ''") == []
        finally:
            desk.close()
