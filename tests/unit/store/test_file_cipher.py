"""Files beside an encrypted database: whole or refused, in their own place only, and arriving through kills."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.driver import Key
from desktop.store.file_cipher import OVERHEAD, Arriving, FileCipher

KEY = Key(bytes(range(32)))
BODIES = st.binary(max_size=3000)


@given(BODIES)
def test_what_goes_in_comes_out_and_shows_nothing(body: bytes) -> None:
    cipher = FileCipher(KEY)
    lying = cipher.encrypted("a.jpg", body)
    assert cipher.decrypted("a.jpg", lying) == body
    assert cipher.length(len(lying)) == len(body) == len(lying) - OVERHEAD
    assert len(body) < 8 or body not in lying
    assert FileCipher(None).encrypted("a.jpg", body) == body == FileCipher(None).decrypted("a.jpg", body)


@given(BODIES, st.data())
def test_any_change_of_it_is_seen(body: bytes, data: st.DataObject) -> None:
    lying = bytearray(FileCipher(KEY).encrypted("a.jpg", body))
    if data.draw(st.booleans(), label="cut"):
        del lying[data.draw(st.integers(0, len(lying) - 1)) :]
    else:
        lying[data.draw(st.integers(0, len(lying) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert FileCipher(KEY).decrypted("a.jpg", bytes(lying)) is None


def test_another_name_another_key_and_a_plain_file_are_refused() -> None:
    lying = FileCipher(KEY).encrypted("a.jpg", b"a picture")
    assert FileCipher(KEY).decrypted("b.jpg", lying) is None
    assert FileCipher(Key.new()).decrypted("a.jpg", lying) is None
    assert FileCipher(KEY).decrypted("a.jpg", b"a picture of some length, as it is") is None


def test_the_same_file_is_never_written_the_same_way_twice() -> None:
    assert len({FileCipher(KEY).encrypted("a.jpg", b"a picture") for _ in range(50)}) == 50


@pytest.mark.parametrize("key", [None, KEY])
@given(st.lists(st.binary(min_size=1, max_size=40), max_size=6), st.data())
def test_what_came_before_a_kill_stays(
    tmp_path_factory: pytest.TempPathFactory, key: Key | None, pieces: list[bytes], data: st.DataObject
) -> None:
    """However much of the last piece reached the disk."""
    path = tmp_path_factory.mktemp("arriving") / "a.part"
    ends = [0]
    for piece in pieces:
        with Arriving(path, FileCipher(key)) as arriving:
            arriving.add(piece)
        ends.append(path.stat().st_size)
    size = data.draw(st.integers(0, ends[-1]))
    path.touch()
    with path.open("r+b") as file:
        file.truncate(size)
    whole = b"".join(pieces)
    with Arriving(path, FileCipher(key)) as arriving:
        came = arriving.size
        if key is not None:
            assert came == len(b"".join(pieces[: max(n for n, end in enumerate(ends) if end <= size)]))
        arriving.add(whole[came:])
        assert arriving.body() == whole
    with Arriving(path, FileCipher(key)) as arriving:
        assert arriving.size == len(whole) and arriving.body() == whole
    if key is not None and len(whole) > 8:
        assert whole not in path.read_bytes()


def test_a_changed_piece_and_all_after_it_come_again(tmp_path: Path) -> None:
    path = tmp_path / "a.part"
    with Arriving(path, FileCipher(KEY)) as arriving:
        for piece in (b"one", b"two", b"three"):
            arriving.add(piece)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)
    with Arriving(path, FileCipher(KEY)) as arriving:
        assert arriving.body() == b"one" and arriving.size == 3
        arriving.add(b"twothree")
        assert arriving.body() == b"onetwothree"
        arriving.drop()
    assert not path.exists()


def test_a_name_tells_the_content_to_nobody_without_the_key() -> None:
    """And the same content lies once; in a plain township by what it travels by."""
    sha256 = bytes(range(32))
    names = {FileCipher(key).name(sha256) for key in (KEY, KEY, Key.new(), None)}
    assert len(names) == 3 and sha256.hex() in names and all(len(name) == 64 for name in names)
    assert FileCipher(KEY).name(sha256) != FileCipher(KEY).name(bytes(32))
    assert FileCipher(None).name(sha256) == sha256.hex()
