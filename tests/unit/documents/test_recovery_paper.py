"""The paper 恢复码: every group whole, in its order, and what to do with it."""

from __future__ import annotations

import io
from datetime import date

from pypdf import PdfReader

from desktop.documents.recovery_paper import set_code
from desktop.documents.typesetter import Typesetter
from desktop.services.locking import new_code


def test_the_code_stands_whole_on_one_page() -> None:
    code = new_code()
    paper = set_code(code, "乌兰毛都苏木", date(2026, 12, 1), Typesetter())
    [page] = PdfReader(io.BytesIO(paper.pdf)).pages
    text = page.extract_text()
    places = [text.index(group) for group in code.split("-")]
    assert places == sorted(places) and paper.unshown == ()
    assert all(words in text for words in ("恢复码", "乌兰毛都苏木", "2026-12-01", "不要和电脑放在一起"))
