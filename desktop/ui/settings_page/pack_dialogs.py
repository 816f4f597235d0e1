"""What a forms pack is asked for, and what a file of one holds before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.services.figures import FIGURES, Span
from desktop.services.forms_packs import HOME_LIST, HOME_RULES, REPORT_LIST, WITH_LOCAL, WITH_TARGET, Pack, span_name
from desktop.ui import theme
from desktop.ui.form import ErrorLine, Form, FormField, chips, choice, lines, number, text
from desktop.ui.messages import words_of
from desktop.ui.month.report_words import figure_name
from desktop.ui.month.words import span_words
from desktop.ui.record_words import field_words, kind_words, options
from desktop.ui.screens import fit
from desktop.ui.widgets import Scroll, button, label

#: The size to begin with (pixels at scale 1).
WIDTH, HEIGHT = 720, 680
#: Where words of a table of WITH_LOCAL are written: kind and field.
_LOCAL = {"visit_target": ("visit", "target"), "carrier": ("home", "carrier"), "award_level": ("award", "level")}
#: So many figures that a report may ask for stand as chips, the others come with "More".
_SHOWN = 5
#: Before the names of fields of a form: what kind of list they are.
_CLOSES, _ASKS, _LIST, _WORDS, _HOMES = "closes:", "asks:", "list:", "words:", "homes:"


def local_words(table: str) -> str:
    """What a table of WITH_LOCAL sorts."""
    kind, field = _LOCAL[table]
    return f"{kind_words(kind)} · {field_words(field, kind)}"


def list_words(name: str) -> str:
    """What a checklist is for; its name where a newer program has it."""
    words = {
        REPORT_LIST: QCoreApplication.translate("PackCard", "Looked through before a report is frozen"),
        HOME_LIST: QCoreApplication.translate("PackCard", "What a women's home is to have"),
    }
    return words.get(name, name)


def home_rule_words(name: str) -> str:
    """A rule of women's homes; its name where a newer program has it."""
    if name in options_of_homes():
        words = QCoreApplication.translate("PackCard", "{kind}: something is held within so many months")
        return words.format(kind=options_of_homes()[name])
    stars = QCoreApplication.translate("PackCard", "Points for {n} stars")
    return {
        "quiet": QCoreApplication.translate("PackCard", "A home is quiet after so many days"),
        "volunteers": QCoreApplication.translate("PackCard", "Volunteers of a home"),
        "books": QCoreApplication.translate("PackCard", "Books of a home"),
        "points_place": QCoreApplication.translate("PackCard", "Points for the place"),
        "points_books": QCoreApplication.translate("PackCard", "Points for rules and books"),
        "points_people": QCoreApplication.translate("PackCard", "Points for the people"),
        "points_activities": QCoreApplication.translate("PackCard", "Points for activities"),
        "points_effect": QCoreApplication.translate("PackCard", "Points for what came of it"),
        **{f"star_{n}": stars.format(n=n) for n in range(1, 6)},
    }.get(name, name)


def options_of_homes() -> dict[str, str]:
    """Kinds of homes in words."""
    return dict(options("home_kind"))


def form_words(form: str) -> str:
    """The report of a span, or an office's form by its name."""
    words = QCoreApplication.translate("PackCard", "Report of a {span}")
    return {span_name(span): words.format(span=span_words(span)) for span in Span}.get(form, form)


def pack_lines(pack: Pack) -> list[str]:
    """A pack in lines of words."""
    lines = [QCoreApplication.translate("PackCard", "A month's report ends on day {day}").format(day=pack.closing)]
    for form, day in pack.closings.items():
        words = QCoreApplication.translate("PackCard", "{form}: ends on day {day}")
        lines.append(words.format(form=form_words(form), day=day))
    if pack.due is not None:
        words = QCoreApplication.translate("PackCard", "Due on day {day} by {clock}")
        lines.append(words.format(day=pack.due[0], clock=pack.due[1]))
    for id_, target in pack.targets.items():
        words = QCoreApplication.translate("PackCard", "{figure}: {number} in the year")
        lines.append(words.format(figure=figure_name(id_), number=f"{target:,}"))
    for form, asked in pack.asks.items():
        words = QCoreApplication.translate("PackCard", "{form} asks for: {figures}")
        lines.append(words.format(form=form_words(form), figures="、".join(map(figure_name, asked))))
    for name, listed in pack.checklists.items():
        words = QCoreApplication.translate("PackCard", "{list}: {lines}")
        lines.append(words.format(list=list_words(name), lines="；".join(listed)))
    for name, limit in pack.homes.items():
        words = QCoreApplication.translate("PackCard", "{rule}: {number}")
        lines.append(words.format(rule=home_rule_words(name), number=limit))
    for table, own in pack.codes.items():
        words = QCoreApplication.translate("PackCard", "Own words for “{field}”: {words}")
        field = local_words(table) if table in _LOCAL else table
        lines.append(words.format(field=field, words="、".join(own)))
    return lines


class PackDialog(QDialog):
    """``forms``: the offices' forms that are here, by name. ``save(pack, since)`` gives whether it went through."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        pack: Pack,
        months: list[tuple[str, str]],
        save: Callable[[Pack, date], bool],
        forms: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._pack, self._save = pack, save
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(20)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(title, "heading"))
        words = self.tr("It counts from the month that you choose; reports that are frozen stay as they are.")
        outer.addWidget(label(words, "muted", wrap=True))
        days = [(str(day), self.tr("Day {n}").format(n=day)) for day in range(1, 32)]
        closing = dict.fromkeys([span_name(span) for span in Span if span is not Span.MONTH])
        closing |= dict.fromkeys([*forms, *pack.closings])
        usual_words = self.tr("{rule} (usually {n})")
        fields = [
            text("name", self.tr("Name"), limit=80, needed=True),
            text("version", self.tr("Version"), limit=80, width=160),
            text("office", self.tr("Office"), limit=80),
            choice("since", self.tr("From"), months, may_be_empty=False),
            choice("closing", self.tr("A month ends on"), days, may_be_empty=False),
            choice("due_day", self.tr("Due on"), days),
            text("due_clock", self.tr("by"), hint="18:00", width=96),
            *(
                choice(_CLOSES + form, self.tr("{form} ends on").format(form=form_words(form)), days)
                for form in closing
            ),
            *(number(id_, figure_name(id_), unit="") for id_ in WITH_TARGET if "unknown" not in id_),
            *self._lists(),
            *(
                number(_HOMES + name, usual_words.format(rule=home_rule_words(name), n=usual))
                for name, usual in HOME_RULES.items()
            ),
        ]
        self.form = Form(fields)
        values: dict[str, Any] = {"name": pack.name, "version": pack.version, "office": pack.office or None}
        values |= {"since": months[0][0], "closing": str(pack.closing), **pack.targets}
        values |= {_CLOSES + form: str(day) for form, day in pack.closings.items()}
        values |= {_ASKS + form: list(asked) for form, asked in pack.asks.items()}
        values |= {_LIST + name: "\n".join(listed) for name, listed in pack.checklists.items()}
        values |= {_WORDS + table: "\n".join(own) for table, own in pack.codes.items()}
        values |= {_HOMES + name: limit for name, limit in pack.homes.items()}
        if pack.due is not None:
            values |= {"due_day": str(pack.due[0]), "due_clock": pack.due[1]}
        self.form.load(values)
        scroll = Scroll()
        scroll.body.addWidget(self.form)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        self.said = ErrorLine()
        outer.addWidget(self.said)
        row = QHBoxLayout()
        row.addWidget(
            label(self.tr("Numbers are targets of the year; leave out what has none."), "small", wrap=True), 1
        )
        row.addWidget(button(self.tr("Not yet"), self.reject))
        self.save_button = button(self.tr("Keep it"), self._on_save, look="primary")
        row.addWidget(self.save_button)
        outer.addLayout(row)
        fit(self, theme.px(WIDTH), theme.px(HEIGHT))

    def _lists(self) -> list[FormField]:
        figures = [(id_, figure_name(id_)) for id_ in FIGURES]
        words = self.tr("{report} asks for")
        found = [
            chips(
                _ASKS + span_name(span),
                words.format(report=form_words(span_name(span))),
                figures,
                shown=_SHOWN,
                several=True,
            )
            for span in Span
        ]
        hint = self.tr("One to a line")
        found += [lines(_LIST + name, list_words(name), hint=hint) for name in (REPORT_LIST, HOME_LIST)]
        words = self.tr("Own words: {field}")
        return found + [
            lines(_WORDS + table, words.format(field=local_words(table)), hint=hint) for table in WITH_LOCAL
        ]

    def pack(self) -> Pack:
        """What stands in the fields; what they do not show stays as it was."""
        values = self.form.values()
        due = None
        if values["due_day"]:
            due = (int(values["due_day"]), values["due_clock"] or "18:00")
        targets = {id_: target for id_, target in self._pack.targets.items() if id_ not in values}
        targets |= {id_: values[id_] for id_ in WITH_TARGET if values.get(id_)}
        shown = {
            part: {name.removeprefix(part): value for name, value in values.items() if name.startswith(part)}
            for part in (_CLOSES, _ASKS, _LIST, _WORDS, _HOMES)
        }
        made = Pack(values["name"] or "", values["version"] or "", values["office"] or "", int(values["closing"]))
        return replace(
            made,
            due=due,
            targets=targets,
            closings={form: int(day) for form, day in shown[_CLOSES].items() if day},
            asks=_kept(self._pack.asks, shown[_ASKS], lambda asked: asked or ()),
            checklists=_kept(self._pack.checklists, shown[_LIST], _lines),
            codes=_kept(self._pack.codes, shown[_WORDS], _lines),
            homes={
                **{name: limit for name, limit in self._pack.homes.items() if name not in shown[_HOMES]},
                **{name: limit for name, limit in shown[_HOMES].items() if limit is not None},
            },
        )

    def _on_save(self) -> None:
        problems = self.form.problems()
        self.form.show_errors(problems)
        if problems:
            return
        try:
            if self._save(self.pack(), date.fromisoformat(self.form.values()["since"])):
                self.accept()
        except KnownError as error:
            self.said.say(words_of(error))


def _lines(words: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in (words or "").splitlines() if line.strip()))


def _kept(
    before: Mapping[str, tuple[str, ...]], shown: Mapping[str, Any], read: Callable[[Any], Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Lists by name as the fields show them; one that holds the same as before keeps its order, and what no field
    shows stays."""
    found = {name: listed for name, listed in before.items() if name not in shown}
    for name, value in shown.items():
        listed = tuple(read(value))
        if listed:
            found[name] = before[name] if set(before.get(name, ())) == set(listed) else listed
    return found


class TakeDialog(QDialog):
    """What a file holds, and from which month on it is to count. ``take(since)`` gives whether it went through."""

    def __init__(
        self,
        parent: QWidget,
        pack: Pack,
        lines: list[str],
        months: list[tuple[str, str]],
        take: Callable[[date], bool],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(pack.title)
        self._take = take
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(20)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(pack.title, "heading", wrap=True))
        if pack.office:
            outer.addWidget(label(pack.office, "muted", wrap=True))
        scroll = Scroll()
        for line in lines:
            scroll.body.addWidget(label(line, wrap=True))
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        self.form = Form([choice("since", self.tr("From"), months, may_be_empty=False)])
        self.form.load({"since": months[0][0]})
        outer.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Not yet"), self.reject))
        self.take_button = button(self.tr("Take it"), self._on_take, look="primary")
        row.addWidget(self.take_button)
        outer.addLayout(row)
        fit(self, theme.px(520), theme.px(420))

    def _on_take(self) -> None:
        if self._take(date.fromisoformat(self.form.values()["since"])):
            self.accept()
