"""公文 in Settings: how letters are worded here, each changed in a dialog that says what is wrong while one types."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.services.letters.letters import Worded, check
from desktop.services.letters.template import PARTS, Shape, Wording
from desktop.ui import theme
from desktop.ui.form import Form, lines, text
from desktop.ui.letters import part_words, problem_words
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.screens import fit
from desktop.ui.tips import set_tip
from desktop.ui.widgets import Card, Flow, Scroll, button, chip_words, emptied, label

#: Parts that a shape has no place for.
_WITHOUT = {
    Shape.POSTED: frozenset({"to"}),
    Shape.FORM: frozenset({"to", "attached"}),
    Shape.CERTIFICATE: frozenset({"attached"}),
    Shape.LIST: frozenset({"to", "attached", "signed"}),
}


class LettersCard(Card):
    """A button a letter; those of one's own are marked, broken ones told of."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Letters and forms"))
        self._context = context
        words = self.tr(
            "How letters, posted lists, forms and certificates of the federation are worded, for the whole township."
            " What stands in braces is filled from the records. A broken wording is kept, and the usual one is used."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self._area = QWidget()
        self._flow = Flow(self._area, 8)
        self.body.addWidget(self._area)
        self._broken = QVBoxLayout()
        self.body.addLayout(self._broken)
        self.buttons: dict[str, QWidget] = {}
        self.refresh()

    def refresh(self) -> None:
        """Shows which are of one's own, and which are broken."""
        self._flow.clear()
        emptied(self._broken)
        may = self._context.desk.township_settings.may_change
        for worded in self._context.desk.letters.all():
            code, name = worded.letter.code, term("letter", worded.letter.code)
            said = self.tr("{letter} (own)").format(letter=name) if worded.own is not None else name
            made = button(chip_words(said), partial(self.ask, code))
            made.setEnabled(may)
            set_tip(made, "" if may else self.tr("The chair of the township sets it"))
            self._flow.addWidget(made)
            self.buttons[code] = made
            for problem in worded.problems:
                told = f"{name} · {problem_words(problem)}"
                self._broken.addWidget(label(told, "small", wrap=True, tone="warn"))

    def ask(self, code: str) -> LetterDialog:
        """Asks how a letter is worded."""
        dialog = LetterDialog(self._context, self._context.desk.letters.worded(code), self.window())
        dialog.open()
        return dialog


class LetterDialog(QDialog):
    """The parts of one letter; a click on a name puts it where the cursor was last."""

    def __init__(self, context: Context, worded: Worded, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._letter = context, worded.letter
        title = term("letter", worded.letter.code)
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(title, "heading", wrap=True))
        outer.addWidget(label(self._how(worded.letter.shape), "muted", wrap=True))
        shown = [part for part in PARTS if part not in _WITHOUT.get(worded.letter.shape, ())]
        one_line = {"title", "to"}
        self.form = Form(
            [
                text(part, part_words(part)) if part in one_line else lines(part, part_words(part), most=18)
                for part in shown
            ],
            above=True,
        )
        self.form.load((worded.own or worded.used).plain())
        self.form.edited.connect(lambda _name: self._check())
        self.form.submitted.connect(self.save)
        scroll = Scroll()
        scroll.body.addWidget(self.form)
        self._last: QLineEdit | QPlainTextEdit | None = None
        names = sorted(worded.letter.known) if worded.letter.shape is not Shape.LIST else []
        if names:
            scroll.body.addWidget(label(self.tr("What the records fill; a click puts it where the cursor is"), "small"))
            area = QWidget()
            flow = Flow(area, 6)
            for name in names:
                flow.addWidget(button(f"{{{name}}}", partial(self.put, name), look="chip"))
            scroll.body.addWidget(area)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        self.wrong = label("", "error", wrap=True, tone="warn")
        outer.addWidget(self.wrong)
        row = QHBoxLayout()
        row.addWidget(button(self.tr("The usual wording"), self.usual, look="flat"))
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(button(self.tr("Save"), self.save, look="primary", tip="Ctrl+Enter"))
        outer.addLayout(row)
        fit(self, theme.px(760), theme.px(720))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self._check()

    def _how(self, shape: Shape) -> str:
        if shape is Shape.LIST:
            return self.tr("A line a step, its code first: K01 and what papers it leaves.")
        if shape is Shape.FORM:
            return self.tr(
                "A line is a row of the form: cells parted by ｜, in each a head, then ：. □ at the beginning makes a"
                " box for a seal. A list of people stands alone on its line."
            )
        return self.tr("A line is a paragraph. A list of people stands alone on its line.")

    def wording(self) -> Wording:
        """What is typed."""
        return Wording(**{part: str(self.form.values().get(part) or "") for part in PARTS})

    def put(self, name: str) -> None:
        """Puts a name in braces where the cursor is, or was last; else at the end of the text."""
        chosen: QLineEdit | QPlainTextEdit | None = self.form.editor("body").findChild(QPlainTextEdit)
        for found in (*self.form.findChildren(QLineEdit), *self.form.findChildren(QPlainTextEdit)):
            if found is self._last:
                chosen = found
        if isinstance(chosen, QLineEdit):
            chosen.insert(f"{{{name}}}")
            self._check()
        elif chosen is not None:
            chosen.insertPlainText(f"{{{name}}}")
            chosen.setFocus()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit) and self.isAncestorOf(now):
            self._last = now

    def _check(self) -> None:
        self.wrong.setText("\n".join(problem_words(each) for each in check(self._letter, self.wording())))

    def usual(self) -> None:
        """Puts the usual wording back into the form."""
        whole = self._letter.usual.plain()
        self.form.show_draft({part: whole.get(part) for part in self.form.names()}, self.form.loaded())
        self._check()

    def save(self) -> None:
        """Keeps it for the township, and closes."""
        letters, wording = self._context.desk.letters, self.wording()
        words = self.tr("The wording was set")
        if self._context.act(lambda: letters.set(self._letter.code, wording), words) is not None:
            self.accept()
