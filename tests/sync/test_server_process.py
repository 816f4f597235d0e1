"""A real server process on loopback: joining, syncing, photos, and everything that may answer instead of it."""

from __future__ import annotations

import http.server
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from desktop.errors import KnownError
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from protocol.ids import new_id
from protocol.invitation import parse_invitation
from server.certificates import make_certificates
from tests.sync.conftest import ServerProcess, free_port, run_server


@contextmanager
def laptop(connection: Connection, path: Path) -> Iterator[tuple[Journal, Engine, Client]]:
    """A laptop with a real line."""
    db = open_database(path)
    client = Client(connection, timeouts=(5, 10))
    try:
        journal = Journal(db)
        journal.sync.adopt_device(connection.device)
        yield journal, Engine(journal, client), client
    finally:
        client.close()
        db.close_all()


def test_two_laptops_join_and_share(server: ServerProcess, tmp_path: Path) -> None:
    first, second = (Enrolment(server.invite("152221299")).run() for _ in range(2))
    with laptop(first, tmp_path / "a.db") as (a, sync_a, _), laptop(second, tmp_path / "b.db") as (b, sync_b, _):
        edits = [Edit("person", new_id(), {"name_zh": f"其木格{i}", "note": new_id().hex() * 20}) for i in range(3000)]
        a.write_in_slices(edits, Label("test"))
        assert sync_a.exchange().whole
        assert sync_b.exchange().received == 3000
        assert sync_b.exchange().rounds == 1
        assert a.digest == b.digest


def test_an_invitation_is_good_once_but_the_same_laptop_may_ask_again(server: ServerProcess) -> None:
    line = server.invite()
    enrolment = Enrolment(line)
    first, again = (msgspec.structs.replace(enrolment.run(), checked_at=0, secret_at=0) for _ in range(2))
    assert first == again
    with pytest.raises(KnownError, match="invitation_used"):
        Enrolment(line).run()


def test_a_wrong_code_is_said_so(server: ServerProcess) -> None:
    invitation = parse_invitation(server.invite("152221298"))
    with pytest.raises(KnownError, match="invitation_wrong"):
        Enrolment(invitation._replace(code="0000000000").line).run()


@pytest.mark.parametrize("text", ["", "hello", "sumu://host/#1", "sumu+http://192.168.1.1:80/#152221201.0123456789"])
def test_what_is_no_invitation_is_said_so(text: str) -> None:
    with pytest.raises(KnownError, match="invitation_wrong"):
        Enrolment(text)


def test_an_invitation_file_with_words_around_it_is_read(server: ServerProcess) -> None:
    line = server.invite()
    assert Enrolment(f"邀请 (72 小时内有效):\n  {line}\n").invitation.line == line


def test_a_revoked_laptop_is_told_and_keeps_its_work(server: ServerProcess, tmp_path: Path) -> None:
    joined = Enrolment(server.invite()).run()
    data = ["--data", str(server.data)]
    run_server("revoke", *data, "--township", joined.township, "--device", joined.device.hex())
    assert f"{joined.device.hex()} chair revoked" in run_server("devices", *data)
    with laptop(joined, tmp_path / "a.db") as (journal, engine, _):
        journal.write([Edit("person", new_id(), {"name_zh": "未传"})], Label("test"))
        with pytest.raises(KnownError, match="revoked_kept"):
            engine.exchange()
        assert journal.log.waiting()[0] == 1
    device = joined.device.hex()
    assert f"{device} received" in (aside := run_server("quarantine", *data)) and ": person 1\n" in aside
    taken = run_server("quarantine", *data, "--township", "152221201", "--accept", device)
    assert taken.strip() == "1 changes taken"
    assert run_server("quarantine", *data) == ""


@pytest.mark.parametrize("server", ["tls"], indirect=True)
def test_another_authority_is_not_believed(server: ServerProcess, tmp_path: Path) -> None:
    invitation = parse_invitation(server.invite())
    with pytest.raises(KnownError, match="wrong_server"):
        Enrolment(invitation._replace(fingerprint="A" * 43).line).run()
    joined = Enrolment(invitation.line).run()
    make_certificates(tmp_path, ["127.0.0.1"])
    forged = msgspec.structs.replace(joined, ca_pem=(tmp_path / "ca.pem").read_text())
    with laptop(forged, tmp_path / "a.db") as (_, engine, _), pytest.raises(KnownError, match="wrong_server"):
        engine.exchange()


@contextmanager
def impostor(
    answer: Callable[[http.server.BaseHTTPRequestHandler], None], context: ssl.SSLContext | None = None
) -> Iterator[str]:
    """Something else on a port; its URL."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", "0")))
            answer(self)

        do_PATCH = do_PUT = do_POST

        def log_message(self, *_: Any) -> None:
            pass

    class Listener(socketserver.TCPServer):
        def handle_error(self, *_: Any) -> None:
            """A laptop that hangs up is what is wanted."""

    with Listener(("127.0.0.1", 0), Handler) as listener:
        if context is not None:
            listener.socket = context.wrap_socket(listener.socket, server_side=True)
        thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"{'http' if context is None else 'https'}://127.0.0.1:{listener.server_address[1]}"
        listener.shutdown()
        thread.join()


def _page(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.wfile.write(b"<html>please log in</html>")


def _redirect(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://login.example/")
    handler.end_headers()


def _not_found(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_error(404)


def _busy(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(503)
    handler.send_header("Retry-After", "7")
    handler.end_headers()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "Fri, 27 Nov 2026 10:02:30 GMT", "Date": "Fri, 27 Nov 2026 10:00:00 GMT"}, 150),
        ({"Retry-After": "Fri, 27 Nov 2026 09:00:00 GMT", "Date": "Fri, 27 Nov 2026 10:00:00 GMT"}, 0),
        ({"Retry-After": "Fri, 01 Jan 1999 00:00:00 GMT"}, 0),
        ({"Retry-After": "99999999999999999999"}, 24 * 3600),
        ({"Retry-After": "in a while"}, 0),
        ({}, 0),
    ],
)
def test_when_to_come_again_is_heard_in_seconds_and_as_a_date(headers: dict[str, str], seconds: int) -> None:
    def busy(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response_only(503)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()

    with impostor(busy) as url:
        client = Client(Connection(url, "152221201", "", "chair", new_id(), "s" * 22))
        with pytest.raises(KnownError, match="server_busy") as told:
            list(client.exchange(x for x in [b""]))
        client.close()
    assert told.value.details["retry_after"] == seconds


def test_a_log_in_page_stores_no_photo() -> None:
    with impostor(_page) as url:
        client = Client(Connection(url, "152221201", "", "chair", new_id(), "s" * 22))
        with pytest.raises(KnownError, match="captive_portal"):
            client.add_to_photo(bytes(32), 0, 4, b"1234")
        with pytest.raises(KnownError, match="captive_portal"):
            client.send_thumbnail(bytes(32), b"1234")
        client.close()


def _no_http(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")


def _half(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/x-sumu")
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"\x28\xb5\x2f\xfd")


def _noise(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/x-sumu")
    handler.end_headers()
    handler.wfile.write(b"no stream of ours")


def _silence(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.rfile.read(1)  # until the laptop hangs up


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (_page, "captive_portal"),
        (_redirect, "captive_portal"),
        (_not_found, "wrong_server"),
        (_busy, "server_busy"),
        (_no_http, "wrong_server"),
        (_half, "line_cut"),
        (_noise, "line_cut"),
        (_silence, "server_slow"),
    ],
)
def test_what_is_not_our_server_is_told_and_nothing_is_lost(
    answer: Callable[[http.server.BaseHTTPRequestHandler], None], code: str, tmp_path: Path
) -> None:
    with impostor(answer) as url:
        connection = Connection(url, "152221201", "", "chair", new_id(), "s" * 22)
        db = open_database(tmp_path / "a.db")
        client = Client(connection, timeouts=(2, 0.3))
        journal = Journal(db)
        journal.write([Edit("person", new_id(), {"name_zh": "未传"})], Label("test"))
        with pytest.raises(KnownError, match=code):
            Engine(journal, client).exchange()
        assert journal.log.waiting()[0] == 1
        client.close()
        db.close_all()


def test_nobody_there_is_offline() -> None:
    connection = Connection(f"http://127.0.0.1:{free_port()}", "152221201", "", "chair", new_id(), "s" * 22)
    client = Client(connection)
    with pytest.raises(KnownError, match="offline"):
        list(client.exchange(x for x in [b""]))
    client.close()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_network_with_an_address_is_offline_as_with_a_name(scheme: str, tmp_path: Path) -> None:
    """No way leads to 255.255.255.255: the system refuses at once, as it does for any address without a network."""
    make_certificates(tmp_path, [])
    ca_pem = (tmp_path / "ca.pem").read_text() if scheme == "https" else ""
    connection = Connection(f"{scheme}://255.255.255.255:8443", "152221201", "", "chair", new_id(), "s" * 22, ca_pem)
    client = Client(connection)
    with pytest.raises(KnownError, match="offline"):
        list(client.exchange(x for x in [b"hello"]))
    client.close()


@pytest.mark.parametrize(("name", "code"), [("sumu-server", "captive_portal"), ("other.example", "wrong_server")])
def test_the_name_in_the_certificate_counts_not_the_address(name: str, code: str, tmp_path: Path) -> None:
    make_certificates(tmp_path, [])
    _make_leaf(tmp_path, name)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "leaf.pem", tmp_path / "leaf.key")
    with impostor(_page, context) as url:
        ca_pem = (tmp_path / "ca.pem").read_text()
        client = Client(Connection(url, "152221201", "", "chair", new_id(), "s" * 22, ca_pem))
        with pytest.raises(KnownError, match=code):
            list(client.exchange(x for x in [b""]))
        client.close()


def _make_leaf(folder: Path, name: str) -> None:
    """A certificate of the folder's authority for another name."""
    authority = x509.load_pem_x509_certificate((folder / "ca.pem").read_bytes())
    ca_key = serialization.load_pem_private_key((folder / "ca.key").read_bytes(), None)
    assert isinstance(ca_key, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    leaf = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(authority.not_valid_before_utc)
        .not_valid_after(authority.not_valid_after_utc)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
        .sign(ca_key, hashes.SHA256())
    )
    (folder / "leaf.pem").write_bytes(leaf.public_bytes(serialization.Encoding.PEM))
    secret = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, secret)
    (folder / "leaf.key").write_bytes(pem)
