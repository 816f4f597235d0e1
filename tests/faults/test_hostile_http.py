"""The HTTP interface of a real server, as its own description tells it, with whatever that lets one make up.

No failure of the server's own, ever; each refusal is a problem with its code; each answer is one that the description
knows. With a token, with another township's, with one that is made up, with none. ``FAULTS=long`` makes many more.
"""

from __future__ import annotations

import http.client
import json
import random
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import NamedTuple

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, checks
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.client import FRAMES, Client
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from protocol.ids import new_id
from protocol.wire import ANSWER
from tests.faults.besieged import PROBLEMS, Kept
from tests.faults.mutations import payloads_of, spoilt
from tests.faults.processes import LONG, KilledServer, seeded

EXAMPLES, STREAMS = (40, 600) if LONG else (2, 20)
HERE, THERE = "152221401", "152221402"
#: Routes that can be asked wrongly.
TAKING = {"POST /v1/enrol", "POST /v1/device/renew", "POST /v1/token", "PATCH /v1/photo/{sha256}"}
CHECKS = [
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
schemathesis.serializer.alias([FRAMES, "image/jpeg"], "application/octet-stream")


class Stage(NamedTuple):
    """A server with two townships, a laptop in each, and what the first would send."""

    server: KilledServer
    here: Connection
    there: Connection
    request: bytes


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("http")
    server = KilledServer(folder / "server")
    try:
        here, there = (Enrolment(server.invite(township)).run() for township in (HERE, THERE))
        db = open_database(folder / "here.db")
        with closing(Client(here)) as client:
            journal = Journal(db)
            journal.sync.adopt_device(here.device)
            journal.write([Edit("person", new_id(), {"name_zh": "其木格"})], Label("test"))
            assert Engine(journal, client).exchange().whole
            journal.write([Edit("person", new_id(), {"name_zh": f"娜仁{i}"}) for i in range(9)], Label("test"))
            kept = Kept()
            with pytest.raises(Exception, match="offline"):
                Engine(journal, kept).exchange()
            yield Stage(server, here, there, kept.request)
            # After all that, a good laptop still syncs.
            assert Engine(journal, client).exchange(check=True).checked == "same"
        db.close_all()
    finally:
        server.kill()


def token_of(connection: Connection) -> str:
    return f"{connection.township}.{connection.secret}"


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def ask(stage: Stage, method: str, path: str, token: str | None, body: bytes | None = None, **more: str) -> Reply:
    """One request; ``more`` are headers."""
    headers = {name.replace("_", "-"): value for name, value in more.items()}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    with closing(http.client.HTTPConnection("127.0.0.1", stage.server.port, timeout=30)) as line:
        line.request(method, path, body=body, headers=headers)
        response = line.getresponse()
        return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())


def assert_problem(reply: Reply, method: str = "GET") -> None:
    assert 400 <= reply.status < 500, reply
    if method != "HEAD":
        assert reply.headers["content-type"] == "application/problem+json"
        assert {"type", "title", "status", "code"} == json.loads(reply.body).keys()


WHO = ["here", "there", "made up", "none"]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_the_description_holds_whatever_is_sent(stage: Stage, mode: GenerationMode) -> None:
    dice = seeded(f"schemathesis {mode.value}")
    tokens = {"here": token_of(stage.here), "there": token_of(stage.there), "made up": f"{HERE}.{stage.there.secret}"}
    described = schemathesis.openapi.from_url(f"http://127.0.0.1:{stage.server.port}/schema/openapi.json")
    asked: dict[str, int] = {}
    every: set[str] = set()
    for result in described.get_all_operations():
        operation: APIOperation = result.ok()  # type: ignore[assignment]  # one that cannot be read fails here
        every.add(operation.label)

        @seed(dice.getrandbits(32))
        @settings(max_examples=EXAMPLES, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode), who=st.sampled_from(WHO))
        def send(case: Case, who: str) -> None:
            asked[case.operation.label] = asked.get(case.operation.label, 0) + 1
            headers = {"Authorization": f"Bearer {tokens[who]}"} if who in tokens else {}
            response = case.call_and_validate(headers=headers, checks=CHECKS)
            if response.status_code >= 400:
                told = Reply(response.status_code, {k: v[0] for k, v in response.headers.items()}, response.content)
                assert_problem(told, case.method)

        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            send()
    assert {*asked} == every if mode is GenerationMode.POSITIVE else {*asked} >= TAKING, asked


ODD_REQUESTS: list[tuple[str, str, bytes | None, dict[str, str]]] = [
    ("GET", f"/v1/archive/{'9' * 6000}/{'0' * 32}", None, {}),
    ("GET", f"/v1/archive/{1 << 64}/{'0' * 32}", None, {}),
    ("GET", f"/v1/archive/1_0/{'0' * 32}", None, {}),
    ("GET", f"/v1/archive/-1/{'0' * 32}", None, {}),
    ("GET", "/v1/archive/3/%00%ff", None, {}),
    ("GET", "/v1/photo/%F0%28%8C%28", None, {}),
    ("GET", f"/v1/photo/{'0' * 64}", None, {"Range": f"bytes={'9' * 9000}-"}),
    ("PATCH", f"/v1/photo/{'0' * 64}", b"x", {"Upload_Offset": "٣", "Upload_Length": "1"}),
    ("GET", f"/v1/device?knows={'x' * 5000}", None, {}),
    ("GET", "/v1/device?knows=%00%00", None, {}),
    ("GET", "/v1/device?knows=a&knows=b%ff", None, {}),
    ("DELETE", "/v1/device", None, {}),
    ("POST", "/health", b"{}", {}),
    ("GET", "/v1/../../etc/passwd", None, {}),
    *(
        ("POST", path, body, {"Content_Type": kind})
        for path in ("/v1/enrol", "/v1/token", "/v1/device/renew")
        for kind, body in (
            ("application/msgpack", b"\x91" * 3000),
            ("application/x-msgpack", b"\xc1"),
            ("multipart/form-data", b"--x"),
            ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--'),
            ("application/x-www-form-urlencoded", b"township=1&code=%ff" * 20),
            ("text/plain; charset=utf-99", b"{}"),
            ("application/json; charset=utf-16", "{}".encode("utf-16")),
        )
    ),
]


@pytest.mark.parametrize("who", WHO)
def test_odd_requests_are_problems(stage: Stage, who: str) -> None:
    tokens = {"here": token_of(stage.here), "there": token_of(stage.there), "made up": f"{HERE}.\xff{'a' * 3000}"}
    for method, path, body, headers in ODD_REQUESTS:
        if method == "PATCH":
            headers = {name: value.encode().decode("latin-1") for name, value in headers.items()}
        reply = ask(stage, method, path, tokens.get(who), body, **headers)
        assert reply.status < 500, (method, path[:60], headers)
        if reply.status >= 400:
            assert_problem(reply)


def test_a_recorded_request_is_worth_nothing_under_another_token(stage: Stage) -> None:
    """Not under another township's, nor under another device's of the same one, nor with a made-up secret."""
    other = Enrolment(stage.server.invite(HERE)).run()
    before = stage.server.rows("SELECT code, head, log_hash FROM township ORDER BY code")
    for connection in (stage.there, other):
        reply = ask(stage, "POST", "/v1/sync", token_of(connection), stage.request)
        assert (reply.status, reply.headers["content-type"]) == (200, FRAMES)
        opening = payloads_of(reply.body)[0]
        assert (opening[0], opening[4], opening[6] in PROBLEMS) == (ANSWER, 0, True)
        assert "其木格".encode() not in repr(payloads_of(reply.body)).encode()
    for token in (f"{THERE}.{stage.here.secret}", f"{HERE}.{stage.there.secret}", f"{HERE}.", ".", f"{HERE}.\xff"):
        assert_problem(ask(stage, "POST", "/v1/sync", token, stage.request))
    assert stage.server.rows("SELECT code, head, log_hash FROM township ORDER BY code") == before


def test_spoilt_streams_are_answered_by_the_protocol(stage: Stage) -> None:
    dice = seeded("spoilt streams over HTTP")
    case = random.Random(dice.getrandbits(64))
    for number in range(STREAMS):
        reply = ask(stage, "POST", "/v1/sync", token_of(stage.here), spoilt(case, stage.request))
        assert (reply.status, reply.headers["content-type"]) == (200, FRAMES), f"stream {number}"
        opening = payloads_of(reply.body)[0]
        assert opening[6] is None or opening[6] in PROBLEMS, f"stream {number}"
