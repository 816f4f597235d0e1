"""What may be chosen about a sheet: which paper, which columns, who stands on it, and the sheets printed before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.documents.sheet import FEWEST_BLANK_ROWS, MOST_BLANK_ROWS, Layout, NameOrder, SheetColumns
from desktop.documents.sheet_code import shown_code
from desktop.documents.sheet_of import PeopleOrder, SheetOptions
from desktop.services.activities import Last
from desktop.services.sheets import Sheet
from desktop.ui import theme
from desktop.ui.activities.groups import group_menu
from desktop.ui.dates import show_moment
from desktop.ui.inputs import LineEdit
from desktop.ui.page import Context
from desktop.ui.widgets import Chips, Scroll, Segments, button, label

RECORD = "record"
_FILL = "fill"
_COLUMNS = ("unit", "duty", "phone", "note")


class SheetPanel(Scroll):
    """The choices at the left of the preview. ``changed``: another layout; ``paper_changed``: another paper.

    ``people_asked(people)``: these are expected now; ``sheet_asked(id)``: show a sheet printed before, b"" for the
    list as it stands.
    """

    changed = Signal()
    paper_changed = Signal()
    people_asked = Signal(list)
    sheet_asked = Signal(bytes)

    def __init__(self, context: Context, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._may_write = may_write
        self.last: Last | None = None  # who came the last time, offered first
        self.setFixedWidth(theme.px(272))
        self._make_paper()
        self._make_people()
        self._make_layout()
        self._section(self.tr("Printed before"))
        self._former = QVBoxLayout()
        self._former.setSpacing(theme.px(4))
        self.body.addLayout(self._former)
        self.body.addStretch(1)
        self.load(SheetOptions())

    def _section(self, words: str) -> QWidget:
        made = label(words, "section")
        self.body.addSpacing(theme.px(4))
        self.body.addWidget(made)
        return made

    def _make_paper(self) -> None:
        papers = [
            (Layout.PORTRAIT.value, self.tr("Sheet")),
            (Layout.BILINGUAL.value, self.tr("Bilingual")),
            (RECORD, self.tr("Record")),
        ]
        self.paper = Segments(papers)
        self.paper.setAccessibleName(self.tr("Paper"))
        self.paper.chosen.connect(lambda _key: self._on_paper())
        self.body.addWidget(self.paper)
        orders = [
            (NameOrder.MN_FIRST.value, self.tr("Mongolian first")),
            (NameOrder.ZH_FIRST.value, self.tr("Chinese first")),
            (NameOrder.ZH_ONLY.value, self.tr("Chinese only")),
        ]
        self.order = Chips(orders, may_be_empty=False)
        self.order.chosen.connect(lambda _code: self.changed.emit())
        self.body.addWidget(self.order)

    def _make_people(self) -> None:
        self._people_title = self._section(self.tr("Who is on it"))
        self.people = label("", wrap=True)
        self.body.addWidget(self.people)
        self.group_button = button(self.tr("Add a group"), self._offer_groups, icon_name="users")
        self.body.addWidget(self.group_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._by_title = self._section(self.tr("Order within a gacha"))
        orders = [
            (PeopleOrder.POST.value, self.tr("By post")),
            (PeopleOrder.PINYIN.value, self.tr("By pinyin")),
            (PeopleOrder.SURNAME.value, self.tr("By strokes of the surname")),
            (PeopleOrder.STROKES.value, self.tr("By strokes of the name")),
        ]
        self.by = Chips(orders, may_be_empty=False)
        self.by.chosen.connect(lambda _code: self.changed.emit())
        self.body.addWidget(self.by)
        # Which of the two an office means is told by names, for the words are used either way round.
        self._by_example = label(
            self.tr("Surname: 田富, 田大利, two characters first. Name: 田大利, 田富, character by character."),
            "muted",
            wrap=True,
        )
        self.body.addWidget(self._by_example)

    def _make_layout(self) -> None:
        columns = [
            ("unit", self.tr("Unit")),
            ("duty", self.tr("Post")),
            ("phone", self.tr("Phone, to write in")),
            ("note", self.tr("Note")),
        ]
        self._columns_title = self._section(self.tr("Columns"))
        self.columns = Chips(columns, several=True)
        self.columns.chosen.connect(lambda _codes: self.changed.emit())
        self.body.addWidget(self.columns)
        self.free = LineEdit()
        self.free.setMaxLength(8)
        self.free.setPlaceholderText(self.tr("A column of your own"))
        self.free.setAccessibleName(self.tr("Head of a column of your own"))
        self.free.left.connect(self._on_free)
        self.free.submitted.connect(self._on_free)
        self.body.addWidget(self.free)
        self._blank_title = self._section(self.tr("Blank rows"))
        numbers = [str(number) for number in range(FEWEST_BLANK_ROWS, MOST_BLANK_ROWS + 1)]
        self.blank = Chips(
            [(_FILL, self.tr("As many as fit")), *((number, number) for number in numbers)],
            shown=7,
            may_be_empty=False,
        )
        self.blank.chosen.connect(lambda _code: self.changed.emit())
        self.body.addWidget(self.blank)
        self._free_before = ""

    # --- values -------------------------------------------------------------------------------------------------------

    @property
    def is_record(self) -> bool:
        """Whether the activity record is wanted instead of a sheet."""
        return self.paper.value() == RECORD

    def options(self) -> SheetOptions:
        """What is chosen."""
        chosen = self.columns.value() or []
        blank = self.blank.value()
        return SheetOptions(
            Layout.PORTRAIT if self.is_record else Layout(self.paper.value()),
            NameOrder(str(self.order.value())),
            SheetColumns(**{name: name in chosen for name in _COLUMNS}, free=self._free_text()),
            int(blank) if isinstance(blank, str) and blank != _FILL else None,
            PeopleOrder(str(self.by.value())),
        )

    def load(self, options: SheetOptions) -> None:
        """Show choices without announcing them."""
        self.paper.set_value(options.layout.value)
        self.order.set_value(options.order.value)
        self.columns.set_value([name for name in _COLUMNS if getattr(options.columns, name)])
        self.free.setText(options.columns.free)
        self._free_before = self._free_text()
        self.by.set_value(options.people.value)
        self.blank.set_value(_FILL if options.blank_rows is None else str(options.blank_rows))
        self._show_what_fits()

    def _free_text(self) -> str:
        return self.free.text().strip()

    def _on_free(self) -> None:
        if self._free_text() != self._free_before:
            self._free_before = self._free_text()
            self.changed.emit()

    def _on_paper(self) -> None:
        self._show_what_fits()
        self.paper_changed.emit()

    def _show_what_fits(self) -> None:
        """Only the choices that the chosen paper has."""
        self.order.setVisible(self.paper.value() == Layout.BILINGUAL.value)
        sheet = not self.is_record
        for widget in (
            self._columns_title,
            self.columns,
            self.free,
            self._blank_title,
            self.blank,
            self._people_title,
            self.people,
            self._by_title,
            self.by,
            self._by_example,
        ):
            widget.setVisible(sheet)
        self.group_button.setVisible(sheet and self._may_write)

    # --- people -------------------------------------------------------------------------------------------------------

    def show_people(self, words: str) -> None:
        """Say who stands on the sheet."""
        self.people.setText(words)

    def group_menu(self) -> QMenu:
        """The groups to pick in one step."""
        return group_menu(self, self._context.desk, lambda people: self.people_asked.emit(list(people)), self.last)

    def _offer_groups(self) -> None:
        self.group_menu().exec(self.group_button.mapToGlobal(QPoint(0, self.group_button.height())))

    # --- sheets printed before ----------------------------------------------------------------------------------------

    def show_former(self, sheets: Sequence[Sheet], chosen: bytes) -> None:
        """The sheets of this activity; ``chosen`` is the one in the preview, b"" for the list as it stands."""
        while (item := self._former.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not sheets:
            self._former.addWidget(label(self.tr("None yet. Printing or saving keeps the sheet."), "muted", wrap=True))
            return
        today = self._context.today()
        lines = [(b"", self.tr("The list as it stands"), "")]
        for sheet in sheets:
            rows = self.tr("%n rows", "", sheet.last_row)
            moment = show_moment(sheet.printed_at, today, week=False)
            lines.append((sheet.id, f"{shown_code(sheet.code)}  {moment}", rows))
        for id_, words, tip in lines:
            made = button(words, partial(self.sheet_asked.emit, id_), look="chip", tip=tip)
            made.setCheckable(True)
            made.setChecked(id_ == chosen)
            self._former.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
