"""The page of congresses, acted out: story 4 and example 48 by the keyboard, the paper kit, two typings, the hall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.documents.typesetter import Typesetter
from desktop.services import Edit, Label
from desktop.services.congress import RuleSet
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.ui.bus import Bus
from desktop.ui.congresses.page import CongressesPage
from desktop.ui.congresses.view import CongressView
from desktop.ui.down_field import DownField
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


def pdf_words(pdf: bytes) -> str:
    """All that stands on a paper."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(pdf)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))


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
    assert not [each for each in view.election.count.findChildren(DownField) if each.isVisible()], "the fields are gone"
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


def filled_by_hand(pdf: bytes, path: Path) -> Path:
    """The page of a kit on which votes are counted, with strokes of a pen in its cells, as a camera would save it."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(pdf)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    page = next(n for n in range(document.pageCount()) if "计票单" in document.getAllText(n).text())
    size = document.pagePointSize(page).toSize() * 2
    sheet = QImage(size, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    pen = QPainter(sheet)
    pen.drawImage(0, 0, document.render(page, size))
    pen.setPen(QPen(Qt.GlobalColor.darkBlue, 4))
    for row in range(4):
        for stroke in range(9 - row):
            pen.drawLine(300 + 14 * stroke, 560 + 60 * row, 306 + 14 * stroke, 590 + 60 * row)
    pen.end()
    assert sheet.save(str(path), "JPG", 85)
    return path


def test_example_49_without_power_the_kit_is_printed_and_typed_back_with_the_papers_times(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context, tmp_path: Path
) -> None:
    congress, election, _ = prepared(desk, 12, 4, 3)
    page, keys = shown(qtbot, context), Keys()
    view = page.open_congress(congress)
    told: list[tuple[str, Any]] = []
    view.papers.connect(lambda title, _detail, make: told.append((title, make)))
    view.show_kit()
    (title, make) = told.pop()
    made = make(Typesetter())
    assert title == "乌兰毛都苏木第三次妇女代表大会选举材料包" and made.unshown == ()
    words = pdf_words(made.pdf)
    for paper in (
        "主持词",
        "代表签到册",
        "代表资格审查报告",
        "选举办法",
        "候选人情况一览表",
        "选票",
        "选票清点报告单",
        "计票单",
        "选举结果报告单",
    ):
        assert paper in words, paper
    assert "应到 12" in words and "开会须 9" in words and "当选须 7" in words
    view.show_blank()
    assert "应到 12" not in pdf_words(told.pop()[1](Typesetter()).pdf)
    # A delegate leaves after the book was printed: its numbers still mean whom they meant.
    before = desk.congresses.signs_in(congress)
    first = next(each.id for each in desk.delegates.of(congress) if each.person == before[0])
    for credential in ("withdrawn", "confirmed"):
        desk.delegates.set(congress, [first], "credential", credential)
        context.bus.deliver()
        view.show_part("sittings")
        (field,) = view.sittings.calls.values()
        field.line.setFocus()
        keys.type("1-9")
        assert desk.congresses.sittings(congress)[0].came == frozenset(before[:9])
    view.open_election(election)
    view.election.show_part("count")
    next(f for f in view.election.count.order() if not f.text()).line.setFocus()
    for turn in range(2):
        view.election.count.at.setText("11:30")
        hall = ["12", "9", "0", "3"] if not turn else []
        type_pass(view, keys, hall, ["9", "0"], [(9, 0), (8, 1), (7, 2), (3 + turn, 6)])
    assert [each.partition(".")[2] for each in desk.elections.get(election).differing] == ["votes"]
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    result = view.election.result
    result.announced.setFocus()
    QTest.keyClicks(result.announced, "11:42")
    QTest.keyClick(result.announced, Qt.Key.Key_Return)
    row = desk.elections.get(election).row
    assert row["announced_at"] == f"{DAY}T11:42" and row["outcome"]["threshold"] == 7
    result.printed.setText("0000 0000")
    result.compare(row["outcome"]["code"])
    assert "F14" in result.compared.text()
    result.printed.setText(row["outcome"]["code"].lower())
    result.compare(row["outcome"]["code"])
    assert result.compared.text() and "F14" not in result.compared.text()
    result.sheet.click()
    sheet = pdf_words(told.pop()[1](Typesetter()).pdf)
    assert row["outcome"]["code"] in sheet and "11:42" in sheet and "当选 3 名" in sheet
    # The count sheet of the kit as it was filled in by hand, photographed: it stays with the vote as its proof.
    photo = filled_by_hand(made.pdf, tmp_path / "计票单.jpg")
    result.files.add([photo])
    qtbot.waitUntil(lambda: len(desk.files.pictures_of(election)) == 1, timeout=30_000)
    (picture,) = desk.files.pictures_of(election).values()
    assert desk.photos.body(picture.sha256) and desk.elections.get(election).row["outcome"] == row["outcome"]
    result.files.show_record(election)
    assert not result.files.photos.isHidden()


def test_a_pass_that_was_not_finished_is_a_draft_and_the_checks_never_block(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    congress, election, _ = prepared(desk, 12, 4, 3)
    page, keys = shown(qtbot, context), Keys()
    view = page.open_congress(congress)
    view.open_election(election)
    view.election.show_part("count")
    count = view.election.count
    count.fields["due"].line.setFocus()
    for number in ("12", "9", "12", "8", "0", "3", "10", "0"):  # one more came back than were handed out
        keys.type(number)
    assert "F5" in count.fields["returned"].beside.text() and "选举无效" in count._findings.text()
    page.flush()
    assert [each.kind for each in desk.drafts.all()] == ["election_count"]
    again = shown(qtbot, context)
    again.go_to(draft=desk.drafts.all()[0].key)
    other = again.day_view
    assert other is not None and other.election.count.fields["returned"].text() == "10"
    for votes in ("9", "8", "7", "3"):
        keys.type(votes)
    other.election.count.finish()
    assert desk.drafts.count() == 0 and len(desk.elections.get(election).typings) == 1
    other.election.show_part("result")
    assert "E5" not in other.election.result.next.text() and "重新选举" in other.election.result.next.text()
    other.election.result.next.click()
    vote = desk.elections.get(other.election.election or b"")
    assert vote.row["stage"] == "E5" and desk.elections.get(election).superseded_by == vote.id


def test_a_show_of_hands_for_the_whole_list_is_one_line(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    congress, _, women = prepared(desk, 45, 12, 11, "gacha")
    rules = RuleSet(hands_for_list=True)
    own = {"office": "P4", "seats": 11, "mode": "equal", "method": "hands", "stage": "E2"}
    names = [(her, desk.people.name(her)) for her in women[:11]]
    election = desk.elections.begin(congress, own, rules, names).id
    page, keys = shown(qtbot, context), Keys()
    view = page.open_congress(congress)
    view.open_election(election)
    view.election.show_part("count")
    count = view.election.count
    assert len(count.order()) == 5  # due, present, for, against, abstaining
    count.fields["due"].line.setFocus()
    for number in ("45", "42", "39", "1", "1"):
        keys.type(number)
    assert "还有 1 人未计" in count._findings.text()
    count.order()[-1].set_text("")
    count.order()[-1].line.setFocus()
    keys.type("2")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    whole = desk.elections.get(election).row["outcome"]
    assert whole["threshold"] == 23 and len(whole["results"]) == 11 and keys.count < 25


def test_what_is_wrong_with_a_ballot_is_said_before_it_is_printed(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    congress, election, women = prepared(desk, 12, 4, 3)
    page = shown(qtbot, context)
    view = page.open_congress(congress)
    view.open_election(election)
    ballot = view.election.ballot
    assert not ballot.found.isVisible() and not ballot.equal.isVisible()
    desk.elections.save_hall(election, {"printed": "12"})
    first = bytes.fromhex(desk.elections.get(election).row["ballot"]["candidates"][0])
    desk.ballots.withdraw(election, first)
    context.bus.deliver()
    view.election.show_part("ballot")
    assert "F12" in ballot.found.text() and ballot.equal.isVisible() and ballot.again.isVisible()
    ballot.make_equal(" ")
    assert ballot.error.text()
    ballot.make_equal("苏木党委11月24日同意")
    assert "F12" not in ballot.found.text() and desk.elections.get(election).row["mode"] == "equal"
    # Somebody came whose credential was not confirmed: C1 stands beside the sitting.
    desk.delegates.add(congress, [(women[14], "乙", "")])
    sitting = desk.congresses.sittings(congress)[0]
    desk.congresses.call_roll(sitting, congress, [*women[:9], women[14]])
    context.bus.deliver()
    view.show_part("sittings")
    said = " ".join(each.text() for each in view.sittings.findChildren(QLabel) if not each.isHidden())
    assert "C1" in said and "C2" not in said
    # The roll as the book has it: who is on leave is told apart from who is missing; nobody is both here and on leave.
    field = view.sittings.calls[sitting.id]
    field.line.setText("1-9")
    field.leave.setText("9 10")
    field.finish()
    assert field.error.text() and field.line.text() == "1-9" and field.leave.text() == "9 10"
    field.leave.setText("10")
    field.finish()
    call = desk.congresses.sittings(congress)[0].calls[-1]
    assert (call.present, call.on_leave) == (9, 1)
    # One delegate's own fields, on her row.
    view.show_part("delegates")
    first = desk.delegates.of(congress)[0]
    form = view.delegates.open_form(first.id)
    assert form is not None
    form.note.setText("代表团联系人")
    form.is_head.setChecked(True)
    form.finish()
    now = desk.delegates.of(congress)[0]
    assert (now.note, now.is_head, now.category, now.credential) == (
        "代表团联系人",
        True,
        first.category,
        first.credential,
    )


def test_namesakes_stand_apart_on_a_ballot(desk: Desk) -> None:
    org, _ = township(desk, 2)
    congress = desk.congresses.save(None, {"about": {"org": org}, "ordinal": 1, "day": DAY}).id
    gachas = [desk.units.add(org, f"{name}嘎查", "gacha").id for name in ("甲", "乙")]
    twice = [(desk.people.quick_add("高娃", gacha=gacha).id, "高娃") for gacha in gachas]
    own = {"office": "P4", "seats": 1, "mode": "more", "method": "ballot", "stage": "E2"}
    election = desk.elections.begin(congress, own, RuleSet(), twice).id
    names = {row["name"] for row in desk.elections.get(election).candidates.values()}
    assert names == {"高娃（甲嘎查）", "高娃（乙嘎查）"}


def test_a_correction_that_was_left_goes_on_as_one_and_is_no_second_pass(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    congress, election, _ = prepared(desk, 12, 4, 3)
    page, keys = shown(qtbot, context), Keys()
    view = page.open_congress(congress)
    view.open_election(election)
    view.election.show_part("count")
    count = view.election.count
    count.fields["due"].line.setFocus()
    hall = ["12", "9", "12", "9", "0", "3"]
    type_pass(view, keys, hall, ["9", "0"], [(9, 0), (8, 1), (7, 2), (3, 6)])
    count._correct()
    count.fields["void"].line.setFocus()
    keys.type("1")
    page.flush()
    view.show_part("day")
    again = shown(qtbot, context)
    again.go_to(draft=desk.drafts.all()[0].key)
    assert again.day_view is not None
    other = again.day_view.election.count
    assert "First pass" in other.done.text() or "第一遍" in other.done.text()
    other.finish()
    (typing,) = desk.elections.get(election).typings
    assert typing.ballots.void == 1
    assert not any(field.text() for cell, field in other.fields.items() if "." in cell), "the second pass begins empty"


def test_how_numbers_of_a_roll_call_are_meant_stays_while_others_write(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    congress, _, women = prepared(desk, 12, 4, 3)
    page = shown(qtbot, context)
    view = page.open_congress(congress)
    view.show_part("sittings")
    (field,) = view.sittings.calls.values()
    field.how.set_value("missing")
    field.line.setText("3 5")
    desk.people.quick_add("新来的")
    view.refresh()
    (field,) = view.sittings.calls.values()
    assert (field.line.text(), field.how.value()) == ("3 5", "missing")
    seen = desk.doubles.compare(women[14], women[0])
    assert seen is not None
    view._sign_in_code()  # the book is printed: its numbers mean these women however they are merged later
    desk.doubles.merge(seen, women[14], {})
    view.sittings.show_congress(congress)
    (field,) = view.sittings.calls.values()
    field.finish()
    call = desk.congresses.last_call(congress)
    assert call is not None and call.present == 10


def test_who_is_not_sure_in_a_table_keeps_her_kind(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context
) -> None:
    congress, _, _ = prepared(desk, 3, 2, 1)
    view = shown(qtbot, context).open_congress(congress)
    view.show_part("delegates")
    dialog = view.delegates.paste()
    dialog.text.setPlainText("没有她\t机关\t特邀")
    dialog.finish()
    (line,) = desk.delegates.read(dialog.text.toPlainText())
    assert (line.delegation, line.category) == ("机关", "C2")


def test_delegates_come_from_a_file_of_tables_and_a_gacha_tells_namesakes_apart(
    qtbot: QtBot, dressed: QApplication, desk: Desk, context: Context, tmp_path: Path
) -> None:
    congress, _, _ = prepared(desk, 3, 2, 1)
    one, two = new_id(), new_id()
    units = ((one, "萨仁台嘎查"), (two, "勿布林嘎查"))
    desk.journal.write(
        [Edit("org_unit", id_, {"name_zh": name, "level": "gacha"}) for id_, name in units], Label("test")
    )
    hers = desk.people.quick_add("萨日娜", gacha=one).id
    desk.people.quick_add("萨日娜", gacha=two)
    desk.people.quick_add("通拉嘎")
    view = shown(qtbot, context).open_congress(congress)
    view.show_part("delegates")
    before = len(desk.delegates.of(congress))
    path = tmp_path / "代表.csv"
    rows = (
        "妇女代表花名册,,,,",
        "序号,姓名,代表团,代表类别,嘎查",
        "1,萨日娜,第一代表团,正式,萨仁台嘎查",
        "2,通拉嘎,第二代表团,特邀,",
        "3,没有她,第二代表团,正式,",
        "合计,3,,,",
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    dialog = view.delegates.paste()
    dialog.text.clear()
    dialog.read_file(path)
    qtbot.waitUntil(dialog.file.isEnabled, timeout=30_000)
    dialog.finish()
    assert dialog.text.toPlainText() == "没有她\t第二代表团\t正式", "who is not known stays, and is told"
    found = {each.person: (each.name, each.delegation, each.category) for each in desk.delegates.of(congress)}
    assert len(found) == before + 2 and found[hers] == ("萨日娜", "第一代表团", "C1")
    assert ("通拉嘎", "第二代表团", "C2") in found.values()
    (tmp_path / "no.xlsx").write_bytes(b"no table")
    dialog.read_file(tmp_path / "no.xlsx")
    qtbot.waitUntil(dialog.file.isEnabled, timeout=30_000)
    assert dialog.told.text() and dialog.text.toPlainText().startswith("没有她"), "a file that is none loses nothing"
