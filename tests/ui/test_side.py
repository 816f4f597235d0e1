"""The side bar: ten entries on the first day, pages that come and go, never more than fourteen; the cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import page_specs
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.store.changes import Edit, Label
from desktop.ui import theme
from desktop.ui.bus import Bus
from desktop.ui.main_window import MainWindow
from desktop.ui.more.page import MorePage, PageCard
from desktop.ui.page import Context, Page, PageSpec
from desktop.ui.side import MOST, SidePages
from protocol.ids import new_id
from tests.ui.deskside import NOW, open_desk

ALT = Qt.KeyboardModifier.AltModifier
FIRST_DAY = ["今日", "妇女名册", "活动", "走访", "妇女之家", "组织", "报表", "更多工作", "同步", "设置"]
#: Pages that are coming, with what they are for; the first holds records of a kind that the tests write.
COMING = [
    "表彰",
    "诉求",
    "会改联与换届",
    "会议与选举",
    "培训",
    "经费",
    "工作群",
    "志愿服务",
    "台账",
    "收文",
    "积分",
    "测评",
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.close()


Open = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, dressed: QApplication, desk: Desk, settings: Settings) -> Open:
    """A window with the program's pages and ``coming`` more."""
    bus = Bus()
    desk.journal.announce = bus.announce

    def opened(coming: int = 0) -> MainWindow:
        specs = page_specs(None)  # type: ignore[arg-type]  # what is wired with the program is not opened here
        for number, title in enumerate(COMING[:coming]):
            sentence = f"{title}：一句话说清楚它是做什么的，在哪里用，什么时候用。"
            kind = "saved_list" if not number else ""
            made = PageSpec(
                f"page{number}",
                lambda t=title: t,
                "star",
                Page,
                card=lambda s=sentence: s,
                kind=kind,  # type: ignore[misc]
            )
            specs.insert(len(specs) - 2, made)
        window = MainWindow(specs, settings, lambda window: Context(settings, bus, desk, window, lambda: NOW))
        qtbot.addWidget(window)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 768)
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        window.go("people")
        return window

    return opened


def at_the_left(window: MainWindow) -> list[str]:
    """The names of the entries from top to bottom."""
    entries = [entry for spec in window._specs if (entry := window.sidebar.entry(spec)) and entry.isVisible()]
    return [entry.text() for entry in sorted(entries, key=lambda entry: entry.mapToGlobal(entry.rect().topLeft()).y())]


def cards(window: MainWindow) -> dict[str, PageCard]:
    page = window.page("more")
    assert isinstance(page, MorePage)
    return {card.spec.title(): card for card in page.cards}


def test_ten_pages_stand_there_on_the_first_day(open_window: Open) -> None:
    assert at_the_left(open_window()) == FIRST_DAY
    assert at_the_left(open_window(coming=12)) == FIRST_DAY


def test_a_page_comes_when_she_begins_with_it_and_goes_when_she_puts_it_back(
    qtbot: QtBot, open_window: Open, settings: Settings
) -> None:
    window = open_window()
    window.go("more")
    card = cards(window)["回收站"]
    assert card.side_button.text() == "开始用"
    qtbot.mouseClick(card.side_button, Qt.MouseButton.LeftButton)
    assert window.current_key() == "bin"
    assert at_the_left(window) == [*FIRST_DAY[:8], "回收站", *FIRST_DAY[8:]]
    assert at_the_left(open_window()) == at_the_left(window), "kept in the settings"
    window.go("more")
    assert card.side_button.text() == "放回"
    qtbot.mouseClick(card.side_button, Qt.MouseButton.LeftButton)
    assert at_the_left(window) == FIRST_DAY and settings.pages == {"bin": False}
    qtbot.mouseClick(card.open_button, Qt.MouseButton.LeftButton)
    assert window.current_key() == "bin" and at_the_left(window) == FIRST_DAY
    more = window.sidebar.entry("more")
    assert more is not None and more.isChecked(), "that is where the page is found"


def test_the_first_record_brings_its_page_and_it_stays_when_that_is_deleted(
    qtbot: QtBot, open_window: Open, desk: Desk, settings: Settings
) -> None:
    window, record = open_window(coming=1), new_id()
    assert "表彰" not in at_the_left(window)
    desk.journal.write([Edit("saved_list", record, {"name": "执委"})], Label("test"))
    qtbot.waitUntil(lambda: "表彰" in at_the_left(window))
    assert settings.pages == {}, "what records bring is no choice of hers"
    assert "表彰" in at_the_left(open_window(coming=1))
    desk.journal.write([Edit("saved_list", record, {"deleted": 1})], Label("test"))
    window.context.bus.deliver()
    assert "表彰" in at_the_left(window)
    assert "表彰" not in at_the_left(open_window(coming=1))


def test_a_page_that_she_put_back_keeps_its_records_and_stays_away(qtbot: QtBot, open_window: Open, desk: Desk) -> None:
    desk.journal.write([Edit("saved_list", new_id(), {"name": "执委"})], Label("test"))
    window = open_window(coming=1)
    window.side.put_back("page0")
    desk.journal.write([Edit("saved_list", new_id(), {"name": "骨干"})], Label("test"))
    window.context.bus.deliver()
    assert "表彰" not in at_the_left(window) and "表彰" not in at_the_left(open_window(coming=1))
    assert desk.records.holds("saved_list")
    assert [found.title for found in window._find("bz")] == ["表彰"]
    window.go("page0")
    assert window.current_key() == "page0"


def test_no_more_than_fourteen_stand_there(qtbot: QtBot, open_window: Open, desk: Desk) -> None:
    desk.journal.write([Edit("saved_list", new_id(), {"name": "执委"})], Label("test"))
    window = open_window(coming=12)
    window.go("more")
    found = cards(window)
    for title in ("诉求", "培训", "经费"):
        qtbot.mouseClick(found[title].side_button, Qt.MouseButton.LeftButton)
        window.go("more")
    assert len(at_the_left(window)) == MOST
    qtbot.mouseClick(found["台账"].side_button, Qt.MouseButton.LeftButton)
    assert window.toast.text() == "左边已经有 14 个页面，请先放回一个。"
    assert len(at_the_left(window)) == MOST and window.current_key() == "more"
    qtbot.mouseClick(found["表彰"].side_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(found["台账"].side_button, Qt.MouseButton.LeftButton)
    assert len(at_the_left(window)) == MOST and "台账" in at_the_left(window) and "表彰" not in at_the_left(window)


def test_alt_and_a_digit_go_where_the_side_bar_says(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    for number, key in ((1, "today"), (2, "people"), (8, "more")):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), ALT)
        assert window.current_key() == key
    window.side.bring("bin")
    qtbot.keyClick(window, Qt.Key.Key_9, ALT)
    assert window.current_key() == "bin"
    window.toggle_cover()
    qtbot.keyClick(window, Qt.Key.Key_1, ALT)
    assert window.current_key() == "bin"


def test_the_arrow_keys_go_from_card_to_card(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(coming=12)
    window.go("more")
    page = window.page("more")
    assert isinstance(page, MorePage)
    columns = page._area.columns
    assert columns > 1 and window.focusWidget() is page.cards[0].open_button
    for key, at in (
        (Qt.Key.Key_Down, columns),
        (Qt.Key.Key_Right, columns + 1),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Up, 1),
    ):
        focus = window.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)
        assert window.focusWidget() is page.cards[at].open_button
    qtbot.keyClick(page.cards[1].open_button, Qt.Key.Key_Tab)
    assert window.focusWidget() is page.cards[1].side_button
    assert all(card.open_button.accessibleName() and card.side_button.accessibleName() for card in page.cards)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_word_of_the_cards_is_cut_at_any_size(open_window: Open, dressed: QApplication, scale: float) -> None:
    theme.apply(dressed, "light", scale)
    try:
        window = open_window(coming=12)
        window.go("more")
        dressed.processEvents()
        page = window.page("more")
        assert isinstance(page, MorePage)
        places = []
        for card in page.cards:
            words = [*card.findChildren(type(page.hint)), card.open_button, card.side_button]
            for each in words:
                assert card.rect().contains(each.geometry()), each
                if hasattr(each, "wordWrap") and each.wordWrap():
                    assert each.height() >= each.heightForWidth(each.width())
                else:
                    assert each.width() >= each.minimumSizeHint().width()
            places.append(card.geometry())
        assert not any(one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :])
        assert page._area.width() <= window.width()
    finally:
        theme.apply(dressed, "light")


KEYS = [f"page{number}" for number in range(20)]


@given(
    first=st.integers(0, 12),
    held=st.sets(st.sampled_from(KEYS)),
    kept=st.dictionaries(st.sampled_from(KEYS), st.sampled_from([True, False, None, "x", 1])),
    deeds=st.lists(st.tuples(st.booleans(), st.sampled_from(KEYS)), max_size=12),
)
def test_whatever_she_does_the_side_bar_holds_what_it_may(
    first: int, held: set[str], kept: dict[str, object], deeds: list[tuple[bool, str]]
) -> None:
    specs = [
        PageSpec(key, str, "star", Page, card=None if number < first else str, kind=key)
        for number, key in enumerate(KEYS)
    ]
    settings = Settings(pages=dict(kept))
    side = SidePages(specs, settings, held.__contains__)
    for brings, key in deeds:
        before = side.shown()
        if not brings:
            side.put_back(key)
            assert key not in side.shown() or key in KEYS[:first]
        elif side.bring(key):
            assert key in side.shown()
        else:
            assert side.shown() == before and side.full and key not in before
    shown = side.shown()
    assert KEYS[:first] == [key for key in shown if key in KEYS[:first]] and len(shown) <= MOST
    assert shown == sorted(shown, key=KEYS.index)
    wanted = [key for key in KEYS[first:] if settings.pages.get(key, key in held) is True]
    assert set(shown[first:]) <= set(wanted) | held
    assert side.full or set(wanted) <= set(shown)
