"""Marked words in a sealed field: found in nothing that the window shows or gives out, in no file of a laptop that has
no key, and opened by those who have it. Equal words merge as equal."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.documents.register import register_of
from desktop.services import codes, her_data
from desktop.services.desk import Desk
from desktop.services.drafts import Typed, new_key
from desktop.services.exports import table_of
from desktop.services.plain_records import PlainFilter
from desktop.services.sealing import Clear, Sealed, place_of
from desktop.services.spreadsheets import book_bytes
from desktop.services.tables import rows_out
from desktop.store import seal_keys
from desktop.store.driver import Key
from desktop.sync.engine import Engine
from desktop.ui import record_words
from desktop.ui.consents import LOOK
from protocol.sealing import new_seal_key, seal
from tests.sync.carriers import Carrier
from tests.sync.laptops import Line, World

MARK = "金丝雀说他动手"
KEY = Key(bytes(range(32)))
ROLES = ("chair", "vice_chair", "gacha_chair", "recorder", "viewer")


class Joined:
    """A desk that joined the world's server."""

    def __init__(self, world: World, folder: Path, key: Key | None, seal: list[bytes]) -> None:
        self.desk, self.world = Desk.open(folder, key=key), world
        self.device, self.key = world.admit()
        self.desk.journal.sync.adopt_device(self.device)
        self.desk.db.put_meta(connection=b"joined")
        if seal:
            seal_keys.keep(self.desk.db, seal)

    def sync(self) -> None:
        assert Engine(self.desk.journal, Line(self.world, self.device)).exchange().whole


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def chair(world: World, tmp_path: Path) -> Iterator[Joined]:
    made = Joined(world, tmp_path / "chair", KEY, [new_seal_key()])
    made.desk.records.add_user("乌云")
    yield made
    made.desk.close()


def written(desk: Desk, words: str = MARK) -> tuple[bytes, bytes]:
    """A woman, and her consent with the marked words, changed once, and a draft with them."""
    her = desk.people.quick_add("其木格").id
    values = {"about": {"person": her}, "covers": "needs", "given_on": "2026-03-08", "reason": Clear("别的话")}
    id_ = desk.plain["consent"].save(None, values).id
    desk.plain["consent"].save(id_, {"reason": Clear(words)})
    desk.drafts.keep(new_key("consent"), Typed({"reason": Clear(words)}))
    return her, id_


def shown(desk: Desk, her: bytes, id_: bytes) -> str:
    """All that is shown, told, printed or given out of the record without opening it."""
    service, heads = desk.plain["consent"], {name: name for name in LOOK.form}
    assert LOOK.book is not None and service.ids(PlainFilter(MARK)) == []
    record, today = service.get(id_), desk.today()
    book = book_bytes([table_of(desk, "consent", [id_], heads, "同意")])
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        cells = "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    history = desk.records.history("consent", id_)
    told: list[Any] = [
        record,
        service.form(id_),
        rows_out(desk, "consent", [id_], heads),
        cells,
        register_of(desk, "consent", LOOK.book, [id_]),
        her_data.all_about(desk, her),
        her_data.xlsx_of(data) if (data := her_data.all_about(desk, her)) else "",
        desk.finding.find(MARK),
        desk.people.search(MARK),
        [record_words.value_words(desk, "consent", n, v, today) for line in history for n, v in line.fields.items()],
        history,
        desk.records.acts(),
        [(kept.title, kept.body) for kept in desk.drafts.all()],
        desk.bin.ids(text=MARK),
        desk.findings.all(),
        desk.db.rows("SELECT label, subject FROM operation"),
        desk.db.rows("SELECT body FROM draft"),
    ]
    return "\n".join(map(str, told))


@pytest.mark.parametrize("role", ROLES)
def test_no_role_is_shown_them_unless_it_opens_them(
    chair: Joined, role: str, caplog: pytest.LogCaptureFixture, qapp: QApplication
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = chair.desk
    her, id_ = written(desk)
    desk.records.add_user("另一人", role)
    assert MARK not in shown(desk, her, id_) and MARK not in caplog.text
    sealed = (desk.plain["consent"].get(id_) or {})["reason"]
    assert isinstance(sealed, Sealed) and desk.sealing.can_open == (role == "chair")
    if role == "chair":
        assert desk.sealing.unseal(sealed, next(iter(codes.OPENING_REASON))) == MARK
        assert MARK not in caplog.text


def test_no_file_of_a_laptop_without_the_key_holds_them(chair: Joined, world: World, tmp_path: Path) -> None:
    written(chair.desk)
    chair.sync()
    others = [Joined(world, tmp_path / "plain", None, []), Joined(world, tmp_path / "other", KEY, [])]
    for other in others:
        other.sync()
        (id_,) = other.desk.plain["consent"].ids()
        other.desk.records.add_user("同事", "chair")
        assert other.desk.sealing.why_not == ("sealed_plain" if other.desk.key is None else "sealed_no_key")
        assert other.desk.sealing.count("consent") == 1
        assert isinstance((other.desk.plain["consent"].get(id_) or {})["reason"], Sealed)
        if other.desk.key is None:
            other.desk.backups.back_up_now()
            other.desk.backups.to_stick(_made(tmp_path / "stick"))
        other.desk.close()
    needles = [MARK.encode(), MARK.encode("utf-16-le"), MARK.encode("gb18030"), MARK.encode("unicode_escape")]
    for part in ("plain", "stick", "server.db", "server.db-wal"):
        for path in _files(tmp_path / part):
            for body in _bodies(path):
                assert not any(needle in body for needle in needles), path
    assert any("其木格".encode() in body for path in _files(tmp_path / "plain") for body in _bodies(path)), "it looks"


def test_equal_words_of_two_laptops_are_no_conflict(chair: Joined, world: World, tmp_path: Path) -> None:
    other = Joined(world, tmp_path / "second", KEY, seal_keys.held(chair.desk.db))
    _, id_ = written(chair.desk)
    chair.sync()
    other.sync()
    other.desk.records.use(chair.desk.records.user)
    for joined in (chair, other):
        joined.desk.plain["consent"].save(id_, {"reason": Clear("两人写的一样")})
    for joined in (chair, other, chair):
        joined.sync()
    values = {desk.db.value("SELECT reason FROM consent") for desk in (chair.desk, other.desk)}
    assert len(values) == 1 and chair.desk.journal.digest == other.desk.journal.digest
    sealed = (other.desk.plain["consent"].get(id_) or {})["reason"]
    assert other.desk.sealing.unseal(sealed, "work") == "两人写的一样"
    other.desk.close()


def test_no_bundle_holds_them(world: World) -> None:
    laptop, carrier = world.laptop("a"), Carrier(world)
    laptop.write("consent", id_ := bytes(15) + b"\1", reason=_sealed(id_))
    path, _ = carrier.write(laptop)
    assert MARK.encode() not in path.read_bytes()


def _sealed(row: bytes) -> bytes:
    return seal(new_seal_key(), place_of("consent", "reason", row), MARK)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]


def _bodies(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from map(archive.read, archive.namelist())
