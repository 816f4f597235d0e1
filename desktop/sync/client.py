"""The line to the server: one kept connection, the pinned authority, and every failure as a KnownError.

Codes: offline, server_slow, server_busy (retry_after seconds), server_failed, captive_portal, wrong_server, revoked,
token_unknown, other_version, line_cut; of photos also photo_moved, township_full.
"""

from __future__ import annotations

import ssl
import struct
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from itertools import chain
from typing import Any, Final

import msgspec
import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.util import SKIP_HEADER

from desktop.errors import KnownError
from desktop.sync.connection import Connection
from desktop.sync.gauge import Gauge, Pace
from desktop.sync.photos import Held
from desktop.sync.sockets import EndedSocket, OpenSockets
from protocol.operations import Entry, from_canonical
from protocol.update_label import Offered
from protocol.wire import MAX_FILE

SERVER_NAME: Final = "sumu-server"
FRAMES: Final = "application/x-sumu"
ORDER: Final = "sumu-order"
_BYTES: Final = "application/octet-stream"
_PROBLEM: Final = "application/problem+json"
#: Seconds to connect, and seconds without a single byte moving; a slow line may take as long as it needs.
CONNECT_SECONDS, STALL_SECONDS = 10.0, 40.0
#: A request up to this size goes out in one piece, with its length; on a slow line up to the smaller one, so that
#: what is not sent yet can still be stopped, and what was sent can be told.
_ONE_PIECE, _SLOW_PIECE = 64 * 1024, 3 * 1024
#: What the system may hold of a request that is written but not sent yet: while these bytes move, nothing says so. A
#: line is waited for that moves so many a second, unless it is known to be slower.
_UNSEEN_BYTES, _SLOWEST = 48 * 1024, 1000.0
#: A server is waited for no longer, whatever it asks (seconds).
_RETRY_MOST = 24 * 3600
_MAX_THUMBNAIL = 24 * 1024
_MAX_OFFERED = 4 * 1024
_BLOCK = 16 * 1024
#: The server gives at most 256 KiB of operations on one record, or a single larger one.
_MAX_ARCHIVE = 4 * 1024 * 1024

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
    "township-full": "township_full",
    "bad-range": "photo_moved",
    "wrong-hash": "photo_moved",
    "wrong-offset": "photo_moved",
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
        self._sockets = OpenSockets(timeouts[1])
        if url.startswith("https:"):
            self._session.mount("https://", _Pinned(ca_pem, self._sockets))
        else:
            self._session.mount("http://", _Plain(self._sockets))

    @property
    def kept(self) -> bool:
        """Whether a connection stands that the next request goes over."""
        return self._sockets.kept

    def close(self) -> None:
        """Closes the kept connection."""
        self._session.close()

    def hang_up(self) -> None:
        """Breaks off whatever is under way; from any thread. The request that waits fails at once."""
        self._sockets.shut()

    def resume(self) -> None:
        """After ``hang_up``: requests may be made again."""
        self._sockets.resume()

    @contextmanager
    def request(
        self,
        method: str,
        path: str,
        *,
        data: Any = None,
        headers: dict[str, str] | None = None,
        slowest: float = _SLOWEST,
    ) -> Iterator[requests.Response]:
        """An answer of the server itself, its body not read yet. ``slowest``: bytes a second that are waited for.
        Raises KnownError for everything else."""
        unseen = min(len(data), _UNSEEN_BYTES) if isinstance(data, bytes) else _UNSEEN_BYTES if data is not None else 0
        with told():
            response = self._session.request(
                method,
                self._url + path,
                data=data,
                headers=headers,
                timeout=(self._timeouts[0], self._timeouts[1] + unseen / slowest),
                stream=True,
                allow_redirects=False,
            )
            try:
                _check(response)
                yield response
                if response.raw.length_remaining == 0:
                    response.raw.read()  # an answer without a body is not known to have ended: it would end the line
            finally:
                response.close()


@contextmanager
def told() -> Iterator[None]:
    """Failures of the line as KnownError."""
    try:
        yield
    except requests.exceptions.SSLError as error:
        raise KnownError("wrong_server" if _is_strangers(error) else "line_cut") from error
    except requests.exceptions.ConnectTimeout as error:
        raise KnownError("offline") from error
    except requests.exceptions.ReadTimeout as error:
        raise KnownError("server_slow") from error
    except requests.exceptions.ChunkedEncodingError as error:
        raise KnownError("line_cut") from error
    except requests.exceptions.ConnectionError as error:
        if "Read timed out" in str(error):  # urllib3's own error where a stream stalls has no class of requests'
            raise KnownError("server_slow") from error
        if "BadStatusLine" in str(error):  # whatever speaks there, it is no HTTP
            raise KnownError("wrong_server") from error
        raise KnownError("line_cut" if "Connection aborted" in str(error) else "offline") from error
    except requests.exceptions.RequestException as error:
        raise KnownError("wrong_server") from error
    except ReadTimeoutError as error:
        raise KnownError("server_slow") from error
    except HTTPError as error:
        raise KnownError("line_cut") from error
    except OSError as error:
        raise KnownError("line_cut") from error


class Client:
    """An enrolled laptop's line: the transport of the engine, and photos. ``line``: for other requests over it."""

    def __init__(
        self, connection: Connection, timeouts: tuple[float, float] = (CONNECT_SECONDS, STALL_SECONDS)
    ) -> None:
        self.line = Line(connection.url, connection.authorities, timeouts)
        self._headers = {"Authorization": f"Bearer {connection.township}.{connection.secret}"}
        self.gauge = Gauge()
        #: Whether an answer said that the server has an order for this laptop (``desktop.sync.seal_exchange``).
        self.ordered = False

    @property
    def pace(self) -> Pace:
        """What sizes suit the line as it is now."""
        return self.gauge.pace(self.line.kept)

    def close(self) -> None:
        """Closes the kept connection."""
        self.line.close()

    def hang_up(self) -> None:
        """Breaks off whatever is under way; from any thread."""
        self.line.hang_up()

    def resume(self) -> None:
        """After ``hang_up``: requests may be made again."""
        self.line.resume()

    def exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        """Sends a request's frames and gives the answer's bytes as they come."""
        gauge = self.gauge
        first, whole = _gather(request, _SLOW_PIECE if self.pace.frame else _ONE_PIECE)
        before, started = gauge.sent, time.monotonic()
        data: bytes | Iterable[bytes] = self._sent(first) if whole else map(self._sent, chain([first], request))
        with self.line.request("POST", "/v1/sync", data=data, headers=self._headers, slowest=gauge.slowest) as response:
            gauge.answered(gauge.sent - before, time.monotonic() - started)
            self.ordered = ORDER in response.headers
            if response.headers.get("Content-Type") != FRAMES:
                raise KnownError("captive_portal")
            yield from self._clocked(self._received(response))

    def photos_held(self, asked: Sequence[bytes]) -> list[Held]:
        """What the server has of at most 500 photos, in the order asked. Measures the round trip."""
        body = b"".join(asked)
        started = time.monotonic()
        with self.line.request("POST", "/v1/photos", data=self._sent(body), headers=self._headers) as response:
            self.gauge.waited(time.monotonic() - started)
            numbers = b"".join(self._received(response))
            if response.headers.get("Content-Type") != _BYTES or len(numbers) != 4 * len(asked):
                raise KnownError("captive_portal")
        return [Held(n >> 2, bool(n & 1), bool(n & 2)) for n in struct.unpack(f"<{len(asked)}I", numbers)]

    def archive(self, kind: int, row: bytes) -> list[Entry]:
        """What the server's archive holds of a record, newest first (``kind`` by its number)."""
        data = bytearray()
        with self.line.request("GET", f"/v1/archive/{kind}/{row.hex()}", headers=self._headers) as response:
            for piece in self._received(response):
                data += piece
                if len(data) > _MAX_ARCHIVE:
                    raise KnownError("wrong_server")
        try:
            found = msgspec.msgpack.decode(data, type=list[tuple[int, bytes, bytes | None]])
            return [
                Entry(seq, from_canonical(body), *(msgspec.msgpack.decode(decided) if decided else ({}, "")))
                for seq, body, decided in found
            ]
        except (msgspec.MsgspecError, ValueError, TypeError) as error:
            raise KnownError("wrong_server") from error

    def update_offered(self, system: str) -> Offered | None:
        """The newest update of this program that the server has for a system; None where it has none, or hands on
        none."""
        try:
            with self.line.request("GET", f"/v1/update/{system}", headers=self._headers) as response:
                told = b"".join(self._limited(response, _MAX_OFFERED))
        except KnownError as error:
            if error.code == "not_found":
                return None
            raise
        try:
            return msgspec.json.decode(told, type=Offered)
        except msgspec.MsgspecError as error:
            raise KnownError("captive_portal") from error

    def update_piece(self, system: str, offered: Offered, start: int) -> bytes:
        """Some bytes of an update from ``start`` on, unchecked. Raises KnownError ``update_gone`` where the server has
        that one no more."""
        headers = {**self._headers, "Range": f"bytes={start}-"}
        try:
            with (
                self._measured(0),
                self.line.request("GET", f"/v1/update/{system}/{offered.mark}", headers=headers) as response,
            ):
                if response.status_code != 206:
                    raise KnownError("captive_portal")
                piece = b"".join(self._limited(response, offered.size - start))
        except KnownError as error:
            if error.code in ("not_found", "photo_moved"):
                raise KnownError("update_gone") from error
            raise
        if not piece:
            raise KnownError("line_cut")
        return piece

    def add_to_photo(self, sha256: bytes, offset: int, length: int, piece: bytes) -> None:
        """Sends a piece of a photo. Raises KnownError photo_moved: the server has more or less of it than thought."""
        headers = {**self._headers, "Upload-Offset": str(offset), "Upload-Length": str(length)}
        with (
            self._measured(len(piece)),
            self.line.request(
                "PATCH", _photo(sha256), data=self._sent(piece), headers=headers, slowest=self.gauge.slowest
            ) as response,
        ):
            _check_stored(response)

    def fetch_photo(self, sha256: bytes, start: int, take: Callable[[bytes], object]) -> bool:
        """A photo's bytes from ``start`` on, unchecked, to ``take`` as they come; False where the server does not have
        it (any more)."""
        headers = {**self._headers, "Range": f"bytes={start}-"} if start else self._headers
        try:
            with self.line.request("GET", _photo(sha256), headers=headers) as response:
                if start and response.status_code != 206:
                    raise KnownError("wrong_server")
                started = time.monotonic()
                got = 0
                for piece in self._received(response):
                    got += len(piece)
                    if start + got > MAX_FILE:
                        raise KnownError("wrong_server")
                    take(piece)
                self.gauge.moved(got, time.monotonic() - started)
        except KnownError as error:
            if error.code in ("not_found", "photo_moved"):
                return False
            raise
        return True

    def send_thumbnail(self, sha256: bytes, body: bytes) -> None:
        """Gives the server a photo's thumbnail; again is no harm."""
        path = f"{_photo(sha256)}/thumbnail"
        with (
            self._measured(len(body)),
            self.line.request("PUT", path, data=self._sent(body), headers=self._headers) as response,
        ):
            _check_stored(response)

    def fetch_thumbnail(self, sha256: bytes) -> bytes | None:
        """A photo's thumbnail, unchecked; None where the server has none."""
        try:
            with self.line.request("GET", f"{_photo(sha256)}/thumbnail", headers=self._headers) as response:
                body = bytearray()
                for piece in self._received(response):
                    body += piece
                    if len(body) > _MAX_THUMBNAIL:
                        raise KnownError("wrong_server")
        except KnownError as error:
            if error.code == "not_found":
                return None
            raise
        return bytes(body)

    @contextmanager
    def _measured(self, size: int) -> Iterator[None]:
        """Times how long so many bytes take with their answer."""
        started = time.monotonic()
        yield
        self.gauge.moved(size, self.gauge.without_wait(time.monotonic() - started))

    def _clocked(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Times an answer's bytes, without what is done with them meanwhile; the first of them came with its head."""
        waited, got, begun = 0.0, 0, False
        try:
            while True:
                started = time.monotonic()
                piece = next(pieces, b"")
                if not piece:
                    return
                if begun:
                    waited, got = waited + time.monotonic() - started, got + len(piece)
                begun = True
                yield piece
        finally:
            if got:
                self.gauge.moved(got, waited)

    def _sent(self, piece: bytes) -> bytes:
        self.gauge.sent += len(piece)
        return piece

    def _limited(self, response: requests.Response, most: int) -> Iterator[bytes]:
        got = 0
        for piece in self._received(response):
            got += len(piece)
            if got > most:
                raise KnownError("wrong_server")
            yield piece

    def _received(self, response: requests.Response) -> Iterator[bytes]:
        """An answer's body as it comes: what has come is given before a cut is told."""
        while piece := response.raw.read1(_BLOCK):
            self.gauge.received += len(piece)
            yield piece


class _Plain(HTTPAdapter):
    """Keeps track of its sockets."""

    def __init__(self, sockets: OpenSockets) -> None:
        self._sockets = sockets
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Every connection with a socket that is known."""
        super().init_poolmanager(*args, **options)
        self._sockets.watch(self.poolmanager)


class _Pinned(_Plain):
    """Trusts one authority only, and the server's own name, whatever address is dialled."""

    def __init__(self, ca_pem: str, sockets: OpenSockets) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._context.check_hostname = False  # urllib3 checks SERVER_NAME instead of the address
        self._context.sslsocket_class = EndedSocket
        self._context.load_verify_locations(cadata=ca_pem)
        super().__init__(sockets)

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


def _gather(request: Iterator[bytes], most: int) -> tuple[bytes, bool]:
    """The beginning of a request, up to about so many bytes, and whether it is all of it."""
    pieces, size = [], 0
    for piece in request:
        pieces.append(piece)
        size += len(piece)
        if size > most:
            return b"".join(pieces), False
    return b"".join(pieces), True


def _check(response: requests.Response) -> None:
    """Raises KnownError for whatever is not a success of our server."""
    status = response.status_code
    if status in (200, 204, 206):
        return
    retry_after = _seconds(response)
    if response.headers.get("Content-Type", "").partition(";")[0] == _PROBLEM or (
        response.request.method == "HEAD" and status in (401, 403, 404, 429)
    ):
        code = _problem_code(response)
        if code == "not-found" or status == 404:
            raise KnownError("not_found")
        if status == 503 or (status == 429 and code != "invitation-locked"):
            raise KnownError("server_busy", retry_after=retry_after)
        if code in _CODES:
            raise KnownError(_CODES[code])
        if status >= 500:
            raise KnownError("server_failed")
        raise KnownError({401: "token_unknown", 403: "revoked"}.get(status, "wrong_server"))
    if status in (502, 503, 504):
        raise KnownError("server_busy", retry_after=retry_after)
    if 300 <= status < 400 or status == 511:
        raise KnownError("captive_portal")
    raise KnownError("wrong_server")


def _check_stored(response: requests.Response) -> None:
    """Our server says that it stored something by 204; a page says 200."""
    if response.status_code != 204:
        raise KnownError("captive_portal")


def _problem_code(response: requests.Response) -> str:
    try:
        found = msgspec.json.decode(response.content, type=dict[str, Any])
    except msgspec.MsgspecError:
        return ""
    return str(found.get("code", ""))


def _seconds(response: requests.Response) -> int:
    """Seconds of a Retry-After, or until the date there: from the date of the answer, as this laptop's clock may be
    wrong."""
    asked = response.headers.get("Retry-After", "")
    if asked.isascii() and asked.isdigit():
        return min(int(asked[:9]), _RETRY_MOST)
    until, now = _date(asked), _date(response.headers.get("Date", "")) or time.time()
    return 0 if until is None else max(0, min(round(until - now), _RETRY_MOST))


def _date(header: str) -> float | None:
    """Seconds since 1970 of an HTTP date."""
    try:
        return parsedate_to_datetime(header).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None


def _is_strangers(error: BaseException | None) -> bool:
    """Whether somebody else answered, rather than a line that broke in the middle of a handshake."""
    broke = ("EOF occurred", "UNEXPECTED_EOF", "Connection reset", "handshake operation timed out", "closed (EOF)")
    return not any(words in str(error) for words in broke)


def _photo(sha256: bytes) -> str:
    return f"/v1/photo/{sha256.hex()}"
