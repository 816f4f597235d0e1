"""``python3 python.py SDIST FOLDER``: the Windows CPython of a stranger's package, each file seen to be the real one.

Every program and library must bear the Python Software Foundation's signature, with a stamp of the time at which it
was valid; every module of the standard library must stand in the catalogue that the Foundation signed, or be the same
as this machine's own. Nothing else is taken. Needs osslsigncode and the system's certificates; runs nothing of the
package.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
SIGNER = "O=Python Software Foundation"
CATALOGUE = "DLLs/python_lib.cat"
#: A library that Tk needs is not the Foundation's work; the runtime of Microsoft's compiler comes with a hashed wheel.
PROGRAMS = ("python.exe", "pythonw.exe", "python3.dll", "python311.dll")
NOT_LIBRARIES = ("tcl86t.dll", "tk86t.dll", "_tkinter.pyd")
#: Of Lib, what a build does not use.
NOT_MODULES = (
    "site-packages",
    "__pycache__",
    "test",
    "idlelib",
    "tkinter",
    "turtledemo",
    "lib2to3",
    "ensurepip",
    "venv",
)
MOST_BYTES = 64 << 20


def main(sdist: Path, folder: Path) -> None:
    """Takes the files out; ends with the first that is not what it should be."""
    with tarfile.open(sdist) as outer:
        name = next(one for one in outer.getnames() if one.endswith("/data.zip"))
        inner = outer.extractfile(name)
        if inner is None:
            raise SystemExit(f"{name} is no file")
        with zipfile.ZipFile(inner) as files:
            taken = _taken(files)
            for place, info in taken.items():
                target = folder / place
                target.parent.mkdir(parents=True, exist_ok=True)
                if info.file_size > MOST_BYTES:
                    raise SystemExit(f"{place} is too long")
                target.write_bytes(files.read(info))
    catalogue = folder / CATALOGUE
    _signed(catalogue)
    known = catalogue.read_bytes()
    for place in taken:
        path = folder / place
        if path.suffix in (".exe", ".dll", ".pyd"):
            _signed(path)
        elif place != CATALOGUE and not _known(path.read_bytes(), known, place):
            raise SystemExit(f"{place} is not the Foundation's")
    print(f"{len(taken)} files are the Python Software Foundation's", file=sys.stderr)


def _taken(files: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    taken = {}
    for info in files.infolist():
        place = PurePosixPath(*PurePosixPath(info.filename).parts[1:])  # under cp311/
        parts = place.parts
        if info.is_dir() or not parts or ".." in parts:
            continue
        if (
            str(place) in (*PROGRAMS, CATALOGUE)
            or (parts[0] == "DLLs" and place.suffix in (".dll", ".pyd") and place.name not in NOT_LIBRARIES)
            or (parts[0] == "Lib" and place.suffix == ".py" and not {*parts, place.stem}.intersection(NOT_MODULES))
        ):
            taken[str(place)] = info
    return taken


def _signed(path: Path) -> None:
    given = ["-in", str(path), "-CAfile", CERTIFICATES, "-TSA-CAfile", CERTIFICATES]
    # The lists of revoked certificates cannot be asked for without a network.
    done = subprocess.run(["osslsigncode", "verify", "-ignore-crl", *given], capture_output=True, check=False)
    words = done.stdout.decode(errors="replace")
    leaf = words[words.find("Signer #0") :].partition("Issuer")[0]
    if done.returncode or "Signature verification: ok" not in words or SIGNER not in leaf:
        raise SystemExit(f"{path.name} does not bear the Foundation's signature")


def _known(data: bytes, catalogue: bytes, place: str) -> bool:
    if not data or any(hashlib.new(kind, data).digest() in catalogue for kind in ("sha1", "sha256")):
        return True
    here = Path(sysconfig.get_path("stdlib")) / PurePosixPath(place).relative_to("Lib")
    return here.is_file() and here.read_bytes() == data.replace(b"\r\n", b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
