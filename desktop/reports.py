"""How the last run ended, and what is written down for whoever looks after the program.

In the data folder's ``log`` lie a bounded log and, while the program runs, the file that the interpreter writes to when
it breaks down. Neither holds names or records: messages are the program's own words, of an error stands where it
happened and never what it says.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import NamedTuple, TextIO

from desktop import __version__

log = logging.getLogger(__name__)

FOLDER = "log"
LOG, CRASH, NOTE = "sumu.log", "crash.txt", "running"
#: The log takes so many bytes, twice: the one that is written and the one before it.
MOST_BYTES = 256 << 10
#: Of one message, of a breakdown and of the log's end in a report (characters, lines).
MOST_MESSAGE, MOST_CRASH, LAST_LINES = 4000, 6000, 30
_ROOMS = ("desktop", "protocol")
_FILE, _PARTS = re.compile(r'File "([^"]*)"'), re.compile(r"[/\\]")


class Ended(NamedTuple):
    """A run that did not end by itself: whether it broke down (else the power went, or the system ended it), and the
    report."""

    crashed: bool
    report: str


class Run:
    """One run of the program on a data folder, from ``begin`` to ``end``. A disk that refuses stops no work."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER
        self._crash: TextIO | None = None
        self._handler: logging.Handler | None = None

    def begin(self) -> Ended | None:
        """Starts to write down; gives how the last run ended where it ended badly."""
        ended = self._last()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / NOTE).touch()
            self._handler = _handler(self._folder / LOG)
            self._crash = (self._folder / CRASH).open("w", encoding="utf-8")
            faulthandler.enable(self._crash, all_threads=True)
        except OSError as error:
            log.warning("nothing is written down: %s", type(error).__name__)
        for room in _ROOMS:
            if self._handler is not None:
                logging.getLogger(room).addHandler(self._handler)
        if ended is not None:
            log.error("the last run ended badly\n%s", ended.report if ended.crashed else "without a word")
        return ended

    def end(self) -> None:
        """A clean end: the next start has nothing to say."""
        if self._handler is not None:
            for room in _ROOMS:
                logging.getLogger(room).removeHandler(self._handler)
            self._handler.close()
            self._handler = None
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
            self._crash = None
        for name in (CRASH, NOTE):
            try:
                (self._folder / name).unlink(missing_ok=True)
            except OSError:
                return

    def _last(self) -> Ended | None:
        if not (self._folder / NOTE).exists():
            return None
        crash = short_paths(_text(self._folder / CRASH)[:MOST_CRASH])
        at = _changed(self._folder / (CRASH if crash else NOTE))
        head = f"Sumu Home {__version__} · Python {platform.python_version()} · {platform.system()} · {at}"
        lines = _text(self._folder / LOG).splitlines()[-LAST_LINES:]
        return Ended(bool(crash), "\n".join([head, *filter(None, [crash.strip()]), *lines]))


def short_paths(text: str) -> str:
    """A traceback with the last parts of each path: the folders above them may bear a person's name."""
    return _FILE.sub(lambda found: 'File "' + "/".join(_PARTS.split(found[1])[-3:]) + '"', text)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - MOST_BYTES))
            return file.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def _changed(path: Path) -> str:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).isoformat(" ", "minutes")
    except OSError:
        return ""


class _Words(logging.Formatter):
    """The program's own words and the kind of an error; what an error says may hold what somebody typed."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        words = f"{record.getMessage()} {kind}".strip()
        return f"{self.formatTime(record)} {record.levelname} {record.name}: {words[:MOST_MESSAGE]}"


class _Handler(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk: there is nowhere to say so."""


def _handler(path: Path) -> logging.Handler:
    made = _Handler(path, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8", delay=True)
    made.setFormatter(_Words())
    return made
