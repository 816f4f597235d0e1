"""资料核对: what there is to look at in the federation's records, each line with one act to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.services.findings.finding import Found
from desktop.services.findings.findings import KINDS
from desktop.services.matching import Query, spelt
from desktop.ui.findings.acts import FindingActs, may_mend, open_finding
from desktop.ui.findings.words import about_words, how_words, subject_words, subjects_words
from desktop.ui.list_page import ListPage
from desktop.ui.page import Context
from desktop.ui.row_menu import RowAct
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import Chips, Scroll, Segments, label

OPEN, PASSED = "open", "passed"


class Row(NamedTuple):
    """One line: its finding, in words."""

    id: bytes
    found: Found
    subject: str
    words: str
    how: str


class FindingsPage(ListPage):
    """The list. ``go_to(code="O9")`` shows those of one code."""

    watches = frozenset(KINDS)
    help_topic = "findings"

    def __init__(self, context: Context) -> None:
        self._rows: dict[bytes, Row] = {}
        self.part = OPEN
        self.letters: list[str] = []
        self.code = ""
        super().__init__(
            context,
            "findings",
            title=self.tr("Checking the records"),
            columns=[
                Column("subject", self.tr("Whose"), lambda row: row.subject, 280),
                Column("words", self.tr("What is to be looked at"), lambda row: row.words, 320, stretch=True),
                Column("code", self.tr("No."), lambda row: row.found.code, 64, muted=True, drop=1),
                Column("how", self.tr("How to mend it"), lambda row: row.how, 320, muted=True, drop=2),
            ],
            sort=Sort(""),
            search=self.tr("Organisation or name"),
            empty=(self.tr("Nothing to look at"), self.tr("What the records say fits together."), ""),
            icon_name="check-circle",
        )
        self.parts = Segments([(OPEN, self.tr("To look at")), (PASSED, self.tr("No faults here"))])
        self.parts.chosen.connect(self._on_part)
        self.add_filter(self.parts)
        areas = [("O", self.tr("Organisations")), ("R", self.tr("Terms and re-elections")), ("P", self.tr("Posts"))]
        areas += [("C", self.tr("Congresses")), ("F", self.tr("Serving women"))]
        areas.append(("M", self.tr("Meetings")))
        self.areas = Chips(areas, several=True)
        self.areas.chosen.connect(self._on_areas)
        self.add_filter(self.areas)
        self.reload()

    def _on_part(self, part: str) -> None:
        self.part = part
        self.side.close_panel()
        self.reload()

    def _on_areas(self, letters: list[str]) -> None:
        self.letters, self.code = letters, ""
        self.reload()

    # --- the list ---------------------------------------------------------------------------------------------------

    def ids(self, sort: Sort) -> Sequence[bytes]:
        several = self.context.desk.findings.all(passed=self.part == PASSED)
        rows = [self._row(*each) for each in zip(several, subjects_words(self.context, several), strict=True)]
        query = Query(self.search_text) if self.search_text else None
        rows = [
            row
            for row in rows
            if (not self.letters or row.found.code[0] in self.letters)
            and self.code in ("", row.found.code)
            and (query is None or query.fit(spelt([row.subject])) is not None)
        ]
        self._rows = {row.id: row for row in rows}
        return list(self._rows)

    def _row(self, found: Found, subject: str) -> Row:
        return Row(found.id, found, subject, about_words(self.context, found), how_words(found))

    def page(self, ids: Sequence[bytes]) -> Sequence[Row | None]:
        return [self._rows.get(id_) for id_ in ids]

    def count_words(self, count: int) -> str:
        return self.tr("%n to look at", "", count) if self.part == OPEN else self.tr("%n no faults", "", count)

    def filtered(self) -> bool:
        return bool(super().filtered() or self.letters or self.code)

    def clear_filters(self) -> None:
        self.letters, self.code = [], ""
        self.areas.set_value([])
        super().clear_filters()

    def refresh(self, changes: Any) -> None:
        self.reload()
        current = self.table.current_id()
        if self.side.panel_open and (current is None or not self.show_record(current)):
            self.side.close_panel()

    def go_to(self, **where: Any) -> None:
        if where.get("code"):
            self.parts.set_value(OPEN)
            self.part = OPEN
            self.clear_filters()
            self.code = where["code"]
            self.reload()
        super().go_to(**where)

    def place(self) -> dict[str, Any]:
        return {**super().place(), **({"code": self.code} if self.code else {})}

    def row_acts(self, ids: Sequence[bytes]) -> list[RowAct]:
        chosen = [row.found for id_ in ids if (row := self._rows.get(id_)) is not None]
        if not chosen:
            return []
        desk, acts = self.context.desk, list[RowAct]()
        if len(chosen) == 1:
            acts.append(RowAct(self.tr("Open the record"), lambda: open_finding(self.context, chosen[0])))
            if self.part == OPEN and may_mend(self.context, chosen[0]):
                words = self.tr("Mended: {subject}").format(subject=subject_words(self.context, chosen[0]))

                def mend() -> None:
                    self.context.act(lambda: desk.findings.mend(chosen[0]), words)

                acts.append(RowAct(self.tr("Mend"), mend, "check-square"))
        if desk.township_settings.may_change:
            acts.append(RowAct(self._pass_words(len(chosen)), lambda: self._pass(chosen), "check-circle"))
        return acts

    def _pass_words(self, count: int) -> str:
        if self.part == PASSED:
            return self.tr("Look at these %n again", "", count)
        return self.tr("These %n are no faults here", "", count)

    def _pass(self, chosen: Sequence[Found]) -> None:
        findings, words = self.context.desk.findings, self._pass_words(len(chosen))
        write = findings.look_again if self.part == PASSED else findings.pass_over
        self.context.act(lambda: write(chosen), words)

    # --- one of them ------------------------------------------------------------------------------------------------

    def show_record(self, id: bytes) -> bool:
        row = self._rows.get(id)
        if row is None:
            return False
        self.panel.title.setText(row.subject)
        self.panel.set_content(self._content(row))
        return True

    def _content(self, row: Row) -> QWidget:
        scroll = Scroll(margin=16)
        scroll.body.addWidget(label(f"{row.found.code} · {row.words}", "heading", wrap=True))
        scroll.body.addWidget(label(row.how, wrap=True))
        self.acts = FindingActs(self.context, row.found, passed=self.part == PASSED)
        scroll.body.addWidget(self.acts)
        scroll.body.addWidget(
            label(self.tr("Nobody is held up by it, and it stands in no report."), "muted", wrap=True)
        )
        scroll.body.addStretch(1)
        return scroll
