"""The Sync page without a server: many conflicts, one click each or one for all alike, undo, photos that wait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.services.conflicts import Choice
from desktop.services.desk import Desk
from desktop.services.photos import Waiting
from desktop.store.changes import Edit, Label
from desktop.store.queries.photos import Sizes
from desktop.sync.joined import LastSync
from desktop.sync.network import Network
from desktop.sync.stick_desk import StickDesk
from desktop.sync.worker import Doing, SyncState, SyncWorker
from desktop.ui import theme
from desktop.ui.sync_page.page import SyncPage
from desktop.ui.sync_page.words import (
    checked_words,
    clock_words,
    counted_words,
    doing_words,
    moved_words,
    nothing_waits_words,
    recovered_words,
    running_words,
    size_words,
    status_words,
)
from desktop.ui.widgets import button
from protocol.ids import derived_id, new_id
from tests.sync.laptops import World
from tests.ui.deskside import NOW, Window, context_of, open_desk
from tests.ui.parts import changed

MANY = 200


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def shown(desk: Desk, dressed: QApplication, qtbot: QtBot) -> Iterator[tuple[SyncPage, Window]]:
    worker = SyncWorker(desk.journal, desk.photos, automatic=False)
    context, window = context_of(desk)
    page = SyncPage(context, worker, StickDesk(desk.journal, context.now))
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    yield page, window
    worker.stop()


def disagree(desk: Desk, count: int) -> None:
    """Phones of women on which this user and one other do not agree."""
    me, other = desk.records.user, new_id()
    edits = [Edit("user", other, {"name": "萨仁", "role": "chair"})]
    for number in range(count):
        woman, mine = new_id(), f"138{number:08}"
        versions = [
            {"value": mine, "author": me.hex(), "stamp": 1 << 40, "device": "00", "number": 1},
            {"value": f"139{number:08}", "author": other.hex(), "stamp": 1 << 41, "device": "01", "number": 1},
        ]
        edits.append(Edit("person", woman, {"name_zh": f"其木格{number}", "phone": mine}))
        fields = {"kind": "person", "row": woman, "field": "phone", "versions": versions, "state": "open"}
        edits.append(Edit("conflict", new_id(), fields))
    desk.journal.write(edits, Label("test"))


def disputed(kind: str, row: bytes, field: str, author: bytes, values: list[object]) -> Edit:
    """An open conflict between two values, both by the same author."""
    versions = [
        {"value": value, "author": author.hex(), "stamp": (1 + number) << 40, "device": f"0{number}", "number": 1}
        for number, value in enumerate(values)
    ]
    fields = {"kind": kind, "row": row, "field": field, "versions": versions, "state": "open"}
    return Edit("conflict", new_id(), fields)


def buttons(page: SyncPage, words: str) -> list[QPushButton]:
    shown = page.conflicts.detail.body.itemAt(0).widget()
    return [made for made in shown.findChildren(QPushButton) if words in made.text()]


def test_of_two_hundred_conflicts_one_is_shown_and_one_click_decides_one_or_all(
    desk: Desk, shown: tuple[SyncPage, Window]
) -> None:
    page, window = shown
    disagree(desk, MANY)
    page.refresh(None)
    assert not page.conflict_card.isHidden() and "200" in page.differing.text()
    page.go_to(part="conflicts")
    assert page.conflicts.table.count() == MANY
    first = page.conflicts.table.current_id()
    said = " ".join(each.text() for each in page.conflicts.detail.findChildren(QLabel))
    assert "其木格0 · 电话" in said and "13800000000" in said and "13900000000" in said and "萨仁写的" in said
    (_, take_theirs) = buttons(page, "以此为准")
    take_theirs.click()
    assert desk.conflicts.count() == MANY - 1
    assert page.conflicts.table.current_id() not in (None, first)  # the next one is shown
    (take_mine, _) = buttons(page, "同类")
    take_mine.click()
    assert desk.conflicts.count() == 0
    assert page.conflicts.isHidden() and page.conflict_card.isHidden()
    window.notify.toasts[-1][1]()  # undo
    page.refresh(None)
    assert desk.conflicts.count() == MANY - 1


def test_namesakes_are_told_apart_in_the_list_and_beside_the_versions(
    desk: Desk, shown: tuple[SyncPage, Window]
) -> None:
    page, _ = shown
    me, gacha = desk.records.user, new_id()
    edits = [Edit("org_unit", gacha, {"name_zh": "萨仁台嘎查妇联", "short_name": "萨仁台嘎查", "level": "gacha"})]
    for year in (1956, 1980):
        woman = new_id()
        edits.append(Edit("person", woman, {"name_zh": "其木格", "birth": f"{year}-05", "gacha": gacha}))
        edits.append(disputed("person", woman, "phone", me, ["13800001111", "13900002222"]))
    activity = new_id()
    edits.append(Edit("activity", activity, {"title": "腊八", "start": "2026-01-26T09:00", "place": "大礼堂"}))
    edits.append(disputed("activity", activity, "guests_unnamed", me, [3, 4]))
    desk.journal.write(edits, Label("test"))
    page.go_to(part="conflicts")
    table, heads = page.conflicts.table, []
    apart = [table.model().index(row, 1).data() for row in range(3)]
    for id_ in page.conflicts._ids():
        table.choose(id_)
        heads.append(
            " ".join(each.text() for each in page.conflicts.detail.findChildren(QLabel) if not each.isHidden())
        )
    assert sorted(words for words in apart if "生" in words) == ["萨仁台嘎查 · 1956年生", "萨仁台嘎查 · 1980年生"]
    assert any("1月26日" in words and "大礼堂" in words for words in apart)
    assert all(words in head for words, head in zip(apart, heads, strict=True))


def test_versions_stand_side_by_side_where_there_is_room(
    desk: Desk, shown: tuple[SyncPage, Window], qtbot: QtBot
) -> None:
    page, _ = shown
    disagree(desk, 1)
    page.go_to(part="conflicts")

    def beside() -> bool:
        first, second = (made.mapTo(page, QPoint(0, 0)) for made in buttons(page, "以此为准"))
        return first.y() == second.y() and first.x() < second.x()

    qtbot.waitUntil(beside)
    page.resize(700, 700)
    qtbot.waitUntil(lambda: not beside())
    page.resize(1150, 700)
    qtbot.waitUntil(beside)


def test_which_records_wait_is_counted_by_what_they_are_called(dressed: QApplication) -> None:
    counted = {"attendance": 23, "person": 2, "person_alias": 5, "conflict": 1, "user": 1}
    assert counted_words(counted) == "签到 23　妇女 7　选定 1　其他 1"


def test_a_count_that_comes_after_all_was_sent_is_not_shown(desk: Desk, shown: tuple[SyncPage, Window]) -> None:
    page, _ = shown
    disagree(desk, 1)
    page._show_kinds(desk.records.waiting_kinds())
    assert not page.kinds.isHidden()
    desk.journal.sync.adopt_device(new_id(), held=desk.journal.head[0])  # the server has all of it
    page._show_kinds({"person": 3})
    assert page.kinds.isHidden()


def test_a_viewer_looks_and_does_not_decide(desk: Desk, shown: tuple[SyncPage, Window]) -> None:
    page, _ = shown
    disagree(desk, 2)
    desk.records.add_user("看看", "viewer")
    page.go_to(part="conflicts")
    deciding = [*buttons(page, "以此为准"), *buttons(page, "同类")]
    assert len(deciding) == 4 and not any(each.isEnabled() for each in deciding)
    assert page.go_back() and not page.go_back()


def test_what_is_decided_elsewhere_leaves_the_list(desk: Desk, shown: tuple[SyncPage, Window]) -> None:
    page, _ = shown
    disagree(desk, 1)
    page.go_to(part="conflicts")
    (conflict,) = desk.conflicts.open()
    desk.journal.write([Edit("conflict", conflict.id, {"state": "decided"})], Label("test"))
    page.refresh(None)
    assert page.conflicts.isHidden()


def test_photos_that_wait_are_told_with_their_size(shown: tuple[SyncPage, Window]) -> None:
    page, _ = shown
    page.photo_card.show_waiting(Waiting(Sizes(4, 1_200_000), Sizes(0, 0), Sizes(2, 5)), False)
    assert page.photo_card.words.text() == "4 个照片或文件待上传（1.2 MB） · 2 个还在别的电脑上"
    assert not page.photo_card.now_button.isHidden()
    page.photo_card.show_waiting(Waiting(Sizes(0, 0), Sizes(0, 0), Sizes(0, 0)), False)
    assert page.photo_card.now_button.isHidden()
    page.photo_card.when.chosen.emit("click")
    assert page.context.settings.photos == "click"


def test_a_new_network_is_asked_about_once_and_the_answer_can_be_changed(
    shown: tuple[SyncPage, Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = shown
    card, worker, settings = page.photo_card, page._worker, page.context.settings
    card.show()
    assert not card.question.isVisible()  # nothing was synced yet
    started: list[bool] = []
    monkeypatch.setattr(worker, "sync_now", lambda: started.append(True))
    worker._on_network(Network("0123", "苏木妇联"))
    assert card.question.isVisible() and card.network.value() is None
    assert card.network_words.text().startswith("“苏木妇联”是第一次用")
    card.network._buttons["phone"].click()
    assert settings.networks == {"0123": "phone"} and worker._networks == settings.networks and not started
    assert "先不传" in card.network_words.text()
    worker._on_network(Network("4567", ""))
    assert card.network.value() is None and card.network_words.text().startswith("这个网络是第一次用")
    worker._on_network(Network("0123", "苏木妇联"))
    assert card.network.value() == "phone"
    card.network._buttons["office"].click()
    assert settings.networks == {"0123": "office"} and started == [True] and "自己传" in card.network_words.text()
    card.when.chosen.emit("click")
    card.when.set_value("click")
    card.show_network(worker.network)
    assert not card.question.isVisible()  # the answer would change nothing
    settings.networks = {"0123": "somewhere"}  # of another version
    card.when.set_value("good")
    card.show_network(worker.network)
    assert card.network.value() is None


def test_what_was_checked_and_put_right_is_told_in_plain_words(shown: tuple[SyncPage, Window]) -> None:
    page, _ = shown
    same = LastSync(0, 3, 4, 0, whole=True, checked="same")
    assert checked_words(SyncState("idle", None, same), 0) == ("已核对，完全一致", "accent")
    assert checked_words(SyncState("idle", None, same), 2)[0] == ""
    assert checked_words(SyncState("idle", KnownError("offline"), same), 0)[0] == ""
    assert checked_words(SyncState("idle", None, same._replace(checked="")), 0)[0] == ""
    repaired = same._replace(checked="repaired", repaired=2)
    assert checked_words(SyncState("idle", None, repaired), 0) == ("已核对，已修复 2 条", "accent")
    assert recovered_words(None) == recovered_words(repaired) == ""
    page._worker.state_changed.emit(SyncState("idle", None, repaired._replace(restored=True, renewed=True)))
    assert "服务器恢复到了以前某一天" in page.recovered.text() and "新的编号" in page.recovered.text()
    page._worker.state_changed.emit(SyncState("idle", None, same))
    assert page.recovered.isHidden()


def test_progress_is_told_in_numbers_and_bytes(dressed: QApplication) -> None:
    assert [size_words(size) for size in (0, 10, 1500, 999_400, 1_250_000)] == [
        "0 kB",
        "1 kB",
        "2 kB",
        "999 kB",
        "1.2 MB",
    ]
    sending = Doing("send", 612, 1000, 14_000, 0, 800, 400)
    assert doing_words(sending) == "已送出 612 / 1,000 项修改，服务器已确认 400 项 · 14 kB · 每秒 1 kB"
    assert running_words(sending) == "已送出 612 / 1,000，已确认 400"
    assert running_words(Doing("receive", 7, 0)) == "正在同步…"
    assert doing_words(Doing("photos", 1, 4, 300_000, 1_200_000)) == "照片和文件 1 / 4 · 300 kB / 1.2 MB"


def test_the_bar_tells_what_was_sent_from_what_is_certain(
    desk: Desk, shown: tuple[SyncPage, Window], qtbot: QtBot
) -> None:
    page, _ = shown
    worker = page._worker
    worker.state = SyncState("running")
    worker.state_changed.emit(worker.state)
    page.state_card.show()  # this desk has no server
    worker.progressed.emit(Doing("send", 612, 1000, 0, 0, 0, 400))
    assert (page.bar.value(), page.bar.sent, page.bar.maximum()) == (400, 612, 1000)
    worker.state_changed.emit(worker.state)
    assert "612" in page.doing.text()  # it goes on; only a new exchange begins anew
    qtbot.waitUntil(lambda: page.bar.width() > 200)
    picture = page.bar.grab().toImage()
    middle, wide = picture.height() // 2, picture.width()
    certain, sent, open_ = (picture.pixelColor(int(wide * at), middle).name() for at in (0.2, 0.5, 0.8))
    assert certain == QColor(theme.tokens().accent).name()
    assert len({certain, sent, open_}) == 3
    worker.progressed.emit(Doing("receive", 20, 0))
    assert page.bar.maximum() == 0
    worker.progressed.emit(Doing("copy", 20, 80))
    assert (page.bar.value(), page.bar.sent) == (20, 20)


def test_nothing_is_called_sent_while_photos_or_carried_changes_wait(dressed: QApplication) -> None:
    assert nothing_waits_words(0, 0) == "没有待上传的内容，全部已在服务器上。"
    assert nothing_waits_words(0, 4) == "记录全部已在服务器上，还有 4 个照片或文件没传。"
    assert nothing_waits_words(12, 4) == "您的修改已在服务器上；U 盘带来的 12 项下次同步时一起上传。"
    assert moved_words(LastSync(0, 0, 0, 0, whole=True)) == "两边都没有新内容"
    assert moved_words(LastSync(0, 37, 1200, 0, whole=True)) == "上传 37 项，收到 1,200 项"


def test_the_status_line_says_in_words_that_the_last_try_failed(dressed: QApplication) -> None:
    state = SyncState("idle", KnownError("line_cut"))
    assert status_words(state, NOW) == ("尚未同步，刚才没传通", "warn")
    assert status_words(SyncState("idle", KnownError("revoked")), NOW) == ("尚未同步，已停止，请看同步页", "warn")
    assert status_words(SyncState("idle"), NOW) == ("尚未同步", "neutral")
    assert status_words(SyncState("running", KnownError("line_cut")), NOW)[0] == "正在同步…"


def test_a_wrong_date_is_told_with_the_servers(shown: tuple[SyncPage, Window]) -> None:
    page, _ = shown
    at = round(NOW.timestamp() * 1000)
    year = 365 * 24 * 3_600_000
    for ahead, told in ((0, ""), (3_600_000, ""), (56 * year, "2026年11月23日"), (-56 * year, "2026年11月23日")):
        last = LastSync(at + ahead, 0, 0, 0, whole=True, ahead=ahead)
        assert (told in clock_words(last)) if told else not clock_words(last)
    page._worker.state = SyncState("idle", None, LastSync(at, 0, 0, 0, whole=True, ahead=year))
    page._read()
    assert "这台电脑的日期不对" in page.recovered.text() and not page.recovered.isHidden()


def test_while_it_runs_the_last_failure_and_the_last_check_are_not_shown(shown: tuple[SyncPage, Window]) -> None:
    page, _ = shown
    same = LastSync(0, 3, 4, 0, whole=True, checked="same")
    page._worker.state = SyncState("idle", KnownError("line_cut"), same)
    page._read()
    assert page.error.property("tone") == "warn" and not page.error.isHidden()
    page._worker.state = SyncState("idle", KnownError("revoked"), same)
    page._read()
    assert page.error.property("tone") == "danger"
    page._worker.state = SyncState("running", KnownError("line_cut"), same)
    page._read()
    assert page.error.isHidden() and page.agreed.isHidden() and page.last.isHidden() and page.doing.text()


def test_what_a_deletion_met_is_shown_beside_it(tmp_path: Path, dressed: QApplication) -> None:
    world = World(tmp_path)
    a, b = world.laptop("a"), world.laptop("b")
    woman = new_id()
    b.sync()
    a.write("person", woman, name_zh="其木格")
    a.sync()
    b.sync()
    a.write("person", woman, phone="13900000001")
    b.write("person", woman, deleted=1)
    a.sync()
    b.sync()
    (conflict,) = Desk(b.db, b.journal, tmp_path / "b", lambda: NOW).conflicts.open()
    kept, deleted = conflict.versions
    assert (kept.value, kept.holds, kept.wrote) == (0, True, {"phone": "13900000001"})
    assert deleted.value == 1 and not deleted.wrote
    world.close()


def test_enter_presses_the_button_that_has_the_keyboard(dressed: QApplication, qtbot: QtBot) -> None:
    pressed: list[int] = []
    made = button("…", lambda: pressed.append(1))
    qtbot.addWidget(made)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(made, key)
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # 完成 is another button
    assert pressed == [1, 1, 1]


def test_what_was_erased_again_is_told_without_asking_to_type_it_anew(
    desk: Desk, shown: tuple[SyncPage, Window]
) -> None:
    """E18: an old backup held a woman who was erased since."""
    page, _ = shown
    woman = desk.people.quick_add("其木格").id
    with desk.db.writing() as connection:
        connection.execute("UPDATE operation SET seq = number, refused = 'erased' WHERE row = ?", (woman,))
    page.refresh(None)
    words = [each.text() for each in page.refused_card.findChildren(QLabel)]
    assert any("不用您做什么" in text for text in words)
    assert not any("重新填写" in text for text in words)


def test_a_conflict_about_the_closing_day_is_told_in_words(
    desk: Desk, shown: tuple[SyncPage, Window], dressed: QApplication
) -> None:
    other = new_id()
    row = derived_id("setting", "closing_day", "2026-11-01")
    setting = {"name": "closing_day", "since": "2026-11-01", "value": 25}
    edits = [Edit("user", other, {"name": "萨仁", "role": "chair"}), Edit("setting", row, setting)]
    desk.journal.write([*edits, disputed("setting", row, "value", other, [25, 20])], Label("test"))
    page, _ = shown
    page.refresh(changed("conflict"))
    page.go_to(part="conflicts")
    view = page.conflicts
    (conflict,) = desk.conflicts.open()
    assert view.table.records.words(0, 0) == "每月统计截止日"
    assert view.table.records.words(0, 1) == "从2026年11月起" or "11月" in view.table.records.words(0, 1)
    said = [made.text() for made in view.detail.findChildren(QLabel)]
    assert "20 日" in said and "25 日" in said and not any("closing_day" in text for text in said)
    view.decide([Choice(conflict, 1)])
    assert not any("closing_day" in text for text, _ in page.context.window.notify.toasts)  # type: ignore[attr-defined]
