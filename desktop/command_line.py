"""The options of the command line, and where records lie when none says so."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop import __version__


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="sumu", description="Sumu Home (苏木之家)")
    parser.add_argument("--data", type=Path, help="folder of settings and records, instead of the person's own")
    parser.add_argument("--sample", choices=("normal", "large"), help="open the sample township, made if need be")
    parser.add_argument("--self-test", action="store_true", help="try every part in a temporary folder, say OK")
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="an invitation, changes of a stick, a backup or an update, to be opened",
    )
    parser.add_argument("--version", action="version", version=__version__)
    return parser.parse_args(argv)


def default_root() -> Path:
    """The person's own folder for this program's data."""
    import platformdirs

    return platformdirs.user_data_path("sumu-home", appauthor=False)
