"""Every failure as an RFC 9457 problem."""

from __future__ import annotations

import logging
from errno import EDQUOT, EFBIG, EIO, EMFILE, ENFILE, ENOMEM, ENOSPC, EROFS
from typing import Any, Final

import msgspec
from litestar import Response
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from peewee import InterfaceError, OperationalError

from server.auth import Refused

logger = logging.getLogger("sumu.server")

PROBLEM: Final = "application/problem+json"
#: The code of what HTTP itself says: a body that is no JSON, a method that a path does not know.
HTTP: Final = "http"
_RETRY_AFTER: Final = "5"
#: What a disk or a system says that cannot do more at the moment.
_PASSING: Final = frozenset((ENOSPC, EDQUOT, EFBIG, EIO, EROFS, EMFILE, ENFILE, ENOMEM))
#: Code → status.
STATUS: Final = {
    "token-unknown": 401,
    "device-revoked": 403,
    "role": 403,
    "invitation-wrong": 403,
    "bad-request": 400,
    "bad-range": 416,
    "wrong-offset": 409,
    "township-full": 507,
    "device-taken": 409,
    "invitation-used": 409,
    "invitation-expired": 410,
    "invitation-locked": 429,
    "not-found": 404,
    "too-large": 413,
    "wrong-hash": 422,
    "busy": 429,
    "unavailable": 503,
}


class ProblemDetails(msgspec.Struct):
    """RFC 9457; ``code`` is for programs."""

    type: str
    title: str
    status: int
    code: str


def _problem(status: int, title: str, code: str) -> Response[ProblemDetails]:
    headers = {"retry-after": _RETRY_AFTER} if status in (429, 503) else {}
    if status == 401:
        headers["www-authenticate"] = "Bearer"
    return Response(
        ProblemDetails("about:blank", title, status, code), status_code=status, media_type=PROBLEM, headers=headers
    )


def _on_refused(_: ASGIConnection[Any, Any, Any, State], error: Refused) -> Response[ProblemDetails]:
    return _problem(STATUS[error.code], error.code.replace("-", " "), error.code)


def _on_http(_: ASGIConnection[Any, Any, Any, State], error: HTTPException) -> Response[ProblemDetails]:
    return _problem(error.status_code, error.detail or "error", HTTP)


def _on_bug(_: ASGIConnection[Any, Any, Any, State], error: Exception) -> Response[ProblemDetails]:
    # The traceback only: the request's content never reaches a log.
    logger.error("unexpected error", exc_info=error)
    return _problem(500, "internal error", "internal")


def _on_system(request: ASGIConnection[Any, Any, Any, State], error: OSError) -> Response[ProblemDetails]:
    return (_on_unavailable if error.errno in _PASSING else _on_bug)(request, error)


def say_unavailable(error: Exception) -> None:
    """One line of the log that says what is away, without a traceback: nothing of the program is wrong."""
    logger.error("not available: %s", str(error).strip().splitlines()[0] if str(error) else type(error).__name__)


def _on_unavailable(_: ASGIConnection[Any, Any, Any, State], error: Exception) -> Response[ProblemDetails]:
    """Database or disk are away, not this program wrong. Their first line holds no values of what was sent."""
    say_unavailable(error)
    return _problem(503, "not available at the moment", "unavailable")


def _on_nesting(_: ASGIConnection[Any, Any, Any, State], __: Exception) -> Response[ProblemDetails]:
    return _problem(400, "nested too deeply", HTTP)


#: For the application.
PROBLEMS: Final[dict[int | type[Exception], Any]] = {
    Refused: _on_refused,
    HTTPException: _on_http,
    OperationalError: _on_unavailable,
    InterfaceError: _on_unavailable,
    OSError: _on_system,
    Exception: _on_bug,
}
#: For routes that read JSON: its reader gives up on deep nesting as Python itself does.
JSON_PROBLEMS: Final[dict[int | type[Exception], Any]] = {RecursionError: _on_nesting}
