"""The look: one table of tokens, one palette and one style sheet made from it.

One theme is in force for the program (like Qt's palette), so that a widget asks ``theme.tokens()`` while it paints
and nothing has to be handed around. Everything is on a grid of 8 px at scale 1.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desktop.resources import resource_path

BODY_POINTS = 12.0
SMALL_POINTS = 10.5
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme; pairs that carry words pass WCAG AA (tests/ui/test_theme.py)."""

    name: str
    ground: str
    surface: str
    raised: str
    text: str
    muted: str
    line: str
    field_line: str
    accent: str
    accent_tint: str
    on_accent: str
    link: str
    link_tint: str
    warn: str
    warn_tint: str
    danger: str
    danger_tint: str
    hover: str
    dark: bool = False

    def tone(self, name: str) -> tuple[str, str]:
        """Colour of the words and of the tint behind them for a tone: neutral, accent, link, warn or danger."""
        return {
            "neutral": (self.muted, self.hover),
            "accent": (self.accent, self.accent_tint),
            "link": (self.link, self.link_tint),
            "warn": (self.warn, self.warn_tint),
            "danger": (self.danger, self.danger_tint),
        }[name]


LIGHT = Tokens(
    name="light",
    ground="#F5F7F5",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#1B2621",
    muted="#5B6B63",
    line="#DFE6E1",
    field_line="#7C8C84",
    accent="#1E7757",
    accent_tint="#E2F1EA",
    on_accent="#FFFFFF",
    link="#2567A8",
    link_tint="#E6EFF8",
    warn="#8A5409",
    warn_tint="#FAEFDC",
    danger="#B3261E",
    danger_tint="#FBE9E7",
    hover="#EEF2EF",
)
DARK = Tokens(
    name="dark",
    ground="#141A17",
    surface="#1C2420",
    raised="#232D28",
    text="#E7EEEA",
    muted="#9BADA4",
    line="#2D3A34",
    field_line="#6F8279",
    accent="#5CC29A",
    accent_tint="#1F3A30",
    on_accent="#141A17",
    link="#7FB4E6",
    link_tint="#1E3244",
    warn="#E0B15E",
    warn_tint="#3A301B",
    danger="#F2988F",
    danger_tint="#40231F",
    hover="#26312B",
    dark=True,
)
CONTRAST = Tokens(
    name="contrast",
    ground="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#000000",
    muted="#2B2B2B",
    line="#595959",
    field_line="#000000",
    accent="#004D33",
    accent_tint="#D6F0E4",
    on_accent="#FFFFFF",
    link="#003C80",
    link_tint="#DCE9F7",
    warn="#5C3500",
    warn_tint="#FFEFD1",
    danger="#8C0F08",
    danger_tint="#FFE1DE",
    hover="#E8E8E8",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


@dataclass
class _Force:
    """What is in force; kept here and not with the application, as every cell that is painted asks."""

    tokens: Tokens = LIGHT
    scale: float = 1.0
    dressed: bool = False


_force = _Force()


def tokens() -> Tokens:
    """The theme in force; light before ``apply`` was called."""
    return _force.tokens


def scale() -> float:
    """The factor of type and sizes in force."""
    return _force.scale


@cache
def colour(name: str) -> QColor:
    """A colour of the tokens as Qt takes it. Not to be changed."""
    return QColor(name)


def px(size: float) -> int:
    """``size`` pixels of scale 1 in today's scale."""
    return round(size * scale())


def around(size: float) -> int:
    """Pixels left free around a page: with large type hardly more, as the words need the room themselves."""
    return min(px(size), 28)


def next_scale(current: float, step: int) -> float:
    """The scale ``step`` places up or down from ``current``."""
    at = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - current))
    return SCALES[max(0, min(len(SCALES) - 1, at + step))]


def resolve(choice: str) -> Tokens:
    """The theme that a setting means: ``auto`` follows the system's light or dark."""
    if choice in THEMES:
        return THEMES[choice]
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def families() -> list[str]:
    """Type families in order of preference. Only what the system usually has: asking for a missing family is slow."""
    if sys.platform == "win32":
        return ["Microsoft YaHei UI", "Segoe UI"]
    if sys.platform == "darwin":
        return ["PingFang SC"]
    return ["Noto Sans CJK SC"]


def font(points: float = BODY_POINTS, weight: QFont.Weight = QFont.Weight.Normal, figures: bool = False) -> QFont:
    """The window's type at ``points`` of scale 1; ``figures`` all of one width, for columns of numbers."""
    made = QFont()
    made.setFamilies(families())
    made.setPointSizeF(points * scale())
    made.setWeight(weight)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def shows(text: str) -> bool:
    """Whether this machine has a font for every character of ``text``; others come out as boxes."""
    metrics = QFontMetrics(font())
    return all(metrics.inFontUcs4(ord(one)) for one in text)


def apply(app: QApplication, choice: str = "auto", factor: float = 1.0) -> Tokens:
    """Dress the application; may be called again at any time. Returns the theme taken."""
    chosen = resolve(choice)
    sheet = style_sheet(chosen, factor)
    if _force.dressed and app.styleSheet() == sheet:
        return chosen  # Qt would look at every widget there is again, for nothing
    if not _force.dressed:
        app.setStyle("Fusion")
        app.setWindowIcon(QIcon(str(resource_path("sumu-home.svg"))))  # Windows asks the window, not the program
    _force.tokens, _force.scale, _force.dressed = chosen, factor, True
    app.setFont(font())
    app.setPalette(palette(chosen))
    app.setStyleSheet(sheet)
    return chosen


def palette(t: Tokens) -> QPalette:
    """Qt's palette of a theme, for whatever the style sheet does not reach."""
    role = QPalette.ColorRole
    made = QPalette()
    colours = {
        role.Window: t.ground,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.ground,
        role.Text: t.text,
        role.Button: t.raised,
        role.ButtonText: t.text,
        role.BrightText: t.danger,
        role.ToolTipBase: t.raised,
        role.ToolTipText: t.text,
        role.PlaceholderText: t.muted,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Link: t.link,
        role.LinkVisited: t.link,
        role.Light: t.surface,
        role.Midlight: t.line,
        role.Mid: t.line,
        role.Dark: t.field_line,
        role.Shadow: t.field_line,
    }
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.muted))
    return made


def style_sheet(t: Tokens, factor: float = 1.0) -> str:
    """The one style sheet, for any theme. Widgets choose a role by dynamic properties: ``look``, ``tone``,
    ``invalid``.
    """

    def p(size: float) -> str:
        return f"{round(size * factor)}px"

    def half(line: float, *around: tuple[float, float]) -> str:
        """The radius of round ends: half the height of a line in the narrowest of (padding, border). Qt draws a corner
        square where the radius is one pixel too large."""
        heights = [round(line * factor) + 2 * round(padding * factor) + 2 * border for padding, border in around]
        return f"{int(min(heights)) // 2}px"

    def pt(size: float) -> str:
        return f"{size * factor:g}pt"

    def image(name: str) -> str:
        return f"url({resource_path(f'icons/sheet/{name}.svg').as_posix()})"

    tones = "".join(
        f'QLabel[look="pill"][tone="{name}"] {{ color: {t.tone(name)[0]}; background: {t.tone(name)[1]}; }}'
        f'QLabel[tone="{name}"] {{ color: {t.tone(name)[0]}; }}'
        f'QFrame[look="banner"][tone="{name}"] {{'
        f"  background: {t.tone(name)[1]}; border: 1px solid {t.tone(name)[0]};"
        f"}}"
        for name in ("neutral", "accent", "link", "warn", "danger")
    )
    return f"""
* {{ outline: none; }}
QWidget {{ color: {t.text}; }}
QMainWindow, QDialog, QWidget[look="ground"] {{ background: {t.ground}; }}
QToolTip {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.field_line}; padding: {p(4)} {p(8)}; }}
QFrame[look="card"], QFrame[look="panel"] {{
    background: {t.surface}; border: 1px solid {t.line}; border-radius: {p(8)};
}}
QFrame[look="raised"] {{ background: {t.raised}; border: 1px solid {t.field_line}; border-radius: {p(8)}; }}
QFrame[look="sidebar"] {{ background: {t.surface}; border: none; border-right: 1px solid {t.line}; }}
QFrame[look="status"] {{ background: {t.surface}; border: none; border-top: 1px solid {t.line}; }}
QFrame[look="rule"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[look="banner"] {{ border-radius: {p(8)}; }}
QFrame[look="toast"] {{ background: {t.text}; border: none; border-radius: {p(8)}; }}
QFrame[look="toast"] QLabel {{ color: {t.ground}; }}
QFrame[look="toast"] QPushButton {{ color: {t.ground}; background: transparent; border: 1px solid {t.ground}; }}
QLabel {{ background: transparent; border: none; }}
QLabel[look="title"] {{ font-size: {pt(18)}; font-weight: 600; }}
QLabel[look="heading"] {{ font-size: {pt(14)}; font-weight: 600; }}
QLabel[look="section"] {{ font-weight: 600; color: {t.muted}; }}
QLabel[look="muted"], QLabel[look="count"] {{ color: {t.muted}; }}
QLabel[look="small"] {{ color: {t.muted}; font-size: {pt(SMALL_POINTS)}; }}
QLabel[look="figure"] {{ font-size: {pt(24)}; font-weight: 600; }}
QLabel[look="error"] {{ color: {t.danger}; font-size: {pt(SMALL_POINTS)}; }}
QLabel[look="error"][tone="warn"] {{ color: {t.warn}; }}
QLabel[look="pill"] {{ border-radius: {p(11)}; padding: {p(2)} {p(10)}; font-size: {pt(SMALL_POINTS)}; }}
{tones}
QPushButton {{
    background: {t.raised}; border: 1px solid {t.field_line}; border-radius: {p(8)}; padding: {p(6)} {p(16)};
    min-height: {p(22)};
}}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.accent_tint}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: {p(5)} {p(15)}; }}
QPushButton:disabled {{ color: {t.muted}; border-color: {t.line}; background: {t.ground}; }}
QPushButton[look="primary"] {{
    background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent}; font-weight: 600;
}}
QPushButton[look="primary"]:hover {{ background: {_mix(t.accent, t.text, 0.12)}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {t.text}; padding: {p(5)} {p(15)}; }}
QPushButton[look="primary"]:disabled {{ background: {t.line}; color: {t.muted}; border-color: {t.line}; }}
QPushButton[look="danger"]:enabled {{ color: {t.danger}; border-color: {t.danger}; }}
QPushButton[look="flat"], QToolButton {{ background: transparent; border: 1px solid transparent; }}
QPushButton[look="flat"] {{ padding: {p(6)} {p(8)}; }}
QPushButton[look="flat"]:hover, QToolButton:hover {{ background: {t.hover}; }}
QPushButton[look="flat"]:focus, QToolButton:focus {{ border: 1px solid {t.accent}; padding: {p(6)} {p(8)}; }}
QPushButton[look="link"] {{
    color: {t.link}; background: transparent; border: none; padding: 0; min-height: 0; text-align: left;
}}
QPushButton[look="figure"] {{
    color: {t.text}; background: transparent; border: none; padding: 0; min-height: 0; text-align: left;
    font-size: {pt(24)}; font-weight: 600;
}}
QPushButton[look="figure"]:focus, QPushButton[look="figure"]:hover {{ color: {t.link}; text-decoration: underline; }}
QPushButton[look="link"]:focus, QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:disabled {{ color: {t.muted}; background: transparent; }}
QToolButton {{ border-radius: {p(8)}; padding: {p(6)} {p(8)}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[look="find"] {{
    text-align: left; color: {t.muted}; background: {t.ground}; border: 1px solid {t.line};
    padding: {p(5)} {p(10)};
}}
QPushButton[look="chip"] {{
    background: transparent; border: 1px solid {t.line}; border-radius: {half(24, (3, 1), (2, 2))};
    padding: {p(3)} {p(12)}; min-height: {p(24)};
}}
QPushButton[look="chip"]:hover {{ background: {t.hover}; }}
QPushButton[look="chip"]:checked {{
    background: {t.accent_tint}; border-color: {t.accent}; color: {t.accent}; font-weight: 600;
}}
QPushButton[look="chip"]:focus {{ border: 2px solid {t.accent}; padding: {p(2)} {p(11)}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{
    background: {t.surface}; border: 1px solid {t.field_line}; border-radius: {p(8)}; padding: {p(5)} {p(10)};
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {p(24)}; }}
QAbstractSpinBox {{ padding-right: {p(26)}; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
    min-height: 0; padding: 0; border: none; border-radius: 0; background: transparent;
}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
    subcontrol-origin: border; width: {p(24)}; border: none; background: transparent;
}}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: {image("caret-up")}; width: {p(12)}; height: {p(12)}; }}
QAbstractSpinBox::down-arrow {{ image: {image("caret")}; width: {p(12)}; height: {p(12)}; }}
QPlainTextEdit, QTextEdit {{ padding: {p(4)} {p(6)}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
    border: 2px solid {t.accent}; padding: {p(4)} {p(9)};
}}
QAbstractSpinBox:focus {{ padding-right: {p(25)}; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {p(3)} {p(5)}; }}
QTextBrowser, QTextBrowser:focus {{ border: none; border-radius: 0; padding: 0; background: transparent; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.ground}; border-color: {t.line}; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{
    background: {t.ground}; color: {t.muted}; border-color: {t.line};
}}
*[invalid="true"] {{ border: 2px solid {t.danger}; }}
QLineEdit[invalid="true"], QComboBox[invalid="true"] {{ padding: {p(4)} {p(9)}; }}
QComboBox::drop-down {{ border: none; width: {p(28)}; }}
QComboBox::down-arrow {{ image: {image("caret")}; width: {p(14)}; height: {p(14)}; }}
QComboBox QAbstractItemView, QListView[look="menu"] {{
    background: {t.raised}; border: 1px solid {t.field_line}; padding: {p(4)};
    selection-background-color: {t.accent_tint}; selection-color: {t.text};
}}
QComboBox QAbstractItemView::item, QListView[look="menu"]::item {{
    min-height: {p(32)}; padding: 0 {p(8)}; border-radius: {p(6)};
}}
QListView[look="menu"] {{ border: none; }}
QListView[look="menu"]::item:selected {{ background: {t.accent_tint}; color: {t.text}; }}
QCheckBox, QRadioButton {{ spacing: {p(8)}; min-height: {p(28)}; background: transparent; }}
QCheckBox::indicator {{
    width: {p(18)}; height: {p(18)}; border: 1px solid {t.field_line}; border-radius: {p(4)};
    background: {t.surface};
}}
QCheckBox::indicator:checked {{
    background: {t.accent}; border-color: {t.accent}; image: {image("check-dark" if t.dark else "check-light")};
}}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {t.accent}; }}
QRadioButton::indicator {{
    width: {p(16)}; height: {p(16)}; border: 1px solid {t.field_line}; border-radius: {p(9)};
    background: {t.surface};
}}
QRadioButton::indicator:checked {{ border: {p(5)} solid {t.accent}; width: {p(8)}; height: {p(8)}; }}
QTableView, QListView, QTreeView {{
    background: {t.surface}; border: 1px solid {t.line}; border-radius: {p(8)};
    selection-background-color: {t.accent_tint}; selection-color: {t.text};
}}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 1px solid {t.field_line}; }}
QTableView[look="bare"], QListView[look="bare"], QTreeView[look="bare"] {{ border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTreeView::item {{ min-height: {p(34)}; }}
QTreeView::item:selected, QTreeView::branch:selected {{ background: {t.accent_tint}; color: {t.text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: {t.surface}; color: {t.muted}; border: none; border-bottom: 1px solid {t.line};
    padding: {p(6)} {p(12)}; font-size: {pt(11)}; font-weight: 400;
}}
QHeaderView::section:hover {{ color: {t.text}; }}
QHeaderView::down-arrow {{ image: {image("caret")}; width: {p(12)}; height: {p(12)}; }}
QHeaderView::up-arrow {{ image: {image("caret-up")}; width: {p(12)}; height: {p(12)}; }}
QTableCornerButton::section {{ background: {t.surface}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget[look="clear"], QStackedWidget, QSplitter {{
    background: transparent; border: none;
}}
QScrollBar:vertical {{ background: transparent; width: {p(12)}; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p(12)}; margin: 0; }}
QScrollBar::handle {{ background: {_mix(t.line, t.field_line, 0.45)}; border-radius: {p(4)}; margin: {p(2)}; }}
QScrollBar::handle:hover {{ background: {t.field_line}; }}
QScrollBar::handle:vertical {{ min-height: {p(32)}; }}
QScrollBar::handle:horizontal {{ min-width: {p(32)}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: transparent; }}
QMenu {{ background: {t.raised}; border: 1px solid {t.field_line}; border-radius: {p(8)}; padding: {p(4)};
    icon-size: {p(16)}; }}
QMenu::item {{ padding: {p(6)} {p(24)} {p(6)} {p(12)}; border-radius: {p(6)}; }}
QMenu::icon {{ padding-left: {p(8)}; }}
QMenu::item:selected {{ background: {t.accent_tint}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {p(4)} {p(8)}; }}
QTabBar {{ background: transparent; border: none; }}
QTabBar::tab {{
    padding: {p(8)} {p(12)}; color: {t.muted}; border: none; border-bottom: {p(3)} solid transparent;
    background: transparent;
}}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.accent}; border-bottom-color: {t.accent}; font-weight: 600; }}
QTabBar::tab:focus {{ background: {t.hover}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: {p(3)}; max-height: {p(6)}; min-height: {p(6)}; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {p(3)}; }}
QPrintDialog QLineEdit, QPrintDialog QComboBox, QPrintDialog QAbstractSpinBox, QPrintDialog QPushButton,
QPrintPropertiesDialog QLineEdit, QPrintPropertiesDialog QComboBox, QPrintPropertiesDialog QAbstractSpinBox {{
    min-height: {p(20)}; padding-top: {p(2)}; padding-bottom: {p(2)};
}}
QPrintDialog QCheckBox, QPrintDialog QRadioButton, QPrintPropertiesDialog QRadioButton {{ min-height: {p(22)}; }}
QPrintDialog QTabBar::tab, QPrintPropertiesDialog QTabBar::tab {{ padding: {p(4)} {p(12)}; }}
QCalendarWidget QWidget {{ background: {t.raised}; alternate-background-color: {t.hover}; }}
QCalendarWidget QAbstractItemView {{
    border: none; border-radius: 0; selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QCalendarWidget QToolButton {{ color: {t.text}; min-height: {p(24)}; }}
"""


def _mix(one: str, other: str, share: float) -> str:
    """``share`` of the colour ``other`` in ``one``."""
    a, b = QColor(one), QColor(other)
    parts = [
        round(x * (1 - share) + y * share)
        for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    ]
    return QColor(*parts).name()
