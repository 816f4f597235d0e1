"""The name or address of a server as both sides write it: in ASCII, lower case, an IPv6 address without brackets."""

from __future__ import annotations

import ipaddress
import re
import unicodedata

#: RFC 1123, and "_", which names of Windows may have.
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_MOST = 253


def normal_host(typed: str) -> str:
    """``[::1]`` → ``::1``, ``妇联.example`` → ``xn--…``. Raises ValueError for what is neither name nor address."""
    text = unicodedata.normalize("NFKC", typed).strip()
    bracketed = text.startswith("[") and text.endswith("]")
    try:
        address = ipaddress.ip_address(text[1:-1] if bracketed else text)
    except ValueError:
        if bracketed:
            raise
    else:
        if "%" in text:
            raise ValueError("an address with a zone is good on one computer only")
        return str(address)
    name = text.rstrip(".").encode("idna").decode("ascii").lower()
    if len(name) > _MOST or not _NAME.fullmatch(name) or name.rpartition(".")[2].isdigit():
        raise ValueError("no name")
    return name
