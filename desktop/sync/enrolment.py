"""How a laptop joins its township's server by an invitation, and how it stays joined: another secret, another
authority, another device id where it was copied."""

from __future__ import annotations

import secrets
import ssl
import time
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from typing import Any, Final

import msgspec

from desktop.errors import KnownError
from desktop.sync.client import CONNECT_SECONDS, Line
from desktop.sync.connection import Connection
from protocol import PROTOCOL_VERSION
from protocol.invitation import InvalidInvitation, Invitation, fingerprint_of, parse_invitation, text_of_file
from protocol.signing import eight_digits, new_key, public_of, read_certificate, sign_secret

_MAX_PEM: Final = 64 * 1024
#: An invitation's file is read no further.
_MAX_FILE: Final = 64 * 1024
#: Failures after which the same may be asked once more at once: the answer may have been lost.
_ONCE_MORE: Final = frozenset({"line_cut", "server_slow"})


class _Key(msgspec.Struct):
    id: str
    key: str


class _Answer(msgspec.Struct):
    """What the server says of a device that is in; bytes are in hex."""

    township: str
    name: str
    role: str
    protocol: int
    certificate: str
    server_public: str
    township_keys: list[_Key]
    ca: str
    ca_next: str
    place: int | None = None


class _Newcomer:
    """What a laptop makes up for itself: device id, secret, private key."""

    def __init__(self) -> None:
        self.device = secrets.token_bytes(16)
        self.secret = _new_secret()
        self.key = new_key()

    @property
    def told(self) -> dict[str, Any]:
        """What the server hears of it."""
        return {"device": self.device.hex(), "secret": self.secret, "public_key": public_of(self.key).hex()}


def read_invitation(path: Path) -> str:
    """The invitation's line out of a file; where there is none, the file's beginning, to be shown. Raises KnownError
    ``file_unreadable``."""
    try:
        with path.open("rb") as file:
            text = text_of_file(file.read(_MAX_FILE))
    except OSError as error:
        raise KnownError("file_unreadable") from error
    try:
        return parse_invitation(text).line
    except InvalidInvitation:
        return " ".join(text.split())[:200]


class Enrolment:
    """One laptop's way in. Keep the object while trying again: a lost answer then costs nothing, the server knows the
    laptop by the id, secret and key that it made up here."""

    def __init__(self, text: str) -> None:
        """``text``: an invitation's line, or a file's text that has one. Raises KnownError invitation_wrong."""
        try:
            self.invitation: Invitation = parse_invitation(text)
        except InvalidInvitation as error:
            raise KnownError("invitation_wrong") from error
        self._newcomer = _Newcomer()

    @property
    def township(self) -> str:
        """The nine-digit code of the township that the invitation is for."""
        return self.invitation.township

    def run(self) -> Connection:
        """Joins. Raises KnownError: invitation_wrong, invitation_used, invitation_expired, invitation_locked, and what
        the line may bring (offline, server_slow, wrong_server, captive_portal, other_version)."""
        invitation, newcomer = self.invitation, self._newcomer
        ca_pem = _authority(invitation) if invitation.fingerprint else ""
        asked = {"township": invitation.township, "code": invitation.code, **newcomer.told}
        joining = Connection(
            invitation.url,
            invitation.township,
            "",
            "",
            newcomer.device,
            newcomer.secret,
            ca_pem,
            key=newcomer.key,
            digits=_digits(invitation.township, newcomer, invitation.fingerprint),
            secret_at=_now_ms(),
        )
        return _told(joining, _read(_ask(joining, "POST", "/v1/enrol", asked, token=False)))


def refresh(connection: Connection, line: Line | None = None) -> Connection:
    """What the server says of this device now: role, certificate, keys, authorities. ``line``: one that is kept.
    Raises KnownError: token_unknown, revoked, and what the line may bring."""
    newest = connection.ca_next or connection.ca_pem
    knows = f"?knows={_fingerprint(newest)}" if newest else ""
    return _told(connection, _read(_ask(connection, "GET", "/v1/device" + knows, line=line)))


def renew_token(connection: Connection, line: Line | None = None) -> Connection:
    """The connection with a fresh secret. ``line``: one that is kept. The old one is good until the new one was used:
    keep the new connection before that. Also the way back in where the server does not know the secret any more.
    Raises KnownError: revoked, where it does not know the device either, and what the line may bring."""
    secret = _new_secret()
    signature = sign_secret(connection.key, connection.township, connection.device, secret)
    asked = {
        "township": connection.township,
        "device": connection.device.hex(),
        "secret": secret,
        "signature": signature.hex(),
    }
    try:
        _ask(connection, "POST", "/v1/token", asked, token=False, line=line)
    except KnownError as error:
        if error.code == "token_unknown":
            raise KnownError("revoked") from error
        raise
    return msgspec.structs.replace(connection, secret=secret, secret_at=_now_ms())


def renew(connection: Connection, number: int, line: Line | None = None) -> Connection:
    """A laptop that was copied or set back goes on as a new device: the server holds its old chain up to ``number``.
    ``line``: one that is kept. Raises KnownError: token_unknown, revoked, and what the line may bring."""
    newcomer = _Newcomer()
    asked = {**newcomer.told, "origin_number": number}
    try:
        answer = _read(_ask(connection, "POST", "/v1/device/renew", asked, line=line))
    except KnownError as error:
        if error.code not in _ONCE_MORE:
            raise
        answer = _read(_ask(connection, "POST", "/v1/device/renew", asked, line=line))
    fresh = msgspec.structs.replace(
        connection,
        device=newcomer.device,
        secret=newcomer.secret,
        key=newcomer.key,
        digits=_digits(connection.township, newcomer, _fingerprint(answer.ca)),
        secret_at=_now_ms(),
    )
    return _told(fresh, answer)


def _ask(
    connection: Connection,
    method: str,
    path: str,
    asked: dict[str, Any] | None = None,
    *,
    token: bool = True,
    line: Line | None = None,
) -> bytes:
    """One request of JSON; the body of its answer. Over ``line``, or over one of its own that is closed then."""
    headers = {"Content-Type": "application/json"} if asked is not None else {}
    if token:
        headers["Authorization"] = f"Bearer {connection.township}.{connection.secret}"
    used = line or Line(connection.url, connection.authorities)
    try:
        data = None if asked is None else msgspec.json.encode(asked)
        with used.request(method, path, data=data, headers=headers) as response:
            return response.content
    except KnownError as error:
        if error.code == "not_found":
            raise KnownError("wrong_server") from error
        raise
    finally:
        if line is None:
            used.close()


def _read(body: bytes) -> _Answer:
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except msgspec.MsgspecError as error:
        raise KnownError("captive_portal") from error
    if answer.protocol != PROTOCOL_VERSION:
        raise KnownError("other_version")
    return answer


def _told(connection: Connection, answer: _Answer) -> Connection:
    """The connection with what the server said of its device. Raises KnownError wrong_server where it is not about
    this device, or not signed by the server that certified it before."""
    try:
        packed, server_public = bytes.fromhex(answer.certificate), bytes.fromhex(answer.server_public)
        keys = tuple((bytes.fromhex(key.id), bytes.fromhex(key.key)) for key in answer.township_keys)
    except ValueError as error:
        raise KnownError("wrong_server") from error
    certificate = read_certificate(packed)
    mine = connection.township, connection.device, public_of(connection.key)
    if (
        certificate is None
        or not certificate.signed_by(server_public)
        or (certificate.township, certificate.device, certificate.public_key) != mine
        or connection.server_public not in (b"", server_public)
        or bool(answer.ca) != bool(connection.ca_pem)
    ):
        raise KnownError("wrong_server")
    return msgspec.structs.replace(
        connection,
        name=answer.name,
        role=certificate.role,
        ca_pem=answer.ca,
        ca_next=answer.ca_next,
        certificate=packed,
        server_public=server_public,
        township_keys=keys,
        checked_at=_now_ms(),
        place=answer.place,
    )


def _authority(invitation: Invitation) -> str:
    """The authority's certificate, believed only because its fingerprint stands in the invitation."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    line = HTTPSConnection(invitation.host, invitation.port, timeout=CONNECT_SECONDS, context=context)
    try:
        line.request("GET", "/v1/ca")
        pem = line.getresponse().read(_MAX_PEM).decode("ascii")
    except TimeoutError as error:
        raise KnownError("server_slow") from error
    except (ssl.SSLError, HTTPException, ValueError) as error:
        raise KnownError("wrong_server") from error
    except OSError as error:
        raise KnownError("offline") from error
    finally:
        line.close()
    if _fingerprint(pem) != invitation.fingerprint:
        raise KnownError("wrong_server")
    return pem


def _fingerprint(pem: str) -> str:
    """An authority's fingerprint, as invitations carry it; "" for none."""
    try:
        return fingerprint_of(ssl.PEM_cert_to_DER_cert(pem)) if pem else ""
    except ValueError as error:
        raise KnownError("wrong_server") from error


def _digits(township: str, newcomer: _Newcomer, fingerprint: str) -> str:
    return eight_digits(township, newcomer.device, public_of(newcomer.key), fingerprint)


def _new_secret() -> str:
    return secrets.token_urlsafe(16)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
