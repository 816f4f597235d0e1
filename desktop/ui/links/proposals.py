"""联系建议: for each executive the women of her gacha nobody is linked to, those in difficulty first; how many each is
to have."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import codes
from desktop.services.contact.links import Linker, Proposal
from desktop.services.contact.rules import LEAST_TARGET, MOST_TARGET
from desktop.ui import theme
from desktop.ui.called import shown_name
from desktop.ui.form_fields import ComboEditor
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.widgets import Empty, Scroll, button, emptied, label, tool_button

#: So many more are offered than an executive lacks, so that some may be left out.
MORE = 10


class Proposals(QWidget):
    """``left_it``: back to the list."""

    left_it = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._linkers: list[Linker] = []
        self.proposals: list[Proposal] = []
        self.boxes: list[QCheckBox] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc)"), self.left_it.emit))
        head.addWidget(label(self.tr("Propose links"), "title"))
        head.addStretch(1)
        self.take_button = button("", self.take, look="primary")
        head.addWidget(self.take_button)
        outer.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.whose = ComboEditor([], may_be_empty=False, width=280)
        self.whose.setAccessibleName(self.tr("Executive"))
        self.whose.combo.setMinimumWidth(theme.px(240))
        self.whose.edited.connect(self._show)
        row.addWidget(self.whose)
        row.addSpacing(theme.px(16))
        row.addWidget(label(self.tr("Links each is to have"), "muted"))
        numbers = [(str(number), str(number)) for number in range(LEAST_TARGET, MOST_TARGET + 1)]
        self.target = ComboEditor(numbers, may_be_empty=False, width=88)
        self.target.setAccessibleName(self.tr("Links each is to have"))
        self.target.edited.connect(self._set_target)
        row.addWidget(self.target)
        row.addStretch(1)
        outer.addLayout(row)
        words = self.tr(
            "Women of her gacha nobody is linked to, those with a tag of difficulty first. Leave out whom she does not"
            " know."
        )
        outer.addWidget(label(words, "muted", wrap=True))
        self._scroll = Scroll()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        self._scroll.body.addLayout(self._list)
        self._scroll.body.addStretch(1)
        outer.addWidget(self._scroll, 1)
        self.empty = Empty("links", self.tr("Nobody to propose"), "")
        outer.addWidget(self.empty, 1)

    def read(self) -> None:
        """Asks anew; whose links are proposed stays."""
        links = self._context.desk.links
        self._linkers = links.linkers()
        chosen = self.whose.value()
        options = [
            (each.person.hex(), self.tr("{name} (has %n)", "", each.has).format(name=shown_name(each.name)))
            for each in self._linkers
        ]
        self.whose.set_options(options)
        known = {key for key, _ in options}
        self.whose.set_value(chosen if chosen in known else options[0][0] if options else None)
        self.target.set_value(str(links.target))
        self.target.setEnabled(self._context.desk.township_settings.may_change)
        self._show()

    def _set_target(self) -> None:
        settings, number = self._context.desk.township_settings, int(str(self.target.value()))
        self._context.act(lambda: settings.set_link_target(number), self.tr("Links each is to have: %n", "", number))
        self.read()

    def linker(self) -> Linker | None:
        """Whose links are proposed."""
        return next((each for each in self._linkers if each.person.hex() == self.whose.value()), None)

    def _show(self) -> None:
        emptied(self._list)
        self.boxes = []
        who, links = self.linker(), self._context.desk.links
        lacks = max(0, links.target - who.has) if who else 0
        self.proposals = links.proposals(who.person, lacks + MORE) if who else []
        for at, each in enumerate(self.proposals):
            tags = "、".join(term("tag", tag) if tag in codes.TABLES["tag"] else tag for tag in each.tags)
            box = QCheckBox(f"{shown_name(each.name)}　{tags}".rstrip())
            box.setChecked(at < lacks)
            box.clicked.connect(self._show_count)
            self._list.addWidget(box)
            self.boxes.append(box)
        if who is None:
            why = self.tr("No executive is in office: write the posts down first.")
        elif who.gacha is None:
            why = self.tr("It is not known which gacha she belongs to.")
        else:
            why = self.tr("Every woman of her gacha has a link.")
        self.empty.say(self.tr("Nobody to propose"), why)
        self._scroll.setVisible(bool(self.proposals))
        self.empty.setVisible(not self.proposals)
        self._show_count()

    def chosen(self) -> list[bytes]:
        """The women who are ticked."""
        return [each.person for each, box in zip(self.proposals, self.boxes, strict=True) if box.isChecked()]

    def _show_count(self) -> None:
        count = len(self.chosen())
        self.take_button.setText(self.tr("Link these %n", "", count))
        self.take_button.setEnabled(bool(count))

    def take(self) -> None:
        """Links them as one act; one undo takes it back."""
        who, people = self.linker(), self.chosen()
        if who is None or not people:
            return
        words = self.tr("%n women linked", "", len(people))
        if self._context.act(lambda: self._context.desk.links.link(who.person, people), words) is not None:
            self.read()
