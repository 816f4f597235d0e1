"""What reading one cell gives."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from desktop.services.comparing import half_width

#: What people write where there is nothing to write.
_NOTHING = frozenset(
    [
        "无",
        "没有",
        "暂无",
        "不详",
        "未知",
        "不清楚",
        "未填",
        "空",
        "空白",
        "none",
        "null",
        "nan",
        "n/a",
        "na",
        "/",
        "\\",
        "-",
        "--",
        "—",
        "——",
        "／",
        "*",
        "×",
        "x",
        "0",
        ".",
        "、",
        "?",
        "？",
    ]
)
#: Most cells need nothing done.
_SIMPLE: Final = re.compile("[A-Za-z0-9.\u3400-\u9fff-]+")
#: As above.
DITTO = frozenset(["同上", "〃", "″", '"', "''", "”", "“", "〞", "々", "－〃－", "-〃-", "同前"])


#: An identity number (GB 11643: region, birth, order, check), written at a stretch or with blanks between its parts.
_IDENTITY: Final = re.compile(r"(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXxＸｘ](?![\dXxＸｘ])")


class Read(NamedTuple):
    """``value``: as it is stored, None where empty or not read. ``doubt``: the code of why the value is not sure, it
    is one of several that may be meant. ``unread``: the code of why nothing was read. ``kept``: what of the text the
    value does not hold, or all of it: it is kept beside her. ``other``: of a doubt, the other value that may be meant,
    where there are just two."""

    value: str | None = None
    doubt: str = ""
    unread: str = ""
    kept: str = ""
    other: str = ""


EMPTY = Read()


def plain(text: str) -> str:
    """A cell for looking at: one width, nothing invisible, blanks as one blank; "" where it says that there is
    nothing."""
    line = text if _SIMPLE.fullmatch(text) else re.sub(r"\s+", " ", half_width(text))
    return "" if line.casefold() in _NOTHING else line


def unread(code: str, text: str) -> Read:
    """Nothing was read of it."""
    return Read(unread=code, kept=text.strip())


def without_identity(text: str) -> str:
    """Words that are kept beside a record, of whose identity numbers the last four places stay: a whole one stands in
    its own field, and nowhere in the open."""
    return _IDENTITY.sub(lambda match: f"…{match[0][-4:]}", text)
