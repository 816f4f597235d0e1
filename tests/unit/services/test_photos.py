"""Pictures: small, upright, without a camera's notes, once each; what is none is refused in words."""

from __future__ import annotations

import io
import shutil
import struct
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.photos import MOST_THUMBNAIL, _reduced
from protocol.ids import new_id
from tests.encrypted import called, lying


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 25, 9, 0))
    yield desk
    desk.close()


def come(desk: Desk, sha256: bytes, body: bytes) -> None:
    """A picture comes whole, in two pieces."""
    with desk.photos.arriving(sha256) as arriving:
        arriving.add(body[:1000])
    with desk.photos.arriving(sha256) as arriving:
        assert arriving.size == min(1000, len(body))
        arriving.add(body[1000:])


def photo(width: int = 400, height: int = 300, orientation: int | None = None, kind: str = "JPEG") -> bytes:
    picture = Image.new("RGB", (width, height), "green")
    picture.paste("red", (0, 0, width, height // 4))  # the upper edge
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
        exif[0x010F] = "Secret camera of 其木格"
    body = io.BytesIO()
    picture.save(body, kind, exif=exif)
    return body.getvalue()


def declared(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds next to nothing."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def opened_picture(path: Path) -> Image.Image:
    """A stored picture."""
    body = lying(path)
    assert body is not None
    return Image.open(io.BytesIO(body))


def test_a_photo_is_turned_upright_made_small_and_stripped(desk: Desk) -> None:
    picture = desk.photos.add(photo(4000, 3000, orientation=6))
    assert (picture.width, picture.height) == (1200, 1600)
    path = desk.photos.file_of(picture.sha256)
    body = desk.photos.body(picture.sha256)
    assert path is not None and body is not None and len(body) == picture.size
    assert path.relative_to(desk.folder / "photos").parts == (called(body)[:2], f"{called(body)}.jpg")
    with opened_picture(path) as stored:
        assert stored.format == "JPEG" and not stored.getexif()
        red, green, _ = stored.getpixel((stored.width - 10, stored.height // 2))  # type: ignore[misc]
        assert red > 200 and green < 60  # the upper edge is at the right after a turn
    assert b"Secret" not in body
    small = desk.photos.thumbnail_of(picture.sha256)
    assert small is not None
    with opened_picture(small) as thumbnail:
        assert max(thumbnail.size) == 320


def test_the_same_picture_is_kept_once(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    source.write_bytes(photo())
    one, two = desk.photos.add(source), desk.photos.add(photo())
    assert one == two
    assert len(list((desk.folder / "photos").rglob("*.jpg"))) == 2  # it and its thumbnail


def test_transparent_parts_become_white(desk: Desk) -> None:
    body = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(body, "PNG")
    path = desk.photos.file_of(desk.photos.add(body.getvalue()).sha256)
    assert path is not None
    with opened_picture(path) as stored:
        assert stored.getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (declared(50_000, 50_000), "picture_too_large"),
        (declared(11_000, 9_000), "picture_too_large"),
        (b"", "picture_unreadable"),
        (b"MZ this is a program", "picture_unreadable"),
        (photo()[:600], "picture_unreadable"),
        (declared(100, 100), "picture_unreadable"),
    ],
)
def test_what_is_no_picture_is_refused(desk: Desk, data: bytes, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        desk.photos.add(data)
    assert caught.value.code == code
    assert not list((desk.folder / "photos").rglob("*.*"))


def test_a_file_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        desk.photos.add(tmp_path / "gone.jpg")
    assert caught.value.code == "file_unreadable"


@given(st.binary(max_size=300), st.sampled_from([b"", photo()[:200], declared(9, 9)[:40], b"GIF89a", b"BM", b"II*\0"]))
def test_any_bytes_are_a_picture_or_refused(data: bytes, head: bytes) -> None:
    try:
        picture, _ = _reduced(head + data)
    except KnownError as error:
        assert error.code in ("picture_unreadable", "picture_too_large")
    else:
        assert max(picture.size) <= 1600


class At(NamedTuple):
    """What a server has."""

    whole: bool
    thumbnail: bool


def odd_exif(kind: int, count: int, value: bytes, beyond: bytes = b"\0" * 8) -> bytes:
    """EXIF with an orientation of another type than the standard's."""
    return b"Exif\0\0II*\0\x08\0\0\0\x01\0" + struct.pack("<HHI", 0x0112, kind, count) + value + b"\0" * 4 + beyond


@pytest.mark.parametrize(
    ("exif", "size"),
    [
        (odd_exif(10, 1, struct.pack("<I", 26), struct.pack("<ii", -1, 0)), (40, 30)),  # no number at all
        (odd_exif(5, 1, struct.pack("<I", 26), struct.pack("<II", 6, 1)), (30, 40)),
        (odd_exif(11, 1, struct.pack("<f", float("inf"))), (40, 30)),
        (odd_exif(2, 2, b"6\0\0\0"), (30, 40)),
        (odd_exif(7, 1, b"\x06\0\0\0"), (30, 40)),
        (odd_exif(3, 2, struct.pack("<HH", 6, 6)), (30, 40)),
        (odd_exif(3, 1, struct.pack("<HH", 99, 0)), (40, 30)),
        (b"Exif\0\0II*\0\xff\xff\xff\xff", (40, 30)),
    ],
)
def test_an_orientation_of_an_odd_type_is_read_or_left_upright(desk: Desk, exif: bytes, size: tuple[int, int]) -> None:
    body = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(body, "JPEG", exif=exif)
    picture = desk.photos.add(body.getvalue())
    assert (picture.width, picture.height) == size


@pytest.mark.parametrize(
    ("mode", "kind", "most"), [("I;16", "PNG", 232), ("I;16", "TIFF", 232), ("I", "TIFF", 255), ("F", "TIFF", 255)]
)
def test_deep_greys_stay_grey(desk: Desk, mode: str, kind: str, most: int) -> None:
    deep = Image.new(mode, (100, 10))
    for x in range(100):
        for y in range(10):
            deep.putpixel((x, y), 600 * x)
    body = io.BytesIO()
    deep.save(body, kind)
    path = desk.photos.file_of(desk.photos.add(body.getvalue()).sha256)
    assert path is not None
    with opened_picture(path) as stored:
        greys = [stored.getpixel((x, 5)) for x in (0, 50, 99)]
    for grey, wanted in zip(greys, (0, most / 2, most), strict=True):
        assert grey == pytest.approx((wanted,) * 3, abs=4)


def test_photos_in_a_phone_s_own_formats_are_read(desk: Desk) -> None:
    """``phone.heic``: 64 × 48 as phones write it, red above, green below."""
    for source in (Path(__file__).with_name("phone.heic"), photo(64, 48, kind="AVIF")):
        picture = desk.photos.add(source)
        assert (picture.width, picture.height) == (64, 48)
        path = desk.photos.file_of(picture.sha256)
        assert path is not None
        with opened_picture(path) as stored:
            above, below = stored.getpixel((32, 4)), stored.getpixel((32, 40))
        assert isinstance(above, tuple) and isinstance(below, tuple)
        assert above[0] > 200 > 60 > above[1] and below[1] > 100 > 60 > below[0]


def test_a_phone_s_photo_that_cannot_be_decoded_is_told_apart(desk: Desk) -> None:
    whole = Path(__file__).with_name("phone.heic").read_bytes()
    for broken in (whole[:300], photo(64, 48, kind="AVIF")[:200]):
        with pytest.raises(KnownError) as caught:
            desk.photos.add(broken)
        assert caught.value.code == "picture_unreadable_phone"


def test_a_file_zeroed_with_its_length_kept_is_healed_by_adding_it_again(desk: Desk) -> None:
    mine = desk.photos.add(photo())
    desk.photos.attach("activity", new_id(), [mine])
    for path in (desk.photos.file_of(mine.sha256), desk.photos.thumbnail_of(mine.sha256)):
        assert path is not None
        path.write_bytes(bytes(path.stat().st_size))
    assert desk.photos.file_of(mine.sha256) is None  # shown as missing, not as a broken picture
    assert desk.photos.thumbnail_of(mine.sha256) is None
    assert desk.photos.to_send() == []
    assert desk.photos.add(photo()) == mine
    assert desk.photos.to_send() == [(mine.sha256, mine.size)]  # an unsent one goes up
    assert desk.photos.body(mine.sha256) is not None
    assert desk.photos.thumbnail_of(mine.sha256) is not None


def test_a_zeroed_file_that_the_server_has_is_fetched_and_kept(desk: Desk) -> None:
    mine = desk.photos.add(photo())
    desk.photos.attach("activity", new_id(), [mine])
    desk.photos.learn({mine.sha256: At(True, True)})
    body, path = desk.photos.body(mine.sha256), desk.photos.file_of(mine.sha256)
    assert body is not None and path is not None
    path.write_bytes(bytes(len(body)))
    assert desk.photos.file_of(mine.sha256) is None
    assert desk.photos.to_fetch() == [(mine.sha256, mine.size)]
    come(desk, mine.sha256, body)
    desk.photos.receive(mine.sha256)
    assert lying(path) == body and desk.photos.to_fetch() == []


def test_a_damaged_thumbnail_is_made_anew_from_its_picture(desk: Desk) -> None:
    mine = desk.photos.add(photo())
    small = desk.photos.thumbnail_of(mine.sha256)
    assert small is not None
    small.write_bytes(bytes(small.stat().st_size))
    assert desk.photos.thumbnail_of(mine.sha256) == small
    with opened_picture(small) as thumbnail:
        assert max(thumbnail.size) == 320
    small.unlink()
    assert desk.photos.thumbnail(mine.sha256) == lying(small)


def test_files_that_did_not_come_with_a_bare_copy_are_fetched(desk: Desk) -> None:
    mine = desk.photos.add(photo())
    desk.photos.attach("activity", new_id(), [mine])
    desk.photos.learn({mine.sha256: At(True, True)})
    shutil.rmtree(desk.folder / "photos")
    assert desk.photos.to_fetch() == []
    desk.photos.look_through()  # as a start of the program does
    assert desk.photos.to_fetch() == [(mine.sha256, mine.size)]
    assert desk.photos.thumbnails_to_fetch() == [mine.sha256]


def test_what_is_to_be_sent_and_fetched(desk: Desk) -> None:
    mine, owner = desk.photos.add(photo()), new_id()
    assert desk.photos.unsure() == [] == desk.photos.to_send()  # no record shows it yet
    desk.photos.attach("activity", owner, [mine])
    desk.photos.attach("activity", owner, [mine])
    assert desk.photos.unsure() == [mine.sha256]
    assert desk.photos.to_send() == [(mine.sha256, mine.size)]
    assert desk.photos.thumbnails_to_send() == [mine.sha256]
    assert desk.photos.waiting().to_send == (1, mine.size)
    body, small = desk.photos.body(mine.sha256), desk.photos.thumbnail(mine.sha256)
    assert body is not None and small is not None and len(small) <= MOST_THUMBNAIL
    desk.photos.sent(mine.sha256)
    desk.photos.thumbnail_sent(mine.sha256)
    assert desk.photos.to_send() == [] == desk.photos.thumbnails_to_send()
    assert desk.photos.unsure() == []

    other = Desk.open(desk.folder / "other", now=desk.now)
    other.photos.attach("activity", owner, [mine])
    assert other.photos.waiting() == ((0, 0), (0, 0), (1, mine.size))
    assert other.photos.unsure() == [mine.sha256]
    assert other.photos.unsure() == []  # others' photos are not asked after again and again
    other.photos.learn({mine.sha256: At(True, True)})
    assert other.photos.to_fetch() == [(mine.sha256, mine.size)]
    assert other.photos.thumbnails_to_fetch() == [mine.sha256]
    assert other.photos.waiting().to_fetch == (1, mine.size)
    other.photos.receive_thumbnail(mine.sha256, small)
    assert other.photos.thumbnail_of(mine.sha256) is not None and other.photos.file_of(mine.sha256) is None
    with pytest.raises(KnownError):
        other.photos.receive_thumbnail(mine.sha256, b"no picture")
    come(other, mine.sha256, body + b"x")
    with pytest.raises(KnownError):
        other.photos.receive(mine.sha256)
    assert not list((other.folder / "photos").rglob("*.part"))
    come(other, mine.sha256, body)
    other.photos.receive(mine.sha256)
    assert other.photos.body(mine.sha256) == body
    assert other.photos.waiting() == ((0, 0), (0, 0), (0, 0))
    other.close()


def test_a_file_that_is_gone_or_damaged_is_not_sent(desk: Desk) -> None:
    gone, damaged = desk.photos.add(photo(40)), desk.photos.add(photo(50))
    desk.photos.attach("activity", new_id(), [gone, damaged])
    for picture, body in ((gone, None), (damaged, b"x")):
        path = desk.photos.file_of(picture.sha256)
        assert path is not None
        path.unlink()
        if body is not None:
            path.write_bytes(body)
        assert desk.photos.body(picture.sha256) is None
    assert desk.photos.to_send() == []


def test_a_server_that_was_set_back_is_asked_after_everything(desk: Desk) -> None:
    mine = desk.photos.add(photo())
    desk.photos.attach("activity", new_id(), [mine])
    desk.db.put_meta(epoch=b"e" * 16)
    assert desk.photos.unsure() == [mine.sha256]
    desk.photos.learn({mine.sha256: At(True, True)})
    assert desk.photos.unsure() == [] == desk.photos.to_send()
    desk.db.put_meta(epoch=b"f" * 16)
    assert desk.photos.unsure() == [mine.sha256]


def test_a_thumbnail_is_small_whatever_the_picture(desk: Desk) -> None:
    noise = Image.effect_noise((640, 640), 200).convert("RGB")
    body = io.BytesIO()
    noise.save(body, "PNG")
    small = desk.photos.thumbnail(desk.photos.add(body.getvalue()).sha256)
    assert small is not None and len(small) <= MOST_THUMBNAIL


def test_a_full_disk_is_said_and_leaves_nothing_half(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.store.files.os.fsync", full)
    with pytest.raises(KnownError) as caught:
        desk.photos.add(photo())
    assert caught.value.code == "disk_full"
    assert not [path for path in (desk.folder / "photos").rglob("*") if path.is_file()]
