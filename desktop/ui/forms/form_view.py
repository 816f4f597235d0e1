"""One form: its sheet with what goes into each cell, beside it either the term to fill or what a cell takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.figures import Term
from desktop.services.office_forms import filling
from desktop.services.office_forms.filling import Plan
from desktop.services.office_forms.fitting import Change
from desktop.services.office_forms.forms import Form, Numbers, Opened
from desktop.services.office_forms.template import Binding, Mapped, Place, What
from desktop.services.office_forms.words import around, gacha_rows, is_words, ranked
from desktop.services.tables import as_tsv
from desktop.table_files.grids import Book, Grid, GridCell
from desktop.table_files.patching import cell_name
from desktop.ui import theme
from desktop.ui.file_dialogs import ask_where_to_save, save_bytes, stick_folder
from desktop.ui.forms.binding_panel import BindingPanel
from desktop.ui.forms.changes_dialog import ChangesDialog
from desktop.ui.forms.fill_panel import FillPanel
from desktop.ui.forms.looks import Looks, bind_looks, fill_looks
from desktop.ui.forms.planning import Planned, planning
from desktop.ui.forms.sheet_view import SheetView
from desktop.ui.forms.words import binding_words
from desktop.ui.page import Context
from desktop.ui.roles import may_change
from desktop.ui.widgets import Scroll, Segments, button, label, tool_button

ENDING = ".xlsx"
FILL, BIND = "fill", "bind"
#: The width of what stands beside the sheet (pixels at scale 1).
BESIDE = 360
#: … and the most of the view.
MOST_BESIDE = 0.45


class FormView(QWidget):
    """``left``: back to the list of forms."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.form: Form | None = None
        self.opened: Opened | None = None
        self.proposed: tuple[Binding, ...] = ()
        self.term: Term | None = None
        self.numbers: Numbers | None = None
        self.plan: Plan | None = None
        self._blocks: dict[str, Any] = {}
        self._sums: Mapping[tuple[str, Place], float] = {}
        self._typed: dict[tuple[str, Place], str] = {}
        self._place: Place = (0, 0)
        self._sheet = ""  # … of which sheet: the tab moves on before what was typed is kept
        self._asked = self._counting = 0
        self._proposing, self._planning = jobs.Newest(self), jobs.Newest(self)
        self._then: Callable[[], object] | None = None  # what is done once what was typed last stands in the plan
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("arrow-left", self.tr("Back to the forms (Esc)"), self.left.emit))
        self.title = label("", "title")
        head.addWidget(self.title)
        head.addStretch(1)
        self.modes = Segments([(FILL, self.tr("Fill in")), (BIND, self.tr("What the cells take"))])
        self.modes.chosen.connect(self.show_mode)
        head.addWidget(self.modes)
        outer.addLayout(head)
        actions = QHBoxLayout()
        actions.setSpacing(theme.px(8))
        self.save_button = button(self.tr("Fill it and save…"), self.save, look="primary", icon_name="download-simple")
        self.copy_button = button(self.tr("Copy as a table"), self.copy, icon_name="copy")
        self.take_all = button("", self.take_proposals, look="primary")
        self.other_button = button(self.tr("Another file of it…"), self._choose_other, icon_name="folder-open")
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._on_tab)
        actions.addWidget(self.tabs, 1)
        for made in (self.take_all, self.copy_button, self.other_button, self.save_button):
            actions.addWidget(made)
        outer.addLayout(actions)
        self.waits = label("", "muted", wrap=True)
        outer.addWidget(self.waits)
        body = QHBoxLayout()
        body.setSpacing(theme.px(16))
        self.sheet = SheetView(self.tr("Sheet of the form"))
        self.sheet.chosen.connect(lambda row, column: self._on_chosen((row, column)))
        body.addWidget(self.sheet, 1)
        self._side = Scroll()
        self._side.setFixedWidth(theme.px(BESIDE))
        self.fill = FillPanel()
        self.fill.term_chosen.connect(self.show_term)
        self.fill.typed.connect(self.type_in)
        self.fill.went.connect(self._go_to_cell)
        self.fill.took_over.connect(self._take_over)
        self.bind = BindingPanel()
        self.bind.taken.connect(self.take)
        self.bind.cleared.connect(self.clear_cell)
        for panel in (self.fill, self.bind):
            self._side.body.addWidget(panel)
        self._side.body.addStretch(1)
        body.addWidget(self._side)
        outer.addLayout(body, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(theme.px(BESIDE), int(self.width() * MOST_BESIDE)))

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def may_write(self) -> bool:
        """Whether who uses this laptop may say what the cells take, and type into them."""
        return may_change(self.context.desk, "form_template", "form_filling", "file")

    @property
    def settled(self) -> bool:
        """Whether proposals and what goes into the cells are those of what was typed and read last."""
        return not (self._counting or self._proposing.busy or self._planning.busy)

    @property
    def mode(self) -> str:
        """FILL or BIND."""
        return self.modes.value()

    def show_form(self, form: Form, opened: Opened | None = None, mode: str = "") -> None:
        """Shows a form; its file is read on another thread where it is not ``opened`` yet."""
        same = self.form is not None and self.form.id == form.id
        self.form = form
        self.title.setText(form.name)
        if not same:
            self.term = self._first_term(form)
            self.numbers = self.plan = self._then = None
            self._planning.cancel()
        self.modes.set_value(mode or (FILL if form.mapped and form.mapped.bindings else BIND))
        if opened is not None:
            self._show_opened(self._next(), opened)
            return
        if self.opened is not None and form.mapped is not None and self.opened.sha256 == form.mapped.sha256:
            self._show_opened(self._next(), self.opened)
            return
        self.opened = None
        self._wait(self.tr("Reading…"))
        desk, asked = self.context.desk, self._next()
        jobs.run(lambda _task: desk.office_forms.kept(form), partial(self._show_opened, asked), self._on_not_read, self)

    def _first_term(self, form: Form) -> Term:
        desk = self.context.desk
        return desk.month.to_report(self.context.settings.closing_day).as_long_as(desk.office_forms.first_span(form))

    def _next(self) -> int:
        self._asked += 1
        return self._asked

    def _wait(self, words: str) -> None:
        self.waits.setText(words)
        self.waits.setVisible(bool(words))
        ready = self.opened is not None
        for widget in (self.sheet, self._side, self.tabs):
            widget.setVisible(ready)
        self._show_actions()

    def _show_actions(self) -> None:
        ready, filling = self.opened is not None, self.mode == FILL
        may = self.may_write
        self.save_button.setVisible(ready and filling)
        self.copy_button.setVisible(ready and filling)
        self.save_button.setEnabled(self.plan is not None)
        self.copy_button.setEnabled(self.plan is not None)
        self.other_button.setVisible(may)
        self.take_all.setVisible(ready and not filling and may and bool(self._untaken()))
        self.take_all.setText(self.tr("Take all %n proposals", "", len(self._untaken())))
        self.fill.setVisible(filling)
        self.bind.setVisible(not filling)

    def _on_not_read(self, error: KnownError) -> None:
        from desktop.ui.messages import words_of

        self._wait(words_of(error))

    def _show_opened(self, asked: int, opened: Opened) -> None:
        if asked != self._asked or self.form is None:
            return
        fresh = self.opened is None or self.opened.sha256 != opened.sha256
        self.opened = opened
        self._blocks = {}
        if fresh:
            self.proposed = ()
        self._propose(opened)
        if fresh or self.tabs.count() != len(opened.book.grids):
            self.tabs.blockSignals(True)
            while self.tabs.count():
                self.tabs.removeTab(0)
            for grid in opened.book.grids:
                self.tabs.addTab(grid.name.replace("&", "&&"))
            self.tabs.blockSignals(False)
            self._place = (0, 0)
        self._wait("")
        self._show_sheet()
        self.show_mode(self.mode)

    def _propose(self, opened: Opened) -> None:
        forms = self.context.desk.office_forms
        self._proposing.run(
            lambda task: tuple(forms.proposals(opened.book, task.check)), self._on_proposed, self._failed
        )

    def _on_proposed(self, proposed: tuple[Binding, ...]) -> None:
        if proposed != self.proposed:
            self.proposed = proposed
            self._show_actions()
            if self.mode == BIND:
                self._repaint()

    def _on_tab(self, _at: int) -> None:
        if self.opened is not None:
            self.keep_typing()
            self._place = (0, 0)
            self._show_sheet()
            self._show_cell()

    @property
    def grid(self) -> Grid:
        """The sheet that is shown."""
        assert self.opened is not None
        grids = self.opened.book.grids
        return grids[min(max(0, self.tabs.currentIndex()), len(grids) - 1)]

    @property
    def mapped(self) -> Mapped:
        """What the cells take."""
        assert self.form is not None and self.form.mapped is not None
        return self.form.mapped

    def _show_sheet(self) -> None:
        self._sheet = self.grid.name
        self.sheet.show_grid(self.grid, self._looks())
        self.sheet.choose(self._place)
        if self.grid.left_out:
            self._wait(self.tr("The sheet is larger than what is shown here; the rest stays as it is in the file."))

    def _repaint(self) -> None:
        if self.opened is not None:
            self.sheet.sheet.repaint(self._looks())
            self._show_cell()

    def show_mode(self, mode: str) -> None:
        """Fill in, or what the cells take."""
        self.modes.set_value(mode)
        self._show_actions()
        if self.opened is None or self.form is None:
            return
        self._repaint()
        if mode == FILL and self.term is not None:
            self.show_term(self.term)

    def _looks(self) -> Looks:
        if self.mode == BIND:
            return bind_looks(self.grid, self.mapped.bindings, self._untaken())
        date1904 = self.opened is not None and self.opened.book.date1904
        return fill_looks(self.grid, self.plan, self._sums, date1904)

    def _shown(self, value: Any, cell: GridCell) -> str:
        return filling.shown(value, cell, self.opened is not None and self.opened.book.date1904)

    # --- one cell -----------------------------------------------------------------------------------------------------

    def _on_chosen(self, place: Place) -> None:
        if self.opened is None or place == self._place:
            return
        self.keep_typing()
        self._place = place
        self._show_cell()

    def _show_cell(self) -> None:
        if self.opened is None or self.form is None or self.form.mapped is None:
            return
        grid, place = self.grid, self.grid.target(self._place)
        cell = grid.cell(place)
        block = self._block(grid)
        head, words = around(grid, place, block)
        about = " · ".join(part for part in (head, words) if part)
        binding = self.mapped.at(grid.name, place)
        formula = self.tr("The form works it out by itself") if cell.formula else ""
        if self.mode == BIND:
            offered = next((each for each in self._untaken() if (each.sheet, each.place) == (grid.name, place)), None)
            what = binding.what if binding is not None else offered.what if offered is not None else None
            in_block = block is not None and block[1] <= place[0] <= block[2] and place[1] != block[0]
            known = binding or offered
            by_gacha = in_block if known is None else known.by_gacha
            self.bind.show_cell(
                cell_name(place),
                about,
                what,
                figures=ranked(head, words),
                bound=binding is not None and self.may_write,
                by_gacha=by_gacha if in_block else None,
                refused=formula or ("" if self.may_write else self.tr("Only a chair says what the cells take.")),
            )
            return
        found = (
            next((each for each in self.plan.cells if (each.sheet, each.place) == (grid.name, place)), None)
            if self.plan is not None
            else None
        )
        said = formula
        if found is not None and found.binding is not None:
            said = f"{binding_words(found.binding)}：{self._shown(found.value, cell)}"
        typed = self._typed.get((grid.name, place))
        may_type = self.may_write and not formula and binding is None and not is_words(cell.text.strip())
        self.fill.show_cell(f"{cell_name(place)}　{about}".strip("　"), said, typed, may_type)

    def _block(self, grid: Grid) -> Any:
        forms = self.context.desk.office_forms
        if grid.name not in self._blocks:
            named = forms.names()
            self._blocks[grid.name] = gacha_rows(grid, lambda words: named(words) is not None)
        return self._blocks[grid.name]

    def _go_to_cell(self, sheet: str, row: int, column: int) -> None:
        assert self.opened is not None
        at = [grid.name for grid in self.opened.book.grids].index(sheet)
        self.tabs.setCurrentIndex(at)
        self.sheet.choose((row, column))

    # --- what the cells take ------------------------------------------------------------------------------------------

    def _untaken(self) -> list[Binding]:
        """Proposals for cells that take nothing yet."""
        if self.form is None or self.form.mapped is None:
            return []
        taken = self.form.mapped
        return [
            each for each in self.proposed if not any(taken.at(each.sheet, (row, each.column)) for row in each.rows())
        ]

    def take(self, what: What, by_gacha: bool) -> None:
        """The cell that is chosen takes this; ``by_gacha``: its column does, over the gachas."""
        grid, place = self.grid, self.grid.target(self._place)
        block = self._block(grid)
        head, words = around(grid, place, block)
        binding = Binding(grid.name, *place, what, head=head, label=words)
        if by_gacha and block is not None:
            key, first, last = block
            if any(grid.cell((row, place[1])).formula for row in range(first, last + 1)):
                by_gacha = False
            else:
                binding = Binding(grid.name, first, place[1], what, last, key, head)
        said = self.tr("{cell} takes: {what}").format(cell=cell_name(place), what=binding_words(binding))
        self._save(self.mapped.with_binding(binding), said)

    def clear_cell(self) -> None:
        """The cell that is chosen takes nothing any more."""
        place = self.grid.target(self._place)
        words = self.tr("{cell} takes nothing any more").format(cell=cell_name(place))
        self._save(self.mapped.without(self.grid.name, place), words)

    def take_proposals(self) -> None:
        """Takes what was proposed for cells that take nothing yet."""
        mapped, found = self.mapped, self._untaken()
        for each in found:
            mapped = mapped.with_binding(each)
        self._save(mapped, self.tr("%n proposals taken", "", len(found)))

    def _save(self, mapped: Mapped, words: str, opened: Opened | None = None) -> bool:
        form = self.form
        assert form is not None
        forms, read = self.context.desk.office_forms, opened or self.opened
        mapped = mapped if read is None else forms.named(mapped, read.book)
        written = self.context.act(lambda: forms.save(form.id, form.name, form.office, mapped, opened).changes, words)
        return written is not None

    def refresh(self) -> None:
        """Records changed: the form itself, or what it counts."""
        if self.form is None:
            return
        form = self.context.desk.office_forms.get(self.form.id)
        if form is None:
            self.left.emit()
        else:
            self.show_form(form, mode=self.mode)

    # --- another file of it -------------------------------------------------------------------------------------------

    def _choose_other(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Another file of it"), stick_folder(), f"xlsx (*{ENDING})"
        )
        if chosen:
            self.open_other(Path(chosen))

    def open_other(self, path: Path) -> None:
        """Reads a newer file of the form, and asks about what is otherwise in it."""
        desk = self.context.desk
        jobs.run(lambda _task: desk.office_forms.open(path), self._compare, self._failed, self)

    def _compare(self, opened: Opened) -> None:
        form = self.form
        if form is None:
            return
        mapped = form.mapped
        if mapped is None:
            return
        if mapped.sha256 == opened.sha256:
            self.context.window.notify.toast(self.tr("It is the same file"))
            return
        fit = self.context.desk.office_forms.fit(mapped, opened.book)
        if not fit.changes:
            self._take_other(opened, fit.bindings, mapped, [])
            return
        ChangesDialog(self, opened.name, fit.changes, partial(self._take_other, opened, fit.bindings, mapped)).open()

    def _take_other(
        self, opened: Opened, bindings: tuple[Binding, ...], compared: Mapped, refused: list[Change]
    ) -> None:
        """``compared``: what the cells took when she was asked; where that came otherwise since, she is asked anew.
        ``refused``: what is called otherwise and is not the same."""
        form = self.form and self.context.desk.office_forms.get(self.form.id)
        if form is None or form.mapped is None:
            return
        self.form = form
        if form.mapped != compared:
            self._compare(opened)
            return
        kept = tuple(each for each in bindings if each not in [change.new for change in refused])
        mapped = replace(form.mapped, sha256=opened.sha256, file=opened.name, bindings=kept)
        self.opened = opened
        if self._save(mapped, self.tr("{name} takes its place").format(name=opened.name), opened):
            self.refresh()

    # --- filling ------------------------------------------------------------------------------------------------------

    def show_term(self, term: Term) -> None:
        """Counts a term."""
        if term != self.term:
            self.keep_typing()
        self.term = term
        if self.form is None or self.form.mapped is None:
            return
        if self.numbers is not None and self.numbers.term != term:
            self.plan = self._then = None
            self._planning.cancel()
        self._typed = self.context.desk.office_forms.typed(self.form, term)
        self.fill.show_term(term, self.context.today())
        desk, own, mapped, asked = self.context.desk, self.context.settings.closing_day, self.mapped, self._next()
        called = self.form.name
        self._counting += 1
        jobs.run(
            lambda _task: desk.office_forms.numbers(mapped, term, own, called),
            partial(self._counted, asked),
            self._not_counted,
            self,
        )

    def _not_counted(self, error: KnownError) -> None:
        self._counting -= 1
        self._failed(error)

    def _counted(self, asked: int, numbers: Numbers) -> None:
        self._counting -= 1
        if asked == self._asked and self.form is not None and self.opened is not None:
            self.numbers = numbers
            self.fill.show_counted(numbers, self.context.today())
            self._plan()

    def _plan(self) -> None:
        numbers, form = self.numbers, self.form
        if numbers is None or form is None or form.mapped is None or self.opened is None:
            return
        work = planning(
            self.context.desk.office_forms,
            form,
            self.opened.book,
            numbers,
            dict(self._typed),
            self.context.today(),
            may_type=self.may_write,
        )
        self._planning.run(work, partial(self._show_planned, self.opened.book), self._failed)

    def _show_planned(self, book: Book, found: Planned) -> None:
        if self.opened is None or self.opened.book is not book:
            return  # another file took its place meanwhile, and is planned once it is counted
        self.plan, self._sums = found.plan, found.sums
        self.fill.show_lists(found.plan, found.typed, found.offered, [grid.name for grid in self.opened.book.grids])
        self._show_actions()
        self._repaint()
        do, self._then = self._then, None
        if do is not None:
            do()

    def _once_planned(self, do: Callable[[], object]) -> None:
        """Now, or once what was typed last stands in the plan."""
        if self._planning.busy:
            self._then = do
        else:
            do()

    def type_in(self, text: str) -> None:
        """Keeps what was typed into the cell that is chosen."""
        grid = (self.opened.book.grid(self._sheet) if self.opened is not None else None) or self.grid
        place = grid.target(self._place)
        self._keep({**self._typed, (grid.name, place): text}, self.tr("Kept in {cell}").format(cell=cell_name(place)))

    def keep_typing(self) -> None:
        """What stands in the field goes with her: into its cell."""
        if self.mode == FILL and self.opened is not None and self.fill.is_typing:
            words = self.fill.words()
            self.fill.form.settle()
            self.type_in(words)

    def _take_over(self) -> None:
        form, term = self.form, self.term
        if form is not None and term is not None:
            before = self.context.desk.office_forms.typed_before(form, term)
            self._keep({**before, **self._typed}, self.tr("Taken over from the last one; look through it"))

    def _keep(self, typed: dict[tuple[str, Place], str], words: str) -> None:
        form, term = self.form, self.term
        if form is None or term is None:
            return
        forms = self.context.desk.office_forms
        if self.context.act(lambda: forms.keep_typed(form, term, typed), words) is not None:
            self._typed = forms.typed(form, term)
            self._plan()

    # --- out of the program -------------------------------------------------------------------------------------------

    def save(self) -> None:
        """The filled form, where she chooses."""
        self.keep_typing()
        self._once_planned(self._ask_where)

    def _ask_where(self) -> None:
        if self.plan is None or self.form is None or self.term is None:
            return
        name = f"{self.form.name}-{self.term.key}"
        chosen = ask_where_to_save(self, self.tr("Save the filled form"), name, ENDING, "xlsx")
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Fills the form, reads it back and saves it."""
        self._once_planned(lambda: self._write(path))

    def _write(self, path: Path) -> None:
        plan, opened, desk = self.plan, self.opened, self.context.desk
        if plan is None or opened is None:
            return

        def work(_task: object) -> int:
            filled = desk.office_forms.fill(opened.raw, plan)
            if filled.otherwise:
                cells = "、".join(f"{sheet} {cell}" for sheet, cell, _ in filled.otherwise[:8])
                raise KnownError("form_otherwise", cells=cells)
            save_bytes(filled.body, path)
            return len(plan.cells)

        jobs.run(work, partial(self._saved, path, len(plan.by_hand())), self._failed, self)

    def _saved(self, path: Path, by_hand: int, cells: int) -> None:
        words = self.tr("Saved as {name}: {cells} cells filled, {typed} of them by hand")
        self.context.window.notify.toast(words.format(name=path.name, cells=cells, typed=by_hand))

    def copy(self) -> None:
        """The sheet that is shown, as a table to paste into WPS or Word."""
        self.keep_typing()
        self._once_planned(self._copy)

    def _copy(self) -> None:
        if self.plan is None or self.opened is None:
            return
        rows = dict(filling.ordered_rows(self.plan, self.opened.book)).get(self.grid.name, [])
        QGuiApplication.clipboard().setText(as_tsv(rows))
        self.context.window.notify.toast(self.tr("Copied; paste it in WPS, Excel or Word"))

    def _failed(self, error: KnownError) -> None:
        self._then = None
        self.context.window.notify.error(error)
