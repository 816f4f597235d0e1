"""今天要办 The day's work in at most seven lines: drafts, what is due, then what is to be looked at in the records.

Alike things are one line. It opens the one there is, or the list of all; where no page has such a list it unfolds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.services.day_work import NAMES, Item, ToDo
from desktop.services.drafts import Kept
from desktop.services.findings.declared import Found
from desktop.ui import theme, translation
from desktop.ui.dates import show_date
from desktop.ui.drafts import about_words, discard, page_of, title_of
from desktop.ui.findings.acts import may_mend, open_finding
from desktop.ui.findings.words import alike_words, names_words
from desktop.ui.page import Context
from desktop.ui.terms import left_tone, left_words
from desktop.ui.today.line import Line
from desktop.ui.widgets import Card, button, emptied, label

#: So many lines are shown until all are asked for.
LINES = 7
#: What unfolds under this name is no contributor's line.
_DRAFTS = "drafts"
Maker = Callable[[], Line]


class WorkCard(Card):
    """What there is to do. ``unfolded``: the codes of lines that show each of their things, and ``all_lines`` whether
    all lines are shown: both outlive the card, which is made anew with every change."""

    def __init__(
        self,
        context: Context,
        to_do: Sequence[ToDo],
        drafts: Sequence[Kept],
        unfolded: set[str],
        findings: Sequence[Sequence[Found]] = (),
    ) -> None:
        super().__init__(self.tr("To do today"))
        self._context, self._unfolded = context, unfolded
        self._language: Literal["en", "zh"] = "en" if translation.current() == "en" else "zh"
        self._drafts, self._to_do = drafts, to_do
        self._findings = findings
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(4))
        self.body.addLayout(self._lines)
        self._fill()

    def add_findings(self, found: Sequence[Sequence[Found]]) -> None:
        """What is to be looked at in the records, alike ones together; they stand below all that is due."""
        if found or self._findings:
            self._findings = found
            self._fill()

    # --- lines ---------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        emptied(self._lines)
        makers = self._makers()
        shown = makers if "all" in self._unfolded else makers[:LINES]
        for parts in shown:
            for make in parts:
                self._lines.addWidget(make())
        more = len(makers) - len(shown)
        if more:
            self._add_link(self.tr("%n more", "", more), partial(self._unfold, "all"))
        if self._findings:
            self._add_link(self.tr("All that is to be looked at"), lambda: self._context.window.go("findings"))
        if not makers:
            self._lines.addWidget(label(self.tr("Everything is done for today."), "muted"))

    def _add_link(self, words: str, run: Callable[[], object]) -> None:
        self._lines.addWidget(button(words, run, look="link"), 0, Qt.AlignmentFlag.AlignLeft)

    def _makers(self) -> list[list[Maker]]:
        """Each line with those that it unfolded into."""
        drafts: list[Maker] = [partial(self._draft_line, kept) for kept in self._drafts]
        found = [drafts] if len(drafts) == 1 else []
        if len(drafts) > 1:
            found.append([partial(self._drafts_line), *(drafts if _DRAFTS in self._unfolded else ())])
        for each in self._to_do:
            lines: list[Maker] = [partial(self._work_line, each)]
            if each.work.code in self._unfolded:
                lines += [partial(self._item_line, each, item) for item in each.due.items]
            found.append(lines)
        return found + [[partial(self._finding_line, alike)] for alike in self._findings]

    def _unfold(self, code: str) -> None:
        self._unfolded ^= {code}
        self._fill()

    def _work_line(self, to_do: ToDo) -> Line:
        work, due = to_do.work, to_do.due
        single = due.items[0] if due.count == 1 and due.items else None
        words = work.words(self._language, due.count)
        title, detail = words, self._names(due.items, due.count)
        if single is not None and single.id is not None and detail:
            title, detail = detail, words
        opened = self._opener(to_do, single)
        action = work.do(self._language)
        if single is None and work.where is None:
            action = self.tr("Fold") if work.code in self._unfolded else self.tr("Show them")
        pill, tone = self._pill(due.items, work.tone)
        return Line(title, detail, opened, pill=pill, tone=tone, action=action, run=opened)

    def _opener(self, to_do: ToDo, single: Item | None) -> Callable[[], object]:
        work, go = to_do.work, self._context.window.go
        if single is not None:
            return partial(go, work.page, **self._place(to_do, single))
        if work.where is None:
            return partial(self._unfold, work.code)
        return partial(go, work.page, **work.where)

    @staticmethod
    def _place(to_do: ToDo, item: Item) -> dict[str, Any]:
        where = dict(item.where)
        return {"id": item.id, **where} if item.id is not None else {**(to_do.work.where or {}), **where}

    def _item_line(self, to_do: ToDo, item: Item) -> Line:
        pill, tone = self._pill([item], to_do.work.tone)
        opened = partial(self._context.window.go, to_do.work.page, **self._place(to_do, item))
        return Line(
            self._name(item), "", opened, pill=pill, tone=tone, action=to_do.work.do(self._language), run=opened
        )

    def _name(self, item: Item) -> str:
        term = item.where.get("term")
        return show_date(term.key, self._context.today()) if term is not None else item.name

    def _names(self, items: Sequence[Item], count: int) -> str:
        names = [name for item in items[:NAMES] if (name := self._name(item))]
        shown = "、".join(names)
        return self.tr("{names} …").format(names=shown) if names and count > len(names) else shown

    def _pill(self, items: Sequence[Item], tone: str) -> tuple[str, str]:
        """How many days are left of what is due first."""
        days = [item.day for item in items if len(item.day) == len("2026-11-23")]
        if not days:
            return "", tone
        left = (date.fromisoformat(min(days)) - self._context.today()).days
        return left_words(left), left_tone(left) or "neutral"

    # --- drafts ----------------------------------------------------------------------------------------------------

    def _drafts_line(self) -> Line:
        names = "、".join(title_of(kept) for kept in self._drafts[:NAMES])
        more = self.tr("{names} …").format(names=names) if len(self._drafts) > NAMES else names
        opened = partial(self._unfold, _DRAFTS)
        action = self.tr("Fold") if _DRAFTS in self._unfolded else self.tr("Show them")
        return Line(self.tr("%n drafts not finished", "", len(self._drafts)), more, opened, action=action, run=opened)

    def _draft_line(self, kept: Kept) -> Line:
        where: dict[str, Any] = {"draft": kept.key} if kept.new else {"id": kept.id}
        if kept.kind == "activity":
            where = {"editing": kept.key}
        return Line(
            title_of(kept),
            about_words(self._context, kept),
            partial(self._context.window.go, page_of(kept), **where),
            action=self.tr("Discard"),
            run=partial(discard, self._context, kept),
        )

    # --- findings ----------------------------------------------------------------------------------------------------

    def _finding_line(self, alike: Sequence[Found]) -> Line:
        """A single finding opens its record, several the list of them; each can be said to be no fault."""
        context, findings = self._context, self._context.desk.findings
        single = len(alike) == 1

        def opened() -> None:
            if single:
                open_finding(context, alike[0])
            else:
                context.window.go("findings", code=alike[0].code)

        mends = single and may_mend(context, alike[0])
        may_set = context.desk.township_settings.may_change
        words = self.tr("Mend") if mends else self.tr("Not a fault here") if may_set else ""

        def act() -> None:
            if mends:
                context.act(lambda: findings.mend(alike[0]), self.tr("Mended"))
            else:
                context.act(lambda: findings.pass_over(alike), self.tr("Not a fault here"))

        return Line(
            names_words(context, alike),
            alike_words(alike, context),
            opened,
            pill=str(len(alike)) if not single else "",
            tone="warn",
            action=words,
            run=act,
        )
