"""The line to the server: one kept connection, the pinned authority, and every failure as a KnownError.

Codes: offline, server_slow, server_busy (retry_after seconds), server_failed, captive_portal, wrong_server, revoked,
token_unknown, other_version, line_cut.
"""

from __future__ import annotations

import ssl
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any, Final

import msgspec
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import SKIP_HEADER

from desktop.errors import KnownError
from desktop.sync.connection import Connection

SERVER_NAME: Final = "sumu-server"
FRAMES: Final = "application/x-sumu"
_PROBLEM: Final = "application/problem+json"
#: Seconds to connect, and seconds without a single byte moving; a slow line may take as long as it needs.
CONNECT_SECONDS, STALL_SECONDS = 10.0, 40.0
#: A request up to this size goes out in one piece, with its length.
_ONE_PIECE = 64 * 1024
_MAX_PHOTO = 4 * 1024 * 1024

#: Problem codes of the server's HTTP answers → what the user is told.
_CODES: Final = {
    "token-unknown": "token_unknown",
    "device-revoked": "revoked",
    "role": "role_may_not",
    "invitation-wrong": "invitation_wrong",
    "invitation-used": "invitation_used",
    "invitation-expired": "invitation_expired",
    "invitation-locked": "invitation_locked",
    "too-large": "picture_too_large",
    "wrong-hash": "line_cut",
    "busy": "server_busy",
}


class Line:
    """Requests to one address with few headers; over TLS ``ca_pem`` pins the authority and the server's name."""

    def __init__(self, url: str, ca_pem: str, timeouts: tuple[float, float] = (CONNECT_SECONDS, STALL_SECONDS)) -> None:
        self._url = url
        self._timeouts = timeouts
        self._session = requests.Session()
        self._session.trust_env = False  # no proxy or .netrc of the machine may change where or as whom we speak
        self._session.headers.clear()
        self._session.headers.update({"Accept-Encoding": SKIP_HEADER, "User-Agent": SKIP_HEADER})
        if url.startswith("https:"):
            self._session.mount("https://", _Pinned(ca_pem))

    def close(self) -> None:
        """Closes the kept connection."""
        self._session.close()

    @contextmanager
    def request(
        self, method: str, path: str, *, data: Any = None, headers: dict[str, str] | None = None
    ) -> Iterator[requests.Response]:
        """An answer of the server itself, its body not read yet. Raises KnownError for everything else."""
        with told():
            response = self._session.request(
                method,
                self._url + path,
                data=data,
                headers=headers,
                timeout=self._timeouts,
                stream=True,
                allow_redirects=False,
            )
            try:
                _check(response)
                yield response
            finally:
                response.close()


@contextmanager
def told() -> Iterator[None]:
    """Failures of the line as KnownError."""
    try:
        yield
    except requests.exceptions.SSLError as error:
        raise KnownError("wrong_server") from error
    except requests.exceptions.ConnectTimeout as error:
        raise KnownError("offline") from error
    except requests.exceptions.ReadTimeout as error:
        raise KnownError("server_slow") from error
    except requests.exceptions.ChunkedEncodingError as error:
        raise KnownError("line_cut") from error
    except requests.exceptions.ConnectionError as error:
        if "Read timed out" in str(error):  # urllib3's own error where a stream stalls has no class of requests'
            raise KnownError("server_slow") from error
        raise KnownError("offline") from error
    except requests.exceptions.RequestException as error:
        raise KnownError("wrong_server") from error
    except OSError as error:
        raise KnownError("line_cut") from error


class Client:
    """An enrolled laptop's line: the transport of the engine, and photos."""

    def __init__(
        self, connection: Connection, timeouts: tuple[float, float] = (CONNECT_SECONDS, STALL_SECONDS)
    ) -> None:
        self._line = Line(connection.url, connection.authorities, timeouts)
        self._headers = {"Authorization": f"Bearer {connection.township}.{connection.secret}"}

    def close(self) -> None:
        """Closes the kept connection."""
        self._line.close()

    def exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        """Sends a request's frames and gives the answer's bytes as they come."""
        first, whole = _gather(request)
        data: bytes | Iterable[bytes] = first if whole else chain([first], request)
        with self._line.request("POST", "/v1/sync", data=data, headers=self._headers) as response:
            if response.headers.get("Content-Type") != FRAMES:
                raise KnownError("captive_portal")
            yield from response.iter_content(None)

    def has_photo(self, sha256: bytes) -> bool:
        """Whether the server has a photo."""
        try:
            with self._line.request("HEAD", f"/v1/photo/{sha256.hex()}", headers=self._headers):
                return True
        except KnownError as error:
            if error.code == "not_found":
                return False
            raise

    def send_photo(self, sha256: bytes, data: bytes) -> None:
        """Stores a photo on the server; again is no harm."""
        with self._line.request("PUT", f"/v1/photo/{sha256.hex()}", data=data, headers=self._headers):
            pass

    def fetch_photo(self, sha256: bytes) -> bytes | None:
        """A photo's bytes, unchecked; None where the server does not have it (yet)."""
        data = bytearray()
        try:
            with self._line.request("GET", f"/v1/photo/{sha256.hex()}", headers=self._headers) as response:
                for piece in response.iter_content(64 * 1024):
                    data += piece
                    if len(data) > _MAX_PHOTO:
                        raise KnownError("wrong_server")
        except KnownError as error:
            if error.code == "not_found":
                return None
            raise
        return bytes(data)


class _Pinned(HTTPAdapter):
    """Trusts one authority only, and the server's own name, whatever address is dialled."""

    def __init__(self, ca_pem: str) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._context.check_hostname = False  # urllib3 checks SERVER_NAME instead of the address
        self._context.load_verify_locations(cadata=ca_pem)
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Every connection with the pinned context."""
        options |= {"ssl_context": self._context, "cert_reqs": "CERT_REQUIRED", "assert_hostname": SERVER_NAME}
        super().init_poolmanager(*args, **options)

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        """Only where to: requests would add the system's authorities to the pinned one."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {}

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Nothing to add, for the same reason."""


def _gather(request: Iterator[bytes]) -> tuple[bytes, bool]:
    """The beginning of a request, and whether it is all of it."""
    pieces, size = [], 0
    for piece in request:
        pieces.append(piece)
        size += len(piece)
        if size > _ONE_PIECE:
            return b"".join(pieces), False
    return b"".join(pieces), True


def _check(response: requests.Response) -> None:
    """Raises KnownError for whatever is not a success of our server."""
    status = response.status_code
    if status in (200, 204):
        return
    if response.headers.get("Content-Type", "").partition(";")[0] == _PROBLEM or (
        response.request.method == "HEAD" and status in (401, 403, 404, 429)
    ):
        code = _problem_code(response)
        if code == "not-found" or status == 404:
            raise KnownError("not_found")
        if status == 429 and code != "invitation-locked":
            raise KnownError("server_busy", retry_after=_seconds(response.headers.get("Retry-After", "")))
        if code in _CODES:
            raise KnownError(_CODES[code])
        if status >= 500:
            raise KnownError("server_failed")
        raise KnownError({401: "token_unknown", 403: "revoked"}.get(status, "wrong_server"))
    if status in (502, 503, 504):
        raise KnownError("server_busy", retry_after=_seconds(response.headers.get("Retry-After", "")))
    if 300 <= status < 400 or status == 511:
        raise KnownError("captive_portal")
    raise KnownError("wrong_server")


def _problem_code(response: requests.Response) -> str:
    try:
        found = msgspec.json.decode(response.content, type=dict[str, Any])
    except msgspec.MsgspecError:
        return ""
    return str(found.get("code", ""))


def _seconds(header: str) -> int:
    return int(header) if header.isdigit() else 0
