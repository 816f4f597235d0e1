"""What the interface's description (OpenAPI) says beyond the routes' types: problems, bytes, headers, tokens."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from litestar.openapi.spec import (
    Components,
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Parameter,
    RequestBody,
    Schema,
    SecurityScheme,
)
from litestar.openapi.spec.enums import OpenAPIFormat

from server.problems import HTTP, PROBLEM, STATUS

_SCHEME: Final = "token"
_TEXT: Final = Schema(type=OpenAPIType.STRING)
_NUMBER: Final = Schema(type=OpenAPIType.STRING, pattern="^[0-9]{1,10}$")
_RANGE: Final = Schema(type=OpenAPIType.STRING, pattern="^bytes=[0-9]{1,10}-$")
_TOLD_WITH: Final = {401: "www-authenticate", 429: "retry-after", 503: "retry-after"}
#: For the application: how a device says who it is.
COMPONENTS: Final = Components(security_schemes={_SCHEME: SecurityScheme("http", scheme="bearer")})
#: Problems of whoever has no token of a device that is let in, or asks too much at once.
TOKEN: Final = ("token-unknown", "device-revoked", "busy")
#: Statuses of a body that is not the JSON which a route takes.
JSON: Final = (400, 413)


def described(
    *codes: str,
    http: Collection[int] = (),
    token: bool = True,
    takes: str = "",
    gives: Mapping[int, str] = MappingProxyType({}),
    asked: Mapping[str, bool] = MappingProxyType({}),
    told: Collection[str] = (),
) -> type[Operation]:
    """How a route is described. ``codes``: of its problems, ``http``: statuses of those that have no code of their own;
    ``token``: whether it wants one; ``takes``: the media type of a body of bytes; ``gives``: status → media type of an
    answer of bytes, "" where there is none; ``asked``: header of the request → whether it must be there; ``told``:
    headers of the answer."""
    problems: dict[int, list[str]] = {status: [HTTP] for status in http}
    for code in (*codes, "unavailable"):
        problems.setdefault(STATUS[code], []).append(code)

    @dataclass
    class Described(Operation):
        def __post_init__(self) -> None:
            good = {key: value for key, value in (self.responses or {}).items() if key.startswith("2")}
            if gives:
                good = {str(status): _answer(status, media_type) for status, media_type in gives.items()}
            for response in good.values():
                if isinstance(response, OpenAPIResponse):
                    response.headers = {name: OpenAPIHeader(schema=_TEXT) for name in told}
            self.responses = good | {str(status): _problem(status, problems[status]) for status in sorted(problems)}
            if takes:
                self.request_body = RequestBody({takes: _bytes()})
            self.parameters = [*(self.parameters or ()), *(_header(name, must) for name, must in asked.items())] or None
            self.security = [{_SCHEME: []}] if token else None

    return Described


def _bytes() -> OpenAPIMediaType:
    return OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY))


def _header(name: str, must: bool) -> Parameter:
    return Parameter(name, "header", schema=_RANGE if name == "range" else _NUMBER, required=must)


def _answer(status: int, media_type: str) -> OpenAPIResponse:
    return OpenAPIResponse(HTTPStatus(status).phrase, content={media_type: _bytes()} if media_type else None)


def _problem(status: int, codes: list[str]) -> OpenAPIResponse:
    properties = {
        "type": _TEXT,
        "title": _TEXT,
        "status": Schema(type=OpenAPIType.INTEGER, const=status),
        "code": Schema(type=OpenAPIType.STRING, enum=codes),
    }
    schema = Schema(type=OpenAPIType.OBJECT, properties=dict(properties), required=[*properties])
    header = _TOLD_WITH.get(status)
    return OpenAPIResponse(
        ", ".join(codes),
        headers={header: OpenAPIHeader(schema=_TEXT, required=True)} if header else None,
        content={PROBLEM: OpenAPIMediaType(schema=schema)},
    )
