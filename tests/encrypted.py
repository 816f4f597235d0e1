"""All that tests open becomes encrypted: ``pytest --encrypted``, for the store, sync and the simulation.

Whatever takes a ``key`` and is given none takes this one. A plain file is then what was never meant to be.
"""

from __future__ import annotations

import hashlib
import inspect
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.store import backup, copies, copying, database, driver
from desktop.store.driver import Connection, Key
from desktop.store.file_cipher import FileCipher
from desktop.sync import joined

KEY = Key(bytes(range(32)))
#: Set for the processes that a run starts.
VARIABLE = "SUMU_TESTS_ENCRYPTED"


def key() -> Key | None:
    """What a township's file is opened with in this run, where no test says otherwise."""
    return KEY if os.environ.get(VARIABLE) else None


def called(content: bytes) -> str:
    """What a picture or file with this content is called in a township of this run, without an ending."""
    return FileCipher(key()).name(hashlib.sha256(content).digest())


def lying(path: Path) -> bytes | None:
    """What a picture or file of such a township holds."""
    return FileCipher(key()).decrypted(path.name, path.read_bytes())


def encrypt_everything() -> None:
    """From now on, and in the processes that this one starts."""
    os.environ[VARIABLE] = "1"
    found = 0
    for function in _functions():
        for name, parameter in inspect.signature(function).parameters.items():
            if name == "key" and parameter.default in (None, KEY):  # a worker of such a run comes here twice
                found += 1
                _give(function, parameter)
    assert found >= 15, "the key has another name now"


def _functions() -> Iterator[FunctionType]:
    yield from (
        value
        for module in (backup, copies, copying, database, joined)
        for value in vars(module).values()
        if isinstance(value, FunctionType)
    )
    for owner in (Backups, Desk, database.Database):
        for name, value in vars(owner).items():
            method: Any = getattr(owner, name)
            if isinstance(value, FunctionType | staticmethod | classmethod):
                yield method.__func__ if isinstance(method, MethodType) else method


def _give(function: FunctionType, parameter: inspect.Parameter) -> None:
    if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
        function.__kwdefaults__ = {**(function.__kwdefaults__ or {}), "key": KEY}
        return
    names = [
        name
        for name, each in inspect.signature(function).parameters.items()
        if each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD and each.default is not inspect.Parameter.empty
    ]
    defaults = list(function.__defaults__ or ())
    defaults[names.index("key")] = KEY
    function.__defaults__ = tuple(defaults)


@contextmanager
def opened(path: Path, **options: Any) -> Iterator[Connection]:
    """A township's file, by the library that the program opens it by, committed at the end."""
    with closing(driver.connect(path, key(), **options)) as connection, connection:
        yield connection


def follow_the_run() -> None:
    """In a process that a run of tests started: as encrypted as there."""
    if os.environ.get(VARIABLE):
        encrypt_everything()
