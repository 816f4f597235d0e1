"""The form of an update file (``.sumuup``): a magic, the length of its label, the label (JSON), the maker's Ed25519
signature over all of that, and the system's own installer (a .deb, a setup) whose size and SHA-256 the label tells.

The server hands such files on without believing them; a laptop checks the signature first (``desktop.update_file``).
"""

from __future__ import annotations

import re
import struct
from typing import Annotated, BinaryIO, Final, NamedTuple

import msgspec

from protocol.signing import SIGNATURE_BYTES

SUFFIX: Final = ".sumuup"
#: Bytes of a whole file; an installer of today has 80 MB.
MOST_BYTES: Final = 400 * 1024 * 1024
#: Rises when an older program could not read the file.
FORMAT: Final = 1
#: Systems that installers are made for.
SYSTEMS: Final = ("linux-amd64", "linux-arm64", "windows-amd64")

_MAGIC: Final = b"SUMUUPDATE\r\n\x1a\n"  # a transfer as text would break it
_LENGTH = struct.Struct("<I")
_MOST_LABEL = 64 * 1024
#: Bytes within which label and signature end.
MOST_HEAD: Final = len(_MAGIC) + _LENGTH.size + _MOST_LABEL + SIGNATURE_BYTES
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}", re.ASCII)

_Version = Annotated[str, msgspec.Meta(pattern=rf"\A{_VERSION.pattern}\Z")]
_Name = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9._+~-]{0,120}\Z")]
_Digest = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """What the maker says of an installer.

    ``system``: one of ``SYSTEMS``. ``needs``: the oldest system it runs on: glibc's version on Linux, Windows' own
    (``10.0.17763``) there. ``name``: the installer's file name. ``made_on``: ISO date. ``told``: language → what is
    new, in a few lines.
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


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """What a server says of the newest update that it has for a system. ``mark``: tells this file from every other
    (32 hex digits); ``size``: bytes of the whole file."""

    version: _Version
    mark: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    size: Annotated[int, msgspec.Meta(ge=1, le=MOST_BYTES)]


class HeadError(Exception):
    """``code``: ``foreign`` (no update file), ``truncated``, ``stranger`` (what nobody of ours made)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Format(msgspec.Struct):
    format: int


class Head(NamedTuple):
    """What stands before the installer; nothing of it is checked. ``packed``: the label as it lies."""

    signed: bytes
    signature: bytes
    packed: bytes

    def label(self) -> Label | None:
        """The label, read; None where it is of a later form, or none at all."""
        try:
            if msgspec.json.decode(self.packed, type=_Format).format != FORMAT:
                return None
            return msgspec.json.decode(self.packed, type=Label)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None


def as_numbers(version: str) -> tuple[int, ...]:
    """A version to compare: ``0.10`` is later than ``0.9``, ``1.0`` is ``1``. Raises ValueError for what is none."""
    if not _VERSION.fullmatch(version):
        raise ValueError(version)
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def signed_head(label: Label) -> bytes:
    """What the maker signs: all that stands before the signature."""
    packed = msgspec.json.encode(label)
    return _MAGIC + _LENGTH.pack(len(packed)) + packed


def read_head(file: BinaryIO) -> Head:
    """Reads up to where the installer begins. Raises HeadError."""
    magic = file.read(len(_MAGIC))
    if magic != _MAGIC:
        raise HeadError("truncated" if magic and _MAGIC.startswith(magic) else "foreign")
    length = file.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        raise HeadError("truncated")
    (most,) = _LENGTH.unpack(length)
    if not 0 < most <= _MOST_LABEL:
        raise HeadError("stranger")
    packed, signature = file.read(most), file.read(SIGNATURE_BYTES)
    if len(packed) < most or len(signature) < SIGNATURE_BYTES:
        raise HeadError("truncated")
    return Head(magic + length + packed, signature, packed)
