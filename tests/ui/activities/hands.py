"""What she does on the page of an activity, and what is written of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.activities.editor import ActivityEditor
from desktop.ui.activities.fields import HostsEditor
from desktop.ui.activities.page import ActivitiesPage
from tests.ui.activity_desk import (
    commit,
    pick,
    press,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


def hosts_of(editor: ActivityEditor) -> HostsEditor:
    hosts = editor.form.editor("hosts")
    assert isinstance(hosts, HostsEditor)
    return hosts


def type_when(editor: ActivityEditor, text: str) -> None:
    line = editor.when.line
    line.setFocus()
    line.selectAll()
    commit(text)


def done(qtbot: QtBot, desk: Desk) -> dict[str, object]:
    """Ctrl+Enter, and the activity that it wrote."""
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    (id_,) = desk.activities.ids()
    return dict(desk.journal.rows.get("activity", id_) or {})


def with_people(qtbot: QtBot, page: ActivitiesPage, editor: ActivityEditor) -> None:
    """Five ticked and two newcomers with phones."""
    editor.who.picker.field.setFocus()
    for name in ("其木格", "萨仁高娃", "王秀兰", "白春花", "娜仁"):
        pick(qtbot, page, name)
    for line in ("乌日娜 13800001111", "萨茹拉 13800002222"):
        editor.who.newcomer.setFocus()
        commit(line)
        press(qtbot, Qt.Key.Key_Return)
