"""What is typed: normalised, or told what is wrong, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.services import validation as v

TODAY = date(2026, 11, 23)


def full_width(text: str) -> str:
    return "".join(chr(ord(ch) + 0xFEE0) if "!" <= ch <= "~" else ch for ch in text)


births = st.dates(date(1900, 1, 1), TODAY)
numbers = st.builds(
    lambda area, born, order: (first := f"{area}{born:%Y%m%d}{order:03}") + v.identity_check_digit(first),
    st.sampled_from(["152221", "110105", "710000", "830000"]),
    births,
    st.integers(1, 999),
)


@given(numbers)
def test_valid_identity_numbers_are_taken_however_they_are_typed(number: str) -> None:
    for typed in (number, f" {number[:6]} {number[6:14]} {number[14:].lower()} ", full_width(number)):
        assert v.check_identity_number(typed, TODAY).value == number


@given(numbers)
def test_the_check_digit_is_that_of_iso_7064(number: str) -> None:
    """MOD 11-2: read as a polynomial at 2, the whole number leaves 1."""
    digits = [10 if char == "X" else int(char) for char in number]
    assert sum(digit * 2 ** (17 - place) for place, digit in enumerate(digits)) % 11 == 1


@given(numbers, st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_never_taken(number: str, place: int, digit: str) -> None:
    assume(number[place] != digit)
    wrong = number[:place] + digit + number[place + 1 :]
    assert v.check_identity_number(wrong, TODAY).error is not None


@given(numbers)
def test_the_number_states_sex_and_birth(number: str) -> None:
    sex, birth = v.sex_of_identity(number), v.birth_of_identity(number)
    assert v.identity_disagreements(number, sex, birth) == []
    assert v.identity_disagreements(number, sex, birth[:4]) == []
    other_day = (date.fromisoformat(birth) - timedelta(days=1)).isoformat()
    assert v.identity_disagreements(number, {"1": "2", "2": "1"}[sex], other_day) == list(v.WARNINGS[1:])
    assert v.identity_disagreements(number, "0", None) == []


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("11010519491231002X", None),
        ("110105194912310020", "id_no_checksum"),
        ("110105491231002", "id_no_15"),
        ("1.10101E+17", "id_no_damaged"),
        ("152221198001011000", "id_no_damaged"),
        ("110105194902300028", "id_no_birth"),
        ("990105194912310028", "id_no_region"),
        ("1101051949123100", "id_no_format"),
        ("没有", "id_no_format"),
        ("", None),
    ],
)
def test_identity_numbers(typed: str, error: str | None) -> None:
    assert v.check_identity_number(typed, TODAY).error == error


def test_a_right_number_that_looks_damaged_is_a_warning() -> None:
    for order in range(0, 1000, 10):
        first = f"15222119800101{order:03}"
        if order % 100 == 0 and v.identity_check_digit(first) == "0":
            assert v.check_identity_number(first + "0", TODAY) == (first + "0", None, "id_no_maybe_damaged")
            return
    pytest.fail("no such number was tried")


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_mobile_numbers(number: str) -> None:
    for typed in (number, f"+86 {number[:3]}-{number[3:7]}-{number[7:]}", full_width(number), number + ".0"):
        assert v.check_phone(typed) == (number, None, None)
    assert v.check_phone(number[:-1]).error == "phone_format"
    assert v.check_phone("12" + number[2:]).error == "phone_format"


@pytest.mark.parametrize(
    ("typed", "value", "error"),
    [
        ("0482-1234567", "0482-1234567", None),
        ("（0482）8234567", "0482-8234567", None),
        ("010 12345678", "010-12345678", None),
        ("+86 482 8234567", "0482-8234567", None),
        ("8234567", None, "phone_format"),
        ("1.39E+10", None, "phone_damaged"),
        ("无", None, "phone_format"),
        ("  ", None, None),
    ],
)
def test_other_phones(typed: str, value: str | None, error: str | None) -> None:
    assert v.check_phone(typed) == (value, error, None)


@given(births)
def test_days_are_read_as_people_write_them(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    written = [
        day.isoformat(), f"{y}.{m}.{d}", f"{y}/{m:02}/{d:02}", f"{y}年{m}月{d}日", f"{day:%Y%m%d}",
        f"{y} 年 {m} 月 {d} 号",
        full_width(day.isoformat()), f"{day.isoformat()} 00:00:00", f"{y}－{m}－{d}",
    ]  # fmt: skip
    for text in written:
        assert v.check_date(text, TODAY) == (day.isoformat(), None, None), text
    for text in (f"{y}.{m}", f"{y}年{m}月", f"{day:%Y%m}", f"{y}-{m:02}", f"{y}年{m}月生"):
        assert v.check_date(text, TODAY).value == day.isoformat()[:7], text
    assert v.check_date(f"{y}年", TODAY).value == str(y)


@given(st.text(max_size=20))
def test_any_text_gives_a_value_or_a_listed_error(text: str) -> None:
    for check in (
        v.check_date(text, TODAY),
        v.check_phone(text),
        v.check_identity_number(text, TODAY),
        v.check_time(text),
        v.check_number(text),
    ):
        assert check.error is None or (check.error in v.ERRORS and check.value is None)
    value = v.check_date(text, TODAY).value
    assert value is None or v.check_date(value, TODAY).value == value


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("1975-02-30", "date_impossible"),
        ("1975.13", "date_impossible"),
        ("2026-11-24", "date_future"),
        ("2026-12", "date_future"),
        ("2027", "date_future"),
        ("1875", "date_too_early"),
        ("75.3", "date_format"),
        ("27454", "date_format"),
        ("三月", "date_format"),
        ("2026-11-23", None),
        ("2026-11", None),
    ],
)
def test_wrong_dates(typed: str, error: str | None) -> None:
    assert v.check_date(typed, TODAY).error == error


def test_dates_to_come_and_whole_days() -> None:
    assert v.check_date("2026-11-24", TODAY, future=True).value == "2026-11-24"
    assert v.check_date("2026-11", TODAY, partial=False).error == "date_partial"


@pytest.mark.parametrize(
    ("typed", "value", "error"),
    [
        ("18:00", "18:00", None),
        ("18：30", "18:30", None),
        ("1830", "18:30", None),
        ("18点半", "18:30", None),
        ("下午6:30", "18:30", None),
        ("晚上8点15分", "20:15", None),
        ("中午12点", "12:00", None),
        ("中午1点", "13:00", None),
        ("上午9时", "09:00", None),
        ("25:00", None, "time_impossible"),
        ("9:60", None, "time_impossible"),
        ("早", None, "time_format"),
        ("", None, None),
    ],
)
def test_times(typed: str, value: str | None, error: str | None) -> None:
    assert v.check_time(typed) == (value, error, None)


def test_moments_and_spans() -> None:
    assert v.check_moment("11/24", "18:00", TODAY).error == "date_format"
    assert v.check_moment("2026.11.24", "下午6点", TODAY).value == "2026-11-24T18:00"
    assert v.check_moment("2026-11-24", "", TODAY).value == "2026-11-24T00:00"
    assert v.check_moment("", "18:00", TODAY).error == "required"
    assert v.check_moment("2026-11-24", "25:00", TODAY).error == "time_impossible"
    assert v.check_span("2026-11-24T18:00", "2026-11-24T17:59") == "end_before_start"
    assert v.check_span("2026-11-24T18:00", None) is None


@pytest.mark.parametrize(
    ("birth", "years"),
    [
        ("1975-11-23", 51),
        ("1975-11-24", 50),
        ("1975-10", 51),
        ("1975-11", 50),
        ("1975", 50),
        ("2026-11", 0),
        (None, None),
    ],
)
def test_age_counts_full_years(birth: str | None, years: int | None) -> None:
    assert v.age(birth, TODAY) == years


@pytest.mark.parametrize(
    ("typed", "value", "error"),
    [
        ("12", 12, None),
        ("１，２００", 1200, None),
        ("3.0", 3, None),
        ("-1", None, "number_negative"),
        ("1.5", None, "number_format"),
        ("9" * 40, None, "number_too_large"),
        (None, None, None),
    ],
)
def test_numbers(typed: str | None, value: int | None, error: str | None) -> None:
    assert v.check_number(typed) == (value, error)


def test_a_line_keeps_what_belongs_to_mongolian() -> None:
    assert v.clean_line(" ᠭᠣᠸ\u180eᠠ\u202fᠶᠢᠨ \n") == "ᠭᠣᠸ\u180eᠠ\u202fᠶᠢᠨ"
    assert v.clean_line("　王  秀兰\x00\t") == "王 秀兰"
    assert v.clean_line(" \u3000 ") is None
    assert v.clean_line(None) is None
