"""Qt's own dialogs speak her language, and what they draw can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDoubleSpinBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui import translation

#: A word in Latin letters that is no key ("(&P)") and no name of a format.
_LATIN = re.compile(r"(?<![&(])[A-Za-z]{2,}")
_FORMATS = ("PDF", "mm", "CUPS")


def _words(root: QWidget) -> Iterator[str]:
    for each in root.findChildren(QWidget):
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        elif isinstance(each, QGroupBox):
            yield each.title()
        elif isinstance(each, QTabWidget):
            yield from (each.tabText(index) for index in range(each.count()))


def _foreign(root: QWidget) -> list[str]:
    return [word for word in _words(root) if set(_LATIN.findall(word)) - set(_FORMATS)]


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptSave, QFileDialog.AcceptMode.AcceptOpen])
def test_the_file_dialog_is_chinese(qtbot: QtBot, dressed: QApplication, mode: QFileDialog.AcceptMode) -> None:
    dialog = QFileDialog(None, "保存")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.show()
    assert [word for word in _words(dialog) if "文件类型" in word] and _foreign(dialog) == []


def test_the_print_dialog_is_chinese(qtbot: QtBot, dressed: QApplication) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.show()
    assert len(list(_words(dialog))) > 20 and _foreign(dialog) == []


@pytest.mark.parametrize(
    ("context", "text"),
    [
        ("QPrintSettingsOutput", "Page &Set:"),
        ("QPageSetupWidget", "Page &order:"),
        ("QPageSetupWidget", "Pages &per sheet:"),
        ("QCupsJobWidget", "Job &priority:"),
        ("QFileDialog", "&Look in:"),
    ],
)
def test_what_qt_lacks_is_ours(dressed: QApplication, context: str, text: str) -> None:
    assert text in translation.QT_LACKS
    assert not _LATIN.search(QCoreApplication.translate(context, text))


@pytest.mark.parametrize("kind", [QSpinBox, QDoubleSpinBox])
def test_the_arrows_of_a_spin_box_are_drawn(
    qtbot: QtBot, dressed: QApplication, kind: type[QSpinBox] | type[QDoubleSpinBox]
) -> None:
    box = kind()
    qtbot.addWidget(box)
    box.setRange(0, 9)
    box.setValue(5)
    box.resize(120, 40)
    box.show()
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    picture = box.grab().toImage()
    for part in (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown):
        rect = box.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, box).adjusted(3, 3, -3, -3)
        ratio = picture.devicePixelRatio()
        colours = {
            picture.pixelColor(round(x * ratio), round(y * ratio)).lightness() // 64
            for x in range(rect.left(), rect.right())
            for y in range(rect.top(), rect.bottom())
        }
        assert rect.width() > 8 and len(colours) > 1, "something stands there"
