"""What an import must not make one, turn round, leave without its head, or write down in the open."""

from __future__ import annotations

from desktop.services.desk import Desk
from desktop.services.importing.columns import KEEP, LEAVE
from desktop.services.importing.plan import Act
from desktop.table_files.sheets import pasted
from tests.unit.services import test_importing as rosters
from tests.unit.services import test_importing_records as ledgers
from tests.unit.services.test_importing_records import CAOGENTAI, SARINTAI, codes, her, planned, states

desk = ledgers.desk  # the township of those tests

ACTIVITIES = "活动名称\t活动时间\t活动地点\t主办单位\t参加人员\n"
MORNING = "三八庆祝\t2026-03-08 09:00\t萨仁台村部\t萨仁台嘎查\t高娃、其木格"
AFTERNOON = "三八庆祝\t2026-03-08 14:00\t草根台村部\t草根台嘎查\t王秀兰"


# --- activities -------------------------------------------------------------------------------------------------------


def test_two_gachas_that_hold_the_same_on_one_day_are_two_activities(desk: Desk) -> None:
    made = planned(desk, f"{ACTIVITIES}{MORNING}\n{AFTERNOON}")
    assert (
        len(made.plan.rows) == 2 and states(made) == ["new", "unsure"] and codes(made.plan.rows[1]) == ["rows_differ"]
    )
    made.plan.decide([1], act=Act.ADD)
    assert desk.imports.write(made).added == 2
    found = {row.start: desk.activities.get(row.id) for row in desk.activities.page(desk.activities.ids())}
    held = {start: each.values for start, each in found.items() if each is not None}
    assert {start: (values["place"], values["hosts"]) for start, values in held.items()} == {
        "2026-03-08T09:00": ("萨仁台村部", [SARINTAI]),
        "2026-03-08T14:00": ("草根台村部", [CAOGENTAI]),
    }
    again = planned(desk, f"{ACTIVITIES}{MORNING}\n{AFTERNOON}")
    assert states(again) == ["same", "same"], "each is found again, and nobody is asked twice"


def test_a_day_alone_tells_two_gachas_apart_by_place_or_host(desk: Desk) -> None:
    for place, host, rows in (("草根台村部", "", 2), ("", "草根台嘎查", 2), ("", "", 1), ("", "萨仁台嘎查、妇联", 1)):
        second = f"三八庆祝\t2026-03-08\t{place}\t{host}\t王秀兰"
        table = f"{ACTIVITIES}三八庆祝\t2026-03-08\t萨仁台村部\t萨仁台嘎查\t高娃\n{second}"
        assert len(planned(desk, table).plan.rows) == rows, (place, host)


def test_what_another_gacha_holds_at_another_time_is_not_written_onto_the_first(desk: Desk) -> None:
    desk.imports.write(planned(desk, ACTIVITIES + MORNING))
    (first,) = desk.activities.ids()
    made = planned(desk, ACTIVITIES + AFTERNOON)
    (row,) = made.plan.rows
    assert states(made) == ["unsure"] and codes(row) == ["another_activity"] and row.candidates == (first,)
    assert not row.writes and not row.changes
    made.plan.decide([0], act=Act.UPDATE, who=first)
    assert states(made) == ["changed"] and row.changes["start"][1] == "2026-03-08T14:00", (
        "who says it is that one is obeyed"
    )
    made.plan.decide([0], act=Act.ADD, who=None)
    assert states(made) == ["new"]
    desk.imports.write(made)
    held = desk.activities.get(first)
    assert held is not None and held.counts.known == 2 and len(desk.activities.ids()) == 2
    assert {each.person for each in held.lines} == {her(desk, "高娃"), her(desk, "其木格")}


def test_each_of_clock_place_and_hosts_alone_is_asked_about_and_a_blank_is_not(desk: Desk) -> None:
    desk.imports.write(planned(desk, ACTIVITIES + MORNING))
    said = {
        "三八庆祝\t2026-03-08 14:00\t\t\t乌云": "unsure",
        "三八庆祝\t2026-03-08\t草根台村部\t\t乌云": "unsure",
        "三八庆祝\t2026-03-08\t\t草根台嘎查\t乌云": "unsure",
        "三八庆祝\t2026-03-08\t\t\t乌云": "changed",
        "三八庆祝\t2026-03-08 09:00\t村部\t萨仁台嘎查、草根台嘎查\t乌云": "changed",
    }
    for words, state in said.items():
        assert states(planned(desk, ACTIVITIES + words)) == [state], words


# --- households -------------------------------------------------------------------------------------------------------

MOTHER_LAST = "嘎查\t户主姓名\t姓名\t出生年月\n萨仁台嘎查\t娜仁\t阿茹娜\t2004.9.9\n萨仁台嘎查\t娜仁\t娜仁\t1975.3.1"


def homes(desk: Desk) -> dict[str, str | None]:
    """Woman who has a household → who heads it; None where no such household stands."""
    found: dict[str, str | None] = {}
    for record in desk.people.records(desk.people.ids()).values():
        if home := record["household"]:
            row = desk.journal.rows.get("household", home)
            found[str(record["name_zh"])] = desk.people.name(row["head"]) if row and row["head"] else None
    return found


def test_an_import_that_stops_before_the_head_leaves_a_household(desk: Desk) -> None:
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 1

    done = desk.imports.write(rosters.planned(desk, MOTHER_LAST), cancelled=stop)
    assert done.added == 1 and homes(desk) == {"阿茹娜": "阿茹娜"}, "whoever was written heads it, and it stands"
    desk.imports.write(rosters.planned(desk, MOTHER_LAST))
    assert homes(desk)["娜仁"] == "阿茹娜"


def test_the_head_takes_her_household_over_when_her_row_comes(desk: Desk) -> None:
    act = desk.imports.write(rosters.planned(desk, MOTHER_LAST)).changes.act
    assert homes(desk) == {"阿茹娜": "娜仁", "娜仁": "娜仁"} and act is not None
    desk.records.undo(act)
    assert desk.db.value("SELECT count(*) FROM household WHERE deleted IS NULL") == 0


def test_a_head_whose_household_is_not_taken_leaves_the_others_a_household(desk: Desk) -> None:
    table = "嘎查\t户主姓名\t姓名\t出生年月\n萨仁台嘎查\t乌云\t乌云\t1967.8\n萨仁台嘎查\t乌云\t阿茹娜\t2004.9.9"
    made = rosters.planned(desk, table)
    assert states(made) == ["changed", "new"] and set(made.plan.rows[0].changes) == {"household"}
    made.plan.decide([0], old=frozenset({"household"}))
    desk.imports.write(made)
    assert homes(desk) == {"阿茹娜": "乌云"}


# --- organisations ----------------------------------------------------------------------------------------------------

UNITS = "单位名称\t上级\n"


def parents(desk: Desk) -> dict[str, bytes | None]:
    return {unit.short: unit.parent for unit in desk.units.all()}


def test_the_township_comes_under_nothing_of_its_own(desk: Desk) -> None:
    before = parents(desk)
    made = planned(desk, UNITS + "乌兰毛都苏木\t萨仁台嘎查", kind="org_unit")
    assert states(made) == ["unsure"] and codes(made.plan.rows[0]) == ["parent_of_township"]
    desk.imports.write(made)
    assert parents(desk) == before


def test_units_that_would_stand_below_each_other_wait(desk: Desk) -> None:
    made = planned(desk, UNITS + "萨仁台嘎查\t草根台嘎查\n草根台嘎查\t萨仁台嘎查", kind="org_unit")
    assert states(made) == ["unsure", "unsure"] and codes(made.plan.rows[0]) == ["parent_below"]
    assert not list(made.plan.to_write())
    assert made.plan.decide([1], act=Act.LEAVE) == [0, 1] and states(made) == ["changed", "left"]
    made.plan.decide([1], act=None)
    made.plan.correct(1, 1, "乌兰毛都苏木")
    assert states(made) == ["changed", "same"], "the whole table counts"
    desk.imports.write(made)
    assert parents(desk)["萨仁台嘎查"] == CAOGENTAI
    made = planned(desk, UNITS + "草根台嘎查\t萨仁台嘎查", kind="org_unit")
    assert codes(made.plan.rows[0]) == ["parent_below"]
    turned = planned(desk, UNITS + "草根台嘎查\t萨仁台嘎查\n萨仁台嘎查\t乌兰毛都苏木", kind="org_unit")
    assert states(turned) == ["changed", "changed"], "turned about as a whole they stand well"


# --- identity numbers -------------------------------------------------------------------------------------------------


def test_identity_numbers_and_phones_are_not_kept_beside_a_visit(desk: Desk) -> None:
    number = rosters.IDENTITY
    for head in ("证号", "公民号"):
        row = f"高娃\t2026-03-05\t{number}\t13904790001\t腿不好\t晴 {number}"
        table = f"姓名\t走访日期\t{head}\t本人号\t走访情况\t天气\n{row}"
        made = planned(desk, table, kind="visit")
        (source,) = made.plan.sources
        assert source.fields[2:4] == [LEAVE, LEAVE] and source.numbers == {2: "id_no", 3: "phone"}
        assert made.plan.rows[0].person.values["situation"] == f"腿不好\n天气：晴 …{number[-4:]}"


def test_who_keeps_the_column_all_the_same_keeps_four_places(desk: Desk) -> None:
    rules = desk.imports.rules(heads=ledgers.HEADS)
    number = rosters.IDENTITY
    for written in (number, f"{number[:6]} {number[6:14]} {number[14:]}", f"{number[:17]}x", f"旧{number}新"):
        sheet = pasted(f"姓名\t走访日期\t证号\t走访情况\n高娃\t2026-03-05\t{written}\t好")
        (source,) = desk.imports.sources("走访.xlsx", [sheet], rules, None, "visit")
        source.fields[2] = KEEP
        (row,) = desk.imports.plan([source], rules).plan.rows
        assert number[6:14] not in str(row.person.values["situation"]) and "…" in str(row.person.values["situation"])


def test_another_persons_identity_number_stands_in_no_note(desk: Desk) -> None:
    made = rosters.planned(
        desk, f"姓名\t嘎查\t出生年月\t丈夫证号\t丈夫身份证号\n阿茹娜\t萨仁台嘎查\t2004.9.9\t\t{rosters.IDENTITY}"
    )
    desk.imports.write(made)
    note = str(desk.people.records([her(desk, "阿茹娜")])[her(desk, "阿茹娜")]["note"])
    assert rosters.IDENTITY not in note and f"…{rosters.IDENTITY[-4:]}" in note
