"""Named lists of the roster: one button beside the filters chooses, keeps, renames and deletes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.errors import FieldErrors, KnownError
from desktop.services.named_lists import NamedList
from desktop.ui import theme
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_for, words_of
from desktop.ui.roles import may_change
from desktop.ui.row_menu import RowAct, row_menu
from desktop.ui.widgets import button, label, shortened

if TYPE_CHECKING:
    from desktop.ui.people.page import PeoplePage

#: Lists that the menu holds; the others are found by their names on sheets.
MOST_LISTS = 40


class NameDialog(QDialog):
    """Asks for the name of a list. ``take(name)`` writes; a name that it cannot take is told below the line."""

    def __init__(
        self, title: str, about: str, name: str, take: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(420))
        body = QVBoxLayout(self)
        body.setContentsMargins(*(4 * [theme.px(24)]))
        body.setSpacing(theme.px(12))
        body.addWidget(label(title, "heading", wrap=True))
        if about:
            body.addWidget(label(about, "muted", wrap=True))
        self.line = LineEdit()
        self.line.setText(name)
        self.line.setAccessibleName(self.tr("Name of the list"))
        self.line.setPlaceholderText(self.tr("Name of the list"))
        self.line.submitted.connect(self.take)
        body.addWidget(self.line)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        body.addWidget(self.error)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Leave it"), self.reject))
        row.addWidget(button(self.tr("Done"), self.take, look="primary"))
        body.addLayout(row)
        self.line.setFocus()

    def take(self) -> None:
        """Takes the name that stands there, and closes."""
        try:
            self._take(self.line.text())
        except FieldErrors as error:
            self.error.setText(words_for(next(iter(error.fields.values()))))
            self.error.show()
            return
        except KnownError as error:
            self.error.setText(words_of(error))
            self.error.show()
            return
        self.accept()


class ListControl(QObject):
    """The button and what it does. ``chosen``: the list that the roster shows now."""

    def __init__(self, page: PeoplePage) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        self.chosen: NamedList | None = None
        self.button = button(self.tr("Lists"), self.show_menu, look="chip", icon_name="list-bullets")
        self.button.setCheckable(True)

    @property
    def _lists(self) -> Any:
        return self._context.desk.named_lists

    # --- which one is shown -----------------------------------------------------------------------------------------

    def choose(self, id: bytes) -> bool:
        """Shows the women of a list. False where it cannot be shown, which is told then."""
        asked = self._lists.get(id)
        try:
            if asked is None:
                raise KnownError("record_gone")
            if asked.live:
                self._lists.filter(asked)
                self._page.show_query(asked.query or {})
            else:
                self._page.show_women(frozenset(self._lists.members(id)), asked.name)
        except KnownError as error:
            self._context.window.notify.error(error)
            self.tell()
            return False
        self.chosen = asked
        self.tell()
        return True

    def forget(self) -> None:
        """The roster shows something else."""
        self.chosen = None
        self.tell()

    def follow(self, changes: Any) -> None:
        """Somebody changed lists, here or elsewhere: the one that is shown stays what it is."""
        if self.chosen is None or not changes.touches("named_list", "saved_list", "person"):
            return
        now = self._lists.get(self.chosen.id)
        if now is None:
            fixed = not self.chosen.live
            self.chosen = None
            if fixed:
                self._page.clear_filters()
        elif not now.live:
            self.chosen = now
            self._page.narrow_to(frozenset(self._lists.members(now.id)), now.name)
        elif now != self.chosen:
            anew = now.query != self.chosen.query and not self.changed and not now.unknown
            if anew:  # somebody made it ask something else, and nobody narrowed it further here
                self._page.show_query(now.query or {})
            self.chosen = now
        self.tell()

    def tell(self) -> None:
        """The button says which list is shown, and whether what is shown is still it."""
        words = self.tr("Lists")
        if self.chosen is not None:
            words = shortened(self.chosen.name)
            if self.changed:
                words = self.tr("{name} (changed)").format(name=words)
        self.button.setText(words.replace("&", "&&"))
        self.button.setChecked(self.chosen is not None)

    @property
    def changed(self) -> bool:
        """Whether the filters differ from those of the live list that was chosen."""
        return self.chosen is not None and self.chosen.live and self._page.query() != self._whole(self.chosen)

    def _whole(self, asked: NamedList) -> dict[str, Any]:
        whole: dict[str, Any] = self._lists.whole(asked.query or {})
        return whole

    # --- the menu ---------------------------------------------------------------------------------------------------

    def show_menu(self) -> None:
        """The lists, and what can be done with them."""
        self.tell()  # a click has turned the button on or off
        self.menu().popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Each list with how many it shows now, then what is made of what the roster shows."""
        desk, lines = self._context.desk, list[RowAct]()
        shown = self._lists.shown()
        for each in self._lists.all()[:MOST_LISTS]:
            if each.unknown:
                words = self.tr("{name} (needs a newer version)").format(name=shortened(each.name))
            else:
                words = f"{shortened(each.name)}  {len(shown.get(each.id, ()))}"
            mark = "check" if self.chosen is not None and each.id == self.chosen.id else ""
            lines.append(RowAct(words, partial(self.choose, each.id), mark or ("funnel" if each.live else "users")))
        if not lines:
            lines.append(RowAct(self.tr("No list yet: narrow the roster or choose women, then keep them here")))
        if self.chosen is not None:
            lines.append(RowAct(self.tr("Show all women again"), self._page.show_all, "x", apart=True))
        new: list[RowAct] = []
        if may_change(desk, "named_list") and self._page.narrowed_by_filters():
            new.append(RowAct(self.tr("Keep these filters as a live list…"), self.ask_live, "funnel"))
        if may_change(desk, "saved_list") and (people := self._page.shown_or_chosen()):
            new.append(
                RowAct(self.tr("Keep these %n women as a fixed list…", "", len(people)), self.ask_fixed, "users")
            )
        lines += [RowAct(**{**line.__dict__, "apart": not at}) for at, line in enumerate(new)]
        chosen = self.chosen
        if chosen is not None and may_change(desk, "named_list" if chosen.live else "saved_list"):
            if self.changed:
                words = self.tr("“{name}” asks what is shown now").format(name=shortened(chosen.name))
                lines.append(RowAct(words, self.ask_anew, "floppy-disk", apart=True))
            lines.append(RowAct(self.tr("Rename…"), self.ask_name, "pencil-simple", apart=not self.changed))
            lines.append(RowAct(self.tr("Delete the list"), self.delete, "trash"))
        return row_menu(self._page, lines)

    def _ask(self, title: str, about: str, name: str, take: Callable[[str], object]) -> NameDialog:
        dialog = NameDialog(title, about, name, take, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def ask_live(self) -> NameDialog:
        """Keeps the filters, the search and the order under a name."""

        def take(name: str) -> None:
            query = self._page.query()
            words = self.tr("List kept: {name}").format(name=name.strip())
            written = self._context.act(lambda: self._lists.keep(name, query), words)
            if written is not None:
                self.chosen = self._lists.get(written.id)
                self.tell()

        about = self.tr("It is asked anew each time: who fits later comes in by herself. {what}")
        return self._ask(self.tr("A live list"), about.format(what=self.tr(", ").join(self._page.narrowed())), "", take)

    def ask_fixed(self) -> NameDialog:
        """Keeps the chosen women, or all that are shown, under a name."""
        people = self._page.shown_or_chosen()

        def take(name: str) -> None:
            words = self.tr("List kept: {name}").format(name=name.strip())
            self._context.act(lambda: self._lists.fix(name, people), words)

        about = self.tr("%n women stand on it until somebody puts others there or takes them off.", "", len(people))
        return self._ask(self.tr("A fixed list"), about, "", take)

    def ask_name(self) -> NameDialog | None:
        """Another name for the list that is shown."""
        chosen = self.chosen
        if chosen is None:
            return None

        def take(name: str) -> None:
            words = self.tr("The list is called {name} now").format(name=name.strip())
            self._context.act(lambda: self._lists.rename(chosen.id, name), words)

        return self._ask(self.tr("Rename the list"), "", chosen.name, take)

    def ask_anew(self) -> None:
        """The live list asks what the filters say now."""
        chosen, query = self.chosen, self._page.query()
        if chosen is not None:
            words = self.tr("“{name}” asks what is shown now").format(name=chosen.name)
            self._context.act(lambda: self._lists.ask_anew(chosen.id, query), words)

    def delete(self) -> None:
        """The list goes, its women stay."""
        chosen = self.chosen
        if chosen is not None:
            words = self.tr("List deleted: {name}").format(name=chosen.name)
            self._context.act(lambda: self._lists.delete(chosen.id), words)

    def take_off(self, ids: list[bytes]) -> None:
        """These women are on the fixed list no more."""
        chosen = self.chosen
        if chosen is not None and not chosen.live:
            words = self.tr("%n women taken off the list {name}", "", len(ids)).format(name=chosen.name)
            self._context.act(lambda: self._lists.take_off(chosen.id, ids), words)
