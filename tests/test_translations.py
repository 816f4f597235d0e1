"""Every word of the window is translated, and the check for it can fail."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools import i18n

ROOT = Path(__file__).resolve().parents[1]

SOURCE = """
from PySide6.QtWidgets import QWidget

class Page(QWidget):
    def show_count(self, n):
        self.tr("Save the sheet")
        self.tr("%1 of %2 waiting")
        self.tr("%n person(s)", "", n)
"""
WORDS = '{"Save the sheet": "保存签到表", "%1 of %2 waiting": "%2 项中有 %1 项待传", "%n person(s)": "%n 人"}'
PLURALS = '{"%n person(s)": ["%n person", "%n people"]}'


def test_every_string_is_translated() -> None:
    assert i18n.problems() == []


@pytest.fixture
def small_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One page, translated completely."""
    monkeypatch.setattr(i18n, "ROOT", tmp_path)
    monkeypatch.setattr(i18n, "WORDS", tmp_path / "resources" / "i18n")
    (tmp_path / "desktop" / "ui").mkdir(parents=True)
    (tmp_path / "desktop" / "ui" / "page.py").write_text(SOURCE, encoding="utf-8")
    i18n.update()
    for given in (WORDS, PLURALS):
        (tmp_path / "words.json").write_text(given, encoding="utf-8")
        i18n.fill(tmp_path / "words.json")
    return tmp_path


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_complete_project_has_no_problems(small_project: Path) -> None:
    assert i18n.problems() == []


def test_a_new_string_is_missed(small_project: Path) -> None:
    rewrite(small_project / "desktop/ui/page.py", '"Save the sheet"', '"Print the sheet"')
    found = "\n".join(i18n.problems())
    assert "not translated: 'Print the sheet'" in found
    assert "obsolete: 'Save the sheet'" in found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("%2 项中有 %1 项待传", "有 %1 项待传", "places differ"),
        ("%n 人", "许多人", "places differ"),
        ("保存签到表", "Save the sheet", "still English"),
        ("保存签到表", "", "not translated"),
    ],
)
def test_a_wrong_translation_is_seen(small_project: Path, old: str, new: str, said: str) -> None:
    rewrite(small_project / "resources/i18n/zh_CN/page.ts", old, new)
    assert any(said in line for line in i18n.problems())


def test_compiling_makes_one_file_a_language(small_project: Path) -> None:
    i18n.compile_all(i18n.outdated())
    assert (small_project / "resources/i18n/sumu_zh_CN.qm").stat().st_size > 0
    assert i18n.outdated() == []


def test_a_word_has_one_translation_wherever_it_is_said() -> None:
    """Areas that share a context share its messages: of two translations the one that is compiled last would win."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for path in sorted((ROOT / "resources" / "i18n" / "zh_CN").glob("*.ts")):
        for context in ElementTree.parse(path).getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                assert translation is not None
                word = (context.findtext("name", ""), message.findtext("source", ""))
                said.setdefault(word, {}).setdefault("".join(translation.itertext()).strip(), path.name)
    assert len(said) > 1000
    assert {word: forms for word, forms in said.items() if len(forms) > 1} == {}
