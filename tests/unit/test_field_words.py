"""A field's word is said in one place: the dictionaries of the areas are put together, and the last one would win."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "desktop" / "ui"


def keys_of_fields(source: str) -> list[str]:
    """The keys of all dictionaries of one module whose values are words of fields."""
    return [
        str(key.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and _is_field(value)
    ]


def _is_field(value: ast.expr) -> bool:
    if not (isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "QT_TRANSLATE_NOOP"):
        return False
    context = value.args[0]
    return isinstance(context, ast.Constant) and context.value == "fields"


def test_no_two_areas_say_a_word_for_the_same_field() -> None:
    said = Counter(key for path in UI.rglob("*words*.py") for key in keys_of_fields(path.read_text(encoding="utf-8")))
    assert len(said) > 300
    assert [key for key, times in said.items() if times > 1] == []


def test_a_key_that_stands_twice_is_seen() -> None:
    line = 'X = {"void": QT_TRANSLATE_NOOP("fields", "Void"), "void": QT_TRANSLATE_NOOP("other", "Void")}'
    assert keys_of_fields(line) == ["void"]
