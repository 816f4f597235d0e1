"""Links, help and needs of random townships, each figure beside a slow plain count of the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.contact.rules import USUAL_DAYS
from desktop.services.desk import Desk
from desktop.services.reporting.basis import read
from desktop.store.changes import Edit, Label
from protocol.figures import Cell
from protocol.ids import derived_id, new_id
from protocol.periods import Period

PERIOD: Final = Period(date(2026, 10, 26), date(2026, 11, 25))
LAST: Final = PERIOD.last
WOMEN: Final = [derived_id("test", "woman", str(n)) for n in range(6)]
OFFICERS: Final = [derived_id("test", "officer", str(n)) for n in range(3)]
HOUSES: Final = [derived_id("test", "house", str(n)) for n in range(2)]
ORG, HOME = derived_id("test", "org"), derived_id("test", "home")
LEADER: Final = "张旗长"
#: Women 0 and 1 live in the first household, woman 2 in the second; woman 5 may be the first one, written down twice.
LIVES: Final = {WOMEN[0]: HOUSES[0], WOMEN[1]: HOUSES[0], WOMEN[2]: HOUSES[1]}
TARGETS: Final = [("person", her) for her in WOMEN] + [("household", house) for house in HOUSES] + [("home", HOME)]
LINKERS: Final = [*(("linker", her) for her in OFFICERS), ("linker_org", ORG), ("linker_text", LEADER)]

#: So many days before the last one: around the ends of the period and the terms of links.
_AGO = [-9, -1, 0, 1, 4, 5, 6, 29, 30, 31, 60, 89, 90, 91, 120, 179, 180, 181, 299, 300, 301, 340]
_DAYS = st.sampled_from([LAST - timedelta(ago) for ago in _AGO])
_LINKS = st.lists(
    st.tuples(
        st.sampled_from(sorted(USUAL_DAYS)),
        st.sampled_from(LINKERS),
        st.sampled_from(TARGETS),
        _DAYS,
        st.one_of(st.none(), _DAYS),
        st.sampled_from([None, None, 5, 300]),
    ),
    max_size=6,
)
_WENT = st.lists(st.sampled_from([*OFFICERS, LEADER]), min_size=1, max_size=2, unique=True)
_VISITS = st.lists(
    st.tuples(
        _DAYS, _WENT, st.sampled_from([*TARGETS, None]), st.sets(st.sampled_from(WOMEN), max_size=1), st.booleans()
    ),
    max_size=8,
)
#: Day it came, days to its term, days until it was closed.
_NEEDS = st.lists(
    st.tuples(_DAYS, st.integers(1, 40), st.one_of(st.none(), st.integers(0, 90)), st.sampled_from(WOMEN)), max_size=6
)
_PAID = st.lists(st.tuples(st.sampled_from(WOMEN), st.one_of(st.none(), _DAYS), st.integers(1, 9999)), max_size=4)


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Who lives where and who is in office; what is written of them is another's each time."""
    desk = Desk.open(tmp_path_factory.mktemp("township"), now=lambda: datetime(2026, 12, 31, 9))
    edits = [Edit("person", her, {"name_zh": "其木格", "sex": "2", "household": LIVES.get(her)}) for her in WOMEN]
    edits += [Edit("person", her, {"name_zh": "乌云", "sex": "2"}) for her in OFFICERS]
    edits += [Edit("household", house, {"head": WOMEN[2 * at]}) for at, house in enumerate(HOUSES)]
    edits += [Edit("org_unit", ORG, {"name_zh": "苏木妇联", "level": "sumu"}), Edit("home", HOME, {"name_zh": "之家"})]
    post = {"person": OFFICERS[0], "org": ORG, "post": "P4", "from_date": "2025-01-01"}
    desk.journal.write([*edits, Edit("appointment", new_id(), post)], Label("test"))
    yield desk
    desk.close()


@settings(max_examples=25)
@given(_LINKS, _VISITS, _NEEDS, _PAID, st.booleans())
def test_links_needs_and_help_are_a_plain_recount(
    township: Desk, links: list[Any], visits: list[Any], needs: list[Any], paid: list[Any], twice: bool
) -> None:
    stands = {WOMEN[5]: WOMEN[0]} if twice else {}
    edits = [Edit("person", WOMEN[5], {"merged_into": stands.get(WOMEN[5])})]
    for kind in ("link", "visit", "need", "need_step", "aid"):
        earlier = township.db.rows(f"SELECT id FROM {kind} WHERE deleted IS NULL")
        edits += [Edit(kind, id_, {"deleted": 1}) for (id_,) in earlier]
    kept: dict[bytes, Any] = {}
    for kind, (by, who), (to, whom), since, until, every in links:
        id_ = new_id()
        fields = {"kind": kind, by: who, to: whom, "since": since.isoformat(), "every_days": every}
        edits.append(Edit("link", id_, fields | {"until": until.isoformat() if until else None}))
        if since <= LAST and (until is None or until > LAST):
            kept[id_] = (kind, (by, who), (to, stands.get(whom, whom)), since, every or USUAL_DAYS[kind])
    for day, went, target, reached, is_met in visits:
        fields = {"date": day.isoformat(), "mode": "M1" if is_met else "M6", "reached": sorted(reached)}
        fields |= {
            "visitors": [who for who in went if who != LEADER],
            "visitors_text": [LEADER] if LEADER in went else [],
        }
        edits.append(Edit("visit", new_id(), fields | (dict([target]) if target else {})))
    for opened, term, closed, her in needs:
        need = new_id()
        due = opened + timedelta(term)
        edits.append(
            Edit("need", need, {"opened": opened.isoformat(), "due": due.isoformat(), "person": her, "kind": "N1"})
        )
        if closed is not None:
            step = {"need": need, "act": "close", "done_on": (opened + timedelta(closed)).isoformat(), "outcome": "O1"}
            edits.append(Edit("need_step", new_id(), step))
    for her, day, fen in paid:
        edits.append(Edit("aid", new_id(), {"person": her, "paid_on": day and day.isoformat(), "amount_fen": fen}))
    township.journal.write(edits, Label("test"))
    got = township.figures.counted(township.month.summary(PERIOD))
    frozen = read(township.db, PERIOD).counted()
    cells = {id_: count.cell for id_, count in got.items()}
    assert all(frozen[id_] == cell for id_, cell in cells.items()), "what is frozen is what is shown"

    def met(link: Any, day: date, went: list[Any], target: Any, reached: set[bytes]) -> bool:
        _, (by, who), (to, whom), *_ = link
        goes = {who} if by != "linker_org" else {OFFICERS[0]}
        if goes.isdisjoint(went) or day > LAST:
            return False
        named = {stands.get(her, her) for her in reached}
        seen = stands.get(target[1], target[1]) if target and target[0] == "person" else None
        house = target[1] if target and target[0] == "household" else LIVES.get(seen) if seen else None
        if to == "person":
            alone = not named and seen is None
            return whom == seen or whom in named or (alone and house is not None and LIVES.get(whom) == house)
        return house == whom if to == "household" else target == (to, whom)

    own = [link for link in kept.values() if link[0] in ("L1", "L2")]
    owed = [link for link in kept.values() if (LAST - link[3]).days > link[4]]
    on_time = 0
    for link in owed:
        days = [
            day for day, went, target, reached, is_met in visits if is_met and met(link, day, went, target, reached)
        ]
        on_time += bool(days) and max(days) >= LAST - timedelta(link[4])
    assert cells["link.count"] == Cell(len(own))
    assert cells["link.women"] == Cell(len({whom for *_, (to, whom), _, _ in own if to == "person"}))
    assert cells["link.households"] == Cell(len({whom for *_, (to, whom), _, _ in own if to == "household"}))
    assert cells["visit.linked_on_time"] == Cell(on_time, len(owed))
    ended = [
        (opened, opened + timedelta(term), n is not None and opened + timedelta(n)) for opened, term, n, _ in needs
    ]
    closed = [(due, end) for _, due, end in ended if end and PERIOD.holds(end)]
    due = [end for opened, due, end in ended if PERIOD.holds(due) and opened <= LAST]
    assert cells["need.opened"] == Cell(sum(PERIOD.holds(opened) for opened, *_ in ended))
    assert cells["need.on_time"] == Cell(sum(end <= term for term, end in closed), len(closed))
    assert cells["need.close_rate"] == Cell(sum(bool(end) and end <= LAST for end in due), len(due))
    assert cells["need.stock"] == Cell(sum(opened <= LAST and not (end and end <= LAST) for opened, _, end in ended))
    helped = [(her, fen) for her, day, fen in paid if day and PERIOD.holds(day)]
    assert cells["aid.people"] == Cell(len({stands.get(her, her) for her, _ in helped}))
    assert cells["aid.amount"] == Cell(sum(fen for _, fen in helped))
    served = {her for her, _ in helped} | {her for opened, *_, her in needs if PERIOD.holds(opened)}
    for day, _, target, reached, is_met in visits:
        if is_met and PERIOD.holds(day):
            served |= reached | ({target[1]} if target and target[0] == "person" else set())
    assert cells["served"] == Cell(len({stands.get(her, her) for her in served}))
