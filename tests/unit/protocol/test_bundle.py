"""Bundles: what goes in comes out; whatever was cut, changed or made by others is refused before its body is read."""

from __future__ import annotations

import io

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from protocol import bundle
from protocol.bundle import SERVER, BundleError, BundleReader, BundleWriter, Flaw, Head

SEED, KEY = bytes(range(32)), bytes(range(32, 64))
PUBLIC = Ed25519PrivateKey.from_private_bytes(SEED).public_key().public_bytes_raw()
HEAD = Head("152221201", SERVER, b"", b"key-id-1", b"salt-of-16-bytes", 1_800_000_000_000, b"epoch-of-16-byte", 7)


def written(*payloads: list[object], head: Head = HEAD) -> bytes:
    file = io.BytesIO()
    writer = BundleWriter(file, head, KEY, SEED)
    for payload in payloads:
        writer.frame(payload)
    writer.close()
    return file.getvalue()


def read(data: bytes, key: bytes = KEY) -> list[list[object]]:
    reader = BundleReader(io.BytesIO(data), lambda head: PUBLIC)
    return [payload for payload, _ in reader.frames(key)]


def flaw(data: bytes, key: bytes = KEY) -> str:
    with pytest.raises(BundleError) as caught:
        read(data, key)
    return caught.value.code


@given(st.lists(st.tuples(st.integers(5, 100), st.binary(max_size=300_000)), max_size=4))
def test_frames_come_out_as_they_went_in(frames: list[tuple[int, bytes]]) -> None:
    payloads: list[list[object]] = [list(frame) for frame in frames]
    assert read(written(*payloads)) == payloads


def test_bodies_around_the_border_of_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "_CHUNK", 16)
    for size in range(100):
        payload: list[object] = [99, bytes(range(size))]
        assert read(written(payload)) == [payload]


def test_the_head_is_told_in_the_clear() -> None:
    assert BundleReader(io.BytesIO(written([99])), lambda head: PUBLIC).head == HEAD


def test_nothing_of_the_body_is_in_the_clear() -> None:
    assert "其木格".encode() not in written([99, "其木格"])


def test_every_cut_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "_CHUNK", 64)
    whole = written([99, "嘎查妇联主席" * 20])
    assert {flaw(whole[:size]) for size in range(len(whole))} == {Flaw.TRUNCATED}


def test_every_flipped_byte_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "_CHUNK", 64)
    whole = written([99, "嘎查妇联主席" * 20])
    found = set()
    for place in range(len(whole)):
        for flip in (0x01, 0x80):
            data = bytearray(whole)
            data[place] ^= flip
            found.add(flaw(bytes(data)))
    assert found == {Flaw.FOREIGN, Flaw.NEWER, Flaw.TRUNCATED, Flaw.TAMPERED}


@given(st.binary(max_size=2000))
def test_noise_is_refused(data: bytes) -> None:
    assert flaw(data) in (Flaw.FOREIGN, Flaw.TRUNCATED)
    assert flaw(b"SUMU" + data) in (Flaw.TRUNCATED, Flaw.NEWER, Flaw.TAMPERED)


def test_what_is_glued_behind_is_refused() -> None:
    whole = written([99])
    assert flaw(whole + whole) == Flaw.TAMPERED


def test_another_exporters_signature_is_refused() -> None:
    file = io.BytesIO()
    BundleWriter(file, HEAD, KEY, bytes(32)).close()
    assert flaw(file.getvalue()) == Flaw.TAMPERED


def test_the_wrong_key_opens_nothing() -> None:
    assert flaw(written([99]), bytes(32)) == Flaw.TAMPERED


def test_a_stranger_is_refused_before_anything_is_decrypted() -> None:
    def nobody(head: Head) -> bytes:
        raise BundleError(Flaw.STRANGER)

    with pytest.raises(BundleError, match=Flaw.STRANGER):
        BundleReader(io.BytesIO(written([99])), nobody)


def test_a_giant_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written([99])
    monkeypatch.setattr(bundle, "MAX_BUNDLE", len(whole) - 1)
    assert flaw(whole) == Flaw.LARGE


def test_a_body_that_grows_past_the_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written([99, bytes(3_000_000)])
    monkeypatch.setattr(bundle, "MAX_BUNDLE_INFLATED", 1_000_000)
    assert flaw(whole) == Flaw.TAMPERED


def test_a_newer_version_is_told() -> None:
    data = bytearray(written([99]))
    data[4] = 2
    assert flaw(bytes(data)) == Flaw.NEWER
