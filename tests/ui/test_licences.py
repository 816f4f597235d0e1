"""The texts of all licences are reached in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import licences
from desktop.ui.settings_page.licences import Licences


def test_the_text_of_a_part_is_shown_as_it_is_chosen(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    dialog = Licences(around)
    dialog.open()
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names == [part.name for part in licences.parts()]
    shown = set()
    for _ in names:
        shown.add(dialog.text.toPlainText())
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "" not in shown and len(shown) > len(names) // 2  # Qt's parts have the same, and others of one author
    dialog.list.setCurrentRow(names.index("Qt 6, PySide6 Pdf"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
