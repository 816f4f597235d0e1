"""Going over to a new certificate authority: prepared first, told to every laptop as it syncs, then put into use."""

from __future__ import annotations

import shutil
from itertools import count
from typing import NamedTuple

import msgspec

from protocol.invitation import fingerprint_of
from server.certificates import der_of, make_certificates
from server.configuration import Configuration, DataFolder, Unusable
from server.database import Database
from server.devices import DeviceLine, devices


class Readiness(NamedTuple):
    """Which active laptops believe the prepared authority already, and which do not."""

    ready: list[DeviceLine]
    behind: list[DeviceLine]


def prepare(folder: DataFolder) -> bool:
    """Makes the authority that follows; False where one is prepared already. Raises Unusable on plain HTTP."""
    configuration = folder.load()
    if configuration.plain:
        raise Unusable("plain HTTP has no certificates")
    if configuration.next_authority:
        return False
    name = next(name for n in count(2) if not (folder.path / (name := f"authority-{n}") / "ca.pem").exists())
    unfinished = folder.path / f"{name}.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    make_certificates(unfinished, [configuration.host])
    shutil.rmtree(folder.path / name, ignore_errors=True)
    unfinished.rename(folder.path / name)
    folder.save(msgspec.structs.replace(configuration, next_authority=name))
    return True


def readiness(folder: DataFolder, db: Database) -> Readiness:
    """How far the prepared authority is known. Raises Unusable where none is prepared."""
    pem = folder.next_ca_pem()
    if not pem:
        raise Unusable("no authority is prepared: run `sumu-server rotate-ca` first")
    fingerprint = fingerprint_of(der_of(pem))
    active = [line for line in devices(db) if line.revoked_at is None]
    ready = [line for line in active if line.knows_ca == fingerprint]
    return Readiness(ready, [line for line in active if line.knows_ca != fingerprint])


def switch(folder: DataFolder, db: Database, *, force: bool) -> Configuration:
    """Puts the prepared authority into use from the server's next start. Raises Unusable where there is none, or where
    laptops do not believe it yet and ``force`` does not say that they may be joined anew."""
    behind = readiness(folder, db).behind
    if behind and not force:
        raise Unusable(
            f"{len(behind)} laptops do not know the new authority yet; they learn of it as they sync. "
            "--force puts it into use all the same; those laptops then need a new invitation"
        )
    configuration = folder.load()
    changed = msgspec.structs.replace(configuration, authority=configuration.next_authority, next_authority="")
    folder.save(changed)
    return changed
