"""What ``sumu-server init`` decided: a small JSON file in the data folder, beside certificates, database and photos."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

import msgspec

from protocol.invitation import fingerprint_of, is_loopback
from protocol.signing import new_key
from server.certificates import der_of, write_secret
from server.database import Database, OlderSchema
from server.photos import Photos
from server.room import TOWNSHIP_GB, Room
from server.updates import Updates

_FILE: Final = "server.json"
_SIGNING_KEY: Final = "signing.key"


class Unusable(Exception):
    """The server cannot be set up or run like this; the message says why, for the administrator."""


class Configuration(msgspec.Struct):
    """``host`` and ``port``: how laptops reach the server. ``listen``: the address to bind. ``database``: a URL, empty
    for SQLite in the data folder. ``plain``: HTTP without encryption, on loopback only. ``authority`` and
    ``next_authority``: the folders, inside the data folder, of the certificates in use and of those prepared.
    ``township_gb``: gigabytes of the disk that one township may take."""

    host: str
    port: int
    listen: str
    database: str = ""
    plain: bool = False
    authority: str = "."
    next_authority: str = ""
    township_gb: int = TOWNSHIP_GB

    def check(self) -> None:
        """Raises Unusable where the traffic would go unencrypted over a network, or a township could keep nothing."""
        if self.township_gb < 1:
            raise Unusable(f"township_gb in {_FILE} is {self.township_gb}: a township needs at least 1")
        if self.plain and not (is_loopback(self.listen) and is_loopback(self.host)):
            raise Unusable(
                "plain HTTP is for loopback only (127.0.0.1): leave out --plain, the server makes certificates"
            )


class DataFolder:
    """The folder that holds all of one server."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def exists(self) -> bool:
        """Whether a server was set up here."""
        return (self.path / _FILE).exists()

    def load(self) -> Configuration:
        """The configuration. Raises Unusable where there is none or it is damaged."""
        try:
            configuration = msgspec.json.decode((self.path / _FILE).read_bytes(), type=Configuration)
        except FileNotFoundError:
            raise Unusable(f"no server in {self.path}: run `sumu-server init` first") from None
        except msgspec.MsgspecError as error:
            raise Unusable(f"{self.path / _FILE} is damaged: {error}") from None
        configuration.check()
        return configuration

    def make_private(self) -> list[str]:
        """Takes from everybody but the owner what is in the folder; the names of what others could read. What lies
        deeper is safe behind its folder."""
        opened = []
        for path in (self.path, *sorted(self.path.iterdir())):
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & 0o077:
                path.chmod(mode & 0o700)
                opened.append(path.name)
        return opened

    def save(self, configuration: Configuration) -> None:
        """Writes the configuration, whole or not at all."""
        file = self.path / _FILE
        fresh = file.with_suffix(".new")
        with fresh.open("wb") as out:
            out.write(msgspec.json.format(msgspec.json.encode(configuration), indent=2) + b"\n")
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)

    def database(self, configuration: Configuration) -> Database:
        """The database of this version. Raises Unusable where it is to be migrated first, which may take a while and
        locks that a running server would wait for."""
        db = self._open(configuration)
        try:
            db.check_tables()
        except OlderSchema:
            db.close()
            raise Unusable(
                "the database is of an older version: run `sumu-server migrate`, or start the server"
            ) from None
        return db

    def migrated(self, configuration: Configuration) -> Database:
        """The database, its tables made and brought up to date."""
        db = self._open(configuration)
        db.create_tables()
        return db

    def _open(self, configuration: Configuration) -> Database:
        return Database(configuration.database or f"sqlite:///{self.path.resolve() / 'sumu.db'}")

    def photos(self, db: Database, room: Room | None = None) -> Photos:
        """The photos beside it."""
        return Photos(db, self.path / "photos", room)

    @property
    def updates(self) -> Updates:
        """The updates of the laptops' program that it hands on."""
        return Updates(self.path / "updates")

    def room(self, configuration: Configuration) -> Room:
        """How much one township may take of this disk."""
        return Room(configuration.township_gb, self.path, records_here=not configuration.database)

    def certificates(self, configuration: Configuration) -> Path:
        """The folder of the certificates in use."""
        return self.path / configuration.authority

    def ca_pem(self, configuration: Configuration) -> bytes | None:
        """The authority's certificate; None on plain HTTP."""
        return None if configuration.plain else (self.certificates(configuration) / "ca.pem").read_bytes()

    def next_ca_pem(self) -> bytes:
        """The certificate of the authority that was prepared to follow; empty where there is none."""
        following = self.load().next_authority
        return (self.path / following / "ca.pem").read_bytes() if following else b""

    def fingerprint(self, configuration: Configuration) -> str:
        """The authority's fingerprint as invitations carry it; empty on plain HTTP."""
        pem = self.ca_pem(configuration)
        return "" if pem is None else fingerprint_of(der_of(pem))

    def make_signing_key(self) -> None:
        """The key with which the server certifies its devices."""
        write_secret(self.path / _SIGNING_KEY, new_key().hex().encode())

    def signing_seed(self) -> bytes:
        """The server's private key. Raises Unusable where it is missing or damaged."""
        try:
            return bytes.fromhex((self.path / _SIGNING_KEY).read_text(encoding="ascii"))
        except (OSError, ValueError) as error:
            raise Unusable(f"{self.path / _SIGNING_KEY} is missing or damaged: {error}") from None
