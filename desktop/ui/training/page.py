"""培训 Courses: ours by their days, others' by their people; who is trained in turn, and who is to come next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import jobs
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.documents.training import certificates_of, coverage_register, set_certificates, training_register
from desktop.errors import KnownError
from desktop.services.figures import percent
from desktop.services.training import Coverage, Standing
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.elided import Elided, ElidedLink
from desktop.ui.list_page import LARGE
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import options, term
from desktop.ui.roles import may_change
from desktop.ui.table_model import Row, Sort
from desktop.ui.training.rules import RulesDialog
from desktop.ui.widgets import Scroll, Segments, button, label, tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("training", "Training"),
        new=QCoreApplication.translate("training", "Write down a course"),
        search=QCoreApplication.translate("training", "Name of the course, place or teacher"),
        empty=QCoreApplication.translate("training", "No course is written down yet"),
        first=QCoreApplication.translate(
            "training",
            "Courses that other levels gave, with who was there; and ours of several days. An activity of the training"
            " kind counts by itself, as a course of one day.",
        ),
        deleted=QCoreApplication.translate("training", "Course deleted"),
        count=lambda n: QCoreApplication.translate("training", "%n courses", "", n),
    )


LOOK = Look(
    "training",
    icon="training",
    words=_words,
    columns={
        "course": 240,
        "to_date": 136,
        "organiser_level": 128,
        "theme": 128,
        "for_group": 136,
        "mode": 96,
    },
    form=(
        *("course", "from_date", "to_date", "organiser_level", "training_day", "training_person", "theme", "mode"),
        *("days", "hours", "place", "teacher", "for_group", "certificate", "note"),
    ),
    half=frozenset({"from_date", "to_date", "days", "hours", "place", "teacher"}),
    filters=("organiser_level",),
    narrow=("theme", "for_group", "mode"),
    heads={
        "course": ("班次", "培训名称", "培训班"),
        "from_date": ("开始日期", "培训时间"),
        "to_date": ("结束日期", "结业日期"),
        "organiser_level": ("主办", "主办单位级别"),
        "place": ("培训地点",),
        "teacher": ("授课人", "讲师"),
        "days": ("天数",),
        "hours": ("学时",),
        "note": ("备注",),
    },
    book=Book(
        "培训登记簿",
        (
            ("to_date", RegisterColumn("日期", 30)),
            ("course", RegisterColumn("班次", 56, "left")),
            ("organiser_level", RegisterColumn("主办", 28)),
            ("theme", RegisterColumn("内容", 28)),
            ("days", RegisterColumn("天数", 16)),
            ("hours", RegisterColumn("学时", 16)),
            ("place", RegisterColumn("地点", 34)),
            ("teacher", RegisterColumn("授课人", 26)),
            ("note", RegisterColumn("备注", 39, "left")),
        ),
    ),
)


class TrainingPage(PlainPage):
    """The courses, and how each group stands."""

    def __init__(self, context: Context) -> None:
        self.turns_view: Scroll | None = None
        self.standing: Standing | None = None  # not read yet
        super().__init__(context, LOOK)
        self._reading = jobs.Newest(self)
        if context.desk.township_settings.may_change:
            tip = self.tr("How turns are counted…")
            self.header.action_row.addWidget(tool_button("sliders-horizontal", tip, self.open_rules))
        self.watches = self.watches | {"setting", "activity", "attendance", "appointment", "person", "home", "org_unit"}
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        # in large type one line of it, the rest in its hint: the list is the matter
        self.told = Elided() if theme.scale() > LARGE else label("", wrap=True)
        self.turns = button(self.tr("Who is missing…"), self.show_turns, look="link")
        row.addWidget(self.told, 1)
        row.addWidget(self.turns)
        above = self.above.layout()
        assert above is not None
        above.addWidget(strip)
        self.certificates = button(
            self.tr("Certificates (PDF)"), self.show_certificates, look="flat", icon_name="printer"
        )
        self.editor.add_below(self.certificates)
        self.certificates.hide()
        self.group = next(iter(dict(options("training_group"))))
        for widget in (self.told, self.turns):
            widget.hide()
        self._read_standing()

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        self._read_standing()

    @property
    def ends(self) -> Mapping[bytes, str]:
        """The last day of each course: of ours its activities say it."""
        return {} if self.standing is None else self.standing.ends

    @property
    def year(self) -> int:
        """The year whose register is printed: that of the chosen course, else this one."""
        chosen = self.table.current_id()
        ended = self.ends.get(chosen, "") if chosen is not None else ""
        return int(ended[:4]) if ended[:4].isdigit() else self.context.today().year

    def ids(self, sort: Sort) -> Sequence[bytes]:
        found = super().ids(sort)
        if sort.key != "to_date":
            return found
        # Of ours no row says the last day: their activities do.
        ends = self.ends
        known = sorted((id_ for id_ in found if ends.get(id_)), key=ends.__getitem__, reverse=sort.descending)
        return [*known, *(id_ for id_ in found if not ends.get(id_))]

    def cell(self, row: Row, name: str) -> str:
        if name == "to_date" and not row[name] and self.ends.get(row["id"]):
            return show_date(self.ends[row["id"]], self.context.today(), week=False)
        return super().cell(row, name)

    def _set_paper(self) -> None:
        """培训登记簿 of a year, whatever narrows the list: ours of a single day stand there too."""
        assert self.paper is not None
        data = training_register(self.context.desk, self.year)
        self.paper.show_paper(f"{self.year}年{data.title}", data.period, lambda typesetter: set_paper(data, typesetter))

    def _read_standing(self) -> None:
        """On another thread: who came to years of courses takes longer than the rest of the page."""
        desk, today = self.context.desk, self.context.today()
        self._reading.run(lambda _task: desk.training.standing(today), self._tell, self._not_read)

    def _not_read(self, error: KnownError) -> None:
        self.context.window.notify.error(error, self._read_standing)

    def _tell(self, standing: Standing) -> None:
        """How many of each group are trained now."""
        before, self.standing = self.standing, standing
        parts = []
        for code, words in options("training_group"):
            cell = standing.coverage[code].cell
            if cell.den:
                parts.append(f"{words} {cell.num}/{cell.den} ({percent(cell)})")
        self.told.setText(self.tr("Trained now: {groups}").format(groups=" · ".join(parts)))
        self.told.setVisible(bool(parts))
        self.turns.setVisible(bool(parts))
        if before is None or before.ends != standing.ends:
            self.reload()  # courses of ours stand by their last days
        if self.editor.id is not None:
            self._show_certificates_of(self.editor.id)
        changed = before is not None and before.coverage != standing.coverage
        if changed and self.turns_view is not None and self.turns_view.isVisible():
            self.show_turns()

    def on_shown(self, record: Any) -> None:
        self._show_certificates_of(record["id"])

    def _show_certificates_of(self, course: bytes) -> None:
        self.certificates.setVisible(self.standing is not None and course in self.standing.certified)

    def on_new(self) -> None:
        self.certificates.hide()

    def show_certificates(self) -> None:
        """A certificate for each who finished the shown course."""
        if self.editor.id is None:
            return
        self.editor.flush()
        data = certificates_of(self.context.desk, self.editor.id)
        title = self.tr("Certificates")
        self.show_paper(f"{title}-{data.course}", "", lambda typesetter: set_certificates(data, typesetter))

    def open_rules(self) -> RulesDialog:
        """轮训口径 of the township."""
        dialog = RulesDialog(self.context, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    # --- who is trained in turn -------------------------------------------------------------------------------------

    def show_turns(self) -> None:
        """How each of a group stands: who is missing first."""
        if self.standing is None:
            return
        if self.turns_view is not None:
            self.turns_view.deleteLater()
        view = self.turns_view = Scroll(margin=8)
        head = QHBoxLayout()
        head.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc)"), self.uncover))
        head.addWidget(label(self.tr("Trained in turn"), "title"), 1)
        view.body.addLayout(head)
        groups = Segments(options("training_group"))
        groups.set_value(self.group)
        groups.chosen.connect(self._on_group)
        view.body.addWidget(groups)
        found, done = self.standing.coverage[self.group], self.standing.completed[self.group]
        since = self.context.today().year - self.context.desk.training.rules.years + 1
        words = self.tr("Coverage now {share} ({num} of {den} in office). Completed since {year}: {n}.")
        told = words.format(share=percent(found.cell), num=found.cell.num, den=found.cell.den, year=since, n=len(done))
        view.body.addWidget(label(told, wrap=True))
        acts = QHBoxLayout()
        if found.missing and may_change(self.context.desk, "saved_list"):
            acts.addWidget(button(self.tr("Keep who is missing as a list"), partial(self.keep_missing, found)))
        acts.addWidget(button(self.tr("Print"), partial(self.print_turns, found), look="flat", icon_name="printer"))
        acts.addStretch(1)
        view.body.addLayout(acts)
        names = self.context.desk.people.names(turn.held.person for turn in found.turns)
        order = {"never": 0, "expired": 1, "soon": 2, "trained": 3}
        for turn in sorted(found.turns, key=lambda each: (order[each.state], names[each.held.person])):
            last = f"{turn.last.name} {turn.last.ended}" if turn.last is not None else ""
            place = self.context.desk.units.name(turn.held.unit)
            line = " · ".join(filter(None, [self._state(turn.state), place, names[turn.held.person], last]))
            link = ElidedLink(line, partial(self.context.window.go, "people", id=turn.held.person))
            view.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        view.body.addStretch(1)
        self.cover(view)

    def _on_group(self, group: str) -> None:
        self.group = group
        self.show_turns()

    def _state(self, state: str) -> str:
        return {
            "never": self.tr("Never trained"),
            "expired": self.tr("Too long ago"),
            "soon": self.tr("Expires soon"),
            "trained": self.tr("Trained"),
        }[state]

    def keep_missing(self, found: Coverage) -> None:
        """Who is missing as a list, which a new activity takes as who is expected."""
        name = self.tr("To be trained: {group}").format(group=term("training_group", found.group))
        known = {title: id_ for id_, title, _ in self.context.desk.units.lists()}
        people = found.missing
        self.context.act(
            lambda: self.context.desk.units.save_list(name, people, known.get(name)).changes,
            self.tr("Saved as the list {name}").format(name=name),
        )

    def print_turns(self, found: Coverage) -> None:
        """轮训覆盖台账 of the group."""
        data = coverage_register(self.context.desk, found)
        self.show_paper(data.title, "", lambda typesetter: set_paper(data, typesetter))


PAGE = TrainingPage
