"""A bare request's server: the product's own HTTP stack, from the socket to the handler, which gives back what came.

``python -m bench.bare`` prints its port and serves until it is ended.
"""

from __future__ import annotations

import socket
from typing import Any, Final

import uvicorn
from litestar import Litestar, Request, post

from server.connections import ConnectedConfig, Connections
from server.gate import Timed

#: Bytes of a body, as an exchange with nothing new has.
BODY: Final = 60
_MOST: Final = 100


@post("/bare", status_code=200, media_type="application/x-sumu")
async def bare(request: Request[Any, Any, Any]) -> bytes:
    """The body that came."""
    return await request.body()


def main() -> None:
    """Serves."""
    app = Litestar([bare], middleware=[Timed()], openapi_config=None, logging_config=None)
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    config = ConnectedConfig(
        app,
        Connections(_MOST),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        loop="asyncio",
        ws="none",
    )
    uvicorn.Server(config).run([listening])


if __name__ == "__main__":
    main()
