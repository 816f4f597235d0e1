"""公文 Letters in the window: menus of them, filled or blank; what is wrong with a wording, in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.documents.letters import LetterPaper, LetterPapers, set_paper
from desktop.documents.typesetter import Paper, Typesetter
from desktop.services.letters.declared import LETTERS
from desktop.services.letters.template import Problem, Shape
from desktop.ui.marked import QT_TRANSLATE_NOOP
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.row_menu import RowAct

Show = Callable[[str, str, "Callable[[Typesetter], Paper]"], None]

_PARTS = {
    "title": QT_TRANSLATE_NOOP("letters", "Title"),
    "to": QT_TRANSLATE_NOOP("letters", "To"),
    "body": QT_TRANSLATE_NOOP("letters", "Text"),
    "attached": QT_TRANSLATE_NOOP("letters", "Attached"),
    "signed": QT_TRANSLATE_NOOP("letters", "Signed"),
}
_PROBLEMS = {
    "unknown": QT_TRANSLATE_NOOP("letters", "{part}, line {line}: nothing is called “{words}” here"),
    "open": QT_TRANSLATE_NOOP("letters", "{part}, line {line}: a brace {words} stands alone"),
    "table_alone": QT_TRANSLATE_NOOP("letters", "{part}, line {line}: the list “{words}” must stand alone on its line"),
    "table_here": QT_TRANSLATE_NOOP("letters", "{part}, line {line}: the list “{words}” cannot stand here"),
    "empty": QT_TRANSLATE_NOOP("letters", "{part}: nothing stands there"),
    "too_long": QT_TRANSLATE_NOOP("letters", "{part}: too long for a letter"),
    "no_step": QT_TRANSLATE_NOOP("letters", "{part}, line {line}: “{words}” begins with no step K01–K17"),
    "twice": QT_TRANSLATE_NOOP("letters", "{part}, line {line}: the step {words} stands twice"),
    "unreadable": QT_TRANSLATE_NOOP("letters", "It cannot be read here; a newer version of the program wrote it"),
}


def part_words(part: str) -> str:
    """What a part of a letter is called."""
    return QCoreApplication.translate("letters", _PARTS[part])


def problem_words(problem: Problem) -> str:
    """What is wrong, and where."""
    said = QCoreApplication.translate("letters", _PROBLEMS[problem.code])
    return said.format(part=part_words(problem.part), line=problem.line, words=problem.words)


def broken_words(problems: Iterable[Problem]) -> str:
    """What is wrong with a wording that is not used; "" where nothing is."""
    found = "；".join(problem_words(problem) for problem in problems)
    used = QCoreApplication.translate("letters", "The wording set here is broken, the usual one was used: {problems}")
    return used.format(problems=found) if found else ""


def letter_act(context: Context, show: Show, code: str, make: Callable[[LetterPapers], LetterPaper]) -> RowAct:
    """A line that shows a letter on paper; of a broken wording it is said that the usual one was used."""

    def run() -> None:
        made = make(LetterPapers(context.desk))
        detail = broken_words(context.desk.letters.worded(code).problems)
        show(made.title, detail, lambda typesetter: set_paper(made, typesetter))

    return RowAct(term("letter", code), run, "file-text")


def of_process(context: Context, show: Show, process: bytes, steps: Collection[str] = ()) -> list[RowAct]:
    """The letters of a re-election, or of some of its steps; the file list is a register, and not among them."""
    return [
        letter_act(context, show, letter.code, partial(LetterPapers.of_process, code=letter.code, process=process))
        for letter in LETTERS
        if letter.step and letter.shape is not Shape.LIST and (not steps or letter.step in steps)
    ]


def blank_act(context: Context, show: Show, code: str) -> RowAct:
    """A line that shows a letter to be filled in by hand."""
    return letter_act(context, show, code, partial(LetterPapers.blank, code=code))


def blank(context: Context, show: Show) -> RowAct:
    """Every letter, to be filled in by hand."""
    lines = [blank_act(context, show, letter.code) for letter in LETTERS if letter.shape is not Shape.LIST]
    return RowAct(QCoreApplication.translate("letters", "Blank"), icon="file-text", more=tuple(lines), apart=True)
