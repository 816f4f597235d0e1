"""Offices' forms and the forms pack between laptops and a real server: made once, filled wherever it is handy."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.figures import Span, Term
from desktop.services.forms_packs import Pack
from desktop.services.office_forms.template import Mapped
from desktop.sync.enrolment import Enrolment
from tests.sync.conftest import ServerProcess
from tests.sync.test_photos import Laptop

TABLES = Path(__file__).resolve().parents[1] / "tables"
#: One for each test: nobody else's forms come.
TOWNSHIPS = itertools.count(152221801)
NOVEMBER = Term(Span.MONTH, 2026, 11)


@pytest.fixture
def laptops(server: ServerProcess, tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    township = str(next(TOWNSHIPS))
    one, other = (Laptop(tmp_path / name, Enrolment(server.invite(township)).run()) for name in ("one", "other"))
    yield one, other
    one.close()
    other.close()


def test_made_on_one_laptop_and_filled_on_another(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    opened = one.desk.office_forms.open(TABLES / "form_month.xlsx")
    mapped = Mapped(opened.sha256, opened.name, tuple(one.desk.office_forms.proposals(opened.book)))
    one.desk.office_forms.save(None, "月报", "旗妇联", mapped, opened)
    one.desk.forms_packs.save(Pack("口径", "1", closing=20), date(2026, 11, 1))
    one.sync(whole=False)
    other.sync(whole=False)
    (form,) = other.desk.office_forms.all()
    assert form.mapped == mapped and other.desk.township_settings.closing_day(date(2026, 11, 1), own=31) == 20
    with pytest.raises(KnownError, match="form_not_here"):
        other.desk.office_forms.kept(form)
    one.sync()
    other.desk.photos.learn({bytes.fromhex(opened.sha256): other.client.photos_held([bytes.fromhex(opened.sha256)])[0]})
    other.sync()
    kept = other.desk.office_forms.kept(form)
    assert kept.raw == opened.raw
    numbers = other.desk.office_forms.numbers(mapped, NOVEMBER, 25)
    assert numbers.period.last == date(2026, 11, 20)
    plan = other.desk.office_forms.plan(mapped, kept.book, numbers, {}, {("月报", (10, 2)): "亮点"})
    assert other.desk.office_forms.fill(kept.raw, plan).otherwise == ()
    other.desk.office_forms.keep_typed(form, NOVEMBER, {("月报", (10, 2)): "亮点"})
    other.sync()
    one.sync()
    assert one.desk.office_forms.typed(form, NOVEMBER) == {("月报", (10, 2)): "亮点"}


def test_two_who_change_a_form_at_once_are_asked(laptops: tuple[Laptop, Laptop]) -> None:
    """What cells take merges as a whole: no file ever stands with another one's cells."""
    one, other = laptops
    opened = one.desk.office_forms.open(TABLES / "form_month.xlsx")
    proposed = tuple(one.desk.office_forms.proposals(opened.book))
    id_ = one.desk.office_forms.save(None, "月报", "", Mapped(opened.sha256, opened.name), opened).id
    one.sync()
    other.sync()
    for laptop, bindings in ((one, proposed[:1]), (other, proposed[1:])):
        laptop.desk.office_forms.save(id_, "月报", "", Mapped(opened.sha256, opened.name, bindings))
    for laptop in (one, other, one):
        laptop.sync()
    (conflict,) = one.desk.conflicts.open()
    assert (conflict.kind, conflict.field, len(conflict.versions)) == ("form_template", "mapping", 2)
    form = one.desk.office_forms.get(id_)
    assert form is not None and form.mapped is not None and form.mapped.bindings == proposed[:1]


@pytest.mark.parametrize("office", ["旗" * 3_000_000, "旗\ud800妇联"])
def test_no_act_blocks_the_sync(laptops: tuple[Laptop, Laptop], office: str) -> None:
    """What no frame can carry is refused where it is written, and what is written after it arrives."""
    one, other = laptops
    one.sync()
    opened = one.desk.office_forms.open(TABLES / "form_month.xlsx")
    with pytest.raises(KnownError, match="_written"):
        one.desk.office_forms.save(None, "月报", office, Mapped(opened.sha256, opened.name), opened)
    largest = {("月报", (n, 0)): "字" * 1_990 for n in range(30)}
    id_ = one.desk.office_forms.save(None, "月报", "旗妇联", Mapped(opened.sha256, opened.name), opened).id
    form = one.desk.office_forms.get(id_)
    assert form is not None
    one.desk.office_forms.keep_typed(form, NOVEMBER, largest)
    one.sync()
    other.sync()
    assert other.desk.office_forms.typed(form, NOVEMBER) == largest
    assert one.desk.journal.acknowledged == one.desk.journal.head[0]
