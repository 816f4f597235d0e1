"""轮值 through its pages: laid out, whose it is, given to another, its meeting and papers; a project's card."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.ui.projects import ProjectsPage
from desktop.ui.rotas import RotasPage
from desktop.ui.turns import TurnsPage
from protocol.ids import new_id
from tests.ui.deskside import context_of


def test_a_rota_is_laid_out_and_a_turn_that_nobody_has_is_given_away(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    desk = Desk.open(tmp_path, lambda: datetime(2026, 11, 27, 10))
    org, women = new_id(), [new_id() for _ in range(3)]
    edits = [Edit("org_unit", org, {"name_zh": "乌兰毛都苏木", "level": "sumu"})]
    edits += [Edit("person", her, {"name_zh": f"其木格{at}"}) for at, her in enumerate(women)]
    edits += [Edit("appointment", new_id(), {"person": her, "org": org, "post": "P2"}) for her in women]
    desk.journal.write(edits, Label("test"))
    values = {"about": {"org": org}, "year": 2027, "unit": "quarter", "members": women}
    rota = desk.rotas.save(None, values).id
    context, window = context_of(desk)
    page = RotasPage(context)
    qtbot.addWidget(page)
    page.show()
    page.open_record(rota)
    assert not page.lay.isHidden()
    page.lay_out()
    context.bus.deliver()
    assert len(desk.rotas.roster().of(rota)) == 4 and page.lay.isHidden(), "nothing is lacking any more"
    page.open_turns()
    assert window.went[-1] == ("turns", {"rota": rota})
    desk.journal.write([Edit("person", women[1], {"status": "moved"})], Label("test"))
    turns = TurnsPage(context)
    qtbot.addWidget(turns)
    turns.show()
    turns.go_to(rota=rota)
    assert turns.table.count() == 4
    second = desk.rotas.roster().of(rota)[1].id
    turns.open_record(second)
    assert any("其木格1 is out of office" in made.text() for made in turns.over_form.findChildren(QLabel))
    (give,) = (made for made in turns.over_form.findChildren(QPushButton) if "其木格2" in made.text())
    give.click()
    context.bus.deliver()
    record = desk.rotas.turns.get(second)
    assert record is not None and (record["held_by"], record["state"]) == (women[2], "coming")
    turns.open_meeting()
    (meeting,) = [row.id for row in desk.meetings.board().rows]
    assert window.went[-1] == ("meetings", {"id": meeting})
    turns.open_meeting()
    assert len(desk.meetings.board().rows) == 1, "a turn has one meeting"
    projects = ProjectsPage(context)
    qtbot.addWidget(projects)
    one = desk.projects.save(None, {"about": {"org": org}, "title": "刺绣"}).id
    projects.open_record(one)
    for shown, make in ((page, page.print_rota), (turns, turns.print_handover), (projects, projects.print_card)):
        make()
        assert shown._list_paper is not None
        qtbot.waitUntil(lambda shown=shown: shown._list_paper._job is None, timeout=20_000)
    desk.close()
