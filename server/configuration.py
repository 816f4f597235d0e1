"""What ``sumu-server init`` decided: a small JSON file in the data folder, beside certificates, database and photos."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from protocol.invitation import fingerprint_of, is_loopback
from server.certificates import der_of
from server.database import Database
from server.photos import Photos

_FILE: Final = "server.json"


class Unusable(Exception):
    """The server cannot be set up or run like this; the message says why, for the administrator."""


class Configuration(msgspec.Struct):
    """``host`` and ``port``: how laptops reach the server. ``listen``: the address to bind. ``database``: a URL, empty
    for SQLite in the data folder. ``plain``: HTTP without encryption, on loopback only."""

    host: str
    port: int
    listen: str
    database: str = ""
    plain: bool = False

    def check(self) -> None:
        """Raises Unusable where the traffic would go unencrypted over a network."""
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

    def save(self, configuration: Configuration) -> None:
        """Writes the configuration."""
        (self.path / _FILE).write_bytes(msgspec.json.format(msgspec.json.encode(configuration), indent=2) + b"\n")

    def database(self, configuration: Configuration) -> Database:
        """The database, its tables made."""
        db = Database(configuration.database or f"sqlite:///{self.path.resolve() / 'sumu.db'}")
        db.create_tables()
        return db

    def photos(self, db: Database) -> Photos:
        """The photos beside it."""
        return Photos(db, self.path / "photos")

    def ca_pem(self, configuration: Configuration) -> bytes | None:
        """The authority's certificate; None on plain HTTP."""
        return None if configuration.plain else (self.path / "ca.pem").read_bytes()

    def fingerprint(self, configuration: Configuration) -> str:
        """The authority's fingerprint as invitations carry it; empty on plain HTTP."""
        pem = self.ca_pem(configuration)
        return "" if pem is None else fingerprint_of(der_of(pem))
