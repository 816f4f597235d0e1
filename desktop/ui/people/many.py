"""What the menu of the roster offers for the chosen women: each line one act, taken back as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.services import Changes
from desktop.services.bulk import Progress
from desktop.services.codes import TAG
from desktop.ui.acting import MANY_ROWS
from desktop.ui.called import shown_name
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct
from desktop.ui.tags.dialog import TagDialog
from desktop.ui.widgets import shortened

#: Lines of one part of the menu; a township has 20 gachas, lists and homes may be more.
MOST_LINES = 30


class ManyActs(QObject):
    """Acts on many women, for the page ``owner``."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner

    def lines(self, ids: Sequence[bytes], of: bytes | None) -> list[RowAct]:
        """The menu's lines for these women; ``of``: the one under the cursor, whose household the others may join.
        None for who only looks."""
        desk = self._context.desk
        if not ids or not may_change(desk, "person"):
            return []
        made = [self._tags(ids), self._gachas(ids)]
        if of is not None and of in ids and len(ids) > 1 and may_change(desk, "household"):
            made.append(self._household(ids, of))
        if may_change(desk, "home_person") and (homes := desk.homes.ids()):
            made.append(self._homes(ids, homes))
        if may_change(desk, "saved_list"):
            made.append(self._lists(ids))
        open_ = [id_ for id_, record in desk.people.records(ids).items() if record["to_complete"]]
        if open_:
            made.append(self._completed(open_))
        return made

    def _run(self, count: int, write: Callable[[Progress], Changes], words: str) -> None:
        """A few at once, many on another thread."""
        if count <= MANY_ROWS:
            self._context.act(lambda: write(None), words)
            return
        self._context.window.notify.toast(self.tr("One moment…"))
        self._context.act_later(lambda task: write(lambda done: task.report(done, count)), words, receiver=self._owner)

    # --- tags -------------------------------------------------------------------------------------------------------

    def _tags(self, ids: Sequence[bytes]) -> RowAct:
        people = self._context.desk.people
        women = people.snapshot().women
        held = {tag for id_ in people.standing(ids) if id_ in women for tag in women[id_].tags}
        offered = list(dict.fromkeys([*TAG, *people.tags()]))[:MOST_LINES]
        lines = [RowAct(shortened(term("tag", tag)), partial(self.tag, ids, tag), "tag") for tag in offered]
        if may_change(self._context.desk, "person_tag"):
            lines.append(RowAct(self.tr("With a date…"), partial(self.ask_tag, ids), "calendar-blank", apart=True))
        for at, tag in enumerate(tag for tag in dict.fromkeys([*offered, *sorted(held)]) if tag in held):
            words = self.tr("Take off: {tag}").format(tag=shortened(term("tag", tag)))
            lines.append(RowAct(words, partial(self.untag, ids, tag), "x", apart=not at))
        return RowAct(self.tr("Tag"), icon="tag", more=tuple(lines))

    def ask_tag(self, ids: Sequence[bytes]) -> TagDialog:
        """Asks which tag, since when, and when to look again."""

        def give(values: Mapping[str, Any]) -> None:
            bulk = self._context.desk.bulk
            self._context.desk.tags.given([], values)  # what is wrong is said while the dialog stands
            words = self.tr("%n people tagged: {tag}", "", len(ids)).format(tag=term("tag", values["tag"]))
            self._run(len(ids), lambda progress: bulk.tag_from(ids, values, progress), words)

        dialog = TagDialog(self._context, len(ids), give, self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def tag(self, ids: Sequence[bytes], tag: str) -> None:
        """Gives them a tag."""
        words = self.tr("%n people tagged: {tag}", "", len(ids)).format(tag=term("tag", tag))
        self._run(len(ids), lambda progress: self._context.desk.bulk.tag(ids, tag, progress=progress), words)

    def untag(self, ids: Sequence[bytes], tag: str) -> None:
        """Takes a tag off them."""
        words = self.tr("Tag taken off: {tag}").format(tag=term("tag", tag))
        self._run(len(ids), lambda progress: self._context.desk.bulk.tag(ids, tag, on=False, progress=progress), words)

    # --- where they belong ------------------------------------------------------------------------------------------

    def _gachas(self, ids: Sequence[bytes]) -> RowAct:
        gachas = self._context.desk.units.gachas()[:MOST_LINES]
        lines = (RowAct(unit.short, partial(self.move, ids, unit.id, unit.short)) for unit in gachas)
        return RowAct(self.tr("Move to a gacha"), icon="map-pin", more=tuple(lines))

    def move(self, ids: Sequence[bytes], gacha: bytes, name: str) -> None:
        """They belong to another gacha."""
        words = self.tr("%n people moved to {gacha}", "", len(ids)).format(gacha=name)
        self._run(len(ids), lambda progress: self._context.desk.bulk.move(ids, gacha, progress), words)

    def _household(self, ids: Sequence[bytes], of: bytes) -> RowAct:
        name = shown_name(self._context.desk.people.name(of))
        words = self.tr("All in one household with {name}").format(name=name)
        done = self.tr("%n people are one household", "", len(ids))
        return RowAct(
            words,
            lambda: self._run(
                len(ids), lambda progress: self._context.desk.bulk.same_household(ids, of, progress), done
            ),
            "house",
        )

    def _homes(self, ids: Sequence[bytes], homes: Sequence[bytes]) -> RowAct:
        named = [(home, self._context.desk.activities.home_name(home)) for home in homes[:MOST_LINES]]
        lines = (RowAct(shortened(name), partial(self.to_home, ids, home, name)) for home, name in named)
        return RowAct(self.tr("Belong to a women's home"), icon="homes", more=tuple(lines))

    def to_home(self, ids: Sequence[bytes], home: bytes, name: str) -> None:
        """They belong to a women's home."""
        words = self.tr("%n people belong to {home}", "", len(ids)).format(home=name)
        self._run(len(ids), lambda progress: self._context.desk.bulk.to_home(ids, home, progress), words)

    def _lists(self, ids: Sequence[bytes]) -> RowAct:
        names = [name for _, name, _ in self._context.desk.units.lists()][:MOST_LINES]
        lines = [RowAct(shortened(name), partial(self.to_list, ids, name)) for name in names]
        lines.append(RowAct(self.tr("New list…"), lambda: self._ask_list(ids), "plus", apart=bool(lines)))
        return RowAct(self.tr("Put on a list"), icon="list-bullets", more=tuple(lines))

    def _ask_list(self, ids: Sequence[bytes]) -> None:
        from desktop.ui.people.lists import NameDialog

        dialog = NameDialog(self.tr("New list"), "", "", lambda name: self.to_list(ids, name), self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def to_list(self, ids: Sequence[bytes], name: str) -> None:
        """They stand on a list, which is made where there is none of that name."""
        self._context.desk.named_lists.check(name, fixed=True)  # what is wrong is said while its name is typed
        words = self.tr("%n people put on the list {name}", "", len(ids)).format(name=name.strip())
        self._run(len(ids), lambda progress: self._context.desk.bulk.to_list(ids, name, progress), words)

    def _completed(self, ids: Sequence[bytes]) -> RowAct:
        done = self.tr("%n people are complete", "", len(ids))
        return RowAct(
            self.tr("Nothing is missing any more"),
            lambda: self._run(len(ids), lambda progress: self._context.desk.bulk.completed(ids, progress), done),
            "check-circle",
        )
