"""The print system of Linux (CUPS) by its own commands: a paper is handed over as the PDF that it is.

Qt would paint each page as a picture of 15 million points instead, and could not tell what became of the job.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from typing import Final, NamedTuple

from desktop.errors import KnownError

#: The print system answers at once or not at all (seconds).
_PATIENCE: Final = 30
_NUMBER: Final = re.compile(r"request id is (\S+)")
#: What ``lp`` says, in English → the error's code.
_ANSWERS: Final = (
    ("is not accepting jobs", "printer_refuses"),
    ("does not exist", "printer_gone"),
    ("No default destination", "printer_gone"),
)


class Wish(NamedTuple):
    """How to print. ``pages``: numbers from 1, none for all; ``sides``, ``media``: CUPS' words, "" for the printer's
    own setting."""

    printer: str
    title: str
    copies: int = 1
    pages: tuple[int, ...] = ()
    sides: str = ""
    media: str = ""
    collate: bool = True
    reverse: bool = False
    grey: bool = False


class Taken(NamedTuple):
    """A job that the print system took: its number there, and whether the printer is stopped, so that it waits."""

    number: str
    stopped: bool


def is_here() -> bool:
    """Whether this system prints by way of CUPS' commands."""
    return shutil.which("lp") is not None and shutil.which("lpstat") is not None


def runs() -> bool:
    """Whether the print service answers. Takes up to seconds where it hangs."""
    return "is running" in _run(["lpstat", "-r"]).stdout


def hand_over(pdf: bytes, wish: Wish) -> Taken:
    """Hands a PDF to a printer's queue. Takes its time.

    Raises KnownError: print_service_gone, printer_gone, printer_refuses (it takes no jobs), printer_failed.
    """
    done = _run(["lp", *_options(wish), "-"], pdf)
    found = _NUMBER.search(done.stdout)
    if done.returncode or found is None:
        if not runs():
            raise KnownError("print_service_gone")
        code = next((code for words, code in _ANSWERS if words in done.stderr), "printer_failed")
        raise KnownError(code, printer=wish.printer)
    state = _run(["lpstat", "-p", wish.printer]).stdout
    return Taken(found[1], " disabled since" in state)


def pages_text(pages: Sequence[int]) -> str:
    """Page numbers as CUPS and people read them: ``1-3,5``."""
    runs_: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs_ and page == runs_[-1][-1] + 1:
            runs_[-1].append(page)
        else:
            runs_.append([page])
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs_)


def _options(wish: Wish) -> list[str]:
    # In its true size: who types a signed sheet back reads its marks at their places.
    chosen = ["-d", wish.printer, "-t", wish.title, "-n", str(wish.copies), "-o", "print-scaling=none"]
    if wish.pages:
        chosen += ["-P", pages_text(wish.pages)]
    for name, value in (
        ("sides", wish.sides),
        ("media", wish.media),
        ("outputorder", "reverse" if wish.reverse else ""),
        ("print-color-mode", "monochrome" if wish.grey else ""),
        ("Collate", "" if wish.copies == 1 else str(wish.collate)),
    ):
        chosen += ["-o", f"{name}={value}"] if value else []
    return chosen


def _run(command: list[str], given: bytes = b"") -> subprocess.CompletedProcess[str]:
    # Its words in English, names of queues in whatever letters they have.
    words = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_PATIENCE, check=False, env=words)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise KnownError("print_service_gone") from error
    return subprocess.CompletedProcess(
        command, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    )
