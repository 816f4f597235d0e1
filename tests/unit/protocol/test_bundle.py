"""Bundles: what goes in comes out; whatever was cut, changed or made by others is refused before its body is read."""

from __future__ import annotations

import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol import bundle
from protocol.bundle import SERVER, BundleError, BundleReader, BundleWriter, Flaw, Head
from protocol.signing import certify, public_of

TOWNSHIP, DEVICE = "152221201", b"d" * 16
SEED, KEY = bytes(range(32)), bytes(range(32, 64))
SERVER_SEED = b"s" * 32
PUBLIC = public_of(SERVER_SEED)


def head_of(device: bytes = DEVICE, township: str = TOWNSHIP, issuer: bytes = SERVER_SEED) -> Head:
    words = certify(issuer, township, DEVICE, public_of(SEED), "chair", 1)
    certificate = b"" if device == SERVER else msgspec.msgpack.encode(words)
    epoch, salt = b"epoch-of-16-byte", b"salt-of-16-bytes"
    return Head(township, device, certificate, b"key-id-1", salt, 1_800_000_000_000, epoch, 7)


HEAD = head_of()


def written(*payloads: list[object], head: Head = HEAD, seed: bytes = SEED) -> bytes:
    file = io.BytesIO()
    writer = BundleWriter(file, head, KEY, seed)
    for payload in payloads:
        writer.frame(payload)
    writer.close()
    return file.getvalue()


def read(data: bytes, key: bytes = KEY) -> list[list[object]]:
    reader = BundleReader(io.BytesIO(data), TOWNSHIP, PUBLIC)
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
    assert BundleReader(io.BytesIO(written([99])), TOWNSHIP, PUBLIC).head == HEAD


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
    assert found <= {Flaw.FOREIGN, Flaw.NEWER, Flaw.TRUNCATED, Flaw.TAMPERED, Flaw.TOWNSHIP, Flaw.STRANGER}


@given(st.binary(max_size=2000))
def test_noise_is_refused(data: bytes) -> None:
    # Noise may begin as a bundle of a version to come does.
    assert flaw(data) in (Flaw.FOREIGN, Flaw.TRUNCATED, Flaw.NEWER)
    assert flaw(b"SUMU" + data) in (Flaw.TRUNCATED, Flaw.NEWER, Flaw.TAMPERED)


def test_what_is_glued_behind_is_refused() -> None:
    whole = written([99])
    assert flaw(whole + whole) == Flaw.TAMPERED


def test_another_ones_signature_is_refused() -> None:
    assert flaw(written([99], seed=bytes(32))) == Flaw.TAMPERED


def test_the_server_writes_without_a_certificate() -> None:
    assert read(written([99], head=head_of(SERVER), seed=SERVER_SEED)) == [[99]]
    assert flaw(written([99], head=head_of(SERVER))) == Flaw.TAMPERED


def test_other_townships_and_strangers_are_refused() -> None:
    assert flaw(written([99], head=head_of(township="152221202"))) == Flaw.TOWNSHIP
    assert flaw(written([99], head=head_of(issuer=SEED))) == Flaw.STRANGER
    assert flaw(written([99], head=head_of(device=b"x" * 16))) == Flaw.STRANGER
    assert flaw(written([99], head=msgspec.structs.replace(HEAD, certificate=b"junk"))) == Flaw.STRANGER


def test_the_wrong_key_opens_nothing() -> None:
    assert flaw(written([99]), bytes(32)) == Flaw.TAMPERED


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
