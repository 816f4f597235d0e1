"""Sticks between laptops and a server: what each of them needs to write and read bundles."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from desktop.sync.connection import Connection
from desktop.sync.stick_parts import Imported, Written
from desktop.sync.stick_reading import import_bundle, retry_waiting
from desktop.sync.sticks import export_bundle
from protocol.signing import certify, public_of
from tests.sync.laptops import TOWNSHIP, Laptop, World

SERVER_SEED = b"server's own key, of 32 bytes..."
TOWNSHIP_KEY = (b"key-id-1", b"the key of a township, 32 bytes.")
NOW = datetime(2026, 11, 24, 10, 30)


class Carrier:
    """Sticks of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.folder = world.folder / "stick"
        self.folder.mkdir()
        self._keys: dict[bytes, bytes] = {}
        self._written = 0

    def connection(self, laptop: Laptop) -> Connection:
        """What a joined laptop knows."""
        device = laptop.journal.device
        key = self._keys.setdefault(device, laptop.key)
        certificate = certify(SERVER_SEED, TOWNSHIP, device, public_of(key), "chair", 1)
        return Connection(
            "http://127.0.0.1",
            TOWNSHIP,
            "",
            "chair",
            device,
            "",
            key=key,
            certificate=msgspec.msgpack.encode(certificate),
            server_public=public_of(SERVER_SEED),
            township_keys=(TOWNSHIP_KEY,),
        )

    def write(self, laptop: Laptop) -> tuple[Path, Written]:
        """A bundle of this laptop on a stick of its own."""
        self._written += 1
        stick = self.folder / str(self._written)
        stick.mkdir()
        written = export_bundle(laptop.journal, self.connection(laptop), stick, NOW)
        return written.path, written

    def read(self, laptop: Laptop, path: Path) -> Imported:
        """A bundle taken in."""
        return import_bundle(laptop.journal, self.connection(laptop), path, self.world.clock())

    def retry(self, laptop: Laptop) -> list[Imported]:
        """The bundles that wait, tried again."""
        return retry_waiting(laptop.journal, self.connection(laptop), self.world.clock())

    def hand_over(self, giver: Laptop, taker: Laptop) -> Imported:
        """A stick from one laptop to another."""
        return self.read(taker, self.write(giver)[0])
