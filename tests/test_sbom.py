"""The bill of materials lists every package that the lock files name, each with its licence."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from desktop import licences
from desktop.licences import Part
from tools import sbom
from tools.sbom import Pinned

ROOT = Path(__file__).resolve().parent.parent


def test_every_locked_package_stands_there_with_its_licence_and_hashes() -> None:
    packages = sbom.pinned()
    assert sbom.wrong(packages) == []
    made = sbom.document(packages)["components"]
    stands = {(each["name"], each["version"]) for each in made}
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        named = set(re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?==([^ ;]+)", text, re.MULTILINE))
        assert named and named <= stands, lock.name
        hashes = set(re.findall(r"sha256:([0-9a-f]{64})", text))
        assert hashes <= {digest for each in packages for digest in each.hashes}
    assert all(each["licenses"][0]["expression"] for each in made)
    assert {each["name"] for each in made if each["scope"] == "required"} >= {"sqlcipher3", "keyring", "litestar"}
    assert set(sbom.STATED) <= {each.name for each in packages}, "stated of what is pinned no more"


def test_what_has_no_licence_or_the_wrong_one_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sbom.STATED, "copyleft", "GPL-3.0-only AND MIT")
    packages = [Pinned("copyleft", "1", ("0",), (lock,)) for lock in ("desktop", "dev")]
    packages.append(Pinned("nobody-knows-it", "2", ("0",), ("dev",)))
    no_licence, wrong = sbom.wrong(packages)
    assert "nobody-knows-it 2: no licence" in no_licence and "copyleft 1: may not ship" in wrong
    assert sbom.may_ship("GPL-2.0-only OR LGPL-3.0-only") and not sbom.may_ship("GPL-2.0-only OR AGPL-3.0-only")


def test_a_line_without_a_hash_is_refused(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    for lock in sbom.LOCKS:
        (tmp_path / "requirements" / f"{lock}.txt").write_text("one==1.0\n", encoding="utf-8")
    with pytest.raises(ValueError, match="neither a version nor a hash"):
        sbom.pinned(tmp_path)


def test_each_wheel_that_ships_has_the_text_of_its_licence() -> None:
    on_laptops = {each.name for each in sbom.pinned() if "desktop" in each.locks}
    assert on_laptops == set(licences.PACKAGES)
    shown = licences.parts()
    assert [part.name for part in shown if len(licences.text_of(part)) < 600] == []
    # of the other system, and what only the Python of the packages brings along
    elsewhere = {"pywin32-ctypes"} | (
        {"backports-tarfile", "importlib-metadata", "lazy-importer", "zipp"} if sys.version_info >= (3, 12) else set()
    )
    assert on_laptops - {part.package for part in shown} <= elsewhere
    for part in shown:
        said = sbom.licence(part.package) if part.package else ""
        text = licences.text_of(part)
        assert ("LGPL" in said) <= ("GNU LESSER GENERAL PUBLIC LICENSE" in text), part.name
        assert ("MPL-2.0" in said) <= ("Mozilla Public License Version 2.0" in text), part.name
        assert ("Apache-2.0" in said) <= ("Apache License" in text), part.name


def test_a_part_without_its_text_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert licences.without_text() == []
    bare = Part("PySide6", "pyside6-essentials")
    monkeypatch.setitem(licences._MORE, bare.package, bare)
    assert licences.text_of(bare) == "" and licences.without_text() == ["PySide6"]
