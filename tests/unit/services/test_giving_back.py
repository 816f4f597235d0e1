"""However rows were merged into each other, taken apart in whatever order they are what they were."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.desk import Desk
from tests.unit.services.test_merging import add, live

_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "birth": st.sampled_from(["1975", "1975-03", "1980-05-06"]),
        "phone": st.sampled_from(["13800000001", "13800000002", "13800000003"]),
        "name_latin": st.sampled_from(["Chimeg", "Qimuge"]),
        "tags": st.lists(st.sampled_from(["骨干", "能人", "网格员"]), unique=True, min_size=1),
        "note": st.sampled_from(["会唱歌", "会裁缝", "会唱歌\n会裁缝"]),
        "to_complete": st.just(1),
    },
)
_NAMES = st.sampled_from(["其木格", "琪木格", "呼和", "娜仁"])


def rows(desk: Desk) -> list[Any]:
    found = live(desk)
    return [found["person_alias"], sorted(map(str, found["person"]))]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_taken_apart_in_any_order_each_is_what_she_was(data: st.DataObject) -> None:
    folder = Path(tempfile.mkdtemp())
    desk = Desk.open(folder)
    try:
        desk.records.add_user("乌云")
        women = [add(desk, data.draw(_NAMES), **data.draw(_VALUES)) for _ in range(data.draw(st.integers(2, 4)))]
        before = rows(desk)
        for _ in range(data.draw(st.integers(1, 4))):
            one, other = data.draw(st.permutations(women))[:2]
            seen = desk.doubles.compare(one, other)
            if seen is None:
                continue
            sides = [seen.one.id, seen.other.id]
            chosen = {name: data.draw(st.sampled_from(sides)) for name in seen.differ}
            desk.doubles.merge(seen, data.draw(st.sampled_from(sides)), chosen)
        while merged := desk.doubles.merged():
            apart = desk.doubles.take_apart(data.draw(st.sampled_from([id_ for id_, _ in merged])))
            assert apart.kept == ()
        assert rows(desk) == before
        assert (
            desk.db.value("SELECT count(*) FROM person_pair WHERE one_took IS NOT NULL OR other_took IS NOT NULL") == 0
        )
    finally:
        desk.close()
        shutil.rmtree(folder)
