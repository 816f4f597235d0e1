"""The serving process: HTTP on the configured port until it is told to end, with its memory set up for that."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import logging
import resource
import socket
import ssl
import time
from asyncio import constants, sslproto
from collections.abc import Callable
from typing import Any, Final

import uvicorn

from server.app import make_app
from server.configuration import Configuration, DataFolder
from server.connections import ConnectedConfig, Connections
from server.identity import Identity

logger = logging.getLogger("sumu.server")

_KEEP_ALIVE_SECONDS = 120
#: Requests have so long to end when the server is told to; a body that takes for ever would hold it up.
_ENDING_SECONDS = 8
#: Files that may be open at once, where the system lets it; those kept for the database, photos and what is being
#: accepted at the moment; connections at most.
_FILES, _OWN_FILES, _MOST_CONNECTIONS = 65_536, 448, 4096
#: Connections taken from the system in one go.
_ACCEPTED_AT_ONCE: Final = 256
#: Bytes read from a TLS connection at once, which it has a buffer for.
_TLS_BUFFER: Final = 16 * 1024
#: KiB that came over TLS and are not read yet, and that are to go out over it and wait, at most.
_TLS_UNREAD, _TLS_UNSENT = 32, 64
#: How seldom the log repeats that no connection could be accepted (seconds).
_SAY_AGAIN: Final = 60.0
#: New objects before rubbish is looked for, and how seldom the older ones are gone through.
_RUBBISH: Final = (20_000, 5, 5)
#: Blocks from this size on (bytes) are the system's own, and so much free memory may lie at the heap's end.
_OWN_BLOCK, _KEPT = 256 * 1024, 1024 * 1024
#: Numbers of glibc's ``mallopt`` (malloc.h).
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3


def serve(folder: DataFolder, configuration: Configuration, now_ms: Callable[[], int]) -> bool:
    """Serves until the process is told to end; ``now_ms``: its clock, ms since 1970 UTC. False where it could not
    begin."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # a line for each spoilt head would fill the disk
    db = folder.migrated(configuration)
    room = folder.room(configuration)
    app = make_app(db, folder.photos(db, room), room, now_ms, Identity(folder, configuration), folder.updates)
    server = ListeningServer(
        ConnectedConfig(
            app,
            Connections(_room_for_connections(), _tls(folder, configuration)),
            host=configuration.listen,
            port=configuration.port,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_ENDING_SECONDS,
            backlog=_ACCEPTED_AT_ONCE,
            loop="asyncio",
            ws="none",
        )
    )
    _set_memory()
    server.run()
    db.close()
    return server.started


class ListeningServer(uvicorn.Server):
    """Says on standard output when it listens, for whoever started it."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().set_exception_handler(Complaints())
        await super().startup(sockets)
        if self.started:
            print(f"listening on port {self.config.port}", flush=True)


class Complaints:
    """What the event loop could not do goes to the log; that no connection can be accepted once a minute."""

    def __init__(self) -> None:
        self._said = -_SAY_AGAIN

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if not isinstance(error, OSError) or "accept" not in context["message"]:
            loop.default_exception_handler(context)
        elif time.monotonic() >= self._said + _SAY_AGAIN:
            self._said = time.monotonic()
            logger.error("no connection can be accepted at the moment: %s", error.strerror)


def _tls(folder: DataFolder, configuration: Configuration) -> ssl.SSLContext | None:
    if configuration.plain:
        return None
    certificates = folder.certificates(configuration)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "server.pem", certificates / "server.key")
    return context


def _room_for_connections() -> int:
    """How many connections there may be; the limit of open files is raised first."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    return max(1, min(_MOST_CONNECTIONS, files - _OWN_FILES))


def _set_memory() -> None:
    """A request makes tens of thousands of objects, hardly one in a circle: looking through them took a sixth of it.
    And glibc keeps larger blocks to itself the larger those were that it got back: a server whose requests were cut
    again and again held three times what it used."""
    sslproto.SSLProtocol.max_size = _TLS_BUFFER  # 256 KiB else, for each connection
    vars(constants)["FLOW_CONTROL_HIGH_WATER_SSL_READ"] = _TLS_UNREAD  # 256 else: a reset takes it along
    vars(constants)["FLOW_CONTROL_HIGH_WATER_SSL_WRITE"] = _TLS_UNSENT  # 512 else, for whoever reads nothing
    gc.freeze()
    gc.set_threshold(*_RUBBISH)
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return  # another C library: it has ways of its own
    mallopt(_M_MMAP_THRESHOLD, _OWN_BLOCK)
    mallopt(_M_TRIM_THRESHOLD, _KEPT)
