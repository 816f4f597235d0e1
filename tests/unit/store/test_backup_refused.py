"""Backups that are not taken: cut, changed, of a newer version, or none at all."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.store.backup import back_up_to, read_backup, restore_backup
from desktop.store.database import SCHEMA_VERSION
from tests.encrypted import opened
from tests.unit.store.backups import ENCRYPTED, NOW, add_woman, code_of


@given(data=st.data())
@settings(max_examples=60)
def test_a_backup_that_was_cut_or_changed_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(_a_backup(tmp_path_factory))
    if data.draw(st.booleans(), label="cut"):
        content = content[: data.draw(st.integers(0, len(content) - 1))]
    else:
        place = data.draw(st.integers(0, len(content) - 1) | st.integers(len(content) - 1200, len(content) - 1))
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    path = tmp_path_factory.mktemp("changed") / "b.sumubak"
    path.write_bytes(content)
    try:
        summary = read_backup(path)
    except KnownError as error:
        assert error.code in ("backup_damaged", "backup_foreign", "backup_newer")
        return
    # Zip keeps a few bytes that say nothing of the content (times, versions of tools): then the content is whole.
    assert summary == ("乌兰毛都苏木", NOW, 1, 0, 0, 0, len(content), False, 0, ENCRYPTED)


_made: list[bytes] = []


def _a_backup(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    if not _made:
        place = tmp_path_factory.mktemp("made")
        add_woman(place / "township.db", "乌云")
        path = back_up_to(place / "township.db", place, "乌兰毛都苏木", "", now=NOW)
        assert path is not None
        _made.append(path.read_bytes())
    return _made[0]


def rewritten(path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """A backup with another manifest, otherwise whole."""
    target = path.with_name("changed.sumubak")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "manifest.json":
                manifest = msgspec.json.decode(body)
                change(manifest)
                body = msgspec.json.encode(manifest)
            new.writestr(name, body)
    return target


def test_backups_of_a_newer_version_are_refused(carried: Path) -> None:
    for change in ({"format": 3, "files": 3}, {"schema": SCHEMA_VERSION + 1}):
        assert (
            code_of(lambda change=change: read_backup(rewritten(carried, lambda m: m.update(change)))) == "backup_newer"
        )


def test_what_the_manifest_does_not_tell_of_is_refused(carried: Path, tmp_path: Path) -> None:
    def name_outside(manifest: dict[str, Any]) -> None:
        manifest["files"]["../outside.jpg"] = [5, hashlib.sha256(b"small").hexdigest()]

    def forget(manifest: dict[str, Any]) -> None:
        manifest["files"].pop(next(name for name in manifest["files"] if "small" in name))

    for change in (name_outside, forget, lambda manifest: manifest.pop("women")):
        assert code_of(lambda change=change: read_backup(rewritten(carried, change))) == "backup_damaged"
    path = rewritten(carried, name_outside)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../outside.jpg", b"small")
    assert code_of(lambda: restore_backup(path, tmp_path / "new")) == "backup_damaged"
    assert not (tmp_path / "new").exists()


def test_a_zip_that_unpacks_to_more_than_it_is_is_refused(carried: Path) -> None:
    bomb = carried.with_name("bomb.sumubak")
    with zipfile.ZipFile(carried) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert code_of(lambda: read_backup(bomb)) == "backup_damaged"


def test_other_files_are_told_apart(tmp_path: Path) -> None:
    text, empty, archive, other = (tmp_path / name for name in ("a.txt", "b.sumubak", "c.zip", "d.db"))
    text.write_text("妇女名册" * 100, encoding="utf-8")
    empty.touch()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("songs.txt", "la")
    with opened(other) as connection:
        connection.execute("CREATE TABLE songs (name)")
    codes = {path.name: code_of(lambda path=path: read_backup(path)) for path in (text, empty, archive, other)}
    assert codes == {
        "a.txt": "backup_foreign",
        "b.sumubak": "backup_damaged",
        "c.zip": "backup_foreign",
        "d.db": "backup_foreign",
    }
    assert code_of(lambda: read_backup(tmp_path / "never")) == "backup_unreadable"
    assert code_of(lambda: read_backup(tmp_path)) == "backup_unreadable"
