"""Twelve months of the township, a home or a unit, and figures by gacha: against a plain recount and the report."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.desk import Desk
from desktop.services.held_months import held_months
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id
from protocol.periods import Span, Term

TODAY = date(2026, 11, 27)
TOWNSHIP, MERGED = derived_id("test", "sumu"), derived_id("test", "merged")
GACHAS = [derived_id("test", "gacha", str(n)) for n in range(3)]
HOMES = [derived_id("test", "home", str(n)) for n in range(3)]
WOMEN = [derived_id("test", "woman", str(n)) for n in range(4)]
#: Whom a host stands for: the last gacha took in another one.
UNITS = [TOWNSHIP, *GACHAS, MERGED]


def begun() -> list[Edit]:
    edits = [Edit("org_unit", TOWNSHIP, {"name_zh": "苏木", "level": "sumu", "code": "152525100000"})]
    for n, gacha in enumerate([*GACHAS, MERGED]):
        row = {"name_zh": f"{n}嘎查", "level": "gacha", "parent": TOWNSHIP, "code": f"15252510020{n}"}
        edits.append(Edit("org_unit", gacha, row))
    edits.append(Edit("org_unit", MERGED, {"merged_into": GACHAS[2]}))
    edits += [Edit("home", home, {"name_zh": "家", "org": unit}) for home, unit in zip(HOMES, GACHAS, strict=True)]
    edits += [Edit("person", woman, {"name_zh": "其木格", "sex": "2"}) for woman in WOMEN]
    return edits


_ACTIVITY = st.tuples(
    st.integers(-20, 800),  # days ago
    st.none() | st.integers(0, 2),  # home
    st.sets(st.integers(0, 4), max_size=2),  # hosts
    st.sets(st.integers(0, 3)),  # who came
    st.sampled_from(["held", "held", "planned"]),
)


def standing(hosts: set[int], home: int | None) -> set[bytes]:
    """The gachas that an activity stands with."""
    own = {GACHAS[2] if UNITS[n] == MERGED else UNITS[n] for n in hosts} - {TOWNSHIP}
    return own or ({GACHAS[home]} if home is not None else set())


@settings(max_examples=25, deadline=None)
@given(st.lists(_ACTIVITY, max_size=12), st.sampled_from([20, 25, 31]))
def test_months_and_gachas_are_a_plain_recount(
    activities: list[tuple[int, int | None, set[int], set[int], str]], closing: int
) -> None:
    edits, held = begun(), []
    for number, (ago, home, hosts, came, status) in enumerate(activities):
        id_, day = derived_id("test", "activity", str(number)), TODAY - timedelta(days=ago)
        row = {"start": f"{day}T09:00", "status": status, "kind": "A01", "hosts": [UNITS[n] for n in hosts]}
        edits.append(Edit("activity", id_, row | {"home": None if home is None else HOMES[home]}))
        for n in came:
            row = {"activity": id_, "person": WOMEN[n], "state": "present"}
            edits.append(Edit("attendance", derived_id("attendance", id_, WOMEN[n]), row))
        if status == "held":
            held.append((id_, day, home, standing(hosts, home), hosts, {WOMEN[n] for n in came}))
    with tempfile.TemporaryDirectory() as name:
        desk = Desk.open(Path(name), now=lambda: datetime.combine(TODAY, datetime.min.time()))
        try:
            desk.journal.write(edits, Label("test"))
            asked = {"": {}} | {f"home{n}": {"home": home} for n, home in enumerate(HOMES)}
            asked |= {f"unit{n}": {"unit": unit} for n, unit in enumerate(UNITS)}
            got = {key: held_months(desk, closing, **where) for key, where in asked.items()}
            last = got[""][-1].term
            months = desk.figures.months(last, closing)
            report = desk.figures.report(last.as_long_as(Span.YEAR), closing)
            gachas = desk.figures.by_gacha(report.period)
        finally:
            desk.close()
    for at, month in enumerate(got[""]):  # the same numbers as the plot of the reports
        assert month.term == months[at].term
        assert len(month.now) == (months[at].now["act.count"].num if months[at].now else 0)
        before = months[at].before
        assert (None if month.before is None else len(month.before)) == (before["act.count"].num if before else None)

    def here(key: str, activity: tuple[bytes, date, int | None, set[bytes], set[int], set[bytes]]) -> bool:
        _, _, home, own, hosts, _ = activity
        if not key:
            return True
        if key.startswith("home"):
            return home == int(key[4:])
        unit = UNITS[int(key[4:])]
        if unit == TOWNSHIP:
            return 0 in hosts
        return (GACHAS[2] if unit == MERGED else unit) in own

    for key, found in got.items():
        for month in found:
            assert set(month.now) == {a[0] for a in held if here(key, a) and month.period.holds(a[1])}, key
    inside = [a for a in held if report.period.holds(a[1])]
    assert [each.unit for each in gachas] == [*GACHAS, None]
    for each in gachas:
        own = [a for a in inside if (each.unit in a[3] if each.unit else not a[3])]
        assert set(each.counts["act.count"].rows or ()) == {a[0] for a in own}
        assert each.counts["act.heads"].cell.num == sum(len(a[5]) for a in own)
        assert set(each.counts["act.women"].rows or ()) == {her for a in own for her in a[5]}
        assert len(each.counts["act.women"].rows or ()) == each.counts["act.women"].cell.num


def test_before_anything_was_written_there_is_no_year_before(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9))
    try:
        found = held_months(desk, 25)
    finally:
        desk.close()
    assert [month.before for month in found] == [None] * 12 and not any(month.now for month in found)
    assert found[-1].term == Term(Span.MONTH, 2026, 12)
