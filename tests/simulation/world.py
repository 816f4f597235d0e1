"""A simulated township: laptops with real files, journals and engines, one server, one clock, and what was typed."""

from __future__ import annotations

import atexit
import gc
import random
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from desktop.errors import ChangedMeanwhile, KnownError
from desktop.services.names import derive_person
from desktop.store import new_kinds
from desktop.store.bundles import waiting_bundles
from desktop.store.changes import Edit, Journal, Label, Sight
from desktop.store.database import open_database
from desktop.store.operations import COLUMNS, decode, operation_of
from desktop.sync.engine import Engine
from desktop.sync.frames import Outcome, Progress
from desktop.sync.joined import go_on_as, join, leave
from desktop.sync.stick_reading import Imported, import_bundle, retry_waiting
from desktop.sync.sticks import export_bundle
from protocol.dictionary import DICTIONARY
from protocol.operations import GONE, Operation, is_blank
from protocol.signing import public_of
from server import bundles, devices, quarantine
from server.auth import add_township
from server.backups import back_up, restore
from server.compaction import ARCHIVE_MS, DAY_MS, compact
from server.database import Database
from tests.encrypted import opened
from tests.simulation.fate import Fate, FatedLaptopDatabase, Killed
from tests.simulation.network import Line
from tests.simulation.power import CachedDisk
from tests.simulation.server import SEED, Clock, Server

TOWNSHIP = "152221201"
#: The true time at which every world begins: 2027-01-15.
BEGINNING_MS = 1_800_000_000_000
_SIDE_FILES = ("", "-wal")


class Form(NamedTuple):
    """A record as a form showed it when it was opened."""

    kind: str
    row: bytes
    sight: Sight
    shown: dict[str, Any]


class Typed(NamedTuple):
    """Where a person left a value, and when. Its stamp stays when the operation goes on under another device."""

    kind: int
    row: bytes
    field: int
    stamp: int
    author: bytes


@cache
def _templates() -> Path:
    """Files as they are before anything happened, made once a process."""
    folder = Path(tempfile.mkdtemp(prefix="sumu-simulation-", dir=_memory()))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    open_database(folder / "laptop.db").close_all()
    db = Database(f"sqlite:///{folder / 'server.db'}")
    db.create_tables()
    add_township(db, TOWNSHIP)
    db.close()
    return folder


def _memory() -> str | None:
    """A folder in memory, where there is one: the files of a seed live for a moment."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


class Laptop:
    """One laptop. ``ahead_ms``: how far its clock is off; ``township``: where it is enrolled."""

    def __init__(self, world: World, name: str, device: bytes, *, ahead_ms: int, township: str) -> None:
        self._world, self.name, self.ahead_ms = world, name, ahead_ms
        self.path = world.folder / name / "township.db"
        self.path.parent.mkdir()
        self.fate = Fate()
        #: A disk that keeps what a power cut leaves, where one may come.
        self.disk_cache: CachedDisk | None = None
        #: Whether the program knows rows by aliases, and which dictionary it has.
        self.aliased, self.dictionary = True, DICTIONARY
        self.line = Line(world.server, township, device, world.dice)
        self.alive = False
        #: What stands open at this laptop, with what its person had before her eyes when she opened it.
        self.forms: list[Form] = []
        shutil.copyfile(_templates() / "laptop.db", self.path)
        self.open()
        self.journal.use_author(world.id())
        self.connection = world.server.connection(township, device)
        join(self.journal, self.connection)

    def open(self) -> None:
        """The program starts."""
        self.fate.spare()
        self.db = FatedLaptopDatabase(self.path, self.fate, self.disk_cache)
        self.journal = Journal(self.db, derive={"person": derive_person}, now_ms=self._now)
        new_kinds.take_in_kept(self.journal)
        self.engine = Engine(self.journal, self.line, self.go_on)
        wording = self.engine._wording
        wording.aliased, wording.dictionary = self.aliased, self.dictionary
        self.alive = True

    @property
    def shut_out(self) -> bool:
        """Whether the server revoked this laptop."""
        return self._world.server.has_shut_out(self.line.township, self.line.device)

    def go_on(self, held: int) -> Line:
        """As a new device: the server holds what the old one wrote up to a number."""
        world, line = self._world, self.line
        device = world.dice.randbytes(16)
        connection = world.server.renew(line.township, line.device, device, held)
        go_on_as(self.journal, connection, held)
        line.device, self.connection = device, connection
        return line

    def leave(self) -> None:
        """Its person leaves the server; records and what waits stay."""
        leave(self.db)

    def join_again(self) -> None:
        """By another invitation of the same township."""
        world, township = self._world, self.line.township
        device = world.dice.randbytes(16)
        world.server.enrol(township, device, "chair")
        self.connection = world.server.connection(township, device)
        join(self.journal, self.connection)
        self.line.device = device

    def disk(self) -> Path:
        """A copy of this laptop's disk, as a backup or somebody's spare computer gets it."""
        path = self._world.folder / f"disk-{self._world.id().hex()}.db"
        self.db.checkpoint()
        with opened(self.path) as source, opened(path) as copy:
            source.backup(copy)
        return path

    def set_back(self, disk: Path, *, declared: bool) -> None:
        """An old disk takes this one's place; ``declared``: by the program's own restore, which marks it."""
        self._world.revived += 1
        self.forms.clear()
        self.close()
        for side in (*_SIDE_FILES, "-shm"):
            self.path.with_name(self.path.name + side).unlink(missing_ok=True)
        shutil.copyfile(disk, self.path)
        self.open()
        if declared:
            self.db.put_meta(restored=1)
        self.line.device = self.journal.device
        if self._world.server.knows(self.line.township, self.journal.device):
            self.connection = self._world.server.connection(self.line.township, self.journal.device)
        else:
            self.join_again()
        self._world.forget_what_nobody_has()

    def close(self) -> None:
        """The program ends in good order."""
        if self.alive:
            self.db.close_all()
            self.alive = False

    def bury(self) -> None:
        """After a kill: the files stay as the kill found them, not as a tidy end would leave them."""
        kept = [self.path.with_name(self.path.name + f".kept{side}") for side in _SIDE_FILES]
        for side, copy in zip(_SIDE_FILES, kept, strict=True):
            file = self.path.with_name(self.path.name + side)
            if file.exists():
                shutil.copyfile(file, copy)
        self.fate.spare()
        self.db.abandon()
        self.alive = False
        for side, copy in zip(_SIDE_FILES, kept, strict=True):
            if copy.exists():
                copy.replace(self.path.with_name(self.path.name + side))
        self.path.with_name(self.path.name + "-shm").unlink(missing_ok=True)

    def survives(self, work: Callable[[], object], kill_after: int) -> bool:
        """Does ``work``; where it is killed on the way (False), the program starts again over what is on the disk."""
        self.fate.strike(kill_after)
        try:
            work()
        except Killed:
            self.bury()
            self.open()
            return False
        finally:
            self.fate.spare()
        return True

    def loses_power(self, work: Callable[[], object], after: int) -> None:
        """Does ``work``; the power goes on the way, or right after it."""
        if self.disk_cache is None:
            self.close()
            self.disk_cache = CachedDisk(self.path)
            self.open()
        self.fate.strike(after)
        with suppress(Killed):
            work()
        self.disk_cache.lose(self._world.dice)
        self.fate.spare()
        self.db.abandon()
        gc.collect()  # a cursor that the killed program's frames still hold would keep its connection to the file
        self.disk_cache.restore()
        self.open()

    # What its person does ---------------------------------------------------------------------------------------

    def write(self, *edits: Edit) -> None:
        """One act."""
        self.typing(lambda: self.journal.write(edits, Label("test")))

    def set(self, kind: str, id_: bytes, **fields: Any) -> None:
        """One act on one row."""
        self.write(Edit(kind, id_, fields))

    def open_form(self, kind: str, row: bytes) -> None:
        """A form shows a record, where this laptop has it, and stays open."""
        sight = self.journal.sight()
        shown = self.journal.rows.get(kind, row)
        if shown is not None:
            self.forms.append(Form(kind, row, sight, dict(shown)))

    def save_form(self, form: Form, fields: dict[str, Any]) -> None:
        """What was changed in it is written with the sight of when it was opened. What this laptop itself wrote
        meanwhile is shown, and she saves once more."""
        try:
            self.write(Edit(form.kind, form.row, fields, form.sight))
        except ChangedMeanwhile as error:
            self.write(Edit(form.kind, form.row, fields, error.sight))

    def typing(self, act: Callable[[], object]) -> None:
        """Does something that writes, and remembers every value that it left."""
        before = self.journal.head[0]
        act()
        for op in self.journal.sync.pending(before, None):
            for field, value in op.fields.items():
                self._world.typed[Typed(op.kind, op.row, field, op.stamp, op.author)].append(value)
            for old in self._operations_on(op.kind, op.row):
                if (old.device, old.number) != (op.device, op.number):
                    seen = (
                        Typed(op.kind, op.row, field, old.stamp, old.author)
                        for field in old.fields
                        if field in op.fields
                    )
                    self._world.replaced.update(seen)

    def history(self, typed: Typed) -> list[Any]:
        """What operations here say that somebody left in a field at a time."""
        found = [op for op in self._operations_on(typed.kind, typed.row) if (op.stamp, op.author) == typed[3:]]
        return [op.fields[typed.field] for op in found if typed.field in op.fields]

    def _operations_on(self, kind: int, row: bytes) -> list[Operation]:
        found = self.db.rows(f"SELECT {COLUMNS} FROM operation WHERE row = ? AND kind = ?", (row, kind))
        return [operation_of(columns) for columns in found]

    def exchange(self, progress: Callable[[Progress], None] | None = None, **options: Any) -> Outcome:
        """One exchange. Copies that differ are put right by it, and still must not differ for no reason."""
        outcome = self.engine.exchange(progress, **options)
        assert outcome.checked != "repaired" or self._world.apart, f"{self.name} had other rows than the server"
        # As the program does: once a day what the server says of this device, and the sticks that waited for something.
        if self._world.clock.now_ms - self.connection.checked_at >= DAY_MS:
            self.connection = self._world.server.connection(self.line.township, self.line.device)
        if waiting_bundles(self.db):
            self.retry_sticks()
        return outcome

    def sync(self, **options: Any) -> Outcome:
        """One exchange that must come to its end."""
        outcome = self.exchange(**options)
        assert outcome.whole, f"{self.name} is not whole after an exchange"
        return outcome

    def of_the_shut_out(self) -> list[Operation]:
        """What waits here of other devices that are shut out."""
        found = self.db.rows(
            f"SELECT {COLUMNS} FROM operation WHERE seq IS NULL AND device <> ?", (self.journal.device,)
        )
        has_shut_out = self._world.server.has_shut_out
        return [op for op in map(operation_of, found) if has_shut_out(self.line.township, op.device)]

    def hand_over(self) -> str:
        """The exchange of a laptop that is shut out; gives what it says."""
        code = self.try_sync()
        assert code in ("revoked", "revoked_kept"), f"{self.name} is shut out and hears: {code}"
        return code

    def try_sync(self, progress: Callable[[Progress], None] | None = None) -> str:
        """One exchange that may fail for a reason that a user understands; gives it."""
        try:
            self.exchange(progress)
        except KnownError as error:
            return error.code
        return ""

    def get(self, kind: str, id_: bytes) -> dict[str, Any]:
        """A row as its person sees it."""
        found = self.journal.rows.get(kind, id_)
        assert found is not None, f"{self.name} has no such {kind}"
        return dict(found)

    # Sticks -----------------------------------------------------------------------------------------------------

    def write_stick(self) -> Path:
        """A bundle with what this laptop has, on a stick of its own."""
        self._world.sticks += 1
        folder = self._world.folder / f"stick-{self._world.sticks}"
        folder.mkdir()
        written = export_bundle(self.journal, self.connection, folder, datetime.fromtimestamp(self._now() / 1000, UTC))
        self._world.bundles.append(written.path)
        return written.path

    def read_stick(self, path: Path) -> Imported:
        """A bundle taken in; then those that waited for something are tried again."""
        found = import_bundle(self.journal, self.connection, path, self._now())
        self.retry_sticks()
        return found

    def retry_sticks(self) -> None:
        """The bundles that wait, tried again."""
        retry_waiting(self.journal, self.connection, self._now())

    def _now(self) -> int:
        return self._world.clock() + self.ahead_ms

    def conflicts(self) -> list[bytes]:
        """Open ones, by id."""
        return [id_ for (id_,) in self.db.rows("SELECT id FROM conflict WHERE state = 'open' ORDER BY id")]

    @property
    def digest(self) -> bytes:
        """This laptop's root digest."""
        return self.journal.digest.to_bytes(16, "little")


class World:
    """Everything of one seed, in a folder of its own. ``url``: the server's database, where it is not a file here."""

    def __init__(self, dice: random.Random, *, url: str | None = None) -> None:
        templates = _templates()
        self.dice = dice
        self.folder = Path(tempfile.mkdtemp(prefix="seed-", dir=templates))
        self.clock = Clock(BEGINNING_MS)
        if url is None:
            shutil.copyfile(templates / "server.db", self.folder / "server.db")
            url = f"sqlite:///{self.folder / 'server.db'}"
        self.server = Server(url, self.clock)
        self.laptops: list[Laptop] = []
        #: One person at two copies of a laptop may type into a row twice within one second.
        self.typed: defaultdict[Typed, list[Any]] = defaultdict(list)
        #: What was written to sticks so far, all of it still lying about.
        self.bundles: list[Path] = []
        self.sticks = 0
        #: Whether a history took care that a laptop and the server hold other rows.
        self.apart = False
        #: Whether the server lost part of its log at some time.
        self.restored = False
        #: Disks that came back to life: what waited on one may go up from each of its copies, under its own id.
        self.revived = 0
        #: What somebody who had it before her eyes wrote over.
        self.replaced: set[Typed] = set()
        #: What a person did, for whoever reads a failure.
        self.story: list[str] = []

    def id(self) -> bytes:
        """A new row's."""
        return self.dice.randbytes(16)

    def laptop(
        self, name: str = "", *, role: str = "chair", ahead_ms: int = 0, township: str = TOWNSHIP, spare: bool = False
    ) -> Laptop:
        """A laptop that has just joined; a ``spare`` one takes no part in what happens by chance."""
        device = self.dice.randbytes(16)
        self.server.enrol(township, device, role)
        laptop = Laptop(self, name or f"laptop-{len(self.laptops)}", device, ahead_ms=ahead_ms, township=township)
        if not spare:
            self.laptops.append(laptop)
        return laptop

    def township_of(self, count: int | None = None) -> Sequence[Laptop]:
        """2–5 laptops, or so many."""
        return [self.laptop() for _ in range(count or self.dice.randint(2, 5))]

    @property
    def active(self) -> list[Laptop]:
        """Laptops that the server lets in."""
        return [laptop for laptop in self.laptops if not laptop.shut_out]

    def copy_of(self, laptop: Laptop) -> Laptop:
        """A second laptop with a copy of the first one's disk."""
        disk = laptop.disk()
        copy = self.laptop()
        copy.set_back(disk, declared=False)
        return copy

    def back_up(self) -> Path:
        """A backup of the server, and beside it a bare copy of its file."""
        path = self.folder / f"server-{self.id().hex()}.backup"
        back_up(self.server.db, path, self.clock())
        self.server.query("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(self.server.file, path.with_suffix(".db"))
        return path

    def set_back(self, backup: Path, *, declared: bool) -> None:
        """The server is as it was; ``declared``: by its own command, which begins a new epoch, else by copied files."""
        if declared:
            restore(self.server.db, backup, self.clock(), force=True)
        else:
            self.server.close()
            shutil.copyfile(backup.with_suffix(".db"), self.server.file)
            self.server.restart()
        self.restored = self.apart = self.server.was_set_back = True
        self.forget_what_nobody_has()
        for laptop in self.laptops:
            if not self.server.knows(laptop.line.township, laptop.line.device):
                laptop.join_again()

    def forget_what_nobody_has(self) -> None:
        """A disk is gone: what stood on it alone is lost with it, and nobody can ask for it."""
        log = [entry.operation for entry in self.server.whole_log(TOWNSHIP)]
        kept = {(op.row, op.stamp, op.author) for op in (*log, *self.server.aside(TOWNSHIP)) if not is_blank(op)}
        for laptop in self.laptops:
            for row, stamp, author, fields in laptop.db.rows("SELECT row, stamp, author, fields FROM operation"):
                if GONE not in decode(fields):
                    kept.add((row, stamp, author))
        self.forget(key for key in self.typed if (key.row, key.stamp, key.author) not in kept)

    def forget(self, typed: Iterable[Typed]) -> None:
        """Nobody can ask for these any more."""
        for key in list(typed):
            self.typed.pop(key, None)

    # What whoever runs the server does ----------------------------------------------------------------------------

    def compact(self, *, young: bool = False, stopped: Callable[[], bool] = lambda: False) -> None:
        """The server compacts; ``young``: also what it has had for less than ninety days."""
        before, now = self.server.archive(TOWNSHIP), self.clock()
        compact(self.server.db, now, now if young else None, stopped)
        after = self.server.archive(TOWNSHIP)
        for seq in before.keys() - after.keys():
            op, at = before[seq]
            assert at <= now - ARCHIVE_MS, "the archive let go what was young"
            self.forget(Typed(op.kind, op.row, field, op.stamp, op.author) for field in op.fields)

    def days_pass(self, days: int, *, sweeping: bool = True) -> None:
        """So much time, in which the server sweeps as it does each day (here: each so many days)."""
        step = 30
        while days > 0:
            self.clock.advance(min(step, days) * DAY_MS)
            days -= step
            if sweeping:
                self.compact()

    def revoke(self, laptop: Laptop) -> None:
        """A laptop is shut out."""
        self.server.shuts_out = True
        devices.revoke(self.server.db, laptop.line.township, laptop.line.device, self.clock())

    def accept(self, laptop: Laptop) -> int:
        """What a laptop that is shut out had not sent is taken in."""
        return quarantine.accept(self.server.db, laptop.line.township, laptop.line.device, self.clock())

    def discard(self, laptop: Laptop) -> int:
        """It is thrown away: somebody who looked at it said so."""
        township, device = laptop.line.township, laptop.line.device
        for op in self.server.aside(township):
            if op.device == device:
                self.forget(Typed(op.kind, op.row, field, op.stamp, op.author) for field in op.fields)
        return quarantine.discard(self.server.db, township, device)

    def stick_to_server(self, bundle: Path) -> bundles.Taken | None:
        """A stick is read at the server; None where it is encrypted with a key that the server lost."""
        try:
            with bundle.open("rb") as file:
                return bundles.import_bundle(self.server.db, public_of(SEED), file, self.clock(), lambda *_: None)
        except bundles.UnknownKey:
            assert self.restored, "the server does not know its own key"
            return None

    def stick_from_server(self, since: int) -> Path:
        """The server writes its log above ``since`` on a stick."""
        self.sticks += 1
        path = self.folder / f"stick-{self.sticks}.sumu"
        with path.open("wb") as file:
            bundles.export_bundle(self.server.db, SEED, TOWNSHIP, since, file, self.clock())
        self.bundles.append(path)
        return path

    def tell(self, what: str) -> None:
        """A line of the story."""
        self.story.append(what)

    def end(self) -> None:
        """Closes and removes everything."""
        for laptop in self.laptops:
            laptop.fate.spare()
            laptop.close()
        self.server.close()
        shutil.rmtree(self.folder, ignore_errors=True)
