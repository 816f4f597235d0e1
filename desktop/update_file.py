"""An update as one signed file (``.sumuup``), carried by a stick: what it holds, and whether to believe it.

Its form is ``protocol.update_label``'s. Nothing of the label is believed, and nothing of the installer written
anywhere, before the signature was checked. Pure: no Qt, no window, no network; what this laptop is comes in as
``Here``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from desktop.errors import KnownError
from protocol.signing import check, sign
from protocol.update_label import SUFFIX, HeadError, Label, Offered, as_numbers, read_head, signed_head

__all__ = ["SUFFIX", "Here", "Label", "Offered", "Progress", "check_fits", "read_label", "take_out", "write_update"]

_CHUNK = 1 << 20

Progress = Callable[[int, int], object]


class Here(NamedTuple):
    """What this laptop is: its program's version, its system, and that system's version as ``Label.needs`` counts."""

    version: str
    system: str
    system_version: str


def read_label(path: Path, keys: Sequence[bytes], *, size: int | None = None) -> Label:
    """What a file says of itself, once the maker's signature was checked; of the installer only its size was looked
    at.

    ``keys``: the makers' public keys. ``size``: bytes that the file will have, of one that is still coming; its first
    ``MOST_HEAD`` bytes are enough. Raises KnownError: ``update_foreign`` (no such file), ``update_truncated``,
    ``update_stranger`` (signed by somebody else, or changed since), ``update_no_key`` (this program knows no maker),
    ``update_format`` (for later programs), ``file_unreadable``.
    """
    try:
        with path.open("rb") as file:
            return _label(file, keys, path.stat().st_size if size is None else size)
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
    signed = signed_head(label)
    path.write_bytes(signed + sign(seed, signed) + installer)


def _label(file: BinaryIO, keys: Sequence[bytes], size: int) -> Label:
    """Reads up to where the installer begins."""
    try:
        head = read_head(file)
    except HeadError as error:
        raise KnownError(f"update_{error.code}") from error
    if not keys:
        raise KnownError("update_no_key")
    if not any(check(key, head.signed, head.signature) for key in keys):
        raise KnownError("update_stranger")
    label = head.label()
    if label is None:
        raise KnownError("update_format")  # the maker signed it, so it is for other programs
    begins = len(head.signed) + len(head.signature)
    if size < begins + label.size:
        raise KnownError("update_truncated")
    if size > begins + label.size:
        raise KnownError("update_tampered")
    return label
