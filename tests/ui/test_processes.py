"""The pages of re-elections and of the month's dispatch, acted out: a gacha becomes a federation in a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.documents.process_file import MISSING, file_list
from desktop.documents.register import register_of, set_paper
from desktop.documents.typesetter import Typesetter
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.process.progress import USUAL
from desktop.settings import Settings
from desktop.ui.bus import Bus
from desktop.ui.dispatch.page import DispatchPage
from desktop.ui.page import Context
from desktop.ui.processes.page import LEDGER, ProcessesPage
from protocol.ids import new_id
from tests.ui.deskside import Window

START = datetime(2026, 11, 2, 9, 0)


class Clock:
    """The day on which the chair sits at the desk."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def set(self, month: int, day: int) -> None:
        self.at = datetime(2026, month, day, 9, 0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=clock)
    desk.records.add_user("乌云")
    yield desk
    desk.close()


@pytest.fixture
def context(desk: Desk, clock: Clock) -> Context:
    bus = Bus()
    desk.journal.announce = bus.announce
    settings = Settings()
    settings.closing_day = 25
    window: Any = Window()
    return Context(settings, bus, desk, window, clock)


def gacha(desk: Desk, name: str) -> bytes:
    id_ = new_id()
    fields = {"name_zh": name, "short_name": name, "level": "gacha"}
    desk.journal.write([Edit("org_unit", id_, fields)], Label("unit.add", name))
    return id_


def shown(qtbot: QtBot, page: Any) -> Any:
    qtbot.addWidget(page)
    page.resize(1300, 760)
    with qtbot.waitExposed(page):
        page.show()
    return page


def words(widget: QWidget) -> str:
    """All that a widget says."""
    QApplication.processEvents()  # what a layout took in shows with the next turn
    said = [*widget.findChildren(QLabel), *widget.findChildren(QPushButton)]
    return "\n".join(each.text() for each in said if each.isVisibleTo(widget))


def circles(page: ProcessesPage) -> list[QToolButton]:
    """The marks of the steps that are shown, in their order."""
    QApplication.processEvents()
    marks = [each for each in page.steps.findChildren(QToolButton) if "K" in each.toolTip()]
    return [each for each in marks if each.isVisibleTo(page.steps)]


def test_a_gacha_goes_from_congress_of_women_to_federation_in_a_month(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context, clock: Clock
) -> None:
    org, other = gacha(desk, "甲嘎查"), gacha(desk, "乙嘎查")
    page: ProcessesPage = shown(qtbot, ProcessesPage(context))
    # 2 November: the chair begins it; the steps are planned from the congress.
    page.new_record()
    for name, value in (("about", {"org": org}), ("kind", "R"), ("planned_on", "2026-11-18")):
        page.editor.form.editor(name).set_value(value)
    page.editor.finish()
    (process,) = page.table.records.ids
    page.open_record(process)
    assert len(circles(page)) == 6 and "计划 11月24日" not in words(page.steps) and "11月6日" in words(page.steps)
    assert desk.processes.get(process)["late"] == ("K02", 26) and "逾期 26 天" in page.table.records.words(0, 3)
    circles(page)[0].click()  # the plan is reported today
    assert desk.processes.get(process)["state"] == "preparing"
    # The candidates are posted until the 16th; then the congress, its numbers typed from the signed sheet.
    clock.set(11, 10)
    page.steps.open_step("K09")
    assert page.steps.form is not None
    page.steps.form.editor("since").set_value("2026-11-10")
    page.steps.form.editor("done_on").set_value("2026-11-16")
    assert page.steps.draft.finish() and desk.processes.get(process)["state"] == "posted"
    clock.set(11, 18)
    page.steps.open_step("K12")
    for name, value in (("done_on", "2026-11-18"), ("due", 35), ("present", 36), ("elected", 15)):
        page.steps.form.editor(name).set_value(value)
    assert not page.steps.draft.finish()  # more came than were due: said beside the field, nothing lost
    assert page.steps.form.error_text("present") and page.steps.form.editor("elected").value() == 15
    page.steps.form.editor("present").set_value(33)
    assert page.steps.draft.finish()
    page.steps._refresh()
    assert "应到 35 人，须到 24 人；18 票当选" in words(page.steps)
    page.steps.open_step("K12")
    circles(page)[3].click()  # the first plenary, the same day
    assert desk.processes.get(process)["state"] == "held"
    # What follows for the unit is offered, and can be taken back.
    page.steps.accept.click()
    unit = desk.journal.rows.get("org_unit", org)
    assert unit is not None and unit["reformed_on"] == "2026-11-18"
    (term,) = desk.terms.of(org, clock().date())
    assert term.due is not None and term.due.isoformat() == "2031-11-18"
    # Reply, plaque and filing within the month; the dispatch of November says so, that of October does not.
    clock.set(11, 24)
    page.tick([process])
    dialog = page.tick([process])
    assert dialog.form.values()["code"] == "K14"
    dialog.form.editor("document_no").set_value("乌党字〔2026〕9号")
    dialog.finish()
    for code in ("K15", "K16"):
        desk.processes.tick([process], code, "2026-11-24")
    context.bus.deliver()
    page.steps.accept.click()  # approval and filing go into the term
    row = desk.journal.rows.get("term", term.id)
    assert row is not None and (row["approved_doc"], row["filed_on"]) == ("乌党字〔2026〕9号", "2026-11-24")
    assert desk.processes.get(process)["state"] == "filed" and desk.processes.get(process)["late"] is None
    dispatch: DispatchPage = shown(qtbot, DispatchPage(context))
    month = dispatch.month
    assert month is not None and month.line(org).state("A") == "2" and month.line(other).state("A") == "0"
    assert "应建 2 · 已建 1 · 完成率 50.0 % · 比上月 +1" in words(dispatch)
    dispatch.step(-1)
    assert "已建 0" in words(dispatch) and not dispatch.earlier.isHidden()
    # The file has what there is, and says what is missing.
    data = file_list(desk, desk.processes.get(process))
    notes = [line[-1] for line in data.groups[0].rows]
    assert len(notes) == 17 and notes.count(MISSING) == 17 - 7 and notes[11] == ""
    assert len(set_paper(data, Typesetter()).pdf) > 1000


def test_one_step_of_three_gachas_is_one_act(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context, clock: Clock
) -> None:
    ids = [
        desk.processes.save(None, {"about": {"org": gacha(desk, name)}, "kind": "H", "planned_on": "2026-12-10"}).id
        for name in ("甲嘎查", "乙嘎查", "丙嘎查")
    ]
    page: ProcessesPage = shown(qtbot, ProcessesPage(context))
    assert [act.words for act in page.row_acts(ids)] == ["勾选这 3 个的同一环节…"]
    dialog = page.tick(ids)
    dialog.form.editor("done_on").set_value("2026-12-30")
    dialog.finish()  # a day to come: nothing is written
    assert dialog.isVisible() and not desk.processes.steps(ids)[ids[0]]
    dialog.form.editor("done_on").set_value("2026-11-01")
    dialog.finish()
    assert {desk.processes.get(id_)["state"] for id_ in ids} == {"preparing"}
    window: Any = context.window
    words, undo, *_ = window.notify.toasts[-1]
    assert words == "已勾选 3 项"
    undo()
    assert {desk.processes.get(id_)["state"] for id_ in ids} == {"not_begun"}
    desk.processes.tick(ids[:1], "K02", "2026-11-01", "乌妇字〔2026〕3号")
    page.state_chips.chosen.emit(["preparing"])
    assert list(page.table.records.ids) == ids[:1] and page.narrowed() == ["筹备"]
    page.clear_filters()
    asked = page.ask_rules()
    asked.form.editor("K02").set_value(20)
    asked.form.editor("posted").set_value(None)
    asked.finish()
    assert asked.form.error_text("posted") and desk.processes.rules().posted == 5
    asked.form.editor("posted").set_value(7)
    asked.finish()
    assert desk.processes.rules().posted == 7 and desk.processes.rules().days == {"K02": -20}
    assert desk.processes.get(ids[1])["late"] is None
    desk.processes.set_rules(USUAL)
    page.late.click()
    assert set(page.table.records.ids) == set(ids[1:])
    data = register_of(desk, "process", LEDGER, ids[:1])
    row = dict(zip([column.heading for column in data.columns], data.groups[0].rows[0], strict=True))
    assert (row["组织"], row["方案"], row["大会日期"]) == ("甲嘎查", "26.11.01", "")


def test_a_congress_that_was_called_off_keeps_its_old_plan_in_the_history(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context, clock: Clock
) -> None:
    values = {"about": {"org": gacha(desk, "甲嘎查")}, "kind": "H", "planned_on": "2026-11-20"}
    process = desk.processes.save(None, values).id
    page: ProcessesPage = shown(qtbot, ProcessesPage(context))
    page.open_record(process)
    dialog = page.replan()
    assert dialog is not None
    dialog.finish()
    assert dialog.form.error_text("planned_on")  # no day was given
    dialog.form.editor("planned_on").set_value("2026-12-11")
    dialog.form.editor("reason").set_value("口蹄疫封控")
    dialog.finish()
    record = desk.processes.get(process)
    assert (record["planned_on"], record["reason"]) == ("2026-12-11", "口蹄疫封控")
    assert any("2026-11-20" in str(entry) for entry in desk.journal.log.history("process", process))
    desk.processes.tick([process], "K12", "2026-11-01")
    proposal = desk.processes.proposed(process)
    assert proposal is not None
    desk.processes.accept(proposal)
    again = page.replan()
    assert again is not None and "本届任期" in again.goes
    again.reject()
    assert desk.processes.get(process)["state"] == "held"


def test_a_step_that_is_being_typed_is_a_draft_that_opens_again(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    values = {"about": {"org": gacha(desk, "甲嘎查")}, "kind": "H", "planned_on": "2026-11-20"}
    process = desk.processes.save(None, values).id
    page: ProcessesPage = shown(qtbot, ProcessesPage(context))
    page.open_record(process)
    page.steps.open_step("K02")
    assert page.steps.form is not None
    page.steps.form.editor("done_on").set_value("2026-12-30")  # cannot be taken yet
    page.steps.form.editor("note").set_value("等旗里通知")
    page.flush()
    (kept,) = desk.drafts.all()
    assert kept.kind == "process_step"
    again: ProcessesPage = shown(qtbot, ProcessesPage(context))
    again.open_record(bytes.fromhex(kept.key.partition(".")[2]))
    assert again.editor.id == process and again.steps.form is not None
    assert again.steps.form.editor("note").value() == "等旗里通知"
