"""Files on this laptop's disk and on sticks: brought there for good, and what goes wrong, in words."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from desktop.errors import KnownError

_REASONS = {
    errno.ENOSPC: "stick_full",
    errno.EDQUOT: "stick_full",
    errno.EFBIG: "stick_file_too_large",
    errno.EROFS: "stick_read_only",
    errno.EACCES: "stick_read_only",
    errno.EPERM: "stick_read_only",
    errno.ENOENT: "stick_gone",
    errno.ENOTDIR: "stick_gone",
    errno.EIO: "stick_gone",
    errno.ENODEV: "stick_gone",
    errno.ENXIO: "stick_gone",
}


#: How file systems say that they have no such thing as bringing a folder to the disk: shares, some sticks. What stands
#: in the folder is whole all the same.
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


@contextlib.contextmanager
def stick_errors(*passing: type[Exception]) -> Iterator[None]:
    """Turns what a stick does into words; closing a file may fail once more, so the first error tells. ``passing``
    errors come through as they are."""
    try:
        yield
    except OSError as error:
        first: OSError = error
        while (earlier := first.__context__) is not None:
            if isinstance(earlier, (KnownError, *passing)):
                raise earlier from None
            if not isinstance(earlier, OSError):
                break
            first = earlier
        raise KnownError(_REASONS.get(first.errno or 0, "stick_failed")) from error


def settle(part: Path, target: Path) -> None:
    """Gives a finished file its name, for good."""
    os.replace(part, target)
    sync(target.parent)


def write_synced(path: Path, body: bytes) -> None:
    """A file whole or not at all, on the disk for good; its folder is there."""
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def sync(path: Path) -> None:
    """Brings a file or folder to the disk; where folders cannot be (Windows, shares), the file's own sync must do."""
    is_folder = path.is_dir()
    if os.name == "nt" and is_folder:
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if not (is_folder and error.errno in _NO_FOLDER_SYNC):
            raise
    finally:
        os.close(descriptor)
