"""许可证 What the program is made of, with the texts of its licences: they lie on every laptop, for the window to show.

Most packages bring the text along, beside what they say of themselves; ``make package`` takes that with them. Those of
whoever brings none, and of libraries that lie within another's package, stand in ``resources/licences``.
"""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path
from typing import Final, NamedTuple

from desktop.resources import resource_path

#: What a package calls a text of its licence.
_NAMED: Final = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_CODE: Final = frozenset({".py", ".pyc", ".so", ".pyd"})


class Part(NamedTuple):
    """A package that ships, or what ships without being one (``package`` ""). ``texts``: names in resources/licences,
    besides those that the package brings."""

    name: str
    package: str = ""
    texts: tuple[str, ...] = ()


_LGPL: Final = ("LGPL-3.0.txt", "GPL-3.0.txt")  # the first is written upon the second
#: Packages that are not here bring all their texts themselves, under their own name.
_MORE: Final = {
    part.package: part
    for part in (
        Part("Qt 6, PySide6 Essentials", "pyside6-essentials", _LGPL),
        Part("Qt 6, PySide6 Pdf", "pyside6-pdf", _LGPL),
        Part("Shiboken 6", "shiboken6", _LGPL),
        Part("pi-heif, libheif, libde265", "pi-heif", _LGPL),
        Part("sqlcipher3, SQLCipher, OpenSSL", "sqlcipher3", ("SQLCipher.txt", "Apache-2.0.txt")),
        Part("cryptography, OpenSSL", "cryptography", ("Apache-2.0.txt",)),
        Part("certifi", "certifi", ("MPL-2.0.txt",)),
        Part("typst and its fonts", "typst", ("typst-fonts.txt",)),
        Part("zstandard, Zstandard", "zstandard", ("Zstandard.txt",)),
    )
}
_OTHERS: Final = (
    Part("Phosphor Icons", texts=("Phosphor-Icons.txt",)),
    Part("Python", texts=("Python.txt",)),
    Part("strokes.txt", texts=("../strokes.LICENSE.txt",)),
)
#: The packages of ``requirements/desktop.txt``, those of the one system and of the other.
PACKAGES: Final = (
    *("backports-tarfile", "certifi", "cffi", "charset-normalizer", "cryptography", "filelock", "idna"),
    *("importlib-metadata", "jaraco-classes", "jaraco-context", "jaraco-functools", "jeepney", "keyring"),
    *("lazy-importer", "more-itertools", "msgspec", "peewee", "pi-heif", "pillow", "platformdirs", "pycparser"),
    *("pypinyin", "pyside6-essentials", "pyside6-pdf", "python-calamine", "pywin32-ctypes", "requests"),
    *("secretstorage", "segno", "shiboken6", "sqlcipher3", "typst", "urllib3", "uuid-utils", "xlsxwriter", "zipp"),
    "zstandard",
)


def parts() -> list[Part]:
    """All that is here, by name; packages that this system does not need are not."""
    found = [_MORE.get(name, Part(name, name)) for name in PACKAGES if _is_here(name)]
    return sorted((*found, *_OTHERS), key=lambda part: part.name.casefold())


def without_text() -> list[str]:
    """The parts of which a text is missing here."""
    gone = [part.name for part in _MORE.values() if not _is_here(part.package)]
    return gone + [part.name for part in parts() if not text_of(part)]


def text_of(part: Part) -> str:
    """Every text of a part, one after another; "" where there is none."""
    return "\n\n\n".join(
        path.read_text(encoding="utf-8", errors="replace").strip("\n")
        for path in (*_brought(part.package), *_kept(part))
    )


def _kept(part: Part) -> list[Path]:
    return [resource_path("licences") / name for name in part.texts]


def _brought(package: str) -> list[Path]:
    """The files of a package that are texts of its licence."""
    if not package:
        return []
    files = metadata.distribution(package).files or []
    named = [each for each in files if _NAMED.search(str(each)) and each.suffix not in _CODE]
    found = (Path(str(each.locate())) for each in named if ".dist-info" in str(each))
    return sorted(path for path in found if path.is_file())


def _is_here(package: str) -> bool:
    try:
        metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return False
    return True
