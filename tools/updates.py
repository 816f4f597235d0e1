"""What the maker of updates does.

``python -m tools.updates new-key FILE``: a private key, to be kept where no network reaches; prints its public half.
``python -m tools.updates key FILE``: the public half of a private key, a line of ``resources/update_keys.txt``.
``python -m tools.updates sign KEY INSTALLER --version V --system S --needs N --told zh_CN.txt [--out FOLDER]``: an
installer becomes ``苏木之家-V-S.sumuup``, and is read again with the keys of this checkout.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from datetime import date
from pathlib import Path

from desktop.errors import KnownError
from desktop.services.updates import maker_keys
from desktop.update_file import read_label, write_update
from protocol.signing import new_key, public_of
from protocol.update_label import FORMAT, SUFFIX, SYSTEMS, Label


def _new_key(args: argparse.Namespace) -> None:
    number = os.open(args.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    seed = new_key()
    with os.fdopen(number, "w", encoding="ascii") as file:
        file.write(seed.hex() + "\n")
    print(public_of(seed).hex())


def _seed(path: Path) -> bytes:
    seed = bytes.fromhex(path.read_text(encoding="ascii").strip())
    if len(seed) != 32:
        raise SystemExit(f"updates: {path} holds no private key")
    return seed


def _sign(args: argparse.Namespace) -> None:
    installer, seed = args.installer.read_bytes(), _seed(args.key)
    told = {"zh_CN": args.told.read_text(encoding="utf-8").strip()} if args.told else {}
    label = Label(
        format=FORMAT,
        version=args.version,
        system=args.system,
        needs=args.needs,
        name=args.installer.name,
        size=len(installer),
        sha256=hashlib.sha256(installer).hexdigest(),
        made_on=date.today().isoformat(),
        told=told,
    )
    path = args.out / f"苏木之家-{args.version}-{args.system}{SUFFIX}"
    write_update(path, label, installer, seed)
    try:
        read_label(path, [*maker_keys(), public_of(seed)])
    except KnownError as error:
        path.unlink()
        raise SystemExit(f"updates: what was said of it is not taken: {error.code}") from error
    if public_of(seed) not in maker_keys():
        print("updates: programs of this checkout do not know this key yet: resources/update_keys.txt", file=sys.stderr)
    print(path)


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.updates", description=__doc__.partition("\n")[0])
    does = parser.add_subparsers(required=True)
    made = does.add_parser("new-key", help="make a private key, print its public half")
    made.add_argument("file", type=Path)
    made.set_defaults(run=_new_key)
    shown = does.add_parser("key", help="print the public half of a private key")
    shown.add_argument("file", type=Path)
    shown.set_defaults(run=lambda args: print(public_of(_seed(args.file)).hex()))
    signed = does.add_parser("sign", help="make an update file of an installer")
    signed.add_argument("key", type=Path)
    signed.add_argument("installer", type=Path)
    signed.add_argument("--version", required=True)
    signed.add_argument("--system", default="linux-amd64", choices=SYSTEMS)
    signed.add_argument("--needs", required=True, help="the oldest system: glibc's version, or Windows' (10.0.17763)")
    signed.add_argument("--told", type=Path, help="a file with what is new, in Chinese, a few lines")
    signed.add_argument("--out", type=Path, default=Path())
    signed.set_defaults(run=_sign)
    args = parser.parse_args(argv)
    args.run(args)


if __name__ == "__main__":
    main()
