"""The themes: contrast, one sheet for all, icons that follow."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.resources import resource_path
from desktop.ui import theme
from desktop.ui.icons import icon, outline
from desktop.ui.icons import pixmap as icon_pixmap
from desktop.ui.theme import THEMES, Tokens


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours, 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("t", THEMES.values(), ids=lambda t: t.name)
def test_words_pass_aa_on_every_ground_that_they_stand_on(t: Tokens) -> None:
    for words in (t.text, t.muted, t.accent, t.link, t.warn, t.danger):
        for ground in (t.ground, t.surface, t.raised):
            assert contrast(words, ground) >= 4.5, (words, ground)
    for tone in ("neutral", "accent", "link", "warn", "danger"):
        words, tint = t.tone(tone)
        assert contrast(words, tint) >= 4.5, tone
    assert contrast(t.text, t.accent_tint) >= 4.5 and contrast(t.text, t.hover) >= 4.5
    assert contrast(t.on_accent, t.accent) >= 4.5
    assert contrast(t.field_line, t.surface) >= 3, "the edge of a field"


def test_high_contrast_passes_aaa() -> None:
    t = THEMES["contrast"]
    for words in (t.text, t.muted, t.accent, t.link, t.warn, t.danger):
        assert contrast(words, t.ground) >= 7


def test_all_themes_are_one_sheet_with_other_values() -> None:
    shapes = {re.sub(r"#[0-9A-Fa-f]{6}|check-\w+", "", theme.style_sheet(t)) for t in THEMES.values()}
    assert len(shapes) == 1


def test_pictures_of_the_sheet_exist() -> None:
    for t in THEMES.values():
        paths = re.findall(r"url\(([^)]+)\)", theme.style_sheet(t))
        assert paths
        assert all(path.startswith(resource_path("icons").as_posix()) for path in paths)
        assert all((resource_path("icons") / path.split("/icons/")[1]).exists() for path in paths)


def test_the_sheet_is_understood_by_qt(qtbot: QtBot, dressed: QApplication, capfd: pytest.CaptureFixture[str]) -> None:
    for name in THEMES:
        theme.apply(dressed, name, 1.25)
        words = QLabel("其木格")
        qtbot.addWidget(words)
        words.ensurePolished()
    assert "parse" not in capfd.readouterr().err
    theme.apply(dressed, "light")


def test_scaling_goes_by_steps_and_stops_at_the_ends(dressed: QApplication) -> None:
    assert theme.next_scale(1.0, 1) == 1.1
    assert theme.next_scale(0.8, -1) == 0.8
    assert theme.next_scale(2.0, 1) == 2.0
    theme.apply(dressed, "light", 1.25)
    assert theme.px(8) == 10
    assert dressed.font().pointSizeF() == pytest.approx(15)
    theme.apply(dressed, "light")


def test_an_icon_follows_the_theme(dressed: QApplication) -> None:
    plus = icon("plus", "accent")

    def middle() -> str:
        return plus.pixmap(32, 32).toImage().pixelColor(16, 16).name().upper()

    theme.apply(dressed, "light")
    assert middle() == THEMES["light"].accent
    theme.apply(dressed, "dark")
    assert middle() == THEMES["dark"].accent
    theme.apply(dressed, "light")


def test_an_icon_that_there_is_no_room_for_draws_nothing(dressed: QApplication) -> None:
    """Qt's warnings fail a test: painting on an empty picture makes eight of them."""
    assert icon("plus").pixmap(0, 16).isNull()
    assert icon_pixmap("plus", 0).isNull()


def test_every_icon_can_be_drawn() -> None:
    names = [path.stem for path in resource_path("icons").glob("*.svg")]
    assert len(names) > 100
    for name in names:
        bounds = outline(name).boundingRect()
        assert 20 < max(bounds.width(), bounds.height()) <= 256, name


def test_an_unknown_icon_fails_where_it_is_written() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")
