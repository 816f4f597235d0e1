"""A sheet's code in the find box leads to where it is typed back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.documents.sheet_code import parse_sheet_code, shown_code
from desktop.errors import KnownError
from desktop.ui.page import Context, Found
from desktop.ui.roles import may_change


def find_sheet(context: Context, text: str) -> list[Found]:
    """The activity whose sheet has the code that was typed; [] for anything else."""
    try:
        sheet = context.desk.sheets.by_code(parse_sheet_code(text))
    except KnownError:
        return []
    activity = context.desk.activities.get(sheet.activity) if sheet else None
    if sheet is None or activity is None:
        return []
    detail = QCoreApplication.translate("sheets", "Sheet {code}").format(code=shown_code(sheet.code))
    go = context.window.go
    where = {"typing": sheet.id} if may_change(context.desk, "attendance") else {}
    return [Found(activity.values["title"] or "", detail, "printer", lambda: go("activities", id=activity.id, **where))]
