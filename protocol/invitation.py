"""The one line that lets a laptop join: where the server is, for which township, the code, and whom to trust.

``sumu://host:port/#<township>.<code>.<fingerprint>`` over TLS; ``sumu+http://127.0.0.1:port/#<township>.<code>`` on
loopback. The fingerprint is the SHA-256 of the server's own certificate authority (DER), base64url without padding.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import re
from typing import NamedTuple
from urllib.parse import urlsplit

_SECURE, _PLAIN = "sumu", "sumu+http"
_FRAGMENT = re.compile(r"([0-9]{9})\.([0-9A-Za-z-]{10,16})(?:\.([0-9A-Za-z_-]{43}))?")
_CONFUSED = str.maketrans("ILO", "110")


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
    """Reads a line, or a file's text that has one. Raises InvalidInvitation."""
    found = next((part for part in text.split() if part.startswith((f"{_SECURE}://", f"{_PLAIN}://"))), "")
    try:
        parts = urlsplit(found)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InvalidInvitation("address") from error
    fragment = _FRAGMENT.fullmatch(parts.fragment)
    if not host or not port or fragment is None:
        raise InvalidInvitation("incomplete")
    township, code, fingerprint = fragment.groups(default="")
    if (parts.scheme == _SECURE) != bool(fingerprint) or (parts.scheme == _PLAIN and not is_loopback(host)):
        raise InvalidInvitation("without encryption only on this computer itself")
    return Invitation(host, port, township, normal_code(code), fingerprint)


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
