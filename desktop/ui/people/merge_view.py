"""Two women side by side, field by field: made one, told apart, or left for later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.services import Changes
from desktop.services.called import person_name
from desktop.services.merging import Comparison, Side, TakenApart
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.page import Context
from desktop.ui.people.words import listed, reason_words
from desktop.ui.record_words import field_words, kind_words, value_words
from desktop.ui.roles import may_change
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Flow, Scroll, button, emptied, label, rule

#: What a value's chip takes at most; the whole stands in its hint.
WIDEST = 144
#: What is said to follow a woman: kind of the rows → the kind whose words they have.
_TOLD = {
    "attendance": "activity",
    "visit": "visit",
    "appointment": "appointment",
    "home": "home",
    "home_person": "home",
    "award": "award",
    "attachment": "attachment",
    "file": "file",
}


class MergeView(QWidget):
    """Two rows of the roster that may be one woman. ``settled``: something was decided; ``later``: nothing is."""

    settled = Signal()
    later = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._doubles = context, context.desk.doubles
        self.comparison: Comparison | None = None
        self.winner = b""
        self.chosen: dict[str, bytes] = {}
        self._by_hand: set[str] = set()
        self.buttons: dict[tuple[str, bytes], QAbstractButton] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = Scroll(margin=16)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(rule())
        foot = QWidget()
        flow = Flow(foot, 8)
        self.merge_button = button(self.tr("Make them one"), self.merge, look="primary")
        self.apart_button = button(self.tr("Two women"), self.keep_apart)
        self.split_button = button(self.tr("Take apart"), self.take_apart)
        self.again_button = button("", self.propose_again)
        self.later_button = button(self.tr("Later"), self.later.emit, look="flat")
        for made in (self.merge_button, self.apart_button, self.split_button, self.again_button, self.later_button):
            flow.addWidget(made)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        foot.setSizePolicy(policy)
        holder = QHBoxLayout()
        holder.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        holder.addWidget(foot)
        outer.addLayout(holder)
        self._pair = (b"", b"")

    @property
    def _may_write(self) -> bool:
        return may_change(self._context.desk, "person", "person_pair")

    def _show_buttons(self, *shown: QWidget) -> None:
        every = (self.merge_button, self.apart_button, self.split_button, self.again_button, self.later_button)
        for made in every:
            made.setVisible(made in shown and (self._may_write or made is self.later_button))

    def _fresh(self) -> QVBoxLayout:
        """An empty column in place of what was shown."""
        emptied(self._scroll.body)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._scroll.body.addWidget(inner)
        return column

    # --- two women who may be one -------------------------------------------------------------------------------------

    def show_pair(self, one: bytes, other: bytes, *, apart: bool = False) -> bool:
        """Shows two women; ``apart``: of whom somebody said that they are two. False where they are two no more."""
        comparison = self._doubles.compare(one, other)
        if comparison is None:
            return False
        self._pair, self.comparison = (one, other), comparison
        self.winner, self._by_hand = comparison.winner, set()
        self.chosen = comparison.proposed(self.winner)
        self._fill(comparison, apart)
        self.again_button.setText(self.tr("Propose them again"))
        self._show_buttons(
            *((self.again_button,) if apart else (self.merge_button, self.apart_button, self.later_button))
        )
        return True

    def _fill(self, comparison: Comparison, apart: bool) -> None:
        body = self._fresh()
        self.buttons = {}
        if apart:
            words = self.tr("Somebody said that these are two women. They are not proposed any more.")
        elif comparison.pair is None:
            words = self.tr("Nothing but you says that they are one. Look closely.")
        else:
            words = self.tr("What speaks for one woman: {reasons}.").format(
                reasons=reason_words(comparison.pair.reasons)
            )
        body.addWidget(label(words, "", wrap=True, tone="" if comparison.pair or apart else "warn"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        body.addLayout(grid)
        sides = (comparison.one, comparison.other)
        for column, side in enumerate(sides):
            grid.addWidget(label(shown_name(side.name), "heading", wrap=True), 0, column)
            grid.addWidget(label(self._follows_words(side), "muted", wrap=True), 1, column, Qt.AlignmentFlag.AlignTop)
        if not apart and self._may_write:
            self._add_choice(grid, "", self.tr("Stays"), {side.id: self.tr("This one stays") for side in sides})
        for name in comparison.differ:
            self._add_field(grid, name, sides, choose=not apart and self._may_write)
        self._add_joined(grid, sides)
        for side in sides:
            if names := [name for name in comparison.alone if side.values[name] not in (None, "")]:
                said = self.tr("Only written for {name}, and kept: {facts}.")
                said = said.format(name=shown_name(side.name), facts=self._listed(names, side))
                body.addWidget(label(said, "muted", wrap=True))
        if comparison.equal:
            self._add_equal(body, comparison)
        if not apart:
            body.addSpacing(theme.px(4))
            told = self.tr(
                "The one who stays has all that is written down for both: activities, visits, posts, photos. You can "
                "take them apart again at any time."
            )
            body.addWidget(label(told, "small", wrap=True))
        body.addStretch(1)
        self._mark()

    def _follows_words(self, side: Side) -> str:
        counted: Counter[str] = Counter()
        for kind, count in side.follows.items():
            counted[_TOLD.get(kind, "")] += count
        parts = [f"{kind_words(kind)} {count}" for kind, count in counted.items() if kind]
        return " · ".join(parts) or self.tr("Nothing refers to her yet")

    def _add_field(self, grid: QGridLayout, name: str, sides: tuple[Side, Side], *, choose: bool) -> None:
        desk, today = self._context.desk, self._context.today()
        said = {side.id: value_words(desk, "person", name, side.values.get(name), today) for side in sides}
        if choose:
            self._add_choice(grid, name, field_words(name, "person"), said)
            return
        row = self._add_title(grid, field_words(name, "person"))
        for column, side in enumerate(sides):
            grid.addWidget(label(said[side.id], "", wrap=True), row, column, Qt.AlignmentFlag.AlignTop)

    @staticmethod
    def _add_title(grid: QGridLayout, title: str) -> int:
        """A line above what both have of it; gives the row below."""
        row = grid.rowCount()
        grid.addWidget(label(title, "small", wrap=True), row, 0, 1, 2)
        return row + 1

    def _add_choice(self, grid: QGridLayout, name: str, title: str, said: Mapping[bytes, str]) -> None:
        row, group = self._add_title(grid, title), QButtonGroup(grid.parentWidget())
        for column, (id_, words) in enumerate(said.items()):
            room = theme.px(WIDEST)  # two of them stand side by side
            shown = QFontMetrics(theme.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
            made = button(shown.replace("&", "&&"), partial(self.choose, name, id_), look="chip")
            made.setCheckable(True)
            made.setAccessibleName(f"{title}: {words}")
            if shown != words:
                set_tip(made, words)
            group.addButton(made)
            self.buttons[name, id_] = made
            holder = QHBoxLayout()
            holder.addWidget(made)
            holder.addStretch(1)
            grid.addLayout(holder, row, column)

    def _add_joined(self, grid: QGridLayout, sides: tuple[Side, Side]) -> None:
        """What is put together: shown, never asked."""
        desk, today = self._context.desk, self._context.today()
        for name in ("tags", "note"):
            if any(side.values.get(name) for side in sides):
                self._add_field(grid, name, sides, choose=False)
        if any(side.spellings for side in sides):
            row = self._add_title(grid, self.tr("Other spellings"))
            for column, side in enumerate(sides):
                words = value_words(desk, "person", "spellings", list(side.spellings), today)
                grid.addWidget(label(words, "", wrap=True), row, column, Qt.AlignmentFlag.AlignTop)

    def _add_equal(self, body: QVBoxLayout, comparison: Comparison) -> None:
        told = label(self._listed(comparison.equal, comparison.one), "muted", wrap=True)
        told.hide()
        words = self.tr("%n facts are the same in both", "", len(comparison.equal))
        fold = button(words, lambda: told.setVisible(told.isHidden()), look="link", icon_name="caret-down")
        body.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(told)

    def _listed(self, names: Iterable[str], side: Side) -> str:
        desk, today = self._context.desk, self._context.today()
        said = (f"{field_words(n, 'person')} {value_words(desk, 'person', n, side.values[n], today)}" for n in names)
        return listed(said)

    def choose(self, name: str, id: bytes) -> None:
        """Whose value of a field is kept; "" who stays."""
        comparison = self.comparison
        assert comparison is not None
        if name:
            self._by_hand.add(name)
            self.chosen[name] = id
        else:
            self.winner = id
            kept = {field: self.chosen[field] for field in self._by_hand}
            self.chosen = {**comparison.proposed(id), **kept}
        self._mark()

    def _mark(self) -> None:
        for (name, id_), made in self.buttons.items():
            made.setChecked((self.chosen[name] if name else self.winner) == id_)

    def merge(self) -> None:
        """Makes them one, as chosen."""
        comparison, winner, values = self.comparison, self.winner, dict(self.chosen)
        if comparison is None:
            return
        name = shown_name(comparison.side(winner).name)
        words = self.tr("{name} stands for both now").format(name=name)
        self._act(lambda: self._doubles.merge(comparison, winner, values), words)

    def keep_apart(self) -> None:
        """They are two women."""
        one, other = self._pair
        self._act(lambda: self._doubles.keep_apart(one, other), self.tr("Remembered: two women"))

    def propose_again(self) -> None:
        """Takes back that they are two."""
        one, other = self._pair
        self._act(lambda: self._doubles.propose_again(one, other), self.tr("They may be one again"))

    # --- one who was merged -------------------------------------------------------------------------------------------

    def show_merged(self, merged: bytes, stands: bytes) -> bool:
        """Shows a row that was merged into another one, to take them apart."""
        self._pair, self.comparison = (merged, stands), None
        body = self._fresh()
        names = self._context.desk.people.names([stands])
        row = next((each for each in self._doubles.merged_into(stands) if each.id == merged), None)
        if row is None:
            return False
        if row.disputed:
            words = self.tr("One of you made them one, another one said that they are two women. Decide.")
            body.addWidget(label(words, "", wrap=True, tone="warn"))
        record = self._context.desk.people.records([merged])[merged]
        told = self.tr("{name} was written down a second time; {other} stands for both.").format(
            name=shown_name(row.name), other=shown_name(names[stands])
        )
        body.addWidget(label(told, "", wrap=True))
        desk, today = self._context.desk, self._context.today()
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(theme.px(12))
        for name in ("name_zh", "name_mn", "name_latin", "birth", "phone", "gacha"):
            if record[name]:
                at = grid.rowCount()
                grid.addWidget(label(field_words(name, "person"), "muted"), at, 0)
                grid.addWidget(label(value_words(desk, "person", name, record[name], today), "", wrap=True), at, 1)
        body.addLayout(grid)
        told = self.tr(
            "Taken apart, she stands for herself again with all that was written down for her; what was taken over "
            "from her is given back, unless somebody changed it since."
        )
        body.addWidget(label(told, "small", wrap=True))
        body.addStretch(1)
        self._show_buttons(self.split_button, *((self.again_button,) if row.disputed else ()))
        self.again_button.setText(self.tr("They are one"))
        return True

    def take_apart(self) -> None:
        """The merged row stands for itself again."""
        take_apart(self._context, self._pair[0], self.settled.emit)

    def _act(self, write: Callable[[], Changes], words: str) -> None:
        if self._context.act(write, words) is not None:
            self.settled.emit()


def take_apart(context: Context, id: bytes, done: Callable[[], object] = lambda: None) -> None:
    """Takes a merged row out of the woman who stands for it, and says what stays because somebody changed it since."""
    doubles = context.desk.doubles
    [record] = context.desk.people.records([id]).values()
    name = shown_name(person_name(record))

    def words(result: TakenApart) -> str:
        told = QCoreApplication.translate("people", "{name}: two women again").format(name=name)
        if result.kept:
            names = listed(field_words(field, "person") for field in result.kept)
            stays = QCoreApplication.translate("people", " · what was changed since stays: {fields}")
            told += stays.format(fields=names)
        if result.given:
            names = listed(field_words(field, "person") for field in result.given)
            back = QCoreApplication.translate("people", " · what only the other has is given back: {fields}")
            told += back.format(fields=names)
        return told

    if context.act(lambda: doubles.take_apart(id), words) is not None:
        done()
