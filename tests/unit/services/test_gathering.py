"""A table that was given out finds its women again, whatever was done to it, and says that it is back."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import load_workbook

from desktop.services import gathering, ready_lists
from desktop.services.desk import Desk
from desktop.services.gathering import Round, mark_of
from desktop.services.importing.plan import Act, Plan, Reason, Row, State
from desktop.services.importing.understanding import Source
from desktop.store.changes import Edit, Label
from desktop.store.queries import leaving
from desktop.table_files.reading import read_sheets
from protocol.ids import new_id

NOW = datetime(2026, 11, 23, 9, 30)
AT = "202611230930"


@pytest.fixture
def desk(sample_township: Path, tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(Path(shutil.copytree(sample_township, tmp_path / "desk")), now=lambda: NOW)
    yield made
    made.close()


def cells(body: bytes) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in load_workbook(io.BytesIO(body)).get_sheet_by_index(0).to_python()]


def her(row: list[str]) -> bytes:
    """Whose row it is."""
    return bytes.fromhex(row[0][1:33])


def told(row: Row) -> tuple[State, bool, list[str]]:
    return row.state, row.writes, [reason.code for reason in row.reasons]


def came(desk: Desk, path: Path, rows: list[list[str]]) -> tuple[Source, Plan]:
    """The rows as a file that came back, read and compared."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            sheet.write_string(y, x, cell)
    book.close()
    rules = desk.imports.rules()
    (source,) = desk.imports.sources(path.name, read_sheets(path), rules)
    return source, desk.imports.plan([source], rules).plan


def test_what_comes_back_untouched_says_nothing_new(desk: Desk, tmp_path: Path) -> None:
    for unit in desk.units.gachas():
        path = tmp_path / "back.xlsx"
        path.write_bytes(gathering.form(desk, unit.id, AT))
        rules = desk.imports.rules()
        (source,) = desk.imports.sources(path.name, read_sheets(path), rules)
        plan = desk.imports.plan([source], rules).plan
        assert mark_of(source) == (unit.id, AT) and len(plan.rows) > 50
        assert {row.state for row in plan.rows} == {State.SAME}, "namesakes too: each has her own row"


def test_sorted_renamed_and_filled_in_it_finds_its_rows(desk: Desk, tmp_path: Path) -> None:
    gacha = desk.units.gachas()[0].id
    rows = cells(gathering.form(desk, gacha, AT))
    head = rows[2]
    name, phone, note = head.index("姓名"), head.index("电话"), head.index("备注")
    body = [row for row in rows[3:] if row[0]]
    first, second, third = body[0], next(r for r in body[1:5] if r[phone]), body[5]
    ids = {id(row): bytes.fromhex(row[0][1:33]) for row in (first, second, third)}
    kept = second[phone]
    first[phone] = "13900001111"  # a new phone
    second[name] = "新名字"  # her name was written wrongly; the phone is hers
    third[note] = "夏天在外"
    new = ["", *([""] * (len(head) - 1))]
    new[name], new[phone] = "全新的人", "13900002222"
    order = [1, 0, *range(2, len(head))]  # the columns were moved as well
    table = [rows[0], rows[1], head, *reversed(body), new]
    source, plan = came(
        desk, tmp_path / "改过.xlsx", [[row[x] if x < len(row) else "" for x in order] for row in table]
    )
    assert mark_of(source) == (gacha, AT)
    changed = {row.who: set(row.changes) for row in plan.rows if row.state is State.CHANGED}
    assert changed == {
        ids[id(first)]: {"phone"},
        ids[id(second)]: {"name_zh"},
        ids[id(third)]: {"note"},
    }
    assert kept and [row.person.values["name_zh"] for row in plan.rows if row.state is State.NEW] == ["全新的人"]


def test_another_woman_written_over_a_row_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    gacha = desk.units.gachas()[0].id
    rows = cells(gathering.form(desk, gacha, AT))
    head, row = rows[2], list(rows[3])
    over = [row[0], *([""] * (len(head) - 1))]
    over[head.index("姓名")], over[head.index("出生")] = "别的女人", "1999-01-01"
    copied = list(rows[4])
    copied[head.index("姓名")] = "抄下来的"
    copied[head.index("电话")] = copied[head.index("出生")] = ""
    _source, plan = came(desk, tmp_path / "盖过.xlsx", [rows[0], rows[1], head, over, rows[4], copied])
    assert [(r.state, r.reasons[0].code if r.reasons else "") for r in plan.rows] == [
        (State.UNSURE, "code_differs"),
        (State.SAME, ""),
        (State.NEW, ""),
    ]
    assert not plan.rows[0].writes


def test_who_has_not_given_it_back_is_known(desk: Desk, tmp_path: Path) -> None:
    units = desk.units.gachas()
    round = Round(AT, tuple(unit.id for unit in units))
    assert Round.of_plain(round.as_plain()) == round and Round.of_plain({"at": 1}) is None
    source, _ = came(desk, tmp_path / "a.xlsx", cells(gathering.form(desk, units[1].id, AT)))
    old, _ = came(desk, tmp_path / "b.xlsx", cells(gathering.form(desk, units[0].id, "202510010800")))
    after = round.with_back([source, old])
    assert after.back == {units[1].id} and units[0].id in after.missing and units[1].id not in after.missing
    assert Round.of_plain(after.as_plain()) == after


def test_the_table_has_choices_and_hides_its_codes_and_no_number(desk: Desk) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(gathering.form(desk, desk.units.gachas()[0].id, AT))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        book = parts.read("xl/workbook.xml").decode()
    assert sheet.count("<dataValidation ") == 7 and 'hidden="1"' in sheet and 'state="hidden"' in book
    assert "id_no" not in gathering.ASKED


# --- what was written while the tables were out -----------------------------------------------------------------------


def test_a_table_that_was_not_touched_undoes_nothing(desk: Desk, tmp_path: Path) -> None:
    here, there = (unit.id for unit in desk.units.gachas()[:2])
    rows = cells(gathering.form(desk, here, AT))
    phone = rows[2].index("电话")
    body = [row for row in rows[3:] if row[0] and row[phone]]
    corrected, moved, erased, deleted, merged = (her(row) for row in body[:5])
    desk.people.save(corrected, {"phone": "13912345670", "note": "夏天在外", "name_zh": "改过名字"})
    desk.people.save(moved, {"gacha": there})
    desk.erasure.ask(erased, "her_wish")
    desk.people.delete(deleted)
    seen = desk.doubles.compare(merged, her(body[5]))
    assert seen is not None
    desk.doubles.merge(seen, her(body[5]), {})
    _, plan = came(desk, tmp_path / "back.xlsx", rows)
    found = {her(plan.sources[0].table.rows[row.line]): row for row in plan.rows}
    assert told(found.pop(erased)) == (State.LEFT, False, ["code_erased"])
    assert told(found.pop(deleted)) == (State.UNSURE, False, ["code_gone"])
    assert {told(row)[:2] for row in found.values()} == {(State.SAME, False)}
    assert found[corrected].who == corrected and found[moved].who == moved
    assert found[merged].who == her(body[5]), "by who stands for her"
    (erased_row,) = (row for row in plan.rows if row.reasons == (Reason("code_erased"),))
    plan.decide([erased_row.at], act=Act.ADD)
    assert not erased_row.writes, "whatever is decided of all rows"


def test_only_what_was_touched_is_changed_beside_what_the_township_wrote(desk: Desk, tmp_path: Path) -> None:
    here = desk.units.gachas()[0].id
    rows = cells(gathering.form(desk, here, AT))
    head = rows[2]
    row = next(row for row in rows[3:] if row[0] and row[head.index("电话")])
    desk.people.save(her(row), {"phone": "13912345670"})
    row[head.index("职业")] = "教师"
    _, plan = came(desk, tmp_path / "back.xlsx", rows)
    assert {each.who: set(each.changes) for each in plan.rows if each.writes} == {her(row): {"job"}}


def test_a_code_whose_row_is_not_here_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    rows = cells(gathering.form(desk, desk.units.gachas()[0].id, AT))
    row = list(rows[3])
    row[0], row[rows[2].index("姓名")] = "R" + 32 * "7", "没有的人"
    _, plan = came(desk, tmp_path / "back.xlsx", [*rows[:3], row])
    assert told(plan.rows[0]) == (State.UNSURE, False, ["code_gone"])
    plan.decide([0], act=Act.ADD)
    assert plan.rows[0].state is State.NEW and plan.rows[0].writes


# --- a row copied for somebody else ----------------------------------------------------------------------------------


@pytest.mark.parametrize("above", [True, False], ids=["above", "below"])
def test_a_copy_with_the_familys_phone_does_not_make_her_another(desk: Desk, tmp_path: Path, above: bool) -> None:
    rows = cells(gathering.form(desk, desk.units.gachas()[0].id, AT))
    head = rows[2]
    row = next(row for row in rows[3:] if row[0] and row[head.index("电话")] and row[head.index("出生")])
    copied = list(row)
    copied[head.index("姓名")], copied[head.index("出生")] = "托娅", "2001-05-06"
    _, plan = came(desk, tmp_path / "back.xlsx", [*rows[:3], *([copied, row] if above else [row, copied])])
    mine, other = plan.rows if above else reversed(plan.rows)
    assert told(mine) == (State.UNSURE, False, ["code_differs"]) and mine.candidates == (her(row),)
    assert other.state is State.SAME and other.who == her(row)


def test_another_name_and_birth_with_her_phone_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    rows = cells(gathering.form(desk, desk.units.gachas()[0].id, AT))
    head = rows[2]
    row = next(row for row in rows[3:] if row[0] and row[head.index("电话")] and row[head.index("出生")])
    row[head.index("姓名")], row[head.index("出生")] = "托娅", "2001-05-06"
    _, plan = came(desk, tmp_path / "back.xlsx", [*rows[:3], row])
    assert told(plan.rows[0]) == (State.UNSURE, False, ["code_differs"])


def test_a_namesake_written_into_a_copy_of_her_row_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    rows = cells(gathering.form(desk, desk.units.gachas()[0].id, AT))
    head = rows[2]
    row = next(row for row in rows[3:] if row[0] and len(row[head.index("出生")]) == 10)
    copied = list(row)
    copied[head.index("出生")], copied[head.index("电话")] = "2001-05-06", "13900003333"
    _, plan = came(desk, tmp_path / "back.xlsx", [*rows[:3], copied, row])
    assert told(plan.rows[0]) == (State.UNSURE, False, ["code_differs"]) and plan.rows[1].state is State.SAME


# --- names that are not Chinese ---------------------------------------------------------------------------------------


def test_whoever_has_no_chinese_name_stands_by_what_she_is_called(desk: Desk, tmp_path: Path) -> None:
    here = desk.units.gachas()[0].id
    names = {"name_mn": "ᠴᠢᠮᠡᠭ", "name_latin": "Gerel", "nickname": "小花"}
    ids = {new_id(): text for text in names.values()}
    values = [{name: text, "gacha": here, "sex": "2", "status": "active"} for name, text in names.items()]
    edits = [Edit("person", id_, each) for id_, each in zip(ids, values, strict=True)]
    desk.journal.write(edits, Label("person.add", "她们"))  # as laptops of before a rule wrote them
    rows = cells(gathering.form(desk, here, AT))
    head = rows[2]
    mine = [row for row in rows[3:] if row[0] and her(row) in ids]
    assert {her(row): row[head.index("姓名")] for row in mine} == ids
    _, plan = came(desk, tmp_path / "same.xlsx", [*rows[:3], *mine])
    assert [told(row) for row in plan.rows] == 3 * [(State.SAME, False, [])]
    for row in mine:
        row[head.index("文化程度")] = "大专"
    mine[0][head.index("姓名")] = ""  # blank says nothing
    _, plan = came(desk, tmp_path / "back.xlsx", [*rows[:3], *mine])
    assert {row.who: set(row.changes) for row in plan.rows if row.writes} == {id_: {"education"} for id_ in ids}
    table, _ = ready_lists.ready_table(desk, ready_lists.PHONES, list(ids))
    assert {str(row[1]) for row in table.rows} == set(ids.values())


# --- whom and what a table holds --------------------------------------------------------------------------------------


def test_men_stand_in_no_list_of_women(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    here = desk.units.gachas()[0].id
    man = desk.people.save(None, {"name_zh": "巴雅尔", "sex": "1", "gacha": here}).id
    woman = desk.people.save(None, {"name_zh": "巴雅尔", "sex": "2", "gacha": here}).id
    given = {her(row) for row in cells(gathering.form(desk, here, AT))[3:] if row[0]}
    monkeypatch.setattr(leaving, "written_between", lambda *_: [man, woman])
    new = set(ready_lists.women_of(desk, ready_lists.NEWCOMERS))
    assert woman in given and woman in new and man not in given | new


def test_a_woman_who_goes_between_two_reads_is_left_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    here = desk.units.gachas()[0].id
    before = desk.people.ids(desk.people.of_gacha(here))
    monkeypatch.setattr(type(desk.people), "ids", lambda *_: [before[0], bytes(16), *before[1:]])
    rows = [row for row in cells(gathering.form(desk, here, AT))[3:] if row[0]]
    assert [her(row) for row in rows] == before
    names = desk.people.names(before)
    assert all(row[1] == names[her(row)] for row in rows), "each code beside its own name"


def test_gachas_of_one_short_name_get_a_table_each(desk: Desk) -> None:
    township = desk.units.gachas()[0].parent
    assert township is not None
    for name in ("巴音塔拉嘎查", "巴音塔拉第二嘎查", "巴音塔拉第二嘎查"):
        # two laptops that each add one: the form alone refuses a short name that is taken
        values = {"name_zh": name, "short_name": "巴音塔拉", "level": "gacha", "parent": township}
        desk.journal.write([Edit("org_unit", new_id(), values)], Label("unit.add", name))
    names = gathering.names(desk)
    assert [id_ for id_, _ in names] == [unit.id for unit in desk.units.gachas()]
    assert len({name for _, name in names}) == len(names) and "巴音塔拉第二嘎查2" in dict(names).values()
