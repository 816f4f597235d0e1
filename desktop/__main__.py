"""``python -m desktop``, and the built program: see ``--help``."""

from __future__ import annotations

import importlib
import sys


def main(argv: list[str] | None = None) -> int:
    """Start the program; returns the exit code."""
    # The laptop never speaks PostgreSQL, but where a server's driver is installed beside it, peewee would load it.
    sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]  # None is how Python marks "not to be imported"
    # Qt's import hook reads the source of every module that is imported after it: the rooms without Qt come first.
    importlib.import_module("desktop.services.desk")
    from desktop.app import main as run

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
