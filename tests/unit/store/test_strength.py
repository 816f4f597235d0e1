"""What is too easily guessed is refused, with its own reason; what a person thinks of for herself is not."""

from __future__ import annotations

import random

import pytest

from desktop.errors import KnownError
from desktop.store.strength import check_passphrase, check_pin, folded


def why(check: object, secret: str) -> str:
    """The code by which it is refused; "" where it is taken."""
    assert callable(check)
    try:
        check(folded(secret))
    except KnownError as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    ("code", "pins"),
    [
        ("pin_short", "27051 1"),
        ("pin_digits", "58392a Ulaan7"),
        ("pin_repeats", "111111 111222 121212 123123 58395839 000000"),
        ("pin_sequence", "123456 654321 98765432 890123 112233 778899 123321 135246 147258 159357 13579135"),
        ("pin_date", "270519 800101 198005 19800517 05171980 17051980 010199 311299"),
        ("secret_long", "583920" * 50),
        ("", "583920 804417 615243 131452 40718263"),
    ],
)
def test_pins(code: str, pins: str) -> None:
    assert {pin: why(check_pin, pin) for pin in pins.split()} == dict.fromkeys(pins.split(), code)


def test_most_pins_are_taken() -> None:
    dice = random.Random(1)
    taken = sum(not why(check_pin, f"{dice.randrange(10**6):06}") for _ in range(2000))
    assert 1700 < taken < 1950


@pytest.mark.parametrize(
    ("code", "passphrases"),
    [
        ("passphrase_short", ("short", "草原上的白马")),
        ("passphrase_digits", ("583920172645", "1980-05-17 583920", "１３８４７００００１２３４５")),
        (
            "passphrase_repeats",
            ("aaaaaaaaaaaaaa", "abcabcabcabc", "草原 草原 草原 草原 草原 草原", "Ulaan Ulaan Ulaan"),
        ),
        ("passphrase_sequence", ("qwertyuiopasdf", "abcdefghijklmnop", "password1234", "Zxcvbnm987654321")),
        ("secret_long", ("草原上的白马" * 40,)),
        ("", ("草原上的白色蒙古包 Ulaan", "我家的三只羊在山上吃草呢", "six grey geese by the lake")),
    ],
)
def test_passphrases(code: str, passphrases: tuple[str, ...]) -> None:
    assert {each: why(check_passphrase, each) for each in passphrases} == dict.fromkeys(passphrases, code)
