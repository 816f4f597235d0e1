"""The page of congresses, acted out: story 4 and example 48 by the keyboard, the paper kit, two typings, the hall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.ui.bus import Bus
from desktop.ui.congresses.page import CongressesPage
from desktop.ui.congresses.view import CongressView
from desktop.ui.page import Context
from protocol.ids import new_id
from tests.ui.deskside import Window

DAY = "2026-11-25"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 25, 11, 30))
    made.records.add_user("乌云")
    yield made
    made.close()


@pytest.fixture
def context(desk: Desk) -> Context:
    bus = Bus()
    desk.journal.announce = bus.announce
    window: Any = Window()
    return Context(Settings(), bus, desk, window, lambda: datetime(2026, 11, 25, 11, 30))


class Keys:
    """Somebody at the keyboard, whose keys are counted."""

    def __init__(self) -> None:
        self.count = 0

    def type(self, text: str, enter: bool = True) -> None:
        """Into whatever has the keyboard, with Enter after it."""
        QTest.keyClicks(self.widget, text)
        self.count += len(text)
        if enter:
            self.press(Qt.Key.Key_Return)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.widget, key)
        self.count += 1

    @property
    def widget(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found


def township(desk: Desk, number: int, level: str = "sumu") -> tuple[bytes, list[bytes]]:
    """An organisation and women on the roster."""
    org = new_id()
    fields = {"name_zh": "乌兰毛都苏木", "short_name": "乌兰毛都苏木", "level": level}
    women = [new_id() for _ in range(number)]
    signs = "一二三四五六七八九十"
    rows = [Edit("org_unit", org, fields)]
    for at, her in enumerate(women):
        name = f"王{signs[at // 10]}{signs[at % 10]}"
        rows.append(Edit("person", her, {"name_zh": name, "status": "active", "sex": "2", "birth": "1985-03"}))
    desk.journal.write(rows, Label("test"))
    return org, women


def prepared(
    desk: Desk, delegates: int, names: int, seats: int, level: str = "sumu"
) -> tuple[bytes, bytes, list[bytes]]:
    """A congress whose report was passed, with one election and its sitting; (congress, election, women)."""
    org, women = township(desk, delegates + 4, level)
    congress = desk.congresses.save(None, {"about": {"org": org}, "ordinal": 3, "day": DAY, "quota": delegates}).id
    desk.delegates.add(congress, [(her, "", "") for her in women[:delegates]])
    ids = [each.id for each in desk.delegates.of(congress)]
    desk.delegates.set(congress, ids, "credential", "confirmed")
    desk.congresses.pass_report(congress, DAY)
    desk.congresses.add_sitting(congress, "S4", "10:00")
    people = [(her, desk.people.name(her)) for her in women[:names]]
    own = {"office": "P4", "seats": seats, "mode": "more", "method": "ballot", "stage": "E2"}
    election = desk.elections.begin(congress, own, desk.congresses.rules(congress), people).id
    return congress, election, women


def shown(qtbot: QtBot, context: Context) -> CongressesPage:
    page = CongressesPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def type_pass(view: CongressView, keys: Keys, hall: list[str], box: list[str], votes: list[tuple[int, int]]) -> None:
    for number in [*hall, *box, *(str(each[0]) for each in votes), *(str(each[1]) for each in votes)]:
        keys.type(number)
    keys.press(Qt.Key.Key_Return)  # the button that says that the pass is finished


def test_story_4_a_congress_of_65_by_the_keyboard(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    congress, election, _ = prepared(desk, 65, 26, 25)
    page, keys = shown(qtbot, context), Keys()
    view = page.open_congress(congress)
    assert "应到 65" in view.told.text() and "44" in view.told.text() and "33" in view.told.text()
    view.show_part("sittings")
    (field,) = view.sittings.calls.values()
    field.line.setFocus()
    keys.type("1-17 19 22-64")  # 61 of 65
    assert "多 17 人" in view.told.text()
    hall = view.show_hall()
    told = {name: figure.text() for name, figure in hall.figures.items()}
    assert told == {"due": "65", "present": "61", "missing": "0", "quorum": "44", "threshold": "33"}
    view.open_election(election)
    view.election.show_part("count")
    votes = [(50 - at, 9 + at) for at in range(24)] + [(41, 9), (41, 11)]
    votes[:24] = [(58 - at % 10, 1 + at % 10) for at in range(24)]
    next(field for field in view.election.count.order() if not field.text()).line.setFocus()
    type_pass(view, keys, ["65", "61", "0", "4"], ["60", "1"], votes)
    assert desk.elections.get(election).row["present"] == 61
    other = [*votes]
    other[6] = (votes[6][0] - 6, votes[6][1])
    type_pass(view, keys, [], ["60", "1"], other)
    vote = desk.elections.get(election)
    assert len(vote.differing) == 1 and len(view.election.count.picks) == 2
    keys.press(Qt.Key.Key_Return)  # the first of both is what stands on the sheet
    keys.press(Qt.Key.Key_Return)  # lock
    vote = desk.elections.get(election)
    assert vote.locked and keys.count <= 420, keys.count
    whole = vote.row["outcome"]
    assert whole["threshold"] == 33 and sum(each["why"] != "seats_filled" for each in whole["results"]) == 25
    assert all(each["votes"] + each["against"] + each["abstained"] == 59 for each in whole["results"])
    assert view.election.parts.value() == "result"
    proposed = desk.elections.proposed(election)
    view.election.result.appoint.click()
    assert len(proposed) == 25 and not desk.elections.proposed(election)
