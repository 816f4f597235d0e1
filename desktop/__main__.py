"""``python -m desktop``, and the built program: see ``--help``."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Start the program; returns the exit code."""
    # peewee and Qt are not needed to say what the options are, and not to raise a window that is already open.
    from desktop.app import main as run

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
