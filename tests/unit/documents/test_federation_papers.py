"""The federation on paper: exact widths, a long title, a Mongolian name only, 300 rows, phones off a wall."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.documents import federation_forms, register
from desktop.documents.federation_forms import Forms
from desktop.documents.federation_rosters import NUMBER, Rosters, statistics
from desktop.documents.typesetter import Typesetter
from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import new_id

NOW = datetime(2026, 11, 27, 9, 0)
MONGOLIAN = "ᠴᠡᠴᠡᠭ"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A sumu with a chair who has a Mongolian name only, 300 more executive members, and one who also sits in a
    gacha."""
    folder: Path = tmp_path_factory.mktemp("papers")
    desk = Desk.open(folder, now=lambda: NOW)
    desk.records.add_user("乌云")
    sumu, gacha, member = new_id(), new_id(), new_id()
    edits = [
        Edit("org_unit", sumu, {"name_zh": "甲苏木", "short_name": "甲苏木", "level": "sumu", "form": "F1"}),
        Edit("org_unit", gacha, {"name_zh": "乙嘎查", "short_name": "乙嘎查", "level": "gacha", "parent": sumu}),
        Edit("org_unit", member, {"name_zh": "刺绣协会", "level": "group_member", "parent": sumu, "form": "F6"}),
    ]
    for number in range(301):
        her = new_id()
        name = {"name_mn": MONGOLIAN} if not number else {"name_zh": f"高娃{number}" if number > 1 else "王兰"}
        edits.append(Edit("person", her, {**name, "sex": "2", "gacha": gacha, "phone": "14000000001"}))
        posts = [(sumu, "P1" if not number else "P4"), *([(gacha, "P1")] if number == 1 else [])]
        for org, post in posts:
            fields = {"person": her, "org": org, "post": post, "from_date": "2022-01-20"}
            edits.append(Edit("appointment", new_id(), fields))
    desk.journal.write(edits, Label("test"))
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


def text_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_widths_are_those_of_the_specification_to_the_millimetre(desk: Desk) -> None:
    rosters, top = Rosters(desk, NOW.date()), desk.units.township()
    assert top is not None
    wanted = {
        "organisations": [42, 16, 26, 18, 10, 26, 18, 24, 18, 9, 10, 10, 10, 27],
        "executives": [18, 12, 16, 16, 16, 54, 18, 12, 22, 18, 14, 26, 22],
        "delegates": [18, 12, 16, 16, 16, 58, 22, 14, 22, 14, 14, 26, 16],
    }
    for name, widths in wanted.items():
        data = register.template_data(getattr(rosters, name)())
        assert [column["width"] for column in data["columns"]] == widths, name
        assert data["number"] == NUMBER and sum(widths) + NUMBER == register.WIDTH


def test_300_rows_a_long_title_and_a_mongolian_name_only_are_set_whole(desk: Desk, typesetter: Typesetter) -> None:
    top = desk.units.township()
    assert top is not None
    data = Rosters(desk, NOW.date()).executives((top.id,))
    first = data.groups[0].rows[0]
    assert (first[0], first[6]) == (MONGOLIAN, "主席") and data.groups[0].rows[1][0] == "王　兰"
    paper = register.set_paper(replace(data, title="妇女联合会" * 12), typesetter)
    pages = text_of(paper.pdf)
    assert paper.unshown == () and "301" in pages[-1] and "妇女联合会" in pages[0]


def test_who_was_honoured_stands_as_who_she_is_now_and_a_gacha_without_an_organisation_is_none(desk: Desk) -> None:
    her, same = new_id(), new_id()
    edits = [
        Edit("person", her, {"name_zh": "其木格", "phone": "14000000002", "sex": "2"}),
        Edit("person", same, {"name_zh": "琪木格", "phone": "14000000003", "sex": "2", "merged_into": her}),
        Edit("award", new_id(), {"title": "三八红旗手", "person": same, "given_on": "2025-03-08"}),
    ]
    act = desk.journal.write(edits, Label("test")).act
    assert act is not None
    rosters = Rosters(desk, NOW.date())
    (honoured,) = (group for group in rosters.advanced().groups if group.title == "先进人物")
    assert [(row[0], row[-1]) for row in honoured.rows] == [("其木格", "14000000002")]
    titles = [group.title for group in rosters.organisations().groups]
    assert "嘎查　小计：1 个单位，已建组织 0 个，执委 1 名" in titles
    desk.records.undo(act)


def test_no_phone_stands_on_a_wall_and_rows_can_stand_by_gacha(desk: Desk) -> None:
    rosters, top = Rosters(desk, NOW.date()), desk.units.township()
    assert top is not None
    wall = rosters.executives((top.id,), phones=False, by_gacha=True)
    assert [group.title for group in wall.groups] == ["乙嘎查"]
    assert all(len(row) == len(wall.columns) for row in wall.groups[0].rows)
    assert not any("14000000001" in row for row in wall.groups[0].rows)


def test_all_together_are_fewer_than_the_columns_and_the_table_says_by_how_many(desk: Desk) -> None:
    data = statistics(desk, NOW.date())
    (row,) = (row for row in data.groups[0].rows if row[0] == "执委")
    assert row[1:5] == ("301", "301", "", "1")
    assert "不等于各列之和，因 1 人兼任" in data.foot


def test_forms_are_one_a_page_and_the_chart_is_one_page(desk: Desk, typesetter: Typesetter) -> None:
    gacha = desk.units.gachas()[0]
    member = next(unit for unit in desk.units.all() if unit.level == "group_member")
    forms = Forms(desk)
    for paper, words in (
        (forms.registrations((gacha.id,)), "简历"),
        (forms.plates((gacha.id,)), "我是妇联执委"),
        (forms.member(member), "登记证号"),
        (forms.member(None), "登记证号"),
        (forms.blank_registration(), "资格审查意见"),
        (forms.blank_registration(delegates=True), "妇女代表登记表"),
        (forms.blank_plate(), "承诺"),
        (forms.chart(), "刺绣协会"),
    ):
        pages = text_of(federation_forms.set_paper(paper, typesetter).pdf)
        assert len(pages) == 1 and words in pages[0].replace("\n", ""), paper.title
    (sheet,) = forms.chart().sheets
    for boxes, refused in ((federation_forms.MOST_BOXES, False), (federation_forms.MOST_BOXES + 1, True)):
        block = {"title": "单位", "across": federation_forms._across(boxes)}
        block["entries"] = [{"name": f"派出所{at}", "parts": ["高　娃", "执委 3 名"]} for at in range(boxes)]
        paper = replace(forms.chart(), sheets=({**sheet, "blocks": [block]},))
        if refused:
            with pytest.raises(KnownError):
                federation_forms.set_paper(paper, typesetter)
        else:
            assert len(text_of(federation_forms.set_paper(paper, typesetter).pdf)) == 1
    assert "14000000001" not in text_of(federation_forms.set_paper(forms.plates((gacha.id,)), typesetter).pdf)[0]
