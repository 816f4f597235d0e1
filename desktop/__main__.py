"""``python -m desktop``, and the built program: see ``--help``."""

from __future__ import annotations

import gc
import importlib
import io
import sys

#: What the first page needs of the rooms without Qt, each with what it needs itself.
_WITHOUT_QT = (
    "desktop.services.desk",
    *(
        f"desktop.services.{name}"
        for name in (
            *("backups", "codes", "comparing", "conflicts", "drafts", "locking", "photos", "records", "repair"),
            *("system_keyring", "today"),
        )
    ),
    *(f"desktop.{name}" for name in ("command_line", "given", "private", "reports", "settings")),
    *(f"desktop.sync.{name}" for name in ("joined", "network", "photos")),
    "filelock",
    "html",
)


def before_qt() -> None:
    """Loads the rooms without Qt: Qt's import hook reads the source of every module that is imported after it.
    Nothing is garbage until the first page stands; then ``desktop.ui.collecting`` looks for it.
    """
    gc.disable()
    # The laptop never speaks PostgreSQL, but where a server's driver is installed beside it, peewee would load it.
    sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]  # None is how Python marks "not to be imported"
    for name in _WITHOUT_QT:
        importlib.import_module(name)


def main(argv: list[str] | None = None) -> int:
    """Start the program; returns the exit code. ``--read-table FILE``: be the process that reads a file of tables;
    ``--read-form``: the one that reads and fills an office's form."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a window's program on Windows has none
            stream.reconfigure(errors="backslashreplace")  # a console may know no Chinese: no reason to stop
    given = sys.argv[1:] if argv is None else argv
    if given[:1] == ["--read-table"] and len(given) == 2:
        from desktop.table_files.child import main as read

        return read(given[1])
    if given == ["--read-form"]:
        from desktop.table_files.form_child import main as answer

        return answer()
    before_qt()
    from desktop.app import main as run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
