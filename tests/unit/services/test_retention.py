"""Who is past her time is proposed, erased in one act or kept for a reason; never by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services import privacy_papers as papers
from desktop.services.desk import Desk
from desktop.services.privacy_papers import Around
from desktop.services.retention import Past
from desktop.store.changes import Edit, Label
from protocol.clock import HybridClock
from protocol.ids import new_id

NOW = datetime(2026, 11, 23, 9, 30)


class Clock:
    """A day that a test turns on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    made = Desk.open(tmp_path / "township", clock)
    made.journal.clock = HybridClock(lambda: int(clock.now.timestamp() * 1000), 0)
    made.records.add_user("乌云")
    yield made
    made.close()


def of(desk: Desk, name: str) -> Past:
    (found,) = (past for past in desk.retention.past() if past.name == name)
    return found


def test_who_moved_away_is_proposed_after_her_years_and_a_visit_puts_it_off(desk: Desk, clock: Clock) -> None:
    gone = [desk.people.save(None, {"name_zh": name, "status": "moved"}).id for name in ("萨仁", "其木格", "娜仁")]
    desk.people.save(None, {"name_zh": "还在", "status": "active"})
    assert not any(past.due for past in desk.retention.past())
    clock.now = NOW.replace(year=2028)
    desk.visits.save(None, {"date": "2028-05-01", "person": gone[2], "situation": "在旗里遇见"})
    clock.now = NOW.replace(year=2029, month=12)
    past = of(desk, "moved")
    assert past.due and set(past.women) == set(gone[:2]) and past.oldest == "2026-11-23"
    clock.now = NOW.replace(year=2031, month=6)
    assert set(of(desk, "moved").women) == set(gone)


def test_erased_in_one_act_that_nobody_takes_back(desk: Desk, clock: Clock) -> None:
    gone = [desk.people.save(None, {"name_zh": name, "status": "died"}).id for name in ("萨仁", "其木格")]
    here = desk.people.save(None, {"name_zh": "还在"}).id
    clock.now = NOW.replace(year=2030)
    with pytest.raises(KnownError, match="retention_not_past"):
        desk.retention.erase((gone[0], here))
    assert desk.erasure.all_asked() == frozenset()
    changes = desk.retention.erase(of(desk, "died").women)
    assert desk.erasure.all_asked() == frozenset(gone) and desk.people.ids() == [here]
    assert not of(desk, "died").women
    (act,) = [act for act in desk.journal.log.acts() if act.number == changes.act]
    assert act.label.code == "person.erase" and not act.label.subject


def test_who_took_her_consent_back_is_proposed_at_once_unless_she_agreed_again(desk: Desk) -> None:
    women = [desk.people.save(None, {"name_zh": name}).id for name in ("萨仁", "其木格")]
    back = {"covers": "roster", "given_on": "2025-03-08", "withdrawn_on": "2026-11-01", "withdrawn_how": "spoken"}
    for woman in women:
        desk.plain["consent"].save(None, {**back, "about": {"person": woman}})
    desk.plain["consent"].save(None, {"about": {"person": women[1]}, "covers": "roster", "given_on": "2026-11-20"})
    past = of(desk, "withdrawn")
    assert past.women == (women[0],) and past.oldest == "2026-11-01"


def test_who_held_a_post_stays_in_the_townships_history(desk: Desk, clock: Clock) -> None:
    woman = desk.people.save(None, {"name_zh": "萨仁", "status": "moved"}).id
    held = {"person": woman, "org": new_id(), "post": "P1", "from_date": "2021-03-22", "to_date": "2024-03-22"}
    desk.journal.write([Edit("appointment", new_id(), held)], Label("appointment.add"))
    clock.now = NOW.replace(year=2035)
    assert not of(desk, "moved").women
    desk.people.save(None, {"name_zh": "其木格", "status": "moved"})
    clock.now = NOW.replace(year=2039)
    assert woman not in of(desk, "moved").women and len(of(desk, "moved").women) == 1


def test_what_was_written_of_her_other_record_counts(desk: Desk, clock: Clock) -> None:
    her, again = (desk.people.save(None, {"name_zh": "萨仁", "status": "moved"}).id for _ in range(2))
    clock.now = NOW.replace(year=2030)
    desk.visits.save(None, {"date": "2030-05-01", "person": again, "situation": "在旗里遇见"})
    desk.journal.write([Edit("person", again, {"merged_into": her})], Label("person.merge"))
    clock.now = NOW.replace(year=2032)
    assert not of(desk, "moved").women
    clock.now = NOW.replace(year=2034)
    assert of(desk, "moved").women == (her,) and of(desk, "moved").oldest == "2030-11-23"


def test_what_stays_for_a_reason_is_asked_about_again_in_a_year(desk: Desk, clock: Clock) -> None:
    desk.people.save(None, {"name_zh": "萨仁", "status": "moved"})
    clock.now = NOW.replace(year=2030)
    with pytest.raises(KnownError, match="retention_no_reason"):
        desk.retention.keep("moved", " ")
    desk.retention.keep("moved", "信访还没办结")
    past = of(desk, "moved")
    assert not past.due and past.women and past.why == "信访还没办结"
    clock.now = NOW.replace(year=2031, month=12)
    assert of(desk, "moved").due


def test_the_years_are_the_townships_and_stand_in_the_register(desk: Desk) -> None:
    desk.retention.set_years("moved", 5)
    assert desk.retention.years() == {"moved": 5, "died": 3, "withdrawn": 0}
    for wrong in (-1, 31):
        with pytest.raises(KnownError, match="retention_years"):
            desk.retention.set_years("moved", wrong)
    notice = papers.register(desk, Around(None, 5))
    [told] = [said for part in notice.parts for what, said in part.facts if what == "保存期限"]
    assert "迁出满5年" in told and "去世满3年" in told
    desk.records.add_user("娜仁", "recorder")
    desk.records.use(next(id_ for id_, name, _ in desk.records.users() if name == "娜仁"))
    assert not desk.retention.may_decide
    with pytest.raises(KnownError, match="role_may_not"):
        desk.retention.set_years("moved", 1)
