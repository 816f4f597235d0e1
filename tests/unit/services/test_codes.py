"""The code tables are those of the standards."""

from __future__ import annotations

import pytest

from desktop.services import codes


def test_every_ethnic_group_of_the_standard_has_its_code() -> None:
    assert set(codes.ETHNIC) == {f"{number:02}" for number in range(1, 57)} | {"97", "98"}
    assert len({term.zh for term in codes.ETHNIC.values()}) == 58
    assert codes.label("ethnic", "02") == "蒙古族"
    assert codes.label("ethnic", "45", "en") == "Ewenki"


@pytest.mark.parametrize("table", codes.TABLES)
def test_tables_have_words_in_both_languages_and_no_two_alike(table: str) -> None:
    terms = codes.TABLES[table].values()
    assert all(term.zh and term.en and term.en.isascii() for term in terms)
    assert len({term.zh for term in terms}) == len(terms)


def test_unknown_and_empty_codes_are_shown_as_they_are() -> None:
    assert codes.label("sex", "7") == "7"
    assert codes.label("sex", None) == ""


def test_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        codes.SEX["3"] = codes.Term("x", "x")  # type: ignore[index]


@pytest.mark.parametrize(
    ("table", "text", "code"),
    [
        ("ethnic", " 蒙古 ", "02"),
        ("ethnic", "汉族", "01"),
        ("politics", "党员", "01"),
        ("education", "大专", "30"),
        ("job", "牧民", "27"),
        ("tag", "能人", "能人"),
        ("post", "P4", "P4"),
        ("post", "chair", "P1"),
        ("sex", "", None),
        ("sex", "旗", None),
    ],
)
def test_words_of_real_rosters_find_their_code(table: str, text: str, code: str | None) -> None:
    assert codes.code_of(table, text) == code


def test_choices_keep_the_tables_order() -> None:
    assert codes.choices("sex")[:2] == [("2", "女"), ("1", "男")]
