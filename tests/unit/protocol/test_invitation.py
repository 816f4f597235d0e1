"""An invitation is read whatever letters, messengers and keyboards did to it; what is none is refused."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.hosts import normal_host
from protocol.invitation import InvalidInvitation, Invitation, parse_invitation, text_of_file

MINE = Invitation("192.168.1.10", 8443, "152221201", "K7M2QX4ABC", "Ab_-" * 10 + "xyz")
LINE = MINE.line
HALF = len(LINE) // 2


@pytest.mark.parametrize(
    "text",
    [
        f"邀请：{LINE}",
        f"{LINE}。",
        f'"{LINE}"',
        f"“{LINE}”",
        f"「{LINE}」，请在72小时内使用",
        f"'{LINE}',",
        f"<{LINE}>",
        LINE.replace("sumu:", "Sumu:"),
        LINE.replace("sumu:", "SUMU:"),
        f"\ufeff{LINE}\r\n",
        f"{LINE[:HALF]}\n{LINE[HALF:]}",
        f"> {LINE[:40]}\r\n>   {LINE[40:90]}\r\n> {LINE[90:]}\r\n> 妇联",
        LINE.replace(":", "："),
        LINE.replace("://", "：／／").replace("#", "＃"),
        f"  \u3000{LINE}\u00a0 ",
        f"{LINE[:20]} {LINE[20:60]}\u3000{LINE[60:]}",
        f"{LINE[:30]}\u200b{LINE[30:70]}\u2060\u00ad{LINE[70:]}",
        LINE.replace("/#", "#"),
        LINE.replace(".", "。"),
        LINE.replace("-", "–"),
        f"旗妇联\n您的邀请：\n\n{LINE}\n\n电话 0482-1234567",
        f"{LINE} valid for 72 hours",
        LINE.replace(MINE.code, "k7m2-qx4abc"),
    ],
)
def test_every_form_is_read(text: str) -> None:
    assert parse_invitation(text) == MINE


def test_one_of_this_computer_and_an_address_of_six() -> None:
    for mine in (
        Invitation("127.0.0.1", 8443, "152221201", "K7M2QX4ABC", ""),
        Invitation("::1", 8443, "152221201", "K7M2QX4ABC", ""),
        MINE._replace(host="fd00::12"),
        MINE._replace(host="sumu.example"),
    ):
        assert parse_invitation(f"邀请：{mine.line}。") == mine
    in_chinese = MINE._replace(host="妇联.example").line
    assert parse_invitation(in_chinese).host == f"{normal_host('妇联')}.example"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sumu nonsense",
        LINE[:-1],
        LINE.replace("sumu:", "https:"),
        LINE.replace(":8443", ""),
        LINE.replace(":8443", ":84430"),
        LINE.replace(":8443", ":0"),
        LINE.replace("152221201", "15222120"),
        LINE.replace("192.168.1.10", "192.168.1"),
        LINE.replace("sumu:", "sumu+http:"),
        MINE._replace(fingerprint="").line,  # without encryption over a network
        "x" * 30_000 + LINE,
    ],
)
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(InvalidInvitation):
        parse_invitation(text)


around = st.text(st.sampled_from("邀请：，。“”\"'（）【】 \n\u3000\ufeff请您在72小时内用"), max_size=30)


@given(around, around, st.lists(st.tuples(st.integers(1, 100), st.sampled_from(["\n", " ", "\r\n ", "\u200b"]))))
def test_words_around_and_blanks_within_do_not_matter(before: str, after: str, breaks: list[tuple[int, str]]) -> None:
    text = LINE
    for place, gap in breaks:
        text = f"{text[:place]}{gap}{text[place:]}"
    assert parse_invitation(f"{before}{text}{after}") == MINE


@given(st.text() | st.text(string.printable).map(lambda tail: "sumu://" + tail))
def test_any_text_is_an_invitation_or_none(text: str) -> None:
    try:
        found = parse_invitation(text)
    except InvalidInvitation:
        return
    assert parse_invitation(found.line) == found


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_file_is_read_in_any_coding(coding: str) -> None:
    assert parse_invitation(text_of_file(f"sumu 邀请：{LINE}。".encode(coding))) == MINE


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("[::1]", "::1"),
        ("FD00::0012", "fd00::12"),
        ("192.168.1.5", "192.168.1.5"),
        ("Sumu.Example.", "sumu.example"),
        ("妇联.example", "xn--" + "妇联".encode("punycode").decode() + ".example"),
        ("FULIAN_PC", "fulian_pc"),
        (" １９２.168.1.5 ", "192.168.1.5"),
    ],
)
def test_a_host_is_written_in_one_way(typed: str, host: str) -> None:
    assert normal_host(typed) == host and normal_host(host) == host


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "[",
        "[x]",
        "192.168.1.5:8443",
        "http://x",
        "a b",
        "300.1.1.1",
        "1.2.3",
        "fe80::1%eth0",
        "a..b",
        "-a",
        "x" * 64,
    ],
)
def test_what_is_no_host_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        normal_host(typed)
