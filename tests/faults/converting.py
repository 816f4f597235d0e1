"""A process that encrypts a township and is killed at a chosen step: each file that it opens, renames, removes or
brings to the disk, and each statement.

``python -m tests.faults.converting`` reads commands as lines of JSON and runs each in a child of its own, forked.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.store import converting, copying, database, driver, encrypting
from desktop.store.converting import encrypt_township, finish
from desktop.store.driver import Connection, Key
from desktop.store.keys import Keys
from desktop.store.recovery_code import new_code

KEY = Key(bytes(range(32)))
_EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.symlink"})
_MODULES = (converting, copying, database, encrypting)


def keys() -> Keys:
    """The recovery code's slot; nobody opens it here."""
    return Keys.new(KEY).with_slot(KEY, "recovery", b"", new_code())


def die_at(step: int, inside: Path) -> Callable[[], int]:
    """From now on the process kills itself when it begins its step of this number; gives how many it began. Of files
    only those ``inside`` count."""
    begun = 0

    def count() -> None:
        nonlocal begun
        begun += 1
        if begun == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _EVENTS and str(arguments[0]).startswith(str(inside)):
            count()

    def synced(descriptor: int) -> None:
        count()
        fsync(descriptor)

    def connect(*arguments: Any, **more: Any) -> Connection:
        connection = driver.connect(*arguments, **more)
        connection.set_trace_callback(lambda _: count())
        return connection

    fsync, os.fsync = os.fsync, synced
    for module in _MODULES:
        if "connect" in vars(module):
            vars(module)["connect"] = connect
    sys.addaudithook(heard)
    return lambda: begun


def _child(command: dict[str, Any]) -> int:
    folder = Path(command["folder"])
    made = keys()
    begun = die_at(command["step"], folder.parent)
    if command.get("finish"):
        finish(folder)
    else:
        encrypt_township(folder, KEY, made)
    return begun()


def main() -> None:
    """Serves until its input ends."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.write(1, f"steps {_child(json.loads(line))}\n".encode())
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        os.write(1, b"dead\n" if os.WIFSIGNALED(status) else f"ended {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
