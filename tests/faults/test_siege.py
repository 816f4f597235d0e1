"""A real server that is besieged, by people without a token and by one who has one; a laptop comes through."""

from __future__ import annotations

import hashlib
import http.client
import json
import random
import selectors
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.sync.connection import Connection
from desktop.sync.enrolment import Enrolment, refresh
from protocol.wire import MAX_FILE
from server.connections import DEVICE_CONNECTIONS, HEAD_SECONDS
from server.gate import OF_DEVICE
from server.guesses import MOST_WRONG
from server.photos import MAX_PIECE
from tests.sync.conftest import TOWNSHIP, ServerProcess, free_port, run_server, running
from tests.sync.test_endpoints import ask, dial, greeting

#: Files that the besieged server may have open, and connections that want more than that leaves for them.
FILES, IDLE = 700, 800
#: Bytes of memory that a connection may cost which says nothing.
MOST_OF_ONE = 80 * 1024
#: Bytes of log that a siege may leave.
MOST_LOG = 10_000
#: Seconds over HEAD_SECONDS until a stranger was hung up on, on a machine that does other things too.
SLACK = 6
#: Bodies that one device sends a byte of.
SLOW = 80


class Besieged(NamedTuple):
    """The server, its log, whether it speaks TLS, and a laptop that is at home there."""

    server: ServerProcess
    log: Path
    secure: bool
    laptop: Connection

    @property
    def memory(self) -> int:
        """Bytes that the server's process holds."""
        return int(Path(f"/proc/{self.server.process.pid}/statm").read_text().split()[1]) * 4096

    def dial(
        self, stack: ExitStack, said: bytes = b"", *, secure: bool = False, source: str = "127.0.0.1"
    ) -> socket.socket:
        """A connection from an address of loopback, after a handshake where ``secure``; over it goes ``said``."""
        address = "127.0.0.1", self.server.port
        line = stack.enter_context(socket.create_connection(address, timeout=30, source_address=(source, 0)))
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            line = stack.enter_context(context.wrap_socket(line))
        if said:
            line.sendall(said)
        return line


@pytest.fixture(scope="module", params=["plain", "tls"])
def besieged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Besieged]:
    folder, port, secure = tmp_path_factory.mktemp("siege"), free_port(), request.param == "tls"
    options = ["--listen", "127.0.0.1"] if secure else ["--plain"]
    run_server("init", "--data", str(folder), "--host", "127.0.0.1", "--port", str(port), *options)
    log = folder / "server.log"
    with running(folder, port, log=log, files=FILES) as server:
        yield Besieged(server, log, secure, Enrolment(server.invite()).run())


@contextmanager
def many(besieged: Besieged, number: int, said: bytes) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        yield [besieged.dial(stack, said) for _ in range(number)]


def heard_from(lines: list[socket.socket], seconds: float, number: int, *, closed: bool = False) -> int:
    """Waits until the server has answered or ended so many of the connections (``closed``: ended); how many it has."""
    until, done = time.monotonic() + seconds, 0
    with selectors.DefaultSelector() as selector:
        for line in lines:
            line.setblocking(False)
            selector.register(line, selectors.EVENT_READ)
        while done < number and (left := until - time.monotonic()) > 0:
            for key, _ in selector.select(left):
                line = key.fileobj
                assert isinstance(line, socket.socket)
                try:
                    if line.recv(65536) and closed:
                        continue
                except ssl.SSLWantReadError:
                    continue
                except OSError:
                    pass
                done += 1
                selector.unregister(line)
    return done


def test_idle_connections_keep_no_laptop_out(besieged: Besieged) -> None:
    with many(besieged, IDLE, b""):
        for _ in range(3):
            assert refresh(besieged.laptop).device == besieged.laptop.device
    assert besieged.log.stat().st_size < MOST_LOG


def test_idle_connections_beyond_the_room_there_is_are_closed_at_once(besieged: Besieged) -> None:
    """Also those that a limit of open files allows: laptops keep theirs."""
    with many(besieged, IDLE, b"") as lines:
        beyond = IDLE - (FILES - 448)
        assert heard_from(lines, 0.9 * HEAD_SECONDS, beyond, closed=True) >= beyond
        assert refresh(besieged.laptop).device == besieged.laptop.device


def test_who_says_nothing_or_half_of_it_is_hung_up_on_and_costs_little(besieged: Besieged) -> None:
    head = b"\x16\x03\x01" if besieged.secure else b"POST /v1/sync HTTP/1.1\r\nHost: x\r\n"
    with ExitStack() as stack:
        before = besieged.memory
        lines = [besieged.dial(stack, said) for said in [b"", head] * 100]
        refresh(besieged.laptop)
        assert (besieged.memory - before) / len(lines) < MOST_OF_ONE
        lines += [besieged.dial(stack, secure=besieged.secure), besieged.dial(stack, b"GET /", secure=besieged.secure)]
        answered = besieged.dial(stack, b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n", secure=besieged.secure)
        unread = b"POST /v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n{"
        lines += [answered, besieged.dial(stack, unread.replace(b"/v1/token", b"/v1/sync"), secure=besieged.secure)]
        assert heard_from(lines, HEAD_SECONDS + SLACK, len(lines), closed=True) == len(lines)


SPOILT = [
    b"GET /health HTTP/1.1\nHost: x\n\n",
    b"GET /health HTTP/1.1\r\nHost: x\n\r\n",
    b"GET /health HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n folded\r\n\r\n",
    b"GET /health HTTP/1.1\r\nHost: x\r\nX-A: 1\rX-B: 2\r\n\r\n",
    b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
    b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"\r\n\r\nGET /health HTTP/1.1\nHost: x\r\n\r\n",
    b"GET /health HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 20_000 + b"\r\n\r\n",
]


@pytest.mark.parametrize("head", SPOILT)
def test_a_head_that_may_be_understood_in_two_ways_is_refused(besieged: Besieged, head: bytes) -> None:
    with ExitStack() as stack:
        line = besieged.dial(stack, head, secure=besieged.secure)
        answer = b""
        while piece := line.recv(65536):  # to the connection's end
            answer += piece
    assert answer.startswith(b"HTTP/1.1 400 ")


def test_a_second_request_before_the_first_is_answered_is_none(besieged: Besieged) -> None:
    with ExitStack() as stack:
        line = besieged.dial(stack, b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n" * 2, secure=besieged.secure)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    assert answer.count(b"HTTP/1.1 200 ") == 1


@pytest.mark.parametrize("spoilt", [False, True])
def test_a_request_may_come_with_the_end_of_a_body_that_was_answered_before(besieged: Besieged, spoilt: bool) -> None:
    """A laptop that is not known any more reads that, and asks to be let in again on the same connection at once."""
    body = b"x" * 1000
    head = b"POST /v1/townships/%s/exchange HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer nobody\r\n" % TOWNSHIP.encode()
    after = b"GET /health HTTP/1.1%s\nHost: x\r\n\r\n" % (b"" if spoilt else b"\r")
    with ExitStack() as stack:
        said = head + b"Content-Length: %d\r\n\r\n" % len(body) + body[:10]
        line = besieged.dial(stack, said, secure=besieged.secure)
        first = line.recv(65536)
        assert first.startswith(b"HTTP/1.1 4")
        line.sendall(body[10:] + after)
        answer = first + line.recv(65536)
        while answer.count(b"HTTP/1.1 ") < 2 and (piece := line.recv(65536)):
            answer += piece
    assert answer.count(b"HTTP/1.1 200 ") == (not spoilt)
    assert answer.count(b"HTTP/1.1 400 ") == spoilt


def test_who_guesses_codes_has_to_wait_and_nobody_else(besieged: Besieged) -> None:
    line = besieged.server.invite()
    guess = {"township": TOWNSHIP, "code": "0" * 14, "device": "0" * 32, "secret": "s" * 22, "public_key": "0" * 64}
    statuses = []
    with ExitStack() as stack:
        guesser = http.client.HTTPConnection("127.0.0.1")
        guesser.sock = besieged.dial(stack, secure=besieged.secure, source="127.0.0.9")
        for _ in range(MOST_WRONG + 1):
            guesser.request("POST", "/v1/enrol", json.dumps(guess))
            with guesser.getresponse() as response:
                statuses.append(response.status)
                response.read()
    assert statuses == [403] * MOST_WRONG + [429]
    assert Enrolment(line).run().township == TOWNSHIP


@pytest.mark.parametrize("shut_out", [False, True])
def test_slow_bodies_of_one_device_keep_nobody_out(besieged: Besieged, shut_out: bool) -> None:
    slow = Enrolment(besieged.server.invite(role="viewer")).run()
    if shut_out:
        data = ["--data", str(besieged.server.data)]
        run_server("revoke", *data, "--township", slow.township, "--device", slow.device.hex())
    token = f"{slow.township}.{slow.secret}"
    head = f"POST /v1/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: 5000\r\n\r\nx"
    with ExitStack() as stack:
        lines = [besieged.dial(stack, head.encode(), secure=besieged.secure) for _ in range(SLOW)]
        assert heard_from(lines, 30, SLOW - OF_DEVICE) >= SLOW - OF_DEVICE  # as a body that was cut, or busy
        mine = f"{besieged.laptop.township}.{besieged.laptop.secret}"
        assert ask(besieged.server, "POST", "/v1/sync", mine, greeting(besieged.laptop.device)).status == 200


def test_answers_that_nobody_reads_cost_little(besieged: Besieged) -> None:
    """A large file, asked for on all connections that a device may have, and none of it read."""
    hostile = Enrolment(besieged.server.invite("152221209")).run()
    token, body = f"{hostile.township}.{hostile.secret}", random.Random(1).randbytes(MAX_FILE)
    name = hashlib.sha256(body).hexdigest()
    with dial(besieged.server) as line:
        for start in range(0, MAX_FILE, MAX_PIECE):
            told = {"Authorization": f"Bearer {token}", "Upload-Offset": str(start), "Upload-Length": str(MAX_FILE)}
            line.request("PATCH", f"/v1/photo/{name}", body[start : start + MAX_PIECE], told)
            line.getresponse().read()
    before = besieged.memory
    ask_for_it = f"GET /v1/photo/{name} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n"
    with ExitStack() as stack:
        for _ in range(2 * DEVICE_CONNECTIONS):
            line = stack.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.connect(("127.0.0.1", besieged.server.port))
            if besieged.secure:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
                line = stack.enter_context(context.wrap_socket(line))
            line.sendall(ask_for_it.encode())
            line.recv(100)  # the answer began
        refresh(besieged.laptop)
        assert besieged.memory - before < MAX_FILE
    assert ask(besieged.server, "GET", f"/v1/photo/{name}", token).body == body


def test_a_body_that_takes_for_ever_does_not_hold_up_the_servers_end(tmp_path: Path) -> None:
    folder, port = tmp_path / "server", free_port()
    run_server("init", "--data", str(folder), "--host", "127.0.0.1", "--port", str(port), "--plain")
    with ExitStack() as stack:
        with running(folder, port) as server:
            laptop = Enrolment(server.invite()).run()
            besieged = Besieged(server, folder, False, laptop)
            token = f"{laptop.township}.{laptop.secret}"
            head = (
                f"POST /v1/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: 5000\r\n\r\nx"
            )
            besieged.dial(stack, head.encode())
            assert ask(server, "GET", "/health").status == 200
        assert server.process.returncode is not None  # the block's end waits 20 seconds
