"""Letters: the usual wording is whole, one's own is checked and told where it is broken, records fill it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.letters import LetterPapers
from desktop.documents.process_file import file_list
from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.letters.declared import BY_CODE, LETTERS, Letter
from desktop.services.letters.letters import NAMED, check
from desktop.services.letters.template import Problem, Shape, Wording, filled, names_in
from desktop.services.township_settings import set_ever
from desktop.store.changes import Edit, Label
from protocol.ids import new_id

NOW = datetime(2026, 11, 27, 9, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A gacha of 甲苏木 in its third re-election, whose congress was held on the 18th."""
    desk = Desk.open(tmp_path, now=lambda: NOW)
    desk.records.add_user("乌云")
    sumu = new_id()
    desk.journal.write(
        [
            Edit("org_unit", sumu, {"name_zh": "甲苏木", "short_name": "甲苏木", "level": "sumu", "form": "F1"}),
            Edit("org_unit", GACHA, {"name_zh": "乙嘎查", "level": "gacha", "parent": sumu, "form": "F1"}),
        ],
        Label("test"),
    )
    desk.units.rename(GACHA, {"party_org": "中共乙嘎查党支部"})
    yield desk
    desk.close()


GACHA = b"g" * 16


def process(desk: Desk, **more: object) -> bytes:
    values = {"about": {"org": GACHA}, "kind": "H", "ordinal": 3, "planned_on": "2026-11-18", **more}
    return desk.processes.save(None, values).id


def words(desk: Desk, code: str, id: bytes | None = None) -> str:
    papers = LetterPapers(desk)
    (sheet,) = (papers.blank(code) if id is None else papers.of_process(code, id)).sheets
    blocks = [str(block.get("text", block)) for block in sheet["blocks"]]
    return "\n".join([sheet["title"], sheet["to"], *blocks, *sheet["attached"], *sheet["signed"]])


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_the_usual_wording_of_every_letter_is_whole(letter: Letter) -> None:
    assert check(letter, letter.usual) == ()
    assert names_in(letter.usual) <= letter.known


def test_example_48_the_papers_of_results_and_filing_say_its_figures(desk: Desk) -> None:
    """35 confirmed, 33 there, 15 elected; the plenary of 15; chair and two vice chairs with their votes."""
    id_ = process(desk)
    desk.terms.save(None, {"about": {"org": GACHA}, "start": "2021-11-20", "length_years": 5, "ordinal": 2})
    desk.processes.save_step(id_, "K12", {"done_on": "2026-11-18", "result": {"due": 35, "present": 33, "elected": 15}})
    desk.processes.save_step(id_, "K13", {"done_on": "2026-11-18", "result": {"due": 15, "present": 15, "vice": 2}})
    desk.processes.save_step(id_, "K14", {"done_on": "2026-11-25", "document_no": "乌党字〔2026〕9号"})
    for number in range(15):
        her = new_id()
        post = "P1" if not number else "P2" if number < 3 else "P4"
        held = {"person": her, "org": GACHA, "post": post, "from_date": "2026-11-18", "engagement": "E2"}
        desk.journal.write(
            [
                Edit("person", her, {"name_zh": f"高娃{number:02}", "sex": "2", "ethnic": "02", "birth": "1988-05"}),
                Edit("appointment", new_id(), {**held, **({"votes": 14} if not number else {})}),
            ],
            Label("test"),
        )
    report = words(desk, "result_report", id_)
    assert "乙嘎查第3次妇女代表大会于2026年11月18日召开。大会应到代表35名，实到33名" in report
    assert (
        "执行委员会委员15名" in report and "应到委员15名，实到15名，选举高娃00为主席，高娃01、高娃02为副主席" in report
    )
    assert report.count("高娃") == 15 + 3 and "中共乙嘎查党支部、甲苏木妇女联合会" in report
    (sheet,) = LetterPapers(desk).of_process("filing", id_).sheets
    table = next(block for block in sheet["blocks"] if "heads" in block)
    assert (
        table["rows"][0] == ("高娃00", "蒙古族", "1988.05", "", "", "主席", "兼职", "14") and len(table["rows"]) == 15
    )
    assert "乌党字〔2026〕9号" in str(sheet) and "35/33" in str(sheet)
    assert "任期已于2026年11月20日届满" in words(desk, "request", id_)


def test_what_no_record_says_is_left_to_be_written_and_a_blank_one_names_nobody(desk: Desk) -> None:
    id_ = process(desk, ordinal=None, kind="R")
    said = words(desk, "request", id_)
    assert "根据会改联工作安排，拟于2026年11月18日召开妇女代表大会" in said and "名额＿＿名" in said
    blank = words(desk, "candidates_posted")
    assert "乙嘎查" not in blank and "甲苏木" not in blank and "＿＿＿＿年＿＿月＿＿日" in blank
    assert "{组织" not in blank and "{公示" not in blank


def test_candidates_are_posted_by_their_whole_names_as_they_stand_on_the_ballot(desk: Desk) -> None:
    id_, congress, election, her = process(desk), new_id(), new_id(), new_id()
    edits = [
        Edit("congress", congress, {"org": GACHA, "process": id_, "ordinal": 4, "quota": 35}),
        Edit("election", election, {"congress": congress, "office": "P4", "stage": "E2"}),
        Edit("person", her, {"name_zh": "乌云", "sex": "2", "ethnic": "02", "gacha": GACHA}),
        *(
            Edit("candidate", new_id(), {"election": election, "name": name, "position": at, **more})
            for at, name, more in (
                (2, "王秀兰", {}),
                (1, "乌云", {"person": her}),
                (3, "高娃", {"withdrawn_on": "2026-11-01"}),
            )
        ),
    ]
    desk.journal.write(edits, Label("test"))
    desk.processes.save_step(id_, "K09", {"since": "2026-11-09", "done_on": "2026-11-13"})
    (sheet,) = LetterPapers(desk).of_process("candidates_posted", id_).sheets
    table = next(block for block in sheet["blocks"] if "heads" in block)
    assert [row[0] for row in table["rows"]] == ["乌　云", "王秀兰"] and table["rows"][0][1:3] == ("女", "蒙古族")
    assert "公示时间：2026年11月9日至2026年11月13日（5个工作日）" in str(sheet)
    assert "乙嘎查第4次妇女代表大会" in words(desk, "request", id_) and "名额35名" in words(desk, "request", id_)


def test_ones_own_wording_is_used_undone_and_given_back(desk: Desk) -> None:
    id_, usual = process(desk), BY_CODE["request"].usual
    own = Wording("请批准｛组织｝开会", "{党组织}", "{依据}，定于｛大会日期｝开会。\n{候选人名单}", "", "{组织妇联}")
    act = desk.letters.set("request", own).act
    assert words(desk, "request", id_).startswith("请批准乙嘎查开会\n中共乙嘎查党支部") and act is not None
    assert desk.letters.worded("request").own == own and desk.letters.worded("plan").own is None
    desk.records.undo(act)
    assert desk.letters.worded("request").used == usual
    desk.letters.set("request", own)
    desk.letters.set("request", usual)
    assert desk.letters.worded("request").own is None, "the usual wording is none of one's own"
    desk.letters.set("file_list", Wording("档案", "", "K01 通知\nK03 请示一份"))
    data = file_list(desk, desk.processes.get(id_) or {})
    assert data.title == "档案" and data.groups[0].rows[2][1] == "请示一份" and data.groups[0].rows[1][1]


@pytest.mark.parametrize(
    ("code", "wording", "problem"),
    [
        ("request", Wording("请示", "", "第一行\n关于{大汇}的"), Problem("body", 2, "unknown", "大汇")),
        ("request", Wording("{组织", "", "正文"), Problem("title", 1, "open", "{")),
        ("request", Wording("请示", "", "名单{候选人名单}如下"), Problem("body", 1, "table_alone", "候选人名单")),
        ("request", Wording("请示", "", "正文", "{候选人名单}"), Problem("attached", 1, "table_here", "候选人名单")),
        ("request", Wording("请示", "", " \n"), Problem("body", 1, "empty")),
        ("certificate", Wording("证书", "{代表名额}", "正文"), Problem("to", 1, "unknown", "代表名额")),
        ("file_list", Wording("目录", "", "K01 通知\n请示"), Problem("body", 2, "no_step", "请示")),
        ("file_list", Wording("目录", "", "K01 通知\nK01 又一"), Problem("body", 2, "twice", "K01")),
    ],
)
def test_a_broken_wording_is_kept_told_where_and_the_usual_one_is_used(
    desk: Desk, code: str, wording: Wording, problem: Problem
) -> None:
    desk.letters.set(code, wording)
    worded = desk.letters.worded(code)
    assert worded.problems == (problem,) and worded.own == wording
    assert worded.used == BY_CODE[code].usual
    if worded.letter.shape is not Shape.LIST:
        assert LetterPapers(desk).blank(code).broken


@pytest.mark.parametrize("value", [{"title": 3}, ["x"], "x", {"title": "x", "body": None}, 7])
def test_a_wording_that_only_a_newer_version_reads_is_passed_over_and_said(desk: Desk, value: Any) -> None:
    desk.journal.write([set_ever(NAMED + "request", value)], Label("test"))
    worded = desk.letters.worded("request")
    assert worded.used == BY_CODE["request"].usual and worded.own is None
    assert [each.code for each in worded.problems] == ["unreadable"]


def test_a_letter_that_is_no_letter_is_refused_and_odd_text_stays_text(desk: Desk) -> None:
    with pytest.raises(KnownError, match="letter_too_long"):
        desk.letters.set("request", Wording("请示", "", "长" * 6001))
    assert filled("#eval(1) $x$ {姓名}", {"姓名": "{组织}"}) == "#eval(1) $x$ {组织}", (
        "what is filled in is no template"
    )
