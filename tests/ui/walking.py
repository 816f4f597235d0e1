"""Walks over all pages of the real window, as an eye and a keyboard do: what is in the way,
what is cut, what has no name.

Each check gives sentences that say what is wrong and where; none where all is well.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QThreadPool
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from desktop.app import Program, page_specs
from desktop.services.activity_draft import Draft
from desktop.services.desk import Desk
from desktop.services.starting import load_sample
from desktop.ui import theme
from desktop.ui.elided import ElidedLink
from desktop.ui.list_page import ListPage
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage
from protocol.ids import new_id

#: A title as offices write them: 60 characters.
LONG_TITLE = (
    "乌兰毛都苏木妇女联合会关于开展北疆流动妇女之家家庭教育与法律知识宣传暨妇女儿童关爱服务进牧户系列主题活动动员部署会"
)
LONG_NAME = "娜仁图雅·额尔德尼其其格·阿拉坦格日勒"
MONGOLIAN = "ᠨᠠᠷᠠᠨ ᠲᠤᠶ᠎ᠠ"
#: Pixels that rounding may cost.
SLACK = 2


def make_township(folder: Path) -> None:
    """The sample township with what is hard to show: a title of 60 characters, a very long name, a woman with a
    Mongolian name only, a household's visit."""
    desk = Desk.open(folder)
    load_sample(desk)
    gacha = desk.units.gachas()[0].id
    desk.people.save(None, {"name_zh": LONG_NAME, "gacha": gacha, "phone": "13848201234"}, None)
    desk.people.save(None, {"name_mn": MONGOLIAN, "gacha": gacha}, None)
    when = desk.now().replace(hour=9, minute=0).isoformat(timespec="minutes")
    values = {"title": LONG_TITLE, "kind": "A02", "start": when, "place": LONG_TITLE[:40], "status": "held"}
    desk.activities.save(Draft(new_id(), values))
    desk.close()


# --- places -----------------------------------------------------------------------------------------------------------


def places(program: Program) -> Iterator[tuple[str, ListPage | QWidget]]:
    """Goes to every page, its first record and a new one; gives the name of the place and the page, settled there."""
    window = program.window
    assert window is not None
    for spec in page_specs(program):
        window.go(spec.key)
        yield spec.key, settled(window)
        page = window.page(spec.key)
        if not isinstance(page, ListPage):
            continue
        if page.table.count():
            page.open_record(page.table.records.ids[0])
            yield f"{spec.key}, a record", settled(window)
            if isinstance(page, PeoplePage) and page.view is not None:
                for part in ("activities", "visits", "posts", "history"):
                    page.view.show_part(part)
                    yield f"{spec.key}, {part}", settled(window)
                page.view.show_part("facts")
            page.go_back()
        if spec.key == "import":  # what is new there are files: the system's dialog asks for them
            continue
        page.new_record()
        if page.side.panel_open or spec.key == "activities":
            yield f"{spec.key}, a new one", settled(window)
        while page.go_back():
            pass


#: No job of a page takes longer, whatever else the machine does.
JOBS_MS = 30_000


def settled(window: MainWindow) -> QWidget:
    """The page that is shown, once all that was asked of it is counted, laid out and painted."""
    for _ in range(3):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(JOBS_MS)  # the month's figures come from another thread
    window.grab()  # a list learns what its columns need as it is painted
    for _ in range(3):  # what grows tells what holds it, that what holds it, …
        QApplication.processEvents()
    page = window.current()
    assert page is not None
    return page


def go_everywhere(program: Program, look: Callable[[MainWindow], list[str]]) -> list[str]:
    """What ``look`` finds at every place, each with the place."""
    window = program.window
    assert window is not None
    return [f"{place}: {found}" for place, _page in places(program) for found in look(window)]


# --- what is there ----------------------------------------------------------------------------------------------------


def _is_part(widget: QWidget) -> bool:
    """Whether it is a part of another control and not one of its own."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QLineEdit | QComboBox | QAbstractItemView | QAbstractButton | QScrollBar | QHeaderView):
            return True
        above = above.parentWidget()
    return False


def controls(root: QWidget) -> list[QWidget]:
    """The visible controls and words under ``root``."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
    found: list[QWidget] = [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible()
        and (isinstance(each, kinds) or (isinstance(each, QLabel) and bool(each.text())))
        and not isinstance(each, QHeaderView)
        and not _is_part(each)
        and each.window() is root.window()
    ]
    return found


def words_of(widget: QWidget) -> str:
    """What a control says, for a sentence about it."""
    if isinstance(widget, ElidedLink):
        return widget.whole
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() or widget.accessibleName()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.accessibleName()


def named(widget: QWidget) -> str:
    """A control in a sentence."""
    return f"{type(widget).__name__} “{words_of(widget)[:30]}”"


def shown_rect(widget: QWidget) -> QRect:
    """Where it is seen in its window: what its ancestors leave of it."""
    rect = QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())
    above = widget.parentWidget()
    while above is not None:
        rect &= QRect(above.mapTo(above.window(), above.rect().topLeft()), above.size())
        if above.isWindow():
            break
        above = above.parentWidget()
    return rect


# --- what stands over what --------------------------------------------------------------------------------------------


def overlaps(window: QWidget) -> list[str]:
    """Controls that stand over each other."""
    seen = [(each, shown_rect(each)) for each in controls(window)]
    found = []
    for (one, a), (other, b) in combinations(seen, 2):
        common = a & b
        if common.width() <= SLACK or common.height() <= SLACK:
            continue
        if not one.isAncestorOf(other) and not other.isAncestorOf(one):
            found.append(f"{named(one)} and {named(other)} stand over each other ({common.width()} px)")
    return found


# --- what is cut ------------------------------------------------------------------------------------------------------


def _whole_in_tip(widget: QWidget, words: str) -> bool:
    tip = html.unescape(re.sub("<[^>]*>", "", widget.toolTip()))
    return bool(words) and " ".join(words.split()) in " ".join(tip.split())


def _is_cut(widget: QWidget) -> bool:
    """Whether a control is too small for its words."""
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + SLACK
        return (
            widget.sizeHint().width() > widget.width() + SLACK or widget.sizeHint().height() > widget.height() + SLACK
        )
    if isinstance(widget, QPushButton):
        return bool(widget.text()) and (
            widget.sizeHint().width() > widget.width() + SLACK or widget.fontMetrics().height() > widget.height()
        )
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) > field.width() + theme.px(SLACK)
    if isinstance(widget, QLineEdit) and not widget.text():
        margins = widget.textMargins()
        room = widget.width() - margins.left() - margins.right() - widget.fontMetrics().height()
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room
    return False


def cut_words(window: QWidget) -> list[str]:
    """Labels, buttons, chips, choices and hints that are cut with no tooltip that holds the whole."""
    return [
        f"{named(each)} is cut: {each.size().toTuple()}, wants {each.sizeHint().toTuple()}"
        for each in controls(window)
        if _is_cut(each) and not _whole_in_tip(each, words_of(each).replace("&&", "&"))
    ]


def out_of_reach(window: QWidget) -> list[str]:
    """Controls that lie outside of what can be seen or scrolled to."""
    found = []
    for each in controls(window):
        why = _beyond(each)
        if why:
            found.append(f"{named(each)} is out of reach: {why}")
    return found


def _beyond(widget: QWidget) -> str:
    at: QWidget = widget
    above = widget.parentWidget()
    rect = widget.rect()
    while above is not None and not at.isWindow():
        rect = QRect(at.mapTo(above, rect.topLeft()), rect.size())
        room = above.rect()
        area = above.parentWidget()
        across = down = False
        if isinstance(area, QAbstractScrollArea) and above is area.viewport():
            across = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            down = area.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if down and area.verticalScrollBar().maximum() and room.height() < widget.fontMetrics().height() * 2:
                return f"{named(above)} shows {room.height()} px of it at a time"
        if not across and (rect.left() < -SLACK or rect.right() > room.right() + SLACK):
            return f"across, {rect.left()}–{rect.right()} in {room.width()} of {type(above).__name__}"
        if not down and (rect.top() < -SLACK or rect.bottom() > room.bottom() + SLACK):
            return f"down, {rect.top()}–{rect.bottom()} in {room.height()} of {type(above).__name__}"
        rect &= room
        if across or down:
            rect = room
        at, above = above, above.parentWidget()
    return ""


# --- names ------------------------------------------------------------------------------------------------------------


def unnamed(window: QWidget) -> list[str]:
    """Controls of which a screen reader would say nothing."""
    found = []
    for each in controls(window):
        if isinstance(each, QLabel):
            continue
        told = QAccessible.queryAccessibleInterface(each)
        said = told.text(QAccessible.Text.Name) if told is not None else each.accessibleName()
        if not said.strip():
            path = [type(each).__name__]
            above = each.parentWidget()
            while above is not None and len(path) < 4:
                path.append(type(above).__name__)
                above = above.parentWidget()
            found.append(f"{named(each)} has no name ({' in '.join(path)})")
    return found
