"""A bad line between a laptop and a server, and photos that are large enough for it."""

from __future__ import annotations

import io
import json
import random
import socket
import subprocess
import sys

from PIL import Image

from tests.sync.conftest import ROOT, ServerProcess


def picture(seed: int, side: int = 400) -> bytes:
    """A photo whose JPEG is large for its size."""
    noise = Image.frombytes("L", (side, side), random.Random(seed).randbytes(side * side)).convert("RGB")
    body = io.BytesIO()
    noise.save(body, "PNG")
    return body.getvalue()


class Proxy:
    """The counting proxy between a laptop and the server."""

    def __init__(self, server: ServerProcess, **options: object) -> None:
        command = [sys.executable, str(ROOT / "bench" / "countproxy.py"), "--target", f"127.0.0.1:{server.port}"]
        for name, value in options.items():
            command += [f"--{name.replace('_', '-')}", str(value)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        told = json.loads(self._process.stdout.readline())
        self.port, self._control = told["listen"], told["control"]

    def stats(self) -> dict[str, int]:
        """What passed since the start."""
        with socket.create_connection(("127.0.0.1", self._control), 10) as line, line.makefile("rw") as told:
            told.write('{"cmd": "stats"}\n')
            told.flush()
            return dict(json.loads(told.readline()))

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()
