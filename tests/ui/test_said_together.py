"""Words put together of several: folded findings, sentences of a cell, a household by its head, days of an item."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.services.findings.declared import DECLARED
from desktop.services.findings.finding import Found
from desktop.services.people import Apart
from desktop.ui import translation
from desktop.ui.dispatch.cell_view import days_words
from desktop.ui.findings.words import alike_words
from desktop.ui.findings_page import joined
from desktop.ui.record_words import whom_words
from tests.ui.deskside import context_of, open_desk


def test_alike_findings_never_show_a_letter_in_a_numbers_place(dressed: QApplication, tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    context, _ = context_of(desk)
    language = "en" if translation.current() == "en" else "zh"
    shared = alike_words([Found("P7", b"1", 9, 15), Found("P7", b"2", 11, 15)], context)
    assert shared == DECLARED["P7"].words(language, n="…", most=15)
    differing = alike_words([Found("P7", b"1", 9, 15), Found("P7", b"2", 11, 7)], context)
    assert differing == DECLARED["P7"].words(language, n="…", most="…")
    desk.close()


def test_no_full_stop_stands_before_what_parts_sentences() -> None:
    assert joined(["没有登记群主。", "还没有统计成员数。"]) == "没有登记群主；还没有统计成员数。"
    assert joined(["没有登记群主。"]) == "没有登记群主。" and joined([]) == ""


def test_the_year_is_the_heads_and_not_the_households(dressed: QApplication) -> None:
    row = {"about_kind": "household", "about_name": "乌仁图雅", "about_apart": Apart("1954", "")}
    words = whom_words(row)
    assert "1954" in words and not words.endswith(whom_words({**row, "about_kind": "person"}).removeprefix("乌仁图雅"))


def test_each_day_of_an_item_is_said_as_days_are_everywhere(dressed: QApplication) -> None:
    said = days_words("2026-04-04、2026-05-01", date(2026, 11, 24))
    assert "2026-04" not in said and "、" in said and days_words("15", date(2026, 11, 24)) == "15"
