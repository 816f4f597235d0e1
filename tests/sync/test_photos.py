"""Photos between laptops and a real server: thumbnails first, cut lines, networks that photos do not go over."""

from __future__ import annotations

import itertools
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from desktop.sync.joined import connection_of, join
from desktop.sync.photos import LEAST_PIECE, PhotosExchanged, exchange_photos
from protocol.ids import new_id
from tests.sync.bad_line import Proxy, picture
from tests.sync.conftest import ServerProcess

#: What a new connection costs at most: certificates and keys.
HANDSHAKE = 4096
#: One for each test: nobody else's photos come.
TOWNSHIPS = itertools.count(152221501)


class Laptop:
    """A joined desk with the line that it photos travel on."""

    def __init__(self, folder: Path, connection: Connection) -> None:
        self.desk = Desk.open(folder)
        join(self.desk.journal, connection)
        self.client = Client(connection)

    def sync(self, *, whole: bool = True) -> PhotosExchanged:
        """Rows, then photos."""
        Engine(self.desk.journal, self.client).exchange()
        return exchange_photos(self.client, self.desk.photos, whole=whole)

    def show(self, count: int, seed: int) -> list[bytes]:
        """An activity's photos."""
        pictures = [self.desk.photos.add(picture(seed + each)) for each in range(count)]
        self.desk.photos.attach("activity", new_id(), pictures)
        return [each.sha256 for each in pictures]

    def close(self) -> None:
        self.client.close()
        self.desk.close()


@pytest.fixture
def laptops(server: ServerProcess, tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    township = str(next(TOWNSHIPS))
    one, other = (Laptop(tmp_path / name, Enrolment(server.invite(township)).run()) for name in ("one", "other"))
    yield one, other
    one.close()
    other.close()


@contextmanager
def through(laptop: Laptop, server: ServerProcess, **options: object) -> Iterator[Proxy]:
    """The laptop's line through the counting proxy."""
    connection = connection_of(laptop.desk.db)
    assert connection is not None
    proxy = Proxy(server, **options)
    direct = laptop.client
    url = f"{urlsplit(connection.url).scheme}://127.0.0.1:{proxy.port}"
    laptop.client = Client(msgspec.structs.replace(connection, url=url))
    try:
        yield proxy
    finally:
        laptop.client.close()
        laptop.client = direct
        proxy.close()


def test_thumbnails_go_at_once_photos_where_they_may(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    photos = one.show(3, seed=10)
    assert one.sync(whole=False) == PhotosExchanged(0, frozenset(), 3)
    assert other.sync(whole=False).arrived == frozenset(photos)
    assert all(other.desk.photos.thumbnail_of(each) for each in photos)
    assert not any(other.desk.photos.file_of(each) for each in photos)
    assert other.desk.photos.waiting().elsewhere.number == 3
    assert one.sync() == PhotosExchanged(3, frozenset(), 0)
    assert one.sync() == PhotosExchanged(0, frozenset(), 0)
    other.desk.photos.learn(dict(zip(photos, other.client.photos_held(photos), strict=True)))
    assert other.sync() == PhotosExchanged(0, frozenset(photos), 0)
    for each in photos:
        assert other.desk.photos.body(each) == one.desk.photos.body(each)


def zeroed(laptop: Laptop, sha256: bytes) -> None:
    """What a torn power cut leaves: the length stays, the content is gone."""
    for path in (laptop.desk.photos.file_of(sha256), laptop.desk.photos.thumbnail_of(sha256)):
        assert path is not None
        path.write_bytes(bytes(path.stat().st_size))


def test_a_zeroed_photo_comes_again_and_an_unsent_one_goes_up_once_it_is_added_again(
    laptops: tuple[Laptop, Laptop],
) -> None:
    one, other = laptops
    (sent,) = one.show(1, seed=60)
    one.sync()
    other.sync()
    zeroed(other, sent)
    assert other.desk.photos.file_of(sent) is None  # as she opens it
    other.sync()
    assert other.desk.photos.body(sent) == one.desk.photos.body(sent)
    assert other.desk.photos.thumbnail_of(sent) is not None
    (unsent,) = one.show(1, seed=70)
    zeroed(one, unsent)
    assert one.sync().sent == 0
    assert one.show(1, seed=70) == [unsent]
    assert one.sync().sent == 1
    other.sync()
    assert other.desk.photos.body(unsent) == one.desk.photos.body(unsent) is not None


def test_a_photo_that_the_server_s_disk_damaged_is_given_again_after_a_check(
    laptops: tuple[Laptop, Laptop], server: ServerProcess
) -> None:
    one, other = laptops
    (sent,) = one.show(1, seed=80)
    one.sync()
    (file,) = (server.data / "photos").rglob(sent.hex())
    file.write_bytes(bytes(file.stat().st_size))
    other.sync()
    assert other.desk.photos.file_of(sent) is None and not file.exists()
    assert one.sync().sent == 0  # it believes that the server has it
    one.desk.photos.doubt()  # as a check does
    assert one.sync().sent == 1
    other.desk.photos.learn(dict(zip([sent], other.client.photos_held([sent]), strict=True)))
    other.sync()
    assert other.desk.photos.body(sent) == one.desk.photos.body(sent) is not None


def test_a_photo_that_another_laptop_sent_is_not_sent_again(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    one.show(1, seed=20)
    other.show(1, seed=20)
    assert one.sync().sent == 1
    assert other.sync().sent == 0
    assert other.desk.photos.waiting().to_send.number == 0


def test_where_the_server_has_no_room_others_photos_still_come(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = laptops
    theirs = other.show(2, seed=700)
    other.sync()
    one.show(3, seed=720)

    def full(*_: object) -> None:
        raise KnownError("township_full")

    with monkeypatch.context() as patched:
        patched.setattr(one.client, "send_thumbnail", full)
        with pytest.raises(KnownError, match="township_full"):
            one.sync()
    assert one.desk.photos.to_send() == []
    mine = one.show(3, seed=740)
    with monkeypatch.context() as patched:
        patched.setattr(one.client, "add_to_photo", full)
        with pytest.raises(KnownError, match="township_full"):
            one.sync()
    assert all(one.desk.photos.body(sha256) is not None for sha256 in theirs)
    assert {sha256 for sha256, _ in one.desk.photos.to_send()} == set(mine)
    assert one.sync().sent == 3


def test_a_line_cut_again_and_again_costs_hardly_more(server: ServerProcess, laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    one.sync()  # what former tests left there
    other.sync()
    photos = one.show(2, seed=30)
    one.sync(whole=False)
    other.sync(whole=False)
    sizes = sum(len(one.desk.photos.body(each) or b"") for each in photos)
    for laptop in laptops:
        laptop.desk.photos._asked.clear()
        with through(laptop, server, cut_every=sizes // 5, heal_after=20, bw_up=900_000, bw_down=900_000) as proxy:
            done = False
            while not done:
                with suppress(KnownError):
                    done = exchange_photos(laptop.client, laptop.desk.photos).waiting == 0
            stats = proxy.stats()
        assert stats["cuts"] >= 4
        assert stats["up"] + stats["down"] <= 1.05 * sizes + stats["cuts"] * LEAST_PIECE + stats["conns"] * HANDSHAKE
    for each in photos:
        assert other.desk.photos.body(each) == one.desk.photos.body(each)


def test_a_photo_damaged_at_the_server_comes_whole_the_next_time(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    (photo,) = one.show(1, seed=40)
    one.sync()
    other.sync(whole=False)
    with other.desk.photos.arriving(photo) as arriving:
        arriving.add(b"something else")
    other.sync()
    assert not list((other.desk.folder / "photos").rglob("*.part")) and other.desk.photos.file_of(photo) is None
    other.sync()
    assert other.desk.photos.body(photo) == one.desk.photos.body(photo)


def test_hanging_up_ends_a_stalled_line_at_once(server: ServerProcess, laptops: tuple[Laptop, Laptop]) -> None:
    one, _ = laptops
    one.sync()
    with through(one, server, bw_up=1) as proxy:  # a byte a second: nothing will ever come back
        ended = threading.Event()
        line = threading.Thread(target=lambda: (suppressed(one), ended.set()))
        line.start()
        while not proxy.stats()["open"]:
            assert not ended.is_set()
        one.client.hang_up()
        assert ended.wait(5)
        line.join()


def suppressed(laptop: Laptop) -> None:
    """An exchange of photos that fails."""
    with pytest.raises(KnownError):
        laptop.client.photos_held([bytes(32)])


def test_all_pieces_of_photos_go_over_one_connection(server: ServerProcess, laptops: tuple[Laptop, Laptop]) -> None:
    one, _ = laptops
    one.show(2, seed=900)
    Engine(one.desk.journal, one.client).exchange()
    with through(one, server) as proxy:
        assert exchange_photos(one.client, one.desk.photos).sent == 2
        stats = proxy.stats()
    assert stats["conns"] == 1 < stats["turns"]


def add(laptop: Laptop, folder: Path, name: str, body: bytes) -> bytes:
    """A file of a home; gives whose."""
    path, owner = folder / name, new_id()
    path.write_bytes(body)
    laptop.desk.files.attach("home", owner, [laptop.desk.files.take(path)])
    return owner


def test_a_second_laptop_opens_a_file_and_files_come_after_photos(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    one, other = laptops
    body = random.Random(5).randbytes(3_000_000)  # more than a photo ever has
    owner = add(one, tmp_path, "换届决议.pdf", body)
    one.show(2, seed=500)
    kept = one.desk.photos.to_send()
    assert [size for _, size in kept][-1] == len(body) and len(kept) == 3
    assert one.sync(whole=False).waiting == 3
    other.sync(whole=False)
    (file,) = other.desk.files.of(owner)
    assert (file.name, file.size, file.here) == ("换届决议.pdf", len(body), False)
    with pytest.raises(KnownError, match="file_not_here"):
        other.desk.files.copy_to_open(file)
    assert one.sync().sent == 3 and one.desk.files.of(owner)[0].at_server
    other.desk.photos._asked.clear()
    exchanged = other.sync()
    assert file.sha256 in exchanged.arrived
    assert other.desk.photos.shown_by(exchanged.arrived)["file"] == {file.id}
    assert other.desk.files.copy_to_open(other.desk.files.of(owner)[0]).read_bytes() == body
    assert other.sync() == PhotosExchanged(0, frozenset(), 0)


def test_a_file_goes_on_where_the_line_was_cut(
    server: ServerProcess, laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    one, other = laptops
    body = random.Random(6).randbytes(400_000)
    owner = add(one, tmp_path, "台账.xlsx", body)
    one.sync(whole=False)
    other.sync(whole=False)
    for laptop in laptops:
        laptop.desk.photos._asked.clear()
        with through(laptop, server, cut_every=100_000, heal_after=20, bw_up=900_000, bw_down=900_000) as proxy:
            done = False
            while not done:
                with suppress(KnownError):
                    done = exchange_photos(laptop.client, laptop.desk.photos).waiting == 0
            stats = proxy.stats()
        assert stats["cuts"] >= 2
        most = 1.05 * len(body) + stats["cuts"] * LEAST_PIECE + stats["conns"] * HANDSHAKE
        assert stats["up"] + stats["down"] <= most
    (file,) = other.desk.files.of(owner)
    assert other.desk.files.body(file) == body


def test_the_same_bytes_as_photo_here_and_as_file_there_are_kept_once(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    one, other = laptops
    (photo,) = one.show(1, seed=510)
    one.sync()
    fields = {"owner_kind": "home", "owner": new_id(), "sha256": photo, "name": "照片.jpg", "size": 1}
    other.desk.journal.write([Edit("file", new_id(), fields)], Label("file.add"))
    other.sync()
    one.sync()
    for laptop in laptops:
        assert laptop.desk.photos.body(photo) is not None
        assert laptop.desk.files.of(fields["owner"])[0].here
        assert laptop.desk.photos.thumbnail_of(photo) is not None
        assert len(list((laptop.desk.folder / "photos").rglob(f"{photo.hex()}*"))) == 2


def test_an_erasure_carries_her_files_away_everywhere_and_leaves_what_another_record_shows(
    server: ServerProcess, laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    one, other = laptops
    one.desk.records.add_user("乌云")
    her = one.desk.people.quick_add("其木格").id
    paths = [tmp_path / "身份证.pdf", tmp_path / "决议.pdf"]
    for path in paths:
        path.write_bytes(f"%PDF {path.name}".encode())
    gone, kept = (one.desk.files.take(path) for path in paths)
    one.desk.files.attach("person", her, [gone, kept])
    one.desk.files.attach("activity", new_id(), [kept])
    one.sync()
    other.sync()
    (hers,) = (file for file in other.desk.files.of(her) if file.sha256 == gone.sha256)
    opened = other.desk.files.copy_to_open(hers)
    one.desk.erasure.ask(her, "her_wish")
    for laptop in (one, other):
        laptop.sync()
        laptop.desk.photos.forget()
        assert laptop.desk.files.of(her) == []
        assert laptop.desk.photos.body(gone.sha256) is None and laptop.desk.photos.body(kept.sha256) is not None
        assert not list(laptop.desk.folder.rglob(f"{gone.sha256.hex()}*"))
    assert not opened.exists()
    assert not list((server.data / "photos").rglob(gone.sha256.hex()))
    assert len(list((server.data / "photos").rglob(kept.sha256.hex()))) == 1
