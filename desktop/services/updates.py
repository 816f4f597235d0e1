"""A newer version of the program by stick or from the township's server: looked at, made ready, and told of afterwards.

What a person does: she opens the file, chooses it on the stick or asks the server; she is told what it holds and what
will happen; she agrees; the records are backed up, the installer is taken out, the version of today is kept; the
system's own installer does the rest, for a program in /opt cannot replace itself. Until that one has done its work
nothing has changed.
"""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from desktop.errors import KnownError
from desktop.resources import resource_path
from desktop.services.desk import Desk
from desktop.store.copies import MIGRATION
from desktop.store.database import translated
from desktop.update_file import Here, Progress, check_fits, read_label, take_out
from protocol.update_label import SUFFIX, Label, Offered, as_numbers

FOLDER: Final = "updates"
_NOTE = "update.json"
_MOST_NOTE = 64 * 1024
#: Room that stays free beside what is written (bytes).
_LEFT = 200 << 20
#: Brings a file to the whole update; calls a check of (file, bytes of the whole) once its beginning is there.
Fetch = Callable[[Path, Callable[[Path, int], object]], object]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What was made ready. ``version``, ``former``: of the program. ``at``: local time. ``installer``, ``kept``: its
    file, and the folder where the former program was kept ("" where it was not). ``told``: whether she was told how it
    ended."""

    version: str
    former: str
    at: datetime
    installer: str
    kept: str = ""
    told: bool = False


def maker_keys(path: Path | None = None) -> list[bytes]:
    """The makers' public keys that came with the program; lines that are none are left out."""
    lines = (path or resource_path("update_keys.txt")).read_text(encoding="ascii", errors="replace").splitlines()
    found = []
    for line in lines:
        try:
            key = bytes.fromhex(line.partition("#")[0].strip())
        except ValueError:
            continue
        if len(key) == 32:
            found.append(key)
    return found


def here(version: str) -> Here:
    """What this laptop is, as labels of updates count."""
    machine = {"x86_64": "amd64", "AMD64": "amd64", "aarch64": "arm64", "ARM64": "arm64"}.get(platform.machine(), "")
    system = f"{'windows' if os.name == 'nt' else platform.system().lower()}-{machine or platform.machine().lower()}"
    if os.name == "nt":
        return Here(version, system, platform.version())
    return Here(version, system, platform.libc_ver()[1] or "0")


def program_folder() -> Path | None:
    """Where the packaged program lies; None where it runs from its sources, which no installer replaces."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else None


class Updates:
    """Updates of the program at one open desk. ``program``: the packaged program's folder. Reading and making ready
    take their time: not for the window's thread."""

    def __init__(self, desk: Desk, at: Here, keys: Sequence[bytes], program: Path | None) -> None:
        self._desk, self._here, self._keys, self._program = desk, at, keys, program
        self.folder = desk.folder.parent / FOLDER

    def look(self, path: Path) -> Label:
        """What an update is, signed by a maker and good for this laptop. Raises KnownError, see ``read_label`` and
        ``check_fits``."""
        label = read_label(path, self._keys)
        check_fits(label, self._here)
        return label

    @property
    def system(self) -> str:
        """This laptop's, as a server is asked for updates of it."""
        return self._here.system

    def is_wanted(self, update: Offered | None) -> bool:
        """Whether what a server has is later than the program that runs."""
        return update is not None and as_numbers(update.version) > as_numbers(self._here.version)

    def fetched(self, update: Offered, fetch: Fetch) -> Path:
        """An update from a server, whole; what came of it before a cut is not fetched again. It is looked at as one
        from a stick is.

        ``fetch``: brings a file to the whole, calling a check once its beginning is there. Raises KnownError as
        ``look`` does, what ``fetch`` raises, ``disk_full`` ….
        """
        with translated():
            self.folder.mkdir(exist_ok=True)
            coming, whole = (self.folder / f"{update.mark}{ending}" for ending in (".coming", SUFFIX))
            for path in self.folder.iterdir():  # of versions before
                if path.suffix in (".coming", SUFFIX) and path not in (coming, whole):
                    path.unlink()
            if whole.exists():
                return whole
            missing = update.size - (coming.stat().st_size if coming.exists() else 0)
            if shutil.disk_usage(self.folder).free < missing + _LEFT:
                raise KnownError("disk_full")
        try:
            fetch(coming, self._check_head)
            self.look(coming)
        except KnownError as error:
            if error.code.startswith("update_"):  # nobody of ours made it: the next time begins anew
                with translated():
                    coming.unlink(missing_ok=True)
            raise
        with translated():
            os.replace(coming, whole)
        return whole

    def _check_head(self, path: Path, size: int) -> None:
        check_fits(read_label(path, self._keys, size=size), self._here)

    def make_ready(self, path: Path, progress: Progress = lambda _done, _total: None) -> Note:
        """Backs up, keeps the program of today, takes the installer out. What goes wrong leaves all as it was.

        Raises KnownError as ``look`` does, ``update_not_packaged``, ``disk_full`` …, and what a backup raises.
        """
        label = self.look(path)
        if self._program is None:
            raise KnownError("update_not_packaged")
        with translated():
            self.folder.mkdir(exist_ok=True)
            self._make_room(label.size + _size(self._program), path)
        self._desk.backups.back_up_now(MIGRATION)
        installer, part = self.folder / label.name, self.folder / f".{label.name}.part"
        with translated():
            part.unlink(missing_ok=True)
            check_fits(take_out(path, self._keys, part, progress), self._here)
            os.replace(part, installer)
            kept = self._keep_program()
            note = Note(
                version=label.version,
                former=self._here.version,
                at=self._desk.now(),
                installer=str(installer),
                kept=str(kept),
            )
            self._write(note)
        return note

    def last(self) -> Note | None:
        """What was made ready last; None where nothing was, or nobody can tell any more."""
        try:
            with (self.folder / _NOTE).open("rb") as file:
                return msgspec.json.decode(file.read(_MOST_NOTE), type=Note)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def take_outcome(self) -> Note | None:
        """Given once: the update that was carried out since the last start."""
        note = self.last()
        if note is None or note.told or note.version != self._here.version:
            return None
        with contextlib.suppress(OSError):  # then it is told once more with the next start
            self._write(msgspec.structs.replace(note, told=True))
        return note

    def left_undone(self) -> Note | None:
        """The update that was made ready and not carried out: the version of before still runs."""
        note = self.last()
        return note if note is not None and note.former == self._here.version else None

    def _write(self, note: Note) -> None:
        new = self.folder / f"{_NOTE}.new"
        new.write_bytes(msgspec.json.encode(note))
        os.replace(new, self.folder / _NOTE)

    def _make_room(self, size: int, wanted: Path) -> None:
        """Lets what earlier updates left go, but the program that is kept of today's version, and ``wanted``; raises
        KnownError ``disk_full`` where there is too little room for ``size`` bytes all the same."""
        for path in self.folder.iterdir():
            if path.is_dir() and path.name != self._kept_name:
                shutil.rmtree(path)
            elif path.is_file() and path.name != _NOTE and path != wanted:
                path.unlink()
        if shutil.disk_usage(self.folder).free < size + _LEFT:
            raise KnownError("disk_full")

    @property
    def _kept_name(self) -> str:
        return f"program-{self._here.version}"

    def _keep_program(self) -> Path:
        """The program of today, whole, from where it can be started again without an installer."""
        assert self._program is not None
        kept = self.folder / self._kept_name
        if not kept.exists():
            part = self.folder / f".{self._kept_name}.part"
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(self._program, part, symlinks=True)
            os.replace(part, kept)
        return kept


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*"))
