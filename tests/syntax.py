"""The sources of a checkout as syntax trees: read once and walked once for all the rules that look at them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def sources(root: Path, *rooms: str) -> Iterator[tuple[str, ast.Module]]:
    """Each Python file of ``rooms`` as (path relative to ``root`` with slashes, syntax tree)."""
    for room in rooms:
        for path in sorted((root / room).rglob("*.py")):
            stat = path.stat()
            yield path.relative_to(root).as_posix(), _parsed(path, stat.st_mtime_ns, stat.st_size)


@cache
def walk(tree: ast.Module) -> tuple[ast.AST, ...]:
    """All nodes of a file, as ``ast.walk`` gives them."""
    return tuple(ast.walk(tree))


def forget() -> None:
    """Gives the memory back."""
    walk.cache_clear()
    _parsed.cache_clear()


@cache
def _parsed(path: Path, changed: int, size: int) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
