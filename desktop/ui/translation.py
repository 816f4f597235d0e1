"""The language of the window: our words and Qt's own, installed on the application."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.resources import resource_path
from desktop.ui.marked import QT_TRANSLATE_NOOP

log = logging.getLogger(__name__)

LANGUAGES = {"zh_CN": "简体中文", "en": "English"}

#: Words of Qt's own dialogs for saving and printing that its Chinese lacks (looked for in Qt 6.9 to 6.11).
QT_LACKS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Page &Set:"),
    QT_TRANSLATE_NOOP("QPageSetupWidget", "Page &order:"),
    QT_TRANSLATE_NOOP("QPageSetupWidget", "Pages &per sheet:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "Scheduled &printing:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "&Billing information:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "Job &priority:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "&Start:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "&End:"),
)

#: The words in force. (To look for them among the application's children takes longer than to load them.)
_installed: list[QTranslator] = []


def install(app: QCoreApplication, language: str) -> None:
    """Speak ``language`` from now on; what is already on the screen changes when its window is built again."""
    while _installed:
        old = _installed.pop()
        app.removeTranslator(old)
        old.setParent(None)
    app.setProperty("sumu_language", language)
    QLocale.setDefault(QLocale(language))
    _compile_if_outdated()
    qt = QTranslator(app)
    if language != "en" and qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _install(app, qt)
    ours = QTranslator(app)
    if ours.load(f"sumu_{language}", str(resource_path("i18n"))):
        _install(app, ours)
    elif language != "en":
        log.warning("no translation for %s", language)


def _install(app: QCoreApplication, words: QTranslator) -> None:
    app.installTranslator(words)
    _installed.append(words)


def current() -> str:
    """The language in force: ``zh_CN`` or ``en``."""
    app = QCoreApplication.instance()
    return str(app.property("sumu_language") or "en") if app else "en"


def _compile_if_outdated() -> None:
    """In a checkout the words may be newer than the file that Qt reads."""
    tool = Path(__file__).resolve().parents[2] / "tools" / "i18n.py"
    if getattr(sys, "frozen", False) or not tool.exists():
        return
    folder = resource_path("i18n")
    for language in LANGUAGES:
        compiled = folder / f"sumu_{language}.qm"
        newest = max((path.stat().st_mtime for path in (folder / language).glob("*.ts")), default=0.0)
        if newest > (compiled.stat().st_mtime if compiled.exists() else 0.0):
            import subprocess  # a program that was built never comes here, and each start is short of time

            subprocess.run([sys.executable, str(tool), "compile"], check=False, capture_output=True)
            return
