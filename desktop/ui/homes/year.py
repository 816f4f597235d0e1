"""A home's year on its page: months beside what is asked, checks, keepers, model, self-assessment, and its file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.federation_forms import set_paper
from desktop.documents.home_file import home_file
from desktop.documents.typesetter import Paper, Typesetter
from desktop.services.home_months import MISSING
from desktop.services.home_year import HomeYear, Part, home_year
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.elided import ElidedLink
from desktop.ui.page import Context
from desktop.ui.roles import may_change
from desktop.ui.widgets import Pill, Scroll, button, emptied, label, tool_button

#: Shows a paper: title, detail, how it is set.
ShowPaper = Callable[[str, str, Callable[[Typesetter], Paper]], object]


class HomeYearView(Scroll):
    """The year of the home that is shown; ``show_paper`` shows its file in place of the list."""

    def __init__(self, context: Context, show_paper: ShowPaper) -> None:
        super().__init__(margin=16)
        self._context, self._show_paper = context, show_paper
        self._home: bytes | None = None
        self.year = 0
        self.found: HomeYear | None = None
        head = QHBoxLayout()
        self.earlier = tool_button("caret-left", self.tr("Year before"), lambda: self.step(-1))
        self.name = label("", "heading")
        self.later = tool_button("caret-right", self.tr("Year after"), lambda: self.step(1))
        self.file = button(self.tr("Its file (PDF)"), self.show_file, look="flat", icon_name="printer")
        for widget in (self.earlier, self.name, self.later):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.file)
        self.body.addLayout(head)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theme.px(8))
        self.body.addLayout(self._parts)
        self.body.addStretch(1)

    @property
    def _own(self) -> int:
        return self._context.settings.closing_day

    def show_home(self, home: bytes) -> None:
        """The running year of another home; of the same one the year that was shown."""
        if home != self._home:
            self._home, self.year = home, self._context.desk.home_months.years(self._own)[1]
        self._read()

    def step(self, years: int) -> None:
        """Shows the year before (−1) or after (+1)."""
        self.year += years
        self._read()

    def show_file(self) -> None:
        """一家一档 of the year that is shown."""
        if self.found is not None:
            paper = home_file(self._context.desk, self.found)
            self._show_paper(paper.title, str(self.year), lambda typesetter: set_paper(paper, typesetter))

    def _read(self) -> None:
        if self._home is None:
            return
        first, last = self._context.desk.home_months.years(self._own)
        self.year = max(first, min(self.year, last))
        self.earlier.setEnabled(self.year > first)
        self.later.setEnabled(self.year < last)
        self.name.setText(show_date(str(self.year), self._context.today()))
        self.found = home_year(self._context.desk, self._home, self.year, self._own)
        emptied(self._parts)
        if self.found is not None:
            self._show(self.found)

    # --- what it shows ---------------------------------------------------------------------------------------------

    def _show(self, found: HomeYear) -> None:
        context, go = self._context, self._context.window.go
        self._parts.addWidget(self._months(found))
        if found.due:
            words = self.tr("Something was held in {n} of {of} spans in which it should have been.")
            self._add(words.format(n=found.reached, of=found.due))
        elif not context.desk.home_months.every(found.home["kind"]):
            self._add(self.tr("A home of this kind owes no activities."))
        self._heading(self.tr("Model"))
        model = found.model
        words = self.tr("Mobile women {mobile}, organisation: {org}, volunteers {n} of {of}")
        org = self.tr("yes") if model.org else self.tr("no")
        state = self.tr("complete") if model.complete else self.tr("incomplete")
        self._line(
            words.format(mobile=model.mobile, org=org, n=model.volunteers, of=model.wanted), state, model.complete
        )
        self._heading(self.tr("Checks"))
        for check in found.checks:
            judged = check.judged
            told = [show_date(check.day, context.today(), week=False), check.title, f"{judged.yes}/{judged.cell.den}"]
            told += [self.tr("%n not judged", "", judged.open)] if judged.open else []
            told += [self.tr("missing: {items}").format(items="、".join(check.missing))] if check.missing else []
            told += [self.tr("%n books", "", check.books)] if check.books is not None else []
            link = ElidedLink(" · ".join(told), partial(go, "home_checks", id=check.id))
            self._parts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if not found.checks:
            self._add(self.tr("Not checked in this year."))
        if may_change(context.desk, "home_check"):
            made = button(
                self.tr("Check it"), lambda: go("home_checks", new=True, about={"home": found.home["id"]}), look="link"
            )
            self._parts.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        if found.keepers:
            self._heading(self.tr("Keepers"))
            names = context.desk.people.names({person for person, *_ in found.keepers})
            for person, since, until in found.keepers:
                link = ElidedLink(f"{names[person]} · {since or ''} – {until or ''}", partial(go, "people", id=person))
                self._parts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._assessment(found)

    def _months(self, found: HomeYear) -> QWidget:
        """Twelve small cells, six in a row; one opens what was held."""
        widget = QWidget()
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(4))
        for at, cell in enumerate(found.months):
            words = self.tr("{month}: {n}").format(month=at + 1, n="–" if cell.value is None else cell.value)
            if cell.ids:
                name = self.tr("{year}-{month}").format(year=found.year, month=at + 1)
                opened = partial(
                    self._context.window.go, "activities", ids=list(cell.ids), words=f"{found.home['name']} {name}"
                )
                made: QWidget = button(words, opened, look="link")
            else:
                made = Pill(words, "warn" if cell.state == MISSING else "neutral")
            grid.addWidget(made, at // 6, at % 6, Qt.AlignmentFlag.AlignCenter)
        return widget

    def _assessment(self, found: HomeYear) -> None:
        points = found.assessment
        self._heading(self.tr("Self-assessment: {n} points").format(n=points.points))
        for part in points.parts:
            self._line(self._part_words(part), f"{part.points}/{part.most}", part.points == part.most)
        stars = self.tr("That is {stars} by the township's rules; the banner gives stars.")
        if points.stars:
            self._add(stars.format(stars="★" * points.stars))

    def _part_words(self, part: Part) -> str:
        names = {
            "place": self.tr("Place"),
            "books": self.tr("Rules and books"),
            "people": self.tr("People"),
            "activities": self.tr("Activities"),
            "effect": self.tr("What came of it"),
        }
        rests = {
            "check": self.tr("checked"),
            "books": self.tr("books"),
            "keeper": self.tr("keeper"),
            "org": self.tr("organisation"),
            "volunteers": self.tr("volunteers"),
            "months": self.tr("spans"),
            "held": self.tr("activities"),
            "awards": self.tr("awards"),
        }
        told = [f"{rests[code]} {n}" + (f"/{of}" if of is not None else "") for code, n, of in part.evidence]
        return f"{names[part.code]}: {', '.join(told)}"

    def _heading(self, words: str) -> None:
        self._parts.addWidget(label(words, "section"))

    def _add(self, words: str) -> None:
        self._parts.addWidget(label(words, "muted", wrap=True))

    def _line(self, words: str, pill: str, good: bool) -> None:
        row = QHBoxLayout()
        row.addWidget(label(words, wrap=True), 1)
        row.addWidget(Pill(pill, "accent" if good else "neutral"), 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        self._parts.addWidget(holder)
