"""``sumu-server``: set up, serve, let laptops in and shut them out, keep and carry what they wrote."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import os
import shutil
import socket
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TextIO

import platformdirs
from peewee import InterfaceError, OperationalError

from protocol.bundle import BundleError, Flaw
from protocol.hosts import normal_host
from protocol.invitation import Invitation
from protocol.roles import CHAIR, ROLES
from protocol.signing import public_of
from server import auth, authorities, bundles, devices, quarantine
from server.backups import NotEmpty, Unreadable, back_up, restore
from server.certificates import make_certificates
from server.compaction import compact
from server.configuration import Configuration, DataFolder, Unusable
from server.database import NewerSchema
from server.ledger import Rejected
from server.room import GIGABYTE, Room, used
from server.steady import steady
from server.updates import NoUpdate

_PORT = 8443
_FLAWS: Final = {
    Flaw.FOREIGN: "this is no file of changes",
    Flaw.NEWER: "a newer version of the program wrote this file",
    Flaw.LARGE: "this file is too large",
    Flaw.TRUNCATED: "this file is cut off",
    Flaw.TAMPERED: "this file is damaged or was changed",
    Flaw.TOWNSHIP: "this file is of another township",
    Flaw.STRANGER: "this file is of a laptop that this server did not let in",
}
_NO_UPDATES: Final = {
    "foreign": "this is no update of the laptops' program",
    "truncated": "this file is cut off, or more stands behind it",
    "newer": "a newer version of this server knows how to hand this on",
    "system": "this is for a system that no laptop has",
}
_LOOK_SECONDS = 2
_MEGABYTE: Final = 1024**2
#: What to do about changes that are laid aside.
_DECIDE: Final = (
    "  Ask the township's chair. Written before the laptop was lost: sumu-server quarantine --township {township}"
    " --accept {device}\n  Else: --discard {device}"
)
#: All addresses of this computer → the one by which it reaches itself.
_EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code."""
    arguments = _parser().parse_args(argv)
    folder = DataFolder(arguments.data)
    before = os.umask(0o077)  # database, keys and photos are for the owner's eyes only
    try:
        return int(arguments.command(folder, arguments))
    except Unusable as error:
        print(f"sumu-server: {error}", file=sys.stderr)
    except NewerSchema:
        print("sumu-server: the database was written by a newer version of this program", file=sys.stderr)
    except (OperationalError, InterfaceError) as error:
        reason = str(error).strip().partition("\n")[0]
        print(f"sumu-server: the database does not take it at the moment ({reason}): try again", file=sys.stderr)
    finally:
        os.umask(before)
    return 2


def now_ms() -> int:
    """The wall clock, ms since 1970 UTC."""
    return time.time_ns() // 1_000_000


def _init(folder: DataFolder, arguments: argparse.Namespace) -> int:
    if folder.exists:
        raise Unusable(f"{folder.path} already holds a server; its certificates are kept")
    typed: list[str] = arguments.host or ["127.0.0.1" if arguments.plain else socket.getfqdn()]
    hosts = [_address(host) for host in typed]
    listen = _address(arguments.listen) if arguments.listen else hosts[0] if arguments.plain else "0.0.0.0"
    configuration = Configuration(hosts[0], arguments.port, listen, arguments.database, arguments.plain)
    configuration.check()
    hosts = [_host(host) for host in hosts]
    folder.path.mkdir(parents=True, exist_ok=True)
    folder.make_signing_key()
    if not arguments.plain:
        make_certificates(folder.path, hosts)
    folder.migrated(configuration).close()
    folder.save(configuration)
    shown = f"[{hosts[0]}]" if ":" in hosts[0] else hosts[0]
    print(f"A server for {shown}:{arguments.port} is set up in {folder.path}.")
    print("Next: sumu-server run, and sumu-server invite --township CODE for each laptop.")
    return 0


def _host(typed: str) -> str:
    """A host by which laptops reach the server. Raises Unusable in words."""
    host = _address(typed)
    if host in _EVERYWHERE:
        raise Unusable(f"{typed} is no address that a laptop can reach: it is for --listen")
    return host


def _address(typed: str) -> str:
    try:
        return normal_host(typed)
    except ValueError:
        pass
    bare = typed.partition("://")[2].partition("/")[0] or typed
    host, colon, port = bare.rpartition(":")
    hint = "" if bare == typed else f": write {bare}"
    if colon and port.isdigit():
        hint = f": write {host} and --port {port}"
    raise Unusable(f"{typed!r} is neither a name nor an address{hint}")


def _port(typed: str) -> int:
    number = int(typed)
    if not 0 < number < 1 << 16:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


def _run(folder: DataFolder, _: argparse.Namespace) -> int:
    from server.serving import serve  # half a second that no other command needs

    opened = folder.make_private()
    if opened:
        told = f"Others could read in {folder.path}: {', '.join(opened)}. From now on only the owner can."
        print(f"sumu-server: {told}", file=sys.stderr)
    return 0 if serve(folder, folder.load(), now_ms) else 1


def _migrate(folder: DataFolder, _: argparse.Namespace) -> int:
    folder.migrated(folder.load()).close()
    print("The database is of this version.")
    return 0


def _invite(folder: DataFolder, arguments: argparse.Namespace) -> int:
    if not auth.is_township(arguments.township):
        raise Unusable("a township's code has nine digits, such as 152221201")
    configuration = folder.load()
    fingerprint = folder.fingerprint(configuration)
    host = _host(configuration.host)  # before a code is made that nobody could use
    with contextlib.ExitStack() as ending:
        out = ending.enter_context(_new_secret_file(arguments.out)) if arguments.out is not None else sys.stdout
        db = folder.database(configuration)
        ending.callback(db.close)
        auth.add_township(db, arguments.township, arguments.name, now_ms())
        code = auth.invite(db, arguments.township, arguments.role, now_ms())
        print(Invitation(host, configuration.port, arguments.township, code, fingerprint).line, file=out)
    return 0


def _new_secret_file(path: Path) -> TextIO:
    """A file for the owner's eyes only; one that stands there stays. Raises Unusable."""
    try:
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8")
    except FileExistsError:
        raise Unusable(f"{path} is there already: choose another name") from None
    except OSError as error:
        raise Unusable(f"{path} could not be written: {error.strerror}") from None


def _devices(folder: DataFolder, _: argparse.Namespace) -> int:
    db = folder.database(folder.load())
    for line in devices.devices(db):
        state = "revoked" if line.revoked_at is not None else "active"
        told = {devices.OBEYED: " keys destroyed", None: ""}.get(line.ordered, f" told to {line.ordered}")
        told += " reads sealed words" if line.reads_sealed else ""
        ahead = " clock-ahead" if line.clock_ahead_at is not None else ""
        origin = f" goes on from {line.origin.hex()}" if line.origin is not None else ""
        since = f"{state} since {_date(line.enrolled_at)}"
        print(f"{line.township} {line.device.hex()} {line.role} {since} digits {line.digits}{origin}{ahead}{told}")
    db.close()
    return 0


def _usage(folder: DataFolder, arguments: argparse.Namespace) -> int:
    configuration = folder.load()
    if arguments.limit is not None:
        configuration.township_gb = arguments.limit
        folder.save(configuration)
        print(f"A township may take {arguments.limit} GB from the next start of the server: restart it now.")
    db = folder.database(configuration)
    records, files = (most / GIGABYTE for most in Room(configuration.township_gb).shares)
    print(f"of each township at most: records {records:.1f} GB, photos and files {files:.1f} GB")
    for code, name, own, kept in used(db):
        print(f"{code} {name}: records {own / _MEGABYTE:.0f} MB, photos and files {kept / _MEGABYTE:.0f} MB")
    db.close()
    print(f"free on the disk of {folder.path}: {shutil.disk_usage(folder.path).free / GIGABYTE:.0f} GB")
    return 0


def _gigabytes(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _revoke(folder: DataFolder, arguments: argparse.Namespace) -> int:
    db = folder.database(folder.load())
    done = devices.revoke(db, arguments.township, _device(arguments.device), now_ms())
    db.close()
    if not done:
        raise Unusable("no such active device")
    for device in done:
        print(f"revoked {device.hex()}")
    print("What it had not sent is laid aside when it comes, by whoever's hands: see `sumu-server quarantine`.")
    return 0


def _sealed(folder: DataFolder, arguments: argparse.Namespace) -> int:
    db = folder.database(folder.load())
    device = _device(arguments.device)
    done = devices.name_reader(db, arguments.township, device, reads=not arguments.no_longer)
    db.close()
    if not done:
        raise Unusable("no such active device")
    if arguments.no_longer:
        print("It gets no further key of sealed words; those that it has stay there: revoke it to have another made.")
    else:
        print("It gets the keys of sealed words with its next exchange.")
    return 0


def _order(folder: DataFolder, arguments: argparse.Namespace) -> int:
    db = folder.database(folder.load())
    order = devices.DESTROY if arguments.at_once else devices.RETIRE
    told = devices.order(db, arguments.township, _device(arguments.device), order, now_ms())
    db.close()
    if not told:
        raise Unusable("no such device")
    if arguments.at_once:
        print("It is shut out. At its next contact it destroys the keys of all that lies there.")
    else:
        print("At its next contact it sends what waits, destroys the keys of all that lies there, and is shut out.")
    return 0


def _rotate_ca(folder: DataFolder, arguments: argparse.Namespace) -> int:
    if arguments.switch:
        db = folder.database(folder.load())
        try:
            authorities.switch(folder, db, force=arguments.force)
        finally:
            db.close()
        print("The new authority is in use from the next start of the server: restart it now.")
        return 0
    if authorities.prepare(folder):
        print("A new authority is prepared. Laptops learn of it as they sync.")
    db = folder.database(folder.load())
    ready, behind = authorities.readiness(folder, db)
    db.close()
    print(f"{len(ready)} of {len(ready) + len(behind)} laptops know it.")
    for line in behind:
        print(f"not yet: {line.township} {line.device.hex()} {line.role}")
    return 0


def _quarantine(folder: DataFolder, arguments: argparse.Namespace) -> int:
    db = folder.database(folder.load())
    try:
        if arguments.accept is None and arguments.discard is None:
            for township, device, kinds, received_at in quarantine.aside(db):
                counts = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
                print(f"{township} {device.hex()} received {_date(received_at)}: {counts}")
                print(_DECIDE.format(township=township, device=device.hex()))
            return 0
        if arguments.township is None:
            raise Unusable("say which --township")
        if arguments.accept is not None:
            done = quarantine.accept(db, arguments.township, _device(arguments.accept), now_ms())
        else:
            done = quarantine.discard(db, arguments.township, _device(arguments.discard))
    except Rejected as error:
        raise Unusable(f"these changes do not follow what the server has of that device ({error.problem})") from None
    finally:
        db.close()
    if not done:
        raise Unusable("nothing is laid aside of that device")
    print(f"{done} changes {'taken' if arguments.accept is not None else 'thrown away'}")
    return 0


def _back_up(folder: DataFolder, arguments: argparse.Namespace) -> int:
    db = folder.database(folder.load())
    try:
        rows = back_up(db, arguments.file, now_ms())
    except OSError as error:
        raise Unusable(f"{arguments.file} could not be written: {error.strerror}") from None
    finally:
        db.close()
    print(f"{rows} rows are in {arguments.file}. Copy {folder.path / 'photos'} and the keys in {folder.path} as well.")
    return 0


def _restore(folder: DataFolder, arguments: argparse.Namespace) -> int:
    configuration = folder.load()
    if _is_running(configuration):
        raise Unusable(f"a server answers at port {configuration.port}: stop it first")
    db = folder.migrated(configuration)
    try:
        rows = restore(db, arguments.file, now_ms(), force=arguments.force)
    except OSError as error:
        raise Unusable(f"{arguments.file} could not be read: {error.strerror}") from None
    except Unreadable as error:
        raise Unusable(f"{arguments.file} is no whole backup ({error}); nothing was changed") from None
    except NotEmpty:
        raise Unusable("this server holds townships already: --force puts the backup in their place") from None
    finally:
        db.close()
    print(f"{rows} rows are restored. As laptops sync they hand back what was written since the backup.")
    print("Whom you shut out since then is let in again: see `sumu-server devices`, and revoke again.")
    return 0


def _is_running(configuration: Configuration) -> bool:
    address = _EVERYWHERE.get(configuration.listen, configuration.listen), configuration.port
    try:
        socket.create_connection(address, _LOOK_SECONDS).close()
    except OSError:
        return False
    return True


def _device(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise Unusable("a device's id is 32 hex digits, as `sumu-server devices` shows it") from None


def _import(folder: DataFolder, arguments: argparse.Namespace) -> int:
    db = folder.database(folder.load())
    public, photos = public_of(folder.signing_seed()), folder.photos(db)
    room = folder.room(folder.load())
    whole = True
    for path in arguments.files:
        try:
            with path.open("rb") as file:
                taken = bundles.import_bundle(db, public, file, now_ms(), photos.forget, room)
        except BundleError as error:
            print(f"{path}: {_FLAWS[error.code]}; nothing was taken", file=sys.stderr)
            whole = False
        except bundles.UnknownKey:
            print(f"{path}: none of the township's keys opens it", file=sys.stderr)
            whole = False
        except OSError as error:
            print(f"{path}: {error.strerror}", file=sys.stderr)
            whole = False
        else:
            print(f"{path}: {taken.township}, {taken.new} new operations of {taken.all}")
            for device, number in taken.aside.items():
                print(f"{path}: {number} operations of {device.hex()} are laid aside, for it was shut out.")
                print(_DECIDE.format(township=taken.township, device=device.hex()))
            for device, problem in taken.problems.items():
                print(f"{path}: operations of {device.hex()} not taken ({problem})", file=sys.stderr)
                whole = False
    db.close()
    return 0 if whole else 1


def _export(folder: DataFolder, arguments: argparse.Namespace) -> int:
    db = folder.database(folder.load())
    part = arguments.file.with_name(f"{arguments.file.name}.part")
    try:
        with part.open("wb") as file:
            given = bundles.export_bundle(
                db, folder.signing_seed(), arguments.township, arguments.since, file, now_ms()
            )
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, arguments.file)
    except LookupError:
        raise Unusable("no such township") from None
    except OSError as error:
        raise Unusable(f"{arguments.file}: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)
        db.close()
    print(f"{arguments.file}: the log from {given.since} to {given.until}")
    return 0


def _updates(folder: DataFolder, arguments: argparse.Namespace) -> int:
    folder.load()
    whole = True
    for path in arguments.files:
        try:
            folder.updates.add(path)
        except NoUpdate as error:
            print(f"{path}: {_NO_UPDATES[str(error)]}; it was not taken", file=sys.stderr)
            whole = False
        except OSError as error:
            print(f"{path}: {error.strerror}", file=sys.stderr)
            whole = False
    offered = set()
    for kept in folder.updates.all():
        label = kept.label
        newest = "offered to laptops" if label.system not in offered else "older: may be deleted"
        offered.add(label.system)
        told = f"{label.system} {label.version} of {label.made_on or '?'}, {label.size / 1e6:.0f} MB"
        print(f"{told}, {newest}: {kept.path}")
    return 0 if whole else 1


def _compact(folder: DataFolder, arguments: argparse.Namespace) -> int:
    before: datetime.date | None = arguments.before
    before_ms = None
    if before is not None:
        before_ms = int(datetime.datetime.combine(before, datetime.time(), datetime.UTC).timestamp() * 1000)
    db = folder.database(folder.load())
    done = compact(db, steady(db, now_ms()), before_ms, rest=threading.Event().wait)
    photos = folder.photos(db)
    for township, unshown in done.photos.items():
        photos.forget(township, unshown)
    db.close()
    print(f"archived {done.archived}, emptied {done.purged} deleted records, dropped {done.dropped}")
    return 0


def _date(milliseconds: int) -> str:
    return datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.UTC).date().isoformat()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sumu-server", description="The central server of Sumu Home.")
    data = Path(os.environ.get("SUMU_SERVER_DATA") or platformdirs.user_data_dir("sumu-server", appauthor=False))
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", type=Path, default=data, help="folder of the server (default: %(default)s)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    init = commands.add_parser("init", parents=[common], help="make certificates, database and configuration")
    init.add_argument("--host", action="append", help="name or address by which laptops reach the server; repeatable")
    init.add_argument("--port", type=_port, default=_PORT)
    init.add_argument("--listen", help="address to listen on (default: all)")
    init.add_argument("--database", default="", help="postgresql://user@host/name (default: SQLite in the folder)")
    init.add_argument("--plain", action="store_true", help="HTTP without encryption, on loopback only")
    init.set_defaults(command=_init)

    run = commands.add_parser("run", parents=[common], help="serve")
    run.set_defaults(command=_run)

    migrating = commands.add_parser(
        "migrate",
        parents=[common],
        help="bring the database of an older version up to date; the server's start does too",
    )
    migrating.set_defaults(command=_migrate)

    invite = commands.add_parser("invite", parents=[common], help="print a one-use invitation, good for 72 hours")
    invite.add_argument("--township", required=True, help="nine-digit code")
    invite.add_argument("--name", default="", help="the township's name")
    invite.add_argument("--role", choices=ROLES, default=CHAIR)
    invite.add_argument("--out", type=Path, help="write the invitation to a file")
    invite.set_defaults(command=_invite)

    listing = commands.add_parser("devices", parents=[common], help="list enrolled laptops")
    listing.set_defaults(command=_devices)

    usage = commands.add_parser("usage", parents=[common], help="what townships take of the disk, and may take")
    usage.add_argument("--limit", type=_gigabytes, metavar="GB", help="what a township may take from the next start on")
    usage.set_defaults(command=_usage)

    revoke = commands.add_parser("revoke", parents=[common], help="shut a laptop out")
    revoke.add_argument("--township", required=True)
    revoke.add_argument("--device", required=True)
    revoke.set_defaults(command=_revoke)

    sealed = commands.add_parser("sealed", parents=[common], help="a laptop that the chair names reads sealed words")
    sealed.add_argument("--township", required=True)
    sealed.add_argument("--device", required=True)
    sealed.add_argument("--no-longer", action="store_true", help="gets no further key")
    sealed.set_defaults(command=_sealed)

    retiring = commands.add_parser(
        "retire", parents=[common], help="have a laptop destroy its keys at its next contact"
    )
    retiring.add_argument("--township", required=True)
    retiring.add_argument("--device", required=True)
    retiring.add_argument(
        "--at-once", action="store_true", help="without sending first what waits there (lost, stolen)"
    )
    retiring.set_defaults(command=_order)

    rotate = commands.add_parser(
        "rotate-ca", parents=[common], help="prepare another certificate authority, see who knows it, go over to it"
    )
    rotate.add_argument("--switch", action="store_true", help="put the prepared one into use")
    rotate.add_argument("--force", action="store_true", help="also where laptops do not know it yet")
    rotate.set_defaults(command=_rotate_ca)

    backing_up = commands.add_parser("backup", parents=[common], help="write the whole database into one file")
    backing_up.add_argument("file", type=Path)
    backing_up.set_defaults(command=_back_up)

    restoring = commands.add_parser("restore", parents=[common], help="put a backup into this server's database")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--force", action="store_true", help="also where the database holds townships already")
    restoring.set_defaults(command=_restore)

    aside = commands.add_parser(
        "quarantine", parents=[common], help="list what shut-out laptops had not sent; take it or throw it away"
    )
    aside.add_argument("--township")
    decision = aside.add_mutually_exclusive_group()
    decision.add_argument("--accept", metavar="DEVICE", help="take its changes into the township's records")
    decision.add_argument("--discard", metavar="DEVICE", help="throw its changes away")
    aside.set_defaults(command=_quarantine)

    read = commands.add_parser("import", parents=[common], help="take in files that laptops wrote to a stick")
    read.add_argument("files", type=Path, nargs="+", metavar="FILE")
    read.set_defaults(command=_import)

    write = commands.add_parser("export", parents=[common], help="write the log to a file for a township's laptops")
    write.add_argument("--township", required=True)
    write.add_argument("--since", type=int, default=0, help="sequence that the laptops have already (default: all)")
    write.add_argument("file", type=Path, metavar="FILE")
    write.set_defaults(command=_export)

    updates = commands.add_parser(
        "updates", parents=[common], help="list the updates that laptops can fetch here; take in more"
    )
    updates.add_argument("files", type=Path, nargs="*", metavar="FILE", help="signed update files (.sumuup)")
    updates.set_defaults(command=_updates)

    compacting = commands.add_parser("compact", parents=[common], help="archive superseded values now, not once a day")
    compacting.add_argument(
        "--before", type=datetime.date.fromisoformat, help="what the server had by then is old enough"
    )
    compacting.set_defaults(command=_compact)
    return parser


if __name__ == "__main__":
    sys.exit(main())
