"""Kinds about what may be written down of somebody: numbers 106 to 109."""

from __future__ import annotations

from typing import Final

from protocol.records.kinds import Erased, Writes, code, date, kind, ref, sealed, text

__all__ = ["CONSENT"]

#: That a woman agreed to what is written down of her, in which words, and that she took it back. The signed paper is a
#: file of the record.
CONSENT: Final = kind(
    "consent",
    106,
    ref("person", 2, "person", Erased.HERS),
    code("covers", 3),
    date("given_on", 4),
    code("how", 5),  # signed, thumb, spoken
    code("language", 6),
    text("wording", 7),  # which form of words was read to her
    text("guardian", 8),  # who agreed for a girl under 14
    date("withdrawn_on", 9),
    code("withdrawn_how", 10),
    sealed("reason", 11),  # what she said about it
    text("note", 12),
    writes=Writes.GACHA_CHAIR,
)
