"""A congress: its paper kit, its result sheet, and the keys that its day takes in a real window.

``congress.keystrokes``: the program on a township with the sample's prepared congress (65 delegates, 26 candidates for
25 seats): the roll call, the count sheet twice, the result locked and its sheet asked for. Keys go to the window as the
screen's keys come, with the input method that the program chose; the mouse opens the parts.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure, figure, median_seconds, process

if TYPE_CHECKING:
    from desktop.services.desk import Desk

DELEGATES, NAMES, SEATS, TIMES = 91, 40, 39, 5
KIT_SECONDS, RESULT_SECONDS, KEYS = 1.5, 0.3, 420.0


def day() -> list[Figure]:
    """``congress.kit``, ``congress.result``, ``congress.keystrokes``."""
    from desktop.documents.congress_kit import kit_of, set_kit
    from desktop.documents.congress_papers import result_of, set_sheets
    from desktop.documents.typesetter import Typesetter
    from desktop.services.desk import Desk

    turns, typesetter = count(), Typesetter()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder), now=lambda: datetime(2026, 11, 24, 19, next(turns) % 60))
        desk.records.add_user("乌云")
        congress, elections = _prepared(desk)
        kit = median_seconds(lambda: set_kit(kit_of(desk, congress), typesetter), TIMES)
        left = iter(elections)

        def result() -> None:
            election = next(left)
            desk.elections.lock(election)
            set_sheets(result_of(desk, election), typesetter)

        locked = median_seconds(result, TIMES)
        desk.close()
    return [
        figure("congress.kit", kit, "s", KIT_SECONDS),
        figure("congress.result", locked, "s", RESULT_SECONDS),
        figure("congress.keystrokes", _keys(), "", KEYS),
    ]


def _prepared(desk: Desk) -> tuple[bytes, list[bytes]]:
    """A congress of 91 delegates with an election of 40 names to be printed; and as many counted ones of another
    congress, to be locked."""
    from desktop.services.congress import RuleSet
    from desktop.services.starting import load_sample

    load_sample(desk, "normal")
    org = next(iter(desk.units.gachas())).id
    women = [her for her in desk.people.ids() if len(desk.people.name(her)) > 1][: DELEGATES + 9]
    congress = desk.congresses.save(None, {"about": {"org": org}, "ordinal": 4, "day": "2026-11-25"}).id
    desk.delegates.add(congress, [(her, f"第{at % 7 + 1}代表团", "") for at, her in enumerate(women[:DELEGATES])])
    desk.delegates.set(congress, [each.id for each in desk.delegates.of(congress)], "credential", "confirmed")
    names = [(her, desk.people.name(her)) for her in women[:NAMES]]
    own = {"office": "P4", "seats": SEATS, "mode": "more", "method": "ballot", "stage": "E2"}
    desk.elections.begin(congress, own, RuleSet(), names)
    other = desk.congresses.save(None, {"about": {"org": org}, "ordinal": 5, "day": "2026-11-26"}).id
    counted = []
    for _ in range(TIMES + 1):
        election = desk.elections.begin(other, own, RuleSet(), names).id
        keys = desk.elections.get(election).row["ballot"]["candidates"]
        hall = {"due": "91", "present": "88", "printed": "91", "issued": "88", "exchanged": "0", "destroyed": "3"}
        typed: dict[str, str | None] = {"returned": "88", "void": "0"}
        for at, key in enumerate(keys):
            typed |= {f"{key}.votes": str(85 - at), f"{key}.against": "2"}
        for _pass in range(2):
            desk.elections.type_pass(election, hall, typed, None)
        counted.append(election)
    return congress, counted


def _keys() -> float:
    """How many keys the day takes, as the child counts them."""
    from desktop.services.desk import Desk
    from desktop.services.starting import load_sample

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "settings.json").write_text(json.dumps({"township": "sample"}))
        desk = Desk.open(root / "sample")
        load_sample(desk, "normal")
        congress = next(id_ for id_ in desk.congresses.ids() if desk.congresses.due(id_) == 65)
        desk.congresses.add_sitting(congress, "S4", "10:00")
        desk.close()
        said: dict[str, float] = {}
        with process("-m", "bench.congress_typing", str(root)) as child:
            assert child.stdout is not None
            for line in child.stdout:
                said |= json.loads(line)
        shutil.rmtree(root, ignore_errors=True)
    print(f"  {said}", file=sys.stderr)
    return float(said["keys"])
