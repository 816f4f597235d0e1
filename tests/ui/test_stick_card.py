"""The card for sticks: write, carry, read; what waits is listed, what is broken is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.store.aside import note_aside
from desktop.sync.connection import Connection
from desktop.sync.joined import connection_of, join, keep_connection
from desktop.sync.stick_desk import StickDesk
from desktop.sync.stick_parts import find_bundles
from desktop.sync.stick_reading import retry_waiting
from desktop.ui.drives import Stick
from desktop.ui.file_dialogs import documents_folder
from desktop.ui.sync_page.aside import AsideCard
from desktop.ui.sync_page.stick import StickCard
from protocol.ids import new_id
from protocol.signing import certify, new_key, public_of
from tests.sync.bad_line import picture
from tests.sync.carriers import SERVER_SEED, TOWNSHIP_KEY
from tests.sync.laptops import TOWNSHIP
from tests.ui.deskside import context_of, open_desk


def joined(folder: Path) -> Desk:
    """A laptop of the township, with its first copy."""
    folder.mkdir()
    desk = open_desk(folder)
    device, key = new_id(), new_key()
    certificate = certify(SERVER_SEED, TOWNSHIP, device, public_of(key), "chair", 1)
    connection = Connection(
        "http://127.0.0.1",
        TOWNSHIP,
        "",
        "chair",
        device,
        "",
        key=key,
        certificate=msgspec.msgpack.encode(certificate),
        server_public=public_of(SERVER_SEED),
        township_keys=(TOWNSHIP_KEY,),
    )
    join(desk.journal, connection)
    desk.db.put_meta(first_copy="whole")
    return desk


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    one, other = joined(tmp_path / "one"), joined(tmp_path / "other")
    yield one, other
    one.close()
    other.close()


@pytest.fixture
def cards(desks: tuple[Desk, Desk], dressed: QApplication, qtbot: QtBot) -> tuple[StickCard, StickCard]:
    def card(desk: Desk) -> StickCard:
        context, _ = context_of(desk)
        made = StickCard(context, StickDesk(desk.journal, context.now))
        qtbot.addWidget(made)
        made.resize(900, 400)
        made.show()
        return made

    return card(desks[0]), card(desks[1])


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def work(qtbot: QtBot, card: StickCard, act: Callable[[], None]) -> None:
    """Does it, until the buttons are back."""
    act()
    assert not card.write_button.isEnabled() and card.bar.isVisible()
    qtbot.waitUntil(card.write_button.isEnabled, timeout=10_000)


def test_what_one_wrote_offline_is_on_the_other_after_write_carry_read(
    desks: tuple[Desk, Desk], cards: tuple[StickCard, StickCard], stick: Path, qtbot: QtBot
) -> None:
    one, other = desks
    woman = one.people.quick_add("其木格").id
    waits = one.records.waiting()[0]
    work(qtbot, cards[0], lambda: cards[0].write(stick))
    assert f"{waits} 项" in cards[0].told.text() and cards[0].error.isHidden()
    work(qtbot, cards[1], lambda: cards[1].read(find_bundles(stick)))
    assert "乌云的电脑" in cards[1].told.text() and f"新修改 {waits} 项" in cards[1].told.text()
    assert other.people.name(woman) == "其木格"
    work(qtbot, cards[1], lambda: cards[1].read(find_bundles(stick)))
    assert "没有新内容" in cards[1].told.text()
    work(qtbot, cards[0], lambda: cards[0].read(find_bundles(stick)))
    assert "本机自己写的" in cards[0].told.text()


def test_a_broken_file_is_told_and_the_others_are_read(
    desks: tuple[Desk, Desk], cards: tuple[StickCard, StickCard], stick: Path, qtbot: QtBot
) -> None:
    desks[0].people.quick_add("其木格")
    work(qtbot, cards[0], lambda: cards[0].write(stick))
    (whole,) = find_bundles(stick)
    (stick / "a.sumu").write_bytes(whole.read_bytes()[:300])
    work(qtbot, cards[1], lambda: cards[1].read(find_bundles(stick)))
    assert "a.sumu" in cards[1].error.text()
    assert "新修改" in cards[1].told.text()


def test_a_file_in_a_folder_of_the_stick_is_found_and_what_systems_leave_there_is_not(
    desks: tuple[Desk, Desk], cards: tuple[StickCard, StickCard], stick: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    desks[0].people.quick_add("其木格")
    work(qtbot, cards[0], lambda: cards[0].write(stick))
    (whole,) = find_bundles(stick)
    place = stick / "妇联" / "2026" / "11月"
    place.mkdir(parents=True)
    moved = whole.rename(place / "苏木_X.SUMU")
    for name in (f"._{whole.name}", f"$RECYCLE.BIN/{whole.name}", f".Trashes/{whole.name}", "妇联/a.sumu.txt"):
        (stick / name).parent.mkdir(exist_ok=True)
        (stick / name).write_bytes(b"none of ours")
    (stick / "folder.sumu").mkdir()
    (stick / "妇联" / "loop").symlink_to(stick, target_is_directory=True)
    assert find_bundles(stick) == [moved]
    work(qtbot, cards[1], lambda: cards[1].read(find_bundles(stick)))
    assert "新修改" in cards[1].told.text() and cards[1].error.isHidden()


def test_a_full_stick_is_looked_through_for_a_bounded_time(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.sync.stick_parts.MOST_LOOKED_AT", 50)
    for number in range(10):
        folder = stick / f"{number}"
        folder.mkdir()
        for photo in range(20):
            (folder / f"{photo}.jpg").touch()
    (stick / "9" / "a.sumu").touch()
    assert find_bundles(stick) == []  # as if it were not there: the dialog follows
    assert find_bundles(stick / "9") == [stick / "9" / "a.sumu"]


@pytest.mark.parametrize("plugged", [True, False])
def test_where_no_file_is_found_it_is_said_and_the_dialog_begins_at_the_stick(
    cards: tuple[StickCard, StickCard], stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, plugged: bool
) -> None:
    began: list[str] = []

    def choose(_parent: object, _title: str, start: str, *_: object) -> tuple[list[str], str]:
        began.append(start)
        return [], ""

    monkeypatch.setattr("desktop.ui.sync_page.stick.QFileDialog.getOpenFileNames", choose)
    sticks = [Stick(stick, "KINGSTON")] if plugged else []
    for place in ("desktop.ui.sync_page.stick", "desktop.ui.file_dialogs"):
        monkeypatch.setattr(f"{place}.plugged_sticks", lambda: sticks)
    work(qtbot, cards[0], cards[0].read_button.click)
    qtbot.waitUntil(lambda: bool(began))
    assert began == [str(stick) if plugged else documents_folder()]
    assert ("KINGSTON" if plugged else "没有找到 U 盘") in cards[0].told.text()


def test_a_stick_that_is_gone_is_told(cards: tuple[StickCard, StickCard], stick: Path, qtbot: QtBot) -> None:
    work(qtbot, cards[0], lambda: cards[0].write(stick / "pulled out"))
    assert "U 盘" in cards[0].error.text() and cards[0].told.isHidden()


def test_what_does_not_fit_yet_waits_in_a_list_until_it_fits_or_is_let_go(
    desks: tuple[Desk, Desk], cards: tuple[StickCard, StickCard], stick: Path, qtbot: QtBot
) -> None:
    one, other = desks
    connection = connection_of(other.db)
    assert connection is not None
    keep_connection(other.db, msgspec.structs.replace(connection, township_keys=((b"another1", bytes(32)),)))
    one.people.quick_add("其木格")
    work(qtbot, cards[0], lambda: cards[0].write(stick))
    work(qtbot, cards[1], lambda: cards[1].read(find_bundles(stick)))
    assert any("密钥已更换" in shown.text() for shown in cards[1].findChildren(QLabel))
    keep_connection(other.db, connection)
    work(qtbot, cards[1], lambda: cards[1].read([]))
    assert "新修改" in cards[1].told.text()
    assert not cards[1]._desk.waiting()
    keep_connection(other.db, msgspec.structs.replace(connection, township_keys=((b"another1", bytes(32)),)))
    one.people.quick_add("娜仁")
    work(qtbot, cards[0], lambda: cards[0].write(stick))
    work(qtbot, cards[1], lambda: cards[1].read(find_bundles(stick)))
    (let_go,) = [b for b in cards[1].findChildren(QPushButton) if b.text() == "不再等待" and not b.isHidden()]
    assert "暂时等待" in cards[1].told.text()
    let_go.click()
    assert not cards[1]._desk.waiting() and not cards[1].told.isVisible()


def test_what_waited_and_fits_after_a_sync_is_told_as_read_in(
    desks: tuple[Desk, Desk], cards: tuple[StickCard, StickCard], stick: Path, qtbot: QtBot
) -> None:
    one, other = desks
    connection = connection_of(other.db)
    assert connection is not None
    keep_connection(other.db, msgspec.structs.replace(connection, township_keys=((b"another1", bytes(32)),)))
    one.people.quick_add("其木格")
    work(qtbot, cards[0], lambda: cards[0].write(stick))
    work(qtbot, cards[1], lambda: cards[1].read(find_bundles(stick)))
    assert "暂时等待" in cards[1].told.text()
    keep_connection(other.db, connection)
    assert retry_waiting(other.journal, connection, 0)  # as an exchange does
    cards[1].refresh()
    assert cards[1].told.text() == "等待的文件已读入。"


def test_what_a_shut_out_laptop_brought_is_told_and_the_chair_answers(
    desks: tuple[Desk, Desk], cards: tuple[StickCard, StickCard], stick: Path, dressed: QApplication, qtbot: QtBot
) -> None:
    """E5: with what to do, who and when; nothing goes on waiting for ever without a word."""
    one, other = desks
    woman = one.people.quick_add("其木格").id
    work(qtbot, cards[0], lambda: cards[0].write(stick))
    work(qtbot, cards[1], lambda: cards[1].read(find_bundles(stick)))
    context, window = context_of(other)
    card = AsideCard(context)
    qtbot.addWidget(card)
    assert card.isHidden() and other.records.carried() == one.records.waiting()[0]
    note_aside(other.db, [(one.journal.device, one.journal.head[0])])
    card.show()
    card.refresh()
    said = " ".join(shown.text() for shown in card.findChildren(QLabel))
    assert "乌云的电脑已被停用" in said and "旗妇联" in said and "妇女" in said
    assert other.records.carried() == 0  # the server has them
    other.records.add_user("看看", "viewer")
    card.refresh()
    qtbot.waitUntil(lambda: "只有苏木妇联主席能确认" in words_of(card))
    assert not shown_buttons(card)
    other.records.add_user("王兰", "chair")
    card.refresh()
    qtbot.waitUntil(lambda: len(shown_buttons(card)) == 2)
    yes, no = shown_buttons(card)
    assert (yes.text(), no.text()) == ("是，算数", "不算数，从本机移除")
    yes.click()
    assert card.isHidden() and "下次同步时上传" in window.notify.toasts[-1][0]
    assert other.people.name(woman) == "其木格"
    act = other.records.acts()[0]
    assert act.label.code == "stick.release" and not other.records.may_undo(act)


def shown_buttons(card: AsideCard) -> list[QPushButton]:
    return [made for made in card.findChildren(QPushButton) if made.isVisibleTo(card)]


def words_of(card: AsideCard) -> str:
    return " ".join(shown.text() for shown in card.findChildren(QLabel) if shown.isVisibleTo(card))


def test_photos_do_not_go_by_stick_and_it_is_said(
    desks: tuple[Desk, Desk], cards: tuple[StickCard, StickCard], stick: Path, qtbot: QtBot
) -> None:
    """E15."""
    assert "照片和记录里的文件不随 U 盘走" in " ".join(shown.text() for shown in cards[0].findChildren(QLabel))
    work(qtbot, cards[0], lambda: cards[0].write(stick))
    assert "照片" not in cards[0].told.text()
    desk = desks[0]
    desk.photos.attach("activity", new_id(), [desk.photos.add(picture(1))])
    work(qtbot, cards[0], lambda: cards[0].write(stick))
    assert "还有 1 个留在这台电脑上" in cards[0].told.text()
