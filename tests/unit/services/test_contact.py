"""Links, visits that keep them up, help and screening, with the numbers of the domain's examples 15, 46 and 47."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.cancer_help import applications, may_summarise, summary_of, this_years
from desktop.documents.care_ledger import ledger_of
from desktop.documents.contact_card import cards_of
from desktop.documents.duty_file import duty_file
from desktop.documents.visit_diary import diary_of
from desktop.errors import FieldErrors, KnownError
from desktop.services.contact.rules import USUAL_DAYS, ContactRules
from desktop.services.desk import Desk
from desktop.services.findings.finding import Found
from desktop.services.reporting.basis import pack, read, unpack
from desktop.store.changes import Edit, Label
from desktop.store.queries import contact as queries
from protocol.figures import Cell, percent
from protocol.ids import new_id
from protocol.periods import Span, Term
from tests.unit.services.test_figures import activity, cells

NOVEMBER = Term(Span.MONTH, 2026, 11)
CLOSING = 25


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


class Write:
    """Rows of a township: a sumu, a gacha, women and executives of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.edits = desk, list[Edit]()
        self.sumu = self.row("org_unit", level="sumu", short_name="苏木", name_zh="苏木")
        self.gacha = self.row("org_unit", level="gacha", short_name="萨仁台", name_zh="萨仁台嘎查", parent=self.sumu)

    def row(self, of: str, /, **fields: Any) -> bytes:
        id_ = new_id()
        self.edits.append(Edit(of, id_, fields))
        return id_

    def her(self, name: str, **more: Any) -> bytes:
        return self.row("person", name_zh=name, sex="2", status="active", gacha=self.gacha, **more)

    def executive(self, name: str, **more: Any) -> bytes:
        her = self.her(name)
        self.row("appointment", person=her, org=self.gacha, post="P4", from_date="2022-01-01", **more)
        return her

    def link(self, linker: bytes, **more: Any) -> bytes:
        return self.row("link", **{"kind": "L1", "linker": linker, "since": "2026-01-12", **more})

    def done(self) -> None:
        self.desk.journal.write(self.edits, Label("test"))
        self.edits = []


def only(desk: Desk, code: str) -> list[Found]:
    return [found for found in desk.findings.all() if found.code == code]


def report(desk: Desk) -> dict[str, Cell]:
    return cells(desk.figures.report(NOVEMBER, CLOSING))


def test_links_are_many_and_a_woman_is_one(desk: Desk) -> None:
    """Example 15: 21 executives × 10 links, 12 women linked twice: 210 links, 198 women, 198/3,126 = 6.3 %."""
    write = Write(desk)
    executives = [write.executive(f"执委{n}") for n in range(21)]
    women = [write.her(f"妇女{n}") for n in range(198)]
    for number in range(210):
        write.link(executives[number // 10], person=women[number % 198])
    write.link(executives[0], person=women[0], until="2026-11-01")  # ended: counts no more
    write.row("population", org=write.gacha, day="2025-12-31", source="police", women=3126)
    write.done()
    found = report(desk)
    assert (found["link.count"], found["link.women"]) == (Cell(210), Cell(198))
    assert found["link.coverage"] == Cell(198, 3126) and percent(found["link.coverage"]) == "6.3 %"
    assert found["link.per_exec"] == Cell(21, 21)
    desk.township_settings.set_link_target(11)
    assert report(desk)["link.per_exec"] == Cell(0, 21) and len(only(desk, "F1.5")) == 21
    with pytest.raises(KnownError):
        desk.township_settings.set_link_target(31)


def test_a_link_is_kept_up_by_its_own_linker_alone(desk: Desk) -> None:
    write = Write(desk)
    linker, other = write.executive("乌云"), write.executive("高娃")
    house = write.row("household")
    women = {name: write.her(name) for name in ("own", "reached", "others", "not_met", "long_ago", "never", "young")}
    housed = write.her("一户", household=house)
    links = {name: write.link(linker, person=her) for name, her in women.items() if name != "young"}
    links["house"] = write.link(linker, person=housed)
    links["young"] = write.link(linker, person=women["young"], since="2026-11-01")
    point = write.row("link", kind="L3", linker_text="王主席", level="league", org=write.gacha, since="2024")

    def visit(day: str, *visitors: bytes, **more: Any) -> None:
        write.row("visit", date=day, visitors=list(visitors), **more)

    visit("2026-11-10", linker, person=women["own"])
    visit("2026-11-11", linker, other, person=women["others"], reached=[women["reached"]], mode="M2")
    visit("2026-11-12", other, person=women["never"])
    visit("2026-11-13", linker, person=women["not_met"], mode="M6")
    visit("2026-08-26", linker, person=women["long_ago"])  # 91 days before the last day
    visit("2026-10-01", linker, household=house)
    write.row("visit", date="2026-10-15", visitors_text=["王主席"], org=write.gacha)
    write.done()
    rows = queries.links(desk.db)
    met = desk.links.met(rows)
    assert {name for name, id_ in links.items() if id_ in met} == {"own", "reached", "others", "long_ago", "house"}
    assert met[point] == {"2026-10-15"} and desk.links.wants(point) == 180
    found = report(desk)
    assert found["link.owed"] == Cell(8)  # the young one is not owed yet, the contact point is
    assert found["visit.linked_on_time"] == Cell(5, 8)
    assert found["visit.women"] == Cell(4) and found["visit.household_days"] == Cell(4)
    late = {each.about: (each.number, each.most) for each in only(desk, "F1.7")}
    assert late.keys() == {links["not_met"], links["never"], links["long_ago"]}
    assert late[links["long_ago"]] == (93, 90)
    record = desk.visits.get(desk.visits.ids()[-1]) or {}
    shown = desk.visits.get(next(i for i in desk.visits.ids() if (desk.visits.get(i) or {})["reached"])) or {}
    assert {each["id"] for each in desk.visits.counts_for(shown)} == {links["others"], links["reached"]}
    assert record["date"] == "2026-08-26"


def test_days_and_ages_are_rules_of_the_township(desk: Desk) -> None:
    """A link's own days stand; which ages are asked is seen in the next count."""
    write, settings = Write(desk), desk.township_settings
    linker = write.executive("乌云")
    usual, own = (
        write.link(linker, person=write.her(name), every_days=days) for name, days in (("甲", None), ("乙", 60))
    )
    women = [write.her(f"妇女{n}", birth=f"{1961 + 15 * n}-05-01") for n in range(3)]  # 65, 50, 35 by the year's end
    write.row("screening", person=women[0], year=2026, kind="cervix", invited_on="2026-05-11")
    write.done()
    desk.journal.write(
        [Edit("setting", b"n" * 16, {"name": "contact_rules", "since": "2000-01-01", "value": 7})], Label("test")
    )
    assert settings.contact_rules() == ContactRules(), "what a newer version wrote is passed over"
    assert (desk.links.wants(usual), desk.links.wants(own)) == (90, 60) and report(desk)["screening.eligible"] == Cell(
        2
    )
    assert {found.most for found in only(desk, "F1.7")} == {90, 60}
    settings.set_contact_rules(ContactRules({**USUAL_DAYS, "L1": 366}, (30, 70)))
    assert (desk.links.wants(usual), desk.links.wants(own)) == (366, 60) and report(desk)["screening.eligible"] == Cell(
        3
    )
    assert {found.about for found in only(desk, "F1.7")} == {own} and report(desk)["link.owed"] == Cell(1)
    for rules, wrong in (
        (ContactRules({"L1": 0}), {"L1": "no_days"}),
        (ContactRules({"L2": 367}), {"L2": "number_too_large"}),
        (ContactRules(ages=(64, 35)), {"age_to": "ages_reversed"}),
        (ContactRules(ages=(35, 121)), {"age_to": "number_too_large"}),
    ):
        with pytest.raises(FieldErrors) as refused:
            settings.set_contact_rules(rules)
        assert refused.value.fields == wrong
    desk.records.add_user("高娃", "vice_chair")
    with pytest.raises(KnownError, match="role_may_not"):
        settings.set_contact_rules(ContactRules())


def test_all_of_a_leavers_links_go_to_another_in_one_act(desk: Desk) -> None:
    write = Write(desk)
    left, stays = write.executive("乌云", to_date="2026-11-20"), write.executive("高娃")
    women = [write.her(f"妇女{n}") for n in range(3)]
    ids = [write.link(left, person=her, every_days=30) for her in women]
    both = write.link(stays, person=women[0])
    write.done()
    (found,) = only(desk, "F1.3")
    assert (found.about, found.number) == (left, 3) and desk.links.left() == {left: ids}
    changes = desk.links.hand_over(ids, stays)
    kept = [row for row in queries.links(desk.db, "2026-11-28") if row.linker == stays]
    assert {row.person for row in kept} == set(women) and len(kept) == 3, "whom she had already she has once"
    assert {row.every_days for row in kept if row.id != both} == {30}
    assert all((desk.links.get(id_) or {})["ended_why"] == "handed_over" for id_ in ids)
    assert only(desk, "F1.3") == [] and desk.links.left() == {}
    assert changes.act is not None
    desk.records.undo(changes.act)
    assert desk.links.left() == {left: ids}, "one undo"


def test_proposals_are_of_her_gacha_and_begin_with_who_is_in_difficulty(desk: Desk) -> None:
    write = Write(desk)
    linker = write.executive("乌云")
    linked, poor, moved, plain = (write.her(name) for name in ("已联系", "贫困", "迁走", "平常"))
    write.row("person", name_zh="别的嘎查", sex="2", status="active", gacha=write.sumu)
    write.row("person_tag", person=poor, tag="困难", since="2026-01")
    write.link(linker, person=linked)
    write.edits.append(Edit("person", moved, {"status": "moved"}))
    write.done()
    assert [each.person for each in desk.links.proposals(linker)] == [poor, plain]
    assert [found.about for found in only(desk, "F1.6")] == [poor]
    desk.links.link(linker, [poor, plain, poor])
    assert desk.links.proposals(linker) == [] and only(desk, "F1.6") == []
    assert desk.links.linkers()[0].has == 3


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, "linker"),
        ({"linker_text": "王主席", "since": "2026-11-02", "until": "2026-11-01"}, "until"),
        ({"linker_text": "王" * 41}, "linker_text"),
    ],
)
def test_what_a_link_cannot_be_is_told_beside_its_field(desk: Desk, values: dict[str, Any], wrong: str) -> None:
    write = Write(desk)
    her = write.her("其木格")
    write.done()
    with pytest.raises(FieldErrors) as refused:
        desk.links.save(None, {"kind": "L1", "person": her, "since": "2026-01-01", **values})
    assert wrong in refused.value.fields and desk.links.ids() == []


def test_an_older_contact_point_counts_until_there_is_a_link(desk: Desk) -> None:
    write = Write(desk)
    old = write.row("org_unit", level="gacha", short_name="哈日图", contact_point_of={"league": 1, "banner": 1})
    write.edits.append(Edit("org_unit", write.gacha, {"contact_point_of": ["banner", "nonsense"]}))
    write.row("link", kind="L3", linker_text="李", level="sumu", org=write.gacha, since="2026-01-01")
    write.done()
    assert desk.links.contact_points() == {old: ["league", "banner"], write.gacha: ["sumu"]}


def test_who_is_gone_is_linked_to_nobody(desk: Desk) -> None:
    write = Write(desk)
    linker, her = write.executive("乌云"), write.her("其木格")
    id_ = write.link(linker, person=her)
    write.edits.append(Edit("person", her, {"status": "died"}))
    write.done()
    (found,) = only(desk, "F1.4")
    desk.findings.mend(found)
    record = desk.links.get(id_) or {}
    assert (record["until"], record["ended_why"]) == ("2026-11-27", "died") and only(desk, "F1.4") == []


def test_who_was_served_counts_once(desk: Desk) -> None:
    """Example 46: visited twice, at A05 once, helped, a need: 1; who did nothing else than sit in a group: 0."""
    write = Write(desk)
    her, _ = write.her("其木格"), write.her("乌日娜")
    met = write.her("斯琴")
    programme = write.row("programme", name="临时救助", kind="emergency", year=2026)
    write.row("need", person=her, opened="2026-11-06", kind="N1", no="2026-001")

    write.row("aid", programme=programme, person=her, applied_on="2026-10-28", paid_on="2026-11-05", amount_fen=80000)
    for day in ("2026-11-03", "2026-11-17"):
        write.row("visit", date=day, person=her)
    write.row("visit", date="2026-11-17", person=met, mode="M6")
    write.edits += activity("2026-11-18T09:00", [her], kind="A05") + activity("2026-11-19T09:00", [met], kind="A01")
    write.done()
    found = report(desk)
    assert (found["served"], found["aid.people"], found["aid.amount"]) == (Cell(1), Cell(1), Cell(80000))
    basis = read(desk.db, NOVEMBER.period(lambda _month: CLOSING))
    packed = pack(basis)
    again = unpack(packed.digest, packed.parts)
    assert again == basis and again is not None and again.counted()["served"] == Cell(1), "who was not met stays so"


def test_helped_once_looks_at_help_not_at_applications(desk: Desk) -> None:
    """Example 47: helped in 2022 and applied in 2026 is told; applied in 2025 and not helped is not."""
    write = Write(desk)
    her, other = write.her("其木格"), write.her("乌日娜")
    years = {
        year: write.row("programme", name="两癌救助", kind="two_cancers", year=year, once=1)
        for year in (2022, 2025, 2026)
    }
    write.row(
        "aid", programme=years[2022], person=her, applied_on="2022-03-25", decided="approved", paid_on="2022-06-01"
    )
    again = write.row("aid", programme=years[2026], person=her, applied_on="2026-03-25")
    write.row("aid", programme=years[2025], person=other, applied_on="2025-03-25", decided="refused")
    write.row("aid", programme=years[2026], person=other, applied_on="2026-03-26")
    write.done()
    (found,) = only(desk, "F1.11")
    assert (found.about, found.on) == (again, "2022-06-01")
    with pytest.raises(FieldErrors) as refused:
        desk.aid.save(again, {"note": "宫颈浸润癌"})
    assert refused.value.fields == {"note": "words_of_illness"}


def test_two_of_one_household_and_papers_that_are_missing_are_told(desk: Desk) -> None:
    write = Write(desk)
    house = write.row("household")
    one, two = write.her("其木格", household=house), write.her("乌日娜", household=house)
    papers = ["申请表", "身份证复印件"]
    programme = write.row("programme", name="母亲邮包", kind="parcel", year=2026, papers=papers)
    write.row("aid", programme=programme, person=one, applied_on="2026-08-02", papers=papers)
    later = write.row("aid", programme=programme, person=two, applied_on="2026-08-03", papers=papers[:1])
    write.done()
    (found,) = only(desk, "F1.12")
    assert (found.about, found.who) == (later, (one,))
    assert (desk.aid.get(later) or {})["missing"] == ["身份证复印件"]


def test_a_screening_says_who_went_and_nothing_of_a_year_in_which_nobody_was_asked(desk: Desk) -> None:
    write = Write(desk)
    women = [write.her(f"妇女{n}", birth=f"{1961 + 15 * n}-05-01") for n in range(3)]  # 65, 50, 35 by the year's end
    write.done()
    assert "screening.rate" not in report(desk)
    for her in women:
        desk.plain["screening"].save(None, {"person": her, "year": 2026, "kind": "cervix", "invited_on": "2026-05-11"})
    first = desk.plain["screening"].ids()[0]
    desk.plain["screening"].save(first, {"done_on": "2026-05-13"})
    found = report(desk)
    assert found["screening.eligible"] == Cell(2) and found["screening.rate"].den == 2


def test_visitors_who_come_to_see_are_no_women_of_ours(desk: Desk) -> None:
    write = Write(desk)
    her = write.her("其木格")
    guests = {"guests_unnamed": 12, "women_among_guests": 9}
    write.edits += activity("2026-11-18T09:00", [her], kind="A12", **guests)
    write.done()
    found = report(desk)
    assert (found["act.heads"], found["act.women_heads"], found["act.women"]) == (Cell(13), Cell(1), Cell(1))
    assert read(desk.db, NOVEMBER.period(lambda _month: CLOSING)).counted()["act.women_heads"] == Cell(1)


def test_papers_say_what_rows_say_and_nothing_of_an_illness(desk: Desk) -> None:
    write = Write(desk)
    linker, her = write.executive("乌云"), write.her("其木格", birth="1980-01-01")
    write.row("person_tag", person=her, tag="困难", since="2026-01-01")
    link = write.link(linker, person=her)
    cancers = write.row("programme", name="两癌救助", kind="two_cancers", year=2026)
    parcel = write.row("programme", name="母亲邮包", kind="parcel", year=2026)
    for programme, fen in ((cancers, 1_000_000), (parcel, 20_000)):
        paid = {"applied_on": "2026-08-02", "paid_on": "2026-09-01", "amount_fen": fen}
        write.row("aid", programme=programme, person=her, **paid)
    words = {"difficulty": "缺草料", "measure": "联系草站", "gift_text": "米面", "gift_fen": 20000}
    write.row("visit", date="2026-11-12", visitors=[linker], person=her, mode="M1", situation="好", **words)
    write.done()
    ((row,),) = [group.rows for group in ledger_of(desk).groups]
    assert row[:4] == ("其木格", "46", "萨仁台", "困难妇女") and row[4:8] == ("缺草料", "乌云", "联系草站", "1")
    assert row[8:] == ("母亲邮包", "200.00") and "两癌" not in "".join(row)
    (card,) = cards_of(desk, [link])
    assert (card.name, card.to) == ("乌云", "其木格") and card.post == "萨仁台执委"
    diary = diary_of(desk, linker, "2026-11-01", "2026-11-30")
    (entry,) = diary.entries
    assert (entry.whom, entry.mode, entry.measure) == ("其木格", "上门", "联系草站（慰问：米面、200.00）")
    assert diary_of(desk, her, None, None).entries == ()


def test_the_summary_of_the_two_cancers_goes_out_by_the_chair_alone_for_a_reason_that_is_noted(desk: Desk) -> None:
    write = Write(desk)
    her = write.her("其木格", birth="1980-01-01", id_no="152221198001011223", phone="13900420042")
    write.row("person_tag", person=her, tag="低保", since="2026-01-01")
    window = {"opens_on": "2026-03-20", "closes_on": "2026-04-02", "papers": ["申请表", "诊断证明"]}
    last, this = (
        write.row("programme", name="两癌救助", kind="two_cancers", year=year, **window) for year in (2025, 2026)
    )
    write.row("programme", name="母亲邮包", kind="parcel", year=2026)
    write.row("aid", programme=last, person=write.her("乌日娜"), applied_on="2025-03-25")
    write.row("aid", programme=this, person=her, applied_on="2026-03-25", papers=["申请表"], words=b"sealed")
    write.done()
    assert this_years(desk) == this and len(applications(desk, this)) == 1
    blank = summary_of(desk, this, None)
    assert blank.groups[0].rows == () and blank.title == "2026年两癌救助申报汇总表"
    noted = desk.access_log.note("aid", 1, "upward")
    data = summary_of(desk, this, noted)
    ((row,),) = [group.rows for group in data.groups]
    assert row == (
        *("其木格", "46", "152221198001011223", "萨仁台", "低保户", "13900420042"),
        *("2026-03-25", "诊断证明", "", ""),
    )
    assert data.period == "申报期：2026年3月20日至2026年4月2日"
    assert [(line.listed, line.count, line.reason) for line in desk.access_log.lines()] == [("aid", 1, "upward")]
    with pytest.raises(ValueError, match="noted"):
        summary_of(desk, this, desk.access_log.note("person", 1, "upward"))
    for role in ("vice_chair", "gacha_chair", "recorder", "viewer"):
        desk.records.add_user(role, role)
        assert not may_summarise(desk)
        with pytest.raises(KnownError, match="role_may_not"):
            summary_of(desk, this, noted)


def test_an_executives_year_stands_on_one_page(desk: Desk) -> None:
    write = Write(desk)
    linker, her, other = write.executive("乌云"), write.her("其木格"), write.her("乌日娜")
    write.link(linker, person=her)
    write.link(linker, person=other, since="2024-01-01", until="2025-06-01")  # another year's
    for day in ("2026-03-01", "2026-03-09", "2026-11-02", "2025-12-31"):
        write.row("visit", date=day, visitors=[linker], person=her, mode="M1")
    write.done()
    for day in ("2026-05-01", "2025-05-01"):
        values = {"kind": "N1", "opened": day, "owner": linker, "matter": "缺饲草", "due_rule": "simple"}
        need = desk.needs.save(None, values).id
        desk.needs.step(need, "close", {"outcome": "O1", "done_on": day})
    write.edits += activity("2026-04-08T09:00", [linker], kind="A01")
    held = write.edits[0].id
    write.row("meeting", org=write.gacha, body="M2", day="2026-04-08", activity=held)
    write.done()
    data = duty_file(desk, linker, 2026)
    rows = {row[0]: row[1:3] for row in data.groups[0].rows}
    assert data.unit == "乌　云　萨仁台执委" and data.portrait
    assert rows["联系服务"] == ("其木格", "1") and rows["走访"] == ("3月2次　11月1次", "3")
    assert rows["诉求办结"] == ("2026-001", "1") and rows["参加会议"][1] == "1"
    assert rows["述职"] == ("", "")
    assert {row[1] for row in duty_file(desk, None, 2026).groups[0].rows} == {""}


def test_a_round_of_visits_is_an_activity_alone_until_somebody_asks_otherwise(desk: Desk) -> None:
    write = Write(desk)
    her, other = write.her("其木格"), write.her("乌日娜")
    write.edits += activity("2026-11-18T09:00", [her, other], kind="A06", title="冬营地送温暖", place="冬营地")
    write.done()
    (held,) = desk.activities.ids()
    assert report(desk)["visit.count"] == Cell(0)
    changes = desk.visits.log_activity(held)
    assert report(desk)["visit.count"] == Cell(2) and report(desk)["served"] == Cell(2)
    assert desk.visits.log_activity(held).act is None, "twice makes nothing more"
    record = desk.visits.get(desk.visits.ids()[0]) or {}
    assert (record["mode"], record["place"], record["names"]["visitors"]) == ("M5", "冬营地", ["乌云"])
    assert changes.act is not None
    desk.records.undo(changes.act)
    assert desk.visits.ids() == []


def test_what_ended_is_not_handed_over_and_one_who_takes_two_links_to_one_woman_keeps_one(desk: Desk) -> None:
    write = Write(desk)
    old, other, new = (write.executive(name) for name in ("乌云", "高娃", "萨仁"))
    her = write.her("其木格")
    ended = write.link(old, person=write.her("乌日娜"), until="2026-03-01", ended_why="moved")
    both = [write.link(old, person=her), write.link(other, person=her)]
    write.done()
    desk.links.hand_over([ended, *both], new)
    held = desk.journal.rows.get("link", ended) or {}
    assert (held["until"], held["ended_why"]) == ("2026-03-01", "moved")
    assert len(desk.links.kept_by(new)) == 1
