"""Setting a server up: hosts that laptops can read, in words where they cannot; no file replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocol.invitation import parse_invitation
from server.__main__ import main

TOWNSHIP = ("--township", "152221201")


@pytest.mark.parametrize(
    ("host", "read"),
    [
        ("[::1]", "::1"),
        ("192.168.1.5", "192.168.1.5"),
        ("Sumu.example", "sumu.example"),
        ("妇联.example", "xn--" + "妇联".encode("punycode").decode() + ".example"),
    ],
)
def test_an_invitation_of_any_host_that_is_taken_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], host: str, read: str
) -> None:
    data = ("--data", str(tmp_path / "server"))
    assert main(["init", *data, "--host", host, "--port", "9443"]) == 0
    capsys.readouterr()
    assert main(["invite", *data, *TOWNSHIP]) == 0
    invitation = parse_invitation(capsys.readouterr().out)
    assert (invitation.host, invitation.port) == (read, 9443)


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("192.168.1.5:8443", "write 192.168.1.5 and --port 8443"),
        ("http://sumu.example/", "write sumu.example"),
        ("https://192.168.1.5:8443/v1", "write 192.168.1.5 and --port 8443"),
        ("[::1]:8443", "write [::1] and --port 8443"),
        ("192.168.1", "neither a name nor an address"),
        ("two words", "neither a name nor an address"),
        ("fe80::1%eth0", "neither a name nor an address"),
        ("", "neither a name nor an address"),
        ("0.0.0.0", "it is for --listen"),
        ("[::]", "it is for --listen"),
    ],
)
def test_what_no_laptop_could_read_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], host: str, words: str
) -> None:
    data = tmp_path / "server"
    assert main(["init", "--data", str(data), "--host", host]) == 2
    assert words in capsys.readouterr().err and not data.exists()


@pytest.mark.parametrize("port", ["0", "70000", "-1", "x"])
def test_a_port_that_cannot_be_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit):
        main(["init", "--data", str(tmp_path / "server"), "--port", port])
    assert "--port" in capsys.readouterr().err


def test_an_invitation_replaces_no_file_and_wastes_no_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = ("--data", str(tmp_path / "server")), tmp_path / "邀请.txt"
    assert main(["init", *data, "--host", "192.168.1.5"]) == 0
    assert main(["invite", *data, *TOWNSHIP, "--out", str(out)]) == 0
    written = out.read_text(encoding="utf-8")
    assert parse_invitation(written).host == "192.168.1.5" and out.stat().st_mode & 0o777 == 0o600
    assert main(["invite", *data, *TOWNSHIP, "--out", str(out)]) == 2
    assert main(["invite", *data, *TOWNSHIP, "--out", str(tmp_path / "none" / "a.txt")]) == 2
    assert "is there already" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == written


def test_an_export_that_fails_leaves_the_file_that_stood_there(tmp_path: Path) -> None:
    data, out = ("--data", str(tmp_path / "server")), tmp_path / "log.sumu"
    assert main(["init", *data, "--host", "192.168.1.5"]) == 0
    out.write_text("another's")
    assert main(["export", *data, *TOWNSHIP, str(out)]) == 2  # no such township
    assert out.read_text() == "another's" and sorted(path.name for path in tmp_path.iterdir()) == ["log.sumu", "server"]
