"""Words for codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.errors import FieldErrors, KnownError
from desktop.services import validation
from desktop.ui import translation
from desktop.ui.messages import WORDS, words_for, words_of

ROOT = Path(__file__).resolve().parents[2]


def test_every_code_has_chinese_words(dressed: QApplication) -> None:
    for code in WORDS:
        assert re.search("[一-鿿]", words_for(code)), code


def test_every_code_of_the_checks_has_words() -> None:
    assert set(validation.ERRORS) | set(validation.WARNINGS) <= set(WORDS)


def test_every_known_error_has_words() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "desktop").rglob("*.py")]
    codes = {code for source in sources for code in re.findall(r'KnownError\(\s*"(\w+)"', source)}
    assert len(codes) > 50 and not codes - set(WORDS)


def test_details_fill_the_places(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WORDS, "sample", "{count} of {all}")
    assert words_of(KnownError("sample", count=3, all=5)) == "3 of 5"
    assert words_for("sample", count=3) == "3 of –"


def test_a_code_without_words_is_still_told(dressed: QApplication) -> None:
    assert words_for("brand_new") == "没有成功（brand_new）。"
    assert "几处" in words_of(FieldErrors({"name": "required"}))


def test_english(dressed: QApplication) -> None:
    translation.install(dressed, "en")
    assert words_for("required") == "Please fill this in."
