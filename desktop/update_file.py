"""An update as one signed file (``.sumuup``), carried by a stick: what it holds, and whether to believe it.

The file is a magic, the length of its label, the label (JSON), the maker's Ed25519 signature over magic and label, and
the system's own installer (a .deb, a setup) whose size and SHA-256 the label tells. Nothing of the label is believed,
and nothing of the installer written anywhere, before the signature was checked. Pure: no Qt, no window, no network;
what this laptop is comes in as ``Here``.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, BinaryIO, Final, NamedTuple

import msgspec

from desktop.errors import KnownError
from protocol.signing import SIGNATURE_BYTES, check, sign

SUFFIX: Final = ".sumuup"
#: Bytes of a whole file; an installer of today has 80 MB.
MOST_BYTES: Final = 400 * 1024 * 1024
#: Rises when an older program could not read the file.
FORMAT: Final = 1

_MAGIC: Final = b"SUMUUPDATE\r\n\x1a\n"  # a transfer as text would break it
_LENGTH = struct.Struct("<I")
_MOST_LABEL = 64 * 1024
_CHUNK = 1 << 20
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}", re.ASCII)

_Version = Annotated[str, msgspec.Meta(pattern=rf"\A{_VERSION.pattern}\Z")]
_Name = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9._+~-]{0,120}\Z")]
_Digest = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]

Progress = Callable[[int, int], object]


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """What the maker says of an installer.

    ``system``: ``linux-amd64``, ``windows-amd64``. ``needs``: the oldest system it runs on: glibc's version on Linux,
    Windows' own (``10.0.17763``) there. ``name``: the installer's file name. ``made_on``: ISO date. ``told``: language
    → what is new, in a few lines.
    """

    format: int
    version: _Version
    system: str
    needs: _Version
    name: _Name
    size: Annotated[int, msgspec.Meta(ge=1, le=MOST_BYTES)]
    sha256: _Digest
    made_on: str = ""
    told: dict[str, str] = {}


class Here(NamedTuple):
    """What this laptop is: its program's version, its system, and that system's version as ``Label.needs`` counts."""

    version: str
    system: str
    system_version: str


class _Format(msgspec.Struct):
    format: int


def as_numbers(version: str) -> tuple[int, ...]:
    """A version to compare: ``0.10`` is later than ``0.9``, ``1.0`` is ``1``. Raises ValueError for what is none."""
    if not _VERSION.fullmatch(version):
        raise ValueError(version)
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def read_label(path: Path, keys: Sequence[bytes]) -> Label:
    """What a file says of itself, once the maker's signature was checked; of the installer only its size was looked
    at.

    ``keys``: the makers' public keys. Raises KnownError: ``update_foreign`` (no such file), ``update_truncated``,
    ``update_stranger`` (signed by somebody else, or changed since), ``update_no_key`` (this program knows no maker),
    ``update_format`` (for later programs), ``file_unreadable``.
    """
    try:
        with path.open("rb") as file:
            return _label(file, keys, path.stat().st_size)
    except OSError as error:
        raise KnownError("file_unreadable") from error


def check_fits(label: Label, here: Here) -> None:
    """Whether an update is for this laptop. Raises KnownError: ``update_other_system``, ``update_needs`` (a newer
    system; ``needs``, ``has``), ``update_same``, ``update_older`` (``version``, ``here``)."""
    if label.system != here.system:
        raise KnownError("update_other_system", system=label.system[:40])
    if as_numbers(label.needs) > as_numbers(here.system_version):
        raise KnownError("update_needs", version=label.version, needs=label.needs, has=here.system_version)
    if as_numbers(label.version) == as_numbers(here.version):
        raise KnownError("update_same", version=label.version)
    if as_numbers(label.version) < as_numbers(here.version):
        raise KnownError("update_older", version=label.version, here=here.version)


def take_out(path: Path, keys: Sequence[bytes], target: Path, progress: Progress = lambda _done, _total: None) -> Label:
    """Copies the installer to ``target``, byte for byte what the maker signed. Where it is not, there is no ``target``.

    The label is read anew: another stick may be in by now. ``progress`` gets bytes done and in all. Raises KnownError
    as ``read_label`` does, ``update_tampered``; OSError where ``target`` cannot be written.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise KnownError("file_unreadable") from error
    with file:
        label = _label(file, keys, path.stat().st_size)
        with target.open("xb") as out:  # what stands there already is not ours to replace or to take away
            try:
                found, done = hashlib.sha256(), 0
                while done < label.size:
                    try:
                        piece = file.read(min(_CHUNK, label.size - done))
                    except OSError as error:
                        raise KnownError("file_unreadable") from error
                    if not piece:
                        raise KnownError("update_truncated")
                    found.update(piece)
                    out.write(piece)
                    done += len(piece)
                    progress(done, label.size)
                if found.hexdigest() != label.sha256:
                    raise KnownError("update_tampered")
                out.flush()
                os.fsync(out.fileno())
            except BaseException:
                out.close()
                target.unlink(missing_ok=True)
                raise
    return label


def write_update(path: Path, label: Label, installer: bytes, seed: bytes) -> None:
    """What the maker does (``tools/updates.py``): one file of an installer, signed with the private key ``seed``."""
    packed = msgspec.json.encode(label)
    signed = _MAGIC + _LENGTH.pack(len(packed)) + packed
    path.write_bytes(signed + sign(seed, signed) + installer)


def _label(file: BinaryIO, keys: Sequence[bytes], size: int) -> Label:
    """Reads up to where the installer begins."""
    magic = file.read(len(_MAGIC))
    if magic != _MAGIC:
        raise KnownError("update_truncated" if magic and _MAGIC.startswith(magic) else "update_foreign")
    length = file.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        raise KnownError("update_truncated")
    (most,) = _LENGTH.unpack(length)
    if not 0 < most <= _MOST_LABEL:
        raise KnownError("update_stranger")
    packed, signature = file.read(most), file.read(SIGNATURE_BYTES)
    if len(packed) < most or len(signature) < SIGNATURE_BYTES:
        raise KnownError("update_truncated")
    if not keys:
        raise KnownError("update_no_key")
    if not any(check(key, magic + length + packed, signature) for key in keys):
        raise KnownError("update_stranger")
    try:
        if msgspec.json.decode(packed, type=_Format).format != FORMAT:
            raise KnownError("update_format")
        label = msgspec.json.decode(packed, type=Label)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise KnownError("update_format") from error  # the maker signed it, so it is for other programs
    begins = len(magic) + len(length) + most + SIGNATURE_BYTES
    if size < begins + label.size:
        raise KnownError("update_truncated")
    if size > begins + label.size:
        raise KnownError("update_tampered")
    return label
