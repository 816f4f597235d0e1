"""The serving process: HTTP on the configured port until it is told to end, with its memory set up for that."""

from __future__ import annotations

import ctypes
import gc
import logging
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from server.app import make_app
from server.configuration import Configuration, DataFolder
from server.identity import Identity

_KEEP_ALIVE_SECONDS = 120
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
    db = folder.database(configuration)
    app = make_app(db, folder.photos(db), now_ms, Identity(folder, configuration))
    secure, certificates = not configuration.plain, folder.certificates(configuration)
    server = _Server(
        uvicorn.Config(
            app,
            host=configuration.listen,
            port=configuration.port,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            ssl_certfile=certificates / "server.pem" if secure else None,
            ssl_keyfile=certificates / "server.key" if secure else None,
        )
    )
    _set_memory()
    server.run()
    db.close()
    return server.started


class _Server(uvicorn.Server):
    """Says on standard output when it listens, for whoever started it."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(f"listening on port {self.config.port}", flush=True)


def _set_memory() -> None:
    """A request makes tens of thousands of objects, hardly one in a circle: looking through them took a sixth of it.
    And glibc keeps larger blocks to itself the larger those were that it got back: a server whose requests were cut
    again and again held three times what it used."""
    gc.freeze()
    gc.set_threshold(*_RUBBISH)
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return  # another C library: it has ways of its own
    mallopt(_M_MMAP_THRESHOLD, _OWN_BLOCK)
    mallopt(_M_TRIM_THRESHOLD, _KEPT)
