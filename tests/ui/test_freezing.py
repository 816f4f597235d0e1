"""定稿 on the page 报表: looked at before, frozen, sent, what changed since, the paper; two frozen at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.figures import Span, Term
from desktop.services.reporting.reports import Look, State
from desktop.store.changes import Edit, Label
from desktop.ui.messages import words_of
from desktop.ui.month.behind import Behind
from desktop.ui.month.freeze_dialogs import DifferencesDialog, FreezeDialog, GoesUpDialog, SendDialog, WithdrawDialog
from desktop.ui.month.page import MonthPage
from desktop.ui.sync_page.conflicts import ConflictView
from protocol.ids import derived_id, new_id
from tests.ui.deskside import Window, context_of

NOVEMBER = Term(Span.MONTH, 2026, 11)
WOMEN = [derived_id("test", "woman", str(n)) for n in range(8)]
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9))
    desk.records.add_user("乌云")
    edits = [Edit("person", her, {"name_zh": "萨仁花", "sex": "2"}) for her in WOMEN]
    desk.journal.write(edits + held("2026-11-05", WOMEN[:3]), Label("test"))
    yield desk
    desk.close()


def held(day: str, came: list[bytes], **more: Any) -> list[Edit]:
    id_ = new_id()
    row: dict[str, Any] = {"title": "座谈会", "start": f"{day}T09:00", "status": "held", "kind": "A01", **more}
    edits = [Edit("activity", id_, row)]
    for her in came:
        ticked = {"activity": id_, "person": her, "state": "present"}
        edits.append(Edit("attendance", derived_id("attendance", id_, her), ticked))
    return edits


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, dressed: QApplication) -> tuple[MonthPage, Window]:
    context, window = context_of(desk)
    context.now = lambda: datetime(2026, 11, 27, 9)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    seen(qtbot, page)
    return page, window


def seen(qtbot: QtBot, page: MonthPage) -> None:
    """Waits until the card shows the term of the page."""
    qtbot.waitUntil(
        lambda: (
            page.frozen.look is not None
            and page.frozen.look.term == page.term
            and len(words(page.frozen).splitlines()) > 1
        )
    )


def dialog(qtbot: QtBot, page: QWidget, of: type[D]) -> D:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(of)))
    return next(each for each in page.findChildren(of) if each.isVisible())


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def pressed(widget: QWidget, text: str) -> None:
    (found,) = [each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    found.click()


def buttons(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()]


def freeze(qtbot: QtBot, page: MonthPage) -> None:
    before = 0 if page.frozen.standing is None else page.frozen.standing.number
    page.frozen.ask_to_freeze()
    dialog(qtbot, page, FreezeDialog).freeze_button.click()
    reads(qtbot, page.frozen, f"第{before + 1}版 · 11月27日 09:00 定稿")


def reads(qtbot: QtBot, widget: QWidget, *texts: str) -> None:
    """Waits until all of this can be read."""
    qtbot.waitUntil(lambda: all(text in words(widget) for text in texts))


def is_in(page: MonthPage, wanted: State) -> bool:
    return state(page) is wanted


def state(page: MonthPage) -> State | None:
    return None if page.frozen.standing is None else page.frozen.standing.state


def test_a_report_is_looked_at_frozen_sent_and_taken_back(qtbot: QtBot, shown: tuple[MonthPage, Window]) -> None:
    page, window = shown
    assert "还没有定稿" in words(page.frozen) and buttons(page.frozen) == ["定稿…"]
    pressed(page.frozen, "定稿…")
    asked = dialog(qtbot, page, FreezeDialog)
    assert "各类活动加起来等于合计" in words(asked) and "上级能看到什么" in words(asked)
    assert "萨仁花" not in words(asked)  # numbers, no names
    pressed(asked, "定稿")
    qtbot.waitUntil(lambda: state(page) is State.FROZEN)
    reads(qtbot, page.frozen, "第1版 · 11月27日 09:00 定稿 · 校验码", "乌云")
    assert "11月27日 · 定稿" not in words(page.frozen)  # it was said already
    assert window.notify.toasts[-1][0] == "已定稿：2026年11月"
    qtbot.waitUntil(lambda: "登记上报…" in buttons(page.frozen))
    pressed(page.frozen, "登记上报…")
    sending = dialog(qtbot, page, SendDialog)
    sending.day.setText("2027-01-01")
    sending.send_button.click()
    assert not sending.error.isHidden() and sending.isVisible()
    sending.day.setText("11-26")
    sending.channel.set_value("xlsx")
    sending.send_button.click()
    qtbot.waitUntil(lambda: state(page) is State.SENT)
    reads(qtbot, page.frozen, "11月26日 · 上报（电子表格） · 乌云")
    qtbot.waitUntil(lambda: "撤回…" in buttons(page.frozen))
    pressed(page.frozen, "撤回…")
    back = dialog(qtbot, page, WithdrawDialog)
    back.reason.setText("少了一场")
    back.withdraw_button.click()
    qtbot.waitUntil(lambda: page.frozen.standing is None and "少了一场" in words(page.frozen))
    qtbot.waitUntil(lambda: buttons(page.frozen) == ["按第2版定稿…"])
    undo = window.notify.toasts[-1][1]
    undo()  # undone: it stands again
    qtbot.waitUntil(lambda: state(page) is State.SENT)


def test_what_changed_is_listed_and_told_by_a_line_or_by_a_new_version(
    qtbot: QtBot, shown: tuple[MonthPage, Window], desk: Desk
) -> None:
    page, window = shown
    freeze(qtbot, page)
    assert "定稿后的变化" not in words(page.frozen)
    desk.journal.write(held("2026-11-06", WOMEN[:2]), Label("test"))
    page.context.bus.deliver()
    qtbot.waitUntil(lambda: "定稿后的变化" in words(page.frozen))
    reads(qtbot, page.frozen, "活动（场） +1，参加活动（人次） +2")
    reads(qtbot, page.frozen, "会自动并入下一份定稿的报表（2026年12月或以后）")
    assert "并入下期" not in buttons(page.frozen)
    desk.journal.write(held("2026-11-07", WOMEN), Label("test"))
    page.context.bus.deliver()
    qtbot.waitUntil(lambda: "并入下期" in buttons(page.frozen))
    pressed(page.frozen, "看看变了什么…")
    listed = dialog(qtbot, page, DifferencesDialog)
    assert "活动（场）　1 → 3（+2）" in words(listed) and "座谈会 · 0 → 1 · 后来登记的 · " in words(listed)
    next(each for each in listed.findChildren(QPushButton) if each.text() == "打开").click()
    assert window.went[-1][0] == "activities"
    pressed(page.frozen, "并入下期")
    qtbot.waitUntil(lambda: "并入下期" not in buttons(page.frozen))
    freeze(qtbot, page)  # … or after all as the next version
    assert page.frozen.standing is not None and page.frozen.standing.number == 2
    assert "定稿后的变化" not in words(page.frozen)


def test_what_is_carried_stands_in_both_reports_and_in_the_year(
    qtbot: QtBot, shown: tuple[MonthPage, Window], desk: Desk
) -> None:
    page, _ = shown
    freeze(qtbot, page)
    desk.journal.write(held("2026-11-06", WOMEN[:2]), Label("test"))
    page.context.bus.deliver()
    page.step(1)
    seen(qtbot, page)
    freeze(qtbot, page)
    qtbot.waitUntil(lambda: "上级能看到什么…" in buttons(page.frozen))
    pressed(page.frozen, "上级能看到什么…")
    assert "上期补记：2026年11月：活动（场） +1，参加活动（人次） +2" in words(dialog(qtbot, page, GoesUpDialog))
    page.step(-1)
    seen(qtbot, page)
    qtbot.waitUntil(lambda: "已写进2026年12月报表的“上期补记”" in words(page.frozen))
    reads(qtbot, page.frozen, "能补记的都已写进后面的报表")
    page.choose(Span.YEAR)
    seen(qtbot, page)
    reads(qtbot, page.frozen, "活动（场）：各月定稿 1，上期补记 +1 ＝ 2")


def test_paper_and_spreadsheet_are_those_of_the_version(
    qtbot: QtBot, shown: tuple[MonthPage, Window], desk: Desk, tmp_path: Path
) -> None:
    page, _ = shown
    assert page.report is not None and page._paper(page.report).edition == "草稿，未定稿"
    page.save_to(tmp_path / "草稿.xlsx")
    first = load_workbook(tmp_path / "草稿.xlsx").get_sheet_by_index(0).to_python()[0][0]
    assert str(first).startswith("2026年11月") and str(first).endswith("· 草稿，未定稿")
    page.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0] == first
    freeze(qtbot, page)
    desk.journal.write(held("2026-11-06", WOMEN[:2]), Label("test"))
    page.context.bus.deliver()
    qtbot.waitUntil(lambda: page.summary is not None and page.summary.activities == 2 and page.settled)
    page.save_to(tmp_path / "报.xlsx")
    rows = load_workbook(tmp_path / "报.xlsx").get_sheet_by_index(0).to_python()
    flat = [str(cell) for row in rows for cell in row if cell != ""]
    assert ["活动（场）", 1.0, "", "—", 1.0] in [row[:5] for row in rows]  # blank: nothing was written down then
    assert any(cell.startswith("第1版 · 11月27日 09:00 定稿") for cell in flat) and "填表人：乌云" in flat
    assert "草稿" not in str(rows[0][0])
    page.copy()
    assert "第1版" in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: len(page.plot.bars()) == 12)
    page.print_shown()
    assert page.paper is not None
    qtbot.waitSignal(page.paper.shown, timeout=20_000).wait()
    assert page.paper.title.text() == "本月小结-2026-11-v1"
    data = page._paper(page.report)
    assert data.edition.startswith("第1版") and data.filled_by == "乌云" and data.tables[0].rows[0][1] == "1"


class SlowLook:
    """``reports.look`` that waits until it may, and fails as often as it shall."""

    def __init__(self, desk: Desk) -> None:
        self._look, self.may, self.failures = desk.reports.look, threading.Event(), 0

    def __call__(self, term: Term, own: int) -> Look:
        assert self.may.wait(20)
        if self.failures:
            self.failures -= 1
            raise KnownError("disk_full")
        return self._look(term, own)


def test_nothing_goes_out_before_it_is_known_whether_the_term_is_frozen(
    qtbot: QtBot, desk: Desk, dressed: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    look = SlowLook(desk)
    monkeypatch.setattr(desk.reports, "look", look)
    context, _ = context_of(desk)
    context.now = lambda: datetime(2026, 11, 27, 9)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.report is not None)
    QGuiApplication.clipboard().setText("nothing")
    page.copy()
    page.save_to(tmp_path / "报.xlsx")
    page.print_shown()
    assert QGuiApplication.clipboard().text() == "nothing" and page.paper is None
    assert not (tmp_path / "报.xlsx").exists()
    page.copy()  # the last wish is the one that is waited for
    look.may.set()
    qtbot.waitUntil(lambda: "第1版" in QGuiApplication.clipboard().text())
    assert page.paper is None and "草稿" not in QGuiApplication.clipboard().text()
    page.step(-1)  # October is not frozen: neither its title nor November's numbers
    page.copy()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith("2026年10月"))
    assert "草稿，未定稿" in QGuiApplication.clipboard().text().splitlines()[0]
    assert "第1版" not in QGuiApplication.clipboard().text()
    page.step(1)
    qtbot.waitUntil(lambda: page.settled)
    page.step(-1)
    page.copy()
    page.step(1)  # … she went elsewhere before it was read
    qtbot.waitUntil(lambda: page.settled)
    assert QGuiApplication.clipboard().text().startswith("2026年10月")
    assert page.report is not None and page._file_name(page.report) == "本月小结-2026-11-v1"


def test_a_term_that_could_not_be_looked_up_does_not_go_out_as_a_draft(
    qtbot: QtBot, desk: Desk, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    look = SlowLook(desk)
    look.failures = 1
    look.may.set()
    monkeypatch.setattr(desk.reports, "look", look)
    context, _ = context_of(desk)
    context.now = lambda: datetime(2026, 11, 27, 9)
    page = MonthPage(context)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.frozen.not_read):
        page.show()
    QGuiApplication.clipboard().setText("nothing")
    page.copy()  # reads it once more, then does it
    assert QGuiApplication.clipboard().text() == "nothing"
    qtbot.waitUntil(lambda: "第1版" in QGuiApplication.clipboard().text())


def test_what_a_newer_program_froze_goes_out_as_such(qtbot: QtBot, shown: tuple[MonthPage, Window], desk: Desk) -> None:
    page, _ = shown
    key = {"form": "work", "term": NOVEMBER.key, "version": 1}
    edit = Edit("report", derived_id("report", "work", NOVEMBER.key, "1"), {**key, "frozen": {"of": "2031"}})
    desk.journal.write([edit], Label("test"))
    page.context.bus.deliver()
    qtbot.waitUntil(lambda: page.frozen.standing is not None and page.settled)
    assert page.report is not None
    assert page._paper(page.report).edition == "草稿：这一期由较新版本的程序定稿"
    assert page._file_name(page.report) == "本月小结-2026-11"


def test_undo_of_a_freezing_that_went_up_is_told_in_words(
    qtbot: QtBot, shown: tuple[MonthPage, Window], desk: Desk
) -> None:
    page, window = shown
    freeze(qtbot, page)
    undo = next(undo for words, undo in reversed(window.notify.toasts) if words.startswith("已定稿"))
    standing = page.frozen.standing
    assert standing is not None
    desk.reports.send(standing, "paper", datetime(2026, 11, 27).date())
    undo()
    assert window.notify.banners == ["report_went_up"]
    assert "撤回" in words_of(KnownError("report_went_up"))
    page.context.bus.deliver()
    qtbot.waitUntil(lambda: state(page) is State.SENT)


def test_what_was_found_opens_what_it_is_about(qtbot: QtBot, shown: tuple[MonthPage, Window], desk: Desk) -> None:
    page, window = shown
    planned = held("2026-11-10", [], status="planned")
    desk.journal.write(planned, Label("test"))
    page.frozen.ask_to_freeze()
    asked = dialog(qtbot, page, FreezeDialog)
    assert "有 1 场计划的活动日子已过" in words(asked)
    pressed(asked, "打开看看")
    assert window.went[-1] == ("activities", {"id": planned[0].id})
    desk.journal.write(held("2026-11-11", [], status="planned"), Label("test"))
    page.frozen.ask_to_freeze()
    pressed(dialog(qtbot, page, FreezeDialog), "打开看看")
    assert buttons(dialog(qtbot, page, Behind)).count("座谈会") == 2


def test_an_office_that_returns_it_opens_the_next_version(
    qtbot: QtBot, shown: tuple[MonthPage, Window], desk: Desk
) -> None:
    page, _ = shown
    freeze(qtbot, page)
    standing = page.frozen.standing
    assert standing is not None
    for act, reason in (("received", None), ("returned", "会议不计入")):
        answer = (new_id(), standing.id, act, "2026-11-28", "旗妇联", reason)
        with desk.db.writing() as connection:
            connection.execute(
                "INSERT INTO report_answer (id, report, act, day, who, reason, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, 1)",
                answer,
            )
        page.frozen.show_term(page.term)
        qtbot.waitUntil(partial(is_in, page, State(act)))
    qtbot.waitUntil(lambda: bool(buttons(page.frozen)))
    assert "撤回…" not in buttons(page.frozen)
    reads(qtbot, page.frozen, "11月28日 · 退回修改 · 旗妇联 · 会议不计入", "退回修改")
    qtbot.waitUntil(lambda: "修改后按第2版定稿…" in buttons(page.frozen))
    pressed(page.frozen, "修改后按第2版定稿…")
    asked = dialog(qtbot, page, FreezeDialog)
    assert "第2版" in words(asked)


def test_who_may_not_freeze_is_offered_nothing(qtbot: QtBot, desk: Desk, dressed: QApplication) -> None:
    desk.records.add_user("高娃", "recorder")
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    seen(qtbot, page)
    assert buttons(page.frozen) == []


def test_a_server_that_does_not_know_reports_yet_is_told(qtbot: QtBot, desk: Desk, dressed: QApplication) -> None:
    desk.db.put_meta(connection=b"", server_kinds=24)
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    seen(qtbot, page)
    reads(qtbot, page.frozen, "旗里的服务器升级后，就可以在这里定稿")
    assert buttons(page.frozen) == []


def test_a_wrong_clock_is_told(qtbot: QtBot, desk: Desk, dressed: QApplication) -> None:
    desk.now = lambda: datetime(2009, 1, 1, 9)
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    desk.now = lambda: datetime(2026, 11, 27, 9)
    context, _ = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    page.show()
    seen(qtbot, page)
    reads(qtbot, page.frozen, "定稿时那台电脑的日期不对")


def test_two_that_were_frozen_at_once_are_a_choice_in_words(qtbot: QtBot, desk: Desk, dressed: QApplication) -> None:
    first = desk.reports.prepare(NOVEMBER, 25)
    desk.journal.write(held("2026-11-06", WOMEN[:2]), Label("test"))
    second = desk.reports.prepare(NOVEMBER, 25)
    desk.reports.freeze(first)
    sides = [{"value": each.frozen.plain(), "stamp": 1 << 50, "number": 1} for each in (first, second)]
    versions = [{**side, "author": new_id().hex(), "device": new_id().hex()} for side in sides]
    fields = {"kind": "report", "row": first.id, "field": "frozen", "versions": versions, "state": "open"}
    desk.journal.write([Edit("conflict", new_id(), fields)], Label("test"))
    context, _ = context_of(desk)
    view = ConflictView(context)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    assert view.read() == 1
    reads(qtbot, view, "2026年11月 · 第1版", "活动（场） 1，参加活动（人次） 3", "活动（场） 2，参加活动（人次） 5")
    (conflict,) = desk.conflicts.open()
    other = next(n for n, version in enumerate(conflict.versions) if version.value == second.frozen.plain())
    view._takes[other].click()
    standing = desk.reports.standing(NOVEMBER)
    assert standing is not None and standing.frozen == second.frozen
