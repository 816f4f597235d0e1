"""Rosters as they come: read, compared with the roster, written as one act. B1–B10 are cases that once went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.desk import Desk
from desktop.services.importing.births import read_birth
from desktop.services.importing.cells import CODED, Places, read_coded, read_identity, read_name, read_phone
from desktop.services.importing.plan import Act, Plan, Row, State, new_values, values_of
from desktop.services.importing.understanding import Rules, settle
from desktop.services.importing.writing import Planned
from desktop.services.validation import identity_check_digit
from desktop.store.changes import Edit, Label
from desktop.table_files.child import read_file
from desktop.table_files.sheets import Sheet, pasted
from protocol.ids import derived_id

TODAY = date(2026, 11, 23)
TABLES = Path(__file__).resolve().parents[2] / "tables"
SUMU = derived_id("org_unit", "152221201000")
SARINTAI = derived_id("org_unit", "152221201203")
CAOGENTAI = derived_id("org_unit", "152221201204")
IDENTITY = "152223197510010" + "02"
IDENTITY += identity_check_digit(IDENTITY)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    units = [
        (SUMU, {"level": "sumu", "name_zh": "乌兰毛都苏木", "short_name": "乌兰毛都苏木"}),
        (SARINTAI, {"level": "gacha", "parent": SUMU, "name_zh": "萨仁台嘎查委员会", "short_name": "萨仁台嘎查"}),
        (CAOGENTAI, {"level": "gacha", "parent": SUMU, "name_zh": "草根台嘎查委员会", "short_name": "草根台嘎查"}),
    ]
    desk.journal.write([Edit("org_unit", id_, values) for id_, values in units], Label("township.choose"))
    yield desk
    desk.close()


def planned(desk: Desk, *tables: str | Sheet, identity_numbers: bool = False, file: str = "名册.xlsx") -> Planned:
    rules = desk.imports.rules(identity_numbers)
    sheets = [pasted(table) if isinstance(table, str) else table for table in tables]
    return desk.imports.plan(desk.imports.sources(file, sheets, rules), rules)


def states(plan: Plan) -> list[str]:
    return [row.state.value for row in plan.rows]


def names(plan: Plan) -> list[str]:
    return [str(row.person.values.get("name_zh") or "") for row in plan.rows]


def only(planned: Planned) -> Row:
    (row,) = planned.plan.rows
    return row


def women(desk: Desk) -> dict[str, dict[str, object]]:
    """The roster by name, as the records stand."""
    ids = desk.people.ids()
    return {str(record["name_zh"]): record for record in desk.people.records(ids).values()}


# --- the cases of 29 November -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["roster.xlsx", "roster.xls", "roster.ods", "roster_utf8.csv", "roster_utf8_mark.csv", "roster_gb18030.csv"]
)
def test_a_messy_roster_of_libreoffice_comes_in_as_a_chair_expects(desk: Desk, name: str) -> None:
    """B2, B4, B5, B6, B8: titles, two storeys of heads, heads once more, sums, notes, merged gachas, each cell."""
    made = planned(desk, *read_file(TABLES / name), file=name)
    plan = made.plan
    assert names(plan) == ["高娃", "其木格", "萨仁花", "乌云", "图雅", "图雅", "王秀兰", "古丽·买买提"]
    skipped = [skipped.why for skipped in plan.sources[0].table.skipped]
    assert skipped == ["title", "head", "head", "head_again", "sum", "note", "note"]
    born = [row.person.values.get("birth") for row in plan.rows]
    assert born == ["1975-03", "1975-03-02", None, "1967-08", "2001-03", "1988-06", "1964-05-12", "1990-11"]
    assert [row.person.values["gacha"] for row in plan.rows] == [SARINTAI] * 5 + [CAOGENTAI] * 3
    assert states(plan) == ["new", "new", "unsure", "new", "new", "new", "new", "new"]
    assert plan.rows[2].person.doubts["birth"].value == "1975-01"
    desk.imports.write(made)
    found = women(desk)
    assert found["其木格"]["phone"] == "13800000002" and "13900000002" in str(found["其木格"]["note"])
    assert found["萨仁花"]["birth"] is None and "1975.1" in str(found["萨仁花"]["note"])
    assert found["萨仁花"]["to_complete"] == 1 and found["乌云"]["to_complete"] is None
    assert "6401234" in str(found["乌云"]["note"]) and found["古丽·买买提"]["phone"] == "0482-6401234"
    assert found["王秀兰"]["phone_of"] == "relative" and found["高娃"]["note"] == "低保"
    assert desk.people.counts().all == 8


def test_b3_the_same_rows_twice_add_nobody_twice(desk: Desk) -> None:
    table = "姓名\t民族\n萨仁花\t蒙古族\n高娃\t"
    assert desk.imports.write(planned(desk, table)).added == 2
    again = planned(desk, table)
    assert states(again.plan) == ["same", "same"] and desk.imports.write(again).added == 0
    head = desk.journal.head
    roster = [read_file(TABLES / "roster.ods")[-1]]
    desk.imports.write(planned(desk, *roster))
    assert desk.journal.head > head
    assert {row.state for row in planned(desk, *roster).plan.rows if row.writes} == set()
    assert desk.people.counts().all == 8


def test_b4_one_woman_however_her_name_is_spaced_and_dotted(desk: Desk) -> None:
    desk.people.save(None, {"name_zh": "古丽·买买提", "birth": "1975-03-02"})
    desk.people.save(None, {"name_zh": "高娃", "gacha": SARINTAI})
    rows = "姓名\t出生\t嘎查\n古丽•买买提\t1975.3.2\t\n高  娃\t\t萨仁台\n高　娃\t\t萨仁台"
    plan = planned(desk, rows).plan
    assert states(plan)[:2] == ["same", "same"] and not any(row.writes for row in plan.rows)


def test_b5_one_bad_cell_never_refuses_the_woman(desk: Desk) -> None:
    cells = [
        ("出生", "六七年生人吧", "date_format"),
        ("电话", "6401234", "phone_no_area"),
        ("电话", "1.39E+10", "phone_damaged"),
        ("民族", "火星", "word_unknown"),
        ("嘎查", "某某村", "gacha_unknown"),
    ]
    for head, cell, code in cells:
        row = only(planned(desk, f"姓名\t{head}\n其木格\t{cell}"))
        assert row.state is State.NEW and row.writes and row.to_complete
        assert list(row.person.unread.values()) == [code]
        source = planned(desk, f"姓名\t{head}\n其木格\t{cell}").plan.sources[0]
        assert new_values(row, source)["note"] == f"{head}：{cell}"
        assert new_values(row, source)["to_complete"] == 1


def test_menksofts_own_codes_are_known_and_said_and_her_row_comes_in(desk: Desk) -> None:
    """Fonts of old gave Mongolian letters private codes: what they mean no program of today shows."""
    codes = "\ue270\ue26a\ue2f1"
    made = planned(desk, f"姓名\t蒙古文姓名\t电话\n其木格\t{codes}\t13800000001\n{codes}\t\t13800000002")
    first, second = made.plan.rows
    assert first.person.unread == {"name_mn": "name_menksoft"} and first.writes and first.to_complete
    assert not second.writes, "nobody without a name that can be read"
    desk.imports.write(made)
    (her,) = desk.people.named("其木格")
    assert codes in desk.people.records([her])[her]["note"]


def test_b5_a_spoilt_identity_number_is_said_and_not_kept_where_numbers_are_off(desk: Desk) -> None:
    table = "姓名\t身份证号\n其木格\t152223197510010000"
    for kept in (False, True):
        made = planned(desk, table, identity_numbers=kept)
        row = only(made)
        assert row.writes and row.person.unread == {"id_no": "id_no_damaged"}
        values = new_values(row, made.plan.sources[0])
        assert ("1522231975" in str(values)) == kept and "id_no" not in values


def test_b6_the_identity_number_settles_what_a_spreadsheet_ate(desk: Desk) -> None:
    row = only(planned(desk, f"姓名\t出生\t身份证\n其木格\t1975.1\t{IDENTITY}"))
    assert row.person.values["birth"] == "1975-10-01" and row.state is State.NEW
    alone = only(planned(desk, "姓名\t出生\n其木格\t1975.1"))
    assert alone.state is State.UNSURE and "birth" not in alone.person.values


def test_identity_numbers_that_are_off_serve_the_preview_and_are_dropped(desk: Desk) -> None:
    made = planned(desk, f"姓名\t身份证\n其木格\t{IDENTITY}")
    desk.imports.write(made)
    record = women(desk)["其木格"]
    assert (record["birth"], record["sex"], record["id_no"]) == ("1975-10-01", "2", None)
    twice = planned(desk, f"姓名\t身份证\n乌云\t{IDENTITY}\n乌云\t{IDENTITY}").plan
    assert states(twice) == ["new", "left"] and twice.rows[1].reasons[0].code == "twice"
    desk.imports.write(planned(desk, f"姓名\t身份证\n高娃\t{IDENTITY}", identity_numbers=True))
    assert women(desk)["高娃"]["id_no"] == IDENTITY


def test_b7_a_foreigners_residence_card_is_taken() -> None:
    card = "91115619900101002"
    card += identity_check_digit(card)
    assert read_identity(card, TODAY).value == card
    assert read_identity("9" + "99" + card[3:], TODAY).unread


def test_b8_a_gacha_that_is_written_once_holds_for_its_block(desk: Desk) -> None:
    rows = "嘎查\t姓名\n萨仁台嘎查\t其木格\n\t乌云\n草根台\t高娃\n\t图雅"
    plan = planned(desk, rows).plan
    assert [row.person.values["gacha"] for row in plan.rows] == [SARINTAI, SARINTAI, CAOGENTAI, CAOGENTAI]
    assert ["gacha" in row.person.filled for row in plan.rows] == [False, True, False, True]
    every = planned(desk, "嘎查\t姓名\n萨仁台\t其木格\n萨仁台\t乌云\n\t高娃").plan
    assert "gacha" not in every.rows[2].person.values  # there each row has its own: a blank is a blank


def test_a_gacha_stands_over_a_block_in_the_title_the_sheet_or_the_file(desk: Desk) -> None:
    blocks = "姓名\t民族\n萨仁台嘎查\n其木格\t蒙\n草根台嘎查\n高娃\t汉"
    assert [row.person.values["gacha"] for row in planned(desk, blocks).plan.rows] == [SARINTAI, CAOGENTAI]
    titled = "草根台嘎查妇女花名册（2026年）\n姓名\t民族\n高娃\t汉"
    assert only(planned(desk, titled)).person.values["gacha"] == CAOGENTAI
    plain = "姓名\t民族\n高娃\t汉"
    assert only(planned(desk, plain, file="萨仁台妇女名单2026.xlsx")).person.values["gacha"] == SARINTAI


def test_a_table_without_heads(desk: Desk) -> None:
    made = planned(desk, "1\t乌日娜\t1980.5\t13800001111\t萨仁台\n2\t其木格\t1975年\t\t草根台")
    assert made.plan.sources[0].fields == ["", "name_zh", "birth", "phone", "gacha"]
    assert [row.person.values["birth"] for row in made.plan.rows] == ["1980-05", "1975"]


def test_another_persons_columns_are_kept_beside_her(desk: Desk) -> None:
    made = planned(desk, "姓名\t丈夫姓名\t丈夫电话\t电话\n其木格\t巴图\t13900000001\t13800000001")
    row = only(made)
    assert row.person.values["phone"] == "13800000001" and row.person.values["name_zh"] == "其木格"
    assert values_of(row, made.plan.sources[0])["note"] == "丈夫姓名：巴图\n丈夫电话：13900000001"


def test_two_columns_of_phones(desk: Desk) -> None:
    made = planned(desk, "姓名\t手机\t固话\n其木格\t\t0482-6401234\n高娃\t13800000001\t0482-6401235")
    first, second = made.plan.rows
    assert first.person.values["phone"] == "0482-6401234"
    assert second.person.values["phone"] == "13800000001" and second.person.kept == {"固话": "0482-6401235"}


def test_months_that_a_spreadsheet_made_into_first_days(desk: Desk) -> None:
    rows = "姓名\t出生\n其木格\t1975-03-01\n高娃\t1980-11-01\n乌云\t1990-01-01"
    assert [row.person.values["birth"] for row in planned(desk, rows).plan.rows] == ["1975-03", "1980-11", "1990-01"]
    rows += "\n图雅\t1990-01-17"
    assert planned(desk, rows).plan.rows[0].person.values["birth"] == "1975-03-01"


# --- against the roster -----------------------------------------------------------------------------------------------


def test_new_changed_the_same_and_not_sure(desk: Desk) -> None:
    known = desk.people.save(
        None, {"name_zh": "其木格", "birth": "1975-03", "gacha": SARINTAI, "phone": "13800000001"}
    ).id
    desk.people.save(None, {"name_zh": "高娃", "gacha": SARINTAI, "birth": "1960"})
    desk.people.save(None, {"name_zh": "高娃", "gacha": SARINTAI, "birth": "1970"})
    rows = (
        "姓名\t嘎查\t出生\t电话\n"
        "其木格\t萨仁台\t1975-03-12\t13900000009\n"  # more exact, another phone
        "其木格\t草根台\t\t\n"  # a namesake elsewhere
        "高娃\t萨仁台\t\t13800000003\n"  # one of two
        "乌云\t萨仁台\t\t\n"
    )
    plan = planned(desk, rows).plan
    assert states(plan) == ["changed", "new", "unsure", "new"]
    assert plan.rows[0].who == known
    assert plan.rows[0].changes == {"birth": ("1975-03", "1975-03-12"), "phone": ("13800000001", "13900000009")}
    assert [reason.code for reason in plan.rows[2].reasons] == ["several"] and len(plan.rows[2].candidates) == 2
    assert not plan.rows[2].writes


def test_blanks_and_less_exact_days_change_nothing(desk: Desk) -> None:
    desk.people.save(None, {"name_zh": "其木格", "birth": "1975-03-12", "phone": "13800000001", "note": "低保"})
    row = only(planned(desk, "姓名\t出生\t电话\t备注\n其木格\t1975.3\t\t"))
    assert row.state is State.SAME and not row.changes


def test_a_woman_is_known_by_another_spelling(desk: Desk) -> None:
    her = desk.people.save(None, {"name_zh": "其木格", "phone": "13800000001"}, ["琪木格"]).id
    assert only(planned(desk, "姓名\t电话\n琪木格\t13800000001")).who == her
    desk.people.save(her, {"birth": "1975-03"})
    other = only(planned(desk, "姓名\t电话\t出生\n奇木格\t13800000001\t1975.3"))
    assert other.state is State.UNSURE and other.reasons[0].code == "other_name" and other.candidates == (her,)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("其木格\t萨仁台\t1975-03-12\t", "moved"),
        ("其木格\t\t1980-01\t13800000001", "birth_differs"),
        ("其木格\t\t\t13900000001", "same_name"),
        ("其木格\t草根台\t\t13900000001", "phone_differs"),
    ],
)
def test_why_a_row_is_not_sure(desk: Desk, row: str, code: str) -> None:
    record = {"name_zh": "其木格", "birth": "1975-03", "gacha": CAOGENTAI, "phone": "13800000001"}
    if code == "same_name":
        record = {"name_zh": "其木格"}
        row += "\t"
    if code == "phone_differs":
        record.pop("birth")
    desk.people.save(None, record)
    found = only(planned(desk, "姓名\t嘎查\t出生\t电话\n" + row))
    assert (found.state, [reason.code for reason in found.reasons]) == (State.UNSURE, [code])


def test_homonyms_are_normal(desk: Desk) -> None:
    desk.people.save(None, {"name_zh": "图雅", "birth": "1975-03-12", "gacha": SARINTAI})
    assert states(planned(desk, "姓名\t出生\t嘎查\n图雅\t1990-01\t萨仁台\n图雅\t1960\t草根台").plan) == ["new", "new"]


def test_the_same_woman_in_two_files_is_asked_about_or_left(desk: Desk) -> None:
    first, second = "姓名\t电话\n其木格\t13800000001\n高娃\t", "姓名\t电话\t民族\n其木格\t13800000001\t\n高娃\t\t"
    plan = planned(desk, first, second).plan
    assert states(plan) == ["new", "new", "left", "unsure"]
    assert [reason.row for row in plan.rows[2:] for reason in row.reasons] == [0, 1]


def test_decisions_one_or_all_alike_and_a_corrected_cell(desk: Desk) -> None:
    rows = "姓名\t出生\n其木格\t1975.1\n高娃\t1980.1\n乌云\t1990.3"
    plan = planned(desk, rows).plan
    assert states(plan) == ["unsure", "unsure", "new"]
    plan.decide(plan.alike(0, "birth_zero_lost"), accepted=True)
    assert states(plan) == ["new", "new", "new"]
    assert new_values(plan.rows[0], plan.sources[0])["birth"] == "1975-01"
    assert "note" not in new_values(plan.rows[0], plan.sources[0])
    plan.correct(1, 1, "1980-10")
    assert plan.rows[1].person.values["birth"] == "1980-10"
    plan.decide([2], act=Act.LEAVE)
    assert states(plan) == ["new", "new", "left"] and plan.counts()[State.LEFT] == 1
    again = Plan(plan.sources, plan.rules, [], lambda ids: {}, plan.decisions())
    assert states(again) == ["new", "new", "left"]
    plan.correct(0, 0, "")
    assert plan.rows[0].state is State.LEFT and plan.rows[0].reasons[0].code == "no_name"


def test_whom_a_row_means_is_said_and_what_stays(desk: Desk) -> None:
    one = desk.people.save(None, {"name_zh": "高娃", "gacha": SARINTAI, "birth": "1960"}).id
    desk.people.save(None, {"name_zh": "高娃", "gacha": SARINTAI, "birth": "1970"})
    made = planned(desk, "姓名\t嘎查\t电话\t民族\n高娃\t萨仁台\t13800000003\t蒙")
    plan = made.plan
    plan.decide([0], act=Act.UPDATE, who=one)
    assert plan.rows[0].state is State.CHANGED and set(plan.rows[0].changes) == {"phone", "ethnic"}
    plan.decide([0], old=frozenset({"ethnic"}))
    desk.imports.write(made)
    record = desk.people.records([one])[one]
    assert (record["phone"], record["ethnic"]) == ("13800000003", None)


def test_a_column_that_means_something_else(desk: Desk) -> None:
    made = planned(desk, "姓名\t绰号\n其木格\t小其")
    source = made.plan.sources[0]
    assert source.fields == ["name_zh", ""]
    source.fields[1] = "nickname"
    rules = desk.imports.rules()
    settle(source, rules)
    assert only(desk.imports.plan([source], rules)).person.values["nickname"] == "小其"
    remembered = {source.table.fingerprint: list(source.fields)}
    (anew,) = desk.imports.sources("b", [pasted("姓名\t绰号\n高娃\t小高")], rules, remembered)
    assert anew.fields == ["name_zh", "nickname"]


# --- written ----------------------------------------------------------------------------------------------------------


def test_an_import_is_one_act_with_its_batch_and_undone_whole(desk: Desk) -> None:
    her = desk.people.save(None, {"name_zh": "其木格", "phone": "13800000001"}).id
    before = {id_: dict(record) for id_, record in desk.people.records(desk.people.ids()).items()}
    done = desk.imports.write(planned(desk, "姓名\t电话\t民族\n其木格\t13800000001\t蒙\n高娃\t\t汉"))
    assert (done.added, done.changed, done.men) == (1, 1, 0)
    (batch,) = desk.imports.batches()
    assert (batch.files, batch.lines, batch.added, batch.changed) == (("名册.xlsx",), 2, 1, 1)
    assert batch.act is not None and batch.act.label.code == "import_batch.write"
    desk.people.save(None, {"name_zh": "后来"})
    desk.people.save(her, {"job": "27"})
    undone = desk.records.undo(batch.act.number)
    assert not undone.kept and desk.imports.batches() == []
    after = desk.people.records([her])[her]
    assert after["ethnic"] is None and after["job"] == "27" and sorted(women(desk)) == ["其木格", "后来"]
    assert {k: v for k, v in after.items() if k not in ("job", "updated_at")} == {
        k: v for k, v in before[her].items() if k not in ("job", "updated_at")
    }


def test_what_others_changed_since_stays_when_an_import_is_undone(desk: Desk) -> None:
    desk.imports.write(planned(desk, "姓名\t民族\n高娃\t汉\n乌云\t蒙"))
    desk.people.save(desk.people.named("高娃")[0], {"phone": "13800000009"})
    (batch,) = desk.imports.batches()
    assert batch.act is not None
    kept = desk.records.undo(batch.act.number).kept
    assert {cell.field for cell in kept} == {"phone"} and list(women(desk)) == ["高娃"]


def test_an_import_that_is_stopped_keeps_what_it_wrote_and_says_how_much(desk: Desk) -> None:
    table = "姓名\n" + "\n".join(f"妇女{chr(0x4E00 + n)}" for n in range(3000))
    done: list[int] = []
    written = desk.imports.write(planned(desk, table), done.append, lambda: bool(done))
    assert 0 < written.added < 3000 and desk.people.counts().all == written.added
    (batch,) = desk.imports.batches()
    assert batch.added == written.added and batch.act is not None
    desk.records.undo(batch.act.number)
    assert desk.people.counts().all == 0


def test_nothing_is_written_before(desk: Desk) -> None:
    head = desk.journal.head
    made = planned(desk, *read_file(TABLES / "roster.xlsx"))
    made.plan.decide([0], act=Act.LEAVE)
    assert desk.journal.head == head


# --- whatever stands in a cell ----------------------------------------------------------------------------------------

TEXTS = st.text() | st.text(st.sampled_from("0123456789.-/年月日 一二十〇E+岁农历生()（）、139ᠠ姓名\ue264\u202d"))


@given(TEXTS)
def test_every_cell_is_read_doubted_or_kept(text: str) -> None:
    """A reader never fails and never loses a text: what gives no sure value is kept."""
    places = Places([(SARINTAI, ["萨仁台嘎查"])], ["乌兰毛都苏木"])
    reads = [read_birth(text, TODAY), read_phone(text)[0], read_identity(text, TODAY), read_name(text)[1]]
    reads += [places.read(text)[1], *(read_coded(field, text) for field in CODED)]
    for read in reads:
        assert not (read.unread and read.value) and not (read.doubt and read.value is None)
        if read.unread or read.doubt:
            assert read.kept == text.strip()


@given(st.dates(date(1931, 1, 1), TODAY), st.sampled_from(["-", "/", ".", "年月日", "八位", "汉字"]))
def test_a_whole_day_is_read_however_it_is_written(day: date, how: str) -> None:
    figures = str.maketrans("0123456789", "〇一二三四五六七八九")
    ways = {
        "年月日": f"{day.year}年{day.month}月{day.day}日",
        "八位": day.strftime("%Y%m%d"),
        "汉字": f"{day.year}年".translate(figures) + f"{day.month:02}月{day.day:02}日".translate(figures),
    }
    written = ways.get(how) or f"{day.year}{how}{day.month}{how}{day.day}"
    assert read_birth(written, TODAY).value == day.isoformat()


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=6), min_size=1, max_size=8), st.booleans())
def test_any_table_is_read(rows: list[list[str]], headed: bool) -> None:
    from desktop.services.importing.understanding import source_of, understood

    rules = Rules(TODAY, Places([(SARINTAI, ["萨仁台嘎查"])], []), True)
    sheet = pasted("\n".join("\t".join(row) for row in ([["姓名", "出生", "电话"]] if headed else []) + rows))
    source = source_of("表", sheet, rules)
    if source is None:
        return
    plan = Plan([source], rules, [], lambda ids: {})
    assert len(plan.rows) + len(source.table.skipped) == len(sheet.rows)
    for row in plan.rows:
        assert row.writes or row.reasons
        assert understood(source, row.line, rules) == row.person


@pytest.mark.parametrize("seed", [20261130, 1, 2])
def test_messy_cells_are_read_right_or_marked(seed: int) -> None:
    """The bench's cells, made apart from the rules: nothing is read wrong without a mark."""
    from bench.imports import judged
    from bench.messy_cells import cells

    found = cells(seed)
    counts = judged(found)
    assert counts["wrong"] == 0 and counts["needlessly"] < 0.05 * len(found) and counts["right"] > 0.8 * len(found)


# --- households -------------------------------------------------------------------------------------------------------


def households(desk: Desk) -> dict[str, tuple[str, str]]:
    """Woman → (head of her household, its note)."""
    found = {}
    for name, record in women(desk).items():
        home = record["household"]
        row = desk.journal.rows.get("household", home) if isinstance(home, bytes) else None
        if row is not None:
            found[name] = (desk.people.name(row["head"]), row["note"] or "")
    return found


def test_households_come_in_by_head_or_number_and_once(desk: Desk) -> None:
    table = (
        "嘎查\t户号\t户主姓名\t姓名\t与户主关系\t出生年月\n"
        "萨仁台嘎查\t1\t高娃\t其木格\t女儿\t2001.3.1\n"
        "萨仁台嘎查\t1\t高娃\t高娃\t户主\t1975.3.1\n"
        "草根台嘎查\t1\t巴图\t乌云\t妻\t1967.8.1\n"
        "草根台嘎查\t\t巴特尔\t图雅\t妻\t1980.8.1\n"
        "草根台嘎查\t\t\t王秀兰\t\t1964.5.12"
    )
    made = planned(desk, table)
    assert states(made.plan) == ["new"] * 5
    act = desk.imports.write(made).changes.act
    assert households(desk) == {
        "高娃": ("高娃", ""),
        "其木格": ("高娃", ""),
        "乌云": ("乌云", "户主：巴图"),
        "图雅": ("图雅", "户主：巴特尔"),
    }
    assert "与户主关系：女儿" in str(women(desk)["其木格"]["note"])
    assert states(planned(desk, table).plan) == ["same"] * 5, "who has a household keeps it"
    assert act is not None
    desk.records.undo(act)
    assert desk.db.value("SELECT count(*) FROM household WHERE deleted IS NULL") == 0


def test_who_stands_on_the_roster_comes_to_the_household_that_stands(desk: Desk) -> None:
    head = desk.people.save(None, {"name_zh": "高娃", "gacha": SARINTAI, "birth": "1975-03-01"}).id
    daughter = desk.people.save(None, {"name_zh": "其木格", "gacha": SARINTAI, "birth": "2001-03-01"}).id
    desk.people.save_household(head, {"winter_place": "冬营地"})
    made = planned(
        desk, "嘎查\t户主\t姓名\t出生年月\n萨仁台嘎查\t高娃\t其木格\t2001.3.1\n萨仁台嘎查\t高娃\t新人\t1990.5.5"
    )
    assert [set(row.changes) for row in made.plan.rows] == [{"household"}, set()]
    desk.imports.write(made)
    homes = {name: record["household"] for name, record in women(desk).items()}
    assert len(set(homes.values())) == 1 and homes["高娃"] and daughter != head
    assert desk.db.value("SELECT count(*) FROM household WHERE deleted IS NULL") == 1
