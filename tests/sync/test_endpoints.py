"""The HTTP shell of a real server process: every endpoint against strangers, its limits, its few headers."""

from __future__ import annotations

import hashlib
import http.client
import json
import random
import socket
import ssl
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any, NamedTuple

import pytest

from desktop.sync.connection import Connection
from desktop.sync.enrolment import Enrolment
from protocol import PROTOCOL_VERSION
from protocol.codec import FrameReader, FrameWriter
from protocol.operations import chain_start, cursor_proof, log_start
from protocol.wire import ANSWER, DONE, END, HELLO, MAX_REQUEST, Problem
from server.photos import MAX_ASKED, MAX_FILE, MAX_PIECE, MAX_THUMBNAIL
from tests.sync.conftest import ServerProcess, run_server

HERE, THERE = "152221301", "152221302"
PHOTO = b"\xff\xd8 a photo"
HASH = hashlib.sha256(PHOTO).hexdigest()


class Reply(NamedTuple):
    """An answer with all its headers."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> str:
        """The problem's code."""
        assert self.headers["content-type"] == "application/problem+json"
        found = json.loads(self.body)
        assert found["status"] == self.status
        return str(found["code"])


@contextmanager
def dial(server: ServerProcess) -> Iterator[http.client.HTTPConnection]:
    """A connection to the server."""
    line: http.client.HTTPConnection
    if (server.data / "ca.pem").exists():
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.load_verify_locations(server.data / "ca.pem")
        line = http.client.HTTPSConnection("127.0.0.1", server.port, timeout=20, context=context)
    else:
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    with closing(line):
        yield line


def ask(
    server: ServerProcess, method: str, path: str, token: str | None = None, body: Any = None, **more: object
) -> Reply:
    """One request and its answer; ``more`` are headers."""
    headers = {name.replace("_", "-"): str(value) for name, value in more.items()}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    with dial(server) as line:
        line.request(method, path, body=body, headers=headers)
        response = line.getresponse()
        return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())


def token_of(connection: Connection) -> str:
    return f"{connection.township}.{connection.secret}"


@pytest.fixture(scope="module")
def here(server: ServerProcess) -> Connection:
    return Enrolment(server.invite(HERE)).run()


@pytest.fixture(scope="module")
def there(server: ServerProcess) -> Connection:
    return Enrolment(server.invite(THERE)).run()


@pytest.fixture(scope="module")
def viewer(server: ServerProcess) -> Connection:
    return Enrolment(server.invite(HERE, "viewer")).run()


def greeting(device: bytes) -> bytes:
    """A request that asks for what is new and brings nothing."""
    writer = FrameWriter()
    hello = [HELLO, PROTOCOL_VERSION, 0, 0, b"", 0, chain_start(device), 100]
    return writer.frame(hello) + writer.frame([END]) + writer.close()


def frames_of(reply: Reply) -> dict[int, list[Any]]:
    assert (reply.status, reply.headers["content-type"]) == (200, "application/x-sumu")
    return {payload[0]: payload for payload in FrameReader(1 << 24, 1 << 24).feed(reply.body)}


ENDPOINTS = [
    ("POST", "/v1/sync"),
    ("GET", "/v1/device"),
    ("POST", "/v1/device/renew"),
    ("POST", "/v1/photos"),
    ("GET", f"/v1/photo/{HASH}"),
    ("HEAD", f"/v1/photo/{HASH}"),
    ("PATCH", f"/v1/photo/{HASH}"),
    ("GET", f"/v1/photo/{HASH}/thumbnail"),
    ("PUT", f"/v1/photo/{HASH}/thumbnail"),
    ("POST", "/v1/seal-keys"),
    ("PUT", "/v1/seal-keys"),
]


@pytest.mark.parametrize(("method", "path"), ENDPOINTS)
def test_no_endpoint_opens_without_a_token_of_its_township(
    server: ServerProcess, here: Connection, there: Connection, method: str, path: str
) -> None:
    tokens = [None, "", "x", f"{THERE}.{here.secret}", f"{HERE}.{there.secret}", f"{HERE}.{here.device.hex()}"]
    for token in tokens:
        reply = ask(server, method, path, token)
        assert reply.status == 401
        assert reply.headers["www-authenticate"] == "Bearer"
        assert method == "HEAD" or reply.code == "token-unknown"


@pytest.mark.parametrize(("method", "path"), ENDPOINTS[1:])  # what it may still hand over: test_quarantine.py
def test_a_revoked_device_is_shut_out_of_every_endpoint(server: ServerProcess, method: str, path: str) -> None:
    gone = Enrolment(server.invite(HERE)).run()
    run_server("revoke", "--data", str(server.data), "--township", HERE, "--device", gone.device.hex())
    assert ask(server, method, path, token_of(gone)).status == 403


def send_photo(server: ServerProcess, token: str, photo: bytes, name: str = "") -> Reply:
    """A photo in one piece."""
    path = f"/v1/photo/{name or hashlib.sha256(photo).hexdigest()}"
    return ask(server, "PATCH", path, token, photo, Upload_Offset=0, Upload_Length=len(photo))


def held(server: ServerProcess, token: str, *names: str) -> tuple[int, ...]:
    reply = ask(server, "POST", "/v1/photos", token, b"".join(bytes.fromhex(name) for name in names))
    assert reply.status == 200
    return struct.unpack(f"<{len(names)}I", reply.body)


def test_a_photo_is_seen_in_its_township_only(server: ServerProcess, here: Connection, there: Connection) -> None:
    path = f"/v1/photo/{HASH}"
    assert ask(server, "PUT", f"{path}/thumbnail", token_of(here), b"\xff\xd8\xff small").status == 204
    assert send_photo(server, token_of(here), PHOTO).headers["upload-offset"] == str(len(PHOTO))
    assert send_photo(server, token_of(here), PHOTO).status == 204
    assert ask(server, "GET", path, token_of(here)).body == PHOTO
    rest = ask(server, "GET", path, token_of(here), Range="bytes=3-")
    assert (rest.status, rest.body) == (206, PHOTO[3:])
    assert rest.headers["content-range"] == f"bytes 3-{len(PHOTO) - 1}/{len(PHOTO)}"
    assert ask(server, "GET", path, token_of(here), Range="bytes=999-").status == 416
    assert ask(server, "GET", f"{path}/thumbnail", token_of(here)).body == b"\xff\xd8\xff small"
    told = ask(server, "HEAD", path, token_of(here)).headers
    assert (told["upload-offset"], told["upload-length"]) == (str(len(PHOTO)), str(len(PHOTO)))
    assert held(server, token_of(here), HASH, "00" * 32) == (len(PHOTO) << 2 | 3, 0)
    assert held(server, token_of(there), HASH) == (0,)
    assert held(server, token_of(there)) == ()
    for method, place in (("GET", path), ("HEAD", path), ("GET", f"{path}/thumbnail")):
        assert ask(server, method, place, token_of(there)).status == 404


def test_who_has_all_of_a_photo_may_ask_on_at_once(server: ServerProcess, here: Connection) -> None:
    """By its length a laptop knew the end before the server had noted it, and its next request was hung up on."""
    photo = random.Random(7).randbytes(30_000)
    path = f"/v1/photo/{hashlib.sha256(photo).hexdigest()}"
    token = token_of(here)
    assert ask(server, "PATCH", path, token, photo, Upload_Offset=0, Upload_Length=len(photo)).status == 204
    with dial(server) as line:
        for _ in range(40):
            line.request("GET", path, headers={"Authorization": f"Bearer {token}"})
            response = line.getresponse()
            assert response.getheader("content-length") is None and response.read() == photo
            line.request("GET", path, headers={"Authorization": f"Bearer {token}", "Range": "bytes=29000-"})
            response = line.getresponse()
            assert response.getheader("content-length") is None and response.read() == photo[29_000:]


def test_a_photo_goes_on_where_it_was_cut(server: ServerProcess, here: Connection) -> None:
    photo = random.Random(5).randbytes(100_000)
    name, token = hashlib.sha256(photo).hexdigest(), token_of(here)
    path, length = f"/v1/photo/{name}", len(photo)
    assert ask(server, "PATCH", path, token, photo[:50_000], Upload_Offset=0, Upload_Length=length).status == 204
    assert held(server, token, name) == (50_000 << 2,)
    assert ask(server, "HEAD", path, token).headers["upload-offset"] == "50000"
    assert ask(server, "GET", path, token).status == 404
    again = ask(server, "PATCH", path, token, photo[:50_000], Upload_Offset=0, Upload_Length=length)
    assert (again.status, again.code) == (409, "wrong-offset")
    with dial(server) as line:  # the line breaks in the middle of a piece: what came of it may stay
        line.putrequest("PATCH", path)
        for header, value in (
            ("Authorization", f"Bearer {token}"),
            ("Upload-Offset", "50000"),
            ("Upload-Length", str(length)),
            ("Content-Length", "50000"),
        ):
            line.putheader(header, value)
        line.endheaders(photo[50_000:70_000])
    while True:
        offset = held(server, token, name)[0] >> 2
        assert 50_000 <= offset <= 70_000
        rest = ask(server, "PATCH", path, token, photo[offset:], Upload_Offset=offset, Upload_Length=length)
        if rest.status != 409:
            break
    assert rest.headers["upload-offset"] == str(length)
    assert ask(server, "GET", path, token).body == photo


def test_a_sync_with_anothers_cursor_is_refused(server: ServerProcess, here: Connection, there: Connection) -> None:
    epoch = frames_of(ask(server, "POST", "/v1/sync", token_of(here), greeting(here.device)))[ANSWER][2]
    writer = FrameWriter()
    proof = cursor_proof(epoch, log_start(HERE, epoch))
    hello = [HELLO, PROTOCOL_VERSION, 0, 1, proof, 0, chain_start(there.device), 100]
    body = writer.frame(hello) + writer.frame([END]) + writer.close()
    assert frames_of(ask(server, "POST", "/v1/sync", token_of(there), body))[ANSWER][6] == Problem.CURSOR


def test_a_viewer_stores_no_photos(server: ServerProcess, viewer: Connection) -> None:
    assert send_photo(server, token_of(viewer), PHOTO).code == "role"
    assert ask(server, "PUT", f"/v1/photo/{HASH}/thumbnail", token_of(viewer), PHOTO).code == "role"


@pytest.mark.parametrize(
    "path", ["/v1/photo/xyz", "/v1/photo/" + "0" * 62, "/v1/photo/..%2f..%2fsumu.db", "/v1/nothing"]
)
def test_what_is_not_there_is_told_as_a_problem(server: ServerProcess, here: Connection, path: str) -> None:
    reply = ask(server, "GET", path, token_of(here))
    assert (reply.status, reply.code in ("not-found", "http")) == (404, True)


def test_a_photo_with_another_hash_or_too_large_leaves_nothing(server: ServerProcess, here: Connection) -> None:
    token, other = token_of(here), hashlib.sha256(b"other").hexdigest()
    path = f"/v1/photo/{other}"
    assert send_photo(server, token, PHOTO, other).code == "wrong-hash"
    assert held(server, token, other) == (0,)
    assert send_photo(server, token, bytes(MAX_PIECE + 1), other).code == "too-large"
    assert ask(server, "PATCH", path, token, b"x", Upload_Offset=0, Upload_Length=MAX_FILE + 1).code == "too-large"
    assert ask(server, "PATCH", path, token, b"xx", Upload_Offset=0, Upload_Length=1).code == "wrong-offset"
    for given in ("-1", "x", "", "9" * 30):
        assert ask(server, "PATCH", path, token, b"x", Upload_Offset=given, Upload_Length=1).code == "bad-request"
    assert ask(server, "PUT", f"{path}/thumbnail", token, bytes(MAX_THUMBNAIL + 1)).code == "too-large"
    assert ask(server, "PUT", f"{path}/thumbnail", token, b"GIF89a").code == "wrong-hash"
    pieces = (bytes(65536) for _ in range(40))  # no length is told beforehand
    with suppress(BrokenPipeError, ConnectionResetError, ssl.SSLError):  # hanging up in the middle says the same
        assert ask(server, "PATCH", path, token, pieces, Upload_Offset=0, Upload_Length=9).code == "too-large"
    assert ask(server, "POST", "/v1/photos", token, bytes(32 * MAX_ASKED + 1)).code == "too-large"
    assert ask(server, "GET", path, token).status == 404


def test_a_request_past_its_size_is_told(server: ServerProcess, here: Connection) -> None:
    writer = FrameWriter()
    hello = [HELLO, PROTOCOL_VERSION, 0, 0, b"", 0, chain_start(here.device), 100]
    body = writer.frame(hello) + writer.frame([9, random.Random(1).randbytes(MAX_REQUEST)]) + writer.close()
    frames = frames_of(ask(server, "POST", "/v1/sync", token_of(here), body))
    assert (frames[ANSWER][6], DONE in frames) == (Problem.SIZE, False)


MALFORMED = [
    b"",
    b"{",
    b"{}",
    b"[]",
    b"null",
    b"\xff\xfe",
    b'{"township": 5}',
    b"[" * 4000,
    b'{"township":' * 300,
    b'{"other":' + b"[" * 4000,
    b'{"device": "\\ud800"}',
    json.dumps({"township": HERE, "code": "x", "device": "x", "secret": "", "public_key": 1}).encode(),
    json.dumps({"device": "0" * 32, "secret": "s" * 22, "public_key": "0" * 64, "origin_number": 1e300}).encode(),
    json.dumps({"device": "0" * 32, "secret": "s" * 22, "public_key": "0" * 64, "origin_number": -1}).encode(),
]


@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/token", "/v1/device/renew"])
def test_malformed_json_is_a_problem_not_a_crash(server: ServerProcess, here: Connection, path: str) -> None:
    for body in MALFORMED:
        reply = ask(server, "POST", path, token_of(here), body)
        assert (reply.status, reply.code) == (400, "http"), body


@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/token", "/v1/device/renew"])
def test_a_body_past_its_size_is_a_problem(server: ServerProcess, here: Connection, path: str) -> None:
    assert ask(server, "POST", path, token_of(here), b"x" * 5000).status in (400, 413)


def test_nothing_new_stays_under_600_bytes_with_headers(server: ServerProcess, here: Connection) -> None:
    request = greeting(here.device)
    head = f"POST /v1/sync HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAuthorization: Bearer {token_of(here)}\r\n"
    reply = ask(server, "POST", "/v1/sync", token_of(here), request)
    assert set(reply.headers) == {"content-type", "content-length"}
    answer = 17 + sum(len(k) + len(v) + 4 for k, v in reply.headers.items()) + 2 + len(reply.body)
    assert len(head) + len(f"Content-Length: {len(request)}\r\n\r\n") + len(request) + answer <= 600


def test_health_and_the_interfaces_description_are_open(server: ServerProcess) -> None:
    assert json.loads(ask(server, "GET", "/health").body) == {"status": "ok", "protocol": PROTOCOL_VERSION}
    described = json.loads(ask(server, "GET", "/schema/openapi.json").body)
    devices = {"/v1/enrol", "/v1/device", "/v1/device/renew", "/v1/token"}
    photos = {"/v1/photos", "/v1/photo/{sha256}", "/v1/photo/{sha256}/thumbnail"}
    sealed = {"/v1/seal-keys", "/v1/device/order"}
    updates = {"/v1/update/{system}", "/v1/update/{system}/{mark}"}
    assert set(described["paths"]) == devices | photos | sealed | updates | {
        "/v1/sync",
        "/v1/ca",
        "/v1/archive/{kind}/{row}",
        "/health",
    }


def test_a_line_that_breaks_in_the_middle_of_a_request_harms_nobody(server: ServerProcess, here: Connection) -> None:
    if not (server.data / "ca.pem").exists():
        with socket.create_connection(("127.0.0.1", server.port)) as raw:
            raw.sendall(f"POST /v1/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token_of(here)}\r\n".encode())
            raw.sendall(b"Content-Length: 5000\r\n\r\n" + greeting(here.device)[:40])
    assert DONE in frames_of(ask(server, "POST", "/v1/sync", token_of(here), greeting(here.device)))


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20", "sumu.example.org"])
def test_plain_http_beyond_loopback_is_refused_in_words(host: str, tmp_path: Any) -> None:
    told = run_server("init", "--data", str(tmp_path), "--plain", "--host", host, check=False)
    assert "loopback only" in told
    assert not list(tmp_path.iterdir())


def test_a_folder_without_a_server_is_said_so(tmp_path: Any) -> None:
    for command in (["run"], ["devices"], ["invite", "--township", HERE]):
        assert "sumu-server init" in run_server(*command, "--data", str(tmp_path), check=False)


def test_a_second_init_keeps_the_certificates(server: ServerProcess) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in server.data.glob("*.pem"))
    assert "already" in run_server("init", "--data", str(server.data), check=False)
    assert before == sorted((path.name, path.stat().st_mtime_ns) for path in server.data.glob("*.pem"))


@pytest.mark.parametrize("knows", ["%00", "a" * 65, "%E4%B9%8C", "a%20b"])
def test_a_fingerprint_that_is_none_is_refused(server: ServerProcess, here: Connection, knows: str) -> None:
    """PostgreSQL takes no zero in a text, and nobody a text without an end."""
    reply = ask(server, "GET", f"/v1/device?knows={knows}", token_of(here))
    assert (reply.status, reply.code) == (400, "bad-request")


@pytest.mark.parametrize("page", ["/schema/swagger", "/schema/redoc", "/schema/openapi.yaml"])
def test_the_description_is_for_programs(server: ServerProcess, page: str) -> None:
    assert ask(server, "GET", page).status == 404
