"""会议 through its page: who was there in words, what returns, a resolution of it, papers, the plan as last year."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.ui.elided import ElidedLink
from desktop.ui.findings.words import place_of, subject_words
from desktop.ui.meeting_plans import MeetingPlansPage
from desktop.ui.meetings.page import MeetingsPage
from desktop.ui.resolutions import ResolutionsPage
from protocol.ids import new_id
from tests.ui.deskside import context_of


def test_a_meeting_is_called_told_and_resolves_and_the_next_one_takes_it_up(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    desk = Desk.open(tmp_path, lambda: datetime(2026, 11, 27, 10))
    org, women = new_id(), [new_id() for _ in range(3)]
    edits = [Edit("org_unit", org, {"name_zh": "乌兰毛都苏木", "level": "sumu"})]
    edits += [Edit("person", her, {"name_zh": f"其木格{at}"}) for at, her in enumerate(women)]
    edits += [Edit("appointment", new_id(), {"person": her, "org": org, "post": "P4"}) for her in women]
    desk.journal.write(edits, Label("test"))
    about = {"about": {"org": org}, "body": "M2", "title": "听取报告"}
    first = desk.meetings.save(None, {**about, "day": "2026-03-08"}).id
    second = desk.meetings.save(None, {**about, "day": "2026-09-08"}).id
    desk.meetings.resolutions.save(None, {"meeting": first, "text": "补齐图书", "due": "2026-05-01"})
    context, window = context_of(desk)
    page = MeetingsPage(context)
    qtbot.addWidget(page)
    page.open_record(second)
    page.open_activity()
    (activity,) = [row["activity"] for row in desk.meetings.page([second]) if row]
    assert window.went[-1] == ("activities", {"id": activity})
    desk.activities.mark(activity, dict(zip(women, ("present", "leave", "absent"), strict=True)))
    page.open_record(first)
    page.open_record(second)
    told_above = [made.text() for made in page.over_form.findChildren(QLabel) if not made.isHidden()]
    assert any("2 too few: 3 are needed" in words for words in told_above)
    assert any("补齐图书" in link.text() for link in page.over_form.findChildren(ElidedLink))
    page.new_resolution()
    assert window.went[-1] == ("resolutions", {"new": True, "meeting": second})
    resolutions = ResolutionsPage(context)
    qtbot.addWidget(resolutions)
    resolutions.go_to(new=True, meeting=second)
    assert resolutions.editor.form.editor("meeting").value() == second
    told = {found.code: (subject_words(context, found), place_of(context, found)[0]) for found in desk.findings.all()}
    assert told["M3"] == ("补齐图书", "resolutions") and told["M7"][1] == "meetings"
    plans = MeetingPlansPage(context)
    qtbot.addWidget(plans)
    desk.meetings.plans.save(None, {"about": {"org": org}, "body": "M2", "month": "2025-03"})
    plans.copy_year()
    assert desk.meetings.plans.to_copy(2026) == 0 and desk.meetings.plans.count() == 2
    plans.copy_year()
    assert desk.meetings.plans.count() == 2, "what stands is not doubled"
    desk.close()
