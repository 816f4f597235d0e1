"""Groups and accounts against the domain's worked examples: seats, coverage, what is to be looked at, a month typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import FieldErrors
from desktop.services.desk import Desk
from desktop.services.figures import Cell
from desktop.services.online_counts import CellKey, as_shown, gone, key_of, name_of, shown_words
from desktop.services.online_findings import Finding
from desktop.services.reporting.basis import pack, read, unpack
from desktop.services.seen import Seen
from desktop.services.validation import check_count, tenths_words
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id
from protocol.periods import Span, Term

TODAY = date(2026, 11, 27)
CLOSING = 25
NOVEMBER = Term(Span.MONTH, 2026, 11)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9))
    yield desk
    desk.close()


def write(desk: Desk, kind_: str, **fields: Any) -> bytes:
    id_ = new_id()
    desk.journal.write([Edit(kind_, id_, fields)], Label("test"))
    return id_


def officer(desk: Desk, until: str | None = None) -> bytes:
    her = write(desk, "person", name_zh="其木格", sex="2", status="active")
    federation = write(desk, "org_unit", name_zh="苏木妇联", level="sumu")
    write(desk, "appointment", person=her, org=federation, post="P1", from_date="2021-03-08", to_date=until)
    return her


def group(desk: Desk, owner: bytes | None, members: int | None, day: str = "2026-11-25", **more: Any) -> bytes:
    fields = {"name": "姐妹群", "kind": "G2", "owner": owner, **more}
    id_ = write(desk, "chat_group", **{name: value for name, value in fields.items() if value is not None})
    if members is not None:
        write(desk, "group_count", chat=id_, counted_on=day, members=members)
    return id_


def figures(desk: Desk, term: Term = NOVEMBER) -> dict[str, Cell]:
    return {line.figure.id: line.now.cell for line in desk.figures.report(term, CLOSING).lines}


def codes_of(desk: Desk, kind: str, id_: bytes) -> list[str]:
    return [finding.code for finding in desk.online.findings(kind).get(id_, [])]


def test_groups_count_whose_owner_is_of_the_federation_and_gachas_that_they_serve(desk: Desk) -> None:
    """Example 34: 52, 118 and 487 members and one of 63 whose owner left office: 3 groups, 657 seats, 219 on average;
    9 of 14 gachas. One group for several gachas: its seats stand once."""
    gachas = [write(desk, "org_unit", name_zh=f"第{n}嘎查", level="gacha") for n in range(14)]
    chair, left = officer(desk), officer(desk, until="2026-06-30")
    shared = group(desk, chair, 52, name="甲", gachas=gachas[:4])
    group(desk, chair, 118, name="乙", gachas=gachas[4:8])
    large = group(desk, chair, 487, name="丙", org=gachas[8])
    apart = group(desk, left, 63, name="丁", org=gachas[9])
    now = desk.online.standing(date(2026, 11, 25))
    assert len(now.contact) == 3 and now.seats == 657 and tenths_words(now.average or 0) == "219"
    assert now.apart == (apart,) and now.members[apart] == 63 and now.coverage == Cell(9, 14)
    assert now.people == (487, 657) and set(now.missing) == set(gachas[9:])
    found = figures(desk)
    assert (found["grp.contact"], found["grp.seats"], found["grp.coverage_gacha"]) == (Cell(3), Cell(657), Cell(9, 14))
    assert found["grp.work"] == Cell(0)
    assert codes_of(desk, "chat_group", large) == [] and codes_of(desk, "chat_group", apart) == ["owner_no_officer"]
    write(desk, "group_count", chat=large, counted_on="2026-11-26", members=512)
    assert desk.online.findings("chat_group")[large] == [Finding("over_limit", (512, 500))]
    by_gacha = {line.unit: line.counts for line in desk.figures.by_gacha(NOVEMBER.period(lambda _month: CLOSING))}
    assert [by_gacha[gacha]["grp.seats"].cell.num for gacha in gachas[:5]] == [52] * 4 + [118]
    assert by_gacha[gachas[0]]["grp.seats"].rows == (shared,)


def test_what_was_closed_keeps_its_months_and_an_old_count_says_nothing(desk: Desk) -> None:
    chair = officer(desk)
    old = group(desk, chair, 80, day="2026-08-10", name="老群")
    write(desk, "group_count", chat=old, counted_on="2026-11-10")  # a count without members says nothing of them
    group(desk, chair, 40, name="停了", closed_on="2026-11-10")
    now = desk.online.standing(TODAY)
    assert now.contact == (old,) and now.stale == (old,) and now.seats == 0
    october = desk.online.standing(date(2026, 10, 25))
    assert len(october.contact) == 2 and october.seats == 80
    assert codes_of(desk, "chat_group", old) == ["stale"]


def test_followers_stand_reads_flow_and_a_sum_typed_for_a_month_is_told(desk: Desk) -> None:
    """Example 35: followers 1,240 then 1,198: the stock is 1,198, the change −42. Reads of ten months add up to 15,300;
    18,400 typed for November is more than all of them: as a sum it would be 3,100."""
    account = write(desk, "media_account", name="草原巾帼", platform="official", opened_on="2025")
    reads = [1200, 1300, 1400, 1250, 1350, 1450, 1300, 1500, 1450, 3100]
    for month, number in enumerate(reads, 1):
        write(desk, "media_count", account=account, month=f"2026-{month:02}", reads=number, followers=1240, posts=4)
    assert sum(reads) == 15_300 and codes_of(desk, "media_account", account) == []
    write(desk, "media_count", account=account, month="2026-11", reads=18_400, followers=1198, posts=5)
    found = figures(desk)
    assert found["media.followers"] == Cell(1198) and found["media.reads"] == Cell(18_400)
    assert figures(desk, NOVEMBER.step(-1))["media.followers"].num - found["media.followers"].num == 42
    assert desk.online.findings("media_account")[account] == [
        Finding("cumulative", (18_400, 15_300, 3100), "reads", "2026-11")
    ]
    desk.accounts.save(account, {"closed_on": "2026-11-20"})
    found = figures(desk)
    assert (found["media.followers"], found["media.reads"]) == (Cell(0), Cell(18_400))
    quarter = figures(desk, NOVEMBER.as_long_as(Span.QUARTER))
    assert quarter["media.reads"] == Cell(21_500) and quarter["media.posts"] == Cell(9)


def test_what_is_to_be_looked_at_of_a_group(desk: Desk) -> None:
    chair = officer(desk)
    moved = write(desk, "person", name_zh="乌日娜", status="moved")
    nobody, gone_away = group(desk, None, 30, name="无主"), group(desk, moved, 30, name="搬走")
    twice = [group(desk, chair, 30, name="同名") for _ in range(2)]
    fell = group(desk, chair, 100, day="2026-10-25", name="少了")
    write(desk, "group_count", chat=fell, counted_on="2026-11-25", members=79, women=80)
    write(desk, "group_count", chat=fell, counted_on="2026-11-25", members=79)
    found = desk.online.findings("chat_group")
    assert found[nobody] == [Finding("owner_none")] and found[gone_away] == [Finding("owner_gone")]
    assert [found[id_] for id_ in twice] == [[Finding("same_name")]] * 2
    assert {each.code for each in found[fell]} >= {"same_day"}
    just = group(desk, chair, 100, day="2026-10-25", name="刚好")
    write(desk, "group_count", chat=just, counted_on="2026-11-25", members=80)
    assert just not in desk.online.findings("chat_group")
    less = write(desk, "group_count", chat=just, counted_on="2026-11-26", members=63)
    assert desk.online.findings("chat_group")[just] == [Finding("fell", (80, 63), on="2026-11-26")] and less


def test_a_silent_account_is_told_after_thirty_days(desk: Desk) -> None:
    account = write(desk, "media_account", name="号", opened_on="2026-01-05")
    assert codes_of(desk, "media_account", account) == ["silent"]
    write(desk, "media_count", account=account, month="2026-10", posts=2)
    assert codes_of(desk, "media_account", account) == []  # 31 October is 27 days ago
    write(desk, "media_count", account=account, month="2026-11", posts=0)
    assert codes_of(desk, "media_account", account) == []


@pytest.mark.parametrize(
    ("typed", "value", "words"),
    [
        ("1.2万", 12_000, "1.2万"),
        ("1,200", 1200, None),
        ("１２００人", 1200, None),
        ("10万+", 100_000, "10万+"),
        ("3.4w", 34_000, "3.4w"),
        ("0", 0, None),
        ("", None, None),
        ("1200.0", 1200, None),
    ],
)
def test_a_number_is_read_as_a_platform_shows_it(typed: str, value: int | None, words: str | None) -> None:
    assert check_count(typed) == (value, words, None)


@pytest.mark.parametrize(
    ("typed", "error"),
    [("三百", "number_format"), ("-5", "number_negative"), ("1.25", "number_format"), ("9" * 13, "number_too_large")],
)
def test_what_is_no_number_is_refused(typed: str, error: str) -> None:
    assert check_count(typed).error == error


# --- a month on one page ----------------------------------------------------------------------------------------------


def typed(kind: str, id_: bytes, **fields: str) -> dict[CellKey, str]:
    return {CellKey(kind, id_, name): text for name, text in fields.items()}


def test_a_month_is_one_act_one_undo_and_nothing_where_nothing_was_typed(desk: Desk) -> None:
    chair = officer(desk)
    one, two = group(desk, chair, 40, name="甲", day="2026-10-25"), group(desk, chair, None, name="乙")
    account = write(desk, "media_account", name="号")
    sheet = desk.online_counts.sheet(TODAY, CLOSING)
    assert sheet.month == "2026-12"  # the 27th is December's where months close on the 25th
    sheet = desk.online_counts.sheet(date(2026, 11, 25), CLOSING)
    line = next(line for line in sheet.lines if line.id == one)
    assert sheet.month == "2026-11" and line.last["members"] == (40, "2026-10-25") and line.held == {}
    act = desk.online_counts.save(
        sheet,
        typed("chat_group", one, members="1.2万", women="", posts="0")
        | typed("media_account", account, followers="1,198", reads="2.3万"),
    ).act
    assert act is not None
    (count,) = desk.rows["group_count"].of(one)[1:]
    assert (count["counted_on"], count["members"], count["women"], count["posts"]) == ("2026-11-25", 12_000, None, 0)
    assert count["as_shown"] == "成员 1.2万" and count["id"] == derived_id("group_count", one, "2026-11-25")
    (month,) = desk.rows["media_count"].of(account)
    assert (month["month"], month["followers"], month["reads"], month["as_shown"]) == (
        *("2026-11", 1198, 23_000),
        "阅读 2.3万",
    )
    assert desk.rows["group_count"].of(two) == []
    again = desk.online_counts.sheet(date(2026, 11, 25), CLOSING)
    key = CellKey("chat_group", one, "members")
    held = again.held(key)
    assert held is not None and held.shown == "1.2万"
    assert not desk.online_counts.save(again, {key: "1.2万"}) and desk.journal.log.acts()[0].number == act
    groups = desk.plain["chat_group"]
    rows = (groups.form(one) or {})["group_count"]
    corrected = groups.save(one, {"group_count": [rows[0], {**rows[1], "members": 12_300}]}).changes.act
    held = desk.online_counts.sheet(date(2026, 11, 25), CLOSING).held(key)
    assert held is not None and held.shown == "12,300" and corrected is not None
    desk.records.undo(corrected)
    desk.online_counts.save(again, {key: ""})
    assert desk.rows["group_count"].of(one)[-1]["members"] is None
    assert desk.rows["group_count"].of(one)[-1]["as_shown"] is None
    desk.records.undo(desk.records.acts()[0].number)
    desk.records.undo(act)
    assert len(desk.rows["group_count"].of(one)) == 1 and desk.rows["media_count"].of(account) == []
    desk.online_counts.save(sheet, {key: "55"})  # of a row that was taken back nothing comes back
    assert desk.rows["group_count"].of(one)[-1]["members"] == 55
    assert desk.rows["group_count"].of(one)[-1]["posts"] is None


def test_a_count_without_its_day_or_month_stops_nothing(desk: Desk) -> None:
    one, account = group(desk, officer(desk), 40), write(desk, "media_account", name="号")
    for fields in ({}, {"month": "2026"}):
        write(desk, "media_count", account=account, posts=3, **fields)
    write(desk, "group_count", chat=one, members=9)
    sheet = desk.online_counts.sheet(date(2026, 11, 25), CLOSING)
    assert [line.held for line in sheet.lines] == [{"members": (40, None)}, {}]
    assert desk.online.findings("chat_group") == {} and desk.online.findings("media_account") == {}


def test_one_number_that_cannot_be_read_and_nothing_is_written(desk: Desk) -> None:
    one = group(desk, officer(desk), None)
    sheet, before = desk.online_counts.sheet(TODAY, CLOSING), desk.journal.head
    bad = CellKey("chat_group", one, "women")
    with pytest.raises(FieldErrors) as told:
        desk.online_counts.save(sheet, typed("chat_group", one, members="30", women="三百"))
    assert told.value.fields == {name_of(bad): "number_format"} and desk.journal.head == before
    assert key_of(name_of(bad)) == bad and key_of("chat_group.xy.women") is None
    desk.groups.delete(one)
    assert gone(desk.online_counts.sheet(TODAY, CLOSING), [bad]) == [bad]


def test_words_of_numbers_stand_beside_what_somebody_wrote_freely() -> None:
    assert shown_words("粉丝 1.2万；后台截图见附件；阅读 3万") == {"followers": "1.2万", "reads": "3万"}
    assert as_shown({"reads": "4万"}, "粉丝 1.2万；后台截图见附件") == "阅读 4万；后台截图见附件"
    assert as_shown({}, None) is None


def test_a_mistyped_day_is_another_row_and_a_second_count_of_a_day_stands_beside(desk: Desk) -> None:
    """Decision 85."""
    one = group(desk, officer(desk), None)
    rows = desk.rows["group_count"]
    desk.groups.save(one, {"group_count": [{"counted_on": "2026-11-24", "members": 30}]})
    (first,) = rows.of(one)
    assert first["id"] == derived_id("group_count", one, "2026-11-24")
    form = desk.groups.get(one) or {}
    seen = Seen(desk.records.sight(), form)
    act = desk.groups.save(one, {"group_count": [{**first, "counted_on": "2026-11-25"}]}, seen).changes.act
    (moved,) = rows.of(one)
    assert (moved["counted_on"], moved["members"]) == ("2026-11-25", 30)
    assert moved["id"] == derived_id("group_count", one, "2026-11-25")
    desk.records.undo(act or 0)
    assert rows.of(one) == [first]
    desk.groups.save(one, {"group_count": [{"counted_on": "2026-11-24", "members": 31}]})
    assert len(rows.of(one)) == 2 and "same_day" in codes_of(desk, "chat_group", one)


def test_a_basis_keeps_what_these_figures_were_counted_from(desk: Desk) -> None:
    one = group(desk, officer(desk), 40)
    basis = read(desk.db, NOVEMBER.period(lambda _month: CLOSING))
    packed = pack(basis)
    again = unpack(packed.digest, packed.parts)
    assert again is not None and again.counted() == basis.counted()
    assert basis.told() == figures(desk)
    assert again.given()["grp.seats"] == {("chat_group", one): 40}
