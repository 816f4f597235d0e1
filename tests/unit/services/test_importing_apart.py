"""What an import must not make one, turn round, leave without its head, or write down in the open."""

from __future__ import annotations

from desktop.services.desk import Desk
from desktop.services.importing.plan import Act, State
from tests.unit.services import test_importing_records as ledgers
from tests.unit.services.test_importing_records import CAOGENTAI, SARINTAI, codes, her, planned, states

desk = ledgers.desk  # the township of those tests

ACTIVITIES = "活动名称\t活动时间\t活动地点\t主办单位\t参加人员\n"
MORNING = "三八庆祝\t2026-03-08 09:00\t萨仁台村部\t萨仁台嘎查\t高娃、其木格"
AFTERNOON = "三八庆祝\t2026-03-08 14:00\t草根台村部\t草根台嘎查\t王秀兰"


# --- activities -------------------------------------------------------------------------------------------------------


def test_two_gachas_that_hold_the_same_on_one_day_are_two_activities(desk: Desk) -> None:
    made = planned(desk, f"{ACTIVITIES}{MORNING}\n{AFTERNOON}")
    assert len(made.plan.rows) == 2 and states(made) == ["new", "unsure"] and codes(made.plan.rows[1]) == ["rows_differ"]
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
    assert row.state is State.UNSURE and codes(row) == ["another_activity"] and row.candidates == (first,)
    assert not row.writes and not row.changes
    made.plan.decide([0], act=Act.UPDATE, who=first)
    assert row.state is State.CHANGED and row.changes["start"][1] == "2026-03-08T14:00", "who says it is that one is obeyed"
    made.plan.decide([0], act=Act.ADD, who=None)
    assert row.state is State.NEW
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
