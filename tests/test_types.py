"""mypy reads all of the product strictly; what it is told to pass over is written down here and may only shrink."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.house_rules import PRODUCT

ROOT = Path(__file__).resolve().parent.parent

#: Modules of ours that are not strict yet, as they stand in overrides of pyproject.toml. A name may go, none may come.
NOT_YET: frozenset[str] = frozenset()
#: Tables are classes over peewee's untyped Model: all else of strictness holds there.
OVER_PEEWEE = {"desktop.store.*": {"disallow_subclassing_any"}, "server.*": {"disallow_subclassing_any"}}
#: A comment that lets a whole file through.
_WHOLE_FILE = re.compile(r"^\s*#\s*(?:mypy:|type:\s*ignore\b)", re.MULTILINE)


def relaxed(settings: dict[str, Any]) -> set[str]:
    """Modules of ours that an override lets off, but for what tables need."""
    found = set()
    for override in settings["tool"]["mypy"].get("overrides", ()):
        modules = override["module"] if isinstance(override["module"], list) else [override["module"]]
        for module in modules:
            let_off = set(override) - {"module"} - OVER_PEEWEE.get(module, set())
            if let_off and module.partition(".")[0] in PRODUCT:
                found.add(module)
    return found


def let_through(root: Path) -> list[str]:
    """Files of the product with a comment that lets all of them through."""
    return [
        path.relative_to(root).as_posix()
        for room in PRODUCT
        for path in sorted((root / room).rglob("*.py"))
        if _WHOLE_FILE.search(path.read_text(encoding="utf-8"))
    ]


def test_all_of_the_product_is_read_strictly() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mypy = settings["tool"]["mypy"]
    assert set(mypy["files"]) == set(PRODUCT) and mypy["strict"] is True and "exclude" not in mypy
    assert relaxed(settings) == NOT_YET
    assert let_through(ROOT) == []


@pytest.mark.parametrize("line", ["ignore_errors = true", "strict = false", "disallow_untyped_defs = false"])
def test_a_relaxed_module_is_seen(line: str) -> None:
    text = f'[tool.mypy]\n[[tool.mypy.overrides]]\nmodule = ["desktop.ui.x", "peewee.*"]\n{line}\n'
    assert relaxed(tomllib.loads(text)) == {"desktop.ui.x"}


@pytest.mark.parametrize("line", ["# mypy: ignore-errors", "# type: ignore", "#type: ignore[misc]"])
def test_a_file_that_is_let_through_is_seen(tmp_path: Path, line: str) -> None:
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop/x.py").write_text(
        f"{line}\nx = 1  # type: ignore[misc]  # as one line may\n", encoding="utf-8"
    )
    (tmp_path / "desktop/y.py").write_text("x = 1  # type: ignore[misc]\n", encoding="utf-8")
    assert let_through(tmp_path) == ["desktop/x.py"]
