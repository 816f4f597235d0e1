"""The short code in a sheet's corner: six characters that follow from the sheet's id, and one that checks them.

Crockford's base 32 (no I, L, O, U). The check is a weighted sum over GF(32), which finds every single wrong
character and every two that changed places.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata

from desktop.errors import KnownError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_TOLERATED = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = re.compile(r"[\s\-‐‑–—−·.]+")
_BODY = 6


def sheet_code(sheet_id: bytes) -> str:
    """The seven characters of a sheet's code, the same on every machine; 30 bits of the id's hash and the check."""
    number = int.from_bytes(hashlib.sha256(b"sheet" + sheet_id).digest()[:4], "big") >> 2
    body = "".join(_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(_BODY)))
    return body + _check(body)


def shown_code(code: str) -> str:
    """A code as people read it: ``K7M2-QX4``."""
    return f"{code[:4]}-{code[4:]}"


def parse_sheet_code(text: str) -> str:
    """The code in what someone typed or scanned: any case, full width, spaces and dashes, O for 0, I and L for 1.

    Raises ``KnownError("sheet_code_wrong")`` where it is none or its check does not agree.
    """
    return parse_qr(text)[0]


def parse_qr(text: str) -> tuple[str, int | None]:
    """The code and the page (None where there is none) of a QR in a sheet's corner, ``K7M2QX4-2``."""
    plain = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()
    code, page = plain[: _BODY + 1].translate(_TOLERATED), plain[_BODY + 1 :]
    known = len(code) == _BODY + 1 and all(character in _VALUES for character in code)
    if not known or _check(code[:_BODY]) != code[_BODY] or not re.fullmatch(r"[0-9]{0,3}", page):
        raise KnownError("sheet_code_wrong")
    return code, int(page) if page else None


def qr_text(code: str, page: int) -> str:
    """What the QR on page ``page`` of a sheet says: its code and the page, so that a photo of one page is enough."""
    return f"{code}-{page}"


def qr_svg(text: str) -> str:
    """A QR of ``text`` as SVG, with its quiet zone; a quarter of it may be dirty."""
    import segno

    drawing = io.BytesIO()
    segno.make(text, error="q", micro=False, boost_error=False).save(drawing, kind="svg", border=2, omitsize=True)
    return drawing.getvalue().decode()


def _check(body: str) -> str:
    total = 0
    for character in body:
        total = _doubled(total ^ _VALUES[character])
    return _ALPHABET[total]


def _doubled(value: int) -> int:
    """``value`` times x in GF(32) = GF(2)[x] / (x⁵ + x² + 1)."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
