"""How a laptop joins its township's server by an invitation."""

from __future__ import annotations

import secrets
import ssl
from http.client import HTTPException, HTTPSConnection
from typing import Final

import msgspec

from desktop.errors import KnownError
from desktop.sync.client import CONNECT_SECONDS, Line
from desktop.sync.connection import Connection
from protocol import PROTOCOL_VERSION
from protocol.invitation import InvalidInvitation, Invitation, fingerprint_of, parse_invitation

_MAX_PEM: Final = 64 * 1024


class _Enrolled(msgspec.Struct):
    township: str
    name: str
    role: str
    protocol: int


class Enrolment:
    """One laptop's way in. Keep the object while trying again: a lost answer then costs nothing, the server knows the
    laptop by the id and secret that it made up here."""

    def __init__(self, text: str) -> None:
        """``text``: an invitation's line, or a file's text that has one. Raises KnownError invitation_wrong."""
        try:
            self.invitation: Invitation = parse_invitation(text)
        except InvalidInvitation as error:
            raise KnownError("invitation_wrong") from error
        self.device = secrets.token_bytes(16)
        self._secret = secrets.token_urlsafe(16)

    @property
    def township(self) -> str:
        """The nine-digit code of the township that the invitation is for."""
        return self.invitation.township

    def run(self) -> Connection:
        """Joins. Raises KnownError: invitation_wrong, invitation_used, invitation_expired, invitation_locked, and what
        the line may bring (offline, server_slow, wrong_server, captive_portal, other_version)."""
        invitation = self.invitation
        ca_pem = self._authority() if invitation.fingerprint else ""
        asked = {
            "township": invitation.township,
            "code": invitation.code,
            "device": self.device.hex(),
            "secret": self._secret,
        }
        line = Line(invitation.url, ca_pem)
        try:
            headers = {"Content-Type": "application/json"}
            with line.request("POST", "/v1/enrol", data=msgspec.json.encode(asked), headers=headers) as response:
                answer = response.content
        except KnownError as error:
            if error.code == "not_found":
                raise KnownError("wrong_server") from error
            raise
        finally:
            line.close()
        try:
            enrolled = msgspec.json.decode(answer, type=_Enrolled)
        except msgspec.MsgspecError as error:
            raise KnownError("captive_portal") from error
        if enrolled.protocol != PROTOCOL_VERSION:
            raise KnownError("other_version")
        return Connection(
            invitation.url, enrolled.township, enrolled.name, enrolled.role, self.device, self._secret, ca_pem
        )

    def _authority(self) -> str:
        """The authority's certificate, believed only because its fingerprint stands in the invitation."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        invitation = self.invitation
        line = HTTPSConnection(invitation.host, invitation.port, timeout=CONNECT_SECONDS, context=context)
        try:
            line.request("GET", "/v1/ca")
            pem = line.getresponse().read(_MAX_PEM).decode("ascii")
            der = ssl.PEM_cert_to_DER_cert(pem)
        except TimeoutError as error:
            raise KnownError("server_slow") from error
        except (ssl.SSLError, HTTPException, ValueError) as error:
            raise KnownError("wrong_server") from error
        except OSError as error:
            raise KnownError("offline") from error
        finally:
            line.close()
        if fingerprint_of(der) != invitation.fingerprint:
            raise KnownError("wrong_server")
        return pem
