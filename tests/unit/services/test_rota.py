"""轮值: whose turn it is, swaps that stay, whom to ask, what is told; 领办项目 from proposal to result; papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.documents.letters import template_data
from desktop.documents.register import template_data as register_data
from desktop.documents.rota_papers import arrangement, handover_of, log_of, project_card
from desktop.errors import FieldErrors, KnownError
from desktop.services import Edit, Label
from desktop.services.day_work import WORK
from desktop.services.desk import Desk
from desktop.services.rota.turns import Span, Turn, free_of, proposal, shared_out, spans
from protocol.ids import new_id

NAMES = ("阿茹娜", "白音", "其其格", "都兰", "额尔敦")


class Clock:
    now = datetime(2026, 11, 27, 10)

    def __call__(self) -> datetime:
        return self.now


class Town:
    """A sumu with five chairs in office, and a women's home."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk, self.clock = desk, clock
        self.org, self.home = new_id(), new_id()
        self.women, self.posts = [new_id() for _ in NAMES], [new_id() for _ in NAMES]
        edits = [
            Edit("org_unit", self.org, {"name_zh": "乌兰毛都苏木", "level": "sumu"}),
            Edit("home", self.home, {"name_zh": "萨仁台妇女之家"}),
            *(Edit("person", her, {"name_zh": name}) for her, name in zip(self.women, NAMES, strict=True)),
        ]
        for post, her in zip(self.posts, self.women, strict=True):
            fields = {"person": her, "org": self.org, "post": "P2", "from_date": "2026-01-01"}
            edits.append(Edit("appointment", post, fields))
        desk.journal.write(edits, Label("test"))

    def rota(self, year: int = 2027, unit: str = "month") -> bytes:
        values = {"about": {"org": self.org}, "year": year, "unit": unit, "members": self.women}
        made = self.desk.rotas.save(None, values).id
        self.desk.rotas.lay_out(made)
        return made

    def turns(self, rota: bytes) -> list[Turn]:
        return self.desk.rotas.roster().of(rota)

    def whose(self, rota: bytes) -> str:
        """The letters A to E of who has each turn."""
        return "".join("ABCDE"[self.women.index(turn.holder)] if turn.holder else "-" for turn in self.turns(rota))

    def found(self, *codes: str) -> list[tuple[str, bytes]]:
        return [(each.code, each.about) for each in self.desk.findings.all() if each.code in codes]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    clock = Clock()
    desk = Desk.open(tmp_path, clock)
    yield Town(desk, clock)
    desk.close()


# --- pure -------------------------------------------------------------------------------------------------------------


def test_a_year_has_its_months_quarters_halves_and_weeks() -> None:
    months, quarters, halves, weeks = (spans(2028, unit) for unit in ("month", "quarter", "half_month", "week"))
    assert [len(months), len(quarters), len(halves), len(weeks)] == [12, 4, 24, 52]
    assert months[1] == Span(date(2028, 2, 1), date(2028, 2, 29), "2028年2月")
    assert quarters[3] == Span(date(2028, 10, 1), date(2028, 12, 31), "2028年第4季度")
    assert [span.name for span in halves[2:4]] == ["2028年2月上半月", "2028年2月下半月"]
    assert halves[3].starts == date(2028, 2, 16) and halves[3].ends == date(2028, 2, 29)
    assert weeks[0] == Span(date(2028, 1, 3), date(2028, 1, 9), "2028年第1周（1月3日—1月9日）")
    assert all(later.starts.toordinal() == one.ends.toordinal() + 1 for one, later in pairwise(weeks))
    # The year after begins where this one ends: no day is twice anybody's, and none is nobody's.
    assert spans(2029, "week")[0].starts.toordinal() == weeks[-1].ends.toordinal() + 1
    assert spans(2028, "fortnight") == []


def test_turns_go_round_and_whoever_has_the_fewest_is_asked() -> None:
    """Example 41: five women take the months of 2027; D leaves on 30 June, September is C's to be asked for."""
    women = [bytes([n]) * 16 for n in range(1, 6)]
    shared = shared_out(spans(2027, "month"), women)
    held = {her: [span.starts.month for span, whose in shared if whose == her] for her in women}
    assert list(held.values()) == [[1, 6, 11], [2, 7, 12], [3, 8], [4, 9], [5, 10]]
    turns = [Turn(bytes([at]) * 16, b"r", s.starts, s.ends, s.name, her, her) for at, (s, her) in enumerate(shared)]
    left = date(2027, 6, 30)

    def is_free(her: bytes, day: date) -> bool:
        return her != women[3] or day <= left

    assert proposal(turns[8], turns, women, is_free) == women[2]
    assert proposal(turns[8], turns, women[3:4], is_free) is None
    assert shared_out(spans(2027, "quarter"), []) == [(span, None) for span in spans(2027, "quarter")]
    taken = [(date(2027, 1, 15), date(2027, 2, 3))]
    assert [span.starts.month for span in free_of(spans(2027, "month"), taken)] == list(range(3, 13))


# --- rotas and turns --------------------------------------------------------------------------------------------------


def test_a_year_is_laid_out_once_and_what_lacks_is_added(town: Town) -> None:
    rota = town.rota()
    assert town.whose(rota) == "ABCDEABCDEAB" and town.desk.rotas.to_lay_out(rota) == []
    assert town.desk.rotas.name(rota) == "乌兰毛都苏木2027年轮值"
    third = town.turns(rota)[2].id
    town.desk.rotas.turns.save(third, {"theme": "家庭教育"})
    town.desk.rotas.turns.delete(third)
    assert [span.name for span, _ in town.desk.rotas.to_lay_out(rota)] == ["2027年3月"]
    town.desk.rotas.lay_out(rota)
    again = town.desk.rotas.turns.get(third)
    assert again is not None and again["theme"] is None and len(town.turns(rota)) == 12, "the same turn, as if new"
    town.desk.rotas.save(rota, {"unit": "quarter"})
    assert town.desk.rotas.to_lay_out(rota) == [], "no day is given twice"
    empty = town.desk.rotas.save(None, {"about": {"org": town.org}, "year": 2028, "unit": "month"}).id
    with pytest.raises(KnownError) as error:
        town.desk.rotas.lay_out(empty)
    assert error.value.code == "rota_without_members"


def test_two_laptops_lay_out_the_same_turns(town: Town, tmp_path: Path) -> None:
    """The ids are made of the rota and the first day."""
    rota = town.rota(unit="quarter")
    other = Desk.open(tmp_path / "other", town.clock)
    row = {"org": town.org, "year": 2027, "unit": "quarter", "members": town.women}
    other.journal.write([Edit("rota", rota, row)], Label("test"))
    other.rotas.lay_out(rota)
    assert [turn.id for turn in other.rotas.roster().of(rota)] == [turn.id for turn in town.turns(rota)]
    other.close()


def test_a_rota_goes_with_its_turns_and_comes_back_with_them(town: Town) -> None:
    rota = town.rota(unit="quarter")
    turn = town.turns(rota)[0].id
    town.desk.rotas.turns.save(turn, {"rota_log": [{"day": "2026-11-20", "text": "接待", "received": 2}]})
    act = town.desk.rotas.delete(rota).act
    assert act is not None and town.turns(rota) == [] and town.desk.rotas.turns.get(turn) is None
    town.desk.records.undo(act)
    record = town.desk.rotas.turns.get(turn)
    assert record is not None and record["rota_log"][0]["received"] == 2 and len(town.turns(rota)) == 4


def test_the_last_swap_counts_and_all_of_them_stay(town: Town) -> None:
    rota = town.rota()
    turn, turns = town.turns(rota)[0].id, town.desk.rotas.turns
    a, b, c, *_ = town.women
    turns.save(turn, {"rota_swap": [{"person": b, "swapped_on": "2026-11-20", "why": "外出"}]})
    town.clock.now = datetime(2026, 11, 28, 10)
    turns.give(turn, c)
    record = turns.get(turn)
    assert record is not None and (record["held_by"], record["planned"], record["holder"]) == (c, a, NAMES[2])
    assert [row["person"] for row in record["rota_swap"]] == [b, c]
    with pytest.raises(FieldErrors) as error:
        turns.save(turn, {"rota_swap": [{**record["rota_swap"][0], "person": a}]})
    assert error.value.fields == {"rota_swap": "written_stays"}
    with pytest.raises(FieldErrors) as late:
        turns.save(turn, {"ends": "2026-12-31"})
    assert late.value.fields == {"ends": "ends_before_it_begins"}


def test_a_turn_of_who_leaves_is_nobodys_and_the_next_one_is_proposed(town: Town) -> None:
    """Example 41 through the records: M5 for September, and C is proposed; whoever died has no turn at all."""
    rota = town.rota()
    town.desk.journal.write([Edit("appointment", town.posts[3], {"to_date": "2027-06-30"})], Label("test"))
    september = town.turns(rota)[8].id
    assert town.found("M5") == [("M5", september)], "in April she is still in office"
    record = town.desk.rotas.turns.get(september)
    assert record is not None and (record["state"], record["proposed"]) == ("vacant", town.women[2])
    town.desk.rotas.turns.give(september, town.women[2])
    assert town.found("M5") == [] and town.whose(rota) == "ABCDEABCCEAB"
    town.desk.journal.write([Edit("person", town.women[4], {"status": "died"})], Label("test"))
    told = [turn.id for turn in town.turns(rota) if turn.holder == town.women[4]]
    assert sorted(about for _, about in town.found("M5")) == sorted(told) and len(told) == 2


def test_a_turn_is_kept_by_its_log_or_by_its_meeting(town: Town) -> None:
    """M4 only of what is over; a home's rota has no meeting."""
    rota = town.rota(2026)
    turns, desk = town.turns(rota), town.desk
    desk.rotas.turns.save(turns[0].id, {"rota_log": [{"day": "2026-01-08", "text": "接待来访"}]})
    desk.meetings.save(None, {"about": {"org": town.org}, "body": "M5", "title": "轮值会议", "day": "2026-02-10"})
    desk.meetings.save(None, {"about": {"org": town.org}, "body": "M8", "title": "例会", "day": "2026-03-10"})
    desk.rotas.turns.save(turns[0].id, {"handed_on": "2026-01-31", "handed_to": town.women[1]})
    states = [row["state"] for row in desk.rotas.turns.page([turn.id for turn in turns]) if row]
    assert states == ["handed", "kept", *["bare"] * 8, "running", "coming"]
    assert {about for _, about in town.found("M4")} == {turn.id for turn in turns[2:10]}
    meeting, _ = desk.rotas.turns.convene(turns[11].id)
    held = desk.meetings.get(meeting)
    assert held is not None and (held["body"], held["day"], held["chaired_by"]) == ("M5", "2026-12-01", town.women[1])
    assert desk.rotas.turns.convene(turns[11].id)[0] == meeting
    home = desk.rotas.save(None, {"about": {"home": town.home}, "year": 2027, "unit": "week", "members": town.women}).id
    desk.rotas.lay_out(home)
    assert len(town.turns(home)) == 52 and desk.rotas.name(home) == "萨仁台妇女之家2027年值班"
    with pytest.raises(KnownError):
        desk.rotas.turns.convene(town.turns(home)[0].id)


def test_today_says_whose_turn_it_is(town: Town) -> None:
    work = next(each for each in WORK if each.code == "turns")
    none = work.read(town.desk, 25)
    assert none is not None and none.count == 0
    rota = town.rota(2026)
    due = work.read(town.desk, 25)
    assert due is not None and [item.name for item in due.items] == ["阿茹娜 · 乌兰毛都苏木2026年轮值"]
    assert due.items[0].id == town.turns(rota)[10].id and due.items[0].day == "2026-11-30"


# --- projects ---------------------------------------------------------------------------------------------------------


def test_a_project_is_as_far_as_its_last_step_and_its_days_follow(town: Town) -> None:
    projects = town.desk.projects
    one = projects.save(None, {"about": {"org": town.org}, "title": "两癌筛查接送", "proposed_on": "2026-10-27"}).id

    def step(stage: str, on: str = "2026-11-26") -> dict[str, object]:
        record = projects.get(one)
        assert record is not None
        projects.save(one, {"project_step": [*record["project_step"], {"taken_on": on, "stage": stage}]})
        after = projects.get(one)
        assert after is not None
        return {name: after[name] for name in ("stage", "done_on", "over_on")}

    assert town.found("M8") == [("M8", one)], "31 days, and nobody answered"
    town.clock.now = datetime(2026, 11, 26, 10)
    assert town.found("M8") == [], "30 days"
    assert step("claimed") == {"stage": "claimed", "done_on": None, "over_on": None}
    assert step("accepted")["done_on"] == "2026-11-26"
    assert step("judged") == {"stage": "judged", "done_on": "2026-11-26", "over_on": "2026-11-26"}
    assert projects.ids() == [] and projects.count() == 0
    assert step("working") == {"stage": "working", "done_on": None, "over_on": None}, "taken up again"
    town.clock.now = datetime(2026, 12, 27, 10)
    assert town.found("M8") == []


# --- papers -----------------------------------------------------------------------------------------------------------


def test_papers_say_who_is_on_duty_what_was_done_and_what_is_left(town: Town) -> None:
    rota = town.rota()
    turns = town.turns(rota)
    lines = [{"day": "2026-11-20", "text": "接待来访", "received": 3, "handled": "低保咨询，已转民政"}]
    lines.append({"day": "2026-11-21", "text": "走访", "received": 2})
    values = {"theme": "家庭教育", "rota_log": lines, "finished": "走访12户", "left_open": "两户材料待补"}
    town.desk.rotas.turns.save(turns[0].id, values)
    town.desk.journal.write([Edit("appointment", town.posts[1], {"to_date": "2027-01-31"})], Label("test"))
    shown = arrangement(town.desk, rota)
    assert shown.title == "轮值安排表" and [c.heading for c in shown.columns][:3] == ["时段", "轮值主席", "主题"]
    assert shown.groups[0].rows[0][:3] == ("2027年1月", "阿茹娜", "家庭教育")
    assert shown.groups[0].rows[1][1] == "" and shown.groups[0].rows[1][-1] == "空缺" and shown.blank_rows == 0
    assert "电话" in [column.heading for column in arrangement(town.desk, rota, phones=True).columns]
    log = log_of(town.desk, turns[0].id)
    assert log.groups[0].rows[0] == ("2026-11-20", "接待来访", "3", "低保咨询，已转民政", "")
    assert sum(column.width for column in log.columns) == 186 and log.blank_rows == 16
    sheet = template_data(handover_of(town.desk, turns[0].id))["sheets"][0]
    cells = {cell["head"]: cell["value"] for block in sheet["blocks"] for cell in block["cells"]}
    assert (cells["移交人"], cells["接收人"], cells["未完成事项"]) == ("阿茹娜", "白音", "两户材料待补")
    assert cells["本期完成"] == "走访12户\n日志2条，接待妇女5人次"
    blank = template_data(handover_of(town.desk, None))["sheets"][0]
    assert not any(cell["value"] for block in blank["blocks"] for cell in block["cells"])
    for data in (arrangement(town.desk, None), arrangement(town.desk, None, home=True), log_of(town.desk, None)):
        assert len(register_data(data)["lines"]) in (12, 18)
    assert arrangement(town.desk, None, home=True).title == "妇女之家值班表"
    one = town.desk.projects.save(
        None, {"about": {"org": town.org}, "title": "刺绣", "served": 32, "cost_fen": "3500"}
    ).id
    card = template_data(project_card(town.desk, one))["sheets"][0]
    told = {cell["head"]: cell["value"] for block in card["blocks"] if "cells" in block for cell in block["cells"]}
    assert (told["服务妇女"], told["经费"], told["进展"]) == ("32人", "3,500.00元", "妇女提议")
    assert template_data(project_card(town.desk, None))["sheets"][0]["title"] == "领办项目登记卡"
