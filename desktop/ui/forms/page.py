"""上级报表 Offices' own forms: each with its office, filled for a term by one click once its cells are known."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import FieldErrors, KnownError
from desktop.services.office_forms.forms import Form, Opened
from desktop.services.office_forms.template import Mapped
from desktop.ui import theme
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.form import Form as Fields
from desktop.ui.form import text
from desktop.ui.forms.form_view import BIND, ENDING, FILL, FormView
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.roles import may_change
from desktop.ui.screens import fit
from desktop.ui.widgets import Card, Empty, Flow, Scroll, button, emptied, label


class NameDialog(QDialog):
    """What a form is called, and whose it is. ``named`` writes; it gives whether that went through."""

    def __init__(self, parent: QWidget, title: str, name: str, office: str, named: Any) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._named = named
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(20)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(title, "heading", wrap=True))
        self.form = Fields(
            [
                text("name", self.tr("Name of the form"), limit=80, needed=True),
                text("office", self.tr("Office that asks for it"), limit=80),
            ]
        )
        self.form.load({"name": name, "office": office or None})
        self.form.submitted.connect(self._on_taken)
        outer.addWidget(self.form)
        outer.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Not yet"), self.reject))
        self.take_button = button(self.tr("Keep it"), self._on_taken, look="primary")
        row.addWidget(self.take_button)
        outer.addLayout(row)
        fit(self, theme.px(520), theme.px(240))

    def _on_taken(self) -> None:
        problems = self.form.problems()
        self.form.show_errors(problems)
        if problems:
            return
        values = self.form.values()
        try:
            if self._named(values["name"] or "", values["office"] or ""):
                self.accept()
        except FieldErrors as error:
            self.form.show_errors(error.fields)


class FormsPage(Page):
    """The forms, or one of them. ``go_to(id=…)`` shows one, ``(new=True)`` asks for a file."""

    watches = frozenset(
        {"form_template", "form_filling", "file", "report", "report_basis", "report_event", "report_answer"}
        | {
            "activity",
            "attendance",
            "visit",
            "person",
            "setting",
            "forms_pack",
            "home",
            "org_unit",
            "appointment",
            "household",
        }
    )
    help_topic = "forms"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.header = Header(self.tr("Offices' forms"))
        self.new_button = button(self.tr("Open a form…"), self.new_record, look="primary", icon_name="folder-open")
        self.header.action_row.addWidget(self.new_button)
        column.addWidget(self.header)
        self._scroll = Scroll()
        self._scroll.body.setSpacing(theme.px(12))
        column.addWidget(self._scroll, 1)
        self.empty = Empty(
            "table",
            self.tr("The Excel forms that offices send"),
            self.tr(
                "Open one (.xlsx), say once what its cells take: numbers, sums, by gacha. From then on it is filled "
                "for any month by one click, and all else in the file stays as the office made it."
            ),
            self.tr("Open a form…"),
            self.new_record,
        )
        column.addWidget(self.empty, 1)
        outer.addWidget(self._list, 1)
        self.view = FormView(context)
        self.view.left.connect(self.go_back)
        outer.addWidget(self.view, 1)
        self.view.hide()
        self._draw()

    # --- the list -----------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        forms, may = self.context.desk.office_forms.all(), self._may()
        emptied(self._scroll.body)
        for form in forms:
            self._scroll.body.addWidget(self._card(form, may))
        self._scroll.body.addStretch(1)
        self._scroll.setVisible(bool(forms))
        self.empty.setVisible(not forms)
        self.empty.action.setVisible(may)
        self.new_button.setVisible(may and bool(forms))

    def _card(self, form: Form, may: bool) -> Card:
        card = Card(form.name or "—")
        if form.mapped is None:
            words = self.tr("A newer version of this program made it; update to fill it.")
        elif not form.mapped.bindings:
            words = self.tr("Nothing is said yet of what its cells take.")
        else:
            cells = sum(len(each.rows()) for each in form.mapped.bindings)
            words = self.tr("%n cells are filled", "", cells)
        parts = [form.office, words, form.mapped.file if form.mapped is not None else ""]
        card.body.addWidget(label(" · ".join(part for part in parts if part), "muted", wrap=True))
        row = QWidget()
        row.setProperty("look", "clear")
        flow = Flow(row, 8)
        if form.mapped is not None:
            filled = button(self.tr("Fill in"), partial(self.show_form, form.id, FILL), look="primary")
            filled.setAccessibleName(f"{filled.text()} {form.name}")
            flow.addWidget(filled)
            flow.addWidget(button(self.tr("What the cells take"), partial(self.show_form, form.id, BIND)))
        if may:
            if form.mapped is not None:
                flow.addWidget(button(self.tr("Name…"), partial(self.ask_name, form)))
            flow.addWidget(button(self.tr("Delete"), partial(self.delete, form)))
        card.body.addWidget(row)
        return card

    def _may(self) -> bool:
        return may_change(self.context.desk, "form_template", "form_filling", "file")

    def refresh(self, changes: Any) -> None:
        if changes.touches("form_template", "file") and not self.view.isVisibleTo(self):
            self._draw()
        if self.view.isVisibleTo(self):
            self.view.refresh()

    def show_form(self, id: bytes, mode: str = "") -> None:
        """Shows one form."""
        form = self.context.desk.office_forms.get(id)
        if form is None:
            self._draw()
            return
        self._list.hide()
        self.view.show()
        self.view.show_form(form, mode=mode)

    def go_to(self, **where: Any) -> None:
        if isinstance(where.get("id"), bytes):
            self.show_form(where["id"])
        elif where.get("new"):
            self.new_record()

    def go_back(self) -> bool:
        if not self.view.isVisibleTo(self):
            return False
        self.view.keep_typing()
        self.view.hide()
        self.view.form = None
        self._list.show()
        self._draw()
        return True

    def flush(self) -> None:
        self.view.keep_typing()

    def place(self) -> dict[str, Any]:
        form = self.view.form
        return {"id": form.id} if form is not None and self.view.isVisibleTo(self) else {}

    # --- forms come and go --------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        if not self._may():
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a form"), stick_folder(), f"Excel (*{ENDING} *.xls)"
        )
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Reads a form and asks what it is called."""
        desk = self.context.desk
        jobs.run(lambda _task: desk.office_forms.open(path), self._on_read, self._failed, self)

    def _on_read(self, opened: Opened) -> None:
        name = opened.name.removesuffix(ENDING)
        NameDialog(self, self.tr("A form of an office"), name, "", partial(self.keep, opened)).open()

    def keep(self, opened: Opened, name: str, office: str) -> bool:
        """Keeps a form that was opened, and shows what its cells may take."""
        forms, mapped = self.context.desk.office_forms, Mapped(opened.sha256, opened.name)
        words = self.tr("Kept: {name}").format(name=name)
        made: list[bytes] = []

        def write() -> Any:
            written = forms.save(None, name, office, mapped, opened)
            made.append(written.id)
            return written.changes

        if self.context.act(write, words) is None:
            return False
        form = forms.get(made[0])
        if form is not None:
            self._list.hide()
            self.view.show()
            self.view.show_form(form, opened, BIND)
        return True

    def ask_name(self, form: Form) -> None:
        """Asks what a form is called."""
        NameDialog(self, self.tr("What this form is called"), form.name, form.office, partial(self.rename, form)).open()

    def rename(self, form: Form, name: str, office: str) -> bool:
        """Calls a form otherwise."""
        forms = self.context.desk.office_forms
        words = self.tr("Kept: {name}").format(name=name)
        done = self.context.act(lambda: forms.rename(form, name, office), words) is not None
        if done:
            self._draw()
        return done

    def delete(self, form: Form) -> None:
        """Takes a form away; a toast brings it back."""
        forms = self.context.desk.office_forms
        if self.context.act(lambda: forms.delete(form), self.tr("Deleted: {name}").format(name=form.name)) is not None:
            self._draw()

    def _failed(self, error: KnownError) -> None:
        self.context.window.notify.error(error)
