"""五簿五册: filled from the records, blank, with columns of one's own; a year as one paper that can be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop import jobs
from desktop.documents.register import template_data
from desktop.documents.typesetter import Typesetter
from desktop.documents.work_books import TEN, Chosen, book_of, heads_of, set_year, year_data
from desktop.services.codes import TABLES
from desktop.services.day_work import to_do
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import new_id

TYPESETTER = Typesetter()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 3, 5, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def filled(desk: Desk) -> None:
    woman = desk.people.save(None, {"name_zh": "其木格", "birth": "1975-03"}).id
    unit, held = new_id(), new_id()
    activity = {"title": "团圆饭", "start": "2025-12-20T18:00", "status": "held", "place": "嘎查部", "hosts": [unit]}
    activity |= {"guests_unnamed": 2, "content": "一 二\n三", "recorder": "乌云"}
    came = {"activity": held, "person": woman, "state": "present"}
    desk.journal.write(
        [
            Edit("org_unit", unit, {"name_zh": "萨仁台嘎查", "level": "gacha"}),
            Edit("activity", held, activity),
            Edit("activity", new_id(), {"title": "今年的", "start": "2026-01-20T18:00", "status": "held"}),
            Edit("activity", new_id(), {"title": "没办", "start": "2025-11-20T18:00", "status": "planned"}),
            Edit("attendance", new_id(), came),
            Edit("award", new_id(), {"title": "最美家庭", "person": woman, "given_on": "2025"}),
            Edit("person_tag", new_id(), {"person": woman, "tag": "低保", "since": "2024-05", "until": "2025-03"}),
            Edit("person_tag", new_id(), {"person": woman, "tag": "能人", "since": "2024-05"}),
            Edit("volunteer", new_id(), {"person": woman, "since": "2024-01-01", "skills": "刺绣"}),
            Edit("volunteer_service", new_id(), {"person": woman, "date": "2025-05-01", "tenths": 25, "what": "打扫"}),
        ],
        Label("test"),
    )


def rows(desk: Desk, source: str, year: int = 2025) -> list[tuple[str, ...]]:
    return [row for group in book_of(desk, Chosen("簿", source, ()), year).groups for row in group.rows]


def test_each_source_tells_of_its_year(desk: Desk) -> None:
    filled(desk)
    assert rows(desk, "activities") == [
        ("2025-12-20", "嘎查部", "团圆饭", "萨仁台嘎查", "3", "一 二 三", "", "乌　云", "")
    ]
    assert rows(desk, "awards") == [("其木格", "最美家庭", "", "", "2025年", "", "")]
    assert rows(desk, "helped") == [("其木格", "", "低保", "", "", "", "", "2024.05—2025.03")], "why is sealed: blank"
    assert rows(desk, "helped", 2026) == []
    assert rows(desk, "volunteers") == [("其木格", "1975.03", "", "2024-01-01", "刺绣", "1/2.5", "")]
    assert {source for _, source in TEN} <= set(TABLES["book_source"])
    her, other = desk.people.quick_add("乌日娜").id, desk.people.quick_add("高娃").id
    kept = {"linker": her, "person": other, "since": "2025-02-01"}
    for kind, until in (("L1", None), ("L2", "2025-06-01"), ("L3", None)):
        fields = {**kept, "kind": kind, "until": until}
        desk.journal.write([Edit("link", new_id(), fields)], Label("test"))
    assert rows(desk, "linked") == [("乌日娜", "高　娃", "", "", "", "", "")] == rows(desk, "linked", 2026)
    assert rows(desk, "paired") == [("乌日娜", "", "高　娃", "", "2025-02-01", "", "")] and not rows(
        desk, "paired", 2026
    )
    for day in ("2025-03-01", "2025-04-01", "2026-02-01"):
        desk.visits.save(None, {"about": {"person": other}, "date": day, "visitors": [her]})
    assert [row[4] for year in (2025, 2026) for row in rows(desk, "linked", year)] == ["2025-04-01", "2026-02-01"]
    assert [row[6] for row in rows(desk, "paired")] == ["2"], "a book of the year before has its own visits"
    desk.journal.write(
        [Edit("person_tag", new_id(), {"person": other, "tag": t}) for t in ("低保", "残疾")], Label("t")
    )
    assert sorted(row[2] for row in rows(desk, "helped", 2026)) == ["低保", "残疾"], (
        "a woman with two tags has two lines"
    )
    asked = {"opened": "2025-03-05", "kind": "N1", "channel": "C2", "person": other, "matter": "缺 饲草", "owner": her}
    need = new_id()
    step = {"need": need, "act": "refer", "done_on": "2025-03-06", "to_text": "民政办"}
    for id_, fields in (
        (need, asked),
        (new_id(), {**asked, "opened": "2025-03-07", "kind": "N4", "sealed": 1, "matter": None}),
        (new_id(), {**asked, "opened": "2024-03-05"}),
    ):
        desk.journal.write([Edit("need", id_, fields)], Label("test"))
    desk.journal.write([Edit("need_step", new_id(), step)], Label("test"))
    open_one, sealed = rows(desk, "letters")
    assert open_one == ("2025-03-05", "高　娃", "来访", "生活", "缺 饲草", "乌日娜", "转办、民政办", "", "")
    assert sealed[1:5] == ("封存", "来访", "封存", "封存") and "高" not in str(sealed)
    for source in TABLES["book_source"]:
        printed = book_of(desk, Chosen("", source, ()), 2025)
        assert heads_of(source) and heads_of(source) == [column.heading for column in printed.columns], source


def test_own_columns_are_filled_where_the_source_knows_them_and_blank_elsewhere(desk: Desk) -> None:
    filled(desk)
    book = Chosen("活动簿", "activities", ("主题", "领导签字", "参加人数"))
    data = book_of(desk, book, 2025)
    assert [column.heading for column in data.columns] == ["主题", "领导签字", "参加人数"]
    assert data.groups[0].rows == (("团圆饭", "", "3"),)
    blank = book_of(desk, book, 2025, blank=True)
    assert blank.groups == () and len(template_data(blank)["lines"]) == 13
    by_hand = book_of(desk, Chosen("来访簿", "", ()), 2025)
    assert [column.heading for column in by_hand.columns] == ["内容"]


def test_a_year_is_one_paper_that_says_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    filled(desk)
    books = [Chosen(title, source, ()) for title, source in TEN[:3]]
    told: list[tuple[int, int]] = []
    data = year_data(desk, books, 2025, lambda *said: told.append(said), lambda: None)
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert [book["count"] for book in data["books"]] == ["1 条", "空白", "1 条"]
    paper = set_year(data, TYPESETTER)
    assert paper.pdf.startswith(b"%PDF") and paper.unshown == ()

    def stop() -> None:
        raise jobs.Cancelled

    with pytest.raises(jobs.Cancelled):
        year_data(desk, books, 2025, lambda *said: None, stop)


def test_the_ten_are_begun_once_and_march_asks_for_the_year_before_until_it_is_filed(desk: Desk) -> None:
    def asked() -> bool:
        return "books" in [line.work.code for line in to_do(desk, 25)]

    assert not asked()
    act = desk.work_books.begin(TEN).act
    desk.work_books.begin(TEN)
    assert len(desk.work_books.ids()) == 10 and asked()
    desk.township_settings.file_books(2025)
    assert not asked() and desk.township_settings.books_filed() == {2025}
    assert act is not None
