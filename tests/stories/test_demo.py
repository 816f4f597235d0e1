"""``make demo`` tells the main job; here it must come about, on a server, a line and two laptops of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from demo.story import Story, clean
from demo.summary import write_summary
from desktop.ui import translation

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"


@pytest.fixture
def story(qapp: QApplication, tmp_path: Path) -> Story:
    out, work = tmp_path / "out", tmp_path / "work"
    clean(out)
    work.mkdir()
    return Story(qapp, work, out, lambda words: None)


def test_the_main_job_comes_about(story: Story, qapp: QApplication, tmp_path: Path) -> None:
    try:
        story.run()
    finally:
        story.close()
        translation.install(qapp, "en")
    out = tmp_path / "out"
    facts = dict(story.facts)
    assert facts["dinner"].endswith("= 23")
    assert "28 项" in facts["status line without the line"] and "项" not in facts["status line"]
    assert facts["both laptops"] == "the dinner has 24 people"
    assert facts["decided with one click"].startswith("3 phones")
    assert facts["by stick"].startswith("one change")
    pages = {name: len(PdfReader(out / name).pages) for name, _ in story.papers}
    assert pages == {"sheet.pdf": 3, "sheet-bilingual.pdf": 4, "record.pdf": 1}
    text = "".join(page.extract_text() for page in PdfReader(out / "sheet.pdf").pages)
    assert "苏木妇联执委会议签到表" in text and "勿布林" in text
    assert all((out / name).stat().st_size > 10_000 for name, _ in story.pictures)
    shown = {re.sub(r"^\d+-", "", name) for name, _ in story.pictures}
    assert shown == {path.name for path in PICTURES.iterdir()}  # the guide's pictures are those of this story
    write_summary(out / "summary.md", 1.0, story.facts, story.papers, story.pictures)
    summary = (out / "summary.md").read_text(encoding="utf-8")
    for name in [*pages, *(name for name, _ in story.pictures)]:
        assert f"({name})" in summary
