"""Signatures: what was signed is believed, what differs in anything is not."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.signing import (
    certify,
    check,
    check_head,
    check_secret,
    eight_digits,
    new_key,
    public_of,
    read_certificate,
    sign,
    sign_head,
    sign_secret,
)

SERVER, DEVICE_KEY, OTHER_KEY = (bytes([n]) * 32 for n in (1, 2, 3))
DEVICE, CHAIN = bytes(16), b"c" * 16
PUBLIC = public_of(DEVICE_KEY)
FINGERPRINT = "A" * 43


def test_a_certificate_is_believed_as_the_server_wrote_it_only() -> None:
    issued = certify(SERVER, "152221201", DEVICE, PUBLIC, "gacha_chair", 5)
    sent = read_certificate(issued.packed)
    assert sent is not None
    assert sent == issued == certify(SERVER, "152221201", DEVICE, PUBLIC, "gacha_chair", 5)
    assert sent.signed_by(public_of(SERVER))
    assert not sent.signed_by(public_of(OTHER_KEY))
    changes = {"township": "152221202", "device": b"d" * 16, "public_key": public_of(OTHER_KEY), "role": "chair"}
    for name, value in {**changes, "issued_ms": 6}.items():
        assert not msgspec.structs.replace(sent, **{name: value}).signed_by(public_of(SERVER)), name


def test_a_head_is_its_devices_at_that_place_only() -> None:
    signature = sign_head(DEVICE_KEY, "152221201", DEVICE, 7, CHAIN)
    assert check_head(PUBLIC, "152221201", DEVICE, 7, CHAIN, signature)
    for wrong in (
        (public_of(OTHER_KEY), "152221201", DEVICE, 7, CHAIN),
        (PUBLIC, "152221202", DEVICE, 7, CHAIN),
        (PUBLIC, "152221201", b"d" * 16, 7, CHAIN),
        (PUBLIC, "152221201", DEVICE, 8, CHAIN),
        (PUBLIC, "152221201", DEVICE, 7, b"x" * 16),
    ):
        assert not check_head(*wrong, signature)


def test_a_signature_stands_for_one_thing() -> None:
    signature = sign_secret(DEVICE_KEY, "152221201", DEVICE, "s" * 22)
    assert check_secret(PUBLIC, "152221201", DEVICE, "s" * 22, signature)
    assert not check_secret(PUBLIC, "152221201", DEVICE, "t" * 22, signature)
    assert not check_head(PUBLIC, "152221201", DEVICE, 7, CHAIN, signature)


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_what_is_no_key_or_no_signature_is_not_believed(key: bytes, signature: bytes) -> None:
    assert not check(key, b"data", signature)
    assert not check(PUBLIC, b"data", signature)
    assert read_certificate(key) is None


def test_keys_are_made_anew() -> None:
    seed = new_key()
    assert (len(seed), len(public_of(seed)), seed == new_key()) == (32, 32, False)
    assert check(public_of(seed), b"data", sign(seed, b"data"))


@pytest.mark.parametrize(
    "other",
    [
        ("152221202", DEVICE, PUBLIC, FINGERPRINT),
        ("152221201", b"d" * 16, PUBLIC, FINGERPRINT),
        ("152221201", DEVICE, public_of(OTHER_KEY), FINGERPRINT),
        ("152221201", DEVICE, PUBLIC, "B" * 43),
    ],
)
def test_eight_digits_differ_where_anything_was_exchanged(other: tuple[str, bytes, bytes, str]) -> None:
    digits = eight_digits("152221201", DEVICE, PUBLIC, FINGERPRINT)
    assert digits == eight_digits("152221201", DEVICE, PUBLIC, FINGERPRINT)
    assert len(digits) == 9
    assert digits.replace(" ", "").isdigit()
    assert eight_digits(*other) != digits
