"""五簿五册 The books that are kept through a year: filled from the records or blank, one or all as one paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop import jobs
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.documents.typesetter import Paper
from desktop.documents.work_books import TEN, Chosen, book_of, heads_of, set_year, year_data
from desktop.errors import KnownError
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.form import FormField, tags
from desktop.ui.form_fields import TagsEditor
from desktop.ui.page import Context
from desktop.ui.paper_view import PaperView, unshown_words
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import field_words
from desktop.ui.roles import may_change
from desktop.ui.table_model import Sort
from desktop.ui.widgets import Flow, button, label, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("books", "Books of the year"),
        new=QCoreApplication.translate("books", "New book"),
        search=QCoreApplication.translate("books", "Name of a book"),
        empty=QCoreApplication.translate("books", "No book yet"),
        first=QCoreApplication.translate(
            "books",
            "The five books and five registers, or as many as your banner asks for: filled from the records, or blank.",
        ),
        deleted=QCoreApplication.translate("books", "Book deleted"),
        count=lambda n: QCoreApplication.translate("books", "%n books", "", n),
        ended=QCoreApplication.translate("books", "Also those that are kept no more"),
    )


LOOK = Look(
    "work_book",
    icon="books",
    words=_words,
    columns={"title": 280, "source": 200, "place": 136},
    form=("title", "source", "columns", "place", "until", "note"),
    half=frozenset({"place", "until"}),
    hints=lambda: {"columns": QCoreApplication.translate("books", "As its source has them")},
    heads={
        "title": ("簿册名称", "名称"),
        "source": ("内容来源",),
        "columns": ("栏目",),
        "place": ("序号",),
        "until": ("停用日期",),
    },
    book=Book(
        "簿册目录",
        (
            ("title", RegisterColumn("名称", 80, "left")),
            ("source", RegisterColumn("内容来源", 60)),
            ("columns", RegisterColumn("栏目", 93, "left")),
            ("note", RegisterColumn("备注", 40, "left")),
        ),
    ),
    watches=frozenset({"setting"}),
)


class BooksPage(PlainPage):
    """The books, and the year that is printed."""

    def __init__(self, context: Context) -> None:
        self.year = context.today().year
        self._job: jobs.Job | None = None
        self._whole: PaperView | None = None
        super().__init__(context, LOOK)
        strip = QWidget()
        row = Flow(strip, 8)
        self.earlier = tool_button("caret-left", self.tr("Year before"), lambda: self.step(-1))
        self.year_name = label("", "heading")
        self.later = tool_button("caret-right", self.tr("Year after"), lambda: self.step(1))
        self.print_year = button(self.tr("All books of the year (PDF)"), self.show_year, icon_name="printer")
        self.filed = button(self.tr("They are filed"), self.file_year, look="link")
        self.make_ten = button(self.tr("Begin with the ten books"), self.begin, look="link")
        for widget in (self.earlier, self.year_name, self.later, self.print_year, self.filed, self.make_ten):
            row.addWidget(widget)
        self.under_way = QWidget()
        going = QHBoxLayout(self.under_way)
        going.setContentsMargins(0, 0, 0, 0)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the books of the year are"))
        self.stop = button(self.tr("Stop"), self.cancel)
        going.addWidget(self.bar, 1)
        going.addWidget(self.stop)
        self.under_way.hide()
        above = self.above.layout()
        assert above is not None
        above.addWidget(strip)
        above.addWidget(self.under_way)
        acts = QWidget()
        one = QHBoxLayout(acts)
        one.setContentsMargins(0, 0, 0, 0)
        one.setSpacing(theme.px(8))
        self.filled = button(self.tr("Print it"), self.show_filled, look="flat", icon_name="printer")
        self.blank = button(self.tr("Print it blank"), self.show_blank, look="flat", icon_name="printer")
        for made in (self.filled, self.blank):
            one.addWidget(made)
        one.addStretch(1)
        self._acts = acts
        self.editor.add_below(acts)
        acts.hide()
        self._tell()

    # --- the list ---------------------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        """In the order of their places where nobody sorts them."""
        found = list(super().ids(sort))
        if sort.key != self.plain.named_by:
            return found
        places = {id_: row["place"] for id_, row in zip(found, self.service.page(found), strict=True) if row}
        return sorted(found, key=lambda id_: places.get(id_) or len(found) + 1)

    def field(self, name: str, hint: str = "") -> FormField:
        if name != "columns":
            return super().field(name, hint)
        return tags(name, field_words(name, self.look.kind), (), hint=hint)

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        self._tell()

    def on_new(self) -> None:
        self._acts.hide()

    def on_shown(self, record: Mapping[str, Any]) -> None:
        self._acts.show()
        editor = self.editor.form.editor("columns")
        assert isinstance(editor, TagsEditor)
        editor.set_suggestions(heads_of(record["source"] or ""))

    def step(self, years: int) -> None:
        """Another year is printed."""
        self.year = min(self.year + years, self.context.today().year)
        self._tell()

    def _tell(self) -> None:
        today, desk = self.context.today(), self.context.desk
        self.year_name.setText(show_date(str(self.year), today))
        self.later.setEnabled(self.year < today.year)
        has = bool(self.books())
        self.print_year.setVisible(has)
        self.make_ten.setVisible(not has and may_change(desk, "work_book"))
        over = self.year < today.year and self.year not in desk.township_settings.books_filed()
        self.filed.setVisible(has and over and desk.township_settings.may_change)

    def books(self) -> list[Chosen]:
        """The books that are kept, in their order."""
        ids = self.service.ids()
        found = [record for record in self.service.page(ids) if record is not None]
        found.sort(key=lambda record: (record["place"] or len(ids) + 1, record["title"] or ""))
        return [_chosen(record) for record in found]

    # --- what it does -----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """五簿五册, as one act."""
        records = self.context.desk.work_books
        self.context.act(lambda: records.begin(TEN), self.tr("The ten books are begun"))

    def file_year(self) -> None:
        """The books of the year lie in the cupboard: Today asks no more."""
        settings, year = self.context.desk.township_settings, self.year
        self.context.act(lambda: settings.file_books(year), self.tr("The books of {year} are filed").format(year=year))

    def show_filled(self) -> None:
        """The shown book, filled from the records of the year."""
        self._show_one(blank=False)

    def show_blank(self) -> None:
        """A page of the shown book, to be written by hand."""
        self._show_one(blank=True)

    def _show_one(self, *, blank: bool) -> None:
        if self.editor.id is None:
            return
        self.editor.flush()
        record = self.service.get(self.editor.id)
        if record is None:
            return
        book, year, desk = _chosen(record), self.year, self.context.desk
        detail = self.tr("blank") if blank else str(year)
        self.show_paper(
            book.title, detail, lambda typesetter: set_paper(book_of(desk, book, year, blank=blank), typesetter)
        )

    def show_year(self) -> None:
        """All books of the year as one paper; it takes seconds, says how far it is, and can be stopped."""
        if self._whole is None:
            self._whole = PaperView()
            self._whole.left.connect(self.uncover)
        desk, books, year, view = self.context.desk, self.books(), self.year, self._whole
        typesetter = view.typesetter

        def work(task: jobs.Task) -> Paper:
            data = year_data(desk, books, year, task.report, task.check)
            paper = set_year(data, typesetter)
            task.check()
            return paper

        self.cancel()
        self.under_way.show()
        self.bar.setRange(0, 0)
        self._job = jobs.run(work, partial(self._on_year, year), self._failed, self, self._progress)

    def cancel(self) -> None:
        """Stops what is under way; nothing is shown."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self.under_way.hide()

    def _progress(self, done: int, total: int) -> None:
        """The last step, the setting, says nothing of itself: the bar then only moves."""
        self.bar.setRange(0, total if done < total - 1 else 0)
        self.bar.setValue(done)

    def _on_year(self, year: int, paper: Paper) -> None:
        self.cancel()
        view = self._whole
        assert view is not None
        self.cover(view)
        view.show_made(paper, self.tr("Books of {year}").format(year=year), unshown_words(paper.unshown))

    def _failed(self, error: KnownError) -> None:
        self.cancel()
        self.context.window.notify.error(error)


def _chosen(record: Mapping[str, Any]) -> Chosen:
    return Chosen(record["title"] or "", record["source"] or "", tuple(record["columns"] or ()))


PAGE = BooksPage
