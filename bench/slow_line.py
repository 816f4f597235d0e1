"""A poor line that breaks: 37 changes and four photos at 20 kB/s with 1 s round trip, cut every 200 kB.

A real server process behind ``countproxy``, which slows and cuts; the laptop tries again as soon as it is cut. What the
cuts cost is seen beside the same work on a line as slow that is never cut.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import msgspec
from PIL import Image

from bench.figures import Figure, figure
from bench.sync import Counter, Server, counted
from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from desktop.sync.client import Client
from desktop.sync.engine import Engine
from desktop.sync.joined import join
from desktop.sync.photos import exchange_photos
from protocol.ids import derived_id, new_id

CHANGES, PHOTOS = 37, 4
#: A side, in pixels, of noise whose JPEG has about 300 kB.
SIDE = 710
#: Bytes a second each way, round trip, bytes from cut to cut, how long the line then stays down.
SPEED, ROUND_TRIP_MS, CUT_EVERY, HEAL_MS = 20_000, 1_000, 200_000, 300


def cut_and_uncut() -> list[Figure]:
    """All bytes with headers, and how long the rows take, from the first connection on."""
    with TemporaryDirectory() as name:
        server = Server(Path(name) / "server")
        with server.running():
            whole, _ = _travelled(Path(name) / "whole", server, "152221221")
            cut, rows = _travelled(
                Path(name) / "cut", server, "152221222", "--cut-every", str(CUT_EVERY), "--heal-after", str(HEAL_MS)
            )
    return [
        figure("sync.slow_line_bytes", cut, "B", whole),
        figure("sync.slow_line_rows_time", rows, "s", 10),
    ]


def _travelled(folder: Path, server: Server, township: str, *cuts: str) -> tuple[int, float]:
    """(bytes both ways, seconds until the rows were through) of a laptop with its work still to be sent."""
    with _at_work(folder, server, township, cuts) as (desk, client, counter):
        engine = Engine(desk.journal, client)
        started = perf_counter()
        while not _through(engine):
            pass
        rows = perf_counter() - started
        while not _sent(client, desk):
            pass
        stats = counter.stats()
    if cuts and not stats["cuts"]:
        raise RuntimeError("the line was never cut")
    print(stats)
    return stats["up"] + stats["down"], rows


def _through(engine: Engine) -> bool:
    try:
        return engine.exchange().whole
    except KnownError as error:
        return _cut(error)


def _sent(client: Client, desk: Desk) -> bool:
    try:
        exchange_photos(client, desk.photos)
    except KnownError as error:
        return _cut(error)
    return not desk.photos.to_send()


def _cut(error: KnownError) -> bool:
    """False where the line was cut, or is down: it is tried again."""
    if error.code not in ("line_cut", "offline"):
        raise error
    return False


@contextmanager
def _at_work(
    folder: Path, server: Server, township: str, cuts: tuple[str, ...]
) -> Iterator[tuple[Desk, Client, Counter]]:
    connection = server.join(township)
    desk = Desk.open(folder)
    join(desk.journal, connection)
    direct = Client(connection)
    Engine(desk.journal, direct).exchange()
    direct.close()
    women = (
        Edit("person", derived_id("person", n), {"name_zh": f"乌云{n}", "phone": f"1390000{n:04}"})
        for n in range(CHANGES - PHOTOS)
    )
    desk.journal.write_in_slices(women, Label("bench"))
    pictures = [desk.photos.add(_picture(n)) for n in range(PHOTOS)]
    desk.photos.attach("activity", new_id(), pictures)
    shape = ("--bw-up", str(SPEED), "--bw-down", str(SPEED), "--rtt-ms", str(ROUND_TRIP_MS))
    with counted(server.port, *shape, *cuts) as counter:
        client = Client(msgspec.structs.replace(connection, url=f"http://127.0.0.1:{counter.port}"))
        yield desk, client, counter
        client.close()
    desk.close()


def _picture(seed: int) -> bytes:
    noise = Image.frombytes("L", (SIDE, SIDE), random.Random(seed).randbytes(SIDE * SIDE))
    body = io.BytesIO()
    noise.save(body, "PNG")
    return body.getvalue()
