"""What a woman said in a sealed need, of the steps, of a dispute and of a consent: each role on its own laptop, which
has not the township's key, finds it in no list, search, table, paper, report, log, draft, act or file; nor is there a
place for what a screening found."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.care_ledger import ledger_of
from desktop.documents.dispute_papers import month_register
from desktop.documents.need_papers import deeds_register, need_register, petitions_register, referral_of, told_of
from desktop.documents.visit_diary import diary_of
from desktop.errors import FieldErrors, KnownError
from desktop.services import Edit, Label, day_work, her_data
from desktop.services.desk import Desk
from desktop.services.drafts import Typed, new_key
from desktop.services.exports import table_of
from desktop.services.month import Period
from desktop.services.plain_records import PlainFilter
from desktop.services.sealing import Clear, sealed_fields
from desktop.services.spreadsheets import book_bytes
from desktop.services.starting import start_township
from desktop.store import seal_keys
from desktop.store.driver import Key
from desktop.sync.engine import Engine
from desktop.ui.act_words import act_words
from protocol.periods import Span, Term
from protocol.records import KINDS
from protocol.sealing import new_seal_key
from tests.faults.test_canary import bodies
from tests.sync.carriers import Carrier
from tests.sync.laptops import Line, World

MARK = "金丝雀泣诉"
KEY = Key(bytes(range(32)))
ROLES = ("chair", "vice_chair", "gacha_chair", "recorder", "viewer")
NOW = datetime(2026, 11, 27, 9, 30)
NOVEMBER = Term(Span.MONTH, 2026, 11)
#: The kinds whose lists are shown and given out, each with what of it is written open.
TOLD = ("need", "dispute", "consent", "screening", "visit", "aid", "person")


class Laptop:
    """A desk of its own that joined the world's server as its role may; ``keys``: what it was given."""

    def __init__(self, world: World, folder: Path, role: str, key: Key | None, keys: list[bytes]) -> None:
        self.world, self.folder = world, folder
        self.desk = Desk.open(folder, now=lambda: NOW, key=key)
        self.device, self.key = world.admit(role)
        self.desk.journal.sync.adopt_device(self.device)
        self.desk.db.put_meta(connection=b"joined")
        if keys:
            seal_keys.keep(self.desk.db, keys)

    def sync(self) -> None:
        assert Engine(self.desk.journal, Line(self.world, self.device)).exchange().whole

    @property
    def journal(self) -> Any:
        return self.desk.journal


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("server"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def rows(world: World, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """A day of the chair's own laptop, sent to the server; kind → its row, ``refer``: the step."""
    chair = Laptop(world, tmp_path_factory.mktemp("chair") / "township", "chair", KEY, [new_seal_key()])
    desk = chair.desk
    start_township(desk, "152221201")
    desk.records.add_user("乌云")
    found = spoken(desk)
    said = told(desk, found)
    assert MARK not in said, "nor on the chair's own, until she opens it"
    for kind, fields in (("need", 2), ("dispute", 3), ("consent", 1)):
        record = desk.plain[kind].get(found[kind]) or {}
        words = [desk.sealing.unseal(record[name], "work") for name in sealed_fields(kind) if record[name]]
        assert len(words) == fields and all(MARK in str(each) for each in words), kind
    chair.sync()
    Carrier(world).write(chair)  # a stick with all of it
    desk.close()
    return found


def spoken(desk: Desk) -> dict[str, bytes]:
    """What is said in confidence, each in its sealed place."""
    gacha = desk.units.gachas()[0].id
    her = desk.people.quick_add("其木格", gacha=gacha).id
    about = {"person": her}
    words = {"situation": f"{MARK}：情况", "difficulty": f"{MARK}：困难", "measure": f"{MARK}：措施"}
    visit = desk.visits.save(None, {"about": about, "date": "2026-11-20", **words, "asked": {"kind": "N4"}}).id
    usual = {"opened": "2026-11-19", "due_rule": "referral", "channel": "C2", "rights": "R11", "kind": "N3"}
    who = {"about_label": f"{MARK}其人", "petitioner_label": f"{MARK}的父亲", "petitioner_phone": "13900420042"}
    need = desk.needs.save(None, {**usual, **who, "matter": f"{MARK}：丈夫动手", "note": f"{MARK}：备注"}).id
    desk.needs.step(need, "talk", {"done_on": "2026-11-19", "text": f"{MARK}：谈话"})
    refer = desk.needs.step(need, "refer", {"done_on": "2026-11-19", "to_text": "派出所", "text": f"{MARK}：事由"}).id
    for act in ("answer", "tell"):
        desk.needs.step(need, act, {"sealed_text": Clear(f"{MARK}：{act}")})
    desk.needs.step(need, "close", {"outcome": "O1", "text": f"{MARK}：办结"})
    parties = {"parties": Clear(f"{MARK}夫妻"), "situation": Clear(f"{MARK}：争吵"), "measure": Clear(f"{MARK}：调解")}
    dispute = desk.disputes.save(
        None, {"kind": "R12", "gacha": gacha, "found_on": "2026-11-10", "need": need, **parties}
    ).id
    desk.disputes.look(dispute, {"grade": "red", "looked_on": "2026-11-20"})
    consent = {"about": about, "covers": "needs", "given_on": "2026-03-08", "reason": Clear(f"{MARK}：同意")}
    screened = {"person": her, "year": 2026, "kind": "cervix", "invited_on": "2026-05-11", "done_on": "2026-05-13"}
    screening = desk.plain["screening"].save(None, {**screened, "place": "卫生院"}).id
    cancers = desk.plain["programme"].save(None, {"name": "两癌救助", "kind": "two_cancers", "year": 2026}).id
    helped = {"programme": cancers, "person": her, "applied_on": "2026-03-25"}
    with pytest.raises(FieldErrors):
        desk.aid.save(None, {**helped, "note": f"{MARK}：病情"})
    desk.drafts.keep(new_key("dispute"), Typed({"situation": Clear(f"{MARK}：没写完")}))
    desk.drafts.keep(f"need_step.new.{need.hex()}.visit_back", Typed({"sealed_text": Clear(f"{MARK}：回访")}))
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    return {
        "person": her,
        "visit": visit,
        "need": need,
        "refer": refer,
        "dispute": dispute,
        "screening": screening,
        "aid": desk.aid.save(None, helped).id,
        "consent": desk.plain["consent"].save(None, consent).id,
    }


def told(desk: Desk, rows: Mapping[str, bytes]) -> str:
    """All that a desk shows, finds, prints or gives out of them without opening anything."""
    need, period = rows["need"], Period(datetime(2026, 10, 26).date(), datetime(2026, 11, 25).date())
    fields = {kind.name: [field.name for field in kind.fields] for kind in KINDS}
    tables = [
        table_of(
            desk, kind, [rows[kind]], {name: name for name in fields[kind] if name in desk.plain[kind].plain.rules}, ""
        )
        for kind in TOLD
        if kind != "person"
    ]
    with zipfile.ZipFile(io.BytesIO(book_bytes(tables))) as packed:
        cells = "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    acts, standing = desk.records.acts(), desk.reports.standing(NOVEMBER)
    assert standing is not None
    report = desk.figures.report(NOVEMBER, 25)
    found: list[Any] = [
        cells,
        *(desk.plain[kind].page([rows[kind]]) for kind in TOLD if kind != "person"),
        *(desk.plain[kind].form(rows[kind]) for kind in TOLD if kind != "person"),
        *(desk.plain[kind].ids(PlainFilter(MARK)) for kind in TOLD if kind != "person"),
        *(desk.records.history(kind, rows[kind]) for kind in TOLD),
        (desk.needs.steps(need), desk.needs.board(over=True), desk.needs.pressing(), desk.needs.register([need])),
        (desk.disputes.month("2026-11"), desk.disputes.due(), desk.disputes.looks(rows["dispute"])),
        (need_register(desk, [need]), deeds_register(desk, 2026), petitions_register(desk, period, "")),
        (told_of(desk, need), month_register(desk, "2026-11"), ledger_of(desk), diary_of(desk, "乌云", None, None)),
        (
            her_data.all_about(desk, rows["person"]),
            desk.people.search(MARK),
            desk.finding.find(MARK),
            desk.bin.ids(text=MARK),
        ),
        [(hit.group, hit) for typed in ("2026", "其木格") for hit in desk.finding.find(typed)],
        (acts, [act_words(act.label.code, act.label.subject) for act in acts]),
        (desk.findings.all(), day_work.to_do(desk, 25), day_work.unfinished(desk), desk.conflicts.open()),
        [(line.figure.id, desk.figures.names(line.figure, line.now.rows or ())) for line in report.lines],
        (standing.frozen and standing.frozen.plain(), desk.reports.differences(standing)),
        [(kept.title, kept.body) for kept in desk.drafts.all()],
        desk.db.rows("SELECT label, subject FROM operation"),
    ]
    return "\n".join(map(str, found))


@pytest.mark.parametrize("role", ROLES)
def test_no_role_finds_it_on_a_laptop_without_the_key(
    world: World, rows: Mapping[str, bytes], role: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    laptop = Laptop(world, tmp_path / "township", role, None, [])
    desk = laptop.desk
    laptop.sync()
    desk.records.add_user("同事", role)
    assert desk.records.role == role and desk.sealing.why_not
    said = told(desk, rows)
    number = (desk.needs.get(rows["need"]) or {})["no"]
    assert number and number in said and "其木格" in said, "it looks"
    assert MARK not in said
    with pytest.raises(KnownError, match="sealed"):
        referral_of(desk, rows["refer"])
    if role != "viewer":
        desk.drafts.put("person", {"note": "同事写的"})
        laptop.sync()
    desk.backups.back_up_now()
    (tmp_path / "stick").mkdir()
    assert desk.backups.to_stick(tmp_path / "stick") is not None
    while_open = marks(tmp_path)
    desk.close()
    assert {**while_open, **marks(tmp_path)} == {}, role
    assert MARK not in caplog.text and any(
        "其木格".encode() in body for path in files(tmp_path) for body in bodies(path)
    )


def test_the_servers_files_and_the_stick_hold_none_of_it_and_a_screening_has_no_place_for_a_result(
    world: World, rows: Mapping[str, bytes]
) -> None:
    assert rows and marks(world.folder) == {}
    kept = {field.name for kind in KINDS if kind.name == "screening" for field in kind.fields}
    assert kept == {"person", "year", "kind", "invited_on", "done_on", "place", "deleted"}


def test_the_search_finds_what_lies_open(tmp_path: Path) -> None:
    """The same words in an open field, on a laptop that lies plain, are found: so the search can fail."""
    desk = Desk.open(tmp_path / "township", now=lambda: NOW)
    desk.records.add_user("乌云")
    desk.journal.write([Edit("need", b"n" * 16, {"no": "2026-001", "matter": f"{MARK}：忘了封存"})], Label("test"))
    assert {name.rpartition("/")[2] for name in marks(tmp_path)} & {"township.db", "township.db-wal"}
    desk.close()


def files(root: Path) -> list[Path]:
    """Every file of a folder."""
    return [path for path in sorted(root.rglob("*")) if path.is_file()]


def marks(root: Path) -> dict[str, int]:
    """File → how often a mark is in it, of those that hold one."""
    needles = [MARK.encode(code) for code in ("utf-8", "utf-16-le", "gb18030", "unicode_escape")]
    found = {}
    for path in files(root):
        many = sum(body.count(needle) for body in bodies(path) for needle in [*needles, MARK.encode().hex().encode()])
        if many:
            found[path.relative_to(root).as_posix()] = many
    return found
