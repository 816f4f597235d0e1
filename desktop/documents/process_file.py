"""档案目录 What a re-election leaves in the file, step by step; what is missing is marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.services.codes import label
from desktop.services.letters.template import filled, steps_of
from desktop.services.process.progress import Progress
from desktop.services.process.steps import STEPS, Step

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What stands in the last column of a paper that is not there, and of one that is not needed.
MISSING, NOT_NEEDED = "缺", "不适用"
_COLUMNS = (
    RegisterColumn("环节", 40, "left"),
    RegisterColumn("材料", 56, "left"),
    RegisterColumn("文号", 30),
    RegisterColumn("日期", 22),
    RegisterColumn("页号", 12),
    RegisterColumn("备注", 20, "left"),
)


def file_list(desk: Desk, record: Mapping[str, Any]) -> RegisterData:
    """The file list of a process as its service gives it: 17 lines, the pages to be written by hand."""
    progress: Progress = record["progress"]
    worded = desk.letters.worded("file_list").used
    papers = steps_of(worded.body)
    rows = tuple(_line(step, papers.get(step.code, step.papers), progress) for step in STEPS)
    known = {"组织": record["about_name"], "事项": label("process_kind", record["kind"])}
    known |= {"届": str(record["ordinal"] or ""), "年": str(desk.today().year)}
    ordinal = f"第{record['ordinal']}届" if record["ordinal"] else ""
    return RegisterData(
        filled(worded.title, known),
        _COLUMNS,
        (RegisterGroup("", rows),),
        desk.now(),
        desk.records.township_name(),
        ordinal,
        blank_rows=0,
        signed="",
        portrait=True,
    )


def _line(step: Step, papers: str, progress: Progress) -> tuple[str, ...]:
    row = progress.rows.get(step.code, {})
    if progress.left_out(step.code):
        note = NOT_NEEDED
    else:
        note = row.get("note") or "" if progress.done(step.code) else MISSING
    name = label("process_step", step.code)
    return (name, papers, row.get("document_no") or "", progress.ended(step.code) or "", "", note)
