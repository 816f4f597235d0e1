"""The one line that lets a laptop join: where the server is, for which township, the code, and whom to trust.

``sumu://host:port/#<township>.<code>.<fingerprint>`` over TLS; ``sumu+http://127.0.0.1:port/#<township>.<code>`` on
loopback. The fingerprint is the SHA-256 of the server's own certificate authority (DER), base64url without padding.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from protocol.hosts import normal_host

_SECURE, _PLAIN = "sumu", "sumu+http"
_LINE = re.compile(
    r"sumu(\+http)?://(\[[0-9a-f:.]+\]|[^\s/#?@:\[\]]+):([0-9]{1,5})/?"
    r"#([0-9]{9})\.([0-9a-z-]{10,16})(?:\.([0-9a-z_-]{43}))?",
    re.IGNORECASE,
)
_CONFUSED = str.maketrans("ILO", "110")
#: What writing programs and Chinese keyboards make of a line's signs.
_SIGNS = str.maketrans({"。": ".", "｡": ".", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-"})
#: A text around an invitation is looked at no further (characters).
_MOST_TEXT = 20_000


class InvalidInvitation(ValueError):
    """This text is no invitation."""


class Invitation(NamedTuple):
    """A parsed invitation; ``fingerprint`` is empty on plain loopback."""

    host: str
    port: int
    township: str
    code: str
    fingerprint: str

    @property
    def url(self) -> str:
        """Where the server answers."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.fingerprint else 'http'}://{host}:{self.port}"

    @property
    def line(self) -> str:
        """The invitation as one line."""
        scheme, _, rest = self.url.partition("://")
        tail = f".{self.fingerprint}" if self.fingerprint else ""
        return f"{_SECURE if scheme == 'https' else _PLAIN}://{rest}/#{self.township}.{self.code}{tail}"


def parse_invitation(text: str) -> Invitation:
    """Reads a line, or a text that has one, whatever a letter or a messenger did to it: words and quotes around it,
    another case of ``sumu``, full-width signs, blanks, line breaks within. Raises InvalidInvitation."""
    for tried in _readings(text):
        for found in _LINE.finditer(tried):
            plain, host, port, township, code, fingerprint = found.groups(default="")
            if bool(plain) != bool(fingerprint):
                try:
                    return _checked(normal_host(host), int(port), township, normal_code(code), fingerprint)
                except ValueError:
                    continue
    raise InvalidInvitation("no invitation")


def _readings(text: str) -> Iterator[str]:
    """The text as it stands; then without what breaks lines and marks quoted ones."""
    plain = unicodedata.normalize("NFKC", text[:_MOST_TEXT]).translate(_SIGNS)
    plain = "".join(one for one in plain if one.isspace() or unicodedata.category(one) not in ("Cf", "Cc"))
    yield plain
    yield re.sub(r"[\s>|]+", "", plain)


def _checked(host: str, port: int, township: str, code: str, fingerprint: str) -> Invitation:
    if not 0 < port < 1 << 16:
        raise InvalidInvitation("port")
    if not fingerprint and not is_loopback(host):
        raise InvalidInvitation("without encryption only on this computer itself")
    return Invitation(host, port, township, code, fingerprint)


def text_of_file(data: bytes) -> str:
    """The text of a file that was sent, in whatever coding: an invitation itself is ASCII."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if data[1:2] == b"\0" or data[:1] == b"\0":  # UTF-16 without its mark
        return data.replace(b"\0", b"").decode("ascii", errors="replace")
    return data.decode("utf-8", errors="replace")


def normal_code(typed: str) -> str:
    """A code as it was meant: case, spaces, hyphens and I, L, O (for 1, 1, 0) do not matter."""
    return re.sub(r"[\s-]", "", typed).upper().translate(_CONFUSED)


def fingerprint_of(certificate: bytes) -> str:
    """The fingerprint of a certificate in DER."""
    return base64.urlsafe_b64encode(hashlib.sha256(certificate).digest()).decode().rstrip("=")


def is_loopback(host: str) -> bool:
    """Whether a host's name or address means this computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
