"""Money in whole fen: what a typed amount means, how an amount is written, and how one is shared out. Pure.

Nothing is guessed: an amount that may mean two things is refused with the code of what is wrong, and its text stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from desktop.services.comparing import half_width

#: Codes of what is wrong with an amount; words in ``ui.messages``.
ERRORS: Final = ("amount_format", "amount_negative", "amount_rough", "amount_parts", "number_too_large")
#: The largest amount in fen: ten billion yuan, more than a banner spends.
LARGEST: Final = 10**12

_DIGITS: Final = {
    **{sign: at for at, sign in enumerate("零一二三四五六七八九")},
    **{sign: at for at, sign in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
    "两": 2,
}
_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TIMES: Final = {"百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "亿": 10**8}
_ROUGH: Final = re.compile("^(约|大约|近|大概|将近)|(左右|余|多)(元|块)?$")
_ENDS: Final = re.compile("(元整|元正|圆整|圆正|块钱|元|圆|块|整|正)$")
_NUMBER: Final = re.compile(r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?(百|千|万|萬|亿)?")
_SPOKEN: Final = re.compile(
    "(?:(?P<yuan>[^元圆块角分]+)(?:[元圆块]零?(?:(?P<jiao>.)角)?(?:零?(?P<fen>.)分)?)?)"
    "|(?:(?P<only_jiao>.)角)?(?:零?(?P<only_fen>.)分)?"
)


class Amount(NamedTuple):
    """``fen``: None where empty or wrong; ``error``: one of ERRORS."""

    fen: int | None = None
    error: str | None = None


def read_amount(text: str | None, *, signed: bool = False) -> Amount:
    """What an amount says that somebody typed: 1200, 1,200元, ¥1,200.50, 1.2万, 三百, 叁佰元伍角. ``signed``: it may be
    below 0."""
    line = re.sub(r"\s", "", half_width(text or ""))
    if not line:
        return Amount()
    if _ROUGH.search(line):
        return Amount(error="amount_rough")
    line = re.sub("^(人民币|共计|合计|共)?(￥|¥|RMB)?", "", line, flags=re.IGNORECASE)
    if re.match("[-−负]", line):
        less = read_amount(line[1:]) if signed else Amount(error="amount_negative")
        return less if less.fen is None else Amount(-less.fen)
    return _number(_ENDS.sub("", re.sub("(整|正)$", "", line))) or _spoken(line) or Amount(error="amount_format")


def _number(line: str) -> Amount | None:
    match = _NUMBER.fullmatch(line)
    if match is None:
        return None
    if len(line) > 24:
        return Amount(error="number_too_large")
    exact = Decimal(match[1].replace(",", "") + (match[2] or "")) * _TIMES.get(match[3] or "", 1) * 100
    if exact != int(exact):
        return Amount(error="amount_parts")
    return _within(int(exact))


def _within(fen: int) -> Amount:
    return Amount(fen) if fen <= LARGEST else Amount(error="number_too_large")


def _spoken(line: str) -> Amount | None:
    match = _SPOKEN.fullmatch(re.sub("(整|正|钱)$", "", line))
    yuan = 0 if match is None or match["yuan"] is None else _whole(match["yuan"])
    if match is None or yuan is None or not line:
        return None
    signs = (match["jiao"] or match["only_jiao"], match["fen"] or match["only_fen"])
    small = [0 if not sign else _DIGITS.get(sign) for sign in signs]
    if small[0] is None or small[1] is None:
        return None
    return _within(yuan * 100 + small[0] * 10 + small[1])


def _whole(words: str) -> int | None:
    """A whole number in characters; None of what is none, and of 三百五, which leaves its unit out."""
    found = 0
    for times, sign in ((10**8, "亿"), (10_000, "[万萬]")):
        parts = re.split(sign, words)
        if len(parts) > 2:
            return None
        if len(parts) == 2:
            above = _below_ten_thousand(parts[0])
            if not above:
                return None
            found, words = found + above * times, parts[1]
    rest = _below_ten_thousand(words) if words else 0
    if rest is None or (found and 0 < rest < 10 and not words.startswith(("零", "〇"))):
        return None
    return found + rest


def _below_ten_thousand(words: str) -> int | None:
    found, digit, least, zero = 0, None, 10_000, False
    for sign in words:
        if sign in _UNITS:
            unit = _UNITS[sign]
            if unit >= least or (digit is None and unit != 10) or digit == 0:
                return None
            found, digit, least, zero = found + (1 if digit is None else digit) * unit, None, unit, False
        elif sign in _DIGITS and digit in (None, 0):
            digit = _DIGITS[sign]
            zero = zero or (digit == 0 and bool(found))
        else:
            return None
    if digit and found and least != 10 and not zero:
        return None
    return found + (digit or 0) if words else None


def amount_words(fen: int, *, grouped: bool = True) -> str:
    """``1,200.00``, below zero ``-50.00``; not ``grouped``: as a program of tables reads it."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{rest:02d}" if grouped else f"{'-' if fen < 0 else ''}{yuan}.{rest:02d}"


def in_characters(fen: int) -> str:
    """大写, as totals are written on papers: 壹仟贰佰元整."""
    signs, units, groups = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), ("", "万", "亿", "万亿")
    yuan, rest = divmod(abs(fen), 100)
    words, gap = "", False
    for at in range(len(str(yuan)) - 1, -1, -1):
        digit = yuan // 10**at % 10
        if digit:
            words += ("零" if gap and words else "") + signs[digit] + units[at % 4]
            gap = False
        else:
            gap = True
        if at % 4 == 0 and at and yuan // 10**at % 10**4:
            words += groups[at // 4]
    jiao, odd = divmod(rest, 10)
    words = f"{words}元" if words else ("" if rest else "零元")
    if not rest:
        words += "整"
    else:
        words += f"{signs[jiao]}角" if jiao else ("零" if words else "")
        words += f"{signs[odd]}分" if odd else "整"
    return ("负" if fen < 0 else "") + words


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """A whole amount shared by weights, exactly: largest remainders first, of equal ones the earlier."""
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("there is nothing to share by")
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    return parts
