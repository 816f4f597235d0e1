"""The settings of this laptop and their defaults, kept as JSON in the person's configuration folder."""

from __future__ import annotations

import json
import logging
import os
import threading
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

FILE_NAME = "settings.json"
#: A longer file was not written by this program.
MOST_BYTES = 1 << 20
#: Networks that are remembered.
MOST_NETWORKS = 200
#: Lies beside the settings while the program starts.
START_NOTE = "starting"


@dataclass
class Settings:
    """What a laptop remembers. Nothing of it travels, none of it is a record.

    ``path`` None keeps everything in memory. Keys that this version does not know are kept as they are.
    """

    path: Path | None = None
    language: str = "zh_CN"  # zh_CN | en
    theme: str = "auto"  # auto | light | dark | contrast
    scale: float = 1.0  # 0.8 … 2.0, of the 12 pt body
    closing_day: int = 25  # the last day of a month's report
    township: str = ""  # 9 digits; empty before the first run
    recent_user: str = ""  # user id as hex
    cover_after: int = 10  # minutes without a key before the window covers itself; 0 never
    lock_after: int = 5  # … before an encrypted township is locked; 0 never
    sync_automatically: bool = True
    photos: str = "good"  # when photos and files travel: good (on networks of the office) | always | click
    networks: dict[str, str] = field(default_factory=dict)  # what was said of each network: phone | office, newest last
    backup_folder: str = ""  # empty: beside the database
    geometry: str = ""  # of the window, base64
    page: str = ""  # where she was last
    pages: dict[str, Any] = field(default_factory=dict)  # page → whether she wants it in the side bar
    found: list[Any] = field(default_factory=list)  # what she chose in the find box, the last first: "group:id as hex"
    sheet: dict[str, Any] = field(default_factory=dict)  # the last sheet's layout
    views: dict[str, dict[str, Any]] = field(default_factory=dict)  # list name → sort, filters, widths
    unknown: dict[str, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, folder: Path) -> Settings:
        """The settings in ``folder``; defaults where there are none. A damaged file is kept aside."""
        path = folder / FILE_NAME
        try:
            if path.stat().st_size > MOST_BYTES:
                raise ValueError("no settings are as long")
            given = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(given, dict):
                raise ValueError("not an object")
        except OSError:  # not there, or not for this user to read
            return cls(path)
        except ValueError:
            _put_aside(path)
            return cls(path)
        settings = cls(path)
        defaults = {f.name: getattr(settings, f.name) for f in fields(cls) if f.name not in ("path", "unknown")}
        for key, value in given.items():
            if key not in defaults:
                settings.unknown[key] = value
            elif _same_shape(value, defaults[key]):
                setattr(settings, key, value)
        return settings

    def __post_init__(self) -> None:
        self._writer = _Writer()

    def save(self) -> None:
        """Write the file whole or not at all, and wait for the disk: at the end, or where no window waits. A disk that
        refuses is logged: settings never stop the work."""
        if self.path is not None:
            self._writer.write(self.path, self._text())

    def save_soon(self) -> None:
        """As ``save``, as the settings are now, on a thread of its own: a window never waits for the disk. Of many that
        wait, the newest alone is written; the process does not end before it."""
        if self.path is not None:
            self._writer.write_soon(self.path, self._text())

    def _text(self) -> str:
        values = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("path", "unknown")}
        return json.dumps({**self.unknown, **values}, ensure_ascii=False, indent=1)

    def begin_start(self) -> bool:
        """Notes that the program starts; whether the last start died before ``end_start``.

        The note is a file of its own: it must stand when the process dies, and costs no wait for the disk.
        """
        if self.path is None:
            return False
        note = self.path.with_name(START_NOTE)
        died = note.exists()
        try:
            note.touch()
        except OSError as error:
            log.warning("start not noted: %s", type(error).__name__)
        return died

    def end_start(self) -> None:
        """The window stands: the next start goes where she was last."""
        if self.path is not None:
            try:
                self.path.with_name(START_NOTE).unlink(missing_ok=True)
            except OSError as error:
                log.warning("start not noted: %s", type(error).__name__)

    def say_network(self, key: str, kind: str) -> None:
        """Remembers what a network is, ``phone`` or ``office``; the oldest answers make room. Call ``save`` then."""
        self.networks.pop(key, None)
        self.networks[key] = kind
        for oldest in list(self.networks)[:-MOST_NETWORKS]:
            del self.networks[oldest]

    def view(self, name: str) -> dict[str, Any]:
        """What the list called ``name`` remembers; the dict may be changed in place, then call ``save``."""
        return self.views.setdefault(name, {})


class _Writer:
    """Who writes one file of settings: in the order in which they were saved, the newest last."""

    def __init__(self) -> None:
        self._file = threading.Lock()  # who holds it writes
        self._turn = threading.Lock()  # guards what follows; never held while the disk is waited for
        self._waiting: tuple[Path, str] | None = None
        self._busy = False

    def write(self, path: Path, text: str) -> None:
        with self._turn:
            self._waiting = None  # it is older
        with self._file:
            _write(path, text)

    def write_soon(self, path: Path, text: str) -> None:
        with self._turn:
            self._waiting = path, text
            if self._busy:
                return
            self._busy = True
        # No daemon: the interpreter waits for it.
        threading.Thread(target=self._write_what_waits, name="settings").start()

    def _write_what_waits(self) -> None:
        while True:
            with self._file:
                with self._turn:
                    waiting, self._waiting = self._waiting, None
                    if waiting is None:
                        self._busy = False
                        return
                _write(*waiting)


def _write(path: Path, text: str) -> None:
    new = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        log.warning("settings not saved: %s", type(error).__name__)


def _same_shape(value: object, default: object) -> bool:
    """Whether a value from the file can stand for ``default``: a whole number may stand for a float, nothing else."""
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is type(default)


def _put_aside(path: Path) -> None:
    aside = path.with_suffix(".damaged.json")
    try:
        path.replace(aside)
    except OSError:
        return
    log.warning("damaged settings kept as %s", aside.name)
