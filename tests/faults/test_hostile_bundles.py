"""Files made wrong on purpose, to a laptop and to the server: refused in words, and nothing of them counts.

Cut and flipped; signed by others; of another township; bodies spoilt and then rightly encrypted and signed by a device
of the township. ``FAULTS=long`` makes thousands; a failing one is made again by its seed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec
import pytest

from desktop.errors import KnownError
from desktop.store.bundles import waiting_bundles
from desktop.ui.messages import WORDS
from protocol.bundle import BundleError, BundleReader, BundleWriter, Head
from protocol.ids import new_id
from protocol.signing import certify, new_key, public_of
from protocol.wire import MAX_FRAME
from server.__main__ import _FLAWS
from server.bundles import UnknownKey, import_bundle
from tests.faults.besieged import Siege, state_of
from tests.faults.mutations import compressed, framed, spoilt
from tests.faults.processes import LONG, seeded
from tests.sync.carriers import SERVER_SEED, TOWNSHIP_KEY, Carrier
from tests.sync.laptops import FILE, NOW_MS, TOWNSHIP, Laptop

BODIES, BROKEN = (600, 600) if LONG else (20, 30)
#: What a laptop keeps of its own, and of what it has seen of others' sticks, moves with reading.
_OWN = (
    "operation",
    "shadow",
    "mark",
    "alias",
    *("person", "visit", "activity", "attendance", "conflict", "home", "sheet"),
)


def held_by(laptop: Laptop) -> list[object]:
    """All records and operations of a laptop, and where it stands."""
    rows: list[object] = [laptop.db.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in _OWN]
    return [*rows, laptop.journal.cursor, laptop.journal.digest, waiting_bundles(laptop.db)]


class Post:
    """A file that ``a`` wrote, what is in it, and who may read it: laptop ``b`` and the server."""

    def __init__(self, siege: Siege) -> None:
        self.siege, self.carrier = siege, Carrier(siege.world)
        self.b, a = siege.b, siege.a
        self.b.db.checkpoint()
        self._kept = self.b.db.path.read_bytes()
        self._copies = 0
        path, _ = self.carrier.write(a)
        self.data = path.read_bytes()
        self.connection = self.carrier.connection(a)
        reader = BundleReader(io.BytesIO(self.data), TOWNSHIP, public_of(SERVER_SEED))
        self.head = reader.head
        self.body = b"".join(reader._plain(TOWNSHIP_KEY[1]))
        siege.db.run(
            lambda: siege.db.execute(
                "UPDATE township_key SET id = ?, key = ? WHERE township = ?", (*TOWNSHIP_KEY, TOWNSHIP)
            )
        )
        siege.take_template()

    def written(self, body: bytes, head: Head | None = None, seed: bytes = b"", key: bytes = TOWNSHIP_KEY[1]) -> bytes:
        """A file with this body, encrypted and signed as it should be; or by whoever has ``seed``."""
        file = io.BytesIO()
        writer = BundleWriter(file, head or self.head, key, seed or self.connection.key)
        writer._frames = _Already(body)  # type: ignore[assignment]
        writer.close()
        return file.getvalue()

    def laptop_goes_on(self, name: str) -> None:
        """The laptop that took something syncs; then it is laid back to how it was."""
        world, b = self.siege.world, self.b
        assert b.engine.exchange(check=True).whole, name
        assert b.digest == world.digest(), name
        b.db.close_all()
        self._copies += 1
        folder = world.folder / f"b {self._copies}"
        folder.mkdir()
        (folder / FILE).write_bytes(self._kept)
        self.b = Laptop(world, folder.name, self.siege.b.journal.device, self.siege.b.key, 0)

    def refused_by_laptop(self, data: bytes, name: str) -> bool:
        """Whether the laptop takes nothing of a file and says why."""
        path = self.siege.world.folder / "stick" / "hostile.sumu"
        path.write_bytes(data)
        before = held_by(self.b)
        try:
            self.carrier.read(self.b, path)
        except KnownError as error:
            assert error.code.startswith("bundle_") and error.code in WORDS, name
            assert held_by(self.b) == before, name
            return True
        return False

    def refused_by_server(self, data: bytes, name: str) -> bool:
        """Whether the server takes nothing of a file and says why."""
        siege = self.siege
        try:
            taken = import_bundle(siege.db, public_of(SERVER_SEED), io.BytesIO(data), NOW_MS, lambda *_: None)
        except BundleError as error:
            assert error.code in _FLAWS, name
        except UnknownKey:
            pass
        else:
            if taken.new:
                siege.lay_back()
            return bool(taken.problems)
        assert state_of(siege.path) == siege.state, name
        return True


class _Already:
    """Frames that are compressed already."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def frame(self, _: object) -> bytes:
        return b""

    def close(self) -> bytes:
        return self._body


@pytest.fixture
def post(siege: Siege) -> Iterator[Post]:
    return Post(siege)


def test_a_broken_file_is_refused(post: Post) -> None:
    dice = seeded("broken files")
    for number in range(BROKEN):
        data = bytearray(post.data)
        what = dice.randrange(4)
        if what == 0:
            del data[dice.randrange(len(data)) :]
        elif what == 1:
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        elif what == 2:
            place = dice.randrange(len(data))
            data[place:place] = dice.randbytes(dice.choice((1, 16, 70_000)))
        else:
            place = dice.randrange(len(data))
            del data[place : place + dice.choice((1, 16, 300))]
        assert post.refused_by_laptop(bytes(data), f"file {number}")
        assert post.refused_by_server(bytes(data), f"file {number}")
    assert not post.refused_by_server(post.data, "the file itself")
    assert not post.refused_by_laptop(post.data, "the file itself")
    after = held_by(post.b)
    for _ in range(2):  # once more, and after the network brought the same
        assert not post.refused_by_laptop(post.data, "the file again")
        assert held_by(post.b) == after
        post.siege.a.sync()
        post.b.sync()
        after = held_by(post.b)


def test_a_body_that_is_rightly_signed_and_malformed_is_refused_whole(post: Post) -> None:
    dice = seeded("spoilt bodies")
    refused = 0
    for number in range(BODIES):
        data = post.written(spoilt(dice, post.body))
        refused += post.refused_by_server(data, f"body {number}")
        if not post.refused_by_laptop(data, f"body {number}"):
            post.laptop_goes_on(f"body {number}")
    assert refused > BODIES // 3


@pytest.mark.parametrize("what", ["length", "many", "huge frame"])
def test_a_bomb_in_a_body_is_refused(post: Post, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protocol.bundle.MAX_BUNDLE_INFLATED", 2 << 20)
    bodies = {
        "length": compressed((MAX_FRAME + 1).to_bytes(4, "little") + bytes(1 << 25)),
        "many": compressed(framed(b"\x91\x63") * (1 << 18)),
        "huge frame": compressed(framed(b"\x92\x63\xdd\x00\x3f\xff\xf8" + b"\x90" * 0x3FFFF8)),
    }
    data = post.written(bodies[what])
    assert len(data) < 300_000
    assert post.refused_by_laptop(data, what)
    assert post.refused_by_server(data, what)


def test_files_of_others_are_refused(post: Post) -> None:
    replace = msgspec.structs.replace
    stranger, device, seed = new_key(), new_id(), post.connection.key
    other_server = msgspec.msgpack.encode(certify(new_key(), TOWNSHIP, device, public_of(stranger), "chair", 1))
    other_town = certify(SERVER_SEED, "152221202", post.head.device, public_of(seed), "chair", 1)
    files = {
        "another key": post.written(post.body, seed=stranger),
        "nobody's certificate": post.written(post.body, replace(post.head, certificate=b""), stranger),
        "another server's": post.written(
            post.body, replace(post.head, certificate=other_server, device=device), stranger
        ),
        "another device": post.written(post.body, replace(post.head, device=device)),
        "as if the server wrote it": post.written(post.body, replace(post.head, device=bytes(16), certificate=b"")),
        "another township": post.written(
            post.body, replace(post.head, township="152221202", certificate=msgspec.msgpack.encode(other_town))
        ),
        "another township's certificate": post.written(
            post.body, replace(post.head, certificate=msgspec.msgpack.encode(other_town))
        ),
        "another key of the body": post.written(post.body, key=bytes(32)),
        "a time that is none": post.written(post.body, replace(post.head, made_ms=(1 << 62) - 1)),
    }
    for name, data in files.items():
        assert post.refused_by_laptop(data, name), name
        assert post.refused_by_server(data, name), name
    assert not post.refused_by_laptop(post.data, "the file itself")
