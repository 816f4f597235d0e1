"""What packages say of themselves agrees with what the program opens; updates are made as the program reads them."""

from __future__ import annotations

import configparser
import hashlib
import importlib.util
import io
import os
import re
import shutil
import subprocess
import tarfile
import xml
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest

from desktop.given import ENDINGS
from desktop.update_file import read_label, take_out
from tools import updates
from tools.packaging import deb

ROOT = Path(__file__).resolve().parent.parent.parent
LINUX, WINDOWS = ROOT / "tools/packaging/linux", ROOT / "tools/packaging/windows"
_XDG = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_every_ending_opens_the_program_on_linux() -> None:
    types = {
        kind.attrib["type"]: kind.find(f"{_XDG}glob").attrib["pattern"].removeprefix("*")  # type: ignore[union-attr]
        for kind in ET.parse(LINUX / f"{deb.ID}.mime.xml").getroot()
    }
    assert set(types.values()) == set(ENDINGS)
    entry = configparser.RawConfigParser()
    entry.read(LINUX / f"{deb.ID}.desktop", encoding="utf-8")
    opened = set(entry["Desktop Entry"]["MimeType"].rstrip(";").split(";"))
    assert opened == {*types, "x-scheme-handler/sumu"}
    told = {made.text for made in ET.parse(LINUX / f"{deb.ID}.metainfo.xml").getroot().iter("mediatype")}
    assert told == set(types)


def test_every_ending_opens_the_program_on_windows() -> None:
    script = (WINDOWS / "setup.nsi").read_bytes()
    assert script.startswith(b"\xef\xbb\xbf"), "makensis would read Chinese as something else"
    text = script.decode("utf-8-sig")
    assert set(re.findall(r'insertmacro FileType "(\.\w+)"', text)) == set(ENDINGS)
    assert set(re.findall(r'insertmacro NoFileType "(\.\w+)"', text)) == set(ENDINGS)
    assert 'Name "苏木之家"' in text and "Unicode true" in text


@pytest.mark.parametrize("script", ["preinst", "prerm", "postrm"])
def test_the_packages_scripts_do_nothing_where_nothing_runs(script: str) -> None:
    done = subprocess.run([LINUX / script, "remove"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    if script == "postrm":
        assert "~/.local/share/sumu-home" in done.stdout and "记录、照片和备份都还在" in done.stdout


def test_a_library_in_no_package_fails_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "sumu"
    program.write_bytes(b"\x7fELF GLIBC_2.9 GLIBC_2.31")
    wanted = {"libc.so.6", "libGL.so.1"}
    monkeypatch.setattr(deb, "needed", lambda _path: wanted)
    assert deb.dependencies(tmp_path) == (["libc6 (>= 2.31)", "libgl1"], 31)
    wanted.add("libunheard.so.1")
    with pytest.raises(SystemExit, match=r"libunheard\.so\.1, for sumu"):
        deb.dependencies(tmp_path)
    (tmp_path / "libunheard.so.1").touch()  # it lies beside the program
    assert deb.dependencies(tmp_path)[1] == 31


def test_an_update_is_made_as_the_program_reads_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    updates.main(["new-key", str(tmp_path / "key")])
    public = bytes.fromhex(capsys.readouterr().out.strip())
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    updates.main(["key", str(tmp_path / "key")])
    assert bytes.fromhex(capsys.readouterr().out.strip()) == public
    installer = tmp_path / "sumu-home_9.9.9_amd64.deb"
    installer.write_bytes(b"installer" * 100)
    (tmp_path / "told").write_text("签到表更快\n", encoding="utf-8")
    arguments = ["sign", str(tmp_path / "key"), str(installer), "--version", "9.9.9", "--needs", "2.31"]
    updates.main([*arguments, "--told", str(tmp_path / "told"), "--out", str(tmp_path)])
    path = Path(capsys.readouterr().out.strip())
    label = read_label(path, [public])
    assert (label.version, label.system, label.needs, label.told) == (
        "9.9.9",
        "linux-amd64",
        "2.31",
        {"zh_CN": "签到表更快"},
    )
    take_out(path, [public], tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == installer.read_bytes()


def test_a_key_is_not_written_over(tmp_path: Path) -> None:
    updates.main(["new-key", str(tmp_path / "key")])
    kept = (tmp_path / "key").read_text()
    with pytest.raises(FileExistsError):
        updates.main(["new-key", str(tmp_path / "key")])
    assert (tmp_path / "key").read_text() == kept


def test_what_the_program_would_not_take_is_not_made(tmp_path: Path) -> None:
    updates.main(["new-key", str(tmp_path / "key")])
    installer = tmp_path / "苏木.deb"
    shutil.copy(ROOT / "pyproject.toml", installer)
    with pytest.raises(SystemExit, match="update_format"):
        updates.main(
            [
                "sign",
                str(tmp_path / "key"),
                str(installer),
                "--version",
                "1.0",
                "--needs",
                "2.31",
                "--out",
                str(tmp_path),
            ]
        )
    assert not list(tmp_path.glob("*.sumuup"))


def windows_python() -> Any:
    """The module that looks at a stranger's CPython; it runs alone, in a root of Debian."""
    spec = importlib.util.spec_from_file_location("windows_python", WINDOWS / "python.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFIED = "Signer #0:\n\tSubject: /O={signer}/CN=x\n\tIssuer: /CN=y\nSignature verification: {words}\n"


@pytest.mark.parametrize(
    ("signer", "words", "code", "module", "refused"),
    [
        ("Python Software Foundation", "ok", 0, b"known = 1\n", ""),
        ("Python Software Foundation", "failed", 1, b"known = 1\n", "python_lib.cat does not bear"),
        ("Somebody Else", "ok", 0, b"known = 1\n", "python_lib.cat does not bear"),
        ("Python Software Foundation", "ok", 0, b"import evil\n", "Lib/known.py is not the Foundation's"),
    ],
)
def test_of_a_strangers_cpython_only_the_foundations_files_are_taken(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    signer: str,
    words: str,
    code: int,
    module: bytes,
    refused: str,
) -> None:
    verify = tmp_path / "osslsigncode"
    verify.write_text(f"#!/bin/sh\nprintf '{VERIFIED.format(signer=signer, words=words)}'\nexit {code}\n")
    verify.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    catalogue = b"signed:" + hashlib.sha256(b"known = 1\n").digest()
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as files:
        for name, data in {
            "python.exe": b"MZ",
            "DLLs/python_lib.cat": catalogue,
            "DLLs/_tkinter.pyd": b"",
            "Lib/known.py": module,
            "Lib/empty.py": b"",
            "Lib/xml/__init__.py": Path(xml.__file__).read_bytes().replace(b"\n", b"\r\n"),
            "Lib/site-packages/evil.py": b"import evil",
            "../outside.py": b"import evil",
            "sitecustomize.py": b"import evil",
        }.items():
            files.writestr(f"cp311/{name}", data)
    sdist, folder = tmp_path / "python.tar.gz", tmp_path / "python"
    with tarfile.open(sdist, "w:gz") as outer:
        info = tarfile.TarInfo("python-3.11/src/data.zip")
        info.size = len(inner.getvalue())
        outer.addfile(info, io.BytesIO(inner.getvalue()))
    if refused:
        with pytest.raises(SystemExit, match=refused):
            windows_python().main(sdist, folder)
        return
    windows_python().main(sdist, folder)
    taken = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert taken == {"python.exe", "DLLs/python_lib.cat", "Lib/known.py", "Lib/empty.py", "Lib/xml/__init__.py"}
