"""A letter's wording as somebody typed it: parts of text with ``{words}`` in braces that records fill. Pure.

Lines of a body are paragraphs. Braces may be those of either keyboard ({ } or ｛ ｝). A list of people ({候选人名单})
is a table and stands alone on its line. Of a form, a line is a row: cells parted by ``｜``, in each what stands before
the first ``：`` is its head; a line that begins with ``□`` is a box for a seal.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Final, NamedTuple

#: A list of people, or another table: it stands alone on its line of a body.
TABLES: Final = ("候选人名单", "代表名单", "当选名单", "委员名单", "名额分配")
#: What is left to be written by hand.
BLANK: Final = "＿" * 6
SEAL: Final = "□"
CELL, HEAD = "｜", "："
#: Characters of a part, lines of a body.
MOST, MOST_LINES = 6000, 120
_FULL: Final = str.maketrans("｛｝", "{}")
_BRACES: Final = re.compile(r"\{([^{}]*)\}|([{}])")


class Shape(Enum):
    """How a letter lies on its page."""

    LETTER = "letter"
    POSTED = "posted"  # 公示, 公告: a letter without an addressee, in larger type
    FORM = "form"
    CERTIFICATE = "certificate"
    LIST = "list"  # 档案目录: a line a step


@dataclass(frozen=True)
class Wording:
    """The parts of a letter. ``to``: whom it goes to; ``attached``: a line each; ``signed``: who, and when."""

    title: str
    to: str = ""
    body: str = ""
    attached: str = ""
    signed: str = ""

    @classmethod
    def of_plain(cls, value: Any) -> Wording | None:
        """What a setting holds; None of what is no wording."""
        if not isinstance(value, Mapping) or not isinstance(value.get("title"), str):
            return None
        parts = {part: value.get(part, "") for part in PARTS}
        return cls(**parts) if all(isinstance(words, str) for words in parts.values()) else None

    def plain(self) -> dict[str, str]:
        """As a setting holds it."""
        return {part: words for part in PARTS if (words := getattr(self, part))}


PARTS: Final = tuple(field.name for field in fields(Wording))


class Problem(NamedTuple):
    """What is wrong with a wording, and where. ``part``: which of ``PARTS``; ``line``: from 1; ``code``: unknown, open,
    table_alone, table_here, empty, too_long, no_step, twice; ``words``: what stands there."""

    part: str
    line: int
    code: str
    words: str = ""


def problems(wording: Wording, known: Collection[str], shape: Shape, steps: Collection[str] = ()) -> list[Problem]:
    """What is wrong, in the order of the parts. ``known``: what may stand in braces; ``steps``: of a list, the codes
    with which its lines may begin."""
    found = []
    for part in PARTS:
        words = getattr(wording, part)
        if not words.strip():
            if part == "title" or (part == "body" and shape is not Shape.LIST):
                found.append(Problem(part, 1, "empty"))
            continue
        lines = words.split("\n")
        if len(words) > MOST or len(lines) > MOST_LINES:
            found.append(Problem(part, min(len(lines), MOST_LINES), "too_long"))
        for number, line in enumerate(lines, 1):
            found += [Problem(part, number, *wrong) for wrong in _wrong(part, line, known, shape)]
    if shape is Shape.LIST:
        found += _wrong_steps(wording.body, steps)
    return found


def _wrong(part: str, line: str, known: Collection[str], shape: Shape) -> Iterator[tuple[str, str]]:
    for name, stray in _BRACES.findall(line.translate(_FULL)):
        if stray:
            yield "open", stray
        elif name not in known:
            yield "unknown", name
        elif name in TABLES:
            if part != "body" or shape not in (Shape.LETTER, Shape.POSTED, Shape.FORM):
                yield "table_here", name
            elif line.translate(_FULL).strip() != f"{{{name}}}":
                yield "table_alone", name


def _wrong_steps(body: str, steps: Collection[str]) -> Iterator[Problem]:
    seen = set[str]()
    for number, line in enumerate(body.split("\n"), 1):
        code = line.strip()[:3]
        if line.strip() and code not in steps:
            yield Problem("body", number, "no_step", line.strip()[:12])
        elif code in seen:
            yield Problem("body", number, "twice", code)
        seen.add(code)


def names_in(wording: Wording) -> set[str]:
    """What stands in braces."""
    whole = "\n".join(getattr(wording, part) for part in PARTS).translate(_FULL)
    return {name for name, stray in _BRACES.findall(whole) if not stray}


def filled(words: str, values: Mapping[str, str], blank: str = BLANK) -> str:
    """Text with what its braces stand for; what is not known is left to be written by hand."""
    return _BRACES.sub(lambda found: values.get(found[1] or "") or blank, words.translate(_FULL))


def table_of(line: str) -> str:
    """Which table a line of a body is; "" of a paragraph."""
    found = _BRACES.fullmatch(line.translate(_FULL).strip())
    return found[1] if found is not None and found[1] in TABLES else ""


def steps_of(body: str) -> dict[str, str]:
    """Of a list: step → its papers."""
    return {line.strip()[:3]: line.strip()[3:].strip() for line in body.split("\n") if line.strip()}
